"""Why a document that a command writes could not be written: nothing of it was typed, so nothing waits to be saved."""

from __future__ import annotations

from pathlib import Path

from canvas.locale import _
from canvas.storage.disk import Disk
from canvas.storage.saving import NotSaved
from canvas.text.problems import Problem
from canvas.text.show import one_line


def not_written(refused: NotSaved, path: Path, disk: Disk, instead: str) -> Problem:
    """The folder that a document could not be written in, and what to do.

    Args:
        refused: what saving said, in words for a workshop that is open.
        path: the file.
        disk: the disk.
        instead: the sentence that says what to do.
    """
    if refused.why == "changed_underneath":
        return refused.problem
    folder = one_line(str(path.absolute().parent), 120)
    if refused.why == "full":
        wrong = _("There is no room left on the disk of the folder “{folder}”.").format(folder=folder)
    elif not _is_there(disk, path.parent):
        wrong = _("The folder “{folder}” cannot be found.").format(folder=folder)
    else:
        wrong = _("Nothing can be written in the folder “{folder}”.").format(folder=folder)
    return Problem(wrong, instead, str(path))


def _is_there(disk: Disk, folder: Path) -> bool:
    try:
        facts = disk.facts(disk.resolve(folder))
    except OSError:
        return False
    return facts is not None and facts.kind == "folder"
