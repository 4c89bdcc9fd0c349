"""How far a workshop has come: what was answered, skipped or parked, and where to go on. It never blocks anything."""

from __future__ import annotations

from enum import StrEnum

from canvas.model.playbook import Mode, Playbook, Prompt, Step, Target
from canvas.model.records import SINGLE, TABLES, PromptMark, attribute
from canvas.model.words import PromptState
from canvas.model.workshop import Workshop


class State(StrEnum):
    """Where a prompt stands."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    PARKED = "parked"
    OPEN = "open"


def answered(workshop: Workshop, prompt: Prompt) -> bool:
    """Whether a prompt has an answer.

    A field of the frame is filled, a record or note carries the prompt's key, a prompt that asks about each record
    has one with an asked field filled, or somebody called it done.
    """
    if _mark(workshop, prompt) is PromptState.DONE or workshop.answers(prompt.key):
        return True
    return any(_in_frame(workshop, target) or _filled(workshop, prompt, target) for target in prompt.targets)


def answer_count(workshop: Workshop, prompt: Prompt) -> int:
    """How many answers a prompt has: texts in the frame, and records."""
    records = {(record.table, record.id) for record in workshop.answers(prompt.key)}
    for target in prompt.targets:
        records |= _filled(workshop, prompt, target)
    return len(records) + sum(_in_frame(workshop, target) for target in prompt.targets)


def state(workshop: Workshop, prompt: Prompt) -> State:
    """Where a prompt stands; an answer goes before what it was marked as."""
    if answered(workshop, prompt):
        return State.ANSWERED
    mark = _mark(workshop, prompt)
    if mark is PromptState.PARKED:
        return State.PARKED
    return State.SKIPPED if mark is PromptState.SKIPPED else State.OPEN


def step_progress(workshop: Workshop, step: Step) -> tuple[int, int]:
    """Answered core prompts of a step, and all its core prompts (method.md part 4)."""
    core = [prompt for prompt in step.prompts if prompt.core]
    return sum(answered(workshop, prompt) for prompt in core), len(core)


def complete(workshop: Workshop, of: Step | Playbook) -> bool:
    """Whether every core prompt of a step, or of a whole playbook, is answered."""
    prompts = of.prompts if isinstance(of, Step) else [prompt for _step, prompt in of.prompts()]
    return all(answered(workshop, prompt) for prompt in prompts if prompt.core)


def where_to_go_on(workshop: Workshop, playbook: Playbook) -> str:
    """The key of the prompt to go on with; empty for a playbook without prompts.

    The first open prompt after the last one that was dealt with, so that somebody who began in the middle goes on
    there; else the first open one, else the first that was parked, else the last.
    """
    prompts = [prompt for _step, prompt in playbook.prompts()]
    states = [state(workshop, prompt) for prompt in prompts]
    dealt_with = [place for place, each in enumerate(states) if each is not State.OPEN]
    after = dealt_with[-1] + 1 if dealt_with else 0
    for wanted, first in ((State.OPEN, after), (State.OPEN, 0), (State.PARKED, 0)):
        for prompt, each in list(zip(prompts, states, strict=True))[first:]:
            if each is wanted:
                return prompt.key
    return prompts[-1].key if prompts else ""


def _mark(workshop: Workshop, prompt: Prompt) -> PromptState | None:
    mark = workshop.get(PromptMark, prompt.key)
    return mark.state if mark else None


def _in_frame(workshop: Workshop, target: Target) -> int:
    """How many answers the target's field of the frame holds."""
    name = "about" if target.frame == "firm" else target.frame
    value = getattr(workshop.frame, name, None) if name else None
    return len(value) if isinstance(value, tuple) else int(value is not None)


def _filled(workshop: Workshop, prompt: Prompt, target: Target) -> set[tuple[str, str]]:
    """The records of the target's table that have one of the asked fields filled, for a prompt about each of them.

    What a record is called by does not count, because every record has that, unless nothing else is asked. Nor do
    the firm's facts, which are asked when a workshop is made, beside a question that goes elsewhere first.
    """
    kind = TABLES.get(target.table)
    beside = target.table in SINGLE and target is not prompt.target
    if kind is None or target.mode is not Mode.EACH or beside:
        return set()
    asked = [name for written in target.fields if (name := attribute(kind, written))]
    asked = [name for name in asked if name != kind.main] or asked
    return {
        (record.table, record.id)
        for record in workshop.all(kind)
        if any(getattr(record, name) not in (None, (), "") for name in asked)
    }
