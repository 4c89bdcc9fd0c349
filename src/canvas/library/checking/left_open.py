"""What a draft left open and nobody filled in: a mark such as “[source or consent needed]”, or an address of no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from canvas.library.authoring.retelling import mark_beginnings
from canvas.library.checking.addresses import addresses
from canvas.library.checking.prose import Prose, units
from canvas.library.examining import Examined
from canvas.locale import _
from canvas.text.problems import Problem
from canvas.text.toml_source import Path as Place

RULE: Final = "left-open"

MOST_TOLD: Final = 40
"""Most marks pointed out in one file: a draft has some thirty at most."""

_SHOWN: Final = 60
"""Characters of a mark that are shown."""
_NO_PAGES: Final = ("example.org", "example.com", "example.net")
_REPLACE: Final = re.compile(r"replace[-_ ]?me", re.IGNORECASE)


def check_left_open(examined: Examined, prose: Prose) -> Iterator[Problem]:
    """Every mark and every address of a draft that is still as the draft had it; a warning each."""
    told = 0
    for unit in units(examined, prose, rule=RULE):
        for found in _mark().finditer(unit.text):
            told += 1
            if told <= MOST_TOLD:
                yield unit.problem(found.start(), *_said(unit.text, found))
    for place, text in _names(examined):
        for found in _mark().finditer(text):
            yield examined.problem(place, RULE, *_said(text, found), "warning")
    for place, url in addresses(examined):
        if _leads_nowhere(url):
            wrong = _("This address stands for one that is still to be filled in.")
            fix = _("Put the address of a page where this can be read.")
            yield examined.problem(place, RULE, wrong, fix, "warning")


def _said(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What is wrong with this mark, and what to do."""
    end = text.find("]", found.start())
    whole = text[found.start() : end + 1 if end >= 0 else found.end()]
    shown = whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN].rstrip()}…"
    wrong = _("The draft's mark “{mark}” still stands here.").format(mark=shown)
    return wrong, _("Tell what it asks for, or see to the source or the consent; then take the mark out.")


def _names(examined: Examined) -> Iterator[tuple[Place, str]]:
    """The texts that stand beside the story: the parties, who says so, and what a source is called."""
    for text in examined.values.get("parties", ()):
        yield ("parties",), text
    for rows, name in (("results", "by"), ("sources", "title")):
        for position, row in enumerate(examined.values.get(rows, [])):
            yield (rows, position, name), row.get(name, "")


@cache
def _mark() -> re.Pattern[str]:
    """Where a mark begins, in either language; an author may have cut off its end."""
    spaced = (r"\s+".join(map(re.escape, begins.split())) for begins in mark_beginnings())
    return re.compile(rf"\[\s*(?:{'|'.join(spaced)})", re.IGNORECASE)


def _leads_nowhere(url: str) -> bool:
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    return bool(_REPLACE.search(url)) or any(host == each or host.endswith(f".{each}") for each in _NO_PAGES)
