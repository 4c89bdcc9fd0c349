"""Amounts, dates and lists as people write them in both languages, whatever the computer's own settings are."""

from __future__ import annotations

import datetime
import string

import pytest

from canvas.locale import Language
from canvas.model.words import Per
from canvas.report import words
from canvas.report.writing import _headings


@pytest.mark.parametrize(
    ("low", "high", "per", "dutch", "english"),
    [
        (900, 1400, Per.MONTH, "€ 900–1.400 per maand", "€ 900–1,400 a month"),
        (1400, 900, Per.MONTH, "€ 900–1.400 per maand", "€ 900–1,400 a month"),
        (12000, 12000, Per.YEAR, "€ 12.000 per jaar", "€ 12,000 a year"),
        (450, None, None, "minstens € 450", "at least € 450"),
        (None, 450, Per.ONCE, "hooguit € 450 eenmalig", "at most € 450 once"),
        (0, 2.5, Per.ONCE, "€ 0–2,50 eenmalig", "€ 0–2.50 once"),
        (None, None, Per.MONTH, "", ""),
    ],
)
def test_an_amount_is_said_as_people_say_it(
    low: float | None, high: float | None, per: Per | None, dutch: str, english: str
) -> None:
    assert words.amount(low, high, per, "nl") == dutch
    assert words.amount(low, high, per, "en") == english


def test_a_loss_carries_its_sign_before_the_euro() -> None:
    assert words.euros(-1250, "nl") == "–€ 1.250"
    assert words.amount(-500, 200, Per.MONTH, "nl") == "–€ 500 … € 200 per maand"


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (datetime.date(2026, 11, 24), "di 24 nov 2026", "Tue 24 Nov 2026"),
        (datetime.date(2027, 3, 1), "ma 1 mrt 2027", "Mon 1 Mar 2027"),
    ],
)
def test_a_date_has_its_weekday(day: datetime.date, dutch: str, english: str) -> None:
    assert (words.date(day, "nl"), words.date(day, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("items", "language", "said"),
    [
        ([], "nl", ""),
        (["meel"], "nl", "meel"),
        (["meel", "", "boter"], "nl", "meel en boter"),
        (["flour", "butter", "yeast"], "en", "flour, butter and yeast"),
        (["rye, ground", "butter", "yeast"], "en", "rye, ground; butter; and yeast"),
    ],
)
def test_a_list_has_an_and_and_no_doubt_about_its_commas(
    items: list[str], language: Language, said: str
) -> None:
    assert words.listed(items, language) == said


def test_a_number_has_no_decimals_it_does_not_need() -> None:
    assert words.number(1500.0, "nl") == "1.500"
    assert words.number(0.5, "nl") == "0,5"
    assert words.number(1234.25, "en") == "1,234.25"


@pytest.mark.parametrize("key", list(_headings()))
def test_every_heading_is_there_in_both_languages_with_the_same_placeholders(key: str) -> None:
    texts = _headings()[key].texts
    assert set(texts) == {"en", "nl"}
    found = {
        language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for language, text in texts.items()
    }
    assert found["en"] == found["nl"]
    assert bool(texts["en"]) == bool(texts["nl"])
