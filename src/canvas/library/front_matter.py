"""A case file's two parts: TOML between two lines `+++`, then Markdown. Bounded before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from canvas.locale import _
from canvas.text.problems import Problem, Trouble
from canvas.text.toml_source import TomlSource, read_toml

MOST_BYTES: Final = 100_000
"""Largest case read, in bytes; a case of 500 words with ten sources is under 10,000."""

MOST_FRONT: Final = 20_000
"""Longest front matter, in characters; the fullest built-in case has 3,000."""

FENCE: Final = "+++"


@dataclass(frozen=True, slots=True)
class Parts:
    """A case file taken apart."""

    front: TomlSource
    body: str
    body_line: int
    """The line of the file on which the body begins, counted from 1."""


def read_text(path: Path) -> str:
    """The text of a case file, with plain newlines.

    Raises:
        Trouble: one problem, when it is no readable file, is too large or is not text.
    """
    file = str(path)
    try:
        if not path.is_file():
            raise Trouble(
                Problem(
                    _("There is no file here."),
                    _("Give the path of a case, a file that ends in .en.md or .nl.md."),
                    file,
                    rule="unreadable",
                )
            )
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or _("its name cannot be used")
        raise Trouble(
            Problem(
                _("This file cannot be read: {why}.").format(why=why),
                _("Check its rights, or choose another one."),
                file,
                rule="unreadable",
            )
        ) from None
    if len(raw) > MOST_BYTES:
        raise Trouble(
            Problem(
                _("This file is larger than {size} kB.").format(size=MOST_BYTES // 1_000),
                _("A case has 250 to 500 words; choose another file."),
                file,
                rule="too-large",
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(
            Problem(
                _("This file is not text in UTF-8."),
                _("Save it as plain text in UTF-8."),
                file,
                raw.count(b"\n", 0, error.start) + 1,
                rule="not-text",
            )
        ) from None
    return text.replace("\r\n", "\n")


def split(text: str, file: str = "") -> Parts:
    """A case file taken apart and its front matter parsed.

    Args:
        text: the whole file, with plain newlines.
        file: its name, for problems.

    Raises:
        Trouble: one problem, when the front matter is missing, not closed, too large or not TOML.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise Trouble(_no_front(lines[0], file))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise Trouble(
            Problem(
                _("The front matter is not closed."),
                _("Put a line with +++ after the last field, before the first heading."),
                file,
                1,
                rule="front-matter",
            )
        )
    front = "\n".join(lines[1:end])
    if len(front) > MOST_FRONT:
        raise Trouble(
            Problem(
                _("The front matter is longer than {most} characters.").format(most=MOST_FRONT),
                _("Put the story below the second +++, and only the facts above it."),
                file,
                1,
                rule="front-matter-large",
            )
        )
    try:
        source = read_toml(front, file, first_line=2)
    except Trouble as trouble:
        raise Trouble([replace(problem, rule="toml") for problem in trouble.problems]) from None
    return Parts(source, "\n".join(lines[end + 1 :]), end + 2)


def _no_front(first: str, file: str) -> Problem:
    if not first.strip():
        wrong = _("The first line of this file is empty.")
    elif first.startswith("---"):
        wrong = _("The front matter stands between --- lines, as YAML does.")
    else:
        wrong = _("This file does not begin with front matter.")
    fix = _("Begin with a line +++, then the fields as TOML, then again a line +++.")
    return Problem(wrong, fix, file, 1, rule="front-matter")
