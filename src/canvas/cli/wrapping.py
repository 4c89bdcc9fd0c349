"""Lines broken at spaces, so that they fit the terminal and stay under what they belong to."""

from __future__ import annotations

import re
import shutil
import textwrap

_NARROWEST = 24
_WIDEST = 100
"""Characters after which a line is no longer easy to read."""
_ELSEWHERE = (80, 24)
"""Where there is no terminal."""


def terminal_width() -> int:
    """Characters in a line, as far as a person likes to read."""
    return max(_NARROWEST, min(shutil.get_terminal_size(_ELSEWHERE).columns, _WIDEST))


def wrapped(text: str, width: int) -> str:
    """The text in lines of at most this many characters; a line goes on below its own beginning, behind its number."""
    return "\n".join(row for line in text.split("\n") for row in _rows(line, width))


def _rows(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    begin = re.match(r"\s{0,16}(?:\d{1,3} |→ )?", line)
    lead = begin[0] if begin else ""
    return textwrap.wrap(
        line[len(lead) :],
        width,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [line]
