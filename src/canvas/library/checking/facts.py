"""The facts of the front matter, beyond what reading them needs: patterns, plans, the age and the years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from typing import Final

from canvas.library.examining import Examined
from canvas.library.regions import REGIONS, belongs, codes_of
from canvas.locale import _
from canvas.model.words import ResultKind
from canvas.text.problems import Problem

OLD_AFTER_YEARS: Final = 2
"""After this many years the sources of a case want looking at again."""

_PLANS: Final = re.compile(
    r"\b(will|shall|would|going to|plans?|planned|aims?|intends?|intended|expects?|expected|hopes?"
    r"|zal|zullen|zou|zouden|wil|willen|gaat|gaan|plan|plannen|gepland|beoogd|verwacht|verwachten|hoopt|hopen)\b",
    re.IGNORECASE,
)


def check_patterns(examined: Examined, known: Collection[str]) -> Iterator[Problem]:
    """Every pattern is a known one."""
    for pattern in examined.values.get("patterns", ()):
        if pattern not in known:
            wrong = _("There is no pattern “{pattern}”.").format(pattern=pattern[:60])
            problem = examined.problem(("patterns",), "unknown-pattern", wrong, "")
            yield examined.off_the_list(problem, ("patterns",), pattern, known)


def check_concerns(examined: Examined, known: Collection[str]) -> Iterator[Problem]:
    """Every concern is a known one."""
    for concern in examined.values.get("concerns", ()):
        if concern not in known:
            wrong = _("There is no concern “{concern}”.").format(concern=concern[:60])
            problem = examined.problem(("concerns",), "unknown-concern", wrong, "")
            yield examined.off_the_list(problem, ("concerns",), concern, known)


def check_region(examined: Examined) -> Iterator[Problem]:
    """The code of the region is that of its name: one of the two is a slip, and cases are matched by the code."""
    region = examined.values.get("region", {})
    code, name = region.get("code"), region.get("name")
    if not code or not name or belongs(code, name):
        return
    there = dict(REGIONS).get(code)
    known = codes_of(name)[0]
    wrong = (
        _("The code {code} is that of {there}, not of {name}.").format(code=code, there=there, name=name[:60])
        if there
        else _("The code {code} is not that of {name}.").format(code=code, name=name[:60])
    )
    fix = _("Change one of the two; {name} has {code}.").format(name=name[:60], code=known)
    yield examined.problem(("region", "code"), "region-code", wrong, fix)


def check_findable(examined: Examined) -> Iterator[Problem]:
    """A case says with which concerns and questions an owner would come; without them few will find it."""
    advice = {
        "concerns": (
            _("This case names no concerns of owners, and few will find it."),
            _("Name what an owner is busy with who should see it; canvas case concerns lists them."),
        ),
        "questions": (
            _("This case has no questions in the words of owners, and few will find it."),
            _("Add three to eight sentences as such an owner would say them."),
        ),
    }
    told = {problem.field for problem in examined.problems}
    for name, (wrong, fix) in advice.items():
        if not examined.values.get(name) and name not in told:
            yield examined.problem((name,), "not-findable", wrong, fix, "warning")


def check_plans(examined: Examined) -> Iterator[Problem]:
    """No measured result lies ahead."""
    for position, row in enumerate(examined.values.get("results", [])):
        found = _PLANS.search(row.get("text", ""))
        if found and row.get("kind") is ResultKind.MEASURED:
            wrong = _("A measured result cannot lie ahead, as “{word}” says.").format(word=found[0])
            fix = _("Write what was counted, or change its kind to “planned” or “claimed”.")
            yield examined.problem(("results", position, "text"), "measured-plan", wrong, fix)


def check_age(examined: Examined, today: datetime.date) -> Iterator[Problem]:
    """The sources were looked at not too long ago."""
    day = examined.values.get("checked_on")
    if day and (day.year + OLD_AFTER_YEARS, day.month, day.day) < (today.year, today.month, today.day):
        wrong = _("The sources were last looked at on {day}, more than two years ago.").format(day=day)
        fix = _("Look whether they still say so, and put the new date here.")
        yield examined.problem(("checked_on",), "checked-long-ago", wrong, fix, "warning")


def check_source_years(examined: Examined) -> Iterator[Problem]:
    """Every source has a year or says that it has none; saying both is an error, not only unfinished."""
    assert examined.parts is not None
    for position, row in enumerate(examined.values.get("sources", [])):
        written = examined.parts.front.values["sources"][position]
        if row.get("year") and row.get("undated"):
            wrong = _("This source has a year, and says that it has none.")
            fix = _("Take out the year, or the line “undated = true”.")
            yield examined.problem(("sources", position, "undated"), "source-year", wrong, fix)
        elif "year" not in written and not row.get("undated"):
            wrong = _("This source has no year.")
            fix = _("Add the year it was published; write “undated = true” when the page gives none.")
            yield examined.problem(("sources", position, "year"), "source-year", wrong, fix, "warning")
