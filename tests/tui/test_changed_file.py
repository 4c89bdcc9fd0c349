from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from canvas.method.builtin import vocabulary
from canvas.model.edits import Put, apply_all
from canvas.model.records import Parked
from canvas.model.workshop import new_workshop
from canvas.tui.screens.changed_file import ChangedFile, differences
from canvas.tui.screens.one_text import OneText
from canvas.tui.screens.workshop import WorkshopScreen
from tests.tui.showing import empty, in_file, opened, seen, wait_for


async def changed(screen: WorkshopScreen, pilot: Pilot[Any], path: Path) -> None:
    """Another program changes the file, then something is typed here."""
    path.write_text(path.read_text(encoding="utf-8").replace("Test Firm", "Changed Firm"), encoding="utf-8")
    screen.apply((Put(Parked.table, "p-1", {"text": "mine"}),))
    await wait_for(pilot, lambda: isinstance(screen.app.screen, ChangedFile), "the question")
    await wait_for(pilot, lambda: seen(screen.app).strip(), "it is drawn")


async def test_a_file_changed_by_another_program_is_asked_about_with_counts(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with opened(path) as (screen, pilot):
        await changed(screen, pilot, path)
        text = seen(screen.app)
        assert "1 only in yours" in text
        assert "1 different" in text
        assert in_file(path).firm.firm == "Changed Firm"
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.app.screen is screen, "decided later")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: isinstance(screen.app.screen, ChangedFile), "asked again")


async def test_mine_goes_on_in_another_file(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with opened(path) as (screen, pilot):
        app = screen.app
        await changed(screen, pilot, path)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, OneText), "under which name")
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.path.name == "empty-2.canvas.toml", "it goes on there")
        await wait_for(pilot, lambda: screen.session.state.kind == "saved", "saved")
    assert in_file(path).firm.firm == "Changed Firm"
    assert [parked.text for parked in in_file(path.with_name("empty-2.canvas.toml")).all(Parked)] == ["mine"]


async def test_theirs_is_taken(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with opened(path) as (screen, pilot):
        await changed(screen, pilot, path)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: screen.session.workshop.firm.firm == "Changed Firm", "theirs is here")
        await wait_for(pilot, lambda: "Changed Firm" in seen(screen.app), "and shown")
    assert in_file(path).all(Parked) == []


async def test_mine_is_written_over_it_knowingly(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with opened(path) as (screen, pilot):
        await changed(screen, pilot, path)
        await pilot.press("down", "down", "enter")
        await wait_for(pilot, lambda: screen.session.state.kind == "saved", "saved")
    assert in_file(path).firm.firm == "Test Firm"
    assert [parked.text for parked in in_file(path).all(Parked)] == ["mine"]


async def test_a_file_that_was_removed_can_be_written_again(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with opened(path) as (screen, pilot):
        path.unlink()
        screen.apply((Put(Parked.table, "p-1", {"text": "mine"}),))
        await wait_for(pilot, lambda: isinstance(screen.app.screen, ChangedFile), "the question")
        assert "Take theirs" not in seen(screen.app)
        await pilot.press("down", "enter")
        await wait_for(pilot, path.exists, "it is there again")


def test_workshops_that_hold_the_same_are_told_to() -> None:
    workshop = new_workshop(firm="F")
    assert len(differences(workshop, workshop, vocabulary(), "en")) == 1
    outcome = apply_all(
        workshop, [Put(Parked.table, "p-1", {"text": "x"}), Put(Parked.table, "p-2", {"text": "y"})]
    )
    assert "2 only in theirs" in differences(workshop, outcome.workshop, vocabulary(), "en")[0]  # type: ignore[union-attr]
