"""A case that is being written: nothing typed is lost, the file can be read, and the check says what is missing."""

from __future__ import annotations

import datetime
import itertools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from canvas.cli.case_files import case_catalogue
from canvas.library.authoring.answers import (
    Reading,
    address_reader,
    clean,
    list_reader,
    region_reader,
    size_reader,
    source_year_reader,
    text_reader,
    year_reader,
    years_reader,
)
from canvas.library.authoring.catalogue import region_of
from canvas.library.authoring.conversation import Conversation
from canvas.library.authoring.draft import (
    Draft,
    body_text,
    case_text,
    file_name,
    read_draft,
    toml_value,
    twin_of,
)
from canvas.library.authoring.filing import free_key, key_proposer, slug
from canvas.library.authoring.questions import Asked
from canvas.library.authoring.wordlists import meant, near, pick
from canvas.library.checking import check_case, check_cases
from canvas.library.examining import examine_text
from canvas.library.folders import built_in_folder
from canvas.library.reading import read_case
from canvas.library.shape import CASE, RESULT, ROWS, SOURCE
from canvas.method.patterns import pattern_names
from canvas.model.case import HEADINGS, Section
from canvas.model.words import CaseSize, CaseStatus, ResultKind, Sector
from canvas.text.show import show

FOLDER = built_in_folder()
assert FOLDER is not None
SOUND = FOLDER / "retail" / "appeltje-eitje.en.md"
TODAY = datetime.date(2026, 11, 27)
CATALOGUE = case_catalogue()

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    ['"', "\\", '"""', "'''", "+++", "# TODO", "## Result", "a\nb", "\x1b[2J", "\u202eright to left", "\ufeff", "x" * 500,
     "key = 1", "[[sources]]", "\r\n", "\x00", "=", "№ 1", "\U000e0041tag", "e\u0301" * 3, "€ 1.000"]
)  # fmt: skip
LANGUAGES = st.sampled_from(["en", "nl"])


def asked(language: str = "en", original: Draft | None = None, folder: Path = Path("nowhere")) -> Asked:
    return Asked(CATALOGUE, language, key_proposer(folder), original, whole=original is None)


def begun(language: str = "en") -> Draft:
    return Draft({"language": language, "country": "NL", "checked_on": TODAY})


def talked(
    lines: list[str], draft: Draft | None = None, questions: Asked | None = None
) -> tuple[Draft, list[str]]:
    """The draft after these lines, and what was said."""
    said: list[str] = []
    waiting = iter(lines)
    conversation = Conversation(
        draft or begun(), questions or asked(), lambda: next(waiting, None), said.append
    )
    return conversation.run(), said


def filled(value: Any) -> Any:
    """A value of a file without what is empty, at any depth."""
    if isinstance(value, dict):
        return {name: inner for name, each in value.items() if (inner := filled(each)) not in ("", [], {})}
    return [filled(each) for each in value] if isinstance(value, list) else value


# The file


@given(text=TEXTS)
@example(text="\x7f\x85\u2028")
def test_any_text_comes_back_from_its_field_and_all_of_it_can_be_seen(text: str) -> None:
    line = f"x = {toml_value(text)}"
    assert tomllib.loads(line) == {"x": text}
    assert show(line) == line


@given(
    language=LANGUAGES,
    texts=st.dictionaries(st.sampled_from(["title", "gist", "organisation", "place", "sector"]), TEXTS.filter(bool)),
    parties=st.lists(TEXTS, min_size=1, max_size=3),
    results=st.lists(st.fixed_dictionaries({"text": TEXTS.filter(bool), "by": TEXTS.filter(bool)}), max_size=3),
    years=st.lists(st.integers(1900, 2100), max_size=2),
    story=st.dictionaries(st.sampled_from(list(Section)), st.lists(TEXTS, max_size=3).map("\n\n".join)),
    remarks=st.dictionaries(
        st.sampled_from([("title",), ("region",), ("results", 0, "text"), ("sections", "data"), ("sources",)]),
        st.lists(TEXTS, min_size=1, max_size=2).map(tuple),
    ),
)  # fmt: skip
@settings(deadline=None)
def test_a_draft_is_read_as_it_was_written(
    language: str,
    texts: dict[str, str],
    parties: list[str],
    results: list[dict[str, str]],
    years: list[int],
    story: dict[Section, str],
    remarks: dict[Any, tuple[str, ...]],
) -> None:
    values: dict[str, Any] = {"language": language, "checked_on": TODAY, "parties": parties, **texts}
    values |= {"results": results} if results else {}
    values |= {"years": years} if years else {}
    text = case_text(Draft(values, story, remarks))
    assert show(text, lines=True) == text
    examined = examine_text(text, f"x.{language}.md")
    assert examined.parts is not None and examined.body is not None
    assert filled(examined.parts.front.values) == filled(values)
    told = {section: said for section, said in examined.body.sections.items() if said}
    assert told == {section: said for section, typed in story.items() if (said := body_text(typed))}


