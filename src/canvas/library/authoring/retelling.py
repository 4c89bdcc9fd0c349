"""The sentences in which a workshop is retold, in each language: data beside this file, filled in with care."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas.library.body import count_words
from canvas.model.case import Section
from canvas.model.said import Said
from canvas.text.own_toml import own_toml
from canvas.text.show import one_line

_FILE: Final = Path(__file__).with_name("retelling.toml")

MOST_QUOTED: Final = 150
"""Longest quotation, in characters, and …"""
MOST_QUOTED_WORDS: Final = 22
"""… in words."""
MOST_PARAGRAPH: Final = 60
"""Words of a retold paragraph, about: all seven sections have 500."""

_ADDRESS: Final = re.compile(r"https?://\S*|\bwww\.\S*", re.IGNORECASE)
_WHOLE: Final = re.compile(r".*[^\s.…][.!?](?=\s)")
"""As many whole sentences as stand in a text."""
_MARKUP: Final = str.maketrans(
    {
        "<": "‹",
        ">": "›",
        "[": "(",
        "]": ")",
        "`": "’",
        "*": "",
        "_": " ",
        "\\": "/",
        "#": "№",
        "|": "/",
        "~": " ",
    }
)


def say(key: str, language: str, **words: object) -> str:
    """A sentence of ours in this language, its words in braces filled in."""
    return Said(own_toml(_FILE)["say"][key]).of(language).format(**words)


def requests(section: Section, language: str, firm: str) -> list[str]:
    """What an author is asked to tell in a section, the most needed first."""
    return [
        Said(row["text"]).of(language).format(firm=firm)
        for row in own_toml(_FILE)["ask"]
        if row["section"] == section.value
    ]


_BEGINS: Final = 2
"""Words by which a mark in brackets is known: they stand before the firm's name, and after a bracket they are no other text."""


def mark_beginnings() -> tuple[str, ...]:
    """How the marks begin with which a draft asks its author for something, without their bracket, in every language."""
    table = own_toml(_FILE)
    said = [*table["say"].values(), *(row["text"] for row in table["ask"])]
    marks = [mark for each in said for text in each.values() for mark in re.findall(r"\[([^\[\]{]+)", text)]
    return tuple(dict.fromkeys(" ".join(mark.split()[:_BEGINS]).rstrip(",;:?") for mark in marks))


def plain(text: str | None, most: int = MOST_QUOTED, most_words: int = MOST_QUOTED_WORDS) -> str:
    """A text of a person as part of a plain sentence: on one line, without mark-up, addresses and a full stop at its end.

    Args:
        text: as it was typed; empty when nothing was.
        most: characters that are kept.
        most_words: words that are kept.
    """
    flat = one_line((text or "")[:5_000]).translate(_MARKUP)
    flat = _ADDRESS.sub("…", flat)
    flat = re.sub(r"[“”\"]", "’", flat)
    words = flat.split()
    cut = one_line(" ".join(words[:most_words]) + ("…" if len(words) > most_words else ""), most)
    if cut.endswith("…") and (whole := _WHOLE.match(cut)) and len(whole[0]) > most // 3:
        cut = whole[0]
    return cut.rstrip(" .,;:")


def quoted(text: str | None) -> str:
    """A text of a person between quotation marks; empty when it says nothing."""
    said = plain(text)
    return say("quote", "en", text=said) if any(character.isalnum() for character in said) else ""


def listed(texts: Sequence[str], language: str, most: int = 3) -> str:
    """The first of these behind each other, as many as a paragraph takes: `“a”, “b” and “c”`."""
    kept: list[str] = []
    for text in dict.fromkeys(each for each in texts if each):
        if len(kept) == most or (kept and count_words(" ".join([*kept, text])) > MOST_PARAGRAPH - 12):
            break
        kept.append(text)
    if len(kept) < 2:
        return "".join(kept)
    return say("more", language, first=", ".join(kept[:-1]), last=kept[-1])


def no_list(paragraph: str) -> str:
    """A paragraph that a reader of Markdown cannot take for an item of a list, as `1. Mill gave …`."""
    return f"… {paragraph}" if re.match(r"(?:[-+=]|\d{1,9}[.)])", paragraph) else paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, told the same in each language."""

    section: Section
    texts: dict[str, str]
    """Language → the text, without the mark that a source is needed."""
    weight: float
    """What matters most is taken first."""
    firms_own: bool = True
    """The firm says this of itself, so that it needs a source or consent."""
    quotes: bool = True
    """It quotes the firm, in the firm's language."""
