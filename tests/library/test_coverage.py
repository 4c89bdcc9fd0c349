"""What the library covers: every case counted once in its sector, holes named, East Netherlands first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.library.coverage import EAST, By, Coverage, Gap, coverage
from canvas.library.reading import load_library
from canvas.method.patterns import pattern_names
from canvas.model.case import Case
from canvas.model.words import CaseSize, Outcome, Sector

PATTERNS = ("shared-hub", "freemium", "direct-to-consumer")
REGIONS = (("NL21", "Overijssel"), ("NL22", "Gelderland"), ("NL225", "Achterhoek"), ("NL31", "Utrecht"))
TEMPLATE = load_library().all("en")[0]


def told(case: Case = TEMPLATE, **facts: object) -> Case:
    return replace(case, **facts)  # type: ignore[arg-type]


SOME_CASE = st.builds(
    lambda region, **facts: told(region_code=region[0], region_name=region[1], **facts),
    st.sampled_from(REGIONS),
    sector=st.sampled_from(Sector),
    size=st.sampled_from(CaseSize),
    outcome=st.sampled_from(Outcome),
    patterns=st.sets(st.sampled_from(PATTERNS)).map(tuple),
)


def gaps(account: Coverage, gap: Gap) -> dict[str, tuple[str, ...]]:
    return {each.where: (*each.sectors, *each.patterns) for each in account.missing if each.gap is gap}


@given(st.lists(SOME_CASE, max_size=12))
def test_each_case_stands_once_in_every_table_and_for_each_of_its_patterns(cases: list[Case]) -> None:
    account = coverage(cases, PATTERNS)
    assert account.cases == len(cases) == sum(account.sectors.values())
    for table in account.tables:
        for sector in Sector:
            in_table = sum(row.counts[sector] for row in table.rows)
            of_sector = [case for case in cases if case.sector is sector]
            counted = (
                sum(len(case.patterns) for case in of_sector) if table.by is By.PATTERN else len(of_sector)
            )
            assert in_table == counted
        assert all(row.total == sum(row.counts.values()) for row in table.rows)


@given(st.lists(SOME_CASE, max_size=12))
def test_what_is_named_as_missing_is_missing_and_nothing_else_is(cases: list[Case]) -> None:
    account = coverage(cases, PATTERNS)
    shown = {pattern for case in cases for pattern in case.patterns}
    assert set(gaps(account, Gap.PATTERN).get("", ())) == set(PATTERNS) - shown
    badly = {case.sector for case in cases if case.outcome in (Outcome.STALLED, Outcome.FAILED)}
    assert set(gaps(account, Gap.BADLY).get("", ())) == set(Sector) - badly
    for code in EAST:
        there = {case.sector for case in cases if case.region_code.startswith(code)}
        assert set(gaps(account, Gap.EAST).get(code, ())) == set(Sector) - there


def test_what_east_netherlands_lacks_comes_first_and_a_lack_of_all_is_not_said_twice() -> None:
    far = told(region_code="NL31", sector=Sector.RETAIL, outcome=Outcome.FAILED, patterns=("freemium",))
    account = coverage([far], PATTERNS)
    assert account.missing[0].gap is Gap.EAST
    assert gaps(account, Gap.EAST_BADLY)[""] == (Sector.RETAIL,)
    assert Sector.RETAIL not in gaps(account, Gap.BADLY)[""]
    assert gaps(account, Gap.EAST_PATTERN)[""] == ("freemium",)
    near = told(far, region_code="NL225")
    assert not gaps(coverage([far, near], PATTERNS), Gap.EAST_BADLY)
    assert not gaps(coverage([far, near], PATTERNS), Gap.EAST_PATTERN)


def test_a_part_of_a_region_counts_in_the_row_of_the_region() -> None:
    account = coverage([told(region_code="NL225", region_name="Achterhoek")], PATTERNS)
    rows = next(table for table in account.tables if table.by is By.REGION).rows
    assert [(row.key, row.total) for row in rows] == [("NL21", 0), ("NL22", 1)]
    assert account.regions["NL22"] == "Gelderland"


def test_the_regions_of_the_east_stand_first_then_the_country_then_abroad() -> None:
    cases = [told(region_code=code, region_name=code) for code in ("DEA3", "NL31", "NL11")]
    rows = next(table for table in coverage(cases, PATTERNS).tables if table.by is By.REGION).rows
    assert [row.key for row in rows] == ["NL21", "NL22", "NL11", "NL31", "DEA3"]


def test_a_library_without_a_case_misses_everything_and_says_so() -> None:
    account = coverage([], PATTERNS)
    assert account.cases == 0
    assert gaps(account, Gap.EAST) == dict.fromkeys(EAST, tuple(Sector))
    assert gaps(account, Gap.PATTERN)[""] == PATTERNS


@pytest.mark.parametrize("language", ["en", "nl"])
def test_both_languages_of_the_library_are_covered_alike(language: str) -> None:
    library = load_library()
    account = coverage(library.all(language), pattern_names())
    assert account.tables == coverage(library.all("en"), pattern_names()).tables
