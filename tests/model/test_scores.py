"""The scores of method.md part 4."""

from __future__ import annotations

import datetime
import math
from enum import StrEnum

import pytest

from canvas.method import builtin
from canvas.model import scores
from canvas.model.comparison import Change, Distance
from canvas.model.edits import Put, apply_all
from canvas.model.records import Actor, Assumption, DataUse, Experiment, Risk
from canvas.model.scores import GateReason, Quadrant, RiskLevel, Urgency, Verdict
from canvas.model.words import AssumptionStatus, Method
from canvas.model.words import Verdict as Outcome
from tests.model.build import Builder


@pytest.mark.parametrize(
    "closed_list, of",
    [("quadrant", Quadrant), ("balance", Verdict), ("test_urgency", Urgency), ("risk_level", RiskLevel),
     ("distance", Distance), ("change", Change)],
)  # fmt: skip
def test_every_word_of_a_score_is_in_the_vocabulary(closed_list: str, of: type[StrEnum]) -> None:
    named = {word for name, word in builtin.vocabulary().values if name == closed_list}
    assert {member.value for member in of} == named


# --- data uses


def use(value: int | None = None, *eases: int | None, **fields: object) -> DataUse:
    data, skill, consent = eases or (None, None, None)
    return DataUse(id="u", value=value, ease_data=data, ease_skill=skill, ease_consent=consent, **fields)  # type: ignore[arg-type]


def test_ease_is_that_of_the_weakest_link() -> None:
    assert scores.ease(use(None, 5, 2, 4)) == 2


@pytest.mark.parametrize("unknown", range(3))
def test_ease_is_unknown_as_soon_as_one_part_is(unknown: int) -> None:
    eases: list[int | None] = [1, 1, 1]
    eases[unknown] = None
    assert scores.ease(use(3, *eases)) is None
    assert scores.priority(use(3, *eases)) is None
    assert scores.quadrant(use(3, *eases)) is None


def test_priority_is_value_times_ease_and_unknown_without_a_value() -> None:
    assert scores.priority(use(4, 3, 5, 5)) == 12
    assert scores.priority(use(None, 3, 5, 5)) is None


@pytest.mark.parametrize(
    "value, easy, where",
    [(4, 4, Quadrant.DO_NOW), (4, 3, Quadrant.PREPARE), (3, 4, Quadrant.IF_FREE), (3, 3, Quadrant.PARK)],
)
def test_quadrants_are_cut_between_three_and_four(value: int, easy: int, where: Quadrant) -> None:
    assert scores.quadrant(use(value, easy, 5, 5)) is where


def test_a_use_about_people_without_a_ground_may_not_be_chosen_yet() -> None:
    made = Builder()
    made.put("data_asset", "orders", name="Orders", personal="personal")
    made.put("data_use", "u", title="U", assets=["orders"])

    def gate() -> tuple[GateReason, ...]:
        return scores.gate(made.workshop, made.workshop.table(DataUse)["u"])

    assert gate() == (GateReason.NO_GROUND,)
    made.put("data_use", "u", legal_basis="unknown")
    assert gate() == (GateReason.NO_GROUND,)
    made.put("data_use", "u", legal_basis="consent")
    assert gate() == ()
    made.put("data_use", "u", rights_ok="no", trust="hide")
    assert gate() == (GateReason.RIGHTS_NO, GateReason.HIDE)


def test_the_gate_goes_before_the_rank_and_unknown_scores_stand_behind_known_ones() -> None:
    made = Builder()
    easy = {"ease_data": 5, "ease_skill": 5, "ease_consent": 5}
    made.put("data_use", "hidden", title="Hidden", value=5, trust="hide", **easy)
    made.put("data_use", "unknown", title="Unknown")
    made.put("data_use", "small", title="Small", value=1, ease_data=1, ease_skill=1, ease_consent=1)
    made.put("data_use", "large", title="Large", value=4, **easy)
    made.put("data_use", "left", title="Left", value=5, stage="dropped", **easy)
    ranked = scores.ranked_uses(made.workshop)
    assert [one.use.id for one in ranked] == ["large", "small", "unknown", "hidden"]
    assert [one.priority for one in ranked] == [20, 1, None, 25]
    assert ranked[-1].gate == (GateReason.HIDE,)


