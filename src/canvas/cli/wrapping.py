"""Lines broken at spaces, so that they fit the terminal and stay under what they belong to."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap

import click

_NARROWEST = 24
_WIDEST = 100
"""Characters after which a line is no longer easy to read."""
_ELSEWHERE = (80, 24)
"""Where there is no terminal."""
_ACROSS = 76
"""Characters in a line of running text."""


def terminal_width() -> int:
    """Characters in a line, as far as a person likes to read."""
    return max(_NARROWEST, min(shutil.get_terminal_size(_ELSEWHERE).columns, _WIDEST))


def wrapped(text: str, width: int, hang: int = 0) -> str:
    """The text in lines of at most this many characters; a line goes on below its own beginning, behind its number.

    Args:
        text: one line or several.
        width: characters.
        hang: how much further to the right a line goes on.
    """
    return "\n".join(row for line in text.split("\n") for row in _rows(line, width, hang))


def fitted(text: str, hang: int = 0, *, err: bool = False) -> str:
    """The text as it goes out: broken at spaces on a terminal, as it is for a program or a file.

    Args:
        text: one line or several; words may be in bold.
        hang: how much further to the right a line goes on.
        err: it goes to stderr, not to stdout.
    """
    if not (sys.stderr if err else sys.stdout).isatty():
        return text
    width = terminal_width()
    return wrapped(text, width, min(hang, width // 2))


def across() -> int:
    """Characters in a line of running text on stdout: fewer on a narrow terminal."""
    return min(_ACROSS, terminal_width()) if sys.stdout.isatty() else _ACROSS


def paragraph(text: str, indent: str = "") -> str:
    """A paragraph of running text; unlike what `fitted` leaves as it is, it has short lines in a file too.

    Args:
        text: one paragraph.
        indent: what each of its lines begins with.
    """
    return textwrap.fill(
        text, across(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _rows(line: str, width: int, hang: int) -> list[str]:
    if len(click.unstyle(line)) <= width:
        return [line]
    begin = re.match(r"\s{0,16}(?:\d{1,3} |→ )?", line)
    lead = begin[0] if begin else ""
    rows = [lead]
    empty = True
    for gap, word in re.findall(r"(\s*)(\S+)", line[len(lead) :]):
        if not empty and len(click.unstyle(rows[-1] + gap + word)) > width:
            rows.append(" " * (len(lead) + hang))
            empty = True
        rows[-1] += word if empty else gap + word
        empty = False
    return rows
