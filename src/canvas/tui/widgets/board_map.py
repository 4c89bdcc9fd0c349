"""The small map: the nine blocks on three lines, with their counts, when there is room for one block only."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block
from canvas.tui.widgets.board_lines import filled
from canvas.tui.widgets.board_panes import Panes

MAP_HEIGHT = 3
"""Rows of the small map."""

_COLUMNS = {
    Block.KEY_PARTNERS: (0, 0), Block.KEY_ACTIVITIES: (1, 0), Block.KEY_RESOURCES: (1, 1),
    Block.VALUE_PROPOSITIONS: (2, 0), Block.CUSTOMER_RELATIONSHIPS: (3, 0), Block.CHANNELS: (3, 1),
    Block.CUSTOMER_SEGMENTS: (4, 0),
}  # fmt: skip


def map_cells(width: int) -> list[tuple[Block, int, int, int]]:
    """Where the blocks stand on the small map: block, x, row, width."""
    edges = [round(column * width / 5) for column in range(6)]
    cells = [
        (block, edges[column], row, edges[column + 1] - edges[column])
        for block, (column, row) in _COLUMNS.items()
    ]
    half = edges[2]
    return [*cells, (Block.COST_STRUCTURE, 0, 2, half), (Block.REVENUE_STREAMS, half, 2, width - half)]


class BoardMap(Widget):
    """Nine small cells; the one with the cursor is bright and pointed at."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"map--block", "map--here"}
    DEFAULT_CSS = """
    BoardMap { height: 3; }
    BoardMap > .map--block { color: $dim; }
    BoardMap > .map--here { color: $cursor; text-style: bold; }
    """

    @dataclass
    class Picked(Message):
        """A block was clicked."""

        block: Block

    def __init__(self, panes: Panes, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self.panes = panes
        self.vocabulary = vocabulary
        self.language = language

    def render_line(self, y: int) -> Strip:
        """One of its three lines."""
        plain = self.get_component_rich_style("map--block")
        segments: list[Segment] = []
        at = 0
        for block, x, row, width in sorted(map_cells(self.size.width), key=lambda cell: cell[1]):
            if row == y:
                style = self.get_component_rich_style("map--here") if block is self.panes.block else plain
                segments += [Segment(" " * (x - at), plain), Segment(self.label(block, width), style)]
                at = x + width
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def label(self, block: Block, width: int) -> str:
        """A block: its name as far as it fits, and how many notes it has."""
        bar = "▸" if block is self.panes.block else " "
        count = str(len(self.panes.of[block].notes) or "·")
        name = self.vocabulary.block(block, self.language, short=True)
        room = width - cell_len(count) - 3
        if room < 2:
            return filled(f"{bar}{count}", width)
        if cell_len(name) > room:
            name = filled(name, room).rstrip()
        return filled(f"{bar}{name} {count}", width)

    def on_click(self, event: events.Click) -> None:
        """Go to the block that was clicked."""
        for block, x, row, width in map_cells(self.size.width):
            if row == event.y and x <= event.x < x + width:
                self.post_message(self.Picked(block))
