"""A small library that is made for these tests: cases, patterns and technologies of which every word is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from canvas.library.reading import Library
from canvas.library.search.entries import Entry, entries_of
from canvas.method.patterns import patterns, technologies
from canvas.model.case import Case, Section, Source
from canvas.model.words import Block, CaseSize, CaseStatus, DataKind, Outcome, Sector

Make = Callable[..., Case]


def made(key: str, language: str = "nl", **facts: object) -> Case:
    """A case with these facts; the rest is the same for all."""
    usual: dict[str, object] = {
        "key": key, "language": language, "title": key, "gist": "", "organisation": "", "place": "Zutphen",
        "region_code": "NL22", "region_name": "Gelderland", "country": "NL", "sector": Sector.RETAIL,
        "size": CaseSize.MICRO, "years": (2020,), "status": CaseStatus.UNKNOWN, "outcome": Outcome.SUCCESS,
        "checked_on": datetime.date(2026, 11, 27), "blocks": (Block.CHANNELS,), "patterns": ("shared-hub",),
        "tags": ("platform",), "data_kinds": (DataKind.STOCK,), "parties": (), "results": (),
        "sources": (Source("A paper", "https://example.org"),),
        "sections": dict.fromkeys(Section, ""),
    }  # fmt: skip
    return Case(**{**usual, **facts})  # type: ignore[arg-type]


def library_of(*cases: Case) -> Library:
    """A library of these."""
    return Library({(case.key, case.language): case for case in cases})


@pytest.fixture(scope="session")
def entries() -> tuple[Entry, ...]:
    """Four cases in both languages with all patterns and technologies."""
    told: dict[str, tuple[tuple[str, str], tuple[str, str], dict[str, object]]] = {
        "bakker": (
            ("De bakker bakt minder weg", "Elke ochtend telt hij de broodjes. Daarna bakt hij bij."),
            ("The baker wastes less", "Every morning he counts the rolls. Then he bakes some more."),
            {"sector": Sector.RETAIL, "region_name": "Gelderland", "outcome": Outcome.SUCCESS},
        ),
        "vervoerder": (
            ("Twee vervoerders bundelen ritten", "Één planner verdeelt de ritten. De wagens rijden voller."),
            ("Two hauliers bundle their trips", "One planner shares out the trips. The lorries are fuller."),
            {"sector": Sector.LOGISTICS, "region_name": "Overijssel", "outcome": Outcome.MIXED},
        ),
        "museum": (
            ("Het museum opent zijn depot", "Vrijwilligers fotograferen alle voorwerpen in de winkel."),
            ("The museum opens its depot", "Volunteers photograph all objects in the shop."),
            {"sector": Sector.CULTURE, "region_name": "Overijssel", "size": CaseSize.SMALL},
        ),
        "timmerman": (
            ("De timmerman meet met een laser", "Kozijnen passen in één keer. Winkels bestellen ze."),
            ("The joiner measures with a laser", "Frames fit at once. Shops order them."),
            {"sector": Sector.CONSTRUCTION, "outcome": Outcome.FAILED, "size": CaseSize.ONE},
        ),
    }
    cases = []
    for key, (dutch, english, facts) in told.items():
        for language, (title, story) in (("nl", dutch), ("en", english)):
            sections = {**dict.fromkeys(Section, ""), Section.CHANGED: story}
            cases.append(made(key, language, title=title, sections=sections, **facts))
    return entries_of(library_of(*cases), patterns(), technologies())
