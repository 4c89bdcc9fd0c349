"""A redesign as a whole, beside today."""

from __future__ import annotations

import pytest

from canvas.model.words import Block
from tests.model.build import Builder, bakery_today, sound_bakery
from tests.model.checks.asking import found, says


def test_a_redesign_that_touches_two_blocks_is_nearly_todays_model_and_a_third_makes_it_one() -> None:
    made, redesign = sound_bakery()
    made.put("note", made.copy("fresh bread", redesign), text="fresh bread")
    assert says(made, "redesign-same") == ['"Bread on order" is nearly today\'s model.']
    made.put("note", made.copy("regulars", redesign), text="offices")
    assert not found(made, "redesign-same")


def test_three_blocks_of_many_notes_are_still_nearly_todays_model() -> None:
    made = bakery_today()
    for number in range(14):
        made.note(Block.KEY_RESOURCES, f"recipe {number}")
    redesign = made.redesign("A little different")
    for note in ("regulars", "fresh bread", "the shop"):
        made.put("note", made.copy(note, redesign), text="other")
    assert found(made, "redesign-same")  # 3 of 21 notes
    made.drop("note", made.copy("recipe 0", redesign))
    made.drop("note", "recipe 0")
    assert not found(made, "redesign-same")  # 3 of 20 is 15%


def test_a_redesign_of_a_firm_that_skipped_today_is_compared_with_nothing() -> None:
    made = Builder()
    made.put("canvas", "r", name="From nothing", kind="redesign")
    made.note(Block.VALUE_PROPOSITIONS, "bread by post", "r")
    assert not found(made, "redesign-same")


def test_a_redesign_without_notes_has_not_been_started() -> None:
    made = bakery_today()
    made.put("canvas", "r", name="Some day", kind="redesign")
    assert not found(made, "redesign-same")
    assert not found(made, "nothing-stops")


def test_new_work_on_top_of_old_work_is_found() -> None:
    made, redesign = sound_bakery()
    made.put("note", made.copy("guess what to bake", redesign), gone=False)
    assert says(made, "nothing-stops") == ['Nothing stops in "Bread on order".']


@pytest.mark.parametrize("leaves", ["regulars", "flour and wages"])
def test_leaving_a_segment_or_a_cost_counts_as_stopping(leaves: str) -> None:
    made, redesign = sound_bakery()
    made.put("note", made.copy("guess what to bake", redesign), gone=False)
    made.drop_note(made.copy(leaves, redesign))
    assert not found(made, "nothing-stops")


def test_leaving_a_channel_is_not_yet_stopping() -> None:
    made, redesign = sound_bakery()
    made.put("note", made.copy("guess what to bake", redesign), gone=False)
    made.drop_note(made.copy("the shop", redesign))
    assert found(made, "nothing-stops")


@pytest.mark.parametrize(
    "revenue", ["a bread subscription", "broodabonnement per maand", "pay-per-use ovens", "betalen per gebruik",
                "a share of the savings", "deel van de besparing"]
)  # fmt: skip
def test_money_that_comes_later_asks_who_pays_the_first_year(revenue: str) -> None:
    made, redesign = sound_bakery()
    loaves = made.copy("loaves sold", redesign)
    assert not found(made, "cash-gap")
    made.put("note", loaves, text=revenue)
    assert [finding.record for finding in found(made, "cash-gap")] == [redesign]


@pytest.mark.parametrize(
    "cost", ["pre-financing of the ovens", "voorfinanciering ovens", "rente op de lening"]
)
def test_a_cost_note_on_financing_closes_the_gap(cost: str) -> None:
    made, redesign = sound_bakery()
    made.put("note", made.copy("loaves sold", redesign), text="a bread subscription")
    made.put("note", made.copy("flour and wages", redesign), text=cost)
    assert not found(made, "cash-gap")


def test_an_assumption_on_financing_closes_the_gap_too() -> None:
    made, redesign = sound_bakery()
    made.put("note", made.copy("loaves sold", redesign), text="a bread subscription")
    made.put("assumption", "it pays", text="Our cash bridges eight months")
    assert not found(made, "cash-gap")


def test_the_longer_text_of_a_note_is_read_too() -> None:
    made, redesign = sound_bakery()
    made.put("note", made.copy("loaves sold", redesign), note="from now on a subscription")
    assert found(made, "cash-gap")
    made.put("note", made.copy("flour and wages", redesign), note="with voorfinanciering")
    assert not found(made, "cash-gap")
    made.put("note", made.copy("flour and wages", redesign), note=None)
    made.put("assumption", "it pays", note="the first year comes from a loan")
    assert not found(made, "cash-gap")


def test_a_chosen_redesign_without_notes_is_not_asked_for_its_cash() -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", paid_how=["subscription"])
    made.put("canvas", "empty", name="Empty", kind="redesign", chosen=True)
    assert not found(made, "cash-gap")


def test_a_chosen_data_use_paid_by_subscription_opens_the_gap_and_an_idea_does_not() -> None:
    made, _redesign = sound_bakery()
    made.put("data_use", "forecast", paid_how=["subscription"])
    assert found(made, "cash-gap")
    made.put("data_use", "forecast", stage="idea")
    assert not found(made, "cash-gap")


def test_only_the_chosen_redesign_is_asked_for_its_cash() -> None:
    made, redesign = sound_bakery()
    bold = made.redesign("Bold")
    made.put("note", made.copy("loaves sold", bold), text="a bread subscription")
    made.put("canvas", redesign, chosen=True)
    assert not found(made, "cash-gap")
    made.put("canvas", redesign, chosen=False)
    made.put("canvas", bold, chosen=True)
    assert [finding.record for finding in found(made, "cash-gap")] == [bold]
