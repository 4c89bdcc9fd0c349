"""What practice firms taught brings a case to firms like theirs, is told, and is silent where it was not learnt."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.library.folders import built_in_folder
from canvas.library.matching import Weights, match
from canvas.library.matching.asked import words_as_traits
from canvas.library.matching.learnt import Learnt, Of, what_was_learnt
from canvas.library.previewing import with_draft
from canvas.library.reading import Library, load_library
from canvas.library.terms import fold
from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook, the_method
from canvas.model.case import Match
from canvas.model.words import ConcernWord, Sector, Size

from .search.conftest import library_of, made
from .test_matching_concerns import RETURNS, busy_with, case, firm, keys, prompt

TAUGHT = Learnt(
    {
        (Of.CONCERN, "returns"): {"b": 5.0, "c": -5.0},
        (Of.CONCERN, "privacy"): {"c": 1.0},
        (Of.SECTOR, "retail"): {"a": 2.0},
    }
)


def matched(library: Library, *ticked: str, learnt: Learnt = TAUGHT, **more: object) -> list[Match]:
    return match(library, busy_with(*ticked), None, the_method(), "en", 10, learnt=learnt, **more)  # type: ignore[arg-type]


def test_a_case_that_suited_firms_with_this_concern_comes_first_and_says_so() -> None:
    found = matched(library_of(case("a"), case("b"), case("c")), "returns")
    assert keys(found) == ["b", "a", "c"]
    assert found[0].reasons == ("suits firms busy with: goods that come back",)


def test_what_speaks_against_a_case_is_no_reason_for_it() -> None:
    found = matched(library_of(case("b"), case("c")), "returns")
    assert found[-1].case.key == "c"
    assert found[-1].reasons == ("worth a look",)


def test_what_the_case_says_of_itself_is_not_told_twice() -> None:
    found = matched(library_of(case("b", "returns"), case("z")), "returns")
    assert found[0].reasons == ("this too is about: goods that come back",)


def test_what_was_learnt_of_a_concern_in_passing_is_no_reason() -> None:
    learnt = Learnt({(Of.CONCERN, "returns"): {"b": 0.9}})
    found = matched(library_of(case("b"), case("c")), "returns", learnt=learnt)
    assert keys(found) == ["b", "c"]
    assert found[0].reasons == ("worth a look",)


def test_names_of_concerns_are_parted_by_semicolons_because_some_have_a_comma() -> None:
    found = matched(
        library_of(case("b", "crowds-and-time-slots", "returns")), "crowds-and-time-slots", "returns"
    )
    assert found[0].reasons == ("this too is about: crowds, queues and time slots; goods that come back",)


def test_the_main_thing_that_is_ticked_counts_most() -> None:
    library = library_of(case("b"), case("z"))
    first = matched(library, "returns", "privacy")[0].score
    later = matched(library, "privacy", "returns")[0].score
    assert first > later


def test_a_concern_of_the_question_counts_too_and_less_than_one_of_the_firm() -> None:
    library = library_of(case("b"), case("z"))
    method = dataclasses.replace(the_method(), concerns=(RETURNS,))
    asked = match(library, firm(), prompt("about-returns"), method, "en", 1, learnt=TAUGHT)[0]
    ticked = match(library, busy_with("returns"), prompt(), method, "en", 1, learnt=TAUGHT)[0]
    assert asked.case.key == ticked.case.key == "b"
    assert 0 < asked.score < ticked.score


def test_the_sector_counts_where_it_was_learnt() -> None:
    library = library_of(case("a"), case("z"))
    found = match(library, firm(sector=Sector.RETAIL), None, the_method(), "en", 2, learnt=TAUGHT)
    assert keys(found) == ["a", "z"]


def test_the_question_itself_counts_where_it_was_learnt() -> None:
    library = library_of(case("a"), case("z"))
    learnt = Learnt({(Of.QUESTION, "who-pays"): {"z": 2.0}})
    at_it, elsewhere = (
        match(library, firm(), prompt(key), the_method(), "en", 2, learnt=learnt)
        for key in ("who-pays", "another")
    )
    assert keys(at_it) == ["z", "a"]
    assert at_it[0].reasons == ("suits this question",)
    assert keys(elsewhere) == ["a", "z"]


def test_that_a_case_suits_the_question_is_told_after_all_else_and_not_in_passing() -> None:
    library = library_of(case("b", "returns"), case("z"))
    learnt = Learnt({(Of.QUESTION, "who-pays"): {"b": 50.0, "z": 0.5}})
    found = match(library, busy_with("returns"), prompt("who-pays"), the_method(), "en", 2, learnt=learnt)
    assert found[0].reasons == ("this too is about: goods that come back", "suits this question")
    assert found[1].reasons == ("worth a look",)


def test_a_case_from_another_sector_that_suits_the_question_says_so_once() -> None:
    library = library_of(*(case(key) for key in "abc"), case("far", sector=Sector.CULTURE))
    learnt = Learnt({(Of.QUESTION, "who-pays"): {"far": 5.0}})
    found = match(
        library, firm(sector=Sector.RETAIL), prompt("who-pays"), the_method(), "en", 3, learnt=learnt
    )
    assert found[0].case.key == "far"
    assert found[0].reasons == ("other sector, same question",)


def test_a_case_is_not_said_to_be_of_the_same_question_by_what_speaks_against_it() -> None:
    library = library_of(*(case(key) for key in "abc"), case("far", sector=Sector.CULTURE))
    learnt = Learnt({(Of.QUESTION, "who-pays"): {"far": -5.0}})
    found = match(
        library, firm(sector=Sector.RETAIL), prompt("who-pays"), the_method(), "en", 3, learnt=learnt
    )
    assert found[-1].reasons[0] == "other sector, for another look at your own"


def test_the_words_of_a_firm_that_ticks_nothing_bring_what_suited_firms_that_wrote_them() -> None:
    library = library_of(case("a"), case("z"))
    learnt = Learnt({(Of.WORD, "en/bicycl"): {"z": 3.0}, (Of.WORD, "nl/bicycl"): {"a": 30.0}})
    for wrote, first in (("We repair bicycles.", "z"), ("We repair clocks.", "a")):
        found = match(library, firm(wrote), None, the_method(), "en", 2, learnt=learnt)
        assert found[0].case.key == first


def test_that_a_case_suits_firms_that_write_so_is_told_only_where_there_is_nothing_else() -> None:
    library = library_of(case("a"), case("z"), case("b", "returns"))
    learnt = Learnt({(Of.WORD, "en/bicycl"): {"z": 9.0, "b": 9.0, "a": 0.5}})
    found = match(
        library, busy_with("returns", question="bicycles"), None, the_method(), "en", 3, learnt=learnt
    )
    told = {each.case.key: each.reasons for each in found}
    assert told["z"] == ("suits firms that write as you do",)
    assert told["b"] == ("this too is about: goods that come back",)
    assert told["a"] == ("worth a look",)


def test_a_new_case_has_its_words_counted_higher_than_one_that_was_learnt_of() -> None:
    library = library_of(case("known", title="We repair bicycles"), case("new", title="We repair bicycles"))
    wrote = firm("Who else repairs bicycles?")
    weights = Weights(words=10.0, untaught=1.5)
    of_both, of_one = (
        {
            each.case.key: each.score
            for each in match(
                library,
                wrote,
                None,
                the_method(),
                "en",
                2,
                weights=weights,
                learnt=Learnt({}, frozenset(taught)),
            )
        }
        for taught in (("known", "new"), ("known",))
    )
    assert of_both["known"] == of_both["new"] == of_one["known"]
    beside = match(library, firm(), None, the_method(), "en", 1, learnt=Learnt({}))[0].score
    assert of_one["new"] - beside == pytest.approx(1.5 * (of_both["new"] - beside))


@given(few=st.integers(0, 36), more=st.integers(37, 400))
def test_each_word_counts_less_where_a_firm_wrote_many_and_all_together_more(few: int, more: int) -> None:
    at_least, less = (
        words_as_traits([f"word{number}" for number in range(many)], "en") for many in (few, more)
    )
    assert len(at_least) == few
    assert len(less) == more
    assert set(at_least.values()) <= set(words_as_traits(["alone"], "en").values())
    assert max(less.values()) < words_as_traits(["alone"], "en")[Of.WORD, "en/alone"]
    assert sum(less.values()) > sum(at_least.values())


def test_what_suits_a_firm_of_this_size_comes_first_there() -> None:
    library = library_of(case("a"), case("z"))
    learnt = Learnt({(Of.SIZE, "1"): {"z": 9.0}})
    for size, first in ((Size.ONE, "z"), (Size.MEDIUM, "a")):
        found = match(library, firm(size=size), None, the_method(), "en", 2, learnt=learnt)
        assert found[0].case.key == first


def test_a_concern_can_speak_for_another_case_in_another_sector() -> None:
    library = library_of(case("a"), case("b"))
    learnt = Learnt(
        {(Of.IN_SECTOR, "returns/retail"): {"a": 3.0}, (Of.IN_SECTOR, "returns/culture"): {"b": 3.0}}
    )
    first = {
        sector: match(
            library, busy_with("returns", sector=sector), None, the_method(), "en", 2, learnt=learnt
        )[0]
        for sector in (Sector.RETAIL, Sector.CULTURE)
    }
    assert {sector: found.case.key for sector, found in first.items()} == {
        Sector.RETAIL: "a",
        Sector.CULTURE: "b",
    }
    assert first[Sector.CULTURE].reasons == ("suits firms busy with: goods that come back",)


def test_a_concern_can_speak_for_another_case_at_another_step() -> None:
    library = library_of(case("a"), case("b"))
    learnt = Learnt({(Of.AT_STEP, "returns/data"): {"a": 3.0}, (Of.AT_STEP, "returns/chain"): {"b": 3.0}})
    first = [
        match(library, busy_with("returns"), prompt(key), the_method(), "en", 2, learnt=learnt)[0].case.key
        for key in ("data-trace", "chain-draw", "data-heads")
    ]
    assert first == ["a", "b", "a"]


def test_a_concern_that_speaks_against_a_case_in_this_sector_is_no_reason_for_it() -> None:
    learnt = Learnt({(Of.CONCERN, "returns"): {"b": 1.5}, (Of.IN_SECTOR, "returns/retail"): {"b": -1.5}})
    library, told = library_of(case("b")), "suits firms busy with: goods that come back"
    for sector in (Sector.RETAIL, Sector.CULTURE):
        found = match(
            library, busy_with("returns", sector=sector), None, the_method(), "en", 1, learnt=learnt
        )
        assert (told in found[0].reasons) == (sector is Sector.CULTURE)


def test_without_its_weight_nothing_of_it_is_left() -> None:
    library = library_of(case("a"), case("b"), case("c"))
    assert keys(matched(library, "returns", weights=Weights(learnt=0.0))) == ["a", "b", "c"]


def test_a_case_of_ones_own_with_the_key_of_a_built_in_one_starts_with_a_clean_slate(tmp_path: Path) -> None:
    built_in = built_in_folder()
    assert built_in is not None
    word, points = next(
        (word, points["odin"])
        for (of, word), points in what_was_learnt().points.items()
        if of is Of.CONCERN and points.get("odin", 0) > 1
    )
    whole = load_library([built_in])
    text = (built_in / "retail" / "odin.en.md").read_text(encoding="utf-8")
    (tmp_path / "odin.en.md").write_text(text, encoding="utf-8")
    replaced = load_library([tmp_path, built_in])
    assert replaced.replaced == ("odin",)

    def score(library: Library) -> float:
        found = match(library, busy_with(word), None, the_method(), "en", 200)
        return next(each.score for each in found if each.case.key == "odin")

    assert score(whole) - score(replaced) > points / 2


def test_a_draft_of_a_built_in_case_keeps_what_was_learnt_until_it_tells_something_else() -> None:
    library = load_library()
    odin = library.case("odin", "en")
    assert odin is not None
    assert "odin" not in with_draft(library, odin).replaced
    assert "odin" in with_draft(library, dataclasses.replace(odin, gist="Another story.")).replaced


def test_what_came_with_the_program_is_about_built_in_cases_and_known_concerns_sectors_and_questions() -> (
    None
):
    cases = set(load_library().keys())
    concerns, sectors = {word.value for word in ConcernWord}, {word.value for word in Sector}
    questions = {prompt.key for _step, prompt in playbook(DEFAULT_PLAYBOOK).prompts()}
    known = {
        Of.CONCERN: concerns,
        Of.SECTOR: sectors,
        Of.SIZE: {word.value for word in Size},
        Of.QUESTION: questions,
        Of.IN_SECTOR: {f"{concern}/{sector}" for concern in concerns for sector in sectors},
        Of.AT_STEP: {f"{concern}/{key.split('-')[0]}" for concern in concerns for key in questions},
    }
    learnt = what_was_learnt()
    assert {key for points in learnt.points.values() for key in points} <= cases
    assert all(word in known[of] for of, word in learnt.points if of is not Of.WORD)
    words = [word.split("/") for of, word in learnt.points if of is Of.WORD]
    assert {language for language, _word in words} == {"en", "nl"}
    assert all(fold(word) == word and word.isalpha() for _language, word in words)


@given(st.dictionaries(st.sampled_from(sorted(TAUGHT.points)), st.floats(0, 1)))
def test_points_add_up_over_traits(traits: dict[tuple[Of, str], float]) -> None:
    whole = TAUGHT.about(traits)
    for key, points in whole.items():
        alone = sum(TAUGHT.about({trait: strength}).get(key, 0.0) for trait, strength in traits.items())
        assert abs(points - alone) < 1e-9


def test_a_case_that_nothing_was_learnt_about_is_left_as_it_was() -> None:
    library = library_of(made("own", "en"), case("b"))
    taught, untaught = (
        {each.case.key: each.score for each in matched(library, "returns", learnt=learnt)}
        for learnt in (TAUGHT, Learnt({}))
    )
    assert taught["own"] == untaught["own"]
    assert taught["b"] == untaught["b"] + 5.0
