"""Cases to choose from on the left, the one under the cursor to read on the right; in a narrow terminal one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from canvas.locale import _
from canvas.model.case import Case
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.text.show import one_line, show
from canvas.tui.widgets.case_page import case_rows
from canvas.tui.widgets.choices import Choices
from canvas.tui.widgets.page import TextPage

REASONS = 2
"""So many reasons stand in the list; the page has them all."""
NARROW = 88
"""Cells under which list and page do not fit side by side."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A case on the shelf."""

    case: Case
    reasons: tuple[str, ...] = ()
    """Why it stands beside the question, in words."""
    aside: bool = False
    """Set aside as not for this firm."""


Group = tuple[str, Sequence[Shelved]]
"""A heading and the cases under it."""


class CaseShelf(Horizontal):
    """A list of cases and a page to read one on."""

    DEFAULT_CSS = """
    CaseShelf #case-list { width: 42; min-width: 8; height: 1fr; border-right: solid $hairline; scrollbar-gutter: stable; }
    CaseShelf #case-list > .option-list--option { padding: 0 1 0 2; }
    CaseShelf #case-list:focus { border-right: solid $hairline; }
    CaseShelf #case-page { width: 1fr; height: 1fr; }
    CaseShelf.-narrow #case-list { width: 1fr; border-right: none; }
    CaseShelf.-narrow #case-page { display: none; }
    CaseShelf.-narrow.-reading #case-list { display: none; }
    CaseShelf.-narrow.-reading #case-page { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "to_list", show=False),
        Binding("escape", "to_list", show=False),
        Binding("right", "to_page", show=False),
        Binding("space", "page_on", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Another case is under the cursor."""

        key: str

    def __init__(
        self,
        vocabulary: Vocabulary,
        patterns: Mapping[str, Said],
        language: str,
        empty: str = "",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._vocabulary = vocabulary
        self._patterns = patterns
        self._language = language
        self.empty = empty
        """What the page says while there is no case."""
        self._shelved: dict[str, Shelved] = {}
        self._shown = ""

    def compose(self) -> ComposeResult:
        """The list and the page."""
        yield Choices(id="case-list")
        yield TextPage(id="case-page")

    @property
    def _list(self) -> Choices:
        return self.query_one("#case-list", Choices)

    @property
    def _page(self) -> TextPage:
        return self.query_one("#case-page", TextPage)

    @property
    def chosen(self) -> Shelved | None:
        """The case under the cursor."""
        return self._shelved.get(self._list.chosen_id or "")

    def fill(self, groups: Sequence[Group]) -> None:
        """Put these cases on the shelf; the cursor stays on the same one. A case stands there once, where it comes first."""
        before = self.chosen
        options: list[Option] = []
        self._shelved = {}
        for heading, cases in groups:
            rest = [each for each in cases if each.case.key not in self._shelved]
            if not rest:
                continue
            options.append(Option(Content.styled(show(heading), "bold $primary"), disabled=True))
            for each in rest:
                if each.case.key not in self._shelved:
                    self._shelved[each.case.key] = each
                    options += [Option(_entry(each), each.case.key), Option("", disabled=True)]
        self._list.set_options(options)
        key = (
            before.case.key if before and before.case.key in self._shelved else next(iter(self._shelved), "")
        )
        if key:
            self._list.highlighted = [option.id for option in options].index(key)
        self._draw_page(again=True)
        self.screen.refresh_bindings()

    def read(self, key: str) -> bool:
        """Read this case; whether it stands here."""
        if key not in self._shelved:
            return False
        self._list.highlighted = self._list.get_option_index(key)
        self._list.scroll_to_highlight()
        self._draw_page()
        self.action_to_page()
        return True

    def _draw_page(self, *, again: bool = False) -> None:
        chosen = self.chosen
        key = chosen.case.key if chosen else ""
        same = key == self._shown
        if same and not again:
            return
        self._shown = key
        if chosen is None:
            self._page.show(lambda _width, _all: [Content.styled(show(self.empty), "$dim")])
            return
        rows = case_rows(chosen.case, self._vocabulary, self._patterns, self._language, chosen.reasons)
        self._page.show(rows, keep_place=same)

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width < NARROW, "-narrow")
        if self.has_class("-narrow") and self._page.has_focus:
            self.add_class("-reading")

    @on(OptionList.OptionHighlighted, "#case-list")
    def follow(self, message: OptionList.OptionHighlighted) -> None:
        """The page shows what is under the cursor."""
        message.stop()
        self._draw_page()
        if self._shown:
            self.post_message(self.Chosen(self._shown))

    @on(OptionList.OptionSelected, "#case-list")
    def choose(self, message: OptionList.OptionSelected) -> None:
        """Enter or a click goes to the page."""
        message.stop()
        self._draw_page()
        self.action_to_page()

    @property
    def reading(self) -> bool:
        """Whether the page has taken the list's place, or the cursor is in it."""
        return self.has_class("-reading") if self.has_class("-narrow") else self._page.has_focus

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back to the list only from the page, so that Esc leaves from the list."""
        if action == "to_list":
            return self.is_mounted and self.reading
        if action in ("to_page", "page_on"):
            return self.is_mounted and not self.reading
        return True

    def action_to_page(self) -> None:
        """Into the page, to scroll it."""
        if self.chosen is None:
            return
        self.add_class("-reading")
        self._page.focus()
        self.refresh_bindings()

    def action_to_list(self) -> None:
        """Back to the list."""
        self.remove_class("-reading")
        self._list.focus()
        self.refresh_bindings()

    def action_page_on(self) -> None:
        """Read on without leaving the list."""
        if self.has_class("-narrow"):
            self.action_to_page()
        else:
            self._page.scroll_page_down(animate=False)


def _entry(shelved: Shelved) -> Content:
    case = shelved.case
    title = Content.styled(show(case.title), "$dim" if shelved.aside else "")
    facts = " · ".join(part for part in (one_line(case.place, 24), case.when) if part)
    lines = [title, Content.styled(show(facts), "$dim not bold")]
    if shelved.aside:
        lines.append(Content.styled(_("not for us"), "$dim italic not bold"))
    elif shelved.reasons:
        lines.append(Content.styled(show(" · ".join(shelved.reasons[:REASONS])), "$dim italic not bold"))
    return Content("\n").join(lines)
