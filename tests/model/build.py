"""Workshops for tests, told in the order in which people would make them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from canvas.model.comparison import redesign_from
from canvas.model.edits import Changed, Edit, Put, apply_all
from canvas.model.records import TABLES, TODAY, Canvas, Note, Record, file_name
from canvas.model.removal import drop_note, removal
from canvas.model.words import Block
from canvas.model.workshop import Workshop, new_workshop

DAY = datetime.date(2026, 12, 15)


class Builder:
    """A workshop that grows by edits; every call fails the test when the edit is refused."""

    def __init__(self) -> None:
        self.workshop: Workshop = new_workshop(firm="The bakery")
        self._made = 0

    def do(self, edits: Iterable[Edit]) -> None:
        outcome = apply_all(self.workshop, edits)
        assert isinstance(outcome, Changed), outcome
        self.workshop = outcome.workshop

    def _new_id(self, kind: type[Record]) -> str:
        self._made += 1
        return f"{kind.prefix}{self._made}"

    def put(self, table: str, id: str | None = None, /, **fields: object) -> str:
        """Make a record, or change the one of this id; gives back its id."""
        kind = TABLES[table]
        key = id or self._new_id(kind)
        if key not in self.workshop.table(kind) and "order" in dir(kind):
            fields.setdefault("order", self.workshop.order_after(kind))
        self.do([Put(table, key, {file_name(name): value for name, value in fields.items()})])
        return key

    def note(self, block: Block, id: str | None = None, canvas: str = TODAY, **fields: object) -> str:
        """A note that reads like its id."""
        key = id or self._new_id(Note)
        return self.put("note", key, **{"canvas": canvas, "block": block, "text": key, **fields})

    def link(self, first: str, second: str) -> str:
        return self.put("link", f"{first}~{second}", from_=first, to=second)

    def unlink(self, first: str, second: str) -> None:
        """Take away the link between two notes, whichever way it was drawn."""
        for link in self.workshop.links(first):
            if {link.from_, link.to} == {first, second}:
                self.do(removal(self.workshop, "link", link.id))

    def drop(self, table: str, id: str) -> None:
        self.do(removal(self.workshop, table, id))

    def drop_note(self, id: str, reason: str | None = None) -> None:
        self.do(drop_note(self.workshop, id))
        if reason:
            self.put("note", id, reason=reason)

    def redesign(self, name: str, base: str = TODAY) -> str:
        """A redesign as a copy of a canvas; gives back its id."""
        edits = redesign_from(self.workshop, name, base, self._new_id)
        self.do(edits)
        canvas = edits[0]
        assert canvas.table == Canvas.table
        return canvas.id

    def copy(self, note: str, canvas: str) -> str:
        """The id of the note on this canvas that came from that note."""
        [found] = [
            each.id for each in self.workshop.all(Note) if each.canvas == canvas and each.origin == note
        ]
        return found


def bakery_today() -> Builder:
    """A bakery with one note on seven of the nine blocks, each linked."""
    made = Builder()
    for block, note in (
        (Block.CUSTOMER_SEGMENTS, "regulars"),
        (Block.VALUE_PROPOSITIONS, "fresh bread"),
        (Block.CHANNELS, "the shop"),
        (Block.REVENUE_STREAMS, "loaves sold"),
        (Block.KEY_ACTIVITIES, "guess what to bake"),
        (Block.COST_STRUCTURE, "flour and wages"),
        (Block.KEY_PARTNERS, "the mill"),
    ):
        made.note(block, note)
    for first, second in (
        ("fresh bread", "regulars"),
        ("the shop", "fresh bread"),
        ("loaves sold", "regulars"),
        ("guess what to bake", "fresh bread"),
        ("flour and wages", "fresh bread"),
        ("the mill", "fresh bread"),
    ):
        made.link(first, second)
    return made


def sound_bakery() -> tuple[Builder, str]:
    """A whole workshop in which no check finds anything, and the id of its redesign: every rule is one step away."""
    made = bakery_today()
    redesign = made.redesign("Bread on order")
    bread = made.copy("fresh bread", redesign)
    made.put("note", bread, text="the loaf you asked for")
    made.drop_note(made.copy("guess what to bake", redesign), "orders come in the evening before")
    made.link(made.note(Block.CHANNELS, "order by phone", redesign), bread)
    _data(made)
    _chain(made, redesign)
    _proof(made, redesign)
    return made, redesign


def _data(made: Builder) -> None:
    made.put("actor", "us", name="The bakery", role="us", needed=True)
    made.put(
        "data_asset", "orders", name="Orders", quality=4, uniqueness="only_us", personal="personal", rights="ours"
    )  # fmt: skip
    made.put(
        "data_use", "forecast", title="Know what to bake", assets=["orders"], beneficiary="us",
        decision="How many loaves", activity="predict", paid_how=["cost_saved"], value=4, ease_data=4, ease_skill=4,
        ease_consent=5, legal_basis="contract", rights_ok="yes", trust="proud", owner="The baker", stage="chosen",
    )  # fmt: skip


def _chain(made: Builder, redesign: str) -> None:
    made.put("actor", "mill", name="Mill", role="supplier", needed=True, contact="The miller", willingness=1)
    made.put(
        "exchange", "flour", what="Flour", from_="mill", to="us", kind="goods", when="both",
        value_to_receiver=3, cost_to_giver=2,
    )  # fmt: skip
    made.put(
        "exchange", "money", what="Money", from_="us", to="mill", kind="money", when="both",
        value_to_receiver=3, cost_to_giver=3,
    )  # fmt: skip
    made.put(
        "exchange", "outlook", what="Next week's need", from_="us", to="mill", kind="data", when="redesign",
        redesign=redesign, value_to_receiver=2, cost_to_giver=1, agreed="spoken", conditions="For planning only",
        asset="orders",
    )  # fmt: skip


def _proof(made: Builder, redesign: str) -> None:
    for key, kind, importance, evidence in (
        ("they order", "desirable", 4, 1),
        ("it pays", "viable", 3, 3),
        ("the mill agrees", "allowed", 2, 3),
    ):
        made.put(
            "assumption", key, text=key, kind=kind, importance=importance, evidence=evidence, redesign=redesign
        )  # fmt: skip
    made.put(
        "experiment", "paper list", title="A list on the counter", assumption="they order", metric="names",
        pass_=20, fail=5,
    )  # fmt: skip
    made.put("risk", "leak", title="Orders on the street", likelihood=3, impact=5, assets=["orders"])
    made.put("measure", "lock", title="Two-step login", risks=["leak"], owner="The baker", by=DAY)
    made.put("action", "call", title="Call the mill", who="The baker", by=DAY, kind="ask")
    made.put("action", "choose", title="Go on or stop", who="The baker", by=DAY, kind="decide")
