"""The way one came along the shelf of the library: what was read, and looked for, before one went on from it."""

from __future__ import annotations

from canvas.tui.widgets.shelf_search import AskedFor

Place = tuple[str, AskedFor]
"""The id of what was read, and what was looked for meanwhile."""


class ShelfTrail:
    """The places one went on from, the last one on top."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def __bool__(self) -> bool:
        """Whether there is a way back."""
        return bool(self._places)

    def went_on(self, place: Place) -> None:
        """One went on from here."""
        self._places.append(place)

    def back(self) -> Place:
        """The place one came from, which is then no longer on the trail.

        Raises:
            IndexError: there is no way back.
        """
        return self._places.pop()

    def clear(self) -> None:
        """Whoever begins anew in the list has no way back."""
        self._places.clear()
