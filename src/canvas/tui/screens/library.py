"""The library from the start screen: all cases, to read without a workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from canvas.library.reading import Library
from canvas.locale import _, language, ngettext
from canvas.method.builtin import pattern_names, vocabulary
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.views.cases import by_sector
from canvas.tui.widgets.case_shelf import CaseShelf
from canvas.tui.widgets.chrome import KeyLine, TitleLine


class LibraryScreen(Screen[None]):
    """All cases by sector, and one to read."""

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
        self._loaded = False

    def compose(self) -> ComposeResult:
        """Title, shelf, keys."""
        yield TitleLine(id="title")
        yield CaseShelf(vocabulary(), pattern_names(), language(), _("The cases are being read …"))
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The cases come when they are read; nothing waits for them."""
        self.query_one(TitleLine).tell(_("Cases"), "", "")
        self.query_one("#case-list").focus()
        self._load()

    @work(thread=True, exclusive=True, group="library", exit_on_error=False)
    def _load(self) -> None:
        library = self._library()
        self.app.call_from_thread(self._fill, library)

    def _fill(self, library: Library) -> None:
        if not self.is_mounted:
            return
        self._loaded = True
        many = len(library.keys())
        words = ngettext("{n} case", "{n} cases", many).format(n=many)
        self.query_one(TitleLine).tell(_("Cases"), "", words)
        shelf = self.query_one(CaseShelf)
        shelf.empty = _(
            "There are no cases here. Folders of your own can be named in the settings, or in CANVAS_CASES."
        )
        shelf.fill(by_sector(library, vocabulary(), language()))
        if self._key:
            shelf.read(self._key)
        if library.problems:
            left_out = ngettext(
                "{n} file with a case could not be read; “canvas case check” says why.",
                "{n} files with cases could not be read; “canvas case check” says why.",
                len(library.problems),
            ).format(n=len(library.problems))
            self.notify(left_out, severity="warning", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Borrowing and setting aside need a workshop."""
        if action in ("borrow", "set_aside"):
            return False
        if action == "read" and self.is_mounted:
            shelf = self.query_one(CaseShelf)
            return shelf.chosen is not None and not shelf.reading
        return True

    def action_read(self) -> None:
        """Read the case under the cursor."""
        self.query_one(CaseShelf).action_to_page()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
