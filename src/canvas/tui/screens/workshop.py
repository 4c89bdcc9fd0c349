"""The workshop screen: header, one view at a time, the keys. It alone hands edits to the session."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from canvas.library.matching import match
from canvas.library.reading import Library
from canvas.locale import _, language
from canvas.method.builtin import check_texts, pattern_blocks, pattern_names, tag_names, vocabulary
from canvas.model.answering import answer_change, answer_edits, form_edits
from canvas.model.checks import findings
from canvas.model.edits import Drop, Edit, Put
from canvas.model.fields import Unfit
from canvas.model.playbook import Playbook, Prompt
from canvas.model.records import TABLES, TODAY, Canvas, Firm, Frame, Note, PromptMark, Record
from canvas.model.words import Block, CaseState
from canvas.model.workshop import new_id
from canvas.session.session import Session
from canvas.session.state import Event
from canvas.storage.recent import Recent
from canvas.text.problems import Problem, Trouble
from canvas.text.show import one_line
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.messages import BorrowAsked, CaseAsked, EditAsked, PlaceAsked, RecordAsked, SessionMoved
from canvas.tui.views.guide import GuideView
from canvas.tui.widgets.chrome import KeyLine, TitleLine

if TYPE_CHECKING:
    from canvas.tui.views.board import BoardView
    from canvas.tui.widgets.board_writing import BoardWriting

VIEWS = ("guide", "board", "findings", "cases", "report")


class WorkshopScreen(Screen[None]):
    """One workshop, open."""

    CSS_PATH = ["../styles/workshop.tcss", "../styles/views.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.WORKSHOP)

    def __init__(
        self,
        session: Session,
        playbook: Playbook,
        library: Callable[[], Library],
        *,
        prompt: str = "",
        view: str = "guide",
    ) -> None:
        super().__init__()
        self.session = session
        self.playbook = playbook
        self.vocabulary = vocabulary()
        self.language = language()
        self.view = view if view in VIEWS else "guide"
        self.canvas = TODAY
        self._library = library
        self._first = prompt
        self._unlisten: Callable[[], None] = lambda: None
        self._file_asked = False

    @property
    def path(self) -> Path:
        """The workshop's file."""
        return self.session.path

    def compose(self) -> ComposeResult:
        """Header, the views, the keys."""
        yield TitleLine(id="title")
        with ContentSwitcher(id="views", initial="guide"):
            yield GuideView(self.playbook, self.vocabulary, self.language, id="guide")
        yield KeyLine(id="keys")

    async def on_mount(self) -> None:
        """Show the workshop and follow its session."""
        self._unlisten = self.session.listen(self._hear)
        guide = self.query_one(GuideView)
        if self._first:
            guide.ask(self._first)
        guide.show(self.session.workshop)
        self._tell_title()
        self.set_interval(15, self._tell_title)
        if self.view != "guide":
            await self.action_view(self.view)
        self._match(guide.prompt)
        if self.session.read_only is not None:
            self.notify(str(self.session.read_only), severity="warning", markup=False, timeout=10)

    def on_unmount(self) -> None:
        """Let go of the session."""
        self._unlisten()
        self.session.close()

    # The session

    def _hear(self, event: Event) -> None:
        """What the session tells, possibly from its own thread: pass it on as a message."""
        tables = frozenset(table for table, _id in event.changed)
        self.post_message(SessionMoved(tables | {"workshop"} if event.everything else tables))

    @on(SessionMoved)
    def show_session(self, message: SessionMoved) -> None:
        """Show what changed; only the view in front is drawn."""
        message.stop()
        if message.tables:
            self._show_view(self.view)
        self._tell_title()
        if not self.session.state.changed_underneath:
            self._file_asked = False
        elif not self._file_asked:
            self._ask_about_file()

    def apply(self, edits: tuple[Edit, ...], label: str = "") -> bool:
        """Hand edits to the session; what it refuses is said in a sentence."""
        refused = self.session.apply(*edits, label=label)
        if refused is not None:
            self.notify(str(refused.problem), severity="warning", markup=False)
            return False
        self._show_view(self.view)
        self._tell_title()
        return True

    @on(EditAsked)
    def make_edits(self, message: EditAsked) -> None:
        """A view wants these edits."""
        message.stop()
        self.apply(message.edits, message.label)

    def action_undo(self) -> None:
        """Take back the last change."""
        label = self.session.undo()
        self._after_undo(_("Undone: {label}"), label, _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Bring back what was undone."""
        label = self.session.redo()
        self._after_undo(_("Redone: {label}"), label, _("There is nothing to redo."))

    def _after_undo(self, done: str, label: str | None, nothing: str) -> None:
        self._show_view(self.view)
        self._tell_title()
        words = nothing if label is None else done.format(label=label)
        if self.view == "guide":
            self.query_one(GuideView).say(words)
        else:
            self.notify(words, markup=False, timeout=2)

    def _tell_title(self) -> None:
        workshop = self.session.workshop
        guide = self.query_one(GuideView)
        number = self.playbook.steps.index(guide.step) + 1
        step = _("{number} of {many}  {step}").format(
            number=number, many=len(self.playbook.steps), step=guide.step.name.of(self.language)
        )
        canvas = workshop.get(Canvas, self.canvas)
        name = _("today") if self.canvas == TODAY or canvas is None else (canvas.name or _("redesign"))
        left = workshop.firm.firm or self.path.name
        if self.view == "board":
            left = f"{left} · {name}"
        saved, alarm = self._saved_words()
        clock = datetime.datetime.now().astimezone().strftime("%H:%M")
        self.query_one(TitleLine).tell(left, step, f"{saved}   {clock}", alarm=alarm)

    def _saved_words(self) -> tuple[str, bool]:
        if self.session.read_only is not None:
            return _("read-only"), False
        state = self.session.state
        if state.kind == "saved":
            return _("saved"), False
        if state.kind == "saving":
            return _("saving …"), False
        return _("not saved · Ctrl+S saves a copy"), True

    # Views

    async def action_view(self, name: str) -> None:
        """Show another view; it is made when first asked for."""
        switcher = self.query_one("#views", ContentSwitcher)
        if all(child.id != name for child in switcher.children):
            await switcher.mount(self._make(name))
        self.view = name
        switcher.current = name
        self._show_view(name)
        self._focus_view(name)
        self._tell_title()
        self.refresh_bindings()

    def _make(self, name: str) -> Widget:
        if name == "board":
            from canvas.tui.views.board import BoardView

            return BoardView(self.vocabulary, self.language, self._block_questions(), id="board")
        if name == "findings":
            from canvas.tui.views.findings import FindingsView

            return FindingsView(self.vocabulary, check_texts(), self.language, id="findings")
        if name == "cases":
            from canvas.tui.views.cases import CasesView

            return CasesView(self.vocabulary, pattern_names(), self.language, id="cases")
        from canvas.tui.views.report import ReportView

        return ReportView(self.playbook, self.language, self._library, id="report")

    def _block_questions(self) -> dict[Block, str]:
        """The question each empty block shows: that of the first prompt that writes on it."""
        questions: dict[Block, str] = {}
        for _step, prompt in self.playbook.prompts():
            for target in prompt.targets:
                if target.block is not None:
                    questions.setdefault(target.block, prompt.question.of(self.language))
        return questions

    def _show_view(self, name: str) -> None:
        workshop = self.session.workshop
        if name == "guide":
            self.query_one(GuideView).show(workshop)
            return
        from canvas.tui.views.board import BoardView
        from canvas.tui.views.cases import CasesView
        from canvas.tui.views.findings import FindingsView
        from canvas.tui.views.report import ReportView

        view = self.query_one("#views", ContentSwitcher).get_child_by_id(name)
        if isinstance(view, BoardView):
            if workshop.get(Canvas, self.canvas) is None:
                self.canvas = TODAY
            view.show(workshop, self.canvas)
        elif isinstance(view, (FindingsView, ReportView)):
            view.show(workshop)
        elif isinstance(view, CasesView):
            view.show(workshop, self._library(), self.query_one(GuideView).prompt)

    def _focus_view(self, name: str) -> None:
        if name == "guide":
            self.query_one("#line").focus()
            return
        view = self.query_one("#views", ContentSwitcher).get_child_by_id(name)
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
        self._remember()
        self.session.close()
        self.dismiss(None)

    def _remember(self) -> None:
        guide = self.query_one(GuideView)
        Recent.remember(
            self.path,
            firm=self.session.workshop.firm.firm or "",
            step=guide.step.key,
            prompt=guide.prompt.key,
            canvas=self.canvas,
        )

    # The board

    def on_board_view_canvas_switched(self, message: BoardWriting.CanvasSwitched) -> None:
        """The board shows another canvas."""
        message.stop()
        self.canvas = message.canvas_id
        self._show_view(self.view)
        self._tell_title()

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

    # The guide

    @on(GuideView.Moved)
    def question_moved(self, message: GuideView.Moved) -> None:
        """Another question: find its cases, and remember the place."""
        message.stop()
        self._tell_title()
        self._match(message.prompt)
        self._remember()

    @work(thread=True, exclusive=True, group="match", exit_on_error=False)
    def _match(self, prompt: Prompt) -> None:
        """Cases beside the question appear when they are ready; typing never waits for them."""
        found = match(
            self._library(),
            self.session.workshop,
            prompt,
            pattern_names(),
            self.language,
            pattern_blocks=pattern_blocks(),
            tag_names=tag_names(),
            vocabulary=self.vocabulary,
        )
        self.app.call_from_thread(self._tell_matches, prompt.key, found)

    def _tell_matches(self, prompt: str, found: list[object]) -> None:
        if self.is_mounted:
            self.query_one(GuideView).tell_matches(prompt, found)  # type: ignore[arg-type]

    @on(GuideView.Answered)
    def store_answer(self, message: GuideView.Answered) -> None:
        """Store what was typed; an answered question is no longer skipped or parked."""
        message.stop()
        guide = self.query_one(GuideView)
        try:
            edits = answer_edits(self.session.workshop, message.prompt, message.target, message.lines, new_id)
        except Unfit as unfit:
            guide.refuse(message.lines, f"{unfit.wrong} {unfit.fix()}".strip())
            return
        if self.session.workshop.get(PromptMark, message.prompt.key):
            edits = (*edits, Drop(PromptMark.table, message.prompt.key))
        if self.apply(edits, one_line(message.lines[0], 40)):
            guide.show_last()
        else:
            guide.refuse(
                message.lines, _("This could not be stored; the line is back so that it is not lost.")
            )

    @on(GuideView.AnswerAsked)
    def change_answer(self, message: GuideView.AnswerAsked) -> None:
        """Change an entry of the frame."""
        message.stop()
        from canvas.tui.screens.one_text import OneText

        answer = message.answer

        def changed(text: str | None) -> None:
            if text is None or text == answer.text:
                return
            try:
                self.apply(answer_change(self.session.workshop, answer, text), text[:40])
            except Unfit as unfit:
                self.notify(unfit.wrong, severity="warning", markup=False)

        label = self.vocabulary.label(Frame, answer.field, self.language).capitalize()
        self.app.push_screen(OneText(label, answer.text), changed)

    # Records

    @on(RecordAsked)
    def fill_in(self, message: RecordAsked) -> None:
        """Open the form of a record."""
        message.stop()
        record = self.session.workshop.find(message.id, (message.table,))
        if record is not None:
            self.open_form(record, message.fields, only_first=message.table == Firm.table)

    def open_form(self, record: Record, fields: tuple[str, ...] = (), *, only_first: bool = False) -> None:
        """A form over the screen; what was filled in becomes one edit."""
        from canvas.tui.screens.record_form import RecordForm

        form = RecordForm(
            self.session.workshop, record, self.vocabulary, self.language, fields, only_first=only_first
        )
        self.app.push_screen(form, partial(self._filled, record))

    def _filled(self, record: Record, filled: object) -> None:
        if not filled:
            return
        now = self.session.workshop.find(record.id, (type(record).table,)) or record
        try:
            edits = form_edits(self.session.workshop, now, filled, new_id)  # type: ignore[arg-type]
        except Unfit as unfit:
            self.notify(unfit.wrong, severity="warning", markup=False)
            return
        self.apply(edits, _("fill in {name}").format(name=record.heading[:40]))

    def action_firm(self) -> None:
        """The firm's own facts."""
        self.open_form(
            self.session.workshop.firm,
            ("firm", "sector", "size", "place", "people", "setting"),
            only_first=True,
        )

    @on(PlaceAsked)
    async def go_to(self, message: PlaceAsked) -> None:
        """Go to the place a finding is about."""
        message.stop()
        if message.prompt:
            self.query_one(GuideView).ask(message.prompt)
            await self.action_view("guide")
            return
        record = self.session.workshop.find(message.id, (message.table,) if message.table in TABLES else ())
        if isinstance(record, Note):
            self.canvas = record.canvas or TODAY
            await self.action_view("board")
            from canvas.tui.views.board import BoardView

            self.query_one(BoardView).go(record.id)
        elif isinstance(record, Canvas):
            self.canvas = record.id
            await self.action_view("board")
        elif record is not None:
            self.open_form(record)
        elif (prompt := _prompt_about(self.playbook, message.table)) is not None:
            self.query_one(GuideView).ask(prompt.key)
            await self.action_view("guide")

    # Cases

    @on(CaseAsked)
    async def read_case(self, message: CaseAsked) -> None:
        """Read a case in full."""
        message.stop()
        if self.view != "cases":
            self.apply_quietly(Put("case", message.key, {"state": CaseState.SHOWN}))
            await self.action_view("cases")
        from canvas.tui.views.cases import CasesView

        self.query_one(CasesView).read(message.key)

    def apply_quietly(self, edit: Edit) -> None:
        """An edit nobody needs to hear about; a mark that is there already stays."""
        if isinstance(edit, Put) and edit.id in self.session.workshop.tables.get(edit.table, {}):
            return
        if self.session.read_only is None:
            self.session.apply(edit, label=_("read a case"))

    @on(BorrowAsked)
    def borrow_idea(self, message: BorrowAsked) -> None:
        """Choose where an idea from a case goes, and put it there."""
        message.stop()
        from canvas.tui.screens.borrowing import Borrowing, borrowing_edits

        case = self._library().case(message.key, self.language)
        if case is None:
            return

        def chosen(answer: tuple[str, Block, str] | None) -> None:
            if answer is None:
                return
            prompt = self.query_one(GuideView).prompt.key
            edits = borrowing_edits(self.session.workshop, case, answer, prompt)
            if self.apply(edits, _("borrow {text}").format(text=answer[2][:40])):
                self.notify(
                    _("Borrowed from {case}.").format(case=case.organisation), markup=False, timeout=3
                )

        self.app.push_screen(
            Borrowing(self.session.workshop, case, self.vocabulary, self.language, message.block), chosen
        )

    # Saving

    def _ask_about_file(self) -> None:
        """Another program changed the file: which of the two goes on. Asked once; Ctrl+S asks again."""
        from canvas.tui.screens.changed_file import ask_about_file

        self._file_asked = True
        ask_about_file(self, self.session, self.vocabulary, self.language, self._tell_title)

    def action_save_copy(self) -> None:
        """Save the workshop under another name; when the file was changed, first choose which goes on."""
        if self.session.state.changed_underneath:
            self._ask_about_file()
            return
        from canvas.tui.screens.one_text import OneText

        def named(path: str | None) -> None:
            if not path:
                return
            try:
                self.session.save_copy(Path(path).expanduser())
            except Trouble as trouble:
                self.notify(
                    "\n".join(str(problem) for problem in trouble.problems), severity="error", markup=False
                )
            else:
                self.notify(_("A copy is saved as {path}.").format(path=path), markup=False)

        proposal = self.path.with_name(self.path.name.removesuffix(".canvas.toml") + "-2.canvas.toml")
        self.app.push_screen(OneText(_("Save a copy as"), str(proposal)), named)

    def tell(self, problem: Problem) -> None:
        """Say one problem."""
        self.notify(str(problem), severity="warning", markup=False)

    @property
    def finding_count(self) -> int:
        """How many findings there are now."""
        return len(findings(self.session.workshop))


def _prompt_about(playbook: Playbook, table: str) -> Prompt | None:
    """The first question whose answers go to this table: where a finding about the whole leads."""
    return next(
        (
            prompt
            for _step, prompt in playbook.prompts()
            if any(table in (target.table, "frame" if target.frame else "") for target in prompt.targets)
        ),
        None,
    )
