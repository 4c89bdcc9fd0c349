"""An idea from a case lands on a block of a redesign and remembers where it came from."""

from __future__ import annotations

import pytest

from canvas.library.borrow import borrow
from canvas.library.reading import read_case
from canvas.model.case import Case
from canvas.model.edits import Changed, Put, apply_all
from canvas.model.records import Note
from canvas.model.words import Block
from canvas.model.workshop import Workshop, new_workshop

from .conftest import Shelf


@pytest.fixture
def case(shelf: Shelf) -> Case:
    return read_case(shelf.english)


@pytest.fixture
def workshop() -> Workshop:
    start = [
        Put("canvas", "c-1", {"name": "Open all hours", "kind": "redesign", "based_on": "today"}),
        Put("note", "n-1", {"canvas": "c-1", "block": "channels", "text": "Market stall", "order": "a0"}),
    ]
    outcome = apply_all(new_workshop(firm="A firm"), start)
    assert isinstance(outcome, Changed)
    return outcome.workshop


def test_a_borrowed_idea_is_a_note_with_the_cases_key_after_what_is_there(
    workshop: Workshop, case: Case
) -> None:
    edits = borrow(workshop, case, "c-1", Block.CHANNELS, "  A wall with\nhatches ", "look-move")
    outcome = apply_all(workshop, edits)
    assert isinstance(outcome, Changed)
    first, borrowed = outcome.workshop.notes("c-1", Block.CHANNELS)
    assert first.text == "Market stall"
    assert (borrowed.text, borrowed.case, borrowed.prompt) == (
        "A wall with hatches",
        "appeltje-eitje",
        "look-move",
    )
    undone = apply_all(outcome.workshop, outcome.inverse)
    assert isinstance(undone, Changed)
    assert undone.workshop == workshop


def test_without_words_of_ones_own_the_cases_title_is_borrowed(workshop: Workshop, case: Case) -> None:
    outcome = apply_all(workshop, borrow(workshop, case, "c-1", Block.CHANNELS, " "))
    assert isinstance(outcome, Changed)
    borrowed = outcome.workshop.notes("c-1", Block.CHANNELS)[-1]
    assert borrowed.text == case.title
    assert borrowed.prompt is None


def test_the_id_comes_from_whoever_borrows(workshop: Workshop, case: Case) -> None:
    [edit] = borrow(workshop, case, "c-1", Block.CHANNELS, "x", new_id=lambda kind: f"{kind.prefix}-42")
    assert (edit.table, edit.id) == (Note.table, "n-42")
