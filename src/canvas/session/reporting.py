"""The report of a workshop, for whoever shows or saves it: what it quotes is gathered here, once."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

import canvas
from canvas.library.reading import Library
from canvas.locale import Language, _
from canvas.method.builtin import check_texts, law_cards, tag_names, vocabulary
from canvas.method.patterns import pattern_names
from canvas.model.playbook import Playbook
from canvas.model.workshop import Workshop
from canvas.report.building import build_report
from canvas.report.content import Content
from canvas.report.markdown import to_markdown
from canvas.report.plain import to_plain
from canvas.report.tree import Report
from canvas.session.unwritten import not_written
from canvas.storage.disk import Disk, RealDisk
from canvas.storage.reading import digest, read_bytes
from canvas.storage.saving import NotSaved, write
from canvas.text.problems import Problem, Trouble

SUFFIXES: Final = (".md", ".txt")
"""Files that a report can be written to here."""


def report_content(
    playbook: Playbook,
    language: Language,
    library: Library | None = None,
    today: datetime.date | None = None,
) -> Content:
    """What a report quotes beside the workshop.

    Args:
        playbook: the workshop's.
        language: the language of the report.
        library: gives the titles of the cases that were borrowed from; without it their keys are told.
        today: the date on the report; the computer's when None.
    """
    checked_on, closing, cards = law_cards()
    cases = library.all(language) if library is not None else []
    return Content(
        vocabulary(),
        playbook,
        check_texts(),
        checked_on,
        closing,
        cards,
        today or datetime.datetime.now().astimezone().date(),
        canvas.__version__,
        pattern_names(),
        {case.key: case.title for case in cases},
        tag_names(),
    )


def report_of(
    workshop: Workshop,
    playbook: Playbook,
    language: Language,
    library: Library | None = None,
    *,
    include_ours: bool = True,
) -> Report:
    """The report of a workshop, of today.

    Args:
        workshop: the workshop.
        playbook: its playbook.
        language: the language of the report.
        library: the cases.
        include_ours: also what is marked "ours only".
    """
    return build_report(
        workshop, report_content(playbook, language, library), language, include_ours=include_ours
    )


def save_report(
    report: Report, path: Path, *, over: bool = False, disk: Disk | None = None, instead: str = ""
) -> None:
    """Write a report to a file, whole or not at all: Markdown, or plain text.

    Args:
        report: the report.
        path: the file, one of `SUFFIXES`.
        over: write over a file that is there already.
        disk: the disk.
        instead: the sentence that says what to do when its folder cannot be written in.

    Raises:
        Trouble: one plain sentence, when it cannot be written; a file that was there then stands as it was.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise Trouble(
            Problem(
                _("A report cannot be written as “{suffix}” here.").format(suffix=path.suffix or path.name),
                _("Let the name end in .md, or in .txt for plain text."),
                str(path),
            )
        )
    text = to_markdown(report) if path.suffix.lower() == ".md" else to_plain(report)
    disk = disk or RealDisk()
    try:
        expected = digest(read_bytes(path, disk)) if over and disk.facts(path) is not None else None
        write(disk, path, text.encode("utf-8"), expected)
    except OSError as error:
        raise Trouble(
            Problem(
                _("The report could not be written: {reason}.").format(reason=error.strerror or error),
                _("Choose another place."),
                str(path),
            )
        ) from None
    except NotSaved as refused:
        fix = instead or _("Choose another folder.")
        raise Trouble(not_written(refused, path, disk, fix)) from None
