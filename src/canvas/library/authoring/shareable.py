"""What of a workshop may leave the firm: everything but what is marked *ours only*, and what would tell of it.

Stricter than a report for others: a note is left out together with the notes it came from and those that came from it,
because they say the same in another place.
"""

from __future__ import annotations

from canvas.model.records import Exchange, Note, SetAside
from canvas.model.words import Sensitivity, Visibility
from canvas.model.workshop import Table, Workshop, every_record


def hidden_ids(workshop: Workshop) -> frozenset[str]:
    """The ids of the records that must not be told."""
    hidden = {
        record.id
        for record in every_record(workshop)
        if getattr(record, "visibility", None) is Visibility.OURS_ONLY
    }
    if not hidden:
        return frozenset()
    relatives: dict[str, set[str]] = {}
    for note in workshop.all(Note):
        if note.origin:
            relatives.setdefault(note.id, set()).add(note.origin)
            relatives.setdefault(note.origin, set()).add(note.id)
    waiting = list(hidden)
    while waiting:
        for key in relatives.get(waiting.pop(), set()) - hidden:
            hidden.add(key)
            waiting.append(key)
    return frozenset(hidden)


def shareable(workshop: Workshop) -> Workshop:
    """The workshop without what must not be told, and without what points only at that."""
    hidden = hidden_ids(workshop)
    if not hidden:
        return workshop
    tables = {
        name: Table(
            {
                key: record
                for key, record in table.items()
                if not (key in hidden and hasattr(record, "visibility"))
                and not hidden.intersection(getattr(record, "notes", ()))
                and not (name == SetAside.table and hidden.intersection(key.split(":")[1:]))
            }
        )
        for name, table in workshop.tables.items()
    }
    return Workshop(tables, workshop.extra)


def may_be_named(exchange: Exchange, workshop: Workshop) -> bool:
    """Whether it may be told what exactly goes over; otherwise only what kind of thing it is.

    Args:
        exchange: what goes from one party to another.
        workshop: what may be told of it, as `shareable` gives it.
    """
    secret = exchange.sensitivity in (Sensitivity.CONFIDENTIAL, Sensitivity.COMPETITION)
    asset = exchange.asset is not None and workshop.find(exchange.asset, ("data_asset",)) is None
    return not (secret or asset)
