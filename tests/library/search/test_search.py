"""Search as you type: in both languages, forgiving, narrowed down by facets with honest counts."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.library.search.engine import Found, Search
from canvas.library.search.entries import Entry, EntryKind, Facet, entries_of
from canvas.library.search.index_files import digest
from canvas.method.patterns import concern_names, patterns, technologies
from canvas.model.case import Section
from canvas.model.words import Sector
from canvas.session.case_words import case_words

from .conftest import library_of, made

CASES = {Facet.KIND: (EntryKind.CASE.value,)}


@pytest.fixture(scope="module")
def search(entries: Sequence[Entry]) -> Search:
    return Search.over(entries)


def keys(found: Found) -> list[str]:
    return [hit.entry.key for hit in found.hits]


def test_a_word_is_found_in_the_language_that_is_spoken_and_in_the_other(search: Search) -> None:
    assert keys(search.search("vervoerders", "nl", CASES)) == ["vervoerder"]
    assert keys(search.search("hauliers", "nl", CASES)) == ["vervoerder"], (
        "an English word in a Dutch library"
    )
    assert keys(search.search("lorries", "en", CASES)) == ["vervoerder"]


@pytest.mark.parametrize(
    ("typed", "language"),
    [("winkel", "nl"), ("WINKELS", "nl"), ("wínkel", "nl"), ("shop", "en"), ("shops", "en"), ("Shóp", "en")],
)
def test_plural_case_and_accents_make_no_difference(search: Search, typed: str, language: str) -> None:
    assert sorted(keys(search.search(typed, language, CASES))) == ["museum", "timmerman"]


def test_an_accent_in_the_text_is_found_without_it(search: Search) -> None:
    assert "vervoerder" in keys(search.search("een planner", "nl", CASES))


def test_the_last_word_may_be_a_beginning_and_the_others_may_not(search: Search) -> None:
    assert keys(search.search("verv", "nl", CASES)) == ["vervoerder"]
    assert keys(search.search("planner rit", "nl", CASES)) == ["vervoerder"]
    assert keys(search.search("verv museum", "nl", CASES)) == ["museum"]


@pytest.mark.parametrize("typed", ["vervorders", "vervoredrs", "vervoerdes", "vervoerderz"])
def test_a_small_mistake_is_forgiven(search: Search, typed: str) -> None:
    assert keys(search.search(typed, "nl", CASES)) == ["vervoerder"]


def test_a_mistake_in_a_short_word_is_not(search: Search) -> None:
    assert keys(search.search("ben", "nl", CASES)) == []


@pytest.mark.parametrize(
    "typed", ["vrijwiligers", "vrijwilligerss", "vrijwilliigers", "brodjes", "broodjjes"]
)
def test_forgotten_and_superfluous_double_letters_are_forgiven_however_many(
    search: Search, typed: str
) -> None:
    assert keys(search.search(typed, "nl", CASES)) == ["bakker" if typed.startswith("br") else "museum"]


@pytest.mark.parametrize("typed", ["zzzz", "qqqq", "bbbbb", "aaaaaaaaaaaaaaaaaaaa"])
def test_letters_that_are_no_word_find_nothing(search: Search, typed: str) -> None:
    assert keys(search.search(typed, "nl")) == []


def test_a_mistake_in_the_first_letter_makes_another_word(search: Search) -> None:
    assert keys(search.search("museums", "nl", CASES)) == ["museum"]
    assert keys(search.search("fuseum", "nl", CASES)) == []


def test_the_beginning_of_a_short_word_is_not_taken_for_a_mistake(search: Search) -> None:
    """`kozij` may become `kozijnen`; `kozin` is not all of a word yet and no beginning of one either."""
    assert keys(search.search("kozij", "nl", CASES)) == ["timmerman"]
    assert keys(search.search("kozin", "nl", CASES)) == []
    assert keys(search.search("kozinen", "nl", CASES)) == ["timmerman"]


def test_a_mistake_in_one_language_is_no_word_of_the_other() -> None:
    english = made("a", "en", title="They drove on")
    search = Search.over(entries_of(library_of(english, made("a", "nl", title="Ze reden door")), {}, {}))
    assert keys(search.search("drone", "nl")) == []
    assert keys(search.search("drovee", "en")) == ["a"]


def test_only_words_that_are_nowhere_are_taken_for_mistakes() -> None:
    cases = (made("meant", title="Laden en lossen"), made("other", title="Leden en lossen"))
    search = Search.over(entries_of(library_of(*cases), {}, {}))
    assert keys(search.search("laden lossn", "nl")) == ["meant"]


def test_it_is_told_when_nothing_has_what_was_typed_and_this_only_comes_near(search: Search) -> None:
    assert search.search("vervorders", "nl", CASES).near
    assert search.search("museum laser", "nl", CASES).near
    assert not search.search("vervoerders", "nl", CASES).near
    assert not search.search("", "nl").near
    assert not search.search("zzzz", "nl").near


def test_a_beginning_in_the_title_counts_for_more_than_one_in_the_story() -> None:
    cases = (
        made("story", sections={Section.CHANGED: "De bakkerij bakt."}),
        made("title", title="De bakkerij"),
    )
    search = Search.over(entries_of(library_of(*cases), {}, {}))
    assert keys(search.search("bakker", "nl")) == ["title", "story"]


def test_a_case_is_found_by_the_foremost_things_an_owner_is_busy_with() -> None:
    case = made("a", concerns=("returns", "privacy", "waste", "quoting", "succession"), title="Een winkel")
    entries = entries_of(library_of(case), {}, {}, concern_names())
    search = Search.over(entries)
    assert keys(search.search("privacy", "nl")) == ["a"]
    assert keys(search.search("offertes", "nl")) == ["a"]
    assert keys(search.search("opvolging", "nl")) == [], "the fifth of them in passing"


def test_a_case_is_found_by_the_name_of_its_sector_in_either_language_and_a_title_comes_first() -> None:
    told = {**dict.fromkeys(Section, ""), Section.CHANGED: "Zij telt de bomen."}
    cases = (
        made("plain", title="Een zaak", sections=told),
        made("said", title="Zo doet detailhandel dat"),
        made("other", title="Een loods", sector=Sector.LOGISTICS),
    )
    sectors = case_words().names["sector"]
    search = Search.over(entries_of(library_of(*cases), {}, {}, sectors=sectors))
    assert keys(search.search("detailhandel", "nl")) == ["said", "plain"]
    assert sorted(keys(search.search("retail", "nl"))) == ["plain", "said"]
    assert keys(search.search("logistiek", "en")) == ["other"]
    assert keys(search.search("bomen retail", "nl")) == ["plain"]


@pytest.mark.parametrize("typed", ["cybersecurity", "cyber", "cybersecurty"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_technology_is_found_by_its_key(search: Search, typed: str, language: str) -> None:
    assert keys(search.search(typed, language))[0] == "cybersecurity"


def test_a_pattern_is_found_by_the_words_of_its_key(search: Search) -> None:
    assert "take-back-and-reuse" in keys(search.search("take-back reuse", "nl"))


def test_every_word_must_fit_and_where_that_finds_nothing_any_will_do(search: Search) -> None:
    assert keys(search.search("planner ritten", "nl", CASES)) == ["vervoerder"]
    assert sorted(keys(search.search("laser depot", "nl", CASES))) == ["museum", "timmerman"]


def test_words_that_every_text_has_do_not_keep_anything_out(search: Search) -> None:
    assert keys(search.search("de planner van het museum", "nl", CASES)) != []
    assert keys(search.search("hoe de vervoerders ritten bundelen", "nl", CASES))[0] == "vervoerder"


def test_a_title_says_more_than_the_story(search: Search) -> None:
    assert keys(search.search("museum", "nl"))[0] == "museum"


def test_without_words_everything_stands_in_its_order(search: Search, entries: Sequence[Entry]) -> None:
    found = search.search("  … !", "nl", most=1_000)
    assert [hit.entry for hit in found.hits] == list(entries)
    assert found.total == len(entries)


def test_patterns_and_technologies_are_found_as_well(search: Search) -> None:
    hits = search.search("sensoren", "nl").hits
    assert {hit.entry.kind for hit in hits} >= {EntryKind.TECHNOLOGY}
    assert keys(search.search("gedeelde hub", "nl"))[0] == "shared-hub"
    assert keys(search.search("shared hub", "en"))[0] == "shared-hub"


# Facets


def test_the_counts_say_how_many_there_would_be(search: Search, entries: Sequence[Entry]) -> None:
    everything = search.search("", "nl", most=1_000)
    assert everything.counts[Facet.KIND] == {"case": 4, "pattern": 48, "technology": len(technologies())}
    for facet in Facet:
        for word, count in everything.counts[facet].items():
            narrowed = search.search("", "nl", {facet: (word,)}, most=1_000)
            assert narrowed.total == count == len(narrowed.hits)
            assert all(word in hit.entry.facets.get(facet, ()) for hit in narrowed.hits)


def test_a_facets_own_choice_does_not_narrow_its_own_counts(search: Search) -> None:
    found = search.search("", "nl", {Facet.SECTOR: ("retail",)})
    assert found.counts[Facet.SECTOR] == {"retail": 1, "logistics": 1, "culture": 1, "construction": 1}
    assert found.counts[Facet.REGION] == {"Gelderland": 1}


def test_words_of_one_facet_add_up_and_facets_cut_each_other(search: Search) -> None:
    two = {Facet.SECTOR: ("retail", "culture")}
    assert sorted(keys(search.search("", "nl", two))) == ["bakker", "museum"]
    assert keys(search.search("", "nl", {**two, Facet.REGION: ("Overijssel",)})) == ["museum"]
    assert keys(search.search("", "nl", {**two, Facet.OUTCOME: ("failed",)})) == []


def test_words_and_facets_work_together(search: Search) -> None:
    assert keys(search.search("winkel", "nl", {Facet.OUTCOME: ("failed",)})) == ["timmerman"]


def test_an_unknown_word_of_a_facet_finds_nothing_and_breaks_nothing(search: Search) -> None:
    assert search.search("", "nl", {Facet.REGION: ("Atlantis", "")}).total == 0


# Whatever somebody types


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "nl"]))
def test_no_input_breaks_the_search(typed: str, language: str) -> None:
    entries = entries_of(library_of(made("a", title="Een winkel"), made("b", title="Twee")), {}, {})
    found = _SMALL.setdefault("search", Search.over(entries)).search(typed, language)
    assert len(found.hits) == min(found.total, 40)


_SMALL: dict[str, Search] = {}


@settings(deadline=None)
@given(st.sampled_from(["winkel", "vervoerders", "fotograferen", "kozijnen"]), st.data())
def test_every_beginning_of_three_letters_or_more_of_a_word_finds_it(word: str, data: st.DataObject) -> None:
    entries = entries_of(library_of(made("only", title=f"Iets met {word} erin")), {}, {})
    search = _BY_WORD.setdefault(word, Search.over(entries))
    length = data.draw(st.integers(3, len(word)))
    typed = data.draw(
        st.sampled_from([str.upper, str.lower, lambda text: unicodedata.normalize("NFD", text)])
    )(word[:length])
    assert [hit.entry.key for hit in search.search(typed, "nl").hits] == ["only"]


_BY_WORD: dict[str, Search] = {}


# The index on disk


def test_the_same_content_is_indexed_once_and_another_content_again(
    tmp_path: Path, entries: Sequence[Entry]
) -> None:
    Search.over(entries, tmp_path)
    (first,) = tmp_path.glob("index-*")
    made_at = {file: file.stat().st_mtime_ns for file in first.iterdir()}
    again = Search.over(entries, tmp_path)
    assert {file: file.stat().st_mtime_ns for file in first.iterdir()} == made_at
    assert keys(again.search("vervoerders", "nl", CASES)) == ["vervoerder"]
    Search.over(entries[:-1], tmp_path)
    assert len(list(tmp_path.glob("index-*"))) == 2


def test_only_a_few_indexes_are_kept(tmp_path: Path, entries: Sequence[Entry]) -> None:
    for count in range(1, 9):
        Search.over(entries[:count], tmp_path)
    assert len(list(tmp_path.iterdir())) == 4
    assert keys(Search.over(entries[:8], tmp_path).search("", "nl", most=99)) == [e.key for e in entries[:8]]


def test_a_broken_index_is_made_anew(tmp_path: Path, entries: Sequence[Entry]) -> None:
    Search.over(entries, tmp_path)
    (place,) = tmp_path.glob("index-*")
    for file in place.iterdir():
        file.write_bytes(b"rubbish")
    assert keys(Search.over(entries, tmp_path).search("vervoerders", "nl", CASES)) == ["vervoerder"]


@pytest.mark.parametrize("ending", [".fast", ".term", ".store", "meta.json", "sum"])
def test_one_changed_byte_anywhere_makes_it_anew(
    tmp_path: Path, entries: Sequence[Entry], ending: str
) -> None:
    Search.over(entries, tmp_path)
    file = next(each for each in tmp_path.glob("index-*/*") if each.name.endswith(ending))
    held = file.read_bytes()
    file.write_bytes(bytes([held[0] ^ 0xFF]) + held[1:])
    search = Search.over(entries, tmp_path)
    assert keys(search.search("vervoerders", "nl", CASES)) == ["vervoerder"]
    assert search.search("", "nl").counts[Facet.SECTOR]


def test_what_a_killed_program_was_making_goes_after_an_hour(
    tmp_path: Path, entries: Sequence[Entry]
) -> None:
    left, now = tmp_path / "making-left", tmp_path / "making-now"
    for folder in (left, now):
        folder.mkdir()
    two_hours_ago = time.time() - 7_200
    os.utime(left, (two_hours_ago, two_hours_ago))
    Search.over(entries, tmp_path)
    assert not left.exists()
    assert now.exists()


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, entries: Sequence[Entry]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    search = Search.over(entries, blocked / "cache")
    assert keys(search.search("vervoerders", "nl", CASES)) == ["vervoerder"]
    assert list(tmp_path.iterdir()) == [blocked]


def test_the_name_of_an_index_changes_with_every_word_of_its_content(entries: Sequence[Entry]) -> None:
    one = made("a", title="Een")
    names = {
        digest(entries_of(library_of(case), patterns(), technologies()))
        for case in (one, made("a", title="Een "), made("b", title="Een"), made("a", "en", title="Een"),
                     made("a", title="Een", gist="x"), made("a", title="Een", region_name="Drenthe"))
    }  # fmt: skip
    assert len(names) == 6
