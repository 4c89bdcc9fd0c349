"""Older copies of a workshop: at most 20, dense for the last hours, thinner with age."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas.storage import atomic
from canvas.storage.disk import Disk
from canvas.storage.document import SUFFIX
from canvas.storage.places import make_folders

MOST: Final = 20
FOLDER: Final = "snapshots"
_NAME = re.compile(rf"(\d{{6,12}})-(\d{{8}}T\d{{6}})Z{re.escape(SUFFIX)}")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One older copy."""

    path: Path
    number: int
    """Copies are ordered by this; a clock may have been set back."""
    when: datetime.datetime


def moment(now: float) -> datetime.datetime:
    """The time as a date in UTC; a clock beyond all calendars counts as the beginning of 1970."""
    try:
        return datetime.datetime.fromtimestamp(now, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.datetime.fromtimestamp(0, datetime.UTC)


def stamp(now: float) -> str:
    """The time as it stands in the name of a file."""
    return moment(now).strftime(_STAMP)


def snapshots(disk: Disk, place: Path) -> list[Snapshot]:
    """The copies of the workshop of this place, oldest first; none when they cannot be listed."""
    try:
        names = disk.listing(place / FOLDER)
    except OSError:
        return []
    found: list[Snapshot] = []
    for name in names:
        if match := _NAME.fullmatch(name):
            try:
                when = datetime.datetime.strptime(match[2], _STAMP).replace(tzinfo=datetime.UTC)
            except ValueError:
                continue
            found.append(Snapshot(place / FOLDER / name, int(match[1]), when))
    return sorted(found, key=lambda snapshot: snapshot.number)


def keep(disk: Disk, place: Path, data: bytes, now: float) -> Path:
    """Keep a durable copy of these bytes, whatever they are, and let go of what is one too many.

    Raises:
        OSError: when it cannot be kept; the older copies then stand.
    """
    folder = place / FOLDER
    make_folders(disk, folder)
    before = snapshots(disk, place)
    number = before[-1].number + 1 if before else 1
    path = folder / f"{number:06d}-{stamp(now)}Z{SUFFIX}"
    atomic.put(disk, path, data)
    kept = [*before, Snapshot(path, number, moment(now))]
    for snapshot in too_many(kept, now):
        atomic.discard(disk, snapshot.path)
    return path


def too_many(kept: Sequence[Snapshot], now: float, most: int = MOST) -> list[Snapshot]:
    """Those to let go of, so that `most` stay: each time the one whose gap, for its age, is missed least.

    The oldest and the newest always stay.
    """
    left = list(kept)
    gone: list[Snapshot] = []
    while len(left) > most and len(left) > 2:
        ages = _ages(left, now)
        loss = {
            position: (ages[position - 1] - ages[position + 1]) / (ages[position] + 60.0)
            for position in range(1, len(left) - 1)
        }
        gone.append(left.pop(min(loss, key=lambda position: (loss[position], position))))
    return gone


def _ages(kept: Sequence[Snapshot], now: float) -> list[float]:
    """Seconds since each, never rising along the line, whatever the clock did in between."""
    ages: list[float] = []
    highest = 0.0
    for snapshot in reversed(kept):
        highest = max(highest, now - snapshot.when.timestamp())
        ages.append(highest)
    return ages[::-1]
