"""What an owner reads in the report: the whole story of a workshop, in order, in words."""

from __future__ import annotations

import datetime
import re

import pytest

from canvas.locale import LANGUAGES, Language
from canvas.method import builtin
from canvas.model import checks
from canvas.model.records import TODAY
from canvas.model.words import Block
from canvas.model.workshop import new_workshop
from canvas.report.markdown import to_markdown
from canvas.report.tree import Drawing, Numbered, Report, TableBlock, text_of
from canvas.storage.document import read_document
from tests.model.build import Builder, bakery_today, sound_bakery
from tests.report.reading import content, everything, part, read, report


def order(found: Report, *words: str) -> list[str]:
    """These words in the order in which the report first says them."""
    text = everything(found)
    return sorted(words, key=text.index)


def test_an_empty_workshop_says_only_whose_it_is_and_what_is_still_empty() -> None:
    found = report(new_workshop(firm="Molen De Hoop"), "nl")
    assert found.title == "Molen De Hoop"
    assert [section.key for section in found.sections] == ["open", "colophon"]
    steps = [step.name.of("nl") for step in content().playbook.steps]
    assert all(step in part(found, "open") for step in steps)


def test_a_step_with_an_answer_is_not_called_empty() -> None:
    made = Builder()
    made.put("frame", "frame", question="How do we bake what is asked?")
    empty = part(report(made.workshop), "open")
    assert "Frame" not in empty
    assert "Today" in empty


def test_no_heading_stands_above_nothing() -> None:
    made, _redesign = sound_bakery()
    sections = report(made.workshop).sections
    for section, after in zip(sections, [*sections[1:], None], strict=True):
        assert section.blocks or (after is not None and after.level > section.level), section.heading


def test_the_question_and_the_story_come_first_and_the_law_last() -> None:
    made, _redesign = sound_bakery()
    made.put(
        "frame",
        "frame",
        question="How do we stop guessing?",
        story=["We throw bread away."],
        stays=["The oven"],
    )
    made.put("inspiration", text="Sell after hours", case="vending-wall")
    keys = [section.key for section in report(made.workshop).sections if section.level == 1]
    wanted = [
        "question", "story", "frame", "today", "borrowed", "data", "chain", "redesign", "secure", "prove", "plan",
        "open", "law", "cases", "colophon",
    ]  # fmt: skip
    assert [key for key in keys if key in wanted] == wanted


def test_a_note_is_told_with_its_amount_its_mark_its_long_text_and_its_links() -> None:
    made = bakery_today()
    made.put(
        "note", "loaves sold", note="Counted over May.", amount_low=900, amount_high=1400, amount_per="month", mark="painful"
    )  # fmt: skip
    today = part(report(made.workshop), "today")
    assert "loaves sold · € 900–1,400 a month · pinches Counted over May. goes with “regulars”" in today


def test_a_redesign_is_told_against_today_note_by_note() -> None:
    made = bakery_today()
    redesign = made.redesign("Bread on order")
    made.put("note", made.copy("fresh bread", redesign), text="your own loaf", reason="people asked for it")
    made.drop_note(made.copy("guess what to bake", redesign), "orders come in first")
    made.note(Block.CHANNELS, "a hatch in the wall", redesign, reason="we close at six", case="vending-wall")
    text = part(report(made.workshop), "redesign")
    assert "“Bread on order”" in text
    assert "fresh bread → your own loaf · Value propositions Why: people asked for it" in text
    assert "guess what to bake · Key activities Why: orders come in first" in text
    new = "a hatch in the wall · Channels · borrowed from “A vending wall by the road” Why: we close at six"
    assert new in text
    assert "Key partners: the mill" in text
    assert "of 8 notes, 3 are new, changed or dropped, on 3 of the 9 building blocks" in text


def test_the_chosen_redesign_is_told_whole_before_the_other_variants() -> None:
    made = bakery_today()
    made.put("canvas", made.redesign("The careful one"), chosen=True)
    made.redesign("The bold one")
    found = report(made.workshop)
    assert "The careful one" in part(found, "redesign")
    assert "The bold one" not in part(found, "redesign")
    assert "The bold one" in part(found, "variants")


def test_money_is_compared_as_far_as_amounts_are_known_and_says_what_is_not_counted() -> None:
    made = bakery_today()
    redesign = made.redesign("On order")
    made.put(
        "note", made.copy("loaves sold", redesign), amount_low=1000, amount_high=2000, amount_per="month"
    )
    [table] = [
        block
        for section in report(made.workshop).part("money")
        for block in section.blocks
        if isinstance(block, TableBlock)
    ]
    assert [text_of(cell) for cell in table.rows[0]] == ["a month", "too little known", "€ 1,000–2,000"]
    assert "0 of revenue and 1 of costs" in part(report(made.workshop), "money")


