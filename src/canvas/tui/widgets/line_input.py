"""The line to type on: Enter sends it, several pasted lines are several answers, nothing typed is markup."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from canvas.text.show import show


def unseen(text: str) -> str:
    """Text for an input: newlines and tabs become spaces, what a terminal would obey becomes visible."""
    return show(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


class LineInput(Input):
    """An input of one line that also takes many."""

    DEFAULT_CSS = """
    LineInput { border: none; padding: 0; height: 1; background: transparent; }
    LineInput:focus { border: none; background: transparent; }
    """

    @dataclass
    class Entered(Message):
        """A line was entered, or several were pasted; empty when Enter came on an empty line."""

        input: LineInput
        lines: tuple[str, ...]

        @property
        def control(self) -> LineInput:
            """The input, for `@on`."""
            return self.input

    @dataclass
    class Left(Message):
        """The up or down key left the line; `by` is -1 or 1."""

        input: LineInput
        by: int

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(placeholder=show(placeholder), id=id, select_on_focus=False, compact=True)
        self.highlighter = None

    async def action_submit(self) -> None:
        """Send the line and start a fresh one."""
        lines = (self.value.strip(),) if self.value.strip() else ()
        self.value = ""
        self.post_message(self.Entered(self, lines))

    def _on_paste(self, event: events.Paste) -> None:
        lines = tuple(line.strip() for line in event.text.splitlines() if line.strip())
        event.stop()
        event.prevent_default()
        if len(lines) <= 1:
            self.insert_text_at_cursor(unseen(event.text.strip("\r\n")))
            return
        first = (self.value + lines[0]).strip()
        self.value = ""
        self.post_message(self.Entered(self, tuple(unseen(line) for line in (first, *lines[1:]))))

    def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, -1 if event.key == "up" else 1))
