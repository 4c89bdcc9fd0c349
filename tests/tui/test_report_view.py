from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from canvas.library.reading import load_library
from canvas.method.builtin import playbook
from canvas.model.edits import Put
from canvas.model.records import Parked
from canvas.report.markdown import to_markdown
from canvas.report.tree import Drawing, TableBlock, texts_of
from canvas.session.reporting import report_of, save_report
from canvas.text.problems import Trouble
from canvas.tui.screens.one_text import OneText
from canvas.tui.screens.workshop import WorkshopScreen
from canvas.tui.views.report import ReportView
from canvas.tui.widgets.page import TextPage
from tests.tui.showing import bakery, empty, in_file, opened, seen, told, wait_for


def report_in(path: Path) -> Any:
    return report_of(in_file(path), playbook("digital-redesign"), "en", load_library())


async def page_of(screen: WorkshopScreen, pilot: Pilot[Any]) -> TextPage:
    page = screen.query_one(ReportView).query_one(TextPage)
    await wait_for(pilot, lambda: page.text, "the report is there")
    return page


async def test_the_screen_says_everything_that_the_report_says(tmp_path: Path) -> None:
    path = bakery(tmp_path)
    report = report_in(path)
    async with opened(path, "report", size=(160, 40)) as (screen, pilot):
        page = await page_of(screen, pilot)
        flat = "".join(page.text.replace("▏", "").split())
        for section in report.sections:
            assert "".join(section.heading.split()) in flat
            for block in section.blocks:
                if isinstance(block, (Drawing, TableBlock)):
                    continue
                for text in texts_of(block):
                    assert "".join(text.split()) in flat, text


async def test_drawings_stand_as_they_were_drawn_and_a_narrow_terminal_shows_the_way_to_the_rest(
    tmp_path: Path,
) -> None:
    path = bakery(tmp_path)
    report = report_in(path)
    drawing = next(
        block for section in report.sections for block in section.blocks if isinstance(block, Drawing)
    )
    async with opened(path, "report", size=(60, 30)) as (screen, pilot):
        page = await page_of(screen, pilot)
        rows = page.text.split("\n")
        at = rows.index(drawing.lines[0].rstrip())
        assert rows[at : at + len(drawing.lines)] == [line.rstrip() for line in drawing.lines]
        page.scroll_to(y=at, animate=False, immediate=True)
        await wait_for(pilot, lambda: "→" in seen(screen.app), "an arrow at the edge")
        await pilot.press(*["right"] * 20)
        await wait_for(pilot, lambda: page.scroll_x > 0, "the rest comes")


async def test_the_report_is_written_as_markdown_beside_the_workshop(tmp_path: Path) -> None:
    path = bakery(tmp_path)
    async with opened(path, "report") as (screen, pilot):
        app = screen.app
        await page_of(screen, pilot)
        await pilot.press("s")
        await wait_for(pilot, lambda: isinstance(app.screen, OneText), "the name is asked")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "bakery.md" in told(app), "it says where it went")
    assert (tmp_path / "bakery.md").read_text(encoding="utf-8") == to_markdown(report_in(path))


async def test_a_file_that_is_there_is_named_before_it_is_written_over(tmp_path: Path) -> None:
    path = empty(tmp_path)
    there = tmp_path / "empty.md"
    there.write_text("mine", encoding="utf-8")
    async with opened(path, "report") as (screen, pilot):
        app = screen.app
        await page_of(screen, pilot)
        await pilot.press("s")
        await wait_for(pilot, lambda: isinstance(app.screen, OneText), "the name is asked")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "is there already" in seen(app), "it is told")
        assert there.read_text(encoding="utf-8") == "mine"
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is screen, "left alone")
        assert there.read_text(encoding="utf-8") == "mine"
        await pilot.press("s")
        await wait_for(pilot, lambda: isinstance(app.screen, OneText), "again")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "is there already" in seen(app), "it is told again")
        await pilot.press("enter")
        await wait_for(pilot, lambda: there.read_text(encoding="utf-8") != "mine", "now it is written")


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "report") as (screen, pilot):
        app = screen.app
        await page_of(screen, pilot)
        await pilot.press("s")
        await wait_for(pilot, lambda: isinstance(app.screen, OneText), "the name is asked")
        box = app.screen.query_one("SafeInput")
        box.value = str(tmp_path / "no" / "folder" / "x.md")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await wait_for(pilot, lambda: "cannot be found" in told(app), "it is told")


async def test_the_report_follows_the_workshop(tmp_path: Path) -> None:
    async with opened(empty(tmp_path), "report") as (screen, pilot):
        page = await page_of(screen, pilot)
        screen.apply((Put(Parked.table, "p-1", {"text": "the lease ends in May"}),))
        await wait_for(pilot, lambda: "the lease ends in May" in page.text, "it is in the report")


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x"])
def test_a_format_that_is_not_written_here_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(Trouble, match=r"\.md"):
        save_report(report_in(empty(tmp_path)), tmp_path / name)
    assert not (tmp_path / name).exists()


def test_plain_text_is_written_too(tmp_path: Path) -> None:
    save_report(report_in(empty(tmp_path)), tmp_path / "x.txt")
    assert "Test Firm" in (tmp_path / "x.txt").read_text(encoding="utf-8")


def test_a_report_never_writes_over_a_file_unasked(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("mine", encoding="utf-8")
    report = report_in(empty(tmp_path))
    with pytest.raises(Trouble):
        save_report(report, tmp_path / "x.md")
    save_report(report, tmp_path / "x.md", over=True)
    assert (tmp_path / "x.md").read_text(encoding="utf-8") == to_markdown(report)
