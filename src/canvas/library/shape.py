"""The front matter of a case, declared once: which fields there are, of which kind, and how much they hold.

Reading, checking and the comparison with the twin in the other language all follow this table (design.md 5).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import urlsplit

from canvas.locale import LANGUAGES, N_, _
from canvas.model.fields import Choice, Choices, Day, Flag, Kind, Texts, Unfit
from canvas.model.words import Block, CaseSize, CaseStatus, DataKind, Outcome, ResultKind, Sector, Tag
from canvas.text.nearest import nearest
from canvas.text.show import show

MOST_ROWS: Final = 40
"""Most results, most sources and most entries of a list in one case."""
MOST_LINE: Final = 400
"""Longest line of text in the front matter, in characters."""


def _seen(text: str) -> str:
    """The text, when a reader can see all of it."""
    if show(text) != text:
        raise Unfit(_("This text holds characters that cannot be seen, such as an escape or a newline."))
    if len(text) > MOST_LINE:
        raise Unfit(_("This text is longer than {most} characters.").format(most=MOST_LINE))
    return text.strip()


@dataclass(frozen=True, slots=True)
class Line(Kind):
    """A text on one line, every character of which can be seen."""

    def take(self, value: object) -> object:
        """The text without space around it; None when there is nothing in it."""
        if not isinstance(value, str):
            raise Unfit(_("A text is needed here, in quotes."))
        return _seen(value) or None


@dataclass(frozen=True, slots=True)
class Lines(Texts):
    """Several texts, each on one line."""

    def take(self, value: object) -> object:
        """The texts as a tuple, each once."""
        texts = Texts.take(self, value)
        assert isinstance(texts, tuple)
        if len(texts) > MOST_ROWS:
            raise Unfit(_("This list has more than {most} entries.").format(most=MOST_ROWS))
        return tuple(dict.fromkeys(line for text in texts if (line := _seen(text))))


@dataclass(frozen=True, slots=True)
class Shaped(Kind):
    """A text that must have a certain shape, such as a key or a code."""

    shape: str
    """A regular expression for the whole of it."""
    wrong: str
    """The sentence when it does not fit, marked for translation."""

    def take(self, value: object) -> object:
        """The text."""
        if not isinstance(value, str) or len(value) > 80 or not re.fullmatch(self.shape, value):
            raise Unfit(_(self.wrong))
        return value


KEY: Final = Shaped(
    r"[a-z0-9]+(-[a-z0-9]+)*",
    N_("A key of small letters, digits and single hyphens is needed here, as in “baker-street”."),
)
COUNTRY: Final = Shaped(r"[A-Z]{2}", N_("The two capitals of a country are needed here, as in “NL”."))
NUTS: Final = Shaped(r"[A-Z]{2}[A-Z0-9]{1,3}", N_("The NUTS code of a region is needed here, as in “NL22”."))


@dataclass(frozen=True, slots=True)
class Word(Kind):
    """One word from a closed list that is no enumeration."""

    words: tuple[str, ...]

    def take(self, value: object) -> object:
        """The word."""
        if not isinstance(value, str):
            raise Unfit(_("A word from a closed list is needed here."), self.words)
        if value not in self.words:
            raise Unfit(
                _("“{word}” is not a known word here.").format(word=value[:60]),
                self.words,
                nearest(value, self.words),
            )
        return value


@dataclass(frozen=True, slots=True)
class Year(Kind):
    """One year."""

    def take(self, value: object) -> object:
        """The year."""
        if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= 2100:
            raise Unfit(_("A year is needed here, without quotes, as in 2024."))
        return value


@dataclass(frozen=True, slots=True)
class Years(Kind):
    """The first and the last year, or the only one."""

    empty: ClassVar[object] = ()

    def take(self, value: object) -> object:
        """One or two years as a tuple."""
        if not isinstance(value, (list, tuple)) or len(value) > 2:
            raise Unfit(_("The first and the last year are needed here, as in [2018, 2020]."))
        years = tuple(Year().take(year) for year in value)
        if len(years) == 2 and years[0] >= years[1]:  # type: ignore[operator]
            raise Unfit(_("The first year must be before the last one; one year is written as [2020]."))
        return years


@dataclass(frozen=True, slots=True)
class Position(Kind):
    """Which of the sources, counted from 1."""

    def take(self, value: object) -> object:
        """The number."""
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_ROWS:
            raise Unfit(_("The number of a source is needed here: 1 for the first [[sources]], and so on."))
        return value


@dataclass(frozen=True, slots=True)
class Address(Kind):
    """The address of a page on the web."""

    def take(self, value: object) -> object:
        """The address."""
        if not isinstance(value, str):
            raise Unfit(_("A text is needed here, in quotes."))
        if not value.strip():
            return None
        try:
            parts = urlsplit(value)
            host = parts.hostname or ""
        except ValueError:
            raise Unfit(self._wrong()) from None
        bad = parts.scheme not in ("http", "https") or "." not in host.strip(".") or bool(parts.username)
        if bad or re.search(r"\s", value) or show(value) != value or len(value) > 2_000:
            raise Unfit(self._wrong())
        return value

    def _wrong(self) -> str:
        return _("This is not the address of a page: it must begin with https:// or http://, without spaces.")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the front matter."""

    kind: Kind
    about: str
    """What it says, one plain sentence marked for translation; the JSON Schema tells it to an author's editor."""
    required: bool = True
    shared: bool = True
    """It must be the same in both languages."""
    longest: int = 0
    """Most characters; 0 is as many as fit."""
    count: tuple[int, int] = (0, 0)
    """Least and most entries of a list; (0, 0) is any number."""
    known: tuple[str, ...] = ()
    """The words a list may hold, where a word off it is pointed out but does not keep the case out."""
    unknown_rule: str = ""
    """The rule that points it out."""
    missing_rule: str = "missing-field"
    unfit_rule: str = ""
    """The rule for a value it cannot hold; empty is `closed-list` or `wrong-type`, as it may be."""


