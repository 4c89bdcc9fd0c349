"""After a crash: what would come back is shown, and file and journal are both kept until a person chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvas.model.edits import Drop, Put
from canvas.model.workshop import new_workshop
from canvas.session.recovery import keep_both, recoverable
from canvas.storage.document import write_document
from canvas.storage.places import place_of
from canvas.storage.snapshots import snapshots
from canvas.text.problems import Trouble
from tests.session.conftest import DATA, PATH, Desk, note, texts

THEIRS = DATA + b'\n[[note]]\nid = "t-1"\ncanvas = "today"\nblock = "channels"\ntext = "Theirs"\n'


def _journals(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.disk.paths() if path.name.startswith("journal"))


@pytest.fixture
def crashed(desk: Desk) -> Desk:
    """One change in the file, two only in the journal, then the power went."""
    session = desk.open()
    session.apply(note("one"))
    session.flush()
    session.apply(note("two"))
    session.apply(Put("note", "one", {"text": "Idea one, better"}), label="Better words")
    return desk.after_a_crash()


def test_nothing_is_offered_when_the_file_has_everything(desk: Desk) -> None:
    session = desk.open()
    session.apply(note("one"))
    session.close()
    assert recoverable(PATH, desk.disk, desk.clock) is None


def test_nothing_is_offered_while_another_canvas_has_it_open(desk: Desk) -> None:
    desk.open().apply(note("one"))
    assert recoverable(PATH, desk.disk, desk.clock) is None


def test_it_is_shown_in_words_what_would_come_back(crashed: Desk) -> None:
    offer = recoverable(PATH, crashed.disk, crashed.clock)
    assert offer is not None
    assert offer.lines == ("Note added: Idea two", "Better words")
    assert offer.fits
    assert offer.summary == "2 changes are not in the file yet."
    assert offer.when is not None and offer.when.timestamp() == crashed.now - 60


def test_what_was_taken_back_again_is_not_shown(crashed: Desk) -> None:
    session = crashed.open()
    session.undo()
    session.apply(note("three"))
    session.undo()
    later = crashed.after_a_crash()
    offer = recoverable(PATH, later.disk, later.clock)
    assert offer is not None
    assert offer.lines == ("Note added: Idea two",)


def test_a_saved_step_that_was_taken_back_is_shown_as_such(desk: Desk) -> None:
    session = desk.open()
    session.apply(note("one"))
    session.flush()
    session.undo()
    later = desk.after_a_crash()
    offer = recoverable(PATH, later.disk, later.clock)
    assert offer is not None
    assert offer.lines == ("Undone: Note added: Idea one",)


def test_what_fits_comes_back_by_itself_and_is_told(crashed: Desk) -> None:
    session = crashed.open()
    assert texts(session) == ["Idea one, better", "Idea two"]
    assert session.recovered == ("Note added: Idea two", "Better words")
    assert session.notices
    assert session.close()
    assert recoverable(PATH, crashed.disk, crashed.clock) is None


def test_undo_reaches_back_over_the_crash(crashed: Desk) -> None:
    session = crashed.open()
    assert session.undo() == "Better words"
    assert session.undo() == "Note added: Idea two"
    assert session.undo() == "Note added: Idea one"
    assert session.undo() is None
    assert texts(session) == []


def test_undo_and_redo_reach_back_over_a_restart(desk: Desk) -> None:
    session = desk.open()
    for key in ("one", "two", "three"):
        session.apply(note(key))
    session.undo()
    session.close()
    session = desk.open()
    assert session.can_redo
    assert session.redo() == "Note added: Idea three"
    assert [entry.label for entry in session.history] == [
        f"Note added: Idea {key}" for key in ("one", "two", "three")
    ]
    session.undo()
    session.undo()
    session.undo()
    assert texts(session) == []
    session.close()
    assert [entry.undone for entry in desk.open(read_only=True).history] == [True, True, True]


def test_declining_opens_the_file_and_keeps_the_journal_under_a_dated_name(crashed: Desk) -> None:
    session = crashed.open(recover=False)
    assert texts(session) == ["Idea one"]
    assert _journals(crashed) == ["journal-20270115T080100.aside"]
    session.apply(note("else"))
    session.close()
    assert texts(crashed.open()) == ["Idea one", "Idea else"]


@pytest.fixture
def disputed(crashed: Desk) -> Desk:
    """And then a text editor changed the file."""
    crashed.disk.place(PATH, THEIRS)
    return crashed


def test_when_the_file_was_changed_since_nothing_is_chosen_for_the_person(disputed: Desk) -> None:
    offer = recoverable(PATH, disputed.disk, disputed.clock)
    assert offer is not None
    assert not offer.fits
    assert offer.lines == ("Note added: Idea two", "Better words")
    session = disputed.open()
    assert session.read_only is not None
    assert texts(session) == ["Theirs"]
    session.close()
    assert recoverable(PATH, disputed.disk, disputed.clock) == offer, "both are still there"
    assert disputed.disk.data(PATH) == THEIRS


def test_choosing_mine_keeps_theirs_as_an_older_copy(disputed: Desk) -> None:
    session = disputed.open(recover=True)
    assert texts(session) == ["Idea one, better", "Idea two"]
    assert session.undo() == "Better words"
    assert session.close()
    copies = [
        disputed.disk.data(each.path) for each in snapshots(disputed.disk, place_of(disputed.disk, PATH))
    ]
    assert THEIRS in copies
    assert texts(disputed.open()) == ["Idea one", "Idea two"]


def test_choosing_theirs_keeps_mine_under_a_dated_name(disputed: Desk) -> None:
    session = disputed.open(recover=False)
    assert texts(session) == ["Theirs"]
    assert not session.can_undo
    session.close()
    assert _journals(disputed) == ["journal-20270115T080100.aside"]
    assert recoverable(PATH, disputed.disk, disputed.clock) is None


def test_both_can_be_kept_as_two_files(disputed: Desk) -> None:
    beside = Path("/work/what-i-typed.canvas.toml")
    keep_both(PATH, beside, disputed.disk, disputed.clock)
    assert texts(disputed.open(beside)) == ["Idea one, better", "Idea two"]
    assert texts(disputed.open()) == ["Theirs"]
    assert disputed.disk.data(PATH) == THEIRS


def test_a_file_that_is_gone_comes_back_from_the_journal_alone(crashed: Desk) -> None:
    crashed.disk.unlink(PATH)
    with pytest.raises(Trouble, match="kept"):
        crashed.open()
    offer = recoverable(PATH, crashed.disk, crashed.clock)
    assert offer is not None and offer.file_problem is not None
    session = crashed.open(recover=True)
    assert session.close()
    assert texts(crashed.open()) == ["Idea one, better", "Idea two"]


@pytest.mark.parametrize("broken", [b"", DATA[: len(DATA) // 2], b"\0" * len(DATA), b"\xff\xfe"])
def test_a_broken_file_is_mended_from_the_journal(crashed: Desk, broken: bytes) -> None:
    crashed.disk.place(PATH, broken)
    session = crashed.open(recover=True)
    assert texts(session) == ["Idea one, better", "Idea two"]
    assert session.close()
    assert texts(crashed.open()) == ["Idea one, better", "Idea two"]
    copies = [crashed.disk.data(each.path) for each in snapshots(crashed.disk, place_of(crashed.disk, PATH))]
    assert broken in copies


def test_another_workshop_in_the_file_is_never_overwritten_by_an_old_journal(crashed: Desk) -> None:
    other = write_document(new_workshop(firm="Haulier", key="w-2")).encode()
    crashed.disk.place(PATH, other)
    offer = recoverable(PATH, crashed.disk, crashed.clock)
    assert offer is not None and not offer.same_workshop
    with pytest.raises(Trouble, match="another workshop"):
        crashed.open(recover=True)
    assert crashed.disk.data(PATH) == other
    keep_both(PATH, Path("/work/bakery-again.canvas.toml"), crashed.disk, crashed.clock)
    assert texts(crashed.open(Path("/work/bakery-again.canvas.toml"))) == ["Idea one, better", "Idea two"]


def test_an_older_version_put_back_on_purpose_is_not_overwritten(desk: Desk) -> None:
    session = desk.open()
    session.apply(note("one"))
    session.flush()
    older = desk.disk.data(PATH)
    session.apply(note("two"))
    session.close()
    assert older is not None
    desk.disk.place(PATH, older)
    session = desk.open()
    assert session.read_only is None
    assert texts(session) == ["Idea one"]
    assert any(name.endswith(".aside") for name in _journals(desk)), (
        "what was in the newer one is still there"
    )


def test_a_torn_end_of_the_journal_is_cut_and_what_comes_before_is_kept(crashed: Desk) -> None:
    journal = place_of(crashed.disk, PATH) / "journal"
    data = crashed.disk.data(journal)
    assert data is not None
    crashed.disk.place(journal, data[:-7])
    session = crashed.open()
    assert texts(session) == ["Idea one", "Idea two"]
    session.apply(note("three"))
    assert texts(crashed.after_a_crash().open()) == ["Idea one", "Idea two", "Idea three"]


def test_damage_in_the_middle_stops_the_replay_and_keeps_the_journal(crashed: Desk) -> None:
    journal = place_of(crashed.disk, PATH) / "journal"
    data = crashed.disk.data(journal)
    assert data is not None
    at = data.index(b"Idea two")
    crashed.disk.place(journal, data[:at] + b"XXXX" + data[at + 4 :])
    session = crashed.open()
    assert texts(session) == ["Idea one"]
    assert any("damaged" in notice for notice in session.notices)
    aside = [path for path in crashed.disk.paths() if path.name.endswith(".aside")]
    assert len(aside) == 1
    assert b"Better words" in (crashed.disk.data(aside[0]) or b"")
    session.apply(note("three"))
    assert texts(crashed.after_a_crash().open()) == ["Idea one", "Idea three"]


@pytest.mark.parametrize("rubbish", [b"", b"\0" * 100, b"not a journal", b"\xff" * 4096])
def test_a_journal_that_is_rubbish_is_no_obstacle(desk: Desk, rubbish: bytes) -> None:
    desk.disk.place(place_of(desk.disk, PATH) / "journal", rubbish)
    session = desk.open()
    assert session.read_only is None
    session.apply(note("one"))
    assert texts(desk.after_a_crash().open()) == ["Idea one"]


def test_a_removed_record_is_called_by_its_text(desk: Desk) -> None:
    session = desk.open()
    session.apply(note("one", "Bread in paper bags"))
    session.apply(Drop("note", "one"))
    session.apply(Put("workshop", "workshop", {"firm": "Bakery & Sons"}), note("two"))
    assert [entry.label for entry in session.history] == [
        "Note added: Bread in paper bags",
        "Note removed: Bread in paper bags",
        "Workshop changed: Bakery & Sons (and 1 more)",
    ]
