"""A case as a page to read: what it tells, how firm its results are, and where that was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from canvas.locale import _, ngettext
from canvas.model.case import HEADINGS, Case, Result, Source
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.report.words import date, own_reading
from canvas.text.show import one_line, show
from canvas.tui.widgets.library_entry import marked
from canvas.tui.widgets.page import Rows, flowed


def case_rows(
    case: Case,
    vocabulary: Vocabulary,
    patterns: Mapping[str, Said],
    language: str,
    reasons: Sequence[str] = (),
    typed: str = "",
) -> Rows:
    """The lines of a case.

    Args:
        case: the case; headings follow the language it was written in.
        vocabulary: says outcome, status and kinds of result.
        patterns: the names of the patterns.
        language: in which language they are said.
        reasons: why it stands beside the question, if it does.
        typed: what was searched for; the words that fit are marked.
    """

    def rows(width: int, _all: int) -> list[Content]:
        lines = [
            *flowed(Content.styled(show(case.title), "bold"), width),
            *flowed(Content.styled(_facts(case, vocabulary, language), "$dim"), width),
        ]
        if reasons:
            lines += flowed(Content.styled(show(" · ".join(reasons)), "$accent"), width)
        lines += [Content(""), *flowed(_told(case.gist, typed, case.language), width)]
        headings = HEADINGS.get(case.language, HEADINGS["en"])
        for section, text in case.sections.items():
            lines += _headed(headings[section])
            for place, paragraph in enumerate(text.split("\n\n")):
                lines += [Content("")] if place else []
                lines += flowed(_told(one_line(paragraph), typed, case.language), width)
        if case.results:
            lines += _headed(_("Results, and how firm they are"))
            for result in case.results:
                lines += _result(result, vocabulary, language, width)
        lines += _headed(ngettext("Source", "Sources", len(case.sources)))
        for number, source in enumerate(case.sources, 1):
            lines += _source(number, source, width)
        return [*lines, Content(""), *_foot(case, patterns, language, width), Content("")]

    return rows


def _told(text: str, typed: str, language: str) -> Content:
    if not typed:
        return Content(show(text))
    from canvas.library.search.passages import marks_in

    return marked(text, marks_in(text, typed, language))


def _facts(case: Case, vocabulary: Vocabulary, language: str) -> str:
    outcome = _("outcome: {word}").format(word=vocabulary.word(case.outcome, language))
    now = _("now: {word}").format(word=vocabulary.word(case.status, language))
    parts = (case.place, case.when, outcome, now)
    return show(" · ".join(part for part in parts if part))


def _headed(text: str) -> list[Content]:
    return [Content(""), Content.styled(text, "bold $primary")]


def _result(result: Result, vocabulary: Vocabulary, language: str, width: int) -> list[Content]:
    kind = vocabulary.word(result.kind, language)
    year = str(result.year) if result.year else ""
    said = " · ".join(part for part in (kind, one_line(result.said_by), year, f"[{result.source}]") if part)
    return [
        *flowed(Content(one_line(result.text)), width, "– ", "  "),
        *flowed(Content.styled(said, "$dim"), width, "  ", "  "),
    ]


def _source(number: int, source: Source, width: int) -> list[Content]:
    title = one_line(source.title) + (f" ({source.year})" if source.year else "")
    sign = f"[{number}] "
    indent = " " * len(sign)
    return [
        *flowed(Content(title), width, sign, indent),
        *flowed(Content.styled(show(source.url), "$dim"), width, indent, indent),
    ]


def _foot(case: Case, patterns: Mapping[str, Said], language: str, width: int) -> list[Content]:
    names = [patterns[key].of(language) for key in case.patterns if key in patterns]
    lines = []
    if names:
        lines += flowed(
            Content.styled(_("Recurring moves: {patterns}").format(patterns=show(" · ".join(names))), "$dim"),
            width,
        )
    lines += flowed(Content.styled(show(own_reading(case)), "$dim"), width)
    day = date(case.checked_on, "nl" if language == "nl" else "en")
    lines += flowed(
        Content.styled(_("Sources looked up again on {day}").format(day=day), "$dim"),
        width,
    )
    return lines
