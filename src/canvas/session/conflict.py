"""When the file is no longer what was opened: three ways on, and in each of them both versions stay."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from canvas.locale import _
from canvas.session.history import Past, Unreplayable
from canvas.session.scribe import Scribe
from canvas.storage import snapshots
from canvas.storage.disk import Disk
from canvas.storage.document import Document
from canvas.storage.journal import Journal, TakenOver
from canvas.storage.lock import Holder, Lock
from canvas.storage.places import place_of
from canvas.storage.reading import digest, document_in, read_bytes
from canvas.storage.saving import NotSaved, contents, refused, write
from canvas.storage.snapshots import stamp
from canvas.text.problems import Problem, Trouble
from canvas.text.toml_source import MOST_BYTES


def clear_place(disk: Disk, path: Path, now: float) -> Journal:
    """A journal for a file that is new here; what an earlier file of this name left is kept aside.

    Raises:
        NotSaved: when that cannot be kept.
    """
    journal = Journal(disk, place_of(disk, path))
    try:
        journal.set_aside(stamp(now))
    except OSError as error:
        raise refused(error, path) from None
    return journal


def moved(scribe: Scribe, disk: Disk, path: Path, past: Past, now: float) -> Scribe:
    """Save the workshop as a new file and go on there; the old file stays as it is.

    Raises:
        NotSaved: when the new file cannot be written; nothing has changed then.
    """
    journal = clear_place(disk, path, now)
    saved = write(disk, path, contents(past.workshop, path), None)
    lock: Lock | None = None
    with suppress(OSError):
        found = Lock.acquire(disk, journal.place, now, take_over=True)
        lock = None if isinstance(found, Holder) else found
    fresh = scribe.elsewhere(path, journal, lock, saved.hash, past.seq)
    with suppress(OSError, TakenOver, Unreplayable, Trouble):  # the file has everything already
        fresh.begin(past)
    if not scribe.taken:
        with suppress(OSError):
            scribe.journal.set_aside(stamp(now))
    scribe.release()
    return fresh


def theirs(scribe: Scribe, disk: Disk, past: Past, now: float) -> tuple[Document, str]:
    """The file as another program left it, after what was typed here was kept as an older copy.

    Raises:
        Trouble: when their file is no workshop, or ours cannot be kept.
    """
    if scribe.taken:
        raise Trouble(scribe.taken)
    data = read_bytes(scribe.path, disk)
    document = document_in(data, str(scribe.path))
    if document.newer:
        raise Trouble(
            Problem(
                _("Their file was made by a newer version of Canvas."),
                _("Keep yours under another name, and update Canvas."),
                str(scribe.path),
            )
        )
    try:
        snapshots.keep(disk, scribe.place, contents(past.workshop, scribe.path), now)
        scribe.journal.set_aside(stamp(now))
    except OSError as error:
        raise refused(error, scribe.path) from None
    return document, digest(data)


def accept_theirs_gone(scribe: Scribe, disk: Disk, now: float) -> None:
    """Keep their file as an older copy, and let the next save write over it.

    Raises:
        NotSaved: when it cannot be kept; it is then not written over.
    """
    if scribe.taken:
        raise NotSaved(scribe.taken, "changed_underneath")
    target = disk.resolve(scribe.path)
    try:
        if disk.facts(target) is None:
            scribe.overwrite(None)
            return
        data = disk.read(target, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise NotSaved(
                Problem(
                    _("The file is now too large to keep a copy of it."),
                    _("Keep yours under another name."),
                    str(scribe.path),
                ),
                "changed_underneath",
            )
        snapshots.keep(disk, scribe.place, data, now)
    except OSError as error:
        raise refused(error, scribe.path) from None
    scribe.overwrite(digest(data))
