"""The board's rows as styled pieces of text; meaning is in signs first, colour only stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from canvas.model.comparison import Change
from canvas.model.records import Note
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block, Colour, Mark
from canvas.tui.widgets.board_layout import Inside
from canvas.tui.widgets.board_lines import CHANGE_SIGNS, filled, lead, shortened, tail
from canvas.tui.widgets.board_pane import Pane, Row
from canvas.tui.widgets.board_panes import Panes

CURSOR_BAR = "▌"
COLOUR_BAR = "▎"
LINKED = "•"

STYLES = {
    "board--note",
    "board--dim",
    "board--border",
    "board--border-focused",
    "board--title",
    "board--title-focused",
    "board--cursor",
    "board--cursor-blurred",
    "board--bar",
    "board--dropped",
    "board--sign",
    "board--mark",
    "board--ghost",
    *(f"board--{colour.value}" for colour in Colour if colour is not Colour.PLAIN),
}
"""The component classes that the board's colours come from."""


class Mood(NamedTuple):
    """What the board is in the middle of."""

    focused: bool = True
    link_from: str = ""
    """The note that a link is being made from."""
    choosing: bool = False
    """Whether a block is being chosen by its number."""
    dragged: str = ""
    """The note that is being dragged."""
    drop_on: Block | None = None
    """The block that it would land on."""


