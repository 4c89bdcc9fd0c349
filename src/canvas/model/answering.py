"""From a typed line to edits, and from a workshop to the answers of a prompt: the same for every way of asking.

Knows kinds of targets, never a particular prompt (design.md 3.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from canvas.locale import _
from canvas.model.comparison import redesign_from
from canvas.model.edits import Edit, Put
from canvas.model.fields import Kind, Ref, Refs, Texts, Unfit
from canvas.model.order import keys_after
from canvas.model.playbook import Mode, Prompt, Target
from canvas.model.records import (
    SINGLE,
    TABLES,
    TODAY,
    Canvas,
    Frame,
    Note,
    PromptMark,
    Record,
    attribute,
    file_name,
    kinds,
)
from canvas.model.removal import drop_note, removal
from canvas.model.words import Mark, PromptState
from canvas.model.workshop import Workshop

NewId = Callable[[type[Record]], str]
"""Makes an id for a new record of a kind."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a prompt: a record, or an entry of a field of the frame."""

    table: str
    id: str
    text: str
    field: str = ""
    """For the frame: the field, as in a file."""
    index: int = 0
    """For a list in the frame: which entry."""
    open_fields: tuple[str, ...] = ()
    """The fields this prompt asks for that nobody has filled in yet, as in a file."""


def answers(workshop: Workshop, prompt: Prompt, target: Target) -> list[Answer]:
    """What has been answered to this target of a prompt, in order."""
    if target.frame:
        return _frame_answers(workshop, target.frame)
    if target.block:
        canvas = canvas_for(workshop, target)
        notes = workshop.notes(canvas, target.block) if canvas else []
        mine = notes if target.canvas == TODAY else [note for note in notes if note.prompt == prompt.key]
        return [Answer("note", note.id, note.heading) for note in mine]
    kind = TABLES[target.table]
    rows = workshop.all(kind)
    if target.mode is Mode.ADD:
        rows = [row for row in rows if row.prompt == prompt.key]
    return [Answer(target.table, row.id, row.heading, open_fields=open_fields(row, target)) for row in rows]


def open_fields(record: Record, target: Target) -> tuple[str, ...]:
    """The fields a target asks for that this record does not hold yet, as in a file."""
    kind = type(record)
    missing = []
    for written in target.fields:
        name = attribute(kind, written)
        if name and getattr(record, name) in (None, (), ""):
            missing.append(written)
    return tuple(missing)


def _frame_answers(workshop: Workshop, field: str) -> list[Answer]:
    name = attribute(Frame, field) or field
    value = getattr(workshop.frame, name)
    if isinstance(value, tuple):
        kind = kinds(Frame)[name]
        texts = [heading(workshop, each) for each in value] if isinstance(kind, Refs) else list(value)
        return [Answer("frame", SINGLE["frame"], text, field, index) for index, text in enumerate(texts)]
    return [] if value is None else [Answer("frame", SINGLE["frame"], str(value), field)]


def heading(workshop: Workshop, key: str | None, tables: Sequence[str] = ()) -> str:
    """What the record of this id is called; a reference to nothing shows its id."""
    record = workshop.find(key, tables)
    return record.heading if record and record.heading else (key or "")


def canvas_for(workshop: Workshop, target: Target) -> str | None:
    """The canvas a block target writes on; None when it has still to be made."""
    if target.canvas == TODAY:
        return TODAY
    redesigns = workshop.redesigns
    if target.canvas == "variant":
        others = [canvas for canvas in redesigns if canvas is not workshop.chosen_redesign]
        return others[-1].id if others else None
    return workshop.chosen_redesign.id if workshop.chosen_redesign else None


def answer_edits(
    workshop: Workshop, prompt: Prompt, target: Target, lines: Sequence[str], new_id: NewId
) -> tuple[Edit, ...]:
    """The edits that store these lines as answers to a target of a prompt.

    Args:
        workshop: as it is now.
        prompt: the question.
        target: which of its targets is being answered.
        lines: what was typed, a line an answer; not empty.
        new_id: makes an id for a new record.

    Raises:
        Unfit: when the field cannot hold a line, with the sentence for who typed it.
    """
    if target.frame:
        return _frame_edits(workshop, target.frame, lines)
    if target.block:
        return _note_edits(workshop, prompt, target, lines, new_id)
    kind = TABLES[target.table]
    if target.table in SINGLE:
        return _single_edits(workshop, target, lines)
    orders = keys_after(last_order(workshop, kind), len(lines))
    return tuple(
        Put(
            target.table,
            new_id(kind),
            {file_name(kind.main): line, **target.preset, "prompt": prompt.key, "order": order},
        )
        for line, order in zip(lines, orders, strict=True)
    )


