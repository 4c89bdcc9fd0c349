"""A file that is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvas.text.whole_file import write_whole_file


def test_the_new_text_takes_the_place_of_the_old_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "case.nl.md"
    path.write_text("old", encoding="utf-8")
    write_whole_file(path, "één\r\ntwee\n")
    assert path.read_bytes() == "één\r\ntwee\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_everything_as_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "case.nl.md"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole_file(path, "half \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(OSError):
        write_whole_file(tmp_path / "nowhere" / "case.nl.md", "new")
