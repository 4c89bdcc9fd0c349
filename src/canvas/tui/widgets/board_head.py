"""The line above the board: the canvases there are, which one is shown, and what is left out or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from canvas.locale import _
from canvas.model.comparison import Change
from canvas.model.records import TODAY, Canvas
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import CanvasKind
from canvas.text.show import one_line
from canvas.tui.widgets.board_lines import shortened
from canvas.tui.widgets.board_panes import Panes

_LONGEST = 34
"""Cells of a redesign's name."""


class BoardHead(Widget):
    """Canvases side by side; a click switches."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"head--canvas", "head--here", "head--says"}
    DEFAULT_CSS = """
    BoardHead { height: 1; }
    BoardHead > .head--canvas { color: $dim; }
    BoardHead > .head--here { color: $foreground; text-style: bold; }
    BoardHead > .head--says { color: $dim; }
    """

    @dataclass
    class Picked(Message):
        """A canvas was clicked."""

        canvas_id: str

    def __init__(self, panes: Panes, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self.panes = panes
        self.vocabulary = vocabulary
        self.language = language
        self._told: tuple[tuple[str, ...], str] = ((), "")

    def tell(self) -> None:
        """Draw again when there is something else to say."""
        telling = (tuple(text for _canvas, text in self.tabs()), self.says)
        if telling != self._told:
            self._told = telling
            self.refresh()

    def tabs(self) -> Iterator[tuple[Canvas, str]]:
        """The canvases and how each is written."""
        for canvas in [self.panes.workshop.today, *self.panes.workshop.redesigns]:
            here = "▸" if canvas.id == self.panes.canvas.id else " "
            chosen = " ✓" if canvas.chosen else ""
            yield canvas, f"{here}{shortened(self.name_of(canvas), _LONGEST)}{chosen}  "

    def name_of(self, canvas: Canvas) -> str:
        """What a canvas is called."""
        kind = CanvasKind.TODAY if canvas.id == TODAY else CanvasKind.REDESIGN
        word = self.vocabulary.word(kind, self.language)
        return one_line(canvas.name or "") or word[:1].upper() + word[1:]

    @property
    def says(self) -> str:
        """What is left out by a filter, else what a redesign changes."""
        if self.panes.filter:
            panes = self.panes.of.values()
            shown, total = sum(len(pane.notes) for pane in panes), sum(pane.total for pane in panes)
            return _("“{words}”: {shown} of {total} notes · Esc shows all").format(
                words=shortened(one_line(self.panes.filter.typed), 24), shown=shown, total=total
            )
        if not self.panes.redesign:
            return ""
        counts = self.panes.changes()
        return _("+ {new} new   ~ {changed} changed   – {dropped} dropped").format(
            new=counts[Change.NEW], changed=counts[Change.CHANGED], dropped=counts[Change.DROPPED]
        )

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, says = self.size.width, self._said()
        room = width - cell_len(says)
        segments: list[Segment] = []
        for canvas, text in self._in_sight(room):
            here = canvas.id == self.panes.canvas.id
            style = self.get_component_rich_style("head--here" if here else "head--canvas")
            segments.append(Segment(text, style))
        plain = self.get_component_rich_style("head--says")
        tabs = Strip(segments).adjust_cell_length(max(0, room), plain)
        return Strip([*tabs, Segment(says, plain)]).adjust_cell_length(width, plain)

    def _said(self) -> str:
        """What stands on the right, as far as there is room beside the canvases."""
        says = f"{self.says} " if self.says else ""
        return says if self.panes.filter or cell_len(says) <= self.size.width // 2 else ""

    def _in_sight(self, room: int) -> list[tuple[Canvas, str]]:
        """As many canvases as fit, the shown one among them."""
        tabs = list(self.tabs())
        here = next((at for at, (canvas, _text) in enumerate(tabs) if canvas.id == self.panes.canvas.id), 0)
        first = 0
        while first < here and sum(cell_len(text) for _canvas, text in tabs[first : here + 1]) > room:
            first += 1
        return tabs[first:]

    def on_click(self, event: events.Click) -> None:
        """Switch to the canvas that was clicked."""
        at = 0
        for canvas, text in self._in_sight(self.size.width - cell_len(self._said())):
            at += cell_len(text)
            if event.x < at:
                self.post_message(self.Picked(canvas.id))
                return
