"""One case file looked at: its case, when it can be read as one, and every problem with its line and field."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from canvas.library.body import Body, read_body
from canvas.library.called import NOTHING, Called, meant, names_of
from canvas.library.front_matter import FENCE, MOST_FRONT, Parts, read_text, split
from canvas.library.shape import CASE, MOST_ROWS, ROWS, SPARE_ROWS, TABLES, Field, Word
from canvas.library.telling import in_its_row, line_of
from canvas.locale import LANGUAGES, _, language, ngettext
from canvas.model.case import Case, Result, Source
from canvas.model.fields import Choice, Choices, Unfit
from canvas.text.problems import Problem, Severity, Trouble
from canvas.text.toml_source import Path as Place

SUFFIX: Final = ".md"

MOST_UNKNOWN: Final = 20
"""Most unknown fields pointed out in one table: more say nothing new."""

TODO: Final = "# TODO "
"""How a remark begins that says what is still to be done: `# TODO sector: …` above the field, or where it would stand."""


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
    called: Called = NOTHING
    """What the words of the closed lists are called."""
    remarks: Mapping[str, int] = field(default_factory=dict)
    """Field → the line of the first remark that asks for it."""

    def line(self, *place: str | int) -> int:
        """The line on which a value of the front matter stands."""
        return self.parts.front.line(place) if self.parts else 0

    def problem(self, place: Place, rule: str, wrong: str, fix: str, severity: Severity = "error") -> Problem:
        """A problem of a value of the front matter, at its line and column.

        Only to be asked of a file that could be taken apart.
        """
        assert self.parts is not None
        front = self.parts.front
        line, column = front.line(place) or self.remarks.get(field_name(place), 1), front.column(place) or 1
        told = in_its_row(place, wrong)
        return Problem(told, fix, front.file, line, field_name(place), rule, severity, column)

    def off_the_list(
        self, problem: Problem, place: Place, written: object, known: Collection[str]
    ) -> Problem:
        """The same problem of a word off a closed list, with the nearest: the one that is called so goes first."""
        name = str(place[-1])
        near = meant(self.called, name, written, known) if isinstance(written, str) else None
        return problem.off_the_list(near, known, names_of(self.called, name, language()))


def examine(path: Path, called: Called = NOTHING) -> Examined:
    """All there is to say about this file by itself; never raises for what stands in it.

    Args:
        path: the file.
        called: what the words of the closed lists are called.
    """
    try:
        text = read_text(path)
    except Trouble as trouble:
        return Examined(problems=list(trouble.problems))
    return examine_text(text, str(path), called)


def examine_text(text: str, file: str, called: Called = NOTHING) -> Examined:
    """All there is to say about a case file's text.

    Args:
        text: the whole file, with plain newlines.
        file: its name; the language in it helps when the front matter names none.
        called: what the words of the closed lists are called.
    """
    examined = Examined(called=called, remarks=_remarks(text))
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


def _remarks(text: str) -> dict[str, int]:
    """The remarks in the front matter; one within a row is about that row, and is found by the row's own lines."""
    found: dict[str, int] = {}
    in_rows = False
    for number, line in enumerate(text[:MOST_FRONT].split("\n"), 1):
        if number > 1 and line.rstrip() == FENCE:
            break
        in_rows = in_rows or line.startswith("[")
        remark = re.match(rf"{TODO}(\w+): ", line)
        if remark and (not in_rows or remark[1] in ROWS):
            found.setdefault(remark[1], number)
    return found


def language_of(file: str) -> str | None:
    """The language in a case's file name (`slug.nl.md`), or None when it names none."""
    parts = Path(file).name.split(".")
    known = len(parts) == 3 and bool(parts[0]) and f".{parts[2]}" == SUFFIX and parts[1] in LANGUAGES
    return parts[1] if known else None


def _take_front(examined: Examined) -> bool:
    """Fill in the values; whether everything needed for a case is there."""
    assert examined.parts is not None
    source = examined.parts.front.values
    known = (*CASE, *TABLES, *ROWS, *SPARE_ROWS)
    complete = _take_table(examined, CASE, source, (), examined.values, known)
    for name, fields in TABLES.items():
        table = source.get(name)
        if isinstance(table, dict) and not all(value == "" for value in table.values()):
            examined.values[name] = {}
            complete &= _take_table(examined, fields, table, (name,), examined.values[name], tuple(fields))
        else:
            complete = _wrong_table(examined, name, absent=table is None or isinstance(table, dict))
    for name, fields in ROWS.items():
        rows = source.get(name)
        if rows is None or rows == []:
            complete = _wrong_rows(examined, name, absent=True)
        else:
            complete &= _take_rows(examined, name, fields, rows)
    for name, fields in SPARE_ROWS.items():
        if name in source:
            _take_rows(examined, name, fields, source[name])
    return complete and _sources_exist(examined)


