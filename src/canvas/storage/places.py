"""Where Canvas keeps what is not the workshop itself: the user's state folder, one folder in it per workshop.

Outside the workshop's own folder on purpose: a cloud folder would copy a journal halfway, and the journal must go on
when the workshop's disk is full or gone (anchors-live-reliability.md 3.3).
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import platformdirs

from canvas.storage.disk import Disk


def state_folder() -> Path:
    """The folder for journals, locks, snapshots and recent workshops; `CANVAS_STATE` names another one."""
    chosen = os.environ.get("CANVAS_STATE")
    return (
        Path(chosen).expanduser().absolute()
        if chosen
        else platformdirs.user_state_path("canvas", appauthor=False)
    )


def place_of(disk: Disk, path: Path) -> Path:
    """The folder that belongs to the workshop at this path; one per file, however it is reached."""
    resolved = os.path.normcase(disk.resolve(path))
    digest = hashlib.sha256(os.fsencode(resolved)).hexdigest()[:16]
    stem = Path(resolved).name.split(".")[0]
    readable = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40]
    return state_folder() / "workshops" / f"{readable or 'workshop'}-{digest}"


def make_folders(disk: Disk, folder: Path) -> None:
    """Make this folder and those above it, each durable before the next is made in it.

    Raises:
        OSError: when one cannot be made.
    """
    missing: list[Path] = []
    while disk.facts(folder) is None and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        try:
            disk.make_folder(each)
        except FileExistsError:
            continue
        disk.fsync_folder(each.parent)
