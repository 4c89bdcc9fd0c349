"""Risks and measures."""

from __future__ import annotations

import pytest

from canvas.model.words import Block
from tests.model.build import Builder, sound_bakery
from tests.model.checks.asking import found, says


def test_data_about_people_without_a_measure_are_found() -> None:
    made, _redesign = sound_bakery()
    made.put("risk", "leak", assets=[])
    assert says(made, "personal-no-measure") == ['Data about people ("Orders") have no measure yet.']
    made.put("measure", "lock", assets=["orders"])
    assert not found(made, "personal-no-measure")


def test_data_about_people_that_only_travel_in_the_chain_need_a_measure_too() -> None:
    made, _redesign = sound_bakery()
    made.put("risk", "leak", assets=[])
    made.put("data_use", "forecast", stage="idea")
    assert found(made, "personal-no-measure")
    made.put("exchange", "outlook", asset=None)
    assert not found(made, "personal-no-measure")


def test_data_without_people_need_no_measure() -> None:
    made, _redesign = sound_bakery()
    made.put("risk", "leak", assets=[])
    made.put("data_asset", "orders", personal="none")
    assert not found(made, "personal-no-measure")


@pytest.mark.parametrize(
    "likelihood, impact, bare", [(5, 3, True), (1, 5, True), (None, 5, True), (3, 4, False)]
)
def test_a_high_risk_or_one_that_could_end_the_firm_needs_a_measure(
    likelihood: int | None, impact: int, bare: bool
) -> None:
    made, _redesign = sound_bakery()
    made.put("risk", "fire", title="Fire", likelihood=likelihood, impact=impact)
    assert says(made, "high-risk-bare") == (['"Fire" is high and nothing is done yet.'] if bare else [])


def test_a_measure_or_accepting_it_knowingly_settles_a_high_risk() -> None:
    made, _redesign = sound_bakery()
    made.put("risk", "fire", title="Fire", likelihood=5, impact=5)
    assert found(made, "high-risk-bare")
    made.put("risk", "fire", treat="accept")
    assert not found(made, "high-risk-bare")
    made.put("risk", "fire", treat="reduce")
    made.put("measure", "lock", risks=["leak", "fire"])
    assert not found(made, "high-risk-bare")


@pytest.mark.parametrize("field", ["owner", "by"])
def test_a_measure_without_a_name_or_date_is_found_until_it_is_done(field: str) -> None:
    made, _redesign = sound_bakery()
    made.put("measure", "lock", **{field: None})
    assert says(made, "measure-no-owner") == ['"Two-step login" has no name or date.']
    made.put("measure", "lock", status="done")
    assert not found(made, "measure-no-owner")


def without_risks() -> tuple[Builder, str]:
    """The bakery with nothing digital in its redesign and no risk noted; the proof has been started."""
    made, redesign = sound_bakery()
    made.drop("risk", "leak")
    made.put("exchange", "outlook", kind="knowledge")
    return made, redesign


def test_new_data_in_the_chain_without_a_risk_are_found() -> None:
    made, redesign = without_risks()
    assert not found(made, "new-link-no-risk")
    made.put("exchange", "outlook", kind="data")
    assert [finding.record for finding in found(made, "new-link-no-risk")] == [redesign]
    made.put("risk", "any", title="The line is down")
    assert not found(made, "new-link-no-risk")


@pytest.mark.parametrize("role", ["tech", "platform"])
def test_a_new_exchange_with_a_platform_or_a_supplier_of_technology_is_a_new_door(role: str) -> None:
    made, _redesign = without_risks()
    made.put("actor", "other", name="Other", role=role)
    made.put("exchange", "listing", what="A listing", from_="other", to="us", kind="service", when="redesign")
    assert found(made, "new-link-no-risk")
    made.put("exchange", "listing", when="both")
    assert not found(made, "new-link-no-risk")


def test_a_connected_product_is_a_new_door() -> None:
    made, _redesign = without_risks()
    made.put("data_asset", "orders", source="connected")
    assert found(made, "new-link-no-risk")


@pytest.mark.parametrize("text", ["a bread platform", "an app", "een klantportaal", "koppeling met de kassa"])
def test_a_new_note_that_names_one_is_a_new_door(text: str) -> None:
    made, redesign = without_risks()
    made.note(Block.CHANNELS, "door", redesign, text=text)
    assert found(made, "new-link-no-risk")
    made.put("note", "door", text="a bread bike")
    assert not found(made, "new-link-no-risk")


def test_risks_are_not_missed_before_security_or_proof_has_been_started() -> None:
    made, redesign = without_risks()
    made.note(Block.CHANNELS, "an app", redesign)
    assert found(made, "new-link-no-risk")
    for table in ("assumption", "experiment", "measure", "action"):
        for key in list(made.workshop.tables[table]):
            made.drop(table, key)
    assert not found(made, "new-link-no-risk")


def test_the_first_risk_or_the_first_measure_starts_the_checks() -> None:
    made = Builder()
    made.put("risk", "fire", title="Fire", likelihood=5, impact=5)
    assert found(made, "high-risk-bare")
    made = Builder()
    made.put("measure", "lock", title="Two-step login")
    assert found(made, "measure-no-owner")


@pytest.mark.parametrize("table", ["assumption", "action"])
def test_what_comes_after_security_starts_its_checks(table: str) -> None:
    made, _redesign = sound_bakery()
    for each in ("assumption", "experiment", "measure", "action", "risk"):
        for key in list(made.workshop.tables[each]):
            made.drop(each, key)
    assert not found(made, "personal-no-measure")
    made.put(table, "first")
    assert found(made, "personal-no-measure")
