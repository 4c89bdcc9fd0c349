"""A session with its thread, on a real disk: at once in memory, soon on disk, and no waiting for either."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from canvas.model.edits import Drop, Edit, Put
from canvas.model.records import Note
from canvas.model.workshop import new_workshop
from canvas.session.session import Session
from canvas.session.state import Event
from canvas.session.writer import LONGEST, QUIET, Rhythm
from canvas.storage.disk import RealDisk
from canvas.storage.reading import open_document
from tests.session.conftest import kind, note, texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The bakery's file."""
    path = tmp_path / "bakery.canvas.toml"
    Session.create(path, new_workshop(firm="Bakery", key="w-1")).close()
    return path


class Slow(RealDisk):
    """A disk whose fsync waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def fsync(self, handle: int) -> None:
        """See `Disk`."""
        assert self.go.wait(30)
        super().fsync(handle)


def _until(session: Session, kind: str) -> Event:
    """Wait until the session says this; the event that said it, or the state as it is."""
    arrived = threading.Event()
    events: list[Event] = []

    def heard(event: Event) -> None:
        events.append(event)
        if event.state.kind == kind:
            arrived.set()

    unsubscribe = session.listen(heard)
    if session.state.kind == kind:
        arrived.set()
    assert arrived.wait(20)
    unsubscribe()
    return events[-1] if events else Event(session.state)


def test_an_edit_does_not_wait_for_the_disk_and_saved_is_said_only_after_it(path: Path) -> None:
    disk = Slow()
    session = Session.open(path, disk=disk)
    session.apply(note("one"))
    assert texts(session) == ["Idea one"]
    assert kind(session) == "saving"
    assert not session.flush(0.05)
    assert kind(session) == "saving"
    disk.go.set()
    assert _until(session, "saved").state.kind == "saved"
    assert session.close()


def test_the_file_is_written_behind_the_journal_without_being_asked(path: Path) -> None:
    session = Session.open(path)
    session.apply(note("one"))
    saves = threading.Event()
    scribe = session._keeper.scribe
    deadline = time.monotonic() + 20
    while scribe.filed < 1 and time.monotonic() < deadline:
        saves.wait(0.02)
    assert [each.text for each in open_document(path)[0].workshop.all(Note)] == ["Idea one"]
    session.close()


def test_the_file_is_due_after_a_moment_of_quiet_and_never_later_than_five_seconds() -> None:
    rhythm = Rhythm()
    assert rhythm.due is None
    rhythm = rhythm.edited(100.0)
    assert rhythm.due == 100.0 + QUIET
    for tenth in range(1, 200):
        rhythm = rhythm.edited(100.0 + tenth / 2)
    assert rhythm.due == 100.0 + LONGEST
    assert Rhythm().failed(50.0).due == 50.0 + LONGEST
    assert Rhythm().failed(50.0).edited(51.0).due == 51.0 + QUIET


def test_listeners_hear_which_records_changed_and_how_things_stand(path: Path) -> None:
    session = Session.open(path)
    heard: list[Event] = []
    unsubscribe = session.listen(heard.append)
    session.apply(note("one"), Put("frame", "frame", {"question": "What now?"}))
    assert heard[0].changed == (("note", "one"), ("frame", "frame"))
    assert heard[0].tables == {"note", "frame"}
    assert heard[0].state.kind == "saving"
    session.flush()
    assert heard[-1].state.kind == "saved"
    unsubscribe()
    count = len(heard)
    session.apply(note("two"))
    session.close()
    assert len(heard) == count


def test_a_listener_that_fails_is_dropped_and_saving_goes_on(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    session = Session.open(path)

    def fails(event: Event) -> None:
        raise RuntimeError("the screen is gone")

    session.listen(fails)
    assert session.apply(note("one")) is None
    assert session.close()
    assert "a listener failed" in caplog.text


def test_a_listener_that_flushes_does_not_hang_the_thread(path: Path) -> None:
    session = Session.open(path)

    def flushes(event: Event) -> None:
        session.flush(5)

    session.listen(flushes)
    session.apply(note("one"))
    assert session.close()


def test_a_refused_edit_changes_nothing_and_leaves_no_step(path: Path) -> None:
    session = Session.open(path)
    refused = session.apply(note("one"), Put("note", "two", {"block": "chanels"}))
    assert refused is not None
    assert "chanels" in refused.problem.wrong
    assert texts(session) == []
    assert not session.can_undo
    assert session.apply(Put("note", "one", {"text": "half \ud83d"})) is not None
    session.close()


def test_an_edit_that_changes_nothing_is_no_step(path: Path) -> None:
    session = Session.open(path)
    session.apply(note("one"))
    assert session.apply(Put("note", "one", {"text": "Idea one"})) is None
    assert session.apply() is None
    assert len(session.history) == 1
    session.close()


def test_several_edits_are_one_step(path: Path) -> None:
    session = Session.open(path)
    session.apply(*(note(key) for key in "abc"), label="Paste three lines")
    assert texts(session) == ["Idea a", "Idea b", "Idea c"]
    assert session.undo() == "Paste three lines"
    assert texts(session) == []
    assert session.redo() == "Paste three lines"
    session.apply(Drop("note", "b"))
    session.undo()
    assert texts(session) == ["Idea a", "Idea b", "Idea c"]
    session.close()


def test_a_new_edit_ends_what_can_be_done_again(path: Path) -> None:
    session = Session.open(path)
    session.apply(note("one"))
    session.undo()
    session.apply(note("two"))
    assert not session.can_redo
    assert session.redo() is None
    session.close()


def test_many_threads_may_type_at_once_and_nothing_is_lost(path: Path) -> None:
    session = Session.open(path)

    def type_much(name: str) -> None:
        for number in range(40):
            assert session.apply(note(f"{name}{number}")) is None

    threads = [threading.Thread(target=type_much, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert session.close()
    again = Session.open(path)
    assert len(texts(again)) == 160
    assert len(again.history) == 160
    again.close()


def test_after_closing_nothing_can_be_changed_and_no_thread_is_left(path: Path) -> None:
    session = Session.open(path)
    assert "canvas-writer" in [thread.name for thread in threading.enumerate()]
    session.close()
    assert "canvas-writer" not in [thread.name for thread in threading.enumerate()]
    refused = session.apply(note("one"))
    assert refused is not None and "closed" in refused.problem.wrong
    assert session.close()


def test_opening_to_look_writes_nothing_at_all(path: Path) -> None:
    state = list(path.parent.rglob("*"))
    data = path.read_bytes()
    session = Session.open(path, read_only=True)
    session.apply(note("one"))
    session.close()
    assert list(path.parent.rglob("*")) == state
    assert path.read_bytes() == data


def test_a_fault_of_ours_in_the_background_is_said_and_survived(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    session = Session.open(path)
    with monkeypatch.context() as patched:
        patched.setattr("canvas.session.scribe.contents", lambda *_: 1 / 0)
        session.apply(note("one"))
        assert not session.flush()
        assert kind(session) == "not_saved"
        assert session.state.problem is not None and "ZeroDivisionError" in session.state.problem.wrong
    assert session.flush()
    assert kind(session) == "saved"
    session.close()
    assert "the writer failed" in caplog.text


def test_an_edit_of_a_large_workshop_is_applied_within_milliseconds(path: Path) -> None:
    session = Session.open(path)
    many: list[Edit] = [note(f"n{number}") for number in range(2_000)]
    session.apply(*many)
    session.flush(30)
    began = time.thread_time()
    for number in range(50):
        session.apply(Put("note", f"n{number}", {"text": "Better"}))
    assert (time.thread_time() - began) / 50 < 0.01
    session.close()
