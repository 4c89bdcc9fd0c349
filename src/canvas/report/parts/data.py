"""What the firm's data are worth: the sources, the uses in the order of choosing, and the value map."""

from __future__ import annotations

from canvas.model.records import Actor, DataAsset, DataUse
from canvas.model.scores import GateReason, Quadrant, RankedUse, ranked_uses
from canvas.model.words import LegalBasis, Personal, Role, UseStage, Visibility
from canvas.report.drawings import matrix_drawing
from canvas.report.tree import (
    Block,
    Drawing,
    Item,
    Numbered,
    Paragraph,
    Section,
    Spans,
    TableBlock,
    dim,
    spans,
)
from canvas.report.words import date, sentence
from canvas.report.writing import Writing, cell, entry, facts, row_name, under

_MAP = (Quadrant.PREPARE, Quadrant.DO_NOW, Quadrant.PARK, Quadrant.IF_FREE)
"""The four fields of the value map: value upwards, ease to the right."""

_SENTENCE_BEGINS = ("met ", "with ")
"""A title in the form that the method asks for says it already."""

_EASES = ("ease_data", "ease_skill", "ease_consent")


def data(writing: Writing) -> list[Section]:
    """The sources, the uses and the map."""
    sections = [*_sources(writing), *_uses(writing), *_map(writing)]
    return [Section("data", writing.say("data.heading"), 1, ()), *sections] if sections else []


def _sources(writing: Writing) -> list[Section]:
    rows = [_source(writing, asset) for asset in writing.workshop.all(DataAsset)]
    columns = ("data.source", "data.about", "data.state", "data.people")
    table = TableBlock(tuple(writing.say(key) for key in columns), tuple(rows))
    return writing.part("sources", writing.say("data.sources"), [table] if rows else [], level=2)


def _source(writing: Writing, asset: DataAsset) -> tuple[Spans, ...]:
    writing.tell(asset, "visibility")
    holder, actor = writing.ref(asset, "holder"), writing.workshop.get(Actor, asset.holder)
    if actor is not None and actor.role is Role.US:
        holder = ""
    return (
        row_name(
            writing.text(asset, "name") or writing.say("report.unnamed"),
            writing.text(asset, "note"),
            writing.say("canvas.ours_only") if asset.visibility is Visibility.OURS_ONLY else "",
        ),
        cell(
            writing.chosen(asset, "kind"),
            writing.chosen(asset, "source"),
            writing.say("data.held_by", name=holder) if holder else "",
        ),
        cell(
            writing.chosen(asset, "format"), writing.chosen(asset, "update"), writing.scaled(asset, "quality")
        ),
        cell(
            writing.chosen(asset, "personal"),
            writing.chosen(asset, "rights"),
            writing.chosen(asset, "uniqueness"),
        ),
    )


def _uses(writing: Writing) -> list[Section]:
    items = [_use(writing, ranked) for ranked in ranked_uses(writing.workshop)]
    stopped = [use for use in writing.workshop.all(DataUse) if use.stage is UseStage.DROPPED]
    blocks: list[Block] = [Numbered(tuple(items))] if items else []
    if stopped:
        for use in stopped:
            writing.tell(use, "title", "stage")
        titles = writing.listed(writing.quoted(writing.name(use)) for use in stopped)
        blocks.append(Paragraph(spans(writing.say("data.stopped", titles=titles))))
    return writing.part("uses", writing.say("data.uses"), blocks, level=2)


def _use(writing: Writing, ranked: RankedUse) -> Item:
    use = ranked.use
    writing.tell(use, "visibility")
    ours = writing.say("canvas.ours_only") if use.visibility is Visibility.OURS_ONLY else ""
    title = entry(
        writing.text(use, "title") or writing.say("report.unnamed"),
        writing.chosen(use, "stage"),
        ours,
        stress=True,
    )
    return Item(
        title,
        (
            *_in_one_sentence(writing, use),
            *_rank(writing, ranked),
            *facts(*_earning(writing, use)),
            *facts(*_permission(writing, use)),
            *_owner(writing, use),
            *writing.notes(use),
        ),
    )


