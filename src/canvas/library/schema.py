"""The JSON Schema of a case's front matter, made from the same table that reading and checking follow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from canvas.library.rules import RULES
from canvas.library.shape import (
    CASE,
    MOST_LINE,
    MOST_ROWS,
    ROWS,
    SPARE_ROWS,
    TABLES,
    Address,
    Field,
    Line,
    Lines,
    Position,
    Shaped,
    Word,
    Year,
    Years,
)
from canvas.locale import _
from canvas.model.field_schema import DRAFT, Schema, schema_of
from canvas.model.fields import Choices, Kind


def front_matter_schema(patterns: Collection[str] = ()) -> Schema:
    """What may stand between the two lines `+++` of a case; a date counts as a text.

    Args:
        patterns: the keys of the known patterns; any text counts as one when there are none.
    """
    properties = {name: _field(field) for name, field in CASE.items()}
    if patterns:
        properties["patterns"]["items"] = {"enum": list(patterns)}
    for name, fields in TABLES.items():
        properties[name] = _table(fields)
    for name, fields in (*ROWS.items(), *SPARE_ROWS.items()):
        least = 0 if name in SPARE_ROWS else 1
        properties[name] = {
            "type": "array",
            "items": _table(fields),
            "minItems": least,
            "maxItems": MOST_ROWS,
        }
    rule = properties["allow"]["items"]["properties"]["rule"]
    rule["enum"] = [name for name, each in RULES.items() if each.may_be_allowed]
    needed = [*(name for name, field in CASE.items() if field.required), *TABLES, *ROWS]
    return {
        "$schema": DRAFT,
        "title": _("A case"),
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def _table(fields: Mapping[str, Field]) -> Schema:
    return {
        "type": "object",
        "properties": {name: _field(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _field(field: Field) -> Schema:
    schema: Schema = {"description": _(field.about)} | _kind(field.kind)
    if field.longest:
        schema["maxLength"] = field.longest
    if field.required and schema.get("type") == "string" and "pattern" not in schema:
        schema["pattern"] = r"\S"
    least, most = field.count
    if most:
        schema |= {"minItems": least, "maxItems": most}
    elif field.required and isinstance(field.kind, Lines | Years):
        schema["minItems"] = 1
    elif field.required and isinstance(field.kind, Choices):
        schema["anyOf"][1]["minItems"] = 1
    if field.known:
        schema["items"] = {"enum": list(field.known)}
    return schema


def _kind(kind: Kind) -> dict[str, Any]:
    """The schema of a kind that only cases have, or of one that records have too."""
    match kind:
        case Line():
            return {"type": "string", "maxLength": MOST_LINE}
        case Lines():
            entry = {"type": "string", "maxLength": MOST_LINE}
            return {"type": "array", "items": entry, "maxItems": MOST_ROWS}
        case Shaped():
            return {"type": "string", "pattern": f"^{kind.shape}$", "maxLength": 80}
        case Word():
            return {"enum": list(kind.words)}
        case Year():
            return {"type": "integer", "minimum": 1900, "maximum": 2100}
        case Years():
            return {"type": "array", "items": _kind(Year()), "maxItems": 2}
        case Position():
            return {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}
        case Address():
            return {"type": "string", "pattern": r"^https?://[^\s/@]+\.[^\s/]+\S*$", "maxLength": 2_000}
    return schema_of(kind)
