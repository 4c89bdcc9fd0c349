"""A note as lines of text: wrapped in cells, its mark before it, its amount on the right, never more than fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from canvas.locale import _
from canvas.model.comparison import Change
from canvas.model.records import Note
from canvas.model.words import Mark, Per
from canvas.text.show import one_line

MARK_SIGNS: Mapping[Mark, str] = {Mark.PAINFUL: "✗", Mark.PROMISING: "★", Mark.PARKED: "‖"}
"""A sign for every mark, one cell wide, so that nothing rests on colour."""

CHANGE_SIGNS: Mapping[Change, str] = {
    Change.NEW: "+",
    Change.CHANGED: "~",
    Change.DROPPED: "–",
    Change.KEPT: " ",
}

_LEAST = 4
"""Cells of a broken word that go to the next line at least: one letter alone reads badly."""

WIDEST = 72
"""Text is never set wider than this, however large the block."""


@dataclass(frozen=True, slots=True)
class Look:
    """How notes are set on a canvas at a size."""

    signs: bool = False
    """Whether there is a column for what changed."""
    most: int = 4
    """Most lines of one note's text."""
    long: int = 0
    """Most lines of its longer text."""
    language: str = "en"
    """How amounts are written."""


class Line(NamedTuple):
    """One line of a note."""

    mark: str
    """The sign of the note's mark; on its first line."""
    text: str
    right: str
    """The amount, at the right edge."""
    long: bool = False
    """Whether it is of the longer text."""


def lead(width: int, look: Look) -> int:
    """How many cells stand before the text: a bar, and what changed."""
    if not look.signs:
        return 1
    return 3 if width >= 20 else 2


def tail(width: int) -> int:
    """How many cells stay free behind the text."""
    return 1 if width >= 18 else 0


def note_lines(note: Note, width: int, look: Look) -> tuple[Line, ...]:
    """The lines of a note in a block that is `width` cells wide inside; at least one."""
    body = max(1, min(WIDEST if look.long else width, width - lead(width, look) - tail(width)))
    amount = amount_text(note, look.language)
    longer = note.note or "" if look.long else ""
    return _lines(note.text or "", MARK_SIGNS[note.mark] if note.mark else "", amount, longer, body, look)


@lru_cache(maxsize=16_384)
def _lines(text: str, mark: str, amount: str, longer: str, body: int, look: Look) -> tuple[Line, ...]:
    hang = 1 if body >= 10 and not look.long else 0
    rows = wrapped(text, body - (2 if mark else 0), body - hang, look.most)
    lines = [Line(mark, rows[0], "")]
    lines.extend(Line("", " " * hang + row, "") for row in rows[1:])
    if amount:
        last = lines[-1]
        used = cell_len(last.text) + (2 if last.mark else 0)
        if used + 2 + cell_len(amount) <= body:
            lines[-1] = last._replace(right=amount)
        else:
            lines.append(Line("", "", shortened(amount, body)))
    if longer:
        lines.extend(Line("", row, "", long=True) for row in wrapped(longer, body, body, look.long))
    return tuple(lines)


@lru_cache(maxsize=16_384)
def wrapped(text: str, first: int, rest: int, most: int) -> tuple[str, ...]:
    """The text over at most `most` lines of these widths in cells, broken at spaces, the last cut with `…`.

    Args:
        text: anything a person, file or peer brought; it is made fit to show.
        first: cells on the first line.
        rest: cells on the lines after it.
        most: how many lines at most, at least one.
    """
    first, rest, most = max(2, first), max(2, rest), max(1, most)
    lines: list[str] = []
    # A code point may take no cell, so some more than fit are looked at; never a whole book.
    for line in _broken(one_line(text[: most * max(first, rest) * 6 + 64]), first, rest):
        if len(lines) == most:
            limit = rest if most > 1 else first
            lines[-1] = shortened(lines[-1] + "…", limit)
            break
        lines.append(line)
    return tuple(lines) or ("",)


def _broken(text: str, first: int, rest: int) -> Iterator[str]:
    line, limit = "", first
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= limit:
            line = longer
            continue
        if line:
            yield line
            limit = rest
        while cell_len(word) > limit:
            piece = chop_cells(word, limit)[0]
            if limit >= 2 * _LEAST and cell_len(word) - limit < _LEAST:
                piece = chop_cells(word, cell_len(word) - _LEAST)[0]
            yield piece
            word, limit = word[len(piece) :], rest  # noqa: PLW2901 - what is left of it
        line = word
    if line:
        yield line


def shortened(text: str, width: int) -> str:
    """The text in at most this many cells, cut with `…`."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1).rstrip(" …") + "…"


def filled(text: str, width: int) -> str:
    """The text in exactly this many cells."""
    return set_cell_size(text, max(0, width))


def amount_text(note: Note, language: str) -> str:
    """The note's rough amount as people write it: `€ 900–1.400 / month`; empty when there is none."""
    known = [amount for amount in (note.amount_low, note.amount_high) if amount is not None]
    if not known:
        return ""
    parts = dict.fromkeys(_figure(amount, language) for amount in sorted(known))
    amount = "€ " + "–".join(parts)
    if note.amount_per is Per.MONTH:
        return _("{amount} / month").format(amount=amount)
    if note.amount_per is Per.YEAR:
        return _("{amount} / year").format(amount=amount)
    if note.amount_per is Per.ONCE:
        return _("{amount} once").format(amount=amount)
    return amount


def _figure(amount: float, language: str) -> str:
    written = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    return written.translate(str.maketrans(",.", ".,")) if language == "nl" else written
