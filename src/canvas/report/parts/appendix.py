"""Everything else: whatever was written down and no other part told, so that nothing typed is lost."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum

from canvas.model.fields import Kind, Ref, Refs, Scale
from canvas.model.records import CaseMark, Link, Note, PromptMark, Record, SetAside, kinds
from canvas.model.workshop import every_record
from canvas.report.tree import Block, Bullets, Item, Paragraph, Section, Spans, bold, flat, spans
from canvas.report.words import date, number
from canvas.report.writing import Writing

_BOOKKEEPING = {"order", "prompt", "rated_by", "extra"}
"""Fields that order the work and say nothing by themselves."""

_BOOKKEEPING_OF: Mapping[str, set[str]] = {
    "workshop": {"key", "language", "playbook", "setting"},
    "canvas": {"kind", "chosen", "based_on"},
    "note": {"canvas", "block", "origin", "gone", "visibility", "colour", "mark", "non_paying", "amount_per"},
    "link": {"from_", "to"},
    "exchange": {"redesign"},
    "risk": {"redesign"},
    "prompt": {"state"},
    "case": {"state"},
}


def appendix(writing: Writing) -> list[Section]:
    """What no other part told, record by record."""
    items = [item for record in every_record(writing.workshop) if (item := _left_over(writing, record))]
    blocks: list[Block] = [Bullets(tuple(items))] if items else []
    loose = sum(
        writing.whole.get(Note, link.from_) is None or writing.whole.get(Note, link.to) is None
        for link in writing.whole.all(Link)
    )
    if loose:
        key = "appendix.loose_links_one" if loose == 1 else "appendix.loose_links"
        blocks.append(Paragraph(spans(writing.say(key, count=loose))))
    foreign = [Item(spans(line)) for line in _foreign(writing.workshop.extra)]
    if foreign:
        blocks += [Paragraph(spans(bold(writing.say("appendix.foreign")))), Bullets(tuple(foreign))]
    if blocks:
        blocks.insert(0, Paragraph(spans(writing.say("appendix.intro"))))
    return writing.part("appendix", writing.say("appendix.heading"), blocks)


def _left_over(writing: Writing, record: Record) -> Item | None:
    skipped = _BOOKKEEPING | _BOOKKEEPING_OF.get(record.table, set())
    lines: list[Spans] = []
    untold_name = False
    for name, kind in kinds(type(record)).items():
        if name in skipped or (record.table, record.id, name) in writing.told:
            continue
        if name == record.main:
            untold_name = bool(flat(record.heading))
            continue
        if value := _value(writing, record, name, kind):
            label = writing.content.vocabulary.label(record.table, name, writing.language)
            lines.append(spans(writing.say("report.more", label=label, text=value)))
    lines += [spans(line) for line in _foreign(record.extra or {})]
    return Item(spans(bold(_called(writing, record))), tuple(lines)) if lines or untold_name else None


def _called(writing: Writing, record: Record) -> str:
    """What a record is, and what it is called by."""
    if isinstance(record, PromptMark):
        found = writing.content.playbook.find(record.id)
        return found[1].question.of(writing.language) if found else writing.say("open.other_question")
    if isinstance(record, CaseMark):
        return writing.case(record.id)
    kind = writing.content.vocabulary.one(record.table, writing.language)
    kind = kind[:1].upper() + kind[1:]
    if isinstance(record, Link):
        ends = [writing.workshop.get(Note, key) for key in (record.from_, record.to)]
        names = [writing.quoted(writing.name(end)) if end else writing.say("report.gone") for end in ends]
        return f"{kind}: {writing.listed(names)}"
    name = flat(record.heading)
    if isinstance(record, SetAside) or not name:
        return f"{kind}: {name}" if name else kind
    return f"{kind} {writing.quoted(name)}"


def _value(writing: Writing, record: Record, name: str, kind: Kind) -> str:
    """A field in words; empty when it is not filled, or points at what is kept to ourselves."""
    value = getattr(record, name)
    if value in (None, "", ()):
        return ""
    if isinstance(kind, Ref):
        return writing.ref(record, name)
    if isinstance(kind, Refs):
        return writing.listed(writing.refs(record, name))
    if isinstance(kind, Scale):
        return writing.anchor("ease" if name.startswith("ease") else name, value)
    if name == "tags":
        # The method's own tags tie prompts to cases; only a word of somebody's own says something here.
        return "; ".join(tag for tag in value if tag not in writing.content.tag_names)
    if isinstance(value, tuple):
        return "; ".join(_plain(writing, one) for one in value)
    return _plain(writing, value)


def _plain(writing: Writing, value: object) -> str:
    if isinstance(value, bool):
        return writing.say("appendix.yes" if value else "appendix.no")
    if isinstance(value, StrEnum):
        return writing.word(value)
    if isinstance(value, (int, float)):
        return number(value, writing.language)
    if isinstance(value, datetime.date):
        return date(value, writing.language)
    return str(value)


def _foreign(extra: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Keys that this version does not know, as they stand in the file: whoever wrote them knows what they say."""
    for key, value in extra.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from _foreign(value, f"{name}.")
        elif isinstance(value, list):
            for place, one in enumerate(value, 1):
                yield from _foreign({str(place): one}, f"{name}.")
        else:
            yield f"{name}: {value}"