@given(typed=TEXTS)
def test_a_section_keeps_every_visible_word_and_is_never_taken_for_a_heading(typed: str) -> None:
    written = body_text(typed)
    words = [word for word in show(typed.replace("\r", "\n"), lines=True).split() if word]
    assert [word.removeprefix("\\") for word in written.split()] == [
        word.removeprefix("\\") for word in words
    ]
    assert not re.search(r"^ {0,3}#", written, re.MULTILINE)


def missing_in(text: str, folder: Path) -> set[tuple[str, str]]:
    """Rule and field of everything that the check says of this text."""
    path = folder / "farm.en.md"
    path.write_text(text, encoding="utf-8")
    problems = check_case(path, pattern_names(), TODAY)
    return {(problem.rule, problem.field) for problem in problems} - {("twin-missing", "")}


REQUIRED = [name for name, wanted in CASE.items() if wanted.required and name not in ("key", "language")]


@given(
    fields=st.sets(st.sampled_from(REQUIRED)),
    tables=st.sets(st.sampled_from(["region", "results", "sources"])),
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_check_says_exactly_what_is_missing(tmp_path: Path, fields: set[str], tables: set[str]) -> None:
    draft = read_draft(SOUND).put(("key",), "farm")
    for name in fields | tables:
        draft = draft.put((name,), None)
    text = case_text(draft)
    wanted = {("missing-field", name) for name in fields | tables}
    found = missing_in(text, tmp_path)
    assert {each for each in found if each[0] != "acronym"} == wanted
    assert {name for name in (*REQUIRED, "region", "results", "sources") if f"# TODO {name}: " in text} == (
        fields | tables
    )


@given(sections=st.sets(st.sampled_from(list(Section)), min_size=1))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_empty_section_is_told_as_that(tmp_path: Path, sections: set[Section]) -> None:
    draft = read_draft(SOUND).put(("key",), "farm")
    for section in sections:
        draft = draft.tell(section, "")
    text = case_text(draft)
    rules = [rule for rule, _field in missing_in(text, tmp_path)]
    assert set(rules) - {"acronym"} <= {"section-empty", "body-length"}
    assert {section for section in Section if f"# TODO ## {HEADINGS['en'][section]}: " in text} == sections


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("results", 0, "text"), ("missing-field", "results[1].text")),
        (("results", 0, "kind"), ("result-kind", "results[1].kind")),
        (("results", 0, "source"), ("result-source", "results[1].source")),
        (("sources", 0, "title"), ("missing-field", "sources[1].title")),
        (("sources", 0, "url"), ("source-address", "sources[1].url")),
    ],
)
def test_a_row_that_lacks_something_says_so(
    tmp_path: Path, place: tuple[str | int, ...], told: tuple[str, str]
) -> None:
    text = case_text(read_draft(SOUND).put(("key",), "farm").put(place, None))
    assert missing_in(text, tmp_path) == {told}
    assert f"# TODO {place[-1]}: " in text


def test_a_case_that_was_read_is_written_as_the_same_case(tmp_path: Path) -> None:
    for path in sorted(SOUND.parents[1].glob("*/*.md"))[:20]:
        copy = tmp_path / path.parent.name / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(case_text(read_draft(path)), encoding="utf-8")
        assert read_case(copy) == read_case(path)
        assert "TODO" not in copy.read_text(encoding="utf-8")


