"""What the firm is busy with, line by line: the list of F12 for whoever answers without a screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from canvas.library.overheard import overhear
from canvas.library.terms import fold
from canvas.locale import _
from canvas.model.fields import Unfit
from canvas.model.pattern import Concern
from canvas.model.records import Frame, kinds
from canvas.model.workshop import Workshop

_MOST: Final = 12
"""Concerns told at once; the rest comes when asked for."""


def ask_about(
    workshop: Workshop,
    concerns: Sequence[Concern],
    language: str,
    read: Callable[[], str | None],
    say: Callable[[str], None],
) -> tuple[str, ...] | None:
    """Ask what the firm is busy with.

    Args:
        workshop: what was ticked before, and what is heard in its words, is told first.
        concerns: all there are; their numbers stay the same, whatever is told.
        language: the one that is spoken.
        read: gives the next line, or None when there is no more.
        say: shows a line.

    Returns:
        The keys, the main one first; None when it stays as it is.
    """
    ticked = [word.value for word in workshop.frame.concerns]
    heard = overhear(workshop, concerns, language)
    first = dict.fromkeys([*ticked, *(each.concern.key for each in heard)])
    _tell(concerns, list(first)[:_MOST], ticked, language, say)
    while True:
        say(
            _(
                "Numbers or names, the main thing first, parted by ; · ? tells all · - takes them away · an empty line leaves it."
            )
        )
        line = (read() or "").strip()
        if not line:
            return None
        if line == "?":
            _tell(concerns, [concern.key for concern in concerns], ticked, language, say)
        elif line == "-":
            return ()
        else:
            keys = [_key(part, concerns, language) for part in _parts(line)]
            try:
                kinds(Frame)["concerns"].take(keys)
            except Unfit as unfit:
                say(unfit.wrong)
                continue
            return tuple(keys)


def _tell(
    concerns: Sequence[Concern],
    keys: Iterable[str],
    ticked: Sequence[str],
    language: str,
    say: Callable[[str], None],
) -> None:
    numbers = {concern.key: (number, concern) for number, concern in enumerate(concerns, 1)}
    say(_("What are you busy with?"))
    for key in keys:
        number, concern = numbers[key]
        mark = f" ({_('ticked')})" if key in ticked else ""
        say(f"  {number} {concern.name.of(language)}{mark}")


def _parts(line: str) -> list[str]:
    """Names have commas in them, so a comma parts numbers only."""
    if re.fullmatch(r"[\d\s,;]+", line):
        return re.findall(r"\d+", line)
    return [part.strip() for part in line.split(";") if part.strip()]


def _key(typed: str, concerns: Sequence[Concern], language: str) -> str:
    if typed.isdecimal() and 1 <= int(typed[:6]) <= len(concerns):
        return concerns[int(typed[:6]) - 1].key
    named = [
        concern.key for concern in concerns if fold(typed) in (concern.key, fold(concern.name.of(language)))
    ]
    begun = [concern.key for concern in concerns if fold(concern.name.of(language)).startswith(fold(typed))]
    return next(iter(named or (begun if len(begun) == 1 else [])), typed)
