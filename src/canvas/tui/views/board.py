"""The board: the nine blocks of a canvas, and everything that can be done to the notes on them.

It draws what `show` gives it and asks for every change by a message; it never touches a session.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.message import Message

from canvas.locale import _
from canvas.model.records import TODAY, Note
from canvas.model.removal import drop_note
from canvas.model.words import Block, Mark
from canvas.text.show import one_line
from canvas.tui.bindings import bindings
from canvas.tui.commands import BY_ID, Where, commands_in, key_name
from canvas.tui.messages import RecordAsked
from canvas.tui.widgets import board_edits
from canvas.tui.widgets.board_canvas import BoardCanvas
from canvas.tui.widgets.board_head import BoardHead
from canvas.tui.widgets.board_layout import Direction
from canvas.tui.widgets.board_lines import shortened
from canvas.tui.widgets.board_writing import BoardWriting

_ACTIONS = {command.action.partition("(")[0] for command in commands_in(Where.BOARD)}
_ON_A_NOTE = {"delete_note", "move_note", "carry_note", "move_to", "colour", "mark", "link", "unlink"}


class BoardView(BoardWriting):
    """The board, by keys, palette and mouse."""

    BINDINGS = [
        *bindings(Where.BOARD),
        Binding("escape", "let_go", show=False, id="board.let_go"),
        Binding("tab", "step(1)", show=False, id="board.next_block"),
        Binding("shift+tab", "step(-1)", show=False, id="board.previous_block"),
    ]

    @dataclass
    class RenameAsked(Message):
        """A redesign is to get another name."""

        canvas_id: str

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now: True, or None for what is there but not now."""
        if action == "let_go":
            return self._busy
        if action not in _ACTIONS:
            return True
        note, panes = self.panes.note, self.panes
        if self.typing or (action in _ON_A_NOTE and note is None):
            return None
        allowed = {
            "unlink": note is not None and bool(panes.workshop.links(note.id)),
            "zoom": not panes.small,
            "next_canvas": bool(panes.workshop.redesigns),
            "choose_redesign": panes.redesign and not panes.canvas.chosen,
            "rename": panes.redesign,
        }
        return True if allowed.get(action, True) else None

    @property
    def _busy(self) -> bool:
        """Whether there is something to let go of."""
        mood = self.canvas.mood
        return bool(
            self.typing
            or mood.link_from
            or mood.choosing
            or mood.dragged
            or self.panes.filter
            or (self.panes.zoomed and not self.panes.small)
        )

    def action_let_go(self) -> None:
        """Leave what is going on, the innermost first."""
        if self.typing:
            if self.typing == "filter":
                self.sift("")
            self.close_line(keep=self.typing == "notes")
        elif self.canvas.let_go() or self.calm():
            pass
        elif self.panes.filter:
            self.sift("")
        else:
            self.canvas.zoom(zoomed=False)

    def action_edit_note(self) -> None:
        """Ask for the form of the note; on an empty block, write one."""
        if self.panes.note is None:
            self.action_new_note()
        else:
            self.post_message(RecordAsked("note", self.panes.note.id))

    def action_delete_note(self) -> None:
        """Delete the note; one that a redesign dropped comes back."""
        note = self.panes.note
        if note is not None and note.gone:
            self.ask(board_edits.restored(note), _("dropped note brought back"))
        elif note is not None:
            self.ask(drop_note(self.panes.workshop, note.id), _("note deleted"))

    def action_move_note(self, by: int) -> None:
        """Move the note past its neighbour."""
        note, pane = self.panes.note, self.panes.pane
        past = pane.at + by
        if note is not None and 0 <= past < len(pane.notes):
            self.ask(board_edits.shifted(self.panes.workshop, note, pane.notes[past], by), _("note moved"))

    def action_carry_note(self, direction: Direction) -> None:
        """Move the note to the block beside it."""
        target = self.panes.beside(direction)
        if target is not None:
            self._carry(target)

    def action_move_to(self) -> None:
        """Ask for the block to move the note to."""
        self.calm()
        self.canvas.mood = self.canvas.mood._replace(choosing=True)
        self.info.asking = _("Move to which block? Press its number, or click it · Esc leaves it here")

    def action_colour(self) -> None:
        """Give the note the next colour."""
        if self.panes.note is not None:
            self.ask(board_edits.recoloured(self.panes.note), _("colour"))

    def action_mark(self, mark: str) -> None:
        """Mark the note, or take the mark away."""
        if self.panes.note is not None:
            self.ask(
                board_edits.marked(self.panes.note, Mark(mark)),
                self.vocabulary.word(Mark(mark), self.language),
            )

    def action_link(self) -> None:
        """Start a link at this note, or end it here."""
        note, start = self.panes.note, self.canvas.mood.link_from
        if note is None:
            return
        self.calm()
        if not start:
            self.canvas.mood = self.canvas.mood._replace(link_from=note.id)
            self.info.asking = _(
                "Link from “{note}”: go to the other note and press {key} · Esc stops"
            ).format(
                note=shortened(one_line(note.text or ""), 32), key=key_name(BY_ID["board.note.link"].keys)
            )
        elif start != note.id:
            self.ask(board_edits.linked(self.panes.workshop, start, note.id), _("link"))

    def action_unlink(self) -> None:
        """Take away the note's links."""
        if self.panes.note is not None:
            self.ask(board_edits.unlinked(self.panes.workshop, self.panes.note), _("links taken away"))

    def action_zoom(self) -> None:
        """Show one block large, or all nine again."""
        self.canvas.zoom(not self.panes.zoomed)

    def action_next_canvas(self) -> None:
        """Switch to the next canvas; after the last comes today."""
        ids = [TODAY, *(canvas.id for canvas in self.panes.workshop.redesigns)]
        at = ids.index(self.panes.canvas_id) if self.panes.canvas_id in ids else -1
        self.post_message(self.CanvasSwitched(ids[(at + 1) % len(ids)]))

    def action_choose_redesign(self) -> None:
        """Choose this redesign."""
        self.ask(board_edits.chosen(self.panes.workshop, self.panes.canvas_id), _("redesign chosen"))

    def action_rename(self) -> None:
        """Ask for another name for this redesign."""
        self.post_message(self.RenameAsked(self.panes.canvas_id))

    @on(BoardCanvas.Opened)
    def open_note(self, event: BoardCanvas.Opened) -> None:
        """Ask for the form of a note that was double-clicked, or write on an empty place."""
        event.stop()
        if event.note_id:
            self.post_message(RecordAsked("note", event.note_id))
        else:
            self.action_new_note()

    @on(BoardCanvas.Carried)
    def carry(self, event: BoardCanvas.Carried) -> None:
        """Move a note that was dragged."""
        event.stop()
        self._carry(event.block, event.note_id, event.before)

    @on(BoardCanvas.BlockChosen)
    def carry_to(self, event: BoardCanvas.BlockChosen) -> None:
        """Move the note to the block that was chosen."""
        event.stop()
        self.calm()
        self._carry(event.block)

    @on(BoardHead.Picked)
    def pick_canvas(self, event: BoardHead.Picked) -> None:
        """Switch to a canvas that was clicked."""
        event.stop()
        self.post_message(self.CanvasSwitched(event.canvas_id))

    def _carry(self, block: Block, note_id: str = "", before: str = "") -> None:
        """Ask to move a note, the cursor's when none is named, to a block."""
        note = self.panes.workshop.get(Note, note_id) if note_id else self.panes.note
        if note is not None:
            self.ask(board_edits.moved(self.panes.workshop, note, block, before), _("note moved"))
