"""The `canvas` command: chooses the language, finds the command, turns whatever goes wrong into a sentence.

Heavy imports stay inside the commands: `--version`, help and completion load neither Textual nor the method.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence

from canvas import __version__
from canvas.locale import _FOLDER, chosen_language, speak

DONE, FOUND, FAILED = 0, 1, 2
"""Exit codes: done; a check found something; what was asked could not be done."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its code."""
    words = language_first(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        print(f"canvas {__version__}")
        raise SystemExit(DONE)
    set_language(words)
    import click

    from canvas.cli.group import canvas
    from canvas.cli.help_pages import HelpPage
    from canvas.cli.speaking import say_trouble

    click.Context.formatter_class = (
        HelpPage  # the one place where it holds for each command's help, and its mistakes
    )
    raise SystemExit(say_trouble(lambda: canvas.main(words, prog_name="canvas", standalone_mode=False)))


def language_first(words: Sequence[str]) -> list[str]:
    """The words with each `--lang X` and `--lang=X` at the front, where it holds for every command.

    What stands behind a bare `--` stays where it is. A `--lang` without a language is all that is left, so that only that
    is told.
    """
    until = words.index("--") if "--" in words else len(words)
    named: list[str] = []
    others: list[str] = []
    place = 0
    while place < until:
        word = words[place]
        if word == "--lang" and place + 1 == until:
            return [word]
        taken = 2 if word == "--lang" else 1
        (named if word == "--lang" or word.startswith("--lang=") else others).extend(
            words[place : place + taken]
        )
        place += taken
    return [*named, *others, *words[until:]]


def set_language(words: Sequence[str]) -> None:
    """Speak the language that was asked for, before anything that shows text is imported.

    Args:
        words: as `language_first` gives them.

    Click's own words ("Usage", "Error") come from the same catalogue.
    """
    asked = None
    for position, word in enumerate(words[: words.index("--")] if "--" in words else words):
        if word == "--lang" and position + 1 < len(words):
            asked = words[position + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    language = chosen_language(asked or configured_language())
    speak(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("canvas", _FOLDER)
    gettext.textdomain("canvas")


def configured_language() -> str | None:
    """The language of the person's config file, unless the environment says another; read without parsing it all."""
    if os.environ.get("CANVAS_LANG"):
        return None
    from canvas.storage.config_file import config_file

    try:
        with config_file().open(encoding="utf-8") as file:
            for line in file:
                name, _equals, value = line.partition("=")
                if name.strip() == "language":
                    return value.strip().strip("\"'")
                if line.lstrip().startswith("["):
                    break
    except (OSError, UnicodeDecodeError):
        return None
    return None


if __name__ == "__main__":
    main()
