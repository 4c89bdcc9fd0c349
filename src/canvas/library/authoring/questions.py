"""The questions that make a case, in plain words and in order, for someone who never heard of front matter.

The list is made anew from the draft after every answer, so that each source and each result that was named gets its own
questions, and the next one can be named.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from canvas.library.authoring.answers import (
    Reader,
    Reading,
    address_reader,
    choice_reader,
    kind_reader,
    lines_reader,
    list_reader,
    number_reader,
    region_reader,
    said_reader,
    size_reader,
    source_title_reader,
    source_year_reader,
    text_reader,
    year_reader,
    years_reader,
)
from canvas.library.authoring.catalogue import Catalogue, region_of, region_words
from canvas.library.authoring.draft import Draft
from canvas.library.authoring.needs import need_of_section
from canvas.library.authoring.wordlists import Word
from canvas.library.shape import CASE, MOST_ROWS
from canvas.locale import N_, _
from canvas.model.case import HEADINGS, OWN_READING, Section
from canvas.model.words import Block, CaseSize, CaseStatus, DataKind, Outcome, ResultKind, Sector
from canvas.text.toml_source import Path as Place

SECTIONS: Final = "sections"
"""The first part of the place of a section: ("sections", "situation")."""

_SAID_BY_THE_FIRM: Final = (ResultKind.CLAIMED.value, ResultKind.PLANNED.value)
_BESIDE: Final = {"en": N_("In English: {text}"), "nl": N_("In Dutch: {text}")}


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one place of the draft."""

    place: Place
    ask: str
    read: Reader
    about: str = ""
    """What helps to answer it, told when asked for."""
    part: str = ""
    """The part of the conversation it belongs to, told when it begins."""
    words: tuple[Word, ...] = ()
    """The closed list to choose from."""
    many: bool = False
    """Several things may be answered, and what is typed is added to those that stand there."""
    search: bool = False
    """The list is too long to show: what is typed is searched in it."""
    offered: tuple[Word, ...] = ()
    """The words of a long list that are shown to begin with."""
    lines: bool = False
    """It takes several lines, until an empty one."""
    proposal: str = ""
    """What Enter takes, as it could be typed."""
    wrong: str = ""
    """What is wrong with the answer that stands there."""
    beside: str = ""
    """What stands there in the other language, with the name of that language, to look at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Makes the questions for a draft."""

    catalogue: Catalogue
    language: str
    """The author's, in which the questions are asked and the lists are named."""
    propose_key: Callable[[str], str]
    """A key that is free, from the name of an organisation."""
    original: Draft | None = None
    """The case in the other language, when there is one; what it says is shown beside the questions."""
    whole: bool = True
    """Ask everything; else, for a twin, only what is told in words of its own."""
    _words: dict[str, tuple[Word, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __call__(self, draft: Draft) -> list[Question]:
        """Every question, in order; the answers so far are in the draft."""
        if not self.whole:
            return [
                self._organisation(),
                *self._parties(),
                *self._story(draft),
                *self._results_of_twin(draft),
            ]
        return [
            *self._firm(draft),
            *self._change(draft),
            *self._story(draft),
            *self._sources(draft),
            *self._results(draft),
            self._key(draft),
        ]

    def _firm(self, draft: Draft) -> Iterator[Question]:
        part = _("The firm")
        yield self._organisation()
        yield Question(
            ("place",), _("In which town or region?"), text_reader(),
            _("The town where it happened; for more than one town, the region."), part,
        )  # fmt: skip
        place = str(draft.value(("place",)) or "")
        found = region_of(place)
        yield Question(
            ("region",), _("In which province or region is that?"), region_reader,
            _("Another region: type its NUTS code and its name, as in BE21 Antwerpen."), part,
            words=region_words(), proposal=found[1] if found else "",
        )  # fmt: skip
        sectors = self.catalogue.words(Sector, self.language)
        yield Question(
            ("sector",), _("In which sector?"), choice_reader(sectors, many=False),
            _("Take the one whose owners would learn most from it."), part, words=sectors,
        )  # fmt: skip
        sizes = self.catalogue.words(CaseSize, self.language)
        yield Question(
            ("size",), _("How many people work there?"), size_reader(sizes),
            _("Say “unknown” when no source tells; that is an answer too."), part, words=sizes,
        )  # fmt: skip

    def _organisation(self) -> Question:
        elsewhere = self.original.value(("organisation",)) if self.original else None
        return Question(
            ("organisation",), _("Whose story is it? Name the firm, or what several firms made together."),
            text_reader(), _("The name by which people know it. Leave out the names of persons."), _("The firm"),
            proposal=str(elsewhere or ""),
        )  # fmt: skip

    def _change(self, draft: Draft) -> Iterator[Question]:
        part = _("What happened")
        yield Question(
            ("years",), _("Of which years does the story speak? As in 2018-2020."), years_reader,
            _("The first and the last year that the sources tell of; one is enough."), part,
        )  # fmt: skip
        yield self._choice(
            ("status",), CaseStatus, _("Does it still run?"),
            _("Say “unknown”, unless a source says that it ended or, in the last two years, that it runs."), part,
        )  # fmt: skip
        yield self._choice(
            ("outcome",), Outcome, _("How did it end?"),
            _("Success: it did what it was meant to, as far as the sources go. Mixed: part worked, or the sum did not close. Stalled: it never got going, or stopped half way. Failed: it ended because it did not work. Too early to say: it runs, and nobody can tell yet what it brings. Nobody is blamed."),
            part,
        )  # fmt: skip
        yield self._choice(
            ("blocks",), Block, _("Which parts of the business changed? The most important first, parted by commas."),
            _("One to five of them. A block changed when its answer became another:"), part, many=True,
        )  # fmt: skip
        yield self._choice(
            ("data_kinds",), DataKind, _("Which data play a part? Several are parted by commas."),
            _("Data that were used, or that the story turns on."), part, many=True,
        )  # fmt: skip
        yield self._patterns(draft, part)
        yield self._tags(draft, part)
        yield self._concerns(draft, part)
        yield from self._parties(part)

    def _choice(
        self, place: Place, of: type[Block | CaseStatus | DataKind | Outcome], ask: str, about: str,
        part: str, *, many: bool = False,
    ) -> Question:  # fmt: skip
        words = self.catalogue.words(of, self.language)
        return Question(place, ask, choice_reader(words, many=many), about, part, words=words, many=many)

    def _patterns(self, draft: Draft, part: str) -> Question:
        words = self._once("patterns", lambda: self.catalogue.pattern_words(self.language))
        fitting = self.catalogue.fitting_patterns(
            listed(draft.value(("blocks",))), listed(draft.value(("data_kinds",)))
        )
        return Question(
            ("patterns",),
            _("Which move do you recognise in it? Choose up to four, or type a word to search for, such as “subscription”."),
            choice_reader(words, many=True),
            _("A pattern is a move that many firms made before. These are all there are:"),
            part, words=words, many=True, search=True, offered=_in_order(words, fitting),
        )  # fmt: skip

    def _tags(self, draft: Draft, part: str) -> Question:
        words = self._once("tags", lambda: self.catalogue.tag_words(self.language))
        proposed = self.catalogue.tags_of(listed(draft.value(("patterns",))))
        return Question(
            ("tags",), _("What is it about? Choose three to six, or type a word to search for."),
            choice_reader(words, many=True), _("These are all there are:"), part,
            words=words, many=True, search=True, offered=_in_order(words, proposed),
        )  # fmt: skip

    def _concerns(self, draft: Draft, part: str) -> Question:
        words = self._once("concerns", lambda: self.catalogue.concern_words(self.language))
        offered = self.catalogue.concerns_behind(listed(draft.value(("patterns",))))
        return Question(
            ("concerns",),
            _("What is an owner busy with who should be shown this? The most fitting first; a number, or a word to search for."),
            choice_reader(words, many=True),
            _("One to seven; it is by these that a workshop finds the case. These are all there are:"),
            part, words=words, many=True, search=True, offered=_in_order(words, offered),
        )  # fmt: skip

    def _once(self, name: str, make: Callable[[], tuple[Word, ...]]) -> tuple[Word, ...]:
        if name not in self._words:
            self._words[name] = make()
        return self._words[name]

    def _parties(self, part: str = "") -> Iterator[Question]:
        yield Question(
            ("parties",), _("Who took part? Several are parted by commas."), list_reader(),
            _("Firms, schools, kinds of customers; no names of persons."), part or _("The story"), many=True,
            beside=self._beside(("parties",)),
        )  # fmt: skip

    def _story(self, draft: Draft) -> Iterator[Question]:
        part = _("The story")
        for section, heading in HEADINGS[draft.language].items():
            place = (SECTIONS, section.value)
            yield Question(
                place, f"{heading}. {need_of_section(section)}", text_reader(),
                _about_section(section), part, lines=True, beside=self._beside(place),
            )  # fmt: skip
        yield Question(
            ("title",), _("What did they do, in at most 70 characters? This becomes the title."),
            text_reader(CASE["title"].longest), _("Tell what they did; not the firm's name with a slogan."), part,
            beside=self._beside(("title",)),
        )  # fmt: skip
        yield Question(
            ("gist",), _("Who did what, and what came of it? In one or two sentences, at most 160 characters."),
            text_reader(CASE["gist"].longest), _("In the past tense; it stands beside a question in a workshop."), part,
            beside=self._beside(("gist",)),
        )  # fmt: skip
        yield Question(
            ("questions",),
            _("With what would an owner come who should be shown this? Three to eight sentences as they would say them, each on a line."),
            lines_reader(),
            _("In other words than those of your story; they are searched. As in: half of what we send comes back."), part,
            lines=True, beside=self._beside(("questions",)),
        )  # fmt: skip

    def _sources(self, draft: Draft) -> Iterator[Question]:
        part = _("Where it can be read")
        rows = draft.rows("sources")
        for position in range(min(len(rows) + 1, MOST_ROWS)):
            first = _(
                "Where can this be read? Who published it, and what is it called? As in: Omroep Gelderland, Four shops without staff."
            )
            another = _("Another source? Type who published it and what it is called; Enter goes on.")
            yield Question(
                ("sources", position, "title"), another if position else first,
                said_reader(source_title_reader(position)),
                _("A page that others can open too."), part,
            )  # fmt: skip
            if position < len(rows):
                yield Question(
                    ("sources", position, "url"), _("At which address on the web?"), address_reader,
                    _("That of the page itself, as it stands at the top of the browser; copy it from there."), part,
                )  # fmt: skip
                yield Question(
                    ("sources", position, "year"), _("From which year is it? Or: no date."),
                    source_year_reader(position),
                    _("The year in which the page was published; “no date” when it gives none."), part,
                )  # fmt: skip

    def _results(self, draft: Draft) -> Iterator[Question]:
        part = _("What came of it")
        rows = draft.rows("results")
        sources = tuple(
            Word(str(number), str(row.get("title") or row.get("url") or number))
            for number, row in enumerate(draft.rows("sources"), 1)
        )
        for position in range(min(len(rows) + 1, MOST_ROWS)):
            yield self._result_text(position, part)
            if position < len(rows):
                yield from self._about_result(draft, position, sources, part)

    def _result_text(self, position: int, part: str) -> Question:
        first = _("What came of it? One thing, in a sentence; more can follow.")
        another = _("Another result? Type it in a sentence; Enter goes on.")
        place = ("results", position, "text")
        return Question(
            place, another if position else first, said_reader(text_reader()),
            _("A figure, a choice, an end. “What it brought in is unknown” is one too."), part,
            beside=self._beside(place),
        )  # fmt: skip

    def _about_result(
        self, draft: Draft, position: int, sources: tuple[Word, ...], part: str
    ) -> Iterator[Question]:
        kinds, by = self.catalogue.words(ResultKind, self.language), ("results", position, "by")
        yield Question(
            ("results", position, "kind"), _("How do we know?"),
            choice_reader(kinds, many=False) if draft.value(by) else kind_reader(kinds, by),
            _("When in doubt, take the weaker one: only what was counted, with who counted, is counted."), part,
            words=kinds,
        )  # fmt: skip
        of_the_firm = draft.value(("results", position, "kind")) in _SAID_BY_THE_FIRM
        yield Question(
            ("results", position, "by"), _("Who counted it, or says so?"), text_reader(),
            _("The firm itself, a newspaper, a researcher: whose figure or word it is. No names of persons."), part,
            proposal=str(draft.value(("organisation",)) or "") if of_the_firm else "",
            beside=self._beside(("results", position, "by")),
        )  # fmt: skip
        yield Question(
            ("results", position, "year"), _("In which year?"), year_reader,
            _("The year in which it was counted or said; Enter when the source does not tell."), part,
        )  # fmt: skip
        if sources:
            yield Question(
                ("results", position, "source"), _("Which of the sources says so? Its number or its name; Enter leaves it open."), number_reader(sources),
                _("The page on which a reader finds it; when several say so, the best one."),
                part, words=sources,
            )  # fmt: skip

    def _results_of_twin(self, draft: Draft) -> Iterator[Question]:
        part = _("What came of it")
        for position in range(len(draft.rows("results"))):
            for name, ask in (("text", _("What came of it?")), ("by", _("Who counted it, or says so?"))):
                place = ("results", position, name)
                about = _("The same as in the other text, in the words of this language.")
                yield Question(place, ask, text_reader(), about, part, beside=self._beside(place))

    def _key(self, draft: Draft) -> Question:
        def read(typed: str) -> Reading:
            return Reading(self.propose_key(typed))

        return Question(
            ("key",), _("What shall the file be called?"), read,
            _("Small letters, digits and hyphens; the ending comes by itself. It is the key of the case."),
            _("The file"), proposal=self.propose_key(str(draft.value(("organisation",)) or "")),
        )  # fmt: skip

    def _beside(self, place: Place) -> str:
        if self.original is None:
            return ""
        if place[0] == SECTIONS:
            text = self.original.sections.get(Section(str(place[1])), "")
        else:
            value = self.original.value(place)
            between = "\n\n" if place == ("questions",) else ", "
            text = between.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value or "")
        return _(_BESIDE[self.original.language]).format(text=text) if text else ""


def listed(value: object) -> list[str]:
    """The texts of a list, as it was read from a file, right or wrong."""
    values = value if isinstance(value, (list, tuple)) else [value]
    return [each for each in values if isinstance(each, str)]


def _about_section(section: Section) -> str:
    said = [
        _("This is your reading of the sources, and the page says so; write it plainly and modestly.")
        if section in OWN_READING
        else _("Only what a source says; a thought of your own says that it is one."),
        _("Plain paragraphs: no lists, no bold, no links. All seven together have 250 to 500 words."),
    ]
    if section is Section.SITUATION:
        said.insert(0, _("Begin with what pinched, not with the history of the firm."))
    return " ".join(said)


def _in_order(words: tuple[Word, ...], keys: Collection[str]) -> tuple[Word, ...]:
    by_key = {word.key: word for word in words}
    return tuple(by_key[key] for key in keys if key in by_key)
