"""`canvas case new --go-on`, the question about the other language, and the other ways in which a new author is helped on."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from canvas.cli.wrapping import wrapped
from canvas.library.folders import built_in_folder
from canvas.library.reading import read_case

from .conftest import Canvas
from .test_case_writing import Answers, answers, original, typed

__all__ = ["answers"]

FOLDER = built_in_folder() or Path()


@pytest.fixture
def farm(canvas: Canvas) -> Path:
    """A sound case in one language, in the folder one is in."""
    text = (FOLDER / "retail" / "appeltje-eitje.en.md").read_text(encoding="utf-8")
    path = Path("farm.en.md")
    path.write_text(text.replace('key = "appeltje-eitje"', 'key = "farm" # as we call it'), encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_only_what_is_open_or_wrong_is_asked_and_only_its_lines_change(answers: Answers, farm: Path) -> None:
    whole = farm.read_text(encoding="utf-8")
    change(farm, 'sector = "retail"', 'sector = "detailhandel"')
    change(farm, 'place = "Dodewaard"', 'place = ""')
    said = answers(["Dodewaard", "retail"], "--lang", "en", "case", "new", "--go-on", str(farm))
    assert said.code == 0, said.err
    assert "2 questions are still open" in said.out
    assert said.out.count("In which sector?") == 1
    assert "Whose story is it?" not in said.out
    assert farm.read_text(encoding="utf-8") == whole
    assert list(Path().iterdir()) == [farm]


def test_nothing_is_written_when_nothing_was_answered(answers: Answers, farm: Path) -> None:
    text = change(farm, 'sector = "retail"', 'sector = "detailhandel"')
    before = farm.stat()
    for lines in ([], [""], ["?", "<", ""]):
        said = answers(lines, "--lang", "en", "case", "new", "--go-on", str(farm))
        assert said.code == 0
        assert "nothing is written" in said.err
    assert farm.read_text(encoding="utf-8") == text
    assert (farm.stat().st_mtime_ns, farm.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_case_in_which_nothing_is_open_is_told_so(answers: Answers, farm: Path) -> None:
    said = answers(["x"], "--lang", "en", "case", "new", "--go-on", str(farm))
    assert said.code == 0
    assert "Nothing is open here" in said.err
    assert "--go-on" not in said.err.split("Nothing is open here")[1]


def test_after_a_case_in_which_nothing_is_missing_the_check_and_the_preview_come_next(
    answers: Answers, farm: Path
) -> None:
    other = (FOLDER / "retail" / "appeltje-eitje.nl.md").read_text(encoding="utf-8")
    Path("farm.nl.md").write_text(other.replace("appeltje-eitje", "farm"), encoding="utf-8")
    said = answers([], "--lang", "en", "case", "new", "--go-on", str(farm))
    assert "nothing is missing" in said.err
    assert said.err.split("What comes next:\n")[1].split("\n")[:2] == [
        "  canvas --lang en case check farm.en.md", "  canvas --lang en case preview farm.en.md",
    ]  # fmt: skip
    assert "editor" not in said.err


def test_what_no_question_can_mend_is_named_by_file_line_and_field(answers: Answers, farm: Path) -> None:
    day = read_case(farm).checked_on.isoformat()
    text = change(farm, f"checked_on = {day}", 'checked_on = "x"')
    number = text.split("\n").index('checked_on = "x"') + 1
    said = answers(["x"], "--lang", "en", "case", "new", "--go-on", str(farm))
    assert "Nothing is open here that a question could fill in." in said.err
    told = said.err.split("Open the file in an editor for plain text, at:\n")[1]
    assert told.split("\n")[:2] == [f"  farm.en.md, line {number}: checked_on", "Then:"]
    assert "--go-on" not in said.err


def test_going_on_is_told_as_long_as_a_question_is_left(answers: Answers, farm: Path) -> None:
    change(farm, f"checked_on = {read_case(farm).checked_on.isoformat()}", 'checked_on = "x"')
    change(farm, 'sector = "retail"', 'sector = "shops"')
    said = answers([], "--lang", "en", "case", "new", "--go-on", str(farm))
    assert "  canvas --lang en case new --go-on farm.en.md\n" in said.err
    assert "No question can mend" not in said.err
    said = answers(["retail"], "--lang", "en", "case", "new", "--go-on", str(farm))
    assert "--go-on" not in said.err
    assert "No question can mend what is left." in said.err


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_the_next_commands_are_in_the_language_that_was_asked_for_and_else_in_none(
    answers: Answers, farm: Path, monkeypatch: pytest.MonkeyPatch, spoken: str
) -> None:
    change(farm, 'sector = "retail"', 'sector = "shops"')
    said = answers([], "--lang", spoken, "case", "new", "--go-on", str(farm))
    commands = [line.strip() for line in said.err.split("\n") if line.startswith("  canvas ")]
    assert len(commands) > 2
    assert all(line.startswith(f"canvas --lang {spoken} case ") for line in commands)
    monkeypatch.setenv("CANVAS_LANG", spoken)
    said = answers([], "case", "new", "--go-on", str(farm))
    again = [line.strip() for line in said.err.split("\n") if line.startswith("  canvas ")]
    assert again == [line.replace(f" --lang {spoken}", "") for line in commands]


def test_a_language_that_was_named_after_the_command_goes_into_the_next_commands_before_it(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANVAS_LANG", "en")
    said = answers(["De Zon"], "case", "new", "--lang", "nl")
    assert "  canvas --lang nl case new --go-on de-zon.nl.md\n" in said.err


def test_what_was_begun_can_be_finished_question_by_question(answers: Answers) -> None:
    lines = typed(original("en"), "farm-wall")
    assert answers(lines[:9], "--lang", "en", "case", "new").code == 0
    path = Path("appeltje-eitje-2.en.md")
    assert (
        "canvas case new --go-on appeltje-eitje-2.en.md"
        in answers([], "case", "new", "--go-on", str(path)).err
    )
    said = answers(lines[9:-1], "--lang", "en", "case", "new", "--go-on", str(path))
    assert said.code == 0, said.err
    assert read_case(path).sections == original("en").sections
    assert read_case(path).results == original("en").results
    assert "TODO" not in path.read_text(encoding="utf-8")


def test_a_twin_that_was_broken_off_goes_on_with_the_other_text_beside(answers: Answers, farm: Path) -> None:
    assert answers(["", "boeren"], "--lang", "en", "case", "new", "--twin", str(farm)).code == 0
    said = answers(["Het knelde."], "--lang", "en", "case", "new", "--go-on", "farm.nl.md")
    assert "In English: " in said.out
    assert "Who took part?" not in said.out
    assert "## Situatie\n\nHet knelde.\n" in Path("farm.nl.md").read_text(encoding="utf-8")


def test_lines_that_end_as_on_windows_stay_so(answers: Answers, farm: Path) -> None:
    change(farm, 'sector = "retail"', 'sector = ""')
    farm.write_bytes(farm.read_bytes().replace(b"\n", b"\r\n"))
    assert answers(["retail"], "case", "new", "--go-on", str(farm)).code == 0
    raw = farm.read_bytes()
    assert b'sector = "retail"\r\n' in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize("content", [None, b"no case", b"\xff\xfe", b"+++\nkey = \n+++\n"])
def test_what_is_no_case_is_told_in_a_sentence_and_nothing_else(
    answers: Answers, content: bytes | None
) -> None:
    if content is not None:
        Path("odd.en.md").write_bytes(content)
    for option in ("--go-on", "--twin"):
        said = answers([], "--lang", "en", "case", "new", option, "odd.en.md")
        assert said.code == 2
        assert said.err.startswith("odd.en.md")
        assert said.out == ""


def test_a_twin_that_is_there_is_told_and_nothing_else(answers: Answers, farm: Path) -> None:
    shutil.copy(farm, "farm.nl.md")
    said = answers(["x"], "--lang", "en", "case", "new", "--twin", str(farm))
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1


def test_going_on_is_an_option_by_itself(answers: Answers, farm: Path) -> None:
    said = answers([], "--lang", "en", "case", "new", "--go-on", str(farm), "-o", "elsewhere")
    assert said.code == 2
    assert "goes with no other option" in said.err
    assert not Path("elsewhere").exists()


@pytest.mark.skipif(os.name != "posix", reason="links are made another way")
def test_a_link_stays_a_link(answers: Answers, farm: Path) -> None:
    change(farm, 'sector = "retail"', 'sector = ""')
    Path("real").mkdir()
    real = farm.rename(Path("real") / farm.name)
    farm.symlink_to(real)
    assert answers(["retail"], "case", "new", "--go-on", str(farm)).code == 0
    assert farm.is_symlink()
    assert 'sector = "retail"' in real.read_text(encoding="utf-8")


# The other language


@pytest.mark.parametrize(
    ("lines", "asked_again", "written"),
    [
        (["ja"], 0, True), (["1"], 0, True), (["Yes"], 0, True), (["nl"], 0, True), (["2"], 0, False), (["nee"], 0, False),
        (["?", "hm", "y"], 1, True), (["hm", "later", "n"], 2, False), (["hm", "later", "perhaps", "yes"], 2, False), ([], 0, False),
        ([""], 0, False), (["", "yes"], 0, False), (["hm", ""], 1, False),
    ],
)  # fmt: skip
def test_the_question_about_the_other_language_takes_yes_or_no_and_asks_again_at_most_twice(
    answers: Answers, lines: list[str], asked_again: int, written: bool
) -> None:
    enough = ["De Zon", *[""] * 26]
    said = answers([*enough, *lines], "--lang", "en", "case", "new")
    assert said.code == 0
    asked = said.out.split("Write the other language too?")[1]
    assert asked.count("Type 1 for yes, or 2 for no.") == asked_again
    assert ("You now write the Dutch text." in asked) is written
    assert Path("de-zon.nl.md").exists() is written
    assert "Enter means no." in " ".join(asked.split())
    assert ("Taken as no" in asked) is ("perhaps" in lines)
    assert ("the check asks for both" in asked) is ("?" in lines)


# What is shown


def test_after_an_early_end_at_most_eight_things_are_told_and_how_many_more(answers: Answers) -> None:
    said = answers(["De Zon"], "--lang", "en", "case", "new")
    told = said.err.split("things to do\n")[1].split("\n\n")[0]
    assert len(re.findall(r"^  (?:line|There)", told, re.MULTILINE)) == 8
    many = int(re.findall(r"(\d+) things to do", said.err)[0])
    assert f"… and {many - 8} more: canvas --lang en case check de-zon.en.md" in told


@pytest.mark.parametrize("columns", [40, 80])
def test_the_conversation_fits_the_terminal(
    answers: Answers, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = typed(original("en"), "farm-wall")
    said = answers(
        [each for line in lines for each in (("?", line) if line else (line,))], "--lang", "en", "case", "new"
    )
    assert said.code == 0
    long = [line for line in said.out.split("\n") if len(line) > columns]
    assert long == []
    assert said.out.count("Ctrl+D stops") == 1


def test_a_wrapped_line_goes_on_below_its_beginning() -> None:
    assert wrapped("   3 one two three", 12) == "   3 one two\n     three"
    assert wrapped("  → " + "a " * 6, 8) == "  → a a\n    a a\n    a a"
    assert wrapped("short\n  " + "x" * 30, 10) == "short\n  " + "x" * 30


def test_a_case_is_printed_as_it_was_written(canvas: Canvas) -> None:
    name = "appeltje-eitje.nl.md"
    said = canvas("--lang", "nl", "case", "show", "appeltje-eitje", "--source")
    assert said.code == 0
    assert said.out == (FOLDER / "retail" / name).read_text(encoding="utf-8")
    refused = canvas("case", "show", "appeltje-eitje", "--source", "-o", "x.md")
    assert refused.code == 2


def test_the_source_of_a_case_of_ones_own_is_that_of_the_file_that_was_taken(
    canvas: Canvas, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("mine").mkdir()
    mine = Path("mine") / "nedap.en.md"
    mine.write_text(
        farm.read_text(encoding="utf-8").replace('key = "farm"', 'key = "nedap"'), encoding="utf-8"
    )
    monkeypatch.setenv("CANVAS_CASES", "mine")
    assert canvas("--lang", "en", "case", "show", "nedap", "--source").out == mine.read_text(encoding="utf-8")


def test_a_source_can_hold_nothing_that_a_terminal_obeys(
    canvas: Canvas, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("mine").mkdir()
    text = farm.read_text(encoding="utf-8").replace("# as we call it", "# A \u202e b.")
    (Path("mine") / farm.name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("CANVAS_CASES", "mine")
    said = canvas("--lang", "en", "case", "show", "farm", "--source")
    assert said.code == 0
    assert "\u202e" not in said.out
    assert re.search(r"# A \S+ b\.", said.out)


@pytest.mark.parametrize(
    "hostile",
    ["A \x1b[2J b.", "<script>x</script>", "[read](javascript:x)", "See javascript:x.", "![a](http://b.nl/c.png)", "A \u202e b."],
)  # fmt: skip
def test_a_hostile_case_is_told_and_left_out_of_the_library(
    canvas: Canvas, farm: Path, monkeypatch: pytest.MonkeyPatch, hostile: str
) -> None:
    Path("mine").mkdir()
    text = farm.read_text(encoding="utf-8").replace("## Situation\n", f"## Situation\n{hostile}\n")
    (Path("mine") / farm.name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("CANVAS_CASES", "mine")
    for _again in range(2):  # also when the library was read before
        said = canvas("--lang", "en", "case", "show", "farm")
        assert said.code == 2
        assert "There is no case “farm”." in said.err
        assert f"mine/{farm.name}:" in said.err
        assert "\x1b" not in said.err and "\u202e" not in said.err
    assert not re.search(r"^ +farm ", canvas("--lang", "en", "case", "list").out, re.MULTILINE)


def test_titles_of_cases_stand_in_one_column(canvas: Canvas) -> None:
    rows = [line for line in canvas("--lang", "en", "case", "list").out.split("\n") if line.startswith("  ")]
    starts = {re.match(r"  \S+ +", row).end() for row in rows}  # type: ignore[union-attr]
    assert len(rows) > 80 and len(starts) == 1


def test_a_name_is_taken_for_the_word_that_is_called_so(canvas: Canvas, farm: Path) -> None:
    change(farm, 'sector = "retail"', 'sector = "Detailhandel"')
    change(farm, 'blocks = ["channels"', 'blocks = ["Kanalen"')
    change(farm, '"automation"', '"automatisering"')
    rows = {row["field"]: row for row in canvas("--lang", "en", "case", "check", str(farm), "--json").data}
    assert rows["sector"]["nearest"] == "retail"
    assert rows["blocks"]["nearest"] == "channels"
    assert rows["tags"]["nearest"] == "automation"
    line = next(
        line
        for line in canvas("--lang", "en", "case", "check", str(farm)).out.split("\n")
        if " sector: " in line
    )
    assert line.endswith("nearest: retail)")


# What cannot be put into the file, or cannot be its name


def test_answers_that_would_cost_something_of_the_file_go_into_a_new_one(
    answers: Answers, farm: Path
) -> None:
    change(farm, "[[sources]]", f"[[sources]] # {'mine ' * 500}")
    url = read_case(farm).sources[0].url
    text = change(farm, f'url = "{url}"', 'url = "gld"')
    said = answers(["gld.nl/page"], "--lang", "en", "case", "new", "--go-on", str(farm))
    assert said.code == 0, said.err
    assert "farm.en.md without losing something" in " ".join(said.err.split())
    assert farm.read_text(encoding="utf-8") == text
    assert 'url = "https://gld.nl/page"' in Path("farm-2.en.md").read_text(encoding="utf-8")
    assert sorted(path.name for path in Path().iterdir()) == ["farm-2.en.md", "farm.en.md"]


@pytest.mark.parametrize("key", ["../../escaped", "/tmp/escaped", "a/b", "", "x" * 300, "Farm"])
def test_a_key_that_is_none_names_no_file(answers: Answers, farm: Path, key: str) -> None:
    Path("in").mkdir()
    within = farm.rename(Path("in") / farm.name)
    change(within, 'key = "farm"', f'key = "{key}"')
    said = answers([], "--lang", "en", "case", "new", "--twin", str(within))
    assert said.code == 0, said.err
    assert sorted(Path().rglob("*.md")) == [Path("in/farm.en.md"), Path("in/farm.nl.md")]
    assert 'key = "farm"' in Path("in/farm.nl.md").read_text(encoding="utf-8")


def test_an_unfinished_case_with_a_key_that_is_none_gets_one_that_is(answers: Answers, farm: Path) -> None:
    begun = farm.rename("unfinished.en.md")
    change(begun, 'key = "farm"', 'key = "a/b"')
    change(begun, 'sector = "retail"', 'sector = ""')
    said = answers(["retail"], "--lang", "en", "case", "new", "--go-on", str(begun))
    assert said.code == 0, said.err
    assert [path.name for path in Path().rglob("*.md")] == ["a-b.en.md"]
    assert 'key = "a-b"' in Path("a-b.en.md").read_text(encoding="utf-8")


# A twin that was begun


def test_of_a_twin_that_was_begun_it_is_told_how_to_go_on_with_it(answers: Answers, farm: Path) -> None:
    assert answers(["", "boeren"], "--lang", "en", "case", "new", "--twin", str(farm)).code == 0
    said = answers(["x"], "--lang", "en", "case", "new", "--twin", str(farm))
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "farm.nl.md: There is already a file of this name."
        " It is not finished yet; go on with it: canvas --lang en case new --go-on farm.nl.md\n"
    )


@pytest.mark.parametrize("content", ["no case", "+++\nkey = \n+++\n"])
def test_of_a_twin_that_cannot_be_read_only_its_name_is_told(
    answers: Answers, farm: Path, content: str
) -> None:
    Path("farm.nl.md").write_text(content, encoding="utf-8")
    said = answers(["x"], "--lang", "en", "case", "new", "--twin", str(farm))
    assert said.code == 2
    assert "Choose another name" in said.err
