"""The window to borrow in: what counts, where it goes, and how to finish are said wherever one stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, OptionList, Select

from canvas.library.reading import load_library
from canvas.model.case import Section
from canvas.model.records import Note
from canvas.model.words import Block
from canvas.tui.screens.borrowing import Borrowing, sentences
from canvas.tui.screens.workshop import WorkshopScreen
from canvas.tui.widgets.library_shelf import LibraryShelf
from tests.tui.showing import empty, opened, seen, wait_for


@asynccontextmanager
async def window(
    path: Path, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[WorkshopScreen, Borrowing, Pilot[Any]]]:
    """The window, over the first case of the library of this workshop."""
    async with opened(path, "cases", size=size) as (screen, pilot):
        shelf = screen.query_one(LibraryShelf)
        await wait_for(pilot, lambda: shelf.chosen, "a case is chosen")
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, Borrowing), "the window")
        await wait_for(pilot, lambda: screen.app.focused is not None, "somewhere to begin")
        window = screen.app.screen
        assert isinstance(window, Borrowing)
        yield screen, window, pilot


def how(window: Borrowing) -> str:
    """What the window says of the keys."""
    return str(window.query_one("#borrow-how", Label).content)


def borrowed(screen: WorkshopScreen) -> list[tuple[str, Block | None]]:
    """Text and block of every note."""
    return [(note.heading, note.block) for note in screen.session.workshop.all(Note)]


async def put(screen: WorkshopScreen, pilot: Pilot[Any]) -> tuple[str, Block | None]:
    """What was put, when it was."""
    await wait_for(pilot, lambda: borrowed(screen), "the note is there")
    (note,) = borrowed(screen)
    return note


def line(window: Borrowing) -> str:
    return str(window.query_one("#borrow-line").value)  # type: ignore[attr-defined]


async def test_the_window_says_what_enter_does_wherever_one_stands(tmp_path: Path) -> None:
    async with window(empty(tmp_path)) as (_screen, top, pilot):
        for said in ("Enter takes it to your line", "Enter puts it there", "Enter opens", "Enter opens"):
            await wait_for(pilot, lambda: said in how(top), said)  # noqa: B023
            await pilot.press("tab")
        await pilot.press("shift+tab", "enter")
        await wait_for(pilot, lambda: "Enter chooses" in how(top), "the open list")
        assert "Ctrl+S puts it there" in how(top)
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Enter opens" in how(top), "the list is closed, the window is not")


async def test_after_each_choice_the_focus_goes_on_to_where_enter_puts_it(tmp_path: Path) -> None:
    async with window(empty(tmp_path)) as (screen, top, pilot):
        first = sentences(screen.query_one(LibraryShelf).chosen.case)[0]  # type: ignore[union-attr, arg-type]
        top.query_one("#borrow-canvas").focus()
        await pilot.press("enter", "enter")
        await wait_for(pilot, lambda: screen.app.focused.id == "borrow-block", "on to the block")  # type: ignore[union-attr]
        block = top.query_one("#borrow-block", Select)
        await pilot.press("enter")
        await wait_for(pilot, lambda: block.expanded, "the list is open")
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: screen.app.focused.id == "borrow-line", "on to the line")  # type: ignore[union-attr]
        await pilot.press("enter")
        assert await put(screen, pilot) == (first, Block.REVENUE_STREAMS)


@pytest.mark.parametrize("place", ["borrow-sentences", "borrow-line", "borrow-canvas", "borrow-block"])
async def test_ctrl_s_puts_the_sentence_under_the_cursor_from_anywhere(tmp_path: Path, place: str) -> None:
    async with window(empty(tmp_path)) as (screen, top, pilot):
        second = sentences(screen.query_one(LibraryShelf).chosen.case)[1]  # type: ignore[union-attr, arg-type]
        await pilot.press("down")
        top.query_one(f"#{place}").focus()
        await pilot.pause()
        assert line(top) == ""
        assert "or leave it empty" in seen(screen.app)
        await pilot.press("ctrl+s")
        assert (await put(screen, pilot))[0] == second


async def test_ones_own_words_win_and_it_says_so(tmp_path: Path) -> None:
    async with window(empty(tmp_path)) as (screen, _top, pilot):
        await pilot.press("down", "tab", *"share a van")
        await wait_for(pilot, lambda: "this is what you borrow" in seen(screen.app), "it says so")
        await pilot.press("shift+tab", "down", "ctrl+s")
        assert (await put(screen, pilot))[0] == "share a van"


async def test_a_sentence_that_was_taken_makes_way_for_another(tmp_path: Path) -> None:
    async with window(empty(tmp_path)) as (screen, top, pilot):
        found = sentences(screen.query_one(LibraryShelf).chosen.case)  # type: ignore[union-attr, arg-type]
        await pilot.press("enter")
        await wait_for(pilot, lambda: line(top) == found[0], "it is on the line")
        await pilot.press("shift+tab", "down")
        await wait_for(pilot, lambda: line(top) == "", "it made way")
        await pilot.press("ctrl+s")
        assert (await put(screen, pilot))[0] == found[1]


async def test_own_words_are_there_again_after_a_stop_and_for_that_case_alone(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with window(path) as (screen, _top, pilot):
        await pilot.press("tab", *"share a v", "ctrl+q")
        await wait_for(pilot, lambda: screen.app._exit, "it stops")
    async with window(path) as (screen, top, pilot):
        await wait_for(pilot, lambda: line(top) == "share a v", "the words are back")
        await pilot.press("tab", "end", *"an", "enter")
        assert (await put(screen, pilot))[0] == "share a van"
        assert screen.half_written.at(top._place) == ""


async def test_esc_leaves_the_window_and_forgets_the_words(tmp_path: Path) -> None:
    async with window(empty(tmp_path)) as (screen, _top, pilot):
        await pilot.press("tab", *"share", "escape")
        await wait_for(pilot, lambda: screen.app.screen is screen, "back")
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, Borrowing), "the window again")
        again = screen.app.screen
        assert isinstance(again, Borrowing)
        await pilot.pause()
        assert line(again) == ""
    assert borrowed(screen) == []


async def test_in_a_small_terminal_an_open_list_leaves_the_window_in_sight(tmp_path: Path) -> None:
    async with window(empty(tmp_path), size=(80, 24)) as (screen, top, pilot):
        top.query_one("#borrow-block").focus()
        await pilot.press("enter")
        await wait_for(pilot, lambda: top.query_one("#borrow-block", Select).expanded, "the list is open")
        await wait_for(pilot, lambda: "Enter chooses · Esc closes it" in seen(screen.app), "the keys")
        assert "On which canvas?" in seen(screen.app)
        assert "In your own words" in seen(screen.app)
        assert top.query_one("#borrow-sentences", OptionList).region.height >= 4


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_question_to_the_reader_and_no_lead_in_is_offered(language: str) -> None:
    for case in load_library().all(language):
        for sentence in sentences(case):
            assert not sentence.rstrip("”\"')’ ").endswith("?")
            assert len(sentence.split()) >= 5


def test_a_question_in_quotes_and_a_short_lead_in_are_left_out() -> None:
    case = load_library().all("en")[0]
    text = 'Two things moved. One asked: "What do you buy twice?" They share one van with the shop next door.'
    assert sentences(replace(case, sections={Section.BORROW: text})) == [
        "They share one van with the shop next door."
    ]
