"""A list to choose one thing from that opens with Enter, and what to say about the keys that work on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Select

from canvas.locale import _


class DropDown(Select[str]):
    """A drop-down that tells when somebody has chosen from it, also when they chose what stood there already."""

    DEFAULT_CSS = """
    DropDown > SelectOverlay { max-height: 8; }
    """

    @dataclass
    class Chosen(Message):
        """Somebody chose from the list, which has closed."""

        drop_down: DropDown

        @property
        def control(self) -> DropDown:
            """The drop-down, for `@on`."""
            return self.drop_down

    def __init__(
        self,
        rows: Iterable[tuple[Content, str]],
        value: str | None = None,
        *,
        prompt: str = "",
        id: str | None = None,
    ) -> None:
        """A drop-down of these rows.

        Args:
            rows: what is shown, and the value it stands for.
            value: what is chosen to begin with; without one it can be left open.
            prompt: what stands there while nothing is chosen.
            id: the id of the widget.
        """
        shown = tuple(rows)
        self.words = tuple(word for _row, word in shown)
        """The values that can be chosen."""
        super().__init__(
            shown,
            value=Select.NULL if value is None else value,
            allow_blank=value is None,
            prompt=prompt,
            compact=True,
            id=id,
        )

    def on_select_overlay_update_selection(self) -> None:
        """One of the rows was chosen; told behind the change itself, so that the focus can go on from here."""
        self.post_message(self.Chosen(self))


def drop_down_help(focus: Widget, finish: str, leave: str) -> str:
    """What the keys do while a drop-down, or its open list, has the focus.

    Args:
        focus: the drop-down or its list.
        finish: how the whole window is finished from here, in words.
        leave: how it is left.
    """
    if isinstance(focus, Select):
        return f"{_('Enter opens the list')} · {finish} · {leave}"
    return f"{_('Enter chooses · Esc closes it')} · {finish}"
