"""All that the library holds, for a screen: the cases, the patterns, the technologies, and the search over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from canvas.library.reading import Library
from canvas.library.search.engine import Search
from canvas.library.search.entries import EntryKind, entries_of
from canvas.model.case import Case
from canvas.model.pattern import Pattern, Technology
from canvas.model.said import Said

Item = Case | Pattern | Technology


@dataclass(frozen=True)
class Holdings:
    """What can be found and read."""

    library: Library
    patterns: Mapping[str, Pattern]
    technologies: Mapping[str, Technology]
    search: Search

    @classmethod
    def of(
        cls,
        library: Library,
        patterns: Mapping[str, Pattern],
        technologies: Mapping[str, Technology],
        concerns: Mapping[str, Said],
        keep_in: Path | None,
        *,
        sectors: Mapping[str, Said] = MappingProxyType({}),
    ) -> Holdings:
        """The holdings over a library; takes time, so call it from a thread.

        Args:
            library: the cases.
            patterns: by key.
            technologies: by key.
            concerns: key → what it is called.
            keep_in: the folder where search indexes are kept; None makes one in memory.
            sectors: key → what it is called.
        """
        search = Search.over(entries_of(library, patterns, technologies, concerns, sectors), keep_in)
        return cls(library, patterns, technologies, search)

    def item(self, id: str, language: str) -> Item | None:
        """What an entry's id (`pattern:shared-hub`) stands for; a case in this language where it can be."""
        kind, _colon, key = id.partition(":")
        if kind == EntryKind.CASE:
            return self.library.case(key, language)
        return (self.patterns if kind == EntryKind.PATTERN else self.technologies).get(key)

    def showing(self, pattern: str, language: str) -> list[Case]:
        """The cases that show this pattern."""
        return [case for case in self.library.all(language) if pattern in case.patterns]
