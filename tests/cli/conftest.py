"""The `canvas` command, run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from canvas.cli.main import main


@dataclass(frozen=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its answer for programs."""
        return json.loads(self.out)


Canvas = Callable[..., Said]


@pytest.fixture
def canvas(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Canvas:
    """Runs `canvas WORDS…` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Said:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main(words)
        out, err = capfd.readouterr()
        return Said(int(left.value.code or 0), out, err)

    return run
