"""How a shelf of the library is drawn: the list of what stands on it, and the page of the one that is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from canvas.library.holdings import Holdings
from canvas.model.case import Case
from canvas.model.pattern import Pattern
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.text.show import show
from canvas.tui.widgets.case_page import case_rows
from canvas.tui.widgets.library_entry import Group, Shelved, entry
from canvas.tui.widgets.page import Rows
from canvas.tui.widgets.pattern_page import pattern_rows, technology_rows


def once(groups: Sequence[Group]) -> list[Group]:
    """The groups with each thing only where it comes first; one that has nothing left is left out."""
    put: set[str] = set()
    kept: list[Group] = []
    for heading, group in groups:
        rest = list({each.id: each for each in group if each.id not in put}.values())
        put |= {each.id for each in rest}
        if rest:
            kept.append((heading, rest))
    return kept


def options_of(groups: Sequence[Group], language: str) -> list[Option]:
    """The list: each heading, where it has words, with what stands under it."""
    options: list[Option] = []
    for heading, group in groups:
        if heading:
            options.append(Option(Content.styled(show(heading), "bold $primary"), disabled=True))
        for each in group:
            options += [Option(entry(each, language), each.id), Option("", disabled=True)]
    return options


def page_of(
    shelved: Shelved,
    holdings: Holdings | None,
    vocabulary: Vocabulary,
    patterns: Mapping[str, Said],
    language: str,
    typed: str,
) -> Rows:
    """The page of a case, a pattern or a technology.

    Args:
        shelved: what is read, and why it stands there.
        holdings: what else there is, to name what belongs to it; a case needs none.
        vocabulary: says the words of closed lists.
        patterns: the names of the patterns.
        language: in which language they are said.
        typed: what was searched for; the words that fit are marked.
    """
    item = shelved.item
    if isinstance(item, Case):
        return case_rows(item, vocabulary, patterns, language, shelved.reasons, typed)
    assert holdings is not None
    if isinstance(item, Pattern):
        return pattern_rows(item, holdings, vocabulary, language, shelved.reasons)
    return technology_rows(item, holdings, language)


def behind(id: str, before: Sequence[str], now: Collection[str]) -> str:
    """What stood behind this in the list, or else before it, and still stands there; empty when nothing does."""
    place = before.index(id) if id in before else 0
    near = (*before[place + 1 :], *reversed(before[:place]))
    return next((each for each in near if each in now), "")
