"""One case file looked at: its case, when it can be read as one, and every problem with its line and field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from canvas.library.body import Body, read_body
from canvas.library.front_matter import Parts, read_text, split
from canvas.library.shape import CASE, MOST_ROWS, ROWS, TABLES, Field
from canvas.locale import LANGUAGES, _
from canvas.model.case import Case, Result, Source
from canvas.model.fields import Unfit
from canvas.text.problems import Problem, Trouble, allowed_and_nearest
from canvas.text.toml_source import Path as Place

SUFFIX: Final = ".md"

MOST_UNKNOWN: Final = 20
"""Most unknown fields pointed out in one table: more say nothing new."""


@dataclass(slots=True)
class Examined:
    """What there is to say about a case file."""

    parts: Parts | None = None
    values: dict[str, Any] = field(default_factory=dict)
    """The front matter's values as a case keeps them; what could not be read is absent."""
    body: Body | None = None
    case: Case | None = None
    """The case, when all that a case needs could be read."""
    problems: list[Problem] = field(default_factory=list)

    def line(self, *place: str | int) -> int:
        """The line on which a value of the front matter stands."""
        return self.parts.front.line(place) if self.parts else 0


def examine(path: Path) -> Examined:
    """All there is to say about this file by itself; never raises for what stands in it."""
    try:
        text = read_text(path)
    except Trouble as trouble:
        return Examined(problems=list(trouble.problems))
    return examine_text(text, str(path))


def examine_text(text: str, file: str) -> Examined:
    """All there is to say about a case file's text.

    Args:
        text: the whole file, with plain newlines.
        file: its name; the language in it helps when the front matter names none.
    """
    examined = Examined()
    try:
        examined.parts = split(text, file)
    except Trouble as trouble:
        examined.problems += trouble.problems
        return examined
    complete = _take_front(examined)
    language = examined.values.get("language") or language_of(file) or "en"
    examined.body = read_body(examined.parts.body, language, file, examined.parts.body_line)
    examined.problems += examined.body.problems
    if complete and examined.body.whole:
        examined.case = _case(examined.values, examined.body)
    return examined


def language_of(file: str) -> str | None:
    """The language in a case's file name (`slug.nl.md`), or None when it names none."""
    parts = Path(file).name.split(".")
    known = len(parts) == 3 and bool(parts[0]) and f".{parts[2]}" == SUFFIX and parts[1] in LANGUAGES
    return parts[1] if known else None


def _take_front(examined: Examined) -> bool:
    """Fill in the values; whether everything needed for a case is there."""
    assert examined.parts is not None
    source = examined.parts.front.values
    known = (*CASE, *TABLES, *ROWS)
    complete = _take_table(examined, CASE, source, (), examined.values, known)
    for name, fields in TABLES.items():
        table = source.get(name)
        if isinstance(table, dict):
            examined.values[name] = {}
            complete &= _take_table(examined, fields, table, (name,), examined.values[name], tuple(fields))
        else:
            complete = _wrong_table(examined, name, fields, table is None)
    for name, fields in ROWS.items():
        rows = source.get(name)
        if not rows or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            complete = _wrong_rows(examined, name, rows is None or rows == [])
            continue
        if len(rows) > MOST_ROWS:
            wrong = _("There are more than {most} [[{name}]].").format(most=MOST_ROWS, name=name)
            _tell(examined, wrong, _("Keep the ones that matter."), (name,), "wrong-count")
            complete = False
        examined.values[name] = [{} for _row in rows[:MOST_ROWS]]
        for position, row in enumerate(rows[:MOST_ROWS]):
            taken = examined.values[name][position]
            complete &= _take_table(examined, fields, row, (name, position), taken, tuple(fields))
    return complete and _sources_exist(examined)


