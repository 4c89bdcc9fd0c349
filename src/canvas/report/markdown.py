"""A report as GitHub-flavoured Markdown that reads well as plain text too.

What people typed is never obeyed: every character that could begin markup is escaped, and what readers turn into
a link by themselves (an address on the web, an e-mail address) is set as code, the one form that all of them
leave alone, escaped or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    spans,
)  # fmt: skip

_LINK = re.compile(
    r"""(?:https?://|ftp://|www\.)[^\s`|]*[^\s`|.,;:!?)"'”’»]"""
    r"""|(?<![a-z0-9.+_-])[a-z0-9.+_-]++@[a-z0-9_-]++(?:\.[a-z0-9_-]++)++""",
    re.IGNORECASE,
)
"""Linear on any text: an address begins only where its run of letters begins, and nothing is tried twice."""

_MARKUP = re.compile(
    r"[\\`*\[\]<>|$]|~(?=\S)|(?<=\S)~|(?<![^\W_])_|_(?![^\W_])|&(?=[#a-z0-9])", re.IGNORECASE
)
_LINE_START = re.compile(r"#|[-+=:](?!\w)")
_NUMBER = re.compile(r"\d{1,9}[.)](?:\s|$)")
_BREAK = "  \n"


def to_markdown(report: Report) -> str:
    """The report as one Markdown document, the same for the same report."""
    blocks = [f"# {_heading(report.title)}"]
    if report.subtitle:
        blocks.append(_lines(spans(report.subtitle), ""))
    for section in report.sections:
        blocks += _section(section)
    return "\n\n".join(blocks) + "\n"


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * min(6, section.level + 1)} {_heading(section.heading)}"
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return _lines(text, "")
        case Quote(text):
            return "> " + _lines(text, "> ")
        case Bullets(items):
            return "\n".join(_item("- ", item) for item in items)
        case Numbered(items):
            return "\n".join(_item(f"{place}. ", item) for place, item in enumerate(items, 1))
        case TableBlock():
            return _table(block)
        case Drawing(lines=lines):
            longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
            fence = "`" * max(3, longest + 1)
            return "\n".join([f"{fence}text", *lines, fence])
        case Callout():
            return _callout(block)


def _callout(block: Callout) -> str:
    first = f"**{_inline(block.label)}:** {_lines(block.text, '> ')}"
    more = [_lines(text, "> ") for text in block.inside]
    return "> " + f"{_BREAK}> ".join([first, *more])


def _item(mark: str, item: Item) -> str:
    indent = " " * len(mark)
    lines = [mark + _lines(item.text, indent)]
    lines += [f"{indent}- {_lines(text, indent + '  ')}" for text in item.inside]
    return "\n".join(lines)


def _table(table: TableBlock) -> str:
    rules = ["--:" if table.aligned(column) == "right" else "---" for column in range(len(table.columns))]
    rows = [[_inline(column) for column in table.columns], rules]
    rows += [[_pieces(cell).replace("\n", " ") for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _heading(text: str) -> str:
    return _inline(text).replace("#", "\\#")


def _lines(text: Spans, indent: str) -> str:
    """The text as lines of which none begins a heading, a list or anything else."""
    lines = [_line(line.strip(" ")) for line in _pieces(text).split("\n")]
    return (_BREAK + indent).join(lines)


def _line(text: str) -> str:
    if number := _NUMBER.match(text):
        digits = len(number[0].rstrip()) - 1
        return f"{text[:digits]}\\{text[digits:]}"
    return f"\\{text}" if _LINE_START.match(text) else text


def _pieces(text: Spans) -> str:
    """The pieces behind each other; one that stands back looks as plain text here, or the page would limp."""
    return "".join(
        _bold(piece.text) if piece.emphasis is Emphasis.BOLD else _inline(piece.text) for piece in text
    )


def _bold(text: str) -> str:
    """Stars close to the letters, else they are not stress; per line, for a stress does not outlive a list item."""
    core = text.strip()
    if not core:
        return text
    before, after = text.split(core, 1)
    return before + "\n".join(f"**{_inline(line.strip())}**" for line in core.split("\n")) + after


def _inline(text: str) -> str:
    """The text so that nothing in it is markup, wherever in a line it stands."""
    parts: list[str] = []
    position = 0
    for found in _LINK.finditer(text) if "://" in text or "@" in text or "." in text else ():
        parts += [_escape(text[position : found.start()]), f"`{found[0]}`"]
        position = found.end()
    parts.append(_escape(text[position:]))
    return "".join(parts)


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
