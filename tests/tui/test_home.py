from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from canvas.model.edits import Put
from canvas.model.records import Parked
from canvas.session.session import Session
from canvas.storage.disk import RealDisk
from canvas.storage.lock import Lock
from canvas.storage.places import place_of, state_folder
from canvas.storage.recent import Recent, recent
from canvas.tui.app import CanvasApp
from canvas.tui.configuration import Configuration
from canvas.tui.screens.library import LibraryScreen
from canvas.tui.screens.one_choice import OneChoice
from canvas.tui.screens.recovery import RecoveryScreen
from canvas.tui.screens.workshop import WorkshopScreen
from tests.tui.showing import bakery, empty, home, in_file, opened, seen, told, wait_for


async def workshop_on(pilot: Pilot[Any]) -> WorkshopScreen:
    app = pilot.app
    await wait_for(pilot, lambda: isinstance(app.screen, WorkshopScreen), "a workshop is open")
    await wait_for(pilot, lambda: app.screen.query("#line"), "its line is there")
    screen = app.screen
    assert isinstance(screen, WorkshopScreen)
    return screen


def type_elsewhere(path: Path, text: str) -> Session:
    """Another Canvas types this and is killed before the file is written."""
    session = Session.open(path, background=False)
    assert session.apply(Put(Parked.table, "p-1", {"text": text})) is None
    return session


def die(session: Session, path: Path) -> None:
    """That Canvas is gone without closing anything: its lock is old."""
    lock = place_of(RealDisk(), path) / "lock"
    lock.write_text(lock.read_text().replace('"beat": ', '"beat": 1e0, "was": '), encoding="utf-8")


async def test_an_empty_home_shows_the_two_things_to_do() -> None:
    async with home() as (app, _pilot):
        text = seen(app)
        assert "New workshop" in text
        assert "Look at an example" in text
        assert "Read cases" not in text


async def test_home_lists_the_recent_workshops_and_how_far_each_has_come(tmp_path: Path) -> None:
    Recent.remember(bakery(tmp_path), firm="Bakery")
    Recent.remember(empty(tmp_path, "New Firm"), firm="New Firm", step="data")
    Recent.remember(tmp_path / "gone.canvas.toml", firm="Gone Ltd")
    async with home() as (app, pilot):
        await wait_for(pilot, lambda: "the file is gone" in seen(app), "the standings came in")
        await wait_for(pilot, lambda: "done" in seen(app), "the bakery was looked into")
        rows = seen(app).splitlines()
        places = [
            next(n for n, row in enumerate(rows) if name in row) for name in ("Gone", "New F", "Bakery")
        ]
        assert places == sorted(places)
        assert "step 4 of 9" in rows[places[1]]
        assert "findings" in rows[places[2]]


async def test_what_comes_in_later_moves_nothing(tmp_path: Path) -> None:
    Recent.remember(empty(tmp_path), firm="Test Firm", step="start")
    async with home() as (app, pilot):
        before = next(row for row in seen(app).splitlines() if "Test Firm" in row)
        await wait_for(pilot, lambda: "step 1 of 9" in seen(app), "the standing came in")
        after = next(row for row in seen(app).splitlines() if "Test Firm" in row)
        assert after.index("Test Firm") == before.index("Test Firm")
        assert after.index("today") == before.index("today")


