"""Where the nine blocks stand: boxes that share their borders, as the canvas is known from the wall.

Pure geometry in cells. What a row of the screen is made of is worked out once per size, so that drawing a row is
only a walk along its pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from canvas.model.words import Block

Direction = Literal["up", "down", "left", "right"]

LEAST_WIDTH = 78
"""Narrower than this, one block at a time."""
LEAST_HEIGHT = 16
"""Lower than this, one block at a time."""

_EDGES = (0, 16, 30, 48, 63, 79)
"""Where the columns part at 80 cells: the value proposition is a bit wider, and the Dutch names just fit."""

_UP, _RIGHT, _DOWN, _LEFT = 1, 2, 4, 8
_BOX = {
    _RIGHT: "─", _LEFT: "─", _UP: "│", _DOWN: "│", _LEFT | _RIGHT: "─", _UP | _DOWN: "│",
    _RIGHT | _DOWN: "┌", _LEFT | _DOWN: "┐", _RIGHT | _UP: "└", _LEFT | _UP: "┘",
    _UP | _DOWN | _RIGHT: "├", _UP | _DOWN | _LEFT: "┤", _LEFT | _RIGHT | _DOWN: "┬", _LEFT | _RIGHT | _UP: "┴",
    _UP | _DOWN | _LEFT | _RIGHT: "┼",
}  # fmt: skip


class Rect(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Whether this cell lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    @property
    def within(self) -> Rect:
        """What lies inside its border."""
        return Rect(self.x + 1, self.y + 1, max(0, self.width - 2), max(0, self.height - 2))


class Run(NamedTuple):
    """A piece of a row: border, with the blocks it belongs to."""

    x: int
    text: str
    owners: frozenset[Block]


class Inside(NamedTuple):
    """A piece of a row: one row of the inside of a block."""

    x: int
    width: int
    block: Block
    row: int


class Title(NamedTuple):
    """Where a block's name stands."""

    x: int
    y: int
    width: int


@dataclass(frozen=True)
class Layout:
    """Where everything stands at one size."""

    width: int
    height: int
    outer: Mapping[Block, Rect]
    """The blocks with their borders; only those that are shown."""
    inner: Mapping[Block, Rect]
    """What there is to write on."""
    titles: Mapping[Block, Title]
    rows: tuple[tuple[Run | Inside, ...], ...]
    """What each row of the screen is made of, from left to right, without holes."""

    @property
    def single(self) -> bool:
        """Whether one block is shown large."""
        return len(self.outer) == 1

    def at(self, x: int, y: int) -> Block | None:
        """The block of this cell; a border belongs to the block whose name stands on it."""
        for block, rect in self.inner.items():
            if rect.holds(x, y):
                return block
        found = [block for block, rect in self.outer.items() if rect.holds(x, y)]
        titled = [block for block in found if self.outer[block].y == y]
        return next(iter(titled or found), None)

    def beside(self, block: Block, direction: Direction, y: int) -> Block | None:
        """The block next to this one, seen from row `y`; None at the edge. In reading order when one is shown."""
        if self.single:
            step = {"left": -1, "right": 1}.get(direction, 0)
            blocks = list(Block)
            place = blocks.index(block) + step
            return blocks[place] if step and 0 <= place < len(blocks) else None
        rect = self.outer[block]
        x, row = {
            "left": (rect.x - 1, y),
            "right": (rect.x + rect.width, y),
            "up": (rect.x + 1, rect.y - 1),
            "down": (rect.x + 1, rect.y + rect.height),
        }[direction]
        return self.at(x, row)


def nine(width: int, height: int) -> Layout:
    """The nine blocks as they are known: five columns, two of them halved, and two blocks below."""
    return _nine(width, height)


@lru_cache(maxsize=8)
def _nine(width: int, height: int) -> Layout:
    across = [round(edge * (width - 1) / _EDGES[-1]) for edge in _EDGES]
    below = max(4, round(height * 0.26))
    foot = height - 1
    top = foot - below
    half = top // 2
    middle = (width - 1) // 2

    def box(left: int, up: int, right: int, down: int) -> Rect:
        return Rect(left, up, right - left + 1, down - up + 1)

    outer = {
        Block.KEY_PARTNERS: box(across[0], 0, across[1], top),
        Block.KEY_ACTIVITIES: box(across[1], 0, across[2], half),
        Block.KEY_RESOURCES: box(across[1], half, across[2], top),
        Block.VALUE_PROPOSITIONS: box(across[2], 0, across[3], top),
        Block.CUSTOMER_RELATIONSHIPS: box(across[3], 0, across[4], half),
        Block.CHANNELS: box(across[3], half, across[4], top),
        Block.CUSTOMER_SEGMENTS: box(across[4], 0, across[5], top),
        Block.COST_STRUCTURE: box(0, top, middle, foot),
        Block.REVENUE_STREAMS: box(middle, top, width - 1, foot),
    }
    return _framed(width, height, outer)


def one(block: Block, width: int, height: int) -> Layout:
    """One block over the whole surface; without a border where there is no room for one."""
    return _one(block, width, height)


@lru_cache(maxsize=32)
def _one(block: Block, width: int, height: int) -> Layout:
    whole = Rect(0, 0, width, height)
    if width >= 16 and height >= 5:
        return _framed(width, height, {block: whole})
    named = height > 1
    inner = Rect(0, int(named), width, height - int(named))
    rows: list[tuple[Run | Inside, ...]] = [(Run(0, " " * width, frozenset({block})),)] if named else []
    rows.extend((Inside(0, width, block, row),) for row in range(inner.height))
    titles = {block: Title(0, 0, width)} if named else {}
    return Layout(width, height, {block: whole}, {block: inner}, titles, tuple(rows))


def _framed(width: int, height: int, outer: Mapping[Block, Rect]) -> Layout:
    inner = {block: rect.within for block, rect in outer.items()}
    titles = {block: Title(rect.x + 1, rect.y, rect.width - 2) for block, rect in outer.items()}
    lines: dict[tuple[int, int], int] = {}
    owners: dict[tuple[int, int], set[Block]] = {}
    for block, rect in outer.items():
        for cell, arms in _edge(rect):
            lines[cell] = lines.get(cell, 0) | arms
            owners.setdefault(cell, set()).add(block)
    rows = [list[Run | Inside]() for _ in range(height)]
    for x, y in sorted(lines):
        mine = frozenset(owners[x, y])
        row = rows[y]
        last = row[-1] if row else None
        if isinstance(last, Run) and last.owners == mine and last.x + len(last.text) == x:
            row[-1] = Run(last.x, last.text + _BOX[lines[x, y]], mine)
        else:
            row.append(Run(x, _BOX[lines[x, y]], mine))
    for block, rect in inner.items():
        for line in range(rect.height):
            rows[rect.y + line].append(Inside(rect.x, rect.width, block, line))
    return Layout(width, height, outer, inner, titles, tuple(tuple(sorted(row)) for row in rows))


def _edge(rect: Rect) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells of a rectangle's border, each with the arms of its line."""
    right, foot = rect.x + rect.width - 1, rect.y + rect.height - 1
    for x in range(rect.x, right + 1):
        arms = (_LEFT if x > rect.x else 0) | (_RIGHT if x < right else 0)
        yield (x, rect.y), arms
        yield (x, foot), arms
    for y in range(rect.y, foot + 1):
        arms = (_UP if y > rect.y else 0) | (_DOWN if y < foot else 0)
        yield (rect.x, y), arms
        yield (right, y), arms
