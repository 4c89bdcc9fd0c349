"""Where cases are: the ones that ship with Canvas, and folders of one's own."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from canvas.library.front_matter import FENCE
from canvas.locale import LANGUAGES, _
from canvas.text.problems import Problem, Trouble

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
    own = [_at_home(Path(name)) for name in surroundings.get(VARIABLE, "").split(os.pathsep) if name.strip()]
    built_in = built_in_folder()
    return each_once([*([built_in] if built_in else []), *own])


def _at_home(folder: Path) -> Path:
    """The folder with `~` as the home folder; as it is when there is no home of that name."""
    try:
        return folder.expanduser()
    except RuntimeError:
        return folder


def each_once(places: Iterable[Path]) -> tuple[Path, ...]:
    """These folders, each once and as it is first written, however else it is written or linked to."""
    found: dict[str, Path] = {}
    for place in places:
        found.setdefault(real_path(place), place)
    return tuple(found.values())


def real_path(place: Path) -> str:
    """Where a path leads to in the end, so that two ways to write it can be compared; never raises."""
    try:
        return os.path.realpath(place)
    except (OSError, ValueError):
        return str(place)


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


def misnamed_files(folder: Path) -> list[Path]:
    """What begins as a case does and has no name of a case (`odin.md`, `odin.de.md`), where `case_files` looks, sorted; never raises."""
    found: list[Path] = []
    for entry in _readable(folder):
        inside = _readable(entry.path) if _is_folder(entry) else [entry]
        found += [Path(each.path) for each in inside if _is_misnamed(each)]
    return sorted(found[:MOST_FILES])


def cases_in(places: Iterable[Path]) -> list[Path]:
    """The cases in these folders, in their order; a folder that cannot be read is passed over."""
    found: list[Path] = []
    for place in places:
        try:
            found += case_files(place)
        except OSError:
            continue
    return found


def cases_at(path: Path) -> list[Path]:
    """The file itself, or the cases in it when it is a folder.

    Raises:
        Trouble: nothing is there, or it may not be looked at.
    """
    there = what_is_at(path)
    if there == "nothing":
        raise Trouble(
            Problem(_("There is nothing of this name."), _("Name a case, or a folder of cases."), str(path))
        )
    if there != "folder":
        return [path]
    try:
        return case_files(path)
    except OSError as error:
        wrong = _("This folder of cases cannot be read: {why}.")
        wrong = wrong.format(why=error.strerror or type(error).__name__)
        raise Trouble(Problem(wrong, _("Check its rights, or choose another one."), str(path))) from None


def what_is_at(path: Path) -> Literal["file", "folder", "nothing"]:
    """What stands at a path that a person typed, links followed; a pipe or a device counts as a file.

    Raises:
        Trouble: it cannot be told, because the name is no name or a folder on the way is shut.
    """
    try:
        return "folder" if stat.S_ISDIR(path.stat().st_mode) else "file"
    except (FileNotFoundError, NotADirectoryError):
        return "nothing"
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Trouble(_not_to_be_looked_at(path, getattr(error, "errno", None) or errno.EINVAL)) from None


def _not_to_be_looked_at(path: Path, why: int) -> Problem:
    if why in (errno.EACCES, errno.EPERM):
        wrong = _("You are not allowed to read this file.")
        return Problem(wrong, _("Ask the owner for it, or choose another file."), str(path))
    if why in (errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP):
        return Problem(_("This name leads to no file."), _("Look at its name and folder."), str(path))
    wrong = _("This file cannot be read: {why}.").format(why=os.strerror(why))
    return Problem(wrong, _("Check its rights, or choose another one."), str(path))


def _entries(folder: Path | str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(islice(entries, MOST_FILES))


def _readable(folder: Path | str) -> Iterable[os.DirEntry[str]]:
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


def _is_misnamed(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if name.startswith(".") or not name.lower().endswith(".md") or _is_case(entry):
        return False
    try:
        if not entry.is_file():
            return False
        with Path(entry.path).open("rb") as file:
            first = file.readline(80)
    except OSError:
        return False
    return first.removeprefix(b"\xef\xbb\xbf").rstrip() == FENCE.encode()
