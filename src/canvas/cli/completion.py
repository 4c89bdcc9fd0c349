"""`canvas completion`: the script that makes names complete in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from canvas.cli.group import canvas
from canvas.cli.speaking import say
from canvas.locale import _


@click.command("completion", help=_("Make names complete in your shell: prints what to add to its settings."))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the completion script of this shell."""
    kind = get_completion_class(shell)
    assert kind is not None, "click knows the three shells"
    say(kind(canvas, {}, "canvas", "_CANVAS_COMPLETE").source())
