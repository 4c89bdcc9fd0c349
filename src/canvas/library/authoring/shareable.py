"""What of a workshop may leave the firm: everything but what is marked *ours only*, and what would tell of it.

Stricter than a report for others: a note is left out together with the notes it came from and those that came from it,
because they say the same in another place. A party of the chain that has the name of such a note is left out too, and then
nothing is told in which that name stands.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection

from canvas.library.terms import fold
from canvas.model.fields import Text, Texts
from canvas.model.records import Actor, Exchange, Firm, Note, Record, SetAside, kinds
from canvas.model.words import Role, Sensitivity, Visibility
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
    parties = _hidden_parties(workshop, hidden)
    names = frozenset(parties.values())
    silent = hidden | parties.keys()

    def stays(name: str, key: str, record: Record) -> bool:
        if isinstance(record, Actor) and key in parties:
            return False
        if isinstance(record, Exchange) and not parties.keys().isdisjoint((record.from_, record.to)):
            return False
        return not (
            (key in hidden and hasattr(record, "visibility"))
            or hidden.intersection(getattr(record, "notes", ()))
            or (name == SetAside.table and silent.intersection(key.split(":")[1:]))
        )

    tables = {
        name: Table(
            {
                key: _without(record, names) if names else record
                for key, record in table.items()
                if stays(name, key, record)
            }
        )
        for name, table in workshop.tables.items()
    }
    return Workshop(tables, workshop.extra)


def _hidden_parties(workshop: Workshop, hidden: Collection[str]) -> dict[str, str]:
    """The parties whose name is the text of a record that must not be told, each with that name in plain words.

    The firm itself is told of whatever it is called.
    """
    told = {
        _words(record.heading)
        for record in every_record(workshop)
        if record.id in hidden and hasattr(record, "visibility")
    } - {"", _words(workshop.firm.firm or "")}
    return {
        actor.id: _words(actor.heading)
        for actor in workshop.all(Actor)
        if actor.role is not Role.US and _words(actor.heading) in told
    }


def _words(text: str) -> str:
    """The words alone, folded, so that a name is the same however it is written."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _without(record: Record, names: Collection[str]) -> Record:
    """The record without its texts in which one of these names stands; the firm's own facts stay."""
    if isinstance(record, Firm):
        return record

    def tells(text: str) -> bool:
        words = f" {_words(text)} "
        return any(f" {name} " in words for name in names)

    changes: dict[str, object] = {}
    for name, kind in kinds(type(record)).items():
        value = getattr(record, name)
        if isinstance(kind, Text) and isinstance(value, str) and name != "order" and tells(value):
            changes[name] = None
        elif isinstance(kind, Texts) and any(map(tells, value)):
            changes[name] = tuple(text for text in value if not tells(text))
    return dataclasses.replace(record, **changes) if changes else record  # type: ignore[arg-type]


def may_be_named(exchange: Exchange, workshop: Workshop) -> bool:
    """Whether it may be told what exactly goes over; otherwise only what kind of thing it is.

    Args:
        exchange: what goes from one party to another.
        workshop: what may be told of it, as `shareable` gives it.
    """
    secret = exchange.sensitivity in (Sensitivity.CONFIDENTIAL, Sensitivity.COMPETITION)
    asset = exchange.asset is not None and workshop.find(exchange.asset, ("data_asset",)) is None
    return not (secret or asset)
