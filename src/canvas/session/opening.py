"""Opening a workshop: who has it, what its journal holds beyond it, and whether it may be written."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from canvas.locale import _
from canvas.model.workshop import Workshop
from canvas.session.history import History, Unreplayable, stacks
from canvas.session.recovery import Look, lines, look
from canvas.storage import atomic, snapshots
from canvas.storage.disk import Disk
from canvas.storage.document import SCHEMA
from canvas.storage.frames import Replay
from canvas.storage.journal import Journal
from canvas.storage.lock import Holder, Lock
from canvas.storage.places import place_of
from canvas.storage.reading import open_document
from canvas.storage.saving import refused
from canvas.storage.snapshots import stamp
from canvas.text.problems import Problem, Trouble


@dataclass(slots=True)
class Opened:
    """An opened workshop: what its session begins with."""

    workshop: Workshop
    hash: str | None
    history: History = field(default_factory=History)
    seq: int = 0
    kept: int = 0
    filed: int = 0
    journal: Journal | None = None
    lock: Lock | None = None
    read_only: Problem | None = None
    newer: bool = False
    recovered: tuple[str, ...] = ()
    """What came back from the journal, in words."""
    notices: list[str] = field(default_factory=list)
    """Plain sentences to show once."""


def to_look_at(disk: Disk, path: Path, why: Problem | None = None) -> Opened:
    """Open without writing anything.

    Raises:
        Trouble: when there is no workshop to read.
    """
    document, digest = open_document(path, disk)
    if document.newer:
        why = Problem(
            _(
                "This file was made by a newer version of Canvas than this one (which writes schema {schema})."
            ).format(schema=SCHEMA),
            _("You can look at it; to change it, update Canvas."),
            str(path),
        )
    asked = Problem(
        _("It was opened to look at only."), _("Open it again without “read only” to change it."), str(path)
    )
    history = History()
    found = Journal(disk, place_of(disk, path)).read()
    if found.header is not None and found.header.key == (document.workshop.firm.key or ""):
        with suppress(Unreplayable):
            history = stacks(found.frames)
    return Opened(document.workshop, digest, history, read_only=why or asked, newer=document.newer)


def to_work_on(disk: Disk, path: Path, now: float, *, take_over: bool, recover: bool | None) -> Opened:
    """Open to change: take the lock, look at the journal, bring back what fits.

    Raises:
        Trouble: when there is no workshop to open.
    """
    place = place_of(disk, path)
    lock: Lock | None = None
    with suppress(OSError):  # a courtesy: without it the hash of a save still keeps two programs apart
        found = Lock.acquire(disk, place, now, take_over=take_over)
        if isinstance(found, Holder):
            return to_look_at(disk, path, _held(path, found))
        lock = found
    try:
        opened = _locked(disk, path, now, lock, recover)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if opened.read_only is not None and lock is not None:
        lock.release()
    elif opened.read_only is None:
        opened.lock = lock
        atomic.sweep(disk, disk.resolve(path), now)
    return opened


def _held(path: Path, holder: Holder) -> Problem:
    return Problem(
        _("This workshop is open in another Canvas, on {host} since {time}.").format(
            host=holder.host, time=_clock_time(holder.started)
        ),
        _("You can look at it; close the other one first, or take over."),
        str(path),
    )


def _clock_time(when: float) -> str:
    try:
        return datetime.datetime.fromtimestamp(when).astimezone().strftime("%H:%M")
    except (ValueError, OverflowError, OSError):
        return "?"


def _locked(disk: Disk, path: Path, now: float, lock: Lock | None, recover: bool | None) -> Opened:
    journal = Journal(disk, place_of(disk, path))
    seen = look(disk, path, _journal_of(journal, lock, path))
    if seen.document is not None and seen.document.newer:
        return to_look_at(disk, path)
    if seen.document is None and (seen.trouble is None or not seen.asks or not recover):
        raise _no_workshop(seen, path)
    if seen.asks and recover is None:
        return to_look_at(disk, path, _must_choose(path))
    instead = bool(recover) and seen.asks
    after_all = seen.fits and bool(seen.pending) and recover is not False
    notices: list[str] = []
    damaged = seen.found.damage == "middle" or (seen.found.header is None and bool(seen.found.damage))
    if damaged:
        try:
            journal.set_aside(stamp(now), copy=instead or after_all)
        except OSError as error:
            return to_look_at(disk, path, refused(error, journal.path).problem)
        notices.append(
            _("The journal of this workshop was damaged; it was kept, as far as it could be read.")
        )
    if instead:
        opened = _mine_instead(disk, path, now, seen, journal)
    elif after_all:
        opened = _mine_after_all(seen, path)
    else:
        opened = _the_file(seen, journal, now, keep=seen.fits and not seen.pending and not damaged)
    opened.notices[:0] = notices
    opened.journal = journal
    if opened.kept and not damaged and seen.found.header is not None:
        with suppress(OSError):  # it is then started anew with the first change
            journal.go_on(seen.found)
    return opened


def _journal_of(journal: Journal, lock: Lock | None, path: Path) -> Replay:
    if lock is not None and lock.taken_from is not None:
        try:
            return journal.take()
        except OSError as error:
            raise Trouble(refused(error, path).problem) from None
    return journal.read()


def _no_workshop(seen: Look, path: Path) -> Trouble:
    trouble = seen.trouble or Trouble(Problem(_("There is no such file."), file=str(path)))
    if not seen.asks:
        return trouble
    kept = _("What was typed in it is kept: open it from the start screen to bring it back.")
    return Trouble([replace(trouble.problems[0], fix=kept), *trouble.problems[1:]])


def _must_choose(path: Path) -> Problem:
    return Problem(
        _("The file was changed by another program, and Canvas holds changes that it does not have."),
        _("Both are kept. Open it from the start screen and choose which to go on with."),
        str(path),
    )


def _mine_after_all(seen: Look, path: Path) -> Opened:
    """The journal goes on where the file ends: everything comes back, nothing is in conflict."""
    mine = seen.mine()
    if mine is None or seen.point is None:
        return _unfollowable(seen, path)
    workshop, history = mine
    seq = seen.found.seq
    said = lines(seen)
    notices = [_("Canvas was stopped before everything was in the file; what you typed is back.")]
    return Opened(
        workshop,
        seen.hash,
        history,
        seq,
        kept=seq,
        filed=seen.point,
        recovered=said,
        notices=notices if said else [],
    )


def _unfollowable(seen: Look, path: Path) -> Opened:
    """The journal says more than the file, but does not fit itself: both stay, nothing is written."""
    assert seen.document is not None
    why = Problem(
        _("The journal of this workshop cannot be followed."),
        _("Open it from the start screen and put the journal aside; it is kept."),
        str(path),
    )
    return Opened(seen.document.workshop, seen.hash, read_only=why)


def _the_file(seen: Look, journal: Journal, now: float, *, keep: bool) -> Opened:
    """The file as it is, with its history when the journal ends where the file does."""
    assert seen.document is not None
    workshop = seen.document.workshop
    seq = seen.found.seq
    if keep and seen.point == seq and seen.found.header is not None:
        with suppress(Unreplayable):
            return Opened(workshop, seen.hash, stacks(seen.found.frames), seq, kept=seq, filed=seq)
    if seen.found.header is not None:
        with suppress(OSError):  # not in the way: the next change begins a new one
            journal.set_aside(stamp(now))
    last = max(seq, seen.point or 0)
    return Opened(workshop, seen.hash, seq=last, filed=last)


def _mine_instead(disk: Disk, path: Path, now: float, seen: Look, journal: Journal) -> Opened:
    """A person chose what was typed over what the file now holds; that is kept as an older copy first.

    Raises:
        Trouble: when the file holds another workshop, or cannot be kept.
    """
    mine = seen.mine()
    if mine is None or not seen.same_workshop:
        raise Trouble(
            Problem(
                _("The file now holds another workshop."),
                _("Save what was typed under another name."),
                str(path),
            )
        )
    notices: list[str] = []
    if seen.data is not None:
        try:
            kept = snapshots.keep(disk, journal.place, seen.data, now)
        except OSError as error:
            raise Trouble(refused(error, path).problem) from None
        notices.append(_("The file as it was is kept in {path}.").format(path=str(kept)))
    workshop, history = mine
    seq = max(seen.found.seq, 1)
    said = lines(seen)
    kept_seq = seq if seen.found.header is not None and seen.found.seq == seq else 0
    return Opened(
        workshop, seen.hash, history, seq, kept=kept_seq, filed=seq - 1, recovered=said, notices=notices
    )
