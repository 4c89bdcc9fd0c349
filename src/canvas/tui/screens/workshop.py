"""The workshop screen: header, one view at a time, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from canvas.locale import _
from canvas.method.builtin import check_texts
from canvas.method.patterns import pattern_names
from canvas.model.edits import Put
from canvas.model.records import TODAY, Canvas
from canvas.model.words import Block
from canvas.storage.half_written import NOW_AND_THEN
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.screens.answering_screen import AnsweringScreen
from canvas.tui.views.guide import GuideView
from canvas.tui.widgets.chrome import KeyLine, TitleLine

if TYPE_CHECKING:
    from canvas.tui.views.board import BoardView
    from canvas.tui.widgets.board_writing import BoardWriting


class WorkshopScreen(AnsweringScreen):
    """One workshop, open."""

    CSS_PATH = ["../styles/workshop.tcss", "../styles/views.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.WORKSHOP)

    def compose(self) -> ComposeResult:
        """Header, the views, the keys."""
        yield TitleLine(id="title")
        with ContentSwitcher(id="views", initial="guide"):
            yield GuideView(self.playbook, self.vocabulary, self.language, self.half_written, id="guide")
        yield KeyLine(id="keys")

    async def on_mount(self) -> None:
        """Show the workshop and follow its session."""
        self._unlisten = self.session.listen(self._hear)
        guide = self.query_one(GuideView)
        if self._first:
            guide.ask(self._first)
        guide.show(self.session.workshop)
        self.tell_title()
        self.set_interval(15, self.tell_title)
        self.set_interval(NOW_AND_THEN, self._keep_half_written)
        if self.view != "guide":
            await self.action_view(self.view)
        self.match_when_painted()
        if self.session.read_only is not None:
            self.tell(str(self.session.read_only), wrong=True, seconds=10)

    def on_unmount(self) -> None:
        """Let go of the session; what stands half-written on a line is there again the next time."""
        self._unlisten()
        self.half_written.keep()
        self.session.close()

    def _keep_half_written(self) -> None:
        if self.half_written.is_new:
            self._write_half_written()

    @work(thread=True, exclusive=True, group="half written", exit_on_error=False)
    def _write_half_written(self) -> None:
        self.half_written.keep()

    async def action_view(self, name: str) -> None:
        """Show another view; it is made when first asked for."""
        switcher = self.query_one("#views", ContentSwitcher)
        if all(child.id != name for child in switcher.children):
            await switcher.mount(self._make(name))
        self.view = name
        switcher.current = name
        self.show_view(name)
        self._focus_view(name)
        self.tell_title()
        self.refresh_bindings()

    def _make(self, name: str) -> Widget:
        if name == "board":
            from canvas.tui.views.board import BoardView

            return BoardView(
                self.vocabulary,
                self.language,
                self._block_questions(),
                half_written=self.half_written,
                id="board",
            )
        if name == "findings":
            from canvas.tui.views.findings import FindingsView

            return FindingsView(self.vocabulary, check_texts(), self.language, id="findings")
        if name == "cases":
            from canvas.tui.views.cases import CasesView

            return CasesView(self.vocabulary, pattern_names(), self.language, self.best_cases, id="cases")
        from canvas.tui.views.report import ReportView

        return ReportView(self.playbook, self.language, self.library, id="report")

    def _block_questions(self) -> dict[Block, str]:
        """The question each empty block shows: that of the first prompt that writes on it."""
        questions: dict[Block, str] = {}
        for _step, prompt in self.playbook.prompts():
            for target in prompt.targets:
                if target.block is not None:
                    questions.setdefault(target.block, prompt.question.of(self.language))
        return questions

    def show_view(self, name: str) -> None:
        """Show the workshop as it is now in this view."""
        workshop = self.session.workshop
        if name == "guide":
            self.query_one(GuideView).show(workshop)
            return
        view: Any = self.query_one("#views", ContentSwitcher).get_child_by_id(name)
        if name == "board":
            if workshop.get(Canvas, self.canvas) is None:
                self.canvas = TODAY
            view.show(workshop, self.canvas)
        elif name == "cases":
            view.show(workshop, self.library(), self.query_one(GuideView).prompt)
        else:
            view.show(workshop)

    def _focus_view(self, name: str) -> None:
        if name == "guide":
            self.query_one("#line").focus()
            return
        view = self.query_one("#views", ContentSwitcher).get_child_by_id(name)
        if name == "cases":
            view.query_one("#case-list").focus()
            return
        for widget in (view, *view.walk_children(Widget)):
            if widget.focusable:
                widget.focus()
                return

    async def action_back(self) -> None:
        """From a view to the questions; from the questions home."""
        if self.view != "guide":
            await self.action_view("guide")
        else:
            self.leave()

    def leave(self) -> None:
        """Save, remember the place, and go home."""
        self.remember()
        self.session.close()
        self.dismiss(None)

    def on_board_view_canvas_switched(self, message: BoardWriting.CanvasSwitched) -> None:
        """The board shows another canvas."""
        message.stop()
        self.canvas = message.canvas_id
        self.show_view(self.view)
        self.tell_title()

    def on_board_view_rename_asked(self, message: BoardView.RenameAsked) -> None:
        """Give a redesign another name."""
        message.stop()
        from canvas.tui.screens.one_text import OneText

        canvas = self.session.workshop.get(Canvas, message.canvas_id)
        if canvas is None:
            return

        def named(name: str | None) -> None:
            if name and name != canvas.name:
                self.apply(
                    (Put("canvas", canvas.id, {"name": name}),), _("rename {name}").format(name=name[:40])
                )

        self.app.push_screen(
            OneText(_("What do you call this model at the coffee machine?"), canvas.name or ""), named
        )
