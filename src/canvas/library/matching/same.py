"""One object and no other, to keep by what was found out about it."""

from __future__ import annotations

from typing import Any


class Same:
    """Stands for one object and no other, so that what was found out about it can be kept."""

    __slots__ = ("it",)

    def __init__(self, it: Any) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it
