"""The help of a command, whole and in the language that is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import click

from canvas.locale import N_, _

_STANDS_FOR: Final = (
    N_("OPTIONS"), N_("COMMAND"), N_("ARGS"), N_("FILE"), N_("FIRST"), N_("SECOND"), N_("TABLE"), N_("FIELDS"), N_("KEY"),
    N_("PATHS"), N_("WORDS"), N_("WHAT"), N_("NAME"), N_("TEXT"), N_("PATH"), N_("PLAYBOOK"), N_("INTEGER RANGE"),
)  # fmt: skip
"""What stands in a usage line, or behind an option, for what a person types."""
_STANDING: Final = re.compile("|".join(rf"\b{word}\b" for word in sorted(_STANDS_FOR, key=len, reverse=True)))


class HelpPage(click.HelpFormatter):
    """Click's page, Dutch in Dutch: of a usage line and of an option's value Click itself translates only a part."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line: `canvas case check [OPTIES] [PADEN]...`."""
        super().write_usage(prog, _spoken(args), prefix)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options, each with its value and what it does; or commands."""
        super().write_dl([(_spoken(first), about) for first, about in rows], col_max, col_spacing)


def _spoken(text: str) -> str:
    return _STANDING.sub(lambda found: _(found[0]), text)


class Family(click.Group):
    """A group of commands that tells of each its whole first sentence; Click cuts it off at the end of the line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        longest = 10_000
        with formatter.section(_("Commands")):
            formatter.write_dl(
                [(name, command.get_short_help_str(longest)) for name, command in commands if command]
            )
