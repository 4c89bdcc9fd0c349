"""The real program, killed at random moments while it is being typed into: what was acknowledged is there.

`CANVAS_KILLS=1000 pytest tests/journeys/test_kill.py` kills it a thousand times, before a release.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from pathlib import Path

from canvas.model.records import Note
from canvas.session.session import Session
from tests.journeys.terminal import Terminal, program_environment

KILLS = int(os.environ.get("CANVAS_KILLS", "30"))
SEED = int(os.environ.get("CANVAS_SEED", "20261124"))


def type_until_killed(screen: Terminal, written: int, moment: float) -> int:
    """Write numbered notes without a pause; gives how many the program said were saved when it was killed."""
    acknowledged = written
    sent = written
    end = time.monotonic() + moment
    while time.monotonic() < end:
        screen.type(f"note {sent + 1}.")
        sent += 1
        screen.read(0.02)
        if "saved" in screen.screen.display[0] and "not saved" not in screen.screen.display[0]:
            acknowledged = max(acknowledged, shown(screen))
    screen.kill()
    return acknowledged


def clear_line(screen: Terminal) -> None:
    """Take away what was half-written when it was killed, which is on the line again."""

    def on_it(pattern: str) -> bool:
        return any(re.search(f"(^|\\s)› {pattern}", row) for row in screen.screen.display)

    screen.see("›")
    if on_it(r"\s*[a-z0-9]"):
        screen.press("ctrl+u")
        screen.wait_until(lambda: on_it(r"\s*(│|$)"), "the line is empty")


def shown(screen: Terminal) -> int:
    """The highest note among the answers; one that still stands on the line is not entered yet."""
    numbers = [0]
    for line in screen.screen.display:
        for word in line.split("– note ")[1:]:
            digits = word.split(".")[0].strip()
            if "." in word and digits.isdigit():
                numbers.append(int(digits))
    return max(numbers)


def kept(file: Path, state: Path) -> list[str]:
    """The notes that are there after opening it again."""
    before = os.environ.get("CANVAS_STATE")
    os.environ["CANVAS_STATE"] = str(state)
    try:
        session = Session.open(file, take_over=True, background=False)
        texts = [note.heading for note in session.workshop.all(Note)]
        session.close()
        return texts
    finally:
        if before is not None:
            os.environ["CANVAS_STATE"] = before


def test_what_was_acknowledged_survives_kill_9_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    environment = program_environment(tmp_path)
    file = tmp_path / "killed.canvas.toml"
    for number in range(KILLS):
        if number % 10 == 0:
            file.unlink(missing_ok=True)
            with Terminal(
                "new", "killed", "--firm", "Kill", "--no-open", folder=tmp_path, environment=environment
            ) as maker:
                assert maker.ends() == 0
            written = 0
        with Terminal(
            "open", "killed.canvas.toml", "--step", "today-channels", folder=tmp_path, environment=environment
        ) as screen:
            screen.see("Along which route", "saved", "›")
            clear_line(screen)
            acknowledged = type_until_killed(screen, written, chance.uniform(0.05, 1.2))
        texts = kept(file, tmp_path / "state")
        assert texts == [f"note {each}." for each in range(1, len(texts) + 1)], f"kill {number}, seed {SEED}"
        assert len(texts) >= acknowledged, (
            f"kill {number}, seed {SEED}: {len(texts)} of {acknowledged} acknowledged"
        )
        written = len(texts)
    print(f"{KILLS} kills, seed {SEED}: nothing acknowledged was lost", file=sys.stderr)


def with_a_workshop(folder: Path) -> dict[str, str]:
    """An environment, and in this folder the workshop `half.canvas.toml`."""
    environment = program_environment(folder)
    words = ("new", "half", "--firm", "Half", "--no-open")
    with Terminal(*words, folder=folder, environment=environment) as maker:
        assert maker.ends() == 0
    return environment


def wait_for_half_written(screen: Terminal, folder: Path, text: str) -> None:
    """Until what is half-written is on disk."""
    kept = "state/**/half-written.json"
    screen.wait_until(
        lambda: any(text in each.read_text("utf-8") for each in folder.glob(kept)), "it is written down"
    )


def test_what_was_half_written_is_on_the_line_again_after_kill_9(tmp_path: Path) -> None:
    environment = with_a_workshop(tmp_path)
    words = ("open", "half.canvas.toml", "--step", "today-channels")
    with Terminal(*words, folder=tmp_path, environment=environment) as screen:
        screen.see("Along which route", "saved")
        screen.type("the market on Thurs", enter=False)
        screen.see("the market on Thurs")
        wait_for_half_written(screen, tmp_path, "Thurs")
        screen.kill()
    with Terminal(*words, folder=tmp_path, environment=environment) as screen:
        screen.see("the market on Thurs")
        screen.type("day", enter=False)
        screen.press("enter")
        screen.see("– the market on Thursday")
        screen.kill()


def test_what_was_being_filled_in_is_in_the_form_again_after_kill_9(tmp_path: Path) -> None:
    environment = with_a_workshop(tmp_path)
    words = ("open", "half.canvas.toml", "--step", "today-value")
    with Terminal(*words, folder=tmp_path, environment=environment) as screen:
        screen.see("Why do they choose you", "saved")
        screen.type("warm bread")
        screen.see("– warm bread")
        screen.press("f2")
        screen.see("Enter Edit")
        screen.press("enter")
        screen.see("Tab next field")
        screen.press("end")
        screen.type(" on Thursday", enter=False)
        screen.wait_until(
            lambda: "warm bread" in (tmp_path / "half.canvas.toml").read_text("utf-8"), "the note is saved"
        )
        wait_for_half_written(screen, tmp_path, "Thursday")
        screen.kill()
    with Terminal(*words, folder=tmp_path, environment=environment) as screen:
        screen.see("– warm bread")
        assert "Thursday" not in screen.text
        screen.press("f2")
        screen.see("Enter Edit")
        screen.press("enter")
        screen.see("warm bread on Thursday")
        screen.press("escape")
        screen.see_no_more("Tab next field")
        screen.press("escape")
        screen.see("– warm bread on Thursday")
        screen.kill()
