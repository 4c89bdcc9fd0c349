"""What is typed at the foot of the board: notes, the words of a filter, the name of a redesign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.message import Message
from textual.widgets import Input

from canvas.locale import _
from canvas.model.comparison import redesign_from
from canvas.model.edits import Edit
from canvas.model.records import Canvas, Note
from canvas.model.workshop import Workshop
from canvas.tui.messages import EditAsked
from canvas.tui.widgets import board_edits
from canvas.tui.widgets.board_filter import Filter, read_filter
from canvas.tui.widgets.board_frame import BoardFrame
from canvas.tui.widgets.line_input import LineInput

NOTE_LINE: Final = "board/notes"
"""Where a note that is being written on the board stands among the half-written lines."""


class BoardWriting(BoardFrame):
    """The board's line: it opens, it is typed on, and what was typed becomes something."""

    @dataclass
    class CanvasSwitched(Message, namespace="board_view"):
        """Another canvas is to be shown."""

        canvas_id: str

    coming: tuple[Note, ...] = ()
    """Notes that were asked for and have not come yet: a quick hand, or a paste, is ahead of the session."""

    def show(self, workshop: Workshop, canvas_id: str) -> None:
        """Draw this canvas of this workshop; the cursor stays on its note."""
        self.coming = ()
        super().show(workshop, canvas_id)

    def ask(self, edits: Iterable[Edit], label: str) -> None:
        """Ask for these edits as one step; nothing is asked when there are none."""
        wanted = tuple(edits)
        if wanted:
            self.post_message(EditAsked(wanted, label))

    def action_new_note(self) -> None:
        """Open the line to write notes on the cursor's block."""
        hint = _("Enter adds it and stays · Enter on an empty line is done")
        self.drafts["notes"] = self.half_written.at(NOTE_LINE)
        self.open_line("notes", self.block_name, hint)

    def action_new_redesign(self) -> None:
        """Ask for the name of a new redesign."""
        self.open_line("redesign", _("Name of the redesign"), self.next_name)

    def action_filter(self) -> None:
        """Open the line to filter with."""
        self.drafts["filter"] = self.panes.filter.typed
        self.open_line("filter", _("Filter"), _("a word, a colour or a mark"))

    def action_step(self, by: int) -> None:
        """Go to the next block, also while a line is being typed."""
        self.coming = ()
        self.canvas.move(lambda: self.panes.step(by))
        self._name_block()

    @property
    def block_name(self) -> str:
        """What the cursor's block is called."""
        return self.vocabulary.block(self.panes.block, self.language)

    @property
    def next_name(self) -> str:
        """A name for the next redesign."""
        return _("Redesign {number}").format(number=len(self.panes.workshop.redesigns) + 1)

    def sift(self, typed: str) -> None:
        """Show only the notes with these words; all, without words."""
        self.canvas.sift(read_filter(typed, self.vocabulary, self.language) if typed.strip() else Filter())
        self.head.tell()

    @on(LineInput.Entered)
    def take_line(self, event: LineInput.Entered) -> None:
        """Do what the line was for; an empty line closes it."""
        event.stop()
        typing = self.typing
        if typing == "notes" and event.lines:
            self._add(event.lines)
            return
        self.close_line(keep=False)
        self.line.release()
        if typing == "filter":
            self.sift(" ".join(event.lines))
        elif typing == "redesign":
            self._make_redesign(event.lines[0] if event.lines else self.next_name)

    @on(LineInput.Left)
    def move_from_line(self, event: LineInput.Left) -> None:
        """Choose where the next note comes, while typing."""
        event.stop()
        if self.typing == "notes":
            self.coming = ()
            self.canvas.action_cursor("up" if event.by < 0 else "down")
            self._name_block()

    @on(Input.Changed)
    def sift_while_typing(self, event: Input.Changed) -> None:
        """Filter with every letter; keep a note that is being written."""
        event.stop()
        if self.typing == "notes" and event.value == self.line.value:
            self.half_written.note(NOTE_LINE, event.value)
        if self.typing == "filter" and event.value.strip() != self.panes.filter.typed:
            self.sift(event.value)

    def _name_block(self) -> None:
        if self.typing == "notes":
            self.name_line(self.block_name)

    def _add(self, lines: Sequence[str]) -> None:
        panes = self.panes
        before = self.coming[-1:] or ((panes.note,) if panes.note else ())
        after = before[0].id if before else ""
        edits, new = board_edits.added(
            panes.workshop, panes.canvas_id, panes.block, lines, after=after, coming=self.coming
        )
        self.coming += new
        panes.await_note(new[-1].id)
        if panes.filter:
            # A note that was just written must not be hidden.
            self.sift("")
        self.ask(edits, _("new note"))

    def _make_redesign(self, name: str) -> None:
        edits = redesign_from(self.panes.workshop, name, self.panes.canvas_id)
        made = next(edit.id for edit in edits if edit.table == Canvas.table)
        self.ask(edits, _("new redesign"))
        self.post_message(self.CanvasSwitched(made))
