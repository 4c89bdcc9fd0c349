"""Narrowing down what stands on the shelf of the library: the facets, and the line over the list that says what is left."""

from __future__ import annotations

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Label, OptionList

from canvas.library.search.engine import Found
from canvas.library.search.labels import how_many
from canvas.locale import _
from canvas.text.show import one_line, show
from canvas.tui.widgets.choices import Choices
from canvas.tui.widgets.narrowing import Narrowing, facet_and_word
from canvas.tui.widgets.shelf_search import ShelfSearch


class NarrowedShelf(Horizontal):
    """A shelf with a list of facets, which takes the place of the list while one narrows down."""

    DEFAULT_CSS = """
    NarrowedShelf #narrowed { height: auto; width: 1fr; padding: 0 1 0 2; color: $dim; display: none; margin-bottom: 1; }
    NarrowedShelf #narrowed.-shown { display: block; }
    NarrowedShelf #facets { width: 1fr; height: 1fr; scrollbar-gutter: stable; display: none; }
    NarrowedShelf.-narrowing #facets { display: block; }
    NarrowedShelf.-narrowing #case-list { display: none; }
    NarrowedShelf #facets > .option-list--option { padding: 0 1 0 2; }
    NarrowedShelf.-low #narrowed { max-height: 1; }
    NarrowedShelf.-low #narrowed.-wrong { max-height: 4; }
    """

    def __init__(self, language: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._search = ShelfSearch(language)
        self.about = ""
        """What stands over the whole shelf: for whom it was ordered."""
        self.wrong = ""
        """What does not work on this shelf, in a sentence; empty when all is well."""

    @property
    def _list(self) -> Choices:
        return self.query_one("#case-list", Choices)

    @property
    def _facets(self) -> Narrowing:
        return self.query_one("#facets", Narrowing)

    @property
    def searching(self) -> bool:
        """Whether something is looked for; the list then shows finds and not the whole shelf."""
        return self._search.asked

    @property
    def narrowing(self) -> bool:
        """Whether the facets are shown."""
        return self.has_class("-narrowing")

    @property
    def can_tick(self) -> bool:
        """Whether a word of a facet is under the cursor."""
        return self.narrowing and self._facets.chosen_id is not None

    def action_narrow(self) -> None:
        """Show the facets, or the list again."""
        if self.narrowing:
            self._close_facets()
            self._list.focus()
        else:
            self.remove_class("-reading")
            self.add_class("-narrowing")
            self._tell_found(self._search.found())
            self._facets.focus()
        self.refresh_bindings()

    def _close_facets(self) -> None:
        self.remove_class("-narrowing")
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#facets")
    def pick(self, message: OptionList.OptionSelected) -> None:
        """A click chooses a word or lets it go."""
        message.stop()
        self.toggle_word()

    def toggle_word(self) -> None:
        """Choose the word under the cursor, or let it go."""
        id = self._facets.chosen_id
        if id is None:
            return
        self._search.toggle(*facet_and_word(id))
        self._draw_list()

    def _draw_list(self) -> None:
        """Draw the list for what is looked for now."""
        raise NotImplementedError

    def _tell_found(self, found: Found | None) -> None:
        """Say how much was found in the line over the list, and beside each word of the facets while they are shown."""
        if found is not None and self.narrowing:
            nothing = _("Nothing has “{words}”, so there is nothing to narrow down. Esc empties the line.")
            nothing = nothing.format(words=one_line(self._search.typed, 40)) if self._search.typed else ""
            self._facets.fill(found.counts, self._search.narrowed, nothing)
        parts = []
        if found is not None and self.searching:
            parts.append(how_many(found).rstrip("."))
        if told := self._facets.told(self._search.narrowed):
            parts.append(told)
        if not self.searching and self.about:
            parts.append(self.about)
        line = Content(show(" · ".join(parts)))
        if self.wrong:
            line = Content("\n").join(
                [Content.styled(show(self.wrong), "$warning"), *([line] if parts else [])]
            )
        label = self.query_one("#narrowed", Label)
        label.update(line)
        label.set_class(bool(line), "-shown")
        label.set_class(bool(self.wrong), "-wrong")
