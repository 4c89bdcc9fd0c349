"""One question over the screen with a few answers, each in words: what it does, and what stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from canvas.locale import _
from canvas.text.show import one_line, show

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers."""

    key: str
    label: str
    help: str = ""


class OneChoice(ModalScreen[str | None]):
    """Ask one question. Gives the key of the answer, or None when everything was left as it is."""

    CSS_PATH = "../styles/one_choice.tcss"
    AUTO_FOCUS = "#choice-answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("pagedown", "lines(1)", show=False, priority=True),
        Binding("pageup", "lines(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str, answers: Sequence[Answer], lines: Sequence[str] = ()) -> None:
        """A question.

        Args:
            title: what it is about.
            text: what happened, in plain sentences.
            answers: what one can do.
            lines: what it is about in detail, shown in a box that scrolls.
        """
        super().__init__()
        self._title = title
        self._text = text
        self._answers = tuple(answers)
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """Title, text, lines, answers, how to leave."""
        with Vertical(id="choice"):
            yield Label(Content(show(self._title)), id="choice-title")
            yield Label(Content(show(self._text, lines=True)), id="choice-text")
            if self._lines:
                with VerticalScroll(id="choice-lines", can_focus=False):
                    yield Label(Content("\n".join(self._shown_lines())), markup=False)
            yield OptionList(*self._options(), id="choice-answers", markup=False)
            yield Label(Content(_("Enter chooses · Esc leaves everything as it is")), id="choice-how")

    def _options(self) -> Iterator[Option]:
        for number, answer in enumerate(self._answers):
            if number:
                yield Option("", disabled=True)
            yield Option(_answer(answer), answer.key)

    def _shown_lines(self) -> list[str]:
        shown = [f"– {one_line(line, 300)}" for line in self._lines[:MOST_LINES]]
        more = len(self._lines) - MOST_LINES
        return [*shown, _("… and {n} more").format(n=more)] if more > 0 else shown

    def on_resize(self) -> None:
        """The answers get the room that the rest leaves, and scroll when that is too little."""
        self.call_after_refresh(self._share_out)

    def _share_out(self) -> None:
        if not self.is_mounted or self.has_class("-short"):
            return
        box = self.query_one("#choice")
        others = [child for child in box.children if child.id != "choice-answers"]
        taken = sum(child.outer_size.height + child.styles.margin.height for child in others)
        room = int(self.size.height * 0.96) - box.gutter.height - taken
        self.query_one("#choice-answers").styles.max_height = max(3, room)

    @on(OptionList.OptionSelected)
    def choose(self, message: OptionList.OptionSelected) -> None:
        """Enter or a click chooses."""
        message.stop()
        self.dismiss(message.option_id)

    def action_cancel(self) -> None:
        """Esc leaves everything as it is."""
        self.dismiss(None)

    def action_lines(self, by: int) -> None:
        """Scroll the lines while the cursor stays on the answers."""
        for box in self.query("#choice-lines"):
            box.scroll_relative(y=by * max(1, box.size.height - 1), animate=False)


def _answer(answer: Answer) -> Content:
    text = Content.styled(show(answer.label), "bold")
    return Content.assemble(text, "\n", (show(answer.help), "$dim not bold")) if answer.help else text
