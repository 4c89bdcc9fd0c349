"""The findings: what does not hold together yet, the most serious first, each with why and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from canvas.locale import _, ngettext
from canvas.model.checks import MOST_SHOWN, findings, set_aside, setting_aside, shown
from canvas.model.edits import Drop
from canvas.model.finding import CheckText, Finding
from canvas.model.records import SetAside
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import FindingSeverity
from canvas.model.workshop import Workshop
from canvas.text.show import one_line, show
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.messages import EditAsked, PlaceAsked
from canvas.tui.widgets.choices import Choices
from canvas.tui.widgets.line_input import LineInput

_SIGN: Final = {
    FindingSeverity.HIGH: ("▲", "$error"),
    FindingSeverity.MEDIUM: ("●", "$warning"),
    FindingSeverity.LOW: ("○", "$dim"),
}
"""A sign and a colour; the word beside it comes from the vocabulary."""


class FindingsView(Vertical):
    """At most seven findings at once; more discourage instead of help."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.FINDINGS),
        Binding("escape", "keep_it", show=False),
    ]

    def __init__(
        self, vocabulary: Vocabulary, texts: Mapping[str, CheckText], language: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._vocabulary = vocabulary
        self._texts = texts
        self._language = language
        self._workshop: Workshop | None = None
        self._found: dict[str, Finding] = {}
        self._aside: dict[str, Finding] = {}
        self._all = False
        self._reason_for: Finding | None = None

    def compose(self) -> ComposeResult:
        """How many, the list, and at the foot the line for a reason."""
        yield Label("", id="findings-head", markup=False)
        yield Choices(id="findings-list")
        with Vertical(id="findings-reason"):
            yield Label("", id="findings-why", markup=False)
            with Horizontal(id="findings-line-row"):
                yield Label("›", id="findings-sign", markup=False)
                yield LineInput(id="findings-line")

    def on_mount(self) -> None:
        """Show what was given before."""
        if self._workshop is not None:
            self._draw()

    def show(self, workshop: Workshop) -> None:
        """Show the findings of this workshop; the cursor stays on the same one."""
        self._workshop = workshop
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        assert self._workshop is not None
        found = findings(self._workshop)
        listed = found if self._all else shown(found)
        aside = set_aside(self._workshop)
        was_aside = (self._chosen_id() or "") in self._aside
        self._found = {finding.id: finding for finding in listed}
        self._aside = {finding.id: finding for finding, _record in aside}
        self.query_one("#findings-head", Label).update(self._head(len(found), len(listed), len(aside)))
        box = self.query_one("#findings-list", Choices)
        before, at = self._chosen_id(), box.highlighted
        options: list[Option] = []
        for finding in self._found.values():
            options += [Option(self._finding(finding), finding.id), Option("", disabled=True)]
        if aside:
            options.append(Option(Content.styled(_("Set aside"), "bold $primary"), disabled=True))
        for finding, record in aside:
            options += [Option(self._aside_line(finding, record), finding.id), Option("", disabled=True)]
        box.set_options(options)
        self.set_class(bool(options), "-some")
        ids = [option.id for option in options]
        if before and before in ids and was_aside == (before in self._aside):
            box.highlighted = ids.index(before)
        elif options:
            places = [place for place, option in enumerate(options) if not option.disabled]
            box.highlighted = min(places, key=lambda place: abs(place - (at or 0)))
        self.refresh_bindings()

    def _head(self, many: int, listed: int, aside: int) -> Content:
        if not many:
            words = _("Nothing to mend: what is here holds together.")
            more = _("Go on with the questions (F5); when something does not fit, it shows here.")
            return Content.assemble((words, "bold"), "\n", (more, "$dim"))
        words = ngettext(
            "{n} thing does not hold together yet", "{n} things do not hold together yet", many
        ).format(n=many)
        if listed < many:
            more = _("The {most} that matter most; a shows all. None of them stops you.").format(
                most=MOST_SHOWN
            )
        else:
            more = _("The most serious first. None of them stops you.")
        return Content.assemble((words, "bold"), "\n", (more, "$dim"))

    def _finding(self, finding: Finding) -> Content:
        sign, colour = _SIGN[finding.severity]
        word = self._vocabulary.word(finding.severity, self._language)
        text = self._texts[finding.key]
        return Content.assemble(
            (f"{sign} {word[:1].upper()}{word[1:]}", colour),
            "\n",
            (show(text.message_for(finding, self._language, self._vocabulary)), "bold"),
            "\n",
            (show(text.why.of(self._language)), "$dim not bold"),
            "\n",
            ("→ ", "$accent"),
            (show(text.todo.of(self._language)), "not bold"),
        )

    def _aside_line(self, finding: Finding, record: SetAside) -> Content:
        message = self._texts[finding.key].message_for(finding, self._language, self._vocabulary)
        return Content.assemble(
            (show(message), "$dim not bold"),
            "\n",
            (_("because: {reason}").format(reason=one_line(record.reason or "")), "$dim italic not bold"),
        )

    def _chosen_id(self) -> str | None:
        return self.query_one("#findings-list", Choices).chosen_id

    @property
    def _chosen(self) -> Finding | None:
        key = self._chosen_id() or ""
        return self._found.get(key) or self._aside.get(key)

    @on(OptionList.OptionHighlighted)
    def told_apart(self, message: OptionList.OptionHighlighted) -> None:
        """What can be done depends on what is under the cursor."""
        message.stop()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def choose(self, message: OptionList.OptionSelected) -> None:
        """Enter or a click goes to the place."""
        message.stop()
        self.action_jump()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the finding under the cursor allows."""
        if not self.is_mounted:
            return True
        if self._reason_for is not None:
            return action == "keep_it"
        if action == "keep_it":
            return False
        key = self._chosen_id() or ""
        return {"jump": bool(key), "set_aside": key in self._found, "restore": key in self._aside}.get(
            action, True
        )

    def action_jump(self) -> None:
        """Go to the place the finding is about."""
        if (finding := self._chosen) is not None:
            self.post_message(PlaceAsked(finding.table, finding.record))

    def action_show_all(self) -> None:
        """All of them, or the seven that matter most."""
        self._all = not self._all
        self._draw()

    def action_set_aside(self) -> None:
        """Ask for the reason, on the line at the foot."""
        finding = self._chosen
        if finding is None or finding.id not in self._found:
            return
        self._reason_for = finding
        message = self._texts[finding.key].message_for(finding, self._language, self._vocabulary)
        self.query_one("#findings-why", Label).update(
            Content.assemble(
                (_("Why is this not a problem for you?"), "bold"), "\n", (one_line(message, 200), "$dim")
            )
        )
        line = self.query_one("#findings-line", LineInput)
        line.value = ""
        line.placeholder = _("Enter sets it aside · Esc leaves it")
        self.add_class("-asking")
        line.focus()
        self.refresh_bindings()

    @on(LineInput.Entered)
    def reason_given(self, message: LineInput.Entered) -> None:
        """Set it aside with the reason; without one nothing is set aside."""
        message.stop()
        finding = self._reason_for
        if finding is not None and message.lines:
            label = _("set aside {text}").format(text=self._texts[finding.key].message.of(self._language))
            self.post_message(EditAsked((setting_aside(finding, " ".join(message.lines)),), label))
        self.action_keep_it()

    @on(LineInput.Left)
    def line_left(self, message: LineInput.Left) -> None:
        """Up and down have nowhere to go while a reason is typed."""
        message.stop()

    def action_keep_it(self) -> None:
        """Leave the line; what was not entered is not kept."""
        self._reason_for = None
        self.remove_class("-asking")
        self.query_one("#findings-list").focus()
        self.refresh_bindings()

    def action_restore(self) -> None:
        """Bring back what was set aside."""
        finding = self._chosen
        if finding is not None and finding.id in self._aside:
            self.post_message(EditAsked((Drop(SetAside.table, finding.id),), _("bring back a finding")))
