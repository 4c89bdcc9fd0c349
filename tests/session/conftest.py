"""A bakery's workshop on a simulated disk, and a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from canvas.model.edits import Edit, Put
from canvas.model.records import Note
from canvas.model.workshop import new_workshop
from canvas.session.session import Session
from canvas.storage.document import write_document
from tests.storage.simulated_disk import SimulatedDisk

PATH = Path("/work/bakery.canvas.toml")
DATA = write_document(new_workshop(firm="Bakery", key="w-1")).encode()


def note(key: str, text: str = "") -> Edit:
    """An edit that puts a note on today's canvas."""
    return Put("note", key, {"canvas": "today", "block": "channels", "text": text or f"Idea {key}"})


def texts(session: Session) -> list[str]:
    """What the notes say, in order."""
    return [each.text or "" for each in session.workshop.all(Note)]


def kind(session: Session) -> str:
    """What the header says: saved, saving or not_saved."""
    return session.state.kind


@dataclass
class Desk:
    """A disk, a clock, and how to open the bakery's workshop on it."""

    disk: SimulatedDisk = field(default_factory=SimulatedDisk)
    now: float = 1_800_000_000.0
    session: Session = field(init=False)
    """The session that a test is about, where a fixture opened it."""

    def clock(self) -> float:
        """The time."""
        return self.now

    def open(self, path: Path = PATH, **how: bool | None) -> Session:
        """Open without a thread: an edit is durable, or known not to be, when `apply` returns."""
        return Session.open(path, disk=self.disk, clock=self.clock, background=False, **how)  # type: ignore[arg-type]

    def after_a_crash(self, disk: SimulatedDisk | None = None) -> Desk:
        """A minute later on what the crash left: the lock of the dead program has gone stale."""
        return Desk(disk or self.disk, self.now + 60)


def new_desk() -> Desk:
    """A desk with the bakery's workshop on its disk."""
    desk = Desk()
    desk.disk.place(Path("/state/first"), b"")
    desk.disk.place(PATH, DATA)
    return desk


@pytest.fixture(autouse=True)
def _simulated_state(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "tmp_path" not in request.fixturenames:
        monkeypatch.setenv("CANVAS_STATE", "/state")


@pytest.fixture
def desk() -> Desk:
    """A desk with the bakery's workshop on its disk."""
    return new_desk()


Script = Callable[[Desk], None]
