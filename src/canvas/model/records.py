"""The tables of a workshop and the fields of their records (method.md part 3, design.md parts 2 and 3)."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from canvas.model import fields as f
from canvas.model import words as w
from canvas.model.fields import KIND, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record carries beside its own fields."""

    table: ClassVar[str]
    """The table it lives in, as it is written in the file."""

    prefix: ClassVar[str]
    """What its ids begin with."""

    main: ClassVar[str]
    """The one field that is required: what the record is called by."""

    id: str
    order: str = dataclasses.field(default="", metadata={KIND: f.Text()})
    """Where it stands among its neighbours, a fractional key; ties are broken by id."""
    note: str | None = f.text(long=True)
    tags: tuple[str, ...] = f.texts()
    rated_by: w.RatedBy | None = f.choice(w.RatedBy)
    prompt: str | None = f.text()
    """The prompt it answers."""
    extra: Mapping[str, object] | None = f.foreign()
    """Unknown keys of the file, kept and written back."""

    @property
    def heading(self) -> str:
        """What the record is called by; empty while nobody has named it."""
        return getattr(self, self.main) or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm(Record):
    """Whose workshop it is and how it is run; one record, id `workshop`."""

    table: ClassVar[str] = "workshop"
    prefix: ClassVar[str] = "workshop"
    main: ClassVar[str] = "firm"

    key: str | None = f.text()
    """The workshop's own id, made once; ties the file to its journal."""
    firm: str | None = f.text()
    sector: w.Sector | None = f.choice(w.Sector)
    size: w.Size | None = f.choice(w.Size)
    place: str | None = f.text()
    people: int | None = f.number("people", whole=True)
    language: str | None = f.text()
    playbook: str | None = f.text()
    setting: w.Setting | None = f.choice(w.Setting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Record):
    """The frame: what must change, why now, within which limits; one record, id `frame`."""

    table: ClassVar[str] = "frame"
    prefix: ClassVar[str] = "frame"
    main: ClassVar[str] = "question"

    about: tuple[str, ...] = f.texts()
    drivers: tuple[str, ...] = f.texts()
    ambition: tuple[str, ...] = f.texts()
    ambition_year: int | None = f.number("year", whole=True)
    stays: tuple[str, ...] = f.texts()
    may_go: tuple[str, ...] = f.texts()
    decides: tuple[str, ...] = f.texts()
    does: tuple[str, ...] = f.texts()
    missing: tuple[str, ...] = f.texts()
    question: str | None = f.text()
    pinch: tuple[str, ...] = f.texts()
    pinch_notes: tuple[str, ...] = f.refs("note")
    concerns: tuple[w.ConcernWord, ...] = f.choices(w.ConcernWord)
    story: tuple[str, ...] = f.texts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas(Record):
    """Nine blocks of notes: today's model, or a redesign."""

    table: ClassVar[str] = "canvas"
    prefix: ClassVar[str] = "c"
    main: ClassVar[str] = "name"

    name: str | None = f.text()
    kind: w.CanvasKind | None = f.choice(w.CanvasKind)
    based_on: str | None = f.ref("canvas")
    chosen: bool | None = f.flag()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """One idea on a block: a short line, optional longer text (`note`)."""

    table: ClassVar[str] = "note"
    prefix: ClassVar[str] = "n"
    main: ClassVar[str] = "text"

    canvas: str | None = f.ref("canvas")
    block: w.Block | None = f.choice(w.Block)
    text: str | None = f.text()
    colour: w.Colour | None = f.choice(w.Colour)
    mark: w.Mark | None = f.choice(w.Mark)
    origin: str | None = f.ref("note")
    """The note of another canvas that it came from."""
    gone: bool | None = f.flag()
    """In a redesign: this note of today is dropped; it stays to carry the reason."""
    reason: str | None = f.text()
    """Why it was changed, dropped or added."""
    case: str | None = f.text()
    """The key of the case it was borrowed from."""
    amount_low: float | None = f.number("euro")
    amount_high: float | None = f.number("euro")
    amount_per: w.Per | None = f.choice(w.Per)
    visibility: w.Visibility | None = f.choice(w.Visibility)
    non_paying: bool | None = f.flag()
    """A customer segment that does not pay, on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """Note → note: a channel for a proposition, revenue from a segment."""

    table: ClassVar[str] = "link"
    prefix: ClassVar[str] = "l"
    main: ClassVar[str] = "from_"

    from_: str | None = f.ref("note")
    to: str | None = f.ref("note")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAsset(Record):
    """Data that exist (3.1)."""

    table: ClassVar[str] = "data_asset"
    prefix: ClassVar[str] = "d"
    main: ClassVar[str] = "name"

    name: str | None = f.text()
    kind: w.DataKind | None = f.choice(w.DataKind)
    source: w.DataSource | None = f.choice(w.DataSource)
    holder: str | None = f.ref("actor")
    format: w.DataFormat | None = f.choice(w.DataFormat)
    update: w.Update | None = f.choice(w.Update)
    quality: int | None = f.scale(1, 5, "quality")
    uniqueness: w.Uniqueness | None = f.choice(w.Uniqueness)
    personal: w.Personal | None = f.choice(w.Personal)
    rights: w.Rights | None = f.choice(w.Rights)
    visibility: w.Visibility | None = f.choice(w.Visibility)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUse(Record):
    """A way to make value of data (3.2)."""

    table: ClassVar[str] = "data_use"
    prefix: ClassVar[str] = "u"
    main: ClassVar[str] = "title"

    title: str | None = f.text()
    assets: tuple[str, ...] = f.refs("data_asset")
    beneficiary: str | None = f.ref("actor", "note")
    decision: str | None = f.text()
    activity: w.Rung | None = f.choice(w.Rung)
    offer: w.Offer | None = f.choice(w.Offer)
    paid_how: tuple[w.PaidHow, ...] = f.choices(w.PaidHow)
    value: int | None = f.scale(1, 5, "value")
    ease_data: int | None = f.scale(1, 5, "ease")
    ease_skill: int | None = f.scale(1, 5, "ease")
    ease_consent: int | None = f.scale(1, 5, "ease")
    personal: w.Personal | None = f.choice(w.Personal)
    legal_basis: w.LegalBasis | None = f.choice(w.LegalBasis)
    rights_ok: w.RightsOk | None = f.choice(w.RightsOk)
    trust: w.Trust | None = f.choice(w.Trust)
    owner: str | None = f.text()
    first_step: str | None = f.text()
    first_step_by: datetime.date | None = f.day()
    stage: w.UseStage | None = f.choice(w.UseStage)
    visibility: w.Visibility | None = f.choice(w.Visibility)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A party in the chain (3.3)."""

    table: ClassVar[str] = "actor"
    prefix: ClassVar[str] = "a"
    main: ClassVar[str] = "name"

    name: str | None = f.text()
    role: w.Role | None = f.choice(w.Role)
    tier: int | None = f.scale(-3, 3, "tier")
    stake: str | None = f.text()
    power: w.Power | None = f.choice(w.Power)
    willingness: int | None = f.scale(-2, 2, "willingness")
    needed: bool | None = f.flag()
    moves_first: bool | None = f.flag()
    bridge: str | None = f.text()
    contact: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Record):
    """What goes from one party to another (3.4)."""

    table: ClassVar[str] = "exchange"
    prefix: ClassVar[str] = "x"
    main: ClassVar[str] = "what"

    what: str | None = f.text()
    from_: str | None = f.ref("actor")
    to: str | None = f.ref("actor")
    kind: w.ExchangeKind | None = f.choice(w.ExchangeKind)
    when: w.When | None = f.choice(w.When)
    redesign: str | None = f.ref("canvas")
    value_to_receiver: int | None = f.scale(0, 5, "value_to_receiver")
    cost_to_giver: int | None = f.scale(0, 5, "cost_to_giver")
    pain: tuple[w.Pain, ...] = f.choices(w.Pain)
    pain_note: str | None = f.text()
    conditions: str | None = f.text()
    agreed: w.Agreed | None = f.choice(w.Agreed)
    sensitivity: w.Sensitivity | None = f.choice(w.Sensitivity)
    asset: str | None = f.ref("data_asset")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Record):
    """What must be true (3.5)."""

    table: ClassVar[str] = "assumption"
    prefix: ClassVar[str] = "as"
    main: ClassVar[str] = "text"

    text: str | None = f.text()
    kind: w.AssumptionKind | None = f.choice(w.AssumptionKind)
    redesign: str | None = f.ref("canvas")
    notes: tuple[str, ...] = f.refs("note")
    importance: int | None = f.scale(1, 5, "importance")
    evidence: int | None = f.scale(1, 5, "evidence")
    status: w.AssumptionStatus | None = f.choice(w.AssumptionStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment(Record):
    """The test of an assumption (3.6)."""

    table: ClassVar[str] = "experiment"
    prefix: ClassVar[str] = "e"
    main: ClassVar[str] = "title"

    title: str | None = f.text()
    assumption: str | None = f.ref("assumption")
    method: w.Method | None = f.choice(w.Method)
    metric: str | None = f.text()
    pass_: float | None = f.number()
    fail: float | None = f.number()
    people: int | None = f.number("people", whole=True)
    cost: float | None = f.number("euro")
    days: float | None = f.number("days")
    owner: str | None = f.text()
    start: datetime.date | None = f.day()
    end: datetime.date | None = f.day()
    result: float | None = f.number()
    verdict: w.Verdict | None = f.choice(w.Verdict)
    learned: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Who does what by when (3.7)."""

    table: ClassVar[str] = "action"
    prefix: ClassVar[str] = "t"
    main: ClassVar[str] = "title"

    title: str | None = f.text()
    who: str | None = f.text()
    by: datetime.date | None = f.day()
    kind: w.ActionKind | None = f.choice(w.ActionKind)
    phase: w.Phase | None = f.choice(w.Phase)
    serves: tuple[str, ...] = f.refs("experiment", "measure", "data_use", "actor")
    actor: str | None = f.ref("actor")
    hours: float | None = f.number("hours")
    status: w.ActionStatus | None = f.choice(w.ActionStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Record):
    """What the redesign exposes (3.8)."""

    table: ClassVar[str] = "risk"
    prefix: ClassVar[str] = "r"
    main: ClassVar[str] = "title"

    title: str | None = f.text()
    kind: w.RiskKind | None = f.choice(w.RiskKind)
    redesign: str | None = f.ref("canvas")
    notes: tuple[str, ...] = f.refs("note")
    block: w.Block | None = f.choice(w.Block)
    assets: tuple[str, ...] = f.refs("data_asset")
    likelihood: int | None = f.scale(1, 5, "likelihood")
    impact: int | None = f.scale(1, 5, "impact")
    treat: w.Treat | None = f.choice(w.Treat)
    owner: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """What is done about a risk (3.9)."""

    table: ClassVar[str] = "measure"
    prefix: ClassVar[str] = "m"
    main: ClassVar[str] = "title"

    title: str | None = f.text()
    risks: tuple[str, ...] = f.refs("risk")
    principle: w.Principle | None = f.choice(w.Principle)
    assets: tuple[str, ...] = f.refs("data_asset")
    actor: str | None = f.ref("actor")
    owner: str | None = f.text()
    by: datetime.date | None = f.day()
    cost: float | None = f.number("euro")
    status: w.MeasureStatus | None = f.choice(w.MeasureStatus)
    proof: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspiration(Record):
    """A move borrowed from a case, in one line."""

    table: ClassVar[str] = "inspiration"
    prefix: ClassVar[str] = "i"
    main: ClassVar[str] = "text"

    text: str | None = f.text()
    case: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Record):
    """A point on the parking list, with a name."""

    table: ClassVar[str] = "parked"
    prefix: ClassVar[str] = "p"
    main: ClassVar[str] = "text"

    text: str | None = f.text()
    who: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Record):
    """A finding set aside, with the reason; the id is the finding's."""

    table: ClassVar[str] = "set_aside"
    prefix: ClassVar[str] = "s"
    main: ClassVar[str] = "reason"

    reason: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptMark(Record):
    """What was done with a prompt without an answer; the id is the prompt's key."""

    table: ClassVar[str] = "prompt"
    prefix: ClassVar[str] = "q"
    main: ClassVar[str] = "state"

    state: w.PromptState | None = f.choice(w.PromptState)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMark(Record):
    """What the workshop did with a case; the id is the case's key."""

    table: ClassVar[str] = "case"
    prefix: ClassVar[str] = "case"
    main: ClassVar[str] = "state"

    state: w.CaseState | None = f.choice(w.CaseState)


TABLES: dict[str, type[Record]] = {
    kind.table: kind
    for kind in (
        Firm, Frame, Canvas, Note, Link, DataAsset, DataUse, Actor, Exchange, Assumption, Experiment, Action, Risk,
        Measure, Inspiration, Parked, SetAside, PromptMark, CaseMark,
    )
}  # fmt: skip
"""Every table, in the order in which they stand in a file."""

SINGLE: dict[str, str] = {"workshop": "workshop", "frame": "frame"}
"""Tables of exactly one record, and its id."""

TODAY = "today"
"""The id of the canvas of today."""


_COMMON = ("order", "note", "tags", "rated_by", "prompt", "extra")


def _kinds(table: type[Record]) -> dict[str, Kind]:
    named: list[dataclasses.Field[Any]] = [
        field for field in dataclasses.fields(table) if KIND in field.metadata
    ]
    own = [field for field in named if field.name not in _COMMON]
    common = [field for field in named if field.name in _COMMON]
    return {field.name: field.metadata[KIND] for field in [*own, *common]}


_KINDS = {name: _kinds(table) for name, table in TABLES.items()}


def kinds(table: type[Record]) -> Mapping[str, Kind]:
    """The fields that an edit may put on a record of this table, in order, each with its kind.

    Names are the attributes' (`from_`); `file_name` gives how they are written in a file.
    """
    return _KINDS[table.table]


def own_fields(table: type[Record]) -> tuple[str, ...]:
    """The fields that make this table what it is, without those every record carries."""
    return tuple(name for name in kinds(table) if name not in _COMMON)


def file_name(field: str) -> str:
    """How a field is written in a file: `from_` is `from`, a keyword of the language this is written in."""
    return field.rstrip("_")


_ATTRIBUTES = {
    table: {file_name(name): name for name in fields if name != "extra"} for table, fields in _KINDS.items()
}


def attribute(table: type[Record], written: str) -> str | None:
    """The attribute that a name in a file stands for, or None when the table has no such field."""
    return _ATTRIBUTES[table.table].get(written)
