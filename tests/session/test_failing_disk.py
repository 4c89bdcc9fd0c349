"""Any disk call fails, once or for good: no traceback, the old file whole, and the header says only what is true."""

from __future__ import annotations

import errno
from typing import Literal

import pytest

from canvas.session.session import Session
from canvas.storage.reading import document_in
from canvas.text.problems import Trouble
from tests.session.conftest import DATA, PATH, Desk, kind, new_desk, note, texts
from tests.storage.simulated_disk import Fault, SimulatedDisk

Number = int | Literal["short"]
FAULTS: list[Number] = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, "short"]


def _work(desk: Desk, promised: list[str]) -> Session:
    """Open, type, save, type, undo, redo, close; what the header called saved is noted."""
    session = desk.open()
    for key in ("one", "two"):
        if session.apply(note(key)) is None and session.state.kind == "saved":
            promised.append(f"Idea {key}")
        session.flush()
    if session.undo():
        promised[:] = [text for text in promised if text != "Idea two"]
    if session.redo() and session.state.kind == "saved":
        promised.append("Idea two")
    session.close()
    return session


@pytest.mark.parametrize("sticky", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("number", FAULTS, ids=str)
def test_whichever_call_fails_nothing_called_saved_is_lost(number: Number, sticky: bool) -> None:
    rehearsal = new_desk()
    _work(rehearsal, [])
    for at in range(1, rehearsal.disk.calls + 1):
        desk = new_desk()
        desk.disk.fault = Fault(at, number, sticky)
        promised: list[str] = []
        try:
            session = _work(desk, promised)
        except Trouble as trouble:
            assert all(problem.wrong for problem in trouble.problems)
        else:
            state = session.state
            assert state.kind != "saving"
            assert state.problem is None or state.problem.wrong
        desk.disk.fault = None
        file = desk.disk.data(PATH)
        assert file is not None
        document_in(file)
        later = desk.after_a_crash().open(recover=True)
        assert set(promised) <= set(texts(later)), (at, desk.disk.said[at - 1])


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_a_workshop_on_a_disk_that_takes_nothing_stays_as_it_was_while_the_journal_goes_on(
    number: int,
) -> None:
    desk = new_desk()
    session = desk.open()
    desk.disk.only, desk.disk.calls = "/work", 0
    desk.disk.fault = Fault(1, number, sticky=True)
    session.apply(note("one"))
    assert kind(session) == "saved", "the journal is on another disk"
    assert not session.flush()
    assert kind(session) == "not_saved"
    assert session.state.in_journal
    assert session.state.problem is not None and session.state.problem.wrong
    assert desk.disk.data(PATH) == DATA
    session.apply(note("two"))
    desk.disk.fault = None
    assert session.flush()
    assert kind(session) == "saved"
    assert texts(desk.after_a_crash().open(read_only=True)) == ["Idea one", "Idea two"]


def test_a_journal_that_cannot_be_written_has_the_file_written_at_once() -> None:
    desk = new_desk()
    session = desk.open()
    desk.disk.only, desk.disk.calls = "/state", 0
    desk.disk.fault = Fault(1, errno.ENOSPC, sticky=True)
    session.apply(note("one"))
    assert kind(session) == "saved"
    assert not session.state.in_journal
    assert texts(desk.open(read_only=True)) == ["Idea one"]


def test_when_neither_journal_nor_file_can_be_written_it_says_so_and_keeps_everything_in_memory() -> None:
    desk = new_desk()
    session = desk.open()
    desk.disk.fault = Fault(1, errno.ENOSPC, sticky=True)
    session.apply(note("one"))
    assert kind(session) == "not_saved"
    assert not session.state.in_journal
    session.apply(note("two"))
    assert texts(session) == ["Idea one", "Idea two"]
    desk.disk.fault = None
    session.apply(note("three"))
    assert kind(session) == "saved"
    assert texts(desk.after_a_crash().open()) == ["Idea one", "Idea two", "Idea three"]


def test_a_journal_whose_fsync_failed_is_started_anew_and_not_trusted() -> None:
    desk = new_desk()
    session = desk.open()
    session.apply(note("one"))
    desk.disk.fault = Fault(1, errno.EIO, on="fsync journal")
    session.apply(note("two"))
    desk.disk.fault = None
    before = len(desk.disk.said)
    session.apply(note("three"))
    assert any(each.startswith("create .journal.") for each in desk.disk.said[before:])
    assert texts(desk.after_a_crash().open()) == ["Idea one", "Idea two", "Idea three"]


def test_a_full_disk_under_a_batch_leaves_a_journal_that_can_be_read() -> None:
    desk = new_desk()
    session = desk.open()
    session.apply(note("one"))
    desk.disk.fault = Fault(1, "short", on="write journal")
    session.apply(note("two", "A" * 500))
    desk.disk.fault = None
    assert texts(desk.after_a_crash().open()) == ["Idea one", "A" * 500]


def test_a_copy_can_be_saved_elsewhere_while_the_file_cannot() -> None:
    desk = new_desk()
    session = desk.open()
    desk.disk.place(PATH.parent.parent / "stick" / "other", b"")
    desk.disk.only = "/work"
    desk.disk.fault = Fault(1, errno.ENOSPC, sticky=True)
    session.apply(note("one"))
    session.flush()
    copy = PATH.parent.parent / "stick" / "copy.canvas.toml"
    session.save_copy(copy)
    data = desk.disk.data(copy)
    assert data is not None
    assert document_in(data).workshop == session.workshop


def test_a_stick_that_was_taken_out_is_said_in_words() -> None:
    desk = new_desk()
    session = desk.open()
    _remove_folder(desk.disk)
    session.apply(note("one"))
    session.flush()
    assert session.state.problem is not None
    assert "taken out" in session.state.problem.wrong


def _remove_folder(disk: SimulatedDisk) -> None:
    for path in [path for path in disk._names if path == PATH.parent or PATH.parent in path.parents]:
        del disk._names[path]


def test_a_folder_that_cannot_be_synced_after_the_replacing_is_no_change_by_another_program() -> None:
    desk = new_desk()
    session = desk.open()
    session.apply(note("one"))
    desk.disk.only, desk.disk.calls = "/work", 0
    desk.disk.fault = Fault(1, errno.EIO, on="fsync_folder")
    assert not session.flush()
    assert kind(session) == "not_saved"
    desk.disk.fault = None
    assert session.flush()
    assert kind(session) == "saved"
    assert texts(desk.open(read_only=True)) == ["Idea one"]
