"""The text of a case's body as it stands in the file, so that what is found in it has a line and a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from canvas.library.body import is_heading
from canvas.library.examining import Examined
from canvas.library.front_matter import Parts
from canvas.text.problems import Problem, Severity

MOST_CHARACTERS: Final = 20_000
"""Longest body that is looked into: 500 words have under 4,000, and a stranger's 100 kB must be shortened first."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The body with its headings blanked, character for character as in the file."""

    text: str
    first_line: int

    def place(self, offset: int) -> tuple[int, int]:
        """The line of the file and the column of the character at this offset, both counted from 1."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.first_line + self.text.count("\n", 0, offset), offset - start + 1

    def problem(
        self, examined: Examined, offset: int, rule: str, wrong: str, fix: str, severity: Severity = "error"
    ) -> Problem:
        """A problem of what stands in the body at this offset."""
        assert examined.parts is not None
        line, column = self.place(offset)
        file = examined.parts.front.file
        return Problem(wrong, fix, file, line, rule=rule, severity=severity, column=column)

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """The offset and the text of each paragraph."""
        for found in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", self.text):
            yield found.start(), found[0]


@dataclass(frozen=True, slots=True)
class Unit:
    """A text of a case that a reader meets."""

    text: str
    problem: Callable[[int, str, str], Problem]
    """The warning of what stands at an offset in it: what is wrong, and what to do."""


def units(examined: Examined, prose: Prose, rule: str) -> Iterator[Unit]:
    """The texts of a case in the order in which a reader meets them: title, gist, body, results.

    Args:
        examined: the file.
        prose: its body.
        rule: what the warnings are told by.
    """

    def in_field(*place: str | int) -> Callable[[int, str, str], Problem]:
        return lambda _offset, wrong, fix: examined.problem(place, rule, wrong, fix, "warning")

    for name in ("title", "gist"):
        yield Unit(examined.values.get(name, ""), in_field(name))
    yield Unit(
        prose.text,
        lambda offset, wrong, fix: prose.problem(examined, offset, rule, wrong, fix, "warning"),
    )
    for position, row in enumerate(examined.values.get("results", [])):
        yield Unit(row.get("text", ""), in_field("results", position, "text"))


def is_short_enough(parts: Parts) -> bool:
    """Whether the body is looked into at all."""
    return len(parts.body) <= MOST_CHARACTERS


def prose_of(examined: Examined) -> Prose:
    """The prose of a file that could be taken apart; empty when it is too long to be looked into."""
    assert examined.parts is not None
    body = examined.parts.body if is_short_enough(examined.parts) else ""
    lines = [" " * len(line) if is_heading(line) else line for line in body.split("\n")]
    return Prose("\n".join(lines), examined.parts.body_line)
