"""Figures drawn in text: a canvas as nine blocks on a grid, and four fields under two questions.

A drawing gives the overview; what does not fit in it stands whole in the text beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from canvas.locale import Language
from canvas.model.comparison import Change, compare
from canvas.model.records import TODAY
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block
from canvas.model.workshop import Workshop
from canvas.report.cells import wrap
from canvas.report.grid import Box, drawn
from canvas.report.tree import flat

NARROWEST = 60
"""The narrowest grid, in cells; below it the blocks stand under each other."""

MARKS: Mapping[Change, str] = {Change.KEPT: " ", Change.CHANGED: "~", Change.DROPPED: "–", Change.NEW: "+"}
"""What stands before a note of a redesign, so that colour is never needed."""

_MOST_LINES = 4
"""Lines that one note gets at most."""

_UPPER: tuple[tuple[Block, ...], ...] = (
    (Block.KEY_PARTNERS,),
    (Block.KEY_ACTIVITIES, Block.KEY_RESOURCES),
    (Block.VALUE_PROPOSITIONS,),
    (Block.CUSTOMER_RELATIONSHIPS, Block.CHANNELS),
    (Block.CUSTOMER_SEGMENTS,),
)
_LOWER = (Block.COST_STRUCTURE, Block.REVENUE_STREAMS)


def canvas_drawing(
    workshop: Workshop, canvas_id: str, vocabulary: Vocabulary, language: Language, width: int = 110
) -> tuple[str, ...]:
    """A canvas as a grid of nine blocks in the known layout.

    Args:
        workshop: the workshop.
        canvas_id: which canvas; a redesign's notes carry `+` new, `~` changed, `–` dropped against today.
        vocabulary: what the blocks are called.
        language: in which language.
        width: how many cells the drawing may take; under 60 the blocks stand under each other.

    Returns:
        The lines, all equally wide.
    """
    marked = _marked(workshop, canvas_id)
    titles = {block: vocabulary.block(block, language, short=True) for block in Block}
    if width < NARROWEST:
        return _stacked(marked, titles, max(24, width))
    return _grid(marked, titles, width)


Marked = Mapping[Block, Sequence[tuple[str, str]]]
"""Per block its notes: the mark and the text."""


def _marked(workshop: Workshop, canvas_id: str) -> Marked:
    if canvas_id == TODAY:
        return {
            block: [("", flat(note.heading)) for note in workshop.notes(canvas_id, block)] for block in Block
        }
    comparison = compare(workshop, canvas_id)
    return {
        block: [(MARKS[change.kind], flat(note.heading)) for change in changes if (note := change.note)]
        for block, changes in comparison.blocks.items()
    }


def _lines(notes: Sequence[tuple[str, str]], cells: int) -> tuple[str, ...]:
    lines: list[str] = []
    for mark, text in notes:
        lines += _note(mark, text, cells)
    return tuple(lines)


def _note(mark: str, text: str, cells: int) -> list[str]:
    """A note's lines, the first with its mark; after a few it is cut."""
    # No line holds more than this, so that a note of a megabyte costs no more than its beginning.
    room = cells - 1
    lines = wrap(text[: (_MOST_LINES + 2) * 4 * cells], room) or ["…"]
    if len(lines) > _MOST_LINES:
        lines = lines[:_MOST_LINES]
        last = wrap(lines[-1], max(2, room - 1))[0]
        lines[-1] = last + "…"
    return [(mark or " ") + lines[0], *(" " + line for line in lines[1:])]


def _stacked(marked: Marked, titles: Mapping[Block, str], width: int) -> tuple[str, ...]:
    boxes: list[Box] = []
    top = 0
    for block in Block:
        lines = _lines(marked[block], width - 3)
        bottom = top + max(1, len(lines)) + 1
        boxes.append(Box(0, top, width - 1, bottom, titles[block], lines))
        top = bottom
    return drawn(boxes)


def _grid(marked: Marked, titles: Mapping[Block, str], width: int) -> tuple[str, ...]:
    """Five columns, two of them halved, with two wide fields under them."""
    edges = [(width - 1) * place // 5 for place in range(6)]
    columns = [
        [(block, _lines(marked[block], right - left - 2)) for block in blocks]
        for blocks, left, right in zip(_UPPER, edges, edges[1:], strict=False)
    ]
    middle = (width - 1) // 2
    wide = [
        (block, _lines(marked[block], right - left - 2))
        for block, left, right in zip(_LOWER, (0, middle), (middle, width - 1), strict=True)
    ]
    # One height for the halves of both halved columns, so that their rules meet the same line where they can.
    first = max(1, *(len(column[0][1]) for column in columns if len(column) > 1))
    second = max(1, *(len(column[1][1]) for column in columns if len(column) > 1))
    floor = max(first + second + 2, *(len(column[0][1]) + 1 for column in columns if len(column) == 1))
    split = max(first + 1, min(floor // 2, floor - second - 1))
    end = floor + max(1, *(len(lines) for _block, lines in wide)) + 1
    boxes: list[Box] = []
    for column, left, right in zip(columns, edges, edges[1:], strict=False):
        bounds = [0, floor] if len(column) == 1 else [0, split, floor]
        boxes += [
            Box(left, top, right, bottom, titles[block], lines)
            for (block, lines), top, bottom in zip(column, bounds, bounds[1:], strict=False)
        ]
    boxes += [
        Box(left, floor, right, end, titles[block], lines)
        for (block, lines), left, right in zip(wide, (0, middle), (middle, width - 1), strict=True)
    ]
    return drawn(boxes)


def matrix_drawing(fields: Sequence[tuple[str, Sequence[str]]], width: int = 100) -> tuple[str, ...]:
    """Four fields, two beside each other, each with a title and what stands in it.

    Args:
        fields: title and texts of the four: upper left, upper right, lower left, lower right.
        width: how many cells the drawing may take.
    """
    middle = (width - 1) // 2
    bounds = ((0, middle), (middle, width - 1))
    shown = [
        (title, _lines([("·", flat(text)) for text in texts], right - left - 2))
        for (title, texts), (left, right) in zip(fields, (*bounds, *bounds), strict=True)
    ]
    heights = [max(1, *(len(lines) for _title, lines in shown[row : row + 2])) for row in (0, 2)]
    tops = (0, heights[0] + 1, sum(heights) + 2)
    return drawn(
        Box(left, tops[place // 2], right, tops[place // 2 + 1], title, lines)
        for place, ((title, lines), (left, right)) in enumerate(zip(shown, (*bounds, *bounds), strict=True))
    )
