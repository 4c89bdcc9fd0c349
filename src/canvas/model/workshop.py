"""The workshop: tables of records, immutable. Every change gives a new one that shares what did not change."""

from __future__ import annotations

import secrets
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar, cast

from canvas.model.order import between
from canvas.model.records import SINGLE, TABLES, TODAY, Canvas, Firm, Frame, Link, Note, Record
from canvas.model.words import Block, CanvasKind

R = TypeVar("R", bound=Record)


def _place(record: Record) -> tuple[str, str]:
    return (record.order, record.id)


class Table(Mapping[str, R], Generic[R]):
    """The records of one table by id; never changed in place. `in_order` keeps them sorted across changes."""

    __slots__ = ("_ordered", "_rows")

    def __init__(self, rows: Mapping[str, R] | None = None, ordered: list[R] | None = None) -> None:
        self._rows: dict[str, R] = dict(rows or {})
        self._ordered = ordered

    def __getitem__(self, key: str) -> R:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Table({self._rows!r})"

    @property
    def in_order(self) -> list[R]:
        """The records by order key, ties by id; do not change this list."""
        if self._ordered is None:
            self._ordered = sorted(self._rows.values(), key=_place)
        return self._ordered

    def put(self, record: R) -> Table[R]:
        """A table with this record in it, new or in place of the one with its id."""
        old = self._rows.get(record.id)
        ordered = None
        if self._ordered is not None:
            ordered = self._ordered.copy()
            if old is not None:
                del ordered[bisect_left(ordered, _place(old), key=_place)]
            insort(ordered, record, key=_place)
        return Table(self._rows | {record.id: record}, ordered)

    def drop(self, key: str) -> Table[R]:
        """A table without the record of this id."""
        rows = self._rows.copy()
        old = rows.pop(key)
        ordered = None
        if self._ordered is not None:
            ordered = self._ordered.copy()
            del ordered[bisect_left(ordered, _place(old), key=_place)]
        return Table(rows, ordered)


_EMPTY: Table[Record] = Table()


@dataclass(frozen=True)
class Workshop:
    """One firm's, or one team's, whole work."""

    tables: Mapping[str, Table[Record]]
    """The tables by name; a table without records may be absent."""

    extra: Mapping[str, object] = field(default_factory=dict)
    """Unknown top-level keys of the file, kept and written back."""

    def table(self, kind: type[R]) -> Table[R]:
        """The table of this kind of record, by id."""
        return cast("Table[R]", self.tables.get(kind.table, _EMPTY))

    def all(self, kind: type[R]) -> list[R]:
        """The records of a kind, in order; do not change this list."""
        return self.table(kind).in_order

    def get(self, kind: type[R], key: str | None) -> R | None:
        """The record of this kind and id, or None: a reference may point at what is gone."""
        return self.table(kind).get(key) if key else None

    def find(self, key: str | None, tables: Iterable[str] = ()) -> Record | None:
        """The record of this id in any of these tables (all, when none are named)."""
        if not key:
            return None
        for name in tables or self.tables:
            record = self.tables.get(name, _EMPTY).get(key)
            if record is not None:
                return record
        return None

    @property
    def firm(self) -> Firm:
        """Whose workshop it is."""
        return self.table(Firm)[SINGLE["workshop"]]

    @property
    def frame(self) -> Frame:
        """What must change, why now, within which limits."""
        return self.table(Frame)[SINGLE["frame"]]

    @property
    def today(self) -> Canvas:
        """The canvas of today."""
        return self.get(Canvas, TODAY) or Canvas(id=TODAY, kind=CanvasKind.TODAY)

    @property
    def redesigns(self) -> list[Canvas]:
        """The redesigns, in order."""
        return [canvas for canvas in self.all(Canvas) if canvas.id != TODAY]

    @property
    def chosen_redesign(self) -> Canvas | None:
        """The redesign that was chosen, else the first one (a later variant does not take its place), else None."""
        redesigns = self.redesigns
        chosen = [canvas for canvas in redesigns if canvas.chosen]
        if chosen:
            return chosen[-1]
        return redesigns[0] if redesigns else None

    @cached_property
    def _by_block(self) -> dict[tuple[str | None, Block | None], list[Note]]:
        groups: dict[tuple[str | None, Block | None], list[Note]] = {}
        for note in self.all(Note):
            groups.setdefault((note.canvas, note.block), []).append(note)
        return groups

    def notes(self, canvas: str, block: Block | None = None, *, gone: bool = False) -> list[Note]:
        """The notes of a canvas, of one block or of all nine in reading order.

        Args:
            canvas: the canvas's id.
            block: one block, or None for all.
            gone: also those that a redesign drops.
        """
        blocks = [block] if block is not None else list(Block)
        return [
            note for one in blocks for note in self._by_block.get((canvas, one), []) if gone or not note.gone
        ]

    @cached_property
    def _links_by_note(self) -> dict[str, list[Link]]:
        groups: dict[str, list[Link]] = {}
        for link in self.all(Link):
            for end in {link.from_, link.to}:
                if end:
                    groups.setdefault(end, []).append(link)
        return groups

    def links(self, note: str) -> list[Link]:
        """The links from or to this note."""
        return self._links_by_note.get(note, [])

    def linked(self, note: str, block: Block | None = None) -> list[Note]:
        """The notes at the other end of this note's links, of one block or of all; links have no direction here."""
        others = [self.get(Note, link.to if link.from_ == note else link.from_) for link in self.links(note)]
        return [
            other for other in others if other is not None and not other.gone and block in (None, other.block)
        ]

    @cached_property
    def _by_prompt(self) -> dict[str, list[Record]]:
        groups: dict[str, list[Record]] = {}
        for record in every_record(self):
            if record.prompt:
                groups.setdefault(record.prompt, []).append(record)
        return groups

    def answers(self, prompt: str) -> list[Record]:
        """The records that answer a prompt, by its key, table by table; do not change this list."""
        return self._by_prompt.get(prompt, [])

    def order_after(self, kind: type[Record]) -> str:
        """An order key after the last record of this kind."""
        rows = self.all(kind)
        return between(rows[-1].order if rows else None, None)


def new_id(kind: type[Record]) -> str:
    """An id that no other record has: the kind's letter and 40 random bits, so that two people's never meet."""
    return f"{kind.prefix}-{secrets.token_hex(5)}"


def new_workshop(**firm: object) -> Workshop:
    """An empty workshop for a firm.

    Args:
        firm: fields of `Firm`, such as firm, sector, place, language, playbook; None leaves one unknown.
    """
    given = {name: value for name, value in firm.items() if value is not None}
    given.setdefault("key", f"w-{secrets.token_hex(8)}")
    start: tuple[Record, ...] = (
        Firm(id=SINGLE["workshop"], **given),  # type: ignore[arg-type]
        Frame(id=SINGLE["frame"]),
        Canvas(id=TODAY, kind=CanvasKind.TODAY, order="a0"),
    )
    return Workshop({record.table: Table({record.id: record}) for record in start})


def every_record(workshop: Workshop) -> Iterator[Record]:
    """All records, table by table, in order."""
    for name in TABLES:
        yield from workshop.tables.get(name, _EMPTY).in_order
