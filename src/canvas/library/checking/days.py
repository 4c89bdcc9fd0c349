"""The days and years of a case, held against today: not looked at too long ago, and nothing told that is still to come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from canvas.library.examining import Examined
from canvas.locale import _
from canvas.model.words import CaseStatus, ResultKind
from canvas.text.problems import Problem

OLD_AFTER_YEARS: Final = 2
"""After this many years the sources of a case want looking at again."""


def check_age(examined: Examined, today: datetime.date) -> Iterator[Problem]:
    """The sources were looked at not too long ago, and not on a day that is still to come."""
    day = examined.values.get("checked_on")
    if not day:
        return
    if day > today:
        wrong = _("The sources cannot have been looked at on {day}: that day is still to come.")
        fix = _("Put the day here on which you last looked at them.")
        yield examined.problem(("checked_on",), "checked-ahead", wrong.format(day=day), fix)
    elif (day.year + OLD_AFTER_YEARS, day.month, day.day) < (today.year, today.month, today.day):
        wrong = _("The sources were last looked at on {day}, more than two years ago.").format(day=day)
        fix = _("Look whether they still say so, and put the new date here.")
        yield examined.problem(("checked_on",), "checked-long-ago", wrong, fix, "warning")


def check_years_ahead(examined: Examined, today: datetime.date) -> Iterator[Problem]:
    """No year of the case, of a source or of what was measured is later than this year."""
    values = examined.values
    years = values.get("years", ())
    if years and years[-1] > today.year and not _told_as_planned(examined):
        wrong = _("The case speaks of {year}, which is still to come, and nothing in it is told as planned.")
        fix = _("Change the year, or tell what is to come as a result with kind = “planned”.")
        yield examined.problem(("years",), "years-ahead", wrong.format(year=years[-1]), fix, "warning")
    for position, row in enumerate(values.get("results", [])):
        year = row.get("year") or 0
        if year > today.year and row.get("kind") is ResultKind.MEASURED:
            wrong = _("A measured result cannot lie ahead, in {year}.").format(year=year)
            fix = _("Put the year it was counted in, or change its kind to “planned”.")
            yield examined.problem(("results", position, "year"), "measured-plan", wrong, fix)
    for position, row in enumerate(values.get("sources", [])):
        year = row.get("year") or 0
        if year > today.year:
            wrong = _("This source cannot be of {year}: that year is still to come.").format(year=year)
            fix = _("Put the year it was published.")
            yield examined.problem(("sources", position, "year"), "source-year", wrong, fix)


def _told_as_planned(examined: Examined) -> bool:
    """Whether the case says of itself that it is a plan, or of a result that it is planned."""
    if examined.values.get("status") is CaseStatus.PLAN:
        return True
    return any(row.get("kind") is ResultKind.PLANNED for row in examined.values.get("results", []))
