"""A redesign beside today, note by note: kept, changed, dropped, new are facts by `origin`, not guesses by text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from canvas.model.edits import Edit, Put, fields_of
from canvas.model.records import TODAY, Canvas, Link, Note, Record
from canvas.model.words import Block, CanvasKind, Per
from canvas.model.workshop import Workshop, new_id

IMPROVEMENT_BELOW = 0.15
"""Under this distance a redesign is an improvement."""
NEW_MODEL_ABOVE = 0.40
"""Above this distance it is a new model."""
FEWEST_BLOCKS = 3
"""Fewer blocks touched is not yet a redesign."""

_COMPARED = ("block", "text", "note", "amount_low", "amount_high", "amount_per")


class Change(StrEnum):
    """What happened to a note."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    NEW = "new"


class Distance(StrEnum):
    """How far a redesign is from what it is compared with."""

    IMPROVEMENT = "improvement"
    RENEWAL = "renewal"
    NEW_MODEL = "new_model"


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One note before and after."""

    kind: Change
    before: Note | None
    after: Note | None
    reason: str | None = None
    """Why, as somebody wrote it."""

    @property
    def note(self) -> Note | None:
        """The note as it stands now, else as it was before it was dropped."""
        return self.after or self.before

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ between before and after; empty when there is only one of them."""
        if self.before is None or self.after is None:
            return ()
        return _differences(self.before, self.after)

    @property
    def blocks(self) -> set[Block]:
        """The blocks it stands on, before and after."""
        found = {note.block for note in (self.before, self.after) if note is not None}
        return {block for block in found if block is not None}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two canvases side by side."""

    base: str
    redesign: str
    blocks: Mapping[Block, tuple[NoteChange, ...]]
    """Per block what stands there now, in order, then what was dropped there. A moved note stands where it is now."""

    def __iter__(self) -> Iterator[NoteChange]:
        """Every change, block by block."""
        for changes in self.blocks.values():
            yield from changes

    def count(self, *kinds: Change) -> int:
        """How many notes were kept, changed, dropped or new."""
        return sum(change.kind in kinds for change in self)

    @property
    def touched_blocks(self) -> tuple[Block, ...]:
        """The blocks on which something changed, was dropped or is new; a move touches both of its blocks."""
        touched: set[Block] = set()
        for change in self:
            if change.kind is not Change.KEPT:
                touched |= change.blocks
        return tuple(block for block in Block if block in touched)

    @property
    def too_few_blocks(self) -> bool:
        """Fewer than three blocks touched: not yet a redesign."""
        return len(self.touched_blocks) < FEWEST_BLOCKS

    @property
    def distance(self) -> float:
        """New, dropped and changed ÷ all notes in both, 0 to 1; a note that is in both counts once."""
        return _distance(tuple(self))

    def block_distance(self, block: Block) -> float:
        """The distance on one block."""
        return _distance(self.blocks[block])

    @property
    def verdict(self) -> Distance:
        """In words: under 15% an improvement, above 40% a new model, a renewal between."""
        if self.distance < IMPROVEMENT_BELOW:
            return Distance.IMPROVEMENT
        return Distance.NEW_MODEL if self.distance > NEW_MODEL_ABOVE else Distance.RENEWAL


def _distance(changes: tuple[NoteChange, ...]) -> float:
    return sum(change.kind is not Change.KEPT for change in changes) / len(changes) if changes else 0.0


def _differences(before: Note, after: Note) -> tuple[str, ...]:
    return tuple(name for name in _COMPARED if getattr(before, name) != getattr(after, name))


def lineage(workshop: Workshop, note: Note) -> list[str]:
    """The note's own id, that of the note it came from, of the one that came from, and so on."""
    found = [note.id]
    key = note.origin
    while key and key not in found:
        found.append(key)
        older = workshop.get(Note, key)
        key = older.origin if older else None
    return found


