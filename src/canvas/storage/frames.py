"""The frames of a journal, and how they stand on disk: `length | crc32 | json`.

What a frame says is checked by its checksum, its order by its sequence number; the clock is only shown. Each JSON
begins with its kind, so that a reader that met damage can find the next frame.
"""

from __future__ import annotations

import datetime
import json
import math
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, cast

from canvas.model.edits import Drop, Edit, Put
from canvas.model.fields import Unfit
from canvas.model.records import TABLES, attribute, kinds

FORMAT: Final = 1
_HEAD: Final = struct.Struct("<II")
_BEGINNING: Final = b'{"kind":"'
_SHORTEST: Final = len(_BEGINNING)


@dataclass(frozen=True, slots=True)
class Header:
    """What a journal begins with: all it takes to make the workshop again, even without its file."""

    key: str
    """The workshop's own key."""
    base: str
    """The hash of the file that `text` was read from."""
    text: str
    """The workshop's file as it was before the first edit."""
    seq: int = 0
    """The number before the first frame's."""
    app: str = ""
    """The version of Canvas that wrote it."""
    path: str = ""
    """The workshop's file, for a person who finds this one."""


@dataclass(frozen=True, slots=True)
class Edited:
    """Edits applied as one step."""

    seq: int
    edits: tuple[Edit, ...]
    inverse: tuple[Edit, ...]
    """The edits that take it back."""
    label: str = ""
    when: float = 0.0
    """Seconds since 1970, to show; nothing is ordered by it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The last step was taken back."""

    seq: int
    when: float = 0.0


@dataclass(frozen=True, slots=True)
class Redone:
    """The step last taken back was done again."""

    seq: int
    when: float = 0.0


@dataclass(frozen=True, slots=True)
class Known:
    """A file with this hash holds nothing that this journal does not: written before a save replaces the file
    (`done` false), and again when that is durable."""

    seq: int
    """The last change that the file has."""
    hash: str
    done: bool = False


Frame = Edited | Undone | Redone | Known
Change = Edited | Undone | Redone


class Damaged(Exception):  # noqa: N818 - never leaves this folder
    """Bytes that are no frame."""


