"""What one does with a shelf of the library, by whatever screen or view it stands on."""

from __future__ import annotations

from textual.widget import Widget

from canvas.library.holdings import Holdings
from canvas.locale import _, language
from canvas.tui.widgets.library_shelf import LibraryShelf
from canvas.tui.widgets.onward import ask_where_to


class ShelfCommands(Widget):
    """The commands that a workshop is not needed for."""

    _holdings: Holdings | None = None
    """What is on the shelf, when it is ready."""

    @property
    def _shelf(self) -> LibraryShelf:
        return self.query_one(LibraryShelf)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs something under the cursor is off while there is nothing."""
        if not self.is_mounted or action not in ("read", "onward"):
            return True
        shelf = self._shelf
        if shelf.narrowing:
            return action == "read" and shelf.can_tick
        if action == "onward":
            return shelf.chosen is not None and self._holdings is not None
        return shelf.chosen is not None and not shelf.reading

    def label_of(self, command: str) -> str:
        """What the key of this command does now, where that is another thing than the command's name; else nothing."""
        return _("Tick") if command == "cases.read" and self._shelf.narrowing else ""

    def action_read(self) -> None:
        """Read what is under the cursor; in the facets, choose the word."""
        if self._shelf.narrowing:
            self._shelf.toggle_word()
        else:
            self._shelf.action_to_page()

    def action_search(self) -> None:
        """To the line to search on."""
        self._shelf.action_search()

    def action_narrow(self) -> None:
        """To the facets, and back."""
        self._shelf.action_narrow()

    def action_onward(self) -> None:
        """Where to go from here."""
        chosen = self._shelf.chosen
        if chosen is not None and self._holdings is not None:
            ask_where_to(self.screen, chosen.item, self._holdings, language(), self._shelf.follow_on)
