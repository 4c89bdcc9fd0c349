from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from canvas.library.reading import load_library
from canvas.method.builtin import vocabulary
from canvas.model.workshop import new_workshop
from canvas.session.recovery import Recovery
from canvas.tui.screens.borrowing import Borrowing
from canvas.tui.screens.changed_file import ChangedFile
from canvas.tui.screens.help import HelpScreen
from canvas.tui.screens.library import LibraryScreen
from canvas.tui.screens.new_workshop import NewWorkshop
from canvas.tui.screens.recovery import RecoveryScreen
from canvas.tui.widgets.library_shelf import LibraryShelf
from tests.tui.showing import SIZES, bakery, home, opened, seen, wait_for


async def through_all_sizes(app: App[Any], pilot: Pilot[Any]) -> None:
    for width, height in (*SIZES, (80, 24)):
        await pilot.resize_terminal(width, height)
        await pilot.pause()
        rows = seen(app).split("\n")
        assert len(rows) == height
        assert any(row.strip() for row in rows) or height == 1


@pytest.mark.parametrize("view", ["findings", "cases", "report"])
async def test_every_view_survives_every_size(tmp_path: Path, view: str) -> None:
    async with opened(bakery(tmp_path), view) as (screen, pilot):
        await through_all_sizes(screen.app, pilot)
        if view == "cases":
            await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
            await pilot.press("enter")
            await through_all_sizes(screen.app, pilot)


async def test_home_and_everything_that_opens_over_it_survive_every_size(tmp_path: Path) -> None:
    path = bakery(tmp_path)
    case = load_library().all("en")[0]
    async with home() as (app, pilot):
        await through_all_sizes(app, pilot)
        for screen in (
            NewWorkshop(tmp_path),
            LibraryScreen(load_library),
            Borrowing(new_workshop(firm="F"), case, vocabulary(), "en", None),
            RecoveryScreen(Recovery(path, tuple(f"change {n}" for n in range(300)), fits=False)),
            ChangedFile(new_workshop(firm="F"), new_workshop(firm="G"), vocabulary(), "en"),
            HelpScreen(app.screen),
        ):
            await app.push_screen(screen)
            await through_all_sizes(app, pilot)
            await pilot.press("escape")
            await wait_for(pilot, lambda top=screen: app.screen is not top, "Esc leaves it")  # type: ignore[misc]
        await pilot.press("ctrl+p")
        await pilot.pause()
        await through_all_sizes(app, pilot)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)])
async def test_a_question_always_says_how_to_leave_it(tmp_path: Path, size: tuple[int, int]) -> None:
    screen = RecoveryScreen(
        Recovery(tmp_path / "x.canvas.toml", tuple(f"change {n}" for n in range(40)), fits=False)
    )
    async with home(size) as (app, pilot):
        await app.push_screen(screen)
        await wait_for(pilot, lambda: "Esc leaves" in seen(app), "how to leave it")
        await pilot.press("end")
        await wait_for(pilot, lambda: "Keep both" in seen(app), "the last answer comes into sight")
        assert "Esc leaves" in seen(app)
