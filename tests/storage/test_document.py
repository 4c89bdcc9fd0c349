"""A workshop goes to its file and comes back the same, foreign keys at every level with it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas.model.edits import Put, Refused, apply, apply_all
from canvas.model.records import SINGLE, TABLES, Note, Record
from canvas.model.workshop import Table, Workshop, new_workshop
from canvas.storage.document import read_document, write_document
from canvas.storage.faithful import alike, completed, unwritable
from canvas.text.problems import Trouble
from tests.model import strategies as some

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SCALARS = (
    TEXTS
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.none() | st.just(datetime.UTC))
)
FOREIGN = st.dictionaries(
    TEXTS.map("x_".__add__),
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
        max_leaves=5,
    ),
    max_size=3,
)


@st.composite
def workshops(draw: st.DrawFn) -> Workshop:
    """Any workshop that a session lets come about, with foreign keys beside and in its records."""
    workshop = new_workshop(firm="Bakery")
    for edit in draw(st.lists(some.edits(), max_size=6)):
        outcome = apply(workshop, edit) if unwritable(edit) is None else Refused(unwritable(edit))  # type: ignore[arg-type]
        workshop = workshop if isinstance(outcome, Refused) else outcome.workshop
    tables = dict(workshop.tables)
    if draw(st.booleans()):
        kind = TABLES[draw(st.sampled_from(tuple(TABLES)))]
        key = SINGLE.get(kind.table, "foreign")
        put = apply(workshop, Put(kind.table, key, {"extra": draw(FOREIGN)}))
        assert not isinstance(put, Refused)
        tables = dict(put.workshop.tables)
    return Workshop(tables, draw(FOREIGN))


@given(workshops())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_what_is_written_comes_back_the_same_and_is_written_the_same_again(workshop: Workshop) -> None:
    text = write_document(workshop)
    back = read_document(text).workshop
    assert alike(back, completed(workshop))
    again = write_document(back)
    assert write_document(read_document(again).workshop) == again
    if alike(completed(workshop), workshop):
        assert again == text
    for name, rows in workshop.tables.items():
        if name != "note":
            kept = [record.id for record in back.tables[name].in_order if record.id in rows]
            assert kept == [record.id for record in rows.in_order]


@pytest.mark.parametrize("table", TABLES)
def test_foreign_keys_survive_in_every_table(table: str) -> None:
    heading = f"[{table}]" if table in SINGLE else f'[[{table}]]\nid = "r-1"'
    workshop_table = "" if table == "workshop" else "[workshop]\n"
    text = (
        f'schema = 1\n{workshop_table}{heading}\ncolour_of_the_sky = "grey"\nwhen_seen = 2026-11-24T10:00:00Z\n'
        f"x_numbers = [1, 2.5, -3]\n[{table}.deeper]\nyet = {{ deeper = [{{ a = 1 }}, {{ b = nan }}] }}\n"
    )
    first = read_document(text).workshop
    written = write_document(first)
    again = read_document(written).workshop
    assert alike(again, first)
    record: Record = again.tables[table][SINGLE.get(table, "r-1")]
    assert record.extra is not None
    assert record.extra["colour_of_the_sky"] == "grey"
    assert record.extra["when_seen"] == datetime.datetime(2026, 11, 24, 10, tzinfo=datetime.UTC)
    assert alike(record.extra["deeper"], {"yet": {"deeper": [{"a": 1}, {"b": float("nan")}]}})


def test_foreign_keys_beside_the_tables_survive_and_stay_where_toml_allows_them() -> None:
    text = 'schema = 1\nby = "another program"\n[workshop]\n[their_table]\nx = 1\n[[their_rows]]\ny = 2\n'
    written = write_document(read_document(text).workshop)
    extra = read_document(written).workshop.extra
    assert extra == {"by": "another program", "their_table": {"x": 1}, "their_rows": [{"y": 2}]}


def test_records_without_an_order_keep_the_place_they_have_in_the_file() -> None:
    rows = [("b", ""), ("a", ""), ("c", 'order = "a0"\n'), ("e", ""), ("d", "")]
    text = "schema = 1\n[workshop]\n" + "".join(
        f'[[note]]\nid = "{key}"\ncanvas = "today"\nblock = "channels"\n{order}' for key, order in rows
    )
    workshop = read_document(text).workshop
    assert [note.id for note in workshop.all(Note)] == ["b", "a", "c", "e", "d"]


@pytest.mark.parametrize("made_up", ["0", "!", "A", "zz!", "a0"])
def test_a_record_without_an_order_stays_before_one_whose_order_a_person_made_up(made_up: str) -> None:
    workshop = new_workshop(firm="Bakery")
    for key, order in (("b", ""), ("a", made_up)):
        put = apply(workshop, Put("parked", key, {"text": key, "order": order}))
        assert not isinstance(put, Refused)
        workshop = put.workshop
    back = read_document(write_document(workshop)).workshop
    assert alike(back, completed(workshop))
    assert [record.id for record in back.tables["parked"].in_order] == ["b", "a"]


def test_a_workshop_whose_canvas_of_today_was_dropped_can_still_be_saved() -> None:
    workshop = new_workshop(firm="Bakery")
    tables = {name: rows for name, rows in workshop.tables.items() if name != "canvas"}
    bare = Workshop(tables)
    assert alike(read_document(write_document(bare)).workshop, completed(bare))


def test_one_more_note_is_one_more_piece_of_the_file_and_nothing_else_moves() -> None:
    workshop = new_workshop(firm="Bakery")
    puts = [
        Put("note", f"n-{n}", {"canvas": "today", "text": f"Idea {n}", "order": f"a{n}"}) for n in range(3)
    ]
    outcome = apply_all(workshop, puts)
    assert not isinstance(outcome, Refused)
    before = write_document(outcome.workshop).splitlines()
    one_more = apply(
        outcome.workshop, Put("note", "n-9", {"canvas": "today", "text": "Idea 9", "order": "a1V"})
    )
    assert not isinstance(one_more, Refused)
    after = write_document(one_more.workshop).splitlines()
    assert [line for line in after if line not in before] == [
        'id = "n-9"',
        'text = "Idea 9"',
        'order = "a1V"',
    ]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (Put("note", "n", {"text": "half \ud83d"}), "half a character"),
        (Put("note", "n", {"tags": ["\ud800"]}), "half a character"),
        (Put("note", "\ud800", {}), "half a character"),
        (Put("note", "n", {"extra": {"text": "hides the text"}}), "known field"),
        (Put("note", "n", {"extra": {"id": "another"}}), "known field"),
        (Put("note", "n", {"extra": {"x": None}}), "cannot be written"),
        (Put("note", "n", {"extra": {"x": object()}}), "cannot be written"),
    ],
)
def test_what_a_file_cannot_hold_is_refused_before_it_is_typed_into_memory(edit: Put, says: str) -> None:
    problem = unwritable(edit)
    assert problem is not None and says in problem.wrong


def test_a_newer_file_is_read_with_what_this_version_does_not_understand_beside_it() -> None:
    document = read_document('schema = 2\n[workshop]\nsize = "a new size"\n')
    assert document.newer
    assert document.workshop.firm.size is None
    assert document.workshop.firm.extra == {"size": "a new size"}


def test_all_problems_are_told_at_once_each_with_its_line() -> None:
    text = 'schema = 1\n[workshop]\nsector = "retial"\n[[note]]\nid = "n"\nblock = "chanels"\n[[note]]\nid = "n"\n'
    with pytest.raises(Trouble) as caught:
        read_document(text, "bakery.canvas.toml")
    assert [problem.line for problem in caught.value.problems] == [3, 6, 8]
    assert "Did you mean “retail”?" in caught.value.problems[0].fix
    assert "Did you mean “channels”?" in caught.value.problems[1].fix


def test_a_single_table_written_as_something_else_is_told() -> None:
    with pytest.raises(Trouble, match="one \\[workshop\\] table"):
        read_document("schema = 1\nworkshop = 5\n")


def test_tables_are_equal_whatever_order_they_were_filled_in() -> None:
    first, second = Note(id="a"), Note(id="b")
    assert alike(Table({"a": first, "b": second}), Table({"b": second, "a": first}))
    assert not alike({"x": 1}, {"x": True})
    assert not alike({"x": 1}, {"x": 1.0})
