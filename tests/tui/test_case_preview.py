"""The preview of a case: as a workshop shows it, alive while the file is edited."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from canvas.library.folders import built_in_folder
from canvas.library.reading import Library, load_library
from canvas.storage.places import state_folder
from canvas.tui.configuration import Configuration
from canvas.tui.preview_app import PreviewApp
from canvas.tui.screens.case_preview import CasePreview
from canvas.tui.screens.help import HelpScreen
from canvas.tui.widgets.page import TextPage
from tests.tui.showing import SIZES, seen, told, wait_for
from tests.tui.test_watching import asked
from tests.tui.test_watching import told as by_the_system

TITLE = "From making devices to income that returns every year"


@pytest.fixture(scope="module")
def library() -> Library:
    """A dozen cases in both languages: enough for ranks, little enough for speed."""
    whole = load_library()
    some = whole.keys()[::8]
    return Library({at: case for at, case in whole.cases.items() if at[0] in some})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A case in both languages, as an author has it."""
    folder = built_in_folder()
    assert folder is not None
    for name in ("nedap.en.md", "nedap.nl.md"):
        shutil.copy(folder / "manufacturing" / name, tmp_path / name)
    return tmp_path / "nedap.en.md"


@asynccontextmanager
async def preview(
    path: Path, library: Library, size: tuple[int, int] = (140, 60), told: bool = False
) -> AsyncIterator[tuple[CasePreview, Pilot[Any]]]:
    async with showing(path, lambda: library, size, told) as shown:
        yield shown


@asynccontextmanager
async def showing(
    path: Path, loader: Callable[[], Library], size: tuple[int, int] = (140, 60), told: bool = False
) -> AsyncIterator[tuple[CasePreview, Pilot[Any]]]:
    app = PreviewApp(Configuration(), path, loader, told=told)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, CasePreview), "the preview")
        screen = app.screen
        assert isinstance(screen, CasePreview)
        await wait_for(pilot, lambda: page(screen), "the first look")
        yield screen, pilot


def page(screen: CasePreview) -> str:
    return screen.query_one("#preview-page", TextPage).text


def side(screen: CasePreview) -> str:
    return " ".join(screen.query_one("#preview-side", TextPage).text.split())


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


async def test_it_shows_the_page_the_card_the_check_and_the_firms_with_why(
    file: Path, library: Library
) -> None:
    async with preview(file, library) as (screen, pilot):
        await wait_for(pilot, lambda: "●" in side(screen), "where it stands")
        assert TITLE in page(screen) and "What to borrow" in page(screen)
        text = side(screen)
        card = text[text.index("The card beside a question") :]
        assert card.index(TITLE) < card.index("Groenlo · 2016–2024") < card.index("same sector")
        assert "The check finds nothing wrong." in text
        assert "Machinefabriek Het Achtste Tandwiel" in text
        assert "What do your machines, vehicles, buildings, tills or products record by themselves" in text
        assert "nothing wrong" in seen(screen.app)


@pytest.mark.parametrize("told", [by_the_system, asked])
async def test_it_follows_the_file_while_it_is_edited(file: Path, library: Library, told: bool) -> None:
    async with preview(file, library, told=told) as (screen, pilot):
        change(file, TITLE, "A title of five words")
        await wait_for(pilot, lambda: "A title of five words" in page(screen), "the new title", 20)
        await wait_for(pilot, lambda: "A title of five words" in side(screen), "the new card")
        change(file, 'sector = "manufacturing"', 'sector = "retail"')
        await wait_for(pilot, lambda: "Modehuis Zoom en Dubbelzoom" in side(screen), "another firm", 20)


async def test_a_file_broken_halfway_shows_what_is_wrong_and_keeps_the_last_good_page_standing_back(
    file: Path, library: Library
) -> None:
    async with preview(file, library) as (screen, pilot):
        line = file.read_text(encoding="utf-8").split("\n").index('sector = "manufacturing"') + 1
        change(file, 'sector = "manufacturing"', 'sector = "manu')
        await wait_for(pilot, lambda: "So it was before." in page(screen), "the page stands back")
        assert TITLE in page(screen)
        assert f"line {line}" in side(screen)
        assert "! 1 problem" in seen(screen.app)
        row = next(row for row in screen.query_one("#preview-page", TextPage)._rows if TITLE in row.plain)
        assert {str(span.style) for span in row.spans} <= {"$dim"}
        change(file, 'sector = "manu', 'sector = "manufacturing"')
        await wait_for(pilot, lambda: "So it was before." not in page(screen), "it is good again")
        assert "The check finds nothing wrong." in side(screen)


