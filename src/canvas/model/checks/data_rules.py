"""Checks on data sources and data uses. A dropped use is left alone."""

from __future__ import annotations

from collections.abc import Iterator

from canvas.model.checks.rule import Hit, Topic, at, called
from canvas.model.checks.subject import Subject
from canvas.model.records import DataAsset, DataUse
from canvas.model.scores import GateReason, gate
from canvas.model.words import FindingSeverity, PaidHow, Rights, RightsOk, Rung, Trust, Uniqueness

TOPIC = Topic(started=lambda subject: bool(subject.workshop.all(DataUse) or subject.workshop.all(DataAsset)))

HIGH_RUNGS = (Rung.PREDICT, Rung.ADVISE, Rung.AUTOMATE)
"""Where wrong data give wrong advice."""


@TOPIC.check("use-no-owner", FindingSeverity.MEDIUM)
def use_no_owner(subject: Subject) -> Iterator[Hit]:
    """A chosen data use without an owner."""
    for use in subject.taken_uses:
        if not use.owner:
            yield at(use, use=called(use))


@TOPIC.check("use-no-decision", FindingSeverity.HIGH)
def use_no_decision(subject: Subject) -> Iterator[Hit]:
    """A data use without a decision that gets better, or without somebody who is better off."""
    for use in subject.uses:
        if not use.decision or subject.workshop.find(use.beneficiary, ("actor", "note")) is None:
            yield at(use, use=called(use))


@TOPIC.check("use-no-asset", FindingSeverity.MEDIUM)
def use_no_asset(subject: Subject) -> Iterator[Hit]:
    """A data use without a source, and without an action that serves it, such as collecting."""
    served = {key for action in subject.actions for key in action.serves}
    for use in subject.uses:
        if not subject.assets_of(use) and use.id not in served:
            yield at(use, use=called(use))


@TOPIC.check("use-no-ground", FindingSeverity.HIGH)
def use_no_ground(subject: Subject) -> Iterator[Hit]:
    """A data use about people without a legal ground."""
    for use in subject.uses:
        if GateReason.NO_GROUND in gate(subject.workshop, use):
            yield at(use, use=called(use))


@TOPIC.check("use-rights-unclear", FindingSeverity.HIGH)
def use_rights_unclear(subject: Subject) -> Iterator[Hit]:
    """A chosen data use of which the rights are unclear or lacking, by its source or by itself."""
    for use in subject.taken_uses:
        assets = subject.assets_of(use)
        doubtful = [asset for asset in assets if asset.rights in (Rights.UNCLEAR, Rights.NOT_ALLOWED)]
        if doubtful or use.rights_ok in (RightsOk.NO, RightsOk.UNKNOWN):
            names = ", ".join(called(asset) for asset in doubtful or assets)
            yield at(use, use=called(use), asset=names or called(None))


@TOPIC.check("use-hidden", FindingSeverity.HIGH)
def use_hidden(subject: Subject) -> Iterator[Hit]:
    """A data use that people would rather not tell about."""
    for use in subject.uses:
        if use.trust is Trust.HIDE:
            yield at(use, use=called(use))


@TOPIC.check("use-no-money", FindingSeverity.MEDIUM)
def use_no_money(subject: Subject) -> Iterator[Hit]:
    """A chosen data use for which nobody pays or saves."""
    for use in subject.taken_uses:
        if all(way is PaidHow.UNKNOWN for way in use.paid_how):
            yield at(use, use=called(use))


@TOPIC.check("use-too-high", FindingSeverity.LOW)
def use_too_high(subject: Subject) -> Iterator[Hit]:
    """Predicting, advising or automating with a source of quality 2 or less."""
    for use in subject.uses:
        qualities = [asset.quality for asset in subject.assets_of(use) if asset.quality is not None]
        rung = use.activity
        if rung is not None and rung in HIGH_RUNGS and min(qualities, default=5) <= 2:
            yield at(use, use=called(use), activity=rung)


@TOPIC.check("asset-unused", FindingSeverity.LOW)
def asset_unused(subject: Subject) -> Iterator[Hit]:
    """A source that only we have, without a use."""
    used = {key for use in subject.uses for key in use.assets}
    for asset in subject.workshop.all(DataAsset):
        if asset.uniqueness is Uniqueness.ONLY_US and asset.id not in used:
            yield at(asset, asset=called(asset))
