"""Which cases answer what the firm asks nearly word for word: each case brings the questions of owners that it is for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from canvas.library.index import Index
from canvas.library.matching.same import Same
from canvas.library.terms import terms

NEARLY: Final = 0.6
"""The part of what a question says that one text of the firm must say too; of words that few cases have, more."""
_WORDS: Final = 3
"""Fewest words in common: two are soon there by chance."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of an owner that a case is for, and how nearly the firm asks it."""

    text: str
    share: float
    """From `NEARLY` to 1."""


@dataclass(frozen=True, slots=True)
class _Questions:
    """Those of all cases of an index."""

    texts: tuple[tuple[int, str], ...]
    """Number of the case in the index, and the question."""
    weights: tuple[float, ...]
    """What all its words weigh together."""
    by_term: Mapping[str, tuple[tuple[int, float], ...]]
    """Term → place of each question that has it, and what it weighs."""


def nearly_asked(index: Same, texts: Same, language: str) -> Mapping[int, Question]:
    """Number of a case → its question that is asked most nearly.

    Args:
        index: the cases of one language, an `Index`.
        texts: what the firm wrote, each answer by itself, a sequence of texts; found out once as long as it is the same object.
        language: that of these texts.
    """
    return _nearly_asked(index, texts, language)


@lru_cache(maxsize=4)
def _nearly_asked(index: Same, texts: Same, language: str) -> Mapping[int, Question]:
    questions = _questions(index)
    found: dict[int, Question] = {}
    for text in texts.it:
        for place, share in _shares(questions, terms(text, language)):
            number, question = questions.texts[place]
            if number not in found or found[number].share < share:
                found[number] = Question(question, share)
    return found


def _shares(questions: _Questions, said: Iterable[str]) -> Iterable[tuple[int, float]]:
    common: defaultdict[int, list[float]] = defaultdict(list)
    for term in said:
        for place, weight in questions.by_term.get(term, ()):
            common[place].append(weight)
    for place, weights in common.items():
        share = sum(weights) / questions.weights[place]
        if len(weights) >= _WORDS and share >= NEARLY:
            yield place, share


@lru_cache(maxsize=4)
def _questions(of: Same) -> _Questions:
    index: Index = of.it
    texts = tuple((number, text) for number, case in enumerate(index.cases) for text in case.questions)
    by_term: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    weights = []
    for place, (number, text) in enumerate(texts):
        rare = {
            term: math.log(1 + len(index.cases) / len(index.postings[term]))
            for term in terms(text, index.cases[number].language)
            if term in index.postings
        }
        weights.append(sum(rare.values()))
        for term, weight in rare.items():
            by_term[term].append((place, weight))
    return _Questions(texts, tuple(weights), {term: tuple(each) for term, each in by_term.items()})