async def test_a_file_that_never_could_be_read_says_that_its_page_will_come_and_has_its_problems_beside(
    file: Path, library: Library
) -> None:
    file.write_text("+++\nkey = \n", encoding="utf-8")
    async with preview(file, library) as (screen, pilot):
        await wait_for(pilot, lambda: "The check says 1 thing." in side(screen), "the problems")
        said = " ".join(page(screen).split())
        assert said == (
            "The page appears here when the file can be read as a case. The check beside it says what is in the way."
        )
        assert "The card" not in side(screen)


async def test_a_file_that_goes_and_comes_back_is_told_and_shown_again(file: Path, library: Library) -> None:
    async with preview(file, library) as (screen, pilot):
        text = file.read_text(encoding="utf-8")
        file.unlink()
        await wait_for(pilot, lambda: "So it was before." in page(screen), "it has gone")
        file.write_text(text, encoding="utf-8")
        await wait_for(pilot, lambda: "So it was before." not in page(screen), "it is back")
        assert TITLE in page(screen)


async def test_one_key_shows_the_twin_and_the_same_key_goes_back(file: Path, library: Library) -> None:
    async with preview(file, library) as (screen, pilot):
        assert "in English" in seen(screen.app)
        await pilot.press("l")
        await wait_for(pilot, lambda: "Wat kun je lenen" in page(screen), "the Dutch page")
        assert "nedap.nl.md" in seen(screen.app) and "in Dutch" in seen(screen.app)
        change(file.with_name("nedap.nl.md"), "## Situatie", "## Situatie\nEen nieuwe zin.")
        await wait_for(pilot, lambda: "Een nieuwe zin." in page(screen), "the twin is followed too")
        await pilot.press("l")
        await wait_for(pilot, lambda: "What to borrow" in page(screen), "the English page again")


async def test_a_twin_that_is_not_there_is_told_by_name(file: Path, library: Library) -> None:
    file.with_name("nedap.nl.md").unlink()
    async with preview(file, library) as (screen, pilot):
        await pilot.press("l")
        await wait_for(pilot, lambda: "nedap.nl.md" in told(screen.app), "it is told")
        assert screen.path == file
        assert "twin" not in page(screen)


async def test_while_another_text_is_reckoned_the_places_of_the_text_before_are_not_shown(
    file: Path, library: Library
) -> None:
    waiting, known = Event(), Event()
    known.set()

    def slow() -> Library:
        waiting.set()
        known.wait(20)
        return library

    async with showing(file, slow) as (screen, pilot):
        await wait_for(pilot, lambda: "●" in side(screen), "where it stands")
        known.clear()
        change(file, TITLE, "A title of five words")
        await wait_for(pilot, lambda: "A title of five words" in page(screen), "the new title", 20)
        assert "This is being reckoned …" in side(screen)
        assert "●" not in side(screen) and "same sector" not in side(screen)
        known.set()
        await wait_for(pilot, lambda: "●" in side(screen), "where it stands now")


async def test_where_a_case_stands_that_could_not_be_reckoned_is_said_and_saving_tries_again(
    file: Path, library: Library
) -> None:
    broken = [True]

    def failing() -> Library:
        if broken:
            raise ZeroDivisionError("a mistake of ours")
        return library

    async with showing(file, failing) as (screen, pilot):
        await wait_for(pilot, lambda: "This could not be reckoned" in side(screen), "it is told")
        assert TITLE in page(screen)
        assert "This is being reckoned …" not in side(screen)
        assert "a mistake of ours" in (state_folder() / "last-error.txt").read_text(encoding="utf-8")
        broken.clear()
        change(file, TITLE, "A title of five words")
        await wait_for(pilot, lambda: "●" in side(screen), "where it stands", 20)
        assert "could not be reckoned" not in side(screen)