def last_order(workshop: Workshop, kind: type[Record]) -> str | None:
    """The order key of the last record of a kind."""
    rows = workshop.all(kind)
    return rows[-1].order if rows else None


def _frame_edits(workshop: Workshop, field: str, lines: Sequence[str]) -> tuple[Edit, ...]:
    name = attribute(Frame, field) or field
    kind: Kind = kinds(Frame)[name]
    before = getattr(workshop.frame, name)
    if isinstance(kind, Texts):
        return (Put("frame", SINGLE["frame"], {field: [*before, *lines]}),)
    if isinstance(kind, Refs):
        found = [_named(workshop, kind.to, line) for line in lines]
        marks = [Put("note", each.id, {"mark": Mark.PAINFUL}) for each in found if isinstance(each, Note)]
        return (Put("frame", SINGLE["frame"], {field: [*before, *(each.id for each in found)]}), *marks)
    return (Put("frame", SINGLE["frame"], {field: kind.hear(lines[-1])[0]}),)


def _named(workshop: Workshop, tables: Sequence[str], typed: str) -> Record:
    record = find_named(workshop, tables, typed)
    if record is None:
        raise Unfit(_("Nothing is called “{name}” yet.").format(name=typed[:60]))
    return record


def find_named(workshop: Workshop, tables: Sequence[str], typed: str) -> Record | None:
    """The record whose name is what was typed, else the only one whose name begins with it."""
    wanted = typed.strip().casefold()
    if not wanted:
        return None
    rows = [row for table in tables for row in workshop.all(TABLES[table])]
    for row in rows:
        if row.heading.casefold() == wanted or row.id == typed.strip():
            return row
    begins = [row for row in rows if row.heading.casefold().startswith(wanted)]
    return begins[0] if len(begins) == 1 else None


def _single_edits(workshop: Workshop, target: Target, lines: Sequence[str]) -> tuple[Edit, ...]:
    edits = (
        Put(target.table, SINGLE[target.table], {written: kind.hear(line)[0]})
        for written, kind, line in _single_fields(workshop, target, lines)
    )
    return tuple(edits)


def _single_fields(workshop: Workshop, target: Target, lines: Sequence[str]) -> list[tuple[str, Kind, str]]:
    """Where each line goes, as in a file, its kind, and the line: first to the fields that are still empty."""
    kind = TABLES[target.table]
    record = workshop.table(kind)[SINGLE[target.table]]
    written = open_fields(record, target) or target.fields
    return [
        (each, kinds(kind)[attribute(kind, each) or each], line)
        for each, line in zip(written, lines, strict=False)
    ]


def heard(workshop: Workshop, target: Target, lines: Sequence[str]) -> str:
    """What to say back about lines of which not all was taken, such as the number in a sentence; empty as a rule.

    Args:
        workshop: as it was before the lines were stored.
        target: what they answered.
        lines: what was typed; `answer_edits` took them.
    """
    if target.frame:
        kind: Kind = kinds(Frame)[attribute(Frame, target.frame) or target.frame]
        single = [] if isinstance(kind, (Texts, Refs)) else [(kind, lines[-1])]
    elif target.table in SINGLE and not target.block:
        single = [(kind, line) for _written, kind, line in _single_fields(workshop, target, lines)]
    else:
        single = []
    return " ".join(filter(None, (kind.hear(line)[1] for kind, line in single)))


def _note_edits(
    workshop: Workshop, prompt: Prompt, target: Target, lines: Sequence[str], new_id: NewId
) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    canvas = canvas_for(workshop, target)
    if canvas is None:
        number = len(workshop.redesigns) + 1
        made = redesign_from(workshop, _("Redesign {number}").format(number=number), TODAY, new_id)
        edits.extend(made)
        canvas = next(edit.id for edit in made if isinstance(edit, Put) and edit.table == Canvas.table)
    orders = keys_after(last_order(workshop, Note), len(lines))
    edits.extend(
        Put(
            "note",
            new_id(Note),
            {"canvas": canvas, "block": target.block, "text": line, "prompt": prompt.key, "order": order},
        )
        for line, order in zip(lines, orders, strict=True)
    )
    return tuple(edits)


