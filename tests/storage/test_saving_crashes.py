"""A power cut after any call of a save leaves the old file or the new one; any call that fails leaves no less."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

import pytest

from canvas.model.edits import Applied, Put, apply
from canvas.model.workshop import Workshop, new_workshop
from canvas.storage.document import write_document
from canvas.storage.places import place_of
from canvas.storage.reading import digest, document_in
from canvas.storage.saving import INTERRUPTED, NotSaved, save
from tests.storage.simulated_disk import Fault, Moment, SimulatedDisk, crash_states

PATH = Path("/work/bakery.canvas.toml")
ERRORS: tuple[int | Literal["short"], ...] = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, "short")


def _with(workshop: Workshop, text: str) -> Workshop:
    applied = apply(
        workshop, Put("note", "n-1", {"canvas": "today", "block": "channels", "text": text, "order": "a0"})
    )
    assert isinstance(applied, Applied)
    return applied.workshop


OLD = _with(new_workshop(firm="Bakery", key="w-1"), "The shop on the corner")
NEW = _with(OLD, "The shop, and a stall at the station on Saturdays")
OLD_DATA = write_document(OLD).encode()
NEW_DATA = write_document(NEW).encode()


def _disk(*, exists: bool = True, linked: bool = False) -> SimulatedDisk:
    disk = SimulatedDisk()
    disk.place(Path("/state/first"), b"")
    disk.place(Path("/work/other"), b"")
    if exists:
        disk.place(PATH, OLD_DATA)
    if linked:
        disk.link(PATH, Path("/work/second-name.canvas.toml"))
    disk.recording = True
    return disk


def _saved(disk: SimulatedDisk, *, exists: bool = True) -> list[Moment]:
    save(disk, PATH, NEW, digest(OLD_DATA) if exists else None)
    disk.mark(("saved", PATH.name))
    return disk.moments


@pytest.mark.usefixtures("simulated_state")
def test_after_every_crash_of_a_save_the_old_or_the_new_file_is_there() -> None:
    seen = set()
    for moment in _saved(_disk()):
        for after in crash_states(moment):
            found = after.data(PATH)
            seen.add(found)
            assert found in (OLD_DATA, NEW_DATA), moment.call
            if moment.marks:
                assert found == NEW_DATA
    assert seen == {OLD_DATA, NEW_DATA}


@pytest.mark.usefixtures("simulated_state")
def test_after_every_crash_of_a_first_save_there_is_no_file_or_a_whole_one() -> None:
    for moment in _saved(_disk(exists=False), exists=False):
        for after in crash_states(moment):
            assert after.data(PATH) in ((NEW_DATA,) if moment.marks else (None, NEW_DATA)), moment.call


@pytest.mark.usefixtures("simulated_state")
def test_a_file_with_a_second_name_is_old_new_or_wholly_in_the_state_folder() -> None:
    disk = _disk(linked=True)
    half = 0
    for moment in _saved(disk):
        for after in crash_states(moment):
            found = after.data(PATH)
            if found not in (OLD_DATA, NEW_DATA):
                half += 1
                assert after.data(place_of(after, PATH) / INTERRUPTED) == NEW_DATA
            if moment.marks:
                assert found == NEW_DATA
    assert half, "writing in place must pass a moment in which the copy is all there is"
    assert disk.data(Path("/work/second-name.canvas.toml")) == NEW_DATA


@pytest.mark.usefixtures("simulated_state")
@pytest.mark.parametrize("sticky", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("number", ERRORS, ids=str)
@pytest.mark.parametrize("linked", [False, True], ids=["replaced", "in place"])
def test_whichever_call_fails_the_file_is_whole_and_the_answer_is_true(
    number: int | Literal["short"], sticky: bool, linked: bool
) -> None:
    rehearsal = _disk(linked=linked)
    _saved(rehearsal)
    for at in range(1, rehearsal.calls + 1):
        disk = _disk(linked=linked)
        disk.fault = Fault(at, number, sticky)
        try:
            saved = save(disk, PATH, NEW, digest(OLD_DATA))
        except NotSaved as problem:
            assert problem.problem.wrong and problem.problem.fix
            assert problem.why in ("full", "io", "denied", "read_only")
            saved = None
        disk.fault = None
        found = disk.data(PATH)
        assert found is not None
        rescue = disk.data(place_of(disk, PATH) / INTERRUPTED)
        assert found in (OLD_DATA, NEW_DATA) or (linked and sticky and rescue == NEW_DATA), (at, disk.said)
        if saved is not None:
            assert found == NEW_DATA and saved == digest(NEW_DATA)


@pytest.mark.usefixtures("simulated_state")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_once_the_fault_is_over_the_next_save_succeeds(number: int) -> None:
    rehearsal = _disk()
    _saved(rehearsal)
    for at in range(1, rehearsal.calls + 1):
        disk = _disk()
        disk.fault = Fault(at, number)
        expected = digest(OLD_DATA)
        try:
            expected = save(disk, PATH, NEW, expected)
        except NotSaved as problem:
            expected = problem.on_disk or expected
        assert save(disk, PATH, OLD, expected) == digest(OLD_DATA)
        assert disk.data(PATH) == OLD_DATA


@pytest.mark.usefixtures("simulated_state")
def test_a_temporary_file_is_removed_when_the_replacing_fails() -> None:
    disk = _disk()
    disk.fault = Fault(1, errno.EIO, on="replace")
    with pytest.raises(NotSaved):
        save(disk, PATH, NEW, digest(OLD_DATA))
    assert disk.paths() == [Path("/state/first"), PATH, Path("/work/other")]


@pytest.mark.usefixtures("simulated_state")
def test_a_failed_fsync_is_never_believed_again_on_the_same_file() -> None:
    disk = _disk()
    disk.fault = Fault(1, errno.EIO, on="fsync .")
    with pytest.raises(NotSaved):
        save(disk, PATH, NEW, digest(OLD_DATA))
    first = next(each for each in disk.said if each.startswith("create"))
    disk.fault = None
    before = len(disk.said)
    save(disk, PATH, NEW, digest(OLD_DATA))
    second = next(each for each in disk.said[before:] if each.startswith("create"))
    assert first != second
    assert disk.data(PATH) == NEW_DATA
    assert document_in(NEW_DATA).workshop == NEW


def _careless(disk: SimulatedDisk, *, sync: bool, sync_folder: bool) -> None:
    temporary = PATH.with_suffix(".tmp")
    handle = disk.create(temporary)
    disk.write(handle, NEW_DATA)
    if sync:
        disk.fsync(handle)
    disk.close(handle)
    disk.replace(temporary, PATH)
    if sync_folder:
        disk.fsync_folder(PATH.parent)
    disk.mark(("saved", PATH.name))


@pytest.mark.parametrize(
    ("sync", "sync_folder", "convicted"), [(True, True, False), (False, True, True), (True, False, True)]
)
def test_the_simulated_disk_convicts_a_saver_that_forgets_a_sync(
    sync: bool, sync_folder: bool, convicted: bool
) -> None:
    disk = _disk()
    _careless(disk, sync=sync, sync_folder=sync_folder)
    lost = [
        after.data(PATH)
        for moment in disk.moments
        for after in crash_states(moment)
        if after.data(PATH) not in ((NEW_DATA,) if moment.marks else (OLD_DATA, NEW_DATA))
    ]
    assert bool(lost) is convicted
