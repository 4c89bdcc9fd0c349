"""Which words go with which concern, by what practice firms ticked: written to a file that the program brings along.

    python -m benchmarks.matching.listening          write it
    python -m benchmarks.matching.listening --check  only say whether it still is what the practice firms teach
    python -m benchmarks.matching.listening --tell   how well it hears, beside the lists of everyday words

Only the practice firms are learnt from. How strongly was chosen by cross-validation over them (most of it tells, 1 to 4 the same).
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching.profiles import Part, Profile, profiles
from canvas.library.heard import hear, surest_first
from canvas.library.overheard import OVERHEARD, PER_ONE, Ear, Of, Sign, overhear, signs_of, words_of
from canvas.library.packed import pack
from canvas.method.builtin import the_method

SURE: Final = 2.0
"""The ridge: as many firms with a sign have to agree before half of what they say is believed."""
SAID_BY: Final = 5
"""A word is learnt of when so many firms wrote it."""
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
        sides = giving.T @ giving + SURE * np.eye(len(self.signs)), giving.T @ (ticked - usual)
        rows = np.linalg.solve(*sides)
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
    said_by = Counter(sign for each in given for sign in each)
    signs = sorted(sign for sign, many in said_by.items() if sign[0] is not Of.WORD or many >= SAID_BY)
    concerns = [concern.key for concern in the_method().concerns]
    giving = np.array([[each.get(sign, 0.0) for sign in signs] for each in given])
    ticked = np.array([[float(key in firm.workshop.frame.concerns) for key in concerns] for firm in firms])
    return Ticks(firms, signs, giving, concerns, ticked)


def _signs(firm: Profile) -> Mapping[Sign, float]:
    heard = hear(firm.unsaid, the_method().concerns, firm.language)
    strengths = {each.concern.key: each.strength for each in heard}
    return signs_of(firm.unsaid, strengths, words_of(firm.unsaid, firm.language), firm.language)


def taught_by_the_others(folds: int = 8) -> dict[str, Ear]:
    """Key of a practice firm → what those teach that are not in its fold."""
    ticks = the_ticks()
    fold = np.random.default_rng(0).permutation(len(ticks.firms)) % folds
    learnt = [ticks.learn(fold != number) for number in range(folds)]
    return {firm.key: learnt[number] for firm, number in zip(ticks.firms, fold, strict=True)}


def measure() -> Mapping[str, Mapping[Part, float]]:
    """Who listens → part of the profiles → the share of what firms ticked that is among the first ten it hears."""
    others = taught_by_the_others()
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


def as_text(ear: Ear) -> str:
    """What was learnt as the file that the program brings along (JSON): a line for each sign, as `OVERHEARD` tells."""
    names = list(ear.usual)
    parts = [f'  "usual": {json.dumps(ear.usual)}']
    for of in Of:
        rows = [
            f"    {json.dumps(word)}: {json.dumps(pack(row, names, PER_ONE))}"
            for (kind, word), row in sorted(ear.likelier.items())
            if kind is of
        ]
        parts.append(f"  {json.dumps(of)}: {{\n" + ",\n".join(rows) + "\n  }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main(arguments: Sequence[str]) -> int:
    """Write the file, check it, or tell how well it hears; returns the exit code."""
    if "--tell" in arguments:
        print(table(measure()))
        return 0
    text = as_text(the_ticks().learn())
    if "--check" in arguments:
        same = OVERHEARD.read_text(encoding="utf-8") == text
        print(
            "It is what the practice firms teach."
            if same
            else "The practice firms teach something else by now."
        )
        return 0 if same else 1
    OVERHEARD.write_text(text, encoding="utf-8")
    print(f"{OVERHEARD.name}: {len(text):,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
