"""`canvas case check` and `canvas case schema`, as an author and an author's editor use them."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pexpect
import pytest

from canvas.cli.wrapping import wrapped
from canvas.library.rules import RULES
from canvas.locale import language, speak
from tests.library.conftest import SPECIMEN
from tests.web_pages import Pages, pages

from .conftest import Canvas

LINE = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning) (?P<rule>[a-z-]+)(?: (?P<field>[^ :]+))?: (?P<wrong>.+)$")  # fmt: skip
PROGRAM = [sys.executable, "-m", "canvas", "--lang", "en"]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A sound case in both languages, in the folder where the command runs."""
    (tmp_path / "retail").mkdir()
    for spoken in ("en", "nl"):
        name = f"appeltje-eitje.{spoken}.md"
        shutil.copy(SPECIMEN / name, tmp_path / "retail" / name)
    return tmp_path / "retail" / "appeltje-eitje.en.md"


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_built_in_cases_have_no_errors_and_no_warnings(canvas: Canvas) -> None:
    said = canvas("case", "check")
    assert (said.code, said.out) == (0, "")
    assert re.fullmatch(r"\d+ case files, 0 errors, 0 warnings\.\n", said.err)


def test_each_problem_is_a_line_that_an_editor_can_jump_to(canvas: Canvas, case: Path) -> None:
    spoil(case, 'sector = "retail"', 'sector = "retial"')
    spoil(case, "gist =", "gits =")
    spoil(case, "the right hatch", "the **right** hatch of the ERP")
    spoil(case, "\n## Result\n", "\n## Results\n")
    said = canvas("case", "check", "retail")
    assert said.code == 1
    rows = [LINE.match(line) for line in said.out.splitlines()]
    assert all(rows)
    found = {(row["rule"], row["severity"], row["field"]) for row in rows if row}
    assert {
        ("closed-list", "error", "sector"),
        ("unknown-field", "error", "gits"),
        ("missing-field", "error", "gist"),
        ("mark-up", "error", None),
        ("acronym", "warning", None),
        ("section-unknown", "error", None),
        ("section-missing", "error", None),
    } <= found
    lines = case.read_text(encoding="utf-8").split("\n")
    for row in rows:
        assert row is not None
        if row["rule"] == "mark-up":
            assert lines[int(row["line"]) - 1][int(row["column"]) - 1 :].startswith("**right**")
    assert (
        "error closed-list sector: “retial” is not a known word here. "
        "(allowed: retail, construction, logistics, culture, manufacturing; nearest: retail)\n"
    ) in said.out
    assert said.err.startswith("2 case files, ")


def test_keys_stand_first_with_their_names_behind_them_and_a_missing_list_with_its_form(
    canvas: Canvas, case: Path
) -> None:
    spoil(case, 'sector = "retail"', 'sector = "winkel"')
    spoil(case, "\ntags =", "\n# tags =")
    before = language()
    try:
        dutch = canvas("--lang", "nl", "case", "check", str(case)).out
    finally:
        speak(before)
    assert "(toegestaan: retail (detailhandel), construction (bouw)," in dutch
    assert "robotics (robots), ai-assist (hulp van kunstmatige intelligentie)," in dutch
    tags = next(line for line in dutch.split("\n") if "missing-field tags" in line)
    assert 'tags = ["planning", "skills", "local-network"] (toegestaan: ' in tags
    assert tags.endswith(", …)")


def on_a_terminal(width: int, *words: str, folder: Path) -> list[str]:
    """The lines that a person sees."""
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], *words],
        cwd=str(folder),
        env={name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        | {"TERM": "xterm"},
        encoding="utf-8",
        dimensions=(50, width),
        timeout=60,
    )
    child.expect(pexpect.EOF)
    child.close()
    return click.unstyle(str(child.before)).replace("\r", "").split("\n")


