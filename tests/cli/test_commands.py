"""The command line: data on stdout, talk on stderr, a sentence and an exit code for whatever goes wrong."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import click
import pytest

from canvas.cli.group import COMMANDS
from canvas.cli.naming import ListedWord
from canvas.cli.the_library import nearest_or_all
from canvas.locale import language, speak

from .conftest import Canvas


@pytest.fixture
def bakery(canvas: Canvas) -> str:
    """The finished example, in a file."""
    assert canvas("example", "bakery", "-o", "bakery", "--no-open").code == 0
    return "bakery.canvas.toml"


def test_a_new_workshop_holds_the_firm(canvas: Canvas) -> None:
    said = canvas(
        "new", "zon", "--firm", "Bakkerij De Zon", "--sector", "retail", "--people", "12", "--no-open"
    )
    assert said.code == 0
    text = Path("zon.canvas.toml").read_text(encoding="utf-8")
    assert 'firm = "Bakkerij De Zon"' in text
    assert "people = 12" in text


def test_a_new_workshop_never_overwrites_a_file(canvas: Canvas) -> None:
    Path("zon.canvas.toml").write_text("mine")
    said = canvas("new", "zon", "--no-open")
    assert said.code == 2
    assert "already" in said.err
    assert Path("zon.canvas.toml").read_text() == "mine"


def test_a_workshop_is_run_with_a_playbook_of_ones_own(canvas: Canvas) -> None:
    assert canvas("playbook", "new", "own.toml").code == 0
    assert canvas("playbook", "check", "own.toml").code == 0
    assert canvas("new", "zon", "--playbook", "own.toml", "--no-open").code == 0
    Path("elsewhere").mkdir()
    os.chdir("elsewhere")
    said = canvas("ask", "../zon.canvas.toml")
    assert "Step 1 of 2: Customers" in said.out


def test_a_playbook_with_mistakes_starts_no_workshop(canvas: Canvas) -> None:
    canvas("playbook", "new", "own.toml")
    Path("own.toml").write_text(Path("own.toml").read_text().replace('"silent_write"', '"silent_wrote"'))
    said = canvas("new", "zon", "--playbook", "own.toml", "--no-open")
    assert said.code == 2
    assert "own.toml:18" in said.err
    assert "Did you mean “silent_write”?" in said.err
    assert not Path("zon.canvas.toml").exists()
    check = canvas("playbook", "check", "own.toml", "--json")
    assert check.code == 1
    assert check.data[0]["line"] == 18


def test_a_record_added_from_a_script_is_in_the_file_and_the_history(canvas: Canvas) -> None:
    canvas("new", "zon", "--no-open")
    said = canvas("add", "zon.canvas.toml", "note", "canvas=today", "block=channels", "text=Web shop")
    assert said.code == 0
    key = said.out.strip()
    shown = canvas("show", "zon.canvas.toml", "today", "--json").data
    assert [(note["id"], note["text"]) for note in shown["notes"]] == [(key, "Web shop")]
    assert [row["label"] for row in canvas("log", "zon.canvas.toml", "--json").data] == ["add note"]


def test_a_wrong_field_is_told_with_the_nearest_and_nothing_is_added(canvas: Canvas) -> None:
    canvas("new", "zon", "--no-open")
    before = Path("zon.canvas.toml").read_bytes()
    said = canvas("add", "zon.canvas.toml", "note", "blok=channels", "text", "amount_low=many")
    assert said.code == 2
    assert "Did you mean “block”?" in said.err
    assert "name=value" in said.err
    assert "“many” is not a number." in said.err
    assert Path("zon.canvas.toml").read_bytes() == before
    assert canvas("add", "zon.canvas.toml", "nte", "text=x").code == 2


@pytest.mark.parametrize("what", ["today", "data", "chain", "risks", "plan", "c-asked"])
@pytest.mark.parametrize("as_json", [False, True])
def test_every_part_of_a_finished_workshop_can_be_shown(
    canvas: Canvas, bakery: str, what: str, as_json: bool
) -> None:
    said = canvas("show", bakery, what, *(["--json"] if as_json else []))
    assert said.code == 0, said.err
    assert (len(said.data) >= 1) if as_json else len(said.out.splitlines()) > 10


def test_an_unknown_canvas_is_told_with_those_there_are(canvas: Canvas, bakery: str) -> None:
    said = canvas("show", bakery, "c-aksed")
    assert said.code == 2
    assert "Did you mean “c-asked”?" in said.err


def test_a_comparison_says_what_was_kept_changed_dropped_and_new(canvas: Canvas, bakery: str) -> None:
    kinds = {
        row["change"] for rows in canvas("compare", bakery, "--json").data["blocks"].values() for row in rows
    }
    assert kinds == {"kept", "changed", "dropped", "new"}
    said = canvas("compare", bakery)
    assert "because:" in said.out
    assert "Rough margin" in said.out
    between = canvas("compare", bakery, "c-asked", "c-street", "--json").data
    assert (between["base"], between["redesign"]) == ("c-asked", "c-street")


def test_a_check_exits_with_one_when_it_finds_something(canvas: Canvas, bakery: str) -> None:
    said = canvas("check", bakery)
    assert said.code == 1
    found = canvas("check", bakery, "--json").data
    assert found and all(row["message"] in said.out and row["todo"] for row in found)
    canvas("new", "empty", "--no-open")
    assert canvas("check", "empty.canvas.toml").code == 0


def test_a_report_goes_to_a_file_once(canvas: Canvas, bakery: str) -> None:
    assert canvas("report", bakery, "-o", "report.md").code == 0
    first = Path("report.md").read_text(encoding="utf-8")
    assert first.startswith("# Bakkerij De Korenbloem")
    assert canvas("report", bakery, "-o", "report.md").code == 2
    assert canvas("report", bakery, "-o", "report.md", "--force", "--in", "nl").code == 0
    assert Path("report.md").read_text(encoding="utf-8") != first
    assert canvas("report", bakery, "-o", "report.xyz").code == 2
    assert canvas("report", bakery).out.startswith("# Bakkerij De Korenbloem")


def test_cases_are_listed_read_matched_and_checked(canvas: Canvas) -> None:
    rows = canvas("case", "list", "--json").data
    assert len(rows) >= 80
    assert {row["sector"] for row in rows} == {
        "retail",
        "construction",
        "logistics",
        "culture",
        "manufacturing",
    }
    shown = canvas("case", "show", "nedap")
    assert "What to borrow" in shown.out and "https://" in shown.out
    matched = canvas("case", "match", "--sector", "culture", "--tag", "community", "--json").data
    assert "same sector" in matched[0]["reasons"]
    assert "also about: community" in " ".join(" ".join(row["reasons"]) for row in matched)
    assert all(row["reasons"] for row in matched)
    assert canvas("case", "check").code == 0
    assert "Did you mean “nedap”?" in canvas("case", "show", "nedab").err


def test_a_case_with_a_mistake_is_told_with_file_line_and_nearest(canvas: Canvas) -> None:
    from canvas.library.folders import built_in_folder

    folder = built_in_folder()
    assert folder is not None
    text = (folder / "manufacturing" / "nedap.en.md").read_text(encoding="utf-8")
    Path("manufacturing").mkdir()
    Path("manufacturing/nedap.en.md").write_text(
        text.replace('sector = "manufacturing"', 'sector = "manufactoring"')
    )
    said = canvas("case", "check", "manufacturing/nedap.en.md")
    assert said.code == 1
    assert "nearest: manufacturing" in said.out
    row = next(
        row
        for row in canvas("case", "check", "manufacturing/nedap.en.md", "--json").data
        if row["field"] == "sector"
    )
    assert row["line"] == 1 + text[: text.index("sector = ")].count("\n")


def test_a_mistyped_command_is_told_with_the_nearest(canvas: Canvas) -> None:
    said = canvas("chekc", "x")
    assert said.code == 2
    assert "Did you mean “check”?" in said.err


def test_the_screens_are_not_started_without_a_terminal(canvas: Canvas, bakery: str) -> None:
    for words in ([], ["open", bakery]):
        said = canvas(*words)
        assert said.code == 2
        assert "canvas ask FILE" in said.err
        assert "\x1b" not in said.out + said.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed_for_three_shells(canvas: Canvas, shell: str) -> None:
    said = canvas("completion", shell)
    assert said.code == 0
    assert "_CANVAS_COMPLETE" in said.out


def test_names_of_workshops_cases_and_commands_complete(
    canvas: Canvas, bakery: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_CANVAS_COMPLETE", "bash_complete")
    for line, expected in (
        ("canvas op", "open"),
        ("canvas show bak", bakery),
        ("canvas case show ned", "nedap"),
        ("canvas playbook show digital-redesign-", "digital-redesign-short"),
    ):
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
        assert expected in canvas().out


def test_a_doctor_names_what_it_looked_at(canvas: Canvas) -> None:
    said = canvas("doctor")
    assert "Playbooks and questions: digital-redesign (75), digital-redesign-short (37)" in said.out
    rows = canvas("doctor", "--json").data
    assert any(row["what"] == "Cases" and row["ok"] for row in rows)


def test_every_command_answers_in_dutch(canvas: Canvas, bakery: str) -> None:
    assert "eerst oplossen" in canvas("--lang", "nl", "check", bakery).out
    assert "Kanalen" in canvas("--lang", "nl", "show", bakery).out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(canvas: Canvas, command: str) -> None:
    said = canvas(command, "--help")
    assert said.code == 0
    assert "Usage: canvas" in said.out


def hostile_files(folder: Path) -> dict[str, Path]:
    """Files that are no workshop, one of each kind."""
    many = ".".join(["a"] * 40_000)
    files = {
        "dotted key": (many + " = 1").encode(),
        "nested arrays": b"a = " + b"[" * 10_000 + b"]" * 10_000,
        "long integer": b"a = " + b"9" * 5_000,
        "three megabytes": b"# x\n" * 800_000,
        "invalid utf-8": b'schema = 1\n[workshop]\nfirm = "\xff\xfe"\n',
        "empty": b"",
        "half a file": b'schema = 1\n[workshop]\nfirm = "Half',
        "half a record": b'schema = 1\n[workshop]\nfirm = "X"\n[[note]]\ntext = "no id"\n',
        "a case": b'+++\nkey = "x"\n+++\n\n## Situation\n',
        "a playbook": b'[playbook]\nkey = "x"\n[[step]]\nkey = "y"\n',
        "wrong types": b'schema = 1\n[workshop]\nfirm = 3\n[[note]]\nid = "a"\nblock = "chanels"\n',
        "tables of the wrong shape": b"schema = 1\nnote = 3\ncanvas = [1, 2]\n[workshop]\n",
        "an escape": b'schema = "\x1b[2J"\n',
    }
    made = {}
    for name, data in files.items():
        path = folder / f"{name.replace(' ', '-')}.canvas.toml"
        path.write_bytes(data)
        made[name] = path
    made["a folder"] = folder / "folder.canvas.toml"
    made["a folder"].mkdir()
    made["a pipe"] = folder / "pipe.canvas.toml"
    os.mkfifo(made["a pipe"])
    made["nothing"] = folder / "nothing.canvas.toml"
    return made


@pytest.mark.parametrize("command", ["show", "check", "report", "compare", "log", "ask", "open"])
def test_a_hostile_file_is_answered_with_a_sentence_within_two_seconds(
    canvas: Canvas, tmp_path: Path, command: str
) -> None:
    for name, path in hostile_files(tmp_path).items():
        if command == "ask" and name == "nothing":
            continue
        start = time.monotonic()
        said = canvas(command, str(path))
        assert time.monotonic() - start < 2, name
        assert said.code == 2, (name, said)
        assert said.err.strip(), name
        assert "Traceback" not in said.err and "inside Canvas" not in said.err, (name, said.err)
        assert all(len(line) < 1200 for line in said.err.splitlines()), name
        assert "\x1b" not in said.err, name


@pytest.mark.parametrize(
    ("option", "word", "key"),
    [
        ("--sector", "maakindustrie", "manufacturing"), ("--sector", "Manufacturing", "manufacturing"),
        ("--size", "2 tot en met 9 mensen", "2-9"), ("--size", "2–9", "2-9"),
        ("--block", "Klantrelaties", "customer_relationships"), ("--block", "customer relationships", "customer_relationships"),
        ("--block", "kosten", "cost_structure"), ("--tag", "Klein  uitproberen", "pilot"), ("--tag", "shared hub", "shared-hub"),
    ],
)  # fmt: skip
def test_an_option_takes_the_name_of_a_word_in_either_language_as_well_as_its_key(
    canvas: Canvas, option: str, word: str, key: str
) -> None:
    said = canvas("case", "match", option, word, "--json")
    assert said.code == 0
    assert said.data == canvas("case", "match", option, key, "--json").data


def test_list_and_search_take_names_too(canvas: Canvas) -> None:
    assert (
        canvas("case", "list", "--sector", "Bouw").out
        == canvas("case", "list", "--sector", "construction").out
    )
    found = canvas(
        "case", "search", "parcels", "--sector", "detailhandel", "--outcome", "geslaagd", "--json"
    ).data
    assert (
        found
        == canvas("case", "search", "parcels", "--sector", "retail", "--outcome", "success", "--json").data
    )
    assert canvas("case", "search", "--kind", "bouw").code == 2


def test_a_word_that_an_option_does_not_know_is_told_with_keys_names_and_the_nearest(canvas: Canvas) -> None:
    before = language()
    try:
        said = canvas("--lang", "nl", "case", "match", "--sector", "maakindustri")
    finally:
        speak(before)
    assert said.code == 2
    assert "retail (detailhandel), construction (bouw)" in said.err
    assert said.err.rstrip().endswith("“manufacturing”?")


@pytest.mark.parametrize("group", ["case", "pattern", "technology", "playbook"])
def test_the_help_of_a_group_tells_each_command_in_a_whole_sentence(canvas: Canvas, group: str) -> None:
    told = canvas(group, "--help").out
    assert "..." not in told.partition("Commands:")[2]
    assert told.partition("Commands:")[2].count(".\n") >= 2


@pytest.mark.parametrize(
    "command", [(), *((name,) for name in COMMANDS), ("case", "match"), ("case", "check")]
)
def test_help_in_dutch_has_no_english_word_for_what_is_typed(
    canvas: Canvas, command: tuple[str, ...]
) -> None:
    before = language()
    try:
        told = canvas("--lang", "nl", *command, "--help").out
    finally:
        speak(before)
    usage = told.partition("\n\n")[0]
    typed = set(re.findall(r"\b[A-Z]{3,}\b", usage))
    assert "OPTIES" in typed
    assert not typed & {
        "OPTIONS",
        "COMMAND",
        "ARGS",
        "FILE",
        "FIRST",
        "SECOND",
        "FIELDS",
        "KEY",
        "PATHS",
        "WORDS",
        "WHAT",
        "NAME",
    }


def test_help_and_completion_show_the_keys(canvas: Canvas) -> None:
    told = " ".join(canvas("case", "match", "--help").out.split())
    assert "[retail|construction|logistics|culture|manufacturing]" in told
    choice = ListedWord(["retail", "construction"], "sector")
    command = click.Command("x", params=[click.Option(["--sector"], type=choice)])
    offered = choice.shell_complete(click.Context(command), command.params[0], "re")
    assert [item.value for item in offered] == ["retail"]


def test_words_where_the_file_of_a_firm_goes_are_pointed_to_the_option_for_words(canvas: Canvas) -> None:
    said = canvas("case", "match", "some words")
    assert said.code == 2
    assert "canvas case match --text 'some words'" in said.err


@pytest.mark.parametrize("words", [[], ["--json"], ["--most", "3"]])
def test_matching_nothing_at_all_is_told_what_is_needed(canvas: Canvas, words: list[str]) -> None:
    said = canvas("case", "match", *words)
    assert (said.code, said.out) == (2, "")
    assert "--sector or --text" in said.err


def test_of_many_names_only_the_nearest_is_told_and_how_to_see_all(canvas: Canvas) -> None:
    said = canvas("case", "show", "nedab")
    assert said.err == "There is no case “nedab”. Did you mean “nedap”? See them all: canvas case list\n"
    for command in ("search", "match"):
        said = canvas("case", command, "--pattern", "sharedhub")
        assert said.code == 2
        assert said.err.endswith("Did you mean “shared-hub”? See them all: canvas pattern list\n")


def test_of_a_few_names_all_are_told() -> None:
    assert nearest_or_all("twoo", ["one", "two"], "x") == "Allowed: one, two. Did you mean “two”?"
    assert nearest_or_all("qqq", map(str, range(13)), "canvas x") == "See them all: canvas x"


def test_a_case_fits_by_what_the_firm_says_it_is_busy_with(canvas: Canvas) -> None:
    by_key = canvas("case", "match", "--concern", "succession", "--json").data
    by_name = canvas(
        "--lang", "nl", "case", "match", "--concern", "Opvolging en een nieuwe eigenaar", "--json"
    ).data
    assert by_key[0]["reasons"] and by_name[0]["key"] == by_key[0]["key"]
    assert canvas("case", "match", "--concern", "sucession").code == 2
