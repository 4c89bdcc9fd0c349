"""One text over the screen: change it and press Enter."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from canvas.locale import _
from canvas.tui.widgets.line_input import SafeInput


class OneText(ModalScreen[str | None]):
    """Ask for one line. Gives the text, or None when it was left alone."""

    DEFAULT_CSS = """
    OneText { align: center middle; background: $background 70%; }
    OneText > Vertical { width: 76; max-width: 95%; height: auto; background: $surface; border: round $hairline; padding: 1 2; }
    OneText .label { text-style: bold; margin-bottom: 1; width: 1fr; }
    OneText SafeInput { background: $panel; padding: 0 1; }
    OneText .how { color: $dim; margin-top: 1; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, label: str, text: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._label = label
        self._text = text
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """What is asked, the line, how to leave."""
        with Vertical():
            yield Label(Content(self._label), classes="label")
            yield SafeInput(self._text, self._placeholder)
            yield Label(Content(_("Enter keeps it · Esc leaves it as it was")), classes="how")

    def on_mount(self) -> None:
        """Show the end of a text that is longer than its box, once the box has its size."""
        self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        box = self.query_one(SafeInput)
        if box.cursor_at_end:  # the input scrolls when its cursor moves, and it stands there already
            box.cursor_position = 0
            box.cursor_position = len(box.value)

    @on(Input.Submitted)
    def keep(self, message: Input.Submitted) -> None:
        """Enter keeps it."""
        self.dismiss(message.value.strip())

    def action_cancel(self) -> None:
        """Esc leaves it."""
        self.dismiss(None)
