"""The guide: type, Enter, next. Nothing is forced, nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList

from canvas.library.reading import Library
from canvas.method.builtin import playbook
from canvas.model.records import Actor, DataAsset, Note, Parked, PromptMark
from canvas.model.words import Block, PromptState
from canvas.model.workshop import new_workshop
from canvas.session.session import Session
from canvas.tui.app import CanvasApp
from canvas.tui.configuration import Configuration
from canvas.tui.screens.record_form import RecordForm
from canvas.tui.screens.workshop import WorkshopScreen
from canvas.tui.views.guide import GuideView
from canvas.tui.widgets.field import Field
from canvas.tui.widgets.line_input import LineInput


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session.create(
        tmp_path / "bakery.canvas.toml",
        new_workshop(firm="Bakkerij De Zon", sector="retail", playbook="digital-redesign"),
    )


class Guide:
    """The guide in a running app."""

    def __init__(self, app: CanvasApp, pilot: Pilot[int], session: Session) -> None:
        self.app = app
        self.pilot = pilot
        self.session = session

    @property
    def view(self) -> GuideView:
        return self.screen.query_one(GuideView)

    @property
    def screen(self) -> WorkshopScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, WorkshopScreen))

    async def until(self, is_so: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + 10
        while not is_so():
            assert time.monotonic() < end, f"never happened: {what}"
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.pilot.press(*(" " if letter == " " else letter for letter in text), "enter")
        await self.pilot.pause()

    async def ask(self, key: str) -> None:
        self.view.ask(key)
        await self.pilot.pause()

    async def into_field(self, name: str) -> None:
        """Into this field of the form of the last answer."""
        await self.pilot.press("up", "enter")
        await self.until(lambda: isinstance(self.app.screen, RecordForm), "the form")
        field = next(field for field in self.app.screen.query(Field) if field.field == name)
        next(child for child in field.walk_children(Widget) if child.focusable).focus()
        await self.pilot.pause()

    def notes(self, block: Block) -> list[str]:
        return [note.heading for note in self.session.workshop.notes("today", block)]


async def opened(app: CanvasApp, pilot: Pilot[int], session: Session, prompt: str) -> Guide:
    screen = WorkshopScreen(session, playbook("digital-redesign"), Library, prompt=prompt)
    await app.push_screen(screen)
    guide = Guide(app, pilot, session)
    await guide.until(
        lambda: guide.app.focused is not None and guide.app.focused.id == "line", "the line has the focus"
    )
    return guide


def app() -> CanvasApp:
    return CanvasApp(Configuration())


async def test_enter_adds_and_stays_and_enter_on_an_empty_line_goes_on(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-segments")
        await guide.type("lunch buyers")
        await guide.type("party orders")
        assert guide.view.prompt.key == "today-segments"
        assert guide.notes(Block.CUSTOMER_SEGMENTS) == ["lunch buyers", "party orders"]
        await guide.pilot.press("enter")
        await guide.until(lambda: guide.view.prompt.key == "today-value", "the next question")
        await guide.pilot.press("pageup")
        assert guide.view.prompt.key == "today-segments"


async def test_twenty_pasted_lines_are_twenty_notes_and_one_undo(session: Session) -> None:
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        guide = await opened(running, pilot, session, "today-channels")
        guide.screen.query_one("#line", LineInput).post_message(
            Paste("\r".join(f"channel {number}" for number in range(20)))
        )
        await guide.until(lambda: len(guide.notes(Block.CHANNELS)) == 20, "twenty notes")
        assert guide.notes(Block.CHANNELS)[0] == "channel 0"
        await pilot.press("ctrl+z")
        assert guide.notes(Block.CHANNELS) == []
        await pilot.press("ctrl+y")
        assert len(guide.notes(Block.CHANNELS)) == 20


async def test_a_long_paste_of_nothing_but_white_space_is_no_answer_and_no_crash(session: Session) -> None:
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        guide = await opened(running, pilot, session, "today-channels")
        line = guide.screen.query_one("#line", LineInput)
        line.post_message(Paste(" \r\n" * 3_000))
        await pilot.pause()
        line.value = ""
        await guide.type("web shop")
        assert guide.notes(Block.CHANNELS) == ["web shop"]


async def test_enter_right_behind_up_opens_the_answer_and_keys_go_on_working(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-channels")
        await guide.type("web shop")
        for key in ("up", "enter"):  # as from a quick hand, without a moment between
            running.post_message(Key(key, None))
        await guide.until(lambda: running.screen is not guide.screen, "the answer is open")
        await pilot.press("escape")
        await guide.until(lambda: running.screen is guide.screen, "the answer is closed")
        assert guide.view.prompt.key == "today-channels"
        await pilot.press("x")
        assert guide.screen.query_one("#line", LineInput).value == "x"


async def test_answers_typed_faster_than_they_are_stored_are_all_kept(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "frame-pressure")
        line = guide.screen.query_one("#line", LineInput)
        for number in range(30):
            line.post_message(LineInput.Entered(line, (f"driver {number}",)))
        await guide.until(lambda: len(session.workshop.frame.drivers) == 30, "thirty answers")
        assert session.workshop.frame.drivers == tuple(f"driver {number}" for number in range(30))


async def test_a_form_can_be_left_half_filled(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "chain-draw")
        await guide.type("Molen De Hoop")
        await guide.into_field("stake")
        names = [field.field for field in running.screen.query(Field)]
        assert names[:3] == ["name", "role", "tier"]
        await pilot.press(*"steady orders")
        await pilot.press("escape")
        await guide.until(lambda: not isinstance(running.screen, RecordForm), "the form is gone")
        (actor,) = session.workshop.all(Actor)
        assert (actor.name, actor.stake, actor.role) == ("Molen De Hoop", "steady orders", None)


async def test_a_form_is_kept_when_the_program_is_stopped_in_it(session: Session) -> None:
    path = session.path
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "chain-draw")
        await guide.type("Molen De Hoop")
        await guide.into_field("stake")
        await pilot.press(*"steady orders", "ctrl+q")
        await guide.until(lambda: running._exit, "the program stops")
    again = Session.open(path)
    (actor,) = again.workshop.all(Actor)
    assert (actor.name, actor.stake) == ("Molen De Hoop", "steady orders")
    again.close()


async def test_a_name_that_is_not_there_yet_becomes_a_party(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "data-trace")
        await guide.type("till data")
        await guide.into_field("holder")
        await pilot.press(*"Helder")
        await pilot.press("escape")
        await guide.until(lambda: bool(session.workshop.all(Actor)), "the party is made")
        (asset,) = session.workshop.all(DataAsset)
        assert asset.holder == session.workshop.all(Actor)[0].id


async def test_a_value_that_does_not_fit_gives_the_line_back_with_a_sentence(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "frame-ambition")
        await pilot.press("enter")
        await guide.type("soon")
        line = guide.screen.query_one("#line", LineInput)
        await guide.until(lambda: line.value == "soon", "the line is back")
        assert "is not a number" in str(guide.screen.query_one("#said").content)  # type: ignore[attr-defined]
        assert session.workshop.frame.ambition_year is None
        await pilot.press("ctrl+u")
        await guide.until(
            lambda: "is not a number" not in str(guide.screen.query_one("#said").content),  # type: ignore[attr-defined]
            "nothing is wrong with an empty line",
        )


async def test_the_year_in_an_answer_is_taken_and_said_back(session: Session) -> None:
    running = app()
    async with running.run_test(size=(80, 24), notifications=True) as pilot:
        guide = await opened(running, pilot, session, "frame-ambition")
        await pilot.press("enter")
        await guide.type("eind 2029")
        await guide.until(lambda: session.workshop.frame.ambition_year == 2029, "the year is stored")
        await guide.until(
            lambda: any(
                "Taken from “eind 2029”: 2029." in str(note.message) for note in running._notifications
            ),
            "it says so",
        )


async def test_an_answer_is_deleted_and_undo_brings_it_back_after_a_restart(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-channels")
        await guide.type("web shop")
        await pilot.press("up", "delete")
        await guide.until(lambda: guide.notes(Block.CHANNELS) == [], "the note is gone")
        await pilot.press("escape")
        await guide.until(
            lambda: not any(isinstance(each, WorkshopScreen) for each in running.screen_stack), "home again"
        )
    again = Session.open(session.path)
    assert again.undo() is not None
    assert [note.heading for note in again.workshop.all(Note)] == ["web shop"]
    again.close()


async def test_a_question_is_parked_with_its_name_and_skipped_without(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-relations")
        await pilot.press("f6")
        await guide.until(lambda: guide.view.prompt.key == "today-revenue", "the next question")
        await pilot.press("f7")
        await guide.until(lambda: guide.view.prompt.key == "today-activities", "the next question")
        (parked,) = session.workshop.all(Parked)
        assert parked.prompt == "today-relations"
        states = {mark.id: mark.state for mark in session.workshop.all(PromptMark)}
        assert states == {"today-relations": PromptState.PARKED, "today-revenue": PromptState.SKIPPED}
        await guide.ask("today-revenue")
        await guide.type("margin per item")
        assert "today-revenue" not in session.workshop.table(PromptMark)


async def test_a_question_about_what_is_there_goes_round_the_records(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "data-trace")
        await guide.type("till data")
        await guide.type("bake list")
        await guide.ask("data-quality")
        box = guide.screen.query_one("#answers", OptionList)
        assert box.option_count == 2
        assert "fills it in" in str(guide.screen.query_one("#said").content)  # type: ignore[attr-defined]


async def test_other_hints_are_shown_on_request(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-value")
        hints = guide.screen.query_one("#hints")
        assert "open early" in str(hints.content)  # type: ignore[attr-defined]
        await pilot.press("f10")
        assert "construction" in str(hints.content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(300, 100), (120, 36), (80, 24), (40, 15), (20, 5), (1, 1)], ids=str)
async def test_the_line_to_type_on_is_in_sight_at_every_size(session: Session, size: tuple[int, int]) -> None:
    running = app()
    async with running.run_test(size=size) as pilot:
        guide = await opened(running, pilot, session, "today-channels")
        for number in range(25):
            guide.screen.query_one("#line", LineInput).post_message(
                LineInput.Entered(guide.screen.query_one("#line", LineInput), (f"channel {number}",))
            )
        await guide.until(lambda: len(guide.notes(Block.CHANNELS)) == 25, "the notes")
        await pilot.pause(0.1)
        line = guide.screen.query_one("#line", LineInput)
        if size[1] >= 15:
            keys = guide.screen.query_one("#keys").region
            assert line.region.height == 1
            assert line.region.bottom <= keys.y


async def test_what_was_not_entered_stays_with_its_question_and_is_there_again_the_next_time(
    session: Session,
) -> None:
    path = session.path
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-segments")
        line = guide.screen.query_one("#line", LineInput)
        await pilot.press(*"lunch bu", "pagedown")
        assert guide.view.prompt.key == "today-value"
        assert line.value == ""
        await pilot.press(*"warm br", "pageup")
        assert line.value == "lunch bu"
        await guide.type("yers")
        assert guide.notes(Block.CUSTOMER_SEGMENTS) == ["lunch buyers"]
        await pilot.press("pagedown")
        assert line.value == "warm br"
    again = app()
    session = Session.open(path)
    async with again.run_test(size=(120, 36)) as pilot:
        guide = await opened(again, pilot, session, "today-value")
        assert guide.screen.query_one("#line", LineInput).value == "warm br"
        await guide.type("ead")
        assert guide.notes(Block.VALUE_PROPOSITIONS) == ["warm bread"]
        await guide.ask("today-segments")
        assert guide.screen.query_one("#line", LineInput).value == ""


async def test_letters_right_behind_the_enter_that_goes_on_belong_to_the_next_question(
    session: Session,
) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-segments")
        line = guide.screen.query_one("#line", LineInput)
        line.post_message(LineInput.Entered(line, ()))
        line.value = "wa"
        await guide.until(lambda: guide.view.prompt.key == "today-value", "the next question")
        assert line.value == "wa"
        await guide.type("rm bread")
        assert guide.notes(Block.VALUE_PROPOSITIONS) == ["warm bread"]
        await guide.ask("today-segments")
        assert line.value == ""


async def test_a_note_half_written_on_the_board_is_there_again_the_next_time(session: Session) -> None:
    path = session.path
    for typed, whole in (("half a no", "half a no"), ("te", "half a note")):
        running = app()
        async with running.run_test(size=(120, 36)) as pilot:
            guide = await opened(running, pilot, session, "today-segments")
            await pilot.press("f2")
            await guide.until(lambda: guide.screen.view == "board", "the board")  # noqa: B023
            await pilot.press("n", *typed)
            line = guide.screen.query_one("#board BoardLine", LineInput)
            await guide.until(lambda: line.value == whole, "what was left is there")  # noqa: B023
        session = Session.open(path)


async def test_after_the_last_answer_is_deleted_what_is_typed_next_is_an_answer(session: Session) -> None:
    running = app()
    async with running.run_test(size=(120, 36)) as pilot:
        guide = await opened(running, pilot, session, "today-segments")
        await guide.type("lunch buyers")
        await pilot.press("up", "delete")
        await guide.until(lambda: not guide.notes(Block.CUSTOMER_SEGMENTS), "it is gone")
        await guide.type("party orders")
        assert guide.notes(Block.CUSTOMER_SEGMENTS) == ["party orders"]
