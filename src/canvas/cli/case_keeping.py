"""A case that is being written is kept after every answer, so that a closed window or a dead battery takes one line at most."""

from __future__ import annotations

import contextlib
import os
import shlex
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from canvas.cli.speaking import tell
from canvas.locale import _

if TYPE_CHECKING:
    from canvas.library.authoring.draft import Draft

UNFINISHED: Final = "unfinished"
"""How the name of a file begins in which a case is kept that was not written to its end."""


class Keeping:
    """The file in which one conversation keeps its draft until it ends."""

    def __init__(self, folder: Path, language: str) -> None:
        name, number = UNFINISHED, 1
        while (path := folder / f"{name}.{language}.md").exists():
            number += 1
            name = f"{UNFINISHED}-{number}"
        self._path = path

    def keep(self, draft: Draft) -> None:
        """Write the draft as it is now. A full disk is no reason to stop asking: the end of the conversation says it."""
        from canvas.library.authoring.draft import case_text

        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(prefix=f".{UNFINISHED}-", suffix=".making", dir=self._path.parent)
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write(case_text(draft))
                Path(name).replace(self._path)
            finally:
                Path(name).unlink(missing_ok=True)

    def done(self) -> None:
        """The draft is in a file of its own now, or there is nothing to keep."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def is_unfinished(path: Path) -> bool:
    """Whether this file was kept by a conversation that did not end."""
    return path.name.split(".")[0].startswith(UNFINISHED)


def say_what_is_unfinished(folder: Path) -> None:
    """How to go on with cases of which the conversation did not end."""
    for path in sorted(folder.glob(f"{UNFINISHED}*.md")):
        tell(_("There is a case here that was not finished. Go on with it:"))
        tell(f"  canvas case new --go-on {shlex.quote(str(path))}")


def under_its_own_name(path: Path, draft: Draft) -> Path:
    """The file, renamed after its case when it was an unfinished one, has a key by now, and the name is free."""
    from canvas.library.authoring.draft import file_name

    target = path.with_name(file_name(draft))
    if not is_unfinished(path) or not draft.key or target.exists():
        return path
    try:
        return path.rename(target)
    except OSError:
        return path
