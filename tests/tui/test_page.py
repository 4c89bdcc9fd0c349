from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from canvas.tui.theme import DARK, LIGHT, THEMES
from canvas.tui.widgets.page import MEASURE, TextPage, flowed
from tests.tui.showing import wait_for

WORDS = "word " * 400


class Reader(App[None]):
    """A page alone."""

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def compose(self) -> ComposeResult:
        yield TextPage()

    def on_mount(self) -> None:
        self.query_one(TextPage).show(lambda width, _all: flowed(Content(WORDS), width))


async def test_text_is_never_wider_than_an_eye_can_follow() -> None:
    async with Reader().run_test(size=(200, 30)) as pilot:
        page = pilot.app.query_one(TextPage)
        await wait_for(pilot, lambda: page.text, "it is laid out")
        assert max(map(len, page.text.split("\n"))) <= MEASURE
        assert page.text.split() == WORDS.split()


async def test_a_narrower_terminal_wraps_anew_and_the_reader_stays_at_the_same_part() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        page = pilot.app.query_one(TextPage)
        await wait_for(pilot, lambda: page.text, "it is laid out")
        page.scroll_to(y=page.max_scroll_y // 2, animate=False, immediate=True)
        before = page.scroll_y / page.virtual_size.height
        await pilot.resize_terminal(50, 20)
        await wait_for(pilot, lambda: max(map(len, page.text.split("\n"))) <= 46, "it is wrapped anew")
        assert abs(page.scroll_y / page.virtual_size.height - before) < 0.1
        assert page.text.split() == WORDS.split()


async def test_another_theme_draws_the_page_in_its_own_colours() -> None:
    async with Reader().run_test(size=(80, 20)) as pilot:
        page = pilot.app.query_one(TextPage)
        await wait_for(pilot, lambda: page.text, "it is laid out")
        dark = str(next(iter(page.render_line(0))).style)
        pilot.app.theme = LIGHT.name
        await wait_for(
            pilot, lambda: str(next(iter(page.render_line(0))).style) != dark, "the colours changed"
        )


def test_a_list_hangs_behind_its_sign() -> None:
    lines = [str(line) for line in flowed(Content("one two three four five six"), 14, "– ", "  ")]
    assert lines[0].startswith("– one")
    assert all(line.startswith("  ") for line in lines[1:])
    assert max(map(len, lines)) <= 14
