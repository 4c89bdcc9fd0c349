"""What a firm that writes so is likely to be busy with: by what practice firms ticked that wrote the same words.

The lists of everyday words (`heard`) know what an owner says of a concern by its name; but most owners tell of their Saturday, not
of waste. Readers invented firms and ticked what these are busy with (benchmarks/matching); which words go with which tick was
learnt from that: ridge regression (Hoerl and Kennard 1970). It only orders a list to tick: what a firm is busy with, it says itself.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from canvas.library.heard import Heard, hear, own_texts
from canvas.library.packed import Packed
from canvas.library.terms import terms_of
from canvas.model.pattern import Concern
from canvas.model.workshop import Workshop

OVERHEARD: Final = Path(__file__).with_name("overheard.json")
"""Kind of sign → sign → how much likelier it makes each concern; written by `python -m benchmarks.matching.listening`."""
PER_ONE: Final = 128
"""So finely that is kept."""
PARTED: Final = "/"
"""Stands between a language and a word."""
_SECTOR: Final = 0.5
"""What the sector counts, beside a concern that is heard for sure, and beside all words together: so much less can be learnt from it."""
_TOLD: Final = 0.04
"""A word that makes a concern so much likelier is worth telling."""
_LIKELY: Final = 0.02
"""So much likelier than usual the words of the firm have to make it."""


class Of(StrEnum):
    """What kind of sign something was learnt from."""

    HEARD = "heard"
    """A concern of which the everyday words are heard, by its key."""
    SECTOR = "sectors"
    WORD = "words"
    """The language, `PARTED` and the stem of a word (`terms`)."""


Sign = tuple[Of, str]


@dataclass(frozen=True, slots=True)
class Ear:
    """What was learnt."""

    usual: Mapping[str, float]
    """Key of a concern → how many of all firms ticked it, from 0 to 1."""
    likelier: Mapping[Sign, Mapping[str, float]]
    """Sign → key of a concern → so much likelier it is where the sign is there in full."""


@dataclass(frozen=True, slots=True)
class Overheard:
    """A concern that the words of the firm make likelier."""

    concern: Concern
    strength: float
    """How likely it is that the firm ticks it, about from 0 to 1."""
    words: tuple[str, ...]
    """What it wrote that tells of it, in small letters: the everyday words for it first; none where many words do so together."""


def overhear(
    workshop: Workshop, concerns: Iterable[Concern], language: str, ear: Ear | None = None
) -> tuple[Overheard, ...]:
    """The concerns that the firm's words make likelier, the likeliest first; none as long as it wrote nothing.

    Args:
        workshop: its own texts are looked at, and its sector.
        concerns: what owners are busy with, from the method.
        language: that of the workshop's words.
        ear: what was learnt; what came with the program when None.
    """
    ear = ear or the_ear()
    concerns = tuple(concerns)
    written = words_of(workshop, language)
    by_list = {each.concern.key: each for each in hear(workshop, concerns, language)}
    signs = signs_of(workshop, {key: each.strength for key, each in by_list.items()}, written, language)
    likely = dict(ear.usual)
    said: defaultdict[str, float] = defaultdict(float)
    telling: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (of, sign), strength in signs.items():
        for key, much in ear.likelier.get((of, sign), {}).items():
            likely[key] = likely.get(key, 0.0) + strength * much
            said[key] += strength * much if of is not Of.SECTOR else 0.0
            if of is Of.WORD and strength * much >= _TOLD:
                telling[key].append((-strength * much, written[sign.partition(PARTED)[2]]))
    found = [
        Overheard(each, likely[each.key], _words(by_list.get(each.key), sorted(telling[each.key])))
        for each in concerns
        if said[each.key] >= _LIKELY
    ]
    return tuple(sorted(found, key=lambda each: (-each.strength, each.concern.key)))


def _words(heard: Heard | None, telling: Iterable[tuple[float, str]]) -> tuple[str, ...]:
    listed = (*heard.framed, *heard.noted) if heard else ()
    told = {part for word in listed for part in word.split()}
    return (*listed, *(word for _much, word in telling if word not in told))


def words_of(workshop: Workshop, language: str) -> dict[str, str]:
    """Stem → the word as it was first written, of all that the firm wrote itself."""
    frame, noted = own_texts(workshop)
    return terms_of((*frame, *noted), language)


def signs_of(
    workshop: Workshop, heard: Mapping[str, float], written: Collection[str], language: str
) -> dict[Sign, float]:
    """Sign → how strongly it is there.

    Args:
        workshop: of which the sector is looked at.
        heard: key of a concern → how surely its everyday words are heard.
        written: stems of the words that the firm wrote; together they count the same, however many.
        language: of these words.
    """
    each = 1 / math.sqrt(max(1, len(written)))
    found: dict[Sign, float] = {(Of.HEARD, key): strength for key, strength in heard.items()}
    found |= {(Of.WORD, f"{language}{PARTED}{word}"): each for word in written}
    if sector := workshop.firm.sector:
        found[Of.SECTOR, sector.value] = _SECTOR
    return found


@cache
def the_ear() -> Ear:
    """What came with the program; read once."""
    written = json.loads(OVERHEARD.read_text(encoding="utf-8"))
    usual: dict[str, float] = written["usual"]
    rows = {(of, sign): row for of in Of for sign, row in written[of].items()}
    return Ear(usual, Packed(tuple(usual), rows, PER_ONE))