def _take_table(
    examined: Examined,
    fields: Mapping[str, Field],
    table: Mapping[str, object],
    place: Place,
    values: dict[str, Any],
    known: tuple[str, ...],
) -> bool:
    complete = True
    unknown = [name for name in table if name not in known]
    for name in unknown[:MOST_UNKNOWN]:
        _tell(
            examined,
            _("A case has no field “{field}” here.").format(field=name[:60]),
            allowed_and_nearest(name, known),
            (*place, name),
            "unknown-field",
        )
    for name, wanted in fields.items():
        if name not in table:
            value: object = None
        else:
            try:
                value = wanted.kind.take(table[name])
            except Unfit as unfit:
                rule = wanted.unfit_rule or ("closed-list" if unfit.allowed else "wrong-type")
                _tell(examined, unfit.wrong, unfit.fix(), (*place, name), rule)
                complete = False
                continue
        if value is None or value == ():
            if wanted.required:
                complete = False
                _missing(examined, name, wanted, place)
            continue
        values[name] = value
        _bounds(examined, wanted, value, (*place, name))
    return complete


def _missing(examined: Examined, name: str, wanted: Field, place: Place) -> None:
    _tell(
        examined,
        _("The field “{field}” is missing or empty.").format(field=name),
        _("Fill it in; look at another case for its form."),
        (*place, name),
        wanted.missing_rule,
    )


def _bounds(examined: Examined, wanted: Field, value: object, place: Place) -> None:
    """What a case should keep to, but can be read without."""
    if wanted.longest and isinstance(value, str) and len(value) > wanted.longest:
        wrong = _("This text has {count} characters, more than {most}.")
        fix = _("Make it shorter: it must fit on a line beside a question.")
        _tell(examined, wrong.format(count=len(value), most=wanted.longest), fix, place, "too-long")
    least, most = wanted.count
    if most and isinstance(value, tuple) and not least <= len(value) <= most:
        wrong = _("This list has {count} entries; {least} to {most} are meant.")
        fix = _("Keep the ones that matter most.") if len(value) > most else _("Add what fits this case.")
        _tell(examined, wrong.format(count=len(value), least=least, most=most), fix, place, "wrong-count")
    if wanted.known and isinstance(value, tuple):
        for word in value:
            if word not in wanted.known:
                wrong = _("“{word}” is not a known word here.").format(word=word[:60])
                _tell(examined, wrong, allowed_and_nearest(word, wanted.known), place, wanted.unknown_rule)


def _wrong_table(examined: Examined, name: str, fields: Mapping[str, Field], absent: bool) -> bool:
    example = ", ".join(f'{field} = "…"' for field in fields)
    wrong = _("The table “{name}” is missing.") if absent else _("“{name}” must be a table.")
    fix = _("Write it as {name} = {{ {example} }}.").format(name=name, example=example)
    _tell(examined, wrong.format(name=name), fix, (name,), "missing-field" if absent else "wrong-type")
    return False


def _wrong_rows(examined: Examined, name: str, absent: bool) -> bool:
    wrong = _("There is no [[{name}]].") if absent else _("“{name}” must be written as [[{name}]] tables.")
    fix = _("Write each under its own line [[{name}]].").format(name=name)
    _tell(examined, wrong.format(name=name), fix, (name,), "missing-field" if absent else "wrong-type")
    return False


def _sources_exist(examined: Examined) -> bool:
    complete = True
    count = len(examined.values.get("sources", []))
    for position, row in enumerate(examined.values.get("results", [])):
        if count and row.get("source", 0) > count:
            complete = False
            wrong = _("There is no source {number}: this case has {count}.")
            fix = _("Count the [[sources]] from 1, or add the source.")
            place = ("results", position, "source")
            _tell(examined, wrong.format(number=row["source"], count=count), fix, place, "result-source")
    return complete


def field_name(place: Place) -> str:
    """How a person is told of a field: `results[2].kind`, counted from 1."""
    name = ""
    for part in place:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def _tell(examined: Examined, wrong: str, fix: str, place: Place, rule: str) -> None:
    assert examined.parts is not None
    line = examined.line(*place) or 1
    file = examined.parts.front.file
    examined.problems.append(Problem(wrong, fix, file, line, field_name(place), rule))


def _case(values: Mapping[str, Any], body: Body) -> Case:
    plain = {name: values[name] for name in CASE}
    return Case(
        **plain,
        region_code=values["region"]["code"],
        region_name=values["region"]["name"],
        results=tuple(Result(**row) for row in values["results"]),
        sources=tuple(Source(**row) for row in values["sources"]),
        sections=body.sections,
    )
