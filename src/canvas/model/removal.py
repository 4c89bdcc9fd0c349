"""Dropping a record together with the links and references to it, as edits."""

from __future__ import annotations

from collections.abc import Iterator

from canvas.locale import _
from canvas.model.comparison import lineage
from canvas.model.edits import Drop, Edit, Put
from canvas.model.fields import Kind, Ref, Refs
from canvas.model.records import (
    SINGLE,
    TABLES,
    TODAY,
    Actor,
    Canvas,
    Exchange,
    Link,
    Note,
    Record,
    SetAside,
    file_name,
    kinds,
)
from canvas.model.words import When
from canvas.model.workshop import Workshop, every_record
from canvas.text.problems import Problem, Trouble

_REFERENCES: dict[str, tuple[tuple[str, Kind, frozenset[str]], ...]] = {
    table: tuple(
        (name, field, frozenset(field.to))
        for name, field in kinds(kind).items()
        if isinstance(field, (Ref, Refs))
    )
    for table, kind in TABLES.items()
}


def removal(workshop: Workshop, table: str, id: str) -> tuple[Edit, ...]:
    """The edits that drop a record, what cannot be without it, and every reference to it.

    Links go with their notes, exchanges with their parties; a redesign takes its notes and its own exchanges along.
    A note that came from a dropped one then comes from what that one came from. No edits when the record is not
    there.

    Raises:
        Trouble: for what a workshop cannot be without: its frame, the firm, the canvas of today.
    """
    kind = TABLES.get(table)
    record = workshop.tables[table].get(id) if kind is not None and table in workshop.tables else None
    if record is None:
        return ()
    if table in SINGLE or (table == Canvas.table and id == TODAY):
        raise Trouble(
            Problem(
                _("A workshop cannot be without its frame, its firm and the canvas of today."),
                _("Drop the notes on it instead."),
                field=table,
            )
        )
    doomed = dict.fromkeys(_doomed(workshop, record))
    ids = {key for _table, key in doomed}
    for aside in workshop.all(SetAside):
        if aside.id.partition(":")[2] in ids:  # a finding's id names its record after the colon
            doomed[SetAside.table, aside.id] = None
    edits: list[Edit] = [
        edit for other in every_record(workshop) if (edit := _let_go(workshop, other, doomed))
    ]
    edits.extend(Drop(*each) for each in reversed(doomed))
    return tuple(edits)


def drop_note(workshop: Workshop, id: str) -> tuple[Edit, ...]:
    """The edits that drop a note from its canvas.

    In a redesign a note with a counterpart stays, marked as gone, so that it can carry the reason and the
    comparison can show it; any other note goes altogether. No edits when it is not there or already gone.
    """
    note = workshop.get(Note, id)
    if note is None or note.gone:
        return ()
    if any(workshop.get(Note, key) for key in lineage(workshop, note)[1:]) and note.canvas != TODAY:
        return (Put("note", id, {"gone": True}),)
    return removal(workshop, "note", id)


def _doomed(workshop: Workshop, record: Record) -> Iterator[tuple[str, str]]:
    """The record and what goes with it, the record first."""
    yield record.table, record.id
    if isinstance(record, Note):
        for link in workshop.links(record.id):
            yield Link.table, link.id
    elif isinstance(record, Actor):
        for exchange in workshop.all(Exchange):
            if record.id in (exchange.from_, exchange.to):
                yield Exchange.table, exchange.id
    elif isinstance(record, Canvas):
        for note in workshop.all(Note):
            if note.canvas == record.id:
                yield from _doomed(workshop, note)
        for exchange in workshop.all(Exchange):
            # Without its redesign it would count for every other one.
            if exchange.redesign == record.id and exchange.when is When.REDESIGN:
                yield Exchange.table, exchange.id


def _let_go(workshop: Workshop, record: Record, doomed: dict[tuple[str, str], None]) -> Edit | None:
    """The edit that takes the references to doomed records out of another one, or None."""
    if (record.table, record.id) in doomed:
        return None
    fields: dict[str, object] = {}
    for name, field, tables in _REFERENCES[record.table]:
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(field, Refs):
            kept = [key for key in value if not any((table, key) in doomed for table in tables)]
            if len(kept) < len(value):
                fields[file_name(name)] = kept
        elif any((table, value) in doomed for table in tables):
            fields[file_name(name)] = _next_origin(workshop, record, doomed) if name == "origin" else None
    return Put(record.table, record.id, fields) if fields else None


def _next_origin(workshop: Workshop, record: Record, doomed: dict[tuple[str, str], None]) -> str | None:
    """The nearest ancestor of a note that stays."""
    if not isinstance(record, Note):
        return None
    return next((key for key in lineage(workshop, record)[1:] if (Note.table, key) not in doomed), None)
