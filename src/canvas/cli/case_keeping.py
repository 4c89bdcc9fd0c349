"""A case that is being written is kept after every answer, so that a closed window or a dead battery takes one line at most."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from canvas.cli.next_command import next_command
from canvas.cli.speaking import tell
from canvas.locale import _
from canvas.storage.reading import digest
from canvas.text.whole_file import write_whole_file

if TYPE_CHECKING:
    from canvas.library.authoring.draft import Draft

UNFINISHED: Final = "unfinished"
"""How the name of a file begins in which a case is kept that was not written to its end."""


class Keeping:
    """The file in which one conversation keeps its draft until it ends."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder, self._language = folder, language
        self._path: Path | None = None

    def keep(self, draft: Draft) -> None:
        """Write the draft as it is now. A full disk is no reason to stop asking: the end of the conversation says it."""
        from canvas.library.authoring.draft import case_text

        with contextlib.suppress(OSError):
            self._path = self._path or self._own_file()
            write_whole_file(self._path, case_text(draft))

    def done(self) -> None:
        """The draft is in a file of its own now, or there is nothing to keep."""
        if self._path is not None:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _own_file(self) -> Path:
        """A file that was not there: whoever writes two cases at once, in two windows, keeps both."""
        number = 1
        while True:
            name = UNFINISHED if number == 1 else f"{UNFINISHED}-{number}"
            path = self._folder / f"{name}.{self._language}.md"
            try:
                path.touch(exist_ok=False)
            except FileExistsError:
                number += 1
            else:
                return path


class KeepingInPlace:
    """A case that is gone on with: every answer goes into its file at once.

    Only where that file was changed by somebody else meanwhile, cannot be written, or would lose something of what stands in
    it, it is kept beside it.
    """

    def __init__(self, path: Path, raw: bytes, text: str, begun: Draft) -> None:
        """Keep.

        Args:
            path: the file.
            raw: what stands in it.
            text: the same as text, with plain newlines.
            begun: the same as a draft.
        """
        self._path, self._raw, self._text, self._begun = path, raw, text, begun
        self._beside = Keeping(path.parent, begun.language)
        self.standing = digest(raw)
        """The hash of what stands in the file now."""

    def whole(self, draft: Draft) -> str | None:
        """All that the file holds with these answers in it, its lines ended as they were; None where they do not fit in."""
        from canvas.library.authoring.mending import mended

        whole = mended(self._text, self._begun, draft)
        return whole.replace("\n", "\r\n") if whole is not None and b"\r\n" in self._raw else whole

    def keep(self, draft: Draft) -> None:
        """Write the answers so far into the file."""
        from canvas.storage.disk import RealDisk
        from canvas.storage.saving import NotSaved, write

        whole = self.whole(draft)
        if whole is None:
            self._beside.keep(draft)
            return
        try:
            self.standing = write(RealDisk(), self._path, whole.encode("utf-8"), self.standing).hash
        except NotSaved:
            self._beside.keep(draft)

    def done(self) -> None:
        """The answers are in the file."""
        self._beside.done()


def is_unfinished(path: Path) -> bool:
    """Whether this file was kept by a conversation that did not end."""
    return re.fullmatch(rf"{UNFINISHED}(-\d+)?", path.name.split(".")[0]) is not None


def say_what_is_unfinished(folder: Path) -> None:
    """How to go on with cases of which the conversation did not end."""
    for path in filter(is_unfinished, sorted(folder.glob(f"{UNFINISHED}*.md"))):
        tell(_("There is a case here that was not finished. Go on with it:"))
        tell("  " + next_command("case", "new", "--go-on", path))
        tell(_("Ctrl+D stops here, so that you can type that; or begin another case now."))


def under_its_own_name(path: Path, draft: Draft) -> Path:
    """The file, renamed after its case when it was an unfinished one, has a key by now, and the name is free."""
    from canvas.library.authoring.draft import file_name
    from canvas.library.authoring.filing import is_key

    if not is_unfinished(path) or not is_key(draft.value(("key",))):
        return path
    target = path.with_name(file_name(draft))
    if target.exists():
        return path
    try:
        path.rename(target)
    except OSError:
        return path
    tell(_("Its name is now {file}.").format(file=target))
    return target
