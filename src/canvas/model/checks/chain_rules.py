"""Checks on the chain: parties and what goes between them, in the chosen redesign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from canvas.model.checks.rule import Hit, Topic, at, called
from canvas.model.checks.subject import Subject
from canvas.model.records import Actor, Exchange
from canvas.model.scores import Verdict, goes_on_in, moves_first_alone
from canvas.model.words import Agreed, Block, ExchangeKind, FindingSeverity, Role, Sensitivity, When

TOPIC = Topic(started=lambda subject: bool(subject.workshop.all(Actor)))

RIVAL_WORDS = re.compile(
    r"\b(prices?|pricing|price ?lists?|rates?|quotes?|quotations?|discounts?|margins?|customers?|clients?|wages?"
    r"|salar(y|ies)|bids?|tenders?"
    r"|\w*prij(s|zen)|prijs\w+|\w*tarie(f|ven)|tarief\w+|offertes?|offerte\w+|\w*korting(en)?|kortings\w+"
    r"|\w*marges?|marge\w+|klant(en)?|klant(en)?(lijst|gegevens|namen|bestand|data|info|informatie)\w*"
    r"|lo(on|nen)|salaris(sen)?|inschrijving(en)?|aanbesteding(en)?)\b",
    re.IGNORECASE,
)
"""What rivals must not share: prices, rates, quotes, margins, customers, discounts, wages, bids; whole words, and Dutch
compounds such as `inkoopprijzen` and `klantenlijst` (the competition card, method.md part 6)."""

_WORD = re.compile(r"\w+")


@TOPIC.check("partner-one-way", FindingSeverity.MEDIUM)
def partner_one_way(subject: Subject) -> Iterator[Hit]:
    """A key partner in a redesign that is no party in the chain, or one with which nothing is exchanged.

    A note and a party are the same when all words of one name are in the other.
    """
    by_word: dict[str, list[tuple[Actor, frozenset[str]]]] = {}
    for actor in subject.workshop.all(Actor):
        words = _words(actor.heading)
        for word in words:
            by_word.setdefault(word, []).append((actor, words))
    for canvas in subject.redesigns:
        taking_part = {
            end
            for x in subject.workshop.all(Exchange)
            if goes_on_in(x, canvas.id) and subject.ends(x)
            for end in (x.from_, x.to)
        }
        for note in subject.workshop.notes(canvas.id, Block.KEY_PARTNERS):
            words = _words(note.heading)
            same = {
                actor.id
                for word in words
                for actor, name in by_word.get(word, ())
                if name <= words or words <= name
            }
            if not same & taking_part:
                yield at(note, partner=called(note))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


@TOPIC.check("actor-gives-nothing-back", FindingSeverity.HIGH)
def actor_gives_nothing_back(subject: Subject) -> Iterator[Hit]:
    """A needed party that gives something in the redesign and gets nothing."""
    for actor in subject.needed:
        redesign = subject.balances[actor.id].redesign
        if redesign.known_cost > 0 and redesign.get == 0:
            yield at(actor, actor=called(actor))


@TOPIC.check("actor-loses", FindingSeverity.HIGH)
def actor_loses(subject: Subject) -> Iterator[Hit]:
    """A needed party that is worse off than today: the model does not hold."""
    if not subject.chain_redrawn:
        return
    for actor in subject.needed:
        if subject.balances[actor.id].verdict is Verdict.LOSES:
            yield at(actor, actor=called(actor))


@TOPIC.check("exchange-no-return", FindingSeverity.MEDIUM)
def exchange_no_return(subject: Subject) -> Iterator[Hit]:
    """Something that goes from one party to another with nothing back, directly or through a third."""
    out: dict[str | None, set[str | None]] = {}
    into: dict[str | None, set[str | None]] = {}
    for x in subject.exchanges:
        out.setdefault(x.from_, set()).add(x.to)
        into.setdefault(x.to, set()).add(x.from_)
    for x in subject.exchanges:
        back = out.get(x.to, set())
        if x.from_ != x.to and x.from_ not in back and back.isdisjoint(into.get(x.from_, set())):
            yield at(x, what=called(x), to=called(subject.workshop.get(Actor, x.to)))


@TOPIC.check("first-mover-alone", FindingSeverity.HIGH)
def first_mover_alone(subject: Subject) -> Iterator[Hit]:
    """A party that must act first at a cost, with nothing to help it over the threshold."""
    for actor in subject.workshop.all(Actor):
        if moves_first_alone(actor, subject.balances[actor.id]):
            yield at(actor, actor=called(actor))


@TOPIC.check("data-without-agreement", FindingSeverity.MEDIUM)
def data_without_agreement(subject: Subject) -> Iterator[Hit]:
    """Data that flow in the redesign with nothing agreed, or without conditions."""
    for x in subject.exchanges:
        if x.kind is ExchangeKind.DATA and (x.agreed in (None, Agreed.NONE) or not x.conditions):
            yield at(x, what=called(x))


@TOPIC.check("rivals-share", FindingSeverity.HIGH)
def rivals_share(subject: Subject) -> Iterator[Hit]:
    """Something sensitive that goes between us and a firm like us, or between two of those, today or later."""
    for x in subject.workshop.all(Exchange):
        ends = subject.ends(x)
        if ends is None or x.when is When.STOPS or {end.role for end in ends} not in _RIVALS:
            continue
        if x.sensitivity is Sensitivity.COMPETITION or RIVAL_WORDS.search(x.heading):
            names = {"from": called(ends[0]), "to": called(ends[1])}
            yield Hit(x.table, x.id, names)


_RIVALS = ({Role.PEER}, {Role.PEER, Role.US})


@TOPIC.check("no-contact", FindingSeverity.MEDIUM)
def no_contact(subject: Subject) -> Iterator[Hit]:
    """A needed party without a contact, or that knows of nothing yet while the plan is being proved."""
    for actor in subject.needed:
        unaware = actor.willingness == 0 and subject.proving
        if actor.role is not Role.US and (not actor.contact or unaware):
            yield at(actor, actor=called(actor))
