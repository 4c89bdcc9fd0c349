"""What a test asks of the checks."""

from __future__ import annotations

import re

from canvas.method import builtin
from canvas.model.checks import findings
from canvas.model.finding import Finding
from tests.model.build import Builder


def found(made: Builder, key: str) -> list[Finding]:
    """What one check finds; its words must be exactly those that its message wants, in both languages."""
    text = builtin.check_texts()[key]
    hits = [finding for finding in findings(made.workshop) if finding.key == key]
    for finding in hits:
        for message in text.message.texts.values():
            assert set(finding.words) == set(re.findall(r"\{(\w+)\}", message))
        assert finding.severity is text.severity
        assert not finding.record or made.workshop.find(finding.record, [finding.table])
    return hits


def says(made: Builder, key: str) -> list[str]:
    """What one check says in English, in order."""
    return [
        builtin.check_texts()[key].message_for(finding, "en", builtin.vocabulary())
        for finding in found(made, key)
    ]
