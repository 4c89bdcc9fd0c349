"""For whom a case that is being written would be shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.library.matching import match
from canvas.library.previewing import (
    LISTED,
    NEAREST,
    SHOWN,
    Matcher,
    Standing,
    best_first,
    standings,
    with_draft,
    worth_telling,
)
from canvas.library.profiles import profiles
from canvas.library.reading import Library, load_library
from canvas.library.regions import regions_of
from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook
from canvas.method.patterns import pattern_blocks, pattern_names
from canvas.model.case import Case, Match, Section
from canvas.model.method import Method
from canvas.model.playbook import Prompt
from canvas.model.words import Block, Outcome, Sector
from canvas.model.workshop import Workshop

PROMPTS = {prompt.key: prompt for _step, prompt in playbook(DEFAULT_PLAYBOOK).prompts()}
BAKERY = next(each for each in profiles() if each.key == "bakery")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def matching(language: str = "en") -> Matcher:
    def matched(library: Library, workshop: Workshop, prompt: Prompt, most: int) -> list[Match]:
        return match(library, workshop, prompt, Method(pattern_names(), pattern_blocks()), language, most)

    return matched


def draft(library: Library, language: str = "en") -> Case:
    """A new case, which tells of what pinches the bakery."""
    like = library.case("appeltje-eitje", language)
    assert like is not None
    words = BAKERY.words.of(language)
    sections = {**like.sections, Section.SITUATION: words}
    return replace(
        like, key="a-new-case", title="A new case", gist=words[:150], place="Zutphen", region_code="NL22",
        region_name="Gelderland", sector=Sector.RETAIL, blocks=(Block.CHANNELS,), outcome=Outcome.SUCCESS,
        sections=sections,
    )  # fmt: skip


def found(case: Case, library: Library, prompts: dict[str, Prompt] = PROMPTS) -> list[Standing]:
    return list(standings(case, library, profiles(), prompts, matching(case.language)))


def test_the_sample_firms_are_of_all_sectors_from_the_east_and_ask_questions_that_exist() -> None:
    firms = profiles()
    assert len(firms) == 12
    assert {firm.sector for firm in firms} == set(Sector)
    assert len({firm.key for firm in firms}) == len({firm.firm for firm in firms}) == 12
    for firm in firms:
        assert regions_of(firm.place) & {"gelderland", "overijssel"}, firm.place
        assert 2 <= len(firm.prompts) == len(set(firm.prompts)) <= 4
        assert set(firm.prompts) <= set(PROMPTS)
        for language in ("en", "nl"):
            assert 2 <= firm.words.of(language).count(". ") + 1 <= 4
        assert firm.words.of("en") != firm.words.of("nl")


def test_a_sample_firm_speaks_the_language_of_the_case() -> None:
    assert "brood" in str(BAKERY.workshop("nl").frame.drivers)
    assert "bread" in str(BAKERY.workshop("en").frame.drivers)
    assert BAKERY.workshop("nl").firm.place == "Zutphen"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_case_that_tells_a_firms_own_story_stands_beside_all_its_questions(
    library: Library, language: str
) -> None:
    mine = [each for each in found(draft(library, language), library) if each.profile is BAKERY]
    assert [each.prompt.key for each in mine] == list(BAKERY.prompts)
    assert all(each.rank <= SHOWN and each.beside and each.listed for each in mine)
    assert all(each.reasons for each in mine)


def test_the_rank_is_the_place_in_what_a_workshop_of_that_firm_would_be_given(library: Library) -> None:
    case = library.case("nedap", "en")
    assert case is not None
    for each in found(case, library):
        ranked = matching()(library, each.profile.workshop("en"), each.prompt, len(library.keys()) + 1)
        assert ranked[each.rank - 1].case.key == "nedap"
        given = matching()(library, each.profile.workshop("en"), each.prompt, SHOWN)
        assert each.beside is ("nedap" in [match.case.key for match in given])
        assert each.listed is (each.beside or each.rank <= LISTED)


def test_a_draft_joins_the_library_or_takes_the_place_of_the_case_with_its_key(library: Library) -> None:
    new = draft(library)
    assert len(with_draft(library, new).keys()) == len(library.keys()) + 1
    changed = replace(new, key="nedap")
    drafted = with_draft(library, changed)
    assert len(drafted.keys()) == len(library.keys())
    assert drafted.case("nedap", "en") is changed
    assert drafted.case("nedap", "nl") is library.case("nedap", "nl")


def test_a_question_that_the_playbook_lacks_is_passed_over(library: Library) -> None:
    some = {key: PROMPTS[key] for key in ("today-channels", "data-decision")}
    assert {each.prompt.key for each in found(draft(library), library, some)} == set(some)
    assert found(draft(library), library, {}) == []


def test_a_case_alone_in_the_library_is_shown_everywhere() -> None:
    case = draft(load_library())
    assert all(each.rank == 1 and each.beside for each in found(case, Library()))


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=20))
def test_best_first_keeps_all_puts_what_is_seen_at_once_first_and_then_goes_by_rank(
    given_ones: list[tuple[int, bool]],
) -> None:
    prompt = PROMPTS["today-channels"]
    rows = [Standing(BAKERY, prompt, rank, beside, ("same sector",)) for rank, beside in given_ones]
    ordered = best_first(rows)
    assert sorted(map(id, ordered)) == sorted(map(id, rows))
    for one, other in pairwise(ordered):
        assert (not one.beside, not one.listed, one.rank) <= (not other.beside, not other.listed, other.rank)


def test_of_a_case_seen_at_once_those_places_are_told_and_else_the_nearest() -> None:
    prompt = PROMPTS["today-channels"]
    seen, hidden = (
        [Standing(BAKERY, prompt, rank, False, ("same sector",)) for rank in ranks]
        for ranks in ((LISTED - 1, LISTED), range(LISTED + 1, LISTED + 9))
    )
    assert worth_telling([*seen, *hidden]) == seen
    assert worth_telling(hidden) == hidden[:NEAREST]
    assert worth_telling([]) == []
