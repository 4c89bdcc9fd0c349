"""The chain: what parties give and get in the chosen redesign."""

from __future__ import annotations

import pytest

from canvas.model.words import Block
from tests.model.build import Builder, sound_bakery
from tests.model.checks.asking import found, says


def test_a_partner_with_whom_nothing_is_exchanged_is_found() -> None:
    made, redesign = sound_bakery()
    made.note(Block.KEY_PARTNERS, "farm shop", redesign)
    assert says(made, "partner-one-way") == ['"farm shop" is a partner, but nothing goes to and fro.']
    made.put("actor", "farm", name="Farm shop", role="peer")
    assert found(made, "partner-one-way")
    made.put("exchange", "shelf", what="A shelf", from_="farm", to="us", when="redesign")
    assert not found(made, "partner-one-way")


@pytest.mark.parametrize(
    "name, same",
    [("Farm shop by the river", True), ("FARM SHOP", True), ("Shop", True), ("Farm house", False)],
)
def test_a_partner_and_a_party_are_the_same_when_one_name_holds_all_words_of_the_other(
    name: str, same: bool
) -> None:
    made, redesign = sound_bakery()
    made.note(Block.KEY_PARTNERS, "farm shop", redesign)
    made.put("actor", "farm", name=name, role="peer")
    made.put("exchange", "shelf", what="A shelf", from_="farm", to="us", when="redesign")
    assert (not found(made, "partner-one-way")) is same


def test_an_exchange_that_stops_does_not_make_a_partner_of_the_redesign() -> None:
    made, redesign = sound_bakery()
    for exchange in ("flour", "money", "outlook"):
        made.put("exchange", exchange, when="stops", redesign=None)
    assert [finding.record for finding in found(made, "partner-one-way")] == [made.copy("the mill", redesign)]


def test_partners_are_not_judged_before_the_chain_has_been_drawn() -> None:
    made, _redesign = sound_bakery()
    made.drop("actor", "mill")
    assert found(made, "partner-one-way")
    made.drop("actor", "us")
    assert not found(made, "partner-one-way")


def test_a_needed_party_that_gives_and_gets_nothing_is_found() -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", value_to_receiver=0)
    made.put("exchange", "money", value_to_receiver=0)
    assert says(made, "actor-gives-nothing-back") == ['"Mill" gives, but gets nothing.']
    made.put("exchange", "money", value_to_receiver=1)
    assert not found(made, "actor-gives-nothing-back")


def test_a_party_whom_giving_costs_nothing_needs_nothing_back() -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", value_to_receiver=0)
    made.put("exchange", "money", value_to_receiver=0)
    made.put("exchange", "flour", cost_to_giver=1)
    assert found(made, "actor-gives-nothing-back")
    made.put("exchange", "flour", cost_to_giver=0)
    assert not found(made, "actor-gives-nothing-back")


def test_a_value_that_nobody_rated_is_not_nothing() -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", value_to_receiver=0)
    made.put("exchange", "money", value_to_receiver=None)
    assert not found(made, "actor-gives-nothing-back")


def test_a_party_that_is_not_needed_may_give_for_nothing() -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", value_to_receiver=0)
    made.put("exchange", "money", value_to_receiver=0)
    made.put("actor", "mill", needed=False)
    assert not found(made, "actor-gives-nothing-back")


def test_a_needed_party_that_is_two_points_worse_off_loses_and_one_point_is_about_equal() -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", cost_to_giver=2)
    assert says(made, "actor-loses") == ['"The bakery" is worse off than today.']
    made.put("exchange", "outlook", cost_to_giver=1)
    assert not found(made, "actor-loses")


def test_a_party_that_can_be_missed_may_lose() -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", cost_to_giver=5)
    made.put("actor", "us", needed=False)
    assert not found(made, "actor-loses")


def test_nobody_loses_while_only_today_has_been_drawn() -> None:
    made, _redesign = sound_bakery()
    made.drop("exchange", "outlook")
    for exchange in ("flour", "money"):
        made.put("exchange", exchange, when="today")
    made.put("exchange", "flour", value_to_receiver=5)
    assert not found(made, "actor-loses")
    made.put("exchange", "flour", when="stops")
    assert found(made, "actor-loses")


def test_something_given_with_nothing_back_is_found() -> None:
    made, _redesign = sound_bakery()
    made.put("actor", "school", name="The school", role="community")
    made.put("exchange", "rolls", what="Rolls", from_="us", to="school", when="redesign")
    assert says(made, "exchange-no-return") == ['"Rolls" goes to The school; what comes back?']
    made.put("exchange", "thanks", what="Thanks", from_="school", to="us", when="redesign")
    assert not found(made, "exchange-no-return")


@pytest.mark.parametrize("end", ["from_", "to"])
def test_an_exchange_with_a_party_that_is_not_there_is_not_judged(end: str) -> None:
    made, _redesign = sound_bakery()
    made.put(
        "exchange", "rolls", what="Rolls", **{"from_": "us", "to": "mill", "when": "redesign", end: "nobody"}
    )
    assert not found(made, "exchange-no-return")
    assert not found(made, "rivals-share")


