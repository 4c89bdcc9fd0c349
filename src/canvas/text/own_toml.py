"""The TOML files that Canvas brings along: its own content, so neither bounded nor told where a mistake stands."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import tomli


@cache
def own_toml(path: Path) -> dict[str, Any]:
    """What is in a file that came with the program; read once, and not to be changed.

    Args:
        path: the file, beside the module that asks for it.

    Raises:
        OSError: it is not there, or not readable: the installation is broken.
        tomli.TOMLDecodeError: it is not TOML: so is the file we made, and a test would have said so.
    """
    with path.open("rb") as file:
        return tomli.load(file)
