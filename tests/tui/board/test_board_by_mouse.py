"""Everything that a hand does on the wall: point, pick up, put down."""

from __future__ import annotations

from textual import events

from canvas.model.words import Block
from canvas.tui.messages import RecordAsked
from canvas.tui.views.board import BoardView
from tests.tui.board.stage import Stage, written
from tests.tui.board.test_board_by_keys import CHANNELS, NOTES, with_redesign


async def test_a_click_puts_the_cursor_on_a_note() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.click(app.board.canvas, offset=app.cell("market"))
        assert app.cursor == "market"
        assert "▌market" in app.text


async def test_a_click_on_an_empty_block_goes_there() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.click(app.board.canvas, offset=app.cell("Activities"))
        assert app.board.panes.block is Block.KEY_ACTIVITIES


async def test_a_double_click_opens_a_note_and_on_an_empty_place_the_line() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.click(app.board.canvas, offset=app.cell("market"), times=2)
        assert [event.id for event in app.asked if isinstance(event, RecordAsked)] == ["n-6"]
        x, y = app.cell("Activities")
        await pilot.click(app.board.canvas, offset=(x, y + 3), times=2)
        assert app.board.line.has_focus
        await pilot.press(*"baking", "enter")
        assert app.texts(Block.KEY_ACTIVITIES) == ["baking"]


async def test_a_note_is_dragged_to_another_block_before_the_note_it_is_dropped_on() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await app.drag(pilot, app.cell("mill"), app.cell("fresh bread"), app.cell("market"))
        assert app.texts(CHANNELS) == ["shop", "mill", "market", "phone"]
        assert app.texts(Block.KEY_PARTNERS) == ["dairy"]
        assert app.cursor == "mill"


async def test_while_dragging_it_shows_where_the_note_would_land() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        canvas = app.board.canvas
        await pilot.mouse_down(canvas, offset=app.cell("mill"))
        await pilot.hover(canvas, offset=app.cell("market"))
        row = app.cell("▸ mill")[1]
        assert row == app.cell("market")[1] - 1
        assert "▸Channels" in app.text
        await pilot.press("escape")
        assert "▸ mill" not in app.text
        await pilot.mouse_up(canvas, offset=app.cell("market"))
        await pilot.pause()
        assert app.past == []


async def test_a_note_dropped_below_the_last_one_comes_last() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        x, y = app.cell("phone")
        await app.drag(pilot, app.cell("shop"), (x, y + 2))
        assert app.texts(CHANNELS) == ["market", "phone", "shop"]


async def test_a_note_dropped_where_it_was_or_outside_stays() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        x, y = app.cell("shop")
        await app.drag(pilot, (x, y), (x + 2, y))
        assert app.past == []
        await pilot.mouse_down(app.board.canvas, offset=(x, y))
        await pilot.hover(app.board.canvas, offset=app.cell("mill"))
        await pilot.hover(app.board.info)
        await pilot.mouse_up(app.board.info)
        await pilot.pause()
        assert app.past == []
        assert "▸ shop" not in app.text


async def test_the_wheel_scrolls_the_block_under_it_and_leaves_the_cursor() -> None:
    app = Stage(
        written({CHANNELS: [f"note {number}" for number in range(10, 60)], Block.KEY_PARTNERS: ["mill"]})
    )
    async with app.at(120, 36) as pilot:
        await pilot.press("1")
        x, y = app.cell("note 11")
        turn = (app.board.canvas, x, y, 0, 0, 0, False, False, False)
        app.board.canvas.post_message(events.MouseScrollDown(*turn))
        await pilot.pause()
        assert "note 10" not in app.text and "note 12" in app.text
        assert app.cursor == "mill"
        app.board.canvas.post_message(events.MouseScrollUp(*turn))
        await pilot.pause()
        assert "note 10" in app.text


async def test_a_click_on_how_many_more_shows_more() -> None:
    app = Stage(written({CHANNELS: [f"note {number}" for number in range(10, 60)]}))
    async with app.at(120, 36) as pilot:
        await pilot.click(app.board.canvas, offset=app.cell("more"))
        assert app.cursor in app.text
        assert "↑" in app.text


async def test_a_click_chooses_the_block_to_move_to() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "m")
        await pilot.click(app.board.canvas, offset=app.cell("9 Revenue"))
        assert app.texts(Block.REVENUE_STREAMS) == ["shop"]


async def test_a_click_on_a_name_above_the_board_switches_the_canvas() -> None:
    app = Stage(with_redesign())
    async with app.at(120, 36) as pilot:
        await pilot.click(app.board.head, offset=(app.head.index("Warm"), 0))
        switched = [event.canvas_id for event in app.asked if isinstance(event, BoardView.CanvasSwitched)]
        assert switched == ["c-1"]


async def test_a_click_on_the_small_map_goes_to_that_block() -> None:
    app = Stage(written(NOTES))
    async with app.at(40, 15) as pilot:
        lines = [app.board.map.render_line(y).text for y in range(3)]
        await pilot.click(app.board.map, offset=(lines[2].index("Costs"), 2))
        assert app.board.panes.block is Block.COST_STRUCTURE
        assert "flour" in app.text


async def test_a_click_on_the_blocks_closes_the_line() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "n", *"half")
        await pilot.click(app.board.canvas, offset=app.cell("mill"))
        assert app.board.canvas.has_focus
        assert not app.board.line.parent.display  # type: ignore[union-attr]
        await pilot.press("n")
        assert app.board.line.value == "half"
