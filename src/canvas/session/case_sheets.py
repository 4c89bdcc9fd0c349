"""Writing cases as sheets for the room to a file: whole or not at all, and never over another file unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from canvas.locale import Language, _
from canvas.model.case import Case
from canvas.model.vocabulary import Vocabulary
from canvas.report.case_sheets import sheets_as_markdown
from canvas.report.case_sheets_html import sheets_as_html
from canvas.report.paper import Paper
from canvas.session.unwritten import not_written
from canvas.storage.disk import Disk, RealDisk
from canvas.storage.reading import digest, read_bytes
from canvas.storage.saving import NotSaved, write
from canvas.text.problems import Problem, Trouble

SUFFIXES: Final = (".md", ".html")
"""Files that sheets can be written to."""


def save_sheets(
    cases: Sequence[Case],
    vocabulary: Vocabulary,
    language: Language,
    path: Path,
    *,
    paper: Paper = Paper.A4,
    over: bool = False,
    disk: Disk | None = None,
) -> None:
    """Write the cases to a file, one page a case.

    Args:
        cases: in the order of the pages.
        vocabulary: says outcome, status and kinds of result.
        language: the language of the document.
        path: the file, one of `SUFFIXES`.
        paper: what HTML will be printed on.
        over: write over a file that is there already.
        disk: the disk.

    Raises:
        Trouble: one plain sentence, when it cannot be written; a file that was there then stands as it was.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Trouble(
            Problem(
                _("Cases cannot be written as “{suffix}” here.").format(suffix=path.suffix or path.name),
                _("Let the name end in .html to print or to project, or in .md for plain Markdown."),
                str(path),
            )
        )
    disk = disk or RealDisk()
    try:
        there = disk.facts(path) is not None
        if there and not over:
            raise Trouble(
                Problem(
                    _("There is a file of this name already."), _("Add --force to write over it."), str(path)
                )
            )
        text = (
            sheets_as_markdown(cases, vocabulary)
            if suffix == ".md"
            else sheets_as_html(cases, vocabulary, language, paper)
        )
        write(disk, path, text.encode("utf-8"), digest(read_bytes(path, disk)) if there else None)
    except OSError as error:
        raise Trouble(
            Problem(
                _("The cases could not be written: {reason}.").format(reason=error.strerror or error),
                _("Choose another place."),
                str(path),
            )
        ) from None
    except NotSaved as refused:
        raise Trouble(not_written(refused, path, disk, _("Choose another folder with -o."))) from None
