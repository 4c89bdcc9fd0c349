"""A report as plain text, wrapped to a width: for a pipe, a screen reader, a terminal without more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas.report.cells import pad, width, wrap
from canvas.report.tree import (
    Block,
    Bullets,
    Callout,
    Drawing,
    Item,
    Numbered,
    Paragraph,
    Quote,
    Report,
    Section,
    Spans,
    TableBlock,
    text_of,
)  # fmt: skip

_GAP = 2
"""Cells between two columns of a table."""

_NARROWEST_COLUMN = 10
"""With less than this many cells a column, rows are written under each other instead of in columns."""


def to_plain(part: Report | Section | Sequence[Section], width: int = 80) -> str:
    """The report, or a part of it, as lines of at most this many cells; only drawings keep their own width.

    Args:
        part: the report, a section, or several.
        width: the cells of a line.
    """
    chunks: list[str] = []
    if isinstance(part, Report):
        chunks.append("\n".join(_heading(part.title, 0, width)))
        if part.subtitle:
            chunks.append("\n".join(wrap(part.subtitle, width)))
        sections: Sequence[Section] = part.sections
    else:
        sections = [part] if isinstance(part, Section) else part
    for section in sections:
        if section.heading:
            chunks.append("\n".join(_heading(section.heading, section.level, width)))
        chunks += ["\n".join(_block(block, width)) for block in section.blocks]
    return "\n\n".join(chunks) + "\n"


def _heading(text: str, level: int, cells: int) -> list[str]:
    lines = wrap(text, cells)
    rule = {0: "=", 1: "-"}.get(level)
    return [*lines, rule * max(map(width, lines), default=1)] if rule else lines


def _block(block: Block, cells: int) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from _hung("", text, cells)
        case Quote(text):
            yield from _hung("  ", text, cells)
        case Bullets(items):
            for item in items:
                yield from _item("- ", item, cells)
        case Numbered(items):
            for place, item in enumerate(items, 1):
                yield from _item(f"{place}. ", item, cells)
        case Drawing(lines=lines):
            yield from lines
        case TableBlock():
            yield from _table(block, cells)
        case Callout(label=label, text=text, inside=inside):
            yield from _hung(f"! {label}: ", text, cells, "  ")
            for more in inside:
                yield from _hung("  ", more, cells)


def _hung(first: str, text: Spans, cells: int, rest: str | None = None) -> list[str]:
    """The text wrapped, its first line after `first`, the others after as many spaces, or after `rest`."""
    if rest is None:
        lines = wrap(text_of(text), cells - width(first))
        return [(first if place == 0 else " " * width(first)) + line for place, line in enumerate(lines)]
    lines = wrap(first + text_of(text), cells - width(rest))
    return [(rest if place else "") + line for place, line in enumerate(lines)]


def _item(mark: str, item: Item, cells: int) -> Iterator[str]:
    yield from _hung(mark, item.text, cells)
    for more in item.inside:
        yield from _hung(" " * len(mark) + "· ", more, cells)


def _table(table: TableBlock, cells: int) -> Iterator[str]:
    texts = [[text_of(cell).replace("\n", " ") for cell in row] for row in table.rows]
    sizes = _sizes(table.columns, texts, cells)
    if sizes is None:
        yield from _records(table.columns, texts, cells)
        return
    yield from _row(
        table, [wrap(column, size) for column, size in zip(table.columns, sizes, strict=True)], sizes
    )
    yield (" " * _GAP).join("-" * size for size in sizes)
    tall = False
    for row in texts:
        wrapped = [wrap(text, size) for text, size in zip(row, sizes, strict=True)]
        lines = list(_row(table, wrapped, sizes))
        if tall:
            yield ""
        yield from lines
        tall = len(lines) > 1 and len(texts) > 1


def _row(table: TableBlock, wrapped: Sequence[Sequence[str]], sizes: Sequence[int]) -> Iterator[str]:
    for line in range(max(map(len, wrapped), default=0)):
        cells = [
            pad(lines[line] if line < len(lines) else "", size, right=table.aligned(column) == "right")
            for column, (lines, size) in enumerate(zip(wrapped, sizes, strict=True))
        ]
        yield (" " * _GAP).join(cells).rstrip()


def _sizes(columns: Sequence[str], texts: Sequence[Sequence[str]], cells: int) -> list[int] | None:
    """How wide each column gets: what it needs, and where that is too much the widest give in first."""
    needs = [
        max([width(column), *(width(row[place]) for row in texts)], default=1)
        for place, column in enumerate(columns)
    ]
    room = cells - _GAP * (len(columns) - 1)
    if sum(needs) <= room:
        return needs
    if room < _NARROWEST_COLUMN * len(columns):
        return None
    sizes = [0] * len(needs)
    left = sorted(range(len(needs)), key=lambda place: needs[place])
    for taken, place in enumerate(left):
        share = room // (len(left) - taken)
        sizes[place] = min(needs[place], share)
        room -= sizes[place]
    return sizes


def _records(columns: Sequence[str], texts: Sequence[Sequence[str]], cells: int) -> Iterator[str]:
    """The rows under each other, every cell after its column's name."""
    for place, row in enumerate(texts):
        if place:
            yield ""
        for column, text in zip(columns, row, strict=True):
            if text:
                lines = wrap(f"{column}: {text}", cells)
                yield from (lines[0], *("  " + line for line in wrap(" ".join(lines[1:]), cells - 2)))
