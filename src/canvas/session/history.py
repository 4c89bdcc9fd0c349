"""What was done and what was taken back: undo and redo as two stacks, and how a journal carries them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from canvas.model.edits import Edit, Refused, apply_all
from canvas.model.workshop import Workshop
from canvas.storage.document import read_document, write_document
from canvas.storage.frames import Change, Edited, Frame, Header, Known, Undone
from canvas.storage.reading import digest
from canvas.text.problems import Trouble

MOST_STEPS = 1_000
"""Steps that can be taken back after a journal was written shorter."""


class Unreplayable(Exception):  # noqa: N818 - an answer, not an error
    """Frames that do not follow from each other."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that can be taken back."""

    seq: int
    edits: tuple[Edit, ...]
    inverse: tuple[Edit, ...]
    label: str = ""
    when: float = 0.0


@dataclass(slots=True)
class History:
    """The steps done, oldest first, and those taken back, the last one last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def follow(self, frame: Change) -> tuple[Edit, ...]:
        """Go along with a change; the edits that it means for the workshop.

        Raises:
            Unreplayable: when there is nothing to take back or to do again.
        """
        if isinstance(frame, Edited):
            self.done.append(Step(frame.seq, frame.edits, frame.inverse, frame.label, frame.when))
            self.undone.clear()
            return frame.edits
        if isinstance(frame, Undone):
            if not self.done:
                raise Unreplayable
            step = self.done.pop()
            self.undone.append(step)
            return step.inverse
        if not self.undone:
            raise Unreplayable
        step = replace(self.undone.pop(), seq=frame.seq)
        self.done.append(step)
        return step.edits


@dataclass(frozen=True, slots=True)
class Past:
    """A moment of a session: all it takes to write its journal anew."""

    workshop: Workshop
    done: tuple[Step, ...]
    undone: tuple[Step, ...]
    seq: int


def stacks(frames: Iterable[Frame]) -> History:
    """The stacks that these frames leave, without touching a workshop.

    Raises:
        Unreplayable: when they do not follow from each other.
    """
    history = History()
    for frame in frames:
        if not isinstance(frame, Known):
            history.follow(frame)
    return history


def replayed(header: Header, frames: Iterable[Frame]) -> tuple[Workshop, History]:
    """The workshop and the stacks after these frames, from the journal alone.

    Raises:
        Unreplayable: when the frames do not follow from each other or from the header.
    """
    try:
        workshop = read_document(header.text).workshop
    except Trouble:
        raise Unreplayable from None
    history = History()
    for frame in frames:
        if isinstance(frame, Known):
            continue
        outcome = apply_all(workshop, history.follow(frame))
        if isinstance(outcome, Refused):
            raise Unreplayable
        workshop = outcome.workshop
    return workshop, history


def as_journal(
    past: Past, *, filed: int, file_hash: str | None, app: str, path: str
) -> tuple[Header, list[Frame]]:
    """This moment as a journal of its own: a base, the last thousand steps, and which file it goes beyond.

    Args:
        past: the moment.
        filed: the last change that the file has.
        file_hash: the file's hash; None when there is no file.
        app: the version of Canvas.
        path: the workshop's file.

    Raises:
        Unreplayable: when a step cannot be taken back.
        Trouble: when the base cannot be written.
    """
    done = past.done[-MOST_STEPS:]
    undone = past.undone[-MOST_STEPS:]
    base = past.workshop
    for step in reversed(done):
        outcome = apply_all(base, step.inverse)
        if isinstance(outcome, Refused):
            raise Unreplayable
        base = outcome.workshop
    text = write_document(base)
    first = past.seq - len(done) - 2 * len(undone)
    changes = _changes(done, undone, first)
    if filed == past.seq:
        point = past.seq
    else:
        point = min(first + sum(step.seq <= filed for step in done), past.seq - 1)
    frames: list[Frame] = []
    known = [Known(point, file_hash, done=True)] if file_hash else []
    if point <= first:
        frames.extend(known)
    for change in changes:
        frames.append(change)
        if change.seq == point:
            frames.extend(known)
    key = past.workshop.firm.key or ""
    return Header(key, digest(text.encode("utf-8")), text, first, app, path), frames


def _changes(done: Sequence[Step], undone: Sequence[Step], first: int) -> list[Change]:
    seq = first
    changes: list[Change] = []
    for step in (*done, *reversed(undone)):
        seq += 1
        changes.append(Edited(seq, step.edits, step.inverse, step.label, step.when))
    for step in undone:
        seq += 1
        changes.append(Undone(seq, step.when))
    return changes
