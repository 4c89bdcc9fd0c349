"""The real program in a real terminal: a pty on one side, a terminal emulator reading the screen on the other."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import cast

import pexpect
import pyte

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f", "delete": "\x1b[3~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
    "ctrl+q": "\x11", "ctrl+z": "\x1a", "ctrl+y": "\x19", "ctrl+p": "\x10", "ctrl+s": "\x13", "ctrl+l": "\x0c",
    "ctrl+t": "\x14", "ctrl+u": "\x15", "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C",
}  # fmt: skip
"""What a terminal sends for each key."""


def program_environment(home: Path, **more: str) -> dict[str, str]:
    """An environment with the person's folders under `home` and nothing of the tester's."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "TMPDIR")}
    return {
        **kept,
        "HOME": str(home),
        "CANVAS_STATE": str(home / "state"),
        "CANVAS_CACHE": str(home / "cache"),
        "CANVAS_CONFIG": str(home / "config.toml"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        **more,
    }


class Terminal:
    """A program in a terminal of `columns` by `rows`."""

    def __init__(
        self,
        *words: str,
        folder: Path,
        environment: Mapping[str, str],
        columns: int = 120,
        rows: int = 36,
        python: str = sys.executable,
        patience: float = 30.0,
    ) -> None:
        self.patience = patience
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.received = b""
        """Every byte the program wrote to the terminal."""
        self._child = pexpect.spawn(
            python,
            ["-m", "canvas", *words],
            cwd=str(folder),
            env=dict(environment),
            dimensions=(rows, columns),
            timeout=patience,
        )
        self._child.delaybeforesend = None
        self._child.delayafterclose = 0.01

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.isalive():
            self.kill()
        self._child.close(force=True)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program writes; false when it has ended."""
        try:
            data = cast(bytes, self._child.read_nonblocking(65536, timeout=seconds))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.received += data
        self._stream.feed(data)
        return True

    @property
    def text(self) -> str:
        """What the screen shows, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait, at most `patience` seconds, until it is so."""
        end = time.monotonic() + self.patience
        while not is_so():
            alive = self.read()
            if is_so():
                return
            assert alive, f"the program ended before: {what}\n{self.text}"
            assert time.monotonic() < end, f"never happened: {what}\n{self.text}"

    def see(self, *texts: str) -> None:
        """Wait until the screen shows all these texts."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"the screen shows {texts}")

    def see_no_more(self, text: str) -> None:
        """Wait until the screen no longer shows this text."""
        self.wait_until(lambda: text not in self.text, f"the screen no longer shows {text!r}")

    def press(self, *keys: str) -> None:
        """Press keys by their names, or type single letters."""
        for key in keys:
            self._child.send(KEYS.get(key, key))
            self.read(0.01)

    def type(self, text: str, *, enter: bool = True) -> None:
        """Type a text, and Enter."""
        self._child.send(text)
        if enter:
            self._child.send("\r")
        self.read(0.01)

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does in bracketed-paste mode."""
        data = b"\x1b[200~" + text.encode("utf-8", "surrogatepass") + b"\x1b[201~"
        for start in range(0, len(data), 4096):
            self._child.send(data[start : start + 4096])
            self.read(0.0)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self._child.kill(signal.SIGKILL)
        self._child.wait()

    def ends(self) -> int:
        """Wait until the program ended; gives its exit code."""
        end = time.monotonic() + self.patience
        while self.read(0.1):
            assert time.monotonic() < end, f"the program did not end\n{self.text}"
        self._child.wait()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -1)
