"""A playbook of one's own: a commented start, and finding one by its key or file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook, playbook_keys
from canvas.method.playbook_reading import read_playbook
from canvas.model.playbook import Playbook

_START = Path(__file__).parent / "playbook_start"


def start_text(language: str) -> str:
    """A valid playbook with comments in this language, to change into one's own."""
    return (_START / f"start.{language}.toml").read_text(encoding="utf-8")


def is_built_in(name: str) -> bool:
    """Whether a built-in playbook has this key."""
    return name in playbook_keys()


def find_playbook(name: str, read: Callable[[Path], str]) -> Playbook:
    """The built-in playbook of this key, or the one in the file of this name.

    Args:
        name: a key, or the path of a file.
        read: gives the text of a file, or raises Trouble when it cannot.

    Raises:
        Trouble: every problem in the file, or that it cannot be read.
    """
    if is_built_in(name) or not name:
        return playbook(name or DEFAULT_PLAYBOOK)
    path = Path(name).expanduser()
    if not path.suffix and not path.exists():
        return playbook(name)
    return read_playbook(read(path), name, {key: playbook(key) for key in playbook_keys()})
