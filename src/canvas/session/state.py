"""What a session tells the rest of the program: whether all is safe, what changed, what was done."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from canvas.model.records import TABLES
from canvas.session.scribe import Scribe
from canvas.text.problems import Problem


@dataclass(frozen=True, slots=True)
class State:
    """Whether what was typed is safe."""

    kind: Literal["saved", "saving", "not_saved"]
    problem: Problem | None = None
    """Why it is not saved."""
    in_journal: bool = True
    """Whether the journal holds everything, so that nothing is lost although the file could not be saved."""
    changed_underneath: bool = False
    """Another program changed or removed the file: a person has to choose between the two."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something changed."""

    state: State
    changed: tuple[tuple[str, str], ...] = ()
    """The records that changed, as (table, id)."""
    everything: bool = False
    """The whole workshop was replaced by another."""

    @property
    def tables(self) -> frozenset[str]:
        """The tables in which something changed."""
        return frozenset(TABLES) if self.everything else frozenset(table for table, _id in self.changed)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    label: str
    when: datetime.datetime
    undone: bool = False


Listener = Callable[[Event], None]


def judged(scribe: Scribe, seq: int, broken: Problem | None) -> State:
    """The state when this is the last change: *saved* only when a power cut now would lose nothing."""
    in_journal = scribe.kept >= seq
    durable = in_journal or scribe.filed >= seq
    if scribe.taken is not None and not durable:
        return State("not_saved", scribe.taken, in_journal=False)
    if broken is not None:
        return State("not_saved", broken, in_journal)
    if scribe.file_problem is not None:
        why = scribe.file_problem
        return State("not_saved", why.problem, in_journal, why.why == "changed_underneath")
    if durable:
        return State("saved", None, in_journal)
    if scribe.journal_problem is not None:
        return State("not_saved", scribe.journal_problem, in_journal=False)
    return State("saving", None, in_journal=False)