def test_of_equal_uses_the_rarest_source_comes_first_and_then_the_nearer_first_step() -> None:
    made = Builder()
    made.put("data_asset", "ours", name="Ours", uniqueness="only_us")
    made.put("data_asset", "few", name="Few", uniqueness="few")
    made.put("data_asset", "open", name="Open", uniqueness="anyone")
    made.put("data_asset", "vague", name="Vague")
    for key, assets, by in (
        ("late", ["open"], datetime.date(2026, 12, 9)),
        ("soon", ["open"], datetime.date(2026, 12, 1)),
        ("some day", ["open"], None),
        ("no idea", ["vague"], None),
        ("shared", ["few"], None),
        ("rare", ["open", "ours"], None),
    ):
        made.put("data_use", key, title=key, assets=assets, first_step_by=by)
    ranked = [one.use.id for one in scores.ranked_uses(made.workshop)]
    assert ranked == ["rare", "shared", "soon", "late", "some day", "no idea"]


# --- the chain


def chain() -> Builder:
    """We buy flour today and will share our outlook; the mill drops its paper forms."""
    made = Builder()
    made.put("actor", "us", name="Us", role="us")
    made.put("actor", "mill", name="Mill", role="supplier")
    for what, giver, receiver, when, value, cost in (
        ("flour", "mill", "us", "both", 4, 2),
        ("money", "us", "mill", "both", 4, 3),
        ("forms", "mill", "us", "stops", 1, 2),
        ("visits", "mill", "us", "today", 1, 1),
        ("outlook", "us", "mill", "redesign", 3, 1),
    ):
        made.put(
            "exchange", what, what=what, from_=giver, to=receiver, when=when, value_to_receiver=value,
            cost_to_giver=cost, rated_by="self",
        )  # fmt: skip
    return made


def balance(made: Builder, actor: str, redesign: str | None = None) -> scores.Balance:
    return scores.balance(made.workshop, made.workshop.table(Actor)[actor], redesign)


def test_a_balance_counts_what_comes_in_and_what_goes_out_today_and_in_the_redesign() -> None:
    mill = balance(chain(), "mill")
    assert (mill.today.get, mill.today.give, mill.today.net) == (4, 2 + 2 + 1, -1)
    assert (mill.redesign.get, mill.redesign.give, mill.redesign.net) == (4 + 3, 2, 5)
    assert mill.change == 6
    assert mill.verdict is Verdict.GAINS


def test_all_balances_at_once_are_the_balances_one_by_one() -> None:
    made = chain()
    assert scores.balances(made.workshop, None) == {key: balance(made, key) for key in ("us", "mill")}


@pytest.mark.parametrize(
    "cost, verdict",
    [(0, Verdict.GAINS), (1, Verdict.EQUAL), (3, Verdict.EQUAL), (4, Verdict.LOSES)],
)
def test_a_change_of_one_point_is_about_equal_and_of_two_gains_or_loses(cost: int, verdict: Verdict) -> None:
    made = Builder()
    made.put("actor", "a", name="A")
    made.put("exchange", "x", what="x", to="a", when="redesign", value_to_receiver=2)
    made.put("exchange", "y", what="y", from_="a", when="redesign", cost_to_giver=cost)
    assert balance(made, "a").change == 2 - cost
    assert balance(made, "a").verdict is verdict


def test_an_unknown_rating_makes_the_balance_unknown_and_never_zero() -> None:
    made = chain()
    made.put("exchange", "outlook", value_to_receiver=None)
    mill = balance(made, "mill")
    assert mill.redesign.get is None
    assert mill.redesign.give == 2
    assert (mill.change, mill.verdict) == (None, Verdict.UNKNOWN)
    assert balance(made, "us").verdict is not Verdict.UNKNOWN


def test_an_exchange_of_which_nobody_said_when_makes_the_balance_unknown() -> None:
    made = chain()
    made.put("exchange", "outlook", when=None)
    assert balance(made, "mill").verdict is Verdict.UNKNOWN


def test_a_party_with_which_nothing_is_exchanged_is_too_little_known() -> None:
    made = chain()
    made.put("actor", "town", name="Town")
    assert balance(made, "town").verdict is Verdict.UNKNOWN


def test_a_balance_is_a_guess_unless_the_party_itself_rated_everything() -> None:
    made = chain()
    assert not balance(made, "mill").guessed
    made.put("exchange", "flour", rated_by="guess")
    assert balance(made, "mill").guessed
    made.put("exchange", "flour", rated_by=None)
    assert balance(made, "mill").guessed


def test_an_exchange_of_another_redesign_does_not_count() -> None:
    made = chain()
    made.put("exchange", "outlook", redesign="r1")
    assert balance(made, "mill", "r1").redesign.get == 7
    assert balance(made, "mill", "r2").redesign.get == 4


