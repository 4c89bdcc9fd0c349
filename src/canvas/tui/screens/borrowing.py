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
from textual.widget import Widget
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
from canvas.storage.half_written import HalfWritten
from canvas.text.show import one_line, show
from canvas.tui.widgets.drop_down import DropDown, drop_down_help
from canvas.tui.widgets.line_input import SafeInput

NEW_REDESIGN: Final = ""
"""The canvas that is given when the idea begins a redesign of its own."""

Borrowed = tuple[str, Block, str]
"""Canvas, block and text."""

_FROM: Final = (Section.BORROW, Section.CHANGED, Section.DATA, Section.CHAIN)
_SENTENCE: Final = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’')]))\s+(?=[\W\d]?[^\W\d_a-z])")
_QUESTION: Final = re.compile(r"\?\W*$")
_FEWEST_WORDS: Final = 5
"""A sentence of fewer words only leads to another one."""
_NEW: Final = "+"
"""Stands for `NEW_REDESIGN` among the choices, which cannot be empty."""


def sentences(case: Case) -> list[str]:
    """The sentences one can borrow: first those that say what to borrow, then what changed, the data, the chain.

    A question to the reader is no move, and neither is a few words that only lead to the next sentence.
    """
    found = (
        " ".join(sentence.split())
        for section in _FROM
        for sentence in _SENTENCE.split(case.sections.get(section, ""))
    )
    moves = (
        sentence
        for sentence in found
        if len(sentence.split()) >= _FEWEST_WORDS and not _QUESTION.search(sentence)
    )
    return list(dict.fromkeys(moves))