def encode(frame: Header | Frame) -> bytes:
    """The frame as it stands on disk.

    Raises:
        UnicodeEncodeError: a text with half a character.
        TypeError: a value that no file can hold.
    """
    payload = json.dumps(_as_json(frame), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    data = payload.encode("utf-8")
    return _HEAD.pack(len(data), zlib.crc32(data)) + data


def _as_json(frame: Header | Frame) -> dict[str, object]:
    if isinstance(frame, Header):
        return {"kind": "header", "format": FORMAT, "key": frame.key, "base": frame.base, "text": frame.text,
                "seq": frame.seq, "app": frame.app, "path": frame.path}  # fmt: skip
    if isinstance(frame, Edited):
        return {"kind": "edit", "seq": frame.seq, "when": frame.when, "label": frame.label,
                "edits": [edit_as_json(edit) for edit in frame.edits],
                "inverse": [edit_as_json(edit) for edit in frame.inverse]}  # fmt: skip
    if isinstance(frame, Known):
        return {"kind": "saved" if frame.done else "saving", "seq": frame.seq, "hash": frame.hash}
    return {
        "kind": "undo" if isinstance(frame, Undone) else "redo",
        "seq": frame.seq,
        "when": frame.when,
    }


def _from_json(value: dict[str, Any]) -> Header | Frame:
    kind, seq = value["kind"], int(value["seq"])
    if kind == "header":
        if value["format"] != FORMAT:
            raise Damaged
        return Header(value["key"], value["base"], value["text"], seq, value["app"], value["path"])
    if kind == "edit":
        edits = tuple(edit_from_json(each) for each in value["edits"])
        inverse = tuple(edit_from_json(each) for each in value["inverse"])
        return Edited(seq, edits, inverse, str(value["label"]), float(value["when"]))
    if kind in ("saved", "saving"):
        return Known(seq, str(value["hash"]), kind == "saved")
    if kind == "undo":
        return Undone(seq, float(value["when"]))
    if kind == "redo":
        return Redone(seq, float(value["when"]))
    raise Damaged


def edit_as_json(edit: Edit) -> list[object]:
    """An edit as JSON, dates and foreign values marked so that they come back as they were."""
    if isinstance(edit, Drop):
        return ["drop", edit.table, edit.id]
    return ["put", edit.table, edit.id, {name: _marked(value) for name, value in edit.fields.items()}]


def edit_from_json(value: Sequence[Any]) -> Edit:
    """The edit from JSON, with the words, dates and lists of its fields as a record keeps them."""
    if value[0] == "drop":
        return Drop(str(value[1]), str(value[2]))
    table, key = str(value[1]), str(value[2])
    return Put(table, key, {name: _taken(table, name, _unmarked(each)) for name, each in value[3].items()})


def _taken(table: str, written: str, value: object) -> object:
    """The value as its field keeps it: a member of the closed list, a tuple; what does not fit stays as it is."""
    kind = TABLES.get(table)
    name = attribute(kind, written) if kind else None
    if (
        kind is None
        or name is None
        or value is None
        or value == ""
        or isinstance(value, (datetime.date, float, int))
    ):
        return value
    try:
        return kinds(kind)[name].take(value)
    except Unfit:
        return value


def _marked(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"$float": str(value)}
    if isinstance(value, datetime.datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"$time": value.isoformat()}
    if isinstance(value, tuple):
        return {"$tuple": [_marked(item) for item in value]}
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if isinstance(value, Mapping):
        marked = {str(key): _marked(item) for key, item in value.items()}
        return {"$map": marked} if any(key.startswith("$") for key in marked) else marked
    raise TypeError(type(value).__name__)


def _unmarked(value: object) -> object:
    if isinstance(value, list):
        return [_unmarked(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        mark, inner = next(iter(value.items()))
        match mark:
            case "$float":
                return float(inner)
            case "$datetime":
                return datetime.datetime.fromisoformat(inner)
            case "$date":
                return datetime.date.fromisoformat(inner)
            case "$time":
                return datetime.time.fromisoformat(inner)
            case "$tuple":
                return tuple(_unmarked(item) for item in inner)
            case "$map":
                value = inner
    return {key: _unmarked(item) for key, item in cast("dict[str, object]", value).items()}


@dataclass(frozen=True, slots=True)
class Replay:
    """What the bytes of a journal say."""

    header: Header | None
    frames: tuple[Frame, ...]
    good: int
    """Bytes up to the end of the last good frame."""
    damage: str = ""
    """Empty; `torn` when the end is missing, as after a power cut; `middle` when good frames stand behind bad ones."""

    @property
    def seq(self) -> int:
        """The number of the last change."""
        changes = [frame.seq for frame in self.frames if not isinstance(frame, Known)]
        return changes[-1] if changes else (self.header.seq if self.header else 0)


def replay(data: bytes) -> Replay:
    """Read a journal as far as it is whole.

    Never raises: damage stops the reading and is named, and what comes before it counts.
    """
    header: Header | None = None
    frames: list[Frame] = []
    position = 0
    seq = 0
    while position < len(data):
        try:
            frame, end = _frame_at(data, position)
            if isinstance(frame, Header):
                if position:
                    raise Damaged
                header, seq = frame, frame.seq
            else:
                if header is None:
                    raise Damaged
                seq = _next(seq, frame)
                frames.append(frame)
        except Damaged:
            damage = "middle" if _good_frame_after(data, position) else "torn"
            return Replay(header, tuple(frames), position, damage)
        position = end
    return Replay(header, tuple(frames), position)


def _next(seq: int, frame: Frame) -> int:
    """The number after this frame; a gap means that something before it is missing.

    A file may be ahead of its journal: the journal's disk was full, the file's was not.
    """
    if isinstance(frame, Known):
        return seq
    if frame.seq != seq + 1:
        raise Damaged
    return frame.seq


def _frame_at(data: bytes, position: int) -> tuple[Header | Frame, int]:
    begin = position + _HEAD.size
    if begin > len(data):
        raise Damaged
    length, crc = _HEAD.unpack_from(data, position)
    if length < _SHORTEST or begin + length > len(data) or not data.startswith(_BEGINNING, begin):
        raise Damaged
    payload = data[begin : begin + length]
    if zlib.crc32(payload) != crc:
        raise Damaged
    try:
        return _from_json(json.loads(payload)), begin + length
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise Damaged from error


def _good_frame_after(data: bytes, position: int) -> bool:
    found = data.find(_BEGINNING, position + _HEAD.size + 1)
    tried = 0
    while found >= 0 and tried < 100_000:
        try:
            _frame_at(data, found - _HEAD.size)
        except Damaged:
            found = data.find(_BEGINNING, found + 1)
            tried += 1
        else:
            return True
    return False
