"""The nearest known word to a mistyped one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, or None when none comes near."""
    found = difflib.get_close_matches(word.lower()[:100], list(known), n=1, cutoff=0.6)
    return found[0] if found else None
