"""Search as you type over the entries of a library, with tantivy as the index (design.md 10).

Every word must be found, be it as a stem or, when it is the last one, as the beginning of a longer word; where that finds
nothing, small mistakes are forgiven, but not in the first letter; where that finds nothing either, any of the words will do. Both languages are searched: a find in
the language that is spoken counts for more.

The index is kept in the user's cache folder, named after what is in it, so that a changed library makes another one; where
the folder cannot be written it is made in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import tantivy

from canvas.library.search.entries import Entry, Facet
from canvas.library.terms import common, fold
from canvas.locale import LANGUAGES

_SHAPE: Final = "2"
"""Stands in the name of a kept index: another shape of the index is another index."""
_STEMMERS: Final = {"en": "english", "nl": "dutch"}
_WEIGHTS: Final = {"title": 5.0, "gist": 2.0, "body": 1.0}
_WRITTEN: Final = {"words": 0.6, "head": 0.9}
"""What a word is worth that is there as written, or as a beginning, beside its stem: anywhere, and once more in title or gist."""
_MISTAKEN: Final = 0.25
"""What a word with a mistake is worth beside one as written."""
_OTHER_LANGUAGE: Final = 0.35
_MOST_WORDS: Final = 12
"""Of what somebody typed or pasted."""
_LONGEST: Final = 60
"""Letters of a word that are looked at."""
_UNFINISHED: Final = 7
"""From so many letters on a mistake is forgiven in a word that is not all typed yet; shorter ones are the beginning of anything."""
_RUNS: Final = 4
"""So many different letters one after the other a word has to have for its double ones to be forgiven: `zzzz` is no word."""
_SUM: Final = "sum"
"""The file beside an index that tells whether it is as it was written."""
_HOUR: Final = 3_600
_KEPT: Final = 4
"""So many indexes stay in the cache folder; older ones go."""
_MEMORY: Final = 15_000_000
"""Bytes the index may use while it is written, the least that tantivy takes."""

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


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True, indexed=True, fast=True)
    for language in LANGUAGES:
        for part in _WEIGHTS:
            builder.add_text_field(f"{part}_{language}", tokenizer_name=language, index_option="freq")
        for part in _WRITTEN:
            builder.add_text_field(f"{part}_{language}", tokenizer_name="folded", index_option="basic")
    for facet in Facet:
        builder.add_text_field(facet.value, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


@cache
def _analyzer(language: str) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
    if language in _STEMMERS:
        builder = builder.filter(tantivy.Filter.stemmer(_STEMMERS[language]))
    return builder.build()


@lru_cache(maxsize=50_000)
def stem_of(word: str, language: str) -> str:
    """The stem by which the index knows this word."""
    found = _analyzer(language).analyze(word[:_LONGEST])
    return str(found[0]) if found else word


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
                return cls(entries, _kept(entries, folder))
        return cls(entries, _written(entries, _prepared(None)))

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
    return tuple(fold(word)[:_LONGEST] for word in WORD.findall(typed)[:_MOST_WORDS])


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
    schema = _schema()
    parts: list[tantivy.Query] = []
    for each in LANGUAGES:
        weight = 1.0 if each == language else _OTHER_LANGUAGE
        stem = stem_of(word, each)
        for part, worth in _WEIGHTS.items():
            query = tantivy.Query.term_query(schema, f"{part}_{each}", stem)
            parts.append(tantivy.Query.boost_query(query, worth * weight))
        for place, worth in _WRITTEN.items():
            written = f"{place}_{each}"
            if last:
                query = tantivy.Query.regex_query(schema, written, re.escape(word) + ".*")
                parts.append(tantivy.Query.boost_query(query, worth * weight))
            if forgiving and each == language:  # a mistake in one language is a word of the other
                parts += [
                    tantivy.Query.boost_query(query, worth * share * weight)
                    for query, share in _forgiven(word, written, last=last)
                ]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _forgiven(word: str, field: str, *, last: bool) -> Iterator[tuple[tantivy.Query, float]]:
    """What may have been meant by this word, and what that is worth."""
    schema, mistakes = _schema(), mistakes_in(word)
    unfinished = last and len(word) >= _UNFINISHED
    if mistakes == 1:
        pattern = _one_mistake(word) + (".*" if unfinished else "")
        yield tantivy.Query.regex_query(schema, field, pattern), _MISTAKEN
    elif mistakes:
        yield tantivy.Query.fuzzy_term_query(schema, field, word, mistakes, True, unfinished), _MISTAKEN
    if sum(1 for _run in groupby(word)) >= _RUNS:
        yield tantivy.Query.regex_query(schema, field, _doubled(word) + (".*" if last else "")), 1.0


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
        terms = tantivy.Query.term_set_query(_schema(), facet.value, list(words))
        parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(terms, 0.0)))
    return tantivy.Query.boolean_query(parts)


def _prepared(path: Path | None) -> tantivy.Index:
    index = tantivy.Index(_schema(), path=str(path) if path else None)
    for language in (*LANGUAGES, "folded"):
        index.register_tokenizer(language, _analyzer(language))
    return index


def _written(entries: Iterable[Entry], index: tantivy.Index) -> tantivy.Index:
    writer = index.writer(_MEMORY, 1)
    for number, entry in enumerate(entries):
        document = tantivy.Document()
        document.add_unsigned("number", number)
        for language, text in entry.texts.items():
            body = "\n".join(text.passages)
            document.add_text(f"title_{language}", text.title)
            document.add_text(f"gist_{language}", text.gist)
            document.add_text(f"body_{language}", body)
            document.add_text(f"words_{language}", f"{text.title}\n{text.gist}\n{body}")
            document.add_text(f"head_{language}", f"{text.title}\n{text.gist}")
        for facet, words in entry.facets.items():
            for word in words:
                document.add_text(facet.value, word)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def digest(entries: Iterable[Entry]) -> str:
    """A name for exactly this content."""
    sum_ = hashlib.sha256(_SHAPE.encode())
    for entry in entries:
        texts = {word: (text.title, text.gist, text.passages) for word, text in entry.texts.items()}
        row = (entry.id, texts, {facet.value: words for facet, words in entry.facets.items()})
        sum_.update(json.dumps(row, sort_keys=True).encode("utf-8", "surrogatepass"))
    return sum_.hexdigest()[:32]


def _kept(entries: Sequence[Entry], folder: Path) -> tantivy.Index:
    """The index of this content in the folder, made there when it is not.

    It is made beside its place and moved there whole, so that two programs that begin at once, or one that is killed, leave
    no half index.

    Raises:
        OSError: the folder cannot be used.
        ValueError: tantivy cannot.
    """
    place = folder / f"index-{digest(entries)}"
    if not _is_whole(place):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(place, ignore_errors=True)
        making = Path(tempfile.mkdtemp(prefix="making-", dir=folder))
        try:
            _written(entries, _prepared(making))
            (making / _SUM).write_text(_sum_of(making), encoding="utf-8")
            with contextlib.suppress(OSError):  # another program was first: its index is as good
                making.rename(place)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    place.touch()
    _tidy(folder, place)
    return _prepared(place)


def _is_whole(place: Path) -> bool:
    """Whether it is there as it was written: of a damaged index tantivy gives wrong answers, or panics."""
    try:
        return (place / _SUM).read_text(encoding="utf-8") == _sum_of(place)
    except (OSError, ValueError):
        return False


def _sum_of(place: Path) -> str:
    """Of all files of an index, its locks aside."""
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(place.iterdir()):
        if path.name != _SUM and path.suffix != ".lock":
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def _tidy(folder: Path, here: Path) -> None:
    """Only the last few indexes stay, and none that a killed program was making; one that another program has open goes when it can."""
    with contextlib.suppress(OSError):
        old = [place for place in folder.glob("index-*") if place != here]
        gone = sorted(old, key=lambda each: each.stat().st_mtime, reverse=True)[_KEPT - 1 :]
        gone += [place for place in folder.glob("making-*") if time.time() - place.stat().st_mtime > _HOUR]
        for place in gone:
            shutil.rmtree(place, ignore_errors=True)
