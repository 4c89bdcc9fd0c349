"""Noticing that a file was saved: at once where `watchfiles` is installed (the extra `watch`), else by looking twice a
second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Final

EVERY: Final = 0.5
"""Seconds between two looks where nobody tells."""
_ANYWAY: Final = 2000
"""Milliseconds after which one looks although nothing was told: a disk in the network tells nothing."""
_QUIET: Final = 100
"""Milliseconds of quiet after which a save counts as done."""

_Stamp = tuple[int, int, int] | None


def changes(paths: Sequence[Path], stop: Event, *, told: bool = True) -> Iterator[None]:
    """One turn at once, then one after each change of one of these files, until it is stopped; waits in between.

    Args:
        paths: files of one folder; a file may be absent, come and go.
        stop: set by whoever no longer wants to know.
        told: use `watchfiles` where it is installed.
    """
    before = [_stamp(path) for path in paths]
    yield
    for _turn in _turns(paths[0].absolute().parent, stop, told):
        now = [_stamp(path) for path in paths]
        if now != before:
            before = now
            yield


def _turns(folder: Path, stop: Event, told: bool) -> Iterator[None]:
    if told:
        yield from _told(folder, stop)
    while not stop.wait(EVERY):  # also where the folder cannot be watched, or no longer
        yield


def _told(folder: Path, stop: Event) -> Iterator[None]:
    """A turn whenever the system says that something in this folder changed; ends when it can say nothing."""
    try:
        from watchfiles import watch
    except ImportError:
        return
    try:
        for _changed in watch(
            folder, watch_filter=None, recursive=False, stop_event=stop, debounce=4 * _QUIET, step=_QUIET,
            rust_timeout=_ANYWAY, yield_on_timeout=True, raise_interrupt=False,
        ):  # fmt: skip
            yield
    except (OSError, RuntimeError):
        return


def _stamp(path: Path) -> _Stamp:
    """What tells one state of a file from another; None while there is none."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    return facts.st_size, facts.st_mtime_ns, facts.st_ino
