"""How many lines a paragraph takes on paper: widths of letters as they are cut in Arial, and lines filled word by word.

The widths are those that Adobe gives out for Helvetica (Core 14 AFM files), to which Arial and Liberation Sans are cut alike; they
are in thousandths of the size of the type. A letter that is not there counts as its plain one, or as wide as can be.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_WIDEST: Final = 1000
_SPACE: Final = 278
_WIDTHS: Final = {
    letter: width
    for width, letters in {
        191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;[\\]ftI·", 333: "()-`r“”", 334: "{}", 355: '"', 389: "*", 400: "°",
        469: "^", 500: "cksvxyzJ", 556: "#$0123456789?_abdeghnopquL€–§", 584: "+<=>~±×", 611: "FTZ", 667: "&ABEKPSVXY",
        722: "wCDHNRU", 778: "GOQ", 833: "mM", 889: "%", 944: "W", 1000: "—…→↔", 1015: "@",
    }.items()
    for letter in letters
}  # fmt: skip


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _WIDEST)


@lru_cache(maxsize=4096)
def _word(word: str) -> int:
    return sum(map(_letter, word))


def lines(text: str, wide: float, size: float) -> int:
    """How many lines a text takes, at least one.

    Args:
        text: one paragraph.
        wide: how wide a line may be, in points.
        size: of the type, in points.
    """
    room = wide * 1000 / size
    count, used = 1, 0
    for word in text.split():
        width = _word(word)
        if used and used + _SPACE + width > room:
            count, used = count + 1, 0
        used += width + (_SPACE if used else 0)
        while used > room:  # a word wider than a line goes on on the next
            count, used = count + 1, used - int(room)
    return count
