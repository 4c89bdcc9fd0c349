"""What comes back from a file is what went in: the rules that reading, writing and comparing share.

A save compares what it would write, parsed back, with the workshop before it replaces anything. So it must be
exact about what a file completes by itself (an order, the canvas of today) and what it cannot hold at all.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from itertools import pairwise

import tomli_w

from canvas.locale import _
from canvas.model.edits import Drop, Edit
from canvas.model.order import between, keys_after
from canvas.model.records import SINGLE, TABLES, TODAY, Canvas, Record, attribute
from canvas.model.words import Block, CanvasKind
from canvas.model.workshop import Table, Workshop
from canvas.text.problems import Problem, Trouble
from canvas.text.toml_source import read_toml


def in_file_order(name: str, rows: Table[Record]) -> list[Record]:
    """Notes stand by canvas and block, as they are read; other records in their order."""
    if name != "note":
        return rows.in_order
    blocks = {block.value: number for number, block in enumerate(Block)}
    return sorted(
        rows.in_order,
        key=lambda note: (
            getattr(note, "canvas", None) != TODAY,
            getattr(note, "canvas", None) or "",
            blocks.get(getattr(note, "block", None) or "", 99),
        ),
    )


def completed(workshop: Workshop) -> Workshop:
    """The workshop as it comes back from its file: with a frame, the canvas of today, and an order on every record."""
    tables = {
        name: Table({record.id: record for record in in_file_order(name, rows)})
        for name, rows in workshop.tables.items()
        if rows
    }
    return complete_tables(tables, workshop.extra)


def complete_tables(tables: Mapping[str, Table[Record]], extra: Mapping[str, object]) -> Workshop:
    """Complete tables whose records stand in the order of the file."""
    complete = {name: rows if name in SINGLE else _placed(name, rows) for name, rows in tables.items()}
    complete.setdefault("frame", Table({"frame": TABLES["frame"](id="frame")}))
    if TODAY not in complete.get("canvas", {}):
        today = Canvas(id=TODAY, kind=CanvasKind.TODAY, order="Zz")
        complete["canvas"] = complete.get("canvas", Table()).put(today)
    return Workshop(complete, extra)


def _placed(name: str, rows: Table[Record]) -> Table[Record]:
    """Give each record without an order one between its neighbours in the file: of a note, those on its block."""
    if all(record.order for record in rows.values()):
        return rows
    groups: dict[object, list[Record]] = {}
    for record in rows.values():
        groups.setdefault(_group(name, record), []).append(record)
    orders: dict[str, str] = {}
    for group in groups.values():
        before: str | None = None
        nameless: list[str] = []
        for record in group:
            if not record.order:
                nameless.append(record.id)
                continue
            orders.update(_between(before, record.order, nameless))
            nameless, before = [], record.order
        orders.update(zip(nameless, keys_after(before, len(nameless)), strict=True) if nameless else ())
    return Table(
        {key: dataclasses.replace(row, order=orders.get(key, row.order)) for key, row in rows.items()}
    )


def _between(before: str | None, after: str, ids: list[str]) -> dict[str, str]:
    """An order for each of these, in a row between two others.

    A key that a person made up, such as `0`, may leave no room before it: then records that stand before all others
    go on without an order, which sorts first.
    """
    orders: dict[str, str] = {}
    last = before
    for key in ids:
        last = between(last, after)
        orders[key] = last
    row = [*orders.values(), after]
    fits = all(one < other for one, other in pairwise(row))
    return orders if fits or before is not None else {}


def _group(name: str, record: Record) -> object:
    return (getattr(record, "canvas", None), getattr(record, "block", None)) if name == "note" else None


def alike(one: object, other: object) -> bool:
    """Whether two values read from TOML are the same; unlike `==`, a nan equals a nan and 1 is not 1.0 or true."""
    if isinstance(one, Workshop) and isinstance(other, Workshop):
        return alike(one.tables, other.tables) and alike(one.extra, other.extra)
    if isinstance(one, Record) and type(one) is type(other):
        if one.extra is None and other.extra is None:
            return one == other
        return all(
            alike(getattr(one, field.name), getattr(other, field.name)) for field in dataclasses.fields(one)
        )
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(alike(value, other[key]) for key, value in one.items())
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    return type(one) is type(other) and one == other


def unwritable(edit: Edit) -> Problem | None:
    """Why a file cannot hold what this edit puts, or None: half characters, unknown keys that hide known ones.

    Asked before an edit is applied: what cannot be written must not be typed away into memory only.
    """
    if isinstance(edit, Drop):
        return None
    extra = edit.fields.get("extra")
    try:
        for value in edit.fields.values():
            _encodable(value)
        _encodable(edit.id)
        if isinstance(extra, Mapping):
            read_toml(tomli_w.dumps({"extra": extra}))
    except UnicodeEncodeError:
        return Problem(
            _("This text holds half a character, which a file cannot keep."),
            _("Type it again, or paste it from another program."),
            field=f"{edit.table}.id",
        )
    except (TypeError, ValueError, AttributeError, RecursionError, Trouble):
        return Problem(_("These unknown keys cannot be written to a file."), field=f"{edit.table}.extra")
    kind = TABLES.get(edit.table)
    if kind is not None and isinstance(extra, Mapping):
        taken = [key for key in extra if key == "id" or attribute(kind, str(key)) is not None]
        if taken:
            return Problem(
                _("“{field}” is a known field, not an unknown key.").format(field=taken[0]),
                field=f"{edit.table}.extra",
            )
    return None


def _encodable(value: object) -> None:
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _encodable(key)
            _encodable(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _encodable(item)
