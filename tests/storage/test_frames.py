"""Frames come back from disk as they went in, and anything that is no frame is recognised as such."""

from __future__ import annotations

import datetime
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.model.edits import Drop, Put, Refused, apply
from canvas.model.words import Block, PaidHow
from canvas.model.workshop import new_workshop
from canvas.storage.faithful import alike, unwritable
from canvas.storage.frames import Edited, Frame, Header, Known, Redone, Undone, encode, replay
from tests.model import strategies as some

HEADER = Header("w-1", "0" * 64, "schema = 1\n[workshop]\n", 0, "1.0", "/work/bakery.canvas.toml")
FRAMES: list[Frame] = [
    Edited(1, (Put("note", "n", {"text": "één — 🥖"}),), (Drop("note", "n"),), "Add", 1.5),
    Known(1, "a" * 64),
    Known(1, "a" * 64, done=True),
    Undone(2, 2.0),
    Redone(3, 3.0),
]
DATA = encode(HEADER) + b"".join(map(encode, FRAMES))


def test_what_is_appended_is_read_back() -> None:
    found = replay(DATA)
    assert found.header == HEADER
    assert list(found.frames) == FRAMES
    assert found.good == len(DATA)
    assert not found.damage
    assert found.seq == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("block", Block.CHANNELS),
        ("paid_how", (PaidHow.LICENCE,) if hasattr(PaidHow, "LICENCE") else tuple(PaidHow)[:1]),
        ("first_step_by", datetime.date(2026, 11, 24)),
        ("tags", ("a", "b")),
        ("amount_low", 12.5),
        ("amount_low", 12),
        ("gone", False),
        ("text", None),
        ("text", "\0\x1b[31m\u2028"),
        (
            "extra",
            {"when": datetime.datetime(2026, 1, 1, 10, tzinfo=datetime.UTC), "at": datetime.time(9, 30)},
        ),
        (
            "extra",
            {"day": datetime.date(2026, 1, 1), "inf": float("inf"), "$date": "no date", "l": [{"$map": 1}]},
        ),
        ("extra", {"$tuple": [1]}),
    ],
)
def test_every_kind_of_value_comes_back_exactly(field: str, value: Any) -> None:
    table = "data_use" if field in ("paid_how", "first_step_by") else "note"
    edit = Put(table, "n", {field: value})
    found = replay(encode(HEADER) + encode(Edited(1, (edit,), (edit,)))).frames[0]
    assert isinstance(found, Edited)
    back = found.edits[0]
    assert isinstance(back, Put)
    assert back.fields[field] == value
    assert type(back.fields[field]) is type(value)


@given(st.lists(some.edits(), max_size=5))
@settings(max_examples=100, deadline=None)
def test_edits_from_the_journal_make_the_same_workshop(edits: list[Put | Drop]) -> None:
    typed = again = new_workshop(key="w-1")
    for edit in edits:
        if unwritable(edit) is not None:
            continue
        found = replay(encode(HEADER) + encode(Edited(1, (edit,), ()))).frames[0]
        assert isinstance(found, Edited)
        first, second = apply(typed, edit), apply(again, found.edits[0])
        assert isinstance(first, Refused) is isinstance(second, Refused)
        if not isinstance(first, Refused) and not isinstance(second, Refused):
            typed, again = first.workshop, second.workshop
    assert alike(typed, again)


def test_every_torn_end_is_cut_at_the_last_whole_frame() -> None:
    ends = [len(encode(HEADER))]
    for frame in FRAMES:
        ends.append(ends[-1] + len(encode(frame)))
    for length in range(len(DATA)):
        found = replay(DATA[:length])
        assert found.good == max((end for end in ends if end <= length), default=0)
        assert len(found.frames) == max(0, sum(end <= length for end in ends) - 1)
        assert found.damage == ("" if length in (0, *ends) else "torn")


def test_a_flipped_bit_anywhere_is_noticed_and_nothing_behind_it_is_believed() -> None:
    for position in range(0, len(DATA), 3):
        broken = bytearray(DATA)
        broken[position] ^= 0x10
        found = replay(bytes(broken))
        assert found.good <= position
        assert found.damage
        assert list(found.frames) == FRAMES[: len(found.frames)]


def test_zeros_are_no_frame() -> None:
    assert zlib.crc32(b"") == 0, "an empty frame of zeros would have a true checksum"
    found = replay(DATA + b"\0" * 4096)
    assert found.good == len(DATA)
    assert found.damage == "torn"


def test_a_missing_frame_in_the_middle_is_damage() -> None:
    found = replay(encode(HEADER) + encode(FRAMES[0]) + encode(FRAMES[4]) + encode(FRAMES[3]))
    assert list(found.frames) == FRAMES[:1]
    assert found.damage == "middle"


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    found = replay(data)
    assert found.good <= len(data)
    assert replay(DATA + data).good >= len(DATA)
