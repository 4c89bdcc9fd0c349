"""A disk in memory whose power can be cut after any call, and of which any call can fail.

What is not fsynced may be there, half there or not there after a crash, each write by itself; names not made durable
by an fsync of their folder may be there up to any point, also before the data they name. All such states can be
enumerated (`crash_states`), not sampled.
"""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from canvas.storage.disk import Facts

Content = tuple[tuple[Literal["write", "truncate"], int, bytes], ...]
"""Changes of a file's content that are not durable yet."""
NameChange = tuple[str, Path, Path | int | None]
"""A change of a folder that is not durable yet: ("link", path, inode), ("rename", source, target), ("unlink", path)."""


Mark = tuple[str, str]
"""Something that was promised: what kind of promise, and about what."""


@dataclass
class Inode:
    """A file, whatever it is called."""

    data: bytes = b""
    durable: bytes = b""
    pending: Content = ()
    mode: int = 0o644
    changed: int = 0
    folder: bool = False


@dataclass(frozen=True)
class Moment:
    """All there is to know about the disk after one call."""

    call: str
    names: Mapping[Path, int]
    pending_names: Mapping[Path, tuple[NameChange, ...]]
    files: Mapping[int, tuple[bytes, Content, bool, int]]
    marks: tuple[Mark, ...]


@dataclass
class Fault:
    """What goes wrong."""

    at: int
    """From which call, counted from 1."""
    number: int | Literal["short"] = errno.EIO
    sticky: bool = False
    on: str = ""
    """Where set, each call whose name and file begin with this is hit, from the `at`th call on."""

    def hits(self, call: int, said: str) -> bool:
        """Whether this call is hit."""
        if self.on:
            return call >= self.at and said.startswith(self.on)
        return call >= self.at if self.sticky else call == self.at


