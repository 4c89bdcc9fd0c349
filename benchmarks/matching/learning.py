"""What practice firms teach about each case: written to a file that the program brings along.

    python -m benchmarks.matching.learning          write it
    python -m benchmarks.matching.learning --check  only say whether it still is what the practice firms teach

For each case: what the other ingredients do not explain of the judgements is explained by what the firms have (ridge regression,
Hoerl and Kennard 1970; all cases have the same firms, so it is one set of equations). Only the practice firms are learnt from; the
set-on half of the profiles chose how strongly, and the held-out half nothing.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching import practice
from benchmarks.matching.profiles import Part, Profile, profiles, the_cases
from canvas.library.matching import Weights, match
from canvas.library.matching.asked import asked, words_as_traits
from canvas.library.matching.learnt import LEARNT, PER_POINT, Learnt, Of
from canvas.method.builtin import the_method
from canvas.model.workshop import Workshop

POINTS: Final = 19.0
"""What a grade of 3 is worth in points of the score more than none; 2 and 1 as nDCG has them, 3/7 and 1/7 of it."""
SURE: Final = 8.0
"""The ridge: as many firms have to agree that have a trait in full before half of what they say is believed; of a weaker one, more."""
BEFORE_IT_TICKED: Final = 0.25
"""Each firm is learnt from twice: as it is, and, counting so much, as it was before it ticked what it is busy with."""

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
        points = practice.ridge(having, unexplained, SURE).round(1)
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
    names = practice.known_enough(ticked, Of.WORD)
    known = {key for firm in firms for key in firm.judged}
    cases = sorted(known.intersection(the_cases().keys()))
    having = np.array([[each.get(name, 0.0) for name in names] for each in (*ticked, *unsaid)])
    rest = [_unexplained(firm, firm.workshop, cases) for firm in firms]
    rest += [_unexplained(firm, firm.unsaid, cases) for firm in firms]
    # The square of what a row is multiplied by is what it counts.
    counts = np.sqrt(np.repeat([1.0, BEFORE_IT_TICKED], len(firms)))[:, np.newaxis]
    return Lesson(firms, names, counts * having, cases, counts * np.array(rest))


def taught_by_the_others() -> dict[str, Learnt]:
    """Key of a practice firm → what those teach that are not in its fold."""
    return practice.taught_by_the_others(the_lesson().firms, the_lesson().learn)


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


def main(arguments: Sequence[str]) -> int:
    """Write the file, or check it; returns the exit code."""
    cases, points = list(the_lesson().cases), the_lesson().learn().points
    return practice.write_or_check(
        LEARNT, practice.as_text("cases", cases, Of, points, cases, PER_POINT), arguments
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
