"""A workshop on a disk that is full: no traceback, the old file intact, the header says so, and a copy elsewhere works."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, program_environment


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 256 KB; where mounting is refused the test is skipped by name."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if sys.platform == "linux"
        else None
    )
    if mounted is None or mounted.returncode:
        pytest.skip(
            "a small disk cannot be mounted here: " + (mounted.stderr.strip() if mounted else "no Linux")
        )
    yield folder
    subprocess.run(["umount", str(folder)], check=False)


def fill(folder: Path) -> None:
    """Leave no byte on this disk."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    assert os.statvfs(folder).f_bavail == 0


def test_a_full_disk_is_said_in_the_header_and_a_copy_goes_elsewhere(
    small_disk: Path, tmp_path: Path
) -> None:
    environment = program_environment(tmp_path)
    file = small_disk / "full.canvas.toml"
    made = subprocess.run(
        [sys.executable, "-m", "canvas", "new", str(file), "--firm", "Full", "--no-open"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    before = file.read_bytes()
    with Terminal(
        "--lang",
        "en",
        "open",
        str(file),
        "--step",
        "today-channels",
        folder=tmp_path,
        environment=environment,
    ) as screen:
        screen.see("Along which route", "saved")
        fill(small_disk)
        screen.type("typed on a full disk")
        screen.see("– typed on a full disk", "not saved")
        screen.type("and one more")
        screen.see("– and one more", "not saved")
        assert file.read_bytes() == before

        screen.press("ctrl+s")
        screen.see("Save a copy as")
        screen.see("-2.canvas.toml")
        screen.press("end", "ctrl+u")
        screen.see_no_more("-2.canvas.toml")
        screen.type(str(tmp_path / "copy.canvas.toml"))
        screen.wait_until((tmp_path / "copy.canvas.toml").exists, "the copy is there")
        assert "and one more" in (tmp_path / "copy.canvas.toml").read_text(encoding="utf-8")

        (small_disk / "filler").unlink()
        screen.type("after room was made")
        screen.see("– after room was made")
        screen.wait_until(
            lambda: "after room was made" in file.read_text(encoding="utf-8"), "the file is saved again"
        )
        screen.press("ctrl+q")
        assert screen.ends() == 0
        assert b"Traceback" not in screen.received
    assert "typed on a full disk" in file.read_text(encoding="utf-8")
