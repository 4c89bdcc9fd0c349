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
from canvas.model.fields import Choice, Choices, Day, Kind, Texts, Unfit
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
    "key": Field(KEY),
    "language": Field(Word(LANGUAGES), shared=False),
    "title": Field(Line(), shared=False, longest=70),
    "gist": Field(Line(), shared=False, longest=160),
    "organisation": Field(Line()),
    "place": Field(Line()),
    "country": Field(COUNTRY),
    "sector": Field(Choice(Sector)),
    "size": Field(Choice(CaseSize)),
    "years": Field(Years()),
    "status": Field(Choice(CaseStatus)),
    "outcome": Field(Choice(Outcome)),
    "checked_on": Field(Day()),
    "blocks": Field(Choices(Block)),
    "patterns": Field(Lines(), count=(1, 4)),
    "tags": Field(Lines(), count=(3, 6), known=tuple(tag.value for tag in Tag), unknown_rule="unknown-tag"),
    "data_kinds": Field(Choices(DataKind)),
    "parties": Field(Lines(), shared=False),
}
"""The fields of a case, without its tables."""

REGION: Final[Mapping[str, Field]] = {"code": Field(NUTS), "name": Field(Line())}

RESULT: Final[Mapping[str, Field]] = {
    "text": Field(Line(), shared=False),
    "kind": Field(Choice(ResultKind), missing_rule="result-kind"),
    "by": Field(Line(), shared=False),
    "year": Field(Year(), required=False),
    "source": Field(Position(), missing_rule="result-source", unfit_rule="result-source"),
}

SOURCE: Final[Mapping[str, Field]] = {
    "title": Field(Line()),
    "url": Field(Address(), missing_rule="source-address", unfit_rule="source-address"),
    "year": Field(Year(), required=False),
}

TABLES: Final[Mapping[str, Mapping[str, Field]]] = {"region": REGION}
"""The tables that stand once."""

ROWS: Final[Mapping[str, Mapping[str, Field]]] = {"results": RESULT, "sources": SOURCE}
"""The tables that stand several times."""
