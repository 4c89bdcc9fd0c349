"""Hypothesis strategies: records of every table from its declared fields, and good and bad edits."""

from __future__ import annotations

import datetime
import math

from hypothesis import strategies as st

from canvas.model import fields as f
from canvas.model.edits import Applied, Drop, Edit, Put, apply
from canvas.model.records import SINGLE, TABLES, Record, attribute, file_name, kinds
from canvas.model.workshop import Workshop, every_record, new_workshop

IDS = ("a", "b", "c")
"""Few ids, so that edits meet."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
REFERENCES = st.sampled_from((*IDS, "gone")) | TEXTS
TOML_VALUES = st.booleans() | st.integers(-99, 99) | TEXTS
UNKNOWN_KEYS = st.dictionaries(TEXTS, TOML_VALUES | st.lists(TOML_VALUES, max_size=2), max_size=2)


def good_values(kind: f.Kind) -> st.SearchStrategy[object]:
    """Values that a field of this kind takes, the empty ones among them."""
    return st.none() | _filled_values(kind)


def _filled_values(kind: f.Kind) -> st.SearchStrategy[object]:
    match kind:
        case f.Text():
            return TEXTS
        case f.Texts():
            return st.lists(TEXTS, max_size=3)
        case f.Choice():
            return st.sampled_from(list(kind.of)) | st.sampled_from(kind.words)
        case f.Choices():
            return st.lists(st.sampled_from(kind.words), max_size=3) | st.sampled_from(kind.words)
        case f.Ref():
            return REFERENCES
        case f.Refs():
            return st.lists(REFERENCES, max_size=3)
        case f.Scale():
            return st.integers(kind.low, kind.high)
        case f.Number(whole=True):
            return st.integers(-(10**12), 10**12) | st.integers(-(10**6), 10**6).map(float)
        case f.Number():
            return st.floats(-1e12, 1e12) | st.integers(-(10**12), 10**12)
        case f.Flag():
            return st.booleans()
        case f.Day():
            return st.dates() | st.datetimes() | st.dates(min_value=datetime.date(1000, 1, 1)).map(str)
        case f.Foreign():
            return UNKNOWN_KEYS
    raise NotImplementedError(kind)


def bad_values(kind: f.Kind) -> st.SearchStrategy[object]:
    """Values that a field of this kind must refuse."""
    wrong_type = st.just(object()) | st.just(b"bytes")
    number = st.integers() | st.floats(allow_nan=True)
    match kind:
        case f.Text():
            return wrong_type | number | st.just(["a list"]) | st.just("x" * (f.MOST_TEXT + 1))
        case f.Ref():
            return wrong_type | number | st.just(["a list"])
        case f.Texts() | f.Refs():
            return wrong_type | number | st.just(["text", 3])
        case f.Choice() | f.Choices():
            return wrong_type | number | st.just("no such word") | st.just(["no such word"])
        case f.Scale():
            return (
                wrong_type
                | st.booleans()
                | st.integers(max_value=kind.low - 1)
                | st.integers(min_value=kind.high + 1)
                | st.just("3")
            )
        case f.Number():
            return (
                wrong_type
                | st.booleans()
                | st.sampled_from((math.inf, -math.inf, math.nan, 1e13, 10**400, -(10**400)))
                | st.just("12")
            )
        case f.Flag():
            return wrong_type | number | st.just("yes")
        case f.Day():
            return wrong_type | number | st.just("31-31-2026")
        case f.Foreign():
            return wrong_type | number | st.just("text")
    raise NotImplementedError(kind)


def _place(draw: st.DrawFn) -> tuple[str, str]:
    table = draw(st.sampled_from(tuple(TABLES)))
    return table, SINGLE.get(table) or draw(st.sampled_from(IDS))


def _fields(draw: st.DrawFn, table: str, names: list[str]) -> dict[str, object]:
    known = kinds(TABLES[table])
    return {file_name(name): draw(good_values(known[name])) for name in names}


@st.composite
def puts(draw: st.DrawFn) -> Put:
    """A good put on any table."""
    table, key = _place(draw)
    names = draw(st.lists(st.sampled_from(list(kinds(TABLES[table]))), max_size=5, unique=True))
    return Put(table, key, _fields(draw, table, names))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """A put or a drop; the drop may find nothing to drop."""
    if draw(st.integers(0, 3)) == 0:
        return Drop(*_place(draw))
    return draw(puts())


@st.composite
def workshops(draw: st.DrawFn) -> Workshop:
    """A workshop after some edits; of some tables the order has been asked for, as a screen does."""
    workshop = new_workshop()
    for edit in draw(st.lists(edits(), max_size=8)):
        outcome = apply(workshop, edit)
        if isinstance(outcome, Applied):
            workshop = outcome.workshop
        if draw(st.booleans()):
            list(every_record(workshop))
    return workshop


@st.composite
def good_edits(draw: st.DrawFn, workshop: Workshop) -> Edit:
    """An edit that this workshop must take."""
    there = [(record.table, record.id) for record in every_record(workshop) if record.table not in SINGLE]
    drops = [Drop(*place) for place in there]
    return draw(st.one_of(st.sampled_from(drops), puts()) if drops else puts())


@st.composite
def pairs_of_different_fields(draw: st.DrawFn) -> tuple[Put, Put]:
    """Two puts that share no field: of one record, or of two."""
    table, key = _place(draw)
    names = draw(st.permutations(list(kinds(TABLES[table]))))[:6]
    cut = draw(st.integers(0, len(names)))
    first = Put(table, key, _fields(draw, table, names[:cut]))
    if draw(st.booleans()):
        other = draw(puts().filter(lambda put: (put.table, put.id) != (table, key)))
        return first, other
    return first, Put(table, key, _fields(draw, table, names[cut:]))


@st.composite
def bad_edits(draw: st.DrawFn) -> Edit:
    """An edit that no workshop made by `workshops` may take."""
    table, key = _place(draw)
    known = kinds(TABLES[table])
    good = _fields(draw, table, draw(st.lists(st.sampled_from(list(known)), max_size=2, unique=True)))
    single = draw(st.sampled_from(tuple(SINGLE)))
    unknown = draw(TEXTS.filter(lambda text: attribute(TABLES[table], text) is None and text != "extra"))
    name = draw(st.sampled_from(list(known)))
    bad: list[Edit] = [
        Put("nowhere", key, good),
        Drop("nowhere", key),
        Put(table, "", good),
        Drop(table, ""),
        Put(table, "x" * 201, good),
        Put(table, key, {**good, unknown: "x"}),
        Drop("note", "never made"),
        Drop(single, SINGLE[single]),
        Put(single, "another", {}),
    ]
    if draw(st.integers(0, 1)):
        return bad[draw(st.integers(0, len(bad) - 1))]
    return Put(table, key, {**good, file_name(name): draw(bad_values(known[name]))})


def records_of(kind: type[Record]) -> st.SearchStrategy[dict[str, object]]:
    """Good values for every field of a table at once, by their names in a file."""
    return st.fixed_dictionaries({file_name(name): good_values(field) for name, field in kinds(kind).items()})
