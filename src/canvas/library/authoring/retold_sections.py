"""A workshop section by section, as paragraphs for a case: what pinched, what changed, the data, the chain, what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from canvas.library.authoring.catalogue import Catalogue
from canvas.library.authoring.retelling import (
    MOST_PARAGRAPH,
    Paragraph,
    listed,
    no_list,
    plain,
    quoted,
    say,
)
from canvas.library.authoring.shareable import may_be_named
from canvas.library.body import count_words
from canvas.library.checking.numbers import as_in
from canvas.model.case import Section
from canvas.model.checks import set_aside
from canvas.model.comparison import Change, Comparison, NoteChange, compare
from canvas.model.finding import Finding
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
    Note,
    Risk,
)
from canvas.model.scores import goes_on_in, ranked_uses
from canvas.model.words import (
    ActionStatus,
    AssumptionStatus,
    Block,
    Mark,
    RiskKind,
    Role,
    UseStage,
    Verdict,
)
from canvas.model.workshop import Workshop

_QUOTED = re.compile("“[^“”]*”")
_TAKEN_UP = (UseStage.CHOSEN, UseStage.TRIAL, UseStage.RUNNING)
_OPEN_DOORS = (RiskKind.ATTACK, RiskKind.LEAK)
"""Risks that a case does not tell, because a stranger could use them."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told, and in which languages."""

    workshop: Workshop
    """Without what must not be told."""
    redesign: Canvas | None
    catalogue: Catalogue
    languages: tuple[str, ...]
    year: int

    @property
    def firm(self) -> str:
        """The firm's name; empty when it has none."""
        return plain(self.workshop.firm.firm, 60)

    def called(self, language: str) -> str:
        """The firm, in a sentence."""
        return self.firm or say("this_firm", language)

    @property
    def comparison(self) -> Comparison | None:
        """The redesign beside today; None when there is none."""
        return compare(self.workshop, self.redesign.id) if self.redesign else None

    @property
    def running(self) -> bool:
        """The firm says that a use of data runs: the redesign is more than a plan."""
        return any(use.stage is UseStage.RUNNING for use in self.workshop.all(DataUse))

    def word(self, value: StrEnum | None, language: str) -> str:
        """What a word of a closed list is called; empty when it is not known."""
        return self.catalogue.vocabulary.word(value, language) if value is not None else ""

    def typed(self, text: str, language: str) -> str:
        """What the firm typed, with its numbers as they are written in this language."""
        first = self.languages[0]
        return text if language == first else as_in(text, first, language)

    def _quotations(self, text: str, language: str) -> str:
        return _QUOTED.sub(lambda quote: self.typed(quote[0], language), text)

    def paragraph(
        self,
        section: Section,
        weight: float,
        tell: Callable[[str], str],
        *,
        quotes: bool = True,
        as_typed: bool = True,
    ) -> Iterator[Paragraph]:
        """A paragraph told in each language; none when it says nothing.

        Args:
            section: where it stands.
            weight: how much it matters.
            tell: gives it in a language.
            quotes: it quotes the firm.
            as_typed: all that it quotes is as the firm typed it, so that its numbers are still to be written anew.
        """
        texts = {language: no_list(tell(language)) for language in self.languages}
        if as_typed:
            texts = {language: self._quotations(text, language) for language, text in texts.items()}
        if all(texts.values()):
            yield Paragraph(section, texts, weight, quotes=quotes)

    def quotes(
        self, section: Section, weight: float, key: str, texts: Iterable[str | None]
    ) -> Iterator[Paragraph]:
        """A sentence that quotes the firm; none when it said nothing."""
        said = [quote for text in texts if (quote := quoted(text))]
        if said:
            yield from self.paragraph(
                section, weight, lambda language: say(key, language, quotes=listed(said, language))
            )


def retold(telling: Telling) -> list[Paragraph]:
    """Every paragraph that the workshop gives, section by section."""
    parts = (_situation, _changed, _data, _chain, _result, _hard)
    return [paragraph for part in parts for paragraph in part(telling)]


def _situation(telling: Telling) -> Iterator[Paragraph]:
    workshop, frame, here = telling.workshop, telling.workshop.frame, Section.SITUATION
    pinches = [note for key in frame.pinch_notes if (note := workshop.get(Note, key))]
    painful = [note for note in workshop.notes(TODAY) if note.mark is Mark.PAINFUL and note not in pinches]
    pinching = [*frame.pinch, *(note.text for note in (*pinches, *painful))]
    yield from telling.quotes(here, 9, "pinch", pinching)
    yield from telling.paragraph(here, 8.5, partial(_who, telling), quotes=False)
    yield from telling.quotes(here, 7, "drivers", frame.drivers)
    yield from telling.quotes(here, 5, "question", [frame.question])
    yield from telling.quotes(here, 4, "about", frame.about)


