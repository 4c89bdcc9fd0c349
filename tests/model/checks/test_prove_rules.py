"""Assumptions and experiments."""

from __future__ import annotations

import pytest

from tests.model.build import sound_bakery
from tests.model.checks.asking import found, says


def test_the_riskiest_assumption_without_a_test_is_found() -> None:
    made, _redesign = sound_bakery()
    made.put("experiment", "paper list", assumption="it pays")
    assert says(made, "riskiest-no-test") == ['The riskiest assumption has no test: "they order".']
    made.put("assumption", "they order", importance=5, evidence=3)
    assert found(made, "riskiest-no-test")  # 15
    made.put("assumption", "they order", importance=4)
    assert not found(made, "riskiest-no-test")  # 12


def test_when_the_riskiest_is_tested_the_next_may_wait() -> None:
    made, _redesign = sound_bakery()
    made.put("assumption", "it pays", importance=5, evidence=3)
    assert not found(made, "riskiest-no-test")


def test_a_settled_assumption_needs_no_test() -> None:
    made, _redesign = sound_bakery()
    made.drop("experiment", "paper list")
    assert found(made, "riskiest-no-test")
    made.put("assumption", "they order", status="holds")
    assert not found(made, "riskiest-no-test")


def test_an_assumption_of_a_redesign_that_was_not_chosen_needs_no_test() -> None:
    made, redesign = sound_bakery()
    other = made.redesign("Bold")
    made.put("canvas", redesign, chosen=True)
    made.put("assumption", "bold", text="bold", importance=5, evidence=1, redesign=other)
    assert not found(made, "riskiest-no-test")
    made.put("assumption", "bold", redesign=None)
    assert [finding.record for finding in found(made, "riskiest-no-test")] == ["bold"]


@pytest.mark.parametrize("field", ["metric", "pass_", "fail"])
def test_an_experiment_without_a_number_that_decides_is_found(field: str) -> None:
    made, _redesign = sound_bakery()
    made.put("experiment", "paper list", **{field: None})
    assert says(made, "test-no-threshold") == ['"A list on the counter" has no number that decides.']


def test_a_threshold_of_zero_is_a_threshold() -> None:
    made, _redesign = sound_bakery()
    made.put("experiment", "paper list", fail=0)
    assert not found(made, "test-no-threshold")


@pytest.mark.parametrize(
    "assumption, kind", [("they order", "desirable"), ("it pays", "viable"), ("the mill agrees", "allowed")]
)
def test_a_kind_of_assumption_that_nobody_wrote_is_found(assumption: str, kind: str) -> None:
    made, _redesign = sound_bakery()
    made.put("assumption", assumption, kind="feasible")
    [finding] = found(made, "only-one-kind")
    assert finding.words == {"kind": kind}


def test_each_missing_kind_is_a_finding_of_its_own() -> None:
    made, _redesign = sound_bakery()
    for assumption in ("it pays", "the mill agrees"):
        made.put("assumption", assumption, kind="desirable")
    assert [finding.id for finding in found(made, "only-one-kind")] == [
        "only-one-kind:viable",
        "only-one-kind:allowed",
    ]


def test_kinds_are_not_missed_before_there_is_an_assumption() -> None:
    made, _redesign = sound_bakery()
    for assumption in ("they order", "it pays", "the mill agrees"):
        made.drop("assumption", assumption)
    assert not found(made, "only-one-kind")
