"""The real disk: links, modes, other users' files, a full file system, and Windows' busy files."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas.model.edits import Put
from canvas.model.workshop import new_workshop
from canvas.session.session import Session
from canvas.storage.atomic import TEMPORARY, sweep
from canvas.storage.disk import RealDisk
from canvas.storage.document import write_document
from canvas.storage.reading import digest, open_document
from canvas.storage.saving import NotSaved, save

WORKSHOP = new_workshop(firm="Bakery", key="w-1")
DATA = write_document(WORKSHOP).encode()
BIGGER = new_workshop(firm="Bakery & Sons", place="Zwolle", key="w-1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The bakery's file."""
    path = tmp_path / "bakery.canvas.toml"
    path.write_bytes(DATA)
    return path


def test_a_save_is_read_back_and_leaves_nothing_else(path: Path) -> None:
    saved = save(RealDisk(), path, BIGGER, digest(DATA))
    document, found = open_document(path)
    assert document.workshop == BIGGER
    assert found == saved
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_save_keeps_the_mode_of_the_file(path: Path, mode: int) -> None:
    path.chmod(mode)
    save(RealDisk(), path, BIGGER, digest(DATA))
    assert path.stat().st_mode & 0o777 == mode


def test_a_new_file_gets_the_mode_that_the_user_wishes(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(RealDisk(), tmp_path / "new.canvas.toml", BIGGER, None)
    finally:
        os.umask(before)
    assert (tmp_path / "new.canvas.toml").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away")
def test_a_save_leaves_the_file_with_its_owner(path: Path) -> None:
    os.chown(path, 12345, 12345)
    save(RealDisk(), path, BIGGER, digest(DATA))
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12345)