def test_dates_and_numbers_stand_without_quotes() -> None:
    text = case_text(Draft({"language": "en", "checked_on": TODAY, "years": [2018, 2020]}))
    assert "checked_on = 2026-11-27\n" in text
    assert "years = [2018, 2020]\n" in text


def test_fields_stand_in_the_order_of_the_built_in_cases() -> None:
    def names(text: str) -> list[str]:
        return re.findall(r"^(?:\[\[\w+\]\]|\w+(?= = ))", text.split("+++")[1], re.MULTILINE)

    assert names(case_text(read_draft(SOUND))) == names(SOUND.read_text(encoding="utf-8"))


def test_a_twin_shares_the_facts_and_nothing_that_is_told_in_words(tmp_path: Path) -> None:
    draft = read_draft(SOUND)
    twin = twin_of(draft.note(("sector",), "look"), "nl")
    for each in (draft, twin):
        (tmp_path / file_name(each)).write_text(case_text(each), encoding="utf-8")
    problems = check_cases(sorted(tmp_path.iterdir()), pattern_names(), TODAY)
    rules = {
        (problem.rule, problem.field.split("[")[0]) for problem in problems if problem.severity == "error"
    }
    assert rules == {
        ("missing-field", "organisation"), ("missing-field", "title"), ("missing-field", "gist"), ("missing-field", "parties"),
        ("missing-field", "results"), ("section-empty", ""),
    }  # fmt: skip
    assert twin.value(("place",)) == draft.value(("place",)), "a town is seldom called otherwise"
    assert "look" not in case_text(twin)
    assert "# TODO sector: look" in case_text(draft.note(("sector",), "look"))
    for name, fields in ROWS.items():
        for mine, theirs in zip(draft.rows(name), twin.rows(name), strict=True):
            assert theirs == {part: value for part, value in mine.items() if fields[part].shared}


def test_what_is_no_table_in_a_file_is_left_out_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "odd.en.md"
    path.write_text('+++\nresults = "none"\nregion = 7\nmood = "good"\n+++\n## Result\nx\n', encoding="utf-8")
    draft = read_draft(path)
    assert draft.values == {"region": 7, "language": "en"}
    assert "region = 7" in case_text(draft)


# Names of files


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Bakkerij 't Stoepje & Zn.", "bakkerij-t-stoepje-zn"), ("Café Één", "cafe-een"), ("???", "case"), ("", "case"),
        ("x" * 200, "x" * 60), ("3D-print", "3d-print"), ("Ægir", "gir"), ("--", "case"),
    ],
)  # fmt: skip
def test_a_key_is_made_from_a_name(name: str, key: str) -> None:
    assert slug(name) == key


@given(name=TEXTS)
def test_a_key_from_any_name_is_a_key(name: str) -> None:
    assert CASE["key"].kind.take(slug(name)) == slug(name)


def test_a_key_is_never_one_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "de-zon.nl.md").write_text("mine", encoding="utf-8")
    assert free_key(tmp_path, "De Zon", {"de-zon-2"}) == "de-zon-3"


# What was typed


@pytest.mark.parametrize(
    ("typed", "value", "left"),
    [
        ("2020", [2020], ""), ("2018-2020", [2018, 2020], ""), ("van 2018 tot 2020", [2018, 2020], ""),
        ("[2018, 2020]", [2018, 2020], ""), ("2020 and 2018", [2018, 2020], ""), ("2018 t/m 2020", [2018, 2020], ""),
        ("about 2018, they think", [2018], "about 2018, they think"), ("2018, 2019, 2021", [2018, 2021], "2018, 2019, 2021"),
        ("long ago", None, "long ago"), ("12345", None, "12345"), ("juni 2021", [2021], ""), ("12-06-2021", [2021], ""),
        ("March 2018 to May 2020", [2018, 2020], ""),
    ],
)  # fmt: skip
def test_years_are_read_however_they_are_written(typed: str, value: list[int] | None, left: str) -> None:
    found = years_reader(typed)
    assert (found.value, found.left) == (value, left)


