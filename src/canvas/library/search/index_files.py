"""The index of a library as tantivy has it: its fields, how it is written, and how it is kept in the user's cache folder.

It is named after what is in it, so that a changed library makes another one; where the folder cannot be used it is made in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import tantivy

from canvas.library.search.entries import Entry, Facet
from canvas.locale import LANGUAGES

PARTS: Final = ("title", "gist", "body")
"""Of each text, by their stems."""
AS_WRITTEN: Final = ("words", "head")
"""Of each text, as it is written: all of it, and its title and gist alone."""
LONGEST: Final = 60
"""Letters of a word that are looked at."""
_SHAPE: Final = "2"
"""Stands in the name of a kept index: another shape of the index is another index."""
_STEMMERS: Final = {"en": "english", "nl": "dutch"}
_SUM: Final = "sum"
"""The file beside an index that tells whether it is as it was written."""
_HOUR: Final = 3_600
_KEPT: Final = 4
"""So many indexes stay in the cache folder; older ones go."""
_MEMORY: Final = 15_000_000
"""Bytes the index may use while it is written, the least that tantivy takes."""


@cache
def schema() -> tantivy.Schema:
    """The fields of an index: each text by its stems and as written, the facets, and the number of the entry."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True, indexed=True, fast=True)
    for language in LANGUAGES:
        for part in PARTS:
            builder.add_text_field(f"{part}_{language}", tokenizer_name=language, index_option="freq")
        for part in AS_WRITTEN:
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
    found = _analyzer(language).analyze(word[:LONGEST])
    return str(found[0]) if found else word


def prepared(path: Path | None) -> tantivy.Index:
    """The index in this folder, or an empty one in memory, with what it takes texts apart by.

    Raises:
        OSError, ValueError: tantivy cannot read the folder.
    """
    index = tantivy.Index(schema(), path=str(path) if path else None)
    for language in (*LANGUAGES, "folded"):
        index.register_tokenizer(language, _analyzer(language))
    return index


def written(entries: Iterable[Entry], index: tantivy.Index) -> tantivy.Index:
    """The index, with these entries in it."""
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


def kept(entries: Sequence[Entry], folder: Path) -> tantivy.Index:
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
            written(entries, prepared(making))
            (making / _SUM).write_text(_sum_of(making), encoding="utf-8")
            with contextlib.suppress(OSError):  # another program was first: its index is as good
                making.rename(place)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    place.touch()
    _tidy(folder, place)
    return prepared(place)


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
