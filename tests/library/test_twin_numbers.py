"""The numbers of a case and of its twin are the same numbers, however each language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.library.checking import check_case
from canvas.library.checking.numbers import numbers, values
from canvas.method.patterns import pattern_names
from canvas.text.problems import Problem

from .conftest import TODAY, Shelf


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("1,000 shops", "1.000 winkels"),
        ("1,250,000 euros", "1.250.000 euro"),
        ("2.5 percent", "2,5 procent"),
        ("2.50 euros", "2,5 euro"),
        ("1,234.5 tonnes", "1.234,5 ton"),
        ("1.2 million euros", "1,2 miljoen euro"),
        ("1.2 million euros", "1.200.000 euro"),
        ("35,000 visitors", "35 duizend bezoekers"),
        ("3 billion", "3 miljard"),
        ("5 million", "vijf miljoen"),
        ("4 shops", "vier winkels"),
        ("12 shops", "twaalf winkels"),
        ("1 shop", "één winkel"),
        ("100 firms", "honderd bedrijven"),
        ("2018–2020", "van 2018 tot 2020"),
        ("at 18:30", "om 18.30 uur"),
        ("a 24-hour shop", "24 uur open"),
        ("4,000\u00a0000", "4.000.000"),
        ("from 27 September", "vanaf 27 september"),
    ],
)
def test_the_same_number_is_recognised(english: str, dutch: str) -> None:
    assert {number.value for number in numbers(english, "en")} <= values(dutch, "nl")
    assert {number.value for number in numbers(dutch, "nl")} <= values(english, "en")


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("1,000 shops", "1,000 winkels"),
        ("12 shops", "21 winkels"),
        ("13 shops", "dertien winkels"),
        ("1.2 million", "1,2 miljard"),
        ("2.5 percent", "25 procent"),
        ("7 shops", "zeventig winkels"),
        ("4 shops", "vierkante winkels"),
    ],
)
def test_another_number_is_not(english: str, dutch: str) -> None:
    assert not {number.value for number in numbers(english, "en")} <= values(dutch, "nl")


@pytest.mark.parametrize("text", ["CO2", "4PL", "B2B", "40m2", "the 19th", "1e", "x_1"])
def test_a_digit_inside_a_word_is_no_number_of_its_own(text: str) -> None:
    assert numbers(text, "en") == []


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_whole_numbers_and_decimals_read_alike_in_both_languages(whole: int, part: int) -> None:
    english = f"{whole:,}.{part}"
    dutch = english.replace(",", "x").replace(".", ",").replace("x", ".")
    assert [each.value for each in numbers(english, "en")] == [each.value for each in numbers(dutch, "nl")]
    assert numbers(f"{whole:,}", "en")[0].value == str(whole)


@given(st.text(max_size=200), st.sampled_from(["en", "nl"]))
def test_every_number_of_a_text_is_among_its_own_values(text: str, language: str) -> None:
    assert {number.value for number in numbers(text, language)} <= values(text, language)
    for number in numbers(text, language):
        assert text[number.offset :].startswith(number.written)


def behind(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.rule == "twin-behind"]


def test_the_first_three_numbers_that_a_twin_lacks_are_told_where_the_first_stands(shelf: Shelf) -> None:
    shelf.change("the right hatch", "the right hatch: 1,250 or 31 or 32 or 33 or 31 times")
    [problem] = behind(shelf.check())
    assert problem.severity == "warning"
    assert "“appeltje-eitje.nl.md” does not have these numbers: 1,250, 31, 32, …." in problem.wrong
    assert problem.line == shelf.line_of("1,250")
    assert behind(check_case(shelf.dutch, pattern_names(), TODAY)) == []


def test_a_number_may_stand_in_the_results_of_the_one_and_in_the_text_of_the_other(shelf: Shelf) -> None:
    shelf.change('text = "Products are fresher', 'text = "31 products are fresher')
    [problem] = behind(shelf.check())
    assert (problem.field, problem.line) == ("results[3].text", shelf.line_of("31 products"))
    text = shelf.dutch.read_text(encoding="utf-8").replace("verser zijn", "verser zijn, alle 31,")
    shelf.dutch.write_text(text, encoding="utf-8")
    assert shelf.check() == []


def test_the_one_that_was_looked_at_before_is_behind_and_is_no_different_case(shelf: Shelf) -> None:
    shelf.change("checked_on = 2026-11-24", "checked_on = 2026-11-25")
    problem = shelf.only()
    assert (problem.rule, problem.field) == ("twin-behind", "checked_on")
    assert "2026-11-24" in problem.wrong
    assert check_case(shelf.dutch, pattern_names(), TODAY) == []


def test_a_twin_that_cannot_be_read_is_not_behind(shelf: Shelf) -> None:
    shelf.change("the right hatch", "the right hatch 31 times")
    shelf.dutch.write_text("nothing", encoding="utf-8")
    assert behind(shelf.check()) == []
