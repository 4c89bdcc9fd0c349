"""`canvas case new` and `canvas case from`: cases written in conversation, or from a finished workshop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from canvas.cli.case_files import (
    built_in_keys,
    case_catalogue,
    made,
    say_what_is_missing,
    say_what_is_open,
    written_new,
)
from canvas.cli.naming import FILE
from canvas.cli.the_library import the_library
from canvas.locale import LANGUAGES, _, language
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

if TYPE_CHECKING:
    from canvas.model.records import Canvas
    from canvas.model.workshop import Workshop

_FOLDER = click.Path(path_type=Path)
_output_option = click.option(
    "-o", "--output", "folder", type=_FOLDER, help=_("The folder for the files; this one when none is named.")
)


@click.command(
    "new", help=_("Write a case by answering questions; whatever is left open can be filled in later.")
)
@_output_option
@click.option("--lang", "written_in", type=click.Choice(LANGUAGES), help=_("The language of the case."))
@click.option("--twin", "twin", type=_FOLDER, help=_("Write this case in the other language."))
@click.option(
    "--go-on",
    "begun",
    type=_FOLDER,
    help=_("Ask only what is still open or wrong in this case, and write the answers into its file."),
)
def new_command(folder: Path | None, written_in: str | None, twin: Path | None, begun: Path | None) -> None:
    """Every line is an answer; when the lines end, what there is is written."""
    from canvas.cli.case_dialogue import ask_new, ask_twin_of, ask_what_is_open

    if begun is not None:
        if folder or written_in or twin:
            raise click.UsageError(_("--go-on writes into the file itself, and goes with no other option."))
        told = ask_what_is_open(begun)
    elif twin is not None:
        told = ask_twin_of(twin, folder)
    else:
        told = ask_new(made(folder or Path()), written_in or language())
    if told.stopped:
        say_what_is_open(told.written)
    else:
        say_what_is_missing(told.written)


@click.command(
    "from",
    help=_(
        "Make a draft of a case from a finished workshop, without what is marked “ours only”; it says where a source or the firm's consent is needed."
    ),
)
@click.argument("file", type=FILE)
@_output_option
@click.option(
    "--redesign",
    "redesign",
    help=_("The redesign to tell of, by its id or name; the chosen one when none is named."),
)
@click.option("--twin", "twin", is_flag=True, help=_("Also write the other language, for you to translate."))
def from_command(file: Path, folder: Path | None, redesign: str | None, twin: bool) -> None:
    """One file in the workshop's language, or two."""
    from canvas.library.authoring.filing import free_key
    from canvas.library.authoring.from_workshop import check_told_enough, drafts_from
    from canvas.storage.reading import open_document

    workshop = open_document(file)[0].workshop
    check_told_enough(workshop, str(file))
    place = made(folder or Path())
    said = workshop.firm.language
    written_in = said if said in LANGUAGES else language()
    drafts = drafts_from(
        workshop,
        case_catalogue(),
        written_in,
        _redesign(workshop, redesign),
        free_key(place, workshop.firm.firm or "", built_in_keys()),
        case_patterns=_case_patterns(),
        twin=twin,
    )
    say_what_is_missing([written_new(draft, place) for draft in drafts])


def _redesign(workshop: Workshop, name: str | None) -> Canvas | None:
    """The redesign of this id or name; the chosen one when none is named.

    Raises:
        Trouble: there is none of this name.
    """
    if name is None:
        return workshop.chosen_redesign
    found = next((each for each in workshop.redesigns if name in (each.id, each.name)), None)
    if found is None:
        wrong = _("There is no redesign “{name}” in this workshop.").format(name=name)
        known = [each.id for each in workshop.redesigns]
        fix = allowed_and_nearest(name, known) if known else _("It has none yet; leave the option out.")
        raise Trouble(Problem(wrong, fix))
    return found


def _case_patterns() -> dict[str, tuple[str, ...]]:
    return {key: case.patterns for (key, _language), case in the_library().cases.items()}
