"""What is looked for on the shelf of the library: a text, and the words of facets by which the finds are narrowed down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from canvas.library.holdings import Holdings
from canvas.library.search.engine import Found
from canvas.library.search.entries import Facet
from canvas.library.search.passages import passage
from canvas.tui.widgets.library_entry import Group, Shelved

MOST: Final = 60
"""Finds in the list; more are counted, and narrowed down to."""
WITH_PASSAGE: Final = 12
"""So many finds show their best sentence: the ones that are seen first."""


AskedFor = tuple[str, Mapping[Facet, tuple[str, ...]]]
"""What was typed, and facet → its words that were chosen."""


class ShelfSearch:
    """Searches what the library holds, for somebody who reads in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.holdings: Holdings | None = None
        """What is searched; None until it was read."""
        self.typed = ""
        self._narrowed: dict[Facet, tuple[str, ...]] = {}

    @property
    def narrowed(self) -> Mapping[Facet, tuple[str, ...]]:
        """Facet → its words that were chosen."""
        return self._narrowed

    @property
    def asked(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.typed or any(self._narrowed.values()))

    def toggle(self, facet: Facet, word: str) -> None:
        """Choose this word, or let it go."""
        words = self._narrowed.get(facet, ())
        self._narrowed[facet] = (
            tuple(each for each in words if each != word) if word in words else (*words, word)
        )

    @property
    def asked_for(self) -> AskedFor:
        """What is looked for, to come back to."""
        return self.typed, dict(self._narrowed)

    def ask_again(self, asked_for: AskedFor) -> None:
        """Look for this again."""
        self.typed, self._narrowed = asked_for[0], dict(asked_for[1])

    def clear(self) -> None:
        """Look for nothing any more."""
        self.typed = ""
        self._narrowed = {}

    def found(self, *, most: int = 1, counting: bool = True) -> Found | None:
        """What fits what is asked for; everything when nothing is; None while there is nothing to search.

        Args:
            most: how many finds at most; all are counted.
            counting: whether to count the words of the facets, which takes a little longer.
        """
        if self.holdings is None:
            return None
        return self.holdings.search.search(
            self.typed, self._language, self._narrowed, most, counting=counting
        )

    def shelved(self, found: Found, groups: Iterable[Group]) -> list[Shelved]:
        """The finds, best first, with what is known of each on the shelf.

        Args:
            found: of a search.
            groups: the whole shelf: why a thing stands there, and what the workshop did with it.
        """
        known = {each.id: each for _heading, group in groups for each in group}
        hits = []
        for place, hit in enumerate(found.hits):
            item = self.holdings.item(hit.entry.id, self._language) if self.holdings else None
            if item is None:
                continue
            shown = None
            if self.typed and place < WITH_PASSAGE:
                shown = passage(hit.entry, self.typed, self._language)
            marks = known.get(hit.entry.id)
            hits.append(Shelved(item, marks.reasons if marks else (), marks.mark if marks else None, shown))
        return hits