def compare(workshop: Workshop, redesign_id: str, base_id: str = TODAY) -> Comparison:
    """The redesign beside another canvas: today, or another redesign through the notes both came from.

    Args:
        workshop: holds both.
        redesign_id: the canvas that came after.
        base_id: the canvas that it is compared with.
    """
    before = workshop.notes(base_id)
    after = workshop.notes(redesign_id, gone=True)
    by_ancestor = {note.id: note for note in before}
    for note in before:
        for key in lineage(workshop, note)[1:]:
            by_ancestor.setdefault(key, note)
    blocks: dict[Block, list[NoteChange]] = {block: [] for block in Block}
    met: set[str] = set()
    reasons: dict[str, str | None] = {}
    for note in after:
        old = next((by_ancestor[key] for key in lineage(workshop, note) if key in by_ancestor), None)
        if note.gone:
            if old is not None:
                reasons[old.id] = note.reason
            continue
        if old is None:
            kind = Change.NEW
        else:
            met.add(old.id)
            kind = Change.CHANGED if _differences(old, note) else Change.KEPT
        if note.block is not None:
            blocks[note.block].append(NoteChange(kind, old, note, note.reason))
    for note in before:
        if note.id not in met and note.block is not None:
            blocks[note.block].append(NoteChange(Change.DROPPED, note, None, reasons.get(note.id)))
    return Comparison(base_id, redesign_id, {block: tuple(changes) for block, changes in blocks.items()})


@dataclass(frozen=True, slots=True)
class Margin:
    """Revenue minus cost, roughly, in euros. None where no amount of that sort is known."""

    low: float | None
    """Per month, when it goes badly: lowest revenue, highest cost."""
    high: float | None
    """Per month, when it goes well."""
    once_low: float | None
    once_high: float | None
    revenue_without: int
    """Revenue notes that carry no amount: the margin does not know them."""
    cost_without: int
    """Cost notes that carry no amount."""


def _amount(note: Note) -> tuple[float, float] | None:
    """The note's amount as lowest and highest; one figure alone is both. Without a period it cannot be added up."""
    known = [amount for amount in (note.amount_low, note.amount_high) if amount is not None]
    return (min(known), max(known)) if known and note.amount_per is not None else None


def margin(workshop: Workshop, canvas_id: str) -> Margin | None:
    """The rough margin of a canvas; None when no revenue or cost note carries an amount."""
    monthly: list[tuple[float, float]] = []
    once: list[tuple[float, float]] = []
    without = {Block.REVENUE_STREAMS: 0, Block.COST_STRUCTURE: 0}
    for block in without:
        for note in workshop.notes(canvas_id, block):
            amount = _amount(note)
            if amount is None:
                without[block] += 1
                continue
            low, high = amount if block is Block.REVENUE_STREAMS else (-amount[1], -amount[0])
            if note.amount_per is Per.ONCE:
                once.append((low, high))
            else:
                months = 12 if note.amount_per is Per.YEAR else 1
                monthly.append((low / months, high / months))
    if not monthly and not once:
        return None
    return Margin(
        sum(low for low, _ in monthly) if monthly else None,
        sum(high for _, high in monthly) if monthly else None,
        sum(low for low, _ in once) if once else None,
        sum(high for _, high in once) if once else None,
        without[Block.REVENUE_STREAMS],
        without[Block.COST_STRUCTURE],
    )


def redesign_from(
    workshop: Workshop,
    name: str,
    base_id: str = TODAY,
    new_id: Callable[[type[Record]], str] = new_id,
) -> tuple[Edit, ...]:
    """The edits that make a redesign as a copy of a canvas: its notes, each with its origin, and their links.

    Args:
        workshop: holds the canvas.
        name: what the redesign is called.
        base_id: the canvas to copy; notes that a redesign dropped are copied as dropped, with the reason.
        new_id: gives the ids of the new records.
    """
    canvas = new_id(Canvas)
    edits: list[Edit] = [
        Put(
            "canvas",
            canvas,
            {
                "name": name,
                "kind": CanvasKind.REDESIGN.value,
                "based_on": base_id,
                "order": workshop.order_after(Canvas),
            },
        )
    ]
    copies: dict[str, str] = {}
    for note in workshop.notes(base_id, gone=True):
        copies[note.id] = new_id(Note)
        fields = fields_of(note)
        # A copy answers no prompt: the question was about the other canvas.
        fields.pop("prompt", None)
        edits.append(Put("note", copies[note.id], fields | {"canvas": canvas, "origin": note.id}))
    for link in workshop.all(Link):
        if link.from_ in copies and link.to in copies:
            ends = {"from": copies[link.from_], "to": copies[link.to]}
            edits.append(Put("link", new_id(Link), fields_of(link) | ends))
    return tuple(edits)
