"""Reading cases: one file as a `Case`, and folders of them as the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from canvas.library.examining import examine
from canvas.library.folders import case_files, folders
from canvas.library.index import Index, index_of
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


@dataclass(frozen=True)
class Library:
    """The cases, in the order of their files."""

    cases: Mapping[tuple[str, str], Case] = field(default_factory=dict)
    """(key, language) → case."""
    problems: tuple[Problem, ...] = ()
    """Of files and folders that were left out."""
    _indexes: dict[str, Index] = field(default_factory=dict, init=False, repr=False, compare=False)

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
        return [case for key in self.keys() if (case := self.case(key, language))]


def load_library(places: Iterable[Path] | None = None) -> Library:
    """The library in these folders; of two cases with one key and language the first stays.

    Args:
        places: the folders; those of `canvas.library.folders` when None.

    Nothing is raised: what cannot be read is left out, and said in `problems`.
    """
    cases: dict[tuple[str, str], Case] = {}
    problems: list[Problem] = []
    seen: dict[tuple[str, str], Path] = {}
    for folder in folders() if places is None else places:
        try:
            files = case_files(folder)
        except OSError as error:
            problems.append(_no_folder(folder, error))
            continue
        for path in files:
            try:
                case = read_case(path)
            except Trouble as trouble:
                problems += trouble.problems
                continue
            known = (case.key, case.language)
            if known in cases:
                problems.append(_twice(case, path, seen[known]))
                continue
            cases[known] = case
            seen[known] = path
    return Library(cases, tuple(problems))


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
