"""What the board asks for: after the edits the notes stand where the person wanted them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvas.model.edits import Changed, Edit, Put, apply_all
from canvas.model.records import Canvas, Link, Note
from canvas.model.words import Block, Colour, Mark
from canvas.model.workshop import Workshop, new_workshop
from canvas.tui.widgets.board_edits import added, chosen, linked, marked, moved, recoloured, shifted, unlinked
from tests.tui.board.stage import written

BLOCK = Block.CHANNELS


def applied(workshop: Workshop, edits: tuple[Edit, ...]) -> Workshop:
    outcome = apply_all(workshop, edits)
    assert isinstance(outcome, Changed), outcome
    return outcome.workshop


def texts(workshop: Workshop, block: Block = BLOCK) -> list[str]:
    return [note.text or "" for note in workshop.notes("today", block)]


def get(workshop: Workshop, text: str) -> Note:
    return next(note for note in workshop.notes("today") if note.text == text)


def test_new_notes_come_after_the_cursor_in_the_order_in_which_they_were_typed() -> None:
    workshop = written({BLOCK: ["shop", "market"]})
    edits, new = added(workshop, "today", BLOCK, ["app", "phone"], after=get(workshop, "shop").id)
    after = applied(workshop, edits)
    assert texts(after) == ["shop", "app", "phone", "market"]
    assert (get(after, "app"), get(after, "phone")) == new


def test_a_quick_hand_is_ahead_of_the_session_and_its_notes_still_come_in_order() -> None:
    workshop = written({BLOCK: ["shop", "market"]})
    first, coming = added(workshop, "today", BLOCK, ["app"], after=get(workshop, "shop").id)
    second, _new = added(workshop, "today", BLOCK, ["phone"], after=coming[-1].id, coming=coming)
    assert texts(applied(workshop, (*first, *second))) == ["shop", "app", "phone", "market"]


def test_the_first_note_of_a_block() -> None:
    edits, _new = added(new_workshop(), "today", BLOCK, ["shop"])
    assert texts(applied(new_workshop(), edits)) == ["shop"]


# Files edited by hand: keys that are missing, equal, out of the alphabet, or ours.
KEYS = st.lists(
    st.sampled_from(["", "a0", "a0", "a1", "b", "zzz", "é", "0", "!", "a0V"]), min_size=1, max_size=6
)


@given(KEYS, st.data())
def test_a_move_always_moves_whatever_keys_a_file_has(keys: list[str], data: st.DataObject) -> None:
    notes = [
        Put("note", f"n{place}", {"canvas": "today", "block": "channels", "text": f"t{place}", "order": key})
        for place, key in enumerate(keys)
    ]
    workshop = applied(new_workshop(), tuple(notes))
    before = texts(workshop)
    note = get(workshop, data.draw(st.sampled_from(before)))
    target = data.draw(st.sampled_from(["", *before]))
    after = applied(workshop, moved(workshop, note, BLOCK, get(workshop, target).id if target else ""))
    expected = [text for text in before if text != note.text]
    if target == note.text:
        assert texts(after) == before
    else:
        expected.insert(expected.index(target) if target else len(expected), note.text or "")
        assert texts(after) == expected


@given(KEYS, st.integers(0, 5), st.integers(1, 4))
def test_new_notes_always_come_where_the_cursor_is(keys: list[str], at: int, count: int) -> None:
    notes = [
        Put("note", f"n{place}", {"canvas": "today", "block": "channels", "text": f"t{place}", "order": key})
        for place, key in enumerate(keys)
    ]
    workshop = applied(new_workshop(), tuple(notes))
    before = texts(workshop)
    at = min(at, len(before) - 1)
    lines = [f"new {number}" for number in range(count)]
    edits, _new = added(workshop, "today", BLOCK, lines, after=get(workshop, before[at]).id)
    assert texts(applied(workshop, edits)) == [*before[: at + 1], *lines, *before[at + 1 :]]


def test_a_note_that_is_there_already_is_not_moved() -> None:
    workshop = written({BLOCK: ["shop", "market"]})
    assert moved(workshop, get(workshop, "market"), BLOCK) == ()
    assert moved(workshop, get(workshop, "shop"), BLOCK, get(workshop, "market").id) == ()


def test_past_a_neighbour_and_back() -> None:
    workshop = written({BLOCK: ["shop", "market", "app"]})
    down = applied(workshop, shifted(workshop, get(workshop, "shop"), get(workshop, "market"), 1))
    assert texts(down) == ["market", "shop", "app"]
    back = applied(down, shifted(down, get(down, "shop"), get(down, "market"), -1))
    assert texts(back) == ["shop", "market", "app"]


def test_colours_come_round_and_end_plain() -> None:
    workshop = written({BLOCK: ["shop"]})
    seen = []
    for _press in Colour:
        workshop = applied(workshop, recoloured(get(workshop, "shop")))
        seen.append(get(workshop, "shop").colour)
    assert seen == [Colour.RED, Colour.AMBER, Colour.GREEN, Colour.BLUE, Colour.VIOLET, None]


def test_a_mark_is_put_replaced_and_taken_away() -> None:
    workshop = written({BLOCK: ["shop"]})
    for mark, left in [(Mark.PAINFUL, Mark.PAINFUL), (Mark.PARKED, Mark.PARKED), (Mark.PARKED, None)]:
        workshop = applied(workshop, marked(get(workshop, "shop"), mark))
        assert get(workshop, "shop").mark is left


def test_two_notes_are_linked_once_whichever_way_round_and_unlinked_together() -> None:
    workshop = written({BLOCK: ["shop", "market"]})
    shop, market = get(workshop, "shop"), get(workshop, "market")
    workshop = applied(workshop, linked(workshop, shop.id, market.id))
    assert [(link.from_, link.to) for link in workshop.all(Link)] == [(shop.id, market.id)]
    assert linked(workshop, market.id, shop.id) == ()
    assert applied(workshop, unlinked(workshop, market)).all(Link) == []


def test_choosing_a_redesign_leaves_one_chosen() -> None:
    workshop = applied(
        new_workshop(),
        (
            Put("canvas", "c-1", {"name": "one", "kind": "redesign", "chosen": True}),
            Put("canvas", "c-2", {"name": "two", "kind": "redesign"}),
        ),
    )
    workshop = applied(workshop, chosen(workshop, "c-2"))
    assert [canvas.id for canvas in workshop.all(Canvas) if canvas.chosen] == ["c-2"]
