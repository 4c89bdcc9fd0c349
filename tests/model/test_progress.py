"""How far a workshop has come, and where to go on."""

from __future__ import annotations

import dataclasses

import pytest

from canvas.method import builtin
from canvas.model.playbook import Mode, Playbook, Prompt, Step, Target
from canvas.model.progress import (
    State,
    answer_count,
    answered,
    complete,
    state,
    step_progress,
    where_to_go_on,
)
from canvas.model.said import Said
from canvas.model.words import Block
from tests.model.build import Builder

AMBITION = Prompt(
    "ambition", Said(), Said(), (Target(frame="ambition"), Target(frame="ambition_year")), core=True
)
SEGMENTS = Prompt("segments", Said(), Said(), (Target(block=Block.CUSTOMER_SEGMENTS),), core=True)
CHANNELS = Prompt("channels", Said(), Said(), (Target(block=Block.CHANNELS),))
SOURCES = Prompt("sources", Said(), Said(), (Target(table="data_asset", fields=("name", "kind")),), core=True)
QUALITY = Prompt(
    "quality", Said(), Said(), (Target(table="data_asset", fields=("name", "quality", "update"), mode=Mode.EACH),), core=True,
)  # fmt: skip
FIRST = Step("first", Said(), Said(), {}, (), (), (AMBITION, SEGMENTS, CHANNELS))
SECOND = Step("second", Said(), Said(), {}, (), (), (SOURCES, QUALITY))
PLAYBOOK = Playbook("own", Said(), Said(), ("en",), (), (FIRST, SECOND))


def test_a_new_workshop_has_answered_nothing() -> None:
    made = Builder()
    for _step, prompt in builtin.playbook("digital-redesign").prompts():
        assert state(made.workshop, prompt) is State.OPEN
        assert answer_count(made.workshop, prompt) == 0


def test_a_filled_field_of_the_frame_is_an_answer() -> None:
    made = Builder()
    made.put("frame", "frame", ambition=["5,000 members", "a third without subsidy"])
    assert answered(made.workshop, AMBITION)
    assert answer_count(made.workshop, AMBITION) == 2
    made.put("frame", "frame", ambition=[], ambition_year=2029)
    assert answer_count(made.workshop, AMBITION) == 1
    made.put("frame", "frame", ambition_year=None)
    assert not answered(made.workshop, AMBITION)


def test_a_note_that_carries_the_key_of_the_prompt_is_an_answer_and_another_note_is_not() -> None:
    made = Builder()
    made.note(Block.CUSTOMER_SEGMENTS, "regulars")
    assert not answered(made.workshop, SEGMENTS)
    made.put("note", "regulars", prompt="segments")
    made.note(Block.CUSTOMER_SEGMENTS, "offices", prompt="segments")
    assert answer_count(made.workshop, SEGMENTS) == 2


def test_a_prompt_about_each_record_is_answered_by_a_field_and_not_by_a_name_alone() -> None:
    made = Builder()
    made.put("data_asset", "orders", name="Orders", prompt="sources")
    made.put("data_asset", "stock", name="Stock", prompt="sources")
    assert answered(made.workshop, SOURCES)
    assert not answered(made.workshop, QUALITY)
    made.put("data_asset", "orders", quality=3)
    assert answered(made.workshop, QUALITY)
    assert answer_count(made.workshop, QUALITY) == 1


def test_a_record_that_answers_twice_over_counts_once() -> None:
    made = Builder()
    made.put("data_asset", "orders", name="Orders", quality=3, prompt="quality")
    assert answer_count(made.workshop, QUALITY) == 1


def test_each_place_that_a_question_goes_to_may_hold_its_answer() -> None:
    made = Builder()
    targets = (
        Target(table="data_use", fields=("rights_ok",), mode=Mode.EACH),
        Target(table="data_asset", fields=("rights",), mode=Mode.EACH),
    )
    rights = Prompt("rights", Said(), Said(), targets)
    made.put("data_asset", "orders", name="Orders", rights="ours")
    assert answered(made.workshop, rights)
    made.put("data_use", "forecast", title="Forecast", rights_ok="yes")
    assert answer_count(made.workshop, rights) == 2