CASE: Final[Mapping[str, Field]] = {
    "key": Field(KEY, N_("The key of the case, the same as in the names of its files.")),
    "language": Field(Word(LANGUAGES), N_("The language this file is written in."), shared=False),
    "title": Field(Line(), N_("What they did, in at most 70 characters."), shared=False, longest=70),
    "gist": Field(
        Line(),
        N_("Who did what and what came of it, in at most 160 characters."),
        shared=False,
        longest=160,
    ),
    "organisation": Field(
        Line(), N_("The firm, or the firms together, that the case is about."), shared=False
    ),
    "place": Field(Line(), N_("The town or the region, as it is called in this language."), shared=False),
    "country": Field(COUNTRY, N_("The country, as two capitals.")),
    "sector": Field(Choice(Sector), N_("The sector.")),
    "size": Field(Choice(CaseSize), N_("How many people work there.")),
    "years": Field(Years(), N_("The first and the last year that the case speaks of, or the only one.")),
    "status": Field(Choice(CaseStatus), N_("Whether it still runs, as far as the sources tell.")),
    "outcome": Field(Choice(Outcome), N_("What became of it.")),
    "checked_on": Field(Day(), N_("The day on which the sources were last looked at.")),
    "blocks": Field(Choices(Block), N_("The building blocks that changed, the most important first.")),
    "patterns": Field(Lines(), N_("The patterns that the case shows, one to four."), count=(1, 4)),
    "tags": Field(
        Lines(),
        N_("What it is about, three to six words of the list."),
        count=(3, 6),
        known=tuple(tag.value for tag in Tag),
        unknown_rule="unknown-tag",
    ),
    "concerns": Field(
        Lines(),
        N_(
            "What an owner must be busy with to be shown it, the most fitting first; canvas case concerns lists them."
        ),
        required=False,
        count=(1, 7),
    ),
    "questions": Field(
        Lines(),
        N_(
            "What an owner who should be shown it would ask or say, in an owner's own words, three to eight sentences."
        ),
        required=False,
        shared=False,
        count=(3, 8),
    ),
    "data_kinds": Field(Choices(DataKind), N_("The kinds of data that play a part.")),
    "parties": Field(Lines(), N_("The parties in the chain, in the words of this language."), shared=False),
}
"""The fields of a case, without its tables."""

REGION: Final[Mapping[str, Field]] = {
    "code": Field(NUTS, N_("The NUTS code of the region, such as NL22.")),
    "name": Field(Line(), N_("The name of the region.")),
}

RESULT: Final[Mapping[str, Field]] = {
    "text": Field(Line(), N_("What came of it, in one line."), shared=False),
    "kind": Field(
        Choice(ResultKind), N_("How firm it is: counted, told by others, said by the firm or planned."),
        missing_rule="result-kind",
    ),
    "by": Field(Line(), N_("Who says so."), shared=False),
    "year": Field(Year(), N_("The year it was said or counted in."), required=False),
    "source": Field(
        Position(), N_("Which of the sources it comes from, counted from 1."),
        missing_rule="result-source", unfit_rule="result-source",
    ),
}  # fmt: skip

SOURCE: Final[Mapping[str, Field]] = {
    "title": Field(Line(), N_("Who published it, and what it is.")),
    "url": Field(
        Address(), N_("The address of the page."), missing_rule="source-address", unfit_rule="source-address"
    ),
    "year": Field(Year(), N_("The year of the source."), required=False),
    "undated": Field(Flag(), N_("true when you looked for its year and it gives none."), required=False),
}

ALLOW: Final[Mapping[str, Field]] = {
    "rule": Field(Line(), N_("The rule of the check that is switched off for this file."), shared=False),
    "reason": Field(Line(), N_("Why that is right here, in one sentence."), shared=False),
}

TABLES: Final[Mapping[str, Mapping[str, Field]]] = {"region": REGION}
"""The tables that stand once."""

ROWS: Final[Mapping[str, Mapping[str, Field]]] = {"results": RESULT, "sources": SOURCE}
"""The tables that stand several times."""

SPARE_ROWS: Final[Mapping[str, Mapping[str, Field]]] = {"allow": ALLOW}
"""The tables that may stand several times, which a case can be read without."""
