"""What is typed into a case is never lost: not by a closed window, not by a killed process, not by pasting, not by going on."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest

from canvas.library.authoring.draft import read_draft
from canvas.model.case import Section
from tests.journeys.terminal import program_environment


@contextmanager
def author(home: Path, *words: str) -> Iterator[Any]:
    """`canvas case new` in a terminal, as an author has it."""
    child = pexpect.spawn(
        sys.executable, ["-m", "canvas", "--lang", "en", "case", "new", "-o", "mine", *words],
        cwd=str(home), env=program_environment(home), encoding="utf-8", timeout=20, dimensions=(50, 100),
    )  # fmt: skip
    child.delaybeforesend = None
    try:
        yield child
    finally:
        child.close(force=True)


def answered(child: Any, *lines: str) -> None:
    """Each line as the answer to the question that is being asked."""
    for line in lines:
        child.expect("> ")
        child.sendline(line)


def skip_to(child: Any, heading: str) -> None:
    """Leave questions open until this one is asked."""
    while child.expect([heading, "> "]):
        child.sendline("")


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_a_closed_window_takes_one_line_at_most_and_the_next_start_says_how_to_go_on(
    tmp_path: Path, ending: int
) -> None:
    with author(tmp_path) as child:
        answered(child, "Meubelmakerij De Vlinderstrik", "Lochem, Gelderland")
        child.expect("> ")
        child.kill(ending)
        child.expect(pexpect.EOF)
    (kept,) = (tmp_path / "mine").iterdir()
    assert kept.name == "unfinished.en.md"
    draft = read_draft(kept)
    assert draft.value(("organisation",)) == "Meubelmakerij De Vlinderstrik"
    assert "Lochem" in str(draft.value(("place",)))
    with author(tmp_path) as child:
        child.expect("not finished")
        child.expect("canvas case new --go-on mine/unfinished.en.md")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    assert read_draft(kept) == draft


def test_what_ends_well_leaves_only_the_case(tmp_path: Path) -> None:
    with author(tmp_path) as child:
        answered(child, "Bakkerij De Zon", "Zutphen")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["bakkerij-de-zon.en.md"]


def test_a_text_that_is_pasted_with_empty_lines_is_one_answer(tmp_path: Path) -> None:
    with author(tmp_path) as child:
        skip_to(child, "Situation")
        child.expect("an empty line ends")
        child.expect("> ")
        child.send("They had no shop.\n\nFarmers came to town.\n\nThat cost a day.\n")
        child.expect("That cost a day")
        child.expect("> ")
        child.sendline("")
        child.expect("What changed")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    (kept,) = (tmp_path / "mine").iterdir()
    sections = read_draft(kept).sections
    assert sections[Section.SITUATION] == "They had no shop.\n\nFarmers came to town.\n\nThat cost a day."
    assert not sections[Section.CHANGED]
