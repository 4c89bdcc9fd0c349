"""`canvas case show`: cases to read, and as sheets that come out of the printer one page a case."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from canvas.cli.case_reading import read_out
from canvas.library.reading import load_library
from canvas.locale import Language, language, speak
from canvas.method.builtin import vocabulary
from canvas.model.case import Case, Result
from canvas.model.words import ResultKind
from canvas.report.case_sheets_html import sheets_as_html, short_address
from canvas.report.paper import Paper
from canvas.tui.widgets.case_page import case_rows

from .conftest import Canvas

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PRINTS = CHROMIUM and shutil.which("pdfinfo") and shutil.which("pdftotext")
printed = pytest.mark.skipif(
    not PRINTS, reason="printing a sheet needs chromium, pdfinfo and pdftotext, which are not on this machine"
)


def pages(page: Path, paper: Paper = Paper.A4) -> list[str]:
    """The text of each page that the browser prints, all of them of this paper."""
    pdf = page.with_suffix(".pdf")
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", f"--user-data-dir={page.parent / 'profile'}",
         "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert f"({paper})" in told
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    found = text.split("\f")[:-1]
    assert re.search(rf"^Pages:\s+{len(found)}$", told, re.MULTILINE)
    return found


def squeezed(text: str) -> str:
    return re.sub(r"[\s\-]", "", text)


def test_several_cases_are_read_one_after_the_other_in_the_order_asked_for(canvas: Canvas) -> None:
    said = canvas("case", "show", "picl", "nedap", "picl")
    titles = [load_library().case(key, "en").title for key in ("picl", "nedap")]  # type: ignore[union-attr]
    assert said.code == 0
    assert said.out.startswith(titles[0])
    assert said.out.count(titles[0]) == 1
    assert said.out.index(titles[0]) < said.out.index(titles[1])


def test_one_case_is_one_value_for_programs_and_several_are_a_list(canvas: Canvas) -> None:
    one = canvas("case", "show", "nedap", "--json").data
    both = canvas("case", "show", "nedap", "picl", "--json").data
    assert one["key"] == "nedap" and one["sections"]["borrow"]
    assert both[0] == one
    assert [row["key"] for row in both] == ["nedap", "picl"]


def test_every_unknown_key_is_told_with_the_nearest_and_nothing_is_written(canvas: Canvas) -> None:
    said = canvas("case", "show", "nedab", "picl", "picll", "-o", "sheet.html")
    assert said.code == 2
    assert "Did you mean “nedap”?" in said.err and "Did you mean “picl”?" in said.err
    assert "Allowed:" not in said.err and said.err.count("canvas case list") == 2
    assert not Path("sheet.html").exists()


@pytest.mark.parametrize("name", ["sheet.pdf", "sheet.docx", "sheet", "sheet.html.txt"])
def test_another_ending_is_told_in_one_sentence_with_the_endings_there_are(canvas: Canvas, name: str) -> None:
    said = canvas("case", "show", "nedap", "-o", name)
    assert said.code == 2
    assert ".html" in said.err and ".md" in said.err
    assert said.err.count("\n") == 1
    assert not Path(name).exists()


@pytest.mark.parametrize("name", ["sheet.html", "sheet.md"])
def test_a_file_that_is_there_is_written_over_only_when_asked(canvas: Canvas, name: str) -> None:
    Path(name).write_text("mine")
    refused = canvas("case", "show", "nedap", "-o", name)
    assert (refused.code, Path(name).read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert canvas("case", "show", "nedap", "-o", name, "--force").code == 0
    assert "Groenlo" in Path(name).read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(canvas: Canvas) -> None:
    said = canvas("case", "show", "nedap", "-o", "nowhere/sheet.html")
    assert said.code == 2
    assert "nowhere/sheet.html" in said.err
    assert "Traceback" not in said.err


def test_the_sheets_speak_the_language_that_was_asked_for(canvas: Canvas) -> None:
    before = language()
    try:
        assert canvas("--lang", "nl", "case", "show", "nedap", "-o", "blad.html").code == 0
    finally:
        speak(before)
    text = Path("blad.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in text
    assert "Wat kun je lenen" in text


@printed
@pytest.mark.parametrize(("spoken", "paper"), [("en", Paper.A4), ("nl", Paper.A4), ("nl", Paper.A3)])
def test_each_built_in_case_comes_out_on_one_page_of_its_own(
    tmp_path: Path, spoken: Language, paper: Paper
) -> None:
    cases = load_library().all(spoken)
    page = tmp_path / "all.html"
    page.write_text(sheets_as_html(cases, vocabulary(), spoken, paper), encoding="utf-8")
    found = pages(page, paper)
    assert len(found) == len(cases)
    for case, text in zip(cases, found, strict=True):
        assert squeezed(case.title) in squeezed(text)
        for source in case.sources:
            assert squeezed(short_address(source.url)) in squeezed(text)
        assert squeezed(f"canvas case show {case.key}") in squeezed(text)


@printed
def test_the_links_of_a_printed_sheet_lead_to_the_whole_addresses(tmp_path: Path) -> None:
    case = max(load_library().all("en"), key=lambda each: len(each.sources))
    page = tmp_path / "links.html"
    page.write_text(sheets_as_html([case], vocabulary(), "en"), encoding="utf-8")
    pages(page)
    told = subprocess.run(
        ["pdfinfo", "-url", str(page.with_suffix(".pdf"))], check=True, capture_output=True, text=True
    )
    there = {unquote(word) for word in told.stdout.split()}
    assert {source.url for source in case.sources} <= there


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_the_letters_of_every_built_in_case_are_large_for_its_paper(spoken: Language) -> None:
    """Clear print is 12 points, large print 16 and more (UK Association for Accessible Formats, Creating Clear Print, 2012)."""
    cases = load_library().all(spoken)
    found = re.findall(r"--size: ([\d.]+)", sheets_as_html(cases, vocabulary(), spoken))
    sizes = sorted(map(float, found))
    assert len(sizes) == len(cases)
    assert sizes[0] >= 11 and sizes[len(sizes) // 8] >= 12
    assert sizes[len(sizes) // 20] * Paper.A3.scale >= 16


def test_the_paper_is_asked_for_by_name_and_any_other_is_told_with_those_there_are(canvas: Canvas) -> None:
    assert canvas("case", "show", "nedap", "-o", "wall.html", "--paper", "a3").code == 0
    assert "size: A3 portrait" in Path("wall.html").read_text(encoding="utf-8")
    said = canvas("case", "show", "nedap", "-o", "other.html", "--paper", "letter")
    assert said.code == 2
    assert "a3" in said.err and "a4" in said.err
    assert not Path("other.html").exists()


def of_words(many: int) -> Case:
    """A case of so many words, of the length that words have in the longest Dutch ones."""
    case = max(load_library().all("nl"), key=lambda each: sum(map(len, each.sections.values())))
    words = " ".join(case.sections.values()).split()
    share = many // len(case.sections)
    spread = {
        section: " ".join((words * (1 + many // len(words)))[number * share : (number + 1) * share])
        for number, section in enumerate(case.sections)
    }
    last = list(spread)[-1]
    spread[last] += " " + " ".join(words[: many - share * len(spread)])
    assert sum(len(text.split()) for text in spread.values()) == many
    return replace(case, sections=spread)


@printed
def test_a_case_of_500_words_stays_on_one_page(tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    page.write_text(sheets_as_html([of_words(500)] * 3, vocabulary(), "nl"), encoding="utf-8")
    assert len(pages(page)) == 3


@printed
def test_a_case_far_too_long_goes_on_on_a_next_page_and_loses_nothing(tmp_path: Path) -> None:
    page = tmp_path / "longer.html"
    case = of_words(2500)
    page.write_text(sheets_as_html([case, of_words(300)], vocabulary(), "nl"), encoding="utf-8")
    found = pages(page)
    assert len(found) > 2
    assert squeezed(short_address(case.sources[-1].url)) in squeezed("".join(found[:-1]))


def places(page: Path) -> dict[str, float]:
    """How far down the first sheet each word begins, in points."""
    pages(page)
    told = subprocess.run(
        ["pdftotext", "-l", "1", "-bbox", str(page.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout  # fmt: skip
    found = re.findall(r'yMin="([\d.]+)" .*>(.+)</word>', told)
    return {word: float(place) for place, word in reversed(found)}


@printed
def test_there_is_air_above_the_title_and_between_paragraphs(tmp_path: Path) -> None:
    case = load_library().all("en")[0]
    sections = dict.fromkeys(case.sections, "Onebefore.\n\nTwobehind.\n\nThreelast.")
    page = tmp_path / "air.html"
    text = sheets_as_html([replace(case, title="Titleword", sections=sections)], vocabulary(), "en")
    page.write_text(text, encoding="utf-8")
    size = float(re.search(r"--size: ([\d.]+)", text)[1])  # type: ignore[index]
    at = places(page)
    assert at["Twobehind."] - at["Onebefore."] > size * 1.2 + 3.5
    assert at["Threelast."] - at["Twobehind."] > size * 1.2 + 3.5
    assert at["Titleword"] > 30


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("Een lector van Saxion", "een lector van Saxion"), ("A lecturer", "a lecturer"), ("An IT firm", "an IT firm"),
        ("The founder", "the founder"), ("De oprichter", "de oprichter"), ("Het bedrijf zelf", "het bedrijf zelf"),
        ("De Gelderlander", "De Gelderlander"), ("Het Parool", "Het Parool"), ("The Guardian", "The Guardian"),
        ("Anne de Vries", "Anne de Vries"), ("De Élégance", "De Élégance"), ("De", "De"), ("Nedap", "Nedap"),
    ],
)  # fmt: skip
def test_who_says_so_has_no_capital_in_the_middle_of_a_line_unless_it_is_a_name(by: str, told: str) -> None:
    assert Result("It worked", ResultKind.MEASURED, by, 1).said_by == told


def test_an_article_behind_the_kind_of_a_result_is_small_wherever_a_case_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = load_library().all("en")[0]
    case = replace(case, results=(Result("It worked", ResultKind.MEASURED, "The founder", 1, 2024),))
    read_out(case)
    assert "(measured: the founder, 2024; [1])" in capsys.readouterr().out
    assert "measured: the founder, 2024 [1]" in sheets_as_html([case], vocabulary(), "en")
    page = "".join(row.plain for row in case_rows(case, vocabulary(), {}, "en")(80, 80))
    assert "measured · the founder · 2024" in page
