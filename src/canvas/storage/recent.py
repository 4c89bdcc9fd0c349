"""The workshops opened last, and where in them one was: what the home screen shows."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from canvas.storage import atomic
from canvas.storage.disk import Disk, RealDisk
from canvas.storage.places import make_folders, state_folder

NAME: Final = "recent.json"
MOST: Final = 30
_MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Recent:
    """One workshop, and the last position in it."""

    path: str
    firm: str = ""
    step: str = ""
    prompt: str = ""
    canvas: str = ""
    when: float = 0.0
    """When it was last open, in seconds since 1970."""

    @staticmethod
    def remember(
        path: Path,
        *,
        firm: str = "",
        step: str = "",
        prompt: str = "",
        canvas: str = "",
        clock: Callable[[], float] = time.time,
        disk: Disk | None = None,
    ) -> None:
        """Put this workshop, and the position in it, at the head of the list.

        What cannot be written is not remembered; nothing else suffers.
        """
        disk = disk or RealDisk()
        entry = Recent(str(path.absolute()), firm, step, prompt, canvas, clock())
        _write(disk, [entry, *(each for each in recent(disk) if each.path != entry.path)][:MOST])


def recent(disk: Disk | None = None) -> list[Recent]:
    """The workshops opened last, newest first; a list that is missing or broken is an empty one."""
    disk = disk or RealDisk()
    try:
        value: Any = json.loads(disk.read(state_folder() / NAME, _MOST_BYTES))
        entries = value["recent"]
        return [found for entry in entries if (found := _entry(entry))][:MOST]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return []


def _entry(value: Any) -> Recent | None:
    """One entry, or None when it is not one: the others still count."""
    if not isinstance(value, dict) or not isinstance(value.get("path"), str) or not value["path"]:
        return None
    texts = {
        name: value[name] for name in ("firm", "step", "prompt", "canvas") if isinstance(value.get(name), str)
    }
    when: Any = value.get("when")
    known = isinstance(when, (int, float)) and abs(when) < 1e12
    return Recent(value["path"], **texts, when=float(when) if known else 0.0)


def forget(path: Path | str, disk: Disk | None = None) -> None:
    """Take this workshop off the list; its file stays."""
    disk = disk or RealDisk()
    _write(disk, [each for each in recent(disk) if each.path != str(path)])


def _write(disk: Disk, entries: Iterable[Recent]) -> None:
    data = json.dumps({"recent": [asdict(each) for each in entries]}, indent=1).encode("utf-8")
    try:
        make_folders(disk, state_folder())
        atomic.put(disk, state_folder() / NAME, data)
    except OSError:
        return
