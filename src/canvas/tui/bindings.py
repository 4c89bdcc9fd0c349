"""Textual bindings made from the commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from canvas.locale import _
from canvas.tui.commands import Where, commands_in

_WINS = ("undo", "redo", "help", "palette", "quit", "theme", "language", "save.copy")
"""Commands that work also while a line is being typed."""


def bindings(*places: Where) -> list[BindingType]:
    """The bindings of these places; each has the command's id, so that the key file can change it."""
    return [
        Binding(
            command.keys,
            command.action,
            _(command.label),
            show=command.footer > 0,
            id=command.id,
            tooltip=_(command.help),
            priority=command.id in _WINS
            or (command.where is Where.WORKSHOP and command.keys.startswith("f")),
        )
        for place in places
        for command in commands_in(place)
    ]
