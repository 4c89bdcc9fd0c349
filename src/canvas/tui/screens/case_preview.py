"""A case that is being written, as a workshop will show it; it looks again whenever the file is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

from canvas.library.examining import language_of
from canvas.library.previewing import Standing, best_first
from canvas.library.reading import Library
from canvas.locale import _, language, ngettext
from canvas.method.builtin import vocabulary
from canvas.method.patterns import pattern_names
from canvas.model.case import Case
from canvas.session.draft_case import Draft, look_at, standings_of, twin_of
from canvas.text.show import one_line
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.failing import told_of_failure
from canvas.tui.watching import changes
from canvas.tui.widgets.case_page import case_rows
from canvas.tui.widgets.chrome import KeyLine, TitleLine
from canvas.tui.widgets.page import TextPage
from canvas.tui.widgets.preview_side import dimmed, no_page_yet, nothing_but, side_rows

_FOLLOW: Final = "follow"
"""The work that notices when the file is saved."""


class CasePreview(Screen[None]):
    """The page of a case on the left; its card, its problems and where it would be shown on the right."""

    CSS_PATH = "../styles/case_preview.tcss"
    place: ClassVar[Where] = Where.PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PREVIEW)

    @dataclass
    class Saved(Message):
        """One of the files is there, or is another than before."""

    @dataclass
    class Looked(Message):
        """A look at the file is done."""

        look: int
        draft: Draft

    @dataclass
    class Ranked(Message):
        """It is known where the case stands."""

        look: int
        standings: list[Standing]

    def __init__(self, path: Path, library: Callable[[], Library], *, told: bool = True) -> None:
        """A preview of this file.

        Args:
            path: the file.
            library: the other cases; asked from a thread.
            told: let `watchfiles` tell of changes where it is installed.
        """
        super().__init__()
        self.path = path
        """The file on the screen."""
        self._library = library
        self._told = told
        self._stop = Event()
        self._look = 0
        self._draft: Draft | None = None
        self._case: Case | None = None
        self._standings: list[Standing] | None = None
        self._looking: Worker[None] | None = None
        self._wrong = ""
        """Why it is not known where the case stands; empty while that is reckoned, and when it is known."""

    def compose(self) -> ComposeResult:
        """Title, page, side, keys."""
        yield TitleLine(id="title")
        with Horizontal(id="preview"):
            yield TextPage(id="preview-page")
            yield TextPage(id="preview-side")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin to look."""
        self._page.focus()
        self._tell()
        self._follow()

    def on_unmount(self) -> None:
        """Look no longer."""
        self._stop.set()
        self._look += 1

    @property
    def _page(self) -> TextPage:
        return self.query_one("#preview-page", TextPage)

    @property
    def _side(self) -> TextPage:
        return self.query_one("#preview-side", TextPage)

    # Looking

    @work(thread=True, group=_FOLLOW, exit_on_error=False)
    def _follow(self) -> None:
        twin = twin_of(self.path)
        for _change in changes([self.path, *([twin] if twin else [])], self._stop, told=self._told):
            self.post_message(self.Saved())

    @on(Saved)
    def look_again(self) -> None:
        """Look at the file as it is now; what an earlier look still finds out is passed over."""
        self._look += 1
        self._wrong = ""
        self._looking = self._examine(self._look, self.path)

    @work(thread=True, group="look", exit_on_error=False)
    def _examine(self, look: int, path: Path) -> None:
        draft = look_at(path)
        self.post_message(self.Looked(look, draft))
        if draft.case is None:
            return
        found = []
        for standing in standings_of(draft.case, self._library()):
            if look != self._look:
                return  # the file is another by now
            found.append(standing)
        self.post_message(self.Ranked(look, best_first(found)))

    @on(Looked)
    def show_draft(self, message: Looked) -> None:
        """Show the file as it is; while it cannot be read, the last good page stands back."""
        if message.look != self._look or not self.is_mounted:
            return
        self._draft = message.draft
        if message.draft.case is not None and message.draft.case != self._case:
            self._case = message.draft.case
            self._standings = None  # they were those of the text before
        self._draw()

    @on(Ranked)
    def show_standings(self, message: Ranked) -> None:
        """Show where the case stands."""
        if message.look == self._look and self.is_mounted:
            self._standings = message.standings
            self._draw()

    @on(Worker.StateChanged)
    def tell_failure(self, message: Worker.StateChanged) -> None:
        """What could not be found out is told where it would have stood."""
        if not self.is_mounted:
            return
        if message.worker is self._looking:
            what = _(
                "This could not be reckoned: something went wrong inside Canvas. Saving the file tries again."
            )
            if told := told_of_failure(message, what):
                self._wrong, self._standings = told, None
                self._draw()
        elif message.worker.group == _FOLLOW:
            what = _("This file is no longer followed: something went wrong inside Canvas.")
            if told := told_of_failure(message, what):
                self.notify(told, severity="warning", markup=False, timeout=10)

    # Drawing

    def _draw(self) -> None:
        draft, case = self._draft, self._case
        if draft is None:
            if self._wrong:
                self._page.show(nothing_but(self._wrong))
            return
        words, patterns = vocabulary(), pattern_names()
        if case is not None:
            page = case_rows(case, words, patterns, language())
            if draft.case is None:
                page = dimmed(
                    page, _("So it was before. The file cannot be read as a case now; the check says why.")
                )
            self._page.show(page, keep_place=True)
        else:
            self._page.show(nothing_but(no_page_yet()))
        good = draft.case is not None
        self._side.show(
            side_rows(case, draft.problems, self._standings, language(), reckoned=good, failed=self._wrong),
            keep_place=True,
        )
        self._tell()

    def _tell(self) -> None:
        """The file, its language, and how it is with it."""
        in_language = {"en": _("in English"), "nl": _("in Dutch")}.get(language_of(self.path.name) or "", "")
        state, alarm = "", False
        if self._draft is not None:
            many, alarm = len(self._draft.problems), self._draft.errors > 0
            state = (
                ngettext("{n} problem", "{n} problems", many).format(n=many) if many else _("nothing wrong")
            )
        self.query_one(TitleLine).tell(one_line(self.path.name), in_language, state, alarm=alarm)

    # What a person does

    def action_turn(self) -> None:
        """From the page to the side and back."""
        to_side = not self.has_class("-turned") if self.has_class("-narrow") else self._page.has_focus
        self.set_class(to_side, "-turned")
        (self._side if to_side else self._page).focus()

    def action_twin(self) -> None:
        """The same case in the other language."""
        twin = twin_of(self.path)
        if twin is None or not twin.is_file():
            name = twin.name if twin else ""
            words = (
                _("There is no “{name}” beside it.").format(name=one_line(name))
                if name
                else _("The name of this file does not end in .en.md or .nl.md.")
            )
            self.notify(words, severity="warning", markup=False)
            return
        self.path = twin
        self._draft = self._case = self._standings = None
        self._tell()
        self.look_again()

    def action_leave(self) -> None:
        """Stop."""
        self.app.exit(0)