class Painter:
    """Draws the pieces of a row."""

    def __init__(
        self, panes: Panes, vocabulary: Vocabulary, language: str, style: Callable[[str], Style]
    ) -> None:
        self.panes = panes
        self.vocabulary = vocabulary
        self.language = language
        self.style = style
        self.mood = Mood()
        self._drawn: dict[Block, dict[int, list[Segment]]] = {}
        self._named: dict[Block, str] = {}

    def forget(self) -> None:
        """Draw everything anew the next time."""
        self._drawn.clear()

    def again(self, block: Block) -> list[int]:
        """Draw the inside of a block anew; gives the rows that differ from what was drawn before."""
        rect, before = self.panes.layout.inner.get(block), self._drawn.pop(block, {})
        if rect is None:
            return []
        rows = [list(self._inside(Inside(rect.x, rect.width, block, row))) for row in range(rect.height)]
        self._drawn[block] = dict(enumerate(rows))
        return [row for row, drawn in enumerate(rows) if before.get(row) != drawn]

    def renamed(self, block: Block) -> bool:
        """Whether a block's name, which may count, differs from what was drawn before."""
        title = self.panes.layout.titles.get(block)
        return title is not None and self._named.get(block) != self._name(block, title.width)

    def row(self, y: int) -> Strip:
        """The whole row `y` of the board."""
        layout = self.panes.layout
        if not 0 <= y < len(layout.rows):
            return Strip([])
        segments: list[Segment] = []
        for piece in layout.rows[y]:
            if isinstance(piece, Inside):
                rows = self._drawn.setdefault(piece.block, {})
                if piece.row not in rows:
                    rows[piece.row] = list(self._inside(piece))
                segments.extend(rows[piece.row])
            else:
                style = "board--border-focused" if self._lit in piece.owners else "board--border"
                segments.append(Segment(piece.text, self.style(style)))
        strip = Strip(segments)
        for block, title in layout.titles.items():
            if title.y == y:
                name = self._named[block] = self._name(block, title.width)
                voice = "board--title-focused" if block is self._lit else "board--title"
                drawn = Strip([Segment(name, self.style(voice))])
                strip = Strip.join([strip.crop(0, title.x), drawn, strip.crop(title.x + drawn.cell_length)])
        return strip

    @property
    def _lit(self) -> Block:
        """The block whose border is bright: the cursor's, or where a dragged note would land."""
        return self.mood.drop_on or self.panes.block

    def _name(self, block: Block, width: int) -> str:
        """A block's name on its border: a number while one is chosen, how much is scrolled away, what is filtered."""
        pane, single = self.panes.of[block], self.panes.layout.single
        name = self.vocabulary.block(block, self.language, short=not single)
        if self.mood.choosing:
            name = f"{list(Block).index(block) + 1} {name}"
        if self.panes.filter:
            name = f"{name} {len(pane.notes)}/{pane.total}"
        elif single and pane.notes:
            name = f"{name} {pane.at + 1}/{len(pane.notes)}"
        if pane.top and not single:
            name = f"{name} ↑{pane.top}"
        point = "▸" if block is self._lit else " "
        name = shortened(f"{point}{name}", width)
        return f"{name} " if cell_len(name) < width else name

    def _inside(self, piece: Inside) -> Iterator[Segment]:
        pane = self.panes.of[piece.block]
        row = pane.rows[piece.row] if piece.row < len(pane.rows) else None
        plain = self.style("board--note")
        if row is None or row.kind == "gap":
            yield Segment(" " * piece.width, plain)
        elif row.kind == "note":
            yield from self._note(pane, row, piece.width)
        elif row.kind == "ghost":
            text = shortened(pane.ghost[1] if pane.ghost else "", piece.width - 2)
            yield Segment(filled(f"▸ {text}", piece.width), self.style("board--ghost"))
        else:
            text = pane.more if row.kind == "more" else pane.question[row.line]
            yield Segment(filled(f" {text}", piece.width), self.style("board--dim"))

    def _note(self, pane: Pane, row: Row, width: int) -> Iterator[Segment]:
        note, line = pane.notes[row.of], pane.lines(row.of)[row.line]
        here = pane.block is self.panes.block and row.of == pane.at and note.id != self.mood.dragged
        over = (
            self.style("board--cursor" if self.mood.focused else "board--cursor-blurred") if here else Style()
        )
        base = self.style(self._voice(note, long=line.long)) + over
        plain = self.style("board--note") + over
        tied = not row.line and (note.id in self.panes.linked or note.id == self.mood.link_from)
        yield self._bar(note, here=here, tied=tied, over=over)
        before = lead(width, pane.look) - 1
        if before:
            sign = CHANGE_SIGNS[self.panes.change_of(note)] if not row.line else " "
            yield Segment(filled(sign, before), self.style("board--sign") + over)
        room = width - 1 - before
        if line.mark:
            yield Segment(filled(f"{line.mark} ", min(2, room)), self.style(self._mark_voice(note)) + over)
            room = max(0, room - 2)
        body = room - tail(width)
        text = shortened(f"{line.text}…", body) if row.cut else shortened(line.text, body)
        yield Segment(text, base)
        gap = max(0, body - cell_len(text) - cell_len(line.right))
        yield Segment(" " * gap, plain)
        if line.right:
            yield Segment(shortened(line.right, body), base)
        yield Segment(" " * (room - body), plain)

    def _bar(self, note: Note, *, here: bool, tied: bool, over: Style) -> Segment:
        """The first cell: where the cursor is, what is linked, which colour."""
        coloured = note.colour is not None and note.colour is not Colour.PLAIN
        accent = self.style("board--bar")
        colour = self.style(f"board--{note.colour}") if coloured else accent
        if tied and not here:
            return Segment(LINKED, accent)
        if not coloured and not here:
            return Segment(" ", accent)
        return Segment(
            CURSOR_BAR if here else COLOUR_BAR, self.style("board--note") + over + Style(color=colour.color)
        )

    def _voice(self, note: Note, *, long: bool) -> str:
        if self.panes.change_of(note) is Change.DROPPED:
            return "board--dropped"
        if long or note.mark is Mark.PARKED or note.id == self.mood.dragged:
            return "board--dim"
        start = self.mood.link_from
        if (
            start
            and note.id not in (start, getattr(self.panes.note, "id", ""))
            and note.id not in self.panes.linked
        ):
            return "board--dim"
        return "board--note"

    def _mark_voice(self, note: Note) -> str:
        return "board--dim" if note.mark is Mark.PARKED or note.gone else "board--mark"
