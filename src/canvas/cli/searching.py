"""`canvas case search`: find cases, patterns and technologies by words, and narrow down."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from canvas.cli.meant import pattern_meant, regions_meant
from canvas.cli.naming import ListedWord, json_option
from canvas.cli.speaking import say, say_json
from canvas.cli.the_library import the_library, the_search
from canvas.cli.wrapping import fitted
from canvas.locale import _, language
from canvas.model.words import Block, CaseSize, DataKind, Outcome, Sector
from canvas.text.show import show

if TYPE_CHECKING:
    from canvas.library.search.engine import Found, Hit
    from canvas.library.search.passages import Passage

KINDS = ("case", "pattern", "technology")


_Command = TypeVar("_Command", bound=Callable[..., Any])


def _many(name: str, words: Iterable[str], about: str, field: str = "") -> Callable[[_Command], _Command]:
    """An option that may be given several times, with the words of a closed list: that of a case's field, or its own."""
    choice = ListedWord(words, field) if field else click.Choice([str(word) for word in words])
    return click.option(f"--{name.replace('_', '-')}", name, type=choice, multiple=True, help=about)


@click.command(
    "search",
    help=_(
        "Find cases, patterns and technologies by words. Small spelling mistakes are forgiven; the last word may be a "
        "beginning; options narrow down and may be given several times."
    ),
)
@click.argument("words", nargs=-1)
@_many("kind", KINDS, _("Only these: cases, patterns or technologies."))
@_many("sector", Sector, _("Only this sector."), "sector")
@click.option("--region", "region", multiple=True, help=_("Only this region, as in Gelderland."))
@_many("size", CaseSize, _("Only firms of this size."), "size")
@_many("outcome", Outcome, _("Only with this outcome."), "outcome")
@_many("block", Block, _("Only what changes this block."), "blocks")
@click.option("--pattern", "pattern", multiple=True, help=_("Only what shows this pattern."))
@_many("data_kind", DataKind, _("Only with this kind of data."), "data_kinds")
@click.option(
    "--most", type=click.IntRange(1, 200), default=8, show_default=True, help=_("How many at most.")
)
@json_option
def search_command(words: tuple[str, ...], most: int, as_json: bool, **narrow: tuple[str, ...]) -> None:
    """Hits, each with its best passage; the counts of each facet."""
    from canvas.library.search.entries import Facet
    from canvas.library.search.passages import passage

    library = the_library()
    narrow["pattern"] = tuple(map(pattern_meant, narrow["pattern"]))
    narrow["region"] = tuple(name for word in narrow["region"] for name in regions_meant(word, library))
    typed = " ".join(words)
    chosen = {Facet(name): given for name, given in narrow.items() if given}
    found = the_search(library).search(typed, language(), chosen, most)
    told = [(hit, passage(hit.entry, typed, language())) for hit in found.hits]
    if as_json:
        say_json(_row(found, told))
        return
    _say(found, told)


def _row(found: Found, told: list[tuple[Hit, Passage]]) -> dict[str, Any]:
    hits = [
        {
            "kind": hit.entry.kind.value,
            "key": hit.entry.key,
            "title": hit.entry.text(language()).title,
            "score": round(hit.score, 3),
            "passage": shown.text,
            "marks": [list(mark) for mark in shown.marks],
        }
        for hit, shown in told
    ]
    counts = {facet.value: dict(words) for facet, words in found.counts.items()}
    return {"total": found.total, "near": found.near, "hits": hits, "counts": counts}


def _say(found: Found, told: list[tuple[Hit, Passage]]) -> None:
    from canvas.library.search.entries import EntryKind, Facet
    from canvas.library.search.labels import how_many, word_name
    from canvas.method.builtin import vocabulary

    for hit, shown in told:
        entry = hit.entry
        kind = ""
        if entry.kind is not EntryKind.CASE:
            kind = word_name(Facet.KIND, entry.kind.value, vocabulary(), {}, language()) + ": "
        say(fitted(f"{kind}{entry.text(language()).title} ({entry.key})"))
        click.echo(fitted("  " + _marked(shown)))
    say(how_many(found))


def _marked(shown: Passage) -> str:
    """The passage, the words that fit in bold where a terminal may have it (click takes it off elsewhere)."""
    plain = bool(os.environ.get("NO_COLOR"))
    pieces: list[str] = []
    place = 0
    for start, end in shown.marks:
        word = show(shown.text[start:end])
        pieces += [show(shown.text[place:start]), word if plain else click.style(word, bold=True)]
        place = end
    return "".join([*pieces, show(shown.text[place:])])
