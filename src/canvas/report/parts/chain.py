"""The chain: who is in it, what goes from one to another today and after, who gives and gets, who gains and loses."""

from __future__ import annotations

from canvas.model import scores
from canvas.model.records import Actor, Exchange
from canvas.model.words import Pain, When
from canvas.report.tree import Block, Paragraph, Section, Spans, TableBlock, dim, spans
from canvas.report.writing import Writing, cell, row_name


def chain(writing: Writing) -> list[Section]:
    """The parties, the exchanges and the balance."""
    sections = [*_parties(writing), *_exchanges(writing), *_give_get(writing)]
    return [Section("chain", writing.say("chain.heading"), 1, ()), *sections] if sections else []


def _parties(writing: Writing) -> list[Section]:
    upstream_first = sorted(
        writing.workshop.all(Actor), key=lambda actor: 9 if actor.tier is None else actor.tier
    )
    rows = [_party(writing, actor) for actor in upstream_first]
    columns = ("chain.party", "chain.role", "chain.wants", "chain.stands", "chain.contact")
    return writing.part("parties", writing.say("chain.parties"), _table(writing, columns, rows), level=2)


def _table(writing: Writing, columns: tuple[str, ...], rows: list[tuple[Spans, ...]]) -> list[Block]:
    """The table without the columns in which nothing is known, or nothing at all without rows."""
    kept = [place for place in range(len(columns)) if place == 0 or any(row[place] for row in rows)]
    if not rows:
        return []
    return [
        TableBlock(
            tuple(writing.say(columns[place]) for place in kept),
            tuple(tuple(row[place] for place in kept) for row in rows),
        )
    ]


def _party(writing: Writing, actor: Actor) -> tuple[Spans, ...]:
    writing.tell(actor, "needed", "moves_first")
    bridge, place = writing.text(actor, "bridge"), writing.scaled(actor, "tier")
    return (
        row_name(writing.text(actor, "name") or writing.say("report.unnamed"), writing.text(actor, "note")),
        cell(writing.chosen(actor, "role"), place if abs(actor.tier or 0) > 1 else ""),
        cell(writing.text(actor, "stake")),
        cell(
            writing.say("chain.needed") if actor.needed else "",
            writing.chosen(actor, "power"),
            writing.scaled(actor, "willingness"),
            writing.say("chain.moves_first") if actor.moves_first else "",
            writing.say("chain.bridge", text=bridge) if bridge else "",
        ),
        cell(writing.text(actor, "contact")),
    )


def _exchanges(writing: Writing) -> list[Section]:
    rows = [_exchange(writing, exchange) for exchange in writing.workshop.all(Exchange)]
    columns = ("chain.from", "chain.to", "chain.what", "chain.when", "chain.details")
    return writing.part("exchanges", writing.say("chain.exchanges"), _table(writing, columns, rows), level=2)


def _exchange(writing: Writing, exchange: Exchange) -> tuple[Spans, ...]:
    conditions, pain_note = writing.text(exchange, "conditions"), writing.text(exchange, "pain_note")
    writing.tell(exchange, "pain", "value_to_receiver", "cost_to_giver")
    pains = ", ".join(writing.word(pain) for pain in exchange.pain if pain is not Pain.NONE)
    agreed, asset = writing.chosen(exchange, "agreed"), writing.ref(exchange, "asset")
    return (
        cell(writing.ref(exchange, "from_")),
        cell(writing.ref(exchange, "to")),
        row_name(
            writing.text(exchange, "what") or writing.say("report.unnamed"), writing.text(exchange, "note")
        ),
        cell(_when(writing, exchange)),
        cell(
            writing.chosen(exchange, "kind"),
            writing.say("chain.pains", words=pains) if pains else "",
            pain_note,
            writing.say("chain.asset", name=asset) if asset else "",
            writing.say("chain.agreed", word=agreed) if agreed else "",
            writing.say("chain.conditions", text=conditions) if conditions else "",
            writing.chosen(exchange, "sensitivity"),
        ),
    )


def _when(writing: Writing, exchange: Exchange) -> str:
    word, redesign = writing.chosen(exchange, "when"), writing.ref(exchange, "redesign")
    if exchange.when is None:
        return writing.say("chain.when_unknown")
    chosen = writing.workshop.chosen_redesign
    if exchange.when is When.REDESIGN and redesign and (chosen is None or exchange.redesign != chosen.id):
        return writing.say("chain.new_in", name=writing.quoted(redesign))
    return word


def _give_get(writing: Writing) -> list[Section]:
    """Per party what it gives and gets after today, and how it fares: in words, the figure after."""
    redesign = writing.workshop.chosen_redesign
    key = redesign.id if redesign else None
    found = scores.balances(writing.workshop, key)
    exchanges = [exchange for exchange in writing.workshop.all(Exchange) if scores.goes_on_in(exchange, key)]
    rows: list[tuple[Spans, ...]] = [
        (
            row_name(writing.short(actor)),
            cell(*(_rated(writing, x, x.cost_to_giver) for x in exchanges if x.from_ == actor.id)),
            cell(*(_rated(writing, x, x.value_to_receiver) for x in exchanges if x.to == actor.id)),
            cell(_verdict(writing, found[actor.id])),
        )
        for actor in writing.workshop.all(Actor)
        if found[actor.id].takes_part
    ]
    columns = ("chain.party", "chain.gives", "chain.gets", "chain.against_today")
    blocks = _table(writing, columns, rows)
    if any(
        exchange.cost_to_giver is not None or exchange.value_to_receiver is not None for exchange in exchanges
    ):
        blocks.append(Paragraph(spans(dim(writing.say("chain.rating")))))
    share = scores.our_share(writing.workshop, key)
    if share is not None:
        asks = scores.share_asks_a_question(writing.workshop, key)
        text = writing.say(
            "chain.our_share_question" if asks else "chain.our_share", percent=round(share * 100)
        )
        blocks.append(Paragraph(spans(text)))
    return writing.part("give_get", writing.say("chain.give_get"), blocks, level=2)


def _rated(writing: Writing, exchange: Exchange, points: int | None) -> str:
    what = writing.short(exchange)
    return what if points is None else writing.say("chain.rated", what=what, number=points)


def _verdict(writing: Writing, balance: scores.Balance) -> str:
    word = writing.content.vocabulary.value("balance", balance.verdict.value, writing.language)
    if balance.change is None:
        return word
    figure = f"{balance.change:+d}".replace("-", "–") if balance.change else "0"
    guess = f", {writing.say('chain.guess')}" if balance.guessed else ""
    return f"{word} ({figure}{guess})"
