"""Where one can go from what is being read: its patterns, comparable cases, technologies, and its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from textual.screen import Screen

from canvas.library.comparable import comparable
from canvas.library.holdings import Holdings, Item
from canvas.locale import _
from canvas.method.patterns import concern_names, pattern_names
from canvas.model.case import Case
from canvas.model.pattern import Pattern, Technology
from canvas.text.show import one_line
from canvas.tui.screens.one_choice import Answer, OneChoice

_ADDRESS: Final = "address:"
_MOST_CASES: Final = 12


def ways_from(item: Item, holdings: Holdings, language: str) -> list[Answer]:
    """Each way on: its key is the id of an entry (`case:aspari`), or `address:` and the address of a source."""
    if isinstance(item, Case):
        return [*_from_case(item, holdings, language)]
    if isinstance(item, Pattern):
        return [*_from_pattern(item, holdings, language)]
    return [*_from_technology(item, holdings, language)]


def _from_case(case: Case, holdings: Holdings, language: str) -> Iterator[Answer]:
    for match in comparable(holdings.library, case, language, pattern_names(), concern_names()):
        yield _case(match.case, " · ".join(match.reasons))
    yield from _patterns(case.patterns, holdings, language)
    for technology in holdings.technologies.values():
        if case.key in technology.cases:
            yield _technology(technology, language)
    for source in case.sources:
        yield _source(source.title, source.url)


def _from_pattern(pattern: Pattern, holdings: Holdings, language: str) -> Iterator[Answer]:
    for case in holdings.showing(pattern.key, language)[:_MOST_CASES]:
        yield _case(case, case.gist)
    for technology in holdings.technologies.values():
        if pattern.key in technology.patterns:
            yield _technology(technology, language)
    for source in pattern.sources:
        if source.url:
            yield _source(source.title.of(language), source.url)


def _from_technology(technology: Technology, holdings: Holdings, language: str) -> Iterator[Answer]:
    for key in technology.cases:
        case = holdings.library.case(key, language)
        if case is not None:
            yield _case(case, case.gist)
    yield from _patterns(technology.patterns, holdings, language)
    for source in technology.sources:
        if source.url:
            yield _source(source.title.of(language), source.url)


def _case(case: Case, why: str) -> Answer:
    return Answer(f"case:{case.key}", one_line(case.title), one_line(why, 200))


def _patterns(keys: tuple[str, ...], holdings: Holdings, language: str) -> Iterator[Answer]:
    for key in keys:
        if (pattern := holdings.patterns.get(key)) is not None:
            name = _("pattern: {name}").format(name=pattern.name.of(language))
            yield Answer(f"pattern:{key}", name, one_line(pattern.idea.of(language), 200))


def _technology(technology: Technology, language: str) -> Answer:
    name = _("technology: {name}").format(name=technology.name.of(language))
    return Answer(f"technology:{technology.key}", name, one_line(technology.idea.of(language), 200))


def _source(title: str, address: str) -> Answer:
    told = _("opens in your browser: {address}").format(address=address)
    return Answer(_ADDRESS + address, one_line(title), one_line(told, 200))


def ask_where_to(
    screen: Screen[Any], item: Item, holdings: Holdings, language: str, read: Callable[[str], object]
) -> None:
    """Ask where to go from here, and go there.

    Args:
        screen: the one to ask on.
        item: what is being read.
        holdings: what there is.
        language: the one that is read in.
        read: reads an entry by its id. A source is opened in the browser, and only when it is chosen here.
    """
    ways = ways_from(item, holdings, language)
    title = item.title if isinstance(item, Case) else item.name.of(language)

    def chosen(key: str | None) -> None:
        if key is None:
            return
        if key.startswith(_ADDRESS):
            screen.app.open_url(key.removeprefix(_ADDRESS))
        else:
            read(key)

    if not ways:
        screen.notify(_("There is nowhere to go from here."), markup=False)
        return
    screen.app.push_screen(OneChoice(_("From here"), title, ways), chosen)
