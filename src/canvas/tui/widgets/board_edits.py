"""What the board asks for, as edits: pure functions from a workshop and a wish to `Put` and `Drop`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from canvas.model.edits import Drop, Edit, Put, fields_of
from canvas.model.order import between, keys_after
from canvas.model.records import Canvas, Link, Note
from canvas.model.words import Block, Colour, Mark
from canvas.model.workshop import Workshop, new_id


def added(
    workshop: Workshop,
    canvas_id: str,
    block: Block,
    lines: Sequence[str],
    *,
    after: str = "",
    coming: Sequence[Note] = (),
) -> tuple[tuple[Edit, ...], tuple[Note, ...]]:
    """New notes on a block, one a line.

    Args:
        workshop: holds the canvas.
        canvas_id: the canvas to write on.
        block: the block to write on.
        lines: the texts; at least one.
        after: the id of the note to put them after; without it they come last.
        coming: notes that were asked for already and are not in the workshop yet.

    Returns:
        the edits and the notes as they will be.
    """
    notes = workshop.notes(canvas_id, block, gone=True)
    missing = [note for note in coming if (note.canvas, note.block) == (canvas_id, block)]
    if missing:
        notes = sorted([*notes, *missing], key=lambda note: (note.order, note.id))
    at = _place(notes, after)
    at = len(notes) if at is None else at + 1
    keys, repairs = _keys(notes, at, len(lines))
    new = tuple(
        Note(id=new_id(Note), canvas=canvas_id, block=block, text=line, order=key)
        for line, key in zip(lines, keys, strict=True)
    )
    return (*repairs, *(Put("note", note.id, fields_of(note)) for note in new)), new


def moved(workshop: Workshop, note: Note, block: Block, before: str = "") -> tuple[Edit, ...]:
    """A note moved to a block, before another note or, without one, to the end; nothing when it is there already."""
    notes = workshop.notes(note.canvas or "", block, gone=True)
    here = _place(notes, note.id)
    if before == note.id:
        return ()
    rest = [other for other in notes if other.id != note.id]
    at = _place(rest, before)
    at = len(rest) if at is None else at
    if here is not None and at == here:
        return ()
    keys, repairs = _keys(rest, at, 1)
    fields: dict[str, object] = {"order": keys[0]}
    if note.block is not block:
        fields["block"] = block.value
    return (*repairs, Put("note", note.id, fields))


def shifted(workshop: Workshop, note: Note, past: Note, by: int) -> tuple[Edit, ...]:
    """A note moved past a neighbour in its block: down past it (1) or up past it (-1)."""
    if note.block is None:
        return ()
    if by < 0:
        return moved(workshop, note, note.block, past.id)
    notes = workshop.notes(note.canvas or "", note.block, gone=True)
    at = _place(notes, past.id)
    following = notes[at + 1].id if at is not None and at + 1 < len(notes) else ""
    return moved(workshop, note, note.block, following)


def recoloured(note: Note) -> tuple[Edit, ...]:
    """The note in the next colour; after the last one it is plain again."""
    colours = list(Colour)
    following = colours[(colours.index(note.colour or Colour.PLAIN) + 1) % len(colours)]
    return (Put("note", note.id, {"colour": None if following is Colour.PLAIN else following.value}),)


def marked(note: Note, mark: Mark) -> tuple[Edit, ...]:
    """The note with this mark, or without when it has it."""
    return (Put("note", note.id, {"mark": None if note.mark is mark else mark.value}),)


def restored(note: Note) -> tuple[Edit, ...]:
    """A dropped note of a redesign, back in it."""
    return (Put("note", note.id, {"gone": None}),)


def linked(workshop: Workshop, start: str, end: str) -> tuple[Edit, ...]:
    """A link from one note to another; nothing when they are linked already."""
    if any(end in (link.from_, link.to) for link in workshop.links(start)):
        return ()
    fields: dict[str, object] = {"from": start, "to": end, "order": workshop.order_after(Link)}
    return (Put("link", new_id(Link), fields),)


def unlinked(workshop: Workshop, note: Note) -> tuple[Edit, ...]:
    """All links of a note dropped."""
    return tuple(Drop("link", link.id) for link in workshop.links(note.id))


def chosen(workshop: Workshop, canvas_id: str) -> tuple[Edit, ...]:
    """This redesign chosen, and no other."""
    others = [canvas for canvas in workshop.all(Canvas) if canvas.chosen and canvas.id != canvas_id]
    edits = [Put("canvas", canvas.id, {"chosen": None}) for canvas in others]
    return (*edits, Put("canvas", canvas_id, {"chosen": True}))


def _place(notes: Sequence[Note], note_id: str) -> int | None:
    return next((at for at, note in enumerate(notes) if note.id == note_id), None) if note_id else None


def _keys(notes: Sequence[Note], at: int, count: int) -> tuple[list[str], list[Edit]]:
    """Order keys for `count` notes before `notes[at]`, and edits that mend the keys of those that are there.

    Keys in a file edited by hand may be missing, equal or not made by us; then the block is numbered afresh, for a
    move that does not move would be worse.
    """
    low = notes[at - 1].order if at else None
    high = notes[at].order if at < len(notes) else None
    keys: list[str] = []
    for _number in range(count):
        keys.append(between(keys[-1] if keys else low, high))
    line = [*([] if low is None else [low]), *keys, *([] if high is None else [high])]
    if all(first < second for first, second in pairwise(line)):
        return keys, []
    fresh = keys_after(None, len(notes) + count)
    others = [*fresh[:at], *fresh[at + count :]]
    repairs: list[Edit] = [
        Put("note", note.id, {"order": key})
        for note, key in zip(notes, others, strict=True)
        if note.order != key
    ]
    return fresh[at : at + count], repairs
