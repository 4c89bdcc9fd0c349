"""The board's parts together: the line above, the small map, the nine blocks, the line below that is also typed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from canvas.model.records import Note
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block
from canvas.model.workshop import Workshop
from canvas.storage.half_written import HalfWritten
from canvas.tui.widgets.board_canvas import BoardCanvas
from canvas.tui.widgets.board_head import BoardHead
from canvas.tui.widgets.board_info import BoardInfo
from canvas.tui.widgets.board_layout import LEAST_HEIGHT, LEAST_WIDTH
from canvas.tui.widgets.board_line import BoardLine
from canvas.tui.widgets.board_map import BoardMap

Typing = Literal["", "notes", "filter", "redesign"]
"""What is being typed on the line at the foot."""


class BoardFrame(Widget):
    """The parts, their sizes, and the line at the foot; what the keys do is in `BoardView`."""

    DEFAULT_CSS = """
    BoardFrame { layout: vertical; height: 1fr; width: 1fr; }
    BoardFrame > #board-line { height: 1; display: none; }
    BoardFrame > #board-line > Label { width: auto; padding: 0 1; color: $cursor; text-style: bold; }
    BoardFrame > #board-line > LineInput { width: 1fr; }
    """

    typing: Typing = ""

    def __init__(
        self,
        vocabulary: Vocabulary,
        language: str,
        asks: Mapping[Block, str] | None = None,
        prompts: Mapping[str, str] | None = None,
        cases: Mapping[str, str] | None = None,
        *,
        half_written: HalfWritten | None = None,
        id: str | None = None,
    ) -> None:
        """Make an empty board; `show` fills it.

        Args:
            vocabulary: the names of blocks, marks and colours.
            language: the language of those names.
            asks: the question of each block, shown while it is empty.
            prompts: prompt key → its question, to say what a note answers.
            cases: case key → its title, to say where a note was borrowed.
            half_written: keeps a note that is being written; without it, it lasts as long as the board.
            id: the widget's id.
        """
        super().__init__(id=id)
        self.vocabulary = vocabulary
        self.language = language
        self.canvas = BoardCanvas(vocabulary, language, asks or {})
        self.panes = self.canvas.panes
        self.head = BoardHead(self.panes, vocabulary, language)
        self.map = BoardMap(self.panes, vocabulary, language)
        self.info = BoardInfo(self.panes, vocabulary, language, prompts or {}, cases or {})
        self.label = Label("", markup=False)
        self.line = BoardLine()
        self.map.display = False
        self.canvas.beside = (self.info, self.map)
        self.half_written = half_written or HalfWritten()
        self.drafts: dict[Typing, str] = {}
        """What was left on the line when it was closed."""

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield self.head
        yield self.map
        yield self.canvas
        yield self.info
        with Horizontal(id="board-line"):
            yield self.label
            yield self.line

    def show(self, workshop: Workshop, canvas_id: str) -> None:
        """Draw this canvas of this workshop; the cursor stays on its note."""
        before = self.panes.canvas, len(self.panes.workshop.redesigns)
        self.canvas.show(workshop, canvas_id)
        if before != (self.panes.canvas, len(workshop.redesigns)):
            self.refresh_bindings()
        self.head.tell()
        start = self.canvas.mood.link_from
        if start and workshop.get(Note, start) is None:
            self.calm()
        self.line.release()

    def go(self, note_id: str) -> bool:
        """Put the cursor on a note; False when it is not on this canvas or filtered out."""
        found: list[bool] = []
        self.canvas.move(lambda: found.append(self.panes.go(note_id)))
        return found[0]

    def focus(self, scroll_visible: bool = True) -> BoardFrame:
        """Give the keys to the board."""
        self.canvas.focus(scroll_visible)
        return self

    def calm(self) -> bool:
        """Stop making a link or choosing a block; False when neither was going on."""
        mood = self.canvas.mood
        self.canvas.mood = mood._replace(link_from="", choosing=False)
        self.info.asking = ""
        return mood != self.canvas.mood

    def on_resize(self, event: events.Resize) -> None:
        """Give each part its room: in a small terminal one block, and a map of the nine as long as it fits."""
        width, height = event.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT + 2
        self.canvas.small = small
        self.head.display = height >= (14 if small else 1)
        self.map.display = small and height >= 9 and width >= 20
        self.info.display = height >= 4 and not self.typing
        self.canvas.lay_out(*self.canvas.size)

    def open_line(self, typing: Typing, label: str, placeholder: str) -> None:
        """Open the line at the foot; what was left on it is still there."""
        self.calm()
        self.typing = typing
        self.name_line(label)
        self.line.placeholder = placeholder
        self.line.value = self.drafts.pop(typing, "")
        self.info.display = False
        self.query_one("#board-line").display = True
        self.line.focus()

    def name_line(self, label: str) -> None:
        """Say what the line is for."""
        self.label.update(Content(f"{label} ›"))

    def close_line(self, *, keep: bool = True) -> None:
        """Close the line at the foot and give the keys back to the blocks.

        Args:
            keep: keep what is on it for when it is opened again.
        """
        if not self.typing:
            return
        if keep and self.line.value:
            self.drafts[self.typing] = self.line.value
        self.typing = ""
        self.line.value = ""
        self.query_one("#board-line").display = False
        self.info.display = self.size.height >= 4
        if self.line.has_focus:
            self.canvas.focus()

    @on(BoardMap.Picked)
    def pick_block(self, event: BoardMap.Picked) -> None:
        """Go to a block of the small map."""
        event.stop()
        self.canvas.to(event.block)

    @on(events.DescendantFocus)
    def leave_line(self, event: events.DescendantFocus) -> None:
        """A click on the blocks closes the line."""
        if event.widget is self.canvas:
            self.close_line()