def answer_removal(workshop: Workshop, answer: Answer) -> tuple[Edit, ...]:
    """The edits that take an answer away, with whatever points at it."""
    if answer.table == "frame":
        name = attribute(Frame, answer.field) or answer.field
        value = getattr(workshop.frame, name)
        rest = value[: answer.index] + value[answer.index + 1 :] if isinstance(value, tuple) else None
        return (Put("frame", SINGLE["frame"], {answer.field: rest}),)
    if answer.table in SINGLE:
        return ()
    if answer.table == "note":
        return drop_note(workshop, answer.id)
    return removal(workshop, answer.table, answer.id)


def answer_change(workshop: Workshop, answer: Answer, text: str) -> tuple[Edit, ...]:
    """The edits that give an entry of the frame another text; an empty text takes it away.

    Raises:
        Unfit: when the field cannot hold the text.
    """
    if not text.strip():
        return answer_removal(workshop, answer)
    name = attribute(Frame, answer.field) or answer.field
    value = getattr(workshop.frame, name)
    if isinstance(value, tuple):
        changed: object = (*value[: answer.index], text, *value[answer.index + 1 :])
    else:
        changed = kinds(Frame)[name].hear(text)[0]
    return (Put("frame", SINGLE["frame"], {answer.field: changed}),)


def mark_prompt(prompt: str, state: PromptState | None) -> Edit:
    """The edit that says a prompt was skipped, parked or done; None takes the mark away."""
    return Put(PromptMark.table, prompt, {"state": state})


def linked_fields(kind: type[Record]) -> dict[str, tuple[str, ...]]:
    """The fields of a table that point at other records, each with the tables it points into."""
    return {name: field.to for name, field in kinds(kind).items() if isinstance(field, (Ref, Refs))}


_MADE_BY_NAME = ("actor", "data_asset", "assumption", "risk")
"""Tables in which naming something that is not there yet makes it: a form is no place to stop and go elsewhere."""


def form_edits(
    workshop: Workshop, record: Record, filled: Mapping[str, object], new_id: NewId
) -> tuple[Edit, ...]:
    """The edits that store what was filled in for a record.

    Args:
        workshop: as it is now.
        record: the record the form showed.
        filled: the changed fields as in a file; references are names as typed, several parted by `;`.
        new_id: makes an id for a record that was named but is not there yet.

    Raises:
        Unfit: when a name means nothing and cannot be made.
    """
    kind = type(record)
    references = linked_fields(kind)
    made: list[Edit] = []
    fields: dict[str, object] = {}
    for written, value in filled.items():
        name = attribute(kind, written) or written
        if name not in references or not isinstance(value, str):
            fields[written] = value
            continue
        names = (
            [each.strip() for each in value.split(";")]
            if isinstance(kinds(kind)[name], Refs)
            else [value.strip()]
        )
        keys = [_named_or_made(workshop, references[name], each, new_id, made) for each in names if each]
        fields[written] = keys if isinstance(kinds(kind)[name], Refs) else (keys[0] if keys else None)
    return (*made, Put(kind.table, record.id, fields))


def _named_or_made(
    workshop: Workshop, tables: tuple[str, ...], name: str, new_id: NewId, made: list[Edit]
) -> str:
    found = find_named(workshop, tables, name)
    if found is not None:
        return found.id
    if tables[0] not in _MADE_BY_NAME:
        raise Unfit(_("Nothing is called “{name}” yet.").format(name=name[:60]))
    kind = TABLES[tables[0]]
    for edit in made:
        if (
            isinstance(edit, Put)
            and edit.table == kind.table
            and edit.fields.get(file_name(kind.main)) == name
        ):
            return edit.id
    order = keys_after(last_order(workshop, kind), len(made) + 1)[-1]
    edit = Put(kind.table, new_id(kind), {file_name(kind.main): name, "order": order})
    made.append(edit)
    return edit.id