def _take_rows(examined: Examined, name: str, fields: Mapping[str, Field], rows: object) -> bool:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return _wrong_rows(examined, name, absent=False)
    complete = True
    if len(rows) > MOST_ROWS:
        wrong = _("There are more than {most} [[{name}]].").format(most=MOST_ROWS, name=name)
        _tell(examined, wrong, _("Keep the ones that matter."), (name,), "wrong-count")
        complete = False
    examined.values[name] = [{} for _row in rows[:MOST_ROWS]]
    for position, row in enumerate(rows[:MOST_ROWS]):
        taken = examined.values[name][position]
        complete &= _take_table(examined, fields, row, (name, position), taken, tuple(fields))
    return complete


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
        wrong = _("A case has no field “{field}” here.").format(field=name[:60])
        problem = examined.problem((*place, name), "unknown-field", wrong, "")
        examined.problems.append(problem.off_the_list(name, known))
    for name, wanted in fields.items():
        if name not in table or (wanted.required and table[name] == ""):
            value: object = None
        else:
            try:
                value = wanted.kind.take(table[name])
            except Unfit as unfit:
                rule = wanted.unfit_rule or ("closed-list" if unfit.allowed else "wrong-type")
                fix = "" if unfit.allowed else unfit.fix()
                problem = examined.problem((*place, name), rule, unfit.wrong, fix)
                if unfit.allowed:
                    strange = _off(table[name], unfit.allowed)
                    problem = examined.off_the_list(problem, (*place, name), strange, unfit.allowed)
                examined.problems.append(problem)
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


def _off(value: object, allowed: tuple[str, ...]) -> object:
    """The first of these words that is on no list."""
    words = value if isinstance(value, (list, tuple)) else [value]
    return next((word for word in words if word not in allowed), None)


def _missing(examined: Examined, name: str, wanted: Field, place: Place) -> None:
    wrong = _("The field “{field}” is missing or empty.").format(field=name)
    here = (*place, name)
    words = wanted.kind.words if isinstance(wanted.kind, (Choice, Choices, Word)) else wanted.known
    how = _("Write it so: {example}").format(example=line_of(here))
    problem = examined.problem(here, wanted.missing_rule, wrong, how)
    if words:
        examined.problems.append(examined.off_the_list(problem, here, None, words))
    else:
        examined.problems.append(replace(problem, fix=f"{_(wanted.about)} {how}"))


def _bounds(examined: Examined, wanted: Field, value: object, place: Place) -> None:
    """What a case should keep to, but can be read without."""
    if wanted.longest and isinstance(value, str) and len(value) > wanted.longest:
        wrong = _("This text has {count} characters, more than {most}.")
        fix = _("Make it shorter: it must fit on a line beside a question.")
        _tell(examined, wrong.format(count=len(value), most=wanted.longest), fix, place, "too-long")
    least, most = wanted.count
    if most and isinstance(value, tuple) and not least <= len(value) <= most:
        wrong = ngettext(
            "This list has {count} entry; {least} to {most} are meant.",
            "This list has {count} entries; {least} to {most} are meant.",
            len(value),
        )
        fix = _("Keep the ones that matter most.") if len(value) > most else _("Add what fits this case.")
        _tell(examined, wrong.format(count=len(value), least=least, most=most), fix, place, "wrong-count")
    if wanted.known and isinstance(value, tuple):
        for word in value:
            if word not in wanted.known:
                wrong = _("“{word}” is not a known word here.").format(word=word[:60])
                problem = examined.problem(place, wanted.unknown_rule, wrong, "")
                examined.problems.append(examined.off_the_list(problem, place, word, wanted.known))


def _wrong_table(examined: Examined, name: str, *, absent: bool) -> bool:
    wrong = _("The table “{name}” is missing or empty.") if absent else _("“{name}” must be a table.")
    fix = _("Write it so: {example}").format(example=line_of((name,)))
    _tell(examined, wrong.format(name=name), fix, (name,), "missing-field" if absent else "wrong-type")
    return False


def _wrong_rows(examined: Examined, name: str, *, absent: bool) -> bool:
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
    examined.problems.append(examined.problem(place, rule, wrong, fix))


def _case(values: Mapping[str, Any], body: Body) -> Case:
    plain = {name: values[name] for name in CASE if name in values}
    return Case(
        **plain,
        region_code=values["region"]["code"],
        region_name=values["region"]["name"],
        results=tuple(Result(**row) for row in values["results"]),
        sources=tuple(Source(**row) for row in values["sources"]),
        sections=body.sections,
    )
