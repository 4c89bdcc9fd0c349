"""A redesign beside today: how far it is, what is new, changed, dropped and kept and why, and the money, roughly."""

from __future__ import annotations

from canvas.model.comparison import Change, Comparison, Margin, NoteChange, compare, margin
from canvas.model.records import TODAY, Canvas, Note, kinds
from canvas.model.words import Block as BuildingBlock
from canvas.report.parts.canvas import drawing, links, note_amount, note_details
from canvas.report.tree import (
    Block,
    Bullets,
    Item,
    Paragraph,
    Section,
    Spans,
    TableBlock,
    bold,
    dim,
    flat,
    spans,
)
from canvas.report.words import euros, number
from canvas.report.writing import Writing, entry, under


def redesigns(writing: Writing) -> list[Section]:
    """The redesign that was chosen in full, then the other variants."""
    chosen = writing.workshop.chosen_redesign
    if chosen is None:
        return []
    sections = _redesign(writing, chosen, level=1)
    others = [canvas for canvas in writing.workshop.redesigns if canvas is not chosen]
    if others:
        sections.append(Section("variants", writing.say("redesign.others"), 1, ()))
        for canvas in others:
            sections += _redesign(writing, canvas, level=2)
    return sections


def _redesign(writing: Writing, canvas: Canvas, level: int) -> list[Section]:
    name = flat(writing.text(canvas, "name"))
    writing.tell(canvas, "chosen", "based_on", "kind")
    if level == 1:
        heading = (
            writing.say("redesign.heading", name=writing.quoted(name))
            if name
            else writing.say("redesign.heading_unnamed")
        )
    else:
        heading = name or writing.say("redesign.unnamed")
    blocks: list[Block] = []
    if level == 1:
        blocks.append(
            Paragraph(spans(writing.say("redesign.chosen" if canvas.chosen else "redesign.not_chosen")))
        )
    blocks += [Paragraph(text) for text in writing.notes(canvas)]
    if canvas.based_on not in (None, TODAY):
        based = writing.quoted(writing.ref(canvas, "based_on"))
        blocks.append(Paragraph(spans(writing.say("redesign.based_on", name=based))))
    comparison = compare(writing.workshop, canvas.id)
    blocks.append(Paragraph(_distance(writing, comparison)))
    if level == 1 and comparison.count(*Change):
        blocks += [drawing(writing, canvas.id), Paragraph(spans(dim(writing.say("redesign.legend"))))]
    for kind in (Change.NEW, Change.CHANGED, Change.DROPPED):
        items = [_changed(writing, change) for change in comparison if change.kind is kind]
        if items:
            blocks += [Paragraph(spans(bold(writing.say(f"redesign.{kind.value}")))), Bullets(tuple(items))]
    blocks += _kept(writing, comparison)
    _dropped_copies(writing, canvas)
    return [
        Section("redesign" if level == 1 else "variant", heading, level, tuple(blocks)),
        *_money(writing, canvas, level + 1),
    ]


def _distance(writing: Writing, comparison: Comparison) -> Spans:
    count = comparison.count(Change.NEW, Change.CHANGED, Change.DROPPED)
    if not count:
        return spans(writing.say("redesign.same"))
    verdict = writing.content.vocabulary.value("distance", comparison.verdict.value, writing.language)
    text = writing.say(
        "redesign.distance_one" if count == 1 else "redesign.distance",
        verdict=verdict[:1].upper() + verdict[1:],
        count=count,
        all=comparison.count(*Change),
        blocks=len(comparison.touched_blocks),
    )
    few = writing.say("redesign.too_few") if comparison.too_few_blocks else ""
    return spans(f"{text} {few}".strip())


def _block_name(writing: Writing, block: BuildingBlock | None) -> str:
    return writing.content.vocabulary.block(block, writing.language) if block else ""


def _reason(writing: Writing, change: NoteChange) -> list[Spans]:
    if change.after is not None:
        writing.tell(change.after, "reason")
    return under(writing.say("redesign.reason", reason=change.reason)) if flat(change.reason or "") else []


def _changed(writing: Writing, change: NoteChange) -> Item:
    """One note that is new, changed or dropped, with its reason."""
    before, after = change.before, change.after
    if after is None:
        assert before is not None
        return Item(
            entry(writing.name(before), _block_name(writing, before.block)), tuple(_reason(writing, change))
        )
    writing.tell(after, "text")
    if before is None:
        line = entry(writing.name(after), _block_name(writing, after.block), *note_details(writing, after))
    else:
        line = _from_to(writing, before, after)
    note = writing.notes(after) if before is None or before.note != after.note else []
    writing.tell(after, "note")
    return Item(line, (*_reason(writing, change), *note, *links(writing, after)))


