"""What the guide shows: the steps, one question with why and hints, its answers, and cases from practice."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from canvas.locale import _
from canvas.method.patterns import pattern_names
from canvas.model.answering import Answer, answers
from canvas.model.case import Match
from canvas.model.playbook import Mode, Playbook, Prompt, Step, Target
from canvas.model.progress import State, state, step_progress
from canvas.model.records import SINGLE
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Sector
from canvas.model.workshop import Workshop
from canvas.storage.half_written import HalfWritten
from canvas.text.show import one_line, show
from canvas.tui.views.guide_lines import answer_line, case_lines
from canvas.tui.widgets.busy_line import busy_line
from canvas.tui.widgets.case_page import case_rows
from canvas.tui.widgets.line_input import LineInput
from canvas.tui.widgets.page import TextPage

_SHORT = 18
"""Rows of the guide under which only what is typed on and one line of advice stand below the question."""


_WIDE = 100
"""Cells of the guide from which on a case can be read beside the question."""


class GuideDrawing(Horizontal):
    """A question of a playbook on the screen, with what was answered to it."""

    def __init__(
        self,
        playbook: Playbook,
        vocabulary: Vocabulary,
        language: str,
        half_written: HalfWritten,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._half_written = half_written
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
        self._typed_at = ""
        """The place whose half-written line stands on the line."""
        self._ahead: str | None = None
        """What quick hands typed for the next question, behind the Enter that leads there."""
        self._read = ""

    def compose(self) -> ComposeResult:
        """Steps, the question, cases from practice."""
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
            yield Label(Content(_("From practice")), id="region-title")
            yield OptionList(id="cases", markup=False, compact=True)
            yield Label("", id="region-about", markup=False)
            yield TextPage(id="region-page")

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

    def tell_matches(self, prompt: str, matches: Sequence[Match]) -> None:
        """Cases that fit a question; ignored when another is being asked by now."""
        if prompt != self.prompt.key or not self.is_mounted:
            return
        self._matches = matches
        box = self.query_one("#cases", OptionList)
        box.set_options([Option(case_lines(match), match.case.key) for match in matches])
        near = matches[0].case.title if matches else ""
        self.query_one("#nearby", Label).update(
            Content(_("From practice, F4 for more: {title}").format(title=one_line(near)) if near else "")
        )
        if self._workshop is not None:
            about = busy_line(self._workshop, self._vocabulary, self._language)
            self.query_one("#region-about", Label).update(Content(about))
        self.set_class(bool(matches), "-cases")

    def open_case(self, key: str) -> bool:
        """Read a case beside the question; False where there is no room for that."""
        match = next((each for each in self._matches if each.case.key == key), None)
        if match is None or self.size.width < _WIDE:
            return False
        rows = case_rows(match.case, self._vocabulary, pattern_names(), self._language, match.reasons)
        self.add_class("-reading")
        page = self.query_one("#region-page", TextPage)
        page.show(rows)
        page.focus()
        self._read = key
        self.call_after_refresh(self._draw_answers)
        self.query_one("#region-title", Label).update(
            Content(_("From practice") + " · " + _("Esc: back to the three"))
        )
        self.refresh_bindings()
        return True

    def close_case(self) -> None:
        """Back to the cases that fit the question."""
        if not self._read:
            return
        self._read = ""
        had_focus = self.query_one("#region-page").has_focus
        self.remove_class("-reading")
        self.query_one("#region-title", Label).update(Content(_("From practice")))
        if had_focus:
            self.query_one("#cases").focus()
        self.call_after_refresh(self._draw_answers)
        self.refresh_bindings()

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say something under the line, until the next key that changes the question."""
        label = self.query_one("#said", Label)
        label.set_class(wrong, "-wrong")
        label.update(Content(show(words)))

    def _place(self) -> str:
        """Which part of which question is being answered, as half-written lines are kept by."""
        return f"{self.prompt.key}/{self._target}"

    def _change_lines(self) -> None:
        """What was half-written stays with its question, and what was left here before is back."""
        place = self._place()
        if place == self._typed_at:
            return
        line = self.query_one("#line", LineInput)
        if self._typed_at:
            self._half_written.note(self._typed_at, line.value if self._ahead is None else "")
        self._typed_at = place
        line.put(self._half_written.at(place) + (self._ahead or ""))

    def _draw(self) -> None:
        self._change_lines()
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
        box.set_options([Option(answer_line(answer, box.size.width or 60)) for answer in self._answers])
        box.set_class(bool(self._answers), "-some")
        if self._answers:
            box.highlighted = min(
                before if before is not None else len(self._answers) - 1, len(self._answers) - 1
            )
        elif self.screen.focused is box:
            self.query_one("#line").focus()  # the last one was deleted: what is typed next must not be lost
        self.refresh_bindings()
        self.call_after_refresh(self._fit)

    def _how(self) -> str:
        if self.target.table and self.target.mode is Mode.EACH and self._answers:
            return _("↑ choose one, Enter fills it in · Enter on an empty line goes on")
        if self._answers and any(answer.open_fields for answer in self._answers):
            return _("Enter adds · ↑ and Enter fills in more · Enter on an empty line goes on")
        return _("Enter adds · Enter on an empty line goes on")

    def on_resize(self, event: events.Resize) -> None:
        """Answers are wrapped to the width there is, and everything is fitted to the height."""
        del event
        if self._workshop is not None:
            self.call_after_refresh(self._draw_answers)

    def _fit(self) -> None:
        """The question stays in sight, and so does the line to type on; a long list of answers scrolls between them."""
        height = self.size.height
        below = 4 if height < _SHORT else 7
        box = self.query_one("#question-box")
        most = max(2, (height - below) * 2 // 3)
        box.styles.max_height = most
        room = height - below - min(box.virtual_size.height, most)
        self.query_one("#answers").styles.max_height = max(1, room)
