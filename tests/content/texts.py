"""All content in one language, text by text: cases, the method's data and the catalogue of the program."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from canvas.library.examining import examine

ROOT = Path(__file__).parents[2]
METHOD = ROOT / "src" / "canvas" / "method"
LIBRARY = ROOT / "src" / "canvas" / "library"
TO_AVOID = LIBRARY / "brochure.toml"
"""Words that no text should have."""
CATALOGUE = ROOT / "src" / "canvas" / "locale" / "nl" / "LC_MESSAGES" / "canvas.po"

PAGES = {
    "en": ("README.md", "docs/for-entrepreneurs.md", "docs/for-case-authors.md"),
    "nl": ("docs/voor-ondernemers.md", "docs/voor-casusauteurs.md"),
}
"""The pages for people who are no engineers."""

Placed = tuple[str, str]
"""Where a text stands, and the text."""


def texts(language: str) -> Iterator[Placed]:
    """Every text of this language that somebody reads."""
    yield from _cases(language)
    yield from _method(language)
    yield from _catalogue(language)
    yield from _pages(language)


def names() -> set[str]:
    """Words of the names that cases themselves give: of firms, places, parties and sources."""
    found: set[str] = set()
    for path in sorted((ROOT / "cases").glob("*/*.md")):
        case = examine(path).case
        assert case is not None, path
        said = [case.organisation, case.place, case.region_name, *case.parties]
        said += [result.by for result in case.results] + [source.title for source in case.sources]
        for text in said:
            found.update(word for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper())
    return found


def _cases(language: str) -> Iterator[Placed]:
    for path in sorted((ROOT / "cases").glob(f"*/*.{language}.md")):
        case = examine(path).case
        assert case is not None, path
        parts = (case.title, case.gist, *case.sections.values(), *(result.text for result in case.results))
        yield from ((path.name, text) for text in (*parts, *case.parties, *case.questions))


def _method(language: str) -> Iterator[Placed]:
    for path in sorted({*METHOD.rglob("*.toml"), *LIBRARY.rglob("*.toml")} - {TO_AVOID}):
        named = re.search(r"\.(en|nl)\.", path.name)
        if named and named[1] != language:
            continue
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found = _every(data) if named else _said(data, language)
        yield from ((path.name, text) for text in found)


def _said(value: Any, language: str) -> Iterator[str]:
    """Texts of this language among values that hold one per language; lists of words to look for are no texts."""
    if isinstance(value, dict):
        if set(value) & {"en", "nl"}:
            yield from _every(value.get(language, ""))
            return
        for key, each in value.items():
            if key != "words" or not _are_looked_for(each):
                yield from _said(each, language)
    elif isinstance(value, list):
        for each in value:
            yield from _said(each, language)


def _are_looked_for(value: Any) -> bool:
    """Whether these words are a list to find in texts of firms; those of a sample firm are what its owner says."""
    told = value.values() if isinstance(value, dict) else [value]
    return any(isinstance(each, list) for each in told)


def _every(value: Any) -> Iterator[str]:
    """The texts with a space in them: single words of such files are keys."""
    if isinstance(value, str):
        if " " in value:
            yield _without_places(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _every(each)
    elif isinstance(value, list):
        for each in value:
            yield from _every(each)


def _catalogue(language: str) -> Iterator[Placed]:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        both = (message.id, message.string)
        said = both[language == "nl"]
        english = set(re.findall(r"[^\W\d_]+", " ".join(_several(message.id)))) if language == "nl" else set()
        for text in _several(said):
            if message.id and text:
                yield CATALOGUE.name, _without(english, _without_places(text))


def _several(said: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or ())


def _without_places(text: str) -> str:
    """A text without what is filled in when it is shown."""
    return re.sub(r"\{[^}]*\}", " ", text)


def _without(words: set[str], text: str) -> str:
    """A translated text without the words that stand in the original as well: commands, options, names of fields."""
    return re.sub(r"[^\W\d_]+", lambda found: " " if found[0] in words else found[0], text)


def _pages(language: str) -> Iterator[Placed]:
    """The pages of documentation, without code, addresses, and words in italics, which are of another language."""
    for path in PAGES[language]:
        yield path, _without_code((ROOT / path).read_text(encoding="utf-8"))


def _without_code(text: str) -> str:
    text = re.sub(r"```.*?```|~~~.*?~~~", " ", text, flags=re.DOTALL)
    return re.sub(r"`[^`]*`|(?<!\*)\*[^*\n]+\*(?!\*)|https?://\S+|\]\([^)]*\)|<[^>]+>", " ", text)
