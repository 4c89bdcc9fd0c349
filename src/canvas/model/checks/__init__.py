"""The checks of method.md part 5: what the model of a workshop does not hold, or could do better.

Never an error, and shown at most seven at a time. A rule lives in the file of its topic and is added there, in one
place; what it says stands in method/checks.toml under its key.
"""

from __future__ import annotations

from canvas.model.checks import (
    canvas_rules,
    chain_rules,
    data_rules,
    plan_rules,
    prove_rules,
    redesign_rules,
    secure_rules,
)
from canvas.model.checks.rule import Check
from canvas.model.checks.subject import Subject
from canvas.model.edits import Put
from canvas.model.finding import Finding
from canvas.model.records import SetAside
from canvas.model.words import FindingSeverity
from canvas.model.workshop import Workshop

CHECKS: tuple[Check, ...] = (
    *canvas_rules.TOPIC.checks,
    *redesign_rules.TOPIC.checks,
    *data_rules.TOPIC.checks,
    *chain_rules.TOPIC.checks,
    *prove_rules.TOPIC.checks,
    *secure_rules.TOPIC.checks,
    *plan_rules.TOPIC.checks,
)
"""Every check, in the order in which findings of one severity stand."""

MOST_SHOWN = 7
"""More findings at once than this discourage instead of help."""

_RANK = {severity: rank for rank, severity in enumerate(FindingSeverity)}


def findings(workshop: Workshop, *, include_set_aside: bool = False) -> list[Finding]:
    """What the checks find, the most serious first; the order is the same every time.

    Args:
        workshop: the workshop to look at.
        include_set_aside: also those that were set aside with a reason.
    """
    subject = Subject(workshop)
    found = [finding for check in CHECKS for finding in check.findings(subject)]
    if not include_set_aside:
        found = [finding for finding in found if _aside(workshop, finding) is None]
    return sorted(found, key=lambda finding: _RANK[finding.severity])


def shown(findings: list[Finding], most: int = MOST_SHOWN) -> list[Finding]:
    """The findings to show at once, highest first."""
    return findings[:most]


def set_aside(workshop: Workshop) -> list[tuple[Finding, SetAside]]:
    """The findings that were set aside and still hold, each with its reason, the most serious first."""
    pairs = [(finding, _aside(workshop, finding)) for finding in findings(workshop, include_set_aside=True)]
    return [(finding, aside) for finding, aside in pairs if aside is not None]


def setting_aside(finding: Finding, reason: str) -> Put:
    """The edit that sets a finding aside with a reason; an empty reason sets nothing aside."""
    return Put(SetAside.table, finding.id, {"reason": reason})


def _aside(workshop: Workshop, finding: Finding) -> SetAside | None:
    aside = workshop.get(SetAside, finding.id)
    return aside if aside is not None and (aside.reason or "").strip() else None
