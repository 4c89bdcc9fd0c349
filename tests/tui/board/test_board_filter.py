"""A filter finds by word, by colour and by mark, in the language of the room."""

from __future__ import annotations

import pytest

from canvas.method.builtin import vocabulary
from canvas.model.records import Note
from canvas.model.words import Colour, Mark
from canvas.tui.widgets.board_filter import read_filter

NOTE = Note(id="n", text="Weekly Subscription", note="Paid by debit", colour=Colour.RED, mark=Mark.PARKED)


@pytest.mark.parametrize(
    ("typed", "language", "passes"),
    [
        ("subscr", "en", True),
        ("WEEKLY debit", "en", True),
        ("weekly cash", "en", False),
        ("red", "en", True),
        ("rood", "nl", True),
        ("rood", "en", False),
        ("groen", "nl", False),
        ("parked weekly", "en", True),
        ("geparkeerd", "nl", True),
        ("   ", "en", True),
    ],
)
def test_a_note_passes_when_it_has_every_word(typed: str, language: str, passes: bool) -> None:
    assert read_filter(typed, vocabulary(), language).passes(NOTE) is passes


def test_nothing_typed_is_no_filter() -> None:
    assert not read_filter("  ", vocabulary(), "en")
    assert read_filter("x", vocabulary(), "en")
