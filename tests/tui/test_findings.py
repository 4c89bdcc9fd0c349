from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from canvas.model.checks import findings
from canvas.model.edits import Changed, Put, apply_all
from canvas.model.records import TODAY, SetAside
from canvas.model.workshop import Workshop, new_workshop
from canvas.tui.messages import PlaceAsked
from canvas.tui.screens.record_form import RecordForm
from canvas.tui.screens.workshop import WorkshopScreen
from canvas.tui.views.board import BoardView
from canvas.tui.views.guide import GuideView
from tests.tui.showing import bakery, empty, opened, seen, wait_for, written


def with_segments(many: int) -> Workshop:
    """A canvas with so many segments that nobody chose it for."""
    edits = [
        Put("note", f"n-{n}", {"canvas": TODAY, "block": "customer_segments", "text": f"Group {n}"})
        for n in range(many)
    ]
    edits.append(Put("note", "n-p", {"canvas": TODAY, "block": "value_propositions", "text": "Bread"}))
    outcome = apply_all(new_workshop(firm="Many", language="en"), edits)
    assert isinstance(outcome, Changed)
    return outcome.workshop


async def set_aside(pilot: Pilot[Any], reason: str) -> None:
    await pilot.press("s")
    await pilot.pause()
    await pilot.press(*reason, "enter")


async def test_findings_say_how_serious_why_and_what_to_do_not_by_colour_alone(tmp_path: Path) -> None:
    path = bakery(tmp_path)
    async with opened(path, "findings") as (screen, _pilot):
        text = seen(screen.app)
        assert "2 things do not hold together yet" in text
        assert "▲ The plan does not hold" in text
        assert "Without a ground it is not allowed." in text
        assert "→ Choose a ground, use less, or make it anonymous." in text


async def test_an_empty_workshop_has_a_friendly_line(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "findings") as (screen, _pilot):
        assert "Nothing to mend" in seen(screen.app)


async def test_a_finding_is_set_aside_with_a_reason_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "findings") as (screen, pilot):
        first = findings(screen.session.workshop)[0]
        await set_aside(pilot, "we ask first")
        await wait_for(
            pilot, lambda: "because: we ask first" in seen(screen.app), "it stands below with its reason"
        )
        aside = screen.session.workshop.get(SetAside, first.id)
        assert aside is not None
        assert aside.reason == "we ask first"
        assert "1 thing does not hold together yet" in seen(screen.app)
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: screen.session.workshop.get(SetAside, first.id) is None, "it is back")
        await wait_for(pilot, lambda: "2 things" in seen(screen.app), "and shown")


async def test_without_a_reason_nothing_is_set_aside(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "findings") as (screen, pilot):
        before = screen.session.workshop
        await set_aside(pilot, "")
        await set_aside(pilot, "")
        await pilot.press("s", "x", "escape")
        await pilot.pause()
        assert screen.session.workshop is before
        assert screen.view == "findings"
        assert screen.focused is screen.query_one("#findings-list")


async def test_what_was_set_aside_is_brought_back_by_a_key(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "findings") as (screen, pilot):
        many = len(findings(screen.session.workshop))
        await pilot.press("end", "b")
        await wait_for(pilot, lambda: len(findings(screen.session.workshop)) == many + 1, "it counts again")
        await wait_for(pilot, lambda: "Set aside" not in seen(screen.app).split("F1")[0], "nothing is aside")


async def test_at_most_seven_are_shown_until_all_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "many.canvas.toml", with_segments(9))
    async with opened(path, "findings", size=(120, 80)) as (screen, pilot):
        many = len(findings(screen.session.workshop))
        assert many > 7
        assert seen(screen.app).count("→ ") == 7
        await pilot.press("a")
        await wait_for(pilot, lambda: seen(screen.app).count("→ ") == many, "all of them")


async def test_enter_goes_to_the_place(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "findings") as (screen, pilot):
        app = screen.app
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RecordForm), "the record it is about")
        await wait_for(pilot, lambda: "Owner" in seen(app), "with its fields")


async def test_a_click_goes_to_the_place_too(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "findings") as (screen, pilot):
        app = screen.app
        await pilot.click("#findings-list", offset=(5, 1))
        await wait_for(pilot, lambda: isinstance(app.screen, RecordForm), "the record it is about")


async def test_the_cursor_stays_near_when_a_finding_goes(tmp_path: Path) -> None:
    path = written(tmp_path / "many.canvas.toml", with_segments(4))
    async with opened(path, "findings") as (screen, pilot):
        box = screen.query_one("#findings-list")
        await pilot.press("down", "down")
        at = box.highlighted  # type: ignore[attr-defined]
        await set_aside(pilot, "no")
        await wait_for(pilot, lambda: screen.session.workshop.all(SetAside), "it is set aside")
        await pilot.pause()
        assert abs(box.highlighted - at) <= 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["[red]Zuivel[/]", "\x1b[2J"])
async def test_what_people_typed_is_shown_and_not_obeyed(tmp_path: Path, text: str) -> None:
    outcome = apply_all(with_segments(1), [Put("note", "n-0", {"text": text + "!"})])
    assert isinstance(outcome, Changed)
    path = written(tmp_path / "nasty.canvas.toml", outcome.workshop)
    async with opened(path, "findings") as (screen, _pilot):
        shown = seen(screen.app)
        assert "\x1b" not in shown
        assert text.replace("\x1b", "␛") in shown


async def test_a_reason_can_hold_any_letter_that_is_a_key_elsewhere(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "findings") as (screen, pilot):
        assert isinstance(screen, WorkshopScreen)
        await set_aside(pilot, "absab")
        await wait_for(pilot, lambda: "because: absab" in seen(screen.app), "typed as it is")


async def test_a_finding_about_a_note_leads_to_the_note_on_the_board(tmp_path: Path) -> None:
    path = written(tmp_path / "many.canvas.toml", with_segments(3))
    async with opened(path, "findings") as (screen, pilot):
        found = findings(screen.session.workshop)
        number = next(n for n, finding in enumerate(found) if finding.record == "n-2")
        await pilot.press(*["down"] * number, "enter")
        await wait_for(pilot, lambda: screen.view == "board", "the board")
        board = screen.query_one(BoardView)
        await wait_for(
            pilot, lambda: board.panes.note and board.panes.note.id == "n-2", "the cursor is on it"
        )


async def test_a_finding_about_the_whole_leads_to_the_question_that_makes_it(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path)) as (screen, pilot):
        screen.post_message(PlaceAsked("action", ""))
        await wait_for(
            pilot,
            lambda: any(target.table == "action" for target in screen.query_one(GuideView).prompt.targets),
            "a question about actions",
        )
        assert screen.view == "guide"
