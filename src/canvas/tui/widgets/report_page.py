"""The report tree as lines on a page: the same report as in every file, in the type of the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from canvas.model.words import FindingSeverity
from canvas.report.plain import to_plain
from canvas.report.tree import (
    Block,
    Bullets,
    Callout,
    Drawing,
    Emphasis,
    Item,
    Numbered,
    Paragraph,
    Quote,
    Report,
    Section,
    Spans,
    TableBlock,
)
from canvas.tui.widgets.page import Rows, flowed

WIDEST_TABLE = 110
_STYLE = {Emphasis.PLAIN: "", Emphasis.BOLD: "bold", Emphasis.DIM: "$dim"}
_CALLOUT = {
    FindingSeverity.HIGH: ("▲ ", "$error"),
    FindingSeverity.MEDIUM: ("● ", "$warning"),
    FindingSeverity.LOW: ("○ ", "$dim"),
}


def report_rows(report: Report) -> Rows:
    """The lines of a report; its texts have passed `show()` when the tree was made."""

    def rows(width: int, room: int) -> list[Content]:
        lines = [*flowed(Content.styled(report.title, "bold"), width)]
        if report.subtitle:
            lines += flowed(Content.styled(report.subtitle, "$dim"), width)
        for section in report.sections:
            lines += _section(section, width, room)
        return [*lines, Content("")]

    return rows


def _section(section: Section, width: int, room: int) -> Iterator[Content]:
    yield Content("")
    if section.heading:
        if section.level == 1:
            yield Content("")
        yield from flowed(
            Content.styled(section.heading, "bold $primary" if section.level == 1 else "bold"), width
        )
        if section.level == 1:
            yield Content.styled("─" * width, "$hairline")
    for place, block in enumerate(section.blocks):
        if place:
            yield Content("")
        yield from _block(block, width, room)


def _block(block: Block, width: int, room: int) -> Iterable[Content]:
    match block:
        case Paragraph(text):
            return flowed(_pieces(text), width)
        case Quote(text):
            bar = Content.styled("▏ ", "$accent")
            return flowed(_pieces(text), width, bar, bar)
        case Bullets(items):
            return [line for item in items for line in _item("– ", item, width)]
        case Numbered(items):
            return [line for place, item in enumerate(items, 1) for line in _item(f"{place}. ", item, width)]
        case Drawing(lines=lines):
            return [Content(line) for line in lines]
        case TableBlock():
            return _table(block, min(room, WIDEST_TABLE))
        case Callout():
            return _callout(block, width)


def _pieces(text: Spans, style: str = "") -> Content:
    return Content.assemble(*[(piece.text, _STYLE[piece.emphasis] or style) for piece in text])


def _item(mark: str, item: Item, width: int) -> Iterator[Content]:
    indent = " " * len(mark)
    yield from flowed(_pieces(item.text), width, mark, indent)
    for more in item.inside:
        yield from flowed(_pieces(more, "$dim"), width, indent, indent)


def _table(table: TableBlock, width: int) -> Iterator[Content]:
    lines = to_plain(Section("", "", 1, (table,)), width).rstrip("\n").split("\n")
    headed = bool(lines) and bool(table.columns) and lines[0].lstrip().startswith(table.columns[0][:4])
    for place, line in enumerate(lines):
        yield Content.styled(line, "bold" if headed and place == 0 else "")


def _callout(block: Callout, width: int) -> Iterator[Content]:
    sign, colour = _CALLOUT[block.severity]
    text = Content.assemble((f"{block.label}: ", f"bold {colour}"), _pieces(block.text))
    yield from flowed(text, width, Content.styled(sign, colour), "  ")
    for more in block.inside:
        yield from flowed(_pieces(more, "$dim"), width, "  ", "  ")
