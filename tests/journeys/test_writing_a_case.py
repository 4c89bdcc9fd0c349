"""Journey: somebody who never wrote a case answers the questions in a terminal, and has a pair of files that the check accepts."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from canvas.library.reading import read_case
from canvas.model.case import Section
from tests.cli.test_case_writing import only_the_twin, original, typed
from tests.journeys.terminal import Terminal, program_environment

_PROMPT = re.compile(rb"\n(?:\x1b\[\?2004[hl]\r?)*> ")


def asked_for(terminal: Terminal, times: int) -> None:
    """Wait until the program has asked for a line so many times."""
    terminal.wait_until(
        lambda: len(_PROMPT.findall(terminal.received)) >= times, f"line {times} is asked for"
    )


def answer(terminal: Terminal, lines: Iterable[str], asked: int) -> int:
    """Type each line when the program waits for one; how often it has asked by then."""
    for line in lines:
        asked += 1
        asked_for(terminal, asked)
        terminal.type(line)
    return asked


def interrupted(terminal: Terminal, text: str) -> None:
    """Press Ctrl+C until this is shown.

    Python's readline loses one that comes in the instant between its prompt and its first look for a key, and then waits
    on; a person presses it again.
    """
    for _time in range(10):
        terminal.press("\x03")
        end = time.monotonic() + 3
        while time.monotonic() < end:
            if not terminal.read() or text in terminal.text:
                terminal.see(text)
                return
    terminal.see(text)


def canvas(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "canvas", "--lang", "en", *words],
        capture_output=True, text=True, cwd=home, env=program_environment(home), check=False,
    )  # fmt: skip


def test_from_nothing_to_a_pair_of_files_that_the_check_accepts(tmp_path: Path) -> None:
    english, dutch = original("en"), original("nl")
    with Terminal(
        "--lang", "en", "case", "new", "-o", "retail", folder=tmp_path, environment=program_environment(tmp_path)
    ) as terminal:  # fmt: skip
        terminal.see("Whose story is it?")
        asked = answer(terminal, ["?", english.organisation, "Dodewaart", "<", "-", english.place], 0)
        asked = answer(terminal, typed(english, "farm-wall")[2:], asked)
        terminal.see("Write the other language too?")
        asked = answer(terminal, ["yes"], asked)
        answer(terminal, only_the_twin(dutch), asked)
        terminal.see("Written: retail/farm-wall.nl.md", "case preview retail/farm-wall.en.md")
        assert terminal.ends() == 0

    made = [read_case(tmp_path / "retail" / f"farm-wall.{language}.md") for language in ("en", "nl")]
    for case, wanted in zip(made, (english, dutch), strict=True):
        assert case.sections == wanted.sections
        assert case.title == wanted.title
        assert case.place == "Dodewaard"
    check = canvas(tmp_path, "case", "check", "retail")
    assert check.returncode == 0, check.stdout
    assert canvas(tmp_path, "case", "show", "appeltje-eitje").returncode == 0


def test_a_story_that_is_broken_off_is_kept_and_goes_on_in_a_file(tmp_path: Path) -> None:
    with Terminal(
        "--lang", "en", "case", "new", folder=tmp_path, environment=program_environment(tmp_path)
    ) as terminal:
        asked = answer(
            terminal, ["De Zon", "Zwolle", "", "retail", "12 people", "2020", "", "", "", "", "", "", ""], 0
        )
        asked = answer(terminal, ["", "The rent went up."], asked)
        asked_for(terminal, asked + 1)
        interrupted(terminal, "Written: de-zon.en.md")
        assert terminal.ends() == 0
    text = (tmp_path / "de-zon.en.md").read_text(encoding="utf-8")
    assert "## Situation\n\nThe rent went up.\n" in text
    assert "# TODO ## What changed: " in text
    assert canvas(tmp_path, "case", "check", "de-zon.en.md").returncode == 1
    assert Section.SITUATION.value not in canvas(tmp_path, "case", "check", "de-zon.en.md").stdout

    with Terminal(
        "--lang", "en", "case", "new", "--go-on", "de-zon.en.md", folder=tmp_path, environment=program_environment(tmp_path)
    ) as terminal:  # fmt: skip
        terminal.see("Does it still run?")
        answer(terminal, ["runing", "running"], 0)
        terminal.see("“runing” is not in the list. Nearest: 1 running.", "→ running", "How did it end?")
        interrupted(terminal, "Written: de-zon.en.md")
        assert terminal.ends() == 0
    gone_on = (tmp_path / "de-zon.en.md").read_text(encoding="utf-8")
    assert 'status = "running"\n' in gone_on
    assert [line for line in text.split("\n") if line not in gone_on.split("\n")] == [
        line for line in text.split("\n") if line.startswith(("# TODO status", "status = "))
    ]
