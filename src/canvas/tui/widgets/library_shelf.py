"""What the library holds to choose from on the left, the one under the cursor to read on the right; in a narrow terminal
one at a time. A line to search on stands over the list; a list of facets takes its place while one narrows down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from canvas.library.holdings import Holdings
from canvas.locale import _
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.text.show import show
from canvas.tui.widgets.choices import Choices
from canvas.tui.widgets.library_entry import Group, Shelved
from canvas.tui.widgets.line_input import SafeInput
from canvas.tui.widgets.narrowing import Narrowing
from canvas.tui.widgets.page import TextPage, flowed
from canvas.tui.widgets.shelf_drawing import behind, once, options_of, page_of
from canvas.tui.widgets.shelf_narrowing import NarrowedShelf
from canvas.tui.widgets.shelf_search import MOST
from canvas.tui.widgets.shelf_trail import ShelfTrail

NARROW: Final = 88
"""Cells under which list and page do not fit side by side."""


class SearchLine(SafeInput):
    """The line to search on; down goes into the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "into_list", show=False)]

    def action_into_list(self) -> None:
        """To what was found."""
        self.post_message(Input.Submitted(self, self.value))


class LibraryShelf(NarrowedShelf):
    """A line to search on, a list, and a page to read."""

    DEFAULT_CSS = """
    LibraryShelf #shelf-left { width: 44; min-width: 8; height: 1fr; border-right: solid $hairline; }
    LibraryShelf #search-row { height: 1; padding: 0 1 0 2; margin-bottom: 1; }
    LibraryShelf #search-sign { width: 2; color: $accent; }
    LibraryShelf #search { width: 1fr; }
    LibraryShelf #case-list { width: 1fr; height: 1fr; scrollbar-gutter: stable; }
    LibraryShelf #case-list > .option-list--option { padding: 0 1 0 2; }
    LibraryShelf #case-page { width: 1fr; height: 1fr; }
    LibraryShelf.-narrow #shelf-left { width: 1fr; border-right: none; }
    LibraryShelf.-narrow #case-page { display: none; }
    LibraryShelf.-narrow.-reading #shelf-left { display: none; }
    LibraryShelf.-narrow.-reading #case-page { display: block; }
    LibraryShelf.-low #search-row { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "to_list", show=False),
        Binding("escape", "step_back", show=False),
        Binding("right", "to_page", show=False),
        Binding("space", "page_on", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Something else is under the cursor."""

        id: str

    def __init__(
        self,
        vocabulary: Vocabulary,
        patterns: Mapping[str, Said],
        language: str,
        empty: str = "",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(language, id=id)
        self._vocabulary = vocabulary
        self._patterns = patterns
        self._language = language
        self.empty = empty
        """What the page says while there is nothing on the shelf."""
        self._groups: Sequence[Group] = ()
        self._shelved: dict[str, Shelved] = {}
        self._shown = ""
        self._trail = ShelfTrail()
        """Esc goes back along it."""
        self._begin = ""
        self._stays = False
        """Whether the cursor keeps its place in the list when the thing under it moves away."""

    def compose(self) -> ComposeResult:
        """The line, the list, the page."""
        with Vertical(id="shelf-left"):
            with Horizontal(id="search-row"):
                yield Label("⌕", id="search-sign", markup=False)
                yield SearchLine("", _("search …"), id="search")
            yield Label("", id="narrowed", markup=False)
            yield Choices(id="case-list")
            yield Narrowing(self._vocabulary, self._patterns, self._language, id="facets")
        yield TextPage(id="case-page")

    @property
    def _page(self) -> TextPage:
        return self.query_one("#case-page", TextPage)

    @property
    def _line(self) -> SearchLine:
        return self.query_one("#search", SearchLine)

    @property
    def chosen(self) -> Shelved | None:
        """What is under the cursor."""
        return self._shelved.get(self._list.chosen_id or "")

    @property
    def typed(self) -> str:
        """What is being searched for."""
        return self._search.typed

    # What stands on the shelf

    def fill(self, groups: Sequence[Group], begin: str = "", holdings: Holdings | None = None) -> None:
        """Put these on the shelf; the cursor stays on the same one. A thing stands there once, where it comes first.

        Args:
            groups: from top to bottom.
            begin: the id of the one to begin at, where nothing was under the cursor; the first one when empty.
            holdings: what there is in all; with it one can search, narrow down and read patterns and technologies. What
                was typed before it was there is looked for now.
        """
        self._groups = groups
        self._begin = begin
        self._search.holdings = holdings
        self._draw_list(again=True)

    def _draw_list(self, *, again: bool = False) -> None:
        """Draw the list: what is found, or everything while nothing is looked for.

        Args:
            again: it is the same list as before, only with other marks; the cursor stays where it is.
        """
        found = None
        if self._finding:
            found = self._search.found(most=MOST, counting=self.narrowing)
        if found is not None:
            self._put([("", self._search.shelved(found, self._groups))], first=not again)
        else:
            self._put(self._groups)
            found = self._search.found() if self.narrowing else None
        self._tell_found(found)

    @property
    def _finding(self) -> bool:
        """Whether the list shows finds: something is looked for, and there is what to look through."""
        return self.searching and self._search.holdings is not None

    def _put(self, groups: Sequence[Group], *, first: bool = False) -> None:
        before, shelved_before = self.chosen, list(self._shelved)
        groups = once(groups)
        ids = {each.id for _heading, group in groups for each in group}
        if self.reading and not first and before is not None and before.id not in ids:
            groups.insert(0, ("", [before]))  # it is being read, wherever it stands by now
        self._shelved = {each.id: each for _heading, group in groups for each in group}
        options = options_of(groups, self._language)
        if not self._finding and not any(each.case for each in self._shelved.values()):
            nothing = Option(Content.styled(show(self.empty), "$dim"), disabled=True)
            options = [nothing, Option("", disabled=True), *options]
        self._list.set_options(options)
        id = self._begin if self._begin in self._shelved and not first else next(iter(self._shelved), "")
        if self._stays and before is not None:
            id = behind(before.id, shelved_before, self._shelved) or id
            self._stays = False
        elif before is not None and not first and before.id in self._shelved:
            id = before.id
        if id:
            self._list.highlighted = [option.id for option in options].index(id)
        self._draw_page(again=True)
        self.screen.refresh_bindings()

    def read(self, id: str) -> bool:
        """Read this; whether it is there. What a search hides is put back on the shelf first."""
        if id not in self._shelved and self.searching:
            self._clear()
        if id not in self._shelved:
            holdings = self._search.holdings
            item = holdings.item(id, self._language) if holdings else None
            if item is None:
                return False
            self._put([("", [Shelved(item)]), *self._groups])
        self._list.highlighted = self._list.get_option_index(id)
        self._list.scroll_to_highlight()
        self._draw_page()
        self.action_to_page()
        return True

    def follow_on(self, id: str) -> bool:
        """Read this, coming from what is read now; Esc leads back."""
        here = self._shown, self._search.asked_for
        if not self.read(id):
            return False
        self._trail.went_on(here)
        return True

    def _go_back(self) -> None:
        id, asked_for = self._trail.back()
        self._search.ask_again(asked_for)
        with self.prevent(Input.Changed):
            self._line.value = self._search.typed
        self._draw_list()
        self.read(id)

    def stay(self) -> None:
        """The next time the list is drawn, the cursor stays at its place in the list: what is under it goes elsewhere. Not
        while that is being read: a page is not taken away from its reader.
        """
        self._stays = not self.reading

    # The page

    def _draw_page(self, *, again: bool = False) -> None:
        chosen = self.chosen
        id = chosen.id if chosen else ""
        same = id == self._shown
        if same and not again:
            return
        self._shown = id
        if chosen is None:
            nothing = _("Nothing fits. Take a word away, or Esc for everything.")
            text = Content.styled(show(nothing if self._finding else self.empty), "$dim")
            self._page.show(lambda width, _all: flowed(text, width))
            return
        rows = page_of(
            chosen, self._search.holdings, self._vocabulary, self._patterns, self._language, self.typed
        )
        self._page.show(rows, keep_place=same)

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.height < 18, "-low")
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
        """A click goes to the page."""
        message.stop()
        self._draw_page()
        self.action_to_page()

    # Searching and narrowing down

    @on(Input.Changed, "#search")
    def look(self, message: Input.Changed) -> None:
        """Every letter searches anew."""
        message.stop()
        self._search.typed = message.value.strip()
        self._draw_list()

    @on(Input.Submitted, "#search")
    def into_list(self, message: Input.Submitted) -> None:
        """Enter or down goes to what was found."""
        message.stop()
        self._list.focus()

    def action_search(self) -> None:
        """To the line to search on; what stands there is typed over."""
        self.action_to_list()
        self._close_facets()
        self._line.focus()
        self._line.select_all()

    def _clear(self) -> None:
        self._search.clear()
        with self.prevent(Input.Changed):
            self._line.value = ""
        self._draw_list()

    # Moving about

    @property
    def reading(self) -> bool:
        """Whether the page has taken the list's place, or the cursor is in it."""
        return self.has_class("-reading") if self.has_class("-narrow") else self._page.has_focus

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense where one is, is left to the screen."""
        if not self.is_mounted:
            return False
        if action == "to_list":
            return self.reading
        if action == "step_back":
            return self.reading or self.narrowing or self._line.has_focus or self.searching
        if action in ("to_page", "page_on"):
            return not self.reading
        return True

    def action_step_back(self) -> None:
        """One step back: from the page to what led there, or to the list; from the facets or the line to the list; from what was
        searched for to everything, and so at once from facets that have no word."""
        if self.reading and self._trail:
            self._go_back()
        elif self.reading or self.narrowing or self._line.has_focus:
            in_vain = self.narrowing and not self.can_tick
            self._close_facets()
            self.action_to_list()
            if in_vain:
                self._clear()
        else:
            self._clear()

    def action_to_page(self) -> None:
        """Into the page, to scroll it."""
        if self.chosen is None:
            return
        self._close_facets()
        self.add_class("-reading")
        self._page.focus()
        self.refresh_bindings()

    def action_to_list(self) -> None:
        """Back to the list."""
        self._trail.clear()
        self.remove_class("-reading")
        self._list.focus()
        self.refresh_bindings()

    def action_page_on(self) -> None:
        """Read on without leaving the list; in the facets, choose the word."""
        if self.narrowing:
            self.toggle_word()
        elif self.has_class("-narrow"):
            self.action_to_page()
        else:
            self._page.scroll_page_down(animate=False)
