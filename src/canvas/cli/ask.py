"""`canvas ask`: the method as plain questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from canvas.cli.naming import FILE, PlaybookName, workshop_path
from canvas.cli.speaking import say, tell
from canvas.locale import _, language
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

if TYPE_CHECKING:
    from canvas.session.session import Session


@click.command(
    "ask",
    help=_(
        "Answer the questions line by line: for a screen reader, from a pipe, or without a full screen. A file that is not there yet is made."
    ),
)
@click.argument("file", type=FILE)
@click.option(
    "--from", "start", default="", help=_("Begin at this step or question; otherwise where you left off.")
)
@click.option(
    "--playbook", type=PlaybookName(), help=_("For a new file: a built-in playbook, or a file of your own.")
)
@click.option(
    "--quick", is_flag=True, help=_("Ask only for the first line of each answer, not for its details.")
)
def ask_command(file: Path, start: str, playbook: str | None, quick: bool) -> None:
    """Every line is an answer, an empty line goes on, the end of the input stops; everything is saved."""
    from canvas.cli.asking import Asking
    from canvas.method.builtin import vocabulary
    from canvas.model.progress import where_to_go_on
    from canvas.session.playbooks import playbook_for

    path = file if file.exists() else workshop_path(file)
    session = _opened(path, playbook)
    try:
        book, problem = playbook_for(session.workshop, path)
        if problem is not None:
            tell(str(problem))
        speaking = language()
        first = _start(book, start) if start else where_to_go_on(session.workshop, book)
        say(_("Each line is an answer. An empty line goes on. :help says what else there is."))
        asking = Asking(session, book, vocabulary(), speaking, _read_line, say, fields=not quick)
        asking.run(first or "")
    finally:
        saved = session.flush(30)
        state = session.state
        session.close()
    if not saved:
        sentence = state.problem or Problem(
            _("Not everything is saved."), _("Run it again to go on."), str(path)
        )
        raise Trouble(sentence)
    tell(_("Saved in {file}").format(file=path))


def _opened(path: Path, playbook: str | None) -> Session:
    from canvas.method.builtin import DEFAULT_PLAYBOOK
    from canvas.method.own_playbook import find_playbook
    from canvas.model.workshop import new_workshop
    from canvas.session.session import Session
    from canvas.storage.reading import read_file

    if path.exists():
        session = Session.open(path)
        if session.read_only is not None:
            why = session.read_only
            session.close()
            raise Trouble(why)
        return session
    name = playbook or DEFAULT_PLAYBOOK
    find_playbook(name, read_file)
    return Session.create(path, new_workshop(language=language(), playbook=name))


def _start(book: object, name: str) -> str:
    """The key of the question to begin at, from a step's or a question's."""
    from canvas.model.playbook import Playbook

    assert isinstance(book, Playbook)
    step = book.step(name)
    if step is not None:
        return step.prompts[0].key
    keys = [prompt.key for _step, prompt in book.prompts()]
    if name not in keys:
        known = [step.key for step in book.steps] + keys
        raise Trouble(
            Problem(
                _("There is no step or question “{name}”.").format(name=name),
                allowed_and_nearest(name, known),
            )
        )
    return name


def _read_line() -> str | None:
    """The next line of the input without its end; None at the end."""
    if sys.stdin.isatty():
        try:
            return input("> ")
        except EOFError:
            return None
    line = sys.stdin.buffer.readline()
    return line.decode("utf-8", errors="replace").rstrip("\r\n") if line else None
