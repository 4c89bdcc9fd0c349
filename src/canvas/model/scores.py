"""The scores of method.md part 4: they order a conversation, they never decide.

Pure functions over records. An unknown input gives None, never 0: the screen says "too little known".
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from canvas.model import words as w
from canvas.model.edits import Edit, Put
from canvas.model.records import Actor, Assumption, DataAsset, DataUse, Exchange, Experiment, Note, Risk
from canvas.model.workshop import Workshop

QUADRANT_AT = 3.5
"""Value and ease above this are high."""

SHARE_TO_ASK = 0.6
"""Our share of the gain above this deserves a question, with three or more parties."""

EUROS_A_DAY = 250.0
"""What a day costs, to weigh an experiment's days and euros together; a setting."""

PEOPLE = (w.Personal.PERSONAL, w.Personal.SPECIAL)
"""Data in which people can be recognised."""


class Quadrant(StrEnum):
    """Value against ease."""

    DO_NOW = "do_now"
    PREPARE = "prepare"
    IF_FREE = "if_free"
    PARK = "park"


class GateReason(StrEnum):
    """Why a data use may not be chosen yet, whatever its score."""

    NO_GROUND = "no_ground"
    RIGHTS_NO = "rights_no"
    HIDE = "hide"


class Verdict(StrEnum):
    """How a party fares in the redesign against today."""

    GAINS = "gains"
    EQUAL = "equal"
    LOSES = "loses"
    UNKNOWN = "unknown"


class Urgency(StrEnum):
    """How soon an assumption asks for a test."""

    TEST_FIRST = "test_first"
    TEST_SOON = "test_soon"
    WATCH = "watch"