def test_a_year_that_is_none_is_asked_once_more() -> None:
    assert year_reader("in 2020") == Reading(2020)
    assert year_reader("last spring").hint
    undated = source_year_reader(1)("No date")
    assert undated == Reading(None, beside={("sources", 1, "undated"): True})
    assert source_year_reader(0)("geen datum").beside == {("sources", 0, "undated"): True}
    assert source_year_reader(0)("2021").beside == {("sources", 0, "undated"): None}


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://www.gld.nl/a/b", "https://www.gld.nl/a/b"), ("www.gld.nl", "https://www.gld.nl"),
        ("gld.nl/nieuws?id=1", "https://gld.nl/nieuws?id=1"), ("the newspaper of 3 May", None), ("newspaper", None),
        ("javascript:alert(1)", None), ("3.5", None), ("ftp://x.nl", None),
    ],
)  # fmt: skip
def test_an_address_may_lack_its_beginning(typed: str, address: str | None) -> None:
    found = address_reader(typed)
    assert found.value == address
    assert (found.left == typed and bool(found.hint)) is (address is None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Overijssel", ("NL21", "Overijssel")), ("NL22", ("NL22", "Gelderland")), ("1", ("NL21", "Overijssel")),
        ("fryslan", ("NL12", "Fryslân")), ("Friesland", None), ("BE21 Antwerpen", ("BE21", "Antwerpen")),
        ("be21: Antwerpen", ("BE21", "Antwerpen")), ("the moon", None),
    ],
)  # fmt: skip
def test_a_region_is_chosen_or_given_by_its_code(typed: str, value: tuple[str, str] | None) -> None:
    found = region_reader(typed)
    assert found.value == (value and {"code": value[0], "name": value[1]})
    assert found.beside == ({("country",): value[0][:2]} if value else {})
    assert bool(found.left) is (value is None)


def test_a_place_proposes_its_province_when_there_is_but_one() -> None:
    assert region_of("Dodewaard") == ("NL22", "Gelderland")
    assert region_of("Zwolle and Arnhem") is None
    assert region_of("Atlantis") is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", "1"), ("2-9", "2-9"), ("3", "10-49"), ("12", "10-49"), ("5 people", "2-9"), ("1.200", "250+"), ("unknown", "unknown")],
)  # fmt: skip
def test_a_size_is_a_number_of_the_list_or_of_people(typed: str, value: str) -> None:
    assert size_reader(CATALOGUE.words(CaseSize, "en"))(typed) == Reading(value)


@pytest.mark.parametrize(
    ("typed", "keys", "strange"),
    [
        ("1", ("retail",), ()), ("retail", ("retail",), ()), ("Detailhandel", ("retail",), ()), ("constr", ("construction",), ()),
        ("1, 3", ("retail", "logistics"), ()), ("3 1 3", ("logistics", "retail"), ()), ("retail; bouw", ("retail", "construction"), ()),
        ("99", (), ("99",)), ("bakery, 2", ("construction",), ("bakery",)), ("0", (), ("0",)), (",", (), ()), ("r", (), ("r",)),
        ("١", (), ("١",)),
    ],
)  # fmt: skip
def test_an_answer_is_a_number_a_name_or_a_key(
    typed: str, keys: tuple[str, ...], strange: tuple[str, ...]
) -> None:
    picked = pick(typed, CATALOGUE.words(Sector, "en"))
    assert (picked.keys, picked.strange) == (keys, strange)


@given(typed=TEXTS)
@example(typed=",")
@example(typed="; ,")
@example(typed="NOT KNOWN")
@settings(deadline=None)
def test_any_answer_is_taken_without_a_traceback_and_none_of_it_is_lost(typed: str) -> None:
    line = clean(typed)
    words = CATALOGUE.pattern_words("nl")
    near(line, words)
    picked = pick(line, words)
    assert picked.keys or picked.strange or not re.search(r"\w", line) or not line.strip(",; ")
    for read in (
        years_reader,
        year_reader,
        address_reader,
        region_reader,
        size_reader(CATALOGUE.words(CaseSize, "nl")),
        source_year_reader(0),
    ):
        found = read(line)
        assert found.value is not None or found.left or found.beside or not line
        assert found.left in ("", line)
    assert text_reader()(line).value == line
    assert all(part in line for part in list_reader()(line).value)


