"""A case is a story and no disclaimer: that it is a reading of sources is said at its foot, and in its text hardly ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from benchmarks.matching.profiles import the_cases

from canvas.model.case import OWN_READING, Case, Section
from canvas.report.words import own_reading

OURS = re.compile(
    r"as we read it|our (own )?reading|we read it|(onze|eigen) lezing|zoals wij het lezen|lezen wij|we think|denken wij|volgens ons",
    re.IGNORECASE,
)
UNKNOWN = re.compile(
    r"do not know|not known|is unknown|did not find|not in the sources|weten we niet|niet bekend|onbekend|vonden we niet"
    r"|niet in de bronnen",
    re.IGNORECASE,
)
MOST_UNKNOWN = 5
"""Sentences of a case that say that something is not known; two are asked for, and more stand where figures contradict."""


def every_case() -> Iterator[Case]:
    for language in ("en", "nl"):
        yield from the_cases().all(language)


def in_text(case: Case, words: re.Pattern[str], sections: tuple[Section, ...] = tuple(Section)) -> int:
    return sum(len(words.findall(case.sections[section])) for section in sections)


@pytest.mark.parametrize("case", tuple(every_case()), ids=lambda case: f"{case.key}-{case.language}")
def test_a_case_says_once_what_is_its_own_reading_and_seldom_what_is_not_known(case: Case) -> None:
    assert in_text(case, OURS, OWN_READING) == 0
    assert in_text(case, OURS) <= 1
    assert in_text(case, UNKNOWN) <= MOST_UNKNOWN


def test_at_the_foot_it_says_which_sections_are_a_reading() -> None:
    case = the_cases().case("odin", "en")
    assert case is not None
    assert own_reading(case) == (
        "“What changed”, “Chain: who gave, who got” and “What to borrow” are our reading of the sources."
    )
