"""A power cut after any call of a session loses nothing that was called saved: all states, not a sample.

Each script below is played on a recording disk. Then, for each of its calls, every disk that a power cut may leave is
opened again: the file must be old or new, every promised change must be there, and going on must work.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from canvas.model.edits import Drop
from canvas.model.records import Note
from canvas.session import history, scribe
from canvas.session.recovery import recoverable
from canvas.session.session import Session
from canvas.storage.reading import document_in
from canvas.text.problems import Trouble
from tests.session.conftest import DATA, PATH, Desk, new_desk, note, texts
from tests.storage.simulated_disk import SimulatedDisk, crash_states

Script = Callable[[Desk], None]


def _do(desk: Desk, session: Session, key: str) -> None:
    """Add a note; what is called saved is a promise."""
    assert session.apply(note(key)) is None
    if session.state.kind == "saved":
        desk.disk.mark(("has", f"Idea {key}"))


def a_first_edit(desk: Desk) -> None:
    session = desk.open()
    _do(desk, session, "one")


def edits_and_a_save(desk: Desk) -> None:
    session = desk.open()
    _do(desk, session, "one")
    assert session.flush()
    _do(desk, session, "two")
    assert session.close()


def undo_and_redo(desk: Desk) -> None:
    session = desk.open()
    _do(desk, session, "one")
    _do(desk, session, "two")
    desk.disk.mark(("may have", "Idea two"))
    assert session.undo()
    desk.disk.mark(("not", "Idea two"))
    assert session.flush()
    desk.disk.mark(("may have", "Idea two"))
    assert session.redo()
    desk.disk.mark(("has", "Idea two"))
    desk.disk.mark(("may have", "Idea one"))
    assert session.apply(Drop("note", "one")) is None
    desk.disk.mark(("not", "Idea one"))


def two_sessions(desk: Desk) -> None:
    session = desk.open()
    _do(desk, session, "one")
    session.close()
    session = desk.open()
    _do(desk, session, "two")
    session.close()


def a_shorter_journal(desk: Desk) -> None:
    session = desk.open()
    for number in range(5):
        _do(desk, session, f"n{number}")
        assert session.flush()


def a_recovery(desk: Desk) -> None:
    session = desk.open()
    _do(desk, session, "one")
    later = desk.after_a_crash()
    session = later.open()
    assert session.recovered
    _do(desk, session, "two")
    session.close()


def taking_over(desk: Desk) -> None:
    first = desk.open()
    _do(desk, first, "one")
    second = desk.open(take_over=True)
    _do(desk, second, "two")
    second.flush()
    _do(desk, second, "three")


SCRIPTS: list[Script] = [
    a_first_edit, edits_and_a_save, undo_and_redo, two_sessions, a_shorter_journal, a_recovery, taking_over,
]  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
def test_after_every_crash_nothing_that_was_called_saved_is_lost(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    if script is a_shorter_journal:
        monkeypatch.setattr(scribe, "MOST_JOURNAL", 1_000)
        monkeypatch.setattr(history, "MOST_STEPS", 2)
    desk = new_desk()
    desk.disk.recording = True
    script(desk)
    whole = {DATA, desk.disk.data(PATH)}
    states = 0
    for moment in desk.disk.moments:
        promised = {text: what for what, text in moment.marks}  # the last word counts
        for disk in crash_states(moment):
            states += 1
            file = disk.data(PATH)
            assert file is not None
            assert file in whole or not document_in(file).newer
            later = desk.after_a_crash(disk).after_a_crash()
            session = later.open()
            assert session.read_only is None, (moment.call, session.read_only)
            found = texts(session)
            for text, what in promised.items():
                assert what == "may have" or (text in found) is (what == "has"), (
                    moment.call,
                    text,
                    what,
                    found,
                )
            assert session.apply(note("after")) is None
            assert session.close()
            assert [each.text for each in _notes(disk)] == [*found, "Idea after"]
    assert states > len(desk.disk.moments)


def _notes(disk: SimulatedDisk) -> list[Note]:
    data = disk.data(PATH)
    assert data is not None
    return document_in(data).workshop.all(Note)


def test_a_crash_during_the_recovery_from_a_crash_loses_nothing_either() -> None:
    first = new_desk()
    session = first.open()
    session.apply(note("one"))
    session.flush()
    session.apply(note("two"))
    first.disk.recording = True
    first.after_a_crash().open().flush()
    seen: set[object] = set()
    for moment in first.disk.moments:
        for disk in crash_states(moment):
            if not _new(disk, seen):
                continue
            second = first.after_a_crash(disk).after_a_crash()
            second.disk.recording = True
            assert texts(second.open()) == ["Idea one", "Idea two"]
            for deeper in second.disk.moments:
                for last in crash_states(deeper):
                    if _new(last, seen):
                        final = second.after_a_crash(last).open()
                        assert texts(final) == ["Idea one", "Idea two"]
    assert len(seen) > 10


def _new(disk: SimulatedDisk, seen: set[object]) -> bool:
    """Whether no disk like this one was seen; locks and temporary names differ each time and do not count."""
    key = frozenset(
        (path, disk.data(path))
        for path in disk.paths()
        if path.name != "lock" and not path.name.startswith(".")
    )
    if key in seen:
        return False
    seen.add(key)
    return True


def test_a_file_left_half_written_in_place_comes_back_whole() -> None:
    desk = new_desk()
    desk.disk.link(PATH, Path("/work/second-name.canvas.toml"))
    session = desk.open()
    session.apply(note("one"))
    desk.disk.recording = True
    session.flush()
    broken = 0
    for moment in desk.disk.moments:
        for disk in crash_states(moment):
            later = desk.after_a_crash(disk)
            try:
                found = texts(later.open())
            except Trouble as trouble:
                broken += 1
                assert "bring it back" in str(trouble)
                offer = recoverable(PATH, disk, later.clock)
                assert offer is not None and offer.file_problem is not None
                found = texts(later.open(recover=True))
            else:
                session = later.after_a_crash().open(recover=True)
                found = texts(session)
            assert found == ["Idea one"]
    assert broken, "a moment in which the file is broken belongs to writing in place"
