"""What each part of a case needs, in a sentence for whoever writes it: told where it is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from canvas.library.shape import REGION, Field
from canvas.locale import N_, _
from canvas.model.case import Section
from canvas.model.fields import Choice, Choices

_ROWS: Final[Mapping[str, str]] = {
    "results": N_("at least one thing that came of it, with who says so, under a line [[results]]"),
    "sources": N_("at least one page where this can be read, under a line [[sources]]"),
}

_SECTIONS: Final[Mapping[Section, str]] = {
    Section.SITUATION: N_("Who were they, where, how large, when; and what pinched? Begin with the pinch."),
    Section.CHANGED: N_("What did they do differently: from what to what?"),
    Section.DATA: N_(
        "Which data were used, who had them, and which decision did they help? Or say that the sources show none."
    ),
    Section.CHAIN: N_(
        "For each party: what did it give, and what did it get in return? Say it when the return is unknown."
    ),
    Section.RESULT: N_("What came of it, who says so and when, and what is not known?"),
    Section.HARD: N_("What was hard, what did it cost, what failed or was left open?"),
    Section.BORROW: N_(
        "One lesson; and last a question to the reader's own firm that can be answered this week."
    ),
}


def need_of_field(wanted: Field) -> str:
    """What this field needs, and the words of its closed list."""
    said = _(wanted.about)
    if isinstance(wanted.kind, (Choice, Choices)):
        said += " " + _("Allowed: {words}.").format(words=", ".join(wanted.kind.words))
    return said


def need_of_region() -> str:
    """What the table of the region needs."""
    return " ".join(_(wanted.about) for wanted in REGION.values())


def need_of_rows(name: str) -> str:
    """What a table needs of which there must be at least one."""
    return _(_ROWS[name])


def need_of_section(section: Section) -> str:
    """The question that helps to write a section."""
    return _(_SECTIONS[section])
