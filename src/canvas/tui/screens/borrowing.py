"""Borrow an idea from a case: pick a sentence or write one's own, and say where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Select
from textual.widgets.option_list import Option

from canvas.library.borrow import borrow
from canvas.locale import _
from canvas.model.case import Case, Section
from canvas.model.comparison import redesign_from
from canvas.model.edits import Edit, Refused, apply_all
from canvas.model.records import TODAY, Canvas
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block
from canvas.model.workshop import Workshop
from canvas.text.show import one_line, show
from canvas.tui.widgets.line_input import SafeInput

NEW_REDESIGN: Final = ""
"""The canvas that is given when the idea begins a redesign of its own."""

Borrowed = tuple[str, Block, str]
"""Canvas, block and text."""

_FROM: Final = (Section.BORROW, Section.CHANGED, Section.DATA, Section.CHAIN)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[\W\d]?[^\W\d_a-z])")
_SHORTEST: Final = 12
_NEW: Final = "+"
"""Stands for `NEW_REDESIGN` among the choices, which cannot be empty."""


def sentences(case: Case) -> list[str]:
    """The sentences one can borrow: first those that say what to borrow, then what changed, the data, the chain."""
    found = (
        " ".join(sentence.split())
        for section in _FROM
        for sentence in _SENTENCE.split(case.sections.get(section, ""))
    )
    return list(dict.fromkeys(sentence for sentence in found if len(sentence) >= _SHORTEST))


class Borrowing(ModalScreen[Borrowed | None]):
    """What to borrow, and where it goes. Gives canvas, block and text, or None."""

    CSS_PATH = "../styles/borrowing.tcss"
    AUTO_FOCUS = "#borrow-sentences"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("ctrl+s", "done", show=False, priority=True),
    ]

    def __init__(
        self, workshop: Workshop, case: Case, vocabulary: Vocabulary, language: str, block: Block | None
    ) -> None:
        super().__init__()
        self._workshop = workshop
        self._case = case
        self._vocabulary = vocabulary
        self._language = language
        self._sentences = sentences(case)
        self._block = block or next(iter(case.blocks), Block.VALUE_PROPOSITIONS)

    def compose(self) -> ComposeResult:
        """The sentences, the line, the place."""
        with Vertical(id="borrow"):
            yield Label(
                Content(_("Borrow from {case}").format(case=one_line(self._case.organisation))),
                id="borrow-title",
            )
            yield Label(Content(_("Pick a sentence with Enter, or Tab and write your own.")), classes="how")
            yield OptionList(*self._options(), id="borrow-sentences", markup=False)
            yield Label(Content(_("In your own words")), classes="label")
            yield SafeInput("", self._case.title, id="borrow-line")
            with Horizontal(id="borrow-place"):
                with Vertical(classes="choice"):
                    yield Label(Content(_("On which canvas?")), classes="label")
                    yield self._canvases()
                with Vertical(classes="choice"):
                    yield Label(Content(_("In which block?")), classes="label")
                    yield self._blocks()
            yield Label(Content(_("Enter puts it there · Esc leaves it")), classes="how", id="borrow-how")

    def _options(self) -> Iterator[Option]:
        for number, sentence in enumerate(self._sentences):
            if number:
                yield Option("", disabled=True)
            yield Option(Content(show(sentence)), str(number))

    def _canvases(self) -> Select[str]:
        rows = [(Content(_("A new redesign")), _NEW)]
        rows += [
            (Content(one_line(canvas.name or _("redesign"), 60)), canvas.id)
            for canvas in self._workshop.redesigns
        ]
        rows.append((Content(_("Today")), TODAY))
        chosen = self._workshop.chosen_redesign
        return Select(
            rows, value=chosen.id if chosen else _NEW, allow_blank=False, compact=True, id="borrow-canvas"
        )

    def _blocks(self) -> Select[str]:
        rows = [(Content(self._vocabulary.block(block, self._language)), block.value) for block in Block]
        return Select(rows, value=self._block.value, allow_blank=False, compact=True, id="borrow-block")

    def on_resize(self, event: events.Resize) -> None:
        """The sentences get the room that the rest leaves."""
        if not self.has_class("-short"):
            lines = max(4, min(14, event.size.height - 17))
            self.query_one("#borrow-sentences").styles.height = lines

    @on(OptionList.OptionSelected, "#borrow-sentences")
    def take_sentence(self, message: OptionList.OptionSelected) -> None:
        """Put the sentence on the line, to shorten it or to leave it as it is."""
        message.stop()
        line = self.query_one("#borrow-line", SafeInput)
        line.put(self._sentences[int(message.option_id or 0)])
        line.focus()

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Put it there; an empty line takes the title of the case."""
        canvas = str(self.query_one("#borrow-canvas", Select).value)
        block = Block(str(self.query_one("#borrow-block", Select).value))
        text = " ".join(self.query_one("#borrow-line", SafeInput).value.split()) or self._case.title
        self.dismiss((NEW_REDESIGN if canvas == _NEW else canvas, block, text))

    def action_cancel(self) -> None:
        """Leave it."""
        self.dismiss(None)


def borrowing_edits(workshop: Workshop, case: Case, borrowed: Borrowed, prompt: str) -> tuple[Edit, ...]:
    """The edits that put what was borrowed in its place; a new redesign is made first, and called after the case.

    Args:
        workshop: the workshop as it is.
        case: what is borrowed from.
        borrowed: what `Borrowing` gave.
        prompt: the key of the question being asked.
    """
    canvas, block, text = borrowed
    made: tuple[Edit, ...] = ()
    if canvas == NEW_REDESIGN:
        made = redesign_from(workshop, one_line(case.organisation, 60))
        changed = apply_all(workshop, made)
        canvas = next(edit.id for edit in made if edit.table == Canvas.table)
        workshop = workshop if isinstance(changed, Refused) else changed.workshop
    return (*made, *borrow(workshop, case, canvas, block, text, prompt))
