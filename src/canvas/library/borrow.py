"""Borrowing an idea from a case: a note in a canvas that keeps the case's key."""

from __future__ import annotations

from collections.abc import Callable

from canvas.model.case import Case
from canvas.model.edits import Edit, Put
from canvas.model.records import Note, Record
from canvas.model.words import Block
from canvas.model.workshop import Workshop, new_id


def borrow(
    workshop: Workshop,
    case: Case,
    canvas_id: str,
    block: Block,
    text: str,
    prompt: str | None = None,
    new_id: Callable[[type[Record]], str] = new_id,
) -> tuple[Edit, ...]:
    """The edits that put an idea from a case on a block, after what is there.

    Args:
        workshop: the workshop to borrow into.
        case: the case; the note keeps its key.
        canvas_id: the canvas, as a rule a redesign.
        block: the block to put it on.
        text: the idea in the firm's own words; the case's title when nothing was typed.
        prompt: the key of the prompt it answers, if any.
        new_id: gives the note its id.
    """
    fields: dict[str, object] = {
        "canvas": canvas_id,
        "block": block.value,
        "text": " ".join(text.split()) or case.title,
        "case": case.key,
        "order": workshop.order_after(Note),
    }
    if prompt:
        fields["prompt"] = prompt
    return (Put(Note.table, new_id(Note), fields),)