def test_our_share_is_our_change_of_all_gains() -> None:
    made = chain()
    assert scores.our_share(made.workshop, None) == pytest.approx(
        -3 / 6
    )  # we pay for it with 3, the mill gains 6
    made.put("exchange", "flour", when="redesign")
    # Now the flour itself is new: we gain 4 - 2 - 1 = 1, the mill 6 - 2 = 4.
    assert scores.our_share(made.workshop, None) == pytest.approx(1 / 5)


def test_our_share_is_unknown_as_long_as_one_change_is_and_when_nobody_gains() -> None:
    made = chain()
    made.put("exchange", "outlook", value_to_receiver=None)
    assert scores.our_share(made.workshop, None) is None
    assert scores.our_share(Builder().workshop, None) is None
    without_us = chain()
    without_us.put("actor", "us", role="supplier")
    assert scores.our_share(without_us.workshop, None) is None


def test_a_share_above_sixty_percent_with_three_parties_asks_a_question() -> None:
    made = Builder()
    for actor, role, value in (("us", "us", 4), ("mill", "supplier", 2), ("farm", "supplier", 0)):
        made.put("actor", actor, name=actor, role=role)
        made.put("exchange", f"to {actor}", what="x", to=actor, when="redesign", value_to_receiver=value)
    assert scores.our_share(made.workshop, None) == pytest.approx(4 / 6)
    assert scores.share_asks_a_question(made.workshop, None)
    made.put("exchange", "to farm", value_to_receiver=1)
    assert not scores.share_asks_a_question(made.workshop, None)  # 4 of 7
    made.drop("exchange", "to farm")
    assert not scores.share_asks_a_question(made.workshop, None)  # two parties


def test_whoever_must_move_first_at_a_cost_of_three_stands_in_a_gap_until_there_is_a_bridge() -> None:
    made = Builder()

    def gap(**fields: object) -> bool | None:
        made.put("actor", "a", **fields)
        return scores.first_mover_gap(made.workshop, made.workshop.table(Actor)["a"], None)

    made.put("exchange", "x", what="x", from_="a", when="redesign", cost_to_giver=2)
    made.put("exchange", "y", what="y", from_="a", when="both", cost_to_giver=1)
    assert gap(name="A") is None
    assert gap(moves_first=False) is False
    assert gap(moves_first=True) is True
    assert gap(bridge="An advance") is False
    made.put("exchange", "y", cost_to_giver=0)
    assert gap(bridge=None) is False
    made.put("exchange", "y", cost_to_giver=None)
    assert gap() is None


# --- assumptions and experiments


@pytest.mark.parametrize(
    "importance, evidence, risk, urgency",
    [
        (5, 1, 25, Urgency.TEST_FIRST),
        (5, 3, 15, Urgency.TEST_FIRST),
        (4, 3, 12, Urgency.TEST_SOON),
        (2, 2, 8, Urgency.TEST_SOON),
        (5, 5, 5, Urgency.WATCH),
        (None, 1, None, None),
        (5, None, None, None),
    ],
)
def test_the_risk_of_an_assumption_is_importance_times_lacking_evidence(
    importance: int | None, evidence: int | None, risk: int | None, urgency: Urgency | None
) -> None:
    assumption = Assumption(id="a", importance=importance, evidence=evidence)
    assert scores.assumption_risk(assumption) == risk
    assert scores.urgency(assumption) is urgency


@pytest.mark.parametrize("method", Method)
def test_saying_proves_three_doing_four_and_paying_five(method: Method) -> None:
    saying = {Method.LOOK, Method.INTERVIEW, Method.OBSERVE, Method.PAPER}
    paying = {Method.PRESALE, Method.PILOT}
    reached = scores.evidence_after(Experiment(id="e", method=method, verdict=Outcome.GO_ON))
    assert reached == (3 if method in saying else 5 if method in paying else 4)


@pytest.mark.parametrize("verdict", [None, Outcome.ADJUST, Outcome.STOP, Outcome.UNCLEAR])
def test_only_going_on_is_evidence(verdict: Outcome | None) -> None:
    assert scores.evidence_after(Experiment(id="e", method=Method.PILOT, verdict=verdict)) is None
    assert scores.evidence_after(Experiment(id="e", verdict=Outcome.GO_ON)) is None


def after_verdict(**experiment: object) -> Assumption:
    made = Builder()
    made.put("assumption", "a", text="They order", evidence=3, status="testing")
    made.put("experiment", "e", title="Test", assumption="a", **experiment)
    made.do(scores.verdict_edits(made.workshop, made.workshop.table(Experiment)["e"]))
    return made.workshop.table(Assumption)["a"]


