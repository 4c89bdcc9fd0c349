"""Nothing that people, files or peers bring is obeyed by a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.text.show import one_line, show, show_each

NASTY = {
    "clear screen": "\x1b[2J",
    "clipboard": "\x1b]52;c;c3RvbGVu\x07",
    "title": "\x1b]0;pwned\x1b\\",
    "C1 CSI": "\x9b31m",
    "bidi override": "abc\u202edef",
    "isolate": "\u2066x\u2069",
    "nul": "a\x00b",
    "delete": "a\x7fb",
    "line separator": "a\u2028b",
    "tag characters": "a\U000e0041b",
    "lone surrogate": "a\ud800b",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_what_a_terminal_would_obey_becomes_visible(text: str) -> None:
    shown = show(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl") for character in shown)
    assert len(shown) == len(text)


def test_ordinary_text_in_many_scripts_stays_as_it_is() -> None:
    text = "Bäckerei ’t Hoekje – € 1.500, ½ m², Ελληνικά, 日本語, עברית, naïve 👩‍🍳"
    assert show(text) == text


def test_ten_thousand_combining_marks_become_four() -> None:
    shown = show("a" + "\u0301" * 10_000 + "b")
    assert shown == "a" + "\u0301" * 4 + "b"


def test_newlines_stay_only_where_lines_are_asked_for() -> None:
    assert show("a\nb", lines=True) == "a\nb"
    assert "\n" not in show("a\nb")


def test_a_megabyte_is_shown_on_one_short_line() -> None:
    assert one_line("x" * 1_000_000, 20) == "x" * 19 + "…"


@given(st.text(st.characters(codec=None)))
def test_no_text_brings_a_control_character_through(text: str) -> None:
    for shown in (show(text), show_each(text), one_line(text)):
        assert not any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in shown)
        assert not any(unicodedata.category(each) == "Cf" and each not in "\u200c\u200d" for each in shown)


@given(st.text(st.characters(codec=None)))
def test_showing_twice_is_showing_once(text: str) -> None:
    assert show(show(text)) == show(text)


@given(st.text(st.characters(codec=None)))
def test_a_field_shows_one_character_for_each_typed(text: str) -> None:
    assert len(show_each(text)) == len(text)
