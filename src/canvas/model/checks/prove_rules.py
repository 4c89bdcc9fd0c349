"""Checks on assumptions and experiments."""

from __future__ import annotations

from collections.abc import Iterator

from canvas.model.checks.rule import Hit, Topic, at, called
from canvas.model.checks.subject import Subject
from canvas.model.records import Assumption, Experiment
from canvas.model.scores import assumption_risk
from canvas.model.words import AssumptionKind, AssumptionStatus, FindingSeverity

TOPIC = Topic(started=lambda subject: subject.proving)

SETTLED = (AssumptionStatus.HOLDS, AssumptionStatus.BROKEN)
ASKED = (AssumptionKind.DESIRABLE, AssumptionKind.VIABLE, AssumptionKind.ALLOWED)
"""The kinds that firms forget; whether it can be made is asked by itself."""


@TOPIC.check("riskiest-no-test", FindingSeverity.HIGH)
def riskiest_no_test(subject: Subject) -> Iterator[Hit]:
    """The riskiest open assumption, at 15 or more, without an experiment; of equal ones, each."""
    risks = {
        assumption.id: risk
        for assumption in subject.assumptions
        if assumption.status not in SETTLED and (risk := assumption_risk(assumption)) is not None
    }
    highest = max(risks.values(), default=0)
    tested = {experiment.assumption for experiment in subject.workshop.all(Experiment)}
    for key, risk in risks.items():
        if risk == highest and risk >= 15 and key not in tested:
            assumption = subject.workshop.table(Assumption)[key]
            yield at(assumption, assumption=called(assumption))


@TOPIC.check("test-no-threshold", FindingSeverity.HIGH)
def no_threshold(subject: Subject) -> Iterator[Hit]:
    """An experiment without what is counted, from what to go on or below what to stop."""
    for experiment in subject.workshop.all(Experiment):
        if not experiment.metric or experiment.pass_ is None or experiment.fail is None:
            yield at(experiment, experiment=called(experiment))


@TOPIC.check("only-one-kind", FindingSeverity.MEDIUM)
def only_one_kind(subject: Subject) -> Iterator[Hit]:
    """Each kind of assumption that nobody has written down."""
    if not subject.assumptions:
        return
    kinds = {assumption.kind for assumption in subject.assumptions}
    for kind in ASKED:
        if kind not in kinds:
            yield Hit(Assumption.table, "", {"kind": kind}, part=kind.value)
