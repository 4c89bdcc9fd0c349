"""A canvas: the drawing, and its notes in words, with everything that hangs on them."""

from __future__ import annotations

from canvas.model.records import TODAY, Note
from canvas.model.words import Block as BuildingBlock
from canvas.model.words import CanvasKind, Visibility
from canvas.report.drawings import canvas_drawing
from canvas.report.tree import (
    Block,
    Bullets,
    Drawing,
    Item,
    Paragraph,
    Section,
    Spans,
    bold,
    dim,
    flat,
    spans,
)
from canvas.report.words import amount
from canvas.report.writing import Writing, entry


def today(writing: Writing) -> list[Section]:
    """How it works today: the canvas, its notes by block, and where it pinches."""
    canvas = writing.workshop.today
    notes = writing.workshop.notes(TODAY)
    name = flat(writing.text(canvas, "name"))
    heading = writing.say("canvas.today")
    if name and name.lower() != writing.word(CanvasKind.TODAY):
        heading = writing.say("canvas.today_named", name=writing.quoted(name))
    blocks: list[Block] = [Paragraph(text) for text in writing.notes(canvas)]
    if notes:
        blocks.append(drawing(writing, TODAY))
    empty = []
    for block in BuildingBlock:
        name = writing.content.vocabulary.block(block, writing.language)
        items = [note_item(writing, note) for note in writing.workshop.notes(TODAY, block)]
        if items:
            blocks += [Paragraph(spans(bold(name))), Bullets(tuple(items))]
        else:
            empty.append(name)
    if notes and empty:
        blocks.append(Paragraph(spans(dim(writing.say("canvas.empty_blocks", blocks=writing.listed(empty))))))
    return writing.part("today", heading, blocks) + _pinch(writing)


def drawing(writing: Writing, canvas_id: str) -> Drawing:
    """A canvas drawn in text."""
    lines = canvas_drawing(writing.workshop, canvas_id, writing.content.vocabulary, writing.language)
    return Drawing("canvas", lines)


def note_item(writing: Writing, note: Note) -> Item:
    """A note on one line, with its longer text and its links under it."""
    line = entry(writing.text(note, "text") or writing.say("report.unnamed"), *note_details(writing, note))
    return Item(line, (*writing.notes(note), *links(writing, note)))


def note_details(writing: Writing, note: Note) -> list[str]:
    """What a note carries beside its text: its amount, marks, and where it was borrowed."""
    details = [note_amount(writing, note), writing.chosen(note, "mark")]
    writing.tell(note, "non_paying", "visibility", "reason" if not note.reason else "")
    if note.non_paying:
        details.append(writing.say("canvas.does_not_pay"))
    if note.visibility is Visibility.OURS_ONLY:
        details.append(writing.say("canvas.ours_only"))
    if key := writing.text(note, "case"):
        details.append(writing.say("canvas.borrowed_from", case=writing.case(key)))
    if note.canvas == TODAY and (reason := writing.text(note, "reason")):
        details.append(writing.say("redesign.reason", reason=reason))
    return details


def note_amount(writing: Writing, note: Note) -> str:
    """A note's rough amount in words."""
    writing.tell(note, "amount_low", "amount_high", "amount_per")
    return amount(note.amount_low, note.amount_high, note.amount_per, writing.language)


def links(writing: Writing, note: Note) -> list[Spans]:
    """The links that start at a note, in words; each link is told at one end only."""
    names: list[str] = []
    for link in writing.workshop.links(note.id):
        other = writing.workshop.get(Note, link.to)
        if link.from_ != note.id or other is None or other.gone:
            continue
        writing.tell(link, "from_", "to")
        why = writing.text(link, "note")
        names.append(writing.quoted(writing.short(other)) + (f" ({flat(why)})" if why else ""))
    return [spans(dim(writing.say("canvas.goes_with", names=writing.listed(names))))] if names else []


def _pinch(writing: Writing) -> list[Section]:
    frame = writing.workshop.frame
    items = [Item(spans(text)) for text in writing.texts(frame, "pinch")]
    items += [Item(spans(name)) for name in writing.refs(frame, "pinch_notes")]
    return writing.part(
        "pinch", writing.say("canvas.pinch"), [Bullets(tuple(items))] if items else [], level=2
    )
