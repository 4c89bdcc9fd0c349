"""What a journal holds beyond its file, after a crash: looked at, shown, and kept until a person chose.

A file *fits* its journal when the journal itself said, at or after the last save that succeeded, that it holds
nothing more. Then what came after is simply added. Otherwise somebody changed, put back, broke or removed the file,
and both are kept until accepted.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from canvas.locale import _, ngettext
from canvas.model.workshop import Workshop
from canvas.session import wording
from canvas.session.history import History, Step, Unreplayable, replayed
from canvas.storage.disk import Disk, RealDisk
from canvas.storage.document import Document
from canvas.storage.frames import Change, Edited, Known, Replay, Undone
from canvas.storage.journal import Journal
from canvas.storage.lock import holder
from canvas.storage.places import place_of
from canvas.storage.reading import digest, document_in, read_bytes
from canvas.storage.saving import INTERRUPTED, contents, write
from canvas.storage.snapshots import moment, stamp
from canvas.text.problems import Problem, Trouble
from canvas.text.toml_source import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Recovery:
    """What can come back."""

    path: Path
    lines: tuple[str, ...]
    """What would come back, in words, oldest first."""
    fits: bool
    """The journal goes on exactly where the file ends: opening brings it back by itself."""
    same_workshop: bool = True
    """False when another workshop now stands in the file: then only `keep_both` is offered."""
    file_problem: Problem | None = None
    """What is wrong with the file itself, when it is gone or broken."""
    when: datetime.datetime | None = None
    """When the last of it was typed."""

    @property
    def summary(self) -> str:
        """One sentence for the home screen."""
        count = len(self.lines)
        said = ngettext(
            "{count} change is not in the file yet.", "{count} changes are not in the file yet.", count
        ).format(count=count)
        return said if count else _("The file is broken or gone; what was typed is kept.")


@dataclass(frozen=True, slots=True)
class Look:
    """A workshop's file and its journal, side by side."""

    data: bytes | None
    document: Document | None
    trouble: Trouble | None
    """Why there is no document."""
    found: Replay
    point: int | None
    """The last change that the file has, by the journal; None when the journal does not know this file."""
    pending: tuple[Change, ...]
    rescue: Workshop | None = None
    """The new content of a file that a crash left half written in place."""

    @property
    def hash(self) -> str | None:
        """The hash of the file as it now is."""
        return None if self.data is None else digest(self.data)

    @property
    def fits(self) -> bool:
        """Whether the journal simply goes on where the file ends."""
        return self.point is not None and self.document is not None

    @property
    def asks(self) -> bool:
        """Whether a person has to choose."""
        return not self.fits and (bool(self.pending) or (self.document is None and self.mine() is not None))

    @property
    def same_workshop(self) -> bool:
        """Whether the journal is about the workshop in the file."""
        header = self.found.header
        if self.document is None or header is None or self.fits:
            return True
        return (self.document.workshop.firm.key or "") == header.key

    def mine(self) -> tuple[Workshop, History] | None:
        """The workshop as it was last typed, and its steps; None when nothing can bring it back."""
        if self.found.header is not None:
            try:
                return replayed(self.found.header, self.found.frames)
            except Unreplayable:
                return None
        return (self.rescue, History()) if self.rescue is not None else None


def look(disk: Disk, path: Path, found: Replay | None = None) -> Look:
    """The file and the journal as they are; changes nothing."""
    place = place_of(disk, path)
    found = Journal(disk, place).read() if found is None else found
    data, document, trouble = None, None, None
    try:
        data = read_bytes(path, disk)
        document = document_in(data, str(path))
    except Trouble as caught:
        trouble = caught
    point, pending = _against(found, None if data is None else digest(data))
    rescue = _rescue(disk, place) if document is None and found.header is None else None
    return Look(data, document, trouble, found, point, pending, rescue)


def _against(found: Replay, file_hash: str | None) -> tuple[int | None, tuple[Change, ...]]:
    """Where the file stands in the journal, and the changes after that; else those after the last good save."""
    header = found.header
    if header is None:
        return None, ()
    known = [Known(header.seq, header.base, done=True)]
    known.extend(frame for frame in found.frames if isinstance(frame, Known))
    settled = max(number for number, frame in enumerate(known) if frame.done)
    point: int | None = None
    for frame in known[settled:]:
        if frame.hash == file_hash:
            point = frame.seq
    after = known[settled].seq if point is None else point
    changes = [frame for frame in found.frames if not isinstance(frame, Known)]
    return point, tuple(frame for frame in changes if frame.seq > after)


def _rescue(disk: Disk, place: Path) -> Workshop | None:
    try:
        return document_in(disk.read(place / INTERRUPTED, MOST_BYTES)).workshop
    except (OSError, Trouble):
        return None


def recoverable(
    path: Path, disk: Disk | None = None, clock: Callable[[], float] = time.time
) -> Recovery | None:
    """What opening this workshop could bring back; None when its file has everything, or is open elsewhere.

    Changes nothing. Accept with `Session.open(path, recover=True)`, decline with `recover=False` (the journal then
    stays under a dated name), or write it to a file of its own with `keep_both`.
    """
    disk = disk or RealDisk()
    other = holder(disk, place_of(disk, path))
    if other is not None and other.is_live(clock()):
        return None
    seen = look(disk, path)
    if not seen.asks and not (seen.fits and seen.pending):
        return None
    whens = [frame.when for frame in seen.pending]
    return Recovery(
        path,
        lines(seen),
        seen.fits,
        seen.same_workshop,
        seen.trouble.problems[0] if seen.trouble else None,
        moment(whens[-1]) if whens else None,
    )


def lines(seen: Look) -> tuple[str, ...]:
    """What is not in the file yet, in words."""
    mine = seen.mine()
    history = History()
    said: list[str] = []
    pending = {frame.seq for frame in seen.pending}
    for frame in seen.found.frames:
        if isinstance(frame, Known):
            continue
        try:
            history.follow(frame)
        except Unreplayable:
            break
        if frame.seq not in pending:
            continue
        step = history.undone[-1] if isinstance(frame, Undone) else history.done[-1]
        _say(said, frame, step, mine[0] if mine else None)
    return tuple(said)


def _say(said: list[str], frame: Change, step: Step, workshop: Workshop | None) -> None:
    """A step taken back leaves no line, when its line is among those to come back."""
    line = wording.line(step, workshop)
    opposite = line if isinstance(frame, Undone) else wording.taken_back(line)
    if not isinstance(frame, Edited) and said and said[-1] == opposite:
        said.pop()
    else:
        said.append(wording.taken_back(line) if isinstance(frame, Undone) else line)


def keep_both(
    path: Path, beside: Path, disk: Disk | None = None, clock: Callable[[], float] = time.time
) -> None:
    """Write what the journal holds to a file of its own; the file at `path` stays as it is.

    Args:
        path: the workshop whose journal holds more.
        beside: the new file; nothing may stand there.
        disk: the disk.
        clock: the time, for the name under which the journal is kept.

    Raises:
        Trouble: when there is nothing to keep, or it cannot be written.
    """
    disk = disk or RealDisk()
    mine = look(disk, path).mine()
    if mine is None:
        raise Trouble(Problem(_("There is nothing to bring back."), file=str(path)))
    write(disk, beside, contents(mine[0], beside), None)
    try:
        Journal(disk, place_of(disk, path)).set_aside(stamp(clock()))
    except OSError:
        return  # it stays where it is, and is offered again: a nuisance, not a loss