@pytest.mark.parametrize(
    "words",
    [
        ["check", "retail"], ["check", "--rules"], ["search", "parcels"], ["list"],
        ["match", "--sector", "retail", "--tag", "privacy"],
    ],
)  # fmt: skip
def test_on_a_terminal_lines_break_at_spaces_and_elsewhere_each_stays_one(
    canvas: Canvas, case: Path, sealed_off: Path, words: list[str]
) -> None:
    spoil(case, 'sector = "retail"', 'sector = "winkel"')
    seen = on_a_terminal(60, "case", *words, folder=case.parent.parent)
    assert all(len(line) <= 60 for line in seen), [line for line in seen if len(line) > 60]
    said = canvas("case", *words)
    assert max(len(line) for line in said.out.split("\n")) > 60
    assert (said.out + said.err).split() == " ".join(seen).split()


@pytest.mark.parametrize(
    "words", [["show", "nedap", "jumbo-leussink"], ["preview", "--plain", "retail/appeltje-eitje.en.md"]]
)
def test_a_page_fits_a_narrow_terminal_too(
    canvas: Canvas, case: Path, sealed_off: Path, words: list[str]
) -> None:
    seen = on_a_terminal(50, "case", *words, folder=case.parent.parent)
    wide = [line for line in seen if len(line) > 50 and "://" not in line]
    assert wide == []
    said = canvas("case", *words).out
    assert max(len(line) for line in said.split("\n")) > 70
    assert said.replace("─", "").split() == " ".join(seen).replace("─", "").split()


def test_a_problem_goes_on_further_to_the_right_than_it_begins(case: Path, sealed_off: Path) -> None:
    spoil(case, 'sector = "retail"', 'sector = "winkel"')
    first, second, *_rest = on_a_terminal(70, "case", "check", "retail", folder=case.parent.parent)
    assert first.startswith("retail/appeltje-eitje.en.md:10:1: error closed-list sector:")
    assert second.startswith("    ") and second[4] != " "


def test_a_line_in_bold_is_measured_as_it_is_seen() -> None:
    text = "  one " + click.style("two", bold=True) + " three"
    assert wrapped(text, 15) == text
    assert click.unstyle(wrapped(text, 9)) == "  one two\n  three"
    assert wrapped("a  b", 9) == "a  b"
    assert wrapped("key     a title of words", 16, 8) == "key     a title\n        of words"


def test_programs_get_the_column_the_allowed_words_and_the_nearest(canvas: Canvas, case: Path) -> None:
    spoil(case, 'sector = "retail"', '  sector = "retial"')
    row = canvas("case", "check", str(case), "--json").data[0]
    assert (row["rule"], row["severity"], row["field"]) == ("closed-list", "error", "sector")
    assert (row["line"], row["column"]) == (10, 3)
    assert row["nearest"] == "retail"
    assert row["allowed"] == ["retail", "construction", "logistics", "culture", "manufacturing"]
    assert canvas("case", "check", str(case), "--json").code == 1


def test_warnings_alone_are_no_failure(canvas: Canvas, case: Path) -> None:
    spoil(case, "the right hatch", "the hatch of the ERP")
    said = canvas("case", "check", str(case))
    assert said.code == 0
    assert ": warning acronym: " in said.out
    assert said.err == "1 case file, 0 errors, 1 warnings.\n"


def test_a_case_named_twice_is_checked_once_and_a_missing_one_is_told(canvas: Canvas, case: Path) -> None:
    assert canvas("case", "check", str(case), str(case), str(case.parent)).err.startswith("2 case files, 0")
    said = canvas("case", "check", "nowhere.en.md")
    assert said.code == 2
    assert "nowhere.en.md" in said.err


@pytest.mark.parametrize("name", ["odin.md", "mine.de.md", "odin.EN.md", "odin.en.MD"])
@pytest.mark.parametrize("deeper", [False, True])
def test_a_case_under_another_name_in_a_folder_is_told_as_if_it_were_named(
    canvas: Canvas, case: Path, name: str, deeper: bool
) -> None:
    case.with_name("appeltje-eitje.nl.md").unlink()
    case.rename(case.with_name(name))
    said = canvas("case", "check", "." if deeper else "retail")
    assert said.code == 1
    assert f"{name}:1:1: error file-name: The name of this file does not end in .en.md or .nl.md." in said.out
    assert said.err.startswith("1 case file, ")


