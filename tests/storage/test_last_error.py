"""The details of an error inside Canvas, for whoever mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvas.cli.speaking import say_trouble
from canvas.storage.last_error import keep_details
from canvas.storage.places import state_folder


def mistaken() -> None:
    raise ZeroDivisionError("a mistake of ours")


def test_a_command_that_fails_says_one_sentence_and_keeps_where_it_came_from(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CANVAS_DEBUG", raising=False)
    assert say_trouble(mistaken) == 2
    said = capsys.readouterr().err
    file = state_folder() / "last-error.txt"
    assert "ZeroDivisionError" not in said and "last-error.txt" in said
    kept = file.read_text(encoding="utf-8")
    assert "in mistaken" in kept and "a mistake of ours" in kept


def test_where_nothing_can_be_written_there_is_no_file_and_no_second_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").write_text("", encoding="utf-8")
    monkeypatch.setenv("CANVAS_STATE", str(tmp_path / "full" / "state"))
    assert keep_details(ZeroDivisionError("a mistake of ours")) is None
