"""How wide a text is on a terminal, in cells, and how it is wrapped and cut to that: standard library only.

A letter is one cell, an East Asian or emoji character two, a combining mark none (Unicode TR 11).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """How many cells this text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces to this many cells."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def _pieces(word: str, cells: int) -> Iterator[str]:
    """A word too long for a line, cut into lines; never in front of a mark that belongs to a letter."""
    piece: list[str] = []
    used = 0
    for character in word:
        size = _cells(character)
        if used + size > cells and piece:
            yield "".join(piece)
            piece, used = [], 0
        piece.append(character)
        used += size
    yield "".join(piece)


def _words(text: str) -> Iterator[str]:
    """The words of a line; a euro sign stays with its amount."""
    sign = ""
    for word in text.split(" "):
        if word in ("€", "–€"):
            sign += f"{word} "
        elif word:
            yield sign + word
            sign = ""
    if sign:
        yield sign.rstrip()


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most this many cells, broken at spaces where it can be; [] for an empty text."""
    cells = max(2, cells)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for word in _words(paragraph):
            size = width(word)
            if line and used + 1 + size <= cells:
                line, used = f"{line} {word}", used + 1 + size
                continue
            if line:
                lines.append(line)
            if size <= cells:
                line, used = word, size
            else:
                *whole, line = _pieces(word, cells)
                lines += whole
                used = width(line)
        if line:
            lines.append(line)
    return lines


def cut(text: str, cells: int) -> str:
    """The text on at most this many cells, with `…` where something was left out."""
    if width(text) <= cells:
        return text
    return next(_pieces(text, max(1, cells - 1))).rstrip() + "…"
