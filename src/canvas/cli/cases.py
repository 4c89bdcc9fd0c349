"""`canvas case`: list, read, match and check cases."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import click

from canvas.cli.naming import FILE, CaseKey, json_option
from canvas.cli.speaking import problem_row, say, say_json, tell, tell_problems
from canvas.locale import _, language, ngettext
from canvas.model.case import HEADINGS, Case, Match
from canvas.model.words import Block, Sector, Size, Tag
from canvas.text.problems import Problem, Trouble, allowed_and_nearest


@click.group(
    "case", help=_("Read what firms in the region did, find what fits a firm, and check cases you write.")
)
def case_command() -> None:
    """The case commands."""


@case_command.command("list", help=_("List the cases."))
@click.option("--sector", type=click.Choice([sector.value for sector in Sector]), help=_("Only this sector."))
@json_option
def list_cases(sector: str | None, as_json: bool) -> None:
    """One line a case, by sector."""
    from canvas.library.reading import load_library
    from canvas.method.builtin import vocabulary

    library = load_library()
    tell_problems(library.problems)
    cases = [case for case in library.all(language()) if sector in (None, case.sector.value)]
    if as_json:
        say_json([_row(case) for case in cases])
        return
    for each in Sector:
        of_sector = [case for case in cases if case.sector is each]
        if of_sector:
            say(vocabulary().word(each, language()).capitalize())
            for case in of_sector:
                say(f"  {case.key:24} {case.title}")


def _row(case: Case) -> dict[str, Any]:
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


@case_command.command("show", help=_("Read a case."))
@click.argument("key", type=CaseKey())
@json_option
def show_case(key: str, as_json: bool) -> None:
    """The whole case, for reading."""
    from canvas.library.reading import load_library

    library = load_library()
    case = library.case(key, language())
    if case is None:
        raise Trouble(
            Problem(
                _("There is no case “{name}”.").format(name=key), allowed_and_nearest(key, library.keys())
            )
        )
    if as_json:
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
        say_json({**_row(case), "sections": sections, "results": results, "sources": sources})
        return
    _read_out(case)


def _read_out(case: Case) -> None:
    from canvas.method.builtin import vocabulary

    words = vocabulary()
    speaking = case.language
    say(case.title)
    status = f"{words.word(case.outcome, speaking)}, {words.word(case.status, speaking)}"
    say(f"{case.organisation} · {case.place} · {case.when} · {status}")
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
            _paragraph(f"{result.text} ({kind}: {result.by}{when}; [{result.source}])", "  ", gap=False)
        say("")
    say(_("Sources"))
    for number, source in enumerate(case.sources, 1):
        when = f" ({source.year})" if source.year else ""
        say(f"  [{number}] {source.title}{when}")
        say(f"      {source.url}")


def _paragraph(text: str, indent: str = "", *, gap: bool = True) -> None:
    say(textwrap.fill(text, 76, initial_indent=indent, subsequent_indent=indent))
    if gap:
        say("")


@case_command.command("match", help=_("Say which cases fit a firm, and why."))
@click.argument("file", type=FILE, required=False)
@click.option("--prompt", "prompt_key", help=_("The question they should fit; see canvas playbook show."))
@click.option("--sector", type=click.Choice([sector.value for sector in Sector]))
@click.option("--size", type=click.Choice([size.value for size in Size]))
@click.option("--place")
@click.option("--text", help=_("What the firm does or asks, in a few words."))
@click.option("--block", type=click.Choice([block.value for block in Block]))
@click.option("--tag", "tags", multiple=True, type=click.Choice([tag.value for tag in Tag]))
@click.option("--most", type=click.IntRange(1, 50), default=3, show_default=True, help=_("How many at most."))
@json_option
def match_cases(file: Path | None, prompt_key: str | None, as_json: bool, most: int, **firm: Any) -> None:
    """For each: key, score, reasons."""
    from canvas.library.matching import match
    from canvas.library.reading import load_library
    from canvas.method.builtin import pattern_blocks, pattern_names, tag_names, vocabulary

    workshop, prompt = _firm_and_prompt(file, prompt_key, firm)
    found = match(
        load_library(), workshop, prompt, pattern_names(), language(), most,
        block=Block(firm["block"]) if firm["block"] else None,
        pattern_blocks=pattern_blocks(), tag_names=tag_names(), vocabulary=vocabulary(),
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


def _say_match(found: Match) -> None:
    say(f"{found.case.title} ({found.case.key})")
    say(f"  {found.case.place} · {found.case.when}")
    say("  " + " · ".join(found.reasons))


def _firm_and_prompt(file: Path | None, prompt_key: str | None, firm: dict[str, Any]) -> tuple[Any, Any]:
    """The firm of a file with what the options say over it, and the question."""
    from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook
    from canvas.model.edits import Applied, Put, apply
    from canvas.model.playbook import Prompt, Target
    from canvas.model.said import Said
    from canvas.model.workshop import new_workshop
    from canvas.storage.reading import open_document

    workshop = open_document(file)[0].workshop if file else new_workshop()
    given: list[Any] = [
        Put("workshop", "workshop", {name: firm[name] for name in ("sector", "size", "place") if firm[name]})
    ]
    if firm["text"]:
        given.append(Put("frame", "frame", {"drivers": [firm["text"]]}))
    for edit in given:
        outcome = apply(workshop, edit)
        workshop = outcome.workshop if isinstance(outcome, Applied) else workshop
    prompt = None
    if prompt_key:
        book = playbook(DEFAULT_PLAYBOOK)
        found = book.find(prompt_key)
        if found is None:
            keys = [each.key for _step, each in book.prompts()]
            raise Trouble(
                Problem(
                    _("There is no question “{name}”.").format(name=prompt_key),
                    allowed_and_nearest(prompt_key, keys),
                )
            )
        prompt = found[1]
    elif firm["tags"]:
        prompt = Prompt("tags", Said(), Said(), (Target(),), tags=tuple(firm["tags"]))
    return workshop, prompt


@case_command.command(
    "check",
    help=_(
        "Say everything that is wrong in cases, with file and line; the built-in ones when none is named."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@json_option
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Exit 1 when there are errors; warnings alone are exit 0."""
    from canvas.library.checking import check_cases
    from canvas.library.folders import case_files, folders
    from canvas.method.builtin import pattern_names

    files: list[Path] = []
    for path in paths or folders():
        if not path.exists():
            raise Trouble(
                Problem(
                    _("There is nothing of this name."), _("Name a case, or a folder of cases."), str(path)
                )
            )
        files.extend(case_files(path) if path.is_dir() else [path])
    problems = check_cases(files, pattern_names().keys())
    errors = [problem for problem in problems if problem.severity == "error"]
    if as_json:
        say_json([problem_row(problem) for problem in problems])
    else:
        for problem in problems:
            say(str(problem))
        tell(
            ngettext(
                "{n} case file, {errors} errors.", "{n} case files, {errors} errors.", len(files)
            ).format(n=len(files), errors=len(errors))
        )
    context.exit(1 if errors else 0)
