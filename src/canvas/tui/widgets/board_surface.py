"""The nine blocks as one widget that draws by line and has its own cursor: going to the next block is no change of
focus, and only the rows that changed are drawn again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from canvas.model.records import Note
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block
from canvas.model.workshop import Workshop
from canvas.tui.widgets.board_filter import Filter
from canvas.tui.widgets.board_paint import STYLES, Mood, Painter
from canvas.tui.widgets.board_panes import Panes


class BoardSurface(Widget, can_focus=True):
    """Nine blocks of notes, a cursor, and drawing again what changed."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = STYLES
    DEFAULT_CSS = """
    BoardSurface { height: 1fr; min-height: 1; }
    BoardSurface > .board--note { color: $foreground; }
    BoardSurface > .board--dim { color: $dim; }
    BoardSurface > .board--border { color: $hairline; }
    BoardSurface > .board--border-focused { color: $cursor; }
    BoardSurface > .board--title { color: $dim; text-style: bold; }
    BoardSurface > .board--title-focused { color: $cursor; text-style: bold; }
    BoardSurface > .board--cursor {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    BoardSurface > .board--cursor-blurred { background: $block-cursor-blurred-background; text-style: bold; }
    BoardSurface > .board--bar { color: $cursor; text-style: bold; }
    BoardSurface > .board--dropped { color: $dim; text-style: strike; }
    BoardSurface > .board--sign { color: $foreground; text-style: bold; }
    BoardSurface > .board--mark { color: $foreground; text-style: bold; }
    BoardSurface > .board--ghost { color: $cursor; text-style: bold; }
    BoardSurface > .board--red { color: $note-red; }
    BoardSurface > .board--amber { color: $note-amber; }
    BoardSurface > .board--green { color: $note-green; }
    BoardSurface > .board--blue { color: $note-blue; }
    BoardSurface > .board--violet { color: $note-violet; }
    BoardSurface:nocolor > .board--cursor { text-style: bold reverse; }
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        language: str,
        asks: Mapping[Block, str],
        *,
        id: str | None = None,
    ) -> None:
        self.panes = Panes(language, asks)
        self.painter = Painter(self.panes, vocabulary, language, self.get_component_rich_style)
        super().__init__(id=id)
        self.small = False
        """Whether there is room for one block only; set by what holds this."""
        self.beside: tuple[Widget, ...] = ()
        """What shows something about the cursor elsewhere; a message to them would cost another frame."""

    @property
    def mood(self) -> Mood:
        """What the board is in the middle of."""
        return self.painter.mood

    @mood.setter
    def mood(self, mood: Mood) -> None:
        if mood != self.painter.mood:
            self.painter.mood = mood
            self.refresh()

    def show(self, workshop: Workshop, canvas_id: str) -> None:
        """Draw what changed between the workshop that was shown and this one."""
        if canvas_id != self.panes.canvas_id:
            self.refresh()
        changed: set[Block] = set()
        self._doing(lambda: changed.update(self.panes.show(workshop, canvas_id)), changed)
        self._tell()

    def sift(self, by: Filter) -> None:
        """Show only the notes that this filter lets through."""
        self.panes.sift(by)
        self.refresh()
        self._tell()

    def zoom(self, zoomed: bool) -> None:
        """Show the cursor's block large, or all nine."""
        self.panes.zoom(zoomed)
        self.refresh()

    def move(self, act: Callable[[], object]) -> None:
        """Do something that moves the cursor, and draw what it left and what it came to."""
        self._doing(act)
        self._tell()

    def to(self, block: Block, index: int | None = None) -> None:
        """Move the cursor to a block, and to a note on it."""
        self.move(lambda: self.panes.to(block, index))

    def render_line(self, y: int) -> Strip:
        """One row of the board."""
        return self.painter.row(y).adjust_cell_length(
            self.size.width, self.get_component_rich_style("board--note")
        )

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the new size."""
        self.lay_out(event.size.width, event.size.height)

    def lay_out(self, width: int, height: int) -> None:
        """Lay out for a size in cells."""
        self.panes.fit(width, height, small=self.small)
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor as the place where keys go."""
        self.mood = self.mood._replace(focused=True)

    def on_blur(self) -> None:
        """Show the cursor as the place where a line goes."""
        self.mood = self.mood._replace(focused=False)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw again; without regions everything, from scratch."""
        if not regions:
            self.painter.forget()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        self.painter.forget()
        super().notify_style_update()

    def refresh_block(self, block: Block) -> None:
        """Draw again what is different inside a block, and its name, which may count."""
        layout = self.panes.layout
        rect, title = layout.inner.get(block), layout.titles.get(block)
        regions = (
            [Region(rect.x, rect.y + row, rect.width, 1) for row in self.painter.again(block)] if rect else []
        )
        if title is not None and self.painter.renamed(block):
            regions.append(Region(title.x, title.y, title.width, 1))
        if regions:
            self.refresh(*regions)

    def _refresh_with_border(self, block: Block) -> None:
        self.painter.again(block)
        rect = self.panes.layout.outer.get(block)
        if rect is not None:
            self.refresh(Region(rect.x, rect.y, rect.width, rect.height))

    def _tell(self) -> None:
        for widget in self.beside:
            if widget.display:
                widget.refresh()

    def _doing(self, act: Callable[[], object], changed: set[Block] | None = None) -> None:
        """Do something to the panes, then draw again what is different; `act` may fill `changed` with blocks."""
        panes = self.panes
        block, layout, linked = panes.block, panes.layout, panes.linked
        pane, at, rows = panes.pane, panes.pane.at, panes.pane.rows
        act()
        if panes.layout is not layout or self.mood.link_from:
            self.refresh()
            return
        differing = set(changed or ())
        if panes.block is not block:
            bordered = {block, panes.block}
            for each in bordered:
                self._refresh_with_border(each)
            differing -= bordered
        elif at != pane.at or pane.rows is not rows:
            differing.add(block)
        if linked != panes.linked:
            notes = (panes.workshop.get(Note, each) for each in linked | panes.linked)
            differing |= {note.block for note in notes if note is not None and note.block is not None}
        for each in differing:
            self.refresh_block(each)
