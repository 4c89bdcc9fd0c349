"""The addresses of a case's sources, and what is wrong with those that do not answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from canvas.library.examining import Examined
from canvas.locale import _
from canvas.text.problems import Problem
from canvas.text.toml_source import Path as Place


def addresses(examined: Examined) -> Iterator[tuple[Place, str]]:
    """Where each address of a source stands, and the address."""
    for position, row in enumerate(examined.values.get("sources", [])):
        if "url" in row:
            yield ("sources", position, "url"), row["url"]


def check_addresses(examined: Examined, answers: Mapping[str, str]) -> Iterator[Problem]:
    """The sources whose address did not answer as it should.

    Args:
        examined: the file.
        answers: address → what is wrong with it, one sentence; what is not in it is right, or was not asked.
    """
    fix = _("Look for the page elsewhere, or name another source.")
    for place, url in addresses(examined):
        if url in answers:
            yield examined.problem(place, "link", answers[url], fix)
