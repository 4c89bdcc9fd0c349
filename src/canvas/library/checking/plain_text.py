"""The body as a reader gets it: of the right length, in plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from canvas.library.checking.prose import MOST_CHARACTERS, Prose
from canvas.library.examining import Examined
from canvas.locale import _
from canvas.text.problems import Problem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LEAST_WORDS: Final = 250
MOST_WORDS: Final = 500

_BARE_LINK: Final = re.compile(r"\b(?:https?|ftp|file)://|\bwww\.|\bjavascript:", re.IGNORECASE)

_BEGINS: Final[dict[str, re.Pattern[str]]] = {
    "image": re.compile(r"!\["),
    "link_open": re.compile(r"\[|<(?=\w)"),
    "html_block": re.compile("<"),
    "html_inline": re.compile("<"),
    "bullet_list_open": re.compile(r"[-+*](?=\s)"),
    "ordered_list_open": re.compile(r"\d{1,9}[.)](?=\s)"),
    "heading_open": re.compile(r"#|\S"),
    "em_open": re.compile(r"[*_]"),
    "strong_open": re.compile(r"\*\*|__"),
    "code_inline": re.compile("`"),
    "blockquote_open": re.compile(">"),
}
"""How each kind of mark-up begins, to find its column; the parser gives only the lines of its block."""


def check_length(examined: Examined) -> Iterator[Problem]:
    """The text is neither too short nor too long."""
    assert examined.parts is not None and examined.body is not None
    words, characters = examined.body.words, len(examined.parts.body)
    if characters > MOST_CHARACTERS:
        wrong = _("The text has more than {most} characters.").format(most=MOST_CHARACTERS)
    elif words and not LEAST_WORDS <= words <= MOST_WORDS:
        wrong = _("The text has {words} words; {least} to {most} are meant.")
        wrong = wrong.format(words=words, least=LEAST_WORDS, most=MOST_WORDS)
    else:
        return
    short = characters <= MOST_CHARACTERS and words < LEAST_WORDS
    fix = _("Tell more of what the sources say.") if short else _("Leave out what matters least.")
    file, line = examined.parts.front.file, examined.parts.body_line
    yield Problem(wrong, fix, file, line, rule="body-length", column=1)


def check_mark_up(examined: Examined, prose: Prose) -> Iterator[Problem]:
    """Plain paragraphs only: the first place of each kind of mark-up in each section."""
    assert examined.parts is not None and examined.body is not None
    lines = prose.text.split("\n")
    starts = sorted(examined.body.lines.values())
    for number, line in enumerate(starts):
        first = line + 1 - prose.first_line
        end = starts[number + 1] - prose.first_line if number + 1 < len(starts) else len(lines)
        for what, (at, column) in _marked_up(lines[first:end]).items():
            wrong = _("There is {what} in the text.").format(what=what)
            fix = _("Write plain paragraphs; addresses belong under [[sources]].")
            file = examined.parts.front.file
            yield Problem(wrong, fix, file, line + 1 + at, rule="mark-up", column=column)


def _marked_up(lines: list[str]) -> dict[str, tuple[int, int]]:
    """What is no plain paragraph in this Markdown → its line, counted from 0, and its column, counted from 1."""
    names = {
        "image": _("an image"), "link_open": _("a link"), "html_block": _("HTML"), "html_inline": _("HTML"),
        "bullet_list_open": _("a list"), "ordered_list_open": _("a list"), "heading_open": _("a heading"),
        "em_open": _("emphasis"), "strong_open": _("emphasis"), "code_inline": _("code"),
        "code_block": _("code"), "fence": _("code"), "blockquote_open": _("a quotation block"),
        "hr": _("a rule"),
    }  # fmt: skip
    found: dict[str, tuple[int, int]] = {}
    for token in _parser().parse("\n".join(lines)):
        start, end = token.map or (0, 0)
        for each in [token, *(token.children or [])]:
            if each.type in names and names[each.type] not in found:
                found[names[each.type]] = _first(_BEGINS.get(each.type), lines, start, end)
        if token.type == "inline" and names["link_open"] not in found and _BARE_LINK.search(token.content):
            found[names["link_open"]] = _first(_BARE_LINK, lines, start, end)
    return found


@cache
def _parser() -> MarkdownIt:
    """The parser; making one takes longer than reading a section with it."""
    from markdown_it import MarkdownIt

    class EveryLink(MarkdownIt):
        """Takes every link for one, also those that a page would refuse, such as javascript:."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own name for it
            return True

    return EveryLink("commonmark")


def _first(begins: re.Pattern[str] | None, lines: list[str], start: int, end: int) -> tuple[int, int]:
    """Where this begins in a block of lines; the beginning of the block when it cannot be told."""
    for at in range(start, min(end, len(lines))) if begins else ():
        if begins and (match := begins.search(lines[at])):
            return at, match.start() + 1
    first = lines[start] if start < len(lines) else ""
    return start, len(first) - len(first.lstrip()) + 1
