"""Keys of one's own, read as strictly as a playbook: known commands, known keys, no two commands on one key."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from canvas.locale import _
from canvas.model.gathering import Gathering
from canvas.text.nearest import nearest
from canvas.text.toml_source import Path
from canvas.tui.commands import BY_ID, COMMANDS, Command, Where, key_name

_NAMED: Final = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "enter", "tab",
    "space", "escape", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
_SHORTER: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Signs that have another name as a key than in Unicode."""
_MODIFIERS: Final = ("ctrl", "shift", "alt")
_SAME_AS: Final = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
"""What a terminal cannot tell apart: both arrive as the same byte."""
_TYPING: Final = (Where.EVERYWHERE, Where.WORKSHOP, Where.GUIDE)
"""Places with a line to type on, where a plain letter is typed."""


def _sign_name(sign: str) -> str:
    """What a sign is called as a key: `/` is slash."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_SIGNS: Final = {chr(code): _sign_name(chr(code)) for code in range(0x21, 0x7F) if chr(code) != ","} | {
    ",": "comma"
}
KEYS: Final = (*_NAMED, *_SIGNS.values())
"""Every key that can be chosen, without modifiers."""


def normal_key(written: str) -> str | None:
    """The key as the screens know it, or None when there is no such key.

    Args:
        written: as a person writes it: `ctrl+z`, `F5`, `?`, `question_mark`.
    """
    if written.endswith("++"):
        head, key = written[:-2], "+"
    elif "+" in written[:-1]:
        head, _plus, key = written.rpartition("+")
    else:
        head, key = "", written
    parts = head.lower().split("+") if head else []
    if any(part not in _MODIFIERS for part in parts) or len(set(parts)) != len(parts):
        return None
    key = key if len(key) == 1 else key.lower()
    key = _SIGNS.get(key, key)
    if key not in KEYS:
        return None
    if "ctrl" in parts and len(key) == 1:
        key = key.lower()
    return "+".join([*(each for each in _MODIFIERS if each in parts), key])


def read_keys(gather: Gathering, given: Mapping[str, Any]) -> dict[str, str]:
    """The keys in the `[keys]` table: command id → keys, parted by commas. What is wrong is kept in `gather`."""
    chosen: dict[str, tuple[Path, list[str]]] = {}
    for name, value, at in _entries(given, ("keys",)):
        command = BY_ID.get(name)
        if command is None:
            gather.wrong(
                at,
                _("There is no command “{name}”.").format(name=name[:60]),
                _did_you_mean(nearest(name, BY_ID), _("The help screen (F1) and the manual name them all.")),
            )
            continue
        keys = _keys_of(gather, value, at, command)
        if keys:
            chosen[name] = (at, keys)
    _without_clashes(gather, chosen)
    return {name: ",".join(keys) for name, (_at, keys) in chosen.items()}


def _did_you_mean(near: str | None, otherwise: str) -> str:
    return _("Did you mean “{word}”?").format(word=near) if near else otherwise


def _entries(table: Mapping[str, Any], at: Path) -> Iterator[tuple[str, object, Path]]:
    """Every entry; `board.zoom` without quotes is a table in a table, and means the same."""
    for name, value in table.items():
        here = (*at, name)
        if isinstance(value, dict):
            for inner, each, place in _entries(value, here):
                yield f"{name}.{inner}", each, place
        else:
            yield name, value, here


def _keys_of(gather: Gathering, value: object, at: Path, command: Command) -> list[str]:
    written = value.split(",") if isinstance(value, str) else value
    if not isinstance(written, list) or not written or not all(isinstance(each, str) for each in written):
        gather.wrong(at, _('A key is needed here, in quotes, as in "ctrl+b" or ["b", "f12"].'))
        return []
    found: list[str] = []
    for each in written:
        key = normal_key(each.strip()) if each.strip() else None
        if key is None:
            gather.wrong(
                at,
                _("There is no key “{name}”.").format(name=each.strip()[:40]),
                _nearest_key(each.strip()),
            )
        elif key in _SAME_AS:
            gather.wrong(
                at,
                _("A terminal cannot tell {key} from {other}.").format(
                    key=key_name(key), other=key_name(_SAME_AS[key])
                ),
                _("Choose another key."),
            )
        elif command.where in _TYPING and _is_typed(key):
            gather.wrong(
                at,
                _("{key} is typed as text here, so it cannot be a command.").format(key=key_name(key)),
                _("Take a function key, or one with Ctrl."),
            )
        elif key not in found:
            found.append(key)
    return found


def _is_typed(key: str) -> bool:
    return key in _SIGNS.values() or key == "space" or (key.startswith("shift+") and len(key) == 7)


def _nearest_key(written: str) -> str:
    *modifiers, key = written.lower().split("+")
    near = nearest(key, _NAMED) or nearest(key, _SIGNS.values())
    if near and all(each in _MODIFIERS for each in modifiers):
        near = "+".join([*modifiers, near])
    return _did_you_mean(near, _("Write it as in “f5”, “ctrl+b”, “shift+up” or “?”."))


def _without_clashes(gather: Gathering, chosen: dict[str, tuple[Path, list[str]]]) -> None:
    """Leave out choices that put two commands of one place on one key, the later of two; until none is left."""
    while (clash := next(_clashes(chosen), None)) is not None:
        name, other, key = clash
        at, _keys = chosen.pop(name)
        gather.wrong(
            at,
            _("{key} already does “{command}” there.").format(key=key_name(key), command=other.id),
            _("Choose another key, or give “{command}” another one too.").format(command=other.id),
        )


def _clashes(chosen: Mapping[str, tuple[Path, list[str]]]) -> Iterator[tuple[str, Command, str]]:
    """A chosen command, the other command that has its key in the same place, and the key."""
    order = list(chosen)
    for name in reversed(order):
        for other in COMMANDS:
            if other.id == name or not _meet(BY_ID[name].where, other.where):
                continue
            if other.id in chosen and order.index(other.id) > order.index(name):
                continue
            theirs = chosen[other.id][1] if other.id in chosen else _normal(other.keys.split(","))
            for key in chosen[name][1]:
                if key in theirs:
                    yield name, other, key


def _normal(keys: Iterable[str]) -> list[str]:
    return [normal_key(key) or key for key in keys]


def _meet(one: Where, other: Where) -> bool:
    """Whether commands of these two places can be there at the same time."""
    if one is other or Where.EVERYWHERE in (one, other):
        return True
    return Where.WORKSHOP in (one, other) and Where.HOME not in (one, other)
