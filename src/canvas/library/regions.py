"""Where a firm is: the towns and provinces that its own words name."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    NATIONAL[1]: ("The Netherlands", "Netherlands"), "Fryslân": ("Friesland",), "Noord-Brabant": ("North Brabant", "Brabant"),
    "Noord-Holland": ("North Holland",), "Zuid-Holland": ("South Holland",),
    "Nordrhein-Westfalen": ("North Rhine-Westphalia", "Noordrijn-Westfalen", "NRW"),
    "Niedersachsen": ("Lower Saxony", "Nedersaksen"),
}  # fmt: skip
"""What a region is called besides, in English or in Dutch."""

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


def also_called(name: str) -> tuple[str, ...]:
    """What a region is called besides, whichever language is spoken."""
    return _ALSO.get(name, ())


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


def places() -> tuple[str, ...]:
    """Every place whose province is known, and the provinces, as they are written."""
    provinces: dict[str, list[str]] = own_toml(_FILE)["provinces"]
    return tuple(dict.fromkeys(name for province, names in provinces.items() for name in (province, *names)))


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


@cache
def listed() -> Mapping[str, tuple[str, ...]]:
    """Every NUTS code that is known → what its region is called, the name that its own people write first."""
    found: dict[str, tuple[str, ...]] = {code: (name, *also_called(name)) for code, name in REGIONS}
    further: dict[str, list[str]] = own_toml(_FILE)["further"]
    for code, names in further.items():
        found[code] = (*found.get(code, ()), *names)
    return found


def codes_in(country: str, region: str) -> tuple[str, ...]:
    """The NUTS codes of the regions of a country that this name names; none when it is not known.

    Args:
        country: its two capitals, with which its codes begin; empty for every country.
        region: the name of a region, or a text with the name of a region or of a Dutch place in it.
    """
    names = {
        code: {place_name(name) for name in called_so}
        for code, called_so in listed().items()
        if code.startswith(country)
    }
    whole = tuple(code for code, known in names.items() if place_name(region) in known)
    inside = names_in(region) | regions_of(region)
    return whole or tuple(code for code, known in names.items() if known & inside)


def akin(code: str, other: str) -> bool:
    """Whether of two NUTS codes one is a part of the other, or both are the same: such codes begin alike."""
    return code.startswith(other) or other.startswith(code)


def belongs(code: str, region: str) -> bool:
    """Whether a NUTS code can be that of a region of this name: of that region, of a part of it, or of a larger one.

    A region abroad may be called like a province: Limburg in Belgium.
    """
    return any(akin(code, each) for each in codes_in(code[:2], region))
