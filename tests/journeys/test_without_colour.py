"""Without colour: `--plain`, `NO_COLOR` and a dumb terminal are honoured, and everything can still be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from canvas.method.builtin import example
from tests.journeys.terminal import Terminal, program_environment


@pytest.mark.parametrize(
    ("words", "more"), [(["--plain"], {}), ([], {"NO_COLOR": "1"})], ids=["plain", "NO_COLOR"]
)
def test_the_screens_use_only_the_terminals_own_colours(
    tmp_path: Path, words: list[str], more: dict[str, str]
) -> None:
    file = tmp_path / "bakery.canvas.toml"
    file.write_text(example("bakery", "en"), encoding="utf-8")
    with Terminal(
        "--lang",
        "en",
        *words,
        "open",
        str(file),
        folder=tmp_path,
        environment=program_environment(tmp_path, **more),
    ) as screen:
        screen.see("saved")
        screen.press("f2")
        screen.see("Partners", "▸Today")
        screen.press("v")
        screen.see("▸Baked because you asked", "+ 11 new")
        screen.press("f3")
        screen.see("▲")
        screen.press("ctrl+q")
        assert screen.ends() == 0
        assert re.findall(rb"\x1b\[[0-9;]*[34]8;[25];", screen.received) == []


def test_a_dumb_terminal_is_told_what_to_use_instead(tmp_path: Path) -> None:
    with Terminal(
        "--lang", "en", folder=tmp_path, environment=program_environment(tmp_path, TERM="dumb")
    ) as screen:
        screen.see("The screens need a terminal")
        assert screen.ends() == 2
        assert b"\x1b" not in screen.received
