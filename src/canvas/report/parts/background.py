"""What stands behind the plan: the law that touches it, and the cases that were looked at."""

from __future__ import annotations

from collections.abc import Iterator

from canvas.model import words as w
from canvas.model.records import (
    Actor,
    CaseMark,
    DataAsset,
    DataUse,
    Exchange,
    Inspiration,
    Measure,
    Note,
    Risk,
)
from canvas.model.workshop import Workshop
from canvas.report.tree import Block, Bullets, Item, Paragraph, Section, dim, spans
from canvas.report.words import date
from canvas.report.writing import Writing, entry

_ABOUT_PEOPLE = (w.Personal.PSEUDONYMOUS, w.Personal.PERSONAL, w.Personal.SPECIAL)
_FROM_OTHERS = (w.DataSource.CONNECTED, w.DataSource.GIVEN)
_DIGITAL_RISKS = (w.RiskKind.OUTAGE, w.RiskKind.ATTACK, w.RiskKind.LEAK)
_DIGITAL_MEASURES = (w.Principle.PROTECT, w.Principle.ACCESS, w.Principle.INCIDENT)
_WITH_SCHEMES = (w.Sector.LOGISTICS, w.Sector.CONSTRUCTION)
_AI = (w.Rung.PREDICT, w.Rung.ADVISE, w.Rung.AUTOMATE)


def law_that_matters(workshop: Workshop) -> Iterator[str]:
    """The keys of the law cards that touch what is in this workshop."""
    assets, uses, exchanges = workshop.all(DataAsset), workshop.all(DataUse), workshop.all(Exchange)
    digital = any(risk.kind in _DIGITAL_RISKS for risk in workshop.all(Risk)) or any(
        measure.principle in _DIGITAL_MEASURES for measure in workshop.all(Measure)
    )
    makes = workshop.firm.sector is w.Sector.MANUFACTURING or any(
        asset.kind is w.DataKind.PRODUCT_USE for asset in assets
    )
    if any(asset.personal in _ABOUT_PEOPLE for asset in assets) or any(
        use.personal in _ABOUT_PEOPLE for use in uses
    ):
        yield "gdpr"
    if any(asset.source in _FROM_OTHERS or asset.rights is w.Rights.USER_RIGHT for asset in assets):
        yield "data-act"
    if any(use.activity in _AI for use in uses):
        yield "ai-act"
    if digital:
        yield "nis2"
    if digital and makes:
        yield "cra"
    if any(actor.role is w.Role.PEER for actor in workshop.all(Actor)) or any(
        exchange.sensitivity is w.Sensitivity.COMPETITION for exchange in exchanges
    ):
        yield "competition"
    if any(exchange.kind is w.ExchangeKind.DATA for exchange in exchanges):
        yield "data-agreement"
        if workshop.firm.sector in _WITH_SCHEMES:
            yield "sector-schemes"


def law(writing: Writing) -> list[Section]:
    """The law cards that matter here, with the day they were checked."""
    content, language = writing.content, writing.language
    keys = set(law_that_matters(writing.workshop))
    cards = [card for card in content.law_cards if card.key in keys]
    if not cards:
        return []
    checked = writing.say(
        "law.checked", date=date(content.law_checked_on, language), closing=content.law_closing.of(language)
    )
    sections = [Section("law", writing.say("law.heading"), 1, (Paragraph(spans(checked)),))]
    for card in cards:
        blocks: list[Block] = [Paragraph(spans(card.text.of(language)))]
        if card.doubt:
            blocks.append(Paragraph(spans(writing.say("law.doubt", text=card.doubt.of(language)))))
        if card.links:
            blocks.append(Paragraph(spans(dim(writing.say("law.sources", links=", ".join(card.links))))))
        sections.append(Section("law_card", card.title.of(language), 2, tuple(blocks)))
    return sections


def cases(writing: Writing) -> list[Section]:
    """The cases that ideas were borrowed from, and those that were shown or set aside."""
    workshop = writing.workshop
    borrowed = [idea.case for idea in workshop.all(Inspiration)] + [note.case for note in workshop.all(Note)]
    keys = dict.fromkeys([*(key for key in borrowed if key), *(mark.id for mark in workshop.all(CaseMark))])
    items = []
    for key in keys:
        mark = workshop.get(CaseMark, key)
        known = writing.content.case_titles.get(key)
        state = writing.say(f"cases.{mark.state.value}") if mark and mark.state else ""
        line = entry(known or writing.case(key), state)
        items.append(Item(line, tuple(writing.notes(mark)) if mark else ()))
    return writing.part("cases", writing.say("cases.heading"), [Bullets(tuple(items))] if items else [])
