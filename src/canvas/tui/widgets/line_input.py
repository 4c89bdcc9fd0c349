"""The line to type on: Enter sends it, several pasted lines are several answers, nothing typed is markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Input

from canvas.text.show import show, show_each

_LINE_END = re.compile(r"\r\n|\r|\n")
"""Terminals paste a line's end as CR, files hold LF or both."""
LONGEST_SHOWN: Final = 4_000
"""A longer pasted line is entered at once instead of being drawn with every key."""


class SafeInput(Input):
    """An input that keeps what was typed as it was typed, and shows what a terminal would obey as a symbol."""

    DEFAULT_CSS = """
    SafeInput { border: none; padding: 0; height: 1; background: transparent; }
    SafeInput:focus { border: none; background: transparent; }
    """

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(value, show(placeholder), id=id, select_on_focus=False, compact=True)
        self.highlighter = None

    def put(self, text: str) -> None:
        """Put this on the line, to go on behind it."""
        self.value = text
        self.cursor_position = len(text)

    @property
    def _value(self) -> Text:
        return Text(show_each(self.value), no_wrap=True, overflow="ignore", end="")


class LineInput(SafeInput):
    """An input of one line that also takes many."""

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

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__("", placeholder, id=id)

    async def action_submit(self) -> None:
        """Send the line and start a fresh one."""
        lines = (self.value.strip(),) if self.value.strip() else ()
        self.value = ""
        self.post_message(self.Entered(self, lines))

    def _on_paste(self, event: events.Paste) -> None:
        lines = tuple(line.strip() for line in _LINE_END.split(event.text) if line.strip())
        event.stop()
        event.prevent_default()
        if not lines:
            self.insert_text_at_cursor(event.text.strip("\r\n")[:LONGEST_SHOWN])
            return
        if len(lines) == 1 and len(event.text) <= LONGEST_SHOWN:
            self.insert_text_at_cursor(lines[0])
            return
        first = (self.value + lines[0]).strip()
        self.value = ""
        self.post_message(self.Entered(self, (first, *lines[1:])))

    async def _on_key(self, event: events.Key) -> None:
        """Enter is taken here and not as a binding: a binding runs when the key has bubbled up, and by then letters
        that came right behind it (fast hands, a paste without brackets) would already stand on the line it sends."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()
        elif event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, -1 if event.key == "up" else 1))
