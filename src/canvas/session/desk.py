"""The workshop on the desk: in memory, changed at once, with the frames that wait to be written.

Every change takes the lock for as long as it takes to apply; nothing here waits for a disk.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from canvas.locale import _
from canvas.model.edits import Edit, Put, Refused, apply_all
from canvas.model.order import between
from canvas.model.records import SINGLE, TABLES
from canvas.model.workshop import Workshop
from canvas.session import wording
from canvas.session.history import History, Past, Step
from canvas.session.state import Entry
from canvas.storage.faithful import unwritable
from canvas.storage.frames import Change, Edited, Redone, Undone, encode
from canvas.storage.snapshots import moment
from canvas.text.problems import Problem


class Desk:
    """The present moment of a session, and its steps."""

    def __init__(self, workshop: Workshop, history: History, seq: int) -> None:
        self.lock = threading.RLock()
        self.workshop = workshop
        self.history = history
        self.seq = seq
        """The number of the last change."""
        self.waiting: list[tuple[int, bytes]] = []
        """The changes that the journal does not hold yet, encoded."""

    def apply(self, edits: Sequence[Edit], label: str, now: float) -> tuple[Edit, ...] | Refused:
        """Apply these as one step, all or none; the edits as applied, none when they change nothing."""
        with self.lock:
            ordered = _ordered(self.workshop, edits)
            for edit in ordered:
                if problem := unwritable(edit):
                    return Refused(problem)
            outcome = apply_all(self.workshop, ordered)
            if isinstance(outcome, Refused):
                return outcome
            if all(_same(self.workshop, outcome.workshop, edit) for edit in ordered):
                return ()
            frame = Edited(self.seq + 1, ordered, outcome.inverse, label, now)
            try:
                self._go_to(frame, outcome.workshop)
            except (TypeError, ValueError, RecursionError):
                return Refused(Problem(_("This cannot be written to a file.")))
            return ordered

    def along(self, kind: type[Undone] | type[Redone], now: float) -> tuple[Step, tuple[Edit, ...]] | None:
        """Take a step back, or do one again; the step, and the edits that this meant."""
        with self.lock:
            stack = self.history.done if kind is Undone else self.history.undone
            if not stack:
                return None
            step = stack[-1]
            edits = step.inverse if kind is Undone else step.edits
            outcome = apply_all(self.workshop, edits)
            if isinstance(outcome, Refused):
                return None
            self._go_to(kind(self.seq + 1, now), outcome.workshop)
            return step, edits

    def _go_to(self, frame: Change, workshop: Workshop) -> None:
        data = encode(frame)  # before anything changes: what cannot be written must not be typed
        self.history.follow(frame)
        self.workshop = workshop
        self.seq = frame.seq
        self.waiting.append((frame.seq, data))

    def begin_anew(self, workshop: Workshop) -> None:
        """Go on with another workshop; the steps up to here can no longer be taken back."""
        with self.lock:
            self.workshop, self.history = workshop, History()
            self.waiting.clear()

    def past(self) -> Past:
        """This moment, with all it takes to write its journal anew."""
        with self.lock:
            return Past(self.workshop, tuple(self.history.done), tuple(self.history.undone), self.seq)

    def not_in(self, kept: int) -> list[tuple[int, bytes]]:
        """The changes after this one."""
        with self.lock:
            return [frame for frame in self.waiting if frame[0] > kept]

    def let_go(self, kept: int) -> None:
        """Forget the bytes of the changes that the journal holds."""
        with self.lock:
            self.waiting = [frame for frame in self.waiting if frame[0] > kept]

    def entries(self) -> tuple[Entry, ...]:
        """The steps in words, oldest first; those taken back last, the next to do again first."""
        with self.lock:
            done, undone = list(self.history.done), self.history.undone[::-1]
            workshop = self.workshop
        return (
            *(Entry(wording.line(step, workshop), moment(step.when)) for step in done),
            *(Entry(wording.line(step, workshop), moment(step.when), undone=True) for step in undone),
        )


def _ordered(workshop: Workshop, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits, with an order for each new record that brings none: at the end of its table."""
    last: dict[str, str | None] = {}
    made: set[tuple[str, str]] = set()
    ordered: list[Edit] = []
    for edit in edits:
        kind = TABLES.get(edit.table)
        if isinstance(edit, Put) and kind is not None and edit.table not in SINGLE:
            place = (edit.table, edit.id)
            new = place not in made and edit.id not in workshop.table(kind)
            made.add(place)
            if new and not edit.fields.get("order"):
                if edit.table not in last:
                    rows = workshop.all(kind)
                    last[edit.table] = rows[-1].order if rows else None
                order = between(last[edit.table], None)
                last[edit.table] = order
                edit = replace(edit, fields={**edit.fields, "order": order})  # noqa: PLW2901
        ordered.append(edit)
    return tuple(ordered)


def _same(before: Workshop, after: Workshop, edit: Edit) -> bool:
    kind = TABLES[edit.table]
    return before.table(kind).get(edit.id) == after.table(kind).get(edit.id)
