"""The workshops opened last: remembered with the place in them, forgotten when asked, never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from canvas.storage.places import state_folder
from canvas.storage.recent import MOST, Recent, forget, recent


def test_the_one_opened_last_comes_first_with_its_place() -> None:
    Recent.remember(
        Path("/work/a.canvas.toml"), firm="Bakery", step="today", prompt="channels", clock=lambda: 1.0
    )
    Recent.remember(Path("/work/b.canvas.toml"), firm="Haulier", clock=lambda: 2.0)
    Recent.remember(Path("/work/a.canvas.toml"), firm="Bakery", step="data", canvas="c-1", clock=lambda: 3.0)
    first, second = recent()
    assert first == Recent("/work/a.canvas.toml", "Bakery", "data", "", "c-1", 3.0)
    assert second.firm == "Haulier"


def test_one_can_be_forgotten() -> None:
    Recent.remember(Path("/work/a.canvas.toml"))
    Recent.remember(Path("/work/b.canvas.toml"))
    forget(Path("/work/b.canvas.toml"))
    assert [each.path for each in recent()] == ["/work/a.canvas.toml"]


def test_the_list_does_not_grow_for_ever() -> None:
    for number in range(MOST + 5):
        Recent.remember(Path(f"/work/{number}.canvas.toml"))
    assert len(recent()) == MOST


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b'{"recent": 3}', b'{"recent": [1, {"path": 2}]}', b"\xff"]
)
def test_a_broken_list_is_an_empty_one_and_is_mended_by_the_next_workshop(broken: bytes) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "recent.json").write_bytes(broken)
    assert recent() == []
    Recent.remember(Path("/work/a.canvas.toml"))
    assert len(recent()) == 1


def test_of_a_half_broken_list_the_good_entries_stay() -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "recent.json").write_text('{"recent": [{"path": "/a", "firm": 3, "when": true}, null]}')
    assert recent() == [Recent("/a", when=1.0)]


def test_a_state_folder_that_cannot_be_made_is_no_obstacle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    monkeypatch.setenv("CANVAS_STATE", os.fspath(blocked / "state"))
    Recent.remember(Path("/work/a.canvas.toml"))
    assert recent() == []
