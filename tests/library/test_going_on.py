"""Going on with a case that is there: only what is open is asked, and only the lines that this is about are changed."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas.library.authoring.conversation import Conversation
from canvas.library.authoring.draft import Draft, case_text, draft_of
from canvas.library.authoring.going_on import StillOpen, still_open
from canvas.library.authoring.mending import mended
from canvas.library.checking import check_case
from canvas.library.examining import examine_text
from canvas.method.patterns import concern_keys, pattern_names
from canvas.model.case import HEADINGS, Section
from canvas.text.problems import Trouble
from canvas.text.toml_source import Path as Place

from .conftest import SPECIMEN, TODAY
from .test_authoring import TEXTS, asked, begun, filled

TEXT = (SPECIMEN / "appeltje-eitje.en.md").read_text(encoding="utf-8")
WHOLE = draft_of(TEXT, "appeltje-eitje.en.md")

PLACES: list[Place] = [
    *((name,) for name in WHOLE.values if name not in ("key", "language", "results", "sources")),
    *(
        (name, position, part)
        for name in ("results", "sources")
        for position, row in enumerate(WHOLE.rows(name))
        for part in row
    ),
]


def without(places: set[Place], sections: set[Section]) -> Draft:
    draft = WHOLE
    for place in places:
        draft = draft.put(place, None)
    for section in sections:
        draft = draft.tell(section, "")
    return draft


def put_in(text: str, before: Draft, after: Draft) -> str:
    """The file with the answers, which fit into it."""
    made = mended(text, before, after)
    assert made is not None
    return made


def open_in(text: str, folder: Path) -> StillOpen:
    """What would be asked of a case with this text."""
    path = folder / "appeltje-eitje.en.md"
    path.write_text(text, encoding="utf-8")
    problems = check_case(path, pattern_names(), TODAY, concerns=concern_keys())
    return still_open(asked(), draft_of(text, path.name), problems)


def commented(text: str, every: int) -> tuple[str, list[str]]:
    """The text with a remark of an author's own after every so many lines of the front matter, and a field of their own."""
    front, body = text.removeprefix("+++\n").split("\n+++\n", 1)
    mine = ['mood = "good"']
    lines = list(mine)
    for number, line in enumerate(front.split("\n"), 1):
        lines.append(line)
        if number % every == 0:
            mine.append(f"# mine {number}")
            lines.append(mine[-1])
    return "\n".join(["+++", *lines, "+++", body]), mine


# The file


@given(
    places=st.sets(st.sampled_from(PLACES), max_size=8),
    sections=st.sets(st.sampled_from(list(Section)), max_size=3),
    every=st.integers(2, 9),
)
@settings(deadline=None, max_examples=120)
def test_what_was_missing_is_filled_in_and_every_other_line_stays(
    places: set[Place], sections: set[Section], every: int
) -> None:
    text, mine = commented(case_text(without(places, sections)), every)
    before = draft_of(text, "x.en.md")
    answered = before
    for place in places:
        answered = answered.put(place, WHOLE.value(place))
    for section in sections:
        answered = answered.tell(section, WHOLE.sections[section])
    made = put_in(text, before, answered)
    found = draft_of(made, "x.en.md")
    assert filled(dict(found.values)) == filled(dict(WHOLE.values))
    assert found.sections == WHOLE.sections
    assert [line for line in made.split("\n") if line in mine] == mine
    asked_for = {f"# TODO {place[-1]}: " for place in places} | {"# TODO ## "}
    kept = [line for line in text.split("\n") if line and not line.startswith(tuple(asked_for))]
    names = tuple(f"{place[-1]} = " for place in places)
    assert [line for line in kept if line not in made.split("\n") and not line.startswith(names)] == []
    assert "TODO" not in made


@pytest.mark.parametrize("name", ["results", "sources"])
def test_rows_that_were_not_there_stand_where_they_were_asked_for(name: str) -> None:
    text = case_text(WHOLE.put((name,), None))
    before = draft_of(text, "x.en.md")
    made = put_in(text, before, before.put((name,), WHOLE.value((name,))))
    assert made == case_text(WHOLE)


def test_a_case_of_which_nothing_was_known_is_written_as_a_new_one_is() -> None:
    text = case_text(Draft({"key": "x", "language": "en"}))
    before = draft_of(text, "x.en.md")
    after = Draft({**WHOLE.values, "key": "x"}, WHOLE.sections)
    assert put_in(text, before, after) == case_text(after)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('region = { code = "NL22", name = "Gelderland" }', 'region.code = "NL99x"\nregion.name = "Gelderland"'),
        ('blocks = ["channels", ', 'blocks = [\n  # first\n  "chanels",\n'),
        ('title = "Two farms put a vending wall near the supermarket"', 'title = """\n# Two\n"""'),
        ('status = "unknown"', "status = 'open' # a word of mine"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_replaced_however_it_was_written(old: str, new: str) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new)
    before = draft_of(text, "x.en.md")
    place = (old.split(" =", maxsplit=1)[0],)
    made = put_in(text, before, before.put(place, WHOLE.value(place)))
    assert filled(dict(draft_of(made, "x.en.md").values)) == filled(dict(WHOLE.values))
    rest = [line for line in TEXT.split("\n") if not line.startswith(str(place[0]))]
    assert [line for line in rest if line not in made.split("\n")] == []