def test_searching_finds_patterns_by_name_in_either_language_and_by_what_they_are_about() -> None:
    words = CATALOGUE.pattern_words("en")
    assert [word.key for word in near("hub", words)] == ["shared-hub"]
    assert "subscription" in [word.key for word in near("abonnement", words)]
    assert "predictive-maintenance" in [word.key for word in near("predictve maintenance", words)]
    assert near("qqqq", words) == []


# The conversation


def test_everything_that_was_typed_is_in_the_file_also_when_nothing_of_it_fits() -> None:
    lines: list[str] = []

    def typed() -> str | None:
        """A word that fits nothing, and an empty line now and then, so that lists and sections end."""
        lines.append("" if len(lines) % 3 == 2 else f"Qzx{len(lines)}")
        return lines[-1] if len(lines) < 400 else None

    conversation = Conversation(begun(), asked(), typed, lambda _line: None)
    text = case_text(conversation.run()).casefold()
    assert len(lines) > 60
    assert [line for line in lines[:390] if line and line.casefold() not in text] == []
    assert examine_text(text, "x.en.md").parts is not None


@given(
    lines=st.lists(
        TEXTS | st.sampled_from(["", "?", "<", "-", "1", "2", "1, 2", "1 2 3", "retail", "2018-2020", "no date"]),
        max_size=60,
    ),
    twin=st.booleans(),
)  # fmt: skip
@settings(deadline=None, max_examples=60)
def test_any_conversation_ends_in_a_file_that_can_be_read(lines: list[str], twin: bool) -> None:
    original = read_draft(SOUND)
    if twin:
        draft, _said = talked(lines, twin_of(original, "nl"), asked("nl", original))
    else:
        draft, _said = talked(lines)
    text = case_text(draft)
    examined = examine_text(text, "x.en.md")
    assert examined.parts is not None, examined.problems
    assert show(text, lines=True) == text
    shape = {
        "unknown-field",
        "section-unknown",
        "section-twice",
        "section-order",
        "section-missing",
        "hidden-text",
    }
    assert {problem.rule for problem in examined.problems} & shape == set()


def test_enter_leaves_everything_open_and_the_first_file_says_all_that_is_missing() -> None:
    draft, said = talked([""] * 60)
    assert set(draft.values) == {"language", "country", "checked_on", "key"}
    assert draft.open == {}
    assert any("Whose story is it?" in line for line in said)


def test_an_answer_that_fits_nothing_is_asked_once_more_with_the_nearest() -> None:
    draft, said = talked(["De Zon", "Deventer", "", "retial", "retail"])
    assert any("Nearest: 1 retail." in line for line in said)
    assert draft.value(("sector",)) == "retail"
    assert draft.value(("region",)) == {"code": "NL21", "name": "Overijssel"}
    assert draft.open == {}


def test_what_still_does_not_fit_is_kept_as_a_remark() -> None:
    draft, _said = talked(["De Zon", "Deventer", "", "a bakery", "baking", ""])
    text = case_text(draft)
    assert "# TODO sector: you typed “a bakery”, which did not fit here\n" in text
    assert "# TODO sector: you typed “baking”, which did not fit here\n" in text


def test_back_asks_the_question_before_again_and_says_what_is_there() -> None:
    draft, said = talked(["De Zon", "Zwole", "<", "Zwolle"])
    assert any("Now: Zwole." in line for line in said)
    assert draft.value(("place",)) == "Zwolle"


def test_a_dash_empties_and_a_question_mark_explains() -> None:
    draft, said = talked(["?", "De Zon", "<", "-"])
    assert draft.value(("organisation",)) is None
    assert any("Leave out the names of persons." in line for line in said)


def test_a_long_title_is_asked_once_more_and_may_stay() -> None:
    start = read_draft(SOUND).put(("title",), None).put(("gist",), None)
    title = "They " + "very " * 20 + "much"
    draft, said = talked(["", ""] + [""] * 7 + [title, ""], twin_of(start, "nl"), asked("en", start))
    assert any("104" in line or "109" in line for line in said if "fit" in line)
    assert draft.value(("title",)) == title


