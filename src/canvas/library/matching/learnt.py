"""What practice firms taught: for which firms each built-in case was laid on the table, beyond what the case says of itself.

Readers who knew all cases judged for invented firms which ones a good facilitator would show (benchmarks/matching). From these
judgements was learnt, case by case, what a firm is busy with, in which sector and at which kind of question that speaks for the
case or against it: ridge regression (Hoerl and Kennard 1970) of the judgements on what the other ingredients do not yet explain.
What a firm is busy with is learnt of together with its sector, and with the step it is at, as well: returns mean something else
in a shop than on a building site. The words it wrote are learnt of too: that helps most where a firm ticks nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from canvas.library.packed import Packed

LEARNT: Final = Path(__file__).with_name("learnt.json")
"""Kind of trait → trait → points for each case, in the order of `cases`; written by `python -m benchmarks.matching.learning`.

Of some three and a half thousand rows a question needs a hundred, so that only these are unpacked (`Packed`).
"""
PER_POINT: Final = 10
"""So finely points are kept."""

PAIRED: Final = "/"
"""Stands between a concern and what it is learnt of together with, and between a language and a word."""

TELLING: Final = 1.0
"""Points from which what was learnt is a reason that is told."""


class Of(StrEnum):
    """What kind of trait something was learnt from."""

    CONCERN = "concerns"
    """A concern of the firm, or that the question is about."""
    SECTOR = "sectors"
    """The sector of the firm."""
    SIZE = "sizes"
    """How many people work in the firm."""
    QUESTION = "questions"
    """The question itself, by its key."""
    IN_SECTOR = "in_sector"
    """A concern in this sector: its key, `PAIRED` and the sector."""
    AT_STEP = "at_step"
    """A concern at this step: its key, `PAIRED` and how the keys of the step's questions begin."""
    WORD = "words"
    """A word that the firm wrote: the language, `PAIRED` and the stem of the word (`terms`)."""


_NONE: Final[Mapping[str, float]] = {}
_WITH_A_CONCERN: Final = frozenset({Of.CONCERN, Of.IN_SECTOR, Of.AT_STEP})


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, by the traits of firms and questions."""

    points: Mapping[tuple[Of, str], Mapping[str, float]]
    """Trait → key of a case → points on top, or off, for a firm or question that has it in full."""
    cases: frozenset[str] = frozenset()
    """Keys of the cases that something was learnt of."""

    def about(self, traits: Mapping[tuple[Of, str], float]) -> dict[str, float]:
        """Key of a case → points for a firm and a question with these traits, each as strongly as is told here."""
        found: defaultdict[str, float] = defaultdict(float)
        for trait, strength in traits.items():
            for key, points in self.points.get(trait, _NONE).items():
                found[key] += strength * points
        return dict(found)

    def speaking_for(self, key: str, traits: Mapping[tuple[Of, str], float]) -> list[str]:
        """The concerns among these traits that speak for this case by what was learnt, the weightiest first."""
        worths: defaultdict[str, float] = defaultdict(float)
        for (of, word), strength in traits.items():
            if of in _WITH_A_CONCERN:
                worths[word.partition(PAIRED)[0]] += strength * self.points.get((of, word), _NONE).get(
                    key, 0.0
                )
        return sorted((word for word in worths if worths[word] >= TELLING), key=lambda word: -worths[word])


@cache
def what_was_learnt() -> Learnt:
    """What came with the program; read once."""
    written = json.loads(LEARNT.read_text(encoding="utf-8"))
    cases: list[str] = written["cases"]
    rows = {(of, word): row for of in Of for word, row in written[of].items()}
    return Learnt(Packed(cases, rows, PER_POINT), frozenset(cases))
