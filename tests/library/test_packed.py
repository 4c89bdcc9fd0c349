"""Rows of numbers survive being packed, as finely as they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.library.packed import Packed, pack

NAMES = ("a", "b", "c")
ROWS = st.dictionaries(st.text(), st.dictionaries(st.sampled_from(NAMES), st.integers(-127, 127)))


@given(ROWS, st.integers(1, 128))
def test_what_was_packed_comes_out_again_without_its_zeros(
    parts: dict[str, dict[str, int]], per_one: int
) -> None:
    rows = {key: {name: part / per_one for name, part in row.items()} for key, row in parts.items()}
    packed = Packed(NAMES, {key: pack(row, NAMES, per_one) for key, row in rows.items()}, per_one)
    assert set(packed) == rows.keys()
    assert len(packed) == len(rows)
    for key, row in rows.items():
        assert packed[key] == {name: number for name, number in row.items() if number}


def test_a_number_that_is_too_large_is_refused_rather_than_kept_wrong() -> None:
    with pytest.raises(OverflowError):
        pack({"a": 12.8}, NAMES, 10)


def test_a_row_that_is_not_there_is_no_row() -> None:
    assert Packed(NAMES, {"one": pack({}, NAMES, 10)}, 10).get("other") is None
