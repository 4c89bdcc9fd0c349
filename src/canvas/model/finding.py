"""A finding: what a check of the model says. Its texts are in method/checks.toml, by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from canvas.model.said import Said
from canvas.model.words import FindingSeverity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the model of this workshop does not hold, or could do better."""

    key: str
    """The check that found it."""
    table: str
    """Where to look: the table …"""
    record: str
    """… and the id of the record; empty for the workshop as a whole."""
    severity: FindingSeverity
    words: Mapping[str, str] = field(default_factory=dict)
    """What fills the placeholders of its message, as people typed it."""

    @property
    def id(self) -> str:
        """What it is set aside under: the same finding on the same record."""
        return f"{self.key}:{self.record}" if self.record else self.key


@dataclass(frozen=True, slots=True)
class CheckText:
    """What a check says."""

    severity: FindingSeverity
    message: Said
    why: Said
    todo: Said

    def message_for(self, finding: Finding, language: str) -> str:
        """The message with its placeholders filled in; text from people stays text."""
        message = self.message.of(language)
        for name, word in finding.words.items():
            message = message.replace("{" + name + "}", word)
        return message


@dataclass(frozen=True, slots=True)
class LawCard:
    """One page of law and trust: not legal advice, to be checked before signing."""

    key: str
    title: Said
    text: Said
    doubt: Said
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StarterMeasure:
    """A measure to offer in the step on security."""

    key: str
    principle: str
    text: Said
