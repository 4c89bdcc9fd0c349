"""The library from the start screen: cases, patterns and technologies, to find and to read without a workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker

from canvas.library.holdings import Holdings
from canvas.library.reading import Library
from canvas.locale import _, language, ngettext
from canvas.method.builtin import vocabulary
from canvas.method.patterns import pattern_names
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.failing import told_of_failure
from canvas.tui.opening import holdings_of
from canvas.tui.views.cases import whole_shelf
from canvas.tui.widgets.chrome import KeyLine, TitleLine
from canvas.tui.widgets.library_shelf import LibraryShelf
from canvas.tui.widgets.shelf_commands import ShelfCommands


class LibraryScreen(ShelfCommands, Screen[None]):
    """Everything by sector, a line to search on, and one thing to read."""

    CSS_PATH = "../styles/library.tcss"
    place: ClassVar[Where] = Where.CASES
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.CASES),
        Binding("escape", "back", show=False),
    ]

    def __init__(self, library: Callable[[], Library], key: str = "") -> None:
        super().__init__()
        self._library = library
        self._key = key
        self._holdings: Holdings | None = None

    def compose(self) -> ComposeResult:
        """Title, shelf, keys."""
        yield TitleLine(id="title")
        yield LibraryShelf(vocabulary(), pattern_names(), language(), _("The cases are being read …"))
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The cases come when they are read; nothing waits for them."""
        self.query_one(TitleLine).tell(_("Cases"), "", "")
        self.query_one("#case-list").focus()
        self._load()

    @work(thread=True, exclusive=True, group="library", exit_on_error=False)
    def _load(self) -> None:
        holdings = holdings_of(self._library())
        self.app.call_from_thread(self._fill, holdings)

    @on(Worker.StateChanged)
    def tell_failure(self, message: Worker.StateChanged) -> None:
        """What could not be read is told where it would have stood."""
        told = told_of_failure(message, _("The cases could not be read: something went wrong inside Canvas."))
        if told and self.is_mounted:
            self._shelf.empty = told
            self._shelf.fill(())

    def _fill(self, holdings: Holdings) -> None:
        if not self.is_mounted:
            return
        self._holdings = holdings
        library = holdings.library
        many = len(library.keys())
        words = ngettext("{n} case", "{n} cases", many).format(n=many)
        self.query_one(TitleLine).tell(_("Cases"), "", words)
        shelf = self._shelf
        shelf.empty = _(
            "There are no cases here. Folders of your own can be named in the settings, or in CANVAS_CASES."
        )
        shelf.fill(whole_shelf(library, holdings, vocabulary(), language()), holdings=holdings)
        if self._key:
            shelf.read(f"case:{self._key}")
        self._tell_problems(library)

    def _tell_problems(self, library: Library) -> None:
        if library.problems:
            left_out = ngettext(
                "{n} file with a case could not be read; “canvas case check” says why.",
                "{n} files with cases could not be read; “canvas case check” says why.",
                len(library.problems),
            ).format(n=len(library.problems))
            self.notify(left_out, severity="warning", markup=False)
        if library.replaced:
            keys = ", ".join(library.replaced[:5])
            told = _("Your own cases take the place of built-in ones: {keys}").format(keys=keys)
            self.notify(told, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Borrowing and marking need a workshop."""
        if action in ("borrow", "set_aside", "discuss"):
            return False
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
