"""Journey (a): a Dutch bakery goes through all nine steps by keys alone, killed in the middle, to a report."""

from __future__ import annotations

import sys
from pathlib import Path

from canvas.locale import _, speak
from canvas.model.playbook import Prompt
from canvas.report.tree import safe
from tests.journeys.bakery import BOOK, every_line, what_they_say
from tests.journeys.terminal import Terminal, program_environment


def answer(screen: Terminal, prompt: Prompt, parts: list[list[str]]) -> None:
    """Type the answers of one question and go on to the next."""
    screen.see(prompt.question.of("nl")[:24])
    for lines in parts:
        for line in lines:
            screen.type(line)
            screen.see("– " + line[:18])
        screen.press("enter")


def test_a_bakery_goes_through_all_nine_steps_by_keys(tmp_path: Path) -> None:
    through_all_nine_steps(tmp_path, sys.executable)


def through_all_nine_steps(tmp_path: Path, python: str) -> None:
    """The journey, with the program of this Python."""
    speak("nl")
    saved = _("saved")
    said = what_they_say("nl")
    assert len(every_line(said)) > 40
    environment = program_environment(tmp_path, CANVAS_LANG="nl")
    prompts = [prompt for _step, prompt in BOOK.prompts()]
    middle = next(number for number, prompt in enumerate(prompts) if prompt.key == "data-decision")

    with Terminal(folder=tmp_path, environment=environment, python=python) as screen:
        screen.see("Canvas", _("New workshop"))
        screen.press("n")
        screen.see(_("A new workshop"))
        screen.type("Bakkerij De Korenbloem")
        screen.see("Bakkerij De Korenbloem", saved)
        for prompt in prompts[:middle]:
            answer(screen, prompt, said[prompt.key])
        screen.see(prompts[middle].question.of("nl")[:24], saved)
        screen.kill()

    (file,) = [each for each in tmp_path.rglob("*.canvas.toml") if "state" not in each.parts]
    with Terminal("open", str(file), folder=tmp_path, environment=environment, python=python) as screen:
        question = prompts[middle].question.of("nl")[:24]
        offer = _("Unsaved work was found")
        screen.wait_until(
            lambda: offer in screen.text or question in screen.text, "the work is offered, or is there"
        )
        if offer in screen.text:
            screen.press("enter")
        screen.see(question)
        for prompt in prompts[middle:]:
            answer(screen, prompt, said[prompt.key])
        screen.press("f8")
        screen.see("De vraag", "Het verhaal in één minuut")
        screen.press("s")
        screen.see(".md")
        screen.press("enter")
        screen.wait_until(lambda: bool(list(tmp_path.rglob("*.md"))), "the report is written")
        screen.press("ctrl+q")
        assert screen.ends() == 0

    (report,) = tmp_path.rglob("*.md")
    text = report.read_text(encoding="utf-8").replace("\\", "")
    missing = [line for line in every_line(said) if safe(line) not in text]
    assert missing == []
