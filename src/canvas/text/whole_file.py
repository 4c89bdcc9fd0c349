"""Writing a file whole or not at all, where nothing worse than writing it again comes of losing it.

A workshop is written with more care: `canvas.storage.saving`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole_file(path: Path, text: str) -> None:
    """Put this text into the file by way of another one beside it, so that no reader finds half of it.

    Args:
        path: the file, there or not; its folder must be there.
        text: all that it holds, its newlines written as they are.

    Raises:
        OSError: it was not written, and stands as it stood.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".making", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
