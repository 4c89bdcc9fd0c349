"""`canvas case check` and `canvas case schema`: what is wrong in cases, and their form for an author's editor."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from canvas.cli.naming import json_option
from canvas.cli.speaking import problem_row, say, say_json, tell
from canvas.cli.the_library import case_folders
from canvas.cli.wrapping import fitted
from canvas.locale import _, ngettext
from canvas.text.problems import MOST_FIX, Problem, Trouble
from canvas.text.show import one_line, show

_HANG = 4
"""Characters that a problem goes on to the right on a terminal, so that each begins where the eye finds it."""


@click.command(
    "check",
    help=_(
        "Say everything that is wrong in cases, with file and line; the built-in ones when none is named."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--links", is_flag=True, help=_("Ask the address of every source whether it answers."))
@click.option(
    "--links-most",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    help=_("How many addresses at most."),
)
@click.option("--rules", is_flag=True, help=_("Only list the rules, each with what it says."))
@json_option
@click.pass_context
def check_command(
    context: click.Context, paths: tuple[Path, ...], links: bool, links_most: int, rules: bool, as_json: bool
) -> None:
    """Exit 1 when there are errors; warnings alone are exit 0. 2 when a person stopped it before the end, or without internet."""
    from canvas.library.checking import check_cases
    from canvas.method.patterns import concern_keys, pattern_names
    from canvas.session.case_words import case_words

    if rules:
        _list_rules(as_json)
        return
    files, empty = _files(paths or case_folders())
    asking = _Links(links_most)
    problems = check_cases(
        files,
        pattern_names().keys(),
        ask=asking.ask if links else None,
        concerns=concern_keys(),
        called=case_words(),
    )
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        say_json([_row(problem) for problem in problems])
    else:
        for problem in problems:
            say(fitted(problem_line(problem), _HANG))
        if files:
            counted = ngettext(
                "{n} case file, {errors} errors, {warnings} warnings.",
                "{n} case files, {errors} errors, {warnings} warnings.",
                len(files),
            )
            tell(counted.format(n=len(files), errors=errors, warnings=len(problems) - errors))
    for folder in empty:
        nothing = _("There is no case in “{folder}”: the name of a case file ends in .en.md or .nl.md.")
        tell(nothing.format(folder=show(str(folder))))
    context.exit(2 if asking.offline else 1 if errors else 2 if asking.stopped else 0)


def problem_line(problem: Problem) -> str:
    """`file:line:col: error|warning RULE field: what is wrong (allowed: …; nearest: …)`, safe to print.

    One that is about the whole file stands at its beginning, so that every line has the same form.
    """
    place = f"{show(problem.file)}:{problem.line or 1}:{problem.column or 1}"
    kind = " ".join(part for part in (problem.severity, problem.rule, one_line(problem.field, 80)) if part)
    wrong = one_line(problem.wrong, 400)
    if not problem.allowed:
        return f"{place}: {kind}: {wrong} {one_line(problem.fix, MOST_FIX)}".rstrip()
    help_with_it = [_("allowed: {words}").format(words=one_line(problem.offered, MOST_FIX))]
    if problem.nearest:
        help_with_it.append(_("nearest: {word}").format(word=one_line(problem.nearest, 80)))
    told = " ".join(part for part in (wrong, one_line(problem.how, 400)) if part)
    return f"{place}: {kind}: {told} ({'; '.join(help_with_it)})"


def _row(problem: Problem) -> dict[str, Any]:
    more = {"column": problem.column, "allowed": list(problem.allowed), "nearest": problem.nearest}
    return problem_row(problem) | more


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files that are named and those in the folders that are named, each once; and the folders without any.

    A file that begins as a case does under another name is among them, so that nobody takes it for checked.
    """
    from canvas.library.folders import cases_at, misnamed_files, what_is_at

    files: list[Path] = []
    empty: list[Path] = []
    for path in paths:
        found = cases_at(path)
        if what_is_at(path) == "folder":
            found = sorted([*found, *misnamed_files(path)])
        files += found
        if not found:
            empty.append(path)
    return list(dict.fromkeys(files)), empty


def _list_rules(as_json: bool) -> None:
    from canvas.library.rules import RULES

    if as_json:
        say_json(
            [
                {
                    "rule": name,
                    "severity": rule.severity,
                    "about": _(rule.about),
                    "may_be_allowed": rule.may_be_allowed,
                }
                for name, rule in RULES.items()
            ]
        )
        return
    width = max(len(name) for name in RULES)
    for name, rule in RULES.items():
        mark = "*" if rule.may_be_allowed else " "
        say(fitted(f"{name:{width}} {mark} {rule.severity:7} {_(rule.about)}", width + 11))
    tell(
        fitted(
            _("A rule with * can be switched off in a case: [[allow]] with “rule” and “reason”."), err=True
        )
    )


@dataclass(slots=True)
class _Links:
    """Asking the addresses, with a bar on a terminal, and what it came to."""

    most: int
    stopped: bool = False
    offline: bool = False

    def ask(self, urls: Sequence[str]) -> Mapping[str, str]:
        """What is wrong with the addresses that do not answer."""
        from canvas.library.fetching import ask_page
        from canvas.library.links import ask_pages

        count = min(self.most, len(urls))
        if sys.stderr.isatty():
            label = _("Asking {n} addresses").format(n=count)
            with click.progressbar(length=count, label=label, file=sys.stderr) as bar:
                asked = ask_pages(urls, ask_page, most=self.most, on_answer=lambda: bar.update(1))
        else:
            asked = ask_pages(urls, ask_page, most=self.most)
        if asked.offline:
            self.offline = True
            tell(_("There is no internet, so the addresses of the sources could not be asked."))
        if asked.stopped:
            self.stopped = True
            tell(_("Stopped: {n} of {count} addresses were asked.").format(n=asked.done, count=count))
        if asked.left_out:
            tell(_("{n} addresses were not asked; --links-most asks more of them.").format(n=asked.left_out))
        return asked.wrong


@click.command(
    "schema", help=_("Print the JSON Schema of a case's front matter, or of a playbook, for your editor.")
)
@click.option("--playbook", is_flag=True, help=_("That of a playbook."))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=_("The file to write it to.")
)
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
def schema_command(playbook: bool, output: Path | None, force: bool) -> None:
    """JSON Schema, draft 2020-12; a date of TOML counts as a text."""
    import json

    from canvas.library.schema import front_matter_schema
    from canvas.method.patterns import pattern_names
    from canvas.method.playbook_schema import playbook_schema

    schema = playbook_schema() if playbook else front_matter_schema(pattern_names().keys())
    if output is None:
        say_json(schema)
        return
    if output.exists() and not force:
        raise Trouble(
            Problem(
                _("There is a file of this name already."), _("Add --force to write over it."), str(output)
            )
        )
    try:
        output.write_text(
            json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
        )
    except OSError as error:
        raise Trouble(
            Problem(
                _("It cannot be written: {why}.").format(why=error.strerror),
                _("Choose another folder."),
                str(output),
            )
        ) from None
    tell(_("Written: {file}").format(file=output))
