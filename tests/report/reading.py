"""Reading a report back as a reader's program would: Markdown parsed, with everything that GitHub obeys switched on."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from canvas.locale import Language
from canvas.method import builtin
from canvas.method.patterns import pattern_names
from canvas.model.workshop import Workshop
from canvas.report.building import build_report
from canvas.report.content import Content
from canvas.report.markdown import to_markdown
from canvas.report.tree import Report, texts_of

TODAY = datetime.date(2026, 11, 24)
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_WOULD_BE_A_LINK = re.compile(r"https?://|ftp://|www\.|[\w.+-]+@[\w-]+\.\w", re.IGNORECASE)


@functools.cache
def content() -> Content:
    """What ships with the program, with two case titles."""
    checked_on, closing, cards = builtin.law_cards()
    return Content(
        builtin.vocabulary(),
        builtin.playbook(builtin.DEFAULT_PLAYBOOK),
        builtin.check_texts(),
        checked_on,
        closing,
        cards,
        TODAY,
        "1.0",
        pattern_names(),
        {"vending-wall": "A vending wall by the road"},
        builtin.tag_names(),
    )


def report(workshop: Workshop, language: Language = "en", *, include_ours: bool = True) -> Report:
    return build_report(workshop, content(), language, include_ours=include_ours)


def markdown(workshop: Workshop, language: Language = "en", *, include_ours: bool = True) -> str:
    return to_markdown(report(workshop, language, include_ours=include_ours))


def tokens(text: str) -> list[Token]:
    return _PARSER.parse(text)


def inline(text: str) -> Iterator[Token]:
    for token in tokens(text):
        yield from token.children or ()


def read(text: str) -> str:
    """What a reader reads: the text without its markup, on one line."""
    words = []
    for token in tokens(text):
        if token.type == "inline":
            words += [
                "\n" if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children or ()
            ]
            words.append("\n")
        elif token.type == "fence":
            words.append(token.content)
    return plain("".join(words))


def plain(text: str) -> str:
    return " ".join(text.split())


def shape(text: str) -> list[tuple[str, str]]:
    """The blocks of the document: what a text from a person must not be able to change."""
    return [(token.type, token.tag) for token in tokens(text) if token.type != "inline"]


def obeyed(text: str) -> list[str]:
    """Everything in the document that is more than text: raw HTML, links, pictures, struck text, what becomes a link."""
    blocks = [token.type for token in tokens(text) if token.type == "html_block"]
    return blocks + [
        f"{token.type}: {token.content}"
        for token in inline(text)
        if token.type in ("html_inline", "link_open", "image", "em_open", "s_open")
        or (token.type in ("text", "text_special") and _WOULD_BE_A_LINK.search(token.content))
    ]


def everything(found: Report) -> str:
    """All texts of a report but its drawings, on one line."""
    texts = [found.title, found.subtitle]
    for section in found.sections:
        texts += [section.heading, *(text for block in section.blocks for text in texts_of(block))]
    return plain(" ".join(texts))


def part(found: Report, key: str) -> str:
    """The texts of one part of a report, with those under it."""
    return plain(
        " ".join(
            " ".join([section.heading, *(text for block in section.blocks for text in texts_of(block))])
            for section in found.part(key)
        )
    )
