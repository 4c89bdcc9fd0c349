"""The cases in one language by what they have: sectors, tags, patterns, words; what matching looks them up by.

The worth of a word in a case is BM25 (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework), the weighing of search engines: a
rare word says more than a common one, a word said often more than one said once, and a long text gets no more for it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from canvas.library.regions import place_name
from canvas.library.terms import count_terms, terms
from canvas.model.case import Case

_SATURATION: Final = 1.2
_LENGTH: Final = 0.6
_IN_HEADLINE: Final = 3
"""A word in the title or the gist counts as said so often."""
_IN_QUESTIONS: Final = 2
"""A word that an owner would say counts more than one of the story."""
_PART: Final = 5
"""Fewest letters of a word that is looked for inside a longer one: Dutch writes “voorraadbeheer” as one word."""


class Trait(Enum):
    """What cases can be looked up by."""

    SECTOR = auto()
    SIZE = auto()
    TOWN = auto()
    REGION = auto()
    BLOCK = auto()
    TAG = auto()
    PATTERN = auto()
    CONCERN = auto()
    DATA_KIND = auto()


@dataclass(frozen=True, slots=True)
class Index:
    """Traits and terms (see `terms`), and the cases that have them."""

    cases: Sequence[Case]
    """The cases, by number."""
    numbers: Mapping[str, int]
    """Key of a case → its number."""
    having: Mapping[tuple[Trait, str], Sequence[int]]
    """Trait and word → numbers of the cases that have it."""
    concerns: Mapping[str, Sequence[tuple[int, int]]]
    """Concern → number of each case that has it, and its place among the concerns of that case."""
    postings: Mapping[str, Mapping[int, float]]
    """Term → the number of each case that has it → what the term is worth there, about 0 to 10."""
    _sorted: Sequence[str] = field(repr=False, default=())
    _longest: int = field(repr=False, default=0)
    """Letters of the longest term: no beginning of a longer word than that can be one."""

    def rarity(self, trait: Trait, word: str) -> float:
        """1 when no case has it, near 0 when all have: what few cases have says more of a case than what many have."""
        having = len(self.having.get((trait, word), ()))
        return 1 - math.log(having + 1) / math.log(len(self.cases) + 2)

    def related(self, term: str) -> Iterator[str]:
        """Terms of the cases that begin with this one, and beginnings of this one that are terms themselves."""
        if len(term) < _PART:
            return
        place = bisect_left(self._sorted, term)
        while place < len(self._sorted) and self._sorted[place].startswith(term):
            if self._sorted[place] != term:
                yield self._sorted[place]
            place += 1
        for length in range(_PART, min(len(term), self._longest + 1)):
            if term[:length] in self.postings:
                yield term[:length]


def index_of(cases: Iterable[Case]) -> Index:
    """The index of these cases, all in one language and each with a key of its own."""
    kept = tuple(cases)
    having: dict[tuple[Trait, str], list[int]] = {}
    for number, case in enumerate(kept):
        for trait in _traits(case):
            having.setdefault(trait, []).append(number)
    postings = _postings([_counted(case) for case in kept])
    numbers = {case.key: number for number, case in enumerate(kept)}
    concerns: dict[str, list[tuple[int, int]]] = {}
    for number, case in enumerate(kept):
        for place, concern in enumerate(case.concerns):
            concerns.setdefault(concern, []).append((number, place))
    return Index(
        kept, numbers, having, concerns, postings, tuple(sorted(postings)), max(map(len, postings), default=0)
    )


def _traits(case: Case) -> Iterator[tuple[Trait, str]]:
    yield Trait.SECTOR, case.sector.value
    yield Trait.SIZE, case.size.value
    region = place_name(case.region_name)
    yield Trait.REGION, region
    towns = (place_name(part) for part in case.place.split(","))
    yield from ((Trait.TOWN, town) for town in dict.fromkeys(towns) if town and town != region)
    yield from ((Trait.BLOCK, block.value) for block in case.blocks)
    yield from ((Trait.TAG, tag) for tag in case.tags)
    yield from ((Trait.PATTERN, pattern) for pattern in case.patterns)
    yield from ((Trait.CONCERN, concern) for concern in case.concerns)
    yield from ((Trait.DATA_KIND, kind.value) for kind in case.data_kinds)


def _postings(counted: Sequence[Counter[str]]) -> dict[str, dict[int, float]]:
    lengths = [sum(counts.values()) for counts in counted]
    usual = sum(lengths) / len(lengths) if lengths else 1.0
    having: Counter[str] = Counter()
    for counts in counted:
        having.update(counts.keys())
    postings: dict[str, dict[int, float]] = {}
    for number, (counts, length) in enumerate(zip(counted, lengths, strict=True)):
        for term, count in counts.items():
            worth = _worth(count, length / (usual or 1), having[term], len(counted))
            postings.setdefault(term, {})[number] = worth
    return postings


def _counted(case: Case) -> Counter[str]:
    """How often each term is said; the firm's own name says nothing about what it did."""
    counts: Counter[str] = Counter()
    for text in (case.title, case.gist):
        for term, count in count_terms(text, case.language).items():
            counts[term] += count * _IN_HEADLINE
    for text in case.questions:
        for term, count in count_terms(text, case.language).items():
            counts[term] += count * _IN_QUESTIONS
    for text in (*case.sections.values(), *case.parties):
        counts.update(count_terms(text, case.language))
    for term in terms(case.organisation, case.language):
        del counts[term]
    return counts


def _worth(count: int, length: float, having: int, cases: int) -> float:
    rare = math.log(1 + (cases - having + 0.5) / (having + 0.5))
    often = count * (_SATURATION + 1) / (count + _SATURATION * (1 - _LENGTH + _LENGTH * length))
    return rare * often
