"""Rows of small numbers in a JSON file, one number for each of the same names: a byte each, unpacked when a row is asked for.

What was learnt from practice firms has thousands of rows, of which one firm needs a hundred.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, TypeVar


def pack(row: Mapping[str, float], names: Sequence[str], per_one: int) -> str:
    """A row as text.

    Args:
        row: name → number; 0 for a name that is not there.
        names: all names, in the order of the file.
        per_one: so finely numbers are kept: 10 keeps tenths.

    Raises:
        OverflowError: a number is larger than 127 of these parts.
    """
    return b64encode(array("b", (round(per_one * row.get(name, 0.0)) for name in names))).decode("ascii")


_MOST_UNPACKED: Final = 500
"""Rows kept unpacked: what two or three firms ask for."""

_Row = TypeVar("_Row", bound=Hashable)


class Packed(Mapping[_Row, Mapping[str, float]]):
    """Row → name → number, without the zeros."""

    def __init__(self, names: Sequence[str], rows: Mapping[_Row, str], per_one: int) -> None:
        """Args as `pack` has them, the rows packed."""
        self._names = names
        self._rows = rows
        self._per_one = per_one
        self._unpacked: dict[_Row, Mapping[str, float]] = {}
        """Rows that were asked for before: from question to question a firm asks for nearly the same."""

    def __getitem__(self, row: _Row) -> Mapping[str, float]:
        found = self._unpacked.get(row)
        if found is None:
            if len(self._unpacked) >= _MOST_UNPACKED:
                self._unpacked.clear()
            found = self._unpacked[row] = self._unpack(row)
        return found

    def _unpack(self, row: _Row) -> Mapping[str, float]:
        numbers = array("b", b64decode(self._rows[row]))
        return {name: each / self._per_one for name, each in zip(self._names, numbers, strict=True) if each}

    def __iter__(self) -> Iterator[_Row]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