class Borrowing(ModalScreen[Borrowed | None]):
    """What to borrow, and where it goes. Gives canvas, block and text, or None."""

    CSS_PATH = "../styles/borrowing.tcss"
    AUTO_FOCUS = "#borrow-sentences"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("ctrl+s", "done", show=False, priority=True),
    ]

    def __init__(
        self,
        workshop: Workshop,
        case: Case,
        vocabulary: Vocabulary,
        language: str,
        block: Block | None,
        *,
        half_written: HalfWritten | None = None,
    ) -> None:
        """What can be borrowed from a case.

        Args:
            workshop: what is borrowed into.
            case: what is borrowed from.
            vocabulary: the names of the blocks.
            language: to show them in.
            block: the block to begin with; without one, the first the case is about.
            half_written: keeps the words that are being written about this case.
        """
        super().__init__()
        self._workshop = workshop
        self._case = case
        self._vocabulary = vocabulary
        self._language = language
        self._sentences = sentences(case)
        self._block = block or next(iter(case.blocks), Block.VALUE_PROPOSITIONS)
        self._half_written = half_written or HalfWritten()
        self._place = f"borrowing/{case.key}"
        self._taken = ""
        """The sentence that was put on the line."""

    def compose(self) -> ComposeResult:
        """The sentences, the line, the place."""
        with Vertical(id="borrow"):
            yield Label(
                Content(_("Borrow from {case}").format(case=one_line(self._case.organisation))),
                id="borrow-title",
            )
            yield Label(Content(_("The sentence under the cursor, or your own words below:")), classes="how")
            yield OptionList(*self._options(), id="borrow-sentences", markup=False)
            yield Label("", id="borrow-own", classes="label", markup=False)
            yield SafeInput(
                self._half_written.at(self._place),
                "" if self._sentences else self._case.title,
                id="borrow-line",
            )
            with Horizontal(id="borrow-place"):
                with Vertical(classes="choice"):
                    yield Label(Content(_("On which canvas?")), classes="label")
                    yield self._canvases()
                with Vertical(classes="choice"):
                    yield Label(Content(_("In which block?")), classes="label")
                    yield self._blocks()
            yield Label("", classes="how", id="borrow-how", markup=False)

    def _options(self) -> Iterator[Option]:
        for number, sentence in enumerate(self._sentences):
            if number:
                yield Option("", disabled=True)
            yield Option(Content(show(sentence)), str(number))

    def _canvases(self) -> DropDown:
        rows = [(Content(_("A new redesign")), _NEW)]
        rows += [
            (Content(one_line(canvas.name or _("redesign"), 60)), canvas.id)
            for canvas in self._workshop.redesigns
        ]
        rows.append((Content(_("Today")), TODAY))
        chosen = self._workshop.chosen_redesign
        return DropDown(rows, chosen.id if chosen else _NEW, id="borrow-canvas")

    def _blocks(self) -> DropDown:
        rows = [(Content(self._vocabulary.block(block, self._language)), block.value) for block in Block]
        return DropDown(rows, self._block.value, id="borrow-block")

    def on_resize(self, event: events.Resize) -> None:
        """The sentences get the room that the rest leaves."""
        if not self.has_class("-short"):
            lines = max(4, min(14, event.size.height - 17))
            self.query_one("#borrow-sentences").styles.height = lines

    def on_mount(self) -> None:
        """The first sentence is under the cursor, and it says what Enter does."""
        if self._sentences:
            self.query_one("#borrow-sentences", OptionList).highlighted = 0
        self._say_what_counts()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Every place in the window says what Enter does there."""
        self.query_one("#borrow-how", Label).update(Content(self._how(event.widget)))

    def _how(self, focus: Widget) -> str:
        if focus.id == "borrow-sentences":
            return _("Enter takes it to your line · Ctrl+S puts it there · Esc leaves it")
        if focus.id == "borrow-line":
            return _("Enter puts it there · Tab chooses where · Esc leaves it")
        return drop_down_help(focus, _("Ctrl+S puts it there"), _("Esc leaves it"))

    @on(OptionList.OptionHighlighted, "#borrow-sentences")
    def leave_sentence(self, message: OptionList.OptionHighlighted) -> None:
        """A sentence that was taken as it is makes way when another one comes under the cursor."""
        message.stop()
        line = self.query_one("#borrow-line", SafeInput)
        if self._taken and line.value == self._taken != self._sentence:
            line.value = ""

    @on(OptionList.OptionSelected, "#borrow-sentences")
    def take_sentence(self, message: OptionList.OptionSelected) -> None:
        """Put the sentence on the line, to shorten it or to leave it as it is."""
        message.stop()
        line = self.query_one("#borrow-line", SafeInput)
        self._taken = self._sentence
        line.put(self._taken)
        line.focus()

    @on(Input.Changed, "#borrow-line")
    def keep_words(self, message: Input.Changed) -> None:
        """Words of one's own are kept while they are typed, and they are what counts."""
        message.stop()
        if self.is_current:
            self._half_written.note(self._place, message.value)
        self._say_what_counts()

    def _say_what_counts(self) -> None:
        own = self.query_one("#borrow-line", SafeInput).value.strip()
        if own or not self._sentences:
            words = _("In your own words: this is what you borrow")
        else:
            words = _("In your own words, or leave it empty to borrow the sentence above")
        self.query_one("#borrow-own", Label).update(Content(words))

    @on(DropDown.Chosen)
    def go_on(self, message: DropDown.Chosen) -> None:
        """From the canvas that was chosen to the block, and from there to the line, where Enter puts it."""
        message.stop()
        then = "#borrow-block" if message.drop_down.id == "borrow-canvas" else "#borrow-line"
        self.query_one(then).focus()

    @property
    def _sentence(self) -> str:
        """The sentence under the cursor; empty when there is none."""
        option = self.query_one("#borrow-sentences", OptionList).highlighted_option
        return self._sentences[int(option.id or 0)] if option else ""

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Put it there: one's own words when there are any, else the sentence under the cursor."""
        canvas = str(self.query_one("#borrow-canvas", Select).value)
        block = Block(str(self.query_one("#borrow-block", Select).value))
        own = " ".join(self.query_one("#borrow-line", SafeInput).value.split())
        self._half_written.note(self._place, "")
        text = own or self._sentence or self._case.title
        self.dismiss((NEW_REDESIGN if canvas == _NEW else canvas, block, text))

    def action_cancel(self) -> None:
        """Leave it; the words are forgotten."""
        self._half_written.note(self._place, "")
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
