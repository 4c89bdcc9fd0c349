"""No typing mistake ships: every text is spelled as hunspell and our own word lists know it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from canvas.library.examining import examine
from canvas.library.profiles import profiles

from .texts import ROOT, names, texts

LISTS = Path(__file__).parent / "spelling"
DICTIONARIES = {"en": "en_GB", "nl": "nl_NL"}
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
"""Parts of words that are joined by a hyphen are looked up by themselves."""


def known(language: str) -> set[str]:
    """Our own words: names, and trade words of this language."""
    lines = [
        line.strip()
        for name in ("names.txt", f"words.{language}.txt")
        for line in (LISTS / name).read_text(encoding="utf-8").splitlines()
    ]
    return {line for line in lines if line and not line.startswith("#")}


def misspelled(words: set[str], language: str) -> set[str]:
    """Those of the words that the dictionary does not know."""
    done = subprocess.run(
        ["hunspell", "-i", "UTF-8", "-d", DICTIONARIES[language], "-l"],
        input="\n".join(sorted(words)), capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return set(done.stdout.split())


def has_dictionary(language: str) -> bool:
    """Whether hunspell and this dictionary are here."""
    if shutil.which("hunspell") is None:
        return False
    done = subprocess.run(
        ["hunspell", "-d", DICTIONARIES[language], "-l"],
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_word_is_spelled_right(language: str) -> None:
    if not has_dictionary(language):
        pytest.skip(
            f"hunspell with the dictionary {DICTIONARIES[language]} is not installed: spelling not checked"
        )
    where: defaultdict[str, str] = defaultdict(str)
    for place, text in texts(language):
        for word in WORD.findall(text.replace("’", "'")):
            where[word] = where[word] or place
    ours = known(language) | names()
    unknown = misspelled({word for word in where if len(word) > 1} - ours, language)
    wrong = {word: where[word] for word in sorted(unknown) if word.removesuffix("'s") not in ours}
    assert wrong == {}, "correct these, or add them to tests/content/spelling"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_mistake_would_be_seen(language: str) -> None:
    if not has_dictionary(language):
        pytest.skip(f"hunspell with the dictionary {DICTIONARIES[language]} is not installed")
    wrong = {"en": {"recieve", "customerz"}, "nl": {"klnat", "verandert-e", "ondernemmer"}}[language]
    assert misspelled(wrong, language)


@pytest.mark.parametrize("name", ["names.txt", "words.en.txt", "words.nl.txt"])
def test_the_word_lists_are_sorted_and_hold_each_word_once(name: str) -> None:
    lines = [
        line for line in (LISTS / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    assert lines == sorted(set(lines), key=lambda word: (word.casefold(), word))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_questions_of_cases_and_what_sample_firms_say_are_read_too(language: str) -> None:
    read = set(texts(language))
    case = examine(ROOT / "cases" / "retail" / f"odin.{language}.md").case
    assert case is not None and case.questions
    assert {(f"odin.{language}.md", question) for question in case.questions} <= read
    firms = [text for place, text in read if place == "profiles.toml"]
    assert len(firms) == len(profiles()) > 0
    assert [text for place, text in read if place == "retelling.toml"]
