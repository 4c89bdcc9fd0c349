"""The built-in method is whole, in two languages, and goes through the same reader as anybody's own."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import canvas.method
from canvas.method.builtin import (
    check_texts,
    law_cards,
    playbook,
    playbook_keys,
    starter_measures,
    tag_names,
    vocabulary,
)
from canvas.method.own_playbook import start_text
from canvas.method.patterns import pattern_names
from canvas.method.playbook_reading import read_playbook
from canvas.model.playbook import Mode
from canvas.model.records import TABLES, file_name, kinds
from canvas.model.said import Said
from canvas.model.words import VOCABULARY_KEY, Block, Principle, Sector, Setting, Tag
from canvas.text.problems import Trouble

WHOLE = playbook("digital-redesign")
SHORT = playbook("digital-redesign-short")
FILE = (Path(canvas.method.__file__).parent / "playbooks" / "digital-redesign.toml").read_text(
    encoding="utf-8"
)
PROMPTS = [prompt for _step, prompt in WHOLE.prompts()]


def both(said: Said) -> bool:
    return set(said.texts) == {"en", "nl"} and all(text.strip() for text in said.texts.values())


def test_the_whole_method_has_nine_steps_and_75_prompts() -> None:
    assert len(WHOLE.steps) == 9
    assert len(PROMPTS) == 75
    assert len({prompt.key for prompt in PROMPTS}) == 75


def test_its_minutes_are_those_of_the_method() -> None:
    assert [WHOLE.minutes(setting) for setting in Setting] == [230, 390, 440]


def test_every_text_is_there_in_both_languages() -> None:
    for step in WHOLE.steps:
        assert both(step.name) and both(step.goal) and both(step.flow), step.key
    for prompt in PROMPTS:
        assert both(prompt.question) and both(prompt.why), prompt.key


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.key)
def test_every_prompt_has_hints_for_every_sector_one_for_one_in_both_languages(prompt: object) -> None:
    hints = prompt.hints  # type: ignore[attr-defined]
    assert set(hints) == set(Sector)
    for sector, by_language in hints.items():
        assert len(by_language["en"]) == len(by_language["nl"]) >= 1, sector
        assert all(hint.strip() and len(hint) <= 100 for hint in (*by_language["en"], *by_language["nl"]))


def test_the_dutch_hints_are_not_the_english_ones() -> None:
    same = [
        hint
        for prompt in PROMPTS
        for by_language in prompt.hints.values()
        for hint in by_language["nl"]
        if hint in by_language["en"] and len(hint.split()) > 2
    ]
    assert same == []


def test_the_short_version_is_the_core_prompts_of_the_same_file() -> None:
    assert [prompt for _step, prompt in SHORT.prompts()] == [prompt for prompt in PROMPTS if prompt.core]
    assert [
        abs(SHORT.minutes(setting) - total) <= 10
        for setting, total in zip(Setting, (105, 180, 210), strict=True)
    ] == [True] * 3


def test_the_frame_and_every_kind_of_record_are_asked_for() -> None:
    tables = {target.table for prompt in PROMPTS for target in prompt.targets}
    assert {
        "data_asset",
        "data_use",
        "actor",
        "exchange",
        "assumption",
        "experiment",
        "action",
        "risk",
        "measure",
    } <= tables
    assert {target.block for prompt in PROMPTS for target in prompt.targets if target.block} == set(Block)


def test_looking_around_offers_cases() -> None:
    step = WHOLE.step("look")
    assert step is not None
    assert all(prompt.cases for prompt in step.prompts)


def test_no_question_is_longer_than_a_person_reads_in_one_breath() -> None:
    assert [
        prompt.key for prompt in PROMPTS for text in prompt.question.texts.values() if len(text) > 190
    ] == []


@pytest.mark.parametrize(
    ("right", "mistaken", "line_has", "said"),
    [
        ('decision = ["consent"]', 'decision = ["concent"]', "decision", "Did you mean “consent”?"),
        ("core = true", "kore = true", "kore", "Did you mean “core”?"),
        ('block = "channels"', 'block = "chanels"', "chanels", "Did you mean “channels”?"),
        ('"ease_skill"', '"ease_skil"', "ease_skil", "Did you mean “ease_skill”?"),
        (
            "minutes = { alone = 15,",
            'minutes = { alone = "15",',
            'alone = "15"',
            "A whole number from 1 to 600",
        ),
        ('mode = "each"', 'mode = "all"', 'mode = "all"', "Allowed: add, each."),
        ('tags = ["pilot"]', 'tags = ["pilots"]', "pilots", "Did you mean “pilot”?"),
        ('preset = { kind = "legal" }', 'preset = { kind = "law" }', '"law"', "Allowed: outage"),
        ("[step.prompt.hints.retail]", "[step.prompt.hints.shops]", "shops", "Allowed: retail"),
        ('key = "frame-pressure"', 'key = "frame-firm"', 'key = "frame-firm"', "used twice"),
        ('languages = ["en", "nl"]', 'languages = ["en", "de"]', "languages", "Allowed: en, nl."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_nearest_word(
    right: str, mistaken: str, line_has: str, said: str
) -> None:
    assert right in FILE
    text = FILE.replace(right, mistaken, 1)
    with pytest.raises(Trouble) as trouble:
        read_playbook(text, "mine.toml")
    told = [problem for problem in trouble.value.problems if said in str(problem)]
    assert told, [str(problem) for problem in trouble.value.problems]
    assert any(line_has in text.splitlines()[problem.line - 1] for problem in told)


def test_all_mistakes_are_told_at_once() -> None:
    text = FILE.replace("core = true", "kore = true").replace('"consent"', '"concent"')
    with pytest.raises(Trouble) as trouble:
        read_playbook(text, "mine.toml")
    assert len(trouble.value.problems) == FILE.count("core = true") + FILE.count('"consent"')
    lines = [problem.line for problem in trouble.value.problems]
    assert lines == sorted(lines)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_start_for_ones_own_playbook_is_valid_and_shows_each_kind_of_target(language: str) -> None:
    book = read_playbook(start_text(language), "own.toml")
    targets = [target for _step, prompt in book.prompts() for target in prompt.targets]
    assert any(target.block for target in targets)
    assert any(target.table and target.mode is Mode.ADD for target in targets)
    assert any(target.mode is Mode.EACH for target in targets)
    assert book.languages == (language,)


def test_a_workshop_offered_as_a_playbook_is_named_as_what_it_is() -> None:
    with pytest.raises(Trouble, match="This is a workshop, not a playbook"):
        read_playbook("schema = 1\n[workshop]\n", "x.toml")


def test_the_short_version_of_an_unknown_playbook_is_refused_with_the_nearest() -> None:
    text = '[playbook]\nkey = "x"\nname = "x"\nabout = "x"\ncore_of = "digital-redesing"\nminutes = { alone = 60 }\n'
    with pytest.raises(Trouble, match="Did you mean “digital-redesign”"):
        read_playbook(text, "x.toml", {"digital-redesign": WHOLE})


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_broken_playbook_makes_a_traceback(data: st.DataObject) -> None:
    lines = FILE.splitlines()[:120]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(
            st.sampled_from(
                [
                    "",
                    "x = 1",
                    "[[step]]",
                    "[step]",
                    lines[at][: len(lines[at]) // 2],
                    'key = ["a"]',
                    "to = 3",
                    "minutes = []",
                ]
            )
        )
    try:
        read_playbook("\n".join(lines), "broken.toml")
    except Trouble as trouble:
        assert all(problem.wrong for problem in trouble.problems)


def test_every_field_and_every_word_of_the_records_has_its_words_in_both_languages() -> None:
    words = vocabulary()
    for table, kind in TABLES.items():
        for field in kinds(kind):
            if field in ("order", "extra", "prompt", "key"):
                continue
            written = file_name(field)
            label = words.labels.get((table, written)) or words.labels[("any", written)]
            ask = words.asks.get((table, written)) or words.asks[("any", written)]
            assert both(label), (table, field)
            assert both(ask), (table, field)
            assert all(len(text) <= 80 for text in ask.texts.values()), (table, field)
    for enumeration, name in VOCABULARY_KEY.items():
        if name in ("block", "tag", "prompt_state", "case_state"):
            continue
        for member in enumeration:
            assert both(words.values[(name, member.value)]), (name, member)
    assert set(words.blocks) == set(words.blocks_short) == {block.value for block in Block}
    assert all(len(text) <= 18 for said in words.blocks_short.values() for text in said.texts.values())


def test_the_35_checks_have_message_why_and_todo_in_both_languages() -> None:
    texts = check_texts()
    assert len(texts) == 35
    for key, text in texts.items():
        assert both(text.message) and both(text.why) and both(text.todo), key


def test_the_law_cards_say_when_they_were_checked_and_to_check_again() -> None:
    checked_on, closing, cards = law_cards()
    assert checked_on >= datetime.date(2026, 11, 1)
    assert both(closing)
    assert {card.key for card in cards} == {
        "data-act",
        "gdpr",
        "ai-act",
        "nis2",
        "cra",
        "competition",
        "data-agreement",
        "sector-schemes",
    }
    for card in cards:
        assert both(card.title) and both(card.text), card.key
        assert all(link.startswith(("https://", "http://")) for link in card.links)


def test_starter_measures_belong_to_a_basic_principle() -> None:
    assert len(starter_measures()) == 15
    assert {measure.principle for measure in starter_measures()} <= {
        principle.value for principle in Principle
    }
    assert all(both(measure.text) for measure in starter_measures())


def test_patterns_and_tags_are_named_in_both_languages() -> None:
    assert len(pattern_names()) == 48
    assert all(both(said) for said in pattern_names().values())
    assert set(tag_names()) == {tag.value for tag in Tag}


def test_an_unknown_playbook_is_a_sentence_with_the_nearest() -> None:
    assert playbook_keys()[0] == "digital-redesign"
    with pytest.raises(Trouble, match="Did you mean “digital-redesign”"):
        playbook("digital-redesing")
