"""What the checks look at: a workshop, with the look-ups that several rules share, each made once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from canvas.model.comparison import Comparison, compare
from canvas.model.records import (
    TODAY,
    Action,
    Actor,
    Assumption,
    Canvas,
    DataAsset,
    DataUse,
    Exchange,
    Experiment,
    Measure,
    Note,
    Risk,
)
from canvas.model.scores import Balance, balances, goes_on_in
from canvas.model.words import ActionStatus, Block, UseStage, When
from canvas.model.workshop import Workshop

TAKEN = (UseStage.CHOSEN, UseStage.TRIAL, UseStage.RUNNING)
"""A data use that was chosen, and whatever comes after."""


class Subject:
    """A workshop as the rules see it."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    @cached_property
    def canvases(self) -> list[Canvas]:
        """Today and the redesigns whose coherence can be judged.

        A canvas has been started when it has both a segment and a proposition, or any link.
        """
        return [canvas for canvas in [self.workshop.today, *self.redesigns] if self._can_be_judged(canvas.id)]

    def _can_be_judged(self, canvas: str) -> bool:
        both = (Block.CUSTOMER_SEGMENTS, Block.VALUE_PROPOSITIONS)
        if all(self.workshop.notes(canvas, block) for block in both):
            return True
        return any(self.workshop.linked(note.id) for note in self.workshop.notes(canvas))

    @cached_property
    def redesigns(self) -> list[Canvas]:
        """The redesigns that have notes."""
        return [canvas for canvas in self.workshop.redesigns if self.workshop.notes(canvas.id)]

    @cached_property
    def chosen(self) -> Canvas | None:
        """The redesign that counts where only one can."""
        return self.workshop.chosen_redesign

    @property
    def chosen_id(self) -> str | None:
        """Its id."""
        return self.chosen.id if self.chosen else None

    def notes(self, block: Block, canvases: list[Canvas]) -> Iterator[Note]:
        """The notes of a block on each of these canvases."""
        for canvas in canvases:
            yield from self.workshop.notes(canvas.id, block)

    @cached_property
    def comparisons(self) -> Mapping[str, Comparison]:
        """Each redesign beside today, by its id; none while today is empty, for there is nothing to compare with."""
        if not self.workshop.notes(TODAY):
            return {}
        return {canvas.id: compare(self.workshop, canvas.id) for canvas in self.redesigns}

    def counts(self, record: Assumption | Risk) -> bool:
        """Whether it belongs to the chosen redesign, or to none in particular."""
        if self.workshop.get(Canvas, record.redesign) is None:
            return True
        return record.redesign in (self.chosen_id, TODAY)

    @cached_property
    def uses(self) -> list[DataUse]:
        """The data uses that were not dropped."""
        return [use for use in self.workshop.all(DataUse) if use.stage is not UseStage.DROPPED]

    @cached_property
    def taken_uses(self) -> list[DataUse]:
        """The data uses that were chosen, are on trial or run."""
        return [use for use in self.uses if use.stage in TAKEN]

    def assets_of(self, use: DataUse) -> list[DataAsset]:
        """The data sources of a use that are still there."""
        return [asset for key in use.assets if (asset := self.workshop.get(DataAsset, key))]

    @cached_property
    def exchanges(self) -> list[Exchange]:
        """The exchanges of the chosen redesign, between parties that are there."""
        return [x for x in self.workshop.all(Exchange) if goes_on_in(x, self.chosen_id) and self.ends(x)]

    def ends(self, exchange: Exchange) -> tuple[Actor, Actor] | None:
        """The two parties of an exchange, when both are there."""
        giver, receiver = self.workshop.get(Actor, exchange.from_), self.workshop.get(Actor, exchange.to)
        return (giver, receiver) if giver and receiver else None

    @cached_property
    def chain_redrawn(self) -> bool:
        """Whether anybody drew what changes or stays in the chain; before that, nothing can be lost or gained."""
        return any(x.when in (When.BOTH, When.REDESIGN, When.STOPS) for x in self.workshop.all(Exchange))

    @cached_property
    def balances(self) -> Mapping[str, Balance]:
        """What each party gets and gives in the chosen redesign, by its id."""
        return balances(self.workshop, self.chosen_id)

    @cached_property
    def needed(self) -> list[Actor]:
        """The parties that the redesign cannot do without."""
        return [actor for actor in self.workshop.all(Actor) if actor.needed]

    @cached_property
    def assumptions(self) -> list[Assumption]:
        """The assumptions of the chosen redesign, or of none in particular."""
        return [assumption for assumption in self.workshop.all(Assumption) if self.counts(assumption)]

    @cached_property
    def risks(self) -> list[Risk]:
        """The risks of the chosen redesign, or of none in particular."""
        return [risk for risk in self.workshop.all(Risk) if self.counts(risk)]

    @cached_property
    def actions(self) -> list[Action]:
        """The actions that were not dropped."""
        return [action for action in self.workshop.all(Action) if action.status is not ActionStatus.DROPPED]

    @cached_property
    def covered_risks(self) -> set[str]:
        """The ids of the risks that a measure is against."""
        return {risk for measure in self.workshop.all(Measure) for risk in measure.risks}

    @cached_property
    def proving(self) -> bool:
        """Whether the step of proving has been started."""
        return bool(self.workshop.all(Assumption) or self.workshop.all(Experiment))

    @cached_property
    def securing(self) -> bool:
        """Whether the step of securing has been started, or one that comes after it."""
        later = self.proving or bool(self.workshop.all(Action))
        return later or bool(self.workshop.all(Risk) or self.workshop.all(Measure))
