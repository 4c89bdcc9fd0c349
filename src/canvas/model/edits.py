"""The one shape of change: put these fields on (table, id), or drop it (design.md 3.1).

Undo, redo, autosave, journal, comparison, history and the live room are all built from `apply`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from canvas.locale import _
from canvas.model.fields import Unfit
from canvas.model.records import SINGLE, TABLES, Record, attribute, file_name, kinds
from canvas.model.workshop import Table, Workshop
from canvas.text.problems import Problem, allowed_and_nearest

MOST_ID = 200
"""Longest id of a record, in characters."""


@dataclass(frozen=True, slots=True)
class Put:
    """Put these fields on the record, making it when it is not there. An empty value empties the field."""

    table: str
    id: str
    fields: Mapping[str, object]
    """By their names in a file (`from`, not `from_`)."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Drop the record."""

    table: str
    id: str


Edit = Put | Drop


@dataclass(frozen=True, slots=True)
class Applied:
    """An edit that was applied: the new workshop, and the edit that takes it back."""

    workshop: Workshop
    inverse: Edit


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit that cannot be applied, and why; nothing was changed."""

    problem: Problem


def apply(workshop: Workshop, edit: Edit) -> Applied | Refused:
    """The workshop after this edit, and the inverse edit; or why not.

    Laws (tests/model/test_edits.py): applying the inverse gives back an equal workshop; edits of different
    fields commute; a refused edit changes nothing. References are not followed: edits may arrive in any order.
    """
    kind = TABLES.get(edit.table)
    if kind is None:
        return Refused(
            Problem(
                _("There is no table “{name}”.").format(name=edit.table),
                allowed_and_nearest(edit.table, TABLES),
                field=edit.table,
            )
        )
    if not edit.id or len(edit.id) > MOST_ID:
        return Refused(
            Problem(_("A record needs an id of 1 to {most} characters.").format(most=MOST_ID), field="id")
        )
    rows = workshop.tables.get(edit.table) or cast("Table[Record]", Table())
    if isinstance(edit, Drop):
        return _drop(workshop, rows, edit)
    return _put(workshop, rows, kind, edit)


def _drop(workshop: Workshop, rows: Table[Record], edit: Drop) -> Applied | Refused:
    old = rows.get(edit.id)
    if old is None:
        return Refused(
            Problem(_("There is no {table} “{id}” to drop.").format(table=edit.table, id=edit.id), field="id")
        )
    if edit.table in SINGLE:
        return Refused(
            Problem(_("The {table} itself cannot be dropped.").format(table=edit.table), field="id")
        )
    return Applied(_with(workshop, edit.table, rows.drop(edit.id)), Put(edit.table, edit.id, fields_of(old)))


def _put(workshop: Workshop, rows: Table[Record], kind: type[Record], edit: Put) -> Applied | Refused:
    if edit.table in SINGLE and edit.id != SINGLE[edit.table]:
        return Refused(
            Problem(
                _("A workshop has one {table}, with the id “{id}”.").format(
                    table=edit.table, id=SINGLE[edit.table]
                ),
                field="id",
            )
        )
    old = rows.get(edit.id)
    values: dict[str, object] = {}
    known = kinds(kind)
    for written, value in edit.fields.items():
        name = "extra" if written == "extra" else attribute(kind, written)
        if name is None:
            return Refused(
                Problem(
                    _("A {table} has no field “{field}”.").format(table=edit.table, field=written),
                    allowed_and_nearest(written, [file_name(each) for each in known if each != "extra"]),
                    field=written,
                )
            )
        try:
            values[name] = known[name].empty if _is_empty(value) else known[name].take(value)
        except Unfit as unfit:
            return Refused(Problem(unfit.wrong, unfit.fix(), field=f"{edit.table}.{written}"))
    if "order" in values:
        values["order"] = values["order"] or ""
    if old is None:
        record = kind(id=edit.id, **values)  # type: ignore[arg-type]
        return Applied(_with(workshop, edit.table, rows.put(record)), Drop(edit.table, edit.id))
    before = {file_name(name): getattr(old, name) for name in values}
    record = dataclasses.replace(old, **values)  # type: ignore[arg-type]
    return Applied(_with(workshop, edit.table, rows.put(record)), Put(edit.table, edit.id, before))


def _is_empty(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, (list, tuple)) and not value)


def _with(workshop: Workshop, name: str, table: Table[Record]) -> Workshop:
    tables = dict(workshop.tables)
    if table:
        tables[name] = table
    else:
        tables.pop(name, None)
    return Workshop(tables, workshop.extra)


def fields_of(record: Record) -> dict[str, object]:
    """The filled fields of a record by their names in a file: what a `Put` needs to make it again."""
    filled: dict[str, object] = {}
    for name, kind in kinds(type(record)).items():
        value = getattr(record, name)
        if value is not None and value not in (kind.empty, ""):
            filled[file_name(name)] = value
    return filled


@dataclass(frozen=True, slots=True)
class Changed:
    """Several edits applied as one: the new workshop, and the edits that take them back, in order."""

    workshop: Workshop
    inverse: tuple[Edit, ...]


def apply_all(workshop: Workshop, edits: Iterable[Edit]) -> Changed | Refused:
    """The workshop after all these edits, or the first refusal, in which case none counts."""
    inverses: list[Edit] = []
    for edit in edits:
        outcome = apply(workshop, edit)
        if isinstance(outcome, Refused):
            return outcome
        workshop = outcome.workshop
        inverses.append(outcome.inverse)
    return Changed(workshop, tuple(reversed(inverses)))
