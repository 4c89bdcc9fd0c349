"""Twenty older copies: many of the last hours, some of the last days, the oldest always."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.storage.snapshots import MOST, Snapshot, keep, moment, snapshots, too_many
from tests.storage.simulated_disk import SimulatedDisk, crash_states

PLACE = Path("/state/workshops/bakery")
NOW = 1_800_000_000.0


@pytest.fixture
def disk() -> SimulatedDisk:
    """A disk with a state folder."""
    disk = SimulatedDisk()
    disk.place(Path("/state/first"), b"")
    return disk


def test_a_hundred_copies_leave_twenty_dense_at_the_end(disk: SimulatedDisk) -> None:
    for number in range(100):
        keep(disk, PLACE, f"copy {number}".encode(), NOW + number * 600)
    kept = snapshots(disk, PLACE)
    assert len(kept) == MOST
    numbers = [snapshot.number for snapshot in kept]
    assert numbers[0] == 1
    assert numbers[-1] == 100
    gaps = [later - earlier for earlier, later in pairwise(numbers)]
    assert sum(gaps[:5]) > sum(gaps[-5:])
    assert disk.data(kept[-1].path) == b"copy 99"


@given(st.lists(st.floats(-1e8, 1e8), min_size=0, max_size=40), st.floats(-1e8, 1e8))
def test_whatever_the_clock_did_the_oldest_and_the_newest_stay(times: list[float], now: float) -> None:
    kept = [Snapshot(Path(f"/{n}"), n, moment(NOW + when)) for n, when in enumerate(times)]
    gone = too_many(kept, NOW + now)
    assert len(kept) - len(gone) == min(len(kept), MOST)
    assert not {0, len(kept) - 1} & {snapshot.number for snapshot in gone}


def test_a_crash_while_keeping_a_copy_leaves_the_older_ones(disk: SimulatedDisk) -> None:
    for number in range(3):
        keep(disk, PLACE, f"copy {number}".encode(), NOW + number)
    disk.recording = True
    keep(disk, PLACE, b"copy 3", NOW + 3)
    for at in disk.moments:
        for after in crash_states(at):
            found = [after.data(snapshot.path) for snapshot in snapshots(after, PLACE)]
            assert found in ([b"copy 0", b"copy 1", b"copy 2"], [b"copy 0", b"copy 1", b"copy 2", b"copy 3"])


def test_foreign_files_among_the_copies_are_left_alone(disk: SimulatedDisk) -> None:
    keep(disk, PLACE, b"copy", NOW)
    disk.place(PLACE / "snapshots" / "holiday.jpg", b"")
    disk.place(PLACE / "snapshots" / "000009-20269999T999999Z.canvas.toml", b"")
    assert len(snapshots(disk, PLACE)) == 1
