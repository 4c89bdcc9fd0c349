"""The Dutch catalogue: nothing of the program is left in English, and the file is as its own tool writes it."""

from __future__ import annotations

import re
import runpy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

_UPDATE = Path(__file__).parent.parent / "docs" / "update_catalogue.py"
_PLACEHOLDER = re.compile(r"\{\w*(?:![rsa])?(?::[^{}]*)?\}|%\(\w+\)[a-z]")
_SAME_IN_BOTH = {
    "Canvas", "Filter", "HTML", "Nederlands / English", "Start", "Terminal", "canvas", "code", "d", "experiment",
    "was: {text}", "workshop",
}  # fmt: skip
"""Texts that are the same word in Dutch."""


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(_UPDATE))


@pytest.fixture(scope="module")
def messages(tool: dict[str, Any]) -> list[Message]:
    return [message for message in tool["dutch"]() if message.id]


def _pairs(messages: list[Message]) -> list[tuple[str, str]]:
    """Each English text beside its Dutch one, singular and plural by themselves."""
    pairs: list[tuple[str, str]] = []
    for message in messages:
        english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        dutch = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        pairs += zip(english, dutch, strict=True)
    return pairs


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


def test_every_text_of_the_program_has_a_dutch_one(tool: dict[str, Any]) -> None:
    assert tool["missing"](tool["dutch"]()) == []


def test_dutch_holds_the_same_placeholders_as_english(messages: list[Message]) -> None:
    differing = [pair for pair in _pairs(messages) if _placeholders(pair[0]) != _placeholders(pair[1])]
    assert differing == []


def test_dutch_keeps_the_space_around_a_text(messages: list[Message]) -> None:
    def around(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [pair for pair in _pairs(messages) if around(pair[0]) != around(pair[1])] == []


def test_no_text_was_left_in_english(messages: list[Message]) -> None:
    assert {english for english, dutch in _pairs(messages) if english == dutch} <= _SAME_IN_BOTH


def test_the_file_compiles(tool: dict[str, Any]) -> None:
    catalogue = tool["dutch"]()
    assert list(catalogue.check()) == []
    write_mo(BytesIO(), catalogue)


def test_an_update_would_change_nothing(
    tool: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """So the file is sorted, holds no leftovers, and is wrapped as the tool wraps it."""
    before = tool["PO"].read_text(encoding="utf-8")
    copy = tmp_path / "canvas.po"
    copy.write_text(before, encoding="utf-8")
    monkeypatch.setitem(tool["main"].__globals__, "PO", copy)
    assert tool["main"]() == 0, capsys.readouterr().out

    def without_maker(text: str) -> list[str]:
        return [line for line in text.splitlines() if not line.startswith('"Generated-By: Babel')]

    assert without_maker(copy.read_text(encoding="utf-8")) == without_maker(before)