def test_a_verdict_to_go_on_raises_the_evidence_and_never_lowers_it() -> None:
    assert after_verdict(method="presale", verdict="go_on").evidence == 5
    assert after_verdict(method="interview", verdict="go_on").evidence == 3


def test_a_verdict_to_stop_breaks_the_assumption_and_keeps_its_evidence() -> None:
    broken = after_verdict(method="presale", verdict="stop")
    assert (broken.status, broken.evidence) == (AssumptionStatus.BROKEN, 3)


def test_a_verdict_does_nothing_twice_and_nothing_when_it_is_unclear_or_its_assumption_is_gone() -> None:
    made = Builder()
    made.put("assumption", "a", text="They order", evidence=1)
    made.put("experiment", "e", title="Test", assumption="a", method="pilot", verdict="go_on")
    experiment = made.workshop.table(Experiment)["e"]
    made.do(scores.verdict_edits(made.workshop, experiment))
    assert scores.verdict_edits(made.workshop, experiment) == ()
    assert after_verdict(method="pilot", verdict="unclear").evidence == 3
    made.drop("assumption", "a")
    assert scores.verdict_edits(made.workshop, experiment) == ()


def test_the_notes_that_rest_on_an_assumption_are_those_still_there() -> None:
    made = Builder()
    made.put("note", "here", text="Here", canvas="today")
    made.put("note", "gone", text="Gone", canvas="today", gone=True)
    made.put("assumption", "a", text="They order", notes=["here", "gone", "never"])
    resting = scores.resting_on(made.workshop, made.workshop.table(Assumption)["a"])
    assert [note.id for note in resting] == ["here"]


def test_the_worth_of_an_experiment_is_its_strength_for_the_days_and_euros_it_takes() -> None:
    pilot = Experiment(id="e", method=Method.PILOT, days=8, cost=500)
    assert scores.experiment_worth(pilot) == pytest.approx(5 / 10)
    assert scores.experiment_worth(pilot, euros_a_day=500) == pytest.approx(5 / 9)
    assert scores.experiment_worth(Experiment(id="e", method=Method.LOOK, days=0, cost=0)) == math.inf


@pytest.mark.parametrize("unknown", ["method", "days", "cost"])
def test_the_worth_of_an_experiment_is_unknown_as_soon_as_one_part_is(unknown: str) -> None:
    fields: dict[str, object] = {"method": Method.PILOT, "days": 8, "cost": 500, unknown: None}
    assert scores.experiment_worth(Experiment(id="e", **fields)) is None  # type: ignore[arg-type]


def test_the_preferred_experiment_is_the_one_worth_most_for_the_same_assumption() -> None:
    made = Builder()
    for key, assumption, method, days in (
        ("talk", "a", "interview", 3),
        ("list", "a", "presale", 4),
        ("other", "b", "look", 1),
        ("vague", "a", "pilot", None),
    ):
        made.put("experiment", key, title=key, assumption=assumption, method=method, days=days, cost=0)
    preferred = scores.preferred_experiment(made.workshop, "a")
    assert preferred is not None
    assert preferred.id == "list"
    assert scores.preferred_experiment(made.workshop, "nobody's") is None


# --- risks


@pytest.mark.parametrize(
    "likelihood, impact, level",
    [
        (3, 5, RiskLevel.HIGH),
        (5, 3, RiskLevel.HIGH),
        (3, 4, RiskLevel.MEDIUM),
        (4, 2, RiskLevel.MEDIUM),
        (1, 5, RiskLevel.MEDIUM),
        (5, 1, RiskLevel.LOW),
        (3, 2, RiskLevel.LOW),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_an_impact_of_five_is_never_low(
    likelihood: int | None, impact: int | None, level: RiskLevel | None
) -> None:
    assert scores.risk_level(Risk(id="r", likelihood=likelihood, impact=impact)) is level


def test_a_risk_is_likelihood_times_impact() -> None:
    assert scores.risk_score(Risk(id="r", likelihood=3, impact=4)) == 12


def test_the_edits_of_a_verdict_can_be_taken_back() -> None:
    made = Builder()
    made.do(
        [
            Put("assumption", "a", {"text": "x"}),
            Put("experiment", "e", {"assumption": "a", "verdict": "stop"}),
        ]
    )
    before = made.workshop
    changed = apply_all(before, scores.verdict_edits(before, before.table(Experiment)["e"]))
    assert not hasattr(changed, "problem")
    back = apply_all(changed.workshop, changed.inverse)
    assert not hasattr(back, "problem")
    assert back.workshop == before
