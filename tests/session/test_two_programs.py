"""Two programs open one file, or a text editor changes it underneath: nothing is silently overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvas.model.records import Note
from canvas.storage.document import write_document
from canvas.storage.places import place_of
from canvas.storage.reading import document_in
from canvas.storage.saving import NotSaved
from canvas.storage.snapshots import snapshots
from canvas.text.problems import Trouble
from tests.session.conftest import DATA, PATH, Desk, kind, note, texts

THEIRS = (
    DATA + b'\n[[note]]\nid = "t-1"\ncanvas = "today"\nblock = "channels"\ntext = "Typed in a text editor"\n'
)
BESIDE = Path("/work/mine.canvas.toml")


def _kept_copies(desk: Desk) -> list[bytes]:
    copies = [desk.disk.data(each.path) for each in snapshots(desk.disk, place_of(desk.disk, PATH))]
    return [each for each in copies if each is not None]


def test_a_second_opener_may_look_and_is_told_why() -> None:
    desk = Desk()
    desk.disk.place(PATH, DATA)
    desk.disk.place(Path("/state/first"), b"")
    first = desk.open()
    second = desk.open()
    assert second.read_only is not None
    assert "open in another Canvas" in second.why_read_only
    refused = second.apply(note("one"))
    assert refused is not None and refused.problem == second.read_only
    assert first.apply(note("one")) is None
    second.close()
    assert first.apply(note("two")) is None, "the one who only looked leaves the lock alone"


def test_after_closing_the_next_one_may_write(desk: Desk) -> None:
    desk.open().close()
    assert desk.open().read_only is None


def test_a_lock_without_a_sign_of_life_for_thirty_seconds_counts_no_more(desk: Desk) -> None:
    desk.open()
    desk.now += 29
    assert desk.open().read_only is not None
    desk.now += 2
    assert desk.open().read_only is None


def test_who_is_taken_over_keeps_what_it_has_and_writes_nothing_more(desk: Desk) -> None:
    first = desk.open()
    first.apply(note("one"))
    second = desk.open(take_over=True)
    assert texts(second) == ["Idea one"], "what the first one typed is taken along"
    second.apply(note("two"))
    first.apply(note("late"))
    assert first.state.kind == "not_saved"
    assert first.read_only is not None and "taken over" in first.why_read_only
    assert not first.flush()
    first.close()
    second.close()
    assert texts(desk.open()) == ["Idea one", "Idea two"]


def test_who_was_taken_over_can_still_keep_its_own_as_another_file(desk: Desk) -> None:
    first = desk.open()
    second = desk.open(take_over=True)
    second.apply(note("two"))
    first.apply(note("late"))
    first.keep_mine_as(BESIDE)
    assert first.read_only is None
    assert first.state.kind == "saved"
    first.apply(note("later"))
    first.close()
    second.close()
    assert texts(desk.open(BESIDE)) == ["Idea late", "Idea later"]
    assert texts(desk.open()) == ["Idea two"]


@pytest.fixture
def conflict(desk: Desk) -> Desk:
    """A text editor changes the file while the session has something of its own."""
    desk.session = desk.open()
    desk.session.apply(note("mine"))
    desk.disk.place(PATH, THEIRS)
    return desk


def test_a_file_changed_underneath_is_left_as_it_is_and_said(conflict: Desk) -> None:
    session = conflict.session
    assert not session.flush()
    assert session.state.kind == "not_saved"
    assert session.state.in_journal
    assert session.state.problem is not None
    assert "Another program changed the file" in session.state.problem.wrong
    session.apply(note("more"))
    assert not session.close()
    assert conflict.disk.data(PATH) == THEIRS


def test_keeping_mine_under_another_name_leaves_theirs(conflict: Desk) -> None:
    session = conflict.session
    session.flush()
    session.keep_mine_as(BESIDE)
    assert session.path == BESIDE
    assert session.state.kind == "saved"
    assert session.undo() == "Note added: Idea mine"
    assert session.redo()
    assert session.close()
    assert conflict.disk.data(PATH) == THEIRS
    assert texts(conflict.open(BESIDE)) == ["Idea mine"]
    assert texts(conflict.open()) == ["Typed in a text editor"]


def test_keeping_mine_never_overwrites_a_third_file(conflict: Desk) -> None:
    session = conflict.session
    conflict.disk.place(BESIDE, b"something else")
    with pytest.raises(NotSaved, match="already a file"):
        session.keep_mine_as(BESIDE)
    assert session.path == PATH
    assert conflict.disk.data(BESIDE) == b"something else"


def test_taking_theirs_keeps_mine_as_an_older_copy(conflict: Desk) -> None:
    session = conflict.session
    session.flush()
    session.take_theirs()
    assert texts(session) == ["Typed in a text editor"]
    assert session.state.kind == "saved"
    assert not session.can_undo
    assert any(b"Idea mine" in each for each in _kept_copies(conflict))
    session.apply(note("on"))
    assert session.close()
    assert texts(conflict.open()) == ["Typed in a text editor", "Idea on"]


def test_theirs_that_is_no_workshop_cannot_be_taken(conflict: Desk) -> None:
    session = conflict.session
    conflict.disk.place(PATH, b"half a fi")
    with pytest.raises(Trouble):
        session.take_theirs()
    assert texts(session) == ["Idea mine"]


def test_overwriting_knowingly_keeps_theirs_as_an_older_copy(conflict: Desk) -> None:
    session = conflict.session
    session.flush()
    session.overwrite_knowingly()
    assert session.state.kind == "saved"
    assert THEIRS in _kept_copies(conflict)
    assert texts(conflict.open(read_only=True)) == ["Idea mine"]


def test_a_file_that_was_removed_underneath_is_not_made_again_by_itself(conflict: Desk) -> None:
    session = conflict.session
    conflict.disk.unlink(PATH)
    assert not session.flush()
    assert session.state.problem is not None
    assert "no longer there" in session.state.problem.wrong
    assert conflict.disk.data(PATH) is None
    session.overwrite_knowingly()
    assert texts(conflict.open(read_only=True)) == ["Idea mine"]


def test_a_change_between_the_look_and_the_replacing_is_seen(desk: Desk) -> None:
    session = desk.open()
    session.apply(note("mine"))
    disk = desk.disk
    write = disk.write

    def interrupted(handle: int, data: bytes) -> int:
        if b"Idea mine" in data and data.startswith(b"schema"):
            disk.place(PATH, THEIRS)
        return write(handle, data)

    disk.write = interrupted  # type: ignore[method-assign]
    assert not session.flush()
    assert disk.data(PATH) == THEIRS


def test_a_new_workshop_never_overwrites_a_file(desk: Desk) -> None:
    workshop = document_in(THEIRS).workshop
    with pytest.raises(NotSaved, match="already a file"):
        type(desk.open(read_only=True)).create(
            PATH, workshop, disk=desk.disk, clock=desk.clock, background=False
        )
    assert desk.disk.data(PATH) == DATA


def test_a_file_made_anew_under_an_old_name_does_not_inherit_the_old_journal(desk: Desk) -> None:
    session = desk.open()
    session.apply(note("old"))
    desk.disk.unlink(PATH)
    later = desk.after_a_crash()
    fresh = type(session).create(
        PATH, document_in(THEIRS).workshop, disk=later.disk, clock=later.clock, background=False
    )
    assert texts(fresh) == ["Typed in a text editor"]
    aside = [path for path in later.disk.paths() if path.name.endswith(".aside")]
    assert len(aside) == 1, "the old journal is kept under a dated name"


def test_a_newer_file_opens_to_look_at_only(desk: Desk) -> None:
    newer = DATA.replace(b"schema = 1", b"schema = 2") + b'\n[[note]]\nid = "n"\nblock = "a tenth block"\n'
    desk.disk.place(PATH, newer)
    session = desk.open()
    assert "newer version of Canvas" in session.why_read_only
    assert session.workshop.get(Note, "n") is not None
    assert session.apply(note("one")) is not None
    with pytest.raises(NotSaved):
        session.save_copy(BESIDE)
    session.close()
    assert desk.disk.data(PATH) == newer


def test_what_is_written_is_what_a_person_can_read(desk: Desk) -> None:
    session = desk.open()
    session.apply(note("one"))
    session.flush()
    data = desk.disk.data(PATH)
    assert data is not None
    assert data.decode() == write_document(session.workshop)


def test_an_edit_that_went_into_a_journal_just_taken_over_is_not_called_saved(desk: Desk) -> None:
    first = desk.open()
    first.apply(note("one"))
    disk = desk.disk
    fsync = disk.fsync

    def meanwhile(handle: int) -> None:
        disk.fsync = fsync  # type: ignore[method-assign]
        desk.session = desk.open(take_over=True)
        fsync(handle)

    disk.fsync = meanwhile  # type: ignore[method-assign]
    first.apply(note("two"))
    assert kind(first) == "not_saved"
    assert first.read_only is not None
    desk.session.close()
