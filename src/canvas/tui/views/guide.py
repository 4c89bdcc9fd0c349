"""The guide: one question at a time, a line to type on, and what a person does with questions and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, OptionList

from canvas.locale import _
from canvas.model.answering import Answer, answer_removal, mark_prompt
from canvas.model.edits import Edit, Put
from canvas.model.playbook import Prompt, Step, Target
from canvas.model.progress import answered
from canvas.model.records import Parked
from canvas.model.words import PromptState, Sector
from canvas.model.workshop import new_id
from canvas.text.show import one_line
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.messages import BorrowAsked, CaseAsked, EditAsked, RecordAsked
from canvas.tui.views.guide_drawing import GuideDrawing
from canvas.tui.widgets.line_input import LineInput


class GuideView(GuideDrawing):
    """The questions of a playbook, one at a time; nothing is forced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.GUIDE),
        Binding("backspace", "delete_answer", show=False),
        Binding("escape,left", "close_case", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another question is being asked."""

        step: Step
        prompt: Prompt

    @dataclass
    class Answered(Message):
        """Lines were typed as answers to a part of a question.

        The edits are made by whoever has the session, from the workshop as it is when the message arrives: several
        may be under way, and each must build on the one before.
        """

        prompt: Prompt
        target: Target
        lines: tuple[str, ...]

    @dataclass
    class AnswerAsked(Message):
        """Somebody wants to change an entry of the frame."""

        answer: Answer

    def ask(self, key: str, target: int = 0) -> None:
        """Go to the question of this key."""
        for number, (_step, prompt) in enumerate(self._prompts):
            if prompt.key == key:
                self._go(number, target)
                return

    def _go(self, number: int, target: int = 0) -> None:
        self._at = max(0, min(number, len(self._prompts) - 1))
        self._target = target
        self._hint_sector = None
        if self.is_mounted and self._workshop is not None:
            self.close_case()
            self._draw()
            self.call_after_refresh(self.query_one("#question-box").scroll_home, animate=False)
        self.post_message(self.Moved(self.step, self.prompt))

    # What a person does

    @on(LineInput.Entered)
    def add_lines(self, message: LineInput.Entered) -> None:
        """Store what was typed; an empty line goes on."""
        message.stop()
        assert self._workshop is not None
        box = self.query_one("#answers", OptionList)
        if not message.lines and self.screen.focused is box:  # Enter right behind Up: the line had it still
            box.action_select()
            return
        if not message.lines:
            self._ahead = self.query_one("#line", LineInput).value
            self._on()
            self._ahead = None
            return
        self.post_message(self.Answered(self.prompt, self.target, message.lines))

    @on(Input.Changed, "#line")
    def note_half_written(self, message: Input.Changed) -> None:
        """What is being typed is kept before it is entered; a message that is late is about a line that has gone."""
        message.stop()
        line = self.query_one("#line", LineInput)
        if message.value == line.value and self._typed_at == self._place():
            self._half_written.note(self._typed_at, line.value)
        if not line.value and self.query_one("#said").has_class("-wrong"):
            self.say(self._how())

    def refuse(self, lines: tuple[str, ...], why: str) -> None:
        """These lines could not be stored: say why, and give the line back."""
        self.query_one("#line", LineInput).put(lines[0])
        self.say(why, wrong=True)

    def show_last(self) -> None:
        """Bring the answer that was just given into sight."""
        if self._answers:
            self.query_one("#answers", OptionList).highlighted = len(self._answers) - 1

    def _on(self) -> None:
        if self._target + 1 < len(self.prompt.targets):
            self._target += 1
            self._draw()
        else:
            self.action_next()

    @on(LineInput.Left)
    def leave_line(self, message: LineInput.Left) -> None:
        """Up from the line goes to the last answer."""
        message.stop()
        box = self.query_one("#answers", OptionList)
        if message.by < 0 and self._answers:
            box.highlighted = len(self._answers) - 1
            self.screen.set_focus(box)  # at once: a key that comes right behind is meant for it

    def on_key(self, event: events.Key) -> None:
        """Down from the last answer, and any letter, goes back to the line."""
        box = self.query_one("#answers", OptionList)
        line = self.query_one("#line", LineInput)
        if not box.has_focus:
            return
        if event.key == "down" and box.highlighted == len(self._answers) - 1:
            event.stop()
            event.prevent_default()
            line.focus()
        elif event.is_printable and event.character and event.character != " ":
            event.stop()
            line.focus()
            line.insert_text_at_cursor(event.character)

    @on(OptionList.OptionSelected, "#steps")
    def choose_step(self, message: OptionList.OptionSelected) -> None:
        """Go to the first open question of this step."""
        message.stop()
        self._go_to_step(message.option_index)
        self.query_one("#line").focus()

    def _go_to_step(self, index: int) -> None:
        assert self._workshop is not None
        step = self._playbook.steps[max(0, min(index, len(self._playbook.steps) - 1))]
        numbers = [number for number, (each, _prompt) in enumerate(self._prompts) if each is step]
        open_ones = [number for number in numbers if not answered(self._workshop, self._prompts[number][1])]
        self._go(open_ones[0] if open_ones else numbers[0])

    @on(OptionList.OptionSelected, "#answers")
    def choose_answer(self, message: OptionList.OptionSelected) -> None:
        """Fill in or change the answer."""
        message.stop()
        self.action_edit_answer()

    @on(events.DescendantFocus)
    def enter_cases(self, event: events.DescendantFocus) -> None:
        """Whoever comes to the cases by Tab stands on the first one."""
        box = self.query_one("#cases", OptionList)
        if event.widget is box and box.highlighted is None and box.option_count:
            box.highlighted = 0

    @on(OptionList.OptionSelected, "#cases")
    def choose_case(self, message: OptionList.OptionSelected) -> None:
        """Read the case: beside the question where there is room, else in the library."""
        message.stop()
        if message.option_id:
            beside = self.open_case(message.option_id)
            self.post_message(CaseAsked(message.option_id, beside=beside))

    def _chosen_answer(self) -> Answer | None:
        box = self.query_one("#answers", OptionList)
        if box.highlighted is None or box.highlighted >= len(self._answers):
            return None
        return self._answers[box.highlighted]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers can be changed while one is under the cursor."""
        if action in ("edit_answer", "delete_answer"):
            return self.is_mounted and self.query_one("#answers").has_focus
        if action in ("close_case", "borrow"):
            return bool(self._read)
        return True

    def action_close_case(self) -> None:
        """From a case beside the question back to the others."""
        self.close_case()

    def action_borrow(self) -> None:
        """Borrow from the case that is being read beside the question."""
        if self._read:
            block = next((target.block for target in self.prompt.targets if target.block), None)
            self.post_message(BorrowAsked(self._read, block=block))

    def action_edit_answer(self) -> None:
        """Open the form of the answer under the cursor."""
        answer = self._chosen_answer()
        if answer is None:
            return
        if answer.table == "frame":
            self.post_message(self.AnswerAsked(answer))
        else:
            self.post_message(RecordAsked(answer.table, answer.id, self.target.fields))

    def action_delete_answer(self) -> None:
        """Take the answer under the cursor away."""
        answer = self._chosen_answer()
        if answer is not None and self._workshop is not None:
            edits = answer_removal(self._workshop, answer)
            if edits:
                self.post_message(EditAsked(edits, _("delete {text}").format(text=one_line(answer.text, 40))))

    def action_next(self) -> None:
        """The next question."""
        if self._at + 1 < len(self._prompts):
            self._go(self._at + 1)
        else:
            self.say(_("That was the last question. F8 shows the report."))

    def action_previous(self) -> None:
        """The part or question before."""
        if self._target:
            self._target -= 1
            self._draw()
        else:
            self._go(self._at - 1)

    def action_next_step(self) -> None:
        """The next step."""
        self._go_to_step(self._playbook.steps.index(self.step) + 1)

    def action_previous_step(self) -> None:
        """The step before."""
        self._go_to_step(self._playbook.steps.index(self.step) - 1)

    def action_skip(self) -> None:
        """Leave the question open and go on."""
        if self._workshop is not None and not answered(self._workshop, self.prompt):
            self.post_message(
                EditAsked((mark_prompt(self.prompt.key, PromptState.SKIPPED),), _("skip a question"))
            )
        self.action_next()

    def action_park(self) -> None:
        """Put the question, or the answer under the cursor, on the parking list."""
        answer = self._chosen_answer() if self.query_one("#answers").has_focus else None
        if answer is not None:
            text = answer.text
        else:
            line = self.query_one("#line", LineInput)
            text = line.value.strip() or self.prompt.question.of(self._language)
            line.value = ""
        edits: list[Edit] = [Put(Parked.table, new_id(Parked), {"text": text, "prompt": self.prompt.key})]
        if answer is None and self._workshop is not None and not answered(self._workshop, self.prompt):
            edits.append(mark_prompt(self.prompt.key, PromptState.PARKED))
        self.post_message(EditAsked(tuple(edits), _("park {text}").format(text=one_line(text, 40))))
        if answer is None:
            self.action_next()
        self.say(_("Parked: {text}").format(text=one_line(text, 60)))

    def action_other_hints(self) -> None:
        """Show the examples of the next sector."""
        if self._workshop is None:
            return
        sectors = list(Sector)
        now = self._hint_sector or self._workshop.firm.sector or Sector.RETAIL
        self._hint_sector = sectors[(sectors.index(now) + 1) % len(sectors)]
        self._draw_hints()
