"""The disk as the rest of this folder sees it: every system call that a save, a journal or a snapshot makes.

One narrow door, so that tests can take a recording disk, cut the power after any call and let any call fail
(tests/storage/simulated_disk.py). Nothing else in `storage` or `session` touches a file.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

_F_FULLFSYNC: Final = 51  # <fcntl.h> of macOS: fsync alone leaves the data in the drive's own cache
_WINDOWS_BUSY: Final = frozenset({5, 32, 33})
"""Access denied, sharing violation, lock violation: a virus scanner or a cloud folder that looks at the file."""
_WINDOWS_PATIENCE: Final = 2.5
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""What a file system answers that cannot sync a folder (some network and FUSE ones)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the disk tells about a path."""

    kind: Literal["file", "folder", "other"]
    size: int = 0
    mode: int = 0o644
    links: int = 1
    identity: tuple[int, int] = (0, 0)
    """Device and inode: another file under the same name has another one."""
    changed: int = 0
    """When the content was last changed, in nanoseconds, as the disk's clock says."""
    owner: tuple[int, int] = (-1, -1)


class Disk(Protocol):
    """The calls. Each raises OSError as the system does."""

    def resolve(self, path: Path) -> Path:
        """The absolute path behind symbolic links; never raises."""

    def facts(self, path: Path) -> Facts | None:
        """What is at this path, links followed; None when nothing is."""

    def read(self, path: Path, most: int) -> bytes:
        """The first `most` + 1 bytes of a regular file; OSError(EINVAL) for anything else, without hanging."""

    def listing(self, folder: Path) -> list[str]:
        """The names in a folder, sorted."""

    def make_folder(self, folder: Path) -> None:
        """Make one folder, for its owner only."""

    def create(self, path: Path, like: Facts | None = None) -> int:
        """Make a new file for writing, with the mode and owner of `like`; FileExistsError when it exists."""

    def append(self, path: Path) -> int:
        """Open an existing file to write at its end."""

    def overwrite(self, path: Path) -> int:
        """Open an existing file to write from its beginning, without emptying it first."""

    def write(self, handle: int, data: bytes) -> int:
        """Write as much of this as the system takes; how much that was."""

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file to this size."""

    def fsync(self, handle: int) -> None:
        """Return only when the content is on the medium."""

    def close(self, handle: int) -> None:
        """Close the file."""

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another, atomically."""

    def fsync_folder(self, folder: Path) -> None:
        """Return only when the names in this folder are on the medium."""

    def unlink(self, path: Path) -> None:
        """Remove a file."""


class RealDisk:
    """The disk of this machine."""

    def __init__(self, pause: Callable[[float], None] = time.sleep) -> None:
        self._pause = pause

    def resolve(self, path: Path) -> Path:
        """See `Disk`."""
        try:
            return Path(os.path.realpath(path))
        except (OSError, ValueError):
            return path.absolute()

    def facts(self, path: Path) -> Facts | None:
        """See `Disk`."""
        try:
            found = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except ValueError as error:  # a NUL in the name
            raise OSError(errno.EINVAL, str(error)) from None
        return _facts(found)

    def read(self, path: Path, most: int) -> bytes:
        """See `Disk`."""
        found = self.facts(path)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if found.kind != "file":  # asked before opening: opening a device can already do something
            raise OSError(errno.EINVAL, "not a regular file")
        handle = os.open(path, os.O_RDONLY | _flag("O_NONBLOCK") | _flag("O_NOCTTY") | _ALWAYS)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            parts: list[bytes] = []
            left = most + 1
            while left > 0 and (part := os.read(handle, min(left, 1 << 20))):
                parts.append(part)
                left -= len(part)
            return b"".join(parts)
        finally:
            os.close(handle)

    def listing(self, folder: Path) -> list[str]:
        """See `Disk`."""
        return sorted(entry.name for entry in folder.iterdir())

    def make_folder(self, folder: Path) -> None:
        """See `Disk`."""
        folder.mkdir(mode=0o700)

    def create(self, path: Path, like: Facts | None = None) -> int:
        """See `Disk`."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _ALWAYS, 0o600 if like else 0o666)
        if like is not None and sys.platform != "win32":
            with suppress(OSError):  # another's file in a folder of ours: the content counts, not the owner
                if like.owner not in ((-1, -1), (os.geteuid(), os.getegid())):
                    os.fchown(handle, *like.owner)
            with suppress(OSError):  # a memory stick has no modes
                os.fchmod(handle, like.mode)
        return handle

    def append(self, path: Path) -> int:
        """See `Disk`."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | _ALWAYS)

    def overwrite(self, path: Path) -> int:
        """See `Disk`."""
        return os.open(path, os.O_WRONLY | _ALWAYS)

    def write(self, handle: int, data: bytes) -> int:
        """See `Disk`."""
        return os.write(handle, data)

    def truncate(self, handle: int, size: int) -> None:
        """See `Disk`."""
        os.ftruncate(handle, size)

    def fsync(self, handle: int) -> None:
        """See `Disk`."""
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(handle, _F_FULLFSYNC)
            except OSError as error:
                if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                    raise
            else:
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """See `Disk`."""
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """See `Disk`. On Windows it waits a little for a program that looks at the target."""
        began = time.monotonic()
        wait = 0.01
        while True:
            try:
                os.replace(source, target)  # noqa: PTH105 - the call whose promise this is
            except OSError as error:
                waited = time.monotonic() - began
                if getattr(error, "winerror", None) not in _WINDOWS_BUSY or waited + wait > _WINDOWS_PATIENCE:
                    raise
                self._pause(wait)
                wait *= 2
            else:
                return

    def fsync_folder(self, folder: Path) -> None:
        """See `Disk`. Windows has no such call: there NTFS journals the names itself."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(handle)

    def unlink(self, path: Path) -> None:
        """See `Disk`."""
        path.unlink()


def _flag(name: str) -> int:
    return int(getattr(os, name, 0))


_ALWAYS = _flag("O_CLOEXEC") | _flag("O_BINARY") | _flag("O_NOINHERIT")


def _facts(found: os.stat_result) -> Facts:
    if stat.S_ISREG(found.st_mode):
        kind: Literal["file", "folder", "other"] = "file"
    else:
        kind = "folder" if stat.S_ISDIR(found.st_mode) else "other"
    return Facts(
        kind,
        size=found.st_size,
        mode=stat.S_IMODE(found.st_mode),
        links=found.st_nlink,
        identity=(found.st_dev, found.st_ino),
        changed=found.st_mtime_ns,
        owner=(found.st_uid, found.st_gid),
    )