async def test_enter_opens_the_workshop_where_one_was(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with opened(path) as (screen, pilot):
        await pilot.press("pagedown", "pagedown")
        there = screen.query_one("#question").render()
        assert str(there)
    async with home() as (app, pilot):
        await pilot.press("enter")
        await workshop_on(pilot)
        await wait_for(
            pilot,
            lambda: str(there) in seen(app).replace("\n", " ") or str(there)[:30] in seen(app),
            "the same question",
        )


async def test_back_from_a_workshop_it_stands_on_the_list(tmp_path: Path) -> None:
    path = empty(tmp_path, "Fresh Firm")
    async with opened(path) as (screen, pilot):
        app = screen.app
        await pilot.press("escape")
        await wait_for(
            pilot, lambda: "Fresh Firm" in seen(app) and "Go on with" in seen(app), "home lists it"
        )
    assert [Path(each.path) for each in recent()] == [path]


async def test_a_step_of_ones_choice_is_where_it_begins(tmp_path: Path) -> None:
    app = CanvasApp(Configuration(), file=bakery(tmp_path), step="chain")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await workshop_on(pilot)
        assert screen.query_one("GuideView").step.key == "chain"  # type: ignore[attr-defined]


async def test_a_step_that_is_not_there_is_told_and_the_workshop_opens(tmp_path: Path) -> None:
    app = CanvasApp(Configuration(), file=empty(tmp_path), step="chian")
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await workshop_on(pilot)
        await wait_for(pilot, lambda: "chain" in told(app), "the nearest step is named")


async def test_a_file_that_is_no_workshop_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.canvas.toml"
    path.write_text("schema = 1\n[workshop]\nsector = 'bakery'\n", encoding="utf-8")
    async with home(file=path) as (app, pilot):
        await wait_for(pilot, lambda: "retail" in told(app), "what is wrong and what is allowed")
        assert not isinstance(app.screen, WorkshopScreen)


async def test_an_unknown_playbook_is_told_and_the_usual_one_steps_in(tmp_path: Path) -> None:
    path = empty(tmp_path, playbook="my-own")
    async with opened(path) as (screen, pilot):
        assert screen.playbook.key == "digital-redesign"
        await wait_for(pilot, lambda: "my-own" in told(screen.app), "what was wrong with it")


async def test_forgetting_takes_a_workshop_off_the_list_and_leaves_its_file(tmp_path: Path) -> None:
    path = empty(tmp_path)
    Recent.remember(path, firm="Test Firm")
    async with home() as (app, pilot):
        await pilot.press("delete")
        await wait_for(pilot, lambda: "Two ways to begin" in seen(app), "the list is empty")
        assert str(path) in told(app)
    assert recent() == []
    assert path.exists()


async def test_the_doors_cannot_be_forgotten(tmp_path: Path) -> None:
    async with home() as (app, pilot):
        await pilot.press("delete")
        assert told(app) == ""


async def test_a_path_can_be_typed_without_its_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(tmp_path)
    monkeypatch.chdir(tmp_path)
    async with home() as (_app, pilot):
        await pilot.press("o")
        await pilot.pause()
        await pilot.press(*"empty", "enter")
        screen = await workshop_on(pilot)
        assert screen.session.workshop.firm.firm == "Test Firm"


async def test_the_example_is_a_copy_to_play_with() -> None:
    async with home() as (app, pilot):
        await pilot.press("e")
        await wait_for(pilot, lambda: isinstance(app.screen, OneChoice), "which example")
        await pilot.press("enter")
        screen = await workshop_on(pilot)
        assert screen.session.read_only is None
        assert os.environ["CANVAS_STATE"] in str(screen.path)


async def test_the_cases_open_without_a_workshop() -> None:
    async with home() as (app, pilot):
        await pilot.press("c")
        await wait_for(pilot, lambda: isinstance(app.screen, LibraryScreen), "the library")
        await wait_for(pilot, lambda: "Retail" in seen(app), "its sectors")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "New workshop" in seen(app), "back home")


async def test_unsaved_work_is_offered_shown_and_brought_back(tmp_path: Path) -> None:
    path = empty(tmp_path)
    die(type_elsewhere(path, "do not lose me"), path)
    Recent.remember(path, firm="Test Firm")
    before = path.read_bytes()
    async with home() as (app, pilot):
        await wait_for(pilot, lambda: "unsaved work found" in seen(app), "home tells of it")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "it is offered")
        assert "do not lose me" in seen(app)
        assert path.read_bytes() == before
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, RecoveryScreen), "nothing is chosen yet")
        assert path.read_bytes() == before
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "it is offered again")
        await pilot.press("enter")
        screen = await workshop_on(pilot)
        assert [parked.text for parked in screen.session.workshop.all(Parked)] == ["do not lose me"]


async def test_unsaved_work_that_was_left_is_not_in_the_file_and_is_kept_aside(tmp_path: Path) -> None:
    path = empty(tmp_path)
    die(type_elsewhere(path, "leave me"), path)
    async with home(file=path) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "it is offered")
        await pilot.press("down", "enter")
        screen = await workshop_on(pilot)
        assert screen.session.workshop.all(Parked) == []
    aside = [
        file for file in state_folder().rglob("*") if file.is_file() and b"leave me" in file.read_bytes()
    ]
    assert aside


