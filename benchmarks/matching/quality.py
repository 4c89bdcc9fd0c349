"""nDCG@5 of the matching over the judged profiles: plain BM25, ours, and ours without each ingredient.

The practice firms are what was learnt from, so "ours" is flattered there; the row below it shows each of them by what was learnt from
seven eighths of the others. On the two halves of the profiles nothing is flattered: nothing was learnt from them.

nDCG (Järvelin and Kekäläinen 2002) with gains 2^grade - 1: 1 is the order a facilitator would choose.
"""

from __future__ import annotations

import dataclasses
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import tantivy

from benchmarks.matching.learning import taught_by_the_others
from benchmarks.matching.profiles import Part, Profile, other_judges, profiles, the_cases
from canvas.library.matching import Weights, match
from canvas.library.matching.learnt import Learnt
from canvas.method.builtin import the_method

CUT = 5
BEST = 3
"""The grade of a case that belongs on the table."""
EACH = 5
"""Of the practice firms every fifth is measured: that is enough for a mean, and two thousand of them take minutes."""
INGREDIENTS: Mapping[str, tuple[str, ...]] = {
    "the sector": ("sector",),
    "the size": ("size",),
    "the place": ("town", "region"),
    "the block": ("block",),
    "the tags": ("tag",),
    "patterns of the block": ("pattern",),
    "what the firm ticked": ("chosen",),
    "concerns heard": ("concern",),
    "concerns of the question": ("about",),
    "patterns against pinches": ("pinch",),
    "kinds of data": ("data",),
    "what practice firms taught": ("learnt",),
    "words in common": ("words",),
    "parts of words": ("part_of_word",),
    "words of the question": ("question",),
    "the outcome": ("outcome",),
}

NOTHING: Mapping[str, Learnt] = {}

Ranker = Callable[[Profile], Sequence[str]]
"""Gives the keys of the five cases to show, best first."""


@dataclass(frozen=True)
class Quality:
    """How good one way of ranking is."""

    name: str
    mean: Mapping[Part, float]
    """nDCG@5 over the profiles of each part."""


def ndcg(keys: Sequence[str], judged: Mapping[str, int]) -> float:
    """From 0 to 1, of the first five."""

    def gained(grades: Sequence[int]) -> float:
        return math.fsum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:CUT]))

    best = gained(sorted(judged.values(), reverse=True))
    return gained([judged.get(key, 0) for key in keys]) / best if best else 0.0


def quality(name: str, ranker: Ranker, among: Sequence[Profile]) -> Quality:
    """Of one way of ranking."""
    scores: dict[Part, list[float]] = {part: [] for part in Part}
    for profile in among:
        scores[profile.part].append(ndcg(ranker(profile), profile.judged))
    return Quality(name, {part: statistics.mean(each) for part, each in scores.items()})