def test_a_data_use_is_one_sentence_and_scores_come_in_words_before_figures() -> None:
    made = Builder()
    made.put("actor", "us", name="the baker", role="us")
    made.put("data_asset", "till", name="till receipts")
    made.put(
        "data_use", title="Forecast", assets=["till"], beneficiary="us", decision="how many loaves", activity="predict",
        value=4, ease_data=4, ease_skill=5, ease_consent=4,
    )  # fmt: skip
    text = part(report(made.workshop), "uses")
    assert "With till receipts we predict, so that the baker can decide better: how many loaves." in text
    assert "Do now · 16 out of 25" in text


def test_a_use_behind_the_gate_stands_last_with_the_reason_and_off_the_map() -> None:
    made = Builder()
    scored = {"value": 5, "ease_data": 5, "ease_skill": 5, "ease_consent": 5}
    made.put("data_use", title="Follow customers", personal="personal", trust="hide", **scored)
    made.put("data_use", title="Count loaves", value=3, ease_data=3, ease_skill=3, ease_consent=3)
    found = report(made.workshop)
    [uses] = [
        block for section in found.part("uses") for block in section.blocks if isinstance(block, Numbered)
    ]
    assert [text_of(item.text) for item in uses.items] == ["Count loaves", "Follow customers"]
    reasons = "it is about people and has no legal ground and we would rather not tell the people the data are about"
    assert f"Not to be chosen yet: {reasons}" in part(found, "uses")
    [drawing] = [
        block for section in found.part("value_map") for block in section.blocks if isinstance(block, Drawing)
    ]
    assert "Count loaves" in "\n".join(drawing.lines)
    assert "Follow customers" not in "\n".join(drawing.lines)


def test_who_gains_is_said_in_words_and_the_unknown_is_not_called_zero() -> None:
    made, redesign = sound_bakery()
    text = part(report(made.workshop), "give_get")
    assert "Mill Flour (2) Money (3) · Next week's need (2) gains (+2, guess)" in text
    made.put(
        "exchange", what="Advice", from_="us", to="mill", kind="knowledge", when="redesign", redesign=redesign
    )
    assert "too little known" in part(report(made.workshop), "give_get")


def test_the_riskiest_assumption_and_the_highest_risk_stand_first() -> None:
    made = Builder()
    made.put("assumption", text="They pay", importance=2, evidence=4)
    made.put("assumption", text="They come", importance=5, evidence=1)
    made.put("assumption", text="They knew", importance=5, evidence=1, status="holds")
    made.put("risk", title="A late van", likelihood=2, impact=2)
    made.put("risk", title="A fire", likelihood=4, impact=5)
    found = report(made.workshop)
    assert order(found, "They pay", "They come", "They knew") == ["They come", "They pay", "They knew"]
    assert order(found, "A late van", "A fire") == ["A fire", "A late van"]
    assert "Test first (25)" in part(found, "assumptions")
    assert "high (20)" in part(found, "risks")


def test_an_experiment_says_what_decides_who_and_what_was_learned() -> None:
    made, _redesign = sound_bakery()
    made.put(
        "experiment", "paper list", owner="Sam", people=30, cost=80, days=12, start="2027-01-11", result=22,
        verdict="adjust", learned="They forget on Mondays.",
    )  # fmt: skip
    text = part(report(made.workshop, "nl"), "experiments")
    assert "Toetst: “they order”" in text
    assert "We tellen names · doorgaan vanaf 20 · stoppen onder 5" in text
    assert "Eigenaar: Sam · 30 deelnemers · 12 dagen · € 80 · vanaf ma 11 jan 2027" in text
    assert "Uitslag: 22 · oordeel: bijsturen" in text
    assert "Geleerd: They forget on Mondays." in text


def test_the_plan_goes_by_phase_and_then_by_date() -> None:
    made = Builder()
    made.put("action", title="Decide", phase="d90", by=datetime.date(2027, 2, 20), who="Sam")
    made.put("action", title="Later this week", phase="week", by=datetime.date(2026, 11, 27))
    made.put("action", title="Call the mill", phase="week", by=datetime.date(2026, 11, 25))
    made.put("action", title="Some day")
    found = report(made.workshop)
    wanted = ["This week", "Call the mill", "Later this week", "Before day 90", "Decide", "Some day"]
    assert order(found, *wanted) == wanted
    assert "Sam Sat 20 Feb 2027" in part(found, "plan")


def test_a_finding_says_why_and_what_to_do_and_one_set_aside_says_the_reason() -> None:
    made = bakery_today()
    made.unlink("loaves sold", "regulars")
    first, *_others = checks.findings(made.workshop)
    message = content().check_texts[first.key].message_for(first, "en")
    text = content().check_texts[first.key]
    told = part(report(made.workshop), "findings")
    assert f"{message} Why: {text.why.of('en')} What to do: {text.todo.of('en')}" in told
    made.do([checks.setting_aside(first, "The town pays for it.")])
    aside = part(report(made.workshop), "set_aside")
    assert f"{message} Reason: The town pays for it." in aside


