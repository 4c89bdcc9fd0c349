"""The same case in the other language: there, the same in all that is shared, and not behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from canvas.library.checking.numbers import numbers, values
from canvas.library.checking.prose import Prose, is_short_enough, prose_of
from canvas.library.examining import Examined, field_name, language_of
from canvas.library.shape import CASE, ROWS, TABLES
from canvas.locale import LANGUAGES, _
from canvas.text.problems import Problem
from canvas.text.toml_source import Path as Place

RULE: Final = "twin-behind"

MOST_NUMBERS: Final = 3
"""Most numbers named that a twin lacks: enough to find the sentence."""


def check_twins(
    examined: Examined, prose: Prose, path: Path, read: Callable[[Path], Examined]
) -> Iterator[Problem]:
    """What this file and its twin do not have in common.

    Args:
        examined: this file.
        prose: its body.
        path: where it is; the twin is looked for beside it.
        read: how to examine the twin.
    """
    language = language_of(path.name)
    if language is None:
        return
    slug = path.name.removesuffix(f".{language}.md")
    for other in LANGUAGES:
        if other == language:
            continue
        twin_path = path.with_name(f"{slug}.{other}.md")
        if not twin_path.is_file():
            wrong = _("There is no “{name}” beside it.").format(name=twin_path.name)
            fix = _("Write the case in the other language too.")
            yield Problem(wrong, fix, str(path), rule="twin-missing")
            continue
        twin = read(twin_path)
        yield from _differing(examined, twin, twin_path.name)
        yield from _parties_lacking(examined, twin, twin_path.name)
        yield from _looked_at_before(examined, twin, twin_path.name)
        if twin.parts is not None and is_short_enough(twin.parts):
            yield from _numbers_lacking(examined, prose, language, twin, other, twin_path.name)


def _differing(examined: Examined, twin: Examined, name: str) -> Iterator[Problem]:
    told = {problem.field for problem in (*examined.problems, *twin.problems)}
    for place in _differences(examined.values, twin.values):
        if any(field.startswith(field_name(place)) for field in told):
            continue  # it cannot be read here or there, and that is said already
        wrong = _("This differs from “{name}”, line {line}.").format(name=name, line=twin.line(*place) or 1)
        fix = _("Make both the same; only texts for the reader may differ.")
        yield examined.problem(place, "twin-differs", wrong, fix)


def _differences(one: dict[str, Any], other: dict[str, Any]) -> Iterator[Place]:
    """The places of shared fields that are not the same; what either file lacks is told elsewhere."""
    for name, wanted in CASE.items():
        if name == "checked_on":
            continue  # two dates are no two facts: one of the files is behind, which is told as that
        if wanted.shared and name in one and name in other and one[name] != other[name]:
            yield (name,)
    for name, fields in TABLES.items():
        if (
            name in one
            and name in other
            and any(one[name].get(part) != other[name].get(part) for part in fields)
        ):
            yield (name,)
    for name, fields in ROWS.items():
        mine, theirs = one.get(name), other.get(name)
        if mine is None or theirs is None:
            continue
        if len(mine) != len(theirs):
            yield (name, min(len(mine), len(theirs)) if len(mine) > len(theirs) else len(mine) - 1)
            continue
        for position, (row, twin) in enumerate(zip(mine, theirs, strict=True)):
            for part, wanted in fields.items():
                if wanted.shared and (row.get(part) or None) != (twin.get(part) or None):
                    yield (name, position, part)


def _parties_lacking(examined: Examined, twin: Examined, name: str) -> Iterator[Problem]:
    """What the parties are called is for the reader of each language; how many they are is not."""
    here, there = len(examined.values.get("parties", ())), len(twin.values.get("parties", ()))
    if here and there and here != there:
        wrong = _("There are {here} parties here and {there} in “{name}”, line {line}.")
        wrong = wrong.format(here=here, there=there, name=name, line=twin.line("parties") or 1)
        fix = _("Name the same parties in both, each in its own language.")
        yield examined.problem(("parties",), "twin-differs", wrong, fix, "warning")


def _looked_at_before(examined: Examined, twin: Examined, name: str) -> Iterator[Problem]:
    here, there = examined.values.get("checked_on"), twin.values.get("checked_on")
    if here and there and there < here:
        wrong = _("“{name}” was last looked at on {day}, before this one.").format(name=name, day=there)
        fix = _("Bring it up to date, and put the same date there.")
        yield examined.problem(("checked_on",), RULE, wrong, fix, "warning")


def _numbers_lacking(
    examined: Examined, prose: Prose, language: str, twin: Examined, other: str, name: str
) -> Iterator[Problem]:
    """The numbers of the results and the body that the twin does not have anywhere in its own."""
    theirs = values(prose_of(twin).text, other)
    for row in twin.values.get("results", []):
        theirs |= values(row.get("text", ""), other)
    lacking: dict[str, str] = {}
    first: Problem | None = None
    fix = _("See which of the two is right, and change the other.")
    for position, row in enumerate(examined.values.get("results", [])):
        for number in numbers(row.get("text", ""), language):
            if number.value not in theirs:
                lacking.setdefault(number.value, number.written)
                place = ("results", position, "text")
                first = first or examined.problem(place, RULE, "", fix, "warning")
    for number in numbers(prose.text, language):
        if number.value not in theirs:
            lacking.setdefault(number.value, number.written)
            first = first or prose.problem(examined, number.offset, RULE, "", fix, "warning")
    if first:
        named = list(lacking.values())
        shown = ", ".join(named[:MOST_NUMBERS]) + (", …" if len(named) > MOST_NUMBERS else "")
        wrong = _("“{name}” does not have these numbers: {numbers}.").format(name=name, numbers=shown)
        yield replace(first, wrong=wrong)
