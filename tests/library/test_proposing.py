"""Patterns are proposed from what pinches, with the words that say so."""

from __future__ import annotations

from canvas.library.proposing import propose
from canvas.method.builtin import example
from canvas.method.patterns import patterns
from canvas.model.checks import findings
from canvas.model.edits import Edit, Put, Refused, apply_all
from canvas.model.pattern import Concern
from canvas.model.said import Said
from canvas.model.words import Sector
from canvas.model.workshop import Workshop, new_workshop
from canvas.storage.document import read_document

WASTE = Concern(
    "waste",
    Said({"en": "waste"}),
    ("data-led-process", "dynamic-pricing"),
    words={"en": ("waste", "throw away")},
)
ROUNDS = Concern(
    "rounds", Said({"en": "half-full rounds"}), ("freight-bundling",), words={"en": ("half-empty", "round")},
    sectors=(Sector.LOGISTICS,),
)  # fmt: skip


def firm(*edits: Edit, **facts: object) -> Workshop:
    outcome = apply_all(new_workshop(firm="A firm", **facts), edits)
    assert not isinstance(outcome, Refused)
    return outcome.workshop


def frame(text: str) -> Edit:
    return Put("frame", "frame", {"question": text})


def note(number: int, text: str, **more: object) -> Edit:
    return Put("note", f"n-{number}", {"canvas": "today", "block": "customer_segments", "text": text, **more})


def test_a_word_of_the_frame_proposes_the_patterns_in_their_order_and_is_told() -> None:
    found = propose(firm(frame("How do we WASTE less?")), [WASTE, ROUNDS], "en")
    assert [each.pattern for each in found] == ["data-led-process", "dynamic-pricing"]
    assert found[0].reasons == ("you wrote “waste”: waste",)


def test_two_words_together_are_told_together() -> None:
    found = propose(firm(frame("We throw away too much")), [WASTE], "en")
    assert found[0].reasons == ("you wrote “throw away”: waste",)


def test_one_word_on_one_note_is_no_pinch_and_two_are() -> None:
    assert propose(firm(note(1, "waste")), [WASTE], "en") == ()
    assert propose(firm(note(1, "waste"), note(2, "we throw away bread")), [WASTE], "en")


def test_an_idea_borrowed_from_a_case_is_not_what_the_firm_says() -> None:
    borrowed = firm(note(1, "waste", case="aspari"), note(2, "throw away", case="aspari"))
    assert propose(borrowed, [WASTE], "en") == ()


def test_a_finding_points_to_a_pinch() -> None:
    workshop = read_document(example("contractor", "en")).workshop
    (one, *_others) = findings(workshop)
    alone = Concern("alone", Said({"en": "too small alone"}), ("joint-buying",), checks=(one.key,))
    found = propose(workshop, [alone], "en")
    assert [each.pattern for each in found] == ["joint-buying"]
    assert found[0].reasons == ("a finding points to it: too small alone",)


def test_a_pinch_of_another_sector_is_left_out() -> None:
    assert propose(firm(frame("half-empty rounds"), sector=Sector.RETAIL), [ROUNDS], "en") == ()
    assert propose(firm(frame("half-empty rounds"), sector=Sector.LOGISTICS), [ROUNDS], "en")


def test_what_was_said_in_two_ways_weighs_more_and_five_are_enough() -> None:
    many = [
        Concern(
            f"c{number}",
            Said({"en": f"c{number}"}),
            tuple(patterns())[number : number + 3],
            words={"en": ("lorr",)},
        )
        for number in range(6)
    ]
    found = propose(firm(frame("our lorries")), many, "en")
    assert len(found) == 5
    assert found[0].score >= found[-1].score
    assert propose(firm(frame("our lorries")), list(reversed(many)), "en") == found


def test_an_empty_workshop_gets_none_out_of_words() -> None:
    assert propose(firm(), [WASTE, ROUNDS], "en") == ()


def test_what_the_firm_ticks_is_proposed_for_first_and_told_so() -> None:
    ticked = Put("frame", "frame", {"question": "waste, waste", "concerns": ["half-full-trips"]})
    trips = Concern("half-full-trips", Said({"en": "half-full trips"}), ("freight-bundling",))
    found = propose(firm(ticked), [WASTE, trips], "en")
    assert found[0].pattern == "freight-bundling"
    assert found[0].reasons == ("you are busy with it: half-full trips",)
    assert "data-led-process" in [each.pattern for each in found]
