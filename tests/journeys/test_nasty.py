"""Text is never markup: the same nasty strings through every widget, every command and the report, on a real pty."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from canvas.model.edits import Put
from canvas.model.fields import Text, Texts
from canvas.model.records import TABLES, file_name, kinds, own_fields
from canvas.model.workshop import new_workshop
from canvas.session.session import Session
from tests.journeys.terminal import Terminal, program_environment

NASTY = {
    "clear screen": "A\x1b[2JB",
    "clipboard": "A\x1b]52;c;c3RvbGVu\x07B",
    "title": "A\x1b]0;stolen-title\x1b\\B",
    "c1": "A\x9b31mB",
    "bidi": "A\u202eB\u2066C",
    "closing tag": "A[/]B [/ C",
    "red tag": "[red]A[/red]",
    "action": "[@click=app.quit]A[/]",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "markdown": "# A\n| b | ![x](https://example.org/x.png) [y](javascript:alert(1))",
    "template": "{firm} {0} %s %(x)s ${x}",
    "nul": "A\x00B",
    "marks": "A" + "\u0301" * 10_000 + "B",
    "formula": "=cmd|' /C calc'!A0",
}
STOLEN = (
    b"\x1b]52;",
    b"\x1b]0;stolen",
    b"\x9b31m",
    b"stolen-title\x1b\\",
    "\u202e".encode(),
    "\u2066".encode(),
)
"""What must never reach a terminal from a text."""


def full_of(nasty: dict[str, str], path: Path) -> None:
    """A workshop in which every text field of every table holds each of these strings."""
    session = Session.create(
        path, new_workshop(language="en", playbook="digital-redesign", sector="retail"), background=False
    )
    for number, text in enumerate(nasty.values()):
        for table, kind in TABLES.items():
            fields: dict[str, object] = {}
            for name in (*own_fields(kind), "note"):
                field = kinds(kind)[name]
                if isinstance(field, Text) and name not in ("key", "language", "playbook"):
                    fields[file_name(name)] = text
                elif isinstance(field, Texts):
                    fields[file_name(name)] = [text]
            if table in ("prompt", "case"):
                continue
            key = {"workshop": "workshop", "frame": "frame"}.get(table, f"{kind.prefix}-nasty-{number}")
            if table == "note":
                fields |= {"canvas": "today", "block": "channels", "prompt": "today-channels"}
            if table == "canvas":
                fields |= {"kind": "redesign"}
            refused = session.apply(Put(table, key, fields))
            assert refused is None or "marks" in nasty, refused
    session.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workshop full of nasty strings."""
    folder = tmp_path_factory.mktemp("nasty")
    before = os.environ.get("CANVAS_STATE")
    os.environ["CANVAS_STATE"] = str(folder / "state")
    full_of(NASTY, folder / "nasty.canvas.toml")
    if before is None:
        del os.environ["CANVAS_STATE"]
    else:
        os.environ["CANVAS_STATE"] = before
    return folder


def not_obeyed(received: bytes) -> None:
    """Nothing of the texts reached the terminal as a command."""
    found = [mark for mark in STOLEN if mark in received]
    assert found == []
    # The screens clear once at most, at their start; a text never does.
    assert b"A\x1b[2J" not in received


