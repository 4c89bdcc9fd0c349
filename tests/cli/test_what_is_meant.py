"""What a person types where a key stands is understood by its name, and what is not known is told, never passed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas.cli.main import language_first
from canvas.library.reading import load_library
from canvas.locale import language, speak
from canvas.method.patterns import patterns, technologies

from .conftest import Canvas


@pytest.fixture(autouse=True)
def same_language() -> Iterator[None]:
    """The language in which the next test speaks is that of this one."""
    before = language()
    yield
    speak(before)


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "nl", "case", "match", "--sector", "bouw"), ("case", "--lang", "nl", "match", "--sector", "bouw"),
        ("case", "match", "--lang", "nl", "--sector", "bouw"), ("case", "match", "--sector", "bouw", "--lang=nl"),
    ],
)  # fmt: skip
def test_the_language_may_be_named_anywhere(canvas: Canvas, words: tuple[str, ...]) -> None:
    said = canvas(*words)
    assert said.code == 0
    assert "dezelfde branche" in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("case", "list", "--lang"), "Option '--lang' requires an argument."),
        (("case", "list", "--lang", "fr"), "'fr' is not one of 'en', 'nl'."),
        (("case", "list", "--lang="), "'' is not one of 'en', 'nl'."),
    ],
)
def test_a_language_that_is_missing_or_unknown_is_told_wherever_it_stands(
    canvas: Canvas, words: tuple[str, ...], told: str
) -> None:
    said = canvas(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_behind_a_bare_double_hyphen_a_word_is_what_it_is(canvas: Canvas) -> None:
    assert language_first(["case", "--lang", "nl", "search", "--", "--lang", "en"]) == [
        "--lang", "nl", "case", "search", "--", "--lang", "en",
    ]  # fmt: skip
    said = canvas("case", "search", "--", "--lang", "nl")
    assert said.out.rstrip().endswith("found.")


def test_a_report_speaks_another_language_than_the_command(canvas: Canvas) -> None:
    canvas("example", "bakery", "-o", "bakery", "--no-open")
    said = canvas("report", "bakery.canvas.toml", "-o", "report.md", "--in", "en", "--lang", "nl")
    assert said.err == "Geschreven: report.md\n"
    assert "Partners" in Path("report.md").read_text(encoding="utf-8")


def test_names_complete_behind_a_language_too(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CANVAS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "canvas case show --lang nl ned")
    monkeypatch.setenv("COMP_CWORD", "5")
    assert "nedap" in canvas().out


@pytest.mark.parametrize("word", ["gelderland", "GELDERLAND", "NL22", "nl22"])
def test_a_region_is_found_by_its_name_in_any_capitals_and_by_its_code(canvas: Canvas, word: str) -> None:
    found = canvas("case", "search", "--region", word, "--json").data
    assert found == canvas("case", "search", "--region", "Gelderland", "--json").data
    assert found["total"] > 0


@pytest.mark.parametrize("spoken", ["en", "nl"])
@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("The Netherlands", "Nederland"), ("nederland", "Nederland"), ("Friesland", "Fryslân"), ("fryslan", "Fryslân"),
        ("north brabant", "Noord-Brabant"), ("Munster", "Münster"),
    ],
)  # fmt: skip
def test_a_region_is_found_by_its_name_in_either_language(
    canvas: Canvas, word: str, name: str, spoken: str
) -> None:
    total = canvas("case", "search", "--region", word, "--json", "--lang", spoken).data["total"]
    cases = {case.key for case in load_library().all("en") if case.region_name == name}
    assert total == len(cases) > 0


@pytest.mark.parametrize(
    ("word", "near"),
    [("Gelderlnd", "Gelderland"), ("Zutphen", "Gelderland"), ("Twente", "Overijssel"), ("zeland", "Zeeland")],
)
def test_a_region_there_is_none_of_is_told_with_the_nearest(canvas: Canvas, word: str, near: str) -> None:
    said = canvas("case", "search", "--region", word)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"There is no region “{word}”. Allowed: Overijssel, Gelderland, ")
    assert said.err.endswith(f"Did you mean “{near}”?\n")


def test_a_region_that_exists_but_has_no_case_finds_nothing(canvas: Canvas) -> None:
    said = canvas("case", "search", "--region", "Zeeland")
    assert (said.code, said.out) == (0, "0 found.\n")


@pytest.mark.parametrize("spoken", ["en", "nl"])
@pytest.mark.parametrize(
    ("kind", "name", "key"),
    [
        ("pattern", "Voorspellend onderhoud", "predictive-maintenance"), ("pattern", "voorspellend  onderhoud", "predictive-maintenance"),
        ("pattern", "predictive maintenance", "predictive-maintenance"), ("pattern", "Predictive-Maintenance", "predictive-maintenance"),
        ("technology", "Digitale veiligheid", "cybersecurity"), ("technology", "digital security", "cybersecurity"),
    ],
)  # fmt: skip
def test_a_name_in_either_language_is_as_good_as_the_key(
    canvas: Canvas, kind: str, name: str, key: str, spoken: str
) -> None:
    assert canvas(kind, "show", name, "--json", "--lang", spoken).data["key"] == key


def test_every_name_and_every_key_leads_to_its_own(canvas: Canvas) -> None:
    from canvas.cli.meant import pattern_meant, technology_meant

    for key, pattern in patterns().items():
        assert {pattern_meant(word) for word in (key, key.upper(), *pattern.name.texts.values())} == {key}
    for key, technology in technologies().items():
        assert {technology_meant(word) for word in (key, *technology.name.texts.values())} == {key}


def test_cases_are_matched_and_searched_by_the_name_of_a_pattern(canvas: Canvas) -> None:
    for command in (("case", "match"), ("case", "search")):
        by_name = canvas(*command, "--pattern", "Vrachten bundelen", "--json")
        assert by_name.code == 0
        [key] = [key for key, each in patterns().items() if each.name.of("nl") == "Vrachten bundelen"]
        assert by_name.data == canvas(*command, "--pattern", key, "--json").data


def test_a_mistyped_name_is_told_with_the_nearest_name(canvas: Canvas) -> None:
    said = canvas("pattern", "show", "vrachten bundeln")
    assert said.code == 2
    assert "Did you mean “Vrachten bundelen”?" in said.err
    assert "Did you mean “cybersecurity”?" in canvas("technology", "show", "cybersecurty").err


def test_the_key_of_a_case_may_have_capitals(canvas: Canvas) -> None:
    assert canvas("case", "show", "NEDAP", "nedap", "--json").data["key"] == "nedap"
    said = canvas("case", "show", "nope", "Nedap", "nedab", "-o", "sheet.html")
    assert said.code == 2
    assert "“nope”" in said.err and "Did you mean “nedap”?" in said.err
    assert not Path("sheet.html").exists()


@pytest.mark.parametrize(
    ("place", "near"), [("Zutfen", "Zutphen"), ("groenloo", "Groenlo"), ("Atlantis", ""), ("Londen", "")]
)
def test_a_place_that_is_not_known_is_told_to_count_for_nothing(
    canvas: Canvas, place: str, near: str
) -> None:
    said = canvas("case", "match", "--place", place, "--json")
    nowhere = canvas("case", "match", "--text", "", "--most", "3", "--place", "Atlantis", "--json")
    assert said.code == 0
    assert said.data == nowhere.data
    assert f"“{place}” is not a place that is known here, so it counts for nothing." in said.err
    assert ("Did you mean" in said.err) == bool(near)
    assert near in said.err


@pytest.mark.parametrize("place", ["Zutphen", "in de achterhoek", "Gelderland", "Ahaus", "Nederland"])
def test_of_a_place_that_is_known_or_where_a_case_is_nothing_is_told(canvas: Canvas, place: str) -> None:
    assert canvas("case", "match", "--place", place).err == ""


def test_a_tag_counts_beside_a_question_too(canvas: Canvas) -> None:
    asked = ("case", "match", "--prompt", "frame-pressure", "--json")
    assert canvas(*asked).data != canvas(*asked, "--tag", "robotics").data


def test_what_a_workshop_cannot_hold_is_told_and_not_left_out(canvas: Canvas) -> None:
    said = canvas("case", "match", "--sector", "retail", "--place", "a" * 1_200_001)
    assert (said.code, said.out) == (2, "")
    assert said.err == "workshop.place: This text is longer than 1200000 characters.\n"


def test_a_pattern_and_a_technology_that_no_case_shows_say_so(canvas: Canvas) -> None:
    told = "No case in the library shows it yet."
    shown = {key for case in load_library().all("en") for key in case.patterns}
    bare = [key for key in patterns() if key not in shown] + [
        key for key, each in technologies().items() if not each.cases
    ]
    assert bare
    for key in bare:
        assert told in canvas("pattern" if key in patterns() else "technology", "show", key).out
    for key in [*patterns(), *technologies()]:
        if key not in bare:
            kind = "pattern" if key in patterns() else "technology"
            said = canvas(kind, "show", key).out
            assert told not in said
            assert "Cases that show it" in said


def test_no_key_is_broken_over_two_lines(canvas: Canvas) -> None:
    for key, technology in technologies().items():
        said = canvas("technology", "show", key).out
        for pattern in technology.patterns:
            assert f"({pattern})" in said


@pytest.mark.parametrize("name", ["nowhere/x", "a-file/x"])
@pytest.mark.parametrize("command", ["case", "report"])
def test_a_folder_that_is_not_there_is_named_and_another_asked_for(
    canvas: Canvas, command: str, name: str
) -> None:
    canvas("example", "bakery", "-o", "bakery", "--no-open")
    Path("a-file").write_text("mine")
    words = ("case", "show", "nedap") if command == "case" else ("report", "bakery.canvas.toml")
    said = canvas(*words, "-o", f"{name}.md")
    folder = Path(name).absolute().parent
    assert said.code == 2
    assert said.err == f"{name}.md: The folder “{folder}” cannot be found. Choose another folder with -o.\n"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no such folder here")
def test_a_folder_that_takes_no_files_is_named_and_another_asked_for(canvas: Canvas) -> None:
    said = canvas("case", "show", "nedap", "-o", "/proc/x.html")
    assert said.code == 2
    assert (
        said.err
        == "/proc/x.html: Nothing can be written in the folder “/proc”. Choose another folder with -o.\n"
    )
