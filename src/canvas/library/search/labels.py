"""What facets and their words are called, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from canvas.library.regions import called
from canvas.library.search.engine import Found
from canvas.library.search.entries import EntryKind, Facet
from canvas.locale import N_, _, ngettext
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block, CaseSize, DataKind, Outcome, Sector

_FACETS: Final[Mapping[Facet, str]] = {
    Facet.KIND: N_("Kind"),
    Facet.SECTOR: N_("Sector"),
    Facet.REGION: N_("Region"),
    Facet.SIZE: N_("Size of the firm"),
    Facet.OUTCOME: N_("Outcome"),
    Facet.BLOCK: N_("Building block"),
    Facet.PATTERN: N_("Pattern"),
    Facet.DATA_KIND: N_("Kind of data"),
}
_KINDS: Final[Mapping[str, str]] = {
    EntryKind.CASE.value: N_("case"),
    EntryKind.PATTERN.value: N_("pattern"),
    EntryKind.TECHNOLOGY.value: N_("technology"),
}
_ORDER: Final[Mapping[Facet, tuple[str, ...]]] = {
    Facet.KIND: tuple(EntryKind),
    Facet.SECTOR: tuple(Sector),
    Facet.SIZE: tuple(CaseSize),
    Facet.OUTCOME: tuple(Outcome),
    Facet.BLOCK: tuple(Block),
    Facet.DATA_KIND: tuple(DataKind),
}
_LISTS: Final[Mapping[Facet, type[Sector | CaseSize | Outcome | DataKind]]] = {
    Facet.SECTOR: Sector,
    Facet.SIZE: CaseSize,
    Facet.OUTCOME: Outcome,
    Facet.DATA_KIND: DataKind,
}


def facet_name(facet: Facet) -> str:
    """What the facet is called: `Building block`."""
    return _(_FACETS[facet])


def word_name(
    facet: Facet, word: str, vocabulary: Vocabulary, patterns: Mapping[str, Said], language: str
) -> str:
    """What one word of a facet is called; the word itself where nothing says it better."""
    if facet is Facet.KIND:
        return _(_KINDS[word]) if word in _KINDS else word
    if facet is Facet.BLOCK and word in tuple(Block):
        return vocabulary.block(word, language)
    if facet is Facet.PATTERN and word in patterns:
        return patterns[word].of(language)
    if facet is Facet.REGION:
        return called(word)
    closed = _LISTS.get(facet)
    return vocabulary.word(closed(word), language) if closed and word in tuple(closed) else word


def in_order(facet: Facet, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The words of a facet with their counts: in the order of their closed list, else most first."""
    order = _ORDER.get(facet)
    if order:
        known = {word: place for place, word in enumerate(order)}
        return sorted(counts.items(), key=lambda each: (known.get(each[0], len(known)), each[0]))
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def how_many(found: Found) -> str:
    """How much was found, and whether it only comes near what was typed."""
    if found.near:
        return ngettext(
            "Nothing has just that; {n} comes near.", "Nothing has just that; {n} come near.", found.total
        ).format(n=found.total)
    return ngettext("{n} found.", "{n} found.", found.total).format(n=found.total)