def test_a_return_through_a_third_party_counts_and_one_through_a_fourth_does_not() -> None:
    made, _redesign = sound_bakery()
    made.put("actor", "school", name="The school", role="community")
    made.put("actor", "town", name="The town", role="government")
    made.put("exchange", "rolls", what="Rolls", from_="us", to="school", when="redesign")
    made.put("exchange", "report", what="Healthy children", from_="school", to="town", when="redesign")
    made.put("exchange", "grant", what="A grant", from_="town", to="mill", when="redesign")
    assert [finding.record for finding in found(made, "exchange-no-return")] == ["rolls", "report", "grant"]
    made.put("exchange", "grant", to="us")
    assert not found(made, "exchange-no-return")


def test_a_return_of_another_redesign_is_no_return() -> None:
    made, redesign = sound_bakery()
    other = made.redesign("Bold")
    made.put("canvas", redesign, chosen=True)
    made.put("actor", "school", name="The school", role="community")
    made.put("exchange", "rolls", what="Rolls", from_="us", to="school", when="redesign")
    made.put("exchange", "thanks", what="Thanks", from_="school", to="us", when="redesign", redesign=other)
    assert [finding.record for finding in found(made, "exchange-no-return")] == ["rolls"]
    made.put("exchange", "thanks", redesign=redesign)
    assert not found(made, "exchange-no-return")


def test_a_party_that_must_move_first_at_a_cost_stands_alone_without_a_bridge() -> None:
    made, _redesign = sound_bakery()
    made.put("actor", "mill", moves_first=True)
    assert not found(made, "first-mover-alone")
    made.put("exchange", "flour", cost_to_giver=3)
    assert says(made, "first-mover-alone") == ['"Mill" must move first and pays before it gains.']
    made.put("actor", "mill", bridge="We pay the first sacks")
    assert not found(made, "first-mover-alone")


@pytest.mark.parametrize("field, value", [("agreed", None), ("agreed", "none"), ("conditions", None)])
def test_data_that_flow_without_agreements_are_found(field: str, value: object) -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", **{field: value})
    assert says(made, "data-without-agreement") == ['"Next week\'s need" flows without agreements.']


def test_goods_and_data_of_today_may_flow_without_agreements() -> None:
    made, _redesign = sound_bakery()
    made.put("exchange", "outlook", agreed=None, when="today")
    assert not found(made, "data-without-agreement")
    made.put("exchange", "outlook", when="redesign", kind="goods")
    assert not found(made, "data-without-agreement")


def with_a_rival(what: str) -> Builder:
    made, _redesign = sound_bakery()
    made.put("actor", "rival", name="The other bakery", role="peer")
    made.put("exchange", "shared", what=what, from_="us", to="rival", when="redesign")
    return made


@pytest.mark.parametrize(
    "what",
    ["our prices", "Price list", "the day rate", "a quote", "customer names", "gross margin", "discounts", "wages",
     "onze prijzen", "de prijslijst", "inkoopprijs", "uurtarief", "tarieven", "een offerte", "offertes", "klanten",
     "klantenlijst", "brutomarge", "de marges", "kortingen", "staffelkorting", "lonen"],
)  # fmt: skip
def test_words_that_rivals_must_not_share_are_found_in_both_languages(what: str) -> None:
    assert says(with_a_rival(what), "rivals-share") == [
        'Are "The bakery" and "The other bakery" rivals? Then this may not be shared just like that.'
    ]


@pytest.mark.parametrize(
    "what", ["a generator", "corporate ovens", "quota of flour", "marginal notes", "flour", "Prins Hendrik route",
             "reserveoven", "kwartjes", "belonging", "forbidden recipes"]
)  # fmt: skip
def test_words_that_only_look_alike_are_not(what: str) -> None:
    assert not found(with_a_rival(what), "rivals-share")


def test_what_is_marked_as_sensitive_between_rivals_is_found_whatever_it_is_called() -> None:
    made = with_a_rival("flour")
    made.put("exchange", "shared", sensitivity="competition")
    assert found(made, "rivals-share")
    made.put("exchange", "shared", when="stops")
    assert not found(made, "rivals-share")


def test_prices_between_parties_that_are_no_rivals_are_ordinary() -> None:
    made = with_a_rival("our prices")
    made.put("actor", "rival", role="customer")
    assert not found(made, "rivals-share")


def test_two_firms_like_us_are_rivals_of_each_other_too() -> None:
    made = with_a_rival("our prices")
    made.put("actor", "third", name="The third bakery", role="peer")
    made.put("exchange", "shared", from_="third")
    assert found(made, "rivals-share")


def test_a_needed_party_without_a_contact_is_found() -> None:
    made, _redesign = sound_bakery()
    made.put("actor", "mill", contact=None)
    assert says(made, "no-contact") == ['Nobody has spoken to "Mill" yet.']
    made.put("actor", "mill", needed=False)
    assert not found(made, "no-contact")


def test_a_needed_party_that_knows_of_nothing_is_found_only_once_the_plan_is_being_proved() -> None:
    made, _redesign = sound_bakery()
    made.put("actor", "mill", willingness=0)
    assert found(made, "no-contact")
    for assumption in ("they order", "it pays", "the mill agrees"):
        made.drop("assumption", assumption)
    made.drop("experiment", "paper list")
    assert not found(made, "no-contact")
