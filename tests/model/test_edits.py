"""The laws of the one function that changes a workshop (the issue's fourth point)."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.model.edits import Applied, Changed, Drop, Edit, Put, Refused, apply, apply_all, fields_of
from canvas.model.records import SINGLE, TABLES, Note
from canvas.model.workshop import Workshop, new_workshop
from tests.model import strategies as some

QUICK = settings(deadline=None, max_examples=80)


def taken(workshop: Workshop, edit: Edit) -> Applied:
    outcome = apply(workshop, edit)
    assert isinstance(outcome, Applied), outcome
    return outcome


def in_order(workshop: Workshop) -> dict[str, list[str]]:
    return {name: [record.id for record in table.in_order] for name, table in workshop.tables.items()}


def sorted_anew(workshop: Workshop) -> dict[str, list[str]]:
    return {
        name: [record.id for record in sorted(table.values(), key=lambda record: (record.order, record.id))]
        for name, table in workshop.tables.items()
    }


@QUICK
@given(st.data())
def test_the_inverse_of_an_edit_gives_back_an_equal_workshop(data: st.DataObject) -> None:
    before = data.draw(some.workshops())
    there = taken(before, data.draw(some.good_edits(before)))
    assert taken(there.workshop, there.inverse).workshop == before


@QUICK
@given(some.workshops(), st.lists(some.edits(), max_size=12))
def test_all_inverses_in_reverse_take_back_any_sequence_of_edits(before: Workshop, edits: list[Edit]) -> None:
    workshop = before
    inverses: list[Edit] = []
    for edit in edits:
        outcome = apply(workshop, edit)
        if isinstance(outcome, Applied):
            workshop = outcome.workshop
            inverses.append(outcome.inverse)
    for inverse in reversed(inverses):
        workshop = taken(workshop, inverse).workshop
    assert workshop == before
    assert in_order(workshop) == in_order(before)


@QUICK
@given(some.workshops(), st.lists(some.puts(), max_size=6))
def test_several_edits_applied_as_one_are_taken_back_as_one(before: Workshop, edits: list[Put]) -> None:
    changed = apply_all(before, edits)
    assert isinstance(changed, Changed)
    back = apply_all(changed.workshop, changed.inverse)
    assert isinstance(back, Changed)
    assert back.workshop == before


@QUICK
@given(some.workshops(), some.pairs_of_different_fields())
def test_edits_of_different_fields_commute(workshop: Workshop, pair: tuple[Put, Put]) -> None:
    first, second = pair
    one_way = taken(taken(workshop, first).workshop, second).workshop
    other_way = taken(taken(workshop, second).workshop, first).workshop
    assert one_way == other_way
    assert in_order(one_way) == in_order(other_way)


@QUICK
@given(some.workshops(), some.bad_edits())
def test_a_bad_edit_changes_nothing_and_says_what_is_wrong(workshop: Workshop, edit: Edit) -> None:
    before = copy.deepcopy(workshop.tables)
    outcome = apply(workshop, edit)
    assert isinstance(outcome, Refused)
    assert outcome.problem.wrong.endswith(".")
    assert workshop.tables == before


@QUICK
@given(some.workshops(), st.lists(some.puts(), max_size=4), some.bad_edits())
def test_of_several_edits_with_one_bad_one_none_counts(
    workshop: Workshop, edits: list[Put], bad: Edit
) -> None:
    before = copy.deepcopy(workshop.tables)
    assert isinstance(apply_all(workshop, [*edits, bad]), Refused)
    assert workshop.tables == before


@QUICK
@given(some.workshops(), st.lists(some.edits(), max_size=6))
def test_records_stay_in_order_through_edits(workshop: Workshop, edits: list[Edit]) -> None:
    for edit in edits:
        in_order(workshop)
        outcome = apply(workshop, edit)
        workshop = outcome.workshop if isinstance(outcome, Applied) else workshop
        assert in_order(workshop) == sorted_anew(workshop)


@pytest.mark.parametrize("table", [name for name in TABLES if name not in SINGLE])
@settings(deadline=None, max_examples=25)
@given(st.data())
def test_a_record_of_any_table_is_made_again_from_its_filled_fields(table: str, data: st.DataObject) -> None:
    kind = TABLES[table]
    record = taken(new_workshop(), Put(table, "a", data.draw(some.records_of(kind)))).workshop.table(kind)[
        "a"
    ]
    again = taken(new_workshop(), Put(table, "a", fields_of(record))).workshop.table(kind)["a"]
    assert again == record


def test_tables_that_an_edit_does_not_touch_are_shared() -> None:
    before = taken(new_workshop(), Put("actor", "a", {"name": "Mill"})).workshop
    after = taken(before, Put("note", "n", {"text": "Bread"})).workshop
    assert after.tables["actor"] is before.tables["actor"]
    assert not before.table(Note)


def test_an_empty_value_empties_a_field_and_a_zero_fills_it() -> None:
    workshop = taken(new_workshop(), Put("note", "n", {"text": "Bread", "amount_low": 5})).workshop
    workshop = taken(workshop, Put("note", "n", {"text": "", "amount_low": 0})).workshop
    note = workshop.table(Note)["n"]
    assert (note.text, note.amount_low) == (None, 0)


def test_a_mistyped_word_is_refused_with_the_nearest_one() -> None:
    outcome = apply(new_workshop(), Put("note", "n", {"block": "chanels"}))
    assert isinstance(outcome, Refused)
    assert "“channels”" in outcome.problem.fix
    assert outcome.problem.field == "note.block"


def test_a_mistyped_field_is_refused_with_the_nearest_one() -> None:
    outcome = apply(new_workshop(), Put("exchange", "x", {"frm": "us"}))
    assert isinstance(outcome, Refused)
    assert "“from”" in outcome.problem.fix


def test_a_dropped_record_comes_back_with_everything_that_was_on_it() -> None:
    fields = {
        "text": "Bread",
        "canvas": "today",
        "block": "channels",
        "order": "a5",
        "extra": {"from_later": 1},
    }
    before = taken(new_workshop(), Put("note", "n", fields)).workshop
    gone = taken(before, Drop("note", "n"))
    assert "note" not in gone.workshop.tables
    assert taken(gone.workshop, gone.inverse).workshop == before
