from __future__ import annotations

from pathlib import Path

import pytest

from canvas.model.words import Sector, Setting
from canvas.tui.screens.new_workshop import NewWorkshop, hours, proposed_folder, proposed_path, slug
from tests.tui.showing import empty, home, in_file, seen, wait_for


@pytest.mark.parametrize(
    ("firm", "name"),
    [
        ("Bakkerij 't Gouden Brood", "bakkerij-t-gouden-brood"),
        ("Café Één & Co.", "cafe-een-co"),
        ("../../etc/passwd", "etc-passwd"),
        ("東京", "workshop"),
        ("", "workshop"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_firm_gives_a_plain_file_name(firm: str, name: str) -> None:
    assert slug(firm) == name


def test_a_file_that_is_there_is_never_proposed(tmp_path: Path) -> None:
    (tmp_path / "korenbloem.canvas.toml").touch()
    (tmp_path / "korenbloem-2.canvas.toml").touch()
    assert proposed_path(tmp_path, "Korenbloem").name == "korenbloem-3.canvas.toml"


def test_a_file_goes_to_the_current_folder_but_not_straight_into_the_home_folder(tmp_path: Path) -> None:
    user = tmp_path / "user"
    work = user / "work"
    work.mkdir(parents=True)
    assert proposed_folder(work, user) == work
    assert proposed_folder(user, user) != work


@pytest.mark.parametrize(
    ("minutes", "words"), [(230, "3 h 50"), (180, "3 h"), (65, "1 h 05"), (45, "45 minutes")]
)
def test_minutes_are_said_in_hours(minutes: int, words: str) -> None:
    assert hours(minutes) == words


async def test_without_a_name_nothing_is_made_and_it_says_what_is_needed(tmp_path: Path) -> None:
    async with home() as (app, pilot):
        app.push_screen(NewWorkshop(tmp_path))
        await pilot.pause()
        await pilot.press("enter")
        await wait_for(pilot, lambda: "What is the firm called" in seen(app), "it asks for the name")
    assert list(tmp_path.iterdir()) == []


async def test_what_was_chosen_stands_in_the_file(tmp_path: Path) -> None:
    made: list[Path | None] = []
    async with home((80, 24)) as (app, pilot):
        app.push_screen(NewWorkshop(tmp_path), made.append)
        await pilot.pause()
        await pilot.press(*"Haven", "tab")
        await pilot.press("enter", "down", "enter", "tab", "tab", *"Delft", "tab")
        await pilot.press("enter", "down", "down", "enter", "tab", "enter", "down", "enter")
        assert "half a day" in seen(app)
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: made, "it was made")
    assert made == [tmp_path / "haven.canvas.toml"]
    firm = in_file(tmp_path / "haven.canvas.toml").firm
    assert (firm.firm, firm.place, firm.size) == ("Haven", "Delft", None)
    assert (firm.sector, firm.setting, firm.playbook) == (
        Sector.RETAIL, Setting.TEAM, "digital-redesign-short",
    )  # fmt: skip


async def test_the_minutes_of_each_playbook_are_told(tmp_path: Path) -> None:
    async with home() as (app, pilot):
        app.push_screen(NewWorkshop(tmp_path))
        await pilot.pause()
        assert "3 h 50 alone" in seen(app)


async def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = empty(tmp_path, "Older Firm")
    before = path.read_bytes()
    async with home() as (app, pilot):
        screen = NewWorkshop(tmp_path)
        app.push_screen(screen)
        await pilot.pause()
        await pilot.press(*"Newer")
        screen.query_one("#new-file").value = "empty"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await wait_for(pilot, lambda: "already" in seen(app), "it is told")
    assert path.read_bytes() == before


async def test_a_file_name_of_ones_own_is_not_changed_by_typing_on(tmp_path: Path) -> None:
    async with home() as (app, pilot):
        screen = NewWorkshop(tmp_path)
        app.push_screen(screen)
        await pilot.pause()
        box = screen.query_one("#new-file")
        await pilot.press("a")
        assert box.value.endswith("/a.canvas.toml")  # type: ignore[attr-defined]
        box.value = "mine"  # type: ignore[attr-defined]
        await pilot.press("b")
        assert box.value == "mine"  # type: ignore[attr-defined]


async def test_a_folder_that_is_not_there_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    async with home() as (app, pilot):
        screen = NewWorkshop(tmp_path)
        app.push_screen(screen)
        await pilot.pause()
        await pilot.press(*"Firm")
        screen.query_one("#new-file").value = "nowhere/at/all"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await wait_for(pilot, lambda: "cannot be found" in seen(app), "it is told")
        assert "Firm" in seen(app)


async def test_what_was_filled_in_is_there_again_after_a_stop_until_the_workshop_is_made(
    tmp_path: Path,
) -> None:
    async with home() as (app, pilot):
        app.push_screen(NewWorkshop(tmp_path))
        await pilot.pause()
        await pilot.press(*"Haven", "tab", "enter", "down", "enter", "tab", "tab", *"Delft")
        await pilot.press("ctrl+q")
        await wait_for(pilot, lambda: app._exit, "it stops")
    made: list[Path | None] = []
    async with home() as (app, pilot):
        app.push_screen(NewWorkshop(tmp_path), made.append)
        await wait_for(pilot, lambda: "Haven" in seen(app), "the name is back")
        await pilot.press("end", "!")
        await wait_for(pilot, lambda: "Delft" in seen(app), "the place is back")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: made, "it was made")
        firm = in_file(tmp_path / "haven.canvas.toml").firm
        assert (firm.firm, firm.sector, firm.place) == ("Haven!", Sector.RETAIL, "Delft")
        again = NewWorkshop(tmp_path)
        app.push_screen(again)
        await pilot.pause()
        assert again.query_one("#new-firm").value == ""  # type: ignore[attr-defined]


async def test_esc_forgets_what_was_filled_in(tmp_path: Path) -> None:
    async with home() as (app, pilot):
        app.push_screen(NewWorkshop(tmp_path))
        await pilot.pause()
        await pilot.press(*"Haven", "escape")
        again = NewWorkshop(tmp_path)
        app.push_screen(again)
        await pilot.pause()
        assert again.query_one("#new-firm").value == ""  # type: ignore[attr-defined]


async def test_every_field_says_what_enter_does_there_and_ctrl_s_begins_from_a_list(tmp_path: Path) -> None:
    made: list[Path | None] = []
    async with home((80, 24)) as (app, pilot):
        app.push_screen(NewWorkshop(tmp_path), made.append)
        await wait_for(pilot, lambda: "Enter begins" in seen(app), "on a line")
        await pilot.press(*"Haven", "tab")
        await wait_for(pilot, lambda: "Enter opens the list · Ctrl+S begins" in seen(app), "on a list")
        assert "Enter begins" not in seen(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Enter chooses · Esc closes it" in seen(app), "in an open list")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: made, "it was made")
