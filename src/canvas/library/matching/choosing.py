"""The best cases for a firm and a question.

Where none of the best comes from another sector by itself, one takes the last place on purpose, because the best move is often
known elsewhere (method.md part 0: "a far sector often gives the best idea"); cases that were read, or stood beside earlier
questions, step back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from canvas.library.index import Index
from canvas.library.matching.asked import Asked, asked
from canvas.library.matching.learnt import Learnt
from canvas.library.matching.scoring import (
    OF_THE_QUESTION,
    Ingredient,
    Part,
    Why,
    beside,
    ingredients,
    parts,
)
from canvas.library.matching.telling import reasons
from canvas.library.matching.weights import Weights
from canvas.library.reading import Library
from canvas.locale import _
from canvas.model.case import Case, Match
from canvas.model.method import Method
from canvas.model.playbook import Prompt
from canvas.model.words import Block, CaseState, Sector
from canvas.model.workshop import Workshop

_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})
_FROM_ELSEWHERE: Final = 3
"""From so many cases on, one comes from another sector than the firm's."""


@dataclass(frozen=True, slots=True)
class _Scored:
    case: Case
    score: float
    number: int
    """In the index of its language."""

    @property
    def place(self) -> tuple[float, str]:
        """Best first, ties by key, so that the same question always gives the same answer."""
        return (-round(self.score, 6), self.case.key)


@dataclass(frozen=True, slots=True)
class _Found:
    """What speaks for the cases of one language."""

    index: Index
    ingredients: list[Ingredient]

    def totals(self) -> list[float]:
        """What speaks for each case together, by its number."""
        totals = [0.0] * len(self.index.cases)
        for each in self.ingredients:
            for number, worth in each.worths.items():
                totals[number] += worth
        return totals

    def speaking_for(self, scored: _Scored) -> list[Part]:
        return parts(scored.number, self.index, self.ingredients)


def match(
    library: Library,
    workshop: Workshop,
    prompt: Prompt | None,
    method: Method,
    language: str,
    most: int = 3,
    *,
    block: Block | None = None,
    wanted: Collection[str] = (),
    seen: Mapping[str, int] = _NOTHING,
    here: Collection[str] = (),
    weights: Weights = Weights(),  # noqa: B008 - a frozen value
    from_elsewhere: bool = True,
    learnt: Learnt | None = None,
) -> list[Match]:
    """The best cases for this firm and this question, best first; the same input always gives the same list.

    Args:
        library: the cases.
        workshop: the firm, its answers so far, and the cases it set aside or saw before.
        prompt: the question, or None on a screen without one.
        method: what the method knows and calls by name.
        language: in which language the cases are read; the reasons are in the language being spoken.
        most: how many at most; from three on, one of them comes from another sector than the firm's.
        block: the block that is being worked on, where the prompt names none.
        wanted: keys of patterns to look for.
        seen: key of a case → beside how many other questions it stood in this sitting.
        here: keys of cases that stood beside this question before; that they were read there is not held against them.
        weights: what each ingredient weighs.
        from_elsewhere: whether one comes from another sector, if need be the last.
        learnt: what practice firms taught; what came with the program when None.
    """
    question = asked(
        workshop, prompt, language, method, weights,
        block=block, wanted=wanted, seen=seen, here=here, replaced=library.replaced, learnt=learnt,
    )  # fmt: skip
    found: dict[str, _Found] = {}
    ranked = _ranked(library, question, weights, found)
    chosen = ranked[: max(0, most)]
    far = -1
    sector = workshop.firm.sector
    if from_elsewhere and sector is not None and most >= _FROM_ELSEWHERE and len(ranked) >= most:
        chosen = _with_one_from_elsewhere(chosen, ranked[most:], sector)
        far = max((place for place, each in enumerate(chosen) if each.case.sector is not sector), default=-1)
    return [
        _match(
            each,
            question,
            found[each.case.language],
            _elsewhere(found[each.case.language].speaking_for(each)) if place == far else "",
        )
        for place, each in enumerate(chosen)
    ]


def _with_one_from_elsewhere(
    chosen: list[_Scored], others: Sequence[_Scored], sector: Sector
) -> list[_Scored]:
    """One of them comes from another sector: by itself, or else the best of the others in the last place, where there is one."""
    if any(each.case.sector is not sector for each in chosen):
        return chosen
    other = next((each for each in others if each.case.sector is not sector), None)
    return chosen if other is None else [*chosen[:-1], other]


def _ranked(library: Library, question: Asked, weights: Weights, found: dict[str, _Found]) -> list[_Scored]:
    """All cases that were not set aside, best first; what speaks for them is put into `found`, by language."""
    scored = []
    totals: dict[str, list[float]] = {}
    for case in library.all(question.language):
        if question.marks.get(case.key) is CaseState.SET_ASIDE:
            continue
        if case.language not in found:
            index = library.index(case.language)
            found[case.language] = _Found(index, ingredients(index, question, weights))
            totals[case.language] = found[case.language].totals()
        number = found[case.language].index.numbers[case.key]
        score = totals[case.language][number] + beside(case, question, weights)
        scored.append(_Scored(case, score, number))
    return sorted(scored, key=lambda each: each.place)


def _elsewhere(told: Iterable[Part]) -> str:
    if any(part.why in OF_THE_QUESTION and part.worth > 0 for part in told):
        return _("other sector, same question")
    return _("other sector, for another look at your own")


def _match(scored: _Scored, question: Asked, found: _Found, first: str) -> Match:
    speaking = found.speaking_for(scored)
    if first:  # which says as much
        speaking = [part for part in speaking if part.why is not Why.FITTING]
    told = reasons(scored.case, speaking, question, found.index)
    told = [first, *told] if first else told
    return Match(scored.case, round(scored.score, 6), tuple(told) or (_("worth a look"),))
