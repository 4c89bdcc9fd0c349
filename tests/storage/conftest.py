"""A state folder with a short path, so that the simulated disk can hold it."""

from __future__ import annotations

from pathlib import Path

import pytest

STATE = Path("/state")


@pytest.fixture
def simulated_state(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder on the simulated disk."""
    monkeypatch.setenv("CANVAS_STATE", str(STATE))
    return STATE
