"""The library: find as you type, narrow down, read, go on from there; in a workshop also mark and borrow."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Label, OptionList

from canvas.library.reading import load_library
from canvas.model.records import CaseMark
from canvas.model.words import CaseState, Sector
from canvas.tui.app import CanvasApp
from canvas.tui.configuration import Configuration
from canvas.tui.screens.library import LibraryScreen
from canvas.tui.screens.one_choice import OneChoice
from canvas.tui.screens.workshop import WorkshopScreen
from canvas.tui.views.guide import GuideView
from canvas.tui.widgets.library_shelf import LibraryShelf
from tests.tui.showing import bakery, empty, opened, seen, wait_for


@asynccontextmanager
async def library(size: tuple[int, int] = (120, 36)) -> AsyncIterator[tuple[LibraryScreen, Pilot[Any]]]:
    """The library from the start screen, with everything in it."""
    app = CanvasApp(Configuration())
    async with app.run_test(size=size) as pilot:
        screen = LibraryScreen(load_library)
        app.push_screen(screen)
        await wait_for(pilot, lambda: screen._holdings, "everything is there")
        await wait_for(pilot, lambda: shelf_of(screen).chosen, "something is chosen")
        yield screen, pilot
        await pilot.pause()


def shelf_of(screen: Any) -> LibraryShelf:
    found: LibraryShelf = screen.query_one(LibraryShelf)
    return found


def ids(screen: Any) -> list[str]:
    return [option.id for option in screen.query_one("#case-list", OptionList).options if option.id]


def narrowed(screen: Any) -> str:
    return str(screen.query_one("#narrowed", Label).content)


async def test_every_letter_finds_anew_and_the_words_that_fit_are_marked() -> None:
    async with library() as (screen, pilot):
        everything = len(ids(screen))
        await pilot.press("slash", *"asphal")
        await wait_for(pilot, lambda: len(ids(screen)) < everything, "fewer")
        assert ids(screen)[0] == "case:aspari"
        assert shelf_of(screen).chosen.id == "case:aspari"  # type: ignore[union-attr]
        prompt = screen.query_one("#case-list", OptionList).options[0].prompt
        assert isinstance(prompt, Content)
        underlined = [span for span in prompt.spans if "underline" in str(span.style)]
        spans = [prompt.plain[span.start : span.end].lower() for span in underlined]
        assert any(word.startswith("asphal") for word in spans)
        fewer = len(ids(screen))
        await pilot.press(*"tzzz")
        await wait_for(pilot, lambda: not ids(screen), "nothing")
        assert "Nothing fits" in seen(pilot.app)
        for _letter in "tzzz":
            await pilot.press("backspace")
        await wait_for(pilot, lambda: len(ids(screen)) == fewer, "as before")


async def test_a_mistake_in_a_word_finds_it_all_the_same() -> None:
    async with library() as (screen, pilot):
        await pilot.press("slash", *"asfalt paaving")
        await wait_for(pilot, lambda: ids(screen)[:1] == ["case:aspari"], "found")


async def test_esc_goes_back_one_step_at_a_time() -> None:
    async with library() as (screen, pilot):
        everything = ids(screen)
        await pilot.press("slash", *"museum", "enter")
        await wait_for(pilot, lambda: screen.query_one("#case-list").has_focus, "in the finds")
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.query_one("#case-page").has_focus, "reading")
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.query_one("#case-list").has_focus, "the finds again")
        assert len(ids(screen)) < len(everything)
        await pilot.press("escape")
        await wait_for(pilot, lambda: ids(screen) == everything, "everything again")
        await pilot.press("escape")
        await wait_for(pilot, lambda: pilot.app.screen is not screen, "left")


async def test_narrowing_down_counts_and_adds_up() -> None:
    async with library() as (screen, pilot):
        cases = load_library().all("en")
        await pilot.press("f")
        box = screen.query_one("#facets", OptionList)
        await wait_for(pilot, lambda: box.has_focus and box.option_count, "the facets")
        culture = sum(case.sector is Sector.CULTURE for case in cases)
        option = next(option for option in box.options if option.id == "sector:culture")
        assert str(option.prompt).split() == ["Culture", str(culture)]
        box.highlighted = box.get_option_index("sector:culture")
        await pilot.press("enter")
        await wait_for(pilot, lambda: narrowed(screen) == f"{culture} found · only: culture", "narrowed")
        box.highlighted = box.get_option_index("outcome:failed")
        await pilot.press("space")
        failed = [each.key for each in cases if each.sector is Sector.CULTURE and each.outcome == "failed"]
        await wait_for(pilot, lambda: narrowed(screen).startswith(f"{len(failed)} found"), "narrowed twice")
        assert ids(screen) == [f"case:{key}" for key in failed]
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.query_one("#case-list").has_focus, "the list")
        assert ids(screen) == [f"case:{key}" for key in failed], "what was chosen stays chosen"
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(ids(screen)) > 80, "everything again")
        assert not narrowed(screen)


async def test_a_word_is_let_go_the_way_it_was_chosen() -> None:
    async with library() as (screen, pilot):
        await pilot.press("f")
        box = screen.query_one("#facets", OptionList)
        await wait_for(pilot, lambda: box.option_count, "the facets")
        box.highlighted = box.get_option_index("region:Overijssel")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "only: Overijssel" in narrowed(screen), "chosen")
        await pilot.press("enter")
        await wait_for(pilot, lambda: not narrowed(screen), "let go")


async def test_from_a_case_one_goes_on_to_a_comparable_one_a_pattern_and_a_source(
    monkeypatch: Any,
) -> None:
    opened_addresses: list[str] = []
    async with library() as (screen, pilot):
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_more: opened_addresses.append(url))
        assert shelf_of(screen).read("case:binnenstadservice")
        await pilot.press("o")
        await wait_for(pilot, lambda: isinstance(pilot.app.screen, OneChoice), "where to")
        answers = pilot.app.screen.query_one("#choice-answers", OptionList)
        keys = [option.id for option in answers.options if option.id]
        assert keys[0].startswith("case:"), "comparable cases first"
        assert "pattern:shared-hub" in keys
        assert not opened_addresses, "nothing is opened unasked"
        answers.highlighted = answers.get_option_index("pattern:shared-hub")
        await pilot.press("enter")
        await wait_for(pilot, lambda: shelf_of(screen).chosen.id == "pattern:shared-hub", "the pattern")  # type: ignore[union-attr]
        assert "Fails when" in screen.query_one("#case-page").text  # type: ignore[attr-defined]
        await pilot.press("o")
        await wait_for(pilot, lambda: isinstance(pilot.app.screen, OneChoice), "where to")
        answers = pilot.app.screen.query_one("#choice-answers", OptionList)
        address = next(
            option.id for option in answers.options if option.id and option.id.startswith("address:")
        )
        answers.highlighted = answers.get_option_index(address)
        await pilot.press("enter")
        await wait_for(pilot, lambda: opened_addresses, "opened when asked")
        assert opened_addresses == [address.removeprefix("address:")]


async def test_the_library_works_by_mouse() -> None:
    async with library() as (screen, pilot):
        await pilot.click("#search")
        await pilot.press(*"robot")
        await wait_for(pilot, lambda: "found" in narrowed(screen), "found")
        await pilot.click("#case-list", offset=(4, 0))
        await wait_for(pilot, lambda: screen.query_one("#case-page").has_focus, "read")


async def test_a_case_to_discuss_is_marked_in_the_file_and_stands_together(tmp_path: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases") as (screen, pilot):
        await wait_for(pilot, lambda: shelf_of(screen).chosen, "a case is chosen")
        key = shelf_of(screen).chosen.case.key  # type: ignore[union-attr]
        shelf = screen.query_one("#case-list", OptionList)

        def listed(words: str) -> bool:
            return any(words in str(option.prompt) for option in shelf.options)

        await pilot.press("d")
        await wait_for(pilot, lambda: listed("to discuss"), "it is marked")
        assert screen.session.workshop.get(CaseMark, key).state is CaseState.DISCUSS  # type: ignore[union-attr]
        await pilot.press("s")
        await wait_for(pilot, lambda: listed("not for us"), "another mark takes its place")
        assert shelf_of(screen).read(f"case:{key}")
        await pilot.press("s")
        await wait_for(pilot, lambda: screen.session.workshop.get(CaseMark, key) is None, "no mark")


def on_shelf(screen: WorkshopScreen) -> list[str]:
    options = screen.query_one("#case-list", OptionList).options
    return [option.id or str(option.prompt) for option in options if option.id or str(option.prompt)]


async def test_what_is_to_be_discussed_stands_first_and_what_is_not_for_us_behind_the_other_cases(
    tmp_path: Path,
) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases", size=(120, 60)) as (screen, pilot):
        await wait_for(pilot, lambda: "Technologies" in on_shelf(screen), "all is on the shelf")
        first, second, third = [id for id in on_shelf(screen) if id.startswith("case:")][:3]
        await pilot.press("s")
        await wait_for(pilot, lambda: "Not for us" in on_shelf(screen), "it is set aside")
        assert shelf_of(screen).chosen.id == second, "the cursor stays where it was"  # type: ignore[union-attr]
        assert on_shelf(screen).index(first) == on_shelf(screen).index("Not for us") + 1
        assert (
            on_shelf(screen).index("Manufacturing")
            < on_shelf(screen).index(first)
            < on_shelf(screen).index("Patterns")
        )
        assert shelf_of(screen).read(third)
        await pilot.press("d")
        await wait_for(pilot, lambda: "To discuss" in on_shelf(screen), "it is to be discussed")
        assert on_shelf(screen)[:2] == ["To discuss", third]
        assert shelf_of(screen).chosen.id == third  # type: ignore[union-attr]
    async with opened(tmp_path / "empty.canvas.toml", "cases", size=(120, 60)) as (screen, pilot):
        await wait_for(pilot, lambda: "Technologies" in on_shelf(screen), "all is on the shelf")
        assert on_shelf(screen)[:2] == ["To discuss", third]
        assert shelf_of(screen).chosen.id == second, "one begins at what fits"  # type: ignore[union-attr]


async def test_escape_leads_back_to_what_one_went_on_from_with_what_was_searched_for(tmp_path: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases", size=(120, 60)) as (screen, pilot):
        await wait_for(pilot, lambda: "Technologies" in on_shelf(screen), "all is on the shelf")
        shelf = shelf_of(screen)
        await pilot.press("slash", *"returns")
        await wait_for(pilot, lambda: shelf.searching and shelf.chosen, "something is found")
        await pilot.press("enter", "enter")
        found = shelf.chosen.id  # type: ignore[union-attr]
        assert shelf.follow_on("pattern:shared-hub")
        assert shelf.follow_on("technology:robots-cobots")
        await pilot.press("escape")
        assert (shelf.chosen.id, shelf.typed) == ("pattern:shared-hub", "")  # type: ignore[union-attr]
        await pilot.press("escape")
        assert (shelf.chosen.id, shelf.typed) == (found, "returns")  # type: ignore[union-attr]
        await pilot.press("escape")
        assert not shelf.reading


async def test_where_nothing_is_found_the_facets_say_so_and_esc_shows_everything() -> None:
    async with library(size=(80, 24)) as (screen, pilot):
        everything = ids(screen)
        await pilot.press("slash", *"zzzqqx", "enter")
        await wait_for(pilot, lambda: not ids(screen), "nothing is found")
        await pilot.press("f")
        await wait_for(pilot, lambda: "Nothing has “zzzqqx”" in seen(pilot.app), "it is said")
        assert "Enter" not in seen(pilot.app).split("\n")[-1], "there is nothing to tick"
        await pilot.press("escape")
        await wait_for(pilot, lambda: ids(screen) == everything, "everything again")
        assert not shelf_of(screen).narrowing


async def test_among_the_facets_the_keys_say_that_enter_ticks() -> None:
    async with library() as (screen, pilot):
        assert "Enter Read" in seen(pilot.app).split("\n")[-1]
        await pilot.press("f")
        await wait_for(pilot, lambda: "Enter Tick" in seen(pilot.app).split("\n")[-1], "what Enter does")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "only: case" in narrowed(screen), "the first word is under the cursor")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Enter Read" in seen(pilot.app).split("\n")[-1], "it reads again")


async def test_patterns_are_proposed_from_what_the_firm_wrote(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "cases", size=(120, 60)) as (screen, pilot):
        shelf = screen.query_one("#case-list", OptionList)
        await wait_for(
            pilot, lambda: any("Patterns worth a try" in str(o.prompt) for o in shelf.options), "proposed"
        )
        place = next(i for i, o in enumerate(shelf.options) if "Patterns worth a try" in str(o.prompt))
        assert shelf.options[place + 1].id.startswith("pattern:")  # type: ignore[union-attr]


# Beside the question


async def guide_with_cases(screen: WorkshopScreen, pilot: Pilot[Any]) -> GuideView:
    guide = screen.query_one(GuideView)
    await wait_for(
        pilot, lambda: guide.query_one("#cases", OptionList).option_count, "cases beside the question"
    )
    return guide


async def test_a_case_is_read_beside_the_question_while_the_line_stays(tmp_path: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL)) as (screen, pilot):
        guide = await guide_with_cases(screen, pilot)
        first = guide.query_one("#cases", OptionList).options[0].id
        await pilot.press("tab", "enter")
        page = guide.query_one("#region-page")
        await wait_for(pilot, lambda: page.has_focus, "reading")
        case = load_library().case(str(first), "en")
        assert case is not None
        assert case.title[:20] in page.text  # type: ignore[attr-defined]
        assert guide.query_one("#line").display
        assert screen.view == "guide"
        assert screen.session.workshop.get(CaseMark, str(first)).state is CaseState.SHOWN  # type: ignore[union-attr]
        await pilot.press("escape")
        await wait_for(pilot, lambda: guide.query_one("#cases").has_focus, "the three again")
        assert screen.view == "guide"


async def test_cases_beside_a_question_come_from_practice_wherever_that_is(tmp_path: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL)) as (screen, pilot):
        await guide_with_cases(screen, pilot)
        assert "From practice" in seen(screen.app)
        assert "From the region" not in seen(screen.app)


async def test_in_80_columns_the_one_case_is_a_line_that_says_the_key_and_ends_in_its_title(
    tmp_path: Path,
) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), size=(80, 24)) as (screen, pilot):
        guide = await guide_with_cases(screen, pilot)
        title = guide._matches[0].case.title
        line = next(row.strip() for row in seen(screen.app).split("\n") if "From practice" in row)
        start = "From practice, F4 for more: "
        assert line.startswith(start)
        assert title.startswith(line.removeprefix(start).removesuffix("…"))


async def test_borrowing_goes_from_beside_the_question_too(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path)) as (screen, pilot):
        guide = await guide_with_cases(screen, pilot)
        await pilot.press("tab", "enter")
        await wait_for(pilot, lambda: guide.query_one("#region-page").has_focus, "reading")
        await pilot.press("b")
        await wait_for(pilot, lambda: "Borrow from" in seen(screen.app), "the question")


async def test_in_a_small_terminal_the_case_opens_in_the_library(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), size=(90, 30)) as (screen, pilot):
        guide = await guide_with_cases(screen, pilot)
        first = guide.query_one("#cases", OptionList).options[0].id
        assert not guide.open_case(str(first))


async def test_the_cases_beside_the_next_questions_are_not_always_the_same(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path)) as (screen, pilot):
        shown: list[tuple[str, ...]] = []
        guide = await guide_with_cases(screen, pilot)
        for _question in range(6):
            key = guide.prompt.key
            await wait_for(pilot, lambda key=key: key in screen._beside, "matched")  # type: ignore[misc]
            shown.append(screen._beside[key])
            await pilot.press("pageup")
            await wait_for(pilot, lambda key=key: guide.prompt.key != key, "the question before")  # type: ignore[misc]
        assert len({key for keys in shown for key in keys}) >= 8
