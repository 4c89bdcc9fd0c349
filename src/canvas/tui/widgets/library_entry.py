"""One thing on the shelf of the library: a case, a pattern or a technology, and how it stands in the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from canvas.library.search.entries import EntryKind
from canvas.locale import _
from canvas.model.case import Case
from canvas.model.pattern import Pattern
from canvas.model.words import CaseState
from canvas.text.show import one_line, show

if TYPE_CHECKING:
    from canvas.library.holdings import Item
    from canvas.library.search.passages import Passage

REASONS = 2
"""So many reasons stand in the list; the page has them all."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A thing on the shelf."""

    item: Item
    reasons: tuple[str, ...] = ()
    """Why it stands there, in words."""
    mark: CaseState | None = None
    """What the workshop did with the case."""
    passage: Passage | None = None
    """The sentence for which it was found."""

    @property
    def id(self) -> str:
        """As the search knows it: `case:aspari`."""
        kind = EntryKind.TECHNOLOGY
        if isinstance(self.item, Case):
            kind = EntryKind.CASE
        elif isinstance(self.item, Pattern):
            kind = EntryKind.PATTERN
        return f"{kind.value}:{self.item.key}"

    @property
    def case(self) -> Case | None:
        """The case, when it is one."""
        return self.item if isinstance(self.item, Case) else None

    @property
    def aside(self) -> bool:
        """Set aside as not for this firm."""
        return self.mark is CaseState.SET_ASIDE

    def title(self, language: str) -> str:
        """What it is called."""
        return self.item.title if isinstance(self.item, Case) else self.item.name.of(language)


Group = tuple[str, Sequence[Shelved]]
"""A heading and what stands under it."""


def entry(shelved: Shelved, language: str) -> Content:
    """It as it stands in the list: title, where and when, and why or for which sentence."""
    lines = [Content.styled(show(shelved.title(language)), "$dim" if shelved.aside else "")]
    case = shelved.case
    if case is not None:
        facts = " · ".join(part for part in (one_line(case.place, 24), case.when) if part)
    else:
        facts = _("pattern") if isinstance(shelved.item, Pattern) else _("technology")
    state = {CaseState.SET_ASIDE: _("not for us"), CaseState.DISCUSS: _("to discuss")}
    facts_line = Content.styled(show(facts), "$dim not bold")
    if shelved.mark in state:
        facts_line += Content.styled(" · " + state[shelved.mark], "$accent not bold")
    lines.append(facts_line)
    if shelved.passage is not None:
        lines.append(marked(shelved.passage.text, shelved.passage.marks, "$dim not bold"))
    elif shelved.reasons and not shelved.aside:
        lines.append(Content.styled(show(" · ".join(shelved.reasons[:REASONS])), "$dim italic not bold"))
    return Content("\n").join(lines)


def marked(text: str, marks: Sequence[tuple[int, int]], style: str = "") -> Content:
    """The text with the words that fit standing out, in colour and underlined, so that it shows without colour as well."""
    pieces: list[Content] = []
    place = 0
    for start, end in marks:
        pieces.append(Content.styled(show(text[place:start]), style))
        pieces.append(Content.styled(show(text[start:end]), "$accent underline not dim"))
        place = end
    pieces.append(Content.styled(show(text[place:]), style))
    return Content("").join(pieces)
