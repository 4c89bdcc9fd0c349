"""Which patterns are worth a try: from what the findings and the firm's own words say that pinches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from canvas.library.heard import Heard, hear
from canvas.locale import _
from canvas.model.checks import findings
from canvas.model.pattern import Concern
from canvas.model.workshop import Workshop

MOST: Final = 5
"""Patterns at most: more is a catalogue again (patterns.md, how to use in a workshop)."""
_CHOSEN: Final = 3.0
"""What the firm itself says it is busy with needs no guessing."""
_A_FINDING: Final = 1.5
_IN_THE_FRAME: Final = 2.0
"""What the firm says brought it here says more than a word on a note."""
_ON_A_NOTE: Final = 0.6
_LEAST_ON_NOTES: Final = 2
"""One word on one note may stand there by chance."""
_MOST_ON_NOTES: Final = 1.8
_FALLS: Final = 0.15
"""So much less for each place further down in the list of a pinch."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pattern, and why it is proposed."""

    pattern: str
    score: float
    reasons: tuple[str, ...]
    """In the language that is spoken: what pinches, and where that was said."""


def propose(
    workshop: Workshop, concerns: Sequence[Concern], language: str, most: int = MOST
) -> tuple[Proposal, ...]:
    """Patterns for this firm, best first; none when nothing in its answers points to one.

    Args:
        workshop: its frame, notes, data uses and findings are looked at.
        concerns: what owners are busy with, from the method.
        language: of the workshop's words and of the reasons.
        most: how many at most.
    """
    found: dict[str, float] = {}
    reasons: dict[str, list[str]] = {}
    for pinch, weight, why in pinching(workshop, concerns, hear(workshop, concerns, language), language):
        for key, worth in worth_of_patterns(pinch, weight):
            found[key] = found.get(key, 0) + worth
            if why not in reasons.setdefault(key, []):
                reasons[key].append(why)
    ranked = sorted(found, key=lambda key: (-round(found[key], 6), key))[:most]
    return tuple(Proposal(key, round(found[key], 6), tuple(reasons[key])) for key in ranked)


def worth_of_patterns(pinch: Concern, weight: float) -> Iterator[tuple[str, float]]:
    """Each pattern against a pinch that weighs so much, and what it is worth a try; less further down the list."""
    for place, key in enumerate(pinch.patterns):
        yield key, weight * (1 - _FALLS * place)


def pinching(
    workshop: Workshop, concerns: Iterable[Concern], heard: Sequence[Heard], language: str
) -> list[tuple[Concern, float, str]]:
    """What pinches in this firm, how strongly, and why we think so; the strongest first.

    Args:
        workshop: its findings point to concerns as well.
        concerns: what owners are busy with; those without a pattern are no pinch.
        heard: of which of them its words tell.
        language: of the reasons.
    """
    keys = {finding.key for finding in findings(workshop)}
    sector = workshop.firm.sector
    by_key = {each.concern.key: each for each in heard}
    chosen = {word.value for word in workshop.frame.concerns}
    found = []
    for concern in concerns:
        if not concern.patterns or (concern.sectors and sector not in concern.sectors):
            continue
        name = concern.name.of(language)
        weight, why = _said_so(by_key.get(concern.key), name)
        if concern.key in chosen:
            weight, why = weight + _CHOSEN, _("you are busy with it: {pinch}").format(pinch=name)
        if any(key in keys for key in concern.checks):
            weight += _A_FINDING
            why = why or _("a finding points to it: {pinch}").format(pinch=name)
        if weight:
            found.append((concern, weight, why))
    return sorted(found, key=lambda each: (-each[1], each[0].key))


def found_out(workshop: Workshop, concerns: Iterable[Concern]) -> list[Concern]:
    """The concerns with patterns against them that a finding points to, whatever the firm says itself."""
    keys = {finding.key for finding in findings(workshop)}
    return [each for each in concerns if each.patterns and not keys.isdisjoint(each.checks)]


def _said_so(heard: Heard | None, name: str) -> tuple[float, str]:
    """How much the words weigh, and what was written."""
    if heard is None or (not heard.framed and len(heard.noted) < _LEAST_ON_NOTES):
        return 0.0, ""
    words = ", ".join((heard.framed or heard.noted)[:3])
    weight = _IN_THE_FRAME if heard.framed else min(_MOST_ON_NOTES, _ON_A_NOTE * len(heard.noted))
    return weight, _("you wrote “{words}”: {pinch}").format(words=words, pinch=name)
