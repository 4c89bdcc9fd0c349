"""Words of brochures, which praise and tell nothing (docs/for-case-authors.md, the house style)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from canvas.library.checking.prose import Prose, Unit, units
from canvas.library.examining import Examined, language_of
from canvas.locale import _
from canvas.text.own_toml import own_toml
from canvas.text.problems import Problem

MOST_TOLD: Final = 20
"""Most words pointed out in one file: more say nothing new."""

_FILE: Final = Path(__file__).parents[1] / "brochure.toml"


def check_brochure(examined: Examined, prose: Prose) -> Iterator[Problem]:
    """The first place of each word of a brochure, in the order in which a reader meets them."""
    assert examined.parts is not None
    language = examined.values.get("language") or language_of(examined.parts.front.file) or "en"
    known: set[str] = set()
    for unit in units(examined, prose, rule="brochure-word"):
        for found in _words(language).finditer(unit.text):
            word = " ".join(found[0].lower().split())
            if word not in known and len(known) < MOST_TOLD:
                known.add(word)
                yield _told(unit, found)


def _told(unit: Unit, found: re.Match[str]) -> Problem:
    wrong = _("“{word}” is a word of brochures: it praises and tells nothing.")
    fix = _("Say what was done or what came of it, and leave the word out.")
    return unit.problem(found.start(), wrong.format(word=found[0]), fix)


@cache
def _words(language: str) -> re.Pattern[str]:
    lists: dict[str, list[str]] = own_toml(_FILE)
    words = sorted(lists.get(language, ()), key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
