"""How the command speaks: data on stdout, talk on stderr, problems as sentences, never a traceback."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from canvas.locale import _
from canvas.text.problems import Problem, Trouble
from canvas.text.show import show


def say(text: str = "") -> None:
    """A line or several on stdout, safe for a terminal; a closed pipe ends quietly."""
    click.echo(show(text, lines=True))


def tell(text: str) -> None:
    """A line on stderr, for a person."""
    click.echo(show(text, lines=True), err=True)


def say_json(value: object) -> None:
    """A value for programs: JSON with everything a terminal could obey escaped."""
    click.echo(json.dumps(value, ensure_ascii=True, indent=2, default=str))


def tell_problems(problems: Iterable[Problem]) -> None:
    """Each problem on a line of its own."""
    for problem in problems:
        tell(str(problem))


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem for programs."""
    return {
        "file": problem.file,
        "line": problem.line,
        "field": problem.field,
        "rule": problem.rule,
        "severity": problem.severity,
        "wrong": problem.wrong,
        "fix": problem.fix,
    }


def say_trouble(run: Callable[[], object]) -> int:
    """Run a command and give its exit code; whatever goes wrong is said in a sentence."""
    try:
        code = run()
    except Trouble as trouble:
        tell_problems(trouble.problems)
        return 2
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        if isinstance(error, click.UsageError) and error.ctx is not None:
            tell(error.ctx.get_usage())
        tell(error.format_message())
        return 2
    except (KeyboardInterrupt, click.Abort):
        tell(_("Stopped."))
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("CANVAS_DEBUG"):
            raise
        return _unexpected(error)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception) -> int:
    """A bug of ours: the person gets a sentence, the details go to a file."""
    from canvas.storage.last_error import keep_details

    file = keep_details(error)
    if file is not None:
        where = _("The details are in {file}.").format(file=file)
    else:
        where = _("Start it with CANVAS_DEBUG=1 to see the details.")
    tell(_("Something went wrong inside Canvas; your work is saved up to the last change.") + " " + where)
    return 2
