"""Dropping a record with what hangs on it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.model.checks import findings, setting_aside
from canvas.model.comparison import Change, compare
from canvas.model.edits import Changed, Drop, apply_all
from canvas.model.fields import Ref, Refs
from canvas.model.records import (
    SINGLE,
    Assumption,
    Canvas,
    DataUse,
    Exchange,
    Experiment,
    Frame,
    Link,
    Note,
    Record,
    SetAside,
    kinds,
)
from canvas.model.removal import drop_note, removal
from canvas.model.words import Block
from canvas.model.workshop import Workshop, every_record
from canvas.text.problems import Trouble
from tests.model import strategies as some
from tests.model.build import bakery_today, sound_bakery


def references(workshop: Workshop, table: str, id: str) -> list[Record]:
    """The records that still refer to this one."""
    found = []
    for record in every_record(workshop):
        for name, field in kinds(type(record)).items():
            value = getattr(record, name)
            if isinstance(field, (Ref, Refs)) and table in field.to and value:
                keys = value if isinstance(value, tuple) else (value,)
                if id in keys and not any(workshop.find(id, [other]) for other in field.to):
                    found.append(record)
    return found


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_nothing_refers_to_what_was_removed_and_it_can_all_be_taken_back(data: st.DataObject) -> None:
    before = data.draw(some.workshops())
    there = [record for record in every_record(before) if record.table not in SINGLE and record.id != "today"]
    if not there:
        return
    record = data.draw(st.sampled_from(there))
    changed = apply_all(before, removal(before, record.table, record.id))
    assert isinstance(changed, Changed)
    assert changed.workshop.find(record.id, [record.table]) is None
    assert references(changed.workshop, record.table, record.id) == []
    back = apply_all(changed.workshop, changed.inverse)
    assert isinstance(back, Changed)
    assert back.workshop == before


def test_a_note_takes_its_links_along_and_leaves_the_records_that_named_it() -> None:
    made = bakery_today()
    made.put("assumption", "a", text="They come", notes=["regulars", "the shop"])
    made.put("frame", "frame", pinch_notes=["regulars"])
    made.put("data_use", "u", title="U", beneficiary="regulars")
    made.put("assumption", "b", text="Elsewhere", notes=["the shop"])
    touched = {(edit.table, edit.id) for edit in removal(made.workshop, "note", "regulars")}
    assert ("assumption", "b") not in touched
    made.drop("note", "regulars")
    assert all("regulars" not in (link.from_, link.to) for link in made.workshop.all(Link))
    assert made.workshop.table(Assumption)["a"].notes == ("the shop",)
    assert made.workshop.table(Frame)["frame"].pinch_notes == ()
    assert made.workshop.table(DataUse)["u"].beneficiary is None


def test_a_party_takes_its_exchanges_along() -> None:
    made, _redesign = sound_bakery()
    made.put("measure", "lock", actor="mill")
    made.drop("actor", "mill")
    assert made.workshop.all(Exchange) == []
    assert not references(made.workshop, "actor", "mill")


def test_an_assumption_leaves_its_experiment_behind() -> None:
    made, _redesign = sound_bakery()
    made.drop("assumption", "they order")
    assert made.workshop.table(Experiment)["paper list"].assumption is None


def test_a_redesign_takes_its_notes_links_and_own_exchanges_along_and_nothing_else() -> None:
    made, redesign = sound_bakery()
    today = bakery_today().workshop
    made.put("exchange", "money", redesign=redesign)
    made.drop("canvas", redesign)
    assert made.workshop.redesigns == []
    assert made.workshop.table(Exchange)["money"].redesign is None
    assert {note.id for note in made.workshop.all(Note)} == set(today.table(Note))
    assert {link.id for link in made.workshop.all(Link)} == set(today.table(Link))
    assert [exchange.id for exchange in made.workshop.all(Exchange)] == ["flour", "money"]
    assert made.workshop.table(Assumption)["it pays"].redesign is None


def test_a_redesign_of_a_dropped_redesign_comes_from_today() -> None:
    made = bakery_today()
    first = made.redesign("First")
    second = made.redesign("Second", first)
    made.drop("canvas", first)
    assert made.workshop.table(Canvas)[second].based_on is None
    assert compare(made.workshop, second).count(Change.KEPT) == 7


def test_what_was_set_aside_about_a_record_goes_with_it() -> None:
    made, _redesign = sound_bakery()
    made.put("action", "oven", title="Buy an oven")
    made.put("action", "ovens", title="Buy ovens")
    for finding in findings(made.workshop):
        made.do([setting_aside(finding, "It is rented")])
    made.drop("action", "oven")
    assert list(made.workshop.table(SetAside)) == ["action-no-who:ovens"]


@pytest.mark.parametrize("table, key", [("workshop", "workshop"), ("frame", "frame"), ("canvas", "today")])
def test_what_a_workshop_cannot_be_without_cannot_be_removed(table: str, key: str) -> None:
    with pytest.raises(Trouble) as caught:
        removal(bakery_today().workshop, table, key)
    assert caught.value.problems[0].wrong


def test_removing_what_is_not_there_does_nothing() -> None:
    made = bakery_today()
    assert removal(made.workshop, "note", "never made") == ()
    assert removal(made.workshop, "no such table", "x") == ()
    assert drop_note(made.workshop, "never made") == ()


def test_a_note_of_a_redesign_that_came_from_today_stays_as_gone_with_its_links() -> None:
    made = bakery_today()
    redesign = made.redesign("Less")
    shop = made.copy("the shop", redesign)
    made.drop_note(shop)
    assert made.workshop.table(Note)[shop].gone
    assert made.workshop.notes(redesign, Block.CHANNELS) == []
    assert drop_note(made.workshop, shop) == ()
    made.put("note", shop, gone=False)
    assert [note.text for note in made.workshop.linked(shop)] == ["fresh bread"]


def test_a_note_that_is_new_in_a_redesign_goes_altogether() -> None:
    made = bakery_today()
    redesign = made.redesign("More")
    phone = made.note(Block.CHANNELS, "by phone", redesign)
    assert Drop("note", phone) in drop_note(made.workshop, phone)


def test_a_note_of_today_goes_altogether_and_its_copy_becomes_new() -> None:
    made = bakery_today()
    redesign = made.redesign("Same")
    copy = made.copy("the shop", redesign)
    made.drop_note("the shop")
    assert "the shop" not in made.workshop.table(Note)
    assert made.workshop.table(Note)[copy].origin is None
    assert [change.kind for change in compare(made.workshop, redesign).blocks[Block.CHANNELS]] == [Change.NEW]
    made.drop_note(copy)
    assert copy not in made.workshop.table(Note)
