"""Cases to lay beside a case: the same problem, and another choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from canvas.library.reading import Library
from canvas.locale import _
from canvas.model.case import Case, Match
from canvas.model.said import Said
from canvas.text.show import one_line

_CONCERN: Final = 1.5
"""The same problem is what makes two cases comparable; that they are about the same says less."""
_TAG: Final = 0.5
_BLOCK: Final = 0.4
_DATA: Final = 0.4
_SECTOR: Final = 0.5
_OTHER_CHOICE: Final = 1.0
"""For a case that shows none of the same patterns."""
_OTHER_OUTCOME: Final = 0.5
"""One that ended otherwise teaches most."""
_TOLD: Final = 2


def comparable(
    library: Library,
    case: Case,
    language: str,
    patterns: Mapping[str, Said],
    concerns: Mapping[str, Said],
    most: int = 3,
) -> list[Match]:
    """The cases that are about the same and chose otherwise, best first, each with why.

    Args:
        library: the cases.
        case: the one being read.
        language: the one to read in; reasons are in the language that is spoken.
        patterns: the names of the patterns, by key.
        concerns: what each concern is called.
        most: how many at most.
    """
    found = []
    for other in library.all(language):
        shared = [key for key in case.concerns if key in other.concerns and key in concerns]
        if other.key == case.key or not shared:
            continue
        choices = [key for key in other.patterns if key not in case.patterns]
        score = _CONCERN * len(shared) + _TAG * len(set(case.tags) & set(other.tags))
        score += _BLOCK * len(set(case.blocks) & set(other.blocks))
        score += _DATA * len(set(case.data_kinds) & set(other.data_kinds))
        score += _SECTOR * (case.sector is other.sector)
        score += _OTHER_CHOICE * (len(choices) == len(other.patterns))
        score += _OTHER_OUTCOME * (case.outcome is not other.outcome)
        names = [one_line(concerns[key].of(language), 40) for key in shared[:_TOLD]]
        reasons = [_("this too is about: {concerns}").format(concerns=", ".join(names))]
        told = [patterns[key].of(language) for key in choices if key in patterns][:1]
        if told:
            reasons.append(_("other choice: {pattern}").format(pattern=told[0][:1].lower() + told[0][1:]))
        found.append(Match(other, round(score, 6), tuple(reasons)))
    return sorted(found, key=lambda match: (-match.score, match.case.key))[:most]
