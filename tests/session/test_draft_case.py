"""A case that is being written, looked at while its author saves it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO, Any

import pytest

from canvas.library.folders import built_in_folder
from canvas.session.draft_case import look_at


def test_a_file_that_is_saved_in_between_gives_one_answer_not_two_halves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case and what is wrong with it are of the same text: it is read once."""
    folder = built_in_folder()
    assert folder is not None
    for name in ("nedap.en.md", "nedap.nl.md"):
        shutil.copy(folder / "manufacturing" / name, tmp_path / name)
    path = tmp_path / "nedap.en.md"
    opened: list[Path] = []
    as_ever = Path.open

    def open_and_save_another(self: Path, *args: Any, **more: Any) -> IO[Any]:
        if self == path:
            if opened:
                path.write_bytes(b"no case")
            opened.append(self)
        stream: IO[Any] = as_ever(self, *args, **more)
        return stream

    monkeypatch.setattr(Path, "open", open_and_save_another)
    draft = look_at(path)
    assert draft.case is not None
    assert draft.errors == 0
    assert opened == [path]