def _in_one_sentence(writing: Writing, use: DataUse) -> list[Spans]:
    """With these data we do this, so that somebody decides better; as far as it is known, its parts."""
    data = writing.listed(writing.refs(use, "assets"))
    who = writing.ref(use, "beneficiary")
    decision = writing.text(use, "decision")
    rung = writing.chosen(use, "activity")
    said_already = writing.name(use).lower().startswith(_SENTENCE_BEGINS)
    if data and rung and not said_already:
        kind = {(True, True): "sentence", (True, False): "sentence_who", (False, True): "sentence_decision"}
        key = kind.get((bool(who), bool(decision)), "sentence_data")
        text = writing.say(f"data.{key}", data=data, rung=rung, who=who, decision=decision)
        return under(sentence(text))
    return [
        *facts(
            writing.say("data.who", who=who) if who else "",
            writing.say("data.decision", decision=decision) if decision else "",
        ),
        *facts(rung, writing.say("data.sources_used", names=data) if data else ""),
    ]


def _rank(writing: Writing, ranked: RankedUse) -> list[Spans]:
    """How it stands, in words first and the figure after; a use behind the gate says why."""
    words = ""
    if ranked.quadrant is not None:
        words = writing.content.vocabulary.value("quadrant", ranked.quadrant.value, writing.language)
    score = writing.say("data.score", score=ranked.priority) if ranked.priority is not None else ""
    scored = facts(words, score)
    if not scored and any(getattr(ranked.use, name) for name in ("value", *_EASES)):
        scored = under(writing.say("data.unscored"))
    if ranked.gate:
        reasons = writing.listed(writing.say(f"data.{GateReason(reason).value}") for reason in ranked.gate)
        gated = under(writing.say("data.gated", reasons=reasons))
        return [*gated, *([tuple(spans(dim(piece.text))[0] for piece in line) for line in scored])]
    return scored


def _earning(writing: Writing, use: DataUse) -> list[str]:
    details = [writing.chosen(use, "offer"), writing.chosen(use, "paid_how")]
    named = {"value": writing.scaled(use, "value")} | {
        name: writing.scaled(use, name, "ease") for name in _EASES
    }
    details += [writing.say(f"data.{name}", words=words) for name, words in named.items() if words]
    return details


def _permission(writing: Writing, use: DataUse) -> list[str]:
    ground, allowed = writing.chosen(use, "legal_basis"), writing.chosen(use, "rights_ok")
    personal = writing.chosen(use, "personal")
    if use.personal is Personal.NONE and use.legal_basis is LegalBasis.NOT_PERSONAL:
        personal = ""
    return [
        personal,
        writing.say("data.ground", word=ground) if ground else "",
        writing.say("data.may_we", word=allowed) if allowed else "",
        writing.chosen(use, "trust"),
    ]


def _owner(writing: Writing, use: DataUse) -> list[Spans]:
    owner, step = writing.text(use, "owner"), writing.text(use, "first_step")
    writing.tell(use, "first_step_by")
    day = writing.say("data.by", date=date(use.first_step_by, writing.language)) if use.first_step_by else ""
    return facts(
        writing.say("data.owner", name=owner) if owner else "",
        writing.say("data.first_step", step=step) if step else "",
        day,
    )


def _map(writing: Writing) -> list[Section]:
    """The uses in four fields of value and ease, those behind the gate left out."""
    placed: dict[Quadrant, list[str]] = {quadrant: [] for quadrant in _MAP}
    for ranked in ranked_uses(writing.workshop):
        if ranked.quadrant is not None and not ranked.gate:
            placed[ranked.quadrant].append(writing.name(ranked.use))
    if not any(placed.values()):
        return []
    names = [writing.content.vocabulary.value("quadrant", one.value, writing.language) for one in _MAP]
    fields = [
        (name[:1].upper() + name[1:], placed[quadrant]) for name, quadrant in zip(names, _MAP, strict=True)
    ]
    blocks: list[Block] = [
        Drawing("matrix", matrix_drawing(fields)),
        Paragraph(spans(dim(writing.say("data.map_axes")))),
    ]
    return writing.part("value_map", writing.say("data.map"), blocks, level=2)
