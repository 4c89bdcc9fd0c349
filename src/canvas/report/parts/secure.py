"""Keeping it safe: what can go wrong, the highest first, and what is done about it."""

from __future__ import annotations

from canvas.model.records import Measure, Risk
from canvas.model.scores import risk_level, risk_score
from canvas.report.tree import Block, Section, Spans, TableBlock
from canvas.report.words import date, euros
from canvas.report.writing import Writing, cell, row_name


def secure(writing: Writing) -> list[Section]:
    """The risks and the measures."""
    sections = [*_risks(writing), *_measures(writing)]
    return [Section("secure", writing.say("secure.heading"), 1, ()), *sections] if sections else []


def _risks(writing: Writing) -> list[Section]:
    risks = sorted(writing.workshop.all(Risk), key=lambda risk: -(risk_score(risk) or 0))
    rows = tuple(_risk(writing, risk) for risk in risks)
    columns = ("secure.risk", "secure.level", "secure.touches", "secure.treat")
    blocks: list[Block] = [TableBlock(tuple(writing.say(key) for key in columns), rows)] if rows else []
    return writing.part("risks", writing.say("secure.risks"), blocks, level=2)


def _risk(writing: Writing, risk: Risk) -> tuple[Spans, ...]:
    level, score = risk_level(risk), risk_score(risk)
    word = writing.content.vocabulary.value("risk_level", level.value, writing.language) if level else ""
    likelihood, impact = writing.scaled(risk, "likelihood"), writing.scaled(risk, "impact")
    writing.tell(risk, "block", "redesign")
    block = writing.content.vocabulary.block(risk.block, writing.language) if risk.block else ""
    chosen = writing.workshop.chosen_redesign
    redesign = "" if chosen and risk.redesign == chosen.id else writing.ref(risk, "redesign")
    return (
        row_name(
            writing.text(risk, "title") or writing.say("report.unnamed"),
            writing.chosen(risk, "kind"),
            writing.text(risk, "note"),
        ),
        cell(
            f"{word} ({score})" if word else "",
            writing.say("secure.likelihood", words=likelihood) if likelihood else "",
            writing.say("secure.impact", words=impact) if impact else "",
        ),
        cell(
            block,
            *writing.refs(risk, "notes"),
            *writing.refs(risk, "assets"),
            writing.say("secure.in_redesign", name=writing.quoted(redesign)) if redesign else "",
        ),
        cell(writing.chosen(risk, "treat"), writing.text(risk, "owner")),
    )


def _measures(writing: Writing) -> list[Section]:
    rows = tuple(_measure(writing, measure) for measure in writing.workshop.all(Measure))
    columns = ("secure.measure", "secure.against", "secure.who_when", "secure.state")
    blocks: list[Block] = [TableBlock(tuple(writing.say(key) for key in columns), rows)] if rows else []
    return writing.part("measures", writing.say("secure.measures"), blocks, level=2)


def _measure(writing: Writing, measure: Measure) -> tuple[Spans, ...]:
    party, assets = writing.ref(measure, "actor"), writing.refs(measure, "assets")
    writing.tell(measure, "by", "cost")
    return (
        row_name(
            writing.text(measure, "title") or writing.say("report.unnamed"),
            writing.chosen(measure, "principle"),
            writing.text(measure, "note"),
        ),
        cell(
            *writing.refs(measure, "risks"),
            writing.say("secure.protects", names=writing.listed(assets)) if assets else "",
        ),
        cell(
            writing.text(measure, "owner"),
            date(measure.by, writing.language) if measure.by else "",
            writing.say("secure.with_party", name=party) if party else "",
            euros(measure.cost, writing.language) if measure.cost is not None else "",
        ),
        cell(writing.chosen(measure, "status"), writing.text(measure, "proof")),
    )
