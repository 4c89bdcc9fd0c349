"""Numbers as people write them, alone or among other words, with Dutch or English separators."""

from __future__ import annotations

import math
import re
from typing import Final

LONGEST_HEARD: Final = 400
"""So many characters of an answer are looked through for a number."""
_NUMBER: Final = re.compile(r"(?<![\w.,])[-+]?\d+(?:[.,]\d+|[\u00a0 ]\d{3}(?!\d))*(?![\w])")
_MANY: Final = re.compile(
    r"\s*(k|m|dzd|duizend|thousand|honderd|hundred|mio|mln|miljoen|million|mld|mrd|miljard|bn|billion)\b",
    re.I,
)
"""A word that makes the number before it another one: then it is not taken by itself."""


def typed_number(typed: str) -> float | int | None:
    """The number a person typed, with Dutch or English separators, or None."""
    text = re.sub(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))", "", typed.replace("€", ""))
    text = re.sub(r"^([-+])\s+", r"\1", text.strip().rstrip("%").rstrip())[:30]
    if text.count(",") and text.count("."):
        thousands, decimal = (".", ",") if text.rfind(",") > text.rfind(".") else (",", ".")
        text = text.replace(thousands, "").replace(decimal, ".")
    elif "," in text or "." in text:
        mark = "," if "," in text else "."
        head, *groups = text.split(mark)
        grouped = (
            head.lstrip("-+") != "0"
            and 0 < len(head.lstrip("-+")) <= 3
            and all(len(group) == 3 for group in groups)
        )
        text = "".join([head, *groups]) if grouped else text.replace(mark, ".")
    try:
        number = float(text)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number == int(number) else number


def numbers_in(typed: str) -> list[float | int]:
    """The numbers among the words a person typed; none that is part of a word, or is said with one, as in 2 million."""
    found = (
        typed_number(match[0])
        for match in _NUMBER.finditer(typed[:LONGEST_HEARD])
        if not _MANY.match(typed, match.end())
    )
    return [number for number in found if number is not None]
