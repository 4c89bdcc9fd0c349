"""The JSON Schema of a kind of field, for the editors of people who write playbooks and cases."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from canvas.model.fields import (
    MOST_TEXT,
    Choice,
    Choices,
    Day,
    Flag,
    Kind,
    Number,
    Ref,
    Refs,
    Scale,
    Text,
    Texts,
)

Schema = dict[str, Any]
"""A JSON Schema, draft 2020-12."""

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: Kind) -> Schema:
    """What a field of this kind may hold in a file; a date of TOML counts as a text.

    Raises:
        TypeError: a kind that no file of a person holds.
    """
    match kind:
        case Text():
            return {"type": "string", "maxLength": MOST_TEXT}
        case Ref():
            return {"type": "string"}
        case Texts():
            return {"type": "array", "items": {"type": "string"}}
        case Choice():
            return {"enum": list(kind.words)}
        case Choices():
            return words_schema(kind.words)
        case Refs():
            return one_or_more({"type": "string"})
        case Scale():
            return {"type": "integer", "minimum": kind.low, "maximum": kind.high}
        case Number():
            return {"type": "integer" if kind.whole else "number"}
        case Flag():
            return {"type": "boolean"}
        case Day():
            return {"type": "string", "pattern": r"^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"}
    raise TypeError(f"no schema for {type(kind).__name__}")


def words_schema(words: Collection[str]) -> Schema:
    """Words of a closed list, or one of them alone."""
    return one_or_more({"enum": list(words)})


def one_or_more(entry: Schema) -> Schema:
    """A list of these, or one alone."""
    return {"anyOf": [entry, {"type": "array", "items": entry}]}
