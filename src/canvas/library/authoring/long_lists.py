"""Choosing from a list that is too long to show: what is typed is searched in it, and half a word chooses nothing.

A number always means the list that was shown last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from canvas.library.authoring.wordlists import Word, near, parts_of, pick
from canvas.locale import _

AWAY: Final = "-"
"""What a word or number begins with that is to be taken away again."""

_ALONE: Final = re.compile(rf"(?<![^\s,;]){AWAY}\s+(?=\S)")
"""A minus with a space behind it, as in “- 3”: it belongs to what follows."""

_MOST_FOUND: Final = 6


@dataclass(frozen=True, slots=True)
class Choosing:
    """What was chosen so far, and what stands on the screen."""

    keys: tuple[str, ...] = ()
    shown: tuple[Word, ...] = ()
    """The list that was shown last, in the order of its numbers."""
    missed: tuple[str, ...] = ()
    """What was typed and chose nothing."""
    said: tuple[str, ...] = ()
    """What is to be said of the last answer."""


def choose(typed: str, words: Sequence[Word], now: Choosing) -> Choosing:
    """After this answer; whoever shows it shows the list again when it is another than before.

    Args:
        typed: numbers, whole names or keys, parts to search for, or any of them after a minus to take it away.
        words: the whole list.
        now: what was chosen before.
    """
    found: dict[str, Word] = {}
    named: list[str] = []
    after = replace(now, said=())
    for part in parts_of(_ALONE.sub(AWAY, typed), words):
        if part.startswith(AWAY):
            after = _without(part.removeprefix(AWAY).strip(), words, after)
            continue
        picked = pick(part, words, now.shown, wholly=True).keys
        if picked:
            named += picked
            after = replace(after, keys=with_chosen(after.keys, picked, words))
            continue
        hits = near(part, words, _MOST_FOUND)
        found.update((word.key, word) for word in hits)
        said = () if hits else (_("“{word}” is not in the list.").format(word=part),)
        after = replace(after, missed=(*after.missed, part), said=(*after.said, *said))
    after = replace(after, keys=in_typed_order(after.keys, named, words))
    return replace(after, shown=tuple(found.values())) if found else after


def strange_among(there: Iterable[str], words: Sequence[Word]) -> list[str]:
    """The words that stand in a file and are not in its closed list."""
    known = {word.key for word in words}
    return [each for each in there if known and each not in known]


def with_chosen(there: Sequence[str], picked: Sequence[str], words: Sequence[Word]) -> tuple[str, ...]:
    """What was chosen with these behind it; one that is like a word off the list takes the place of that word.

    Args:
        there: what was chosen before.
        picked: keys of the list.
        words: the whole list.
    """
    keys = list(there)
    for key in picked:
        off = strange_among(keys, words)
        like = [each for each in off if key in {word.key for word in near(each, words)}]
        wrong = next(iter(like or (off if len(off) == 1 else [])), None)
        if key not in keys:
            at = len(keys) if wrong is None else keys.index(wrong)
            keys[at : at + 1] = [key]
        elif wrong is not None and wrong in like:
            keys.remove(wrong)
    return tuple(keys)


def in_typed_order(keys: Sequence[str], typed: Sequence[str], words: Sequence[Word]) -> tuple[str, ...]:
    """What is chosen, in the order in which it was typed when all of it was; else as it is.

    Args:
        keys: what is chosen, with what was typed just now.
        typed: the keys that were typed just now, in that order.
        words: the whole list; what is off it keeps its place behind the others.
    """
    off = strange_among(keys, words)
    if {each for each in keys if each not in off} != set(typed):
        return tuple(keys)
    return tuple(dict.fromkeys([*typed, *off]))


def _without(typed: str, words: Sequence[Word], now: Choosing) -> Choosing:
    named = {word.key: word for word in words}
    chosen = [named.get(key, Word(key, key)) for key in now.keys]
    meant = pick(typed, chosen, now.shown).keys
    if len(meant) == 1 and meant[0] in now.keys:
        return replace(now, keys=tuple(key for key in now.keys if key != meant[0]))
    name = named[meant[0]].name if meant and meant[0] in named else typed
    return replace(now, said=(*now.said, _("“{word}” was not chosen.").format(word=name)))
