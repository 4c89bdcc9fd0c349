"""What an owner's own words tell of: which concerns are heard in the frame and on the notes of a workshop."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from canvas.library.terms import fold
from canvas.model.pattern import Concern
from canvas.model.records import DataUse, Note
from canvas.model.workshop import Workshop

_BESIDE_THE_FRAME: Final = 0.5
_SURE: Final = 0.7
"""With so many words of the frame a concern is half sure."""

_WORD: Final = re.compile(r"[^\W_]+")
_BEHIND_ALL: Final = "\U0010ffff"
"""Sorts behind each letter."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A concern, and the words that tell of it."""

    concern: Concern
    framed: tuple[str, ...]
    """Words or phrases of the frame, in small letters."""
    noted: tuple[str, ...]
    """Those on notes and data uses that the frame does not have."""

    @property
    def strength(self) -> float:
        """How sure it is, up to 1: a word of the frame counts in full, one on a note half; each next one adds less."""
        much = len(self.framed) + _BESIDE_THE_FRAME * len(self.noted)
        return much / (much + _SURE)


def own_texts(workshop: Workshop) -> tuple[list[str], list[str]]:
    """What the firm wrote in the frame, and on notes and data uses; ideas borrowed from cases are not its words."""
    said = workshop.frame
    frame = [said.question, *said.drivers, *said.ambition, *said.pinch]
    notes = [note for note in workshop.all(Note) if not note.gone and not note.case]
    noted = [*said.about, *(text for note in notes for text in (note.text, note.note))]
    noted += [text for use in workshop.all(DataUse) for text in (use.title, use.decision)]
    return [text for text in frame if text], [text for text in noted if text]


def hear(workshop: Workshop, concerns: Iterable[Concern], language: str) -> tuple[Heard, ...]:
    """The concerns of which at least one word, or the name, was said, in the order of their list.

    Args:
        workshop: its own texts are looked at.
        concerns: what owners are busy with, from the method.
        language: that of the workshop's words.
    """
    frame, noted = (_Words(texts) for texts in own_texts(workshop))
    found = []
    for concern in concerns:
        starts = _folded((*concern.words.get(language, ()), *_phrases(concern.name.of(language))))
        framed = frame.said(starts)
        others = tuple(word for word in noted.said(starts) if word not in framed)
        if framed or others:
            found.append(Heard(concern, framed, others))
    return tuple(found)


def surest_first(heard: Iterable[Heard]) -> list[Heard]:
    """What is heard best first; what is heard as well stays in its order."""
    return sorted(heard, key=lambda each: -each.strength)


@lru_cache(maxsize=1_024)
def _phrases(name: str) -> tuple[str, ...]:
    """What a concern is called, where that is more than a word: some say it just so, or read it somewhere and take it over."""
    parts = (" ".join(_WORD.findall(part)) for part in name.split(","))
    return tuple(part for part in parts if " " in part)


@lru_cache(maxsize=1_024)
def _folded(starts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(start) for start in starts))


class _Words:
    """The words of some texts, to look for beginnings of words and for phrases in."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = [_WORD.findall(fold(text)) for text in texts]
        self._running = " " + " . ".join(" ".join(each) for each in words) + " "
        self._places: dict[str, int] = {}
        for word in (word for each in words for word in each):
            self._places.setdefault(word, len(self._places))
        self._sorted = sorted(self._places)

    def said(self, starts: Sequence[str]) -> tuple[str, ...]:
        """The words that begin so, and the phrases of which the last word begins so, each once."""
        found = []
        for start in starts:
            first, _space, rest = start.partition(" ")
            beginning = self._beginning_with(first)
            if not beginning:
                continue
            if not rest:
                found.append(min(beginning, key=self._places.__getitem__))
            elif (place := self._running.find(f" {start}")) >= 0:
                end = self._running.find(" ", place + 1 + len(start))
                found.append(self._running[place + 1 : end])
        return tuple(dict.fromkeys(found))

    def _beginning_with(self, start: str) -> Sequence[str]:
        first = bisect_left(self._sorted, start)
        behind = bisect_left(self._sorted, start + _BEHIND_ALL)
        return self._sorted[first:behind]