def test_a_section_takes_lines_until_an_empty_one_and_keeps_its_paragraphs() -> None:
    original = read_draft(SOUND)
    lines = ["", "", "They had a shop.", "The rent went", "up. It pinched.", "", "One.\n\nTwo, pasted.", ""]
    draft, said = talked(lines, twin_of(original, "nl"), asked("en", original))
    assert draft.sections[Section.SITUATION] == "They had a shop.\n\nThe rent went up. It pinched."
    assert draft.sections[Section.CHANGED] == "One.\n\nTwo, pasted."
    assert any(line.startswith("  In English: ") for line in said)


def test_what_was_told_of_a_section_is_there_when_the_lines_end_in_the_middle() -> None:
    original = read_draft(SOUND)
    draft, _said = talked(["", "", "They had a shop."], twin_of(original, "nl"), asked("en", original))
    assert draft.sections == {Section.SITUATION: "They had a shop."}


def test_patterns_are_searched_and_propose_the_tags() -> None:
    skipped = [""] * 10
    draft, said = talked(["De Zon", *skipped[:9], "qqqq", "hub", "1", "", "1, 2 3", "", "1", ""])
    assert draft.value(("patterns",)) == ["shared-hub"]
    assert draft.value(("tags",)) == CATALOGUE.tags_of(["shared-hub"])[:3]
    assert "shared-hub" in CATALOGUE.patterns
    assert draft.value(("concerns",)) == CATALOGUE.concerns_behind(["shared-hub"])[:1]
    assert draft.open == {}
    assert any("Shared hub" in line for line in said)


def test_an_address_typed_as_a_title_is_kept_as_the_address() -> None:
    places = [question.place for question in asked()(begun())]
    before = places.index(("sources", 0, "title"))
    answers = ["https://www.gld.nl/x", "Gld, A wall of apples", "", "no date", ""]
    draft, _said = talked([*itertools.repeat("", before), *answers])
    assert draft.rows("sources") == [
        {"url": "https://www.gld.nl/x", "title": "Gld, A wall of apples", "undated": True}
    ]


def test_every_field_of_a_case_has_its_question() -> None:
    draft = begun().put(("sources", 0, "title"), "A").put(("results", 0, "text"), "B")
    places = {question.place for question in asked()(draft)}
    given_already = {("language",), ("checked_on",), ("country",)}
    assert {(name,) for name in CASE} - given_already <= places
    assert {("results", 0, part) for part in RESULT} <= places
    assert {("sources", 0, part) for part in SOURCE if part != "undated"} <= places
    assert {("sections", section.value) for section in Section} <= places


def test_a_twin_is_asked_only_what_is_told_in_its_own_words() -> None:
    original = read_draft(SOUND)
    questions = asked("nl", original)(twin_of(original, "nl"))
    fields = {question.place[-1] for question in questions if question.place[0] != "sections"}
    assert fields == {"organisation", "title", "gist", "questions", "parties", "text", "by"}
    assert [question.proposal for question in questions if not question.beside] == ["Appeltje Eitje"]
    assert all(question.beside.startswith("In English: ") for question in questions if question.beside)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("typed", "of"),
    [("niet gemeten", ResultKind), ("not counted", ResultKind), ("is niet gestopt", CaseStatus)],
)
def test_what_an_answer_denies_is_never_what_enter_would_take(
    typed: str, of: type[ResultKind | CaseStatus], language: str
) -> None:
    words = CATALOGUE.words(of, language)
    assert near(typed, words)
    assert meant(typed, words) is None


def test_a_slip_is_still_offered_and_so_is_a_word_that_denies_as_the_answer_does() -> None:
    sectors, states = CATALOGUE.words(Sector, "nl"), CATALOGUE.words(CaseStatus, "nl")
    assert (slip := meant("maakindustie", sectors)) and slip.key == Sector.MANUFACTURING
    assert (state := meant("weet niett, geen idee", states)) and state.key == CaseStatus.UNKNOWN
