"""Choosing from a list that is too long to show: what is typed is searched in it, and half a word chooses nothing.

A number always means the list that was shown last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from canvas.library.authoring.wordlists import Word, near, parts_of, pick
from canvas.locale import _

AWAY: Final = "-"
"""What a word or number begins with that is to be taken away again."""

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
    after = replace(now, said=())
    for part in parts_of(typed, words):
        if part.startswith(AWAY):
            after = _without(part.removeprefix(AWAY).strip(), words, after)
            continue
        picked = pick(part, words, now.shown, wholly=True).keys
        if picked:
            after = replace(after, keys=tuple(dict.fromkeys([*after.keys, *picked])))
            continue
        hits = near(part, words, _MOST_FOUND)
        found.update((word.key, word) for word in hits)
        said = () if hits else (_("“{word}” is not in the list.").format(word=part),)
        after = replace(after, missed=(*after.missed, part), said=(*after.said, *said))
    return replace(after, shown=tuple(found.values())) if found else after


def _without(typed: str, words: Sequence[Word], now: Choosing) -> Choosing:
    named = {word.key: word for word in words}
    chosen = [named.get(key, Word(key, key)) for key in now.keys]
    meant = pick(typed, chosen, now.shown).keys
    if len(meant) == 1 and meant[0] in now.keys:
        return replace(now, keys=tuple(key for key in now.keys if key != meant[0]))
    name = named[meant[0]].name if meant and meant[0] in named else typed
    return replace(now, said=(*now.said, _("“{word}” was not chosen.").format(word=name)))
