"""Everything on the board by keys alone."""

from __future__ import annotations

import pytest
from textual import events

from canvas.model.edits import Changed, Drop, Put, apply_all
from canvas.model.records import Canvas, Link
from canvas.model.words import Block, Colour, Mark
from canvas.model.workshop import Workshop
from canvas.tui.messages import RecordAsked
from canvas.tui.views.board import BoardView
from tests.tui.board.stage import Stage, written

NOTES = {
    Block.KEY_PARTNERS: ["mill", "dairy"],
    Block.VALUE_PROPOSITIONS: ["fresh bread", "cake for parties"],
    Block.CHANNELS: ["shop", "market", "phone"],
    Block.COST_STRUCTURE: ["flour", "energy"],
}
CHANNELS = Block.CHANNELS


def with_redesign() -> Workshop:
    """Today, and a redesign of it with one note."""
    outcome = apply_all(
        written(NOTES),
        [
            Put(
                "canvas",
                "c-1",
                {"name": "Warm at five", "kind": "redesign", "based_on": "today", "order": "a1"},
            ),
            Put(
                "note",
                "r-1",
                {"canvas": "c-1", "block": "channels", "text": "shop", "origin": "n-5", "order": "a0"},
            ),
            Put("note", "r-2", {"canvas": "c-1", "block": "channels", "text": "app", "order": "a1"}),
        ],
    )
    assert isinstance(outcome, Changed)
    return outcome.workshop


async def test_notes_are_typed_one_after_another_and_come_after_the_cursor() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "n", *"app", "enter", *"letter", "enter")
        assert app.texts(CHANNELS) == ["shop", "app", "letter", "market", "phone"]
        assert app.cursor == "letter"
        assert app.board.line.has_focus
        await pilot.press("enter")
        assert app.board.canvas.has_focus
        assert app.labels == ["new note", "new note"]


async def test_pasted_lines_are_notes_in_one_step() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "n")
        app.board.line.post_message(events.Paste("app\n\n letter \nbillboard\n"))
        await pilot.pause()
        assert app.texts(CHANNELS) == ["shop", "app", "letter", "billboard", "market", "phone"]
        assert len(app.past) == 1


async def test_lines_that_arrive_all_at_once_as_keys_come_in_order() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "n")
        for character in "app\rletter\rbillboard\r\r":
            app.post_message(events.Key("enter" if character == "\r" else character, character))
        await pilot.pause()
        assert app.texts(CHANNELS) == ["shop", "app", "letter", "billboard", "market", "phone"]
        assert app.board.canvas.has_focus


async def test_a_line_longer_than_the_screen_is_typed_and_kept_whole() -> None:
    app = Stage(written(NOTES))
    async with app.at(40, 15) as pilot:
        await pilot.press("6", "n", *"abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")
        drawn = app.board.line.render_line(0).text
        assert "ABCDEFG" in drawn and "abc" not in drawn
        await pilot.press("enter")
        assert "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" in app.texts(CHANNELS)


async def test_what_is_refused_does_not_stop_the_screen() -> None:
    app = Stage(written(NOTES))
    app.refusing = True
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "n", *"app", "enter")
        await pilot.pause(0.1)
        app.refusing = False
        await pilot.press(*"letter", "enter", "escape", "1")
        assert app.texts(CHANNELS) == ["shop", "letter", "market", "phone"]
        assert app.screen.is_current and "▸Partners" in app.text


async def test_tab_goes_on_to_the_next_block_while_typing_and_escape_keeps_what_was_typed() -> None:
    app = Stage(written({}))
    async with app.at(120, 36) as pilot:
        await pilot.press("1", "n", *"mill", "enter", "tab", *"baking", "enter", *"half a wor", "escape")
        assert app.texts(Block.KEY_PARTNERS) == ["mill"]
        assert app.texts(Block.KEY_ACTIVITIES) == ["baking"]
        assert app.board.canvas.has_focus
        await pilot.press("n")
        assert app.board.line.value == "half a wor"


async def test_the_arrows_choose_the_place_while_typing() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "n", "down", "down", *"app", "enter")
        assert app.texts(CHANNELS) == ["shop", "market", "phone", "app"]


async def test_a_letter_typed_on_the_line_is_no_command() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "n", *"cxlzpm", "enter")
        assert app.texts(CHANNELS) == ["shop", "cxlzpm", "market", "phone"]
        assert len(app.past) == 1


