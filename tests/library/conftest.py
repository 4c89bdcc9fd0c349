"""A shelf with one sound case in both languages, to spoil one thing at a time."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from canvas.library.checking import check_case
from canvas.locale import language, speak
from canvas.method.patterns import pattern_names
from canvas.text.problems import Problem

SPECIMEN = Path(__file__).parent / "specimen"
"""A sound case in both languages that stays as it is, whatever becomes of the built-in ones."""

TODAY = datetime.date(2026, 11, 25)


@dataclass(frozen=True)
class Shelf:
    """One case, `appeltje-eitje`, as two files in a folder of its sector."""

    folder: Path

    @property
    def english(self) -> Path:
        return self.folder / "appeltje-eitje.en.md"

    @property
    def dutch(self) -> Path:
        return self.folder / "appeltje-eitje.nl.md"

    def change(self, old: str, new: str, *, both: bool = False) -> None:
        """Change the first of this text in the English file, or in both; it must be there."""
        for path in (self.english, self.dutch) if both else (self.english,):
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def line_of(self, text: str) -> int:
        """The line of the English file on which this stands."""
        lines = self.english.read_text(encoding="utf-8").split("\n")
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def check(self, today: datetime.date = TODAY) -> list[Problem]:
        return check_case(self.english, pattern_names(), today)

    def only(self) -> Problem:
        """The one problem that the English file has."""
        problems = self.check()
        assert len(problems) == 1, problems
        return problems[0]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = language()
    speak("en")
    yield
    speak(before)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "retail"
    folder.mkdir()
    for name in ("appeltje-eitje.en.md", "appeltje-eitje.nl.md"):
        shutil.copy(SPECIMEN / name, folder / name)
    return Shelf(folder)
