"""The JSON Schema of a playbook, made from the keys and closed lists that reading one follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from canvas.locale import LANGUAGES, N_, _
from canvas.method.playbook_reading import (
    ASKED_TABLES,
    CORE_KEYS,
    FRAME_FIELDS,
    HEAD_KEYS,
    MOST_MINUTES,
    MOST_STEP_MINUTES,
    PROMPT_KEYS,
    STEP_KEYS,
    TARGET_CANVASES,
    TARGET_KEYS,
    asked_fields,
)
from canvas.model.field_schema import DRAFT, Schema, schema_of, words_schema
from canvas.model.playbook import Mode
from canvas.model.records import TABLES, attribute, kinds
from canvas.model.words import ActivityKind, Block, DecisionRule, Sector, Setting, Tag

_ABOUT: Final[Mapping[str, str]] = {
    "key": N_("Letters, digits and dashes; workshops name it by this."),
    "name": N_("What it is called."),
    "about": N_("What it is for, in one sentence."),
    "languages": N_("The languages it is written in."),
    "settings": N_("For whom it is: alone, a team, a room."),
    "core_of": N_("The playbook that this one is the short version of."),
    "minutes": N_("How long it takes in each setting."),
    "step": N_("The steps, in order."),
    "goal": N_("What you want to have when this step is done."),
    "activity": N_("The ways of working in this step."),
    "decision": N_("How choices are made, in order."),
    "flow": N_("How to run it."),
    "watch": N_("What to watch out for."),
    "prompt": N_("The questions of the step, in order."),
    "core": N_("true when it is part of the short version."),
    "cases": N_("true when the answer starts from a case."),
    "question": N_("The question."),
    "why": N_("Why it is asked."),
    "to": N_("Where the answer goes: to the frame, to a building block or to records."),
    "tags": N_("What it is about; they find cases that fit."),
    "hints": N_("Examples of answers for each sector."),
    "frame": N_("The field of the frame that the answer goes to."),
    "block": N_("The building block that the answer goes to."),
    "canvas": N_("Whose block it is: today's, that of the redesign or that of a second one."),
    "table": N_("The kind of record that the answer makes."),
    "fields": N_("The fields that are asked for, the main one first."),
    "preset": N_("Fields that a new record gets at once."),
    "mode": N_("add: every line is a new record; each: the fields of the records that are there."),
}
"""What each key says, for the author."""

_TEXT: Final[Schema] = {"type": "string", "pattern": r"\S"}


def playbook_schema() -> Schema:
    """What may stand in the file of a playbook: one with steps, or the short version of another."""
    return {
        "$schema": DRAFT,
        "title": _("A playbook"),
        "type": "object",
        "required": ["playbook"],
        "if": {"properties": {"playbook": {"required": ["core_of"]}}},
        "then": _table({"playbook": _core()}, ["playbook"]),
        "else": _table({"playbook": _head(), "step": _list_of(_step())}, ["playbook", "step"]),
    }


def _table(properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": {
            name: ({"description": _(_ABOUT[name])} if name in _ABOUT else {}) | schema
            for name, schema in properties.items()
        },
        "required": required,
        "additionalProperties": False,
    }


def _list_of(entry: Schema) -> Schema:
    return {"type": "array", "items": entry, "minItems": 1}


def _said() -> Schema:
    """A text, or one per language."""
    by_language = {"type": "object", "properties": dict.fromkeys(LANGUAGES, _TEXT), "minProperties": 1}
    return {"anyOf": [_TEXT, by_language | {"additionalProperties": False}]}


def _key() -> Schema:
    return {"type": "string", "pattern": "^[A-Za-z0-9-]+$"}


def _minutes(most: int) -> Schema:
    entry = {"type": "integer", "minimum": 1, "maximum": most}
    return {
        "type": "object",
        "properties": {setting.value: entry for setting in Setting},
        "additionalProperties": False,
    }


def _only(keys: tuple[str, ...], of: Mapping[str, Schema]) -> dict[str, Schema]:
    """The schemas of exactly these keys, so that a key that reading learns cannot be forgotten here.

    Raises:
        KeyError: one of them has none.
    """
    return {key: of[key] for key in keys}


def _core() -> Schema:
    of = {
        "key": _key(), "name": _said(), "about": _said(), "core_of": _TEXT, "minutes": _minutes(MOST_MINUTES),
    }  # fmt: skip
    return _table(_only(CORE_KEYS, of), ["key", "name", "about", "core_of"])


def _head() -> Schema:
    of = {
        "key": {"type": "string", "pattern": r"\S"},
        "name": _said(),
        "about": _said(),
        "languages": {"type": "array", "items": {"enum": list(LANGUAGES)}},
        "settings": words_schema([setting.value for setting in Setting]),
    }
    return _table(_only(HEAD_KEYS, of), ["key", "name", "about", "settings"])


def _step() -> Schema:
    of = {
        "key": _key(), "name": _said(), "goal": _said(), "minutes": _minutes(MOST_STEP_MINUTES),
        "activity": words_schema([each.value for each in ActivityKind]),
        "decision": words_schema([each.value for each in DecisionRule]),
        "flow": _said(), "watch": _said(), "prompt": _list_of(_prompt()),
    }  # fmt: skip
    return _table(_only(STEP_KEYS, of), ["key", "name", "goal", "minutes", "activity", "decision", "prompt"])


def _prompt() -> Schema:
    of = {
        "key": _key(), "core": {"type": "boolean"}, "cases": {"type": "boolean"}, "question": _said(),
        "why": _said(), "to": _list_of(_target()), "tags": words_schema([tag.value for tag in Tag]),
        "hints": _hints(),
    }  # fmt: skip
    return _table(_only(PROMPT_KEYS, of), ["key", "question", "to"])


def _hints() -> Schema:
    texts = {"type": "array", "items": _TEXT}
    by_language = {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, texts),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {sector.value: {"anyOf": [texts, by_language]} for sector in Sector},
        "additionalProperties": False,
    }


def _target() -> Schema:
    """Where an answer goes; the fields of a record follow from its table."""
    frame = _only(TARGET_KEYS["frame"], {"frame": {"enum": list(FRAME_FIELDS)}})
    block = _only(
        TARGET_KEYS["block"],
        {"block": {"enum": [each.value for each in Block]}, "canvas": {"enum": list(TARGET_CANVASES)}},
    )
    records = [_records(table) for table in ASKED_TABLES]
    return {"oneOf": [_table(frame, ["frame"]), _table(block, ["block"]), *records]}


def _records(table: str) -> Schema:
    fields = asked_fields(table)
    of: dict[str, Any] = {
        "table": {"const": table},
        "fields": {"type": "array", "items": {"enum": fields}, "minItems": 1},
        "preset": {
            "type": "object",
            "properties": {field: _preset(table, field) for field in fields},
            "additionalProperties": False,
        },
        "mode": {"enum": [mode.value for mode in Mode]},
    }
    return _table(_only(TARGET_KEYS["table"], of), ["table", "fields"])


def _preset(table: str, field: str) -> Schema:
    name = attribute(TABLES[table], field)
    assert name is not None
    return schema_of(kinds(TABLES[table])[name])
