"""The journal of one workshop: every edit durable within a moment, in the user's state folder.

A batch is one append and one fsync. Whoever appends looks before and after whether the journal is still the same
file: another Canvas that takes the workshop over first renames it, so an edit is never called kept when it went
into a file that nobody will read.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from canvas.storage import atomic
from canvas.storage.disk import Disk, Facts
from canvas.storage.frames import Frame, Header, Replay, encode, replay
from canvas.storage.places import make_folders

NAME: Final = "journal"
TAKEN: Final = "journal.taken"
"""What the journal is called while another Canvas takes it over; there only after a crash in between."""
ASIDE: Final = ".aside"
MOST_JOURNAL: Final = 256_000_000
"""Largest journal read, in bytes; it is rewritten shorter long before (see `canvas.session.scribe`)."""


class TakenOver(Exception):  # noqa: N818 - an answer, not an error
    """Another Canvas goes on with this workshop."""


class Journal:
    """The journal in the place of one workshop."""

    def __init__(self, disk: Disk, place: Path) -> None:
        self._disk = disk
        self.place = place
        self.path = place / NAME
        self.size = 0
        self._identity: tuple[int, int] | None = None
        self._sound = False

    @property
    def sound(self) -> bool:
        """Whether frames can be appended; otherwise it must be started, whole."""
        return self._sound

    def read(self) -> Replay:
        """What it says; nothing, when there is none or it cannot be read."""
        return replay(self._bytes())

    def _bytes(self) -> bytes:
        for name in (NAME, TAKEN):
            path = self.place / name
            with suppress(OSError):
                if self._disk.facts(path) is not None:
                    return self._disk.read(path, MOST_JOURNAL)
        return b""

    def go_on(self, found: Replay) -> None:
        """Go on with the journal as it was read: a torn end is cut.

        Raises:
            OSError: when that fails; the journal must then be started anew.
        """
        self._bring_back()
        facts = self._disk.facts(self.path)
        if facts is None:
            return
        self._identity = facts.identity
        if facts.size > found.good:
            handle = self._disk.append(self.path)
            try:
                self._disk.truncate(handle, found.good)
                self._disk.fsync(handle)
            finally:
                self._disk.close(handle)
        self.size = found.good
        self._sound = True

    def take(self) -> Replay:
        """Take it over from another Canvas that may still be writing; what it says.

        Renamed first, then read: what the other one called kept is in what we read.

        Raises:
            OSError: when that fails; nothing is lost, and nothing taken over.
        """
        if self._disk.facts(self.path) is not None:
            self._disk.replace(self.path, self.place / TAKEN)
            self._disk.fsync_folder(self.place)
        data = self._bytes()
        found = replay(data)
        if found.header is None or found.damage == "middle":
            self._bring_back()
            return found
        self._put(data[: found.good])
        atomic.discard(self._disk, self.place / TAKEN)
        return found

    def start(self, header: Header, frames: Iterable[Frame]) -> None:
        """Begin anew with these frames, in place of whatever was there, atomically.

        Raises:
            OSError: when that fails; what was there stands.
            TakenOver: when another Canvas took it over.
        """
        self._look()
        make_folders(self._disk, self.place)
        self._put(b"".join([encode(header), *map(encode, frames)]))

    def _put(self, data: bytes) -> None:
        self._sound = False
        atomic.put(self._disk, self.path, data)
        facts = self._disk.facts(self.path)
        self._identity = facts.identity if facts else None
        self.size = len(data)
        self._sound = facts is not None

    def append(self, data: bytes) -> None:
        """Add these encoded frames and return when they are durable.

        Raises:
            OSError: when they are not; after a failed fsync the journal must be started anew.
            TakenOver: when another Canvas took it over.
        """
        facts = self._look()
        if facts is None or not self._sound:
            self._sound = False
            raise FileNotFoundError(self.path)
        if facts.size != self.size:
            raise TakenOver
        self._sound = False
        handle = self._disk.append(self.path)
        try:
            try:
                atomic.write_all(self._disk, handle, data)
            except OSError:
                # Not an fsync that failed, so cutting the piece off leaves a journal that can be trusted.
                self._disk.truncate(handle, self.size)
                self._disk.fsync(handle)
                self._sound = True
                raise
            self._disk.fsync(handle)
        finally:
            self._disk.close(handle)
        if self._look() is None:
            raise FileNotFoundError(self.path)
        self.size += len(data)
        self._sound = True

    def _look(self) -> Facts | None:
        """The journal's facts, when it is ours or there is none.

        Raises:
            TakenOver: when it is another's.
        """
        facts = self._disk.facts(self.path)
        if self._identity is None:
            return facts
        if facts is None and (self._disk.facts(self.place / TAKEN) or self._disk.facts(self.path)):
            raise TakenOver
        if facts is not None and facts.identity != self._identity:
            raise TakenOver
        return facts

    def _bring_back(self) -> None:
        """Undo a taking over that a crash cut short."""
        if self._disk.facts(self.path) is None and self._disk.facts(self.place / TAKEN) is not None:
            self._disk.replace(self.place / TAKEN, self.path)
            self._disk.fsync_folder(self.place)

    def set_aside(self, stamp: str, *, copy: bool = False) -> Path | None:
        """Keep the journal under a dated name; where, or None when there is none.

        Args:
            stamp: the date and time, for the name.
            copy: leave the journal itself in place.

        Raises:
            OSError: when that fails; the journal then stands where it stood.
        """
        self._bring_back()
        if self._disk.facts(self.path) is None:
            return None
        taken = set(self._disk.listing(self.place))
        name = f"{NAME}-{stamp}{ASIDE}"
        number = 2
        while name in taken:
            name = f"{NAME}-{stamp}-{number}{ASIDE}"
            number += 1
        aside = self.place / name
        if copy:
            atomic.put(self._disk, aside, self._disk.read(self.path, MOST_JOURNAL))
        else:
            self._disk.replace(self.path, aside)
            self._identity, self._sound = None, False
            self._disk.fsync_folder(self.place)
        return aside
