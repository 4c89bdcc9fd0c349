"""Keeps what is on the desk safe: has the scribe write it, by a thread or at once, and tells how things stand."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from canvas.locale import _
from canvas.model.edits import Edit
from canvas.session.desk import Desk
from canvas.session.history import Past
from canvas.session.scribe import Scribe
from canvas.session.state import Event, Listener, State, judged
from canvas.session.writer import Writer
from canvas.text.problems import Problem

_log = logging.getLogger(__name__)


class Keeper:
    """The writing side of one session. Thread-safe: `turn` is held while writing, and taken before the desk's lock."""

    def __init__(self, desk: Desk, scribe: Scribe) -> None:
        self.desk = desk
        self.scribe = scribe
        self.state = State("saved")
        self._turn = threading.Lock()
        self._listeners: list[Listener] = []
        self._broken: Problem | None = None
        self._writer: Writer | None = None

    def begin(self, *, background: bool, unfinished: bool) -> None:
        """Begin to write: by a thread, or within each call."""
        if background:
            self._writer = Writer(self.write, self._beat, self._failed)
        self.settle()
        if unfinished:
            self.go()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """See `Session.listen`."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def go(self, edits: Sequence[Edit] = ()) -> None:
        """These edits were made: tell it, and have them written."""
        self.settle(tuple((edit.table, edit.id) for edit in edits))
        if self._writer is not None:
            self._writer.nudge()
        else:
            self.write(file=self.scribe.file_problem is not None)

    def write(self, *, file: bool) -> bool:
        """Write what there is to write; whether the file now has everything."""
        with self._turn:
            scribe = self.scribe
            with (
                self.desk.lock
            ):  # together, so that the file's note in the journal comes after its last change
                frames, past = self.desk.not_in(scribe.kept), self.desk.past()
            scribe.keep(frames, self.desk.past)
            wanted = file or scribe.journal_problem is not None
            if wanted and (scribe.filed < past.seq or scribe.file_problem is not None):
                scribe.save(past)
            scribe.shorten(past)
            self.desk.let_go(scribe.kept)
            self._broken = None
            complete = scribe.filed >= past.seq and scribe.file_problem is None
        self.settle()
        return complete

    def flush(self, timeout: float) -> bool:
        """Have everything written to the file and wait for it; whether the file has all there was at the call."""
        seq = self.desk.seq
        if self._writer is not None:
            self._writer.write_now(timeout)
        else:
            self.write(file=True)
        return self.scribe.filed >= seq and self.scribe.file_problem is None and self._broken is None

    @contextmanager
    def standstill(self) -> Iterator[Past]:
        """While this is held nothing is written and nothing changes; the moment at which that is."""
        with self._turn, self.desk.lock:
            yield self.desk.past()

    def go_on_with(self, scribe: Scribe) -> None:
        """Have another scribe write from now on; within `standstill`."""
        self.scribe = scribe
        self.desk.waiting.clear()
        self._broken = None

    def stop(self, timeout: float) -> None:
        """End the thread and let go of the lock."""
        self._listeners.clear()
        ended = self._writer is None or self._writer.stop(timeout)
        self._writer = None
        if ended:  # a disk that hangs would hang this too; others see the lock go stale
            self.scribe.release()

    def _beat(self) -> None:
        with self._turn:
            self.scribe.beat()
        self.settle()

    def _failed(self, error: Exception) -> None:
        """A fault of ours in the background: say it, keep everything in memory, go on trying."""
        _log.error("the writer failed", exc_info=error)
        self._broken = Problem(
            _("Saving stopped by a fault in Canvas ({name}).").format(name=type(error).__name__),
            _("Save a copy, and report it."),
            str(self.scribe.path),
        )
        self.settle()

    def settle(self, changed: tuple[tuple[str, str], ...] = (), *, everything: bool = False) -> None:
        """Work out the state anew and tell the listeners when there is something to tell."""
        with self.desk.lock:
            state = judged(self.scribe, self.desk.seq, self._broken)
            news = bool(changed) or everything or state != self.state
            self.state = state
        if not news:
            return
        for listener in tuple(self._listeners):
            try:
                listener(Event(state, changed, everything))
            except Exception as error:  # whatever a screen does wrong, saving goes on
                _log.error("a listener failed and is called no more", exc_info=error)
                with suppress(ValueError):
                    self._listeners.remove(listener)
