"""A finding: what a check of the model says. Its texts are in method/checks.toml, by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import FindingSeverity

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


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
    """What fills the placeholders of its message, as people typed it; a word of a closed list stays its member."""
    part: str = ""
    """Which of several, when a check finds more than one thing about the same record, or about the whole."""

    @property
    def id(self) -> str:
        """What it is set aside under: the same finding on the same record."""
        return ":".join(piece for piece in (self.key, self.record, self.part) if piece)


@dataclass(frozen=True, slots=True)
class CheckText:
    """What a check says."""

    severity: FindingSeverity
    message: Said
    why: Said
    todo: Said

    def message_for(self, finding: Finding, language: str, vocabulary: Vocabulary | None = None) -> str:
        """The message with its placeholders filled in; text from people stays text.

        Args:
            finding: what was found.
            language: the language to say it in.
            vocabulary: says words of closed lists in that language; without it they stand as in the file.
        """

        def filled(placeholder: re.Match[str]) -> str:
            word = finding.words.get(placeholder[1])
            if word is None:
                return placeholder[0]
            if isinstance(word, StrEnum) and vocabulary is not None:
                return vocabulary.word(word, language)
            return str(word)

        # One pass: a note that reads "{to}" must not be filled in itself.
        return _PLACEHOLDER.sub(filled, self.message.of(language))


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
