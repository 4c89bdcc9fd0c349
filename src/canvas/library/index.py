"""The words of the cases in one language, and how rare each is: what matching weighs words in common by."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvas.library.terms import terms
from canvas.model.case import Case


@dataclass(frozen=True, slots=True)
class Index:
    """Terms (see `terms`) per case, by the case's key."""

    story: Mapping[str, Mapping[str, str]]
    """All terms of the case, each with the word as it was written."""
    headline: Mapping[str, frozenset[str]]
    """The terms of its title and gist."""
    rarity: Mapping[str, float]
    """Term → 1 when one case alone has it, 0 when half of them or more do."""


def index_of(cases: Iterable[Case]) -> Index:
    """The index of these cases, all in one language and each with a key of its own."""
    story: dict[str, dict[str, str]] = {}
    headline: dict[str, frozenset[str]] = {}
    counts: Counter[str] = Counter()
    for case in cases:
        found: dict[str, str] = {}
        for text in (case.title, case.gist):
            found |= terms(text, case.language)
        headline[case.key] = frozenset(found)
        for text in (*case.sections.values(), *case.parties):
            for term, word in terms(text, case.language).items():
                found.setdefault(term, word)
        story[case.key] = found
        counts.update(found.keys())
    return Index(story, headline, {term: _rarity(count, len(story)) for term, count in counts.items()})


def _rarity(count: int, cases: int) -> float:
    """Falling from 1 to 0 with the logarithm of how many cases have the term, as search engines weigh words."""
    if cases < 3:
        return 1.0
    half = cases / 2
    return 1.0 if count == 1 else max(0.0, 1 - math.log(count) / math.log(max(half, 2)))
