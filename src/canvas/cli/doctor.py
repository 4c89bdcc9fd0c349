"""`canvas doctor`: whether this machine is ready, in plain words."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from canvas import __version__
from canvas.cli.naming import json_option
from canvas.cli.next_command import next_command
from canvas.cli.speaking import say, say_json
from canvas.locale import _, language
from canvas.text.problems import Trouble

_MOST_TOLD = 5
"""Most problems of cases that are told here; the check tells all."""

Row = tuple[bool, str, str]
"""Whether it is all right, what was looked at, what was found."""


@click.command("doctor", help=_("Say whether this machine is ready: terminal, folders, content, settings."))
@json_option
@click.pass_context
def doctor_command(context: click.Context, as_json: bool) -> None:
    """Exit 1 when something needs a hand."""
    rows = list(_examination())
    if as_json:
        say_json([{"ok": well, "what": what, "found": found} for well, what, found in rows])
    else:
        for well, what, found in rows:
            say(f"{'✓' if well else '!'} {what}: {found}")
    context.exit(0 if all(well for well, _what, _found in rows) else 1)


def _examination() -> Iterator[Row]:
    yield True, _("Canvas"), f"{__version__}, Python {platform.python_version()}, {platform.system()}"
    yield True, _("Language"), language()
    yield from _terminal()
    yield from _folders()
    yield from _content()
    yield from _settings()


def _terminal() -> Iterator[Row]:
    if not sys.stdout.isatty():
        yield True, _("Terminal"), _("not a terminal here; the screens need one")
        return
    size = os.get_terminal_size()
    enough = size.columns >= 80 and size.lines >= 24
    words = _("{columns} by {lines}").format(columns=size.columns, lines=size.lines)
    yield enough, _("Terminal"), words if enough else words + " " + _("(80 by 24 reads better)")
    encoding = (sys.stdout.encoding or "").lower()
    yield encoding.startswith("utf"), _("Letters"), encoding


def _folders() -> Iterator[Row]:
    from canvas.storage.config_file import config_file
    from canvas.storage.places import state_folder

    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        well = os.access(folder, os.W_OK)
    except OSError:
        well = False
    found = (
        str(folder)
        if well
        else _("{folder} cannot be written; changes cannot be kept safe").format(folder=folder)
    )
    yield well, _("Journal and snapshots"), found
    yield _settings_file(config_file())


def _settings_file(file: Path) -> Row:
    from canvas.library.folders import what_is_at

    try:
        there = what_is_at(file)
    except Trouble as trouble:
        return False, _("Settings"), str(trouble)
    if there == "folder":
        found = _("{file} is a folder; the settings are a file. Canvas starts without them").format(file=file)
        return False, _("Settings"), found
    if there == "nothing":
        return True, _("Settings"), _("{file} (not there; that is fine)").format(file=file)
    return True, _("Settings"), str(file)


def _content() -> Iterator[Row]:
    from canvas.cli.the_library import case_folders
    from canvas.library.kept import cache_folder
    from canvas.library.reading import load_library
    from canvas.method.builtin import check_texts, law_cards, playbook, playbook_keys

    books = ", ".join(f"{key} ({len(list(playbook(key).prompts()))})" for key in playbook_keys())
    yield True, _("Playbooks and questions"), books
    yield True, _("Checks"), str(len(check_texts()))
    checked_on, _closing, cards = law_cards()
    yield True, _("Law cards"), _("{n}, checked on {day}").format(n=len(cards), day=checked_on.isoformat())
    library = load_library(case_folders(), cache_folder())
    found = _("{n} in two languages").format(n=len(library.keys()))
    if library.problems:
        found = "; ".join(str(problem) for problem in library.problems[:_MOST_TOLD])
        more = len(library.problems) - _MOST_TOLD
        if more > 0:
            told = _("… and {n} more: {command}")
            found += "; " + told.format(n=more, command=next_command("case", "check"))
    yield bool(library.keys()) and not library.problems, _("Cases"), found


def _settings() -> Iterator[Row]:
    from canvas.tui.configuration import read_configuration

    for problem in read_configuration().problems:
        yield False, _("Settings"), str(problem)
