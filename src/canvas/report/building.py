"""A workshop as a report: one tree, which every format only renders (design.md 3.4)."""

from __future__ import annotations

from canvas.locale import Language
from canvas.model.records import SetAside
from canvas.model.words import Visibility
from canvas.model.workshop import Table, Workshop
from canvas.report.content import Content
from canvas.report.parts import (
    appendix,
    background,
    canvas,
    chain,
    data,
    findings,
    frame,
    plan,
    prove,
    redesign,
    secure,
    still_open,
)  # fmt: skip
from canvas.report.tree import Paragraph, Report, Section, dim, flat, spans
from canvas.report.words import date
from canvas.report.writing import Writing

_PARTS = (
    frame.opening,
    frame.frame,
    canvas.today,
    frame.borrowed,
    data.data,
    chain.chain,
    redesign.redesigns,
    secure.secure,
    prove.prove,
    plan.plan,
    findings.findings,
    still_open.still_open,
    background.law,
    background.cases,
    appendix.appendix,
)
"""The parts in order; the appendix last, because it tells what no other part told."""


def build_report(
    workshop: Workshop, content: Content, language: Language, *, include_ours: bool = True
) -> Report:
    """Everything in a workshop as a report.

    Args:
        workshop: the workshop.
        content: the method's texts that the report quotes.
        language: the language of the report, whatever the program speaks.
        include_ours: also what is marked "ours only"; False for a report that leaves the firm's own team.
    """
    told = workshop if include_ours else without_ours(workshop)
    writing = Writing(told, workshop, content, language)
    sections = [section for part in _PARTS for section in part(writing)]
    sections.append(Section("colophon", "", 1, (Paragraph(spans(dim(_colophon(writing)))),)))
    firm = workshop.firm
    place = [writing.say("report.subtitle"), firm.place or "", date(content.today, language)]
    return Report(
        flat(firm.firm or "") or writing.say("report.untitled"),
        " · ".join(part for part in place if part.strip()),
        language,
        tuple(sections),
    )


def without_ours(workshop: Workshop) -> Workshop:
    """The workshop without the records that are marked "ours only", and without the findings set aside on them."""
    hidden = {
        record.id
        for table in workshop.tables.values()
        for record in table.values()
        if getattr(record, "visibility", None) is Visibility.OURS_ONLY
    }
    if not hidden:
        return workshop
    tables = {
        name: Table(
            {
                key: record
                for key, record in table.items()
                if key not in hidden
                and not (name == SetAside.table and hidden.intersection(key.split(":")[1:]))
            }
        )
        for name, table in workshop.tables.items()
    }
    return Workshop(tables, workshop.extra)


def _colophon(writing: Writing) -> str:
    content = writing.content
    playbook = content.playbook.name.of(writing.language)
    return writing.say(
        "report.made_with_playbook" if playbook else "report.made_with",
        version=content.version,
        date=date(content.today, writing.language),
        playbook=playbook,
    )
