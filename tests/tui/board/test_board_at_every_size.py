"""The board in every terminal, in both languages, with whatever somebody typed."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.strip import Strip

from canvas.model.words import Block
from canvas.tui.theme import DARK, LIGHT
from tests.tui.board.stage import Stage, written
from tests.tui.board.test_board_by_keys import NOTES, with_redesign

SIZES = [(300, 100), (120, 36), (80, 24), (40, 15), (20, 5), (1, 1)]
NASTY = [
    "[red]red[/red] [/] [@click=app.quit]x[/]",
    "\x1b[2J\x1b]52;c;aGk=\x07 clear",
    "left \u202etfel\u202c right",
    "面包店和蛋糕店的老板",
    "👩‍🍳 baker with a family 👨‍👩‍👧‍👦",
    "e" + "\u0301" * 40,
    "x" * 3000,
    "two\nlines\r\nhere\tand a tab",
    "",
    "   ",
    "\ud800 lone",
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "nl"])
async def test_every_row_is_exactly_as_wide_as_the_board(size: tuple[int, int], language: str) -> None:
    app = Stage(with_redesign(), language)
    async with app.at(*size) as pilot:
        for key in ("tab", "down", "z", "v", "n", "escape", "l", "right", "l", "m", "9"):
            await pilot.press(key)
            assert {cell_len(row) for row in app.rows} <= {app.board.canvas.size.width}
        assert app.board.canvas.size.height >= 1


@pytest.mark.parametrize("size", SIZES)
async def test_nasty_strings_are_only_text(size: tuple[int, int]) -> None:
    app = Stage(written(dict.fromkeys(Block, NASTY), **{NASTY[0]: {"note": NASTY[1], "reason": NASTY[2]}}))
    async with app.at(*size) as pilot:
        for _note in NASTY:
            await pilot.press("down")
            drawn = [*app.rows, app.info, app.head]
            assert all(
                ord(character) >= 32 and character not in "\u202e\u200f" for row in drawn for character in row
            )
            assert {cell_len(row) for row in app.rows} == {app.board.canvas.size.width}


async def test_markup_stays_as_it_was_typed() -> None:
    app = Stage(written({Block.CHANNELS: ["[red]red[/red]"]}))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "l")
        assert "[red]red[/red]" in app.text
        assert "[red]red[/red]" in app.info


async def test_a_resize_keeps_the_cursor_and_shows_it() -> None:
    app = Stage(written({Block.CHANNELS: [f"note {number}" for number in range(10, 60)]}))
    async with app.at(120, 36) as pilot:
        await pilot.press("6", "end", "up", "up")
        for size in [(40, 15), (20, 5), (1, 1), (80, 24), (300, 100)]:
            await pilot.resize_terminal(*size)
            await app.settled(pilot)
            assert app.cursor == "note 57"
            if size > (1, 1):
                assert "note 57" in app.text, size


async def test_a_small_terminal_shows_one_block_and_a_map_of_nine() -> None:
    app = Stage(written(NOTES))
    async with app.at(40, 15) as pilot:
        await pilot.press("6")
        assert "Channels 1/3" in app.text
        assert "mill" not in app.text
        lines = [app.board.map.render_line(y).text for y in range(3)]
        assert "▸Chan 3" in lines[1]
        assert "Costs 2" in lines[2] and "Part 2" in lines[0]
        await pilot.press("shift+tab")
        lines = [app.board.map.render_line(y).text for y in range(3)]
        assert "▸Cust" in lines[0]


async def test_in_a_small_terminal_every_verb_still_works() -> None:
    app = Stage(written(NOTES))
    async with app.at(40, 15) as pilot:
        await pilot.press("6", "n", *"app", "enter", "escape", "x", "shift+right")
        assert app.texts(Block.CUSTOMER_SEGMENTS) == ["app"]
        assert "✗ app" in app.text
        await pilot.press("m", "1")
        assert app.texts(Block.KEY_PARTNERS) == ["mill", "dairy", "app"]


async def test_at_80_columns_the_dutch_names_of_the_blocks_are_whole() -> None:
    app = Stage(written(NOTES), "nl")
    async with app.at(80, 24) as pilot:
        await pilot.pause()
        for name in ("Partners", "Activiteiten", "Middelen", "Waardepropositie", "Klantrelaties", "Kanalen",
                     "Klantsegmenten", "Kosten", "Inkomsten"):  # fmt: skip
            assert name in app.text


async def test_an_empty_block_asks_its_question() -> None:
    app = Stage(written({}))
    async with app.at(120, 36) as pilot:
        await pilot.pause()
        assert "What about" in app.text
        await pilot.press("8", "n", *"flour", "enter")
        assert "cost structure?" not in app.text


async def test_amounts_stand_at_the_right_of_costs() -> None:
    app = Stage(written(NOTES, flour={"amount_low": 900, "amount_high": 1400, "amount_per": "month"}), "nl")
    async with app.at(120, 36) as pilot:
        await pilot.press("8")
        row = app.rows[app.cell("flour")[1]]
        assert row.split("│")[1].rstrip().endswith("€ 900–1.400 / month")


async def test_the_line_below_says_what_there_is_to_know_about_a_note() -> None:
    app = Stage(
        written(
            NOTES,
            shop={"note": "Open from seven.", "case": "apples-from-the-wall", "prompt": "today-channels"},
            phone={"text": "a long " + "word " * 60},
        )
    )
    async with app.at(120, 36) as pilot:
        await pilot.press("6")
        assert "Open from seven." in app.info
        assert "From the case apples-from-the-wall" in app.info
        assert "Answers How do they reach you?" in app.info
        await pilot.press("end")
        assert app.info.startswith(" a long word word")


async def test_both_themes_colour_the_board_at_once() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        seen = []
        for theme in (DARK, LIGHT):
            app.theme = theme.name
            await pilot.pause()
            strip = app.board.canvas.render_line(app.cell("mill")[1])
            (segment,) = [segment for segment in strip if segment.text == "mill"]
            assert segment.style is not None and segment.style.color is not None
            seen.append(Color.from_rich_color(segment.style.color).hex)
        assert seen == [(DARK.foreground or "").upper(), (LIGHT.foreground or "").upper()]


async def test_only_the_rows_that_changed_are_drawn_again() -> None:
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6")
        await pilot.pause()
        drawn: list[int] = []
        paint = app.board.canvas.painter.row

        def counted(y: int) -> Strip:
            drawn.append(y)
            return paint(y)

        app.board.canvas.painter.row = counted  # type: ignore[method-assign]
        rows = {app.cell("shop")[1], app.cell("market")[1]}
        drawn.clear()
        await pilot.press("down")
        await pilot.pause()
        assert set(drawn) == rows


async def test_without_colour_the_cursor_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Stage(written(NOTES))
    async with app.at(120, 36) as pilot:
        await pilot.press("6")
        strip = app.board.canvas.render_line(app.cell("shop")[1])
        styles = {segment.text: segment.style for segment in strip}
        assert styles["shop"] is not None and styles["shop"].reverse
