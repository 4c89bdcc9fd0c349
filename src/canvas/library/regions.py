"""Where a firm is: the towns and provinces that its own words name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from canvas.library.terms import fold
from canvas.text.own_toml import own_toml

_FILE: Final = Path(__file__).with_name("regions.toml")
_LONGEST: Final = 5
"""Most words in the name of a place: "Alphen aan den Rijn" has four."""


def names_in(text: str) -> frozenset[str]:
    """Every run of one to five words in this text, folded: whatever could be the name of a place."""
    words = re.findall(r"\w+", fold(text[:400]))
    return frozenset(
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1)
    )


@lru_cache(maxsize=4_096)
def place_name(text: str) -> str:
    """The name of one place as `names_in` gives it."""
    return " ".join(re.findall(r"\w+", fold(text)))


@cache
def _provinces() -> dict[str, str]:
    """Place → province, both folded."""
    provinces: dict[str, list[str]] = own_toml(_FILE)["provinces"]
    return {
        place_name(place): place_name(province)
        for province, places in provinces.items()
        for place in (province, *places)
    }


def regions_of(place: str) -> frozenset[str]:
    """The folded names of the provinces that a firm's place lies in; none when it is not known.

    A longer name goes before a shorter one inside it: "Wijk bij Duurstede" is not "Wijk".
    """
    known = _provinces()
    named = [name for name in names_in(place) if name in known]
    return frozenset(
        known[name]
        for name in named
        if not any(name != other and f" {name} " in f" {other} " for other in named)
    )