def _who(telling: Telling, language: str) -> str:
    firm = telling.workshop.firm
    known = [telling.word(firm.sector, language), telling.word(firm.size, language)]
    facts = ", ".join(each for each in known if each)
    place = plain(firm.place, 60)
    name = telling.called(language)
    return say(
        "firm" if place else "firm_no_place", language, firm=name[:1].upper() + name[1:], place=place,
        year=telling.year, facts=say("facts", language, facts=facts) if facts else "",
    )  # fmt: skip


def _changed(telling: Telling) -> Iterator[Paragraph]:
    comparison, here = telling.comparison, Section.CHANGED
    if telling.redesign is None or comparison is None:
        return
    name = quoted(telling.redesign.name)
    key = ("running" if telling.running else "planned") + ("" if name else "_unnamed")
    yield from telling.paragraph(here, 9.5, lambda language: say(key, language, name=name))
    for place, block in enumerate(changed_blocks(comparison)):
        tell = partial(_block, telling, block, comparison.blocks[block])
        yield from telling.paragraph(here, 9 - place, tell)
    kept = [change.after.text for change in comparison if change.kind is Change.KEPT and change.after]
    yield from telling.quotes(here, 2, "kept", kept)


def changed_blocks(comparison: Comparison) -> list[Block]:
    """The blocks on which something changed, the most changed first."""
    counts = {
        block: sum(block in change.blocks for change in comparison if change.kind is not Change.KEPT)
        for block in Block
    }
    return sorted((block for block in Block if counts[block]), key=lambda block: -counts[block])


def _block(telling: Telling, block: Block, changes: Sequence[NoteChange], language: str) -> str:
    """What moved on one block, as far as a paragraph holds it; empty when its notes read as before."""
    order = (Change.NEW, Change.CHANGED, Change.DROPPED)
    moved = sorted((each for each in changes if each.kind in order), key=lambda each: order.index(each.kind))
    pieces: list[str] = []
    for change in moved:
        piece = _piece(telling, change, language)
        if pieces and count_words(" ".join([*pieces, piece])) > MOST_PARAGRAPH - 8:
            break
        if piece:
            pieces.append(piece)
    if not pieces:
        return ""
    name = telling.catalogue.vocabulary.block(block, language)
    return say("block", language, block=name[:1].upper() + name[1:], pieces="; ".join(pieces))


def _piece(telling: Telling, change: NoteChange, language: str) -> str:
    before, after = change.before, change.after
    was, becomes = quoted(before.text if before else None), quoted(after.text if after else None)
    if before is None:
        piece = say("new", language, after=becomes) if becomes else ""
    elif after is None:
        piece = say("dropped", language, before=was) if was else ""
    elif was and becomes and was != becomes:
        piece = say("changed", language, before=was, after=becomes)
    elif becomes and before.block is not None and before.block is not after.block:
        block = telling.catalogue.vocabulary.block(before.block, language)
        piece = say("moved", language, after=becomes, block=block)
    else:
        piece = ""
    reason = quoted(change.reason)
    return say("reason", language, piece=piece, reason=reason) if piece and reason else piece


def _data(telling: Telling) -> Iterator[Paragraph]:
    here, workshop = Section.DATA, telling.workshop
    uses = [ranked.use for ranked in ranked_uses(workshop) if ranked.use.stage is not UseStage.DROPPED]
    uses.sort(key=lambda use: use.stage not in _TAKEN_UP)
    for place, use in enumerate(uses[:4]):
        yield from telling.paragraph(here, 9 - 2 * place, partial(_use, use))
    names = [asset.name for asset in workshop.all(DataAsset)]
    yield from telling.quotes(here, 7.5, "assets", names)


def _use(use: DataUse, language: str) -> str:
    title, decision = quoted(use.title), quoted(use.decision)
    if not title:
        return ""
    said = [say("use_chosen" if use.stage in _TAKEN_UP else "use_idea", language, title=title)]
    if decision:
        said.append(say("decision", language, decision=decision))
    return " ".join(said)


def _chain(telling: Telling) -> Iterator[Paragraph]:
    """Per party what it gave and got; two parties a paragraph."""
    workshop, here = telling.workshop, Section.CHAIN
    redesign = telling.redesign.id if telling.redesign else None
    exchanges = [each for each in workshop.all(Exchange) if goes_on_in(each, redesign)]
    parties = [actor for actor in workshop.all(Actor) if actor.role is not Role.US and quoted(actor.name)]
    parties.sort(key=lambda actor: -sum(actor.id in (each.from_, each.to) for each in exchanges))
    told = [actor for actor in parties if any(actor.id in (each.from_, each.to) for each in exchanges)]
    for place in range(0, min(len(told), 6), 2):
        tell = partial(_pair, telling, told[place : place + 2], exchanges)
        yield from telling.paragraph(here, 9 - place, tell)


