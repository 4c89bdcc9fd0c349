"""Under which name a new case is kept: a key of its own, never that of a case that is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from canvas.library.examining import language_of
from canvas.library.shape import KEY
from canvas.library.terms import fold
from canvas.locale import LANGUAGES
from canvas.model.fields import Unfit

_LONGEST: Final = 60
_NO_NAME: Final = "case"


def slug(name: str) -> str:
    """A key from a name: `Bakkerij 't Stoepje & Zn.` is `bakkerij-t-stoepje-zn`; `case` when nothing is left."""
    words = re.findall(r"[a-z0-9]+", fold(name).replace("'", "").replace("’", ""))
    return "-".join(words)[:_LONGEST].strip("-") or _NO_NAME


def is_key(value: object) -> bool:
    """Whether this can be the key of a case, and so the name of its file: a file of one's own may hold anything there."""
    try:
        return KEY.take(value) is not None
    except Unfit:
        return False


def key_of_file(path: Path) -> str:
    """The key that the name of a file says; it may be no good key, but it leads to no other folder."""
    return path.name.split(".")[0] if language_of(path.name) else slug(path.name.split(".")[0])


def taken(folder: Path, key: str) -> bool:
    """Whether a case of this key is in this folder, in any language."""
    try:
        return any((folder / f"{key}.{language}.md").exists() for language in LANGUAGES)
    except OSError:  # a folder that is shut, as writing into it will say
        return False


def free_key(folder: Path, name: str, others: Collection[str] = ()) -> str:
    """A key from a name that no case in this folder has.

    Args:
        folder: where the new case will stand.
        name: the name of an organisation, or a key that was typed.
        others: keys that are taken elsewhere.
    """
    wanted = slug(name)
    key, number = wanted, 1
    while key in others or taken(folder, key):
        number += 1
        key = f"{wanted}-{number}"
    return key


def key_proposer(folder: Path, others: Collection[str] = ()) -> Callable[[str], str]:
    """`free_key` for this folder."""
    return lambda name: free_key(folder, name, others)