def test_pages_that_are_no_cases_are_left_alone_in_a_folder(canvas: Canvas, case: Path) -> None:
    for name in ("README.md", "notes.txt", ".draft.md"):
        text = "# Our cases\n\n+++\n" if name == "README.md" else "+++\n+++\n"
        case.with_name(name).write_text(text, encoding="utf-8")
    os.mkfifo(case.with_name("pipe.md"))
    case.with_name("nowhere.md").symlink_to("gone")
    said = canvas("case", "check", "retail")
    assert (said.code, said.out, said.err) == (0, "", "2 case files, 0 errors, 0 warnings.\n")


def test_a_folder_without_a_case_is_told_and_gets_no_clean_bill(canvas: Canvas, case: Path) -> None:
    Path("empty").mkdir()
    nothing = "There is no case in “empty”: the name of a case file ends in .en.md or .nl.md.\n"
    for words in ((), ("--json",)):
        said = canvas("case", "check", "empty", *words)
        assert (said.code, said.out, said.err) == (0, "[]\n" if words else "", nothing)
    assert canvas("case", "check", "empty", "retail").err == f"2 case files, 0 errors, 0 warnings.\n{nothing}"


def test_nothing_in_a_file_reaches_the_terminal_as_it_is(canvas: Canvas, case: Path) -> None:
    spoil(case, "gist =", '"gi\\u001b]0;x\\u0007ts\\u202e" =')
    spoil(case, 'kind = "reported"', 'kind = "re\\u001b[2Jported"')
    spoil(case, "the right hatch", "the \x1b[31m<b>right</b>\x9b2J hatch")
    spoil(case, "\n## Result\n", "\n## Res\x1b[2Jults\n")
    name = case.with_name("b\x1b[2J.en.md")
    case.rename(name)
    for words in (["--json"], []):
        said = canvas("case", "check", str(name), *words)
        assert said.code == 1
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said.out + said.err)


def test_every_rule_is_listed_with_its_weight(canvas: Canvas) -> None:
    said = canvas("case", "check", "--rules")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()] == list(RULES)
    assert all(len(line) <= 110 for line in said.out.splitlines())
    data = canvas("case", "check", "--rules", "--json").data
    assert {row["rule"]: row["severity"] for row in data} == {
        name: rule.severity for name, rule in RULES.items()
    }
    assert [row["rule"] for row in data if row["may_be_allowed"]]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    monkeypatch.setenv("NO_PROXY", "*")
    with pages() as server:
        yield server


def point_at(case: Path, *urls: str) -> None:
    """Put these addresses in the place of the first ones of the case, in both languages."""
    for path in (case, case.with_name("appeltje-eitje.nl.md")):
        first, *parts = path.read_text(encoding="utf-8").split('\nurl = "')
        given = [*urls, *["https://127.0.0.1:9/"] * len(parts)]
        told = [url + part[part.index('"') :] for url, part in zip(given, parts, strict=False)]
        path.write_text('\nurl = "'.join([first, *told]), encoding="utf-8")


def test_links_are_asked_only_when_a_person_wants_it(canvas: Canvas, case: Path, web: Pages) -> None:
    point_at(case, web.url("/404"), web.url("/fine"), web.url("/no-head"))
    assert canvas("case", "check", "retail").code == 0
    assert web.asked == []
    said = canvas("case", "check", "retail", "--links")
    assert said.code == 1
    assert [line.split(": ", 1)[1] for line in said.out.splitlines()] == [
        "error link sources[1].url: In the first source: this page answers with the error 404. Look for the page elsewhere, or name another source."
    ] * 2
    assert [path for _method, path, _agent in web.asked] == ["/404", "/404", "/fine", "/no-head", "/no-head"]
    row = canvas("case", "check", "retail", "--links", "--json").data[0]
    assert (row["rule"], row["field"], row["column"]) == ("link", "sources[1].url", 1)
    assert row["line"] == 1 + case.read_text(encoding="utf-8").split("/404")[0].count("\n")


