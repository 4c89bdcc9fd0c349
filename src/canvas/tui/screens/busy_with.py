"""What is the firm busy with? A list to tick: what is heard in its own words stands first, a few letters find the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from canvas.library.overheard import Overheard
from canvas.library.terms import fold
from canvas.locale import _
from canvas.model.pattern import Concern
from canvas.text.show import one_line, show
from canvas.tui.widgets.choices import Choices
from canvas.tui.widgets.line_input import SafeInput

_TELLING = 3
"""Most words of the firm that are shown with a concern."""


_MOST_HEARD = 10
"""In a full workshop a word of nearly every concern falls somewhere; the ones heard best are enough to begin with."""
_ENDING = 3
"""Letters that a typed word may have behind the beginning that is known: `weggooien` is `weggooi`."""


class BusyWith(ModalScreen[tuple[str, ...] | None]):
    """Tick what the firm is busy with. Gives the keys, the main one first; None when nothing was changed."""

    CSS_PATH = "../styles/busy_with.tcss"
    AUTO_FOCUS = "#busy-line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", show=False),
        Binding("ctrl+s", "done", show=False, priority=True),
        Binding("down", "cursor('down')", show=False, priority=True),
        Binding("up", "cursor('up')", show=False, priority=True),
        Binding("pagedown", "cursor('page_down')", show=False, priority=True),
        Binding("pageup", "cursor('page_up')", show=False, priority=True),
    ]

    def __init__(
        self, concerns: Sequence[Concern], ticked: Sequence[str], heard: Sequence[Overheard], language: str
    ) -> None:
        """The list.

        Args:
            concerns: all there are.
            ticked: keys of those that were ticked before, the main one first.
            heard: those that the firm's words make likely, the likeliest first.
            language: the one that is spoken.
        """
        super().__init__()
        self._before = tuple(ticked)
        self._ticked = list(ticked)
        self._language = language
        self._heard = {each.concern.key: each for each in heard[:_MOST_HEARD]}
        by_name = sorted(concerns, key=lambda concern: fold(concern.name.of(language)))
        self._concerns = {concern.key: concern for concern in by_name}
        first = [key for key in (*ticked, *self._heard) if key in self._concerns]
        self._order = tuple(dict.fromkeys([*first, *self._concerns]))

    def compose(self) -> ComposeResult:
        """The question, the line, the list, how to leave."""
        with Vertical(id="busy"):
            yield Label(Content(_("What are you busy with?")), id="busy-title")
            yield Label(
                Content(
                    _("Tick two to five, the main thing first. The cases that are about it then come first.")
                ),
                classes="how",
            )
            yield SafeInput("", _("type a word to look for …"), id="busy-line")
            yield Choices(id="busy-list")
            yield Label(
                Content(_("Enter ticks, or takes the tick away · Esc done")), classes="how", id="busy-how"
            )

    def on_mount(self) -> None:
        """Everything, with what was ticked and heard on top."""
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """The list gets the room that the rest leaves."""
        self.call_after_refresh(self._fill)

    @on(Input.Changed, "#busy-line")
    def look(self, message: Input.Changed) -> None:
        """Every letter narrows the list down."""
        message.stop()
        self._fill()

    @on(Input.Submitted, "#busy-line")
    def tick_chosen(self, message: Input.Submitted) -> None:
        """Enter ticks what is under the cursor."""
        message.stop()
        self._toggle(self._list.chosen_id)

    @on(OptionList.OptionSelected, "#busy-list")
    def tick(self, message: OptionList.OptionSelected) -> None:
        """A click ticks."""
        message.stop()
        self._toggle(message.option_id)

    def action_cursor(self, where: str) -> None:
        """Move in the list while one goes on typing."""
        getattr(self._list, f"action_{where if where.startswith('page') else f'cursor_{where}'}")()

    def action_done(self) -> None:
        """Give what is ticked."""
        ticked = tuple(self._ticked)
        self.dismiss(None if ticked == self._before else ticked)

    @property
    def _list(self) -> Choices:
        return self.query_one("#busy-list", Choices)

    def _toggle(self, key: str | None) -> None:
        if key is None:
            return
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
        self._fill()

    def _fill(self) -> None:
        """The list as it is now; the cursor stays on the same line while that is there."""
        before = self._list.chosen_id
        options = list(self._options(fold(self.query_one("#busy-line", SafeInput).value).split()))
        if not options:
            options = [Option(Content.styled(_("Nothing fits; take a letter away."), "$dim"), disabled=True)]
        self._list.set_options(options)
        ids = [option.id for option in options]
        if before and before in ids:
            self._list.highlighted = ids.index(before)
        else:
            self._list.highlighted = next((place for place, each in enumerate(ids) if each), None)

    def _options(self, typed: Sequence[str]) -> Iterator[Option]:
        """Those that fit what was typed; without it, under three headings."""
        if typed:
            for key in self._order:
                if self._fits(self._concerns[key], typed):
                    yield Option(self._line(key), key)
            return
        said = [key for key in self._order if key in self._heard or key in self._before]
        if said:
            yield Option(
                Content.styled(_("Ticked before, or heard in your words"), "bold $primary"), disabled=True
            )
            yield from (Option(self._line(key), key) for key in said)
            yield Option("", disabled=True)
        yield Option(Content.styled(_("All there are"), "bold $primary"), disabled=True)
        yield from (Option(self._line(key), key) for key in self._concerns if key not in said)

    def _fits(self, concern: Concern, typed: Sequence[str]) -> bool:
        """Whether every typed word is in its name, or is a word that owners use for it, begun or with an ending."""
        name = fold(concern.name.of(self._language))
        words = [fold(word) for word in concern.words.get(self._language, ())]
        return all(word in name or any(_same(word, each) for each in words) for word in typed)

    def _line(self, key: str) -> Content:
        number = str(self._ticked.index(key) + 1) if key in self._ticked else ""
        name = one_line(self._concerns[key].name.of(self._language), 60)
        name = name[:1].upper() + name[1:]
        line = Content.styled(
            f"{number:>2} {'✓' if number else '·'} {name}", "bold $accent" if number else ""
        )
        if (heard := self._heard.get(key)) is None or not heard.words:
            return line
        words = ", ".join(heard.words[:_TELLING])
        line = Content.assemble(line, (f"  {show(words)}", "$dim not bold italic"))
        return line.truncate(max(20, self._list.scrollable_content_region.width - 1), ellipsis=True)


def _same(typed: str, known: str) -> bool:
    return known.startswith(typed) or (typed.startswith(known) and len(typed) - len(known) <= _ENDING)