def ours(
    weights: Weights,
    *,
    ticked: bool = True,
    from_elsewhere: bool = False,
    learnt: Mapping[str, Learnt] = NOTHING,
) -> Ranker:
    """The matching of the program; the case from another sector is left out, because it is not there to score.

    Args:
        weights: what each ingredient weighs.
        ticked: whether the firm said what it is busy with.
        from_elsewhere: whether the last case comes from another sector.
        learnt: key of a profile → what was learnt, where that is not what came with the program.
    """

    def rank(profile: Profile) -> Sequence[str]:
        found = match(
            the_cases(), profile.workshop if ticked else profile.unsaid, profile.prompt, the_method(), profile.language, CUT,
            weights=weights, from_elsewhere=from_elsewhere, learnt=learnt.get(profile.key),
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
    practice = [profile for profile in profiles() if profile.part is Part.PRACTICE]
    among = [profile for profile in profiles() if profile.part is not Part.PRACTICE] + practice[::EACH]
    weights = Weights()
    rows = [
        quality("plain BM25", plain(), among),
        quality("ours, nothing ticked", ours(weights, ticked=False), among),
        quality("ours", ours(weights), among),
        quality(
            "  learnt from the other practice firms", ours(weights, learnt=taught_by_the_others()), among
        ),
    ]
    for name, fields in INGREDIENTS.items():
        without = dataclasses.replace(weights, **dict.fromkeys(fields, 0.0))
        rows.append(quality(f"  without {name}", ours(without), among))
    rows.append(quality("ours, the last from another sector", ours(weights, from_elsewhere=True), among))
    return rows


def measure_judges() -> Mapping[str, Mapping[str, float]]:
    """On the held-out half: who ranks → whose judgement it is put beside → nDCG@5.

    Judges rank by their grades, best first as they wrote them down; so what they reach beside each other is what can be asked of
    a program.
    """
    held_out = [profile for profile in profiles() if profile.part is Part.HELD_OUT]
    judged = {"first": {profile.key: profile.judged for profile in held_out}, **other_judges()}
    matching = ours(Weights())
    ranked: dict[str, Mapping[str, Sequence[str]]] = {
        "ours": {profile.key: matching(profile) for profile in held_out},
        **{
            f"{judge} judge": {
                key: sorted(grades, key=lambda case: -grades[case]) for key, grades in every.items()
            }
            for judge, every in judged.items()
        },
    }
    return {
        who: {
            judge: statistics.mean(ndcg(keys[key], every[key]) for key in keys)
            for judge, every in judged.items()
            if who != f"{judge} judge"
        }
        for who, keys in ranked.items()
    }


def measure_new() -> Mapping[Part, tuple[float, float]]:
    """Part of the profiles → the share of cases judged 3 that are among the five: as they are, and each as if it were new.

    A new case, of a region or an author, has nothing that practice firms taught, and has to be found among those that have.
    """
    shares: dict[Part, tuple[list[bool], list[bool]]] = {}
    for profile in profiles():
        if profile.part is Part.PRACTICE:
            continue
        known, new = shares.setdefault(profile.part, ([], []))
        for key in (key for key, grade in profile.judged.items() if grade == BEST):
            for found, replaced in ((known, ()), (new, (key,))):
                library = dataclasses.replace(the_cases(), replaced=replaced)
                five = match(
                    library, profile.workshop, profile.prompt, the_method(), profile.language, CUT,
                    from_elsewhere=False,
                )  # fmt: skip
                found.append(key in [each.case.key for each in five])
    return {part: (statistics.mean(known), statistics.mean(new)) for part, (known, new) in shares.items()}


def table_of_new(shares: Mapping[Part, tuple[float, float]]) -> str:
    """The shares as text."""
    lines = [f"{'cases judged 3, among the five':38}{'as known':>10}{'as new':>10}", "-" * 58]
    lines += [f"{part.value:38}{known:10.3f}{new:10.3f}" for part, (known, new) in shares.items()]
    return "\n".join(lines)


def table_of_judges(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Who ranked, and beside whose judgement, as text."""
    judges = list(rows["ours"])
    lines = [f"{'the held-out half, beside each judge':38}" + "".join(f"{judge:>10}" for judge in judges)]
    lines.append("-" * (38 + 10 * len(judges)))
    for who, means in rows.items():
        lines.append(f"{who:38}" + "".join(f"{means[j]:10.3f}" if j in means else f"{'':10}" for j in judges))
    return "\n".join(lines)


def table(rows: Sequence[Quality]) -> str:
    """The rows as text; how many times plain BM25 on the held-out half stands behind each."""
    base = rows[0].mean[Part.HELD_OUT]
    heads = "".join(f"{part.value:>10}" for part in Part)
    lines = [f"{'nDCG@5 over judged profiles':38}{heads}{'× plain':>9}", "-" * 77]
    for row in rows:
        means = "".join(f"{row.mean[part]:10.3f}" for part in Part)
        lines.append(f"{row.name:38}{means}{row.mean[Part.HELD_OUT] / base:9.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure()))
    print()
    print(table_of_judges(measure_judges()))
    print()
    print(table_of_new(measure_new()))
