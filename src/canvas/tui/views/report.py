"""The report as it will be in the file, and saving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from canvas.library.reading import Library
from canvas.locale import Language, _
from canvas.model.playbook import Playbook
from canvas.model.workshop import Workshop
from canvas.report.tree import Report
from canvas.session.reporting import SUFFIXES, report_of, save_report
from canvas.storage.document import SUFFIX
from canvas.text.problems import Trouble
from canvas.text.show import show
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.widgets.page import TextPage
from canvas.tui.widgets.report_page import report_rows


class ReportView(Vertical):
    """The report of the workshop, to read and to save."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REPORT)

    def __init__(
        self,
        playbook: Playbook,
        language: Language,
        library: Callable[[], Library] | None = None,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._playbook = playbook
        self._language = language
        self._library = library
        self._workshop: Workshop | None = None
        self._report: Report | None = None

    def compose(self) -> ComposeResult:
        """What one can do with it, and the report."""
        hint = _("This is the report as it will be in the file. s saves it, to send on or to print.")
        yield Label(Content(hint), id="report-head")
        yield TextPage(id="report-page")

    def on_mount(self) -> None:
        """Show what was given before."""
        if self._workshop is not None:
            self._build(self._workshop)

    def show(self, workshop: Workshop) -> None:
        """Show the report of this workshop; the reader stays where they were."""
        if workshop is self._workshop and self._report is not None:
            return
        self._workshop = workshop
        if self.is_mounted:
            self._build(workshop)

    @work(thread=True, exclusive=True, group="report", exit_on_error=False)
    def _build(self, workshop: Workshop) -> None:
        """Made beside the screen: a large workshop, or a library that is still to be read, holds up nobody."""
        report = report_of(
            workshop, self._playbook, self._language, self._library() if self._library else None
        )
        self.app.call_from_thread(self._show_report, workshop, report)

    def _show_report(self, workshop: Workshop, report: Report) -> None:
        if not self.is_mounted or workshop is not self._workshop:
            return
        before = self._report is not None
        self._report = report
        self.query_one(TextPage).show(report_rows(report), keep_place=before)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It can be saved when it is there."""
        return self._report is not None if action == "save_report" else True

    def action_save_report(self) -> None:
        """Ask for the file's name and write it."""
        workshop_file = getattr(self.screen, "path", None) or Path("report")
        name = workshop_file.name.removesuffix(SUFFIX) + SUFFIXES[0]
        self._ask(_("Save the report beside the workshop as"), Path(name), None)

    def _ask(self, label: str, proposal: Path, known: Path | None) -> None:
        from canvas.tui.screens.one_text import OneText

        def named(text: str | None) -> None:
            if text:
                self._save(self._path(text), known)

        self.app.push_screen(OneText(label, str(proposal)), named)

    def _path(self, text: str) -> Path:
        """A name without a folder stands beside the workshop; one without an ending is Markdown."""
        beside = getattr(self.screen, "path", Path()).parent
        try:
            path = beside / Path(text).expanduser()
        except RuntimeError:
            path = beside / text
        return path if path.suffix else path.with_name(path.name + SUFFIXES[0])

    def _save(self, path: Path, known: Path | None) -> None:
        """Write it; a file that is there is named once before it is written over.

        Args:
            path: where.
            known: the file of which the person knows that it is there.
        """
        if self._report is None:
            return
        over = path == known
        if not over and path.exists():
            label = _("“{name}” is there already. Enter writes over it; another name keeps both.")
            self._ask(label.format(name=show(path.name)), path, path)
            return
        try:
            save_report(self._report, path, over=over)
        except Trouble as trouble:
            self.notify(
                "\n".join(show(str(problem)) for problem in trouble.problems),
                severity="error",
                markup=False,
                timeout=10,
            )
        else:
            self.notify(_("The report is in {path}").format(path=show(str(path))), markup=False, timeout=8)
