"""What an owner is busy with, and what was shown before, decide which cases stand beside a question."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.library.matching import Weights, match
from canvas.library.reading import Library
from canvas.method.builtin import the_method
from canvas.method.patterns import pattern_blocks
from canvas.model.case import Case, Match
from canvas.model.checks import findings
from canvas.model.edits import Put, Refused, apply_all
from canvas.model.method import Method
from canvas.model.pattern import Concern
from canvas.model.playbook import Prompt, Target
from canvas.model.said import Said
from canvas.model.words import Block, Outcome, Sector
from canvas.model.workshop import Workshop, new_workshop

from .search.conftest import library_of, made

RETURNS = Concern(
    "returns", Said({"en": "goods that come back", "nl": "spullen die terugkomen"}), ("take-back-and-reuse",),
    words={"en": ("come back", "returns"), "nl": ("retour",)}, prompts=("about-returns",),
)  # fmt: skip
CROWDS = Concern(
    "crowds",
    Said({"en": "crowds and queues", "nl": "drukte en rijen"}),
    words={"en": ("queue",), "nl": ("rij",)},
)


def case(key: str, *concerns: str, **facts: object) -> Case:
    usual: dict[str, object] = {"patterns": ("direct-selling",), "tags": (), "concerns": concerns}
    return made(key, "en", **{**usual, **facts})


def firm(question: str = "", **facts: object) -> Workshop:
    edits = [Put("frame", "frame", {"question": question})] if question else []
    outcome = apply_all(new_workshop(firm="A firm", **facts), edits)
    assert not isinstance(outcome, Refused)
    return outcome.workshop


def prompt(key: str = "a-question", block: Block | None = None) -> Prompt:
    return Prompt(key, Said({"en": "?"}), Said({}), (Target(block=block),))


def matched(library: Library, workshop: Workshop, asked: Prompt | None = None, **more: object) -> list[Match]:
    method = dataclasses.replace(the_method(), concerns=(RETURNS, CROWDS))
    return match(library, workshop, asked, method, "en", 10, **more)  # type: ignore[arg-type]


def keys(found: list[Match]) -> list[str]:
    return [each.case.key for each in found]


def test_what_an_owner_is_busy_with_brings_the_case_that_speaks_of_it_and_says_so() -> None:
    library = library_of(case("a"), case("b", "returns"), case("c", "crowds"))
    found = matched(library, firm("Half of it comes back: returns pile up"))
    assert keys(found)[0] == "b"
    assert found[0].reasons == ("you wrote “returns”: goods that come back",)


def test_who_says_a_concern_as_it_is_called_is_heard() -> None:
    library = library_of(case("a"), case("b", "crowds"))
    method = dataclasses.replace(the_method(), concerns=(dataclasses.replace(CROWDS, words={}),))
    found = match(library, firm("We suffer from Crowds and Queues."), None, method, "en", 2)
    assert found[0].reasons == ("you wrote “crowds and queues”: crowds and queues",)


def test_the_first_concern_of_a_case_says_more_than_its_last() -> None:
    library = library_of(case("last", "x", "y", "z", "returns"), case("first", "returns", "x"))
    assert keys(matched(library, firm("returns")))[0] == "first"


def test_a_rare_concern_says_more_than_one_that_most_cases_have() -> None:
    common = [case(f"common-{number}", "crowds") for number in range(8)]
    library = library_of(*common, case("rare", "returns"))
    assert keys(matched(library, firm("returns and a queue")))[0] == "rare"


def test_what_the_question_is_about_counts_without_a_word_of_the_owner() -> None:
    library = library_of(case("a"), case("b", "returns"))
    found = matched(library, firm(), prompt("about-returns"))
    assert keys(found)[0] == "b"
    assert "about what is asked here: goods that come back" in found[0].reasons
    assert matched(library, firm(), prompt("about-nothing"))[0].reasons == ("worth a look",)


def test_a_concern_of_the_firm_and_of_the_question_is_told_once() -> None:
    library = library_of(case("b", "returns"))
    firms = (firm(), firm("returns"), busy_with("returns", question="returns"))
    told = [matched(library, each, prompt("about-returns"))[0].reasons for each in firms]
    of_it = [[reason for reason in reasons if "goods that come back" in reason] for reasons in told]
    assert of_it == [
        ["about what is asked here: goods that come back"],
        ["you wrote “returns”: goods that come back"],
        ["this too is about: goods that come back"],
    ]


def pinched() -> Workshop:
    """A firm about which a finding says that a segment brings no revenue."""
    notes = [
        ("value_propositions", "bread"),
        ("customer_segments", "farmers"),
        ("revenue_streams", "at the till"),
    ]
    edits = [
        Put("note", f"n-{block}", {"canvas": "today", "block": block, "text": text}) for block, text in notes
    ]
    outcome = apply_all(firm(), edits)
    assert not isinstance(outcome, Refused)
    return outcome.workshop


def test_a_pattern_against_what_a_finding_points_to_is_told_with_what_pinches() -> None:
    library = library_of(case("a"), case("b", patterns=("take-back-and-reuse",)))
    finding = findings(pinched())[0].key
    method = dataclasses.replace(the_method(), concerns=(dataclasses.replace(RETURNS, checks=(finding,)),))
    found = match(library, pinched(), None, method, "en", 10)
    assert keys(found)[0] == "b"
    assert found[0].reasons == ("helps with goods that come back: take back and use again",)
    assert keys(match(library, firm(), None, method, "en", 10)) == ["a", "b"]


def test_a_pattern_that_helps_in_two_ways_is_told_once() -> None:
    library = library_of(case("a", patterns=("take-back-and-reuse",)))
    (block, *_others) = pattern_blocks()["take-back-and-reuse"]
    finding = findings(pinched())[0].key
    method = dataclasses.replace(the_method(), concerns=(dataclasses.replace(RETURNS, checks=(finding,)),))
    (found,) = match(library, pinched(), prompt(block=Block(block)), method, "en", 10)
    assert [reason for reason in found.reasons if "take back and use again" in reason] == [
        "helps with goods that come back: take back and use again"
    ]


def test_a_pattern_that_is_asked_for_comes_first() -> None:
    library = library_of(case("a"), case("b", patterns=("shared-hub",)))
    found = matched(library, firm(), wanted=["shared-hub"])
    assert keys(found) == ["b", "a"]
    assert found[0].reasons == ("pattern: shared hub",)


def test_a_case_that_stood_beside_other_questions_steps_back() -> None:
    library = library_of(case("a"), case("b"), case("c"))
    assert keys(matched(library, firm())) == ["a", "b", "c"]
    assert keys(matched(library, firm(), seen={"a": 1})) == ["b", "c", "a"]
    assert keys(matched(library, firm(), seen={"a": 2, "b": 1})) == ["c", "b", "a"]


def test_a_case_that_was_read_steps_back_but_not_beside_the_question_where_it_was_read() -> None:
    library = library_of(case("a"), case("b"), case("c"))
    outcome = apply_all(firm(), [Put("case", "a", {"state": "shown"})])
    assert not isinstance(outcome, Refused)
    assert keys(matched(library, outcome.workshop)) == ["b", "c", "a"]
    assert keys(matched(library, outcome.workshop, here=["a", "b"])) == ["a", "b", "c"]


def test_an_ingredient_without_weight_gives_neither_score_nor_reason() -> None:
    library = library_of(case("a", sector=Sector.CULTURE), case("b", "returns", blocks=(Block.CHANNELS,)))
    nothing = Weights(
        **{each.name: 0.0 for each in dataclasses.fields(Weights) if each.name != "enough_words"}
    )
    found = matched(
        library, firm("returns", sector=Sector.RETAIL), prompt(block=Block.CHANNELS), weights=nothing
    )
    assert keys(found) == ["a", "b"]
    assert {each.score for each in found} == {0.0}


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.text("abcdef", min_size=1, max_size=3),
        st.tuples(
            st.lists(st.sampled_from(["returns", "crowds", "else"]), unique=True, max_size=3),
            st.sampled_from(list(Sector)), st.sampled_from(list(Outcome)),
        ),
        min_size=1, max_size=12,
    ),
    st.sampled_from(["returns", "a queue of returns", "", "nothing"]),
    st.integers(0, 6),
)  # fmt: skip
def test_any_library_gives_what_was_asked_for_in_a_steady_order(
    shelf: Mapping[str, tuple[list[str], Sector, Outcome]], question: str, most: int
) -> None:
    cases = [
        case(key, *concerns, sector=sector, outcome=outcome)
        for key, (concerns, sector, outcome) in shelf.items()
    ]
    workshop = firm(question, sector=Sector.RETAIL)
    method = Method(concerns=(RETURNS, CROWDS))
    found = match(library_of(*cases), workshop, None, method, "en", most)
    backwards = match(library_of(*reversed(cases)), workshop, None, method, "en", most)
    assert found == backwards
    assert len(found) == min(most, len(cases))
    assert len(set(keys(found))) == len(found)
    assert all(each.reasons for each in found)
    near = found[:-1] if most >= 3 else found
    assert [each.score for each in near] == sorted((each.score for each in near), reverse=True)


def busy_with(*keys: str, question: str = "", **facts: object) -> Workshop:
    outcome = apply_all(firm(question, **facts), [Put("frame", "frame", {"concerns": list(keys)})])
    assert not isinstance(outcome, Refused)
    return outcome.workshop


def test_what_the_firm_ticks_goes_before_what_is_heard_in_its_words() -> None:
    library = library_of(case("heard", "crowds"), case("ticked", "returns"))
    assert keys(matched(library, firm("a queue")))[0] == "heard"
    found = matched(library, busy_with("returns", question="a queue"))
    assert keys(found) == ["ticked", "heard"]
    assert found[0].reasons[0] == "this too is about: goods that come back"


def test_what_is_heard_counts_less_once_the_firm_says_itself_what_it_is_busy_with() -> None:
    library = library_of(case("heard", "crowds"), case("other"))

    def heard_counts(workshop: Workshop) -> float:
        scores = {each.case.key: each.score for each in matched(library, workshop)}
        return scores["heard"] - scores["other"]

    unsaid, said = heard_counts(firm("a queue")), heard_counts(busy_with("returns", question="a queue"))
    assert 0 < said < unsaid


def test_the_first_tick_counts_most() -> None:
    library = library_of(case("returns", "returns"), case("crowds", "crowds-and-time-slots"))
    concerns = (RETURNS, dataclasses.replace(CROWDS, key="crowds-and-time-slots"))
    method = dataclasses.replace(the_method(), concerns=concerns)
    for ticked in (["returns", "crowds-and-time-slots"], ["crowds-and-time-slots", "returns"]):
        found = match(library, busy_with(*ticked), None, method, "en", 2)
        assert keys(found) == [
            ticked[0].removesuffix("-and-time-slots"),
            ticked[1].removesuffix("-and-time-slots"),
        ]
