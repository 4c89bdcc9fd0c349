"""Starting the screens: only in a terminal that can show them, and again when the language was switched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from canvas.locale import _
from canvas.text.problems import Problem, Trouble


def needs_terminal() -> None:
    """Refuse to start the screens where they cannot be shown.

    Raises:
        Trouble: when there is no terminal, with what to do instead.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") in ("dumb", ""):
        raise Trouble(
            Problem(
                _("The screens need a terminal."),
                _(
                    "Here you can use: canvas ask FILE, canvas show FILE, canvas report FILE; canvas --help names all."
                ),
            )
        )


def run_screen(file: Path | None = None, *, step: str = "", view: str = "guide", plain: bool = False) -> int:
    """Show the screens until the person stops; gives the exit code.

    Raises:
        Trouble: when there is no terminal.
    """
    needs_terminal()
    colourless = plain or bool(os.environ.get("NO_COLOR"))
    if colourless:  # Textual reads its theme when it is imported; set later, it comes out as black on black
        os.environ["TEXTUAL_THEME"] = "ansi-dark"
    from canvas.tui.app import CanvasApp
    from canvas.tui.configuration import read_configuration

    app = CanvasApp(read_configuration(), file=file, step=step, open_at=view, plain=colourless)
    app.run()
    if app.next_language is not None:
        words = ("open", str(app.next_file)) if app.next_file else ()
        start_again(app.next_language, *words, plain=plain)
    return app.return_code or 0


def start_again(language: str, *words: str, plain: bool) -> None:
    """Start anew in another language, with these words: key descriptions are fixed when the screens are imported."""
    os.environ["CANVAS_LANG"] = language
    command = [sys.executable, "-m", "canvas", "--lang", language, *(["--plain"] if plain else []), *words]
    if sys.platform == "win32":
        import subprocess

        raise SystemExit(subprocess.call(command))
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, no shell
