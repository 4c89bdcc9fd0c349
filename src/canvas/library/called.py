"""What the words of the closed lists are called, so that a name is understood that was written where its word is meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from canvas.library.shape import CASE, ROWS, TABLES
from canvas.library.terms import fold
from canvas.locale import LANGUAGES
from canvas.model.fields import Choice, Choices
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block
from canvas.text.nearest import nearest


@dataclass(frozen=True, slots=True)
class Called:
    """What the words of the closed lists are called, by the field whose list it is."""

    words: Mapping[str, Mapping[str, str]]
    """Field → what one of its words is called in any language, folded → the word."""
    names: Mapping[str, Mapping[str, Said]]
    """Field → word → what it is called."""


NOTHING: Final = Called(MappingProxyType({}), MappingProxyType({}))


def called(vocabulary: Vocabulary, **others: Mapping[str, Said]) -> Called:
    """The names of all closed lists of a case, in every language.

    Args:
        vocabulary: what the words of the enumerations are called.
        others: for a field whose list is no enumeration, what each of its words is called.
    """
    names: dict[str, Mapping[str, Said]] = dict(others)
    for fields in (CASE, *TABLES.values(), *ROWS.values()):
        for name, wanted in fields.items():
            if isinstance(wanted.kind, (Choice, Choices)):
                names[name] = {member.value: _said(vocabulary, member) for member in wanted.kind.of}
    words = {
        name: {fold(text): word for word, said in of_field.items() for text in said.texts.values()}
        for name, of_field in names.items()
    }
    for block, said in vocabulary.blocks_short.items():
        for text in said.texts.values():
            words["blocks"].setdefault(fold(text), block)
    return Called(words, names)


def _said(vocabulary: Vocabulary, member: StrEnum) -> Said:
    if isinstance(member, Block):
        return vocabulary.blocks[member.value]
    return Said({language: vocabulary.word(member, language) for language in LANGUAGES})


def names_of(called: Called, field: str, language: str) -> dict[str, str]:
    """Word → what it is called in this language, for the words of a field whose name says more than they do."""
    names = {word: said.of(language) for word, said in called.names.get(field, {}).items()}
    return {word: name for word, name in names.items() if _bare(name) != _bare(word)}


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def named(called: Called, field: str, written: str) -> str | None:
    """The word of a field's list that is exactly called so in some language; None when none is."""
    return called.words.get(field, {}).get(fold(" ".join(written.split())))


def meant(called: Called, field: str, written: str, known: Collection[str]) -> str | None:
    """The word that is called so, or that looks most like what was written; None when none comes near."""
    of_field = called.words.get(field, {})
    exactly = named(called, field, written)
    if exactly in known:
        return exactly
    near = nearest(written, known)
    if near is None:
        close = nearest(fold(written), of_field)
        near = of_field[close] if close else None
    return near if near in known else None