async def test_enter_opens_the_note_and_on_an_empty_block_the_line() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "enter")
        assert [event.id for event in app.asked if isinstance(event, RecordAsked)] == ["n-5"]
        await pilot.press("2", "enter")
        assert app.board.line.has_focus


async def test_a_deleted_note_is_gone_and_undo_brings_it_back() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "down", "delete")
        assert app.texts(CHANNELS) == ["shop", "phone"]
        assert app.cursor == "phone"
        app.undo()
        await pilot.pause()
        assert app.texts(CHANNELS) == ["shop", "market", "phone"]
        assert "market" in app.text


async def test_a_note_that_came_from_today_stays_as_dropped_and_comes_back() -> None:
    app = Stage(with_redesign(), canvas_id="c-1")
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "delete")
        assert app.find("shop").gone
        assert "– shop" in app.text
        assert app.head.endswith("+ 1 new   ~ 0 changed   – 1 dropped ")
        await pilot.press("delete")
        assert not app.find("shop").gone
        await pilot.press("down", "delete")
        assert "app" not in app.text


async def test_a_note_moves_up_and_down_in_its_block_and_the_cursor_with_it() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "J")
        assert app.texts(CHANNELS) == ["market", "shop", "phone"]
        await pilot.press("shift+down")
        assert app.texts(CHANNELS) == ["market", "phone", "shop"]
        await pilot.press("K", "K", "K")
        assert app.texts(CHANNELS) == ["shop", "market", "phone"]
        assert app.cursor == "shop"


async def test_a_note_is_carried_over_the_border() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "shift+right")
        assert app.texts(Block.CUSTOMER_SEGMENTS) == ["shop"]
        assert app.board.panes.block is Block.CUSTOMER_SEGMENTS
        await pilot.press("L")
        assert app.texts(Block.CUSTOMER_SEGMENTS) == ["shop"]
        await pilot.press("H", "H", "H", "H", "H")
        assert app.texts(Block.KEY_PARTNERS) == ["mill", "dairy", "shop"]


async def test_a_note_is_moved_to_a_block_by_its_number() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "m")
        assert "8 Costs" in app.text and "Move to which block?" in app.info
        await pilot.press("9")
        assert app.texts(Block.REVENUE_STREAMS) == ["shop"]
        assert "8 Costs" not in app.text
        await pilot.press("m", "escape", "8")
        assert app.texts(Block.REVENUE_STREAMS) == ["shop"]
        assert app.board.panes.block is Block.COST_STRUCTURE


async def test_colours_and_marks_show_as_signs_too() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "c", "x")
        assert app.find("shop").colour is Colour.RED
        assert app.find("shop").mark is Mark.PAINFUL
        assert "▌✗ shop" in app.text
        assert "✗ pinches" in app.info and "red" in app.info
        await pilot.press("down", "plus", "down", "p", "c", "c")
        assert "★ market" in app.text
        await pilot.press("up")
        assert "▎‖ phone" in app.text
        await pilot.press("plus")
        assert app.find("market").mark is None


async def test_two_notes_are_linked_and_point_at_each_other() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "l")
        assert "Link from “shop”" in app.info
        await pilot.press("4", "l")
        (link,) = app.workshop.all(Link)
        assert (link.from_, link.to) == (app.find("shop").id, app.find("fresh bread").id)
        assert "•shop" in app.text
        assert "Linked with shop" in app.info
        await pilot.press("u")
        assert app.workshop.all(Link) == []
        assert "•" not in app.text


async def test_a_link_to_itself_or_given_up_is_no_link() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "l", "l", "l", "escape", "4")
        assert app.workshop.all(Link) == []
        assert "Link from" not in app.info


async def test_zoom_shows_one_block_with_the_longer_texts() -> None:
    app = Stage(written(NOTES, shop={"note": "Open from seven."}))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "z")
        assert "mill" not in app.text
        assert "Open from seven." in app.text
        await pilot.press("left")
        assert "Customer relationships" in app.rows[0]
        await pilot.press("right", "escape")
        assert "mill" in app.text
        assert app.cursor == "shop"


async def test_the_canvases_come_round_and_the_cursor_stays_on_the_idea() -> None:
    app = Stage(with_redesign())
    async with app.at(120, 36) as pilot:
        await pilot.press("6")
        assert app.head.startswith("▸Today")
        await pilot.press("v")
        assert app.canvas_id == "c-1"
        assert "▸Warm at five" in app.head
        assert app.cursor == "shop"
        await pilot.press("v")
        assert app.canvas_id == "today"


