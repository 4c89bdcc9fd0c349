"""Where the nine blocks stand, whatever the size."""

from __future__ import annotations

from itertools import pairwise

import pytest

from canvas.model.words import Block
from canvas.tui.widgets.board_layout import Inside, Layout, nine, one

SIZES = [(78, 16), (80, 22), (120, 34), (300, 98)]


def pieces_cover(layout: Layout) -> bool:
    """Whether every row is made of pieces that follow each other without a hole, over the whole width."""
    for row in layout.rows:
        at = 0
        for piece in row:
            if piece.x != at:
                return False
            at += piece.width if isinstance(piece, Inside) else len(piece.text)
        if at != layout.width:
            return False
    return len(layout.rows) == layout.height


@pytest.mark.parametrize("size", SIZES)
def test_nine_blocks_fill_the_surface_without_holes(size: tuple[int, int]) -> None:
    assert pieces_cover(nine(*size))


@pytest.mark.parametrize("size", [*SIZES, (40, 9), (15, 4), (3, 2), (1, 1)])
def test_one_block_fills_the_surface_without_holes(size: tuple[int, int]) -> None:
    assert pieces_cover(one(Block.CHANNELS, *size))


@pytest.mark.parametrize("size", SIZES)
def test_every_cell_belongs_to_a_block_and_every_inside_to_its_own(size: tuple[int, int]) -> None:
    layout = nine(*size)
    for block, rect in layout.inner.items():
        assert rect.width >= 8 and rect.height >= 2, block
        assert layout.at(rect.x, rect.y) is block
        assert layout.at(rect.x + rect.width - 1, rect.y + rect.height - 1) is block
    assert all(layout.at(x, y) for x in range(layout.width) for y in range(layout.height))


def test_the_blocks_stand_as_on_the_wall() -> None:
    layout = nine(120, 34)

    def beside(block: Block, direction: str, *, low: bool = False) -> Block | None:
        rect = layout.inner[block]
        row = rect.y + (rect.height - 1 if low else 0)
        return layout.beside(block, direction, row)  # type: ignore[arg-type]

    assert beside(Block.KEY_PARTNERS, "right") is Block.KEY_ACTIVITIES
    assert beside(Block.KEY_PARTNERS, "right", low=True) is Block.KEY_RESOURCES
    assert beside(Block.KEY_ACTIVITIES, "down") is Block.KEY_RESOURCES
    assert beside(Block.VALUE_PROPOSITIONS, "left", low=True) is Block.KEY_RESOURCES
    assert beside(Block.VALUE_PROPOSITIONS, "right") is Block.CUSTOMER_RELATIONSHIPS
    assert beside(Block.CHANNELS, "up") is Block.CUSTOMER_RELATIONSHIPS
    assert beside(Block.CHANNELS, "right") is Block.CUSTOMER_SEGMENTS
    assert beside(Block.CUSTOMER_SEGMENTS, "down") is Block.REVENUE_STREAMS
    assert beside(Block.COST_STRUCTURE, "right") is Block.REVENUE_STREAMS
    assert beside(Block.COST_STRUCTURE, "up") is Block.KEY_PARTNERS
    assert beside(Block.KEY_PARTNERS, "left") is None


def test_with_one_block_the_next_ones_follow_in_reading_order() -> None:
    blocks = list(Block)
    for here, following in pairwise(blocks):
        assert one(here, 40, 9).beside(here, "right", 0) is following
        assert one(following, 40, 9).beside(following, "left", 0) is here
    assert one(blocks[-1], 40, 9).beside(blocks[-1], "right", 0) is None


def test_a_border_between_two_blocks_belongs_to_both() -> None:
    layout = nine(120, 34)
    edge = layout.outer[Block.VALUE_PROPOSITIONS].x
    shared = [piece for piece in layout.rows[2] if piece.x == edge]
    assert [getattr(piece, "owners", None) for piece in shared] == [
        {Block.VALUE_PROPOSITIONS, Block.KEY_ACTIVITIES}
    ]
