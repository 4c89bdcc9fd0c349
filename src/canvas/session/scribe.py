"""The one who writes: everything that an open workshop puts on disk, one call at a time.

Knows which change the journal holds (`kept`) and which the file (`filed`). Nothing is retried on a file whose fsync
failed: a save begins with a fresh one, a journal is started anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from canvas import __version__
from canvas.locale import _
from canvas.session.history import Past, Unreplayable, as_journal
from canvas.storage import snapshots
from canvas.storage.disk import Disk
from canvas.storage.frames import Known, encode
from canvas.storage.journal import Journal, TakenOver
from canvas.storage.lock import HEARTBEAT, Lock
from canvas.storage.places import place_of
from canvas.storage.reading import digest
from canvas.storage.saving import NotSaved, contents, refused, write
from canvas.text.problems import Problem, Trouble
from canvas.text.show import one_line
from canvas.text.toml_source import MOST_BYTES

MOST_JOURNAL = 4_000_000
"""A journal over this many bytes is written shorter, once the file has everything."""
BETWEEN_SNAPSHOTS = 600.0
"""Seconds between two older copies."""


class Scribe:
    """Writes the journal and the file of one open workshop. Not thread-safe: its session lets one in at a time."""

    def __init__(
        self,
        disk: Disk,
        path: Path,
        clock: Callable[[], float],
        *,
        journal: Journal | None = None,
        lock: Lock | None = None,
        expected: str | None = None,
        kept: int = 0,
        filed: int = 0,
    ) -> None:
        self.disk = disk
        self.path = path
        self._clock = clock
        self.place = place_of(disk, path)
        self.journal = journal or Journal(disk, self.place)
        self.lock = lock
        self.expected = expected
        self.kept = kept
        """The last change that is durable in the journal."""
        self.filed = filed
        """The last change that is durable in the file."""
        self.journal_problem: Problem | None = None
        self.file_problem: NotSaved | None = None
        self.taken: Problem | None = None
        """Set when another Canvas went on with this workshop: nothing is written any more."""
        self.in_place = False
        """The last save could not replace the file and wrote over it."""
        self._rewrite_at = MOST_JOURNAL
        self._beat = clock()
        self._snapshot: float | None = None

    def keep(self, frames: Sequence[tuple[int, bytes]], past: Callable[[], Past]) -> None:
        """Make these frames durable in the journal, or say in `journal_problem` why that failed.

        Args:
            frames: the number and the bytes of each change that is not kept yet, in order.
            past: the session's present moment, asked for when the journal has to be written whole.
        """
        if self.taken or not frames:
            return
        try:
            if self.journal.sound:
                self.journal.append(b"".join(data for _seq, data in frames))
                self.kept = frames[-1][0]
            else:
                self.begin(past())
            self.journal_problem = None
        except FileNotFoundError:
            self._again(past)
        except TakenOver:
            self._give_up()
        except OSError as error:
            self.journal_problem = self._journal_refused(error)
        except (Unreplayable, Trouble):
            self.journal_problem = self._unwritable()

    def _again(self, past: Callable[[], Past]) -> None:
        """The journal went away under our hands: begin a new one, which holds everything."""
        try:
            self.begin(past())
            self.journal_problem = None
        except TakenOver:
            self._give_up()
        except OSError as error:
            self.journal_problem = self._journal_refused(error)
        except (Unreplayable, Trouble):
            self.journal_problem = self._unwritable()

    def overwrite(self, theirs: str | None) -> None:
        """The next save goes over this file, also when nothing was typed since the last one."""
        self.expected, self.filed = theirs, -1

    def agree(self, expected: str, seq: int) -> None:
        """The file, as it now is, counts as having everything up to this change."""
        self.expected = expected
        self.filed = self.kept = seq
        self.file_problem = self.journal_problem = None

    def elsewhere(self, path: Path, journal: Journal, lock: Lock | None, expected: str, filed: int) -> Scribe:
        """One who writes the same workshop to another file, which already has everything."""
        return Scribe(
            self.disk, path, self._clock, journal=journal, lock=lock, expected=expected, filed=filed
        )

    def begin(self, past: Past) -> None:
        """Begin a journal that holds this moment and its past.

        Raises:
            OSError: when it cannot be written; what was there stands.
            TakenOver: when another Canvas went on with this workshop.
            Unreplayable, Trouble: when it cannot be put in words.
        """
        header, frames = as_journal(
            past, filed=self.filed, file_hash=self.expected, app=__version__, path=str(self.path)
        )
        if not self._ours():
            raise TakenOver
        self.journal.start(header, frames)
        self.kept = past.seq

    def save(self, past: Past) -> None:
        """Save the file, or say in `file_problem` why that failed."""
        if self.taken:
            return
        if not self._ours():
            self._give_up()
            return
        try:
            data = contents(past.workshop, self.path)
            self._older_copy()
            if not self.journal.sound:
                self.keep([(past.seq, b"")], lambda: past)
                if self.taken:
                    return
            self._note(Known(past.seq, digest(data)))
            saved = write(self.disk, self.path, data, self.expected)
        except NotSaved as problem:
            self.file_problem = problem
            self.expected = problem.on_disk or self.expected
            return
        self.expected, self.in_place = saved.hash, saved.in_place
        self.filed, self.file_problem = past.seq, None
        self._note(Known(past.seq, saved.hash, done=True))
        self._newer_copy(data)

    def _note(self, known: Known) -> None:
        """Tell the journal which file holds nothing more than it; when that fails, the next opening asks."""
        if self.taken or not self.journal.sound:
            return
        try:
            self.journal.append(encode(known))
        except TakenOver:
            self._give_up()
        except OSError as error:
            self.journal_problem = self._journal_refused(error)

    def shorten(self, past: Past) -> None:
        """Write a journal that has grown large anew, with the last thousand steps, once the file has everything."""
        if self.taken or self.journal.size <= self._rewrite_at or not self.filed == self.kept == past.seq:
            return
        try:
            self.begin(past)
        except TakenOver:
            self._give_up()
        except (OSError, Unreplayable, Trouble):
            return  # the long one still stands
        self._rewrite_at = max(MOST_JOURNAL, 2 * self.journal.size)

    def _older_copy(self) -> None:
        """Before the first save: the file as it was opened."""
        if self._snapshot is not None or self.expected is None:
            return
        with suppress(OSError):
            data = self.disk.read(self.disk.resolve(self.path), MOST_BYTES)
            if digest(data) == self.expected:
                snapshots.keep(self.disk, self.place, data, self._clock())
                self._snapshot = self._clock()

    def _newer_copy(self, data: bytes) -> None:
        now = self._clock()
        if self._snapshot is not None and abs(now - self._snapshot) < BETWEEN_SNAPSHOTS:
            return
        with suppress(OSError):
            snapshots.keep(self.disk, self.place, data, now)
            self._snapshot = now

    def beat(self) -> None:
        """Give a sign of life, every ten seconds."""
        now = self._clock()
        if self.lock is None or self.taken or abs(now - self._beat) < HEARTBEAT:
            return
        self._beat = now
        if not self._ours():
            self._give_up()
            return
        with suppress(OSError):
            self.lock.beat(now)

    def release(self) -> None:
        """Let go of the lock."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def _ours(self) -> bool:
        return self.lock is None or self.lock.is_ours()

    def _give_up(self) -> None:
        self.taken = Problem(
            _("Another Canvas has taken over this workshop."),
            _("Go on there; what is only here, save as a copy."),
            str(self.path),
        )

    def _journal_refused(self, error: OSError) -> Problem:
        return refused(error, self.place / "journal").problem

    def _unwritable(self) -> Problem:
        return Problem(
            _("“{name}” cannot be written to the journal.").format(name=one_line(self.path.name, 60)),
            _("Save a copy, and report it."),
            str(self.path),
        )