async def test_a_new_redesign_is_a_copy_with_a_name() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("r", *"Warm", "enter")
        (redesign,) = app.workshop.redesigns
        assert redesign.name == "Warm"
        assert app.canvas_id == redesign.id
        assert app.texts(CHANNELS) == ["shop", "market", "phone"]
        assert len(app.past) == 1
        await pilot.press("r", "enter")
        assert [canvas.name for canvas in app.workshop.redesigns] == ["Warm", "Redesign 2"]


async def test_an_edited_note_of_a_redesign_still_knows_where_it_came_from() -> None:
    app = Stage(with_redesign(), canvas_id="c-1")
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "c", "x", "J", "m", "9")
        shop = app.find("shop")
        assert (shop.block, shop.origin) == (Block.REVENUE_STREAMS, "n-5")
        assert "~ ✗ shop" in app.text


async def test_a_redesign_is_chosen_and_renamed_and_today_cannot_be() -> None:
    app = Stage(with_redesign())
    async with app.at(120, 36) as pilot:
        await pilot.press("k", "f")
        assert app.past == [] and app.asked == []
        await pilot.press("v", "k", "f")
        assert app.workshop.get(Canvas, "c-1") == app.workshop.chosen_redesign
        assert "Warm at five ✓" in app.head
        assert [e.canvas_id for e in app.asked if isinstance(e, BoardView.RenameAsked)] == ["c-1"]


async def test_a_filter_works_with_every_letter_and_escape_shows_all() -> None:
    app = Stage(written(NOTES, shop={"colour": "green"}))
    async with app.at(120, 36) as pilot:
        await pilot.press("slash", *"mar")
        assert "market" in app.text and "phone" not in app.text
        assert "“mar”: 1 of 9 notes" in app.head
        await pilot.press("enter")
        assert app.board.canvas.has_focus
        assert "phone" not in app.text
        await pilot.press("escape")
        assert "phone" in app.text
        await pilot.press("slash", *"green", "enter")
        assert [note.text for note in app.board.panes.of[CHANNELS].notes] == ["shop"]


async def test_a_note_moves_past_its_visible_neighbour_under_a_filter() -> None:
    app = Stage(written({CHANNELS: ["a one", "b", "a two", "c"]}))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "slash", "a", "enter", "J")
        assert app.texts(CHANNELS) == ["b", "a two", "a one", "c"]


async def test_a_note_written_under_a_filter_is_not_hidden() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "slash", *"mar", "enter", "n", *"app", "enter")
        assert app.cursor == "app"
        assert "app" in app.text


async def test_home_end_and_page_keys_go_through_a_long_block() -> None:
    app = Stage(written({CHANNELS: [f"note {number}" for number in range(10, 60)]}))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "end")
        assert app.cursor == "note 59"
        assert "↑" in app.text and "more" not in app.text
        await pilot.press("home")
        assert app.cursor == "note 10"
        assert "more" in app.text
        await pilot.press("pagedown", "pagedown", "pageup")
        assert app.cursor not in ("note 10", "note 59")


@pytest.mark.parametrize(
    ("where", "action", "allowed"),
    [
        ("on a note of today", "delete_note", True),
        ("on a note of today", "unlink", None),
        ("on a note of today", "choose_redesign", None),
        ("on a note of today", "next_canvas", True),
        ("on an empty block", "delete_note", None),
        ("on an empty block", "link", None),
        ("on an empty block", "new_note", True),
        ("in a redesign", "choose_redesign", True),
        ("in a redesign", "rename", True),
        ("while typing", "delete_note", None),
    ],
)
async def test_what_cannot_be_done_now_is_not_offered(where: str, action: str, allowed: bool | None) -> None:
    app = Stage(with_redesign())
    async with app.at(120, 36) as pilot:
        keys = {
            "on a note of today": ["6"],
            "on an empty block": ["2"],
            "in a redesign": ["6", "v"],
            "while typing": ["6", "n"],
        }
        await pilot.press(*keys[where])
        assert app.board.check_action(action, ()) is allowed


async def test_escape_with_nothing_going_on_is_left_to_the_screen() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        assert app.board.check_action("let_go", ()) is False
        await pilot.press("n")
        assert app.board.check_action("let_go", ()) is True


async def test_a_link_being_made_ends_when_its_note_is_deleted_by_somebody_else() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "l")
        outcome = apply_all(app.workshop, [Drop("note", app.find("shop").id)])
        assert isinstance(outcome, Changed)
        app.see(outcome.workshop)
        await pilot.pause()
        assert "Link from" not in app.info
