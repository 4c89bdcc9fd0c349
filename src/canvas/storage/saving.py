"""Saving a workshop: the old file or the new one, never less, never another's (anchors-live-reliability.md 3.2).

Serialise, parse back and compare; look whether the target is still what was loaded; a fresh temporary file in the
same folder, synced; replace; sync the folder. A file with a second name (hard link), or in a folder that refuses
the replacing, is written in place, after a synced copy of the new content lies in the state folder.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from canvas.locale import _
from canvas.model.workshop import Workshop
from canvas.storage import atomic
from canvas.storage.disk import Disk, Facts
from canvas.storage.document import read_document, write_document
from canvas.storage.faithful import alike, completed
from canvas.storage.places import make_folders, place_of
from canvas.storage.reading import digest
from canvas.text.problems import Problem, Trouble
from canvas.text.show import one_line
from canvas.text.toml_source import MOST_BYTES

Why = Literal["changed_underneath", "full", "denied", "read_only", "io", "cannot_write_back"]

INTERRUPTED: Final = "interrupted.canvas.toml"
"""In the state folder: the new content while a file is written in place; there only after a crash in between."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EXDEV, errno.EBUSY, errno.ENOTSUP})
"""What a folder answers that lets its files be written but not replaced."""


class NotSaved(Trouble):
    """The file was not saved; the old one stands, unless `on_disk` says otherwise."""

    def __init__(self, problem: Problem, why: Why, on_disk: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.why: Why = why
        self.on_disk = on_disk
        """The hash of what now stands there, when it is no longer what stood there before."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that succeeded."""

    hash: str
    in_place: bool = False
    """The file was written in place, because it could not be replaced."""


def save(disk: Disk, path: Path, workshop: Workshop, expected: str | None) -> str:
    """Save the workshop to this file; the hash of what it now holds.

    Args:
        disk: the disk.
        path: the file; when it is a symbolic link, what it points at is written.
        workshop: what to save.
        expected: the hash of the file as it was loaded or last saved; None when it must not exist yet.

    Raises:
        NotSaved: with why, in one plain sentence.
    """
    return write(disk, path, contents(workshop, path), expected).hash


def contents(workshop: Workshop, path: Path) -> bytes:
    """The bytes of the workshop's file, proven to bring back this very workshop.

    Raises:
        NotSaved: when they do not; nothing has touched the disk.
    """
    try:
        text = write_document(workshop)
        data = text.encode("utf-8")
        faithful = len(data) <= MOST_BYTES and alike(read_document(text).workshop, completed(workshop))
    except (Trouble, ValueError, TypeError, AttributeError, RecursionError):
        faithful, data = False, b""
    if faithful:
        return data
    if len(data) > MOST_BYTES:
        problem = Problem(
            _("The workshop has grown larger than {size} MB, the most a file holds.").format(
                size=MOST_BYTES // 1_000_000
            ),
            _("Shorten or remove the longest texts; what you typed is kept until then."),
            str(path),
        )
    else:
        problem = Problem(
            _("The workshop cannot be written so that it can be read again; the file was left as it was."),
            _("Undo the last change, and report it; what you typed is kept."),
            str(path),
        )
    raise NotSaved(problem, "cannot_write_back")


def write(disk: Disk, path: Path, data: bytes, expected: str | None) -> Saved:
    """Put these bytes at this path by the recipe.

    Args:
        disk: the disk.
        path: the file.
        data: the whole content.
        expected: the hash of what must stand there now; None when nothing may.

    Raises:
        NotSaved: with why, in one plain sentence.
    """
    target = disk.resolve(path)
    try:
        before = disk.facts(target)
        old = disk.read(target, MOST_BYTES) if before else None
    except OSError as error:
        raise refused(error, path) from None
    _still_what_was_loaded(disk, path, old, expected)
    if before is not None and old is not None and before.links > 1:
        return _in_place(disk, path, target, data, old)
    try:
        return _replaced(disk, path, target, data, before)
    except OSError as error:
        if before is not None and old is not None and error.errno in _REFUSED:
            return _in_place(disk, path, target, data, old)
        raise refused(error, path) from None


def _still_what_was_loaded(disk: Disk, path: Path, old: bytes | None, expected: str | None) -> None:
    if old is not None and expected is None:
        raise NotSaved(
            Problem(
                _("There is already a file of this name."),
                _("Choose another name; it was left as it was."),
                str(path),
            ),
            "changed_underneath",
        )
    if old is not None and digest(old) != expected:
        raise _changed(path)
    if old is None and expected is not None:
        folder = disk.facts(disk.resolve(path).parent)
        if folder is None:
            raise refused(FileNotFoundError(errno.ENOENT, ""), path)
        raise NotSaved(
            Problem(
                _("The file is no longer there: somebody moved or removed it."),
                _("Save what you have under a name of your choice; it is kept until then."),
                str(path),
            ),
            "changed_underneath",
        )


def _changed(path: Path) -> NotSaved:
    return NotSaved(
        Problem(
            _("Another program changed the file after it was opened; it was left as it was."),
            _("Choose: keep yours under another name, take theirs, or overwrite theirs."),
            str(path),
        ),
        "changed_underneath",
    )


def _replaced(disk: Disk, path: Path, target: Path, data: bytes, before: Facts | None) -> Saved:
    """The usual way: a temporary file takes the target's place."""
    temporary = atomic.write_temporary(disk, target, data, before)
    try:
        # The last look before the point of no return: did it change while we wrote?
        if _stamp(disk.facts(target)) != _stamp(before):
            raise _changed(path)
        disk.replace(temporary, target)
    except (OSError, NotSaved):
        atomic.discard(disk, temporary)
        raise
    new = digest(data)
    try:
        disk.fsync_folder(target.parent)
    except OSError as error:
        raise refused(error, path, on_disk=new) from None
    return Saved(new)


def _stamp(facts: Facts | None) -> object:
    return facts and (facts.identity, facts.size, facts.changed)


def _in_place(disk: Disk, path: Path, target: Path, data: bytes, old: bytes) -> Saved:
    """Write over the file, with a synced copy of the new content elsewhere while the file is neither old nor new."""
    try:
        place = place_of(disk, target)
        make_folders(disk, place)
        atomic.put(disk, place / INTERRUPTED, data)
        handle = disk.overwrite(target)
    except OSError as error:
        raise refused(error, path) from None
    try:
        _over(disk, handle, data)
    except OSError as error:
        with suppress(OSError):
            _over(disk, disk.overwrite(target), old)
        raise refused(error, path, on_disk=_hash_of(disk, target)) from None
    atomic.discard(disk, place / INTERRUPTED)
    return Saved(digest(data), in_place=True)


def _over(disk: Disk, handle: int, data: bytes) -> None:
    try:
        atomic.write_all(disk, handle, data)
        disk.truncate(handle, len(data))
        disk.fsync(handle)
    finally:
        disk.close(handle)


def _hash_of(disk: Disk, target: Path) -> str | None:
    try:
        return digest(disk.read(target, MOST_BYTES))
    except OSError:
        return None


def refused(error: OSError, path: Path, on_disk: str | None = None) -> NotSaved:
    """What the system's refusal means, in one plain sentence."""
    name = one_line(path.name, 60)
    if error.errno in _FULL:
        why: Why = "full"
        wrong = _("There is no room left on the disk to save “{name}”.").format(name=name)
        fix = _("Make room, or save a copy on another disk; what you typed is kept until then.")
    elif error.errno in _DENIED:
        why = "denied"
        wrong = _("You are not allowed to write “{name}”.").format(name=name)
        fix = _("Save a copy in a folder of your own; what you typed is kept until then.")
    elif error.errno == errno.EROFS:
        why = "read_only"
        wrong = _("“{name}” is on a disk that can only be read.").format(name=name)
        fix = _("Save a copy on another disk; what you typed is kept until then.")
    elif error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ESTALE):
        why = "io"
        wrong = _("The folder of “{name}” cannot be found; was its disk taken out?").format(name=name)
        fix = _("Connect it again, or save a copy elsewhere; what you typed is kept until then.")
    else:
        why = "io"
        wrong = _("The disk did not take “{name}”: it reports an error.").format(name=name)
        fix = _("Save a copy on another disk; what you typed is kept until then.")
    return NotSaved(Problem(wrong, fix, str(path)), why, on_disk)
