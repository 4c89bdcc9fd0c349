"""Where cases are: the ones that ship with Canvas, and folders of one's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from canvas.locale import LANGUAGES

VARIABLE: Final = "CANVAS_CASES"
"""The environment variable that names folders of one's own, parted as PATH is."""

MOST_FILES: Final = 20_000
"""Most files looked at in one folder: a mistaken path must not read a whole disk."""


def folders(environment: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """The folders of cases: the built-in one, then those in `CANVAS_CASES`, each once.

    Args:
        environment: where to look for the variable; the process's own when None.
    """
    surroundings = os.environ if environment is None else environment
    own = [Path(name) for name in surroundings.get(VARIABLE, "").split(os.pathsep) if name.strip()]
    built_in = built_in_folder()
    return tuple(dict.fromkeys([*([built_in] if built_in else []), *own]))


def built_in_folder() -> Path | None:
    """The cases that ship with Canvas: inside the installed package, else beside the sources; None when absent."""
    here = Path(__file__)
    for folder in (here.parents[1] / "cases", here.parents[3] / "cases"):
        if folder.is_dir():
            return folder
    return None


def case_files(folder: Path) -> list[Path]:
    """The cases in a folder, or in folders directly in it (`sector/slug.nl.md`), sorted.

    Raises:
        OSError: the folder cannot be read.
    """
    found: list[Path] = []
    for entry in _entries(folder):
        if _is_folder(entry):
            found += [Path(inner.path) for inner in _readable(entry.path) if _is_case(inner)]
        elif _is_case(entry):
            found.append(Path(entry.path))
    return sorted(found[:MOST_FILES])


def _entries(folder: Path | str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(islice(entries, MOST_FILES))


def _readable(folder: str) -> Iterable[os.DirEntry[str]]:
    """The entries of a folder inside; none when it may not be looked into."""
    try:
        return _entries(folder)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # such as a link to itself
        return False


def _is_case(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return not name.startswith(".") and name.endswith(tuple(f".{language}.md" for language in LANGUAGES))
