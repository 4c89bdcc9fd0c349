"""Boxes with text in them, drawn with lines that join where they meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from canvas.report.cells import cut, width

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LINES = {
    _LEFT | _RIGHT: "─",
    _UP | _DOWN: "│",
    _DOWN | _RIGHT: "┌",
    _DOWN | _LEFT: "┐",
    _UP | _RIGHT: "└",
    _UP | _LEFT: "┘",
    _UP | _DOWN | _RIGHT: "├",
    _UP | _DOWN | _LEFT: "┤",
    _DOWN | _LEFT | _RIGHT: "┬",
    _UP | _LEFT | _RIGHT: "┴",
    _UP | _DOWN | _LEFT | _RIGHT: "┼",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its border's cells, counted from 0; two boxes that share a border share its cells."""

    left: int
    top: int
    right: int
    bottom: int
    title: str
    """Stands in the upper border."""
    lines: tuple[str, ...]


def drawn(boxes: Iterable[Box]) -> tuple[str, ...]:
    """The boxes as lines of text, all equally wide; a line too long for its box is cut."""
    boxes = list(boxes)
    across = max(box.right for box in boxes) + 1
    down = max(box.bottom for box in boxes) + 1
    joints = [[0] * across for _row in range(down)]
    for box in boxes:
        _border(joints, box)
    cells = [[_LINES.get(joint, " ") for joint in row] for row in joints]
    for box in boxes:
        inner = box.right - box.left - 1
        if box.title:
            _write(cells[box.top], box.left + 1, f" {cut(box.title, inner - 2)} ")
        for row, line in enumerate(box.lines[: box.bottom - box.top - 1], box.top + 1):
            _write(cells[row], box.left + 1, cut(line, inner))
    return tuple("".join(row) for row in cells)


def _border(joints: list[list[int]], box: Box) -> None:
    for column in range(box.left, box.right):
        for row in (box.top, box.bottom):
            joints[row][column] |= _RIGHT
            joints[row][column + 1] |= _LEFT
    for row in range(box.top, box.bottom):
        for column in (box.left, box.right):
            joints[row][column] |= _DOWN
            joints[row + 1][column] |= _UP


def _write(row: list[str], column: int, text: str) -> None:
    """Put a text into a row of cells: a wide character takes two, a mark joins the letter before it."""
    if text.isascii():
        row[column : column + len(text)] = text
        return
    for character in text:
        size = width(character)
        if size == 0:
            row[column - 1] += character
            continue
        row[column] = character
        if size == 2:
            row[column + 1] = ""
        column += size
