"""nDCG@5 of the matching over the judged profiles: plain BM25, ours, and ours without each ingredient.

nDCG (Järvelin and Kekäläinen 2002) with gains 2^grade - 1: 1 is the order a facilitator would choose.
"""

from __future__ import annotations

import dataclasses
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import tantivy

from benchmarks.matching.profiles import Profile, profiles
from canvas.library.folders import built_in_folder
from canvas.library.matching import Weights, match
from canvas.library.reading import Library, load_library
from canvas.method.builtin import the_method

CUT = 5
INGREDIENTS: Mapping[str, tuple[str, ...]] = {
    "the sector": ("sector",),
    "the size": ("size",),
    "the place": ("town", "region"),
    "the block": ("block",),
    "the tags": ("tag",),
    "patterns of the block": ("pattern",),
    "concerns of the firm": ("concern",),
    "concerns of the question": ("about",),
    "patterns against pinches": ("pinch",),
    "kinds of data": ("data",),
    "words in common": ("words",),
    "parts of words": ("part_of_word",),
    "words of the question": ("question",),
    "the outcome": ("outcome",),
}

Ranker = Callable[[Profile], Sequence[str]]
"""Gives the keys of the five cases to show, best first."""


@dataclass(frozen=True)
class Quality:
    """How good one way of ranking is."""

    name: str
    tuned: float
    """Mean nDCG@5 over the profiles on which the weights were set."""
    held_out: float
    everything: float


def ndcg(keys: Sequence[str], judged: Mapping[str, int]) -> float:
    """From 0 to 1, of the first five."""

    def gained(grades: Sequence[int]) -> float:
        return math.fsum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:CUT]))

    best = gained(sorted(judged.values(), reverse=True))
    return gained([judged.get(key, 0) for key in keys]) / best if best else 0.0


def quality(name: str, ranker: Ranker, among: Sequence[Profile]) -> Quality:
    """Of one way of ranking."""
    scores = [(profile.held_out, ndcg(ranker(profile), profile.judged)) for profile in among]
    return Quality(
        name,
        statistics.mean(score for held_out, score in scores if not held_out),
        statistics.mean(score for held_out, score in scores if held_out),
        statistics.mean(score for _held_out, score in scores),
    )


@cache
def the_cases() -> Library:
    """The built-in library."""
    return load_library(folder for folder in [built_in_folder()] if folder)


def ours(weights: Weights, *, from_elsewhere: bool = False) -> Ranker:
    """The matching of the program; the case from another sector is left out, because it is not there to score."""

    def rank(profile: Profile) -> Sequence[str]:
        found = match(
            the_cases(), profile.workshop, profile.prompt, the_method(), profile.language, CUT,
            weights=weights, from_elsewhere=from_elsewhere,
        )  # fmt: skip
        return [each.case.key for each in found]

    return rank


def plain() -> Ranker:
    """BM25 over all words of a case, stemmed, asked with all words of the firm and the question: a good search engine."""
    indexes = {language: _index(language) for language in ("en", "nl")}

    def rank(profile: Profile) -> Sequence[str]:
        index = indexes[profile.language]
        query, _errors = index.parse_query_lenient(profile.text, ["text"])
        searcher = index.searcher()
        hits = searcher.search(query, CUT).hits
        return [str(searcher.doc(address).get_first("key")) for _score, address in hits]

    return rank


def _index(language: str) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="stemmed")
    index = tantivy.Index(builder.build())
    name = {"en": "english", "nl": "dutch"}[language]
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for part in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stopword(name),
        tantivy.Filter.stemmer(name),
    ):
        analyzer = analyzer.filter(part)
    index.register_tokenizer("stemmed", analyzer.build())
    writer = index.writer(15_000_000, 1)
    for case in the_cases().all(language):
        text = "\n".join((case.title, case.gist, *case.parties, *case.sections.values()))
        writer.add_document(tantivy.Document(key=case.key, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def measure() -> list[Quality]:
    """Plain, ours, and ours without each ingredient."""
    among = profiles()
    weights = Weights()
    rows = [quality("plain BM25", plain(), among), quality("ours", ours(weights), among)]
    for name, fields in INGREDIENTS.items():
        without = dataclasses.replace(weights, **dict.fromkeys(fields, 0.0))
        rows.append(quality(f"  without {name}", ours(without), among))
    rows.append(quality("ours, the last from another sector", ours(weights, from_elsewhere=True), among))
    return rows


def table(rows: Sequence[Quality]) -> str:
    """The rows as text; how many times plain BM25 stands behind each."""
    base = rows[0]
    lines = [f"{'nDCG@5 over judged profiles':38}{'set on':>9}{'held out':>10}{'all':>8}{'× plain':>9}"]
    lines.append("-" * 74)
    lines += [
        f"{row.name:38}{row.tuned:9.3f}{row.held_out:10.3f}{row.everything:8.3f}{row.held_out / base.held_out:9.2f}"
        for row in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure()))
