"""What practice firms teach about each case: written to a file that the program brings along.

    python -m benchmarks.matching.learning          write it
    python -m benchmarks.matching.learning --check  only say whether it still is what the practice firms teach

For each case: what the other ingredients do not explain of the judgements is explained by what the firms have (ridge regression,
Hoerl and Kennard 1970; all cases have the same firms, so it is one set of equations). Only the practice firms are learnt from; the
set-on half of the profiles chose how strongly, and the held-out half nothing.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching.profiles import Part, Profile, profiles, the_cases
from canvas.library.matching import Weights, match
from canvas.library.matching.asked import asked, words_as_traits
from canvas.library.matching.learnt import LEARNT, PER_POINT, Learnt, Of
from canvas.library.packed import pack
from canvas.method.builtin import the_method
from canvas.model.workshop import Workshop

POINTS: Final = 19.0
"""What a grade of 3 is worth in points of the score more than none; 2 and 1 as nDCG has them, 3/7 and 1/7 of it."""
SURE: Final = 8.0
"""The ridge: as many firms have to agree that have a trait in full before half of what they say is believed; of a weaker one, more."""
BEFORE_IT_TICKED: Final = 0.25
"""Each firm is learnt from twice: as it is, and, counting so much, as it was before it ticked what it is busy with."""
SAID_BY: Final = 5
"""A word is learnt of when so many firms wrote it."""

NOTHING_YET: Final = Learnt({})

Trait = tuple[Of, str]


@dataclass(frozen=True)
class Lesson:
    """Firms, and what the judgements say about each case beyond what the other ingredients do."""

    firms: Sequence[Profile]
    names: Sequence[Trait]
    having: NDArray[np.float64]
    """Firms, and then the same before they ticked anything × traits."""
    cases: Sequence[str]
    unexplained: NDArray[np.float64]
    """Firms, and then the same before they ticked anything × cases, in points of the score."""

    def learn(self, among: NDArray[np.bool_] | None = None) -> Learnt:
        """What these firms teach, or those among them."""
        chosen = np.tile(np.ones(len(self.firms), dtype=bool) if among is None else among, 2)
        having, unexplained = self.having[chosen], self.unexplained[chosen]
        sides = having.T @ having + SURE * np.eye(len(self.names)), having.T @ unexplained
        points = np.linalg.solve(*sides).round(1)
        return Learnt(
            {
                name: {key: float(each) for key, each in zip(self.cases, row, strict=True) if each}
                for name, row in zip(self.names, points, strict=True)
            },
            frozenset(self.cases),
        )


@cache
def the_lesson() -> Lesson:
    """That of the practice firms; a case that none of them was judged for is younger than they are, and nothing is learnt of it."""
    firms = [firm for firm in profiles() if firm.part is Part.PRACTICE]
    ticked = [_traits(firm, firm.workshop) for firm in firms]
    unsaid = [_traits(firm, firm.unsaid) for firm in firms]
    said_by = Counter(trait for each in ticked for trait in each)
    names = sorted(name for name, many in said_by.items() if name[0] is not Of.WORD or many >= SAID_BY)
    known = {key for firm in firms for key in firm.judged}
    cases = sorted(known.intersection(the_cases().keys()))
    having = np.array([[each.get(name, 0.0) for name in names] for each in (*ticked, *unsaid)])
    rest = [_unexplained(firm, firm.workshop, cases) for firm in firms]
    rest += [_unexplained(firm, firm.unsaid, cases) for firm in firms]
    counts = np.sqrt(np.repeat([1.0, BEFORE_IT_TICKED], len(firms)))[
        :, np.newaxis
    ]  # it is their squares that count
    return Lesson(firms, names, counts * having, cases, counts * np.array(rest))


def taught_by_the_others(folds: int = 8) -> dict[str, Learnt]:
    """Key of a practice firm → what those teach that are not in its fold."""
    lesson = the_lesson()
    fold = np.random.default_rng(0).permutation(len(lesson.firms)) % folds
    learnt = [lesson.learn(fold != number) for number in range(folds)]
    return {firm.key: learnt[number] for firm, number in zip(lesson.firms, fold, strict=True)}


def _traits(firm: Profile, workshop: Workshop) -> Mapping[Trait, float]:
    question = asked(
        workshop, firm.prompt, firm.language, the_method(), Weights(),
        block=None, wanted=(), seen={}, learnt=NOTHING_YET,
    )  # fmt: skip
    return {**question.traits, **words_as_traits(question.own, firm.language)}


def _unexplained(firm: Profile, workshop: Workshop, keys: Sequence[str]) -> NDArray[np.float64]:
    """Points of each case that the judgement gives it beyond what the other ingredients do; about 0 in the mean."""
    weights = dataclasses.replace(Weights(), learnt=0.0)
    found = match(
        the_cases(), workshop, firm.prompt, the_method(), firm.language, len(the_cases().keys()),
        weights=weights, from_elsewhere=False, learnt=NOTHING_YET,
    )  # fmt: skip
    scores = {each.case.key: each.score for each in found}
    rest = np.array([POINTS * (2 ** firm.judged.get(key, 0) - 1) / 7 - scores[key] for key in keys])
    unexplained: NDArray[np.float64] = rest - rest.mean()
    return unexplained


def as_text(learnt: Learnt, cases: Sequence[str]) -> str:
    """What was learnt as the file that the program brings along (JSON): a line for each trait, as `LEARNT` tells."""
    kinds = [f'  "cases": {json.dumps(list(cases))}']
    for of in Of:
        rows = [
            f"    {json.dumps(word)}: {json.dumps(pack(points, cases, PER_POINT))}"
            for (kind, word), points in sorted(learnt.points.items())
            if kind is of
        ]
        kinds.append(f"  {json.dumps(of)}: {{\n" + ",\n".join(rows) + "\n  }")
    return "{\n" + ",\n".join(kinds) + "\n}\n"


def main(arguments: Sequence[str]) -> int:
    """Write the file, or check it; returns the exit code."""
    text = as_text(the_lesson().learn(), the_lesson().cases)
    if "--check" in arguments:
        same = LEARNT.read_text(encoding="utf-8") == text
        print(
            "It is what the practice firms teach."
            if same
            else "The practice firms teach something else by now."
        )
        return 0 if same else 1
    LEARNT.write_text(text, encoding="utf-8")
    print(f"{LEARNT.name}: {len(text):,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
