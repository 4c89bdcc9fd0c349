"""Patterns, technology cards and concerns are whole in both languages, and everything they point to is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas.library.reading import load_library
from canvas.library.terms import fold
from canvas.locale import LANGUAGES
from canvas.method.builtin import DEFAULT_PLAYBOOK, check_texts, playbook
from canvas.method.patterns import concerns, patterns, technologies
from canvas.model.pattern import Concern, Pattern, Technology
from canvas.model.said import Said

CASES = load_library([Path("cases")])
BROCHURE = re.compile(
    r"\b(innovativ\w*|innovatief|uniek\w*|unique|leading|toonaangevend\w*|ontzorg\w*|seamless|leverage|win-win|ecosyste\w*"
    r"|synerg\w*|middels|teneinde|dient te)\b",
    re.IGNORECASE,
)


def texts(*parts: Said) -> Iterator[tuple[str, str]]:
    for part in parts:
        for language in LANGUAGES:
            yield language, part.texts.get(language, "")


def test_there_are_48_patterns_and_12_to_16_technologies() -> None:
    assert len(patterns()) == 48
    assert 12 <= len(technologies()) <= 16


@pytest.mark.parametrize("pattern", patterns().values(), ids=lambda pattern: pattern.key)
def test_a_pattern_says_all_it_should_in_both_languages(pattern: Pattern) -> None:
    parts = (pattern.data, pattern.chain, pattern.fits, pattern.fails, pattern.seen)
    for language, text in texts(*parts):
        assert 30 <= len(text) <= 260, (language, text)
        assert text.endswith("."), (language, text)
    for _language, text in texts(pattern.name, pattern.idea, *parts):
        assert text == text.strip() != ""
        assert not BROCHURE.search(text), text
    assert pattern.blocks
    assert 2 <= len(pattern.tags) <= 5
    assert pattern.sources
    assert all(each.url.startswith(("http://", "https://")) for each in pattern.sources if each.key != "own")


@pytest.mark.parametrize("technology", technologies().values(), ids=lambda technology: technology.key)
def test_a_technology_says_what_it_can_do_asks_and_warns(technology: Technology) -> None:
    for language, text in texts(technology.idea):
        assert len(text) <= 200, (language, text)
        assert len(re.findall(r"[.!?](\s|$)", text)) == 1, "one sentence"
    for _language, text in texts(technology.question):
        assert text.endswith("?")
    for _language, text in texts(technology.name, technology.idea, technology.needs, technology.watch):
        assert text
        assert not BROCHURE.search(text), text
    assert set(technology.patterns) <= set(patterns())
    assert set(technology.cases) <= set(CASES.keys())
    assert technology.tags


def test_no_two_patterns_or_technologies_have_the_same_name() -> None:
    for language in LANGUAGES:
        named = [each.name for each in patterns().values()] + [each.name for each in technologies().values()]
        names = [name.of(language).casefold() for name in named]
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_pattern_of_a_case_is_in_the_catalogue_and_most_patterns_have_a_case() -> None:
    shown = {key for case in CASES.cases.values() for key in case.patterns}
    assert shown <= set(patterns())
    assert len(shown) >= len(patterns()) / 2


@pytest.mark.parametrize("concern", concerns(), ids=lambda concern: concern.key)
def test_a_concern_points_to_what_there_is_and_has_words_to_be_heard_by(concern: Concern) -> None:
    prompts = {prompt.key for _step, prompt in playbook(DEFAULT_PLAYBOOK).prompts()}
    assert set(concern.patterns) <= set(patterns())
    assert set(concern.checks) <= set(check_texts())
    assert set(concern.prompts) <= prompts
    for language in LANGUAGES:
        assert concern.name.texts[language]
        words = concern.words[language]
        assert len(words) >= 8
        assert len(set(words)) == len(words)
        for word in words:
            assert re.fullmatch(r"[^\W_]{3,}|[^\W_]+( [^\W_]+)+", fold(word)), f"{word} can never be heard"


def test_every_case_speaks_to_a_known_concern_and_every_concern_has_a_case() -> None:
    keys = {concern.key for concern in concerns()}
    for case in CASES.cases.values():
        assert case.concerns, case.key
        assert set(case.concerns) <= keys
        assert 3 <= len(case.questions) <= 8
    assert {key for case in CASES.cases.values() for key in case.concerns} == keys
