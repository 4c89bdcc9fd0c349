"""The commands by name; each module is imported when its command is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from canvas import __version__
from canvas.locale import LANGUAGES, N_, _

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "new": ("workshop_files", N_("Start a workshop for a firm.")),
    "open": ("workshop_files", N_("Open a workshop on the screen.")),
    "example": ("workshop_files", N_("Look around in the finished workshop of an invented firm.")),
    "ask": ("ask", N_("Answer the questions line by line, without a full screen.")),
    "show": ("looking", N_("Show a canvas, the data, the chain, the risks or the plan.")),
    "compare": ("looking", N_("Compare a redesign with today, note by note.")),
    "check": ("looking", N_("Say what does not hold together yet, and what to do about it.")),
    "report": ("looking", N_("Write the report.")),
    "log": ("changing", N_("Show the history of a workshop.")),
    "add": ("changing", N_("Add a record from a script.")),
    "case": ("cases", N_("Find, read, match, write and check cases.")),
    "pattern": ("patterns", N_("Read business-model patterns, and have some proposed.")),
    "technology": ("patterns", N_("Read what a technology can do for a small firm.")),
    "playbook": ("playbooks", N_("List, show, start and check playbooks.")),
    "doctor": ("doctor", N_("Say whether this machine is ready.")),
    "completion": ("completion", N_("Make names complete in your shell.")),
}
"""Command → its module and its help; the order is that of `canvas --help`."""


class Commands(click.Group):
    """A group that imports a command when it is asked for, and helps with a mistyped one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"canvas.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(about)) for name, (_module, about) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or a sentence with the nearest one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from canvas.text.problems import Problem, Trouble, allowed_and_nearest

            raise Trouble(
                Problem(
                    _("There is no command “{name}”.").format(name=args[0]),
                    allowed_and_nearest(args[0], COMMANDS),
                )
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("A workshop in the terminal: redesign the business model of a firm, one question at a time."),
    epilog=_("Without a command: the start screen."),
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help=_("The language to speak."),
    expose_value=False,
    is_eager=True,
)
@click.option("--plain", is_flag=True, help=_("Use only the colours of the terminal itself."))
@click.version_option(
    __version__, prog_name="canvas", message="%(prog)s %(version)s", help=_("Show the version.")
)
@click.pass_context
def canvas(context: click.Context, plain: bool) -> int | None:
    """The start screen, or a command."""
    context.obj = {"plain": plain}
    if context.invoked_subcommand is not None:
        return None
    from canvas.cli.screen import run_screen

    return run_screen(plain=plain)
