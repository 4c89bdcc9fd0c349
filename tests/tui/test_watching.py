"""Noticing that a file was saved, with the system telling it and without."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from threading import Event

import pytest

from canvas.tui.watching import changes

PATIENCE = 20.0
told = pytest.param(
    True, id="told",
    marks=pytest.mark.skipif(find_spec("watchfiles") is None, reason="watchfiles is not installed (the extra “watch”)"),
)  # fmt: skip
asked = pytest.param(False, id="asked")


class Watcher:
    """Counts the turns that a thread gets."""

    def __init__(self, paths: list[Path], told: bool) -> None:
        self.turns = 0
        self.stop = Event()
        self._turned = threading.Condition()
        self._thread = threading.Thread(target=self._run, args=(paths, told))
        self._thread.start()

    def _run(self, paths: list[Path], told: bool) -> None:
        for _turn in changes(paths, self.stop, told=told):
            with self._turned:
                self.turns += 1
                self._turned.notify_all()

    def wait_for(self, many: int) -> None:
        with self._turned:
            assert self._turned.wait_for(lambda: self.turns >= many, PATIENCE), (
                f"{self.turns} turns, not {many}"
            )

    def end(self) -> None:
        self.stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.mark.parametrize("told", [told, asked])
@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text("two"),
        lambda path: path.unlink(),
        lambda path: path.with_name("new").rename(path),
        lambda path: path.with_name("other.md").write_text("two"),
    ],
    ids=["written", "gone", "replaced", "the other file"],
)
def test_a_change_gives_a_turn_and_the_first_turn_comes_at_once(
    tmp_path: Path, change: Callable[[Path], object], told: bool
) -> None:
    path = tmp_path / "case.md"
    path.write_text("one")
    path.with_name("new").write_text("three")
    watcher = Watcher([path, tmp_path / "other.md"], told)
    try:
        watcher.wait_for(1)
        change(path)
        watcher.wait_for(2)
    finally:
        watcher.end()


@pytest.mark.parametrize("told", [told, asked])
def test_another_file_in_the_folder_gives_no_turn(tmp_path: Path, told: bool) -> None:
    path = tmp_path / "case.md"
    watcher = Watcher([path], told)
    try:
        watcher.wait_for(1)
        (tmp_path / "notes.txt").write_text("x")
        path.write_text("one")
        watcher.wait_for(2)
    finally:
        watcher.end()
    assert watcher.turns == 2


@pytest.mark.parametrize("told", [told, asked])
def test_it_stops_soon_after_it_is_stopped_also_where_there_is_no_folder(tmp_path: Path, told: bool) -> None:
    for path in (tmp_path / "case.md", tmp_path / "nowhere" / "case.md"):
        watcher = Watcher([path], told)
        watcher.wait_for(1)
        start = time.monotonic()
        watcher.end()
        assert time.monotonic() - start < 5
