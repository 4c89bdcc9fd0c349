"""What is still open: the parking list, questions skipped or parked, and the steps that hold nothing yet."""

from __future__ import annotations

from canvas.model.progress import State, answered, state
from canvas.model.records import Parked, PromptMark
from canvas.report.tree import Block, Bullets, Item, Paragraph, Section, spans
from canvas.report.writing import Writing, entry


def still_open(writing: Writing) -> list[Section]:
    """The open ends, shortest first."""
    sections = [
        *_parking(writing),
        *_questions(writing, State.PARKED, "open.parked"),
        *_questions(writing, State.SKIPPED, "open.skipped"),
    ]
    empty = [
        step.name.of(writing.language)
        for step in writing.content.playbook.steps
        if not any(answered(writing.whole, prompt) for prompt in step.prompts)
    ]
    line: list[Block] = []
    if empty:
        line = [Paragraph(spans(writing.say("open.empty_steps", steps=writing.listed(empty))))]
    if not sections and not line:
        return []
    return [Section("open", writing.say("open.heading"), 1, tuple(line)), *sections]


def _parking(writing: Writing) -> list[Section]:
    items = []
    for parked in writing.workshop.all(Parked):
        who = writing.text(parked, "who")
        line = entry(
            writing.text(parked, "text") or writing.say("report.unnamed"),
            writing.say("open.by_whom", name=who) if who else "",
        )
        items.append(Item(line, tuple(writing.notes(parked))))
    blocks = [Bullets(tuple(items))] if items else []
    return writing.part("parking", writing.say("open.parking"), blocks, level=2)


def _questions(writing: Writing, wanted: State, key: str) -> list[Section]:
    items = []
    for _step, prompt in writing.content.playbook.prompts():
        mark = writing.workshop.get(PromptMark, prompt.key)
        if mark is not None and state(writing.whole, prompt) is wanted:
            items.append(Item(spans(prompt.question.of(writing.language)), tuple(writing.notes(mark))))
    blocks = [Bullets(tuple(items))] if items else []
    return writing.part(wanted.value, writing.say(key), blocks, level=2)
