"""What two cases have in common and should not: a title, a gist, a paragraph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from canvas.library.checking.prose import Prose
from canvas.library.examining import Examined, language_of
from canvas.library.terms import fold
from canvas.locale import _
from canvas.text.problems import Problem

LEAST_CHARACTERS: Final = 60
"""Shortest text that counts as taken over; a shorter one can be the same by chance."""


class Sameness:
    """The titles and texts of the cases met so far; a later case is compared with the earlier ones."""

    def __init__(self) -> None:
        self._titles: dict[tuple[str, str], tuple[str, Path]] = {}
        self._texts: dict[bytes, tuple[str, Path]] = {}

    def compare(self, examined: Examined, prose: Prose, path: Path) -> Iterator[Problem]:
        """What this case shares with an earlier one of another key; then it counts as met."""
        key = str(examined.values.get("key") or path.name.split(".")[0])
        yield from self._same_title(examined, key, path)
        told: set[Path] = set()
        for offset, text in _texts(examined, prose):
            plain = _plain(text)
            if len(plain) < LEAST_CHARACTERS:
                continue
            other, first = self._texts.setdefault(_digest(plain), (key, path))
            if other == key or first in told:
                continue
            told.add(first)
            fix = _("Tell it in the words of this case, or keep it in one of the two.")
            if offset is None:
                wrong = _("This gist stands in {file} too.").format(file=first)
                yield examined.problem(("gist",), "same-text", wrong, fix)
            else:
                wrong = _("This paragraph stands in {file} too.").format(file=first)
                yield prose.problem(examined, offset, "same-text", wrong, fix)

    def _same_title(self, examined: Examined, key: str, path: Path) -> Iterator[Problem]:
        title = _plain(examined.values.get("title", ""))
        if not title:
            return
        language = examined.values.get("language") or language_of(path.name) or "en"
        other, first = self._titles.setdefault((language, title), (key, path))
        if other != key:
            wrong = _("The case in {file} has the same title.").format(file=first)
            yield examined.problem(("title",), "same-title", wrong, _("Say what only this one did."))


def _texts(examined: Examined, prose: Prose) -> Iterator[tuple[int | None, str]]:
    """The gist, without an offset, and the paragraphs with theirs."""
    yield None, examined.values.get("gist", "")
    yield from prose.paragraphs()


def _plain(text: str) -> str:
    """The words alone, so that another comma is no other text."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