@pytest.mark.parametrize(
    "form", ['results = "none"', "results = []", "results = [{ text = 'It grew' }]", "[results]\ntext = 'x'"]
)
def test_rows_in_another_form_are_written_as_rows(form: str) -> None:
    head, rest = TEXT.split("\n[[results]]", 1)
    text = f"{head}\n{form}\n\n[[sources]]{rest.split('[[sources]]', 1)[1]}"
    before = draft_of(text, "x.en.md")
    made = put_in(text, before, before.put(("results",), WHOLE.value(("results",))))
    assert draft_of(made, "x.en.md").rows("results") == WHOLE.rows("results")
    assert "# TODO" not in made


def test_a_number_that_is_none_stays_with_the_remarks_and_fields_around_it() -> None:
    """`nan` is not equal to itself; that once cost an author all remarks of their own."""
    line = next(each for each in TEXT.split("\n") if each.startswith("years = "))
    text = TEXT.replace(line, "years = [nan] # as I was told\nmine = 1").replace("culture", "x")
    before = draft_of(text, "x.en.md")
    made = put_in(text, before, before.put(("place",), "Elst"))
    old, new = text.split("\n"), made.split("\n")
    assert [each for each in new if each not in old] == ['place = "Elst"']
    assert "years = [nan] # as I was told" in new and "mine = 1" in new


def test_answers_that_cannot_be_put_into_a_file_are_not_put_into_it() -> None:
    text = TEXT.replace("[[sources]]", f"[[sources]] # {'mine ' * 500}", 1)
    before = draft_of(text, "x.en.md")
    assert mended(text, before, before.put(("sources", 0, "title"), "Another")) is None


def test_a_row_that_was_emptied_is_gone() -> None:
    last = len(WHOLE.rows("sources")) - 1
    after = WHOLE
    for part in WHOLE.rows("sources")[last]:
        after = after.put(("sources", last, part), None)
    made = put_in(TEXT, WHOLE, after)
    assert draft_of(made, "x.en.md").rows("sources") == WHOLE.rows("sources")[:last]


def test_sections_that_are_not_there_are_put_in_their_order() -> None:
    told = {Section.CHANGED, Section.DATA, Section.BORROW}
    lines = TEXT.split("\n")
    for section in told:
        start = lines.index(f"## {HEADINGS['en'][section]}")
        stop = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
        del lines[start:stop]
    text = "\n".join(lines)
    before = draft_of(text, "x.en.md")
    after = before
    for section in told:
        after = after.tell(section, WHOLE.sections[section])
    made = put_in(text, before, after)
    examined = examine_text(made, "x.en.md")
    assert examined.problems == []
    assert examined.body is not None and dict(examined.body.sections) == dict(WHOLE.sections)


@given(
    lines=st.lists(
        st.sampled_from(
            ['sector = "bikes"', "sector = 3", "blocks = 7", 'blocks = "x"', "tags = [1]", 'region = "x"', "[region]",
             'code = "NL22"', "[[results]]", 'text = "a"', 'kind = "x"', "[[sources]]", "url = 4", 'results = "none"',
             "# TODO title: x", "# mine", "", 'title = """', '"""', "years = [", "2018,", "]", 'questions = "one"', "+++",
             "## Situation", "## Result", "## Strange", "words", "concerns = [[]]", "patterns = [{}]", "checked_on = 2020-01-01"]
        ),
        max_size=25,
    ),
    typed=st.lists(TEXTS | st.sampled_from(["", "-", "<", "?", "1", "1, 2", "hub", "-1", "2020", "gld.nl/x"]), max_size=40),
)  # fmt: skip
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_file_answers_go_into_it_and_nothing_ends_in_a_traceback(
    tmp_path: Path, lines: list[str], typed: list[str]
) -> None:
    text = "\n".join(["+++", *lines, "+++", "## Situation", "x", ""])
    try:
        before = draft_of(text, "appeltje-eitje.en.md")
    except Trouble:
        return
    waiting = iter(typed)
    conversation = Conversation(
        before, open_in(text, tmp_path), lambda: next(waiting, None), lambda _line: None
    )
    after = conversation.run()
    made = put_in(text, before, after)
    found = draft_of(made, "appeltje-eitje.en.md")
    assert filled(dict(found.values)) == filled(dict(after.values))


# The questions


