"""Where a firm is: the towns and provinces that its own words name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from canvas.library.terms import fold
from canvas.locale import _
from canvas.text.own_toml import own_toml

NATIONAL: Final = ("NL00", "Nederland")
"""For what is of no province."""

REGIONS: Final = (
    ("NL21", "Overijssel"), ("NL22", "Gelderland"), ("NL13", "Drenthe"), ("NL23", "Flevoland"), ("NL12", "Fryslân"),
    ("NL11", "Groningen"), ("NL42", "Limburg"), ("NL41", "Noord-Brabant"), ("NL32", "Noord-Holland"),
    ("NL31", "Utrecht"), ("NL34", "Zeeland"), ("NL33", "Zuid-Holland"), NATIONAL, ("DEA3", "Münster"),
    ("DEA", "Nordrhein-Westfalen"), ("DE9", "Niedersachsen"),
)  # fmt: skip
"""NUTS code and name: the east of the Netherlands first, then the other provinces, then across the border."""

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


def called(name: str) -> str:
    """What a region is called in the language that is spoken: names are as their people write them, but for a whole country."""
    return _("The Netherlands") if name == NATIONAL[1] else name


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


def codes_of(region: str) -> tuple[str, ...]:
    """The NUTS codes of the regions that this name names; none when it is not known.

    Args:
        region: the name of a region, or of a place in it.
    """
    found = regions_of(region) | {place_name(region)}
    return tuple(code for code, name in REGIONS if place_name(name) in found)


def belongs(code: str, region: str) -> bool:
    """Whether a NUTS code can be that of a region of this name; what is not known is believed.

    A part of a region, or the larger one that it is a part of, has the beginning of its code in common with it. A region
    abroad may be called like a province: Limburg in Belgium.
    """
    codes = codes_of(region)
    if not codes or any(code.startswith(each) or each.startswith(code) for each in codes):
        return True
    return code not in dict(REGIONS) and all(each[:2] != code[:2] for each in codes)
