"""`canvas new`, `open` and `example`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from canvas.cli.naming import FILE, PlaybookName, workshop_path
from canvas.cli.speaking import say, tell
from canvas.locale import _, language
from canvas.model.words import Sector, Setting, Size
from canvas.text.problems import Problem, Trouble, allowed_and_nearest


def refuse_existing(path: Path) -> None:
    """A file that is there is never overwritten by a new one.

    Raises:
        Trouble: when there is one.
    """
    if path.exists():
        raise Trouble(
            Problem(
                _("There is a file of this name already."),
                _("Open it with: canvas open {file}; or choose another name.").format(file=path),
                str(path),
            )
        )


@click.command("new", help=_("Start a workshop for a firm, and open it."))
@click.argument("file", type=FILE)
@click.option("--firm", help=_("The firm's name."))
@click.option(
    "--sector", type=click.Choice([sector.value for sector in Sector]), help=_("The firm's sector.")
)
@click.option("--size", type=click.Choice([size.value for size in Size]), help=_("People in the firm."))
@click.option("--place", help=_("Where the firm is."))
@click.option("--people", type=click.IntRange(0, 100_000), help=_("How many people exactly."))
@click.option("--playbook", type=PlaybookName(), help=_("A built-in playbook, or a file of your own."))
@click.option(
    "--setting",
    type=click.Choice([setting.value for setting in Setting]),
    help=_("Alone, with a team, or in a room with more firms."),
)
@click.option("--no-open", is_flag=True, help=_("Only write the file."))
@click.pass_context
def new_command(context: click.Context, /, file: Path, no_open: bool, **given: object) -> int:
    """Write the file; then the screens, where there is a terminal."""
    from canvas.method.builtin import DEFAULT_PLAYBOOK
    from canvas.method.own_playbook import find_playbook, is_built_in
    from canvas.model.workshop import new_workshop
    from canvas.session.session import Session
    from canvas.storage.reading import read_file

    path = workshop_path(file)
    refuse_existing(path)
    name = str(given.pop("playbook") or DEFAULT_PLAYBOOK)
    find_playbook(name, read_file)
    if not is_built_in(name):
        name = str(Path(name).expanduser().resolve())
    firm = {key: value for key, value in given.items() if value is not None}
    for key, of in (("sector", Sector), ("size", Size), ("setting", Setting)):
        if key in firm:
            firm[key] = of(str(firm[key]))
    workshop = new_workshop(language=language(), playbook=name, **firm)
    Session.create(path, workshop).close()
    tell(_("Written: {file}").format(file=path))
    if no_open or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0
    return _show(context, path)


def _show(context: click.Context, path: Path, *, step: str = "", view: str = "guide") -> int:
    from canvas.cli.screen import run_screen

    return run_screen(path, step=step, view=view, plain=bool((context.obj or {}).get("plain")))


@click.command("open", help=_("Open a workshop on the screen."))
@click.argument("file", type=FILE)
@click.option("--step", "step_key", default="", help=_("Begin at this step or question."))
@click.option("--view", type=click.Choice(["guide", "board", "findings", "cases", "report"]), default="guide")
@click.pass_context
def open_command(context: click.Context, file: Path, step_key: str, view: str) -> int:
    """The screens; what is wrong with the file is said before they start."""
    from canvas.cli.screen import needs_terminal
    from canvas.session.playbooks import playbook_for
    from canvas.storage.reading import open_document

    path = file if file.exists() else workshop_path(file)
    workshop = open_document(path)[0].workshop
    if step_key:
        book, _problem = playbook_for(workshop, path)
        keys = [step.key for step in book.steps] + [prompt.key for _step, prompt in book.prompts()]
        if step_key not in keys:
            raise Trouble(
                Problem(
                    _("There is no step or question “{name}”.").format(name=step_key),
                    allowed_and_nearest(step_key, keys),
                )
            )
    needs_terminal()
    return _show(context, path, step=step_key, view=view)


@click.command(
    "example", help=_("Look around in the finished workshop of an invented firm, in a copy of your own.")
)
@click.argument("key", required=False)
@click.option("-o", "--output", type=FILE, help=_("Where the copy goes."))
@click.option("--no-open", is_flag=True, help=_("Only write the file."))
@click.pass_context
def example_command(context: click.Context, key: str | None, output: Path | None, no_open: bool) -> int:
    """Without a key: the examples there are."""
    from canvas.method.builtin import EXAMPLES, example
    from canvas.storage.document import read_document

    if key is None:
        for each in EXAMPLES:
            firm = read_document(example(each, language()), each).workshop.firm
            say(f"{each:12} {firm.firm}, {firm.place}")
        tell(_("Look around with: canvas example {key}").format(key=EXAMPLES[0]))
        return 0
    from canvas.session.session import Session

    text = example(key, language())
    path = workshop_path(output or Path(f"{key}.canvas.toml"))
    refuse_existing(path)
    Session.create(path, read_document(text, key).workshop).close()
    tell(_("Written: {file}").format(file=path))
    if no_open or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0
    return _show(context, path, view="board")
