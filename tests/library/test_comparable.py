"""Beside a case lie those with the same problem that chose otherwise."""

from __future__ import annotations

from canvas.library.comparable import comparable
from canvas.method.patterns import pattern_names
from canvas.model.case import Case
from canvas.model.said import Said
from canvas.model.words import Outcome

from .search.conftest import library_of, made

CONCERNS = {"returns": Said({"en": "goods that come back"}), "crowds": Said({"en": "crowds"})}


def case(key: str, *concerns: str, **facts: object) -> Case:
    usual: dict[str, object] = {"concerns": concerns, "patterns": ("shared-hub",), "tags": ()}
    return made(key, "en", **{**usual, **facts})


def test_the_same_problem_with_another_choice_comes_first_and_says_which() -> None:
    here = case("here", "returns", "crowds")
    same = case("same", "returns", "crowds")
    other = case("other", "returns", "crowds", patterns=("direct-selling",))
    found = comparable(library_of(here, same, other), here, "en", pattern_names(), CONCERNS)
    assert [match.case.key for match in found] == ["other", "same"]
    assert found[0].reasons == (
        "this too is about: goods that come back, crowds",
        "other choice: direct selling",
    )
    assert found[1].reasons == ("this too is about: goods that come back, crowds",)


def test_one_that_ended_otherwise_goes_before_one_that_ended_the_same() -> None:
    here = case("here", "returns")
    library = library_of(here, case("a", "returns"), case("b", "returns", outcome=Outcome.FAILED))
    assert [match.case.key for match in comparable(library, here, "en", {}, CONCERNS)] == ["b", "a"]


def test_a_case_about_something_else_and_the_case_itself_are_left_out() -> None:
    here = case("here", "returns")
    assert comparable(library_of(here, case("a", "crowds")), here, "en", {}, CONCERNS) == []


def test_three_are_enough() -> None:
    here = case("here", "returns")
    many = [case(f"c{number}", "returns") for number in range(6)]
    assert len(comparable(library_of(here, *many), here, "en", {}, CONCERNS)) == 3