@dataclass
class SimulatedDisk:
    """See the module."""

    recording: bool = False
    fault: Fault | None = None
    only: str = ""
    """Where set, only calls on paths that begin with this are counted and fail."""
    calls: int = 0
    moments: list[Moment] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    _names: dict[Path, int] = field(default_factory=dict)
    _durable_names: dict[Path, int] = field(default_factory=dict)
    _pending_names: dict[Path, list[NameChange]] = field(default_factory=dict)
    _inodes: dict[int, Inode] = field(default_factory=dict)
    _open: dict[int, tuple[int, int, bool, Path]] = field(default_factory=dict)
    _number: int = 10
    _marks: tuple[Mark, ...] = ()

    # Setting the stage

    def place(self, path: Path, data: bytes, mode: int = 0o644) -> None:
        """A file that has been there for ever, or that another program wrote and synced."""
        for folder in reversed(path.parents):
            if folder not in self._names:
                number = self._next(Inode(folder=True))
                self._names[folder] = self._durable_names[folder] = number
        self._pending_names.pop(path.parent, None)
        number = self._next(Inode(data, data, mode=mode, changed=self._number))
        self._names[path] = number
        self._durable_names = dict(self._names)

    def link(self, path: Path, other: Path) -> None:
        """A second name for a file."""
        self._names[other] = self._durable_names[other] = self._names[path]

    def mark(self, what: Mark) -> None:
        """Something was promised: whatever crashes from now on must keep it."""
        self._marks = (*self._marks, what)
        self._record("mark")

    def data(self, path: Path) -> bytes | None:
        """What a program reads there now."""
        number = self._names.get(path)
        return None if number is None else self._inodes[number].data

    def paths(self) -> list[Path]:
        """All files."""
        return sorted(path for path, number in self._names.items() if not self._inodes[number].folder)

    def _next(self, inode: Inode) -> int:
        self._number += 1
        self._inodes[self._number] = inode
        return self._number

    def _call(self, name: str, path: Path | None = None) -> None:
        if not str(path).startswith(self.only):
            return
        self.calls += 1
        self.said.append(f"{name} {path.name if path else ''}".strip())
        fault = self.fault
        if fault and fault.number != "short" and fault.hits(self.calls, self.said[-1]):
            raise OSError(fault.number, os.strerror(fault.number))

    def _record(self, call: str) -> None:
        if self.recording:
            files = {
                number: (inode.durable, inode.pending, inode.folder, inode.mode)
                for number, inode in self._inodes.items()
            }
            pending = {folder: tuple(changes) for folder, changes in self._pending_names.items() if changes}
            self.moments.append(Moment(call, dict(self._durable_names), pending, files, self._marks))

    # Disk

    def resolve(self, path: Path) -> Path:
        return path

    def facts(self, path: Path) -> Facts | None:
        self._call("facts", path)
        number = self._names.get(path)
        if number is None:
            return None
        inode = self._inodes[number]
        links = sum(each == number for each in self._names.values())
        kind: Literal["file", "folder"] = "folder" if inode.folder else "file"
        return Facts(kind, len(inode.data), inode.mode, links, (1, number), inode.changed)

    def read(self, path: Path, most: int) -> bytes:
        self._call("read", path)
        return self._at(path).data[: most + 1]

    def listing(self, folder: Path) -> list[str]:
        self._call("listing", folder)
        if folder not in self._names:
            raise FileNotFoundError(errno.ENOENT, str(folder))
        return sorted(path.name for path in self._names if path.parent == folder and path != folder)

    def make_folder(self, folder: Path) -> None:
        self._call("make_folder", folder)
        if folder in self._names:
            raise FileExistsError(errno.EEXIST, str(folder))
        if folder.parent not in self._names:
            raise FileNotFoundError(errno.ENOENT, str(folder))
        self._rename(("link", folder, self._next(Inode(folder=True))))
        self._record("make_folder")

    def create(self, path: Path, like: Facts | None = None) -> int:
        self._call("create", path)
        if path in self._names:
            raise FileExistsError(errno.EEXIST, str(path))
        if path.parent not in self._names:
            raise FileNotFoundError(errno.ENOENT, str(path))
        number = self._next(Inode(mode=like.mode if like else 0o644))
        self._rename(("link", path, number))
        self._record("create")
        return self._opened(number, 0, append=False, path=path)

    def append(self, path: Path) -> int:
        self._call("append", path)
        self._at(path)
        return self._opened(self._names[path], 0, append=True, path=path)

    def overwrite(self, path: Path) -> int:
        self._call("overwrite", path)
        self._at(path)
        return self._opened(self._names[path], 0, append=False, path=path)

    def write(self, handle: int, data: bytes) -> int:
        number, offset, append, path = self._open[handle]
        self._call("write", path)
        counted = str(path).startswith(self.only)
        if (
            counted
            and self.fault
            and self.fault.number == "short"
            and self.fault.hits(self.calls, self.said[-1])
        ):
            data = data[: max(1, len(data) // 2)]
        inode = self._inodes[number]
        offset = len(inode.data) if append else offset
        self._change(inode, ("write", offset, data))
        self._open[handle] = (number, offset + len(data), append, path)
        self._record("write")
        return len(data)

    def truncate(self, handle: int, size: int) -> None:
        number, _offset, _append, path = self._open[handle]
        self._call("truncate", path)
        self._change(self._inodes[number], ("truncate", size, b""))
        self._record("truncate")

    def fsync(self, handle: int) -> None:
        number, _offset, _append, path = self._open[handle]
        inode = self._inodes[number]
        try:
            self._call("fsync", path)
        except OSError:
            inode.data = _applied(inode.durable, ())  # the kernel drops the pages, and says yes next time
            inode.pending = ()
            raise
        inode.durable, inode.pending = inode.data, ()
        self._record("fsync")

    def close(self, handle: int) -> None:
        path = self._open.pop(handle)[3]
        self._call("close", path)

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace", target)
        self._at(source)
        if target.parent not in self._names:
            raise FileNotFoundError(errno.ENOENT, str(target))
        self._rename(("rename", source, target))
        self._record("replace")

    def fsync_folder(self, folder: Path) -> None:
        self._call("fsync_folder", folder)
        for change in self._pending_names.pop(folder, []):
            _rename(self._durable_names, change)
        self._record("fsync_folder")

    def unlink(self, path: Path) -> None:
        self._call("unlink", path)
        self._at(path)
        self._rename(("unlink", path, None))
        self._record("unlink")

    def _at(self, path: Path) -> Inode:
        if path not in self._names:
            raise FileNotFoundError(errno.ENOENT, str(path))
        return self._inodes[self._names[path]]

    def _opened(self, number: int, offset: int, *, append: bool, path: Path) -> int:
        handle = max(self._open, default=2) + 1
        self._open[handle] = (number, offset, append, path)
        return handle

    def _change(self, inode: Inode, change: tuple[Literal["write", "truncate"], int, bytes]) -> None:
        inode.data = _applied(inode.data, (change,))
        inode.pending = (*inode.pending, change)
        self._number += 1
        inode.changed = self._number

    def _rename(self, change: NameChange) -> None:
        _rename(self._names, change)
        self._pending_names.setdefault(change[1].parent, []).append(change)


def _rename(names: dict[Path, int], change: NameChange) -> None:
    what, path, other = change
    if what == "link" and isinstance(other, int):
        names[path] = other
    elif what == "rename" and isinstance(other, Path):
        if path in names:
            names[other] = names.pop(path)
    else:
        names.pop(path, None)


def _applied(data: bytes, changes: Content) -> bytes:
    for what, offset, piece in changes:
        if what == "truncate":
            data = data[:offset].ljust(offset, b"\0")
        else:
            data = data.ljust(offset, b"\0")
            data = data[:offset] + piece + data[offset + len(piece) :]
    return data


def _contents(durable: bytes, pending: Content) -> Iterator[bytes]:
    """Every content this file may have after a crash: each change whole, half or not at all."""
    choices: list[list[Content]] = []
    for what, offset, piece in pending:
        ways: list[Content] = [(), ((what, offset, piece),)]
        if what == "write" and len(piece) > 1:
            ways.append(((what, offset, piece[: len(piece) // 2]),))
            ways.append((("write", offset, b"\0" * len(piece)),))  # the size came through, the data did not
        choices.append(ways)
    for chosen in itertools.product(*choices):
        yield _applied(durable, tuple(itertools.chain.from_iterable(chosen)))


def crash_states(moment: Moment) -> Iterator[SimulatedDisk]:
    """Every disk that a power cut right after this call may leave, each once."""
    folders = sorted(moment.pending_names)
    seen: set[frozenset[tuple[Path, bytes]]] = set()
    for lengths in itertools.product(*(range(len(moment.pending_names[each]) + 1) for each in folders)):
        names = dict(moment.names)
        for folder, length in zip(folders, lengths, strict=True):
            for change in moment.pending_names[folder][:length]:
                _rename(names, change)
        reachable = {
            path: number for path, number in names.items() if all(parent in names for parent in path.parents)
        }
        numbers = sorted(set(reachable.values()))
        for contents in itertools.product(*(set(_contents(*moment.files[number][:2])) for number in numbers)):
            data = dict(zip(numbers, contents, strict=True))
            key = frozenset((path, data[number]) for path, number in reachable.items())
            if key not in seen:
                seen.add(key)
                yield _disk(moment, reachable, data)


def _disk(moment: Moment, names: Mapping[Path, int], data: Mapping[int, bytes]) -> SimulatedDisk:
    disk = SimulatedDisk()
    disk._names, disk._durable_names = dict(names), dict(names)
    for number, content in data.items():
        _durable, _pending, folder, mode = moment.files[number]
        disk._inodes[number] = Inode(content, content, mode=mode, changed=number, folder=folder)
    disk._number = max(moment.files, default=10) + 1_000_000
    return disk
