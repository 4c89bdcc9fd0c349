"""Paths that lead nowhere good end in one sentence: too long a name, a folder that is shut or gone, a folder for a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Canvas
from .test_case_going_on import farm
from .test_case_writing import answers

__all__ = ["answers", "farm"]

LONG = "a" * 300 + ".en.md"
ONLY_FOR_OWNERS = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="rights do not hold for this user"
)


@pytest.mark.parametrize(
    "words",
    [("case", "check"), ("case", "match"), ("case", "preview", "--plain"), ("case", "new", "--twin"), ("case", "new", "--go-on")],
)  # fmt: skip
def test_a_name_that_no_file_can_have_is_told_in_one_sentence(canvas: Canvas, words: tuple[str, ...]) -> None:
    said = canvas("--lang", "en", *words, LONG)
    assert said.code == 2
    assert "Something went wrong" not in said.err
    assert said.err.count("\n") == 1


@ONLY_FOR_OWNERS
@pytest.mark.parametrize("words", [("check",), ("match",), ("preview", "--plain"), ("new", "--twin")])
def test_what_stands_in_a_folder_that_is_shut_is_told_in_one_sentence(
    canvas: Canvas, farm: Path, words: tuple[str, ...]
) -> None:
    Path("shut").mkdir()
    farm.rename(Path("shut") / farm.name)
    Path("shut").chmod(0)
    try:
        said = canvas("--lang", "en", "case", *words, f"shut/{farm.name}")
        folder = canvas("--lang", "en", "case", "check", "shut")
    finally:
        Path("shut").chmod(0o700)
    assert (said.code, folder.code) == (2, 2)
    assert "Something went wrong" not in said.err + folder.err


def test_keys_complete_from_every_folder_of_the_commands_and_one_that_is_gone_says_nothing(
    canvas: Canvas, farm: Path, monkeypatch: pytest.MonkeyPatch, sealed_off: Path
) -> None:
    mine = sealed_off / "mine"
    mine.mkdir()
    farm.rename(mine / farm.name)
    (sealed_off / "config.toml").write_text('cases = ["mine", "away"]\n', encoding="utf-8")
    monkeypatch.setenv("CANVAS_CASES", "gone")
    monkeypatch.setenv("_CANVAS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_CWORD", "3")
    for typed, expected in (("far", "farm"), ("ned", "nedap")):
        monkeypatch.setenv("COMP_WORDS", f"canvas case show {typed}")
        said = canvas()
        assert expected in said.out
        assert said.err == ""


def test_the_doctor_tells_settings_that_are_a_folder(canvas: Canvas, sealed_off: Path) -> None:
    (sealed_off / "config.toml").mkdir()
    said = canvas("--lang", "en", "doctor", "--json")
    assert said.code == 1
    [settings] = [row for row in said.data if row["what"] == "Settings"]
    assert not settings["ok"]
    assert "is a folder" in settings["found"]


@pytest.mark.parametrize(
    ("bad", "more"), [(5, ""), (6, "… and 1 more: canvas --lang en case check"), (9, "… and 4 more")]
)
def test_the_doctor_says_how_many_more_cases_cannot_be_read(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch, bad: int, more: str
) -> None:
    Path("mine").mkdir()
    for number in range(bad):
        (Path("mine") / f"bad{number}.en.md").write_text("no case", encoding="utf-8")
    monkeypatch.setenv("CANVAS_CASES", "mine")
    [cases] = [row for row in canvas("--lang", "en", "doctor", "--json").data if row["what"] == "Cases"]
    assert cases["found"].count("bad") == 5
    assert more in cases["found"]
    assert ("more:" in cases["found"]) is bool(more)
