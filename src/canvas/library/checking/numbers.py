"""Numbers in running text, read alike in English and Dutch: 1,000 and 1.000, 2.5 and 2,5, four and vier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*")
_MOST_DIGITS: Final = 30
"""Longest number compared; a longer run of digits is no number anybody reads."""

_WORDS: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "hundred": "100", "thousand": "1000",
    "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7",
    "acht": "8", "negen": "9", "tien": "10", "elf": "11", "twaalf": "12", "honderd": "100", "duizend": "1000",
}  # fmt: skip
_WORD: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})(?!\w)", re.IGNORECASE)
_POWERS: Final = {
    "thousand": 3, "duizend": 3, "million": 6, "miljoen": 6, "mln": 6, "billion": 9, "miljard": 9, "mld": 9,
}  # fmt: skip
_POWER: Final = re.compile(rf"[\s\u00a0-]?({'|'.join(_POWERS)})\b", re.IGNORECASE)


_SWAPPED: Final = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits, as it stands in a text."""

    written: str
    offset: int
    value: str
    """The same for the same number, however it is written."""


def numbers(text: str, language: str) -> list[Number]:
    """The numbers that stand in digits by themselves; not those that are part of a name, such as CO2 or 4PL."""
    return [
        Number(found[0], found.start(), _scaled(_value(found[0], language), text, found.end()))
        for found in _NUMBER.finditer(text)
        if not _in_a_word(text, found)
    ]


def values(text: str, language: str) -> set[str]:
    """Every value in the text, wherever a digit stands, and the small ones and round ones in words too."""
    found = {_scaled(_value(each[0], language), text, each.end()) for each in _NUMBER.finditer(text)}
    return found | {_scaled(_WORDS[each[0].lower()], text, each.end()) for each in _WORD.finditer(text)}


def as_in(text: str, language: str, other: str) -> str:
    """A text with its numbers written so that they are the same ones to a reader of the other language: 6,000 as 6.000.

    Args:
        text: what was typed.
        language: in which it was typed.
        other: the language of who reads it.
    """

    def written(found: re.Match[str]) -> str:
        same = _value(found[0], other) == _value(found[0], language)
        return found[0] if same else found[0].translate(_SWAPPED)

    return _NUMBER.sub(written, text)


def _in_a_word(text: str, found: re.Match[str]) -> bool:
    around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    return any(character.isalpha() or character == "_" for character in around)


def _value(written: str, language: str) -> str:
    """The number with a full stop before its decimals and nothing between its thousands."""
    thousands = "," if language == "en" else "."
    parts = re.split(r"[.,:\u00a0\u202f]", written[: 2 * _MOST_DIGITS])
    marks = re.findall(r"[.,:\u00a0\u202f]", written[: 2 * _MOST_DIGITS])
    groups = 0
    while groups < len(marks) and marks[groups] in (thousands, "\u00a0", "\u202f"):
        groups += 1
    grouped = groups and len(parts[0]) <= 3 and parts[0] != "0" and all(
        len(part) == 3 for part in parts[1 : groups + 1]
    )  # fmt: skip
    if grouped:
        parts = ["".join(parts[: groups + 1]), *parts[groups + 1 :]]
    if len(parts) > 2:
        return "/".join(part.lstrip("0") or "0" for part in parts)  # a date or a version
    whole = parts[0].lstrip("0") or "0"
    decimals = parts[1].rstrip("0") if len(parts) == 2 else ""
    return f"{whole}.{decimals}" if decimals else whole


def _scaled(value: str, text: str, end: int) -> str:
    """The value times the thousand or million that follows it."""
    power = _POWER.match(text, end)
    if power is None or "/" in value:
        return value
    whole, _dot, decimals = value.partition(".")
    zeros = _POWERS[power[1].lower()]
    digits = whole + decimals[:zeros].ljust(zeros, "0")
    rest = decimals[zeros:]
    return (digits.lstrip("0") or "0") + (f".{rest}" if rest else "")
