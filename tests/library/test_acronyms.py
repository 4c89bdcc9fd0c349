"""An acronym is spelled out where a reader first meets it."""

from __future__ import annotations

import pytest

from canvas.library.checking import check_case
from canvas.method.patterns import pattern_names

from .conftest import TODAY, Shelf

PLACE = "the right hatch"


def told(shelf: Shelf) -> list[str]:
    """The acronyms that are told, in order."""
    problems = [problem for problem in shelf.check() if problem.rule == "acronym"]
    return [problem.wrong.split("“")[1].split("”")[0] for problem in problems]


@pytest.mark.parametrize("word", ["ERP", "WMS", "B2B", "4PL", "EDIFAC", "ÉRP", "CO₃H", "A1B2C3"])
def test_two_to_six_capitals_and_digits_are_an_acronym(shelf: Shelf, word: str) -> None:
    shelf.change(PLACE, f"the {word} hatch")
    assert len(told(shelf)) == 1


@pytest.mark.parametrize(
    "word",
    ["A", "5G", "3D", "X1", "Erp", "erp", "ERPs", "OVERLONG", "2020", "II", "CO2", "CO₂", "QR", "EU", "TNO"],
)
def test_other_words_are_none_or_everybody_knows_them(shelf: Shelf, word: str) -> None:
    shelf.change(PLACE, f"the {word} hatch")
    assert told(shelf) == []


@pytest.mark.parametrize(
    "text",
    [
        "enterprise resource planning (ERP)",
        "enterprise resource planning\n(ERP)",
        "“enterprise resource planning” (“ERP”)",
        "enterprise resource planning (ERP, one program for everything)",
        "ERP (enterprise resource planning)",
        "“ERP” (enterprise resource planning)",
    ],
)
def test_words_before_or_behind_it_spell_it_out(shelf: Shelf, text: str) -> None:
    shelf.change(PLACE, f"the {text} hatch")
    assert told(shelf) == []


@pytest.mark.parametrize("text", ["ERP (2020)", "(ERP)", "ERP ()", "ERP (logistics)"])
def test_brackets_without_words_spell_nothing_out(shelf: Shelf, text: str) -> None:
    shelf.change(PLACE, f"the right hatch. {text} hatch")
    assert told(shelf) == ["ERP"]


def test_only_its_first_place_counts_and_is_told_once(shelf: Shelf) -> None:
    shelf.change("Together they", "With enterprise resource planning (ERP) they")
    shelf.change(PLACE, "the ERP hatch")
    assert told(shelf) == []
    shelf.change("A fruit and dairy farm in", "An ERP farm, and ERP again, in")
    assert told(shelf) == ["ERP"]


def test_a_reader_meets_the_title_first_and_the_results_last(shelf: Shelf) -> None:
    shelf.change('text = "Products are', 'text = "ERP products are')
    assert told(shelf) == ["ERP"]
    shelf.change(PLACE, "the enterprise resource planning (ERP) hatch")
    assert told(shelf) == []
    shelf.change('gist = "Two farms', 'gist = "Two ERP farms')
    assert told(shelf) == ["ERP"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('organisation = "Appeltje Eitje"', 'organisation = "Appeltje Eitje ERP"'),
        ('place = "Dodewaard"', 'place = "Dodewaard ERP"'),
        ('name = "Gelderland"', 'name = "Gelderland ERP"'),
        ('parties = ["', 'parties = ["ERP Dodewaard", "'),
        ('by = "Omroep Gelderland"', 'by = "ERP Gelderland"'),
        ('title = "Distrifood,', 'title = "ERP,'),
    ],
)
def test_a_name_in_the_fields_is_known(shelf: Shelf, old: str, new: str) -> None:
    shelf.change(PLACE, "the ERP hatch")
    assert told(shelf) == ["ERP"]
    shelf.change(old, new, both=True)
    assert told(shelf) == []


def test_what_everybody_knows_depends_on_the_language(shelf: Shelf) -> None:
    shelf.change(PLACE, "the BTW hatch")
    text = shelf.dutch.read_text(encoding="utf-8").replace("het juiste luikje", "het BTW-luikje")
    shelf.dutch.write_text(text, encoding="utf-8")
    assert told(shelf) == ["BTW"]
    assert check_case(shelf.dutch, pattern_names(), TODAY) == []


def test_a_text_in_capitals_is_told_in_bounded_lines(shelf: Shelf) -> None:
    words = " ".join(f"{chr(65 + one)}{chr(65 + two)}Z" for one in range(8) for two in range(8))
    shelf.change(PLACE, words)
    assert len(told(shelf)) == 20
