"""Reading cases: one file as a `Case`, and folders of them as the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from canvas.library.examining import examine
from canvas.library.folders import (
    built_in_folder,
    case_files,
    cases_in,
    each_once,
    folders,
    real_path,
)
from canvas.library.hostile import hostile
from canvas.library.index import Index, index_of
from canvas.library.kept import Kept, stamp
from canvas.locale import LANGUAGES, _
from canvas.model.case import Case
from canvas.text.problems import Problem, Trouble


def read_case(path: Path) -> Case:
    """The case in this file.

    Raises:
        Trouble: every problem in it, when it cannot be read as a case. What can be read but is not as a case
            should be (too long, an unknown tag) is no trouble here; `canvas.library.checking` says so.
    """
    examined = examine(path)
    if examined.case is None:
        raise Trouble(examined.problems)
    return examined.case


def read_safe_case(path: Path) -> Case:
    """The case in this file, when a reader of the library may be given it.

    Raises:
        Trouble: every problem in it, when it cannot be read as a case; else what a case must not hold, as
            `canvas.library.hostile` has it.
    """
    examined = examine(path)
    if examined.case is None:
        raise Trouble(examined.problems)
    if problems := hostile(examined):
        raise Trouble(problems)
    return examined.case


@dataclass(frozen=True)
class Library:
    """The cases, in the order of their files."""

    cases: Mapping[tuple[str, str], Case] = field(default_factory=dict)
    """(key, language) → case."""
    problems: tuple[Problem, ...] = ()
    """Of files and folders that were left out."""
    replaced: tuple[str, ...] = ()
    """Keys of built-in cases whose place a case of one's own has taken."""
    _indexes: dict[str, Index] = field(default_factory=dict, init=False, repr=False, compare=False)
    _all: dict[str, list[Case]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def case(self, key: str, language: str) -> Case | None:
        """The case in this language, else in whichever there is, else None."""
        wanted = (language, *LANGUAGES)
        return next((case for word in wanted if (case := self.cases.get((key, word)))), None)

    def index(self, language: str) -> Index:
        """The words of the cases that are written in this language; made when first asked for, then kept."""
        if language not in self._indexes:
            self._indexes[language] = index_of(
                [case for (_key, word), case in self.cases.items() if word == language]
            )
        return self._indexes[language]

    def keys(self) -> tuple[str, ...]:
        """The key of every case, each once."""
        return tuple(dict.fromkeys(key for key, _language in self.cases))

    def all(self, language: str) -> list[Case]:
        """Every case once, in this language where it can be."""
        if language not in self._all:
            self._all[language] = [case for key in self.keys() if (case := self.case(key, language))]
        return list(self._all[language])


def load_library(places: Iterable[Path] | None = None, keep_in: Path | None = None) -> Library:
    """The library in these folders.

    A case of one's own takes the place of the built-in one with its key, in both languages, and that is told in
    `replaced` unless both say the same; of two of one's own the first stays. A case that holds mark-up or hidden
    characters is left out, as is one that cannot be read.

    Args:
        places: the folders; those of `canvas.library.folders` when None.
        keep_in: the folder where cases are kept that were read before; None reads every file.

    Nothing is raised: what cannot be read is left out, and said in `problems`.
    """
    wanted = each_once(folders() if places is None else places)
    shipped = built_in_folder()
    built_in = real_path(shipped) if shipped else ""
    gathered = _Gathered(Kept(keep_in, wanted) if keep_in else None)
    for folder in sorted(wanted, key=lambda place: real_path(place) == built_in):
        gathered.take(folder, built_in=real_path(folder) == built_in)
    if gathered.kept:
        gathered.kept.write()
    return Library(gathered.cases, tuple(gathered.problems), tuple(sorted(gathered.replaced)))


def file_of(case: Case, places: Iterable[Path]) -> Path | None:
    """The file that this case was read from; None when there is none that says the same.

    Args:
        case: a case of the library.
        places: the folders of the library.
    """
    called = f"{case.key}.{case.language}.md"
    for path in sorted(cases_in(dict.fromkeys(places)), key=lambda each: each.name != called):
        if examine(path).case == case:
            return path
    return None


class _Gathered:
    """The cases found so far, folders of one's own first."""

    def __init__(self, kept: Kept | None) -> None:
        self.kept = kept
        self.cases: dict[tuple[str, str], Case] = {}
        self.problems: list[Problem] = []
        self.replaced: set[str] = set()
        self._seen: dict[tuple[str, str], Path] = {}
        self._own: set[str] = set()

    def take(self, folder: Path, *, built_in: bool) -> None:
        """All cases of a folder."""
        if built_in:
            self._own = {key for key, _language in self.cases}
        try:
            files = case_files(folder)
        except OSError as error:
            self.problems.append(_no_folder(folder, error))
            return
        for path in files:
            try:
                case = self._read(path)
            except Trouble as trouble:
                self.problems += trouble.problems
                continue
            known = (case.key, case.language)
            if case.key in self._own:
                if self.cases.get(known) != case:
                    self.replaced.add(case.key)
            elif known in self.cases:
                self.problems.append(_twice(case, path, self._seen[known]))
            else:
                self.cases[known] = case
                self._seen[known] = path

    def _read(self, path: Path) -> Case:
        if self.kept is None:
            return read_safe_case(path)
        try:
            seen = stamp(path)
        except OSError:
            return read_safe_case(path)
        case = self.kept.case(path, seen)
        if case is None:
            case = read_safe_case(path)
            self.kept.keep(path, seen, case)
        return case


def _no_folder(folder: Path, error: OSError) -> Problem:
    return Problem(
        _("This folder of cases cannot be read: {why}.").format(why=error.strerror or type(error).__name__),
        _("Check its path, or take it out of CANVAS_CASES."),
        str(folder),
        rule="unreadable",
    )


def _twice(case: Case, path: Path, first: Path) -> Problem:
    return Problem(
        _("There is another case with the key “{key}”, in {file}.").format(key=case.key, file=first),
        _("Give this one another key and file name."),
        str(path),
        rule="key-twice",
        field="key",
    )
