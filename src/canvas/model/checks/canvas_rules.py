"""Checks on the coherence of a canvas: today, and each redesign. Notes that are gone are left out."""

from __future__ import annotations

from collections.abc import Iterator

from canvas.model.checks.rule import Hit, Topic, at, called
from canvas.model.checks.subject import Subject
from canvas.model.words import Block, FindingSeverity

TOPIC = Topic(started=lambda subject: bool(subject.canvases))


@TOPIC.check("segment-no-proposition", FindingSeverity.HIGH)
def segment_no_proposition(subject: Subject) -> Iterator[Hit]:
    """A customer segment without a link to a proposition."""
    for note in subject.notes(Block.CUSTOMER_SEGMENTS, subject.canvases):
        if not subject.workshop.linked(note.id, Block.VALUE_PROPOSITIONS):
            yield at(note, segment=called(note))


@TOPIC.check("proposition-no-segment", FindingSeverity.HIGH)
def proposition_no_segment(subject: Subject) -> Iterator[Hit]:
    """A proposition without a link to a segment."""
    for note in subject.notes(Block.VALUE_PROPOSITIONS, subject.canvases):
        if not subject.workshop.linked(note.id, Block.CUSTOMER_SEGMENTS):
            yield at(note, proposition=called(note))


@TOPIC.check("proposition-no-channel", FindingSeverity.MEDIUM)
def proposition_no_channel(subject: Subject) -> Iterator[Hit]:
    """A proposition for somebody, without a channel."""
    for note in subject.notes(Block.VALUE_PROPOSITIONS, subject.canvases):
        for_somebody = subject.workshop.linked(note.id, Block.CUSTOMER_SEGMENTS)
        if for_somebody and not subject.workshop.linked(note.id, Block.CHANNELS):
            yield at(note, proposition=called(note))


@TOPIC.check("revenue-no-segment", FindingSeverity.HIGH)
def revenue_no_segment(subject: Subject) -> Iterator[Hit]:
    """Revenue without a link to a segment, or to a partner: the third party that pays."""
    for note in subject.notes(Block.REVENUE_STREAMS, subject.canvases):
        payers = (Block.CUSTOMER_SEGMENTS, Block.KEY_PARTNERS)
        if not any(subject.workshop.linked(note.id, block) for block in payers):
            yield at(note, revenue=called(note))


@TOPIC.check("segment-no-revenue", FindingSeverity.MEDIUM)
def segment_no_revenue(subject: Subject) -> Iterator[Hit]:
    """A segment of a redesign that brings no revenue and is not marked as non-paying."""
    for note in subject.notes(Block.CUSTOMER_SEGMENTS, subject.redesigns):
        if not note.non_paying and not subject.workshop.linked(note.id, Block.REVENUE_STREAMS):
            yield at(note, segment=called(note))


@TOPIC.check("orphan-note", FindingSeverity.LOW)
def orphan_note(subject: Subject) -> Iterator[Hit]:
    """A note in a redesign without any link."""
    for canvas in subject.redesigns:
        for note in subject.workshop.notes(canvas.id):
            if not subject.workshop.linked(note.id):
                yield at(note, note=called(note))
