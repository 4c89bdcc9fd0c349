"""A page of text to read: styled lines, wrapped, drawn by line, however long the text is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

MEASURE = 72
"""Cells of a line of text: what an eye finds back the next line of."""
MARGIN = 2
NARROWEST = 8

Rows = Callable[[int, int], Sequence[Content]]
"""The lines of a page, each no wider than it may be: from the cells for text and the cells there are in all."""


def flowed(text: Content, width: int, first: Content | str = "", rest: Content | str = "") -> list[Content]:
    """Text wrapped to a width, its first line after `first` and the others after `rest`, such as the sign of a list."""
    lead = max(cell_len(str(first)), cell_len(str(rest)))
    lines = text.wrap(max(NARROWEST, width - lead)) if text else [text]
    return [Content.assemble(rest if place else first, line) for place, line in enumerate(lines)]


class TextPage(ScrollView, can_focus=True):
    """Lines to read, with the keys by which one reads. Every text that comes in has passed `show()`."""

    DEFAULT_CSS = """
    TextPage { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; overflow-x: auto; overflow-y: auto; scrollbar-gutter: stable; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", show=False),
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make: Rows = lambda _text, _all: ()
        self._rows: list[Content] = []
        self._strips: dict[int, Strip] = {}
        self._for_width = -1

    def show(self, rows: Rows, *, keep_place: bool = False) -> None:
        """Show these lines, from the top or from where the reader was."""
        self._make = rows
        self._for_width = -1
        self._lay_out()
        if not keep_place:
            self.scroll_to(0, 0, animate=False, force=True, immediate=True)

    @property
    def text(self) -> str:
        """Everything on the page, as plain text."""
        return "\n".join(row.plain.rstrip() for row in self._rows)

    def _lay_out(self) -> None:
        """Wrap to the width there is; the reader stays at the same part of the page."""
        width = self.scrollable_content_region.width
        if not self.is_mounted or width <= 0 or width == self._for_width:
            return
        part = self.scroll_y / len(self._rows) if self._rows else 0.0
        self._for_width = width
        room = max(NARROWEST, width - 2 * MARGIN)
        self._rows = list(self._make(min(MEASURE, room), room))
        self._strips.clear()
        widest = max((row.cell_length for row in self._rows), default=0)
        self.virtual_size = Size(widest + MARGIN, len(self._rows))
        self.scroll_to(y=round(part * len(self._rows)), animate=False, force=True, immediate=True)
        self.refresh()

    def on_mount(self) -> None:
        """Lay out what was given before."""
        self._for_width = -1
        self.call_after_refresh(self._lay_out)

    def on_resize(self, _event: events.Resize) -> None:
        """Another width wraps otherwise."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Another theme draws otherwise."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the page."""
        scroll_x, scroll_y = self.scroll_offset
        number = y + scroll_y
        width = self.scrollable_content_region.width
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None:
            row = Content(" " * MARGIN) + self._rows[number]
            size = max(row.cell_length, 1)
            (strip, *_rest) = Visual.to_strips(self, row, size, 1, self.visual_style)
            self._strips[number] = strip
        shown = strip.crop_extend(scroll_x, scroll_x + width, self.rich_style)
        if strip.cell_length <= scroll_x + width:
            return shown
        (more,) = Visual.to_strips(self, Content.styled("→", "$accent"), 1, 1, self.visual_style)
        return Strip.join([shown.crop(0, width - 1), more])
