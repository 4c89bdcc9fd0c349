"""A pattern and a technology card as pages to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from canvas.library.holdings import Holdings
from canvas.locale import _
from canvas.model.case import Case
from canvas.model.pattern import Pattern, Reference, Technology
from canvas.model.vocabulary import Vocabulary
from canvas.text.show import one_line, show
from canvas.tui.widgets.page import Rows, flowed


def pattern_rows(
    pattern: Pattern, holdings: Holdings, vocabulary: Vocabulary, language: str, reasons: Sequence[str] = ()
) -> Rows:
    """The lines of a pattern.

    Args:
        pattern: the pattern.
        holdings: to say which cases show it.
        vocabulary: what the blocks are called.
        language: the one to read in.
        reasons: why it is proposed, if it is.
    """

    def rows(width: int, _all: int) -> list[Content]:
        blocks = ", ".join(vocabulary.block(block, language) for block in pattern.blocks)
        told = (
            (_("Blocks that move"), blocks),
            (_("Data it needs"), pattern.data.of(language)),
            (_("Parties in the chain"), pattern.chain.of(language)),
            (_("Fits when"), pattern.fits.of(language)),
            (_("Fails when"), pattern.fails.of(language)),
            (_("Seen at"), pattern.seen.of(language)),
        )
        return [
            *_opening(_("pattern"), pattern.name.of(language), pattern.idea.of(language), reasons, width),
            *_told(told, width),
            *_cases(holdings.showing(pattern.key, language), width),
            *_sources(pattern.sources, language, width),
            Content(""),
        ]

    return rows


def technology_rows(technology: Technology, holdings: Holdings, language: str) -> Rows:
    """The lines of a technology card.

    Args:
        technology: the card.
        holdings: to name its patterns and cases.
        language: the one to read in.
    """

    def rows(width: int, _all: int) -> list[Content]:
        names = [holdings.patterns[key].name.of(language) for key in technology.patterns]
        told = (
            (_("A question for you"), technology.question.of(language)),
            (_("What it needs first"), technology.needs.of(language)),
            (_("Watch out for"), technology.watch.of(language)),
            (_("Patterns that use it"), " · ".join(names)),
        )
        found = (holdings.library.case(key, language) for key in technology.cases)
        name, idea = technology.name.of(language), technology.idea.of(language)
        return [
            *_opening(_("technology"), name, idea, (), width),
            *_told(told, width),
            *_cases([case for case in found if case], width),
            *_sources(technology.sources, language, width),
            Content(""),
        ]

    return rows


def _opening(kind: str, name: str, idea: str, reasons: Sequence[str], width: int) -> list[Content]:
    lines = [
        *flowed(Content.styled(show(name), "bold"), width),
        *flowed(Content.styled(show(kind), "$dim"), width),
    ]
    if reasons:
        lines += flowed(Content.styled(show(" · ".join(reasons)), "$accent"), width)
    return [*lines, Content(""), *flowed(Content(show(idea)), width)]


def _told(told: Iterable[tuple[str, str]], width: int) -> list[Content]:
    lines: list[Content] = []
    for label, text in told:
        if text:
            lines += [
                Content(""),
                Content.styled(label, "bold $primary"),
                *flowed(Content(show(text)), width),
            ]
    return lines


def _cases(cases: Sequence[Case], width: int) -> list[Content]:
    if not cases:
        return []
    lines = [Content(""), Content.styled(_("Cases that show it"), "bold $primary")]
    for case in cases:
        lines += flowed(Content(one_line(case.title)), width, "– ", "  ")
    return lines


def _sources(sources: Sequence[Reference], language: str, width: int) -> list[Content]:
    if not sources:
        return []
    lines = [Content(""), Content.styled(_("Where it comes from"), "bold $primary")]
    for each in sources:
        lines += flowed(Content(one_line(each.title.of(language))), width, "– ", "  ")
        if each.url:
            lines += flowed(Content.styled(show(each.url), "$dim"), width, "  ", "  ")
    return lines
