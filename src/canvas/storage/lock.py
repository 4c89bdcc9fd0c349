"""Who has a workshop open: a courtesy between two programs of one user. The guarantee is the hash in a save.

A file in the state folder with the process, the host and a heartbeat; never an operating system's lock, which on a
network drive may do nothing or hang (anchors-live-reliability.md 3.4).
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from canvas.storage import atomic
from canvas.storage.disk import Disk
from canvas.storage.places import make_folders

NAME: Final = "lock"
HEARTBEAT: Final = 10.0
"""Seconds between two signs of life."""
STALE: Final = 30.0
"""Seconds without a sign of life after which a lock counts no more."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    pid: int
    host: str
    started: float
    beat: float
    token: str

    def is_live(self, now: float, runs: Callable[[int], bool] | None = None) -> bool:
        """Whether it still counts: a sign of life within 30 seconds, and a process that runs, if it is on this host.

        A clock that was set back shows a heartbeat in the future; that counts no longer than one in the past.
        """
        if abs(now - self.beat) > STALE:
            return False
        return self.host != socket.gethostname() or (runs or process_runs)(self.pid)


def process_runs(pid: int) -> bool:
    """Whether a process of this number runs; where that cannot be asked safely, the heartbeat decides."""
    if sys.platform == "win32" or pid <= 0:  # os.kill there ends the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def holder(disk: Disk, place: Path) -> Holder | None:
    """Who holds the lock in this place; None when nobody does or the file says nothing sensible."""
    try:
        if disk.facts(place / NAME) is None:
            return None
        value: Any = json.loads(disk.read(place / NAME, 10_000))
        return Holder(
            int(value["pid"]),
            str(value["host"]),
            float(value["started"]),
            float(value["beat"]),
            str(value["token"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None


class Lock:
    """A lock that is held, or was."""

    def __init__(self, disk: Disk, place: Path, mine: Holder) -> None:
        self._disk = disk
        self._place = place
        self._mine = mine
        self.taken_from: Holder | None = None
        """Who had it, and may still be writing."""

    @classmethod
    def acquire(cls, disk: Disk, place: Path, now: float, *, take_over: bool = False) -> Lock | Holder:
        """The lock, or who has it. Never waits.

        Args:
            disk: the disk.
            place: the workshop's place in the state folder.
            now: the time, in seconds since 1970.
            take_over: take it also from one who is alive.

        Raises:
            OSError: when no lock can be written here.
        """
        mine = Holder(os.getpid(), socket.gethostname(), now, now, secrets.token_hex(8))
        lock = cls(disk, place, mine)
        make_folders(disk, place)
        data = lock._data()
        try:
            handle = disk.create(place / NAME)
        except FileExistsError:
            other = holder(disk, place)
            if other is not None and other.is_live(now) and not take_over:
                return other
            atomic.put(disk, place / NAME, data, durable=False)
            if other is not None and not (other.host == mine.host and not process_runs(other.pid)):
                lock.taken_from = other
            return lock
        try:
            atomic.write_all(disk, handle, data)
        finally:
            disk.close(handle)
        return lock

    def _data(self) -> bytes:
        return json.dumps(asdict(self._mine)).encode("utf-8")

    def is_ours(self) -> bool:
        """Whether nobody took it over; a lock file that went away or cannot be read is no taking over."""
        other = holder(self._disk, self._place)
        return other is None or other.token == self._mine.token

    def beat(self, now: float) -> None:
        """Give a sign of life.

        Raises:
            OSError: when that fails; others may then think this program gone.
        """
        if self.is_ours():
            self._mine = replace(self._mine, beat=now)
            atomic.put(self._disk, self._place / NAME, self._data(), durable=False)

    def release(self) -> None:
        """Give it up, if it is still ours."""
        found = holder(self._disk, self._place)
        if found is not None and found.token == self._mine.token:
            atomic.discard(self._disk, self._place / NAME)