COMMANDS = [
    ["show", "nasty.canvas.toml"], ["show", "nasty.canvas.toml", "data"], ["show", "nasty.canvas.toml", "chain"],
    ["show", "nasty.canvas.toml", "risks"], ["show", "nasty.canvas.toml", "plan"], ["show", "nasty.canvas.toml", "--json"],
    ["compare", "nasty.canvas.toml"], ["compare", "nasty.canvas.toml", "--json"], ["check", "nasty.canvas.toml", "--all"],
    ["check", "nasty.canvas.toml", "--json"], ["log", "nasty.canvas.toml"], ["log", "nasty.canvas.toml", "--json"],
    ["report", "nasty.canvas.toml"], ["case", "match", "nasty.canvas.toml"], ["show", "\x1b[2J.canvas.toml"],
    ["case", "show", "\x1b]52;c;c3RvbGVu\x07"], ["playbook", "show", "\x1b]0;stolen-title\x1b\\"], ["\x9b31m"],
    ["add", "nasty.canvas.toml", "note", "canvas=today", "block=\x1b]52;c;x\x07"],
]  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: ascii(" ".join(words))[:40])
def test_no_command_lets_a_text_be_obeyed(home: Path, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "canvas", "--lang", "en", *words],
        capture_output=True,
        cwd=home,
        env=program_environment(home),
        check=False,
        timeout=60,
    )
    assert done.returncode in (0, 1, 2)
    not_obeyed(done.stdout + done.stderr)
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr
    assert b"inside Canvas" not in done.stderr, done.stderr


def test_the_report_holds_no_html_no_image_and_no_link_from_a_text(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "canvas", "report", "nasty.canvas.toml", "-o", "nasty.md", "--force"],
        cwd=home,
        env=program_environment(home),
        check=True,
        capture_output=True,
    )
    assert done.returncode == 0
    text = (home / "nasty.md").read_text(encoding="utf-8")
    from markdown_it import MarkdownIt

    kinds_of_token = {
        token.type
        for block in MarkdownIt("commonmark").parse(text)
        for token in (block, *(block.children or ()))
    }
    assert not kinds_of_token & {"html_block", "html_inline", "image"}
    links = re.findall(r"href=\"([^\"]+)\"", MarkdownIt("commonmark").render(text))
    assert all(link.startswith(("https://", "http://")) for link in links)
    assert not any("example.org" in link for link in links)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)], ids=str)
def test_no_screen_lets_a_text_be_obeyed(home: Path, size: tuple[int, int]) -> None:
    with Terminal(
        "--lang", "en", "open", "nasty.canvas.toml", "--step", "today-channels",
        folder=home, environment=program_environment(home), columns=size[0], rows=size[1],
    ) as screen:  # fmt: skip
        screen.see("Along which", "saved", "– ")
        screen.press("up", "enter")
        for _ in range(8):
            screen.read(0.1)
        screen.press("escape")
        for key in (
            "f2",
            "v",
            "z",
            "z",
            "enter",
            "escape",
            "escape",
            "f3",
            "f4",
            "escape",
            "f8",
            "pagedown",
            "pagedown",
            "escape",
            "f1",
            "escape",
            "ctrl+p",
            "escape",
        ):
            screen.press(key)
            for _ in range(6):
                screen.read(0.05)
        screen.press("ctrl+q")
        assert screen.ends() == 0
        not_obeyed(screen.received)


def test_what_is_pasted_is_stored_as_it_was_and_shown_as_symbols(tmp_path: Path) -> None:
    environment = program_environment(tmp_path)
    with Terminal(
        "--lang",
        "en",
        "new",
        "pasted",
        "--firm",
        "X",
        "--sector",
        "retail",
        folder=tmp_path,
        environment=environment,
    ) as screen:
        screen.see("What does your firm do")
        lines = ["[/] [red]x[/red] [@click=app.quit]y[/]", "A\u202eB", "last line"]
        screen.paste("\r".join(lines))
        screen.see("– last line", "saved")
        screen.paste("M" * 1_000_000)
        screen.see("MMMMMM", "saved")
        screen.type("after the long one")
        screen.see("– after the long one", "saved")
        screen.press("ctrl+q")
        assert screen.ends() == 0
        not_obeyed(screen.received)
        assert b"A\x1b[2J" not in screen.received
    about = tomllib.loads((tmp_path / "pasted.canvas.toml").read_text(encoding="utf-8"))["frame"]["about"]
    assert about[0] == lines[0]
    assert about[2:] == ["last line", "M" * 1_000_000, "after the long one"]
    assert about[1] == lines[1]
