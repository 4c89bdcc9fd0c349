"""What the words of the closed lists are called, so that a name is understood that was written where its word is meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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

Called = Mapping[str, Mapping[str, str]]
"""Field → what one of its words is called in any language, folded → the word."""

NOTHING: Final[Called] = MappingProxyType({})


def called(vocabulary: Vocabulary, **others: Mapping[str, Said]) -> Called:
    """The names of all closed lists of a case, in every language.

    Args:
        vocabulary: what the words of the enumerations are called.
        others: for a field whose list is no enumeration, what each of its words is called.
    """
    found: dict[str, dict[str, str]] = {}
    for fields in (CASE, *TABLES.values(), *ROWS.values()):
        for name, wanted in fields.items():
            if isinstance(wanted.kind, (Choice, Choices)):
                found[name] = {
                    fold(
                        vocabulary.block(member, language)
                        if isinstance(member, Block)
                        else vocabulary.word(member, language)
                    ): member.value
                    for language in LANGUAGES
                    for member in wanted.kind.of
                }
    for name, words in others.items():
        found[name] = {fold(text): word for word, said in words.items() for text in said.texts.values()}
    return found


def meant(names: Called, field: str, written: str, known: Collection[str]) -> str | None:
    """The word that is called so, or that looks most like what was written; None when none comes near."""
    of_field = names.get(field, {})
    exactly = of_field.get(fold(written.strip()))
    if exactly in known:
        return exactly
    near = nearest(written, known)
    if near is None:
        named = nearest(fold(written), of_field)
        near = of_field[named] if named else None
    return near if near in known else None
