"""The lock is a courtesy: it never waits, and the dead do not hold it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from canvas.storage.lock import Holder, Lock, holder, process_runs
from tests.storage.simulated_disk import SimulatedDisk

PLACE = Path("/state/workshops/bakery")
NOW = 1_800_000_000.0


@pytest.fixture
def disk() -> SimulatedDisk:
    """A disk with a state folder."""
    disk = SimulatedDisk()
    disk.place(Path("/state/first"), b"")
    return disk


def _held_by(disk: SimulatedDisk, **changed: object) -> None:
    facts = {"pid": os.getpid(), "host": socket.gethostname(), "started": NOW, "beat": NOW, "token": "theirs"}
    disk.place(PLACE / "lock", json.dumps({**facts, **changed}).encode())


def test_who_comes_second_is_told_who_came_first(disk: SimulatedDisk) -> None:
    assert isinstance(Lock.acquire(disk, PLACE, NOW), Lock)
    found = Lock.acquire(disk, PLACE, NOW + 5)
    assert isinstance(found, Holder)
    assert (found.pid, found.started) == (os.getpid(), NOW)


def test_a_sign_of_life_keeps_it(disk: SimulatedDisk) -> None:
    lock = Lock.acquire(disk, PLACE, NOW)
    assert isinstance(lock, Lock)
    lock.beat(NOW + 25)
    assert isinstance(Lock.acquire(disk, PLACE, NOW + 50), Holder)


@pytest.mark.parametrize("years", [-1, 1])
def test_a_clock_that_jumped_a_year_does_not_hold_it_for_a_year(disk: SimulatedDisk, years: int) -> None:
    Lock.acquire(disk, PLACE, NOW)
    assert isinstance(Lock.acquire(disk, PLACE, NOW + years * 31_536_000), Lock)


def test_a_process_that_ended_does_not_hold_it(disk: SimulatedDisk) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not process_runs(ended.pid)
    _held_by(disk, pid=ended.pid)
    lock = Lock.acquire(disk, PLACE, NOW)
    assert isinstance(lock, Lock)
    assert lock.taken_from is None, "the dead write no more"


def test_a_process_on_another_host_is_believed_by_its_sign_of_life(disk: SimulatedDisk) -> None:
    _held_by(disk, pid=1, host="another-host")
    assert isinstance(Lock.acquire(disk, PLACE, NOW + 20), Holder)
    lock = Lock.acquire(disk, PLACE, NOW + 40)
    assert isinstance(lock, Lock)
    assert lock.taken_from is not None, "it may only be asleep"


@pytest.mark.parametrize("rubbish", [b"", b"{}", b"[]", b"null", b"\xff", b'{"pid": "x"}', b"[" * 5000])
def test_a_lock_file_that_says_nothing_holds_nothing(disk: SimulatedDisk, rubbish: bytes) -> None:
    disk.place(PLACE / "lock", rubbish)
    assert isinstance(Lock.acquire(disk, PLACE, NOW), Lock)


def test_who_was_taken_over_notices_and_does_not_release_the_other(disk: SimulatedDisk) -> None:
    first = Lock.acquire(disk, PLACE, NOW)
    second = Lock.acquire(disk, PLACE, NOW, take_over=True)
    assert isinstance(first, Lock) and isinstance(second, Lock)
    assert not first.is_ours()
    first.beat(NOW + 10)
    first.release()
    assert second.is_ours()
    second.release()
    assert holder(disk, PLACE) is None