def places_in(text: str, folder: Path) -> list[Place]:
    return [question.place for question in open_in(text, folder)(draft_of(text, "appeltje-eitje.en.md"))]


def test_a_case_in_which_nothing_is_wrong_is_not_asked_anything(tmp_path: Path) -> None:
    assert places_in(TEXT, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ('sector = "retail"', 'sector = "detailhandel"', [("sector",)]),
        ('country = "NL"', 'country = "Nederland"', [("region",)]),
        ('code = "NL22"', 'code = ""', [("region",)]),
        ('kind = "reported"\n', "", [("results", 0, "kind")]),
        ("undated = true\n", "", [("sources", 1, "year")]),
        ("Two farms put", "Two farms " + "and " * 20 + "put", [("title",)]),
        ("questions =", "# questions =", [("questions",)]),
        ("Two farms in Dodewaard", "", []),
    ],
)  # fmt: skip
def test_what_the_check_finds_is_asked(
    tmp_path: Path, old: str, new: str, places: list[tuple[Any, ...]]
) -> None:
    if places:
        assert old in TEXT
    assert places_in(TEXT.replace(old, new, 1), tmp_path) == places


def test_a_case_without_sources_is_asked_for_all_of_them(tmp_path: Path) -> None:
    text = case_text(WHOLE.put(("sources",), None))
    questions = open_in(text, tmp_path)
    draft = draft_of(text, "appeltje-eitje.en.md")
    assert ("sources", 0, "title") in [question.place for question in questions(draft)]
    draft = draft.put(("sources", 0, "title"), "Gld")
    places = [question.place for question in questions(draft)]
    assert {("sources", 0, "url"), ("sources", 0, "year"), ("sources", 1, "title")} <= set(places)


def test_every_question_but_the_name_of_the_file_is_asked_of_an_empty_case(tmp_path: Path) -> None:
    places = places_in("+++\n+++\n", tmp_path)
    everything = [question.place for question in asked()(begun())]
    assert places == [place for place in everything if place != ("key",)]


def test_one_can_go_back_to_what_was_answered_just_now(tmp_path: Path) -> None:
    text = TEXT.replace('sector = "retail"', 'sector = ""').replace('status = "unknown"', 'status = "x"')
    said: list[str] = []
    waiting = itertools.chain(["2", "<", "1", "stopped"], itertools.repeat(None))
    questions = open_in(text, tmp_path)
    conversation = Conversation(
        draft_of(text, "appeltje-eitje.en.md"), questions, lambda: next(waiting), said.append
    )
    draft = conversation.run()
    assert (draft.value(("sector",)), draft.value(("status",))) == ("retail", "stopped")
    assert any("Now: construction." in line for line in said)
    assert [line.strip() for line in said].count("“x” is not a known word here.") == 2
    assert any("Now: x." in line for line in said)


def test_what_is_wrong_with_an_answer_is_told_until_there_is_another(tmp_path: Path) -> None:
    text = TEXT.replace('"automation", "local-network", "data-sharing", "skills"]', '"automation"]')
    questions, draft = open_in(text, tmp_path), draft_of(text, "appeltje-eitje.en.md")
    assert [question.wrong for question in questions(draft)] == ["This list has 1 entry; 3 to 6 are meant."]
    answered = draft.put(("tags",), ["automation", "skills"])
    assert [question.wrong for question in questions(answered)] == [""]


def test_a_section_that_was_broken_off_is_asked_and_its_remark_goes_when_it_is_ended(tmp_path: Path) -> None:
    place: Place = ("sections", "data")
    cut = WHOLE.note(place, "this text was broken off, and may stop in the middle")
    text = case_text(cut)
    assert places_in(text, tmp_path) == [place]
    before = draft_of(text, "appeltje-eitje.en.md")
    assert put_in(text, before, before.note(place)) == case_text(WHOLE)
    again = put_in(TEXT, WHOLE, cut)
    assert draft_of(again, "appeltje-eitje.en.md") == before


@pytest.mark.parametrize(
    ("asked_about", "answered"),
    [
        (("sources", 1, "year"), {("sources", 1, "undated"): True}),
        (("sources", 1, "year"), {("sources", 1, "year"): 2020}),
        (("results", 0, "year"), {("results", 0, "year"): 2020}),
        (("sector",), {("sector",): "retail"}),
        (("region",), {("region",): {"code": "NL22", "name": "Gelderland"}}),
    ],
)
def test_a_remark_goes_when_its_question_is_answered(asked_about: Place, answered: dict[Place, Any]) -> None:
    start = WHOLE.put(asked_about, None).put(("sources", 1, "undated"), None)
    text = case_text(start.note(asked_about, "you typed “x”, which did not fit here"))
    assert "you typed “x”" in text
    before = draft_of(text, "x.en.md")
    after = before
    for place, value in answered.items():
        after = after.put(place, value)
    assert "you typed “x”" not in put_in(text, before, after)
