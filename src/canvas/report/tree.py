"""A report as a value: headings, paragraphs, tables and drawings, for every format to render as it stands.

Emphasis is a value, never markup, and no text enters the tree but through `show()`: what a format still has to
do is escape what its own syntax could obey.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from canvas.locale import Language
from canvas.model.words import FindingSeverity
from canvas.text.show import show

_SPACES = re.compile(r"[ \t]+")


def lines_of(text: str) -> list[str]:
    """The lines of a text from a person, safe to show, without empty ones and without runs of spaces."""
    shown = show(text.replace("\r\n", "\n").replace("\r", "\n"), lines=True)
    return [line for line in (_SPACES.sub(" ", line).strip() for line in shown.split("\n")) if line]


def safe(text: str) -> str:
    """The text as the tree holds it: safe to show, lines parted by a newline, no empty ones."""
    return "\n".join(lines_of(text))


def flat(text: str) -> str:
    """The whole text on one line, safe to show."""
    return " ".join(lines_of(text))


class Emphasis(StrEnum):
    """How much a piece of text is stressed."""

    PLAIN = "plain"
    BOLD = "bold"
    DIM = "dim"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with one emphasis; a newline in it is where the person who typed it began a new line."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN

    def __post_init__(self) -> None:
        if core := safe(self.text):
            core = (" " if self.text[0] == " " else "") + core + (" " if self.text[-1] == " " else "")
        object.__setattr__(self, "text", core)


Spans = tuple[Span, ...]
"""Pieces of text that stand behind each other."""


def spans(*pieces: str | Span) -> Spans:
    """These pieces behind each other; a plain `str` has no emphasis, empty ones are left out."""
    made = (piece if isinstance(piece, Span) else Span(piece) for piece in pieces if piece)
    return tuple(span for span in made if span.text)


def bold(text: str) -> Span:
    """A text that stands out."""
    return Span(text, Emphasis.BOLD)


def dim(text: str) -> Span:
    """A text that stands back."""
    return Span(text, Emphasis.DIM)


def text_of(pieces: Spans) -> str:
    """The text alone, without its emphasis."""
    return "".join(piece.text for piece in pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thought."""

    text: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, set apart."""

    text: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, and what hangs under it."""

    text: Spans
    inside: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without a rank."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list in order."""

    items: tuple[Item, ...]


Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    align: tuple[Align, ...] = ()
    """Per column; left when there are fewer."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(flat(column) for column in self.columns))
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table needs as many cells as it has columns")

    def aligned(self, column: int) -> Align:
        """How this column is aligned."""
        return self.align[column] if column < len(self.align) else "left"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure drawn in text, to be set in a typeface of one width."""

    kind: str
    """`canvas` or `matrix`."""
    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(show(line) for line in self.lines))


@dataclass(frozen=True, slots=True)
class Callout:
    """Something that asks for attention: the sentence, and what belongs to it."""

    severity: FindingSeverity
    label: str
    """The severity in words."""
    text: Spans
    inside: tuple[Spans, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", flat(self.label))


Block = Paragraph | Quote | Bullets | Numbered | TableBlock | Drawing | Callout


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    key: str
    """Which part it is, for whoever shows or leaves out parts; not for reading."""
    heading: str
    level: int
    """1 for a part of the report, 2 for a part of that."""
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "heading", flat(self.heading))


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report, in one language."""

    title: str
    subtitle: str
    language: Language
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", flat(self.title))
        object.__setattr__(self, "subtitle", flat(self.subtitle))

    def part(self, key: str) -> tuple[Section, ...]:
        """The section of this key with the sections under it; empty when the report has none."""
        found: list[Section] = []
        for section in self.sections:
            if section.key == key:
                found = [section]
            elif found and section.level > found[0].level:
                found.append(section)
            elif found:
                break
        return tuple(found)


def texts_of(block: Block) -> Iterable[str]:
    """Every text in a block, in reading order."""
    if isinstance(block, (Paragraph, Quote)):
        yield text_of(block.text)
    elif isinstance(block, (Bullets, Numbered)):
        for item in block.items:
            yield text_of(item.text)
            yield from map(text_of, item.inside)
    elif isinstance(block, TableBlock):
        yield from block.columns
        for row in block.rows:
            yield from map(text_of, row)
    elif isinstance(block, Drawing):
        yield from block.lines
    else:
        yield block.label
        yield text_of(block.text)
        yield from map(text_of, block.inside)
