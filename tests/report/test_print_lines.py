"""How many lines a paragraph takes on paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvas.report.print_lines import lines

TEXTS = st.text(max_size=200)
WIDE = st.floats(30, 600)
SIZES = st.floats(6, 24)


def test_what_fits_stands_on_one_line_and_one_letter_more_makes_two() -> None:
    ten = "mmmmm mmmmm"  # ten letters of 833 and a space of 278 thousandths
    assert lines(ten, 8.608, 1) == 1
    assert lines(ten, 8.607, 1) == 2


def test_narrow_letters_take_less_room_than_wide_ones() -> None:
    assert lines("ill " * 60, 200, 10) < lines("mow " * 60, 200, 10)


def test_a_letter_with_an_accent_is_as_wide_as_without_and_bold_marks_take_no_room() -> None:
    assert lines("één " * 40, 100, 10) == lines("een " * 40, 100, 10)
    assert lines("e\u0301e\u0301n " * 40, 100, 10) == lines("een " * 40, 100, 10)


def test_a_word_wider_than_the_line_goes_on_on_the_next() -> None:
    assert lines("m" * 100, 83.3, 10) == 10


@given(TEXTS, WIDE, SIZES)
def test_every_text_takes_a_line_and_larger_type_never_takes_fewer(
    text: str, wide: float, size: float
) -> None:
    assert 1 <= lines(text, wide, size) <= lines(text, wide, size * 1.5)


@given(TEXTS, TEXTS, WIDE, SIZES)
def test_a_longer_text_never_takes_fewer_lines(text: str, more: str, wide: float, size: float) -> None:
    assert lines(text, wide, size) <= lines(f"{text} {more}", wide, size)
