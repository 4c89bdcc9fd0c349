"""What a step did, in words: its label, else what happened to which record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from canvas.locale import N_, _
from canvas.model.edits import Drop, Edit
from canvas.model.records import SINGLE, TABLES, file_name
from canvas.model.workshop import Workshop
from canvas.session.history import Step
from canvas.text.show import one_line

_TABLES: Final[Mapping[str, str]] = {
    "workshop": N_("workshop"),
    "frame": N_("frame"),
    "canvas": N_("canvas"),
    "note": N_("note"),
    "link": N_("link"),
    "data_asset": N_("data asset"),
    "data_use": N_("data use"),
    "actor": N_("party"),
    "exchange": N_("exchange"),
    "assumption": N_("assumption"),
    "experiment": N_("experiment"),
    "action": N_("action"),
    "risk": N_("risk"),
    "measure": N_("measure"),
    "inspiration": N_("borrowed idea"),
    "parked": N_("parked point"),
    "set_aside": N_("finding set aside"),
    "prompt": N_("question"),
    "case": N_("case"),
}
_WIDTH: Final = 80


def line(step: Step, workshop: Workshop | None = None) -> str:
    """The step in one line, safe to show.

    Args:
        step: the step.
        workshop: where to look up what a record is called, when the step itself does not say.
    """
    if step.label:
        return one_line(step.label, _WIDTH)
    edit = step.edits[0]
    inverse = step.inverse[-1] if step.inverse else None
    values = {"what": _(_TABLES.get(edit.table, edit.table)), "text": _called(edit, inverse, workshop)}
    if isinstance(edit, Drop):
        sentence = _("{what} removed: {text}") if values["text"] else _("{what} removed")
    elif isinstance(inverse, Drop):
        sentence = _("{what} added: {text}") if values["text"] else _("{what} added")
    else:
        sentence = _("{what} changed: {text}") if values["text"] else _("{what} changed")
    more = len(step.edits) - 1
    if more:
        sentence = _("{line} (and {more} more)").format(line=sentence, more=more)
    said = sentence.format(**values)
    return said[:1].upper() + said[1:]


def taken_back(said: str) -> str:
    """The line for a step that was taken back."""
    return _("Undone: {line}").format(line=said)


def _called(edit: Edit, inverse: Edit | None, workshop: Workshop | None) -> str:
    """What the record is called: by the edit itself, else by what it took away, else by the workshop."""
    kind = TABLES.get(edit.table)
    if kind is None:
        return one_line(edit.id, _WIDTH)
    main = file_name(kind.main)
    for each in (edit, inverse):
        if each is not None and not isinstance(each, Drop) and isinstance(each.fields.get(main), str):
            return one_line(str(each.fields[main]), _WIDTH)
    record = workshop.find(edit.id, (edit.table,)) if workshop else None
    if record is not None and record.heading:
        return one_line(record.heading, _WIDTH)
    return "" if edit.table in SINGLE else one_line(edit.id, _WIDTH)
