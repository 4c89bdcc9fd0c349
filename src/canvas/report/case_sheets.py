"""Cases as sheets for the room: one page a case, as Markdown to keep or as HTML to print and to project.

Markdown goes through the tree of the report, so that nothing a case says is obeyed; HTML is in `case_sheets_html`.
"""

from __future__ import annotations

from collections.abc import Sequence

from canvas.locale import Language, _, ngettext
from canvas.model.case import HEADINGS, Case, Result, Source
from canvas.model.vocabulary import Vocabulary
from canvas.report.markdown import to_markdown
from canvas.report.tree import Block, Bullets, Item, Numbered, Paragraph, Report, Section, dim, spans
from canvas.report.words import own_reading, sentence

PAGE_BREAK = "---"
"""A line across the page: what slides and most Markdown printers take as the next page."""


def sheets_as_markdown(cases: Sequence[Case], vocabulary: Vocabulary) -> str:
    """The cases behind each other, a line across the page between two of them.

    Args:
        cases: in the order of the sheets.
        vocabulary: says outcome, status and kinds of result.
    """
    return f"\n{PAGE_BREAK}\n\n".join(to_markdown(_tree(case, vocabulary)) for case in cases)


def facts_line(case: Case, vocabulary: Vocabulary) -> str:
    """Who, where, when and how it ended, on one line; not yet safe to show."""
    outcome = _("outcome: {word}").format(word=vocabulary.word(case.outcome, case.language))
    now = _("now: {word}").format(word=vocabulary.word(case.status, case.language))
    parts = (case.organisation, case.place, case.when, outcome, now)
    return " · ".join(part for part in parts if part)


def who_says(result: Result, vocabulary: Vocabulary, language: str) -> str:
    """How firm a result is, who says so, when, and in which source: `claimed: the founder, 2021 [2]`."""
    year = f", {result.year}" if result.year else ""
    return f"{vocabulary.word(result.kind, language)}: {result.said_by}{year} [{result.source}]"


def source_title(source: Source) -> str:
    """The title of a source with its year, where that is known."""
    return f"{source.title} ({source.year})" if source.year else source.title


def results_heading() -> str:
    """What stands over the results."""
    return _("Results, by who says so")


def sources_heading(case: Case) -> str:
    """What stands over the sources."""
    return ngettext("Source", "Sources", len(case.sources))


def _tree(case: Case, vocabulary: Vocabulary) -> Report:
    headings = HEADINGS.get(case.language, HEADINGS["en"])
    parts = [Section("gist", "", 1, (Paragraph(spans(case.gist)),))]
    for section, text in case.sections.items():
        paragraphs: tuple[Block, ...] = tuple(Paragraph(spans(part)) for part in text.split("\n\n") if part)
        parts.append(Section(section.value, headings[section], 1, paragraphs))
    if case.results:
        items = tuple(
            Item(spans(sentence(result.text), dim(f" {who_says(result, vocabulary, case.language)}")))
            for result in case.results
        )
        parts.append(Section("results", results_heading(), 1, (Bullets(items),)))
    sources = tuple(Item(spans(source_title(source)), (spans(source.url),)) for source in case.sources)
    reading = Paragraph((dim(own_reading(case)),))
    parts.append(Section("sources", sources_heading(case), 1, (Numbered(sources), reading)))
    language: Language = "nl" if case.language == "nl" else "en"
    return Report(case.title, facts_line(case, vocabulary), language, tuple(parts))
