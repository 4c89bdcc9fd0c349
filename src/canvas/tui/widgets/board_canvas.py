"""The board's surface under the hand: keys that move the cursor, a mouse that selects, opens, drags and scrolls."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.message import Message

from canvas.model.records import Note
from canvas.model.words import Block
from canvas.tui.widgets.board_layout import Direction
from canvas.tui.widgets.board_surface import BoardSurface

_KEYS = {
    "up": "cursor('up')", "down": "cursor('down')", "left": "cursor('left')", "right": "cursor('right')",
    "home": "edge(False)", "end": "edge(True)", "pageup": "page(-1)", "pagedown": "page(1)",
} | {str(number): f"number({number})" for number in range(1, 10)}  # fmt: skip

_SCROLL = 2
"""Notes that one turn of the wheel scrolls by."""


@dataclass
class Drag:
    """A note under a pressed mouse button."""

    note_id: str
    x: int
    y: int
    moving: bool = False
    target: tuple[Block, int] | None = None
    """The block it would land on, and before which of the notes there."""


class BoardCanvas(BoardSurface):
    """Nine blocks of notes and a cursor. It changes nothing: it says what was asked."""

    BINDINGS = [Binding(key, action, show=False, id=f"board.cursor.{key}") for key, action in _KEYS.items()]

    @dataclass
    class Opened(Message):
        """A note was double-clicked; or, without a note, an empty place."""

        note_id: str = ""

    @dataclass
    class Carried(Message):
        """A note was dropped on a block, before another note or at the end."""

        note_id: str
        block: Block
        before: str = ""

    @dataclass
    class BlockChosen(Message):
        """A block was chosen by number or mouse, while one was asked for."""

        block: Block

    drag: Drag | None = None

    def action_cursor(self, direction: Direction) -> None:
        """Move the cursor to the next note or block."""
        self.move(lambda: self.panes.move(direction))

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last note of the block."""
        self.to(self.panes.block, len(self.panes.pane.notes) - 1 if last else 0)

    def action_page(self, by: int) -> None:
        """Move the cursor by as many notes as are visible."""
        self.move(lambda: self.panes.page(by))

    def action_number(self, number: int) -> None:
        """Go to a block by its number, or choose it when one is asked for."""
        block = list(Block)[number - 1]
        if self.mood.choosing:
            self.post_message(self.BlockChosen(block))
        else:
            self.to(block)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is; a note may be dragged from here."""
        block = self.panes.layout.at(event.x, event.y)
        if block is None or event.button != 1:
            return
        if self.mood.choosing:
            self.post_message(self.BlockChosen(block))
            return
        pane, row = self.panes.of[block], event.y - self.panes.layout.inner[block].y
        index = pane.index_at(row)
        if 0 <= row < len(pane.rows) and pane.rows[row].kind == "more":
            index = len(pane.notes) - pane.rows[row].of
        self.to(block, index)
        note = self.panes.note
        if index is not None and note is not None:
            self.drag = Drag(note.id, event.x, event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the note along, showing where it would land."""
        if self.drag is None:
            return
        if not self.drag.moving:
            if (event.x, event.y) == (self.drag.x, self.drag.y):
                return
            self.drag.moving = True
            self.capture_mouse()
            self.mood = self.mood._replace(dragged=self.drag.note_id)
        block = self.panes.layout.at(event.x, event.y)
        target = None
        if block is not None:
            target = block, self.panes.of[block].landing(event.y - self.panes.layout.inner[block].y)
        self._aim(self.drag, target)

    def on_mouse_up(self) -> None:
        """Drop the note where it would land."""
        drag, target = self.drag, self.drag.target if self.drag else None
        self.let_go()
        if drag is None or target is None:
            return
        block, index = target
        notes = self.panes.of[block].notes
        self.post_message(self.Carried(drag.note_id, block, notes[index].id if index < len(notes) else ""))

    def let_go(self) -> bool:
        """Stop dragging; False when nothing was dragged."""
        drag, self.drag = self.drag, None
        if drag is None or not drag.moving:
            return False
        self.release_mouse()
        self._aim(drag, None)
        self.mood = self.mood._replace(dragged="")
        return True

    def on_click(self, event: events.Click) -> None:
        """Open a note, or an empty place to write on, by a double click."""
        block = self.panes.layout.at(event.x, event.y)
        if event.chain != 2 or block is None:
            return
        pane, inner = self.panes.of[block], self.panes.layout.inner[block]
        if not inner.holds(event.x, event.y):
            return
        index = pane.index_at(event.y - inner.y)
        self.post_message(self.Opened("" if index is None else pane.notes[index].id))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the block under the mouse."""
        self._scroll(event, _SCROLL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the block under the mouse back."""
        self._scroll(event, -_SCROLL)

    def _scroll(self, event: events.MouseScrollDown | events.MouseScrollUp, by: int) -> None:
        block = self.panes.layout.at(event.x, event.y)
        if block is not None:
            event.stop()
            self.panes.of[block].scroll(by)
            self.refresh_block(block)

    def _aim(self, drag: Drag, target: tuple[Block, int] | None) -> None:
        """Show where the note would land, and no longer where it would have."""
        if target == drag.target:
            return
        note = self.panes.workshop.get(Note, drag.note_id)
        if drag.target is not None:
            self.panes.of[drag.target[0]].show_ghost(None)
        if target is not None:
            self.panes.of[target[0]].show_ghost((target[1], note.text or "" if note else ""))
        drag.target = target
        self.mood = self.mood._replace(drop_on=target[0] if target else None)
        self.refresh()
