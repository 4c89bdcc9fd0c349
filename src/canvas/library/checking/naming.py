"""What a case's file is called and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from canvas.library.examining import Examined, language_of
from canvas.locale import _
from canvas.model.words import Sector
from canvas.text.problems import Problem


def check_name(examined: Examined, path: Path) -> Iterator[Problem]:
    """The file is called `key.language.md`, in the folder of its sector where folders are called so."""
    language = language_of(path.name)
    if language is None:
        wrong = _("The name of this file does not end in .en.md or .nl.md.")
        fix = _("Call it by the case's key and language, as in baker-street.en.md.")
        yield Problem(wrong, fix, str(path), rule="file-name")
        return
    slug = path.name.removesuffix(f".{language}.md")
    key = examined.values.get("key", slug)
    if key != slug:
        wrong = _("The key is “{key}”, the file is called “{name}”.").format(key=key, name=slug)
        yield examined.problem(("key",), "key-file-name", wrong, _("Make both the same."))
    said = examined.values.get("language", language)
    if said != language:
        wrong = _("The language is “{said}”, the file's name says “{name}”.").format(said=said, name=language)
        yield examined.problem(("language",), "language-file-name", wrong, _("Make both the same."))
    folder = path.resolve().parent.name
    sector = examined.values.get("sector", folder)
    if folder in tuple(Sector) and sector != folder:
        wrong = _("The sector is “{sector}”, the folder is called “{folder}”.")
        wrong = wrong.format(sector=sector, folder=folder)
        yield examined.problem(("sector",), "sector-folder", wrong, _("Move the file, or change the sector."))
