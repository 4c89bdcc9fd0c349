"""The body of a case: seven sections under fixed headings, in order, plain paragraphs (design.md 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from canvas.locale import _
from canvas.model.case import HEADINGS, Section
from canvas.text.problems import Problem
from canvas.text.show import show

MOST_STRANGE: Final = 20
"""Most unknown headings pointed out in one file: more say nothing new."""


@dataclass(frozen=True, slots=True)
class Body:
    """The sections that were found, and what is wrong with them."""

    sections: Mapping[Section, str]
    lines: Mapping[Section, int]
    """The line of the file on which each section's heading stands."""
    problems: tuple[Problem, ...]
    whole: bool
    """Every section is there and says something."""

    @property
    def words(self) -> int:
        """The words of the sections, headings not counted."""
        return sum(count_words(text) for text in self.sections.values())


def count_words(text: str) -> int:
    """How many words: runs between spaces that hold a letter or a digit."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def is_heading(line: str) -> bool:
    """Whether this line of a body is a heading of the first or second level, known or not."""
    return re.match(r" {0,3}##?(?!#)", line) is not None


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


def read_body(text: str, language: str, file: str, first_line: int) -> Body:
    """The sections of a body.

    Args:
        text: all that follows the front matter.
        language: whose headings to expect.
        file: its name, for problems.
        first_line: the line of the file on which `text` begins.
    """
    headings = HEADINGS[language]
    named = {_bare(heading): section for section, heading in headings.items()}
    found: dict[Section, list[str]] = {}
    lines: dict[Section, int] = {}
    problems: list[Problem] = []
    here: list[str] = []
    strange = 0
    for number, line in enumerate(text.split("\n"), first_line):
        if not is_heading(line):
            here.append(line)
            continue
        column = len(line) - len(line.lstrip()) + 1
        heading = line.strip().strip("#").strip()
        section = named.get(_bare(heading)) if line.lstrip().startswith("##") else None
        if not lines and not strange and "".join(here).strip():
            problems.append(_before(here, file, first_line, headings[Section.SITUATION]))
        here = []
        if section is None:
            strange += 1
            if strange <= MOST_STRANGE:
                problems.append(_unknown(heading, list(headings.values()), file, number, column))
        elif section in lines:
            problems.append(_twice(heading, file, number, column))
        else:
            lines[section] = number
            found[section] = here
    if not lines and not strange and "".join(here).strip():
        problems.append(_before(here, file, first_line, headings[Section.SITUATION]))
    sections = {section: _paragraphs(found[section]) for section in Section if section in found}
    problems += _missing(sections, lines, headings, file)
    problems += _out_of_order(lines, headings, file)
    problems += _hidden(found, lines, headings, file)
    problems.sort(key=lambda problem: problem.line)
    whole = all(_says_something(sections.get(section, "")) for section in Section)
    return Body(sections, lines, tuple(problems), whole)


def _bare(heading: str) -> str:
    """A heading without what may differ: the question mark that "Wat kun je lenen" may carry."""
    return heading.rstrip("? ").strip()


def _paragraphs(lines: list[str]) -> str:
    """Paragraphs parted by one empty line; what cannot be seen is made visible."""
    text = show("\n".join(lines), lines=True)
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def _before(text: list[str], file: str, first_line: int, heading: str) -> Problem:
    at = next(position for position, line in enumerate(text) if line.strip())
    return Problem(
        _("There is text before the first heading."),
        _("Put it under “## {heading}”.").format(heading=heading),
        file,
        first_line + at,
        rule="section-order",
        column=len(text[at]) - len(text[at].lstrip()) + 1,
    )


def _unknown(heading: str, known: list[str], file: str, line: int, column: int) -> Problem:
    wrong = _("“{heading}” is not a heading of a case.").format(heading=heading[:80])
    problem = Problem(wrong, "", file, line, rule="section-unknown", column=column)
    return problem.off_the_list(heading, known)


def _twice(heading: str, file: str, line: int, column: int) -> Problem:
    return Problem(
        _("The section “{heading}” stands here twice.").format(heading=heading),
        _("Put both texts under the first heading."),
        file,
        line,
        rule="section-twice",
        column=column,
    )


def _missing(
    sections: Mapping[Section, str], lines: Mapping[Section, int], headings: Mapping[Section, str], file: str
) -> list[Problem]:
    problems = []
    for section, heading in headings.items():
        if section not in sections:
            wrong = _("The section “{heading}” is missing.").format(heading=heading)
            fix = _("Add a line “## {heading}” and the text under it.").format(heading=heading)
            problems.append(Problem(wrong, fix, file, rule="section-missing"))
        elif not _says_something(sections[section]):
            wrong = _("The section “{heading}” is empty.").format(heading=heading)
            fix = _("Write what the sources say, or that they do not say it.")
            problems.append(Problem(wrong, fix, file, lines[section], rule="section-empty", column=1))
    return problems


def _out_of_order(lines: Mapping[Section, int], headings: Mapping[Section, str], file: str) -> list[Problem]:
    stand = sorted(lines, key=lambda section: lines[section])
    should = [section for section in Section if section in lines]
    first = next((here for here, there in zip(stand, should, strict=True) if here is not there), None)
    if first is None:
        return []
    return [
        Problem(
            _("The section “{heading}” stands in the wrong place.").format(heading=headings[first]),
            _("Keep this order: {headings}.").format(headings=" · ".join(headings.values())),
            file,
            lines[first],
            rule="section-order",
            column=1,
        )
    ]


def _hidden(
    found: Mapping[Section, list[str]],
    lines: Mapping[Section, int],
    headings: Mapping[Section, str],
    file: str,
) -> list[Problem]:
    """Control characters and the like, one problem a section."""
    problems = []
    for section, text in found.items():
        for number, line in enumerate(text, lines[section] + 1):
            plain = line.replace("\t", " ")
            if (seen := show(plain)) != plain:
                wrong = _("The section “{heading}” holds characters that cannot be seen.")
                fix = _("Type this line again.")
                wrong = wrong.format(heading=headings[section])
                at = next((n for n, (a, b) in enumerate(zip(plain, seen, strict=False)) if a != b), len(seen))
                problems.append(Problem(wrong, fix, file, number, rule="hidden-text", column=at + 1))
                break
    return problems
