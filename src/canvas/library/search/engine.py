"""Search as you type over the entries of a library, with tantivy as the index (design.md 10).

Every word must be found, be it as a stem or, when it is the last one, as the beginning of a longer word; where that finds
nothing, small mistakes are forgiven in words that are nowhere, but not in their first letter; where that finds nothing either, in
all words; and then any of the words will do. Both languages are searched: a find in the language that is spoken counts for more.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import tantivy

from canvas.library.search.entries import Entry, Facet
from canvas.library.search.index_files import LONGEST, kept, prepared, schema, stem_of, written
from canvas.library.terms import common, fold
from canvas.locale import LANGUAGES

_WEIGHTS: Final = {"title": 5.0, "gist": 2.0, "body": 1.0}
_WRITTEN: Final = {"words": 0.6, "head": 0.9}
"""What a word is worth that is there as written, or as a beginning, beside its stem: anywhere, and once more in title or gist."""
_MISTAKEN: Final = 0.25
"""What a word with a mistake is worth beside one as written."""
_OTHER_LANGUAGE: Final = 0.35
_MOST_WORDS: Final = 12
"""Of what somebody typed or pasted."""
_UNFINISHED: Final = 7
"""From so many letters on a mistake is forgiven in a word that is not all typed yet; shorter ones are the beginning of anything."""
_RUNS: Final = 4
"""So many different letters one after the other a word has to have for its double ones to be forgiven: `zzzz` is no word."""

WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One find."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives."""

    hits: tuple[Hit, ...]
    """Best first, at most as many as asked."""
    total: int
    """How many there are in all."""
    counts: Mapping[Facet, Mapping[str, int]]
    """For each facet, word → how many finds one would have with it chosen; only words with finds; empty when not counted."""
    near: bool = False
    """Whether nothing has what was typed, as it was typed, and this only comes near."""


class Search:
    """The index over some entries. Make one with `Search.over`."""

    def __init__(self, entries: Sequence[Entry], index: tantivy.Index) -> None:
        self._entries = entries
        self._index = index
        self._searcher = index.searcher()

    @classmethod
    def over(cls, entries: Sequence[Entry], folder: Path | None = None) -> Search:
        """The search over these entries.

        Args:
            entries: what can be found, in the order in which they stand when nothing is typed.
            folder: where indexes are kept; in memory only when None, or when it cannot be used.
        """
        if folder is not None:
            with contextlib.suppress(OSError, ValueError):
                return cls(entries, kept(entries, folder))
        return cls(entries, written(entries, prepared(None)))

    def search(
        self,
        typed: str,
        language: str,
        chosen: Mapping[Facet, Collection[str]] = MappingProxyType({}),
        most: int = 40,
        *,
        counting: bool = True,
    ) -> Found:
        """What fits.

        Args:
            typed: the words, as far as they have been typed; all entries when there are none.
            language: the one that is spoken.
            chosen: facet → words of which an entry must have one; each facet must fit.
            most: hits at most.
            counting: whether to count the facets, which takes as long as the rest in a library of thousands.
        """
        words = words_of(typed)
        picked = {facet: tuple(each) for facet, each in chosen.items() if each}
        ways = self._ways(words, language)
        as_typed = query = next(ways)
        hits, total = self._hits(query, picked, most, ordered=not words)
        while not total and (other := next(ways, None)) is not None:
            query = other
            hits, total = self._hits(query, picked, most, ordered=False)
        near = bool(total) and query is not as_typed
        return Found(hits, total, self._counts(query, picked) if counting else {}, near)

    def _ways(self, words: Sequence[str], language: str) -> Iterator[tantivy.Query]:
        """As typed; with mistakes forgiven in words that are nowhere; in all words; and any of the words."""
        yield _all_of(words, language, frozenset())
        if not words:
            return
        nowhere = frozenset(word for word in words if not self._is_somewhere(word, language))
        if nowhere:
            yield _all_of(words, language, nowhere)
        if nowhere != frozenset(words):
            yield _all_of(words, language, frozenset(words))
        if len(words) > 1:
            yield _any_of(words, language)

    def _is_somewhere(self, word: str, language: str) -> bool:
        query = _word(word, language, last=True, forgiving=False)
        return bool(self._searcher.search(query, 1, count=False).hits)

    def _hits(
        self, query: tantivy.Query, picked: Mapping[Facet, tuple[str, ...]], most: int, *, ordered: bool
    ) -> tuple[tuple[Hit, ...], int]:
        """The best hits, and how many there are in all (tantivy's type stubs leave the count out)."""
        narrowed = _narrowed(query, picked)
        if ordered:
            result = self._searcher.search(narrowed, most, order_by_field="number", order=tantivy.Order.Asc)
            places = [(1.0, self._number(address)) for _score, address in result.hits]
        else:
            result = self._searcher.search(narrowed, most)
            places = sorted(
                ((float(score), self._number(address)) for score, address in result.hits),
                key=lambda each: (-round(each[0], 6), each[1]),
            )
        return tuple(Hit(self._entries[number], score) for score, number in places), int(
            getattr(result, "count", 0) or 0
        )

    def _number(self, address: tantivy.DocAddress) -> int:
        number = self._searcher.doc(address).get_first("number")
        assert isinstance(number, int)
        return number

    def _counts(
        self, query: tantivy.Query, picked: Mapping[Facet, tuple[str, ...]]
    ) -> dict[Facet, dict[str, int]]:
        """A facet's own choice does not narrow its own counts: one sees what choosing another would give."""
        asked = {facet.value: _terms(facet) for facet in Facet if facet not in picked}
        answer = dict(self._searcher.aggregate(_narrowed(query, picked), asked)) if asked else {}
        for facet in picked:
            others = {each: words for each, words in picked.items() if each is not facet}
            answer |= self._searcher.aggregate(_narrowed(query, others), {facet.value: _terms(facet)})
        return {
            facet: {row["key"]: row["doc_count"] for row in answer[facet.value]["buckets"]} for facet in Facet
        }