def test_only_the_seven_most_serious_findings_are_told_and_the_rest_counted() -> None:
    made = Builder()
    for place in range(9):
        made.note(Block.CUSTOMER_SEGMENTS, f"group {place}")
    made.note(Block.VALUE_PROPOSITIONS, "bread")
    found = report(made.workshop)
    told = [block for section in found.part("findings") for block in section.blocks]
    assert len(told) == checks.MOST_SHOWN + 1
    assert f"And {len(checks.findings(made.workshop)) - checks.MOST_SHOWN} more" in text_of(told[-1].text)  # type: ignore[union-attr]


def test_open_ends_are_told_the_parking_list_and_the_questions_passed_over() -> None:
    made = Builder()
    made.put("parked", text="A fourth shop", who="Sam")
    made.put("prompt", "frame-question", state="skipped")
    made.put("prompt", "today-value", state="parked", note="ask the mill first")
    text = part(report(made.workshop), "open")
    question = content().playbook.find("frame-question")
    assert question is not None
    assert "A fourth shop · Sam comes back to it" in text
    assert question[1].question.of("en") in text
    assert "ask the mill first" in text


@pytest.mark.parametrize(
    ("table", "fields", "card"),
    [
        ("data_asset", {"name": "names", "personal": "personal"}, "gdpr"),
        ("data_asset", {"name": "oven log", "source": "connected"}, "data-act"),
        ("data_use", {"title": "forecast", "activity": "predict"}, "ai-act"),
        ("actor", {"name": "the other baker", "role": "peer"}, "competition"),
        ("exchange", {"what": "orders", "kind": "data"}, "data-agreement"),
        ("risk", {"title": "tills down", "kind": "outage"}, "nis2"),
    ],
)
def test_only_the_law_that_matters_is_told_with_the_day_it_was_checked(
    table: str, fields: dict[str, object], card: str
) -> None:
    made = Builder()
    assert report(made.workshop).part("law") == ()
    made.put(table, **fields)
    _intro, *cards = report(made.workshop).part("law")
    [title] = [one.title.of("en") for one in content().law_cards if one.key == card]
    assert [section.heading for section in cards] == [title]
    assert "checked on Tue 24 Nov 2026. Check before you sign." in part(report(made.workshop), "law")


def test_what_is_ours_only_is_told_to_us_and_nowhere_named_to_others() -> None:
    made = bakery_today()
    redesign = made.redesign("On order")
    made.note(Block.CHANNELS, "the secret hatch", visibility="ours_only")
    made.link("the secret hatch", "fresh bread")
    made.put(
        "data_asset", "secret list", name="the secret list", visibility="ours_only", uniqueness="only_us"
    )
    made.put(
        "data_asset", "secret book", name="the secret book", visibility="ours_only", uniqueness="only_us"
    )
    made.put("data_use", title="Send offers", assets=["secret list"], stage="chosen")
    made.put("risk", title="A leak", assets=["secret list"], notes=["the secret hatch"], redesign=redesign)
    made.put("frame", "frame", pinch_notes=["the secret hatch"])
    for finding in checks.findings(made.workshop):
        if "secret" in finding.record:
            made.do([checks.setting_aside(finding, "a secret reason")])
    assert "the secret hatch · for our eyes only" in part(report(made.workshop), "today")
    assert "a secret reason" in everything(report(made.workshop))
    outside = to_markdown(report(made.workshop, include_ours=False))
    assert "secret" not in outside
    assert "Send offers" in outside
    assert "no longer there" not in outside


def examples() -> list[tuple[str, Language]]:
    folder = builtin._HERE / "examples"
    return [
        (key, language)
        for key in builtin.EXAMPLES
        for language in LANGUAGES
        if (folder / f"{key}.{language}.canvas.toml").exists()
    ]


@pytest.mark.parametrize(("key", "language"), examples())
def test_an_example_reads_without_a_word_of_ours_inside(key: str, language: Language) -> None:
    workshop = read_document(builtin.example(key, language)).workshop
    text = read(to_markdown(report(workshop, language)))
    ids = {record.id for table in workshop.tables.values() for record in table.values()} - {TODAY}
    words = set(re.findall(r"[\w-]+", re.sub(r"https?://\S+", "", text)))
    assert {word for word in words if "_" in word} == set()
    assert words & {each for each in ids if any(character.isdigit() for character in each)} == set()


@pytest.mark.parametrize("key", builtin.EXAMPLES[:1])
def test_the_language_of_the_report_is_not_that_of_the_program(key: str) -> None:
    workshop = read_document(builtin.example(key, "nl")).workshop
    headings = [section.heading for section in report(workshop, "nl").sections]
    assert "De komende 90 dagen" in headings
    assert "The next 90 days" in [section.heading for section in report(workshop, "en").sections]


def test_the_same_workshop_gives_the_same_report_every_time() -> None:
    made, _redesign = sound_bakery()
    assert report(made.workshop) == report(made.workshop)
    assert to_markdown(report(made.workshop)) == to_markdown(report(made.workshop))
