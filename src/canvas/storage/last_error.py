"""The details of the last error inside Canvas, kept in a file: the person reads one sentence, whoever mends it the rest."""

from __future__ import annotations

import traceback
from pathlib import Path

from canvas.storage.places import state_folder


def keep_details(error: BaseException) -> Path | None:
    """Write down where this error came from, over what was there; the file, or None when it cannot be written."""
    try:
        folder = state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "last-error.txt"
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return None
    return file
