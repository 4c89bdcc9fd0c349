"""The plan."""

from __future__ import annotations

import pytest

from tests.model.build import sound_bakery
from tests.model.checks.asking import found, says


@pytest.mark.parametrize("field", ["who", "by"])
def test_an_action_without_a_person_or_a_date_is_found_until_it_is_done(field: str) -> None:
    made, _redesign = sound_bakery()
    made.put("action", "call", **{field: None})
    assert says(made, "action-no-who") == ['Who does "Call the mill", and when?']
    made.put("action", "call", status="done")
    assert not found(made, "action-no-who")


def test_a_plan_without_a_date_to_decide_is_found() -> None:
    made, _redesign = sound_bakery()
    made.put("action", "choose", kind="do")
    assert says(made, "no-decision-date") == ["There is no date to decide: go on, change or stop."]
    made.put("action", "call", kind="decide")
    assert not found(made, "no-decision-date")


def test_a_decision_that_was_dropped_decides_nothing() -> None:
    made, _redesign = sound_bakery()
    made.put("action", "choose", status="dropped")
    assert found(made, "no-decision-date")


def test_a_workshop_without_actions_has_no_plan_to_judge() -> None:
    made, _redesign = sound_bakery()
    made.drop("action", "call")
    made.drop("action", "choose")
    assert not found(made, "no-decision-date")
