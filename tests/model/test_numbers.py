"""A number is heard in what somebody says, when there is no doubt which."""

from __future__ import annotations

import pytest

from canvas.model.fields import Number, Unfit
from canvas.model.numbers import numbers_in, typed_number

PEOPLE = Number("people", whole=True)
YEAR = Number("year", whole=True)
EURO = Number("euro")


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (PEOPLE, "26 man", 26),
        (PEOPLE, "ongeveer 26.", 26),
        (YEAR, "eind 2029", 2029),
        (YEAR, "eind 2029, dus over 3 jaar", 2029),
        (YEAR, "31-12-2029", 2029),
        (EURO, "1.250,50 per maand", 1250.5),
        (EURO, "about 0,125 each", 0.125),
    ],
)
def test_the_one_number_among_words_is_taken_and_said_back(kind: Number, typed: str, number: float) -> None:
    value, said = kind.hear(typed)
    assert value == number
    assert typed in said
    assert str(number) in said


@pytest.mark.parametrize("typed", ["26", "1.500", "1 500", "€ 12,50", "12 %", "- 5", ""])
def test_a_number_alone_is_taken_without_a_word(typed: str) -> None:
    assert EURO.hear(typed) == (EURO.read(typed), "")


@pytest.mark.parametrize("typed", ["26 man waarvan 19 chauffeurs", "26 19", "2 or 3"])
def test_of_several_numbers_none_is_taken_and_an_example_is_given(typed: str) -> None:
    with pytest.raises(Unfit, match=r"more than one number.*such as 26"):
        PEOPLE.hear(typed)


@pytest.mark.parametrize("typed", ["soon", "B2B", "2 miljoen", "26k", "3 hundred", "½"])
def test_what_is_no_number_by_itself_is_not_taken(typed: str) -> None:
    with pytest.raises(Unfit, match=r"is not a number\. Write one in digits, such as 1250"):
        EURO.hear(typed)
    assert numbers_in(typed) == []


@pytest.mark.parametrize("typed", ["26", "1899", "2101", "in 3 years"])
def test_a_year_is_one_that_somebody_can_mean(typed: str) -> None:
    with pytest.raises(Unfit, match="A year from 1900 to 2100"):
        YEAR.hear(typed)
    assert YEAR.take(3) == 3, "what stands in a file is read as before"


def test_what_is_read_to_the_letter_takes_no_number_out_of_words() -> None:
    with pytest.raises(Unfit):
        PEOPLE.read("26 man")


def test_two_numbers_with_a_space_between_are_not_one() -> None:
    assert typed_number("26 19") is None
    assert typed_number("1 250 000") == 1_250_000


def test_a_very_long_answer_is_said_back_short_and_looked_through_quickly() -> None:
    with pytest.raises(Unfit) as told:
        PEOPLE.hear("1" + " 1" * 100_000)
    assert len(told.value.wrong) < 160
