"""Writes docs/commands.md and docs/keys.md from the program itself: `python docs/make_reference.py`.

A test holds the pages to what this makes, so they cannot fall behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from canvas.cli.group import COMMANDS, canvas
from canvas.locale import speak
from canvas.tui.commands import Command, Where, commands_in, key_name

HERE = Path(__file__).parent
PLACES = {
    Where.EVERYWHERE: "Everywhere",
    Where.HOME: "Start screen",
    Where.WORKSHOP: "In a workshop",
    Where.GUIDE: "Questions",
    Where.BOARD: "Board",
    Where.FINDINGS: "Findings",
    Where.CASES: "Cases",
    Where.REPORT: "Report",
}


def commands_page() -> str:
    """Every command with its arguments and options."""
    lines = [
        "# Commands",
        "",
        "Made by `python docs/make_reference.py`; do not edit by hand.",
        "",
        "Exit codes: 0 done, 1 a check found something, 2 what was asked could not be done.",
        "`--json` answers for programs. Every command takes `canvas --lang en|nl …` before it.",
        "",
    ]
    context = click.Context(canvas, info_name="canvas")
    for name in COMMANDS:
        command = canvas.get_command(context, name)
        assert command is not None
        lines += list(_command(command, context, name, 2))
    return "\n".join(lines).rstrip() + "\n"


def _command(command: click.Command, parent: click.Context, name: str, level: int) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"{'#' * level} `{usage}`"
    yield ""
    yield command.help or ""
    yield ""
    options = [record for each in command.params if (record := each.get_help_record(context))]
    for names, text in options:
        if names != "--help":
            yield f"- `{names}` {text}".rstrip()
    if options:
        yield ""
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            inner = command.get_command(context, each)
            assert inner is not None
            yield from _command(inner, context, each, level + 1)


def keys_page() -> str:
    """Every key, by the place where it works."""
    lines = [
        "# Keys",
        "",
        "Made by `python docs/make_reference.py`; do not edit by hand.",
        "",
        "Every key can be changed in the settings file (`canvas doctor` says where it is):",
        "",
        "```toml",
        "[keys]",
        '"board.note.new" = "n,insert"',
        "```",
        "",
        "Keys are named as Textual names them (`f2`, `ctrl+z`, `pagedown`, `slash`); several are parted by commas. The",
        "mouse does everything too, and every command is in the list that Ctrl+P opens.",
    ]
    for where, title in PLACES.items():
        lines += ["", f"## {title}", "", "| keys | | what it does | name |", "| --- | --- | --- | --- |"]
        lines += [_row(command) for command in commands_in(where)]
    return "\n".join(lines) + "\n"


def _row(command: Command) -> str:
    keys = " or ".join(key_name(key) for key in command.keys.split(","))
    return f"| {keys} | {command.label} | {command.help} | `{command.id}` |"


def main() -> None:
    """Write both pages."""
    speak("en")
    (HERE / "commands.md").write_text(commands_page(), encoding="utf-8", newline="\n")
    (HERE / "keys.md").write_text(keys_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
