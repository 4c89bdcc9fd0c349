"""What widgets tell the screen above them. Widgets ask, the session acts, the screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from canvas.model.edits import Edit
from canvas.model.words import Block


@dataclass
class EditAsked(Message):
    """Somebody wants these edits made, together, as one step that undo takes back."""

    edits: tuple[Edit, ...]
    """The edits, not yet applied."""

    label: str = ""
    """What undo will call it."""


@dataclass
class RecordAsked(Message):
    """Somebody wants to fill in this record in a form."""

    table: str
    id: str
    fields: tuple[str, ...] = ()
    """The fields to show first, as in a file; empty for the table's own."""


@dataclass
class PlaceAsked(Message):
    """Somebody wants to go to a place: a record, or a prompt."""

    table: str = ""
    id: str = ""
    prompt: str = ""


@dataclass
class CaseAsked(Message):
    """Somebody wants to read this case."""

    key: str
    beside: bool = False
    """It is being read beside the question already."""


@dataclass
class BorrowAsked(Message):
    """Somebody wants to borrow from this case."""

    key: str
    text: str = ""
    block: Block | None = None


@dataclass
class SessionMoved(Message):
    """The session changed: another workshop value, or another saved state."""

    tables: frozenset[str] = frozenset()
    """The tables that changed; empty when only the saved state did."""