async def conflicting(tmp_path: Path) -> Path:
    """A workshop with unsaved work, whose file was changed by another program since."""
    path = empty(tmp_path)
    die(type_elsewhere(path, "do not lose me"), path)
    path.write_text(path.read_text(encoding="utf-8").replace("Test Firm", "Changed Firm"), encoding="utf-8")
    return path


async def test_unsaved_work_beside_a_changed_file_is_shown_and_brought_back(tmp_path: Path) -> None:
    path = await conflicting(tmp_path)
    async with home(file=path) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "the question")
        assert "do not lose me" in seen(app)
        await pilot.press("enter")
        screen = await workshop_on(pilot)
        assert [parked.text for parked in screen.session.workshop.all(Parked)] == ["do not lose me"]
        assert screen.session.workshop.firm.firm == "Test Firm"


async def test_unsaved_work_can_be_left(tmp_path: Path) -> None:
    path = await conflicting(tmp_path)
    async with home(file=path) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "the question")
        await pilot.press("down", "enter")
        screen = await workshop_on(pilot)
        assert screen.session.workshop.firm.firm == "Changed Firm"
        assert screen.session.workshop.all(Parked) == []


async def test_both_can_be_kept(tmp_path: Path) -> None:
    path = await conflicting(tmp_path)
    async with home(file=path) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "the question")
        await pilot.press("down", "down", "enter")
        screen = await workshop_on(pilot)
        assert screen.path == path.with_name("empty-2.canvas.toml")
        assert [parked.text for parked in screen.session.workshop.all(Parked)] == ["do not lose me"]
    assert in_file(path).firm.firm == "Changed Firm"


async def test_esc_at_the_question_opens_nothing_and_keeps_both(tmp_path: Path) -> None:
    path = await conflicting(tmp_path)
    before = path.read_bytes()
    async with home(file=path) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "the question")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Two ways to begin" in seen(app), "home")
        assert not isinstance(app.screen, WorkshopScreen)
    assert path.read_bytes() == before
    async with home(file=path) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, RecoveryScreen), "it is asked again")


@pytest.mark.parametrize(("keys", "may_write"), [(("enter",), False), (("down", "enter"), True)])
async def test_a_workshop_open_elsewhere_is_only_looked_at_or_taken_over(
    tmp_path: Path, keys: tuple[str, ...], may_write: bool
) -> None:
    path = empty(tmp_path)
    place = place_of(RealDisk(), path)
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        lock = Lock.acquire(RealDisk(), place, time.time())
        assert isinstance(lock, Lock)
        (place / "lock").write_text(
            f'{{"pid": {other.pid}, "host": "{socket.gethostname()}", "started": {time.time()}, '
            f'"beat": {time.time()}, "token": "theirs"}}',
            encoding="utf-8",
        )
        async with home(file=path) as (app, pilot):
            await wait_for(pilot, lambda: "open in another Canvas" in seen(app), "the question")
            await pilot.press(*keys)
            screen = await workshop_on(pilot)
            assert (screen.session.read_only is None) is may_write
    finally:
        other.communicate(b"\n")


async def test_what_a_list_from_elsewhere_holds_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    nasty = "\x1b]52;c;aGk=\x07[red]x[/] \u202egnp"
    Recent.remember(empty(tmp_path), firm=nasty)
    async with home() as (app, _pilot):
        text = seen(app)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[red]x[/]" in text


def test_home_loads_nothing_heavy() -> None:
    code = (
        "import sys, canvas.tui.app, canvas.tui.screens.home\n"
        "print([name for name in sys.modules if name.startswith(('canvas.model', 'canvas.method', 'canvas.library',"
        " 'canvas.session', 'canvas.report', 'canvas.tui.screens.workshop', 'tomllib', 'tomli_w'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_a_new_workshop_begins_at_the_first_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with home() as (app, pilot):
        await pilot.press("n")
        await wait_for(pilot, lambda: "A new workshop" in seen(app), "the form")
        await pilot.press(*"Bakery Corn", "enter")
        screen = await workshop_on(pilot)
        assert screen.path == tmp_path / "bakery-corn.canvas.toml"
        assert "1 of 9" in seen(app)
        await pilot.press(*"we bake", "enter")
        await wait_for(pilot, lambda: screen.session.state.kind == "saved", "it is saved")
    assert in_file(tmp_path / "bakery-corn.canvas.toml").firm.firm == "Bakery Corn"
