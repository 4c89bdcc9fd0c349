"""How a person is told where something stands in a case, and how a field is written: in plain words, with a line to copy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from canvas.locale import _
from canvas.text.toml_source import Path as Place

_LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "": (
        'key = "baker-street"', 'language = "nl"', 'title = "…"', 'gist = "…"', 'organisation = "…"', 'place = "Arnhem"',
        'country = "NL"', 'sector = "retail"', 'size = "2-9"', "years = [2022, 2025]", 'status = "running"',
        'outcome = "success"', "checked_on = 2025-11-24", 'blocks = ["channels", "key_partners"]',
        'patterns = ["direct-selling"]', 'tags = ["planning", "skills", "local-network"]', 'concerns = ["short-chain"]',
        'questions = ["…", "…", "…"]', 'data_kinds = ["transactions", "planning"]', 'parties = ["…", "…"]',
    ),
    "region": ('region = { code = "NL22", name = "Gelderland" }',),
    "results": ('text = "…"', 'kind = "reported"', 'by = "…"', "year = 2024", "source = 1"),
    "sources": ('title = "…"', 'url = "https://www.gelderlander.nl/…"', "year = 2024", "undated = true"),
    "allow": ('rule = "acronym"', 'reason = "…"'),
}  # fmt: skip
"""Table → its fields as they could stand in a file; a region stands on one line."""


def line_of(place: Place) -> str:
    """A line as it could stand in a file for this field; empty for a field that no case has."""
    table = str(place[0]) if len(place) > 1 or place[0] in _LINES else ""
    lines = _LINES.get(table, ())
    if table == "region":
        return lines[0]
    return next((line for line in lines if line.split(" = ")[0] == place[-1]), "")


def in_its_row(place: Place, sentence: str) -> str:
    """The sentence, after in which result or source it is wrong, where there are several.

    Args:
        place: the field, as `results`, 0, `text`.
        sentence: what is wrong there.
    """
    if len(place) < 2 or not isinstance(place[1], int) or not sentence:
        return sentence
    ordinals = _("first second third fourth fifth sixth seventh eighth ninth tenth").split()
    number = place[1] + 1
    known = number <= len(ordinals)
    if place[0] == "results":
        row = _("In the {ordinal} result") if known else _("In result {number}")
    elif place[0] == "sources":
        row = _("In the {ordinal} source") if known else _("In source {number}")
    else:
        return sentence
    row = row.format(number=number, ordinal=ordinals[number - 1] if known else "")
    return f"{row}: {_within(sentence)}"


def _within(sentence: str) -> str:
    """The sentence as it stands behind a colon; what is no plain word keeps its capital."""
    second = sentence[1:2]
    return sentence[0].lower() + sentence[1:] if second.islower() or second == " " else sentence
