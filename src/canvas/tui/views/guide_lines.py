"""Lines of the guide: an answer with a hanging indent, a case with its reasons."""

from __future__ import annotations

from textual.content import Content

from canvas.locale import ngettext
from canvas.model.answering import Answer
from canvas.model.case import Match
from canvas.report.cells import wrap
from canvas.text.show import one_line, show

MOST_REASONS = 2
"""So many reasons stand beside a question; the page has them all."""


def answer_line(answer: Answer, width: int) -> Content:
    """An answer as it stands under its question.

    Args:
        answer: what was answered.
        width: cells there are for it.
    """
    text = one_line(answer.text, 300) or "…"
    wrapped = wrap(text, max(10, width - 3)) or ["…"]
    line = Content("– " + "\n  ".join(wrapped))
    if answer.open_fields:
        many = len(answer.open_fields)
        line += Content.styled(
            "  " + ngettext("{n} to fill in", "{n} to fill in", many).format(n=many), "$dim"
        )
    return line


def case_lines(match: Match) -> Content:
    """A case beside a question: its title, where and when, and why it is shown."""
    case = match.case
    reasons = " · ".join(match.reasons[:MOST_REASONS])
    return Content.assemble(
        (show(case.title) + "\n", "bold"),
        (show(f"{case.place} · {case.when}") + "\n", "$dim"),
        (show(reasons), "$dim italic"),
        ("\n", ""),
    )