def _pair(telling: Telling, actors: Sequence[Actor], exchanges: Sequence[Exchange], language: str) -> str:
    return " ".join(_give_get(telling, actor, exchanges, language) for actor in actors)


def _give_get(telling: Telling, actor: Actor, exchanges: Sequence[Exchange], language: str) -> str:
    def things(found: Iterable[Exchange]) -> str:
        return listed([_thing(telling, each, language) for each in found], language, 2)

    gives = things(each for each in exchanges if each.from_ == actor.id)
    gets = things(each for each in exchanges if each.to == actor.id)
    party = plain(actor.name, 60, 8)
    party = party[:1].upper() + party[1:]
    if gives and gets:
        return say("both", language, party=party, gives=gives, gets=gets)
    if gives:
        return say("gave", language, party=party, gives=gives)
    return say("got", language, party=party, gets=gets) if gets else ""


def _thing(telling: Telling, exchange: Exchange, language: str) -> str:
    what = plain(exchange.what, 80, 10) if may_be_named(exchange, telling.workshop) else ""
    return quoted(what) or telling.word(exchange.kind, language)


def done_experiments(workshop: Workshop) -> list[Experiment]:
    """The experiments that say what came of them."""
    return [
        each
        for each in workshop.all(Experiment)
        if quoted(each.title)
        and (each.result is not None or quoted(each.learned) or each.verdict is not None)
    ]


def open_experiments(workshop: Workshop) -> list[Experiment]:
    """The experiments that were still to be done."""
    done = done_experiments(workshop)
    return [each for each in workshop.all(Experiment) if each not in done and quoted(each.title)]


def actions(workshop: Workshop, *, done: bool) -> list[Action]:
    """The actions that were done, or those that were still planned; never those that were dropped."""
    return [
        each
        for each in workshop.all(Action)
        if quoted(each.title)
        and each.status is not ActionStatus.DROPPED
        and (each.status is ActionStatus.DONE) == done
    ]


def _result(telling: Telling) -> Iterator[Paragraph]:
    here, workshop = Section.RESULT, telling.workshop
    for place, each in enumerate(done_experiments(workshop)[:3]):
        yield from telling.paragraph(here, 9 - 2 * place, partial(_experiment, telling, each))
        if learned := quoted(each.learned):
            tell = partial(say, "learned", learned=learned)
            yield from telling.paragraph(here, 8.5 - 2 * place, tell)
    yield from telling.quotes(here, 6.5, "to_test", (each.title for each in open_experiments(workshop)))
    yield from telling.quotes(here, 8, "done", (each.title for each in actions(workshop, done=True)))
    yield from telling.quotes(here, 5.5, "to_do", (each.title for each in actions(workshop, done=False)))


def number(value: float, language: str) -> str:
    """A number as it is written in this language, without thousands being parted."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "nl" else text


def _experiment(telling: Telling, each: Experiment, language: str) -> str:
    said = [say("tested", language, title=quoted(each.title))]
    metric = quoted(each.metric)
    if each.result is not None:
        key = "counted" if metric else "outcome"
        said.append(say(key, language, metric=metric, result=number(each.result, language)))
    if each.verdict not in (None, Verdict.UNCLEAR):
        said.append(say("verdict", language, verdict=telling.word(each.verdict, language)))
    return " ".join(said)


def _hard(telling: Telling) -> Iterator[Paragraph]:
    workshop = telling.workshop
    redesign = telling.redesign.id if telling.redesign else None

    for each in workshop.all(Assumption):
        if each.redesign in (None, redesign) and each.status is AssumptionStatus.BROKEN:
            yield from _sentence(telling, 9, "broken", each.text)
        if each.redesign in (None, redesign) and each.status is AssumptionStatus.UNCLEAR:
            yield from _sentence(telling, 8, "unclear", each.text)
    for risk in workshop.all(Risk):
        if risk.redesign in (None, redesign) and risk.kind not in _OPEN_DOORS:
            yield from _sentence(telling, 6, "risk", risk.title)
    yield from _left_open(telling)


def _sentence(telling: Telling, weight: float, key: str, text: str | None) -> Iterator[Paragraph]:
    if said := quoted(text):
        yield from telling.paragraph(Section.HARD, weight, partial(say, key, text=said))


def _left_open(telling: Telling) -> Iterator[Paragraph]:
    """Findings that were set aside, each with its reason."""
    for finding, aside in set_aside(telling.workshop)[:3]:
        if reason := quoted(aside.reason):
            tell = partial(_aside, telling, finding, reason)
            yield from telling.paragraph(Section.HARD, 7, tell, as_typed=False)


def _aside(telling: Telling, finding: Finding, reason: str, language: str) -> str:
    catalogue = telling.catalogue
    text = catalogue.check_texts.get(finding.key)
    message = quoted(text.message_for(finding, language, catalogue.vocabulary)) if text else ""
    return say("aside", language, text=message, reason=telling.typed(reason, language)) if message else ""
