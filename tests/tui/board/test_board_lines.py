"""A note as lines: every line fits its cells, whatever somebody typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from canvas.model.records import Note
from canvas.model.words import Mark, Per
from canvas.tui.widgets.board_lines import Look, amount_text, filled, note_lines, shortened, wrapped


def note(text: str, **fields: object) -> Note:
    return Note(id="n", text=text, **fields)  # type: ignore[arg-type]


@given(st.text(max_size=300), st.integers(2, 40), st.integers(2, 40), st.integers(1, 6))
def test_a_text_never_grows_out_of_its_lines(text: str, first: int, rest: int, most: int) -> None:
    lines = wrapped(text, first, rest, most)
    assert 1 <= len(lines) <= most
    assert cell_len(lines[0]) <= first
    assert all(cell_len(line) <= rest for line in lines[1:])
    assert all(ord(character) >= 32 for line in lines for character in line)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=12))
def test_nothing_is_lost_when_there_is_room(words: list[str]) -> None:
    assert " ".join(wrapped(" ".join(words), 10, 10, 99)) == " ".join(words)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrapped("one two three four five", 8, 8, 2) == ("one two", "three…")


def test_a_broken_word_leaves_no_letter_alone() -> None:
    first, second = wrapped("Buurtkantines", 12, 12, 2)
    assert first + second == "Buurtkantines"
    assert len(second) >= 4


def test_wide_characters_take_two_cells() -> None:
    assert wrapped("面包店面包店", 8, 8, 2) == ("面包店面", "包店")


@given(st.text(max_size=80), st.integers(0, 30))
def test_a_shortened_text_fits_and_a_filled_one_fits_exactly(text: str, width: int) -> None:
    assert cell_len(shortened(text, width)) <= width or cell_len(text) <= width
    assert cell_len(filled(text, width)) == width


def test_an_amount_stands_right_of_the_text_when_it_fits_and_below_when_not() -> None:
    rent = note("Rent", amount_low=900.0, amount_high=1400.0, amount_per=Per.MONTH)
    assert [(line.text, line.right) for line in note_lines(rent, 40, Look())] == [
        ("Rent", "€ 900–1,400 / month")
    ]
    assert [(line.text, line.right) for line in note_lines(rent, 22, Look())] == [
        ("Rent", ""),
        ("", "€ 900–1,400 / month"),
    ]


@pytest.mark.parametrize(
    ("low", "high", "per", "language", "written"),
    [
        (900, 1400, Per.MONTH, "nl", "€ 900–1.400 / month"),
        (12000, None, Per.YEAR, "en", "€ 12,000 / year"),
        (None, 12.5, Per.ONCE, "nl", "€ 12,50 once"),
        (40, 40, None, "en", "€ 40"),
        (1400, 900, None, "en", "€ 900–1,400"),
        (None, None, Per.MONTH, "en", ""),
    ],
)
def test_amounts_are_written_as_people_write_them(
    low: float | None, high: float | None, per: Per | None, language: str, written: str
) -> None:
    assert amount_text(note("x", amount_low=low, amount_high=high, amount_per=per), language) == written


def test_a_mark_stands_before_the_first_line_and_takes_its_room() -> None:
    lines = note_lines(note("throwing bread away", mark=Mark.PAINFUL), 13, Look())
    assert [(line.mark, line.text) for line in lines] == [("✗", "throwing"), ("", " bread away")]


def test_the_longer_text_is_only_there_where_there_is_room_for_it() -> None:
    told = note("Bread", note="Forty loaves are left on Fridays.")
    assert [line.text for line in note_lines(told, 50, Look())] == ["Bread"]
    assert [(line.text, line.long) for line in note_lines(told, 50, Look(long=3))] == [
        ("Bread", False),
        ("Forty loaves are left on Fridays.", True),
    ]
