from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandList

from canvas.method.builtin import playbook
from canvas.tui.commands import BY_ID, Where, commands_in
from canvas.tui.configuration import Configuration
from canvas.tui.palette import CanvasPalette
from canvas.tui.screens.help import HelpScreen
from canvas.tui.views.guide import GuideView
from canvas.tui.widgets.page import TextPage
from tests.tui.showing import bakery, empty, home, opened, seen, wait_for


@pytest.mark.parametrize("view", ["guide", "board", "findings", "cases", "report"])
async def test_help_tells_every_key_of_the_view_in_front_in_words(tmp_path: Path, view: str) -> None:
    async with opened(empty(tmp_path), view) as (screen, pilot):
        app = screen.app
        await pilot.press("f1")
        await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen), "help")
        await wait_for(pilot, lambda: app.screen.query_one(TextPage).text, "its page")
        flat = " ".join(app.screen.query_one(TextPage).text.split())
        for where in (Where(view), Where.WORKSHOP, Where.EVERYWHERE):
            for command in commands_in(where):
                assert command.help in flat
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is screen, "back")


async def test_help_at_home_is_about_home() -> None:
    async with home() as (app, pilot):
        await pilot.press("f1")
        await wait_for(pilot, lambda: "begin or go on with a workshop" in seen(app), "what it is for")
        assert BY_ID["board.zoom"].help not in seen(app)


async def test_help_tells_the_keys_that_the_person_chose() -> None:
    async with home(configuration=Configuration(keys={"home.new": "f12"})) as (app, pilot):
        await pilot.press("f1")
        await wait_for(pilot, lambda: "F12" in seen(app), "the own key")
        await pilot.press("escape")
        await pilot.press("f12")
        await wait_for(pilot, lambda: "A new workshop" in seen(app), "and it works")


async def options(app: object, pilot: object) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(CommandList).options]  # type: ignore[attr-defined]


async def test_the_palette_offers_what_can_be_done_now_and_nothing_else(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "findings") as (screen, pilot):
        app = screen.app
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, CanvasPalette), "the palette")
        await wait_for(pilot, lambda: app.screen.query_one(CommandList).option_count, "its list")
        titles = "\n".join(await options(app, pilot))
        assert BY_ID["view.board"].help in titles
        assert BY_ID["findings.all"].help in titles
        assert BY_ID["findings.set_aside"].help not in titles
        assert BY_ID["home.new"].help not in titles


async def test_a_word_finds_a_command_and_enter_does_it(tmp_path: Path) -> None:
    async with opened(empty(tmp_path)) as (screen, pilot):
        app = screen.app
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, CanvasPalette), "the palette")
        await pilot.press(*"findings")
        await wait_for(
            pilot,
            lambda: (rows := app.screen.query_one(CommandList).options) and "Findings" in str(rows[0].prompt),
            "it is found",
        )
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.view == "findings", "and done")


async def test_any_question_can_be_gone_to_by_a_word_from_it(tmp_path: Path) -> None:
    book = playbook("digital-redesign")
    prompt = book.step("chain").prompts[2]  # type: ignore[union-attr]
    async with opened(bakery(tmp_path), "report") as (screen, pilot):
        app = screen.app
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, CanvasPalette), "the palette")
        await pilot.press(*prompt.question.of("en")[:30].lower())
        await wait_for(
            pilot,
            lambda: (
                (rows := app.screen.query_one(CommandList).options)
                and prompt.question.of("en")[:40] in str(rows[0].prompt)
            ),
            "it is found",
        )
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.query_one(GuideView).prompt.key == prompt.key, "it is asked")
        assert screen.view == "guide"


async def test_what_nothing_is_called_is_said_in_our_words(tmp_path: Path) -> None:
    async with home() as (app, pilot):
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, CanvasPalette), "the palette")
        await pilot.press(*"xqzxqz")
        await wait_for(pilot, lambda: "Nothing here is called that" in seen(app), "it is said")
        await pilot.press("enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, CanvasPalette), "and nothing happens")


async def test_the_framework_s_own_words_are_nowhere_in_the_palette() -> None:
    async with home() as (app, pilot):
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: "A word of what you want to do" in seen(app), "our line")
        assert "Search for commands" not in seen(app)
        assert "🔎" not in seen(app)
