"""What must be true: the assumptions, the riskiest first, and how each is tested."""

from __future__ import annotations

from canvas.model.records import Assumption, Experiment
from canvas.model.scores import assumption_risk, urgency
from canvas.model.words import AssumptionStatus
from canvas.report.tree import Block, Bullets, Item, Numbered, Section, Spans
from canvas.report.words import date, euros, number
from canvas.report.writing import Writing, entry, facts, under

_SETTLED = (AssumptionStatus.HOLDS, AssumptionStatus.BROKEN)
"""Nothing left to test: these stand last."""


def prove(writing: Writing) -> list[Section]:
    """The assumptions and the experiments."""
    sections = [*_assumptions(writing), *_experiments(writing)]
    return [Section("prove", writing.say("prove.heading"), 1, ()), *sections] if sections else []


def _assumptions(writing: Writing) -> list[Section]:
    ranked = sorted(
        writing.workshop.all(Assumption),
        key=lambda one: (one.status in _SETTLED, -(assumption_risk(one) or 0)),
    )
    items = tuple(_assumption(writing, assumption) for assumption in ranked)
    blocks: list[Block] = [Numbered(items)] if items else []
    return writing.part("assumptions", writing.say("prove.assumptions"), blocks, level=2)


def _assumption(writing: Writing, assumption: Assumption) -> Item:
    importance, evidence = writing.scaled(assumption, "importance"), writing.scaled(assumption, "evidence")
    how_soon, risk = urgency(assumption), assumption_risk(assumption)
    soon = ""
    if how_soon is not None and assumption.status not in _SETTLED:
        word = writing.content.vocabulary.value("test_urgency", how_soon.value, writing.language)
        soon = f"{word} ({risk})"
    carries = writing.refs(assumption, "notes")
    redesign, chosen = writing.ref(assumption, "redesign"), writing.workshop.chosen_redesign
    if redesign and not (chosen and assumption.redesign == chosen.id):
        carries = [redesign, *carries]
    unknown = writing.say("prove.unscored") if how_soon is None and not importance and not evidence else ""
    return Item(
        entry(
            writing.text(assumption, "text") or writing.say("report.unnamed"),
            writing.chosen(assumption, "kind"),
            writing.chosen(assumption, "status"),
        ),
        (
            *facts(
                soon,
                writing.say("prove.importance", words=importance) if importance else "",
                writing.say("prove.evidence", words=evidence) if evidence else "",
                unknown,
            ),
            *under(
                writing.say("prove.rests", names=writing.listed(map(writing.quoted, carries)))
                if carries
                else ""
            ),
            *writing.notes(assumption),
        ),
    )


def _experiments(writing: Writing) -> list[Section]:
    items = tuple(_experiment(writing, experiment) for experiment in writing.workshop.all(Experiment))
    blocks: list[Block] = [Bullets(items)] if items else []
    return writing.part("experiments", writing.say("prove.experiments"), blocks, level=2)


def _experiment(writing: Writing, experiment: Experiment) -> Item:
    assumption = writing.ref(experiment, "assumption")
    title = writing.text(experiment, "title")
    return Item(
        entry(title or writing.say("report.unnamed"), writing.chosen(experiment, "method"), stress=True),
        (
            *under(writing.say("prove.tests", assumption=writing.quoted(assumption)) if assumption else ""),
            *facts(*_measuring(writing, experiment)),
            *facts(*_effort(writing, experiment)),
            *_outcome(writing, experiment),
            *writing.notes(experiment),
        ),
    )


def _measuring(writing: Writing, experiment: Experiment) -> list[str]:
    metric = writing.text(experiment, "metric")
    writing.tell(experiment, "pass_", "fail")
    return [
        writing.say("prove.counts", metric=metric) if metric else "",
        *(
            writing.say(f"prove.{key}", number=number(value, writing.language))
            for key, value in (("pass", experiment.pass_), ("fail", experiment.fail))
            if value is not None
        ),
    ]


def _effort(writing: Writing, experiment: Experiment) -> list[str]:
    language = writing.language
    writing.tell(experiment, "people", "cost", "days", "start", "end")
    people, days, cost = experiment.people, experiment.days, experiment.cost
    owner = writing.text(experiment, "owner")
    return [
        writing.say("data.owner", name=owner) if owner else "",
        _counted(writing, "people", people),
        _counted(writing, "days", days),
        euros(cost, language) if cost is not None else "",
        writing.say("prove.starts", date=date(experiment.start, language)) if experiment.start else "",
        writing.say("prove.ends", date=date(experiment.end, language)) if experiment.end else "",
    ]


def _counted(writing: Writing, key: str, count: float | None) -> str:
    if count is None:
        return ""
    one = "_one" if count == 1 else ""
    return writing.say(f"prove.{key}{one}", count=number(count, writing.language))


def _outcome(writing: Writing, experiment: Experiment) -> list[Spans]:
    writing.tell(experiment, "result")
    result, verdict = experiment.result, writing.chosen(experiment, "verdict")
    learned = writing.text(experiment, "learned")
    return [
        *facts(
            writing.say("prove.result", number=number(result, writing.language))
            if result is not None
            else "",
            writing.say("prove.verdict", word=verdict) if verdict else "",
        ),
        *under(writing.say("prove.learned", text=learned) if learned else ""),
    ]
