"""What was typed and not yet entered, on a line or in a form: it is there again after a step aside, a stop or a crash."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from canvas.storage import atomic
from canvas.storage.disk import Disk, RealDisk
from canvas.storage.places import make_folders, place_of, state_folder

NAME: Final = "half-written.json"
NOW_AND_THEN: Final = 0.5
"""Seconds after which who shows what is being typed writes it down, before it is entered."""
_MOST: Final = 200
"""Lines kept; the ones touched longest ago make room."""
_LONGEST: Final = 4_000
_MOST_FORMS: Final = 40
"""Forms kept; the ones touched longest ago make room."""
_LONGEST_FORM: Final = 60_000
"""Characters of a form in all: what is cut short would be stored so, so a longer form is not kept."""
_MOST_BYTES: Final = 40_000_000


class HalfWritten:
    """What is half-written in one workshop, each line and form at its place; kept beside the journal, never in the
    workshop's own file."""

    def __init__(self, path: Path | None = None, disk: Disk | None = None) -> None:
        """Read what was kept of the workshop in this file; a list that is missing or broken is an empty one.

        Args:
            path: the workshop's file; without one, what is typed lasts as long as this object.
            disk: where it is.
        """
        self._disk = disk or RealDisk()
        self._keep_in(place_of(self._disk, path) / NAME if path else None)

    @classmethod
    def without_workshop(cls, disk: Disk | None = None) -> HalfWritten:
        """What is half-written while there is no workshop yet, as in the form of a new one."""
        kept = cls(disk=disk)
        kept._keep_in(state_folder() / NAME)
        return kept

    def _keep_in(self, file: Path | None) -> None:
        self._file = file
        self._lines, self._forms = _read(self._disk, file) if file else ({}, {})
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

    def fields_at(self, form: str) -> Mapping[str, str]:
        """What was filled in on this form and not stored: field → what stood in it; empty when nothing was."""
        return dict(self._forms.get(form, {}))

    def note_fields(self, form: str, typed: Mapping[str, str]) -> None:
        """These fields of this form hold this now, and it is not stored; none when it was stored or given up.

        Args:
            form: the form's place.
            typed: field → what stands in it; an empty text is a field that was emptied. When all of it is longer than
                a form can be, it is not kept.
        """
        wanted = dict(typed) if sum(map(len, typed.values())) <= _LONGEST_FORM else {}
        if wanted == self.fields_at(form):
            return
        with self._lock:
            self._forms.pop(form, None)
            if wanted:
                self._forms[form] = wanted
                while len(self._forms) > _MOST_FORMS:
                    del self._forms[next(iter(self._forms))]
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
                data = json.dumps({"lines": self._lines, "forms": self._forms}, indent=1).encode("utf-8")
            try:
                make_folders(self._disk, self._file.parent)
                atomic.put(self._disk, self._file, data)
            except OSError:
                return


def _read(disk: Disk, file: Path) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The lines and the forms in this file."""
    try:
        value: Any = json.loads(disk.read(file, _MOST_BYTES))
        forms = value.get("forms", {}).items()
        return _texts(value["lines"], _MOST), {
            str(form): _texts(fields) for form, fields in list(forms)[-_MOST_FORMS:]
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}, {}


def _texts(value: Any, most: int = 0) -> dict[str, str]:
    """The last of these that are texts; all of them without a number."""
    return {str(place): text for place, text in list(value.items())[-most:] if isinstance(text, str)}
