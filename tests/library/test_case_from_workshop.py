"""A workshop becomes a draft of a case: without what is ours only, and so that the check finds nothing wrong with it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas.library.authoring.draft import Draft, case_text, file_name
from canvas.library.authoring.from_workshop import NO_PAGE, drafts_from
from canvas.library.authoring.retelling import plain
from canvas.library.authoring.shareable import hidden_ids, shareable
from canvas.library.checking import check_cases
from canvas.library.checking.numbers import as_in
from canvas.library.examining import examine_text
from canvas.method.builtin import EXAMPLES, example
from canvas.method.patterns import pattern_names
from canvas.model.case import Section
from canvas.model.edits import Changed, Put, apply_all
from canvas.model.fields import Text, Texts
from canvas.model.records import SINGLE, TABLES, DataAsset, DataUse, Note, Record, kinds
from canvas.model.records import file_name as written
from canvas.model.words import Block, Sector
from canvas.model.workshop import Workshop, every_record, new_workshop
from canvas.storage.document import read_document
from canvas.text.problems import Problem
from tests.model.build import Builder, sound_bakery
from tests.model.strategies import workshops

from .test_authoring import CATALOGUE, TEXTS, TODAY

OWN_STATEMENT = {"en": "[source or consent needed]", "nl": "[bron of toestemming nodig]"}
FACTS_ONLY_THE_FIRM_KNOWS = {
    ("missing-field", "organisation"),
    ("missing-field", "place"),
    ("missing-field", "sector"),
}
PERSONS = (
    ("data_use", "owner"), ("actor", "contact"), ("experiment", "owner"), ("action", "who"), ("risk", "owner"),
    ("measure", "owner"), ("parked", "who"), ("frame", "decides"), ("frame", "does"), ("frame", "missing"),
)  # fmt: skip
"""Fields in which a person is named."""
NASTY = (
    "**bold** and _thin_", "# not a heading", "- not an item", "1. not a number", "<b>x</b>", "![p](http://x.nl/p.png)",
    "see https://www.example.com/secret-page or www.x.nl", "`code`", "+++", "> quote", "a\n\n## Result\n\nb", "\x1b[2Jgone",
    "\u202eback", "x" * 3_000, "word " * 900, "“quoted”", "&lt;i&gt;", "{firm}", "***", "---", "[a]: http://x", "ww*w.x.nl", "|a|b|",
    "http:\\\\x.nl", "100 %", "…", "?", "=", "☃" * 200,
)  # fmt: skip


@cache
def the_example(key: str, language: str) -> Workshop:
    return read_document(example(key, language)).workshop


def drafts(workshop: Workshop, language: str = "en", *, twin: bool = False, **more: Any) -> list[Draft]:
    redesign = workshop.chosen_redesign
    return drafts_from(
        workshop, CATALOGUE, language, redesign, "firm", case_patterns={}, twin=twin, today=TODAY, **more
    )


def texts(workshop: Workshop, language: str = "en", *, twin: bool = False) -> str:
    return "\n".join(case_text(draft) for draft in drafts(workshop, language, twin=twin))


def problems(made: Iterable[Draft], folder: Path) -> list[Problem]:
    """What the check says of these drafts, as files of their own."""
    for old in folder.glob("*.md"):
        old.unlink()
    paths = [folder / file_name(draft) for draft in made]
    for draft, path in zip(made, paths, strict=True):
        path.write_text(case_text(draft), encoding="utf-8")
    return check_cases(paths, pattern_names(), TODAY)


def errors(made: Iterable[Draft], folder: Path) -> set[tuple[str, str]]:
    return {(each.rule, each.field) for each in problems(made, folder) if each.severity == "error"}


def changed(workshop: Workshop, *edits: Put) -> Workshop:
    done = apply_all(workshop, edits)
    assert isinstance(done, Changed)
    return done.workshop


@pytest.mark.parametrize("twin", [False, True], ids=["alone", "with its twin"])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("key", EXAMPLES)
def test_an_example_gives_a_draft_in_which_the_check_finds_no_errors(
    tmp_path: Path, key: str, language: str, twin: bool
) -> None:
    made = drafts(the_example(key, language), language, twin=twin)
    assert [draft.language for draft in made] == (
        [language, "nl" if language == "en" else "en"] if twin else [language]
    )
    assert errors(made, tmp_path) == set()
    for draft in made:
        body = examine_text(case_text(draft), file_name(draft)).body
        assert body is not None
        assert 250 <= body.words <= 500
        assert all(draft.sections[section] for section in Section)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_the_firm_says_of_itself_is_marked_and_is_no_more_than_claimed(language: str) -> None:
    [draft] = drafts(the_example("bakery", language), language)
    for section, text in draft.sections.items():
        for paragraph in text.split("\n\n"):
            assert paragraph.endswith(OWN_STATEMENT[language]) or paragraph.startswith("["), section
    assert {row["kind"] for row in draft.rows("results")} == {"claimed", "planned"}
    assert {row["by"] for row in draft.rows("results")} == {"Bakkerij De Korenbloem"}
    assert [row["url"] for row in draft.rows("sources")] == [NO_PAGE]


def test_the_draft_tells_what_changed_what_was_tested_and_who_gave_what() -> None:
    [draft] = drafts(the_example("bakery", "en"))
    assert "“Ordered before ten, warm at five”" in draft.sections[Section.CHANGED]
    assert "The outcome was 19." in draft.sections[Section.RESULT]
    assert "Molen De Hoop gave “Flour, 1,400 kilos a week”" in draft.sections[Section.CHAIN]
    assert "Every afternoon one person guesses" in draft.sections[Section.SITUATION]
    assert draft.value(("results", 0, "text")) == (
        "Fridays out of 26 on which the rule came closer than the guess: 19"
    )
    assert draft.value(("region",)) == {"code": "NL21", "name": "Overijssel"}
    assert draft.value(("years",)) == [2026, 2027]
    assert draft.value(("status",)) == "plan"


def test_what_goes_over_in_confidence_is_told_as_money_or_data_only() -> None:
    told = texts(the_example("bakery", "en"))
    assert "Payment within 14 days" not in told
    assert "What we want this evening, before ten" not in told
    assert "got money and data" in told


def test_an_open_door_is_not_told_to_strangers() -> None:
    made, _redesign = sound_bakery()
    made.put("risk", "door", title="The back window is never locked", kind="attack")
    made.put("risk", "late", title="The mill is late in winter", kind="supplier")
    told = texts(made.workshop)
    assert "The mill is late in winter" in told
    assert "back window" not in told


def test_a_note_borrowed_from_a_case_brings_its_patterns() -> None:
    workshop = the_example("bakery", "en")
    redesign = workshop.chosen_redesign
    [draft] = drafts_from(
        workshop, CATALOGUE, "en", redesign, "firm", case_patterns={"appeltje-eitje": ("direct-selling",)}, today=TODAY
    )  # fmt: skip
    assert draft.value(("patterns",))[0] == "direct-selling"


def test_without_any_sign_there_is_still_a_pattern_and_enough_tags() -> None:
    [draft] = drafts(new_workshop(firm="De Zon", sector=Sector.RETAIL, place="Zwolle"))
    assert len(draft.value(("patterns",))) == 1
    assert 3 <= len(draft.value(("tags",))) <= 6


def test_another_redesign_can_be_told_of() -> None:
    workshop = the_example("bakery", "en")
    street = next(each for each in workshop.redesigns if each.id == "c-street")
    [draft] = drafts_from(workshop, CATALOGUE, "en", street, "firm", case_patterns={}, today=TODAY)
    assert draft.value(("title",)) == "Bakkerij De Korenbloem: The street delivers"
    assert "“The street delivers” was a plan" in draft.sections[Section.CHANGED]


def test_the_twin_says_the_same_and_that_its_quotations_are_not_translated_yet() -> None:
    first, second = drafts(the_example("contractor", "nl"), "nl", twin=True)
    assert {place: first.value(place) for place in [("patterns",), ("tags",), ("blocks",), ("sources",)]} == {
        place: second.value(place) for place in [("patterns",), ("tags",), ("blocks",), ("sources",)]
    }
    for section in Section:
        assert first.sections[section].count("\n\n") == second.sections[section].count("\n\n")
    assert "[to be translated; source or consent needed]" in second.sections[Section.CHANGED]
    assert second.open[("results", 0, "text")]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("key", EXAMPLES)
def test_what_a_fresh_draft_is_warned_of_is_only_what_its_author_is_asked_for(
    tmp_path: Path, key: str, language: str
) -> None:
    """Above all not that its twin is behind: a quotation that is still to be translated has the same numbers."""
    made = drafts(the_example(key, language), language, twin=True)
    told = problems(made, tmp_path)
    assert {each.rule for each in told} <= {"left-open", "not-findable", "acronym", "brochure-word"}
    for draft in made:
        file = str(tmp_path / file_name(draft))
        here = [each for each in told if each.rule == "left-open" and each.file == file]
        text = case_text(draft)
        marks = {number for number, line in enumerate(text.split("\n"), 1) if re.search(r"\[[^\W\d_]", line)}
        lists = {number for number, line in enumerate(text.split("\n"), 1) if line.startswith("[[")}
        assert marks - lists <= {each.line for each in here}
        assert "sources[1].url" in {each.field for each in here}


def test_the_twin_writes_the_numbers_that_the_firm_typed_as_its_own_readers_read_them() -> None:
    first, second = drafts(the_example("bakery", "en"), twin=True)
    assert "Flour, 1,400 kilos a week" in first.sections[Section.CHAIN]
    assert "Flour, 1.400 kilos a week" in second.sections[Section.CHAIN]
    assert "€6.000 to 7.500 a month" in second.sections[Section.SITUATION]


@pytest.mark.parametrize(
    ("typed", "first", "read"),
    [
        ("1,400 kilos", "en", "1.400 kilos"), ("1.400,50 euro", "nl", "1,400.50 euro"), ("12:30, 1.2.2026 and CO2", "en", "12:30, 1.2.2026 and CO2"),
        ("4 out of 26", "en", "4 out of 26"), ("2.500 km", "en", "2,500 km"),
    ],
)  # fmt: skip
def test_a_number_is_written_anew_only_where_it_would_be_read_as_another(
    typed: str, first: str, read: str
) -> None:
    assert as_in(typed, first, "nl" if first == "en" else "en") == read


def test_what_became_of_a_workshop_that_only_has_plans_is_open() -> None:
    made, _redesign = sound_bakery()
    assert drafts(made.workshop)[0].value(("outcome",)) == "open"
    made.put("action", "done", title="Bake later", status="done")
    assert drafts(made.workshop)[0].value(("outcome",)) == "mixed"


def test_two_drafts_have_no_paragraph_and_no_title_in_common(tmp_path: Path) -> None:
    for name in ("De Zon", "De Maan"):
        [draft] = drafts(new_workshop(firm=name, sector=Sector.RETAIL, place="Zwolle"))
        draft = draft.put(("key",), name.lower().replace(" ", "-"))
        (tmp_path / file_name(draft)).write_text(case_text(draft), encoding="utf-8")
    found = check_cases(sorted(tmp_path.glob("*.md")), pattern_names(), TODAY)
    assert [each for each in found if each.severity == "error"] == []


# Whatever the workshop holds


@given(workshop=workshops(), language=st.sampled_from(["en", "nl"]), twin=st.booleans())
@settings(
    deadline=None, max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_a_nearly_empty_workshop_lacks_only_facts_about_the_firm(
    tmp_path: Path, workshop: Workshop, language: str, twin: bool
) -> None:
    assert errors(drafts(workshop, language, twin=twin), tmp_path) <= FACTS_ONLY_THE_FIRM_KNOWS


def _with_nasty_texts(workshop: Workshop, picks: list[tuple[int, str]]) -> Workshop:
    """The workshop with these texts in the text fields at these places, counted round and round."""
    places = [
        (record, name, kind)
        for record in every_record(workshop)
        for name, kind in kinds(type(record)).items()
        if isinstance(kind, (Text, Texts))
        and name not in ("order", "tags", "prompt", "key", "language", "playbook")
    ]
    edits = []
    for number, text in picks:
        record, name, kind = places[number % len(places)]
        value: object = [text] if isinstance(kind, Texts) else text
        edits.append(Put(record.table, record.id, {written(name): value}))
    return changed(workshop, *edits)


@given(
    key=st.sampled_from(EXAMPLES),
    twin=st.booleans(),
    picks=st.lists(st.tuples(st.integers(0, 5_000), st.sampled_from(NASTY) | TEXTS), max_size=120),
)  # fmt: skip
@settings(
    deadline=None, max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_a_full_workshop_gives_no_errors_whatever_was_typed_in_it(
    tmp_path: Path, key: str, twin: bool, picks: list[tuple[int, str]]
) -> None:
    workshop = _with_nasty_texts(the_example(key, "en"), picks)
    assert errors(drafts(workshop, twin=twin), tmp_path) <= FACTS_ONLY_THE_FIRM_KNOWS


@pytest.mark.parametrize("text", NASTY)
def test_every_nasty_text_in_every_field_at_once_gives_no_errors(tmp_path: Path, text: str) -> None:
    workshop = _with_nasty_texts(the_example("bakery", "en"), [(number, text) for number in range(1_200)])
    assert errors(drafts(workshop, twin=True), tmp_path) <= FACTS_ONLY_THE_FIRM_KNOWS


SECRET = "Zq9secret"


def _kept_to_ourselves(workshop: Workshop, keys: Iterable[str]) -> Workshop:
    """These records marked ours only, with a secret in every text of theirs."""
    for record in every_record(workshop):
        if record.id in keys:
            fields: dict[str, object] = {"visibility": "ours_only"}
            for name, kind in kinds(type(record)).items():
                if isinstance(kind, Text) and name not in ("order", "prompt", "case"):
                    fields[written(name)] = f"{SECRET} {name}"
            workshop = changed(workshop, Put(record.table, record.id, fields))
    return workshop


def _markable(workshop: Workshop) -> list[str]:
    kinds_of: tuple[type[Record], ...] = (Note, DataAsset, DataUse)
    return [record.id for kind in kinds_of for record in workshop.all(kind)]


@given(key=st.sampled_from(EXAMPLES), picks=st.sets(st.integers(0, 400), max_size=80), twin=st.booleans())
@settings(
    deadline=None, max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_nothing_that_is_ours_only_is_ever_told(
    tmp_path: Path, key: str, picks: set[int], twin: bool
) -> None:
    workshop = the_example(key, "en")
    markable = _markable(workshop)
    workshop = _kept_to_ourselves(workshop, {markable[pick % len(markable)] for pick in picks})
    made = drafts(workshop, twin=twin)
    assert SECRET not in "".join(map(case_text, made))
    assert errors(made, tmp_path) == set()


def test_with_everything_ours_only_there_is_still_a_draft_that_tells_none_of_it(tmp_path: Path) -> None:
    workshop = the_example("bakery", "en")
    workshop = _kept_to_ourselves(workshop, _markable(workshop))
    made = drafts(workshop, twin=True)
    assert SECRET not in "".join(map(case_text, made))
    assert errors(made, tmp_path) == set()


def test_a_note_kept_to_ourselves_today_is_not_told_as_dropped_or_by_its_copy_in_the_redesign() -> None:
    made = Builder()
    made.note(Block.CHANNELS, "the shop")
    made.note(Block.CHANNELS, "the market")
    redesign = made.redesign("Plan")
    copy = made.copy("the shop", redesign)
    made.put("note", copy, text="the shop at night", reason="we tell nobody")
    made.put("note", "the shop", visibility="ours_only")
    told = texts(made.workshop)
    assert hidden_ids(made.workshop) == {"the shop", copy}
    assert "the shop" not in told and "we tell nobody" not in told
    assert "What stayed as it was: “the market”" in told


def test_the_reason_of_a_dropped_note_stays_inside_when_the_drop_is_ours_only() -> None:
    made = Builder()
    made.note(Block.CHANNELS, "the shop")
    redesign = made.redesign("Plan")
    copy = made.copy("the shop", redesign)
    made.drop_note(copy, "the landlord must not know")
    made.put("note", copy, visibility="ours_only")
    assert "landlord" not in texts(made.workshop)


@pytest.mark.parametrize("twin", [False, True])
def test_a_party_that_is_called_as_a_note_kept_to_ourselves_is_told_nowhere(
    tmp_path: Path, twin: bool
) -> None:
    workshop = the_example("bakery", "en")
    assert "Molen De Hoop" in texts(workshop)
    workshop = changed(
        workshop,
        Put("note", "n-mill", {"text": "molen  de HOOP", "block": "key_partners", "canvas": "today", "visibility": "ours_only"}),
        Put("frame", SINGLE["frame"], {"pinch": ["Molen De Hoop’s flour is late", "The oven is old"]}),
        Put("experiment", "e-mill", {"title": "Ask Molen de Hoop for less", "result": 1_400}),
        Put("action", "t-mill", {"title": "Call molen-de-hoop"}),
    )  # fmt: skip
    made = drafts(workshop, twin=twin)
    told = "".join(map(case_text, made))
    assert not re.search(r"molen\W+de\W+hoop", told, re.IGNORECASE)
    assert "Flour, 1" not in told, "what it gave is not told either"
    assert "The oven is old" in told
    assert "Molen De Hoop" not in made[0].value(("parties",))
    assert "Families in the district" in told, "the other parties stay"
    assert errors(made, tmp_path) == set()


def test_the_firm_itself_is_told_of_whatever_a_note_kept_to_ourselves_is_called() -> None:
    workshop = changed(
        the_example("bakery", "en"),
        Put("note", "n-we", {"text": "Bakkerij De Korenbloem", "block": "key_partners", "canvas": "today", "visibility": "ours_only"}),
    )  # fmt: skip
    assert drafts(workshop)[0].value(("organisation",)) == "Bakkerij De Korenbloem"
    assert "Molen De Hoop" in texts(workshop)


def test_a_record_that_shares_its_id_with_a_hidden_one_stays() -> None:
    workshop = changed(
        new_workshop(firm="De Zon"),
        Put("note", "workshop", {"text": "x", "visibility": "ours_only"}),
        Put("actor", "workshop", {"name": "The mill"}),
    )
    left = shareable(workshop)
    assert left.firm.firm == "De Zon"
    assert left.all(Note) == []
    assert [actor.id for actor in left.tables["actor"].values()] == ["workshop"]


def test_no_field_in_which_a_person_is_named_is_told() -> None:
    workshop = the_example("bakery", "en")
    for record in every_record(workshop):
        for table, name in PERSONS:
            if record.table == table:
                field = kinds(TABLES[table])[name]
                value: object = [SECRET] if isinstance(field, Texts) else SECRET
                workshop = changed(workshop, Put(table, SINGLE.get(table, record.id), {name: value}))
    assert SECRET not in texts(workshop, twin=True)


def test_a_day_far_away_gives_no_year_that_a_case_cannot_hold(tmp_path: Path) -> None:
    workshop = new_workshop(firm="De Zon", sector=Sector.RETAIL, place="Zwolle")
    for key, day in (("a", datetime.date(9, 1, 1)), ("b", datetime.date(9_000, 1, 1))):
        put = Put("experiment", key, {"title": key, "result": 1, "end": day, "start": day})
        workshop = changed(workshop, put)
    made = drafts(workshop)
    assert made[0].value(("years",)) == [2026]
    assert errors(made, tmp_path) == set()


def test_an_amount_of_more_people_than_a_size_holds_is_the_largest() -> None:
    [draft] = drafts(new_workshop(firm="A", people=1_000))
    assert draft.value(("size",)) == "250+"
    [draft] = drafts(new_workshop(firm="A"))
    assert draft.value(("size",)) == "unknown"


@given(text=st.text(max_size=400))
def test_a_quotation_is_short_has_no_mark_up_and_no_address(text: str) -> None:
    said = plain(text)
    assert len(said) <= 150 and len(said.split()) <= 23
    assert not set("<>[]`*_\\#\n") & set(said)
    assert "http://" not in said and "https://" not in said
