"""Ticking what the firm is busy with: heard first, found by a few letters, kept in the file, and the cases follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.widgets import Label, OptionList

from canvas.library.overheard import overhear
from canvas.method.patterns import concerns
from canvas.model.edits import Put, Refused, apply_all
from canvas.model.words import ConcernWord
from canvas.model.workshop import new_workshop
from canvas.tui.screens.busy_with import BusyWith
from tests.tui.showing import SIZES, in_file, opened, seen, wait_for, written

W = ConcernWord


def firm(folder: Path, *ticked: ConcernWord, text: str = "how do we throw away less bread") -> Path:
    made = new_workshop(firm="Test Firm", sector="retail", language="en")
    frame = {"question": text, "concerns": [word.value for word in ticked]}
    outcome = apply_all(made, [Put("frame", "frame", frame)])
    assert not isinstance(outcome, Refused)
    return written(folder / "firm.canvas.toml", outcome.workshop)


def ids(screen: Any) -> list[str]:
    return [option.id for option in screen.query_one("#busy-list", OptionList).options if option.id]


async def asked(pilot: Any, key: str = "f12") -> BusyWith:
    await pilot.press(key)
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, BusyWith), "the list is there")
    screen = pilot.app.screen
    assert isinstance(screen, BusyWith)
    await wait_for(pilot, lambda: screen._list.chosen_id, "the cursor is on a line")
    return screen


async def test_what_is_heard_stands_first_with_the_words_that_tell_and_every_concern_once(
    tmp_path: Path,
) -> None:
    path = firm(tmp_path)
    heard = [each.concern.key for each in overhear(in_file(path), concerns(), "en")][:10]
    assert "left-over-and-waste" in heard
    async with opened(path) as (_workshop, pilot):
        screen = await asked(pilot)
        assert ids(screen)[: len(heard)] == heard
        assert sorted(ids(screen)) == sorted(word.value for word in W)
        assert "throw" in seen(pilot.app)


async def test_ticks_go_into_the_file_in_the_order_of_ticking_and_undo_takes_them_back(
    tmp_path: Path,
) -> None:
    path = firm(tmp_path, text="")
    async with opened(path) as (workshop, pilot):
        await asked(pilot)
        await pilot.press(*"robots", "enter", *(["backspace"] * 6), *"robot", "enter", "enter")
        await pilot.press(
            *(["backspace"] * 5), *"succession", "enter", *(["backspace"] * 10), *"privacy", "enter", "escape"
        )
        await wait_for(pilot, lambda: pilot.app.screen is workshop, "Esc is done")
        ticked = (W.ROBOTS_AT_WORK, W.SUCCESSION, W.PRIVACY)
        assert workshop.session.workshop.frame.concerns == ticked
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: not workshop.session.workshop.frame.concerns, "taken back")
        await pilot.press("ctrl+y")
        await pilot.pause()
    assert in_file(path).frame.concerns == ticked


async def test_a_few_letters_find_a_concern_by_its_name_or_by_an_owners_word(tmp_path: Path) -> None:
    async with opened(firm(tmp_path)) as (_workshop, pilot):
        screen = await asked(pilot)
        await pilot.press(*"unsold")
        await wait_for(pilot, lambda: len(ids(screen)) < 10, "fewer")
        assert W.LEFT_OVER_AND_WASTE in ids(screen)
        await pilot.press(*"qqqq")
        await wait_for(pilot, lambda: not ids(screen), "none")
        assert "Nothing fits" in seen(pilot.app)
        await pilot.press("enter", "escape")
        await wait_for(pilot, lambda: pilot.app.screen is not screen, "left")


async def test_leaving_it_as_it_was_changes_nothing(tmp_path: Path) -> None:
    async with opened(firm(tmp_path, W.PRIVACY)) as (workshop, pilot):
        before = workshop.session.workshop
        screen = await asked(pilot, "ctrl+g")
        assert ids(screen)[0] == W.PRIVACY
        await pilot.press("enter", "enter", "escape")
        await wait_for(pilot, lambda: pilot.app.screen is workshop, "left")
        assert workshop.session.workshop == before


async def test_the_cases_beside_the_question_follow_and_say_what_they_are_about(tmp_path: Path) -> None:
    path = firm(tmp_path, text="")
    async with opened(path) as (workshop, pilot):
        await wait_for(
            pilot, lambda: workshop.query_one("#cases", OptionList).option_count, "cases are there"
        )
        assert "F12" in str(workshop.query_one("#region-about", Label).content)
        await asked(pilot)
        await pilot.press(*"succession", "enter", "escape")
        await wait_for(
            pilot,
            lambda: "succession" in str(workshop.query_one("#region-about", Label).content).lower(),
            "told",
        )
        about = workshop.library()
        shown = [option.id for option in workshop.query_one("#cases", OptionList).options]
        first = about.case(str(shown[0]), "en")
        assert first is not None and W.SUCCESSION in first.concerns
        await workshop.action_view("cases")
        await wait_for(
            pilot,
            lambda: "about:" in str(workshop.query_one("#narrowed", Label).content),
            "over the shelf too",
        )


async def test_it_survives_every_size(tmp_path: Path) -> None:
    async with opened(firm(tmp_path)) as (_workshop, pilot):
        await asked(pilot)
        for width, height in (*SIZES, (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert len(seen(pilot.app).split("\n")) == height
