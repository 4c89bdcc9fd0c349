"""The guide: one question at a time, what was answered, a line to type on, and what the region did beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from canvas.locale import _, ngettext
from canvas.model.answering import Answer, answer_removal, answers, mark_prompt
from canvas.model.case import Match
from canvas.model.edits import Edit, Put
from canvas.model.playbook import Mode, Playbook, Prompt, Step, Target
from canvas.model.progress import State, answered, state, step_progress
from canvas.model.records import SINGLE, Parked, Record
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import PromptState, Sector
from canvas.model.workshop import Workshop, new_id
from canvas.text.show import one_line, show
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.messages import CaseAsked, EditAsked, RecordAsked
from canvas.tui.widgets.line_input import LineInput

NewId = Callable[[type[Record]], str]


class GuideView(Horizontal):
    """The questions of a playbook, one at a time; nothing is forced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.GUIDE),
        Binding("backspace", "delete_answer", show=False),
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

    def __init__(
        self, playbook: Playbook, vocabulary: Vocabulary, language: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._playbook = playbook
        self._vocabulary = vocabulary
        self._language = language
        self._prompts = list(playbook.prompts())
        self._at = 0
        self._target = 0
        self._workshop: Workshop | None = None
        self._answers: list[Answer] = []
        self._hint_sector: Sector | None = None
        self._matches: Sequence[Match] = ()

    def compose(self) -> ComposeResult:
        """Steps, the question, the region."""
        yield OptionList(id="steps", markup=False, compact=True)
        with Vertical(id="asking"):
            yield Label("", id="where", markup=False)
            with VerticalScroll(id="question-box", can_focus=False):
                yield Label("", id="question", markup=False)
                yield Label("", id="why", markup=False)
                yield Label("", id="hints", markup=False)
                yield Label("", id="part", markup=False)
                yield OptionList(id="answers", markup=False, compact=True)
            with Horizontal(id="line-row"):
                yield Label("›", id="sign", markup=False)
                yield LineInput(id="line")
            yield Label("", id="said", markup=False)
            yield Label("", id="nearby", markup=False)
        with Vertical(id="region"):
            yield Label(Content(_("From the region")), id="region-title")
            yield OptionList(id="cases", markup=False, compact=True)

    def on_mount(self) -> None:
        """The line is where a person begins."""
        self.query_one("#line").focus()
        if self._workshop is not None:
            self._draw()

    # What is shown

    @property
    def step(self) -> Step:
        """The step of the question being asked."""
        return self._prompts[self._at][0]

    @property
    def prompt(self) -> Prompt:
        """The question being asked."""
        return self._prompts[self._at][1]

    @property
    def target(self) -> Target:
        """The part of the question being answered."""
        return self.prompt.targets[min(self._target, len(self.prompt.targets) - 1)]

    def show(self, workshop: Workshop) -> None:
        """Show this workshop; the question stays."""
        self._workshop = workshop
        if self.is_mounted:
            self._draw()

    def ask(self, key: str, target: int = 0) -> None:
        """Go to the question of this key."""
        for number, (_step, prompt) in enumerate(self._prompts):
            if prompt.key == key:
                self._go(number, target)
                return

    def tell_matches(self, prompt: str, matches: Sequence[Match]) -> None:
        """Cases that fit a question; ignored when another is being asked by now."""
        if prompt != self.prompt.key or not self.is_mounted:
            return
        self._matches = matches
        box = self.query_one("#cases", OptionList)
        box.set_options([Option(_case_lines(match), match.case.key) for match in matches])
        near = matches[0].case.title if matches else ""
        self.query_one("#nearby", Label).update(
            Content(_("From the region: {title} · F4").format(title=one_line(near)) if near else "")
        )
        self.set_class(bool(matches), "-cases")

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say something under the line, until the next key that changes the question."""
        label = self.query_one("#said", Label)
        label.set_class(wrong, "-wrong")
        label.update(Content(show(words)))

    def _go(self, number: int, target: int = 0) -> None:
        self._at = max(0, min(number, len(self._prompts) - 1))
        self._target = target
        self._hint_sector = None
        if self.is_mounted and self._workshop is not None:
            self._draw()
            self.call_after_refresh(self.query_one("#question-box").scroll_home, animate=False)
        self.post_message(self.Moved(self.step, self.prompt))

    def _draw(self) -> None:
        self._draw_steps()
        self._draw_question()
        self._draw_answers()
        self.say(self._how())

    def _draw_steps(self) -> None:
        assert self._workshop is not None
        box = self.query_one("#steps", OptionList)
        lines = []
        for number, step in enumerate(self._playbook.steps, 1):
            done, core = step_progress(self._workshop, step)
            here = step is self.step
            sign = "✓" if core and done == core else (f"{done}/{core}" if done else "")
            name = f"{'▸' if here else ' '} {number} {step.name.of(self._language)}"
            text = Content.styled(show(name), "bold" if here else "$dim")
            lines.append(
                text.pad_right(max(1, 20 - text.cell_length - len(sign))) + Content.styled(sign, "$dim")
            )
        if box.option_count == len(lines):
            for index, line in enumerate(lines):
                box.replace_option_prompt_at_index(index, line)
        else:
            box.set_options([Option(line) for line in lines])
        if not box.has_focus:
            box.highlighted = self._playbook.steps.index(self.step)

    def _draw_question(self) -> None:
        assert self._workshop is not None
        of_step = [prompt for step, prompt in self._prompts if step is self.step]
        self.query_one("#where", Label).update(
            Content.styled(
                _("{step} · question {number} of {many}").format(
                    step=self.step.name.of(self._language),
                    number=of_step.index(self.prompt) + 1,
                    many=len(of_step),
                ),
                "$dim",
            )
        )
        mark = state(self._workshop, self.prompt)
        sign = {State.PARKED: _("parked"), State.SKIPPED: _("skipped")}.get(mark, "")
        self.query_one("#question", Label).update(
            Content.assemble(
                show(self.prompt.question.of(self._language)), (f"  ({sign})" if sign else "", "$dim")
            )
        )
        why = self.prompt.why.of(self._language)
        self.query_one("#why", Label).update(
            Content.assemble((_("Why") + "  ", "bold $dim"), (show(why), "$dim"))
        )
        self._draw_hints()
        part = self.query_one("#part", Label)
        several = len(self.prompt.targets) > 1
        part.set_class(several, "-shown")
        if several:
            part.update(
                Content.assemble(
                    (f"{self._target + 1}/{len(self.prompt.targets)}  ", "$dim"),
                    (self._part_name(self.target), "bold"),
                )
            )
        self.query_one("#line", LineInput).placeholder = self._placeholder()

    def _part_name(self, target: Target) -> str:
        if target.frame:
            return self._vocabulary.ask("frame", target.frame, self._language)
        if target.block:
            return self._vocabulary.block(target.block, self._language)
        if target.table == "workshop":
            return _("The firm")
        return self._vocabulary.many(target.table, self._language).capitalize()

    def _placeholder(self) -> str:
        target = self.target
        if target.table and target.table not in SINGLE:
            return self._vocabulary.one(target.table, self._language)
        return ""

    def _draw_hints(self) -> None:
        assert self._workshop is not None
        own = self._workshop.firm.sector
        sector = self._hint_sector or own or Sector.RETAIL
        hints = self.prompt.hints_for(sector, self._language)
        name = self._vocabulary.word(sector, self._language)
        label = _("For instance") if sector is own else _("For instance, {sector}").format(sector=name)
        self.query_one("#hints", Label).update(
            Content.assemble((label + "  ", "bold $dim"), (show(" · ".join(hints)), "$dim"))
            if hints
            else Content("")
        )

    def _draw_answers(self) -> None:
        assert self._workshop is not None
        self._answers = answers(self._workshop, self.prompt, self.target)
        box = self.query_one("#answers", OptionList)
        before = box.highlighted
        box.set_options([Option(self._answer_line(answer)) for answer in self._answers])
        box.set_class(bool(self._answers), "-some")
        if self._answers:
            box.highlighted = min(
                before if before is not None else len(self._answers) - 1, len(self._answers) - 1
            )
        self.refresh_bindings()

    def _answer_line(self, answer: Answer) -> Content:
        text = Content.assemble("– ", one_line(answer.text, 300) or "…")
        if answer.open_fields:
            many = len(answer.open_fields)
            text += Content.styled(
                "  " + ngettext("{n} to fill in", "{n} to fill in", many).format(n=many), "$dim"
            )
        return text

    def _how(self) -> str:
        if self.target.table and self.target.mode is Mode.EACH and self._answers:
            return _("↑ choose one, Enter fills it in · Enter on an empty line goes on")
        if self._answers and any(answer.open_fields for answer in self._answers):
            return _("Enter adds · ↑ and Enter fills in more · Enter on an empty line goes on")
        return _("Enter adds · Enter on an empty line goes on")

    # What a person does

    @on(LineInput.Entered)
    def add_lines(self, message: LineInput.Entered) -> None:
        """Store what was typed; an empty line goes on."""
        message.stop()
        assert self._workshop is not None
        if not message.lines:
            self._on()
            return
        self.post_message(self.Answered(self.prompt, self.target, message.lines))

    def refuse(self, lines: tuple[str, ...], why: str) -> None:
        """These lines could not be stored: say why, and give the line back."""
        self.query_one("#line", LineInput).value = lines[0]
        self.say(why, wrong=True)

    def show_last(self) -> None:
        """Bring the answer that was just given into sight."""
        if self._answers:
            self.query_one("#answers", OptionList).highlighted = len(self._answers) - 1
            self.call_after_refresh(self._scroll_to_last, self.prompt)

    def _scroll_to_last(self, prompt: Prompt) -> None:
        """The end of the answers, unless another question was asked meanwhile: that one begins at its top."""
        if prompt is self.prompt:
            self.query_one("#question-box").scroll_end(animate=False)

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
            box.focus()

    def on_key(self, event: object) -> None:
        """Down from the last answer, and any letter, goes back to the line."""
        from textual import events

        if not isinstance(event, events.Key):
            return
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

    @on(OptionList.OptionSelected, "#cases")
    def choose_case(self, message: OptionList.OptionSelected) -> None:
        """Read the case."""
        message.stop()
        if message.option_id:
            self.post_message(CaseAsked(message.option_id))

    def _chosen_answer(self) -> Answer | None:
        box = self.query_one("#answers", OptionList)
        if box.highlighted is None or box.highlighted >= len(self._answers):
            return None
        return self._answers[box.highlighted]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers can be changed while one is under the cursor."""
        if action in ("edit_answer", "delete_answer"):
            return self.is_mounted and self.query_one("#answers").has_focus
        return True

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


def _case_lines(match: Match) -> Content:
    case = match.case
    reasons = " · ".join(match.reasons)
    return Content.assemble(
        (show(case.title) + "\n", "bold"),
        (show(f"{case.place} · {case.when}") + "\n", "$dim"),
        (show(reasons), "$dim italic"),
        ("\n", ""),
    )
