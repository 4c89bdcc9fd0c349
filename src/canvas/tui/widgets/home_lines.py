"""The lines of the start screen: a recent workshop in columns, and the ways to begin."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.content import Content

from canvas.locale import N_, _, ngettext
from canvas.storage.recent import Recent
from canvas.text.show import one_line

if TYPE_CHECKING:
    from canvas.tui.opening import Standing

DOORS: Final = (
    ("new", "n", N_("New workshop"), N_("begin with your firm, one question at a time")),
    ("example", "e", N_("Look at an example"), N_("an invented firm, filled in from beginning to end")),
    ("cases", "c", N_("Read cases"), N_("what firms in the region did, and what came of it")),
    ("file", "o", N_("Open a file"), N_("a workshop that is not on this list")),
)
"""The ways to begin: id, key, name and what it is. The first two are enough for who comes for the first time."""
_DOOR_WIDTH: Final = 24


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A recent workshop, and how far it has come once that is known."""

    entry: Recent
    standing: Standing | None = None


def recent_line(row: RecentRow, width: int) -> Content:
    """Firm, step, when and what asks attention, in columns that stand still while the rest comes in."""
    entry, standing = row.entry, row.standing
    name = one_line(entry.firm) or one_line(Path(entry.path).name)
    firm = Content.styled(name, "bold")
    when = Content.styled(_when(entry.when), "$dim not bold")
    step = Content.styled(standing.step if standing else "", "$dim not bold")
    note = Content("")
    if standing and standing.note:
        note = Content.styled(standing.note, "$warning" if standing.alarm else "$dim not bold")
    if width >= 96:
        wide = min(40, width - 72)
        return Content.assemble(
            _cell(firm, wide),
            "  ",
            _cell(step, 30),
            "  ",
            _cell(when, 13),
            "  ",
            note.truncate(width - wide - 49, ellipsis=True),
        )
    if width >= 56:
        right = note if note else when
        return Content.assemble(
            _cell(firm, width - 50), "  ", _cell(step, 24), "  ", right.truncate(22, ellipsis=True)
        )
    sign = "! " if standing and standing.alarm else ""
    return Content.assemble(
        (sign, "$warning"),
        firm.truncate(max(8, width - len(sign) - when.cell_length - 2), ellipsis=True),
        "  ",
        when,
    )


def _cell(text: Content, width: int) -> Content:
    """Text in a column of this width."""
    short = text.truncate(width, ellipsis=True)
    return short.pad_right(width - short.cell_length)


def door_line(key: str, name: str, help: str, width: int) -> Content:
    """One of the ways to begin: its name, what it is, and its key."""
    label = _cell(Content.styled(_(name), "bold"), _DOOR_WIDTH)
    sign = Content.styled(f"{key}  ", "$accent")
    if width < 56:
        return sign + Content.styled(_(name), "bold")
    return Content.assemble(sign, label, (_(help), "$dim not bold")).truncate(width, ellipsis=True)


def _when(seconds: float) -> str:
    """When it was last open, as one says it: `today 14:10`, `yesterday`, `3-11`."""
    if not seconds:
        return ""
    now = datetime.datetime.now().astimezone()
    try:
        then = datetime.datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, OSError, ValueError):
        return ""
    days = (now.date() - then.date()).days
    if days == 0:
        return _("today {time}").format(time=then.strftime("%H:%M"))
    if days == 1:
        return _("yesterday")
    if 1 < days < 7:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    return f"{then.day}-{then.month}-{then.year}"
