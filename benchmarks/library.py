"""The library: start cold and warm, search as you type, matching beside a question, memory; with 80 to 10,000 cases.

Cases beyond the built-in ones are synthetic: the words of real ones drawn anew, so that words are as rare and as common
as they are in real cases.
"""

from __future__ import annotations

import dataclasses
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from benchmarks.measuring import Row, milliseconds, percentile
from canvas.library.folders import built_in_folder
from canvas.library.holdings import Holdings
from canvas.library.matching import match
from canvas.library.reading import Library, load_library
from canvas.library.search.engine import Hit, Search
from canvas.library.search.entries import entries_of
from canvas.library.search.passages import passage
from canvas.method.builtin import DEFAULT_PLAYBOOK, example, playbook, the_method
from canvas.method.patterns import concern_names, patterns, technologies
from canvas.model.case import Case
from canvas.model.playbook import Prompt
from canvas.model.workshop import Workshop
from canvas.storage.document import read_document

TYPED = {
    "nl": (
        "onbemande winkel",
        "voorspellen",
        "bezorgen in de stad",
        "data delen met vervoerders",
        "robot",
        "vrijwiligers",
    ),
    "en": (
        "unmanned shop",
        "forecast",
        "delivery in town",
        "share data with hauliers",
        "robot",
        "voluntears",
    ),
}
"""What somebody looks for; each is typed letter by letter."""


def synthetic(count: int, seed: int = 1) -> Library:
    """A library of so many cases in both languages: the built-in ones first, then drawn ones."""
    built_in = load_library(folder for folder in [built_in_folder()] if folder)
    chance = random.Random(seed)
    cases: dict[tuple[str, str], Case] = {}
    words = {
        language: [
            word
            for case in built_in.all(language)
            for text in case.sections.values()
            for word in text.split()
        ]
        for language in ("nl", "en")
    }
    keys = built_in.keys()
    for number in range(count):
        key = keys[number % len(keys)]
        for language in ("nl", "en"):
            case = built_in.case(key, language)
            assert case is not None
            if number >= len(keys):
                case = _drawn(case, f"case-{number}", words[language], chance)
            cases[case.key, language] = case
    return Library(cases)


def _drawn(case: Case, key: str, words: Sequence[str], chance: random.Random) -> Case:
    sections = {
        section: " ".join(chance.choices(words, k=len(text.split())))
        for section, text in case.sections.items()
    }
    title = " ".join(chance.choices(words, k=8))
    return dataclasses.replace(
        case, key=key, title=title, gist=" ".join(chance.choices(words, k=20)), sections=sections
    )


def measure() -> list[Row]:
    """All of it."""
    return [*_start(), *_search(), *_matching(), _memory()]


def _start() -> list[Row]:
    """A hundred cases in two hundred files: read and indexed for the first time, and the second time."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "cases"
        files.mkdir()
        _copies(files, 100)
        cold, warm = [], []
        for round_ in range(5):
            kept = Path(folder) / f"cache-{round_}"
            cold.append(milliseconds(partial(_opened, files, kept)))
            warm.append(milliseconds(partial(_opened, files, kept)))
    return [
        Row("library of 200 files, cold: read and indexed", statistics.median(cold), 500.0, "500 ms", 1),
        Row("library of 200 files, warm", statistics.median(warm), 50.0, "50 ms", 1),
    ]


def _opened(files: Path, kept: Path) -> Holdings:
    return Holdings.of(load_library([files], kept), patterns(), technologies(), concern_names(), kept)


def _copies(folder: Path, count: int) -> None:
    """So many cases in both languages, each file a real one under another key."""
    source = built_in_folder()
    assert source is not None
    real = sorted(source.glob("*/*.en.md"))
    for number in range(count):
        for language in ("en", "nl"):
            path = real[number % len(real)]
            text = path.with_name(path.name.replace(".en.", f".{language}.")).read_text(encoding="utf-8")
            text = re.sub(r'^key = ".*"', f'key = "copy-{number}"', text, count=1, flags=re.MULTILINE)
            (folder / f"copy-{number}.{language}.md").write_text(text, encoding="utf-8")


def _search() -> list[Row]:
    rows = []
    for count in (80, 1_000, 10_000):
        taken, drawn = _typed(Search.over(entries_of(synthetic(count), patterns(), technologies())))
        name = f"search, each letter, {count:,} cases"
        rows += [
            Row(f"{name}, p50", percentile(taken, 0.5), 5.0, "5 ms"),
            Row(f"{name}, p95", percentile(taken, 0.95), 5.0, "5 ms", 1),
            Row(f"twelve passages, {count:,} cases, p95", percentile(drawn, 0.95), 16.0, "a frame, 16 ms"),
        ]
    return rows


def _typed(search: Search) -> tuple[list[float], list[float]]:
    """Milliseconds of each search while texts are typed, and of the passages of what each text finds."""
    taken: list[float] = []
    drawn: list[float] = []
    for language, texts in TYPED.items():
        for text in texts:
            letters = (
                partial(search.search, text[:end], language, counting=False)
                for end in range(1, len(text) + 1)
            )
            taken += [milliseconds(letter) for letter in letters]
            hits = search.search(text, language).hits[:12]
            drawn.append(milliseconds(partial(_passages, hits, text, language)))
    return taken, drawn


def _passages(hits: Sequence[Hit], text: str, language: str) -> None:
    for hit in hits:
        passage(hit.entry, text, language)


def _matching() -> list[Row]:
    """Beside every question of the playbook, for the bakery, with all its answers."""
    rows = []
    for count in (80, 1_000):
        library = synthetic(count)
        library.index("nl")
        prompts = [prompt for _step, prompt in playbook(DEFAULT_PLAYBOOK).prompts()]
        taken = [milliseconds(partial(_match, library, prompt)) for prompt in prompts]
        name = f"matching beside a question, {count:,} cases, p95"
        rows.append(Row(name, percentile(taken, 0.95), 20.0, "20 ms", 1))
    return rows


@cache
def _bakery() -> Workshop:
    return read_document(example("bakery", "nl")).workshop


def _match(library: Library, prompt: Prompt) -> None:
    match(library, _bakery(), prompt, the_method(), "nl")


def _memory() -> Row:
    """The most memory of a process that holds 10,000 cases, their search and their words; against one that holds 80."""
    peaks = {}
    for count in (80, 10_000):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.library", str(count)],
            cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True,
        )  # fmt: skip
        peaks[count] = float(done.stdout)
    return Row("10,000 cases in memory, with their search", peaks[10_000], peaks[80], "80 cases", None, "MB")


def _hold(count: int) -> None:
    """Hold so many cases and print the peak memory in MB; a process of its own."""
    library = synthetic(count)
    search = Search.over(entries_of(library, patterns(), technologies()))
    library.index("nl")
    assert search.search("winkel", "nl").hits
    print(_peak())


def _peak() -> float:
    """The most memory of this process in MB; what getrusage says would count the parent's, from which it was forked."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    _hold(int(sys.argv[1]))
