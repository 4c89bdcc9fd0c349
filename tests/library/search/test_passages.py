"""The passage shows why something was found."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.library.search.entries import Entry, entries_of
from canvas.library.search.passages import Passage, marks_in, passage
from canvas.method.patterns import technologies
from canvas.session.case_words import case_words

from .conftest import library_of, made


def entry(entries: Sequence[Entry], key: str) -> Entry:
    return next(each for each in entries if each.key == key)


def marked(text: str, marks: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in marks]


def test_the_sentence_with_most_of_the_words_is_shown_and_they_are_marked(entries: Sequence[Entry]) -> None:
    found = passage(entry(entries, "vervoerder"), "planner rit", "nl")
    assert found.text == "Één planner verdeelt de ritten."
    assert marked(found.text, found.marks) == ["planner", "ritten"]


def test_a_mistake_is_marked_where_it_was_forgiven(entries: Sequence[Entry]) -> None:
    found = passage(entry(entries, "vervoerder"), "planer", "nl")
    assert marked(found.text, found.marks) == ["planner"]


def test_a_word_that_every_text_has_is_no_mistaken_spelling_of_another() -> None:
    text = "Deze partijen deelen een hal en delen een heftruck."
    assert marked(text, marks_in(text, "deel", "nl")) == ["deelen", "delen"]


def test_without_words_it_is_the_gist() -> None:
    only = entries_of(library_of(made("a", gist="In het kort.")), {}, {})[0]
    assert passage(only, "", "nl").text == "In het kort."


def test_a_long_sentence_is_cut_around_the_first_word_that_fits() -> None:
    long = "Woord " * 80 + "doelwit " + "staart " * 40
    only = entries_of(library_of(made("a", gist=long)), {}, {})[0]
    found = passage(only, "doelwit", "nl", longest=80)
    assert len(found.text) <= 80
    assert found.text.startswith("… ")
    assert found.text.endswith("…")
    assert marked(found.text, found.marks) == ["doelwit"]


@settings(deadline=None)
@given(st.text(max_size=120), st.text(max_size=40), st.integers(20, 120))
def test_marks_never_leave_the_text(text: str, typed: str, longest: int) -> None:
    marks = marks_in(text, typed, "nl")
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert list(marks) == sorted(set(marks))
    only = entries_of(library_of(made("a", gist=text)), {}, {})[0]
    found = passage(only, typed, "nl", longest)
    assert len(found.text) <= longest
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)


def test_what_an_entry_is_only_found_by_is_never_shown() -> None:
    cases = library_of(made("a", gist="In het kort."))
    found = entries_of(cases, {}, technologies(), sectors=case_words().names["sector"])
    for entry in found:
        text = entry.text("nl")
        assert text.also
        for words in text.also:
            shown = passage(entry, words, "nl").text.strip("… ")
            assert any(shown in each for each in (text.gist, *text.told))
    assert passage(found[0], "detailhandel", "nl") == Passage("In het kort.")
