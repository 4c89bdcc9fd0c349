"""An open workshop: edits in memory at once, durable a moment later, undone and redone over restarts.

*Saved* means durable in the journal or in the file, and nothing less. One background thread (`canvas-writer`) does
all the writing; every method here may be called from any thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from canvas.locale import _
from canvas.model.edits import Edit, Refused
from canvas.model.workshop import Workshop
from canvas.session import conflict, wording
from canvas.session.desk import Desk
from canvas.session.keeper import Keeper
from canvas.session.opening import Opened, to_look_at, to_work_on
from canvas.session.scribe import Scribe
from canvas.session.state import Entry, Listener, State
from canvas.storage.disk import Disk, RealDisk
from canvas.storage.frames import Redone, Undone
from canvas.storage.saving import NotSaved, contents, write
from canvas.text.problems import Problem

PATIENCE: Final = 10.0
"""Seconds that closing waits for a disk that does not answer."""


class Session:
    """One open workshop. Made by `open` or `create`."""

    def __init__(
        self, path: Path, opened: Opened, disk: Disk, clock: Callable[[], float], *, background: bool
    ) -> None:
        self.recovered = opened.recovered
        """What came back from the journal on opening, in words."""
        self.notices = tuple(opened.notices)
        """Plain sentences to show once."""
        self._disk = disk
        self._clock = clock
        self._read_only = opened.read_only
        self._newer = opened.newer
        self._desk = Desk(opened.workshop, opened.history, opened.seq)
        scribe = Scribe(
            disk, path, clock, journal=opened.journal, lock=opened.lock, expected=opened.hash,
            kept=opened.kept, filed=opened.filed,
        )  # fmt: skip
        self._keeper = Keeper(self._desk, scribe)
        if self._read_only is None:
            self._keeper.begin(background=background, unfinished=opened.filed < opened.seq)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        take_over: bool = False,
        recover: bool | None = None,
        clock: Callable[[], float] = time.time,
        disk: Disk | None = None,
        background: bool = True,
    ) -> Session:
        """Open the workshop in this file.

        What the journal holds beyond the file comes back by itself when it fits (`recovered` says what). When it
        does not fit, the session is read-only until a person chose, by `recover`.

        Args:
            path: the file.
            read_only: only to look at; takes no lock, writes nothing.
            take_over: also when another Canvas has it open and alive; that one can then no longer write.
            recover: True: what was typed, also over a file that was changed since (a copy of that is kept);
                False: the file as it is (the journal is kept aside); None: only what fits.
            clock: the time in seconds since 1970, for showing; nothing is ordered by it.
            disk: the disk.
            background: write by a thread. Without it, `apply` returns when the edit is durable and `flush` saves
                the file: for a command that makes one change.

        Raises:
            Trouble: when there is no workshop to open, in plain sentences.
        """
        disk = disk or RealDisk()
        path = path.absolute()
        if read_only:
            return cls(path, to_look_at(disk, path), disk, clock, background=False)
        opened = to_work_on(disk, path, clock(), take_over=take_over, recover=recover)
        return cls(path, opened, disk, clock, background=background)

    @classmethod
    def create(
        cls,
        path: Path,
        workshop: Workshop,
        *,
        clock: Callable[[], float] = time.time,
        disk: Disk | None = None,
        background: bool = True,
    ) -> Session:
        """Write this workshop to a new file and open it.

        Raises:
            Trouble: when a file of this name exists, or it cannot be written.
        """
        disk = disk or RealDisk()
        path = path.absolute()
        data = contents(workshop, path)
        if disk.facts(path) is None:
            with suppress(NotSaved):  # it is then still there, and opening will ask
                conflict.clear_place(disk, path, clock())
        write(disk, path, data, None)
        return cls.open(path, clock=clock, disk=disk, background=background)

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is now."""
        return self._desk.workshop

    @property
    def path(self) -> Path:
        """The file."""
        return self._keeper.scribe.path

    @property
    def read_only(self) -> Problem | None:
        """Why nothing can be changed, in a plain sentence; None when it can."""
        return self._read_only or self._keeper.scribe.taken

    @property
    def why_read_only(self) -> str:
        """The same as one sentence to show, and what to do; empty when it can be changed."""
        problem = self.read_only
        return "" if problem is None else f"{problem.wrong} {problem.fix}".strip()

    @property
    def state(self) -> State:
        """Whether what was typed is safe."""
        return self._keeper.state

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.read_only is None and bool(self._desk.history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return self.read_only is None and bool(self._desk.history.undone)

    @property
    def history(self) -> tuple[Entry, ...]:
        """The steps, oldest first; those taken back come last, the next to do again first."""
        return self._desk.entries()

    def apply(self, *edits: Edit, label: str = "") -> Refused | None:
        """Apply these edits as one step, all or none. Returns at once; `state` tells when they are durable.

        Args:
            edits: what to put and to drop. A new record without an order gets one at the end of its table.
            label: what the step is called in the history; made from the edits when empty.

        Returns:
            The refusal, in which case nothing was changed; None when it was applied, or changed nothing.
        """
        if self.read_only is not None:
            return Refused(self.read_only)
        outcome = self._desk.apply(edits, label, self._clock())
        if isinstance(outcome, Refused):
            return outcome
        if outcome:
            self._keeper.go(outcome)
        return None

    def undo(self) -> str | None:
        """Take the last step back; what it was called, or None when there is nothing to take back."""
        return self._along(Undone)

    def redo(self) -> str | None:
        """Do the step last taken back again; what it was called, or None when there is none."""
        return self._along(Redone)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have this called after each change of the workshop or of `state`; the result ends that.

        It is called from the thread that made the change: also from the background thread. It must return at
        once: a screen posts a message (`post_message` may be called from any thread) and does not wait for itself
        (`call_from_thread` would, while the screen may be waiting in `flush`). Events of two threads may overtake
        each other: read `state` and `workshop` from the session when the message arrives.
        """
        return self._keeper.listen(listener)

    def flush(self, timeout: float = PATIENCE) -> bool:
        """Write everything to the file; whether the file now has all that was typed before this call.

        Args:
            timeout: seconds to wait at most.
        """
        if self._read_only is not None:
            return True
        return self._keeper.flush(timeout)

    def save_copy(self, path: Path) -> None:
        """Save the workshop to another file, which must not exist yet; the session stays where it is.

        Raises:
            NotSaved: with why, in one plain sentence.
        """
        self._refuse_newer()
        write(self._disk, path.absolute(), contents(self.workshop, path), None)

    def close(self, timeout: float = PATIENCE) -> bool:
        """Write everything, end the thread, let go of the lock; whether the file has everything.

        Args:
            timeout: seconds to wait at most.
        """
        if self._read_only is not None:
            return True
        saved = self._keeper.flush(timeout)
        self._keeper.stop(timeout)
        self._read_only = Problem(_("This workshop was closed."), file=str(self.path))
        return saved

    def keep_mine_as(self, path: Path) -> None:
        """Save what was typed here as another file and go on there; the file that was changed stays as it is.

        Raises:
            NotSaved: when it cannot be written; nothing has changed then.
        """
        self._refuse_newer()
        if self._read_only is not None:
            raise NotSaved(self._read_only, "denied")
        keeper, now = self._keeper, self._clock()
        with keeper.standstill() as past:
            keeper.go_on_with(conflict.moved(keeper.scribe, self._disk, path.absolute(), past, now))
        keeper.settle()

    def take_theirs(self) -> None:
        """Go on with the file as another program left it; what was typed here is kept as an older copy.

        Raises:
            Trouble: when their file is no workshop, or what was typed here cannot be kept.
        """
        keeper = self._keeper
        with keeper.standstill() as past:
            document, digest = conflict.theirs(keeper.scribe, self._disk, past, self._clock())
            self._desk.begin_anew(document.workshop)
            keeper.scribe.agree(digest, past.seq)
        keeper.settle(everything=True)

    def overwrite_knowingly(self) -> None:
        """Save what was typed here over the file that another program changed; theirs is kept as an older copy.

        Raises:
            NotSaved: when theirs cannot be kept or ours cannot be written.
        """
        keeper = self._keeper
        with keeper.standstill():
            conflict.accept_theirs_gone(keeper.scribe, self._disk, self._clock())
        if not keeper.write(file=True) and keeper.scribe.file_problem is not None:
            raise keeper.scribe.file_problem

    def _refuse_newer(self) -> None:
        if self._newer and self._read_only is not None:
            raise NotSaved(self._read_only, "cannot_write_back")

    def _along(self, kind: type[Undone] | type[Redone]) -> str | None:
        if self.read_only is not None:
            return None
        gone = self._desk.along(kind, self._clock())
        if gone is None:
            return None
        step, edits = gone
        self._keeper.go(edits)
        return wording.line(step, self.workshop)
