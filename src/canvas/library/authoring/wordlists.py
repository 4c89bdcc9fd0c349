"""Closed lists as a person sees them: numbered, by their names; an answer may be a number, a name or a key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from canvas.library.terms import fold

UNKNOWN: Final = (
    "don't know",
    "do not know",
    "not known",
    "no idea",
    "weet niet",
    "weet ik niet",
    "niet bekend",
    "geen idee",
    "not sure",
    "niet zeker",
)
"""How people say that they do not know."""

_SHORTEST_PART = 3
"""Letters after which a part of a name that fits one word alone is taken for it."""
_A_SLIP = 0.85
"""How alike in spelling what was typed and what was meant are when a letter is wrong or missing."""
_NOT = frozenset(
    {"no", "not", "don", "doesn", "isn", "never", "nobody", "without"}
    | {"nee", "niet", "geen", "nooit", "niemand", "zonder"}
)
"""What turns the words around it into their opposite."""
_SMALL = frozenset({"the", "and", "for", "with", "het", "een", "van", "der", "den", "met", "voor"})
"""Words that make no two things alike."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a list."""

    key: str
    """As it stands in a file."""
    name: str
    """As it is called in the author's language."""
    also: tuple[str, ...] = ()
    """Other ways to say it."""
    about: str = ""
    """A longer explanation, which searching looks at too."""
    says: str = ""
    """One short line that tells what it is, for who asks."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything it can be called by, folded."""
        return tuple(_plain(form) for form in (self.key, self.name, *self.also))


@dataclass(frozen=True, slots=True)
class Picked:
    """What an answer means."""

    keys: tuple[str, ...] = ()
    """In the order of the answer, each once."""
    strange: tuple[str, ...] = field(default=())
    """The parts of the answer that are no word of the list."""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w+]+", fold(text)))


def pick(
    typed: str, words: Sequence[Word], numbered: Sequence[Word] | None = None, *, wholly: bool = False
) -> Picked:
    """The words that were meant: numbers, names or keys, several parted by commas; numbers alone also by spaces.

    Args:
        typed: the answer.
        words: the whole list.
        numbered: the words that carry a number on the screen, counted from 1; all of them when None.
        wholly: a part of a name will not do, even where it fits one word alone.
    """
    shown = words if numbered is None else numbered
    found = [
        each for part in parts_of(typed, words) for each in _understood(part, words, shown, wholly=wholly)
    ]
    keys = tuple(dict.fromkeys(key for _part, key in found if key is not None))
    return Picked(keys, tuple(part for part, key in found if key is None))


def _understood(
    part: str, words: Sequence[Word], shown: Sequence[Word], *, wholly: bool
) -> list[tuple[str, str | None]]:
    """What a part of an answer means; two things with “and” between them when it means nothing as it is."""

    def taken_for(piece: str) -> str | None:
        named = _one(piece, words, shown, wholly=wholly)
        return named if named is not None or wholly else _within(piece, words)

    named = _one(part, words, shown, wholly=wholly)
    if named is not None:
        return [(part, named)]
    pieces = [piece for piece in re.split(r"\s+(?:and|en|&|\+)\s+", part) if piece.strip()]
    apart = [(piece, taken_for(piece)) for piece in pieces]
    known = sum(key is not None for _piece, key in apart)
    if known == len(apart) > 1 or (known and not wholly):
        return apart
    return [(part, taken_for(part))]


def parts_of(typed: str, words: Sequence[Word]) -> list[str]:
    """The answers in one line; a name that has a comma in it is one answer."""
    if any(_plain(typed) in word.forms for word in words):
        return [typed]
    parts = [part.strip() for part in re.split(r"[,;]", typed) if part.strip()]
    if all(re.fullmatch(r"[-\d\s]+", part) for part in parts):
        return typed.replace(",", " ").replace(";", " ").split()
    return parts


def _one(typed: str, words: Sequence[Word], shown: Sequence[Word], *, wholly: bool) -> str | None:
    text = _plain(typed)
    if not text:
        return None
    if text.isascii() and text.isdigit():
        number = int(text[:6])
        if 1 <= number <= len(shown):
            return shown[number - 1].key
    named = [word.key for word in words if text in word.forms]
    if named or wholly:
        return named[0] if len(named) == 1 else None
    text = re.sub(r"^(?:the|a|an|de|het|een) ", "", text)
    if len(text) < _SHORTEST_PART:
        return None
    begins = [word.key for word in words if any(form.startswith(text) for form in word.forms)]
    found = begins or [word.key for word in words if any(text in form for form in word.forms)]
    return found[0] if len(found) == 1 else None


def _within(typed: str, words: Sequence[Word]) -> str | None:
    """The one word of the list that stands in a longer answer: “it is a retail firm”.

    Where the answer denies something, only a word that does so too was meant: “loopt niet meer” is not “loopt”.
    """
    text = f" {_plain(typed)} "
    found = [(form, word.key) for word in words for form in word.forms if form and f" {form} " in text]
    if _denies(text):
        found = [(form, key) for form, key in found if _denies(form)]
    keys = {
        key
        for form, key in found
        if not any(form != longer and f" {form} " in f" {longer} " for longer, _key in found)
    }
    return keys.pop() if len(keys) == 1 else None


def _denies(text: str) -> bool:
    return not _NOT.isdisjoint(text.split())


def near(typed: str, words: Iterable[Word], most: int = 3) -> list[Word]:
    """The words that look or sound most like this, best first; none when nothing comes near."""
    text = _plain(typed)
    if not text:
        return []
    scored = [(_likeness(text, word), number, word) for number, word in enumerate(words)]
    best = sorted((each for each in scored if each[0] > 0), key=lambda each: (-each[0], each[1]))
    return [word for _score, _number, word in best[:most]]


def meant(typed: str, words: Sequence[Word]) -> Word | None:
    """The one word that was probably meant: the only one that comes near, or the only one that a slip of the pen makes.

    Enter takes it, so an answer that denies something is never turned into what it denies: “niet gemeten” is not “gemeten”.
    """
    found = near(typed, words)
    if _denies(_plain(typed)):
        found = [word for word in found if any(map(_denies, word.forms))]
    if len(found) > 1:
        found = [word for word in found if _spelled_like(_plain(typed), word) >= _A_SLIP]
    return found[0] if len(found) == 1 else None


def _spelled_like(text: str, word: Word) -> float:
    """1 when this is what the word is called, 0 when they have no letter in common."""
    return max(difflib.SequenceMatcher(None, text, form).ratio() for form in word.forms)


def _likeness(text: str, word: Word) -> float:
    """Above 0 when the word has something of this text: in its name first, then in what explains it."""
    forms = word.forms
    score = 3.0 * _spelled_like(text, word)
    score = score if score > 1.8 else 0.0
    about = f" {_plain(word.about)}"
    for part in text.split():
        if len(part) < _SHORTEST_PART or part in _SMALL:
            continue
        if any(f" {part}" in f" {form}" or (len(part) > _SHORTEST_PART and part in form) for form in forms):
            score += 2.0
        elif f" {part}" in about:
            score += 1.0
    return score
