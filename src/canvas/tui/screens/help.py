"""Help for the screen in front: what it is for in three sentences, and its keys in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Label

from canvas.locale import N_, _
from canvas.tui.commands import Command, Where, commands_in, key_name
from canvas.tui.widgets.page import Rows, TextPage, flowed

_ABOUT: Final[Mapping[Where, tuple[str, str]]] = {
    Where.HOME: (
        N_("Start"),
        N_(
            "Here you begin or go on with a workshop. Each one is a file of its own, on your own computer; nothing is"
            " sent anywhere. Not sure what it is? Look at the example first."
        ),
    ),
    Where.GUIDE: (
        N_("The questions"),
        N_(
            "One question at a time: type an answer, Enter adds it, Enter on an empty line goes on. Nothing is forced;"
            " skip or park what you do not know. Everything is saved while you type."
        ),
    ),
    Where.BOARD: (
        N_("The board"),
        N_(
            "The nine blocks of a business model, with your notes. Go to a block with the arrows and type there, or move"
            " notes about. Today stands beside the redesigns you make of it."
        ),
    ),
    Where.FINDINGS: (
        N_("Findings"),
        N_(
            "What does not hold together yet, the most serious first. Each says why it matters and what to do; Enter goes"
            " to the place. What is no problem for you, set aside with the reason."
        ),
    ),
    Where.CASES: (
        N_("Cases"),
        N_(
            "What other firms did, with where it was found and how firm the results are. The first ones fit your firm and"
            " the question you are at. An idea you like, borrow into a redesign."
        ),
    ),
    Where.REPORT: (
        N_("Report"),
        N_(
            "Everything you wrote as one document, as it will be in the file. Read it here, then save it to send on or to"
            " print. It always tells what is there now; nothing is kept apart."
        ),
    ),
    Where.PREVIEW: (
        N_("A case you are writing"),
        N_(
            "The page as a workshop shows it, what the check says, and beside which questions of invented firms it would"
            " stand, and why. Keep this open beside your editor: whenever you save the file, it looks again."
        ),
    ),
    Where.EVERYWHERE: (
        N_("Here"),
        N_("Fill in what you know, and leave the rest. Esc goes back. Nothing you typed before is lost."),
    ),
}  # fmt: skip
_ALWAYS: Final = (
    ("Tab", N_("Go to the next part of the screen; Shift+Tab to the one before.")),
    ("↑ ↓", N_("Move the cursor.")),
    ("Esc", N_("Go back.")),
)
_KEY_WIDTH: Final = 16


def places_of(screen: Screen[object]) -> tuple[Where, ...]:
    """Whose commands work on this screen, the most particular first."""
    view = getattr(screen, "view", "")
    if view in tuple(Where):
        return (Where(view), Where.WORKSHOP)
    place = getattr(screen, "place", None)
    return (place,) if isinstance(place, Where) else ()


class HelpScreen(ModalScreen[None]):
    """What this screen is for, and its keys."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,enter", "close", show=False),
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._places = places_of(screen)
        self._left_out = frozenset(
            command.id
            for place in self._places
            if place is Where.CASES and Where.WORKSHOP not in self._places
            for command in commands_in(place)
            if command.action in ("borrow", "set_aside")
        )

    def compose(self) -> ComposeResult:
        """The page, and how to leave it."""
        with Vertical(id="help"):
            yield TextPage(id="help-page")
            yield Label(Content(_("↑ ↓ read on · Esc back")), id="help-how")

    def on_mount(self) -> None:
        """Write the page."""
        page = self.query_one(TextPage)
        page.show(self._rows())
        page.focus()

    def _keys_of(self, command: Command) -> str:
        own = getattr(self.app, "configuration", None)
        keys = (own.keys.get(command.id) if own is not None else None) or command.keys
        return ", ".join(key_name(key) for key in keys.split(","))

    def _rows(self) -> Rows:
        name, about = _ABOUT[self._places[0] if self._places else Where.EVERYWHERE]

        def rows(width: int, _all: int) -> list[Content]:
            lines = [Content.styled(_(name), "bold $accent"), Content("")]
            lines += flowed(Content(_(about)), width)
            for place in self._places:
                heading = _("In the whole workshop") if place is Where.WORKSHOP else _("Keys here")
                lines += self._group(heading, self._commands(place), width)
            always = [(key, _(words)) for key, words in _ALWAYS]
            lines += self._group(_("Everywhere"), [*always, *self._commands(Where.EVERYWHERE)], width)
            return [*lines, Content("")]

        return rows

    def _commands(self, place: Where) -> list[tuple[str, str]]:
        return [
            (self._keys_of(command), _(command.help))
            for command in commands_in(place)
            if command.id not in self._left_out
        ]

    def _group(self, heading: str, rows: list[tuple[str, str]], width: int) -> list[Content]:
        lines = [Content(""), Content.styled(heading, "bold $primary")]
        for key, words in rows:
            if width < 3 * _KEY_WIDTH:
                lines += flowed(Content.assemble((key, "bold"), "  ", (words, "$dim")), width, "", "  ")
                continue
            name = Content.styled(key, "bold")
            pad = " " * max(1, _KEY_WIDTH - name.cell_length)
            lines += flowed(Content.styled(words, "$dim"), width, name + pad, " " * _KEY_WIDTH)
        return lines

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss(None)
