"""The passage of a find that shows best why it was found, with the words that fit marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from canvas.library.search.engine import WORD, mistakes_in, words_of
from canvas.library.search.entries import Entry
from canvas.library.search.index_files import stem_of
from canvas.library.terms import common, fold
from canvas.locale import LANGUAGES
from canvas.text.show import one_line

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[\W\d]?[^\W\d_a-z])")
_ALIKE: Final = 0.74
"""From this likeness on (difflib, 0 to 1) a word is taken for a mistaken spelling of another."""
_MOST_KNOWN: Final = 50_000
"""Words of which is kept how they compare with what was typed."""
_LEAD: Final = 24
"""Cells that are kept before the first marked word, when a sentence is too long for its room."""

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
    for sentence in _sentences((text.gist, *text.told)):
        found = _found(sentence, sought)
        worth = len({which for _mark, which in found}) + 0.1 * min(len(found), 3)
        if found and worth > most:
            best, marked, most = sentence, tuple(mark for mark, _which in found), worth
    return _trimmed(best, marked, longest)


def marks_in(text: str, typed: str, language: str) -> tuple[Mark, ...]:
    """Where the typed words stand in this text, each by its stem, its beginning, or with a small mistake."""
    return tuple(mark for mark, _which in _found(text, _sought(typed, language)))


def _found(text: str, sought: _Sought) -> list[tuple[Mark, int]]:
    """Each word that fits, and which of the sought words it is."""
    if all(
        sought.which(word) is None for word in WORD.findall(text)
    ):  # as in most sentences, and quick to see
        return []
    return [
        ((word.start(), word.end()), which)
        for word in WORD.finditer(text)
        if (which := sought.which(word[0])) is not None
    ]


class _Sought:
    """The typed words that say something, to compare the words of many texts with."""

    def __init__(self, typed: str, language: str) -> None:
        words = words_of(typed)
        languages = (language, *(each for each in LANGUAGES if each != language))
        self._language = language
        self._words = [
            _Typed(word, frozenset(stem_of(word, each) for each in languages), place == len(words) - 1)
            for place, word in enumerate(words)
            if not common(word) or len(words) == 1
        ]
        self._known: dict[str, int | None] = {}
        """Words that were compared before: texts have most of their words in common."""

    def __bool__(self) -> bool:
        return bool(self._words)

    def which(self, word: str) -> int | None:
        """The place of the sought word that this one is, if any."""
        try:
            return self._known[word]
        except KeyError:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[word] = self._compared(fold(word))
            return self._known[word]

    def _compared(self, word: str) -> int | None:
        for place, typed in enumerate(self._words):
            if word == typed.word or (typed.last and word.startswith(typed.word)):
                return place
        stem = stem_of(word, self._language)
        for place, typed in enumerate(self._words):
            if stem in typed.stems:
                return place
        if common(word):  # `deze` is no mistaken `deel`
            return None
        return next((place for place, typed in enumerate(self._words) if typed.mistaken_in(word)), None)


@dataclass(frozen=True, slots=True)
class _Typed:
    """One typed word."""

    word: str
    """Folded."""
    stems: frozenset[str]
    last: bool
    """Whether it is still being typed, and may be a beginning."""

    def mistaken_in(self, word: str) -> bool:
        """Whether this folded word is the typed one but for a small mistake."""
        if word[0] != self.word[0]:
            return False
        wrong = mistakes_in(self.word)
        beginning = word[: len(self.word)] if self.last else word
        if not wrong or abs(len(beginning) - len(self.word)) > wrong:
            return False
        return difflib.SequenceMatcher(None, beginning, self.word, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=32)
def _sought(typed: str, language: str) -> _Sought:
    return _Sought(typed, language)


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
