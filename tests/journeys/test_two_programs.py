"""Journey (d): two programs open the same file, and a text editor changes it underneath; nothing is silently lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.terminal import Terminal, program_environment


def canvas(folder: Path, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "canvas", "--lang", "en", *words],
        capture_output=True, text=True, cwd=folder, env=environment, check=False, timeout=60,
    )  # fmt: skip


def opened(folder: Path, environment: dict[str, str]) -> Terminal:
    return Terminal(
        "--lang",
        "en",
        "open",
        "shared.canvas.toml",
        "--step",
        "today-channels",
        folder=folder,
        environment=environment,
    )


def test_a_second_program_may_look_but_not_write_over(tmp_path: Path) -> None:
    environment = program_environment(tmp_path)
    assert canvas(tmp_path, environment, "new", "shared", "--firm", "Twice", "--no-open").returncode == 0
    with opened(tmp_path, environment) as first:
        first.see("Along which route", "saved")
        first.type("written by the first")
        first.see("– written by the first", "saved")

        added = canvas(
            tmp_path,
            environment,
            "add",
            "shared.canvas.toml",
            "note",
            "canvas=today",
            "block=channels",
            "text=third",
        )
        assert added.returncode == 2
        assert "is open in another Canvas" in added.stderr

        with opened(tmp_path, environment) as second:
            second.see("open in another Canvas")
            second.press("escape", "escape")
        first.type("and again by the first")
        first.see("– and again by the first", "saved")
        first.press("ctrl+q")
        assert first.ends() == 0
    text = (tmp_path / "shared.canvas.toml").read_text(encoding="utf-8")
    assert "written by the first" in text and "and again by the first" in text


def test_a_change_by_a_text_editor_is_never_overwritten_in_silence(tmp_path: Path) -> None:
    environment = program_environment(tmp_path)
    file = tmp_path / "shared.canvas.toml"
    assert canvas(tmp_path, environment, "new", "shared", "--firm", "Twice", "--no-open").returncode == 0
    with opened(tmp_path, environment) as screen:
        screen.see("Along which route", "saved")
        edited = file.read_text(encoding="utf-8").replace('firm = "Twice"', 'firm = "Changed by hand"')
        file.write_text(edited, encoding="utf-8")
        screen.type("typed on the screen")
        screen.see("The file was changed by another program")
        assert file.read_text(encoding="utf-8") == edited
        screen.see("Keep mine as another file", "Take theirs", "Write mine over it")
        screen.press("enter")
        screen.see("Keep mine as")
        screen.see_no_more("Take theirs")
        screen.press("enter")
        screen.see("saved", "typed on the screen")
        screen.press("ctrl+q")
        assert screen.ends() == 0
    assert file.read_text(encoding="utf-8") == edited
    others = [path for path in tmp_path.glob("*.canvas.toml") if path != file]
    assert any("typed on the screen" in path.read_text(encoding="utf-8") for path in others)
