"""What every part of a report writes with: the words of its language, names for references, and the account of
what has been told, so that what no part tells ends up in the appendix and nothing typed is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from canvas.locale import Language
from canvas.model.fields import Ref, Refs
from canvas.model.records import Record, kinds
from canvas.model.said import Said
from canvas.model.workshop import Workshop
from canvas.report import words
from canvas.report.cells import cut
from canvas.report.content import Content
from canvas.report.tree import Block, Section, Span, Spans, bold, dim, flat, safe, spans
from canvas.text.own_toml import own_toml

_MOST_OF_A_NAME = 80
"""A reference shows so much of what it points at, in cells; the whole stands where the record itself is told."""

_MADE_ID = re.compile(r"[a-z]+-[0-9a-f]{10}")
"""An id as the program makes them: says nothing to a reader, where one from a hand-edited file may."""


@cache
def _headings() -> Mapping[str, Said]:
    data = own_toml(Path(__file__).with_name("headings.toml"))
    return {f"{part}.{key}": Said(texts) for part, rows in data.items() for key, texts in rows.items()}


@dataclass(frozen=True, slots=True)
class Writing:
    """The workshop, the content and the language that a report is written from."""

    workshop: Workshop
    """What may be told: without the records kept to ourselves, when those are left out."""
    whole: Workshop
    """All of it, for the checks."""
    content: Content
    language: Language
    told: set[tuple[str, str, str]] = field(default_factory=set)
    """(table, id, field) of what has been told; the one thing here that changes."""

    # --- words ---------------------------------------------------------------------------------------------

    def say(self, key: str, /, **filled: object) -> str:
        """A text of the report's own, by `part.key`, with its placeholders filled in."""
        text = _headings()[key].of(self.language)
        return text.format(**filled) if filled else text

    def word(self, value: StrEnum | None) -> str:
        """What a word of a closed list is called; empty for an unknown one."""
        return "" if value is None else self.content.vocabulary.word(value, self.language)

    def listed(self, texts: Iterable[str]) -> str:
        """Texts behind each other, with "and"."""
        return words.listed(map(flat, texts), self.language)

    def quoted(self, text: str) -> str:
        """A text between quotation marks, on one line."""
        return self.say("report.quoted", text=flat(text))

    def anchor(self, scale: str, number: int | None) -> str:
        """What a number on a scale means, in words where it has any; empty for an unknown one."""
        if number is None:
            return ""
        said = self.content.vocabulary.anchor(scale, number, self.language)
        return said or self.say("report.of_five", number=number)

    def case(self, key: str | None) -> str:
        """What a case, or a pattern, is called; a key that nobody knows is named as such."""
        if not key:
            return ""
        title = self.content.case_titles.get(key)
        if title:
            return self.quoted(title)
        pattern = self.content.pattern_names.get(key)
        return self.quoted(pattern.of(self.language)) if pattern else self.say("report.unknown_case", key=key)

    # --- the fields of records -----------------------------------------------------------------------------

    def tell(self, record: Record, *names: str) -> None:
        """Keep account that these fields have been told."""
        self.told.update((record.table, record.id, name) for name in names)

    def text(self, record: Record, name: str) -> str:
        """A text field as it was typed, safe to show, told by this; empty when there is nothing in it."""
        self.tell(record, name)
        return safe(getattr(record, name) or "")

    def texts(self, record: Record, name: str) -> tuple[str, ...]:
        """A field of several texts, told by this."""
        self.tell(record, name)
        value: tuple[str, ...] = getattr(record, name)
        return tuple(shown for text in value if (shown := safe(text)))

    def chosen(self, record: Record, name: str) -> str:
        """A closed list's field in words, told by this; several of them behind each other."""
        self.tell(record, name)
        value: StrEnum | tuple[StrEnum, ...] | None = getattr(record, name)
        if isinstance(value, tuple):
            return ", ".join(self.word(one) for one in value)
        return self.word(value)

    def scaled(self, record: Record, name: str, scale: str = "") -> str:
        """A number on a scale in words, told by this."""
        self.tell(record, name)
        return self.anchor(scale or name, getattr(record, name))

    def name(self, record: Record) -> str:
        """What a record is called, on one line."""
        return flat(record.heading) or self.say("report.unnamed")

    def short(self, record: Record) -> str:
        """What a record is called, cut when it is long: the whole stands where the record itself is told."""
        return cut(self.name(record), _MOST_OF_A_NAME)

    def ref(self, record: Record, name: str) -> str:
        """What the record that a reference points at is called, told by this; a dangling one is named as such."""
        self.tell(record, name)
        return self._named(record, name, getattr(record, name))

    def refs(self, record: Record, name: str) -> list[str]:
        """What the records that a list of references points at are called, told by this."""
        self.tell(record, name)
        named = (self._named(record, name, key) for key in getattr(record, name))
        return list(dict.fromkeys(text for text in named if text))

    def _named(self, record: Record, name: str, key: str | None) -> str:
        if not key:
            return ""
        kind = kinds(type(record))[name]
        tables = kind.to if isinstance(kind, (Ref, Refs)) else ()
        found = self.workshop.find(key, tables)
        if found is not None:
            return self.short(found)
        if self.whole.find(key, tables) is not None:
            return ""
        return self.say("report.gone") if _MADE_ID.fullmatch(key) else self.say("report.gone_named", name=key)

    # --- pieces of the tree --------------------------------------------------------------------------------

    def part(self, key: str, heading: str, blocks: Iterable[Block], level: int = 1) -> list[Section]:
        """A section under a heading, or none when there is nothing to put under it."""
        found = tuple(blocks)
        return [Section(key, heading, level, found)] if found else []

    def notes(self, record: Record) -> list[Spans]:
        """The longer text of a record, as what hangs under it."""
        text = self.text(record, "note")
        return [spans(text)] if text else []


def entry(name: str, *details: str, stress: bool = False) -> Spans:
    """A name with details behind it, parted by dots; empty details are left out."""
    first: str | Span = bold(name) if stress else name
    return spans(first, *(dim(f" · {detail}") for detail in details if detail))


def facts(*details: str) -> list[Spans]:
    """Details on one line, with a capital, so that the first must be words of ours; nothing when all are empty."""
    known = [detail for detail in details if detail]
    if not known:
        return []
    line = " · ".join(known)
    return [spans(line[0].upper() + line[1:])]


def cell(*details: str) -> Spans:
    """The cell of a table: what is known, parted by dots."""
    return spans(" · ".join(filter(None, details)))


def row_name(name: str, *details: str) -> Spans:
    """The first cell of a row: a name that stands out, and what was said about it."""
    return spans(bold(name), *(dim(f" – {detail}") for detail in details if detail))


def under(text: str) -> list[Spans]:
    """A sentence as what hangs under an item; nothing when it is empty."""
    return [spans(text)] if text else []
