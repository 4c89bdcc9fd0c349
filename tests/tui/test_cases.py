from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from canvas.library.reading import Library, load_library
from canvas.method.builtin import playbook, vocabulary
from canvas.model.case import Section
from canvas.model.records import CaseMark, Note
from canvas.model.words import Block, CaseState, Sector
from canvas.model.workshop import new_workshop
from canvas.storage.places import state_folder
from canvas.tui.app import CanvasApp
from canvas.tui.configuration import Configuration
from canvas.tui.screens.borrowing import NEW_REDESIGN, Borrowing, borrowing_edits, sentences
from canvas.tui.screens.library import LibraryScreen
from canvas.tui.views.cases import CasesView
from canvas.tui.widgets.library_shelf import LibraryShelf
from canvas.tui.widgets.page import TextPage
from tests.tui.showing import bakery, empty, opened, seen, told, wait_for


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of cases that is all there is."""
    folder = tmp_path / "cases" / "retail"
    folder.mkdir(parents=True)
    template = next(Path("cases").glob("retail/*.en.md")).read_text(encoding="utf-8")
    key = template.split('key = "')[1].split('"')[0]
    title = template.split('title = "')[1].split('"')[0]
    for name in ("one", "two"):
        text = template.replace(f'key = "{key}"', f'key = "{name}"').replace(title, f"The case {name}")
        (folder / f"{name}.en.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr("canvas.library.folders.built_in_folder", lambda: folder.parent)
    return folder


async def test_the_cases_that_fit_stand_first_with_why_and_all_others_by_sector(tmp_path: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases", size=(120, 90)) as (screen, pilot):
        await wait_for(pilot, lambda: "Fits this question" in seen(screen.app), "the matched ones")
        shelf = screen.query_one("#case-list", OptionList)
        text = "\n".join(str(option.prompt) for option in shelf.options)
        assert text.index("Fits this question") < text.index("Construction")
        assert "same sector" in text


async def test_a_case_stands_on_the_shelf_once(tmp_path: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases") as (screen, pilot):
        box = screen.query_one("#case-list")
        await wait_for(pilot, lambda: box.option_count > 3, "the shelf is filled")  # type: ignore[attr-defined]
        ids = [option.id for option in box.options if option.id]  # type: ignore[attr-defined]
        cases = [id.removeprefix("case:") for id in ids if id.startswith("case:")]
        assert sorted(cases) == sorted(load_library().keys())


async def test_a_case_is_read_in_full_with_results_sources_and_their_addresses(tmp_path: Path) -> None:
    case = load_library().all("en")[0]
    async with opened(empty(tmp_path), "cases") as (screen, pilot):
        view = screen.query_one("CasesView")
        view.read(case.key)  # type: ignore[attr-defined]
        await pilot.pause()
        page = screen.query_one("#case-page").text.replace("\n", " ")  # type: ignore[attr-defined]
        words = vocabulary()
        flat = " ".join(page.split())
        for part in (
            case.title,
            case.place,
            case.when,
            words.word(case.outcome, "en"),
            words.word(case.status, "en"),
        ):
            assert part in flat
        for section in case.sections.values():
            assert " ".join(section.split())[:60] in flat
        for source in case.sources:
            assert source.url in page.replace(" ", "") or source.url in flat
        for result in case.results:
            assert words.word(result.kind, "en") in flat


async def test_reading_goes_by_keys_alone(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "cases") as (screen, pilot):
        page = screen.query_one("#case-page")
        await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
        await pilot.press("enter")
        await wait_for(pilot, lambda: page.has_focus, "the page is read")
        await pilot.press("pagedown")
        await wait_for(pilot, lambda: page.scroll_y > 0, "it scrolls")
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.query_one("#case-list").has_focus, "back in the list")
        assert screen.view == "cases"
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.view == "guide", "back at the questions")


async def test_in_a_narrow_terminal_the_page_takes_the_place_of_the_list(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "cases", size=(50, 24)) as (screen, pilot):
        await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
        await wait_for(pilot, lambda: not screen.query_one("#case-page").display, "the list alone")
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.query_one("#case-page").display, "the page")
        assert not screen.query_one("#shelf-left").display
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.query_one("#shelf-left").display, "the list again")


async def test_a_case_that_is_not_for_us_is_set_aside_and_can_come_back(tmp_path: Path, cases: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases") as (screen, pilot):
        shelf = screen.query_one(LibraryShelf)
        await wait_for(pilot, lambda: shelf.chosen, "a case is chosen")
        first = shelf.chosen
        assert first is not None
        assert first.case is not None
        await pilot.press("s")
        await wait_for(pilot, lambda: "not for us" in seen(screen.app), "it is marked")
        key = first.case.key
        mark = screen.session.workshop.get(CaseMark, key)
        assert mark is not None
        assert mark.state is CaseState.SET_ASIDE
        assert shelf.chosen != first, "the next one is under the cursor"
        assert f"Not for us: {first.case.title}. It no longer comes beside questions" in told(screen.app)
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: screen.session.workshop.get(CaseMark, key) is None, "it is back")
        for there in (True, False):
            assert shelf.read(first.id)
            await pilot.press("s")
            await wait_for(
                pilot,
                lambda: (screen.session.workshop.get(CaseMark, key) is not None) is there,  # noqa: B023
                "set aside, and back",
            )


async def test_a_sentence_is_borrowed_into_the_redesign_and_keeps_the_case(tmp_path: Path) -> None:
    async with opened(bakery(tmp_path), "cases") as (screen, pilot):
        app = screen.app
        await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
        chosen = screen.query_one(LibraryShelf).chosen
        assert chosen is not None
        assert chosen.case is not None
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Borrowing), "the question")
        await pilot.press("enter", "enter")
        first = sentences(chosen.case)[0]
        await wait_for(
            pilot,
            lambda: any(note.text == first for note in screen.session.workshop.all(Note)),
            "the note is there",
        )
        note = next(note for note in screen.session.workshop.all(Note) if note.text == first)
        redesign = screen.session.workshop.chosen_redesign
        assert redesign is not None
        assert (note.case, note.canvas) == (chosen.case.key, redesign.id)


async def test_borrowing_without_a_redesign_begins_one_and_is_undone_in_one_step(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "cases") as (screen, pilot):
        app = screen.app
        before = screen.session.workshop
        await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Borrowing), "the question")
        await pilot.press("tab", *"share a van", "enter")
        await wait_for(pilot, lambda: screen.session.workshop.redesigns, "a redesign is made")
        (redesign,) = screen.session.workshop.redesigns
        assert [note.text for note in screen.session.workshop.notes(redesign.id)] == ["share a van"]
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: not screen.session.workshop.redesigns, "all of it is undone")
        assert screen.session.workshop == before


async def test_esc_borrows_nothing(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "cases") as (screen, pilot):
        app = screen.app
        before = screen.session.workshop
        await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Borrowing), "the question")
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is screen, "back")
        assert screen.session.workshop is before


def test_an_empty_line_borrows_the_title_and_a_new_redesign_copies_today() -> None:
    case = load_library().all("en")[0]
    edits = borrowing_edits(
        new_workshop(firm="F"),
        case,
        (NEW_REDESIGN, Block.CHANNELS, ""),
        playbook("digital-redesign").steps[0].prompts[0].key,
    )
    assert [edit.table for edit in edits] == ["canvas", "note"]
    assert edits[1].fields["canvas"] == edits[0].id  # type: ignore[union-attr]
    assert edits[1].fields["text"] == case.title  # type: ignore[union-attr]


def test_every_case_has_sentences_to_borrow_and_each_stands_in_it() -> None:
    for case in load_library().all("en"):
        found = sentences(case)
        flat = " ".join(" ".join(case.sections.values()).split())
        assert found
        assert all(sentence in flat for sentence in found)
        assert found[0] in " ".join(case.sections[Section.BORROW].split())


async def test_without_a_workshop_one_can_only_read(cases: Path) -> None:
    app = CanvasApp(Configuration())
    async with app.run_test(size=(120, 36)) as pilot:
        app.push_screen(LibraryScreen(load_library))
        await wait_for(pilot, lambda: "The case one" in seen(app), "the cases")
        await pilot.press("b", "s")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert "Borrow" not in seen(app)
        assert "2 cases" in seen(app)


async def test_no_cases_at_all_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("canvas.library.folders.built_in_folder", lambda: None)
    app = CanvasApp(Configuration())
    async with app.run_test(size=(120, 36)) as pilot:
        app.push_screen(LibraryScreen(load_library))
        await wait_for(pilot, lambda: "There are no cases here" in seen(app), "it is told")


async def test_without_cases_the_patterns_can_be_read_and_searched() -> None:
    app = CanvasApp(Configuration())
    async with app.run_test(size=(120, 36)) as pilot:
        app.push_screen(LibraryScreen(Library))
        await wait_for(pilot, lambda: "There are no cases here" in seen(app), "it is told")
        assert "0 cases" in seen(app)
        shelf = app.screen.query_one(LibraryShelf)
        assert shelf.chosen is not None and shelf.chosen.id.startswith("pattern:")
        await pilot.press("slash", *"subscription")
        await wait_for(pilot, lambda: "found" in seen(app), "the search works")
        assert shelf.chosen is not None


async def test_without_cases_a_workshop_has_its_patterns_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas.library.folders.built_in_folder", lambda: None)
    monkeypatch.setattr("canvas.library.reading.built_in_folder", lambda: None)
    async with opened(empty(tmp_path), "cases") as (screen, pilot):
        shelf = screen.query_one(LibraryShelf)
        await wait_for(pilot, lambda: shelf.chosen, "a pattern is chosen")
        assert "There are no cases here" in seen(screen.app)
        await pilot.press("slash", *"subscription")
        await wait_for(pilot, lambda: "found" in seen(screen.app), "the search works")


def failing() -> Library:
    """A loader with a mistake of ours in it."""
    raise ZeroDivisionError("a mistake of ours")


def last_error() -> str:
    return (state_folder() / "last-error.txt").read_text(encoding="utf-8")


async def test_cases_that_cannot_be_read_are_told_in_a_sentence_and_the_details_are_kept() -> None:
    app = CanvasApp(Configuration())
    async with app.run_test(size=(120, 36)) as pilot:
        app.push_screen(LibraryScreen(failing))
        await wait_for(pilot, lambda: "The cases could not be read" in seen(app), "it is told")
        page = " ".join(app.screen.query_one("#case-page", TextPage).text.split())
        assert "The details are in" in page and "ZeroDivisionError" not in page
        assert "a mistake of ours" in last_error()
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, LibraryScreen), "one can leave")


async def test_a_workshop_whose_library_cannot_be_searched_says_so_and_its_cases_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas.tui.views.cases.holdings_of", lambda _library: failing())
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases") as (screen, pilot):
        shelf = screen.query_one(LibraryShelf)
        await wait_for(pilot, lambda: shelf.wrong, "it is told")
        await wait_for(pilot, lambda: "Searching does not work now" in seen(screen.app), "it is seen")
        assert "a mistake of ours" in last_error()
        assert "From here" not in seen(screen.app), "nor can one go on from a case"
        await pilot.press("enter")
        await wait_for(pilot, lambda: shelf.reading, "a case is read")


async def test_what_was_said_does_not_lie_over_the_window_that_opens(tmp_path: Path, cases: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL), "cases", size=(60, 20)) as (screen, pilot):
        app = screen.app
        await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
        await pilot.press("s")
        await wait_for(pilot, lambda: "It no longer comes beside" in seen(app), "it is said")
        for words in ("Not for us: The case", "questions; Ctrl+Z", "brings it back."):
            assert words in " ".join(seen(app).replace("▌", " ").split()), "and not cut"
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Borrowing), "the window")
        await wait_for(pilot, lambda: not told(app), "it is gone")
        assert "It no longer comes" not in seen(app)


@pytest.mark.parametrize("key", ["b", "o", "f12", "f9"])
async def test_in_a_small_terminal_a_window_covers_everything_behind_it(
    tmp_path: Path, cases: Path, key: str
) -> None:
    async with opened(bakery(tmp_path), "cases", size=(60, 20)) as (screen, pilot):
        app = screen.app
        await wait_for(pilot, lambda: screen.query_one(CasesView)._holdings, "everything is there")
        await pilot.press(key)
        await wait_for(pilot, lambda: app.screen is not screen, "the window")
        await pilot.pause()
        rows = seen(app).split("\n")
        assert "saved" not in rows[0]
        edges = "".join(f"{row:60}"[:1] + f"{row:60}"[-1:] for row in rows)
        assert set(edges) <= set(" ▃▅▆▁▇"), "nothing of the screen behind sticks out"


async def test_what_was_set_aside_goes_from_beside_the_question(tmp_path: Path) -> None:
    async with opened(empty(tmp_path, sector=Sector.RETAIL)) as (screen, pilot):
        box = screen.query_one("#cases", OptionList)
        await wait_for(pilot, lambda: box.option_count, "cases beside the question")
        first = str(box.options[0].id)
        await screen.action_view("cases")
        await wait_for(pilot, lambda: screen.query_one(LibraryShelf).chosen, "a case is chosen")
        assert screen.query_one(LibraryShelf).read(f"case:{first}")
        await pilot.press("s")
        await wait_for(pilot, lambda: first not in [option.id for option in box.options], "it went")


async def test_what_a_case_brings_is_shown_and_not_obeyed() -> None:
    case = load_library().all("en")[0]
    nasty = "[red]x[/] [@click=app.quit]y \x1b]52;c;aGk=\x07 \u202egnp"
    bad = replace(
        case, title=nasty, gist=nasty, place=nasty, sections=dict.fromkeys(case.sections, nasty), organisation=nasty,
        sources=(replace(case.sources[0], title=nasty, url=nasty),),
    )  # fmt: skip
    library = Library({(bad.key, "en"): bad})
    app = CanvasApp(Configuration())
    async with app.run_test(size=(120, 50)) as pilot:
        app.push_screen(LibraryScreen(lambda: library))
        await wait_for(pilot, lambda: "[red]x[/] [@click=app.quit]y" in seen(app), "the title as text")
        assert "\x1b" not in seen(app)
        assert "\u202e" not in seen(app)
        app.push_screen(Borrowing(new_workshop(firm="F"), bad, vocabulary(), "en", None))
        await wait_for(pilot, lambda: "Borrow from [red]" in seen(app), "the question")
        assert "\x1b" not in seen(app)
