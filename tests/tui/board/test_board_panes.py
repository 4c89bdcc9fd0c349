"""What is visible of a block, and how the cursor goes over the board: without a screen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.model.comparison import Change, redesign_from
from canvas.model.edits import Changed, Drop, Edit, Put, apply_all
from canvas.model.records import Note
from canvas.model.removal import drop_note
from canvas.model.words import Block
from canvas.model.workshop import Workshop
from canvas.tui.widgets.board_lines import Look
from canvas.tui.widgets.board_pane import Pane
from canvas.tui.widgets.board_panes import Panes
from tests.tui.board.stage import written


def applied(workshop: Workshop, *edits: Edit) -> Workshop:
    outcome = apply_all(workshop, edits)
    assert isinstance(outcome, Changed), outcome
    return outcome.workshop


def pane(texts: list[str], width: int, height: int) -> Pane:
    made = Pane(Block.CHANNELS, "How do they reach you?")
    made.notes = [
        Note(id=f"n{place:04}", order=f"a{place:04}", text=text) for place, text in enumerate(texts)
    ]
    made.total = len(made.notes)
    made.fit(width, height, Look(most=max(1, min(4, height - 1))))
    made.changed()
    return made


@given(st.lists(st.text(max_size=60), max_size=30), st.integers(1, 30), st.integers(1, 12), st.data())
def test_the_cursors_note_is_always_in_sight(
    texts: list[str], width: int, height: int, data: st.DataObject
) -> None:
    made = pane(texts, width, height)
    for _move in range(4):
        made.go(data.draw(st.integers(0, 40)))
        assert len(made.rows) <= height
        if texts:
            assert [row.line for row in made.rows if row.kind == "note" and row.of == made.at][:1] == [0]
        shown = [row.of for row in made.rows if row.kind == "note"]
        assert all(second - first in (0, 1) for first, second in pairwise(shown))


def test_notes_breathe_when_there_is_room_and_stand_close_when_there_is_not() -> None:
    assert [row.kind for row in pane(["a", "b"], 20, 5).rows] == ["note", "gap", "note"]
    assert [row.kind for row in pane(["a", "b", "c"], 20, 4).rows] == ["note", "note", "note"]


def test_the_last_row_says_how_many_more_there_are() -> None:
    made = pane([f"note {number}" for number in range(10)], 20, 4)
    assert [row.kind for row in made.rows] == ["note", "note", "note", "more"]
    assert made.more == "… 7 more"
    made.go(9)
    assert made.more == ""
    assert made.top == 6


def test_a_note_that_does_not_fit_shows_how_it_begins() -> None:
    made = pane(["short", "shop", "a longer note that needs three lines"], 14, 4)
    assert [(row.of, row.line, row.cut) for row in made.rows] == [
        (0, 0, False),
        (1, 0, False),
        (2, 0, False),
        (2, 1, True),
    ]


def test_the_question_is_there_until_there_is_a_note() -> None:
    assert [row.kind for row in pane([], 12, 6).rows] == ["ask", "ask", "ask"]
    filtered = pane([], 12, 6)
    filtered.total = 3
    filtered.changed()
    assert filtered.rows == []


NOTES = {
    Block.KEY_PARTNERS: ["mill", "dairy", "bank"],
    Block.KEY_ACTIVITIES: ["baking"],
    Block.KEY_RESOURCES: ["oven"],
    Block.VALUE_PROPOSITIONS: ["bread", "cake"],
    Block.COST_STRUCTURE: ["flour"],
}


def shown(notes: dict[Block, list[str]] | Workshop = NOTES, size: tuple[int, int] = (120, 34)) -> Panes:
    panes = Panes("en", {})
    panes.fit(*size, small=False)
    panes.show(notes if isinstance(notes, Workshop) else written(notes), "today")
    return panes


def cursor(panes: Panes) -> str:
    return panes.note.text or "" if panes.note else f"({panes.block})"


def test_the_arrows_walk_over_the_notes_and_over_the_borders() -> None:
    panes = shown()
    panes.to(Block.KEY_PARTNERS, 0)
    walk = []
    for direction in ("down", "down", "down", "up", "up", "up", "right", "down", "right", "left"):
        panes.move(direction)
        walk.append(cursor(panes))
    assert walk == ["dairy", "bank", "flour", "bank", "dairy", "mill", "baking", "oven", "cake", "baking"]


def test_going_round_by_block_comes_back_to_the_same_note() -> None:
    panes = shown()
    panes.to(Block.KEY_PARTNERS, 1)
    for _block in Block:
        panes.step(1)
    assert cursor(panes) == "dairy"


def test_the_cursor_stays_on_its_note_when_others_come_and_go() -> None:
    workshop = written(NOTES)
    panes = shown(workshop)
    panes.to(Block.KEY_PARTNERS, 1)
    workshop = applied(
        workshop,
        Drop("note", "n-1"),
        Put("note", "new", {"canvas": "today", "block": "key_partners", "text": "first", "order": "Zz"}),
    )
    panes.show(workshop, "today")
    assert cursor(panes) == "dairy"


def test_the_cursor_follows_its_note_to_another_block() -> None:
    workshop = written(NOTES)
    panes = shown(workshop)
    panes.to(Block.KEY_PARTNERS, 1)
    panes.show(applied(workshop, Put("note", "n-2", {"block": "channels"})), "today")
    assert (panes.block, cursor(panes)) == (Block.CHANNELS, "dairy")


def test_when_its_note_is_gone_the_cursor_takes_the_one_that_came_in_its_place() -> None:
    workshop = written(NOTES)
    panes = shown(workshop)
    panes.to(Block.KEY_PARTNERS, 1)
    panes.show(applied(workshop, Drop("note", "n-2")), "today")
    assert cursor(panes) == "bank"
    panes.show(applied(workshop, Drop("note", "n-2"), Drop("note", "n-3")), "today")
    assert cursor(panes) == "mill"


def test_only_blocks_whose_notes_differ_are_said_to_have_changed() -> None:
    workshop = written(NOTES)
    panes = shown(workshop)
    assert panes.show(workshop, "today") == set()
    moved = applied(workshop, Put("note", "n-2", {"block": "channels"}))
    assert panes.show(moved, "today") == {Block.KEY_PARTNERS, Block.CHANNELS}


def test_switching_canvas_stays_on_the_same_idea() -> None:
    workshop = written(NOTES)
    workshop = applied(workshop, *redesign_from(workshop, "Warm at five"))
    redesign = workshop.redesigns[0].id
    panes = shown(workshop)
    panes.to(Block.VALUE_PROPOSITIONS, 1)
    panes.show(workshop, redesign)
    assert cursor(panes) == "cake"
    assert panes.note is not None and panes.note.canvas == redesign
    panes.show(workshop, "today")
    assert cursor(panes) == "cake"


def test_a_redesign_says_what_was_kept_changed_dropped_and_is_new() -> None:
    workshop = written(NOTES)
    workshop = applied(workshop, *redesign_from(workshop, "Warm at five"))
    redesign = workshop.redesigns[0].id
    copies = {note.text: note.id for note in workshop.notes(redesign)}
    workshop = applied(
        workshop,
        Put("note", copies["bread"], {"text": "bread at five"}),
        *drop_note(workshop, copies["bank"]),
        Put("note", "new", {"canvas": redesign, "block": "channels", "text": "app", "order": "a0"}),
    )
    panes = shown(workshop)
    assert not any(panes.changes().values())
    panes.show(workshop, redesign)
    kinds = {note.text: panes.change_of(note) for note in workshop.notes(redesign, gone=True)}
    assert kinds["bread at five"] is Change.CHANGED
    assert kinds["bank"] is Change.DROPPED
    assert kinds["app"] is Change.NEW
    assert kinds["mill"] is Change.KEPT
    assert panes.changes() == {Change.NEW: 1, Change.CHANGED: 1, Change.DROPPED: 1, Change.KEPT: 6}


def test_what_changes_on_today_shows_in_the_redesign_at_once() -> None:
    workshop = written(NOTES)
    workshop = applied(workshop, *redesign_from(workshop, "Warm at five"))
    redesign = workshop.redesigns[0].id
    panes = shown(workshop)
    panes.show(workshop, redesign)
    changed = applied(workshop, Put("note", "n-1", {"text": "another mill"}))
    assert panes.show(changed, redesign) == set(Block)
    assert panes.changes()[Change.CHANGED] == 1


@pytest.mark.parametrize("size", [(120, 34), (78, 16), (40, 9), (10, 3), (1, 1), (0, 0)])
def test_another_size_keeps_the_cursor(size: tuple[int, int]) -> None:
    panes = shown()
    panes.to(Block.KEY_PARTNERS, 2)
    panes.fit(*size, small=size[0] < 78)
    assert cursor(panes) == "bank"
    panes.fit(120, 34, small=False)
    assert cursor(panes) == "bank"
