"""The real program, killed at random moments while it is being typed into: what was acknowledged is there.

`CANVAS_KILLS=1000 pytest tests/journeys/test_kill.py` kills it a thousand times, before a release.
"""

from __future__ import annotations

import os
import random
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
            screen.see("Along which route", "saved")
            acknowledged = type_until_killed(screen, written, chance.uniform(0.05, 1.2))
        texts = kept(file, tmp_path / "state")
        assert texts == [f"note {each}." for each in range(1, len(texts) + 1)], f"kill {number}, seed {SEED}"
        assert len(texts) >= acknowledged, (
            f"kill {number}, seed {SEED}: {len(texts)} of {acknowledged} acknowledged"
        )
        written = len(texts)
    print(f"{KILLS} kills, seed {SEED}: nothing acknowledged was lost", file=sys.stderr)
