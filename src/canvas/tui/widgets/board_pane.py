"""One block's notes as rows: what is visible, where it scrolls to, which note a row belongs to.

Only the notes that are visible are ever laid out, so that a block of ten thousand costs what a block of ten does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from canvas.locale import _
from canvas.model.records import Note
from canvas.model.words import Block
from canvas.tui.widgets.board_lines import Line, Look, note_lines, wrapped

RowKind = Literal["note", "gap", "more", "ghost", "ask"]


class Row(NamedTuple):
    """One row inside a block."""

    kind: RowKind
    of: int
    """Which note; for `more`, how many more."""
    line: int = 0
    cut: bool = False
    """Whether the note goes on below what is visible."""


@dataclass
class Pane:
    """The notes of one block, of which some are visible."""

    block: Block
    ask: str = ""
    """The question that an empty block asks."""
    notes: Sequence[Note] = ()
    """Those that the filter lets through, in order."""
    total: int = 0
    """How many there are without the filter."""
    at: int = 0
    """The note that the cursor is on, or was last."""
    top: int = 0
    """The first visible note."""
    width: int = 0
    height: int = 0
    look: Look = field(default_factory=Look)
    ghost: tuple[int, str] | None = None
    """Before which note a dragged one would land, and its text."""
    _rows: list[Row] | None = None
    _roomy: bool = False

    @property
    def note(self) -> Note | None:
        """The note that the cursor is on, or was last."""
        return self.notes[self.at] if self.at < len(self.notes) else None

    def fit(self, width: int, height: int, look: Look) -> None:
        """Take another size; the cursor's note stays in sight."""
        if (width, height, look) != (self.width, self.height, self.look):
            self.width, self.height, self.look = width, height, look
            self.changed()

    def changed(self) -> None:
        """Work out anew what is visible."""
        self._rows = None
        self.at = max(0, min(self.at, len(self.notes) - 1))
        self._roomy = self._all_fit(1)
        self._keep_in_sight()

    def place(self, note: Note) -> int | None:
        """Where this note stands, or None when it does not stand here."""
        found = bisect_left(self.notes, (note.order, note.id), key=lambda each: (each.order, each.id))
        return found if found < len(self.notes) and self.notes[found].id == note.id else None

    def go(self, index: int) -> None:
        """Move the cursor to this note, as far as there are notes."""
        self.at = max(0, min(index, len(self.notes) - 1))
        self._keep_in_sight()

    def scroll(self, by: int) -> None:
        """Scroll by some notes without moving the cursor."""
        self._set_top(min(self.top + by, self._last_top()))

    def show_ghost(self, ghost: tuple[int, str] | None) -> None:
        """Show where a dragged note would land, or nothing."""
        self.ghost = ghost
        self._rows = None

    def lines(self, index: int) -> tuple[Line, ...]:
        """The lines of a note."""
        return note_lines(self.notes[index], self.width, self.look)

    @property
    def rows(self) -> list[Row]:
        """The visible rows, at most as many as there is height."""
        if self._rows is None:
            self._rows = self._laid_out()
        return self._rows

    @property
    def cut(self) -> bool:
        """Whether the text of the cursor's note is longer than what is shown of it."""
        if self.note is None or not self.width:
            return False
        shown = [line.text for line in self.lines(self.at) if not line.long and line.text]
        return bool(shown) and shown[-1].endswith("…") and not (self.note.text or "").rstrip().endswith("…")

    @property
    def page(self) -> int:
        """How many notes are visible, at least one."""
        return max(1, len({row.of for row in self.rows if row.kind == "note"}))

    def index_at(self, row: int) -> int | None:
        """The note on this row; None where there is none."""
        if 0 <= row < len(self.rows):
            found = self.rows[row]
            if found.kind == "note" or (found.kind == "gap" and found.of < len(self.notes)):
                return found.of
        return None

    def landing(self, row: int) -> int:
        """Before which note something dropped on this row would land."""
        if 0 <= row < len(self.rows):
            found = self.rows[row]
            if found.kind in ("ghost", "note"):
                return found.of
            if found.kind == "gap":
                return found.of + 1
            if found.kind == "more":
                return len(self.notes) - found.of
        return len(self.notes) if row >= 0 else 0

    def row_of(self, index: int) -> int:
        """The first row of a note; 0 when it is not visible."""
        return next((y for y, row in enumerate(self.rows) if row.kind == "note" and row.of == index), 0)

    def _laid_out(self) -> list[Row]:
        if self.height <= 0 or self.width <= 0:
            return []
        if not self.notes:
            return ([Row("ghost", 0)] if self.ghost else self._asking())[: self.height]
        rows: list[Row] = []
        room = self.height if self._ends_here() else self._room
        index = self.top
        while index < len(self.notes):
            if self.ghost and self.ghost[0] == index:
                rows.append(Row("ghost", index))
            lines = len(self.lines(index))
            gap = int(self._roomy and bool(rows) and rows[-1].kind == "note")
            if rows and len(rows) + gap + lines > room:
                break
            if gap:
                rows.append(Row("gap", index - 1))
            rows.extend(Row("note", index, line) for line in range(min(lines, self.height)))
            index += 1
        else:
            if self.ghost and self.ghost[0] == len(self.notes):
                rows = [*rows[: self.height - 1], Row("ghost", len(self.notes))]
            return rows[: self.height]
        rows = rows[:room]
        # What is left of the room shows how the next note begins; the last note may have the last row too.
        last = index == len(self.notes) - 1
        begins = min(len(self.lines(index)) - 1, (self.height if last else room) - len(rows))
        rows.extend(Row("note", index, line, line == begins - 1) for line in range(begins))
        index += begins > 0
        if index < len(self.notes) and self.height >= 3:
            rows.extend(Row("gap", index - 1) for _line in range(room - len(rows)))
            rows.append(Row("more", len(self.notes) - index))
        return rows

    def _asking(self) -> list[Row]:
        if self.total:
            return []
        return [Row("ask", 0, line) for line in range(len(self.question))]

    @property
    def question(self) -> tuple[str, ...]:
        """The block's question as lines."""
        if not self.ask or self.width < 4:
            return ()
        body = min(72, self.width - 2)
        return wrapped(self.ask, body, body, max(1, self.height))

    @property
    def more(self) -> str:
        """What stands on the last row when there are more notes than fit."""
        left = next((row.of for row in self.rows if row.kind == "more"), 0)
        return _("… {count} more").format(count=left) if left else ""

    @property
    def _room(self) -> int:
        """Rows for notes when the last one says how many more there are."""
        return self.height - 1 if self.height >= 3 else self.height

    def _all_fit(self, gap: int) -> bool:
        if len(self.notes) * (1 + gap) - gap > self.height:
            return False
        used = sum(len(self.lines(index)) + gap for index in range(len(self.notes))) - gap
        return used <= self.height

    def _ends_here(self) -> bool:
        """Whether everything from the first visible note on fits."""
        used = 0
        for index in range(self.top, len(self.notes)):
            used += len(self.lines(index)) + int(self._roomy and used > 0)
            if used > self.height:
                return False
        return True

    def _back_from(self, index: int, room: int) -> int:
        """The first note that can be visible together with this one below it."""
        used = len(self.lines(index))
        while index > 0:
            used += len(self.lines(index - 1))
            if used > room:
                break
            index -= 1
        return index

    def _last_top(self) -> int:
        if not self.notes or self.height <= 0 or self.width <= 0 or self._roomy:
            return 0
        return self._back_from(len(self.notes) - 1, self.height)

    def _keep_in_sight(self) -> None:
        if not self.notes or self.height <= 0 or self.width <= 0:
            self._set_top(0)
            return
        top = min(self.top, self._last_top())
        if self.at < top:
            top = self.at
        elif not self._roomy:
            last = self.at == len(self.notes) - 1
            top = max(top, self._back_from(self.at, self.height if last else self._room))
        self._set_top(top)

    def _set_top(self, top: int) -> None:
        top = max(0, top)
        if top != self.top:
            self.top = top
            self._rows = None
