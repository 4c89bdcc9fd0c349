"""What a check is, and how one is added: a small function under a topic, with its key and how much it matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from canvas.model.checks.subject import Subject
from canvas.model.finding import Finding
from canvas.model.records import Record
from canvas.model.words import FindingSeverity


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: where, and what fills the placeholders of its message."""

    table: str
    record: str = ""
    """The id of the record; empty for the workshop as a whole."""
    words: Mapping[str, str] = field(default_factory=dict)
    part: str = ""


Rule = Callable[[Subject], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """One of the checks of method.md part 5; its texts are in method/checks.toml, by key."""

    key: str
    severity: FindingSeverity
    rule: Rule
    started: Callable[[Subject], bool]
    """Whether the work it is about has been started; before that it says nothing."""

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What it finds in a workshop."""
        if self.started(subject):
            for hit in self.rule(subject):
                yield Finding(self.key, hit.table, hit.record, self.severity, hit.words, hit.part)


class Topic:
    """The checks about one part of the work, in order."""

    def __init__(self, started: Callable[[Subject], bool]) -> None:
        """A topic.

        Args:
            started: whether this part of the work has been started in a workshop.
        """
        self.checks: list[Check] = []
        self._started = started

    def check(self, key: str, severity: FindingSeverity) -> Callable[[Rule], Rule]:
        """Make the function below it a check of this topic."""

        def add(rule: Rule) -> Rule:
            self.checks.append(Check(key, severity, rule, self._started))
            return rule

        return add


def at(record: Record, **words: str) -> Hit:
    """A hit on a record."""
    return Hit(record.table, record.id, words)


def called(record: Record | None) -> str:
    """What a record is called by in a message, `…` while it has no name or is not there."""
    return (record.heading if record is not None else "") or "…"
