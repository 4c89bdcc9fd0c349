"""Under which name a new case is kept: a key of its own, never that of a case that is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from canvas.library.terms import fold
from canvas.locale import LANGUAGES

_LONGEST: Final = 60
_NO_NAME: Final = "case"


def slug(name: str) -> str:
    """A key from a name: `Bakkerij 't Stoepje & Zn.` is `bakkerij-t-stoepje-zn`; `case` when nothing is left."""
    words = re.findall(r"[a-z0-9]+", fold(name).replace("'", "").replace("’", ""))
    return "-".join(words)[:_LONGEST].strip("-") or _NO_NAME


def taken(folder: Path, key: str) -> bool:
    """Whether a case of this key is in this folder, in any language."""
    return any((folder / f"{key}.{language}.md").exists() for language in LANGUAGES)


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
