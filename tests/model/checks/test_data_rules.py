"""Data sources and data uses: each rule on the bakery's forecast, one step away from sound."""

from __future__ import annotations

import pytest

from tests.model.build import Builder, sound_bakery
from tests.model.checks.asking import found, says


def test_a_chosen_use_without_an_owner_is_found_and_an_idea_may_wait() -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", owner=None)
    assert says(made, "use-no-owner") == ['Nobody owns "Know what to bake".']
    made.put("data_use", "forecast", stage="idea")
    assert not found(made, "use-no-owner")


@pytest.mark.parametrize("field", ["decision", "beneficiary"])
def test_a_use_of_which_nobody_decides_better_is_found(field: str) -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", **{field: None})
    assert says(made, "use-no-decision") == ['Who will decide what better with "Know what to bake"?']


def test_a_beneficiary_who_is_no_longer_there_benefits_nobody() -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", beneficiary="somebody dropped")
    assert found(made, "use-no-decision")
    made.put("data_use", "forecast", beneficiary="regulars")
    assert not found(made, "use-no-decision")


def test_a_parked_use_is_left_alone() -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "idle", title="Idle", trust="hide")
    assert found(made, "use-no-decision")
    made.put("data_use", "idle", stage="dropped")
    for key in ("use-no-decision", "use-no-asset", "use-hidden"):
        assert not found(made, key)


def test_a_use_without_a_source_is_found_until_a_source_or_an_action_to_collect_is_there() -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", assets=[])
    assert says(made, "use-no-asset") == ['"Know what to bake" uses no data source.']
    made.put("action", "call", serves=["forecast"])
    assert not found(made, "use-no-asset")
    made.put("action", "call", status="dropped")
    assert found(made, "use-no-asset")
    made.put("data_use", "forecast", assets=["orders"])
    assert not found(made, "use-no-asset")


@pytest.mark.parametrize("ground", [None, "unknown"])
def test_a_use_about_people_without_a_ground_is_found(ground: str | None) -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", legal_basis=ground)
    assert says(made, "use-no-ground") == ['"Know what to bake" is about people and has no legal ground yet.']
    made.put("data_asset", "orders", personal="none")
    assert not found(made, "use-no-ground")
    made.put("data_use", "forecast", personal="special")
    assert found(made, "use-no-ground")


@pytest.mark.parametrize("rights", ["unclear", "not_allowed"])
def test_a_chosen_use_of_a_source_with_unclear_rights_is_found(rights: str) -> None:
    made, _redesign = sound_bakery()
    made.put("data_asset", "weather", name="Weather", rights="licence")
    made.put("data_use", "forecast", assets=["weather", "orders"])
    made.put("data_asset", "orders", rights=rights)
    assert says(made, "use-rights-unclear") == [
        'It is unclear whether you may use "Orders" for "Know what to bake".'
    ]
    made.put("data_use", "forecast", stage="idea")
    assert not found(made, "use-rights-unclear")


@pytest.mark.parametrize("answer", ["no", "unknown"])
def test_a_use_on_trial_that_may_not_is_found(answer: str) -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", stage="trial", rights_ok=answer)
    assert found(made, "use-rights-unclear")
    made.put("data_use", "forecast", rights_ok="ask")
    assert not found(made, "use-rights-unclear")


def test_a_use_one_would_rather_not_tell_about_is_found() -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", trust="hide")
    assert says(made, "use-hidden") == ['You would rather not tell about "Know what to bake".']
    made.put("data_use", "forecast", trust="explain")
    assert not found(made, "use-hidden")


@pytest.mark.parametrize("ways", [[], ["unknown"]])
def test_a_chosen_use_for_which_nobody_pays_is_found(ways: list[str]) -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", paid_how=ways)
    assert says(made, "use-no-money") == ['"Know what to bake" helps, but nobody pays or saves yet.']
    made.put("data_use", "forecast", paid_how=["unknown", "swap"])
    assert not found(made, "use-no-money")


def test_advice_on_data_full_of_gaps_is_found_by_the_weakest_source() -> None:
    made, _redesign = sound_bakery()
    made.put("data_asset", "weather", name="Weather", quality=2)
    made.put("data_use", "forecast", assets=["orders", "weather"])
    assert says(made, "use-too-high") == ['"Know what to bake" wants to predict with data that have gaps.']
    made.put("data_asset", "weather", quality=3)
    assert not found(made, "use-too-high")


def test_describing_with_poor_data_and_advising_with_data_of_unknown_quality_are_left_alone() -> None:
    made, _redesign = sound_bakery()
    made.put("data_asset", "orders", quality=1)
    made.put("data_use", "forecast", activity="describe")
    assert not found(made, "use-too-high")
    made.put("data_asset", "orders", quality=None)
    made.put("data_use", "forecast", activity="automate")
    assert not found(made, "use-too-high")


def test_a_source_that_only_we_have_and_nobody_uses_is_found() -> None:
    made, _redesign = sound_bakery()
    made.put("data_asset", "recipes", name="Recipes", uniqueness="only_us")
    assert says(made, "asset-unused") == ['Only you have "Recipes", and it does nothing yet.']
    made.put("data_asset", "recipes", uniqueness="few")
    assert not found(made, "asset-unused")


def test_a_firm_with_sources_and_no_uses_yet_is_pointed_at_the_rare_ones() -> None:
    made = Builder()
    made.put("data_asset", "recipes", name="Recipes", uniqueness="only_us")
    assert found(made, "asset-unused")
