"""What can be found: cases, patterns and technology cards, each as texts per language and words to narrow down by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from canvas.library.reading import Library
from canvas.locale import LANGUAGES
from canvas.model.case import Case, Section
from canvas.model.pattern import Pattern, Technology
from canvas.model.said import Said


class EntryKind(StrEnum):
    """What a find is."""

    CASE = "case"
    PATTERN = "pattern"
    TECHNOLOGY = "technology"


class Facet(StrEnum):
    """By what the finds can be narrowed down."""

    KIND = "kind"
    SECTOR = "sector"
    REGION = "region"
    SIZE = "size"
    OUTCOME = "outcome"
    BLOCK = "block"
    PATTERN = "pattern"
    DATA_KIND = "data_kind"


@dataclass(frozen=True, slots=True)
class Text:
    """An entry in one language."""

    title: str
    gist: str
    told: tuple[str, ...]
    """Paragraphs, in the order in which a hit in them tells most."""
    also: tuple[str, ...] = ()
    """Words by which it is found besides: they tell nothing, so they are never shown."""

    @property
    def passages(self) -> tuple[str, ...]:
        """All by which it is found, besides its title and its gist."""
        return (*self.told, *self.also)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found."""

    kind: EntryKind
    key: str
    texts: Mapping[str, Text]
    """Language → the text; a case may be there in one language only."""
    facets: Mapping[Facet, tuple[str, ...]]
    """Words of closed lists and names of regions, as they stand in the data."""

    @property
    def id(self) -> str:
        """`case:aspari`, unlike every other entry's."""
        return f"{self.kind.value}:{self.key}"

    def text(self, language: str) -> Text:
        """In this language, else in whichever there is."""
        return self.texts.get(language) or next(iter(self.texts.values()))


_MOST_TELLING = (
    Section.CHANGED, Section.DATA, Section.CHAIN, Section.RESULT, Section.SITUATION, Section.HARD, Section.BORROW,
)  # fmt: skip


_FOREMOST: Final = 4
"""Of so many of its concerns a case is found by what they are called; what it touches in passing would find too much."""
_NONE: Final[Mapping[str, Said]] = MappingProxyType({})


def entries_of(
    library: Library,
    patterns: Mapping[str, Pattern],
    technologies: Mapping[str, Technology],
    concerns: Mapping[str, Said] = _NONE,
    sectors: Mapping[str, Said] = _NONE,
) -> tuple[Entry, ...]:
    """Everything that can be found: the cases by title, then the patterns and the technologies in their own order.

    Args:
        library: the cases.
        patterns: by key; a case's patterns are found by their names as well.
        technologies: by key.
        concerns: key → what it is called; a case is found by the foremost of its own as well.
        sectors: key → what it is called; a case is found by the name of its own in every language.
    """
    every = library.keys()
    cases = [_case(library, key, patterns, concerns, sectors) for key in every]
    cases.sort(key=lambda entry: entry.text(LANGUAGES[0]).title.casefold())
    return (
        *cases,
        *(_pattern(pattern) for pattern in patterns.values()),
        *(_technology(technology) for technology in technologies.values()),
    )


def _case(
    library: Library,
    key: str,
    patterns: Mapping[str, Pattern],
    concerns: Mapping[str, Said],
    sectors: Mapping[str, Said],
) -> Entry:
    both = {word: case for word in LANGUAGES if (case := library.cases.get((key, word)))}
    one = next(iter(both.values()))
    facets = {
        Facet.KIND: (EntryKind.CASE.value,),
        Facet.SECTOR: (one.sector.value,),
        Facet.REGION: (one.region_name,),
        Facet.SIZE: (one.size.value,),
        Facet.OUTCOME: (one.outcome.value,),
        Facet.BLOCK: tuple(block.value for block in one.blocks),
        Facet.PATTERN: one.patterns,
        Facet.DATA_KIND: tuple(kind.value for kind in one.data_kinds),
    }
    named = tuple(sectors[one.sector.value].texts.values()) if one.sector.value in sectors else ()
    texts: dict[str, Text] = {
        language: _case_text(case, patterns, concerns, named) for language, case in both.items()
    }
    return Entry(EntryKind.CASE, key, texts, facets)


def _case_text(
    case: Case, patterns: Mapping[str, Pattern], concerns: Mapping[str, Said], also: tuple[str, ...]
) -> Text:
    story = [
        paragraph
        for section in _MOST_TELLING
        for paragraph in case.sections.get(section, "").split("\n\n")
        if paragraph
    ]
    moves = [patterns[key].name.of(case.language) for key in case.patterns if key in patterns]
    facts = " · ".join((case.organisation, case.place, case.region_name, *case.parties, *moves))
    results = tuple(result.text for result in case.results)
    named = [concerns[key].of(case.language) for key in case.concerns[:_FOREMOST] if key in concerns]
    busy = (" · ".join(named),) if named else ()
    return Text(case.title, case.gist, (*story, *results, facts, *busy, *case.questions), also)


def _pattern(pattern: Pattern) -> Entry:
    facets = {
        Facet.KIND: (EntryKind.PATTERN.value,),
        Facet.BLOCK: tuple(block.value for block in pattern.blocks),
        Facet.PATTERN: (pattern.key,),
        Facet.DATA_KIND: tuple(kind.value for kind in pattern.data_kinds),
    }
    told = (pattern.fits, pattern.data, pattern.chain, pattern.seen, pattern.fails)
    return Entry(
        EntryKind.PATTERN, pattern.key, _texts(pattern.name, pattern.idea, told, pattern.key), facets
    )


def _technology(technology: Technology) -> Entry:
    facets = {
        Facet.KIND: (EntryKind.TECHNOLOGY.value,),
        Facet.PATTERN: technology.patterns,
        Facet.DATA_KIND: tuple(kind.value for kind in technology.data_kinds),
    }
    told = (technology.question, technology.needs, technology.watch)
    texts = _texts(technology.name, technology.idea, told, technology.key)
    return Entry(EntryKind.TECHNOLOGY, technology.key, texts, facets)


def _texts(title: Said, gist: Said, told: Iterable[Said], key: str) -> dict[str, Text]:
    rest = tuple(told)
    return {
        language: Text(
            title.of(language), gist.of(language), tuple(each.of(language) for each in rest), (key,)
        )
        for language in LANGUAGES
    }