def _from_to(writing: Writing, before: Note, after: Note) -> Spans:
    """What a note was and has become: its text, its amount and its block, as far as they differ."""
    now = writing.name(after)
    if before.text != after.text:
        now = writing.say("redesign.from_to", before=writing.name(before), after=now)
    was, becomes = note_amount(writing, before), note_amount(writing, after)
    details = note_details(writing, after)
    if was != becomes:
        none = writing.say("appendix.no_value")
        details[0] = writing.say("redesign.from_to", before=was or none, after=becomes or none)
    place = _block_name(writing, after.block)
    if before.block != after.block:
        place = writing.say("redesign.moved", before=_block_name(writing, before.block), after=place)
    return entry(now, place, *details)


def _kept(writing: Writing, comparison: Comparison) -> list[Block]:
    """What stays, by block, names only; one with a reason or a mark of its own says so."""
    items: list[Item] = []
    for block, changes in comparison.blocks.items():
        names: list[str] = []
        for change in changes:
            if change.kind is not Change.KEPT or change.before is None or change.after is None:
                continue
            _tell_what_is_the_same(writing, change.before, change.after)
            own = [text for text in (_own_details(writing, change.before, change.after)) if text]
            names.append(writing.name(change.after) + (f" ({'; '.join(own)})" if own else ""))
        if names:
            items.append(Item(spans(bold(_block_name(writing, block)), f": {writing.listed(names)}")))
    if not items:
        return []
    return [Paragraph(spans(bold(writing.say("redesign.kept")))), Bullets(tuple(items))]


def _own_details(writing: Writing, before: Note, after: Note) -> list[str]:
    there = set(note_details(writing, before))
    reason = writing.text(after, "reason")
    own = [detail for detail in note_details(writing, after) if detail not in there]
    return [*own, writing.say("redesign.reason", reason=reason) if reason else ""]


def _tell_what_is_the_same(writing: Writing, before: Note, after: Note) -> None:
    """A copy's fields that equal the original's are told where the original is."""
    writing.tell(
        after,
        *(name for name in kinds(Note) if getattr(before, name) == getattr(after, name)),
        "text",
        "note",
    )


def _dropped_copies(writing: Writing, canvas: Canvas) -> None:
    """What a redesign drops stays in it to carry the reason; its text is told with the original."""
    for note in writing.workshop.notes(canvas.id, gone=True):
        origin = writing.workshop.get(Note, note.origin)
        if note.gone and origin is not None:
            writing.tell(
                note,
                *(name for name in kinds(Note) if getattr(origin, name) == getattr(note, name)),
                "reason",
            )


def _money(writing: Writing, canvas: Canvas, level: int) -> list[Section]:
    """Revenue minus costs, today and in the redesign, as far as notes carry amounts."""
    before, after = margin(writing.workshop, TODAY), margin(writing.workshop, canvas.id)
    if before is None and after is None:
        return []
    rows = [
        (
            spans(writing.say(label)),
            spans(_range(writing, before, monthly)),
            spans(_range(writing, after, monthly)),
        )
        for label, monthly in (("redesign.per_month", True), ("redesign.once", False))
        if _known(before, monthly) or _known(after, monthly)
    ]
    columns = ("redesign.margin", "redesign.today", "redesign.after")
    blocks: list[Block] = []
    if rows:
        blocks.append(
            TableBlock(tuple(writing.say(key) for key in columns), tuple(rows), ("left", "right", "right"))
        )
    if after is not None and (after.revenue_without or after.cost_without):
        text = writing.say("redesign.without", revenue=after.revenue_without, cost=after.cost_without)
        blocks.append(Paragraph(spans(dim(text))))
    return writing.part("money", writing.say("redesign.money"), blocks, level)


def _known(found: Margin | None, monthly: bool) -> bool:
    return found is not None and (found.low if monthly else found.once_low) is not None


def _range(writing: Writing, found: Margin | None, monthly: bool) -> str:
    low = high = None
    if found is not None:
        low, high = (found.low, found.high) if monthly else (found.once_low, found.once_high)
    if low is None or high is None:
        return writing.say("redesign.unknown" if monthly else "redesign.none_noted")
    first, last = (float(round(value)) for value in (low, high))
    if first == last:
        return euros(first, writing.language)
    if first >= 0:
        return f"{euros(first, writing.language)}–{number(last, writing.language)}"
    return writing.say(
        "redesign.between", low=euros(first, writing.language), high=euros(last, writing.language)
    )
