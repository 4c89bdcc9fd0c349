"""`canvas case show`: cases to read here, or written as sheets for the room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from canvas.cli.naming import CaseKey, json_option
from canvas.cli.speaking import say, say_json, tell
from canvas.cli.the_library import case_folders, the_case, the_library
from canvas.cli.wrapping import across, fitted, paragraph
from canvas.locale import _, language
from canvas.report.paper import Paper
from canvas.text.problems import Problem, Trouble

if TYPE_CHECKING:
    from canvas.library.reading import Library
    from canvas.model.case import Case


@click.command(
    "show",
    help=_(
        "Read cases, or write them to a file that prints and projects one page a case. `canvas case list` tells their keys."
    ),
)
@click.argument("keys", nargs=-1, required=True, type=CaseKey(), metavar="KEY...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=_("A file that ends in .html or .md; otherwise they are printed."),
)
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper], case_sensitive=False),
    default=Paper.A4.value,
    show_default=True,
    help=_(
        "What an .html file is printed on; A3 has letters of some 16 points and more, to read from a wall."
    ),
)
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
@click.option("--source", is_flag=True, help=_("Print the file of each case as it was written."))
@json_option
def show_command(
    keys: tuple[str, ...], output: Path | None, paper: str, force: bool, source: bool, as_json: bool
) -> None:
    """Each case whole, in the order in which they were named."""
    places = case_folders()
    cases = _cases(the_library(places), keys)
    if source:
        if output or as_json:
            raise click.UsageError(_("--source prints files as they are, and goes with no other option."))
        _say_sources(cases, places)
        return
    if output is not None:
        from canvas.method.builtin import vocabulary
        from canvas.session.case_sheets import save_sheets

        save_sheets(cases, vocabulary(), language(), output, paper=Paper(paper), over=force)
        tell(_("Written: {file}").format(file=output))
        return
    if as_json:
        rows = [case_row(case) for case in cases]
        say_json(rows[0] if len(rows) == 1 else rows)
        return
    for number, case in enumerate(cases):
        if number:
            say("")
            say("─" * across())
            say("")
        read_out(case)


def _cases(library: Library, keys: tuple[str, ...]) -> list[Case]:
    """The case of each key, each once.

    Raises:
        Trouble: there is none of these keys; all of them are told.
    """
    found: dict[str, Case] = {}
    problems: list[Problem] = []
    for key in dict.fromkeys(keys):
        try:
            case = the_case(library, key, language())
            found[case.key] = case
        except Trouble as trouble:
            problems += trouble.problems
    if problems:
        raise Trouble(problems)
    return list(found.values())


def _say_sources(cases: Sequence[Case], places: Sequence[Path]) -> None:
    """The file of each case, as it was written.

    Raises:
        Trouble: a file is another than a moment ago.
    """
    from canvas.library.front_matter import read_text
    from canvas.library.reading import file_of

    for case in cases:
        path = file_of(case, places)
        if path is None:
            wrong = _("The file of the case “{name}” was changed just now.").format(name=case.key)
            raise Trouble(Problem(wrong, _("Try it again.")))
        say(read_text(path).removesuffix("\n"))


def case_facts(case: Case) -> dict[str, Any]:
    """What is known of a case, for programs."""
    return {
        "key": case.key,
        "title": case.title,
        "gist": case.gist,
        "organisation": case.organisation,
        "place": case.place,
        "region": case.region_code,
        "sector": case.sector.value,
        "size": case.size.value,
        "years": list(case.years),
        "status": case.status.value,
        "outcome": case.outcome.value,
        "blocks": [block.value for block in case.blocks],
        "patterns": list(case.patterns),
        "tags": list(case.tags),
        "language": case.language,
    }


def case_row(case: Case) -> dict[str, Any]:
    """A whole case, for programs."""
    sections = {section.value: text for section, text in case.sections.items()}
    results = [
        {
            "text": each.text,
            "kind": each.kind.value,
            "by": each.by,
            "year": each.year,
            "source": each.source,
        }
        for each in case.results
    ]
    sources = [{"title": each.title, "url": each.url, "year": each.year} for each in case.sources]
    return {**case_facts(case), "sections": sections, "results": results, "sources": sources}


def read_out(case: Case) -> None:
    """Say a whole case, for reading."""
    from canvas.method.builtin import vocabulary
    from canvas.model.case import HEADINGS
    from canvas.report.words import own_reading

    words = vocabulary()
    speaking = case.language
    say(fitted(case.title))
    status = f"{words.word(case.outcome, speaking)}, {words.word(case.status, speaking)}"
    say(fitted(f"{case.organisation} · {case.place} · {case.when} · {status}"))
    say("")
    _paragraph(case.gist)
    for section, text in case.sections.items():
        say(HEADINGS[speaking][section])
        for part in text.split("\n\n"):
            _paragraph(part, "  ")
    if case.results:
        say(_("Results, by who says so"))
        for result in case.results:
            kind = words.word(result.kind, speaking)
            when = f", {result.year}" if result.year else ""
            _paragraph(f"{result.text} ({kind}: {result.said_by}{when}; [{result.source}])", "  ", gap=False)
        say("")
    say(_("Sources"))
    for number, source in enumerate(case.sources, 1):
        when = f" ({source.year})" if source.year else ""
        say(fitted(f"  [{number}] {source.title}{when}", 4))
        say(f"      {source.url}")
    say("")
    _paragraph(own_reading(case), gap=False)


def _paragraph(text: str, indent: str = "", *, gap: bool = True) -> None:
    say(paragraph(text, indent))
    if gap:
        say("")
