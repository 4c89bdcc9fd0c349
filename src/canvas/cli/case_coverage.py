"""`canvas case coverage`: sectors against patterns, regions, sizes and outcomes, with the holes marked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from canvas.cli.naming import json_option
from canvas.cli.speaking import say, say_json
from canvas.cli.the_library import the_library
from canvas.locale import _, language, ngettext

if TYPE_CHECKING:
    from canvas.library.coverage import Coverage, Missing, Table

_ACROSS: Final = 80
"""Cells that the tables take at most."""
_COUNT: Final = 9
"""Cells of a sector's column."""
_TOTAL: Final = 6
_HOLE: Final = "·"


@click.command(
    "coverage",
    help=_("Say what the library covers, by sector, with the holes marked and what is missing most."),
)
@json_option
def coverage_command(as_json: bool) -> None:
    """Four tables, and the holes to fill first."""
    from canvas.library.coverage import coverage
    from canvas.method.patterns import pattern_names

    account = coverage(the_library().all(language()), pattern_names())
    if as_json:
        say_json(_as_row(account))
        return
    say(ngettext("{n} case", "{n} cases", account.cases).format(n=account.cases))
    for table in account.tables:
        say("")
        for line in _table_lines(table, account):
            say(line)
    say("")
    say(_("{sign} is a hole: no case yet.").format(sign=_HOLE))
    if account.missing:
        say("")
        say(_("What is missing most"))
        for each in account.missing:
            say(
                textwrap.fill(
                    _sentence(each), 78, initial_indent="– ", subsequent_indent="  ", break_on_hyphens=False
                )
            )


def _as_row(account: Coverage) -> dict[str, Any]:
    tables = {
        table.by.value: [
            {"key": row.key, "name": _name(table, row.key, account), "counts": dict(row.counts), "total": row.total}
            for row in table.rows
        ]
        for table in account.tables
    }  # fmt: skip
    missing = [
        {
            "gap": each.gap.value,
            "where": each.where,
            "sectors": [sector.value for sector in each.sectors],
            "patterns": list(each.patterns),
            "says": _sentence(each),
        }
        for each in account.missing
    ]
    return {"cases": account.cases, "sectors": dict(account.sectors), "tables": tables, "missing": missing}


def _name(table: Table, key: str, account: Coverage) -> str:
    """What a row is called."""
    from canvas.library.coverage import By
    from canvas.library.regions import called
    from canvas.method.builtin import vocabulary
    from canvas.method.patterns import pattern_names
    from canvas.model.words import Outcome

    if table.by is By.PATTERN:
        return pattern_names()[key].of(language())
    if table.by is By.REGION:
        return f"{called(account.regions[key])} ({key})"
    return _size(key) if table.by is By.SIZE else vocabulary().word(Outcome(key), language())


def _size(key: str) -> str:
    from canvas.method.builtin import vocabulary
    from canvas.model.words import CaseSize

    return vocabulary().word(CaseSize(key), language())


def _table_lines(table: Table, account: Coverage) -> Iterable[str]:
    """The table: its name and the sectors over it, a row for each, the totals under it."""
    from canvas.library.coverage import By
    from canvas.method.builtin import vocabulary
    from canvas.model.words import Sector
    from canvas.report.cells import cut, pad

    titles = {
        By.PATTERN: _("Pattern"), By.REGION: _("Region"), By.SIZE: _("Size"), By.OUTCOME: _("Outcome")
    }  # fmt: skip
    wide = _ACROSS - len(Sector) * _COUNT - _TOTAL
    heads = [_short(vocabulary().word(sector, language())) for sector in Sector]
    yield _line(pad(titles[table.by], wide), [*heads, _("all")])
    for row in table.rows:
        counts = [str(row.counts[sector] or _HOLE) for sector in Sector]
        name = pad(cut(_name(table, row.key, account), wide - 1), wide)
        yield _line(name, [*counts, str(row.total or _HOLE)])
    counts = [str(account.sectors[sector] or _HOLE) for sector in Sector]
    yield _line(pad(_("all cases"), wide), [*counts, str(account.cases)])


def _line(name: str, cells: Sequence[str]) -> str:
    *counts, total = cells
    return name + "".join(count.rjust(_COUNT) for count in counts) + total.rjust(_TOTAL)


def _short(name: str) -> str:
    """A name over a column, cut with a full stop where it is too long for it."""
    most = _COUNT - 1
    return name if len(name) <= most else f"{name[: most - 1]}."


def _sentence(each: Missing) -> str:
    """A hole, said."""
    from canvas.library.coverage import EAST, Gap
    from canvas.method.builtin import vocabulary
    from canvas.method.patterns import pattern_names

    sectors = ", ".join(vocabulary().word(sector, language()) for sector in each.sectors)
    if each.gap is Gap.EAST:
        return _("No case from {region} in: {sectors}.").format(region=EAST[each.where], sectors=sectors)
    if each.gap is Gap.BADLY:
        return _("No case that stalled or failed in: {sectors}.").format(sectors=sectors)
    if each.gap is Gap.EAST_BADLY:
        return _("No case from East Netherlands that stalled or failed in: {sectors}.").format(
            sectors=sectors
        )
    if each.gap is Gap.SIZE:
        return _("No case of a firm of {size} in: {sectors}.").format(size=_size(each.where), sectors=sectors)
    names = [f"{pattern_names()[key].of(language())} ({key})" for key in each.patterns]
    text = (
        _("No case shows: {patterns}.")
        if each.gap is Gap.PATTERN
        else _("No case from East Netherlands shows: {patterns}.")
    )
    return text.format(patterns="; ".join(names))
