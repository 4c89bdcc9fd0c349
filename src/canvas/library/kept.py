"""Cases that were read before, kept in the user's cache folder, so that a library of hundreds opens at once.

Only what did not change is taken from there: a file counts as unchanged when its size and its times are what they
were. Whatever cannot be made out of the kept file is read again; nothing is ever lost with it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import platformdirs

from canvas import __version__
from canvas.model.case import Case, Result, Section, Source
from canvas.model.words import Block, CaseSize, CaseStatus, DataKind, Outcome, ResultKind, Sector
from canvas.text.whole_file import write_whole_file

VARIABLE: Final = "CANVAS_CACHE"
_FIELDS: Final = tuple(each.name for each in dataclasses.fields(Case))
_SHAPE: Final = [__version__, 3, *_FIELDS]
"""Cases kept by a program that knew others are not taken."""

MOST_FILES: Final = 8
"""Files of cases that stay in the folder, one for each set of folders that was asked for; the oldest go."""
_TEXTS: Final = tuple(each.name for each in dataclasses.fields(Case) if each.type == "str")
_LISTS_OF_TEXTS: Final = ("patterns", "tags", "concerns", "questions", "parties")

Stamp = tuple[int, int, int]
"""Size in bytes, and the times of the last change to the content and to the entry, in nanoseconds."""


def cache_folder() -> Path:
    """Where what can be made again is kept; `CANVAS_CACHE` names another folder."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_cache_path("canvas", appauthor=False)


def stamp(path: Path) -> Stamp:
    """What tells an unchanged file.

    Raises:
        OSError: there is no such file.
    """
    facts = path.stat()
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns


class Kept:
    """The cases kept for one set of folders."""

    def __init__(self, folder: Path, places: tuple[Path, ...]) -> None:
        name = hashlib.sha256("\n".join(str(place.absolute()) for place in places).encode("utf-8", "replace"))
        self._file = folder / f"cases-{name.hexdigest()[:16]}.json"
        self._rows: dict[str, Any] = self._read()
        self._now: dict[str, Any] = {}
        self._changed = False

    def _read(self) -> dict[str, Any]:
        try:
            data = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):  # the last of a hostile file: [[[[[…
            return {}
        if not isinstance(data, dict) or data.get("shape") != _SHAPE:
            return {}
        rows = data.get("cases")
        return rows if isinstance(rows, dict) else {}

    def case(self, path: Path, seen: Stamp) -> Case | None:
        """The case as it was read from this file, when the file is still the same."""
        row = self._rows.get(str(path))
        try:
            if row is None or tuple(row[0]) != seen:
                return None
            case = _case(row[1])
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return None  # somebody else wrote it; the file itself is there
        self._now[str(path)] = row
        return case

    def keep(self, path: Path, seen: Stamp, case: Case) -> None:
        """Keep this case for next time."""
        self._now[str(path)] = [seen, _row(case)]
        self._changed = True

    def write(self) -> None:
        """Write down what is kept, where that can be done."""
        if not self._changed and len(self._now) == len(self._rows):
            return
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole_file(self._file, json.dumps({"shape": _SHAPE, "cases": self._now}))
            self._tidy()

    def _tidy(self) -> None:
        """Take away the oldest files, of folders that are not asked for any more."""
        files = sorted(self._file.parent.glob("cases-*.json"), key=lambda file: file.stat().st_mtime_ns)
        for file in files[:-MOST_FILES]:
            if file != self._file:
                file.unlink(missing_ok=True)


def _row(case: Case) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(case, name) for name in _FIELDS}
    row["checked_on"] = case.checked_on.isoformat()
    row["results"] = [[r.text, r.kind, r.by, r.source, r.year] for r in case.results]
    row["sources"] = [[s.title, s.url, s.year, s.undated] for s in case.sources]
    row["sections"] = {section.value: text for section, text in case.sections.items()}
    return row


def _case(row: Mapping[str, Any]) -> Case:
    """The case of a row; whatever error it raises, the row says no case."""
    return Case(
        **{
            **row,
            **{name: _text(row[name]) for name in _TEXTS},
            **{name: _texts(row[name]) for name in _LISTS_OF_TEXTS},
            "sector": Sector(row["sector"]),
            "size": CaseSize(row["size"]),
            "years": tuple(_number(year) for year in row["years"]),
            "status": CaseStatus(row["status"]),
            "outcome": Outcome(row["outcome"]),
            "checked_on": datetime.date.fromisoformat(row["checked_on"]),
            "blocks": tuple(Block(word) for word in row["blocks"]),
            "data_kinds": tuple(DataKind(word) for word in row["data_kinds"]),
            "results": tuple(
                Result(_text(t), ResultKind(k), _text(b), _number(s), _year(y))
                for t, k, b, s, y in row["results"]
            ),
            "sources": tuple(Source(_text(t), _text(u), _year(y), bool(n)) for t, u, y, n in row["sources"]),
            "sections": {Section(name): _text(text) for name, text in row["sections"].items()},
        }
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_text, value))


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _year(value: object) -> int | None:
    return None if value is None else _number(value)
