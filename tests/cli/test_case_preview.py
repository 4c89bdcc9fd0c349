"""`canvas case preview` and `canvas case coverage` where there is no screen: printed once, or for programs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from canvas.library.folders import built_in_folder
from canvas.library.previewing import LISTED, NEAREST
from canvas.library.profiles import profiles
from canvas.library.reading import load_library
from canvas.locale import language, speak
from canvas.method.patterns import concerns
from canvas.model.words import Sector
from canvas.report.cells import width

from .conftest import Canvas


@pytest.fixture
def file(canvas: Canvas) -> Path:
    """A built-in case in both languages, in the folder one is in."""
    folder = built_in_folder()
    assert folder is not None
    for name in ("nedap.en.md", "nedap.nl.md"):
        shutil.copy(folder / "manufacturing" / name, name)
    return Path("nedap.en.md")


def test_without_a_terminal_card_problems_and_firms_are_printed_once(canvas: Canvas, file: Path) -> None:
    said = canvas("case", "preview", str(file))
    assert said.code == 0
    card, rest = said.out.split("The check finds nothing wrong.")
    assert "From making devices" in card and "Groenlo · 2016–2024" in card
    best = canvas("case", "preview", str(file), "--json").data["shown"][0]
    assert " · ".join(best["reasons"]) in " ".join(card.split())
    assert "Machinefabriek Het Achtste Tandwiel, Winterswijk\n" in rest
    assert "data-machines" not in rest
    assert "What do your machines, vehicles, buildings, tills or products record" in rest
    assert max(width(line) for line in said.out.split("\n") if "https://" not in line) <= 80
    assert canvas("case", "preview", "--plain", str(file)).out == said.out


def test_the_page_stands_between_the_card_and_the_check_as_case_show_has_it(
    canvas: Canvas, file: Path
) -> None:
    said = canvas("case", "preview", "--plain", str(file)).out
    page = canvas("case", "show", "nedap").out
    assert page in said
    order = ["The card beside a question", "The page\n", page, "The check finds nothing wrong.", "Where it would be shown"]  # fmt: skip
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)


def test_reasons_are_in_the_language_that_is_spoken_not_in_that_of_the_case(
    canvas: Canvas, file: Path
) -> None:
    rows = canvas("--lang", "en", "case", "preview", str(file.with_name("nedap.nl.md")), "--json").data[
        "shown"
    ]
    told = " · ".join(each for row in rows for each in row["reasons"] if "words in common" not in each)
    english, dutch = ({concern.name.of(each) for concern in concerns()} for each in ("en", "nl"))
    assert [name for name in english if name in told]
    assert [name for name in dutch - english if name in told] == []


def test_for_programs_each_firm_question_rank_and_reason_is_there_best_first(
    canvas: Canvas, file: Path
) -> None:
    data = canvas("case", "preview", str(file), "--json").data
    assert data["case"]["key"] == "nedap"
    assert data["problems"] == []
    rows = data["shown"]
    assert {(row["profile"], row["prompt"]) for row in rows} == {
        (firm.key, prompt) for firm in profiles() for prompt in firm.prompts
    }
    many = len(load_library().keys())
    assert all(1 <= row["rank"] <= many and row["reasons"] for row in rows)
    assert rows[0]["beside"] and rows[0]["rank"] <= rows[1]["rank"]
    besides = [row["beside"] for row in rows]
    assert besides == sorted(besides, reverse=True)


def test_a_draft_that_cannot_be_read_yet_is_told_with_its_lines_and_exit_1(
    canvas: Canvas, file: Path
) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('sector = "manufacturing"', 'sector = "manufactoring"'), encoding="utf-8")
    said = canvas("case", "preview", str(file))
    line = 1 + text[: text.index("sector = ")].count("\n")
    assert said.code == 1
    assert "cannot be read as a case yet" in said.out
    assert f"nedap.en.md:{line}" in said.out and "“manufacturing”" in said.out
    assert "Where it would be shown" not in said.out and "The page" not in said.out
    data = canvas("case", "preview", str(file), "--json").data
    assert (data["case"], data["shown"]) == (None, [])
    assert data["problems"][0]["line"] == line


def test_a_case_far_from_every_firm_is_shown_nowhere_and_the_nearest_places_are_told(
    canvas: Canvas, file: Path
) -> None:
    text = file.read_text(encoding="utf-8")
    head, _body = text.split("\n+++\n")
    far = head.replace('place = "Groenlo"', 'place = "Xanten"').replace("manufacturing", "culture")
    for field, value in (
        ("blocks", '["key_partners"]'),
        ("tags", '["knowledge-transfer"]'),
        ("patterns", '["freemium"]'),
        ("concerns", "[]"),
        ("questions", "[]"),
    ):
        start = far.index(f"\n{field} = ")
        far = far[:start] + f"\n{field} = {value}" + far[far.index("\n", start + 1) :]
    sections = ["Situation", "What changed", "Data and its value", "Chain: who gave, who got", "Result",
                "What did not go by itself", "What to borrow"]  # fmt: skip
    file.write_text(
        far + "\n+++\n" + "\n".join(f"## {each}\nQwx zrt." for each in sections), encoding="utf-8"
    )
    said = canvas("case", "preview", str(file))
    assert "Nowhere at once. Nearest to it:" in said.out
    places = re.findall(r"^ +(\d+)  +\S", said.out.split("Nearest to it:")[1], re.MULTILINE)
    assert len(places) == NEAREST
    assert [int(place) for place in places] == sorted(int(place) for place in places)
    assert int(places[0]) > LISTED


@pytest.mark.parametrize("name", ["nothing.en.md", "."])
def test_what_is_no_file_is_told_in_one_sentence(canvas: Canvas, name: str) -> None:
    said = canvas("case", "preview", name)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "Name the file of one case" in said.err


def test_nothing_of_a_hostile_file_is_obeyed_or_ends_in_a_traceback(canvas: Canvas, tmp_path: Path) -> None:
    for number, data in enumerate(
        (b"", b"\x00" * 100, b"\xff\xfe+\x00", b"+++\n[[" * 500, b"\x1b]52;c;aGk=\x07" * 9)
    ):
        path = tmp_path / f"case{number}.en.md"
        path.write_bytes(data)
        said = canvas("case", "preview", str(path))
        assert said.code == 1
        assert "\x1b" not in said.out + said.err
        assert "Traceback" not in said.err and "last-error" not in said.err


@pytest.mark.parametrize(("spoken", "largest"), [("en", "250 people or more"), ("nl", "250 mensen of meer")])
def test_the_tables_of_coverage_fit_80_columns_and_mark_the_holes(
    canvas: Canvas, spoken: str, largest: str
) -> None:
    before = language()
    try:
        said = canvas("--lang", spoken, "case", "coverage")
    finally:
        speak(before)
    assert said.code == 0
    assert max(width(line) for line in said.out.split("\n")) <= 80
    assert "·" in said.out
    assert "Overijssel (NL21)" in said.out and largest in said.out


def test_coverage_for_programs_counts_what_is_in_the_library(canvas: Canvas) -> None:
    data = canvas("case", "coverage", "--json").data
    cases = load_library().all("en")
    assert data["cases"] == len(cases)
    assert set(data["tables"]) == {"pattern", "region", "size", "outcome"}
    for row in data["tables"]["pattern"]:
        assert set(row["counts"]) == set(Sector)
        assert row["total"] == sum(row["key"] in case.patterns for case in cases)
    for row in data["tables"]["outcome"]:
        assert row["total"] == sum(case.outcome == row["key"] for case in cases)
    assert all(each["says"].endswith(".") for each in data["missing"])


def test_what_is_missing_is_said_in_words_with_the_key_of_the_pattern(canvas: Canvas) -> None:
    data = canvas("case", "coverage", "--json").data
    said = " ".join(canvas("case", "coverage").out.split())
    assert data["missing"], "a library that lacks nothing needs another test"
    for each in data["missing"]:
        assert each["says"] in said
        assert all(key in each["says"] for key in each["patterns"])
