"""What the words of the closed lists of a case are called, from the built-in method: for the check of cases."""

from __future__ import annotations

from functools import cache

from canvas.library.called import Called, called
from canvas.method.builtin import tag_names, vocabulary
from canvas.method.patterns import concern_names, pattern_names


@cache
def case_words() -> Called:
    """Field → what one of its words is called in any language → the word."""
    return called(vocabulary(), patterns=pattern_names(), tags=tag_names(), concerns=concern_names())
