"""What the library covers and what it does not: counts by sector against pattern, region, size and outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from canvas.model.case import Case
from canvas.model.words import CaseSize, Outcome, Sector

EAST: Final[Mapping[str, str]] = {"NL21": "Overijssel", "NL22": "Gelderland"}
"""The regions that the library is for, by their code."""
ENDED_BADLY: Final = (Outcome.STALLED, Outcome.FAILED)


class By(StrEnum):
    """What sectors are set against."""

    PATTERN = "pattern"
    REGION = "region"
    SIZE = "size"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern, region, size or outcome with its cases per sector."""

    key: str
    counts: Mapping[Sector, int]

    @property
    def total(self) -> int:
        """Its cases in all sectors; a case stands in one sector."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Table:
    """Sectors against one thing."""

    by: By
    rows: tuple[Row, ...]


class Gap(StrEnum):
    """A kind of hole, the one to fill first above."""

    EAST = "east"
    """No case from this region of East Netherlands in these sectors."""
    BADLY = "badly"
    """No stalled or failed case at all in these sectors."""
    EAST_BADLY = "east_badly"
    """Stalled or failed cases in these sectors, but none from East Netherlands."""
    PATTERN = "pattern"
    """No case shows these patterns."""
    EAST_PATTERN = "east_pattern"
    """Cases show these patterns, but none from East Netherlands."""
    SIZE = "size"
    """No case of a firm of this size in these sectors."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A hole in the library."""

    gap: Gap
    where: str = ""
    """The code of the region, or the size."""
    sectors: tuple[Sector, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole account."""

    cases: int
    sectors: Mapping[Sector, int]
    tables: tuple[Table, ...]
    regions: Mapping[str, str]
    """The name of each region that has a row, by its code."""
    missing: tuple[Missing, ...]
    """The holes to fill first, first things first."""


def coverage(cases: Sequence[Case], patterns: Iterable[str]) -> Coverage:
    """The account of these cases.

    Args:
        cases: each once, in one language.
        patterns: the keys of all patterns, in the order of their rows.
    """
    keys = tuple(patterns)
    names = {**{_region(case): case.region_name for case in cases}, **EAST}
    regions = sorted(names, key=lambda code: (code not in EAST, not code.startswith("NL"), code))
    return Coverage(
        cases=len(cases),
        sectors=_per_sector(cases),
        tables=(
            _table(By.PATTERN, cases, keys, lambda case: case.patterns),
            _table(By.REGION, cases, regions, lambda case: (_region(case),)),
            _table(By.SIZE, cases, tuple(CaseSize), lambda case: (case.size.value,)),
            _table(By.OUTCOME, cases, tuple(Outcome), lambda case: (case.outcome.value,)),
        ),
        regions=names,
        missing=tuple(_missing(cases, keys)),
    )


def _region(case: Case) -> str:
    """The region whose row a case stands in: its own, or the one of East Netherlands that it is a part of."""
    return next((code for code in EAST if in_region(case, code)), case.region_code)


def _per_sector(cases: Iterable[Case]) -> dict[Sector, int]:
    counted = Counter(case.sector for case in cases)
    return {sector: counted[sector] for sector in Sector}


def _table(by: By, cases: Sequence[Case], keys: Iterable[str], of: Callable[[Case], Iterable[str]]) -> Table:
    counted = Counter((key, case.sector) for case in cases for key in set(of(case)))
    rows = (Row(str(key), {sector: counted[key, sector] for sector in Sector}) for key in keys)
    return Table(by, tuple(rows))


def _missing(cases: Sequence[Case], patterns: Sequence[str]) -> Iterator[Missing]:
    for code in EAST:
        yield from _hole(Gap.EAST, _without(case for case in cases if in_region(case, code)), code)
    badly = [case for case in cases if case.outcome in ENDED_BADLY]
    nowhere = _without(badly)
    yield from _hole(Gap.BADLY, nowhere)
    eastern = _without(case for case in badly if in_the_east(case))
    yield from _hole(Gap.EAST_BADLY, (sector for sector in eastern if sector not in nowhere))
    shown = {pattern for case in cases for pattern in case.patterns}
    near = {pattern for case in cases if in_the_east(case) for pattern in case.patterns}
    if unseen := tuple(key for key in patterns if key not in shown):
        yield Missing(Gap.PATTERN, patterns=unseen)
    if far := tuple(key for key in patterns if key in shown - near):
        yield Missing(Gap.EAST_PATTERN, patterns=far)
    for size in (CaseSize.ONE, CaseSize.MICRO, CaseSize.SMALL, CaseSize.MEDIUM):
        yield from _hole(Gap.SIZE, _without(case for case in cases if case.size is size), size.value)


def _without(cases: Iterable[Case]) -> tuple[Sector, ...]:
    """The sectors that none of these cases is in."""
    there = {case.sector for case in cases}
    return tuple(sector for sector in Sector if sector not in there)


def _hole(gap: Gap, sectors: Iterable[Sector], where: str = "") -> Iterator[Missing]:
    if absent := tuple(sectors):
        yield Missing(gap, where, absent)


def in_region(case: Case, code: str) -> bool:
    """Whether a case lies in this region, or in a part of it: NL221 is in NL22."""
    return case.region_code.startswith(code)


def in_the_east(case: Case) -> bool:
    """Whether a case comes from the regions that the library is for."""
    return any(in_region(case, code) for code in EAST)
