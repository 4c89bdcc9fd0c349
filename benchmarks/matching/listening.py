"""Which words go with which concern, by what practice firms ticked: written to a file that the program brings along.

    python -m benchmarks.matching.listening          write it
    python -m benchmarks.matching.listening --check  only say whether it still is what the practice firms teach
    python -m benchmarks.matching.listening --tell   how well it hears, beside the lists of everyday words

Only the practice firms are learnt from. How strongly was chosen by cross-validation over them (most of it tells, 1 to 4 the same).
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching import practice
from benchmarks.matching.profiles import Part, Profile, profiles
from canvas.library.heard import hear, surest_first
from canvas.library.overheard import OVERHEARD, PER_ONE, Ear, Of, Sign, overhear, signs_of, words_of
from canvas.method.builtin import the_method

SURE: Final = 2.0
"""The ridge: as many firms with a sign have to agree before half of what they say is believed."""
FIRST: Final = 10
"""So many concerns stand on top of the list that is ticked."""


@dataclass(frozen=True)
class Ticks:
    """Practice firms, the signs they gave, and what they ticked."""

    firms: Sequence[Profile]
    signs: Sequence[Sign]
    giving: NDArray[np.float64]
    """Firms × signs."""
    concerns: Sequence[str]
    ticked: NDArray[np.float64]
    """Firms × concerns: 1 or 0."""

    def learn(self, among: NDArray[np.bool_] | None = None) -> Ear:
        """What these firms teach, or those among them."""
        chosen = np.ones(len(self.firms), dtype=bool) if among is None else among
        giving, ticked = self.giving[chosen], self.ticked[chosen]
        usual = ticked.mean(axis=0)
        rows = practice.ridge(giving, ticked - usual, SURE)
        return Ear(
            {key: round(float(each), 4) for key, each in zip(self.concerns, usual, strict=True)},
            {
                sign: {key: float(each) for key, each in zip(self.concerns, row, strict=True)}
                for sign, row in zip(self.signs, rows, strict=True)
            },
        )


@cache
def the_ticks() -> Ticks:
    """Those of the practice firms."""
    firms = [firm for firm in profiles() if firm.part is Part.PRACTICE]
    given = [_signs(firm) for firm in firms]
    signs = practice.known_enough(given, Of.WORD)
    concerns = [concern.key for concern in the_method().concerns]
    giving = np.array([[each.get(sign, 0.0) for sign in signs] for each in given])
    ticked = np.array([[float(key in firm.workshop.frame.concerns) for key in concerns] for firm in firms])
    return Ticks(firms, signs, giving, concerns, ticked)


def _signs(firm: Profile) -> Mapping[Sign, float]:
    heard = hear(firm.unsaid, the_method().concerns, firm.language)
    strengths = {each.concern.key: each.strength for each in heard}
    return signs_of(firm.unsaid, strengths, words_of(firm.unsaid, firm.language), firm.language)


def measure() -> Mapping[str, Mapping[Part, float]]:
    """Who listens → part of the profiles → the share of what firms ticked that is among the first ten it hears."""
    others = practice.taught_by_the_others(the_ticks().firms, the_ticks().learn)
    concerns = the_method().concerns

    def by_lists(firm: Profile) -> list[str]:
        return [each.concern.key for each in surest_first(hear(firm.unsaid, concerns, firm.language))]

    def learnt(firm: Profile) -> list[str]:
        found = overhear(firm.unsaid, concerns, firm.language, others.get(firm.key))
        return [each.concern.key for each in found]

    listeners: Mapping[str, Callable[[Profile], list[str]]] = {
        "lists of everyday words": by_lists,
        "learnt from practice firms": learnt,
    }
    return {
        name: {
            part: statistics.mean(_share(firm, listener(firm)) for firm in profiles() if firm.part is part)
            for part in Part
        }
        for name, listener in listeners.items()
    }


def _share(firm: Profile, heard: Sequence[str]) -> float:
    ticked = [word.value for word in firm.workshop.frame.concerns]
    return statistics.mean(key in heard[:FIRST] for key in ticked) if ticked else 1.0


def table(shares: Mapping[str, Mapping[Part, float]]) -> str:
    """The shares as text."""
    heads = "".join(f"{part.value:>10}" for part in Part)
    lines = [f"{'ticked, among the first ten heard':38}{heads}", "-" * 68]
    for name, means in shares.items():
        lines.append(f"{name:38}" + "".join(f"{means[part]:10.3f}" for part in Part))
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Write the file, check it, or tell how well it hears; returns the exit code."""
    if "--tell" in arguments:
        print(table(measure()))
        return 0
    ear = the_ticks().learn()
    text = practice.as_text("usual", ear.usual, Of, ear.likelier, list(ear.usual), PER_ONE)
    return practice.write_or_check(OVERHEARD, text, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