def test_through_a_symbolic_link_what_it_points_at_is_written(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.canvas.toml"
    link.parent.mkdir()
    link.symlink_to(path)
    save(RealDisk(), link, BIGGER, digest(DATA))
    assert link.is_symlink()
    assert open_document(path)[0].workshop == BIGGER


def test_a_file_with_two_names_keeps_both(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.canvas.toml"
    other.hardlink_to(path)
    save(RealDisk(), path, BIGGER, digest(DATA))
    assert open_document(other)[0].workshop == BIGGER
    assert path.samefile(other)


def test_one_workshop_has_one_journal_however_it_is_reached(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.canvas.toml"
    link.symlink_to(path)
    first = Session.open(path, background=False)
    assert Session.open(link, background=False).read_only is not None
    first.close()


def test_what_a_crash_left_an_hour_ago_is_swept_away_and_nothing_else(path: Path) -> None:
    old = path.with_name(f".{path.name}.0123abcd{TEMPORARY}")
    fresh = path.with_name(f".{path.name}.4567abcd{TEMPORARY}")
    other = path.with_name(f".another.canvas.toml.0123abcd{TEMPORARY}")
    for each in (old, fresh, other):
        each.write_bytes(b"")
    now = fresh.stat().st_mtime
    for each in (old, other):
        os.utime(each, (now - 7200, now - 7200))
    sweep(RealDisk(), path, now)
    assert sorted(each.name for each in path.parent.iterdir()) == sorted([fresh.name, other.name, path.name])


def test_a_read_only_folder_is_said_and_the_file_is_written_in_place_when_it_may_be(path: Path) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from canvas.storage.disk import RealDisk\n"
        "from canvas.storage.reading import open_document\n"
        "from canvas.storage.saving import NotSaved, save\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "path = Path(sys.argv[1])\n"
        "document, found = open_document(path)\n"
        "try: save(RealDisk(), path, document.workshop, found); print('saved')\n"
        "except NotSaved as problem: print(problem.why)\n"
    )
    folder = path.parent
    shared = [folder, *folder.parents]
    before = {
        each: each.stat().st_mode for each in shared if each.is_relative_to("/tmp") and each != Path("/tmp")
    }
    for each in before:
        each.chmod(0o755)
    state = folder / "state"
    state.mkdir()
    state.chmod(0o777)
    folder.chmod(0o555)
    try:
        answers = []
        for mode in (0o444, 0o666):
            path.chmod(mode)
            done = subprocess.run(
                [sys.executable, "-c", script, os.fspath(path)],
                env={**os.environ, "CANVAS_STATE": os.fspath(state)},
                capture_output=True,
                text=True,
                check=True,
            )
            answers.append(done.stdout.strip())
    finally:
        for each, mode in before.items():
            each.chmod(mode)
    assert answers == ["denied", "saved"]
    assert path.read_bytes() == DATA


class BusyError(OSError):
    """What Windows answers while a virus scanner looks at a file."""

    winerror = 32


@pytest.mark.parametrize(("times", "replaced"), [(3, True), (10_000, False)])
def test_a_busy_file_on_windows_is_waited_for_a_little(
    path: Path, monkeypatch: pytest.MonkeyPatch, times: int, replaced: bool
) -> None:
    left = [times]
    clock = [0.0]
    really = os.replace

    def replace(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise BusyError(errno.EACCES, "busy")
        really(source, target)

    def pause(seconds: float) -> None:
        clock[0] += seconds

    monkeypatch.setattr("canvas.storage.disk.os.replace", replace)
    monkeypatch.setattr("canvas.storage.disk.time.monotonic", lambda: clock[0])
    temporary = path.with_suffix(".new")
    temporary.write_bytes(b"new")
    if replaced:
        RealDisk(pause).replace(temporary, path)
        assert path.read_bytes() == b"new"
    else:
        with pytest.raises(BusyError):
            RealDisk(pause).replace(temporary, path)
        assert path.read_bytes() == DATA
        assert 1 < clock[0] <= 2.5


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 kB, with the bakery's workshop on it."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", os.fspath(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"mounting a small disk is refused here: {made.stderr.decode().strip()}")
    try:
        (folder / "bakery.canvas.toml").write_bytes(DATA)
        yield folder
    finally:
        subprocess.run(["umount", os.fspath(folder)], check=True)


def _kind(session: Session) -> str:
    return session.state.kind


def _fill(folder: Path) -> None:
    with (folder / "film.mp4").open("wb", buffering=0) as film:
        try:
            while True:
                film.write(b"\0" * 4096)
        except OSError as error:
            assert error.errno == errno.ENOSPC


LONG = Put("note", "n-1", {"canvas": "today", "text": "A long story. " * 500})


def test_a_workshop_on_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "bakery.canvas.toml"
    _fill(small_disk)
    session = Session.open(path)
    assert session.apply(LONG) is None
    assert not session.flush(20)
    assert _kind(session) == "not_saved"
    assert session.state.in_journal
    assert session.state.problem is not None
    assert "no room left" in session.state.problem.wrong
    assert path.read_bytes() == DATA
    assert sorted(each.name for each in small_disk.iterdir()) == ["bakery.canvas.toml", "film.mp4"]
    copy = tmp_path / "copy.canvas.toml"
    session.save_copy(copy)
    assert open_document(copy)[0].workshop == session.workshop
    with pytest.raises(NotSaved, match="no room left"):
        session.save_copy(small_disk / "copy.canvas.toml")
    (small_disk / "film.mp4").unlink()
    assert session.flush(20)
    assert _kind(session) == "saved"
    assert session.close()
    assert open_document(path)[0].workshop == open_document(copy)[0].workshop


def test_a_state_folder_on_a_full_disk(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bakery.canvas.toml"
    path.write_bytes(DATA)
    monkeypatch.setenv("CANVAS_STATE", os.fspath(small_disk / "state"))
    _fill(small_disk)
    session = Session.open(path)
    assert session.apply(LONG) is None
    assert session.close()
    assert b"A long story." in path.read_bytes()


def test_everything_on_a_full_disk_is_said_and_the_old_file_stands(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_disk / "bakery.canvas.toml"
    monkeypatch.setenv("CANVAS_STATE", os.fspath(small_disk / "state"))
    _fill(small_disk)
    session = Session.open(path)
    assert session.apply(LONG) is None
    assert not session.close()
    assert _kind(session) == "not_saved"
    assert not session.state.in_journal
    assert path.read_bytes() == DATA


def test_a_limit_on_the_size_of_files_is_a_full_disk(path: Path) -> None:
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from canvas.session.session import Session\n"
        "from canvas.model.edits import Put\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))\n"
        "session = Session.open(Path(sys.argv[1]))\n"
        "session.apply(Put('note', 'n', {'text': 'A long story. ' * 500}))\n"
        "print(session.close(), session.state.kind, session.state.problem.wrong)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, os.fspath(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("False not_saved There is no room left")
    assert done.stderr == ""
    assert path.read_bytes() == DATA
