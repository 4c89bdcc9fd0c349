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

from canvas.library.authoring.draft import Draft, case_text, read_draft
from canvas.model.case import Section
from tests.journeys.terminal import program_environment


@contextmanager
def author(home: Path, *words: str, begun: str = "") -> Iterator[Any]:
    """`canvas case new` in a terminal, as an author has it; of a case that was begun, what is open in it."""
    where = ["--go-on", begun] if begun else ["-o", "mine"]
    child = pexpect.spawn(
        sys.executable, ["-m", "canvas", "--lang", "en", "case", "new", *where, *words],
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
        child.expect("canvas --lang en case new --go-on mine/unfinished.en.md")
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


def test_a_paste_in_a_terminal_that_marks_pastes_is_one_answer_to_one_question(tmp_path: Path) -> None:
    with author(tmp_path) as child:
        child.expect("> ")
        child.send("\x1b[200~De Zon\nen De Maan\x1b[201~\r")
        skip_to(child, "Situation")
        child.expect("an empty line ends")
        child.expect("> ")
        child.send("\x1b[200~They had no shop.\n\nFarmers came to town.\x1b[201~\r")
        answered(child, "")
        child.expect("What changed")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    (made,) = (tmp_path / "mine").iterdir()
    draft = read_draft(made)
    assert draft.value(("organisation",)) == "De Zon en De Maan"
    assert not draft.value(("place",))
    assert draft.sections[Section.SITUATION] == "They had no shop.\n\nFarmers came to town."


def test_two_cases_that_are_written_at_once_are_both_kept(tmp_path: Path) -> None:
    with author(tmp_path) as one, author(tmp_path) as other:
        for child, firm in ((one, "De Zon"), (other, "De Maan")):
            answered(child, firm)
            child.expect("> ")
        one.sendeof()
        one.expect(pexpect.EOF)
        other.kill(signal.SIGKILL)
        other.expect(pexpect.EOF)
    kept = {path.name: read_draft(path) for path in (tmp_path / "mine").iterdir()}
    assert {name: draft.value(("organisation",)) for name, draft in kept.items()} == {
        "de-zon.en.md": "De Zon", "unfinished-2.en.md": "De Maan",
    }  # fmt: skip


def test_a_finished_case_whose_name_begins_so_is_not_called_unfinished(tmp_path: Path) -> None:
    with author(tmp_path) as child:
        answered(child, "Unfinished Business")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["unfinished-business.en.md"]
    with author(tmp_path) as child:
        child.expect("> ")
        assert "not finished" not in child.before


@pytest.fixture
def zon(tmp_path: Path) -> Path:
    """A case that was begun: of the firm only its name is known, and its author wrote a remark in the file."""
    text = case_text(Draft({"key": "de-zon", "language": "en", "organisation": "De Zon"}))
    path = tmp_path / "de-zon.en.md"
    path.write_text(text.replace("+++\n", "+++\n# as I was told\n", 1), encoding="utf-8")
    return path


def test_what_was_answered_while_going_on_is_in_the_file_itself_when_the_window_closes(zon: Path) -> None:
    with author(zon.parent, begun=zon.name) as child:
        child.expect("In which town")
        answered(child, "Zwolle")
        child.expect("> ")
        child.kill(signal.SIGKILL)
        child.expect(pexpect.EOF)
    assert read_draft(zon).value(("place",)) == "Zwolle"
    assert "# as I was told" in zon.read_text(encoding="utf-8")
    assert [path.name for path in zon.parent.glob("*.md")] == [zon.name]


def test_a_file_that_was_changed_meanwhile_is_left_so_and_the_answers_are_kept_beside_it(zon: Path) -> None:
    mine = zon.read_text(encoding="utf-8").replace("as I was told", "as I saw")
    with author(zon.parent, begun=zon.name) as child:
        child.expect("In which town")
        child.expect("> ")
        zon.write_text(mine, encoding="utf-8")
        child.sendline("Zwolle")
        child.expect("> ")
        child.kill(signal.SIGKILL)
        child.expect(pexpect.EOF)
    assert zon.read_text(encoding="utf-8") == mine
    assert read_draft(zon.parent / "unfinished.en.md").value(("place",)) == "Zwolle"


def test_an_unfinished_case_gets_its_own_name_when_it_was_gone_on_with(zon: Path) -> None:
    text = zon.read_text(encoding="utf-8").replace('key = "de-zon"', 'key = ""')
    kept = zon.rename(zon.with_name("unfinished.en.md"))
    kept.write_text(text, encoding="utf-8")
    with author(zon.parent, begun=kept.name) as child:
        child.expect("In which town")
        answered(child, "Zwolle")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    assert [path.name for path in zon.parent.glob("*.md")] == ["de-zon.en.md"]
    draft = read_draft(zon)
    assert (draft.key, draft.value(("place",))) == ("de-zon", "Zwolle")


def test_a_section_that_was_cut_in_the_middle_is_asked_again_and_added_to(tmp_path: Path) -> None:
    with author(tmp_path) as child:
        answered(child, "Bakkerij De Zon")
        skip_to(child, "Situation")
        child.expect("an empty line ends")
        answered(child, "They had no")
        child.expect("> ")
        child.kill(signal.SIGKILL)
        child.expect(pexpect.EOF)
    with author(tmp_path, begun="mine/unfinished.en.md") as child:
        skip_to(child, "Now: They had no")
        answered(child, "shop in the village.", "")
        child.expect("What changed")
        child.expect("> ")
        child.sendeof()
        child.expect("Its name is now mine/bakkerij-de-zon.en.md")
        child.expect(pexpect.EOF)
    (kept,) = (tmp_path / "mine").iterdir()
    assert kept.name == "bakkerij-de-zon.en.md"
    assert "They had no\n\nshop in the village." in read_draft(kept).sections[Section.SITUATION]


BROKEN_OFF = "# TODO situation: this text was broken off, and may stop in the middle"


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGHUP, signal.SIGTERM])
def test_half_a_line_of_a_section_is_kept_and_the_section_is_asked_again(tmp_path: Path, ending: int) -> None:
    with author(tmp_path) as child:
        answered(child, "Bakkerij De Zon")
        skip_to(child, "Situation")
        child.expect("an empty line ends")
        answered(child, "They had no shop.")
        child.expect("> ")
        child.send("Farmers came to")
        child.expect("Farmers came to")
        if ending == signal.SIGINT:
            child.sendintr()
        else:
            child.kill(ending)
        child.expect(pexpect.EOF)
    (kept,) = (tmp_path / "mine").iterdir()
    assert read_draft(kept).sections[Section.SITUATION] == "They had no shop.\n\nFarmers came to"
    assert BROKEN_OFF in kept.read_text(encoding="utf-8").split("\n")
    with author(tmp_path, begun=f"mine/{kept.name}") as child:
        skip_to(child, "This text was broken off, and may stop in the middle")
        child.expect("Now: They had no shop. Farmers came to. Enter keeps it, a line is added to it")
        answered(child, "town once a week.", "")
        child.expect("What changed")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    (kept,) = (tmp_path / "mine").iterdir()
    assert "town once a week." in read_draft(kept).sections[Section.SITUATION]
    assert "broken off" not in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_section_that_is_broken_off_while_going_on_is_asked_again_too(zon: Path, ending: int) -> None:
    with author(zon.parent, begun=zon.name) as child:
        skip_to(child, "Situation")
        child.expect("an empty line ends")
        answered(child, "They had no shop.")
        child.expect("> ")
        if ending == signal.SIGINT:
            child.send("Far")
            child.expect("Far")
            child.sendintr()
        else:
            child.kill(ending)
        child.expect(pexpect.EOF)
    text = zon.read_text(encoding="utf-8")
    assert BROKEN_OFF in text.split("\n")
    assert "# as I was told" in text
    with author(zon.parent, begun=zon.name) as child:
        skip_to(child, "This text was broken off")
        answered(child, "")
        child.expect("What changed")
        child.expect("> ")
        child.sendeof()
        child.expect(pexpect.EOF)
    assert "broken off" not in zon.read_text(encoding="utf-8")
    assert [path.name for path in zon.parent.glob("*.md")] == [zon.name]


@pytest.mark.parametrize("way", ["Ctrl+C", "Ctrl+D"])
def test_whoever_stops_hears_how_many_questions_are_open_and_how_to_go_on_and_no_more(
    zon: Path, way: str
) -> None:
    with author(zon.parent, begun=zon.name) as child:
        child.expect("In which town")
        answered(child, "Zwolle")
        child.expect("> ")
        child.sendintr() if way == "Ctrl+C" else child.sendeof()
        child.expect(r"Written: de-zon\.en\.md")
        child.expect(pexpect.EOF)
        told = [line.strip() for line in child.before.split("\r\n") if line.strip()]
    assert len(told) == 2, told
    assert told[0].startswith("de-zon.en.md: ") and "questions are still open" in told[0]
    assert told[1] == "canvas --lang en case new --go-on de-zon.en.md"
