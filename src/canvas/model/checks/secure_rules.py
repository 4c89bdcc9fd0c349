"""Checks on risks and measures. They start with the step on security, or with one that comes after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from canvas.model.checks.rule import Hit, Topic, at, called
from canvas.model.checks.subject import Subject
from canvas.model.comparison import Change
from canvas.model.records import Canvas, DataAsset, Measure
from canvas.model.scores import PEOPLE, RiskLevel, risk_level
from canvas.model.words import DataSource, ExchangeKind, FindingSeverity, MeasureStatus, Role, Treat, When

TOPIC = Topic(started=lambda subject: subject.securing)

_DIGITAL = re.compile(
    r"\b(\w*platforms?|apps?|web ?shops?|web-?app|portals?|sensors?|connected|api|data links?|data ?sharing|cloud|iot"
    r"|online|software|dashboards?|remote access"
    r"|\w*portaal|\w*portalen|\w*sensor(en|s)?|verbonden|\w*koppeling(en)?|datadelen|klantenapp|slimme \w+)\b",
    re.IGNORECASE,
)


@TOPIC.check("personal-no-measure", FindingSeverity.HIGH)
def personal_no_measure(subject: Subject) -> Iterator[Hit]:
    """A source about people that a chosen use or an exchange of the redesign uses, without a measure.

    A measure counts when it protects the source, or is against a risk that touches it.
    """
    used = {key for use in subject.taken_uses for key in use.assets}
    used |= {x.asset for x in subject.exchanges if x.asset}
    measured = {key for measure in subject.workshop.all(Measure) for key in measure.assets}
    measured |= {key for risk in subject.risks if risk.id in subject.covered_risks for key in risk.assets}
    for asset in subject.workshop.all(DataAsset):
        if asset.personal in PEOPLE and asset.id in used and asset.id not in measured:
            yield at(asset, asset=called(asset))


@TOPIC.check("high-risk-bare", FindingSeverity.HIGH)
def high_risk_bare(subject: Subject) -> Iterator[Hit]:
    """A high risk, or one of impact 5, without a measure and not knowingly accepted."""
    for risk in subject.risks:
        high = risk_level(risk) is RiskLevel.HIGH or risk.impact == 5
        if high and risk.treat is not Treat.ACCEPT and risk.id not in subject.covered_risks:
            yield at(risk, risk=called(risk))


@TOPIC.check("measure-no-owner", FindingSeverity.MEDIUM)
def measure_no_owner(subject: Subject) -> Iterator[Hit]:
    """A measure without an owner or a date, unless it has been done."""
    for measure in subject.workshop.all(Measure):
        done = measure.status in (MeasureStatus.DONE, MeasureStatus.PROVEN)
        if not done and (not measure.owner or measure.by is None):
            yield at(measure, measure=called(measure))


@TOPIC.check("new-link-no-risk", FindingSeverity.MEDIUM)
def new_link_no_risk(subject: Subject) -> Iterator[Hit]:
    """The chosen redesign gets more digital, and no risk is noted."""
    chosen = subject.chosen
    if chosen is None or chosen not in subject.redesigns or subject.risks:
        return
    if _new_exchange(subject) or _connected_product(subject) or _new_note(subject, chosen):
        yield at(chosen)


def _new_exchange(subject: Subject) -> bool:
    """A new exchange of data, or a new one with a platform or a supplier of technology."""
    for x in subject.exchanges:
        ends = subject.ends(x)
        if x.when is not When.REDESIGN or ends is None:
            continue
        if x.kind is ExchangeKind.DATA or {end.role for end in ends} & {Role.PLATFORM, Role.TECH}:
            return True
    return False


def _connected_product(subject: Subject) -> bool:
    """A chosen data use on data of a connected product."""
    assets = [asset for use in subject.taken_uses for asset in subject.assets_of(use)]
    return any(asset.source is DataSource.CONNECTED for asset in assets)


def _new_note(subject: Subject, chosen: Canvas) -> bool:
    """A new note that speaks of a platform, an app, a sensor or a link."""
    beside_today = subject.comparisons.get(chosen.id)
    notes = (
        [change.after for change in beside_today if change.kind is Change.NEW]
        if beside_today
        else subject.workshop.notes(chosen.id)
    )
    return any(note is not None and _DIGITAL.search(note.heading) for note in notes)
