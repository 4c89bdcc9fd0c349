"""What stands beside the page of a case that is being written: its card, what the check says, and for whom it would show."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from canvas.library.previewing import LISTED, Standing, worth_telling
from canvas.locale import _, ngettext
from canvas.model.case import Case, Match
from canvas.text.problems import MOST_FIX, Problem
from canvas.text.show import one_line, show
from canvas.tui.views.guide_lines import case_lines
from canvas.tui.widgets.page import Rows, flowed

CARD = 30
"""Cells of a card in the guide's side panel."""
_RANK = 4


def side_rows(
    case: Case | None,
    problems: Sequence[Problem],
    standings: Sequence[Standing] | None,
    language: str,
    *,
    reckoned: bool = True,
    failed: str = "",
) -> Rows:
    """The lines beside the page.

    Args:
        case: the case as it last could be read; None when it never could.
        problems: what the check says now.
        standings: where the case stands, best first; None while that is not known.
        reckoned: whether that is being reckoned.
        failed: why it could not be reckoned, in a sentence; empty while it can.
        language: in which language the questions are told.
    """

    def rows(width: int, _all: int) -> list[Content]:
        lines = _problems(problems, width)
        if case is not None:
            best = standings[0].reasons if standings else ()
            lines += _headed(_("The card beside a question"))
            lines += flowed(case_lines(Match(case, 0.0, best)).rstrip(), min(CARD, width))
            lines += _shown(standings, language, width, failed) if standings is not None or reckoned else []
        return [*lines, Content("")]

    return rows


def dimmed(rows: Rows, first: str) -> Rows:
    """The same page standing back, under a line that says why."""

    def drawn(width: int, whole: int) -> list[Content]:
        lines = [*flowed(Content.styled(first, "bold $warning"), width), Content("")]
        return [*lines, *(Content.styled(row.plain, "$dim") for row in rows(width, whole))]

    return drawn


def no_page_yet() -> str:
    """What stands on the page of a case that never could be read: that it will come, and where it says what is in the way."""
    return _(
        "The page appears here when the file can be read as a case. The check beside it says what is in the way."
    )


def nothing_but(text: str) -> Rows:
    """A page of one sentence."""

    def drawn(width: int, _whole: int) -> list[Content]:
        return flowed(Content.styled(show(text), "$dim"), width)

    return drawn


def _headed(text: str) -> list[Content]:
    return [Content(""), Content.styled(text, "bold $primary")]


def _problems(problems: Sequence[Problem], width: int) -> list[Content]:
    """What the check says; errors carry a mark, so that they stand out without colour too."""
    if not problems:
        return [Content.styled(_("The check finds nothing wrong."), "bold $success")]
    many = ngettext("The check says {n} thing.", "The check says {n} things.", len(problems))
    lines = [Content.styled(many.format(n=len(problems)), "bold $primary")]
    for problem in problems:
        error = problem.severity == "error"
        place = [_("line {line}").format(line=problem.line)] if problem.line else []
        place += [one_line(problem.field, 40)] if problem.field else []
        head = Content.styled(" · ".join(place), "bold $error" if error else "bold")
        said = " ".join(
            part for part in (one_line(problem.wrong, 400), one_line(problem.fix, MOST_FIX)) if part
        )
        sign = "! " if error else "– "
        lines += flowed(head, width, sign, "  ") if place else []
        lines += flowed(Content(said), width, "  " if place else sign, "  ")
    return lines


def _shown(standings: Sequence[Standing] | None, language: str, width: int, failed: str) -> list[Content]:
    lines = _headed(_("Where it would be shown"))
    if standings is None:
        if failed:
            return [*lines, *flowed(Content.styled(show(failed), "$warning"), width)]
        return [*lines, Content.styled(_("This is being reckoned …"), "$dim")]
    if any(each.listed for each in standings):
        about = _(
            "Its place among all cases, for invented firms. ● stands beside the question, ○ among the first {n} of the"
            " list."
        ).format(n=LISTED)
    else:
        about = _("Nowhere at once. Nearest to it:")
    lines += flowed(Content.styled(about, "$dim"), width)
    for each in worth_telling(standings):
        lines += _standing(each, language, width)
    return lines


def _standing(each: Standing, language: str, width: int) -> list[Content]:
    sign = "●" if each.beside else "○" if each.listed else " "
    lead = f"{each.rank:>{_RANK - 2}} {sign} "
    indent = " " * (_RANK + 1)
    who = Content.assemble((show(each.profile.firm), "bold"), (show(f" · {each.profile.place}"), "$dim"))
    question = Content(show(each.prompt.question.of(language)))
    reasons = Content.styled(show(" · ".join(each.reasons)), "$dim italic")
    return [
        *flowed(who, width, lead, indent),
        *flowed(question, width, indent, indent),
        *flowed(reasons, width, indent, indent),
    ]
