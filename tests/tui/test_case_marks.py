"""Marking a case: it is told by its title, and the page stays with its reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from canvas.library.reading import load_library
from canvas.method.builtin import playbook
from canvas.model.records import CaseMark
from canvas.model.words import Sector
from canvas.session.session import Session
from canvas.tui.screens.one_choice import OneChoice
from canvas.tui.screens.workshop import WorkshopScreen
from canvas.tui.views.cases import CasesView
from canvas.tui.widgets.library_shelf import LibraryShelf
from canvas.tui.widgets.onward import ways_from
from canvas.tui.widgets.page import TextPage
from tests.tui.showing import empty, home, opened, told, wait_for
from tests.tui.test_library_search import on_shelf, shelf_of


async def go_on_to(screen: Any, pilot: Pilot[Any], id: str) -> None:
    await pilot.press("o")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, OneChoice), "where to")
    answers = pilot.app.screen.query_one("#choice-answers", OptionList)
    answers.highlighted = answers.get_option_index(id)
    await pilot.press("enter")
    await wait_for(pilot, lambda: shelf_of(screen).chosen.id == id and shelf_of(screen).reading, "it is read")  # type: ignore[union-attr]


@pytest.mark.parametrize("key", ["d", "s"])
@pytest.mark.parametrize("typed", ["", "shop"])
@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_the_case_that_is_read_stays_in_sight_when_it_is_marked_and_its_title_is_told(
    tmp_path: Path, key: str, typed: str, size: tuple[int, int]
) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases", size=size) as (screen, pilot):
        shelf = shelf_of(screen)
        await wait_for(pilot, lambda: "Technologies" in on_shelf(screen), "all is on the shelf")
        if typed:
            await pilot.press("slash", *typed)
            await wait_for(pilot, lambda: shelf.searching, "something is found")
            await pilot.press("enter")
        else:
            await pilot.press("down", "down")
        await pilot.press("enter")
        library = load_library()
        ways = ways_from(shelf.chosen.item, screen.query_one(CasesView)._holdings, "en")  # type: ignore[arg-type, union-attr]
        finds = [id for id in on_shelf(screen)[1:] if id.startswith("case:")]
        other = next(way.key for way in ways if way.key in finds)
        await go_on_to(screen, pilot, other)
        case = library.case(other.removeprefix("case:"), "en")
        assert case is not None
        page = screen.query_one("#case-page", TextPage)
        for there in (True, False):
            await pilot.press(key)
            await wait_for(
                pilot,
                lambda: (screen.session.workshop.get(CaseMark, case.key) is not None) is there,  # noqa: B023
                "marked, and back",
            )
            await pilot.pause()
            assert (shelf.chosen.id, shelf.reading) == (other, True)  # type: ignore[union-attr]
            assert page.text.startswith(f"  {case.title}"[2:20]) and shelf.typed == typed
            assert case.title in told(screen.app).split("\n")[-1]


async def test_a_mark_that_is_refused_is_not_told_as_made(tmp_path: Path) -> None:
    session = Session.open(empty(tmp_path, sector=Sector.RETAIL), read_only=True)
    async with home((120, 36)) as (app, pilot):
        screen = WorkshopScreen(session, playbook("digital-redesign"), load_library, view="cases")
        await app.push_screen(screen)
        await wait_for(pilot, lambda: screen.query(LibraryShelf), "the cases")
        shelf = shelf_of(screen)
        await wait_for(pilot, lambda: "Technologies" in on_shelf(screen), "all is on the shelf")
        first, before = shelf.chosen.id, told(app)  # type: ignore[union-attr]
        await pilot.press("s")
        await wait_for(pilot, lambda: told(app) != before, "it is refused")
        assert "Not for us" not in told(app)
        assert shelf.chosen.id == first  # type: ignore[union-attr]