def test_without_internet_that_is_told_once_and_no_source_is_wrong(
    canvas: Canvas, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    point_at(case, *(f"https://host-{number}.invalid/" for number in range(4)))
    for words in ((), ("--json",)):
        said = canvas("case", "check", "retail", "--links", *words)
        assert said.code == 2
        assert said.out == ("[]\n" if words else "")
        assert (
            said.err.count("There is no internet, so the addresses of the sources could not be asked.") == 1
        )


def test_no_more_links_are_asked_than_a_person_allows(canvas: Canvas, case: Path, web: Pages) -> None:
    point_at(case, web.url("/404"), web.url("/fine"), web.url("/500"))
    said = canvas("case", "check", str(case), "--links", "--links-most", "2")
    assert len({path for _method, path, _agent in web.asked}) == 2
    assert "error 404" in said.out and "error 500" not in said.out
    assert "1 addresses were not asked; --links-most asks more of them." in said.err


def test_on_a_terminal_a_bar_shows_how_far_it_is(case: Path, web: Pages, sealed_off: Path) -> None:
    point_at(case, web.url("/fine"), web.url("/404"), web.url("/no-head"))
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], "case", "check", "retail", "--links"],
        cwd=str(case.parent.parent),
        env={**os.environ, "TERM": "xterm", "NO_PROXY": "*"},
        encoding="utf-8",
        dimensions=(24, 120),
        timeout=60,
    )
    child.expect("Asking 3 addresses")
    child.expect("100%")
    child.expect("error 404")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1


def test_ctrl_c_stops_the_asking_and_keeps_what_was_found(case: Path, web: Pages, sealed_off: Path) -> None:
    spoil(case, "the right hatch", "the **right** hatch")
    point_at(case, web.url("/404"), web.url("/slow"), web.url("/fine"))
    running = subprocess.Popen(
        [*PROGRAM, "case", "check", "retail", "--links"],
        cwd=case.parent.parent,
        env={**os.environ, "NO_PROXY": "*"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert web.waited_for.wait(60)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "error link sources[1].url: In the first source: this page answers with the error 404." in out
    assert "error mark-up" in out
    assert re.search(r"Stopped: [12] of 3 addresses were asked\.", err)
    assert "Traceback" not in err


def test_stopped_without_errors_is_no_success(case: Path, web: Pages, sealed_off: Path) -> None:
    point_at(case, web.url("/slow"))
    running = subprocess.Popen(
        [*PROGRAM, "case", "check", str(case), "--links"],
        env={**os.environ, "NO_PROXY": "*"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert web.waited_for.wait(60)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, "")
    assert "Stopped: 0 of 2 addresses were asked." in err


@pytest.mark.parametrize("words", [[], ["--playbook"]])
def test_the_schema_is_printed_or_written(canvas: Canvas, words: list[str]) -> None:
    said = canvas("case", "schema", *words)
    assert said.code == 0
    assert said.data["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert canvas("case", "schema", *words, "-o", "schema.json").code == 0
    assert json.loads(Path("schema.json").read_text(encoding="utf-8")) == said.data


def test_the_schema_speaks_the_language_of_the_author_and_writes_over_nothing(canvas: Canvas) -> None:
    assert canvas("case", "schema", "-o", "schema.json").code == 0
    said = canvas("case", "schema", "--playbook", "-o", "schema.json")
    assert said.code == 2
    assert "--force" in said.err
    assert "title" in json.loads(Path("schema.json").read_text(encoding="utf-8"))["properties"]
    assert canvas("case", "schema", "--playbook", "-o", "schema.json", "--force").code == 0
    assert canvas("case", "schema", "-o", "nowhere/schema.json").code == 2


def test_the_schema_knows_the_patterns(canvas: Canvas) -> None:
    from canvas.method.patterns import pattern_names

    schema = canvas("case", "schema").data
    assert schema["properties"]["patterns"]["items"]["enum"] == list(pattern_names())
