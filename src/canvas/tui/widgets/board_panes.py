"""What the board shows and where its cursor is: nine panes of one canvas, without a screen.

The cursor is a block and a note on it. It stays on its note, by id, whatever happens to the workshop.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from canvas.model.comparison import Change, NoteChange, lineage
from canvas.model.records import TODAY, Canvas, Note
from canvas.model.words import Block
from canvas.model.workshop import Workshop, new_workshop
from canvas.tui.widgets.board_filter import Filter
from canvas.tui.widgets.board_layout import Direction, Layout, nine, one
from canvas.tui.widgets.board_lines import Look
from canvas.tui.widgets.board_pane import Pane


class Panes:
    """Nine panes, one cursor."""

    def __init__(self, language: str, asks: Mapping[Block, str]) -> None:
        self.language = language
        self.workshop: Workshop = new_workshop()
        self.canvas_id = TODAY
        self.of = {block: Pane(block, asks.get(block, "")) for block in Block}
        self.block = Block.VALUE_PROPOSITIONS
        self.layout: Layout = one(self.block, 0, 0)
        self.small = False
        self.zoomed = False
        self.filter = Filter()
        self.linked: frozenset[str] = frozenset()
        self.size = (0, 0)
        self._awaited = ""
        self._today: list[Note] = []
        self._counts: dict[Block, tuple[list[Note], list[Note], dict[Change, int]]] = {}

    @property
    def pane(self) -> Pane:
        """The pane that the cursor is on."""
        return self.of[self.block]

    @property
    def note(self) -> Note | None:
        """The note that the cursor is on."""
        return self.pane.note

    @property
    def canvas(self) -> Canvas:
        """The canvas that is shown."""
        return self.workshop.get(Canvas, self.canvas_id) or self.workshop.today

    @property
    def redesign(self) -> bool:
        """Whether it is a redesign, so that there is something to compare."""
        return self.canvas_id != TODAY

    def show(self, workshop: Workshop, canvas_id: str) -> set[Block]:
        """Show another value of the workshop, or another canvas.

        Returns:
            the blocks whose notes differ from what was shown.
        """
        note = self.note
        if note is not None and canvas_id != self.canvas_id:
            note = self._counterpart(workshop, canvas_id, note)
        before = self.canvas_id
        self.workshop, self.canvas_id = workshop, canvas_id
        changed = self._fill()
        today = workshop.notes(TODAY) if self.redesign else []
        if canvas_id != before or today != self._today:
            # What a redesign's notes are compared with may have changed anywhere.
            changed = set(Block)
        self._today = today
        if canvas_id != before:
            for pane in self.of.values():
                pane.top = 0
                pane.at = 0
            self.refit()
        self._follow(self._awaited or (note.id if note else ""))
        self._awaited = ""
        self._see_links()
        return changed

    def await_note(self, note_id: str) -> None:
        """Go to this note when it comes with the next value of the workshop."""
        self._awaited = note_id

    def sift(self, by: Filter) -> None:
        """Show only the notes that this filter lets through."""
        note = self.note
        self.filter = by
        self._fill()
        self._follow(note.id if note else "")
        self._see_links()

    def fit(self, width: int, height: int, *, small: bool) -> None:
        """Take another size.

        Args:
            width: cells across.
            height: rows.
            small: show one block at a time.
        """
        self.size, self.small = (width, height), small
        self.refit()

    def refit(self) -> None:
        """Lay the panes out for the size, the zoom and the canvas as they are now."""
        width, height = self.size
        large = self.zoomed and not self.small
        single = self.small or large or width < 30 or height < 10
        self.layout = one(self.block, width, height) if single else nine(width, height)
        look = Look(signs=self.redesign, language=self.language)
        for block, rect in self.layout.inner.items():
            most = max(1, min(12 if self.layout.single else 4, rect.height - 1))
            self.of[block].fit(
                rect.width, rect.height, replace(look, most=most, long=4 if large and rect.height > 8 else 0)
            )

    def zoom(self, zoomed: bool) -> None:
        """Show the cursor's block large, or all nine."""
        self.zoomed = zoomed
        self.refit()

    def go(self, note_id: str) -> bool:
        """Move the cursor to a note; False when it is not shown."""
        note = self.workshop.get(Note, note_id)
        if note is None or note.canvas != self.canvas_id or note.block is None:
            return False
        place = self.of[note.block].place(note)
        if place is None:
            return False
        self.to(note.block, place)
        return True

    def to(self, block: Block, index: int | None = None) -> None:
        """Move the cursor to a block, and to a note on it; without one, to where it last was there."""
        if block is not self.block:
            self.block = block
            if self.layout.single:
                self.refit()
        self.pane.go(self.pane.at if index is None else index)
        self._see_links()

    def step(self, by: int) -> None:
        """Move the cursor to the next block in reading order, from the last to the first."""
        blocks = list(Block)
        self.to(blocks[(blocks.index(self.block) + by) % len(blocks)])

    def move(self, direction: Direction) -> None:
        """Move the cursor: to the next note, or over the border to the block beside it."""
        pane = self.pane
        if direction == "up" and pane.at > 0:
            self.to(self.block, pane.at - 1)
            return
        if direction == "down" and pane.at < len(pane.notes) - 1:
            self.to(self.block, pane.at + 1)
            return
        target = self.beside(direction)
        if target is None:
            return
        if self.layout.single:
            self.to(target)
            return
        there = self.of[target]
        if direction in ("left", "right"):
            row = self.cursor_row - self.layout.inner[target].y
            found = there.index_at(min(max(0, row), max(0, len(there.rows) - 1)))
            self.to(target, len(there.notes) - 1 if found is None else found)
        else:
            self.to(target, len(there.notes) - 1 if direction == "up" else 0)

    def page(self, by: int) -> None:
        """Move the cursor by as many notes as are visible."""
        self.to(self.block, max(0, self.pane.at + by * self.pane.page))

    def beside(self, direction: Direction) -> Block | None:
        """The block beside the cursor."""
        return self.layout.beside(self.block, direction, self.cursor_row)

    @property
    def cursor_row(self) -> int:
        """The row of the board that the cursor's note begins on."""
        return self.layout.inner[self.block].y + self.pane.row_of(self.pane.at)

    def change_of(self, note: Note) -> Change:
        """What became of a note since today."""
        if note.gone:
            return Change.DROPPED
        old = self._of_today(note)
        if old is None:
            return Change.NEW
        return Change.CHANGED if NoteChange(Change.KEPT, old, note).fields else Change.KEPT

    def changes(self) -> dict[Change, int]:
        """How many notes of a redesign are new, changed or dropped; nothing for today."""
        counts = dict.fromkeys(Change, 0)
        if not self.redesign:
            return counts
        for block in Block:
            notes = self.workshop.notes(self.canvas_id, block, gone=True)
            today = self.workshop.notes(TODAY, block)
            known = self._counts.get(block)
            if known is None or known[0] != notes or known[1] != today:
                mine = dict.fromkeys(Change, 0)
                for note in notes:
                    mine[self.change_of(note)] += 1
                known = self._counts[block] = (notes, today, mine)
            for change, count in known[2].items():
                counts[change] += count
        return counts

    def _of_today(self, note: Note) -> Note | None:
        if not note.origin:
            return None
        for key in lineage(self.workshop, note)[1:]:
            old = self.workshop.get(Note, key)
            if old is not None and old.canvas == TODAY:
                return old
        return None

    def _fill(self) -> set[Block]:
        """Give every pane its notes; says which changed."""
        changed: set[Block] = set()
        for block, pane in self.of.items():
            notes = self.workshop.notes(self.canvas_id, block, gone=True)
            total = len(notes)
            if self.filter:
                notes = [note for note in notes if self.filter.passes(note)]
            if notes != pane.notes or total != pane.total:
                pane.notes, pane.total = notes, total
                pane.changed()
                changed.add(block)
        return changed

    def _follow(self, note_id: str) -> None:
        """Keep the cursor on this note, wherever it went; else where it was in its block."""
        if not note_id or not self.go(note_id):
            self.to(self.block)

    def _counterpart(self, workshop: Workshop, canvas_id: str, note: Note) -> Note | None:
        """The note on another canvas that this one came from, or that came from this one."""
        family = set(lineage(workshop, note))
        for other in workshop.notes(canvas_id, note.block, gone=True):
            if other.id in family or not family.isdisjoint(lineage(workshop, other)):
                return other
        return None

    def _see_links(self) -> None:
        note = self.note
        self.linked = frozenset(other.id for other in self.workshop.linked(note.id)) if note else frozenset()
