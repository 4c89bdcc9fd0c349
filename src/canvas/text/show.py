"""One door between text from outside and a terminal: nothing that passes can be obeyed.

Textual and Rich let ESC, C1 controls and bidi overrides through (measured, docs/architecture.md), so a note
could write the clipboard or the window's title. Single characters are *replaced*, never whole sequences
removed: removing can build a new sequence out of what was left.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MOST_COMBINING = 4
"""Combining marks kept on one letter; Vietnamese and Hebrew need three."""

_C0 = {code: chr(0x2400 + code) for code in range(0x20)}
_C0[0x7F] = "␡"
_UNSEEN = (
    "\x7f-\x9f\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0600-\u061c\u064b-\u065f\u180e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\ud800-\udfff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\ufff9-\ufffb"
    "\U000110bd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SUSPECT = re.compile(f"[\x00-\x1f{_UNSEEN}]")
_SUSPECT_IN_LINES = re.compile(f"[\x00-\x09\x0b-\x1f{_UNSEEN}]")
"""Where newlines are kept: most texts of several lines hold nothing else to look at."""
_JOINERS = "\u200c\u200d"


@lru_cache(maxsize=4096)
def _visible(character: str, keep_lines: bool) -> str:
    code = ord(character)
    if keep_lines and character == "\n":
        return character
    if character == "\t":
        return " "
    if code in _C0:
        return _C0[code]
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or (category in ("Cf", "Zl", "Zp") and character not in _JOINERS):
        return "\N{REPLACEMENT CHARACTER}"
    return character


def show(text: str, *, lines: bool = False) -> str:
    """The text as it may enter a terminal, a page or a document.

    Args:
        text: anything a person, file or peer brought.
        lines: keep newlines; otherwise a newline too becomes a visible symbol.

    Control characters become their pictures (␛), bidi overrides and other invisible format characters `�`,
    a tab one space; of a pile of combining marks the first four stay.
    """
    if not (_SUSPECT_IN_LINES if lines else _SUSPECT).search(text):
        return text
    out: list[str] = []
    marks = 0
    for character in text:
        if unicodedata.combining(character):
            marks += 1
            if marks > _MOST_COMBINING:
                continue
        else:
            marks = 0
        out.append(_visible(character, lines))
    return "".join(out)


def show_each(text: str) -> str:
    """The text with one visible character for each of its own, for fields in which a cursor moves."""
    if not _SUSPECT.search(text):
        return text
    out: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        out.append(_visible(character, False) if marks <= _MOST_COMBINING else "\N{REPLACEMENT CHARACTER}")
    return "".join(out)


def one_line(text: str, width: int = 0) -> str:
    """The text on one line, safe to show, cut with `…` when a width in characters is given."""
    flat = show(" ".join(text.split()) if len(text) < 10_000 else " ".join(text[:10_000].split()))
    if width and len(flat) > width:
        return flat[: max(0, width - 1)].rstrip() + "…"
    return flat
