"""Commands that a person is told to type next, as they must be typed to go on in the same language."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
from click.core import ParameterSource

from canvas.locale import language

_LANG = "--lang"


def next_command(*words: str | Path) -> str:
    """The command with these words, ready to be copied into a shell.

    Args:
        words: what follows `canvas`; a file with a space in its name is quoted.
    """
    spoken = (_LANG, language()) if _language_was_named() else ()
    return shlex.join(["canvas", *spoken, *map(str, words)])


def _language_was_named() -> bool:
    """Whether `--lang` was typed, before the command or after it: the program obeys both."""
    here = click.get_current_context(silent=True)
    while here is not None:
        names = [each.name for each in here.command.params if _LANG in each.opts and each.name]
        if any(here.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in names):
            return True
        here = here.parent
    return False