class RiskLevel(StrEnum):
    """How high a risk is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


# --- data uses ---------------------------------------------------------------------------------------------


def ease(use: DataUse) -> int | None:
    """The lowest of the three eases: a chain is as strong as its weakest link."""
    parts = (use.ease_data, use.ease_skill, use.ease_consent)
    known = [part for part in parts if part is not None]
    return min(known) if len(known) == len(parts) else None


def priority(use: DataUse) -> int | None:
    """Value × ease, 1 to 25."""
    easy = ease(use)
    return None if use.value is None or easy is None else use.value * easy


def quadrant(use: DataUse) -> Quadrant | None:
    """Where the use stands in value against ease, cut at 3.5."""
    easy = ease(use)
    if use.value is None or easy is None:
        return None
    if use.value > QUADRANT_AT:
        return Quadrant.DO_NOW if easy > QUADRANT_AT else Quadrant.PREPARE
    return Quadrant.IF_FREE if easy > QUADRANT_AT else Quadrant.PARK


def sources(workshop: Workshop, use: DataUse) -> list[DataAsset]:
    """The data sources of a use that are still there."""
    found = [workshop.get(DataAsset, key) for key in use.assets]
    return [asset for asset in found if asset is not None]


def about_people(workshop: Workshop, use: DataUse) -> bool:
    """Whether the use, or one of its sources, is about people who can be recognised."""
    return use.personal in PEOPLE or any(asset.personal in PEOPLE for asset in sources(workshop, use))


def gate(workshop: Workshop, use: DataUse) -> tuple[GateReason, ...]:
    """Why this use may not be chosen yet; a use with a reason is shown greyed, its score beside the reason."""
    reasons = []
    if use.legal_basis in (None, w.LegalBasis.UNKNOWN) and about_people(workshop, use):
        reasons.append(GateReason.NO_GROUND)
    if use.rights_ok is w.RightsOk.NO:
        reasons.append(GateReason.RIGHTS_NO)
    if use.trust is w.Trust.HIDE:
        reasons.append(GateReason.HIDE)
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class RankedUse:
    """A data use in the order of choosing."""

    use: DataUse
    priority: int | None
    quadrant: Quadrant | None
    gate: tuple[GateReason, ...]


_RARITY = {w.Uniqueness.ONLY_US: 0, w.Uniqueness.FEW: 1, w.Uniqueness.ANYONE: 2}


def ranked_uses(workshop: Workshop) -> list[RankedUse]:
    """The data uses that were not dropped, best first.

    The gate goes before the rank, so gated ones stand last; unknown scores stand behind known ones. Ties: the
    use with the rarest source first, then the one with the nearer first step.
    """
    ranked = [
        RankedUse(use, priority(use), quadrant(use), gate(workshop, use))
        for use in workshop.all(DataUse)
        if use.stage is not w.UseStage.DROPPED
    ]

    def place(one: RankedUse) -> tuple[bool, int, int, datetime.date]:
        rarity = [
            _RARITY.get(asset.uniqueness, 3) if asset.uniqueness else 3
            for asset in sources(workshop, one.use)
        ]
        return (
            bool(one.gate),
            -(one.priority or 0),
            min(rarity, default=3),
            one.use.first_step_by or datetime.date.max,
        )

    return sorted(ranked, key=place)


# --- the chain ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GiveGet:
    """What a party gets and gives, in points; None as soon as one rating is unknown."""

    get: int | None
    give: int | None
    known_cost: int
    """The cost as far as it was rated: the least that the party gives."""

    @property
    def net(self) -> int | None:
        """What it gets minus what it gives."""
        return None if self.get is None or self.give is None else self.get - self.give


@dataclass(frozen=True, slots=True)
class Balance:
    """A party today and in a redesign."""

    actor: str
    today: GiveGet
    redesign: GiveGet
    takes_part: bool
    """Whether any exchange goes from or to it."""
    guessed: bool
    """Somebody else than the party itself gave the ratings: "guess" stands beside the verdict."""

    @property
    def change(self) -> int | None:
        """Net in the redesign minus net today."""
        if not self.takes_part or self.redesign.net is None or self.today.net is None:
            return None
        return self.redesign.net - self.today.net

    @property
    def verdict(self) -> Verdict:
        """In words: gains above +1, loses below -1, about equal between."""
        change = self.change
        if change is None:
            return Verdict.UNKNOWN
        if change > 1:
            return Verdict.GAINS
        return Verdict.LOSES if change < -1 else Verdict.EQUAL


def goes_on_today(exchange: Exchange) -> bool:
    """Whether the exchange is there today."""
    return exchange.when in (w.When.TODAY, w.When.BOTH, w.When.STOPS)


def goes_on_in(exchange: Exchange, redesign_id: str | None) -> bool:
    """Whether the exchange is there in this redesign; a new one that names no redesign belongs to each."""
    if exchange.when is w.When.REDESIGN:
        return exchange.redesign in (None, redesign_id)
    return exchange.when is w.When.BOTH


def _sum(points: Iterable[int | None]) -> int | None:
    total = 0
    for point in points:
        if point is None:
            return None
        total += point
    return total


def _give_get(to_it: list[Exchange], from_it: list[Exchange]) -> GiveGet:
    # An exchange of which nobody said when it is there may count here or not: that is an unknown too.
    get = _sum(x.value_to_receiver if x.when else None for x in to_it)
    give = _sum(x.cost_to_giver if x.when else None for x in from_it)
    return GiveGet(get, give, sum(x.cost_to_giver or 0 for x in from_it if x.when))


def _balance(actor: str, to_it: list[Exchange], from_it: list[Exchange], redesign_id: str | None) -> Balance:
    def today(some: list[Exchange]) -> list[Exchange]:
        return [x for x in some if x.when is None or goes_on_today(x)]

    def later(some: list[Exchange]) -> list[Exchange]:
        return [x for x in some if x.when is None or goes_on_in(x, redesign_id)]

    counted = [*today(to_it), *later(to_it), *today(from_it), *later(from_it)]
    return Balance(
        actor,
        _give_get(today(to_it), today(from_it)),
        _give_get(later(to_it), later(from_it)),
        takes_part=bool(counted),
        guessed=any(x.rated_by is not w.RatedBy.SELF for x in counted),
    )


def balances(workshop: Workshop, redesign_id: str | None) -> Mapping[str, Balance]:
    """The balance of every party, by its id, in one pass over the exchanges."""
    to_it: dict[str | None, list[Exchange]] = {}
    from_it: dict[str | None, list[Exchange]] = {}
    for exchange in workshop.all(Exchange):
        to_it.setdefault(exchange.to, []).append(exchange)
        from_it.setdefault(exchange.from_, []).append(exchange)
    return {
        actor.id: _balance(actor.id, to_it.get(actor.id, []), from_it.get(actor.id, []), redesign_id)
        for actor in workshop.all(Actor)
    }


def balance(workshop: Workshop, actor: Actor, redesign_id: str | None) -> Balance:
    """What one party gets and gives, today and in a redesign, and how it fares."""
    exchanges = workshop.all(Exchange)
    return _balance(
        actor.id,
        [x for x in exchanges if x.to == actor.id],
        [x for x in exchanges if x.from_ == actor.id],
        redesign_id,
    )


def our_share(workshop: Workshop, redesign_id: str | None) -> float | None:
    """Our change divided by the sum of everybody's gains; None when a party's change is unknown or nobody gains."""
    found = balances(workshop, redesign_id)
    taking_part = [one for one in found.values() if one.takes_part]
    changes = {one.actor: one.change for one in taking_part}
    if any(change is None for change in changes.values()):
        return None
    gains = sum(change for change in changes.values() if change is not None and change > 0)
    ours = [
        change
        for key, change in changes.items()
        if (actor := workshop.get(Actor, key)) and actor.role is w.Role.US and change is not None
    ]
    return sum(ours) / gains if gains and ours else None


def share_asks_a_question(workshop: Workshop, redesign_id: str | None) -> bool:
    """Whether we take over 60% of the gain, with three or more parties."""
    share = our_share(workshop, redesign_id)
    parties = [one for one in balances(workshop, redesign_id).values() if one.takes_part]
    return share is not None and share > SHARE_TO_ASK and len(parties) >= 3


def moves_first_alone(actor: Actor, its: Balance) -> bool | None:
    """Whether this party must act first, at a cost of 3 or more, with nothing to help it over the threshold.

    None when it is not known who moves first, or the known costs are below 3 and others are unknown.
    """
    if actor.moves_first is False or actor.bridge:
        return False
    if actor.moves_first is None:
        return None
    if its.redesign.known_cost >= 3:
        return True
    return None if its.redesign.give is None else False


def first_mover_gap(workshop: Workshop, actor: Actor, redesign_id: str | None) -> bool | None:
    """`moves_first_alone`, with the balance looked up."""
    return moves_first_alone(actor, balance(workshop, actor, redesign_id))


# --- assumptions and experiments ---------------------------------------------------------------------------

STRENGTH: Mapping[w.Method, int] = {
    w.Method.LOOK: 3,
    w.Method.INTERVIEW: 3,
    w.Method.OBSERVE: 3,
    w.Method.PAPER: 3,
    w.Method.BY_HAND: 4,
    w.Method.FRONT_DOOR: 4,
    w.Method.SIDE_BY_SIDE: 4,
    w.Method.PRESALE: 5,
    w.Method.PILOT: 5,
}
"""The level of evidence that a method can reach: saying is 3 at most, doing 4, paying 5."""


def assumption_risk(assumption: Assumption) -> int | None:
    """Importance × (6 − evidence), 1 to 25."""
    if assumption.importance is None or assumption.evidence is None:
        return None
    return assumption.importance * (6 - assumption.evidence)


def urgency(assumption: Assumption) -> Urgency | None:
    """How soon it asks for a test: 15 or more first, 8 to 14 soon, below that watch."""
    risk = assumption_risk(assumption)
    if risk is None:
        return None
    if risk >= 15:
        return Urgency.TEST_FIRST
    return Urgency.TEST_SOON if risk >= 8 else Urgency.WATCH


def evidence_after(experiment: Experiment) -> int | None:
    """The evidence that a verdict to go on gives its assumption; None without such a verdict or a method."""
    if experiment.verdict is not w.Verdict.GO_ON or experiment.method is None:
        return None
    return STRENGTH[experiment.method]


def verdict_edits(workshop: Workshop, experiment: Experiment) -> tuple[Edit, ...]:
    """What the verdict of an experiment does to its assumption, as edits; none when it does nothing.

    Go on raises the evidence to what the method can reach, and never lowers it; stop breaks the assumption
    (`resting_on` lists the notes that rest on it). To adjust, or unclear, changes nothing by itself.
    """
    assumption = workshop.get(Assumption, experiment.assumption)
    if assumption is None:
        return ()
    if experiment.verdict is w.Verdict.STOP and assumption.status is not w.AssumptionStatus.BROKEN:
        return (Put("assumption", assumption.id, {"status": w.AssumptionStatus.BROKEN.value}),)
    reached = evidence_after(experiment)
    if reached is not None and reached > (assumption.evidence or 0):
        return (Put("assumption", assumption.id, {"evidence": reached}),)
    return ()


def resting_on(workshop: Workshop, assumption: Assumption) -> list[Note]:
    """The notes that rest on an assumption and are still there."""
    found = [workshop.get(Note, key) for key in assumption.notes]
    return [note for note in found if note is not None and not note.gone]


def experiment_worth(experiment: Experiment, euros_a_day: float = EUROS_A_DAY) -> float | None:
    """Strength ÷ (days + cost / 250): the evidence it can reach for what it takes; the highest is preferred.

    Infinite for a test that takes no time and no money; None when method, days or cost is unknown.
    """
    if experiment.method is None or experiment.days is None or experiment.cost is None:
        return None
    takes = experiment.days + experiment.cost / euros_a_day
    if takes < 0:
        return None
    return STRENGTH[experiment.method] / takes if takes else math.inf


def preferred_experiment(workshop: Workshop, assumption_id: str) -> Experiment | None:
    """The experiment for this assumption that is worth most; None when of none the worth is known."""
    best: Experiment | None = None
    most = -1.0
    for experiment in workshop.all(Experiment):
        worth = experiment_worth(experiment) if experiment.assumption == assumption_id else None
        if worth is not None and worth > most:
            best, most = experiment, worth
    return best


# --- risks -------------------------------------------------------------------------------------------------


def risk_score(risk: Risk) -> int | None:
    """Likelihood × impact, 1 to 25. What remains after measures is scored anew by people, not calculated."""
    if risk.likelihood is None or risk.impact is None:
        return None
    return risk.likelihood * risk.impact


def risk_level(risk: Risk) -> RiskLevel | None:
    """15 or more high, 8 to 14 medium, below that low; impact 5 is never low."""
    score = risk_score(risk)
    if score is None:
        return None
    if score >= 15:
        return RiskLevel.HIGH
    return RiskLevel.MEDIUM if score >= 8 or risk.impact == 5 else RiskLevel.LOW
