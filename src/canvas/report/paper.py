"""Paper that sheets for the room are printed on."""

from __future__ import annotations

import math
from enum import StrEnum


class Paper(StrEnum):
    """What a sheet is printed on: A4 to hand out, A3 for the wall."""

    A4 = "A4"
    A3 = "A3"

    @property
    def scale(self) -> float:
        """How many times as wide and as high as A4 (ISO 216: each size is √2 times the next)."""
        return {Paper.A4: 1.0, Paper.A3: math.sqrt(2)}[self]
