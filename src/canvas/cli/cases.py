"""`canvas case`: list, read, match and check cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from canvas.cli.case_checking import check_command, schema_command
from canvas.cli.case_coverage import coverage_command
from canvas.cli.case_preview import preview_command
from canvas.cli.case_reading import case_facts, show_command
from canvas.cli.case_writing import from_command, new_command
from canvas.cli.help_pages import Family
from canvas.cli.meant import pattern_meant, unknown_place
from canvas.cli.naming import FILE, ListedWord, json_option
from canvas.cli.next_command import next_command
from canvas.cli.patterns import concerns_command
from canvas.cli.searching import search_command
from canvas.cli.speaking import say, say_json, tell
from canvas.cli.the_library import the_library
from canvas.cli.wrapping import fitted
from canvas.locale import _, language
from canvas.model.case import Match
from canvas.model.words import Block, ConcernWord, Sector, Size, Tag
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

if TYPE_CHECKING:
    from canvas.model.playbook import Prompt


@click.group(
    "case",
    cls=Family,
    help=_("Read what firms in the region did, find what fits a firm, and check cases you write."),
)
def case_command() -> None:
    """The case commands."""


case_command.add_command(search_command)
case_command.add_command(check_command)
case_command.add_command(schema_command)
case_command.add_command(show_command)
case_command.add_command(preview_command)
case_command.add_command(coverage_command)
case_command.add_command(new_command)
case_command.add_command(from_command)
case_command.add_command(concerns_command)


@case_command.command("list", help=_("List the cases."))
@click.option("--sector", type=ListedWord(Sector, "sector"), help=_("Only this sector."))
@json_option
def list_cases(sector: str | None, as_json: bool) -> None:
    """One line a case, by sector."""
    from canvas.method.builtin import vocabulary

    library = the_library()
    cases = [case for case in library.all(language()) if sector in (None, case.sector.value)]
    if as_json:
        say_json([case_facts(case) for case in cases])
        return
    width = max((len(case.key) for case in cases), default=0)
    for each in Sector:
        of_sector = [case for case in cases if case.sector is each]
        if of_sector:
            say(vocabulary().word(each, language()).capitalize())
            for case in of_sector:
                say(fitted(f"  {case.key:{width}} {case.title}", width + 1))


@case_command.command("match", help=_("Say which cases fit a firm, and why."))
@click.argument("file", type=FILE, required=False)
@click.option("--prompt", "prompt_key", help=_("The question they should fit; see canvas playbook show."))
@click.option("--sector", type=ListedWord(Sector, "sector"), help=_("The firm's sector."))
@click.option("--size", type=ListedWord(Size, "size"), help=_("People in the firm."))
@click.option("--place", help=_("Where the firm is."))
@click.option("--text", help=_("What the firm does or asks, in a few words."))
@click.option("--block", type=ListedWord(Block, "blocks"), help=_("The block that is worked on."))
@click.option(
    "--pattern", "patterns", multiple=True, help=_("A pattern to look for; see canvas pattern list.")
)
@click.option(
    "--tag",
    "tags",
    multiple=True,
    type=ListedWord(Tag, "tags"),
    help=_("What it is about, by a tag of the cases."),
)
@click.option(
    "--concern",
    "concerns",
    multiple=True,
    type=ListedWord(ConcernWord, "concerns"),
    metavar="KEY",
    help=_("What the firm is busy with, the main thing first; see canvas case concerns."),
)
@click.option("--most", type=click.IntRange(1, 50), default=3, show_default=True, help=_("How many at most."))
@json_option
def match_cases(file: Path | None, prompt_key: str | None, as_json: bool, most: int, **firm: Any) -> None:
    """For each: key, score, reasons."""
    from canvas.library.folders import what_is_at
    from canvas.library.matching import match
    from canvas.method.builtin import the_method

    if not file and not prompt_key and not any(firm.values()):
        raise click.UsageError(
            _("Name the file of a workshop, or say what the firm is, as in --sector or --text.")
        )
    if file and what_is_at(file) == "nothing" and not file.is_symlink():
        raise Trouble(_no_such_file(file))
    wanted = tuple(map(pattern_meant, firm["patterns"]))
    workshop, prompt = _firm_and_prompt(file, prompt_key, firm)
    library = the_library()
    if firm["place"] and (unknown := unknown_place(firm["place"], library)):
        tell(fitted(unknown, err=True))
    found = match(
        library, workshop, prompt, the_method(), language(), most,
        block=Block(firm["block"]) if firm["block"] else None,
        wanted=wanted,
    )  # fmt: skip
    if as_json:
        say_json(
            [
                {
                    "key": each.case.key,
                    "title": each.case.title,
                    "score": round(each.score, 3),
                    "reasons": list(each.reasons),
                }
                for each in found
            ]
        )
        return
    for each in found:
        _say_match(each)


def _no_such_file(file: Path) -> Problem:
    """Whoever types words where the file goes wants to look for cases that fit them."""
    command = next_command("case", "match", "--text", file)
    fix = _("Look at its name and folder; words to look for go behind --text: {command}")
    return Problem(_("There is no such file."), fix.format(command=command), str(file))


def _say_match(found: Match) -> None:
    say(fitted(f"{found.case.title} ({found.case.key})"))
    say(fitted(f"  {found.case.place} · {found.case.when}"))
    say(fitted("  " + " · ".join(found.reasons)))


def _firm_and_prompt(file: Path | None, prompt_key: str | None, firm: dict[str, Any]) -> tuple[Any, Any]:
    """The firm of a file with what the options say over it, and the question.

    Raises:
        Trouble: an option says what a workshop cannot hold.
    """
    from canvas.model.edits import Put, Refused, apply_all
    from canvas.model.workshop import new_workshop
    from canvas.storage.reading import open_document

    workshop = open_document(file)[0].workshop if file else new_workshop()
    given: list[Any] = [
        Put("workshop", "workshop", {name: firm[name] for name in ("sector", "size", "place") if firm[name]})
    ]
    if firm["text"]:
        given.append(Put("frame", "frame", {"drivers": [firm["text"]]}))
    if firm["concerns"]:
        given.append(Put("frame", "frame", {"concerns": list(firm["concerns"])}))
    outcome = apply_all(workshop, given)
    if isinstance(outcome, Refused):
        raise Trouble(outcome.problem)
    return outcome.workshop, _question(prompt_key, firm["tags"])


def _question(key: str | None, tags: Sequence[str]) -> Prompt | None:
    """The question of this key, which is about these tags too; one that is only about them without a key, if there are any.

    Raises:
        Trouble: there is no such question.
    """
    from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook
    from canvas.model.playbook import Prompt, Target
    from canvas.model.said import Said

    if key:
        book = playbook(DEFAULT_PLAYBOOK)
        found = book.find(key)
        if found is None:
            keys = [each.key for _step, each in book.prompts()]
            raise Trouble(
                Problem(_("There is no question “{name}”.").format(name=key), allowed_and_nearest(key, keys))
            )
        prompt = found[1]
        return replace(prompt, tags=tuple(dict.fromkeys((*prompt.tags, *tags))))
    return Prompt("tags", Said(), Said(), (Target(),), tags=tuple(tags)) if tags else None
