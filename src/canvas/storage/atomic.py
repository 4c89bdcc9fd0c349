"""A whole file at once: after a crash there is the old one or the new one, never a piece of either."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from canvas.storage.disk import Disk, Facts

TEMPORARY: Final = ".canvas-temp"
"""How the name ends of a file that is on its way; what a crash leaves of it may be removed."""

_OLD_ENOUGH: Final = 3600.0
"""A temporary file this old (seconds) belongs to nobody who is still saving."""


def write_all(disk: Disk, handle: int, data: bytes) -> None:
    """Write all of it, however little the system takes at a time.

    Raises:
        OSError: also when the system takes nothing.
    """
    rest = memoryview(data)
    while rest:
        taken = disk.write(handle, bytes(rest))
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[taken:]


def write_temporary(disk: Disk, target: Path, data: bytes, like: Facts | None = None) -> Path:
    """A durable file with this content in the target's folder, under a name nobody else has.

    A failed fsync is final for this file: the system may have dropped the pages and say yes next time. So
    it is removed, and a later attempt begins with a fresh one.

    Raises:
        OSError: when any call fails; the file is then removed.
    """
    name = target.name[:150]
    path = target.with_name(f".{name}.{secrets.token_hex(4)}{TEMPORARY}")
    handle = disk.create(path, like)
    try:
        try:
            write_all(disk, handle, data)
            disk.fsync(handle)
        finally:
            disk.close(handle)
    except OSError:
        discard(disk, path)
        raise
    return path


def put(disk: Disk, target: Path, data: bytes, *, durable: bool = True) -> None:
    """Put this content at this path, in place of what is there.

    Args:
        disk: the disk.
        target: where; its folder exists.
        data: the content.
        durable: also wait for the folder; not needed for what may be lost in a crash.

    Raises:
        OSError: when any call fails. Until the last one, the old content stands.
    """
    temporary = write_temporary(disk, target, data)
    try:
        disk.replace(temporary, target)
    except OSError:
        discard(disk, temporary)
        raise
    if durable:
        disk.fsync_folder(target.parent)


def discard(disk: Disk, path: Path) -> None:
    """Remove a file that is of no use any more, if that can be done."""
    with suppress(OSError):
        disk.unlink(path)


def sweep(disk: Disk, target: Path, now: float) -> None:
    """Remove what crashed saves of this file left in its folder more than an hour ago."""
    with suppress(OSError):
        for name in disk.listing(target.parent):
            if name.startswith(f".{target.name[:150]}.") and name.endswith(TEMPORARY):
                path = target.with_name(name)
                facts = disk.facts(path)
                if facts and facts.kind == "file" and now - facts.changed / 1e9 > _OLD_ENOUGH:
                    discard(disk, path)
