"""Seals the tests off from the tester's own machine: settings, state, language, colours, time."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvas.locale import speak


@pytest.fixture(autouse=True)
def sealed_off(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Own settings and state folders, English, no colour wishes, no extra cases."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CANVAS_STATE", str(home / "state"))
    monkeypatch.setenv("CANVAS_CACHE", str(home / "cache"))
    monkeypatch.setenv("CANVAS_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("HOME", str(home))
    for name in ("CANVAS_LANG", "CANVAS_CASES", "CANVAS_DEBUG", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    speak("en")
    return home
