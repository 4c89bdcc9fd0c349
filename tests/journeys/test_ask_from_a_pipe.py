"""Journey (b): the whole method as plain questions, from a pipe, in English, stopped halfway and taken up again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from canvas.cli.asking import Asking
from canvas.method.builtin import vocabulary
from canvas.model.words import ConcernWord as W
from canvas.model.workshop import Workshop, new_workshop
from canvas.report.tree import safe
from canvas.session.session import Session
from canvas.storage.reading import open_document
from tests.journeys.bakery import BOOK, what_they_say
from tests.journeys.terminal import program_environment


class Owner:
    """Answers like a person: a prepared line where a question wants one, something for each detail."""

    def __init__(self) -> None:
        self.typed: list[str] = []
        self.kept: list[str] = []
        """Lines that were taken as answers."""
        self._said = what_they_say("en")
        self._heard: list[str] = []
        self._waiting: list[list[str]] = []
        self._questions = {prompt.question.of("en"): prompt.key for _step, prompt in BOOK.prompts()}
        self._details = 0
        self._last = ""

    def hear(self, line: str) -> None:
        """A line of the program."""
        if line in self._questions:
            self._waiting = [list(lines) for lines in self._said[self._questions[line]]]
        self._heard.append(line)

    def answer(self) -> str | None:
        """The next line."""
        last = self._heard[-1] if self._heard else ""
        self._heard.append("")
        if last.startswith("      "):
            line = "1"
        elif last.startswith("    "):
            self._details += 1
            line = f"Detail {self._details}" if self._details % 3 == 0 else ""
        elif self._last.startswith("Detail") and last and not last.startswith(" "):
            line = ""  # that was no number, date or name: leave it open
            self.kept.remove(self._last)
        elif self._waiting and self._waiting[0]:
            line = self._waiting[0].pop(0)
        else:
            line = ""
            if self._waiting:
                self._waiting.pop(0)
        if line and line != "1":
            self.kept.append(line)
        self._last = line
        self.typed.append(line)
        return line


def rehearsed(folder: Path) -> Owner:
    """The whole conversation once in this process, to know what to send down the pipe."""
    owner = Owner()
    session = Session.create(folder / "rehearsal.canvas.toml", new_workshop(language="en"), background=False)
    Asking(session, BOOK, vocabulary(), "en", owner.answer, owner.hear).run()
    session.close()
    return owner


def ask(home: Path, lines: list[str], *words: str) -> subprocess.CompletedProcess[str]:
    """The real program, fed through a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "canvas", "--lang", "en", "ask", "bakery", *words],
        input="\n".join(lines) + "\n", capture_output=True, text=True, cwd=home, env=program_environment(home),
        check=False, timeout=120,
    )  # fmt: skip


def test_a_bakery_answers_the_whole_method_through_a_pipe(tmp_path: Path) -> None:
    owner = rehearsed(tmp_path)
    assert len(owner.kept) > 40

    done = ask(tmp_path, owner.typed)

    assert done.returncode == 0, done.stderr
    assert "Step 9 of 9: Take it home" in done.stdout
    assert "That was the last question." in done.stdout
    report = subprocess.run(
        [sys.executable, "-m", "canvas", "--lang", "en", "report", "bakery.canvas.toml", "-o", "report.txt"],
        capture_output=True, text=True, cwd=tmp_path, env=program_environment(tmp_path), check=False,
    )  # fmt: skip
    assert report.returncode == 0, report.stderr
    text = " ".join((tmp_path / "report.txt").read_text(encoding="utf-8").split())
    missing = [line for line in owner.kept if not said_in(line, text)]
    assert missing == []


def said_in(line: str, text: str) -> bool:
    """Whether the report says this line, however it was wrapped into columns."""
    return " ".join(safe(line).split()) in text or all(word in text for word in safe(line).split())


def test_a_conversation_that_stops_goes_on_where_it_was(tmp_path: Path) -> None:
    first = ask(tmp_path, ["Three bakeries in Deventer"])
    assert first.returncode == 0
    assert "Saved in" in first.stderr

    again = ask(tmp_path, ["", ""])

    assert "What forces you to change" in again.stdout
    assert "Step 1 of 9" in again.stdout


def test_words_with_a_colon_steer(tmp_path: Path) -> None:
    done = ask(tmp_path, ["Bakery", ":undo", ":skip", ":park", ":help", "::literal", ":stop"])
    assert done.returncode == 0
    assert "Undone" in done.stdout
    assert "Words that steer" in done.stdout
    written = (tmp_path / "bakery.canvas.toml").read_text(encoding="utf-8")
    assert "Bakery" not in written.replace("bakery", "")
    assert 'state = "skipped"' in written
    assert 'state = "parked"' in written
    assert '":literal"' in written


def test_what_it_is_about_is_ticked_by_number_name_or_beginning_and_taken_away(tmp_path: Path) -> None:
    said = ask(
        tmp_path,
        [
            "We bake bread in Deventer",
            ":about",
            "nothing like it",
            "waste, idle time; privacy; guess",
            ":about",
            "",
            ":stop",
        ],
    )
    assert said.returncode == 0, said.stderr
    assert "“nothing like it” is not a known word here" in said.stdout
    assert "guessing what will be needed (ticked)" in said.stdout
    file = tmp_path / "bakery.canvas.toml"
    assert read(file).frame.concerns == (W.WASTE, W.PRIVACY, W.GUESSING_DEMAND)
    everything = ask(tmp_path, [":about", "?", "2, 1", ":stop"])
    assert everything.stdout.count("\n  ") >= len(W)
    assert read(file).frame.concerns == (W.SALE_ONLY, W.WASTE)
    ask(tmp_path, [":about", "-", ":stop"])
    assert read(file).frame.concerns == ()


def read(file: Path) -> Workshop:
    """The workshop in a file."""
    return open_document(file)[0].workshop


def test_the_year_among_the_words_of_an_answer_is_taken_and_said_back(tmp_path: Path) -> None:
    said: list[str] = []

    def answer() -> str | None:
        asked = next((line for line in reversed(said) if line.strip().endswith("?")), "")
        if any("Taken from" in line for line in said):
            return None
        return "by the end of 2029" if "year" in asked.lower() else ""

    session = Session.create(tmp_path / "year.canvas.toml", new_workshop(language="en"), background=False)
    Asking(session, BOOK, vocabulary(), "en", answer, said.append).run("frame-ambition")
    assert session.workshop.frame.ambition_year == 2029
    assert any("Taken from “by the end of 2029”: 2029." in line for line in said)
    session.close()
