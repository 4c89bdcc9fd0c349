"""The form of a record: it begins where one wants to type, speaks one's language, and loses nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import SelectionList, TextArea

from canvas.locale import speak
from canvas.model.records import Action, DataUse, Note
from canvas.model.words import Block
from canvas.tui.screens.record_form import RecordForm
from canvas.tui.screens.workshop import WorkshopScreen
from canvas.tui.widgets.field import Field
from canvas.tui.widgets.line_input import SafeInput
from tests.tui.showing import bakery, empty, in_file, opened, seen, told, wait_for

FACTS = ("firm", "sector", "size", "place", "people", "setting")


@asynccontextmanager
async def form_of(
    path: Path, record: str, size: tuple[int, int] = (100, 50)
) -> AsyncIterator[tuple[WorkshopScreen, Pilot[Any]]]:
    """The form of this record; `firm` for the firm's own facts."""
    async with opened(path, size=size) as (screen, pilot):
        await reopen(screen, pilot, record)
        yield screen, pilot


async def reopen(screen: WorkshopScreen, pilot: Pilot[Any], record: str) -> None:
    if record == "firm":
        screen.action_firm()
    else:
        found = screen.session.workshop.find(record)
        assert found is not None
        screen.open_form(found)
    await wait_for(pilot, lambda: isinstance(screen.app.screen, RecordForm), "the form")
    await wait_for(pilot, lambda: screen.app.focused is not None, "somewhere to begin")


def field(screen: WorkshopScreen, name: str) -> Field:
    return next(each for each in screen.app.screen.query(Field) if each.field == name)


async def into(screen: WorkshopScreen, pilot: Pilot[Any], name: str) -> None:
    next(child for child in field(screen, name).walk_children(Widget) if child.focusable).focus()
    await pilot.pause()


async def left(screen: WorkshopScreen, pilot: Pilot[Any]) -> None:
    await wait_for(pilot, lambda: screen.app.screen is screen, "the form is gone")


def a_note(path: Path) -> Note:
    return next(note for note in in_file(path).all(Note) if note.block is Block.VALUE_PROPOSITIONS)


async def test_a_note_is_changed_from_its_text_on(tmp_path: Path) -> None:
    path = bakery(tmp_path)
    note = a_note(path)
    async with form_of(path, note.id) as (screen, pilot):
        await pilot.press("end", "!", "escape")
        await left(screen, pilot)
        assert screen.session.workshop.find(note.id).heading == f"{note.heading}!"  # type: ignore[union-attr]


async def test_a_block_is_called_by_its_name(tmp_path: Path) -> None:
    speak("nl")
    path = bakery(tmp_path)
    async with form_of(path, a_note(path).id) as (screen, _pilot):
        assert "Waardeproposities" in seen(screen.app)
        assert "value_propositions" not in seen(screen.app)


async def test_all_that_was_typed_is_in_the_form_again_when_it_was_never_left(tmp_path: Path) -> None:
    path = bakery(tmp_path)
    use = next(use for use in in_file(path).all(DataUse) if use.paid_how)
    async with form_of(path, use.id) as (screen, pilot):
        await pilot.press("end", *" now")
        await into(screen, pilot, "paid_how")
        ticks = field(screen, "paid_how").query_one(SelectionList)
        ticks.deselect_all()
        await into(screen, pilot, "note")
        field(screen, "note").query_one(TextArea).text = "one\ntwo"
        await into(screen, pilot, "owner")
        owner = field(screen, "owner").query_one(SafeInput)
        owner.value = ""
        await pilot.pause()
        place = screen.app.screen.place  # type: ignore[attr-defined]
        wanted = {"title": f"{use.title} now", "paid_how": "", "note": "one\ntwo"}
        wanted |= {"owner": ""} if use.owner else {}
        await wait_for(pilot, lambda: screen.half_written.fields_at(place) == wanted, "all of it is noted")
        screen.app.exit()  # as when the terminal is killed: nobody leaves the form
    assert in_file(path).find(use.id) == use
    async with form_of(path, use.id) as (screen, pilot):
        assert {each.field: each.typed() for each in screen.app.screen.query(Field) if each.changed} == wanted
        await pilot.press("escape")
        await left(screen, pilot)
        now = screen.session.workshop.find(use.id, (DataUse.table,))
        assert isinstance(now, DataUse)
        assert (now.title, now.paid_how, now.note, now.owner) == (f"{use.title} now", (), "one\ntwo", None)
        assert screen.half_written.fields_at(place) == {}


async def test_a_value_that_does_not_fit_is_in_its_field_again_after_a_stop(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with form_of(path, "firm") as (screen, pilot):
        await into(screen, pilot, "place")
        await pilot.press(*"Delft")
        await into(screen, pilot, "people")
        await pilot.press(*"26 man of 19", "ctrl+q")
        await wait_for(pilot, lambda: screen.app._exit, "it stops")
    assert (in_file(path).firm.place, in_file(path).firm.people) == ("Delft", None)
    async with form_of(path, "firm") as (screen, pilot):
        assert field(screen, "people").typed() == "26 man of 19"
        assert [each.field for each in screen.app.screen.query(Field) if each.changed] == ["people"]
        await pilot.press("escape")
        await wait_for(pilot, lambda: "more than one number" in seen(screen.app), "it is said once")
        await pilot.press("escape")
        await left(screen, pilot)
        await reopen(screen, pilot, "firm")
        assert field(screen, "people").typed() == ""


async def test_a_number_among_words_is_taken_and_said(tmp_path: Path) -> None:
    path = empty(tmp_path)
    async with form_of(path, "firm") as (screen, pilot):
        await into(screen, pilot, "people")
        await pilot.press(*"26 man", "tab")
        await wait_for(
            pilot, lambda: "Taken from “26 man”: 26." in seen(screen.app), "it is said in the form"
        )
        await pilot.press("escape")
        await left(screen, pilot)
        assert screen.session.workshop.firm.people == 26
        assert "Taken from “26 man”: 26." in told(screen.app)


async def test_what_is_wrong_with_a_field_is_said_no_more_when_it_is_emptied(tmp_path: Path) -> None:
    async with form_of(empty(tmp_path), "firm") as (screen, pilot):
        await into(screen, pilot, "people")
        await pilot.press(*"26 of 19", "tab")
        await wait_for(pilot, lambda: "more than one number" in seen(screen.app), "it is said")
        await into(screen, pilot, "people")
        await pilot.press("end", "ctrl+u")
        await wait_for(pilot, lambda: "more than one number" not in seen(screen.app), "it is gone")


async def test_what_could_not_be_stored_is_in_the_form_again(tmp_path: Path) -> None:
    path = bakery(tmp_path)
    action = in_file(path).all(Action)[0]
    async with form_of(path, action.id) as (screen, pilot):
        before = screen.session.workshop
        await pilot.press("end", *" now")
        await into(screen, pilot, "serves")
        field(screen, "serves").query_one(SafeInput).value = "nothing we have"
        await pilot.press("escape")
        await left(screen, pilot)
        assert "Nothing is called “nothing we have” yet." in told(screen.app)
        assert screen.session.workshop is before
        await reopen(screen, pilot, action.id)
        assert field(screen, "title").typed() == f"{action.title} now"
