"""What a person does on the workshop screen with answers, records and cases; every change goes to the session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from textual import on, work

from canvas.library.overheard import overhear
from canvas.locale import _
from canvas.method.builtin import the_method
from canvas.method.patterns import concerns
from canvas.model.answering import answer_change, answer_edits, form_edits, heard
from canvas.model.case import Match
from canvas.model.edits import Drop, Edit, Put
from canvas.model.fields import Unfit
from canvas.model.playbook import Playbook, Prompt
from canvas.model.records import TABLES, TODAY, Canvas, CaseMark, Firm, Frame, Note, PromptMark, Record
from canvas.model.words import Block, CaseState
from canvas.model.workshop import Workshop, new_id
from canvas.text.show import one_line
from canvas.tui.messages import BorrowAsked, CaseAsked, PlaceAsked, RecordAsked
from canvas.tui.screens.session_screen import SessionScreen
from canvas.tui.views.guide import GuideView

if TYPE_CHECKING:
    from canvas.library.reading import Library
    from canvas.tui.screens.record_form import RecordForm

BESIDE: Final = 3
"""So many cases stand beside a question."""
_A_MOMENT: Final = 0.15
"""Seconds after which the library is read."""


class AnsweringScreen(SessionScreen):
    """A session's screen on which questions are answered, forms filled in and cases borrowed from."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._beside: dict[str, tuple[str, ...]] = {}
        """Question → the cases that stood beside it in this sitting."""
        self._stands = False
        """Whether the screen has been painted: before that, cases are not looked for."""

    async def action_view(self, name: str) -> None:
        """Show another view."""
        self.view = name

    @on(GuideView.Moved)
    def question_moved(self, message: GuideView.Moved) -> None:
        """Another question: find its cases, and remember the place."""
        message.stop()
        self.tell_title()
        if self._stands:
            self.match(message.prompt)
        self.remember()

    def match_when_painted(self) -> None:
        """Look for the first cases when the screen stands: two that read at once would only slow each other."""

        def stands() -> None:
            self._stands = True
            self.match(self.query_one(GuideView).prompt)

        self.set_timer(_A_MOMENT, stands)

    def apply(self, edits: tuple[Edit, ...], label: str = "") -> bool:
        """Hand edits to the session; when a case was marked, other cases may stand beside the question."""
        done = super().apply(edits, label)
        if done and any(edit.table == CaseMark.table for edit in edits):
            self.match(self.query_one(GuideView).prompt)
        return done

    @work(thread=True, exclusive=True, group="match", exit_on_error=False)
    def match(self, prompt: Prompt) -> None:
        """Cases beside the question appear when they are ready; typing never waits for them."""
        found = self.best_cases(self.session.workshop, self.library(), prompt, BESIDE)
        self._beside[prompt.key] = tuple(each.case.key for each in found)
        self.app.call_from_thread(self._tell_matches, prompt.key, found)

    def best_cases(
        self, workshop: Workshop, library: Library, prompt: Prompt | None, most: int
    ) -> Sequence[Match]:
        """The best cases for a question; those that stood beside questions before it in this sitting step back.

        Who comes back to a question finds its cases again: what stood beside later ones is not held against them.
        """
        from canvas.library.matching import match

        key = prompt.key if prompt else ""
        before = takewhile(lambda each: each[0] != key, tuple(self._beside.items()))
        seen = Counter(case for _other, cases in before for case in cases)
        here = self._beside.get(key, ())
        return match(library, workshop, prompt, the_method(), self.language, most, seen=seen, here=here)

    def _tell_matches(self, prompt: str, found: Sequence[Match]) -> None:
        if self.is_mounted:
            self.query_one(GuideView).tell_matches(prompt, found)

    @on(GuideView.Answered)
    def store_answer(self, message: GuideView.Answered) -> None:
        """Store what was typed; an answered question is no longer skipped or parked."""
        message.stop()
        guide = self.query_one(GuideView)
        before = self.session.workshop
        try:
            edits = answer_edits(before, message.prompt, message.target, message.lines, new_id)
        except Unfit as unfit:
            guide.refuse(message.lines, f"{unfit.wrong} {unfit.fix()}".strip())
            return
        if self.session.workshop.get(PromptMark, message.prompt.key):
            edits = (*edits, Drop(PromptMark.table, message.prompt.key))
        if self.apply(edits, one_line(message.lines[0], 40)):
            guide.show_last()
            if taken := heard(before, message.target, message.lines):
                self.tell(taken, seconds=6)
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
                self.tell(unfit.wrong, wrong=True, seconds=8)

        label = self.vocabulary.label(Frame, answer.field, self.language).capitalize()
        self.app.push_screen(OneText(label, answer.text), changed)

    @on(RecordAsked)
    def fill_in(self, message: RecordAsked) -> None:
        """Open the form of a record."""
        message.stop()
        record = self.session.workshop.find(message.id, (message.table,))
        if record is not None:
            self.open_form(record, message.fields, only_first=message.table == Firm.table)

    def open_form(
        self,
        record: Record,
        fields: tuple[str, ...] = (),
        *,
        only_first: bool = False,
        to_complete: bool = False,
    ) -> None:
        """A form over the screen; what was filled in becomes one edit."""
        from canvas.tui.screens.record_form import RecordForm

        form = RecordForm(
            self.session.workshop,
            record,
            self.vocabulary,
            self.language,
            fields,
            only_first=only_first,
            to_complete=to_complete,
            half_written=self.half_written,
        )
        self.app.push_screen(form, partial(self._filled, record, form))

    def _filled(self, record: Record, form: RecordForm, filled: object) -> None:
        """Store what was filled in; what cannot be stored stands in the form when it opens again."""
        if not filled:
            self.half_written.note_fields(form.place, form.left)
            return
        now = self.session.workshop.find(record.id, (type(record).table,)) or record
        try:
            edits = form_edits(self.session.workshop, now, filled, new_id)  # type: ignore[arg-type]
        except Unfit as unfit:
            self.tell(unfit.wrong, wrong=True, seconds=8)
            return
        if self.apply(edits, _("fill in {name}").format(name=record.heading[:40])):
            self.half_written.note_fields(form.place, form.left)
            if form.taken:
                self.tell(form.taken, seconds=6)

    def action_firm(self) -> None:
        """The firm's own facts."""
        self.open_form(
            self.session.workshop.firm,
            ("firm", "sector", "size", "place", "people", "setting"),
            only_first=True,
        )

    def action_busy_with(self) -> None:
        """Tick what the firm is busy with; the cases beside the question follow."""
        from canvas.tui.screens.busy_with import BusyWith

        workshop = self.session.workshop
        ticked = [word.value for word in workshop.frame.concerns]

        def chosen(keys: tuple[str, ...] | None) -> None:
            edit = Put(Frame.table, "frame", {"concerns": list(keys or ())})
            if keys is not None and self.apply((edit,), _("tick what it is about")):
                self.match(self.query_one(GuideView).prompt)

        heard = overhear(workshop, concerns(), self.language)
        self.app.push_screen(BusyWith(concerns(), ticked, heard, self.language), chosen)

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
            self.open_form(record, to_complete=True)
        elif (prompt := _prompt_about(self.playbook, message.table)) is not None:
            self.query_one(GuideView).ask(prompt.key)
            await self.action_view("guide")

    @on(CaseAsked)
    async def read_case(self, message: CaseAsked) -> None:
        """Read a case in full."""
        message.stop()
        if self.view != "cases":
            self.apply_quietly(Put("case", message.key, {"state": CaseState.SHOWN}))
            if message.beside:
                return
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

        case = self.library().case(message.key, self.language)
        if case is None:
            return

        def chosen(answer: tuple[str, Block, str] | None) -> None:
            if answer is None:
                return
            prompt = self.query_one(GuideView).prompt.key
            edits = borrowing_edits(self.session.workshop, case, answer, prompt)
            if self.apply(edits, _("borrow {text}").format(text=answer[2][:40])):
                self.tell(_("Borrowed from {case}.").format(case=case.organisation))

        self.app.push_screen(
            Borrowing(
                self.session.workshop,
                case,
                self.vocabulary,
                self.language,
                message.block,
                half_written=self.half_written,
            ),
            chosen,
        )


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
