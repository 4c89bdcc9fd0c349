"""A workshop as a TOML file a person can read, and back (design.md 5).

Stable order, unknown keys kept at every level, LF and UTF-8. Reading never guesses: what a known field cannot
hold is a problem with its line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, cast

import tomli_w

from canvas.locale import _
from canvas.model.edits import fields_of
from canvas.model.fields import Unfit
from canvas.model.records import SINGLE, TABLES, Record, attribute, kinds
from canvas.model.workshop import Table, Workshop
from canvas.storage.faithful import complete_tables, in_file_order
from canvas.text.problems import Problem, Trouble, allowed_and_nearest
from canvas.text.toml_source import TomlSource, read_toml

SCHEMA: Final = 1
"""The newest form of the file that this version writes."""

SUFFIX: Final = ".canvas.toml"

MOST_PROBLEMS: Final = 100
"""So many problems are gathered from one file; more help nobody, and a hostile file could bring 200,000."""


MOST_RECORDS: Final = 50_000
"""Most records in one file: 25 times the largest workshop that the budgets are measured on."""


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """A workshop as read from a file."""

    workshop: Workshop
    newer: bool = False
    """The file was made by a newer version: it may be looked at, not written."""


def read_document(text: str, file: str = "") -> Document:
    """The workshop in this text.

    Args:
        text: the whole file.
        file: its name, for problems.

    Raises:
        Trouble: every problem in it, each with its line.
    """
    if text.count("\n[[") > MOST_RECORDS:  # before the parser spends its seconds on them
        raise Trouble(
            Problem(
                _("This file holds more than {most} records.").format(most=MOST_RECORDS),
                _("A workshop is far smaller; choose another file."),
                file,
            )
        )
    source = read_toml(text, file)
    problems: list[Problem] = []
    schema = source.values.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or "workshop" not in source.values:
        raise Trouble(_not_a_workshop(source))
    newer = schema > SCHEMA
    tables: dict[str, Table[Record]] = {}
    for name, kind in TABLES.items():
        found = source.values.get(name)
        rows = _single(found) if name in SINGLE else found
        if rows is None:
            rows = []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(_misshapen(name, source))
            continue
        if table := _rows(kind, rows, source, problems, newer):
            tables[name] = table
    if problems:
        raise Trouble(problems)
    extra = {key: value for key, value in source.values.items() if key not in TABLES and key != "schema"}
    return Document(complete_tables(tables, extra), newer)


def _misshapen(name: str, source: TomlSource) -> Problem:
    if name in SINGLE:
        wrong = _("“{name}” must be written as one [{name}] table.").format(name=name)
        fix = _("Write its fields under one [{name}] line.").format(name=name)
    else:
        wrong = _("“{name}” must be written as [[{name}]] tables.").format(name=name)
        fix = _("Write each record under its own [[{name}]] line.").format(name=name)
    return Problem(wrong, fix, source.file, source.line((name,)), name)


def _not_a_workshop(source: TomlSource) -> Problem:
    values = source.values
    if not values:
        return Problem(
            _("This file is empty."),
            _("Choose a workshop, a file that ends in {suffix}.").format(suffix=SUFFIX),
            source.file,
        )
    if "playbook" in values and "step" in values:
        return Problem(
            _("This is a playbook, not a workshop."),
            _("Use it with: canvas new NAME --playbook FILE."),
            source.file,
        )
    return Problem(
        _("This is not a workshop: it has no “schema” and no [workshop]."),
        _("Choose a file that Canvas made, one that ends in {suffix}.").format(suffix=SUFFIX),
        source.file,
    )


def _single(found: object) -> object:
    """The one record of a single table, as a list; `[workshop]` carries no id in the file."""
    if found is None:
        return [{}]
    return [found] if isinstance(found, dict) else found


def _rows(
    kind: type[Record], rows: list[dict[str, Any]], source: TomlSource, problems: list[Problem], newer: bool
) -> Table[Record] | None:
    records: dict[str, Record] = {}
    single = SINGLE.get(kind.table)
    for position, row in enumerate(rows):
        if len(problems) >= MOST_PROBLEMS:
            break
        path: tuple[str | int, ...] = (kind.table,) if single else (kind.table, position)
        key = single or row.get("id")
        if not isinstance(key, str) or not key or len(key) > 200:
            problems.append(
                _row_problem(
                    _("This record has no id."),
                    _('Give it an id of its own, as in id = "{prefix}-1".').format(prefix=kind.prefix),
                    source,
                    path,
                    f"{kind.table}.id",
                )
            )
            continue
        if key in records:
            problems.append(
                _row_problem(
                    _("The id “{id}” is used twice.").format(id=key[:60]),
                    _("Give one of the two another id."),
                    source,
                    (*path, "id"),
                    f"{kind.table}.id",
                )
            )
            continue
        values = _values(kind, row, source, path, problems, newer)
        values["order"] = values.get("order") or ""
        records[key] = kind(id=key, **cast("dict[str, Any]", values))
    return Table(records) if records else None


def _values(
    kind: type[Record],
    row: Mapping[str, object],
    source: TomlSource,
    path: tuple[str | int, ...],
    problems: list[Problem],
    newer: bool,
) -> dict[str, object]:
    known = kinds(kind)
    values: dict[str, object] = {}
    extra: dict[str, object] = {}
    for written, value in row.items():
        name = attribute(kind, written)
        if written == "id" and kind.table not in SINGLE:
            continue
        if name is None:
            extra[written] = value
            continue
        try:
            values[name] = known[name].take(value)
        except Unfit as unfit:
            if newer:
                extra[written] = value
            else:
                problems.append(
                    _row_problem(
                        unfit.wrong, unfit.fix(), source, (*path, written), f"{kind.table}.{written}"
                    )
                )
    if extra:
        values["extra"] = extra
    return values


def _row_problem(
    wrong: str, fix: str, source: TomlSource, path: tuple[str | int, ...], field: str
) -> Problem:
    return Problem(wrong, fix, source.file, source.line(path), field)


def write_document(workshop: Workshop) -> str:
    """The workshop as the text of its file: stable order, so that a diff of two versions reads well.

    Raises:
        Trouble: when a table of this workshop is not known here (checked before anything is written).
    """
    unknown = [name for name in workshop.tables if name not in TABLES]
    if unknown:
        raise Trouble(
            Problem(
                _("There is no table “{name}”.").format(name=unknown[0]),
                allowed_and_nearest(unknown[0], TABLES),
            )
        )
    parts = [tomli_w.dumps({"schema": SCHEMA})]
    later: list[str] = []
    for key, value in workshop.extra.items():
        written = tomli_w.dumps({key: value})
        (later if written.startswith("[") else parts).append(written)
    for name in TABLES:
        rows = workshop.tables.get(name)
        if rows and name in SINGLE:
            row = _row(rows[SINGLE[name]])
            if row or name == "workshop":
                parts.append("\n" + tomli_w.dumps({name: row}))
        elif rows:
            parts.extend(
                _array_entry(name, {"id": record.id, **_row(record)}) for record in in_file_order(name, rows)
            )
    return "".join([*parts, *("\n" + each for each in later)])


def _array_entry(name: str, row: Mapping[str, object]) -> str:
    """One `[[name]]` entry. tomli-w alone writes short entries in one line, long ones in many: two forms in one
    file, and a diff that jumps from one to the other when a note grows. So each entry is written by itself."""
    flat: list[str] = []
    nested: list[str] = []
    simple = {key: value for key, value in row.items() if not _is_table(value)}
    for key in row.keys() - simple.keys():
        written = tomli_w.dumps({name: {key: row[key]}})
        heading = f"[{name}]\n"
        if written.startswith(heading):
            flat.append(written.removeprefix(heading))
        else:
            nested.append("\n" + written)
    return "".join([f"\n[[{name}]]\n", tomli_w.dumps(simple), *sorted(flat), *sorted(nested)])


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and any(isinstance(item, dict) for item in value)
    )


def _row(record: Record) -> dict[str, object]:
    row: dict[str, object] = {}
    for written, value in fields_of(record).items():
        if written == "extra":
            row.update(cast("Mapping[str, object]", value))
        else:
            row[written] = plain(value)
    return row


def plain(value: object) -> object:
    """A field's value as TOML and JSON know it: words as text, tuples as lists."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value
