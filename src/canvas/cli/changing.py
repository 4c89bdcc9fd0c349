"""`canvas add` and `canvas log`: scripting, and the history."""

from __future__ import annotations

from pathlib import Path

import click

from canvas.cli.naming import FILE, json_option
from canvas.cli.speaking import say, say_json, tell
from canvas.locale import _
from canvas.text.problems import Problem, Trouble, allowed_and_nearest


@click.command(
    "add",
    help=_('Add a record from a script: canvas add FILE note canvas=today block=channels text="Web shop".'),
)
@click.argument("file", type=FILE)
@click.argument("table")
@click.argument("fields", nargs=-1)
@click.option("--id", "key", help=_("The record's id; an existing one is changed."))
def add_command(file: Path, table: str, fields: tuple[str, ...], key: str | None) -> None:
    """Says the id of the record on stdout."""
    from canvas.model.edits import Put
    from canvas.model.records import SINGLE, TABLES
    from canvas.model.workshop import new_id
    from canvas.session.session import Session

    if table not in TABLES:
        raise Trouble(
            Problem(
                _("There is no table “{name}”.").format(name=table),
                allowed_and_nearest(table, TABLES),
                field="TABLE",
            )
        )
    session = Session.open(file, background=False)
    try:
        if session.read_only is not None:
            raise Trouble(session.read_only)
        kind = TABLES[table]
        key = SINGLE.get(table) or key or new_id(kind)
        values = _values(table, fields)
        if session.workshop.find(key, (table,)) is None and "order" not in values:
            values["order"] = session.workshop.order_after(kind)
        refused = session.apply(Put(table, key, values), label=_("add {table}").format(table=table))
        if refused is not None:
            raise Trouble(refused.problem)
        if not session.flush(30):
            raise Trouble(session.state.problem or Problem(_("It could not be saved."), "", str(file)))
    finally:
        session.close()
    say(key)


def _values(table: str, fields: tuple[str, ...]) -> dict[str, object]:
    """The fields from `name=value` words, each read as a person types it."""
    from canvas.model.fields import Unfit
    from canvas.model.records import TABLES, attribute, file_name, kinds

    kind = TABLES[table]
    known = [file_name(name) for name in kinds(kind) if name != "extra"]
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for word in fields:
        name, equals, typed = word.partition("=")
        field = attribute(kind, name)
        if not equals:
            problems.append(
                Problem(
                    _("“{word}” is not a field and its value.").format(word=word[:60]),
                    _("Write it as name=value."),
                    field=name,
                )
            )
        elif field is None:
            problems.append(
                Problem(
                    _("A {table} has no field “{field}”.").format(table=table, field=name),
                    allowed_and_nearest(name, known),
                    field=name,
                )
            )
        else:
            try:
                values[name] = kinds(kind)[field].read(typed)
            except Unfit as unfit:
                problems.append(Problem(unfit.wrong, unfit.fix(), field=name))
    if problems:
        raise Trouble(problems)
    return values


@click.command("log", help=_("Show the history of a workshop on this machine: what was changed, and when."))
@click.argument("file", type=FILE)
@json_option
def log_command(file: Path, as_json: bool) -> None:
    """Oldest first."""
    from canvas.session.session import Session

    session = Session.open(file, read_only=True)
    try:
        rows = [(entry.when, entry.label) for entry in session.history]
    finally:
        session.close()
    if as_json:
        say_json([{"when": when.isoformat(), "label": label} for when, label in rows])
        return
    for when, label in rows:
        say(f"{when.astimezone():%Y-%m-%d %H:%M:%S}  {label}")
    if not rows:
        tell(_("Nothing has been changed on this machine yet."))