def test_no_is_an_answer_to_a_yes_or_no_question() -> None:
    made = Builder()
    first = Prompt("first", Said(), Said(), (Target(table="actor", fields=("moves_first",), mode=Mode.EACH),))
    made.put("actor", "mill", name="Mill", moves_first=False)
    assert answered(made.workshop, first)


def test_the_facts_of_the_firm_do_not_answer_the_question_what_it_does() -> None:
    made = Builder()
    found = builtin.playbook("digital-redesign").find("frame-firm")
    assert found is not None
    made.put("workshop", "workshop", sector="retail", place="Arnhem")
    assert not answered(made.workshop, found[1])
    made.put("frame", "frame", about=["A bakery with three shops"])
    assert answered(made.workshop, found[1])


@pytest.mark.parametrize(
    "mark, expected", [("skipped", State.SKIPPED), ("parked", State.PARKED), ("done", State.ANSWERED)]
)
def test_a_prompt_without_an_answer_stands_as_it_was_marked(mark: str, expected: State) -> None:
    made = Builder()
    made.put("prompt", "segments", state=mark)
    assert state(made.workshop, SEGMENTS) is expected
    assert state(made.workshop, CHANNELS) is State.OPEN


def test_an_answer_goes_before_a_mark() -> None:
    made = Builder()
    made.put("prompt", "segments", state="skipped")
    made.note(Block.CUSTOMER_SEGMENTS, "regulars", prompt="segments")
    assert state(made.workshop, SEGMENTS) is State.ANSWERED


def test_progress_counts_core_prompts_only() -> None:
    made = Builder()
    assert step_progress(made.workshop, FIRST) == (0, 2)
    made.note(Block.CHANNELS, "the shop", prompt="channels")
    assert step_progress(made.workshop, FIRST) == (0, 2)
    made.note(Block.CUSTOMER_SEGMENTS, "regulars", prompt="segments")
    assert step_progress(made.workshop, FIRST) == (1, 2)
    made.put("prompt", "ambition", state="skipped")
    assert step_progress(made.workshop, FIRST) == (1, 2)


def test_a_step_is_complete_with_its_core_prompts_and_a_playbook_with_all_its_steps() -> None:
    made = Builder()
    made.note(Block.CUSTOMER_SEGMENTS, "regulars", prompt="segments")
    assert not complete(made.workshop, FIRST)
    made.put("frame", "frame", ambition=["5,000 members"])
    assert complete(made.workshop, FIRST)
    assert not complete(made.workshop, PLAYBOOK)
    made.put("data_asset", "orders", name="Orders", prompt="sources", quality=3)
    assert complete(made.workshop, PLAYBOOK)


def test_one_goes_on_at_the_first_open_prompt_after_the_last_that_was_dealt_with() -> None:
    made = Builder()
    assert where_to_go_on(made.workshop, PLAYBOOK) == "ambition"
    made.note(Block.CUSTOMER_SEGMENTS, "regulars", prompt="segments")
    assert where_to_go_on(made.workshop, PLAYBOOK) == "channels"
    made.put("prompt", "channels", state="skipped")
    assert where_to_go_on(made.workshop, PLAYBOOK) == "sources"


def test_after_the_end_one_goes_back_to_what_is_open_then_to_what_was_parked_then_stays() -> None:
    made = Builder()
    made.put("data_asset", "orders", name="Orders", prompt="sources", quality=3)
    assert where_to_go_on(made.workshop, PLAYBOOK) == "ambition"
    for key, mark in (("ambition", "skipped"), ("segments", "parked"), ("channels", "done")):
        made.put("prompt", key, state=mark)
    assert where_to_go_on(made.workshop, PLAYBOOK) == "segments"
    made.put("prompt", "segments", state="done")
    assert where_to_go_on(made.workshop, PLAYBOOK) == "quality"
    made.put("prompt", "ambition", state="parked")
    assert where_to_go_on(made.workshop, PLAYBOOK) == "ambition"


def test_a_playbook_without_prompts_has_nowhere_to_go_on() -> None:
    empty = dataclasses.replace(PLAYBOOK, steps=())
    assert where_to_go_on(Builder().workshop, empty) == ""