def _terms(facet: Facet) -> dict[str, Any]:
    return {"terms": {"field": facet.value, "size": 500}}


def words_of(typed: str) -> tuple[str, ...]:
    """The words that were typed, folded; the last one may be a beginning."""
    return tuple(fold(word)[:LONGEST] for word in WORD.findall(typed)[:_MOST_WORDS])


def _all_of(words: Sequence[str], language: str, forgiven: Collection[str]) -> tantivy.Query:
    """Every word, with mistakes forgiven in some; but words that every text has (“the”, “van”) only add to the score."""
    if not words:
        return tantivy.Query.all_query()
    telling = [word for word in words[:-1] if not common(word)]
    parts = []
    for place, word in enumerate(words):
        last = place == len(words) - 1
        must = word in telling or (last and not (telling and common(word)))
        occur = tantivy.Occur.Must if must else tantivy.Occur.Should
        parts.append((occur, _word(word, language, last=last, forgiving=word in forgiven)))
    return tantivy.Query.boolean_query(parts)


def _any_of(words: Sequence[str], language: str) -> tantivy.Query:
    parts = [
        (tantivy.Occur.Should, _word(word, language, last=place == len(words) - 1, forgiving=True))
        for place, word in enumerate(words)
        if not common(word)
    ]
    return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.empty_query()


def _word(word: str, language: str, *, last: bool, forgiving: bool) -> tantivy.Query:
    fields = schema()
    parts: list[tantivy.Query] = []
    for each in LANGUAGES:
        weight = 1.0 if each == language else _OTHER_LANGUAGE
        stem = stem_of(word, each)
        for part, worth in _WEIGHTS.items():
            query = tantivy.Query.term_query(fields, f"{part}_{each}", stem)
            parts.append(tantivy.Query.boost_query(query, worth * weight))
        for place, worth in _WRITTEN.items():
            field = f"{place}_{each}"
            if last:
                query = tantivy.Query.regex_query(fields, field, re.escape(word) + ".*")
                parts.append(tantivy.Query.boost_query(query, worth * weight))
            if forgiving and each == language:  # a mistake in one language is a word of the other
                parts += [
                    tantivy.Query.boost_query(query, worth * share * weight)
                    for query, share in _forgiven(word, field, last=last)
                ]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _forgiven(word: str, field: str, *, last: bool) -> Iterator[tuple[tantivy.Query, float]]:
    """What may have been meant by this word, and what that is worth."""
    fields, mistakes = schema(), mistakes_in(word)
    unfinished = last and len(word) >= _UNFINISHED
    if mistakes == 1:
        pattern = _one_mistake(word) + (".*" if unfinished else "")
        yield tantivy.Query.regex_query(fields, field, pattern), _MISTAKEN
    elif mistakes:
        yield tantivy.Query.fuzzy_term_query(fields, field, word, mistakes, True, unfinished), _MISTAKEN
    if sum(1 for _run in groupby(word)) >= _RUNS:
        yield tantivy.Query.regex_query(fields, field, _doubled(word) + (".*" if last else "")), 1.0


def _one_mistake(word: str) -> str:
    """A pattern for this word with one letter wrong, missing, too many or swapped with the next, but not its first one.

    tantivy's own query for that (used for two mistakes, in long words, where it hardly matters) also takes another first letter.
    """
    first, rest = re.escape(word[0]), [re.escape(letter) for letter in word[1:]]
    meant = []
    for place in range(len(rest) + 1):
        before, after = "".join(rest[:place]), rest[place:]
        meant.append(f"{before}.{''.join(after)}")
        if after:
            meant += [f"{before}{''.join(after[1:])}", f"{before}.{''.join(after[1:])}"]
        if len(after) > 1:
            meant.append(f"{before}{after[1]}{after[0]}{''.join(after[2:])}")
    return f"{first}({'|'.join(dict.fromkeys(meant))})"


def _doubled(word: str) -> str:
    """A pattern for this word whichever of its letters are doubled: `voraad` for `voorraad`, the mistake that is made most."""
    return "".join(f"{re.escape(letter)}+" for letter, _run in groupby(word))


def mistakes_in(word: str) -> int:
    """How many letters of a word may be wrong: none in a short one, two in a long one."""
    return 0 if len(word) < 4 else 1 if len(word) < 9 else 2


def _narrowed(query: tantivy.Query, picked: Mapping[Facet, tuple[str, ...]]) -> tantivy.Query:
    if not picked:
        return query
    parts = [(tantivy.Occur.Must, query)]
    for facet, words in picked.items():
        terms = tantivy.Query.term_set_query(schema(), facet.value, list(words))
        parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(terms, 0.0)))
    return tantivy.Query.boolean_query(parts)