async def test_in_80_columns_enter_turns_to_the_side_and_back(file: Path, library: Library) -> None:
    async with preview(file, library, size=(80, 24)) as (screen, pilot):
        assert TITLE in seen(screen.app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "The check finds nothing wrong." in seen(screen.app), "the side")
        assert "What changed" not in seen(screen.app)
        await pilot.press("end")
        await wait_for(pilot, lambda: screen.query_one("#preview-side", TextPage).scroll_y > 0, "it scrolls")
        await pilot.press("enter")
        await wait_for(pilot, lambda: TITLE in seen(screen.app), "the page again")


async def test_with_room_enter_moves_between_page_and_side(file: Path, library: Library) -> None:
    async with preview(file, library) as (screen, pilot):
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.query_one("#preview-side").has_focus, "the side")
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.query_one("#preview-page").has_focus, "the page")


async def test_the_reader_stays_where_he_was_when_the_file_is_saved(file: Path, library: Library) -> None:
    async with preview(file, library, size=(120, 24)) as (screen, pilot):
        reading = screen.query_one("#preview-page", TextPage)
        await pilot.press("pagedown")
        await wait_for(pilot, lambda: reading.scroll_y > 0, "it scrolls")
        before = reading.scroll_y
        change(file, TITLE, "A title of five words")
        await wait_for(pilot, lambda: "A title of five words" in page(screen), "the new title")
        assert abs(reading.scroll_y - before) <= 2


async def test_it_survives_every_size_and_every_state(file: Path, library: Library) -> None:
    async with preview(file, library) as (screen, pilot):
        for broken in (False, True):
            if broken:
                change(file, "title", "tilte")
                await wait_for(pilot, lambda: "So it was before." in page(screen), "it is broken")
            for _turn in range(2):
                for width, height in (*SIZES, (40, 15), (80, 24)):
                    await pilot.resize_terminal(width, height)
                    await pilot.pause()
                    assert len(seen(screen.app).split("\n")) == height
                await pilot.press("enter")


async def test_in_a_very_small_terminal_the_state_is_in_sight_and_the_palette_turns(
    file: Path, library: Library
) -> None:
    async with preview(file, library, size=(40, 15)) as (screen, pilot):
        await wait_for(pilot, lambda: "nothing wrong" in seen(screen.app), "how it is with the file")
        assert "Ctrl+P" in seen(screen.app).split("\n")[-1]
        await pilot.press("ctrl+p", *"page or check")
        await wait_for(pilot, lambda: "Page or check" in seen(screen.app), "the palette finds it")
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.query_one("#preview-side").has_focus, "the side")


async def test_what_a_case_brings_is_shown_and_not_obeyed(file: Path, library: Library) -> None:
    async with preview(file, library) as (screen, pilot):
        nasty = "[red]x[/] [@click=app.quit]y [link=x]z"
        change(file, TITLE, nasty)
        change(file, 'sector = "manufacturing"', 'sector = "[bold]z\\u001b[2J"')
        await wait_for(pilot, lambda: "[bold]z" in side(screen), "the problem")
        change(file, 'sector = "[bold]z\\u001b[2J"', 'sector = "manufacturing"')
        await wait_for(pilot, lambda: "[red]x[/] [@click=app.quit]y" in page(screen), "the title as text")
        await wait_for(pilot, lambda: "[red]x[/]" in side(screen), "the card")
        assert "\x1b" not in seen(screen.app) and "\u202e" not in seen(screen.app)


async def test_help_names_the_keys_and_esc_stops(file: Path, library: Library) -> None:
    async with preview(file, library) as (screen, pilot):
        await pilot.press("f1")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, HelpScreen), "help")
        await wait_for(
            pilot, lambda: "Show the same case in the other language." in seen(screen.app), "its keys"
        )
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.app.screen is screen, "back")
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.app._exit, "it stops")
        assert screen.app.return_code == 0


async def test_the_program_starts_again_in_the_other_language_with_the_same_file(
    file: Path, library: Library
) -> None:
    async with preview(file, library) as (screen, pilot):
        app = screen.app
        assert isinstance(app, PreviewApp)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: app.next_language, "another language")
        assert (app.next_language, app.next_file) == ("nl", file)
