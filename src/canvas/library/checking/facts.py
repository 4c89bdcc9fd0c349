"""The facts of the front matter, beyond what reading them needs: patterns, concerns, questions, the years of the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from canvas.library.examining import Examined
from canvas.locale import _
from canvas.text.problems import Problem


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
