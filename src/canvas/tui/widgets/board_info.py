"""The line below the board: what there is to know about the note under the cursor, or what is being asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from canvas.locale import _
from canvas.model.records import Note
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block, Colour
from canvas.text.show import one_line
from canvas.tui.widgets.board_lines import MARK_SIGNS, amount_text, shortened
from canvas.tui.widgets.board_panes import Panes

Part = tuple[str, str]
"""A label, or nothing, and what it says."""


class BoardInfo(Widget):
    """One line about the note under the cursor."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"info--text", "info--label", "info--asks"}
    DEFAULT_CSS = """
    BoardInfo { height: 1; }
    BoardInfo > .info--text { color: $foreground; }
    BoardInfo > .info--label { color: $dim; }
    BoardInfo > .info--asks { color: $cursor; text-style: bold; }
    """

    def __init__(
        self,
        panes: Panes,
        vocabulary: Vocabulary,
        language: str,
        prompts: Mapping[str, str],
        cases: Mapping[str, str],
    ) -> None:
        super().__init__()
        self.panes = panes
        self.vocabulary = vocabulary
        self.language = language
        self.prompts = prompts
        self.cases = cases
        self._asking = ""

    @property
    def asking(self) -> str:
        """What is being asked; it stands in place of the note."""
        return self._asking

    @asking.setter
    def asking(self, question: str) -> None:
        if question != self._asking:
            self._asking = question
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        label, text = (self.get_component_rich_style(f"info--{name}") for name in ("label", "text"))
        segments: list[Segment] = [Segment(" ", text)]
        left = width - 2
        if self._asking:
            segments.append(
                Segment(shortened(self._asking, left), self.get_component_rich_style("info--asks"))
            )
        else:
            for number, (name, says) in enumerate(self.parts()):
                before = ("   " if number else "") + (f"{name} " if name else "")
                if left <= cell_len(before) + 3:
                    break
                words = shortened(says, left - cell_len(before))
                segments += [Segment(before, label), Segment(words, text if name or not number else label)]
                left -= cell_len(before) + cell_len(words)
        return Strip(segments).adjust_cell_length(width, text)

    def parts(self) -> Iterator[Part]:
        """What there is to know, most important first."""
        note, block = self.panes.note, self.panes.block
        if note is None:
            yield "", self._empty(block)
            return
        if self.panes.pane.cut:
            yield "", one_line(note.text or "")
        if note.note:
            yield "", one_line(note.note)
        if note.reason:
            yield _("Why"), one_line(note.reason)
        yield from self._tied(note)
        amount = amount_text(note, self.language)
        if amount:
            yield "", amount
        if note.mark:
            yield MARK_SIGNS[note.mark], self.vocabulary.word(note.mark, self.language)
        if note.colour and note.colour is not Colour.PLAIN:
            yield "▎", self.vocabulary.word(note.colour, self.language)
        if note.case:
            yield _("From the case"), one_line(self.cases.get(note.case, note.case))
        if note.prompt and note.prompt in self.prompts:
            yield _("Answers"), one_line(self.prompts[note.prompt])

    def _empty(self, block: Block) -> str:
        pane = self.panes.of[block]
        if pane.total:
            return _("No note here has these words.")
        return one_line(pane.ask) or self.vocabulary.block(block, self.language)

    def _tied(self, note: Note) -> Iterator[Part]:
        others = self.panes.workshop.linked(note.id)
        if others:
            yield (
                _("• Linked with"),
                "; ".join(shortened(one_line(other.text or ""), 40) for other in others[:6]),
            )
