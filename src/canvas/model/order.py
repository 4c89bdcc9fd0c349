"""Fractional keys: a place between two neighbours without renumbering the rest (library: fractional-indexing)."""

from __future__ import annotations

from fractional_indexing import FIError, generate_key_between, generate_n_keys_between


def between(before: str | None, after: str | None) -> str:
    """A key that sorts after `before` and before `after`; None or "" is the end of the line.

    Keys of hand-edited files may be anything; when no key fits between them, the new one goes after `before`.
    """
    try:
        return str(generate_key_between(before or None, after or None))
    except (FIError, ValueError, IndexError):
        return (before or "a0") + "V"


def keys_after(before: str | None, count: int) -> list[str]:
    """That many keys in rising order, all after `before`."""
    try:
        return [str(key) for key in generate_n_keys_between(before or None, None, count)]
    except (FIError, ValueError, IndexError):
        base = (before or "a0") + "V"
        return [f"{base}{number:06d}V" for number in range(count)]
