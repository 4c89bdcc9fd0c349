"""The next 90 days: who does what by when."""

from __future__ import annotations

import datetime

from canvas.model.records import Action
from canvas.model.words import Phase
from canvas.report.tree import Block, Paragraph, Section, Spans, TableBlock, bold, spans
from canvas.report.words import date, number
from canvas.report.writing import Writing, cell, row_name


def plan(writing: Writing) -> list[Section]:
    """The actions by phase, the nearest date first."""
    actions = sorted(writing.workshop.all(Action), key=lambda action: action.by or datetime.date.max)
    columns = tuple(writing.say(f"plan.{key}") for key in ("action", "who", "by", "for", "state"))
    blocks: list[Block] = []
    for phase in (*Phase, None):
        rows = tuple(_action(writing, action) for action in actions if action.phase is phase)
        if rows:
            name = writing.word(phase) if phase else writing.say("plan.no_phase")
            blocks += [Paragraph(spans(bold(name[:1].upper() + name[1:]))), TableBlock(columns, rows)]
    return writing.part("plan", writing.say("plan.heading"), blocks)


def _action(writing: Writing, action: Action) -> tuple[Spans, ...]:
    writing.tell(action, "phase", "by", "hours")
    hours = ""
    if action.hours:
        key = "plan.hours_one" if action.hours == 1 else "plan.hours"
        hours = writing.say(key, count=number(action.hours, writing.language))
    serves = [*writing.refs(action, "serves"), writing.ref(action, "actor")]
    return (
        row_name(
            writing.text(action, "title") or writing.say("report.unnamed"),
            writing.chosen(action, "kind"),
            hours,
            writing.text(action, "note"),
        ),
        cell(writing.text(action, "who")),
        cell(date(action.by, writing.language) if action.by else ""),
        cell(*dict.fromkeys(serves)),
        cell(writing.chosen(action, "status")),
    )
