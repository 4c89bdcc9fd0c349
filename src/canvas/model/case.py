"""A case: a success story of the library, as a value (design.md 5)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from canvas.model.words import Block, CaseSize, CaseStatus, DataKind, Outcome, ResultKind, Sector


class Section(StrEnum):
    """The fixed sections of a case's body, in order."""

    SITUATION = "situation"
    CHANGED = "changed"
    DATA = "data"
    CHAIN = "chain"
    RESULT = "result"
    HARD = "hard"
    BORROW = "borrow"


OWN_READING: Final = (Section.CHANGED, Section.CHAIN, Section.BORROW)
"""The sections that put what the sources tell into terms of a business model, which is the writer's own reading of them."""

HEADINGS: Mapping[str, Mapping[Section, str]] = {
    "en": {
        Section.SITUATION: "Situation",
        Section.CHANGED: "What changed",
        Section.DATA: "Data and its value",
        Section.CHAIN: "Chain: who gave, who got",
        Section.RESULT: "Result",
        Section.HARD: "What did not go by itself",
        Section.BORROW: "What to borrow",
    },
    "nl": {
        Section.SITUATION: "Situatie",
        Section.CHANGED: "Wat er veranderde",
        Section.DATA: "Data en de waarde ervan",
        Section.CHAIN: "Keten: wie gaf, wie kreeg",
        Section.RESULT: "Resultaat",
        Section.HARD: "Wat niet vanzelf ging",
        Section.BORROW: "Wat kun je lenen",
    },
}
"""The headings of the sections per language, as they stand in the files."""


_ARTICLE: Final = re.compile(r"(An?|Een|The|De|Het) (?=(\w))")
"""How a person may begin an answer to "who says so?". "De" before a capital is mostly part of a name: De Gelderlander."""
_ALWAYS: Final = ("A", "An", "Een")


@dataclass(frozen=True, slots=True)
class Result:
    """One result, how firm it is and who says so."""

    text: str
    kind: ResultKind
    by: str
    source: int
    """Which of the case's sources, counted from 1."""
    year: int | None = None

    @property
    def said_by(self) -> str:
        """Who says so, as it stands within a line: an article at its beginning is no beginning of a sentence there."""
        found = _ARTICLE.match(self.by)
        if found and (found[1] in _ALWAYS or not found[2].isupper()):
            return found[0].lower() + self.by[found.end() :]
        return self.by


@dataclass(frozen=True, slots=True)
class Source:
    """Where the facts of a case come from."""

    title: str
    url: str
    year: int | None = None
    undated: bool = False
    """It was looked for, and the source gives no year."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case in one language."""

    key: str
    language: str
    title: str
    gist: str
    organisation: str
    place: str
    region_code: str
    region_name: str
    country: str
    sector: Sector
    size: CaseSize
    years: tuple[int, ...]
    status: CaseStatus
    outcome: Outcome
    checked_on: datetime.date
    blocks: tuple[Block, ...]
    patterns: tuple[str, ...]
    tags: tuple[str, ...]
    data_kinds: tuple[DataKind, ...]
    parties: tuple[str, ...]
    results: tuple[Result, ...]
    sources: tuple[Source, ...]
    sections: Mapping[Section, str]
    """The body's sections, plain paragraphs parted by an empty line."""
    concerns: tuple[str, ...] = ()
    """With what an owner must be busy to be shown this case, the most fitting first."""
    questions: tuple[str, ...] = ()
    """What such an owner would ask or say, in an owner's own words."""

    @property
    def when(self) -> str:
        """The years it speaks of: `2018–2020`."""
        return "–".join(dict.fromkeys(str(year) for year in self.years))


@dataclass(frozen=True, slots=True)
class Match:
    """A case matched to a firm and a prompt, with the reasons in words."""

    case: Case
    score: float
    reasons: tuple[str, ...]
    """In the language of the case, such as "same sector" or "pattern: shared hub"."""
