"""Lines that were typed and not yet entered: they are there again after a step aside, a stop or a crash."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any, Final

from canvas.storage import atomic
from canvas.storage.disk import Disk, RealDisk
from canvas.storage.places import make_folders, place_of

NAME: Final = "half-written.json"
_MOST: Final = 200
"""Lines kept; the ones touched longest ago make room."""
_LONGEST: Final = 4_000
_MOST_BYTES: Final = 4_000_000


class HalfWritten:
    """The half-written lines of one workshop, each at its place; kept beside the journal, never in the workshop's own file."""

    def __init__(self, path: Path | None = None, disk: Disk | None = None) -> None:
        """Read what was kept of the workshop in this file; a list that is missing or broken is an empty one.

        Args:
            path: the workshop's file; without one, lines last as long as this object.
            disk: where it is.
        """
        self._disk = disk or RealDisk()
        self._file = place_of(self._disk, path) / NAME if path else None
        self._lines = _read(self._disk, self._file) if self._file else {}
        self._dirty = False
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        """Held while it is written down, so that two do not overtake each other; who types never waits for it."""

    def at(self, place: str) -> str:
        """What was typed at this place and not entered; empty when nothing was."""
        return self._lines.get(place, "")

    def note(self, place: str, text: str) -> None:
        """This is what stands there now; empty when it was entered or taken away."""
        if text == self.at(place):
            return
        with self._lock:
            self._lines.pop(place, None)
            if text.strip():
                self._lines[place] = text[:_LONGEST]
                while len(self._lines) > _MOST:
                    del self._lines[next(iter(self._lines))]
            self._dirty = True

    @property
    def is_new(self) -> bool:
        """Whether there is something that `keep` would write."""
        return self._dirty and self._file is not None

    def keep(self) -> None:
        """Write them down, when there is something new; what cannot be written is not kept, and nothing else suffers."""
        with self._writing:
            with self._lock:
                if self._file is None or not self._dirty:
                    return
                self._dirty = False
                data = json.dumps({"lines": self._lines}, indent=1).encode("utf-8")
            try:
                make_folders(self._disk, self._file.parent)
                atomic.put(self._disk, self._file, data)
            except OSError:
                return


def _read(disk: Disk, file: Path) -> dict[str, str]:
    try:
        value: Any = json.loads(disk.read(file, _MOST_BYTES))
        return {
            str(place): text for place, text in list(value["lines"].items())[-_MOST:] if isinstance(text, str)
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
