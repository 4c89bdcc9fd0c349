"""The background thread of a session, and when it writes: the journal at once, the file after a moment of quiet."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

QUIET: Final = 1.0
"""Seconds without an edit after which the file is written."""
LONGEST: Final = 5.0
"""Seconds after which it is written even when edits go on; and between two attempts when it failed."""
IDLE: Final = 5.0
"""Seconds between two looks whether a sign of life is due."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When the file is due, on a clock that only goes forward."""

    first: float | None = None
    """When the first edit came that the file does not have."""
    last: float = 0.0

    def edited(self, now: float) -> Rhythm:
        """After an edit."""
        return Rhythm(now if self.first is None else self.first, now)

    def failed(self, now: float) -> Rhythm:
        """After a save that failed: the next attempt comes in a while, or after the next edit."""
        return replace(self, first=now, last=now + LONGEST - QUIET)

    @property
    def due(self) -> float | None:
        """When the file is to be written; None when it has everything."""
        return None if self.first is None else min(self.last + QUIET, self.first + LONGEST)


class Work(Protocol):
    """What the thread does."""

    def __call__(self, *, file: bool) -> bool:
        """Write what there is to write; whether the file now has everything."""


class Writer:
    """One daemon thread that does the writing of one session."""

    def __init__(self, work: Work, beat: Callable[[], None], broke: Callable[[Exception], None]) -> None:
        self._work = work
        self._beat = beat
        self._broke = broke
        self._wake = threading.Condition()
        self._rhythm = Rhythm()
        self._waiting = False
        self._asked = 0
        self._answered = 0
        self._stop = False
        self._thread = threading.Thread(target=self._run, name="canvas-writer", daemon=True)
        self._thread.start()

    def nudge(self) -> None:
        """An edit came: the journal is due now, the file soon. Returns at once."""
        with self._wake:
            self._waiting = True
            self._rhythm = self._rhythm.edited(time.monotonic())
            self._wake.notify_all()

    def write_now(self, timeout: float) -> bool:
        """Have everything written and wait for it; whether that was attempted in time."""
        if threading.current_thread() is self._thread:  # a listener that flushes would wait for itself
            return False
        with self._wake:
            self._asked += 1
            ticket = self._asked
            self._wake.notify_all()
            return self._wake.wait_for(lambda: self._answered >= ticket or self._stop, timeout)

    def stop(self, timeout: float) -> bool:
        """End the thread and wait for it at most this long; whether it ended.

        A disk that hangs must not hang the program.
        """
        with self._wake:
            self._stop = True
            self._wake.notify_all()
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._wake:
                if not self._wanted() and not self._stop:
                    self._wake.wait(self._patience())
                if self._stop:
                    return
                asked, waiting = self._asked, self._waiting
                due = self._rhythm.due
                file = asked > self._answered or (due is not None and due <= time.monotonic())
                self._waiting = False
                if file:
                    self._rhythm = Rhythm()
            if file or waiting:
                self._do(file=file, asked=asked)
            self._beat()

    def _wanted(self) -> bool:
        return self._waiting or self._asked > self._answered

    def _patience(self) -> float:
        due = self._rhythm.due
        return IDLE if due is None else max(0.0, min(IDLE, due - time.monotonic()))

    def _do(self, *, file: bool, asked: int) -> None:
        complete = False
        try:
            complete = self._work(file=file)
        except Exception as error:
            self._broke(error)
        with self._wake:
            if file:
                self._answered = asked
                if not complete:
                    self._rhythm = self._rhythm.failed(time.monotonic())
            self._wake.notify_all()
