"""`canvas pattern` and `canvas technology`: recurring moves, and what a technology can do, to read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from canvas.cli.help_pages import Family
from canvas.cli.meant import pattern_meant, technology_meant
from canvas.cli.naming import FILE, PatternKey, TechnologyKey, json_option
from canvas.cli.speaking import say, say_json
from canvas.cli.the_library import the_library
from canvas.cli.wrapping import fitted, paragraph
from canvas.locale import _, language
from canvas.model.words import Block

if TYPE_CHECKING:
    from canvas.model.pattern import Pattern, Reference, Technology


@click.group(
    "pattern", cls=Family, help=_("Read business-model patterns: recurring moves to try out in thought.")
)
def pattern_command() -> None:
    """The pattern commands."""


@pattern_command.command("list", help=_("List the patterns, each with its idea."))
@click.option(
    "--block", type=click.Choice([block.value for block in Block]), help=_("Only those that move this block.")
)
@json_option
def list_patterns(block: str | None, as_json: bool) -> None:
    """Key, name and idea."""
    from canvas.method.patterns import patterns

    found = [each for each in patterns().values() if block is None or block in each.blocks]
    if as_json:
        say_json([_pattern_row(each) for each in found])
        return
    for each in found:
        say(f"{each.key:28} {each.name.of(language())}")
        say(paragraph(each.idea.of(language()), "    "))


@pattern_command.command("show", help=_("Read a pattern, and which cases show it."))
@click.argument("key", type=PatternKey())
@json_option
def show_pattern(key: str, as_json: bool) -> None:
    """All of it."""
    from canvas.method.builtin import vocabulary
    from canvas.method.patterns import patterns

    pattern = patterns()[pattern_meant(key)]
    cases = [case for case in the_library().all(language()) if pattern.key in case.patterns]
    if as_json:
        say_json({**_pattern_row(pattern), "cases": [case.key for case in cases]})
        return
    say(pattern.name.of(language()))
    _told("", pattern.idea.of(language()))
    blocks = ", ".join(vocabulary().block(block, language()) for block in pattern.blocks)
    for label, text in (
        (_("Blocks that move"), blocks),
        (_("Data it needs"), pattern.data.of(language())),
        (_("Parties in the chain"), pattern.chain.of(language())),
        (_("Fits when"), pattern.fits.of(language())),
        (_("Fails when"), pattern.fails.of(language())),
        (_("Seen at"), pattern.seen.of(language())),
    ):
        _told(label, text)
    _cases((case.key, case.title) for case in cases)
    _sources(pattern.sources)


def _pattern_row(pattern: Pattern) -> dict[str, Any]:
    speaking = language()
    told = {
        part: getattr(pattern, part).of(speaking)
        for part in ("name", "idea", "data", "chain", "fits", "fails", "seen")
    }
    return {
        "key": pattern.key,
        **told,
        "blocks": [block.value for block in pattern.blocks],
        "tags": [tag.value for tag in pattern.tags],
        "data_kinds": [kind.value for kind in pattern.data_kinds],
        "sources": [{"title": each.title.of(speaking), "url": each.url} for each in pattern.sources],
    }


@pattern_command.command(
    "propose",
    help=_("Propose patterns for a workshop: from what its answers and its findings say that pinches."),
)
@click.argument("file", type=FILE)
@json_option
def propose_patterns(file: Path, as_json: bool) -> None:
    """At most five, each with why."""
    from canvas.library.proposing import propose
    from canvas.method.patterns import concerns, patterns
    from canvas.storage.reading import open_document

    workshop = open_document(file)[0].workshop
    found = propose(workshop, concerns(), language())
    if as_json:
        say_json([{"key": each.pattern, "reasons": list(each.reasons)} for each in found])
        return
    for each in found:
        pattern = patterns()[each.pattern]
        say(f"{pattern.name.of(language())} ({pattern.key})")
        say("  " + " · ".join(each.reasons))
        say(paragraph(pattern.idea.of(language()), "  "))
    if not found:
        say(_("Nothing in the answers points to a pattern yet; “canvas pattern list” shows them all."))


@click.command(
    "concerns", help=_("List what owners are busy with: by these words a workshop finds its cases.")
)
@json_option
def concerns_command(as_json: bool) -> None:
    """Key and name of each concern, and how many cases speak to it."""
    from canvas.method.patterns import concerns

    cases = the_library().all(language())
    counts = {each.key: sum(each.key in case.concerns for case in cases) for each in concerns()}
    if as_json:
        say_json(
            [
                {"key": each.key, "name": each.name.of(language()), "cases": counts[each.key]}
                for each in concerns()
            ]
        )
        return
    for each in concerns():
        say(f"{counts[each.key]:3}  {each.key:28} {each.name.of(language())}")


@click.group(
    "technology",
    cls=Family,
    help=_("Read what a technology can do for a small firm, and what it asks first."),
)
def technology_command() -> None:
    """The technology commands."""


@technology_command.command("list", help=_("List the technologies, each with what it can do."))
@json_option
def list_technologies(as_json: bool) -> None:
    """Key, name and idea."""
    from canvas.method.patterns import technologies

    if as_json:
        say_json([_technology_row(each) for each in technologies().values()])
        return
    for each in technologies().values():
        say(f"{each.key:28} {each.name.of(language())}")
        say(paragraph(each.idea.of(language()), "    "))


@technology_command.command("show", help=_("Read about a technology."))
@click.argument("key", type=TechnologyKey())
@json_option
def show_technology(key: str, as_json: bool) -> None:
    """All of it."""
    from canvas.method.patterns import pattern_names, technologies

    technology = technologies()[technology_meant(key)]
    if as_json:
        say_json(_technology_row(technology))
        return
    library = the_library()
    cases = [case for each in technology.cases if (case := library.case(each, language()))]
    say(technology.name.of(language()))
    _told("", technology.idea.of(language()))
    _told(_("A question for you"), technology.question.of(language()))
    _told(_("What it needs first"), technology.needs.of(language()))
    _told(_("Watch out for"), technology.watch.of(language()))
    names = [f"{pattern_names()[each].of(language())} ({each})" for each in technology.patterns]
    _told(_("Patterns that use it"), ", ".join(names))
    _cases((case.key, case.title) for case in cases)
    _sources(technology.sources)


def _technology_row(technology: Technology) -> dict[str, Any]:
    speaking = language()
    told = {
        part: getattr(technology, part).of(speaking)
        for part in ("name", "idea", "question", "needs", "watch")
    }
    return {
        "key": technology.key,
        **told,
        "tags": [tag.value for tag in technology.tags],
        "patterns": list(technology.patterns),
        "cases": list(technology.cases),
        "sources": [{"title": each.title.of(speaking), "url": each.url} for each in technology.sources],
    }


def _told(label: str, text: str) -> None:
    say("")
    if label:
        say(label)
    say(paragraph(text, "  " if label else ""))


def _cases(cases: Iterable[tuple[str, str]]) -> None:
    rows = list(cases)
    say("")
    if not rows:
        say(_("No case in the library shows it yet."))
        return
    say(_("Cases that show it"))
    for key, title in rows:
        say(fitted(f"  {title} ({key})"))


def _sources(sources: Iterable[Reference]) -> None:
    rows = list(sources)
    if rows:
        say("")
        say(_("Where it comes from"))
        for each in rows:
            say(f"  {each.title.of(language())}")
            if each.url:
                say(f"    {each.url}")
