"""What keeps a case out of the library although it can be read: mark-up, and characters that cannot be seen.

A case may come from a stranger. What it shows must be what stands in it: no link, no HTML, nothing that a page or a
terminal could obey. The check says so of every file; here only what may hold such a thing is parsed, so that the library is
read fast.
"""

from __future__ import annotations

import re
from typing import Final

from canvas.library.examining import Examined
from canvas.text.problems import Problem

RULES: Final = ("hidden-text", "mark-up")
"""The rules of the check whose errors keep a case out of the library."""

_MAY_BE_MARK_UP: Final = re.compile(
    r"""
    [<\[`*_\r]                                   # HTML, links, code, emphasis; a newline that only a parser sees
    | ^[ ]{0,3} (?: [>+~=-] | \#{3} | \d{1,9}[.)] )  # what begins a block; # and ## are the headings of a case
    | ^[ ]{0,3} (?: [ ] | \t )                     # code, as it is indented
    | :// | \bwww\. | \bjavascript:
    """,
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
"""Finds at least all that the check calls mark-up; what it finds is looked at by the parser."""


def hostile(examined: Examined) -> list[Problem]:
    """The problems that keep this case out, by line; none for a case in plain paragraphs.

    Args:
        examined: a file that holds a case.
    """
    assert examined.parts is not None and examined.body is not None
    found = [problem for problem in examined.body.problems if problem.rule in RULES]
    if _MAY_BE_MARK_UP.search(examined.parts.body):
        from canvas.library.checking.plain_text import check_length, check_mark_up
        from canvas.library.checking.prose import is_short_enough, prose_of

        if is_short_enough(examined.parts):
            found += check_mark_up(examined, prose_of(examined))
        else:  # too long to be looked into
            found += check_length(examined)
    return sorted(found, key=lambda problem: (problem.line, problem.column))
