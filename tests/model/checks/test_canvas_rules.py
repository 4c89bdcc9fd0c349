"""Coherence of a canvas: each rule on a bakery where all is well but for one thing."""

from __future__ import annotations

from canvas.model.checks import findings
from canvas.model.words import Block
from tests.model.build import Builder, bakery_today, sound_bakery
from tests.model.checks.asking import found, says


def test_a_segment_without_a_proposition_is_asked_what_they_choose_you_for() -> None:
    made = bakery_today()
    assert not found(made, "segment-no-proposition")
    made.unlink("fresh bread", "regulars")
    assert says(made, "segment-no-proposition") == [
        '"regulars" has no proposition: what do they choose you for?'
    ]


def test_a_proposition_for_nobody_is_found() -> None:
    made = bakery_today()
    made.note(Block.VALUE_PROPOSITIONS, "open early")
    assert says(made, "proposition-no-segment") == ['Nobody is named for "open early".']
    made.link("open early", "regulars")
    assert not found(made, "proposition-no-segment")


def test_a_proposition_for_somebody_without_a_channel_is_found() -> None:
    made = bakery_today()
    made.unlink("the shop", "fresh bread")
    assert says(made, "proposition-no-channel") == ['How does "fresh bread" reach anybody?']
    made.link("fresh bread", "the shop")
    assert not found(made, "proposition-no-channel")


def test_a_proposition_for_nobody_is_not_asked_for_a_channel_yet() -> None:
    made = bakery_today()
    made.note(Block.VALUE_PROPOSITIONS, "open early")
    assert not found(made, "proposition-no-channel")


def test_revenue_from_nobody_is_asked_who_pays() -> None:
    made = bakery_today()
    made.unlink("loaves sold", "regulars")
    assert says(made, "revenue-no-segment") == ['Who pays "loaves sold"?']


def test_revenue_from_a_partner_is_paid_by_a_third_party() -> None:
    made = bakery_today()
    made.unlink("loaves sold", "regulars")
    made.link("loaves sold", "the mill")
    assert not found(made, "revenue-no-segment")


def test_a_segment_of_a_redesign_that_brings_nothing_is_found_unless_it_is_meant_so() -> None:
    made, redesign = sound_bakery()
    regulars = made.copy("regulars", redesign)
    made.unlink(made.copy("loaves sold", redesign), regulars)
    assert says(made, "segment-no-revenue") == ['"regulars" is served, but nobody pays for it.']
    made.put("note", regulars, non_paying=True)
    assert not found(made, "segment-no-revenue")


def test_a_segment_of_today_need_not_bring_revenue() -> None:
    made = bakery_today()
    made.unlink("loaves sold", "regulars")
    assert not found(made, "segment-no-revenue")


def test_a_note_that_stands_alone_in_a_redesign_is_found() -> None:
    made, redesign = sound_bakery()
    alone = made.note(Block.KEY_RESOURCES, "a second oven", redesign)
    assert says(made, "orphan-note") == ['"a second oven" stands alone: what is it for?']
    made.link(alone, made.copy("fresh bread", redesign))
    assert not found(made, "orphan-note")


def test_a_note_that_stands_alone_today_is_left_in_peace() -> None:
    made = bakery_today()
    made.note(Block.KEY_RESOURCES, "a second oven")
    assert not found(made, "orphan-note")


def test_a_link_to_a_note_that_is_gone_links_to_nothing() -> None:
    made, redesign = sound_bakery()
    oven = made.note(Block.KEY_RESOURCES, "a second oven", redesign)
    made.link(oven, made.copy("guess what to bake", redesign))
    assert [finding.record for finding in found(made, "orphan-note")] == [oven]


def test_a_note_that_is_gone_is_not_judged() -> None:
    made, redesign = sound_bakery()
    regulars = made.copy("regulars", redesign)
    made.unlink(regulars, made.copy("fresh bread", redesign))
    assert [finding.record for finding in found(made, "segment-no-proposition")] == [regulars]
    made.drop_note(regulars)
    assert not found(made, "segment-no-proposition")


def test_redesigns_are_judged_beside_today() -> None:
    made, redesign = sound_bakery()
    made.unlink("fresh bread", "regulars")
    made.unlink(made.copy("fresh bread", redesign), made.copy("regulars", redesign))
    places = [finding.record for finding in found(made, "segment-no-proposition")]
    assert places == ["regulars", made.copy("regulars", redesign)]


def test_a_canvas_is_not_judged_before_there_is_a_segment_and_a_proposition() -> None:
    made = Builder()
    made.note(Block.CUSTOMER_SEGMENTS, "regulars")
    made.note(Block.REVENUE_STREAMS, "loaves sold")
    assert findings(made.workshop) == []
    made.note(Block.VALUE_PROPOSITIONS, "fresh bread")
    assert found(made, "segment-no-proposition")
    assert found(made, "revenue-no-segment")
