"""`canvas case new` and `case from`: whole dialogues through a pipe, and workshops that become drafts."""

from __future__ import annotations

import dataclasses
import io
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from canvas.library.folders import built_in_folder
from canvas.library.reading import read_case
from canvas.model.case import Case

from .conftest import Canvas, Said

Answers = Callable[..., Said]
FOLDER = built_in_folder()
assert FOLDER is not None
RETAIL = FOLDER / "retail"


@pytest.fixture
def answers(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Runs `canvas WORDS…` with these lines on its input."""

    def run(lines: Iterable[str], *words: str) -> Said:
        typed = io.TextIOWrapper(
            io.BytesIO("".join(f"{line}\n" for line in lines).encode()), encoding="utf-8"
        )
        monkeypatch.setattr(sys, "stdin", typed)
        return canvas(*words)

    return run


def original(language: str) -> Case:
    return read_case(RETAIL / f"appeltje-eitje.{language}.md")


def told(case: Case) -> list[str]:
    """What somebody types who tells the texts of this case: sections, title and gist."""
    lines = []
    for text in case.sections.values():
        lines += [*text.split("\n\n"), ""]
    return [*lines, case.title, case.gist, *case.questions, ""]


def typed(case: Case, key: str) -> list[str]:
    """What somebody types who knows this case and answers every question."""
    no_date = {"en": "no date", "nl": "geen datum"}[case.language]
    lines = [
        case.organisation, case.place, "", case.sector.value, case.size.value, "-".join(map(str, case.years)),
        case.status.value, case.outcome.value, ", ".join(case.blocks), ", ".join(case.data_kinds),
        ", ".join(case.patterns), "", ", ".join(case.tags), "", *([", ".join(case.concerns)] if case.concerns else []), "",
        ", ".join(case.parties), *told(case),
    ]  # fmt: skip
    for source in case.sources:
        lines += [source.title, source.url, str(source.year or no_date)]
    lines.append("")
    for result in case.results:
        lines += [result.text, result.kind.value, result.by, str(result.year or ""), str(result.source)]
    return [*lines, "", key]


def only_the_twin(case: Case) -> list[str]:
    lines = [case.organisation, ", ".join(case.parties), *told(case)]
    for result in case.results:
        lines += [result.text, result.by]
    return lines


def same_case(path: Path, wanted: Case) -> None:
    """The file holds this case, but for its key and the day on which it was written."""
    found = read_case(path)
    sources = tuple(dataclasses.replace(each, undated=each.year is None) for each in wanted.sources)
    expected = dataclasses.replace(wanted, key=found.key, checked_on=found.checked_on, sources=sources)
    assert found == expected


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_whole_dialogue_gives_a_pair_of_files_that_the_check_accepts(
    answers: Answers, language: str
) -> None:
    other = "nl" if language == "en" else "en"
    lines = [*typed(original(language), "Farm wall"), "1", *only_the_twin(original(other))]
    said = answers(lines, "--lang", language, "case", "new", "-o", "mine")
    assert said.code == 0, said.err
    same_case(Path("mine") / f"farm-wall.{language}.md", original(language))
    same_case(Path("mine") / f"farm-wall.{other}.md", original(other))
    check = answers([], "--lang", "en", "case", "check", "mine", "--json")
    assert check.code == 0, check.out
    assert [row for row in check.data if row["severity"] == "error"] == []
    files = f"mine/farm-wall.{language}.md mine/farm-wall.{other}.md"
    assert f"canvas --lang {language} case check {files}" in said.err


def test_names_and_numbers_in_the_language_of_the_author_are_answers(answers: Answers) -> None:
    lines = [
        "De Zon",
        "Zwolle",
        "",
        "detailhandel",
        "10 tot en met 49 mensen",
        "2020",
        "loopt",
        "5",
        "klantsegmenten, 8",
    ]
    assert answers(lines, "--lang", "nl", "case", "new").code == 0
    text = Path("de-zon.nl.md").read_text(encoding="utf-8")
    for line in (
        'sector = "retail"', 'size = "10-49"', 'status = "running"', 'outcome = "failed"',
        'blocks = ["customer_segments", "cost_structure"]', 'region = { code = "NL21", name = "Overijssel" }',
        'country = "NL"', 'language = "nl"',
    ):  # fmt: skip
        assert line in text


def test_when_the_lines_end_what_there_is_is_written_and_what_is_missing_is_said(answers: Answers) -> None:
    said = answers(["De Zon", "Zwolle"], "--lang", "en", "case", "new")
    assert said.code == 0
    assert "Written: de-zon.en.md" in said.err
    assert "title: The field “title” is missing or empty." in said.err
    lines = Path("de-zon.en.md").read_text(encoding="utf-8").split("\n")
    number = lines.index('sector = ""') + 1
    assert lines[number - 2].startswith("# TODO sector: ")
    assert f"line {number}: sector: The field “sector” is missing or empty." in said.err
    assert "canvas --lang en case preview de-zon.en.md" in said.err
    assert "canvas --lang en case new --twin de-zon.en.md" in said.err
    check = answers([], "case", "check", "de-zon.en.md", "--json")
    assert check.code == 1
    rules = {row["rule"] for row in check.data}
    assert rules == {"missing-field", "not-findable", "section-empty", "twin-missing"}
    [sector] = [row for row in check.data if row["field"] == "sector"]
    assert (sector["line"], sector["allowed"][0]) == (number, "retail")
    by_itself = [row["line"] for row in check.data if row["field"] in ("results", "sources")]
    assert [lines[line - 1].split(":")[0] for line in by_itself] == ["# TODO results", "# TODO sources"]


def test_when_nothing_is_typed_nothing_is_written(answers: Answers) -> None:
    said = answers([], "case", "new")
    assert said.code == 0
    assert "nothing is written" in said.err
    assert list(Path().glob("*.md")) == []


def test_a_case_that_is_there_is_never_written_over(answers: Answers) -> None:
    Path("de-zon.nl.md").write_text("mine", encoding="utf-8")
    answers(["De Zon"], "--lang", "en", "case", "new")
    answers(["De Zon"], "--lang", "en", "case", "new")
    assert Path("de-zon.nl.md").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in Path().glob("*.md")) == [
        "de-zon-2.en.md",
        "de-zon-3.en.md",
        "de-zon.nl.md",
    ]


def test_a_new_case_does_not_take_the_place_of_a_built_in_one(answers: Answers) -> None:
    answers(["Appeltje Eitje"], "--lang", "en", "case", "new")
    assert Path("appeltje-eitje-2.en.md").exists()


def test_the_language_of_the_case_can_be_named_after_the_command(answers: Answers) -> None:
    assert answers(["De Zon"], "case", "new", "--lang", "nl").code == 0
    assert 'language = "nl"' in Path("de-zon.nl.md").read_text(encoding="utf-8")


def test_the_twin_of_a_case_that_is_there_shares_its_facts(answers: Answers) -> None:
    Path("retail").mkdir()
    mine = Path("retail/appeltje-eitje.en.md")
    mine.write_bytes((RETAIL / mine.name).read_bytes())
    said = answers(only_the_twin(original("nl")), "--lang", "en", "case", "new", "--twin", str(mine))
    assert said.code == 0, said.err
    assert read_case(Path("retail/appeltje-eitje.nl.md")) == original("nl")
    assert "retail/appeltje-eitje.nl.md: nothing is missing." in said.err


def test_the_twin_can_be_left_open(answers: Answers) -> None:
    Path("farm.nl.md").write_bytes(
        (RETAIL / "appeltje-eitje.nl.md").read_bytes().replace(b"appeltje-eitje", b"farm")
    )
    assert answers([], "--lang", "en", "case", "new", "--twin", "farm.nl.md").code == 0
    text = Path("farm.en.md").read_text(encoding="utf-8")
    assert "# TODO title: " in text
    assert "# TODO organisation: " in text
    assert 'place = "Dodewaard"' in text


def test_a_twin_that_is_there_is_told_and_left_as_it_was(answers: Answers) -> None:
    for language in ("en", "nl"):
        Path(f"farm.{language}.md").write_text('+++\nkey = "farm"\n+++\n', encoding="utf-8")
    said = answers(["x"], "--lang", "en", "case", "new", "--twin", "farm.en.md")
    assert said.code == 2
    assert "farm.nl.md: There is already a file of this name." in said.err
    assert Path("farm.nl.md").read_text(encoding="utf-8") == '+++\nkey = "farm"\n+++\n'


@pytest.mark.parametrize("content", [None, b"no case", b"\xff\xfe", b"+++\nkey = \n+++\n"])
def test_a_twin_of_what_is_no_case_is_told_in_a_sentence(answers: Answers, content: bytes | None) -> None:
    if content is not None:
        Path("odd.en.md").write_bytes(content)
    said = answers([], "case", "new", "--twin", "odd.en.md")
    assert said.code == 2
    assert said.err.startswith("odd.en.md")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights do not hold for this user")
def test_what_was_typed_is_shown_when_the_file_cannot_be_written(answers: Answers) -> None:
    Path("shut").mkdir()
    Path("shut").chmod(stat.S_IRUSR | stat.S_IXUSR)
    said = answers(["De Zon", "Zwolle"], "case", "new", "-o", "shut")
    assert said.code == 2
    assert 'organisation = "De Zon"' in said.out
    assert "not allowed" in said.err


def test_what_was_typed_is_shown_when_its_folder_is_gone(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(io.BytesIO):
        """The folder is taken away after the first answer."""

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if not line:
                shutil.rmtree("stick")
            return line

    typed_in = io.TextIOWrapper(Gone(b"De Zon\n"), encoding="utf-8")
    monkeypatch.setattr(io, "TextIOWrapper", lambda *_a, **_k: typed_in)
    said = answers([], "--lang", "en", "case", "new", "-o", "stick")
    assert said.code == 2
    assert 'organisation = "De Zon"' in said.out
    assert "cannot be found" in said.err


def test_a_folder_that_is_a_file_is_told_in_a_sentence(answers: Answers) -> None:
    Path("taken").write_text("x", encoding="utf-8")
    said = answers(["De Zon"], "--lang", "en", "case", "new", "-o", "taken")
    assert said.code == 2
    assert said.err.startswith("taken: This folder cannot be made")


def test_text_that_a_terminal_could_obey_is_never_sent_to_it(answers: Answers) -> None:
    said = answers(["De \x1b[2JZon", "Zwolle", "<", "<", "\x1b]0;x\x07", "?"], "case", "new")
    assert "\x1b" not in said.out + said.err
    [made] = Path().glob("*.md")
    assert "\x1b" not in made.read_text(encoding="utf-8")


# From a workshop


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("key", ["bakery", "contractor"])
def test_a_workshop_becomes_a_draft_that_passes_the_check(canvas: Canvas, key: str, language: str) -> None:
    canvas("--lang", language, "example", key, "-o", "w", "--no-open")
    said = canvas("--lang", "en", "case", "from", "w.canvas.toml", "-o", "drafts", "--twin")
    assert said.code == 0, said.err
    assert canvas("case", "check", "drafts").code == 0
    assert sorted(path.suffixes[0] for path in Path("drafts").iterdir()) == [".en", ".nl"]


def test_a_draft_in_one_language_says_why_its_twin_is_not_there(canvas: Canvas) -> None:
    canvas("--lang", "nl", "example", "bakery", "-o", "w", "--no-open")
    said = canvas("--lang", "en", "case", "from", "w.canvas.toml")
    assert said.code == 0, said.err
    text = Path("bakkerij-de-korenbloem.nl.md").read_text(encoding="utf-8")
    assert 'rule = "twin-missing"' in text
    assert canvas("case", "check", "bakkerij-de-korenbloem.nl.md").code == 0
    again = canvas("case", "from", "w.canvas.toml")
    assert "bakkerij-de-korenbloem-2.nl.md" in again.err


def test_a_redesign_is_named_by_its_id_or_name_and_a_wrong_one_gives_the_nearest(canvas: Canvas) -> None:
    canvas("--lang", "en", "example", "bakery", "-o", "w", "--no-open")
    for name in ("c-street", "The street delivers"):
        assert canvas("case", "from", "w.canvas.toml", "--redesign", name, "-o", name[:3]).code == 0
        [made] = Path(name[:3]).iterdir()
        assert "The street delivers" in made.read_text(encoding="utf-8")
    said = canvas("--lang", "en", "case", "from", "w.canvas.toml", "--redesign", "c-stret")
    assert said.code == 2
    assert "Did you mean “c-street”?" in said.err


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ((), "the sector and the place"),
        (("--sector", "retail"), "the place"),
        (("--place", "Zwolle"), "the sector"),
    ],
)
def test_a_workshop_without_a_sector_or_a_place_is_no_case_yet_and_nothing_is_written(
    canvas: Canvas, given: tuple[str, ...], lacking: str
) -> None:
    canvas("new", "w", "--no-open", "--firm", "De Zon", *given)
    said = canvas("--lang", "en", "case", "from", "w.canvas.toml", "--twin", "-o", "out")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"w.canvas.toml: A case needs what this workshop does not say yet: {lacking}. "
        "Open the workshop, and fill that in under “The firm” (F9).\n"
    )
    assert not Path("out").exists()


def test_a_new_workshop_becomes_a_draft(canvas: Canvas) -> None:
    canvas("new", "w", "--no-open", "--firm", "De Zon", "--sector", "retail", "--place", "Zwolle")
    said = canvas("--lang", "en", "case", "from", "w.canvas.toml", "--twin")
    assert said.code == 0, said.err
    assert "De Zon" in Path("de-zon.en.md").read_text(encoding="utf-8")
    refused = canvas("--lang", "en", "case", "from", "w.canvas.toml", "--redesign", "x")
    assert "It has none yet" in refused.err


def test_a_file_that_is_no_workshop_is_told_in_a_sentence(canvas: Canvas) -> None:
    Path("w.canvas.toml").write_text("= 1", encoding="utf-8")
    said = canvas("case", "from", "w.canvas.toml")
    assert said.code == 2
    assert said.err.startswith("w.canvas.toml")
