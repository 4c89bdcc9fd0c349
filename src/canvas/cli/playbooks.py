"""`canvas playbook`: list, show, start and check playbooks."""

from __future__ import annotations

from pathlib import Path

import click

from canvas.cli.help_pages import Family
from canvas.cli.naming import PlaybookName, json_option
from canvas.cli.speaking import problem_row, say, say_json, tell, tell_problems
from canvas.locale import LANGUAGES, _, language, ngettext
from canvas.text.problems import Problem, Trouble


@click.group("playbook", cls=Family, help=_("List, show, start and check playbooks: the method as a file."))
def playbook_command() -> None:
    """The playbook commands."""


@playbook_command.command("list", help=_("List the playbooks that come with the program."))
@json_option
def list_playbooks(as_json: bool) -> None:
    """One line a playbook."""
    from canvas.method.builtin import playbook, playbook_keys
    from canvas.model.words import Setting

    rows = []
    for key in playbook_keys():
        book = playbook(key)
        rows.append(
            {
                "key": key,
                "name": book.name.of(language()),
                "about": book.about.of(language()),
                "prompts": len(list(book.prompts())),
                "minutes": {setting.value: book.minutes(setting) for setting in Setting},
            }
        )
    if as_json:
        say_json(rows)
        return
    for row in rows:
        say(f"{row['key']:24} {row['name']}")
        say("    " + str(row["about"]))


@playbook_command.command("show", help=_("Show the steps and questions of a playbook."))
@click.argument("name", type=PlaybookName())
def show_playbook(name: str) -> None:
    """Steps with their minutes, and the questions."""
    from canvas.method.own_playbook import find_playbook
    from canvas.storage.reading import read_file

    book = find_playbook(name, read_file)
    say(book.name.of(language()))
    say(book.about.of(language()))
    for number, step in enumerate(book.steps, 1):
        minutes = " / ".join(str(step.minutes.get(setting, "-")) for setting in book.settings)
        say("")
        say(f"{number} {step.name.of(language())} ({minutes} min)")
        say("  " + step.goal.of(language()))
        for prompt in step.prompts:
            say(f"  {'★' if prompt.core else ' '} {prompt.question.of(language())}")


@playbook_command.command("new", help=_("Write a commented start for a playbook of your own."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--in", "in_language", type=click.Choice(LANGUAGES), help=_("The language of the comments."))
def new_playbook(file: Path, in_language: str | None) -> None:
    """Write the start; a file that exists is left alone."""
    from canvas.method.own_playbook import start_text

    if file.exists():
        raise Trouble(
            Problem(_("There is a file of this name already."), _("Choose another name."), str(file))
        )
    try:
        file.write_text(start_text(in_language or language()), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Trouble(
            Problem(
                _("It cannot be written: {why}.").format(why=error.strerror),
                _("Choose another folder."),
                str(file),
            )
        ) from None
    tell(_("Written. Try it with: canvas playbook check {file}").format(file=file))


@playbook_command.command("check", help=_("Say everything that is wrong in a playbook, with its line."))
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_context
def check_playbook(context: click.Context, file: Path, as_json: bool) -> None:
    """Exit 1 when there are problems, 2 when the file cannot be read at all."""
    from canvas.method.own_playbook import find_playbook
    from canvas.storage.reading import read_file

    read_file(file)
    try:
        book = find_playbook(str(file), read_file)
    except Trouble as trouble:
        if as_json:
            say_json([problem_row(problem) for problem in trouble.problems])
        else:
            tell_problems(trouble.problems)
        context.exit(1)
    if as_json:
        say_json([])
    else:
        many = len(list(book.prompts()))
        say(ngettext("{n} question, no problems.", "{n} questions, no problems.", many).format(n=many))
