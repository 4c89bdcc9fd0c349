"""Checks on a redesign as a whole, beside today: each redesign that has notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from canvas.model.checks.rule import Hit, Topic, at, called
from canvas.model.checks.subject import Subject
from canvas.model.comparison import IMPROVEMENT_BELOW, Change
from canvas.model.words import Block, FindingSeverity, PaidHow

TOPIC = Topic(started=lambda subject: bool(subject.redesigns))

STOPPABLE = (Block.KEY_ACTIVITIES, Block.CUSTOMER_SEGMENTS, Block.COST_STRUCTURE)
"""Where dropping a note means that something stops."""

PAID_LATER = (PaidHow.SUBSCRIPTION, PaidHow.PER_USE, PaidHow.RESULT_SHARE)
"""Ways to earn of which the money comes in after the cost."""

_PAID_LATER = re.compile(
    r"\b(subscri(be|bers?|ptions?)|memberships?|pay[ -]per[ -]\w+|paid per use|per use|as[ -]a[ -]service|monthly fees?"
    r"|(share|part|cut) of (the )?(results?|savings?|gains?)|per result|results?|outcomes?|no cure,? no pay|lease|leasing"
    r"|\w*abonnement(en|s)?|abonnees?|lidmaatschap(pen)?|betalen per \w+|per gebruik|naar gebruik|als dienst"
    r"|maandbedrag(en)?|deel van (het|de) (resultaat|besparing|winst)|\w*resulta(at|ten))\b",
    re.IGNORECASE,
)
_BRIDGED = re.compile(
    r"\b(pre-?financ\w*|prefund\w*|(re)?financing|financed|finances the|working capital|cash (flow|gap|buffer|reserve)s?"
    r"|cashflows?|(out of|our) (own )?cash|bridg(e|es|ing)|loans?|lease partners?|first year"
    r"|voorfinanc\w*|\w*financiering(en)?|gefinancierd|financiert|voorschot(ten)?|werkkapitaal|kas(geld|buffer|tekort|stroom)\w*"
    r"|(uit|onze) (eigen )?kas|liquidite\w+|overbrug\w+|\w*lening(en)?|\w*krediet(en)?|leasemaatschappij(en)?|aanloop(kosten|verlies|verliezen)"
    r"|eerste jaar)\b",
    re.IGNORECASE,
)


@TOPIC.check("redesign-same", FindingSeverity.HIGH)
def redesign_same(subject: Subject) -> Iterator[Hit]:
    """A redesign that touches fewer than three blocks, or is less than 15% away from today."""
    for canvas in subject.redesigns:
        beside_today = subject.comparisons.get(canvas.id)
        if beside_today and (beside_today.too_few_blocks or beside_today.distance < IMPROVEMENT_BELOW):
            yield at(canvas, redesign=called(canvas))


@TOPIC.check("nothing-stops", FindingSeverity.MEDIUM)
def nothing_stops(subject: Subject) -> Iterator[Hit]:
    """A redesign that drops no activity, segment or cost of today's, when there are any to drop."""
    for canvas in subject.redesigns:
        beside_today = subject.comparisons.get(canvas.id)
        if beside_today is None:
            continue
        kinds = [change.kind for block in STOPPABLE for change in beside_today.blocks[block] if change.before]
        if kinds and Change.DROPPED not in kinds:
            yield at(canvas, redesign=called(canvas))


@TOPIC.check("cash-gap", FindingSeverity.MEDIUM)
def cash_gap(subject: Subject) -> Iterator[Hit]:
    """The chosen redesign earns by subscription, use or result, and nothing says who finances it until then.

    Seen in its revenue notes or in how a chosen data use is paid; answered by a cost note or an assumption.
    """
    chosen = subject.chosen
    if chosen is None or chosen not in subject.redesigns:
        return
    revenue = subject.workshop.notes(chosen.id, Block.REVENUE_STREAMS)
    later = any(_PAID_LATER.search(f"{note.text} {note.note or ''}") for note in revenue)
    later = later or any(way in PAID_LATER for use in subject.taken_uses for way in use.paid_how)
    costs = subject.workshop.notes(chosen.id, Block.COST_STRUCTURE)
    answers = [f"{note.text} {note.note or ''}" for note in costs]
    answers += [f"{assumption.text} {assumption.note or ''}" for assumption in subject.assumptions]
    if later and not any(_BRIDGED.search(answer) for answer in answers):
        yield at(chosen)
