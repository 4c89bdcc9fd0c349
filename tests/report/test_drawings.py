"""A canvas drawn in text: nine blocks in the layout that everybody knows, readable without colour."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.model.records import TODAY
from canvas.model.words import Block
from canvas.report.cells import cut, pad, width, wrap
from canvas.report.drawings import NARROWEST, canvas_drawing, matrix_drawing
from tests.model.build import Builder, bakery_today
from tests.report.reading import content


def drawn(made: Builder, canvas: str = TODAY, cells: int = 110) -> tuple[str, ...]:
    return canvas_drawing(made.workshop, canvas, content().vocabulary, "en", cells)


def where(lines: tuple[str, ...], text: str) -> tuple[int, int]:
    """The row and column at which a text stands."""
    return next((row, line.index(text)) for row, line in enumerate(lines) if text in line)


def test_the_blocks_stand_where_everybody_knows_them() -> None:
    lines = drawn(Builder())
    names = {block: where(lines, content().vocabulary.block(block, "en", short=True)) for block in Block}
    upper = [
        Block.KEY_PARTNERS, Block.KEY_ACTIVITIES, Block.VALUE_PROPOSITIONS, Block.CUSTOMER_RELATIONSHIPS,
        Block.CUSTOMER_SEGMENTS,
    ]  # fmt: skip
    assert [names[block][0] for block in upper] == [0] * 5
    assert sorted(names[block][1] for block in upper) == [names[block][1] for block in upper]
    assert names[Block.KEY_RESOURCES][1] == names[Block.KEY_ACTIVITIES][1]
    assert names[Block.CHANNELS][1] == names[Block.CUSTOMER_RELATIONSHIPS][1]
    assert names[Block.KEY_RESOURCES][0] < names[Block.COST_STRUCTURE][0] == names[Block.REVENUE_STREAMS][0]


def test_every_line_is_as_wide_as_asked_and_closed_on_both_sides() -> None:
    lines = drawn(bakery_today(), cells=97)
    assert {width(line) for line in lines} == {97}
    assert {line[0] + line[-1] for line in lines[1:-1]} <= {"││", "├┤"}


def test_a_redesign_shows_new_changed_and_dropped_by_a_mark() -> None:
    made = bakery_today()
    redesign = made.redesign("On order")
    made.put("note", made.copy("fresh bread", redesign), text="your loaf")
    made.drop_note(made.copy("guess what to bake", redesign))
    made.note(Block.CHANNELS, "by phone", redesign)
    text = "\n".join(drawn(made, redesign))
    assert "~your loaf" in text
    assert "–guess what to" in text
    assert "+by phone" in text
    assert " the shop" in text


def test_a_long_note_is_cut_so_that_the_others_can_be_seen() -> None:
    made = Builder()
    made.note(Block.CHANNELS, "long", text="word " * 5_000)
    made.note(Block.CHANNELS, "after", text="the next")
    lines = drawn(made)
    assert len(lines) < 20
    assert any("…" in line for line in lines)
    assert any("the next" in line for line in lines)


def test_a_narrow_drawing_puts_the_blocks_under_each_other() -> None:
    made = bakery_today()
    lines = drawn(made, cells=NARROWEST - 1)
    rows = [where(lines, content().vocabulary.block(block, "en", short=True))[0] for block in Block]
    assert rows == sorted(set(rows))
    assert {width(line) for line in lines} == {NARROWEST - 1}


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=4), st.integers(24, 140)
)
@settings(deadline=None, max_examples=60)
def test_whatever_is_written_the_lines_stay_straight(texts: list[str], cells: int) -> None:
    made = Builder()
    for place, text in enumerate(texts):
        made.note(list(Block)[place * 2], f"n{place}", text=text or None)
    assert {width(line) for line in drawn(made, cells=cells)} == {cells}


def test_four_fields_stand_two_by_two() -> None:
    lines = matrix_drawing([("A", ["one"]), ("B", []), ("C", []), ("D", ["four"])], 40)
    assert where(lines, " A ")[0] == where(lines, " B ")[0] < where(lines, " C ")[0] == where(lines, " D ")[0]
    assert where(lines, "four")[1] > where(lines, "one")[1]


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("日本語 text", 4, ["日本", "語", "text"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("pay € 900 now", 7, ["pay", "€ 900", "now"]),
        ("first\nsecond", 20, ["first", "second"]),
        ("", 5, []),
    ],
)
def test_a_text_is_wrapped_by_cells_not_by_letters(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


def test_a_text_is_cut_and_filled_up_by_cells() -> None:
    assert cut("日本語", 5) == "日本…"
    assert pad("日", 4) == "日  "
    assert pad("7", 3, right=True) == "  7"
