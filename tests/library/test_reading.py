"""The library: every case that can be read, and a word about those that cannot."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from canvas.library.folders import built_in_folder, case_files, folders, what_is_at
from canvas.library.reading import load_library, read_case
from canvas.locale import LANGUAGES
from canvas.model.case import Section
from canvas.model.words import Block, CaseSize, DataKind, Outcome, ResultKind, Sector, Tag
from canvas.text.problems import Trouble

from .conftest import Shelf


def test_a_case_is_read_whole(shelf: Shelf) -> None:
    case = read_case(shelf.dutch)
    assert (case.key, case.language, case.sector) == ("appeltje-eitje", "nl", Sector.RETAIL)
    assert (case.region_code, case.region_name, case.size) == ("NL22", "Gelderland", CaseSize.UNKNOWN)
    assert (case.outcome, case.checked_on, case.when) == (
        Outcome.SUCCESS,
        datetime.date(2026, 11, 24),
        "2020",
    )
    assert case.blocks[:2] == (Block.CHANNELS, Block.REVENUE_STREAMS)
    assert case.data_kinds == (DataKind.TRANSACTIONS,)
    assert Tag.SKILLS in case.tags
    assert [result.kind for result in case.results][-1] is ResultKind.CLAIMED
    assert case.sources[case.results[0].source - 1].title.startswith("Omroep Gelderland")
    assert list(case.sections) == list(Section)
    assert case.sections[Section.BORROW].endswith("wat zou je van elke verkoop willen leren?")
    assert case.sections[Section.CHANGED].count("\n\n") == 1, "paragraphs stay parted"


def test_a_file_with_windows_newlines_and_a_byte_order_mark_reads_the_same(shelf: Shelf) -> None:
    before = read_case(shelf.english)
    shelf.english.write_bytes(b"\xef\xbb\xbf" + shelf.english.read_bytes().replace(b"\n", b"\r\n"))
    assert read_case(shelf.english) == before


def test_a_case_that_cannot_be_read_carries_all_its_problems(shelf: Shelf) -> None:
    shelf.change('sector = "retail"', 'sector = "shop"')
    shelf.change("checked_on = 2026-11-24", "")
    shelf.change("## Result\n", "## Results\n")
    with pytest.raises(Trouble) as caught:
        read_case(shelf.english)
    assert [problem.rule for problem in caught.value.problems] == [
        "closed-list",
        "missing-field",
        "section-missing",
        "section-unknown",
    ]


def test_a_case_with_a_blemish_is_still_read(shelf: Shelf) -> None:
    shelf.change('"automation"', '"a-tag-of-our-own"')
    shelf.change('country = "NL"', 'country = "NL"\nour_own_field = 1')
    assert "a-tag-of-our-own" in read_case(shelf.english).tags


def test_the_built_in_library_has_every_case_in_both_languages() -> None:
    library = load_library(path for path in [built_in_folder()] if path)
    assert library.problems == ()
    assert len(library.keys()) >= 80
    for language in LANGUAGES:
        assert [case.language for case in library.all(language)] == [language] * len(library.keys())


def test_a_case_in_one_language_is_found_in_the_other_too(shelf: Shelf) -> None:
    shelf.dutch.unlink()
    library = load_library([shelf.folder])
    case = library.case("appeltje-eitje", "nl")
    assert case is not None
    assert case.language == "en"
    assert library.all("nl") == [case]
    assert library.case("no-such-case", "nl") is None


def test_a_file_that_cannot_be_read_is_left_out_and_told(shelf: Shelf) -> None:
    shelf.change('sector = "retail"', 'sector = "shop"')
    library = load_library([shelf.folder])
    assert list(library.cases) == [("appeltje-eitje", "nl")]
    assert [(problem.file, problem.field) for problem in library.problems] == [(str(shelf.english), "sector")]


def test_of_two_cases_with_one_key_the_first_stays_and_the_other_is_told(
    shelf: Shelf, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / shelf.english.name).write_bytes(
        shelf.english.read_bytes().replace(b"Two farms put", b"Our farms put")
    )
    library = load_library([shelf.folder, own])
    case = library.case("appeltje-eitje", "en")
    assert case is not None
    assert case.title.startswith("Two farms")
    assert [(problem.rule, problem.file) for problem in library.problems] == [
        ("key-twice", str(own / shelf.english.name))
    ]


def test_folders_of_ones_own_come_after_the_built_in_one(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    named = folders({"CANVAS_CASES": os.pathsep.join([str(own), "", str(other), str(own)])})
    assert named == (built_in_folder(), own, other)
    assert folders({}) == (built_in_folder(),)


def test_a_folder_of_ones_own_may_begin_at_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folders({"CANVAS_CASES": "~/mine"})[1:] == (tmp_path / "mine",)
    assert folders({"CANVAS_CASES": "~nobody-at-all/x"})[1:] == (Path("~nobody-at-all/x"),)


@pytest.mark.skipif(os.name != "posix", reason="links are made another way")
def test_the_built_in_folder_written_another_way_is_the_same_folder(tmp_path: Path) -> None:
    built_in = built_in_folder()
    assert built_in is not None
    (tmp_path / "link").symlink_to(built_in)
    for other in (tmp_path / "link", built_in / ".." / built_in.name, Path(os.path.relpath(built_in))):
        assert folders({"CANVAS_CASES": str(other)}) == (built_in,)
        library = load_library([built_in, other])
        assert (library.replaced, library.problems) == ((), ())
        assert load_library([other]).replaced == ()


@pytest.mark.parametrize(
    ("hostile", "rule"),
    [
        ("A \x1b[2J b.", "hidden-text"), ("A \u202e b.", "hidden-text"), ("A \u200b b.", "hidden-text"),
        ("<script>alert(1)</script>", "mark-up"), ("A <b>word</b>.", "mark-up"), ("[read](javascript:alert(1))", "mark-up"),
        ("See javascript:alert(1).", "mark-up"), ("See www.example.org.", "mark-up"), ("<https://example.org>", "mark-up"),
        ("![x](https://example.org/x.png)", "mark-up"), ("- a list", "mark-up"), ("*so*", "mark-up"), ("    code", "mark-up"),
        ("> said", "mark-up"), ("It was\n===", "mark-up"), ("### A heading", "mark-up"),
    ],
)  # fmt: skip
def test_a_case_with_mark_up_or_hidden_characters_is_left_out_and_told(
    shelf: Shelf, tmp_path: Path, hostile: str, rule: str
) -> None:
    shelf.change("## Result\n", f"## Result\n\n{hostile}\n")
    cache = tmp_path / "cache"
    for _again in range(2):
        library = load_library([shelf.folder], cache)
        assert list(library.cases) == [("appeltje-eitje", "nl")]
        assert {problem.rule for problem in library.problems} == {rule}
        assert {problem.file for problem in library.problems} == {str(shelf.english)}
        assert all(problem.line for problem in library.problems)


def test_signs_that_are_no_mark_up_keep_no_case_out(shelf: Shelf) -> None:
    shelf.change("## Result\n", "## Result\n\nIt cost 2 * 3 euro, [sic], and a_b_c stayed < 5.\n\n")
    assert load_library([shelf.folder]).problems == ()


def test_a_case_with_another_error_stays_in_the_library(shelf: Shelf) -> None:
    shelf.dutch.unlink()
    assert [problem.rule for problem in shelf.check()] == ["twin-missing"]
    assert load_library([shelf.folder]).problems == ()


def test_a_hostile_text_that_is_far_too_long_is_left_out_quickly(shelf: Shelf) -> None:
    shelf.change("## Result\n", f"## Result\n\n{'[a](b) ' * 10_000}\n")
    start = time.monotonic()
    library = load_library([shelf.folder])
    assert time.monotonic() - start < 2
    assert [problem.rule for problem in library.problems] == ["body-length"]


def test_what_stands_at_a_path_is_told_and_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    there = [what_is_at(each) for each in (tmp_path, tmp_path / "a", tmp_path / "b", tmp_path / "a" / "b")]
    assert there == ["folder", "file", "nothing", "nothing"]
    for name in ("a\x00b", "a" * 300):
        with pytest.raises(Trouble, match="This name leads to no file"):
            what_is_at(tmp_path / name)


def test_a_folder_that_is_not_there_is_told_and_the_rest_is_read(shelf: Shelf, tmp_path: Path) -> None:
    library = load_library([tmp_path / "gone", shelf.folder])
    assert [(problem.rule, problem.file) for problem in library.problems] == [
        ("unreadable", str(tmp_path / "gone"))
    ]
    assert len(library.cases) == 2


def test_only_files_called_as_cases_are_taken_for_cases(shelf: Shelf) -> None:
    (shelf.folder / "README.md").write_text("About this folder", encoding="utf-8")
    (shelf.folder / ".hidden.en.md").write_text("", encoding="utf-8")
    deeper = shelf.folder / "a" / "b"
    deeper.mkdir(parents=True)
    (deeper / "far.en.md").write_text("", encoding="utf-8")
    assert case_files(shelf.folder) == [shelf.english, shelf.dutch]


def test_reading_the_library_imports_nothing_heavy() -> None:
    program = (
        "import sys; from canvas.library import matching, reading, borrow; reading.load_library(); "
        "print(*{'textual', 'rich', 'pydantic', 'markdown_it', 'click'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
