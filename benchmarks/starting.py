"""How long it takes until something is there: a command's answer, a painted screen; and how much memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pexpect

from benchmarks.measuring import Row, milliseconds, side_by_side
from canvas.method.builtin import example
from canvas.storage.recent import Recent

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("painted")

Bare().run()
"""


def environment(home: Path) -> dict[str, str]:
    """An environment of its own for a measured program."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {
        **kept, "HOME": str(home), "CANVAS_STATE": str(home / "state"), "CANVAS_CONFIG": str(home / "config.toml"),
        "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor",
    }  # fmt: skip


def command(home: Path, *words: str) -> float:
    """Milliseconds of a whole process."""
    return milliseconds(
        lambda: subprocess.run(
            [sys.executable, *words], env=environment(home), cwd=home, capture_output=True, check=True
        )
    )


def painted(home: Path, words: list[str], mark: bytes) -> tuple[float, float]:
    """Milliseconds until the terminal received this mark, and the peak memory by then in MB."""
    start = time.perf_counter()
    child = pexpect.spawn(
        sys.executable, words, env=environment(home), cwd=str(home), dimensions=(36, 120), timeout=30
    )
    child.expect_exact(mark)
    took = 1000 * (time.perf_counter() - start)
    status = Path(f"/proc/{child.pid}/status")
    peak = 0.0
    if status.exists():
        line = next(row for row in status.read_text(encoding="ascii").splitlines() if row.startswith("VmHWM"))
        peak = int(line.split()[1]) / 1024
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    child.close()
    return took, peak


def measure() -> list[Row]:
    """Start of the command and of the screens."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "bakery.canvas.toml"
        file.write_text(example("bakery", "en"), encoding="utf-8")
        (home / "bare.py").write_text(BARE, encoding="utf-8")
        _remembered(home, file)
        bare_python = partial(command, home, "-c", "pass")
        rows = [
            _row(
                "canvas --version",
                partial(command, home, "-m", "canvas", "--version"),
                bare_python,
                "python -c pass",
                5,
            ),
            _row(
                "canvas show of a full example",
                partial(command, home, "-m", "canvas", "show", str(file)),
                bare_python,
                "python -c pass",
                25,
            ),
        ]
        bare_app = (["bare.py"], b"painted")
        home_screen = (["-m", "canvas"], b"De Korenbloem")
        board = (["-m", "canvas", "open", str(file), "--view", "board"], b"Partners")
        for what, screen, budget in (
            ("home screen painted", home_screen, 1.35),
            ("a full example's board painted", board, 2.2),
        ):
            ours: list[tuple[float, float]] = []
            base: list[tuple[float, float]] = []
            for _ in range(6):
                ours.append(painted(home, *screen))
                base.append(painted(home, *bare_app))
            rows.append(
                Row(
                    what,
                    _median([each[0] for each in ours[1:]]),
                    _median([each[0] for each in base[1:]]),
                    "a bare one-widget app",
                    budget,
                )
            )
            if what.startswith("home"):
                rows.append(
                    Row(
                        "home screen, peak memory",
                        _median([each[1] for each in ours]),
                        _median([each[1] for each in base]),
                        "a bare one-widget app",
                        1.3,
                        "MB",
                    )
                )
        return rows


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _row(
    what: str, ours: Callable[[], float], baseline: Callable[[], float], against: str, budget: float
) -> Row:
    mine, base = side_by_side(ours, baseline)
    return Row(what, mine, base, against, budget)


def _remembered(home: Path, file: Path) -> None:
    """A home screen as a person has it: with a workshop on it."""
    import json
    from dataclasses import asdict

    (home / "state").mkdir()
    entry = asdict(
        Recent(
            str(file), firm="Bakkerij De Korenbloem", step="data", prompt="data-decision", when=time.time()
        )
    )
    (home / "state" / "recent.json").write_text(json.dumps({"recent": [entry]}), encoding="utf-8")
