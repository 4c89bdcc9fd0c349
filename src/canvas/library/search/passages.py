"""The passage of a find that shows best why it was found, with the words that fit marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from canvas.library.search.engine import WORD, mistakes_in, stem_of, words_of
from canvas.library.search.entries import Entry
from canvas.library.terms import common, fold
from canvas.locale import LANGUAGES
from canvas.text.show import one_line

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[\W\d]?[^\W\d_a-z])")
_ALIKE: Final = 0.74
"""From this likeness on (difflib, 0 to 1) a word is taken for a mistaken spelling of another."""
_LEAD: Final = 24
"""Cells that are kept before the first marked word, when a sentence is too long for its room."""

_Sought = tuple[tuple[str, frozenset[str], bool], ...]
"""The typed words that say something: as folded, their stems, and whether it may be a beginning."""

Mark = tuple[int, int]
"""The first character of a marked word, and the one after its last."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and where the words that fit stand in it."""

    text: str
    marks: tuple[Mark, ...] = ()


def passage(entry: Entry, typed: str, language: str, longest: int = 160) -> Passage:
    """The sentence with most of the typed words, else the gist.

    Args:
        entry: the find.
        typed: what was typed.
        language: the language that is spoken; where the find has only the other one, that one.
        longest: characters at most; a longer sentence is cut around its first marked word.
    """
    text = entry.text(language)
    sought = _sought(typed, language)
    if not sought:
        return Passage(_cut(text.gist, 0, longest))
    best, most = text.gist, 0.0
    marked: tuple[Mark, ...] = ()
    for sentence in _sentences((text.gist, *text.passages)):
        found = _found(sentence, sought, language)
        worth = len({which for _mark, which in found}) + 0.1 * min(len(found), 3)
        if found and worth > most:
            best, marked, most = sentence, tuple(mark for mark, _which in found), worth
    return _trimmed(best, marked, longest)


def marks_in(text: str, typed: str, language: str) -> tuple[Mark, ...]:
    """Where the typed words stand in this text, each by its stem, its beginning, or with a small mistake."""
    return tuple(mark for mark, _which in _found(text, _sought(typed, language), language))


def _found(text: str, sought: _Sought, language: str) -> list[tuple[Mark, int]]:
    """Each word that fits, and which of the sought words it is."""
    return [
        ((word.start(), word.end()), which)
        for word in WORD.finditer(text)
        if (which := _which(word[0], sought, language)) >= 0
    ]


@lru_cache(maxsize=32)
def _sought(typed: str, language: str) -> _Sought:
    """The typed words that say something: as folded, their stems, and whether it may be a beginning."""
    words = words_of(typed)
    telling = [
        (word, place == len(words) - 1)
        for place, word in enumerate(words)
        if not common(word) or len(words) == 1
    ]
    languages = (language, *(each for each in LANGUAGES if each != language))
    return tuple((word, frozenset(stem_of(word, each) for each in languages), last) for word, last in telling)


@lru_cache(maxsize=50_000)
def _which(word: str, sought: _Sought, language: str) -> int:
    """The place of the sought word that this one is, or -1."""
    folded = fold(word)
    for place, (typed, stems, last) in enumerate(sought):
        if folded == typed or (last and folded.startswith(typed)) or stem_of(folded, language) in stems:
            return place
    for place, (typed, _stems, last) in enumerate(sought):
        if _mistaken(folded, typed, last=last):
            return place
    return -1


def _mistaken(word: str, typed: str, *, last: bool) -> bool:
    wrong = mistakes_in(typed)
    if not wrong or word[0] != typed[0]:
        return False
    beginning = word[: len(typed)] if last else word
    if abs(len(beginning) - len(typed)) > wrong:
        return False
    return difflib.SequenceMatcher(None, beginning, typed, autojunk=False).ratio() >= _ALIKE


def _sentences(passages: Iterable[str]) -> Iterator[str]:
    for each in passages:
        yield from _SENTENCE.split(one_line(each))


def _trimmed(text: str, marks: Sequence[Mark], longest: int) -> Passage:
    if len(text) <= longest:
        return Passage(text, tuple(marks))
    first = marks[0][0] if marks else 0
    start = 0
    if first > longest - _LEAD:
        start = text.rfind(" ", 0, max(1, first - _LEAD)) + 1
    lead = "… " if start else ""
    cut = lead + _cut(text[start:], 0, longest - len(lead))
    shift = len(lead) - start
    kept = tuple((a + shift, b + shift) for a, b in marks if a >= start and b + shift <= len(cut.rstrip("…")))
    return Passage(cut, kept)


def _cut(text: str, start: int, longest: int) -> str:
    text = text[start:]
    if len(text) <= longest:
        return text
    end = text.rfind(" ", 0, longest - 1)
    return text[: end if end > longest // 2 else longest - 1].rstrip(" ,;:") + "…"
