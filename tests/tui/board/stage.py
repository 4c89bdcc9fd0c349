"""A stage for the board: a small app that does what the workshop screen does with its messages."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from canvas.method.builtin import vocabulary
from canvas.model.edits import Changed, Put, apply_all
from canvas.model.order import keys_after
from canvas.model.records import TODAY, Note
from canvas.model.words import Block
from canvas.model.workshop import Workshop, new_workshop
from canvas.tui.messages import EditAsked, RecordAsked
from canvas.tui.theme import DARK, THEMES
from canvas.tui.views.board import BoardView

ASKS = {block: f"What about {block.value.replace('_', ' ')}?" for block in Block}


class Stage(App[None]):
    """Applies what the board asks, and shows it again."""

    def __init__(self, workshop: Workshop, language: str = "en", canvas_id: str = TODAY) -> None:
        super().__init__()
        self.workshop = workshop
        self.canvas_id = canvas_id
        self.past: list[Workshop] = []
        self.asked: list[Message] = []
        self.labels: list[str] = []
        self.refusing = False
        self.board = BoardView(
            vocabulary(), language, ASKS, prompts={"today-channels": "How do they reach you?"}
        )
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    @asynccontextmanager
    async def at(self, width: int, height: int) -> AsyncIterator[Pilot[Any]]:
        """Run at this size, once everything has its place."""
        async with self.run_test(size=(width, height)) as pilot:
            await self.settled(pilot)
            yield pilot

    async def settled(self, pilot: Pilot[Any]) -> None:
        """Wait until every part of the board has its place."""
        board, end = self.board, time.monotonic() + 10
        while not (
            board.is_mounted
            and board.size == self.size
            and board.canvas.size == board.panes.size
            and board.map.size.height in ((3, self.size.height) if board.map.display else (0,))
        ):
            assert time.monotonic() < end, "the board never got its place"
            await pilot.pause()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def compose(self) -> ComposeResult:
        yield self.board

    def on_mount(self) -> None:
        self.board.show(self.workshop, self.canvas_id)
        self.board.focus()

    def on_edit_asked(self, event: EditAsked) -> None:
        if self.refusing:
            return
        outcome = apply_all(self.workshop, event.edits)
        assert isinstance(outcome, Changed), outcome
        self.past.append(self.workshop)
        self.labels.append(event.label)
        self.see(outcome.workshop)

    def see(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.board.show(workshop, self.canvas_id)

    def undo(self) -> None:
        self.see(self.past.pop())

    def on_record_asked(self, event: RecordAsked) -> None:
        self.asked.append(event)

    def on_board_view_canvas_switched(self, event: BoardView.CanvasSwitched) -> None:
        self.asked.append(event)
        self.canvas_id = event.canvas_id
        self.board.show(self.workshop, self.canvas_id)

    def on_board_view_rename_asked(self, event: BoardView.RenameAsked) -> None:
        self.asked.append(event)

    @property
    def rows(self) -> list[str]:
        """What the board draws, row by row."""
        canvas = self.board.canvas
        return [canvas.render_line(y).text for y in range(canvas.size.height)]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def head(self) -> str:
        return self.board.head.render_line(0).text

    @property
    def info(self) -> str:
        return self.board.info.render_line(0).text

    @property
    def cursor(self) -> str:
        """The text of the note under the cursor."""
        note = self.board.panes.note
        return note.text or "" if note else ""

    def texts(self, block: Block, canvas_id: str = "") -> list[str]:
        """The texts on a block, in order."""
        return [note.text or "" for note in self.workshop.notes(canvas_id or self.canvas_id, block)]

    def find(self, text: str) -> Note:
        """The note with this text on the canvas that is shown."""
        return next(n for n in self.workshop.notes(self.canvas_id, gone=True) if n.text == text)

    def cell(self, text: str) -> tuple[int, int]:
        """Where a text stands on the board, for the mouse."""
        for y, row in enumerate(self.rows):
            if text in row:
                return row.index(text), y
        raise AssertionError(f"{text!r} is not on the board:\n{self.text}")

    async def drag(self, pilot: Pilot[Any], start: tuple[int, int], *stops: tuple[int, int]) -> None:
        """Press at a cell, move over the others, and let go at the last."""
        canvas = self.board.canvas
        await pilot.mouse_down(canvas, offset=start)
        for stop in stops:
            await pilot.hover(canvas, offset=stop)
        await pilot.mouse_up(canvas, offset=stops[-1])
        await pilot.pause()


def written(notes: dict[Block, list[str]], **fields: dict[str, Any]) -> Workshop:
    """A workshop with these texts on these blocks of today; `fields` by text add more to a note."""
    edits = []
    number = 0
    for block, texts in notes.items():
        for text, key in zip(texts, keys_after(None, len(texts)), strict=True):
            number += 1
            more = fields.get(text, {})
            edits.append(
                Put(
                    "note",
                    f"n-{number}",
                    {"canvas": TODAY, "block": block.value, "text": text, "order": key} | more,
                )
            )
    outcome = apply_all(new_workshop(), edits)
    assert isinstance(outcome, Changed), outcome
    return outcome.workshop
