"""Checks on the plan: the actions that were not dropped."""

from __future__ import annotations

from collections.abc import Iterator

from canvas.model.checks.rule import Hit, Topic, at, called
from canvas.model.checks.subject import Subject
from canvas.model.records import Action
from canvas.model.words import ActionKind, ActionStatus, FindingSeverity

TOPIC = Topic(started=lambda subject: bool(subject.actions))


@TOPIC.check("action-no-who", FindingSeverity.MEDIUM)
def action_no_who(subject: Subject) -> Iterator[Hit]:
    """An action without a person or a date, unless it has been done."""
    for action in subject.actions:
        if action.status is not ActionStatus.DONE and (not action.who or action.by is None):
            yield at(action, action=called(action))


@TOPIC.check("no-decision-date", FindingSeverity.MEDIUM)
def no_decision_date(subject: Subject) -> Iterator[Hit]:
    """A plan without an action to decide."""
    if not any(action.kind is ActionKind.DECIDE for action in subject.actions):
        yield Hit(Action.table)
