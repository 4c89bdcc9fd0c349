"""Acronyms that a reader may not know: each is spelled out where it first stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from canvas.library.checking.prose import Prose, units
from canvas.library.examining import Examined, language_of
from canvas.locale import _
from canvas.text.own_toml import own_toml
from canvas.text.problems import Problem

MOST_TOLD: Final = 20
"""Most acronyms pointed out in one file: more say nothing new."""

_FILE: Final = Path(__file__).parents[1] / "acronyms.toml"
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 6
_SPELLED_AFTER: Final = re.compile(r"[”\"]?\s*\(([^()]{4,200})[)(]")
_LOWER: Final = re.compile(r"[^\W\d_]{3,}")


def check_acronyms(examined: Examined, prose: Prose) -> Iterator[Problem]:
    """The first place of each acronym that is not spelled out there, in the order in which a reader meets them."""
    assert examined.parts is not None
    language = examined.values.get("language") or language_of(examined.parts.front.file) or "en"
    known = _known(language) | _names(examined.parts.front.values)
    told = 0
    for unit in units(examined, prose, rule="acronym"):
        for found in _WORD.finditer(unit.text):
            if not _is_acronym(found[0]):
                continue
            word = unicodedata.normalize("NFKC", found[0])
            if word in known:
                continue
            known |= {word}
            if not _spelled_out(unit.text, found):
                told += 1
                if told <= MOST_TOLD:
                    wrong = _("The acronym “{word}” is not spelled out where it first stands.")
                    fix = _("Write it in full, with {word} in brackets behind it, or write around it.")
                    yield unit.problem(found.start(), wrong.format(word=word), fix.format(word=word))


def _is_acronym(word: str) -> bool:
    if not 2 <= len(word) <= _LONGEST or not word.isupper():
        return False
    capitals = sum(each.isupper() for each in word)
    return capitals >= 2 and capitals + sum(each.isdigit() for each in word) == len(word)


def _spelled_out(text: str, found: re.Match[str]) -> bool:
    """Whether it stands in brackets behind words, or words stand in brackets behind it."""
    behind = _SPELLED_AFTER.match(text, found.end(), found.end() + 220)
    if behind and _LOWER.search(behind[1]) and " " in behind[1].strip():
        return True
    before = text[max(0, found.start() - 40) : found.start()].rstrip("“\"'‘")
    after = text[found.end() : found.end() + 2].lstrip("”\"'’")
    in_brackets = before.endswith("(") and after[:1] in (")", ",", ";")
    return in_brackets and before[:-1].rstrip("”\"'’ \n")[-1:].isalnum()


def _names(written: dict[str, Any]) -> frozenset[str]:
    """The words of the names in the fields, as they are written, so that a field that is wrong still names."""
    holders = [written.get(name) for name in ("organisation", "place", "region", "parties")]
    for rows, name in (("sources", "title"), ("results", "by")):
        table = written.get(rows)
        holders += (
            [row.get(name) for row in table if isinstance(row, dict)] if isinstance(table, list) else []
        )
    return frozenset(
        word for text in _texts(holders) for word in _WORD.findall(unicodedata.normalize("NFKC", text))
    )


def _texts(value: object) -> Iterator[str]:
    """Every text inside; the nesting was bounded when it was read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


@cache
def _known(language: str) -> frozenset[str]:
    """The acronyms that everybody knows in this language, and names."""
    lists: dict[str, dict[str, list[str]]] = own_toml(_FILE)
    common, names = lists["common"], lists["names"]
    return frozenset(
        (*common["both"], *common.get(language, []), *(word for words in names.values() for word in words))
    )
