"""The firm and its question, made ready once for all cases."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from canvas.library.heard import hear, own_texts
from canvas.library.matching.learnt import PAIRED, Learnt, Of, what_was_learnt
from canvas.library.matching.same import Same
from canvas.library.matching.weights import Weights
from canvas.library.proposing import found_out, worth_of_patterns
from canvas.library.regions import names_in, regions_of
from canvas.library.terms import terms, terms_of
from canvas.model.method import Method
from canvas.model.pattern import Concern
from canvas.model.playbook import Prompt, Target
from canvas.model.records import CaseMark, DataAsset, DataUse
from canvas.model.words import Block, CaseState, DataKind
from canvas.model.workshop import Workshop

_FALLS: Final = 0.1
"""So much less for each next thing that a firm says it is busy with."""
_LEAST_CHOSEN: Final = 0.4
_HEARD: Final = 0.3
"""What a concern that is heard counts beside one that was ticked, in what was learnt."""
_OF_QUESTION: Final = 0.5
"""What a concern that the question is about counts there."""
_SECTOR: Final = 0.5
"""What the sector counts there: so much less can be learnt from it."""
_SIZE: Final = 0.3
"""What the size of the firm counts there: still less."""
_QUESTION: Final = 1.4
"""What the question itself counts there."""
_WORDS: Final = 5.0
"""What the words of a firm count there together, whatever it writes; see `words_as_traits`."""
_MANY_WORDS: Final = 36
"""Of fewer words each counts as one of so many: who writes little is not understood better by it."""
_TOGETHER: Final = 0.6
"""What a concern counts there together with the sector or the step, beside by itself: fewer firms have both."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that cases may have too."""

    written: str
    weight: float
    """How much it counts beside a word of the frame, which counts 1."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The firm and the question."""

    workshop: Workshop
    language: str
    method: Method
    blocks: tuple[Block, ...]
    tags: tuple[str, ...]
    wanted: frozenset[str]
    """Patterns that were asked for."""
    texts: tuple[str, ...]
    """What the firm wrote, each answer by itself; the same object as long as it writes nothing more."""
    own: Mapping[str, Word]
    """Term → the word, of everything that the firm wrote; the same object as long as it writes nothing more."""
    of_question: Mapping[str, Word]
    """Term → the word, of the question, where the firm did not write it."""
    names: frozenset[str]
    regions: frozenset[str]
    data_kinds: tuple[DataKind, ...]
    chosen: Mapping[str, float]
    """What the firm says it is busy with → how much it counts; the main thing, which comes first, 1."""
    concerns: Mapping[str, float]
    """What is heard in its own words → how strongly: the main thing that was ticked, 1."""
    heard: Mapping[str, tuple[str, ...]]
    """Concern → the firm's words in which it is heard, those of the frame first."""
    about: Mapping[str, float]
    """What the question is about by itself → 1."""
    pinched: Mapping[str, tuple[float, str]]
    """Pattern → how much what it is good against pinches, and what that is called."""
    traits: Mapping[tuple[Of, str], float]
    """What the firm and the question have that was learnt from, its words aside, and how strongly: the main thing ticked, 1."""
    learnt: Learnt
    """What practice firms taught."""
    points: Mapping[str, float]
    """Key of a case → points on top or off, by what was learnt of such firms; none for a case that took the place of a built-in one."""
    wrote: Mapping[str, float]
    """The same, by what was learnt of firms that wrote these words."""
    fitting: Mapping[str, float]
    """The same, by what was learnt of the question."""
    taught: frozenset[str]
    """Keys of the cases that something was learnt of, and that are still those cases."""
    marks: Mapping[str, CaseState | None]
    """Key of a case → what the workshop did with it."""
    seen: Mapping[str, int]
    """Key of a case → beside how many other questions it stood."""
    here: frozenset[str]
    """Keys of cases that stood beside this question before."""


def asked(
    workshop: Workshop,
    prompt: Prompt | None,
    language: str,
    method: Method,
    weights: Weights,
    *,
    block: Block | None,
    wanted: Collection[str],
    seen: Mapping[str, int],
    here: Collection[str] = (),
    replaced: Collection[str] = (),
    learnt: Learnt | None = None,
) -> Asked:
    """The firm and the question, with all that is looked up for them.

    Args:
        workshop: the firm.
        prompt: the question, or None.
        language: in which the cases are read.
        method: what the method knows and calls by name.
        weights: what each ingredient weighs; what weighs nothing is not looked up.
        block: the block that is worked on, where the prompt names none.
        wanted: keys of patterns to look for.
        seen: key of a case → beside how many other questions it stood.
        here: keys of cases that stood beside this one before.
        replaced: keys of built-in cases whose place another has taken.
        learnt: what practice firms taught; what came with the program when None.
    """
    targets = prompt.targets if prompt else ()
    place = workshop.firm.place or ""
    blocks = tuple(dict.fromkeys(target.block for target in targets if target.block))
    firm = _firm(Same(workshop), language, Same(method.concerns))
    own: Mapping[str, Word] = _own_words(Same(firm), weights.note).it
    about = {concern.key: 1.0 for concern in method.concerns if prompt and prompt.key in concern.prompts}
    traits = _traits(workshop, firm, about, prompt)
    learnt = learnt or what_was_learnt()
    of_question = {trait: strength for trait, strength in traits.items() if trait[0] is Of.QUESTION}
    of_firm = {trait: strength for trait, strength in traits.items() if trait[0] is not Of.QUESTION}

    def still(points: Mapping[str, float]) -> Mapping[str, float]:
        return {key: each for key, each in points.items() if key not in replaced} if weights.learnt else {}

    return Asked(
        workshop=workshop,
        language=language,
        method=method,
        blocks=blocks or ((block,) if block else ()),
        tags=prompt.tags if prompt else (),
        wanted=frozenset(wanted),
        texts=firm.texts,
        own=own,
        of_question=_of_question(prompt, own, language, weights.question),
        names=names_in(place),
        regions=regions_of(place),
        data_kinds=_data_kinds(workshop, targets),
        chosen=_chosen(workshop) if weights.chosen else {},
        concerns=_heard(workshop, firm, weights),
        heard=firm.heard,
        about=about,
        pinched=firm.pinched if weights.pinch else {},
        traits=traits,
        learnt=learnt,
        points=still(learnt.about(of_firm)),
        wrote=still(_points_of_words(Same(learnt), Same(own), language)),
        fitting=still(learnt.about(of_question)),
        taught=learnt.cases.difference(replaced),
        marks={mark.id: mark.state for mark in workshop.all(CaseMark)},
        seen=seen,
        here=frozenset(here),
    )


def _chosen(workshop: Workshop) -> dict[str, float]:
    return {
        word.value: max(_LEAST_CHOSEN, 1 - _FALLS * place)
        for place, word in enumerate(workshop.frame.concerns)
    }


def _heard(workshop: Workshop, firm: _Firm, weights: Weights) -> Mapping[str, float]:
    """What is heard counts less where the firm says itself what it is busy with."""
    if not weights.concern:
        return {}
    if not workshop.frame.concerns:
        return firm.concerns
    return {key: weights.heard_besides * strength for key, strength in firm.concerns.items()}


def _traits(
    workshop: Workshop, firm: _Firm, about: Mapping[str, float], prompt: Prompt | None
) -> dict[tuple[Of, str], float]:
    """What a firm ticks counts in full; what is heard in its words, or asked by the question, counts less."""
    found = {(Of.CONCERN, key): _HEARD * strength for key, strength in firm.concerns.items()}
    for key, strength in _chosen(workshop).items():
        found[Of.CONCERN, key] = max(strength, found.get((Of.CONCERN, key), 0.0))
    for key, strength in about.items():
        found[Of.CONCERN, key] = found.get((Of.CONCERN, key), 0.0) + _OF_QUESTION * strength
    concerns = [(key, _TOGETHER * strength) for (_of, key), strength in found.items()]
    if sector := workshop.firm.sector:
        found[Of.SECTOR, sector.value] = _SECTOR
        found |= {(Of.IN_SECTOR, f"{key}{PAIRED}{sector.value}"): strength for key, strength in concerns}
    if size := workshop.firm.size:
        found[Of.SIZE, size.value] = _SIZE
    if prompt:
        found[Of.QUESTION, prompt.key] = _QUESTION
        step = prompt.key.partition("-")[0]
        found |= {(Of.AT_STEP, f"{key}{PAIRED}{step}"): strength for key, strength in concerns}
    return found


def words_as_traits(words: Collection[str], language: str) -> dict[tuple[Of, str], float]:
    """The terms that a firm wrote as what is learnt of: the more, the less each of them counts."""
    each = math.sqrt(_WORDS / max(_MANY_WORDS, len(words)))
    return {(Of.WORD, f"{language}{PAIRED}{word}"): each for word in words}


@lru_cache(maxsize=4)
def _points_of_words(learnt: Same, own: Same, language: str) -> Mapping[str, float]:
    """Found out once for what a firm wrote: from question to question its words stay the same."""
    of_words: dict[str, float] = learnt.it.about(words_as_traits(own.it, language))
    return of_words


def _data_kinds(workshop: Workshop, targets: Iterable[Target]) -> tuple[DataKind, ...]:
    """The kinds of data the firm has, where the question is about data; none elsewhere."""
    if not any(target.table in (DataAsset.table, DataUse.table) for target in targets):
        return ()
    return tuple(dict.fromkeys(asset.kind for asset in workshop.all(DataAsset) if asset.kind))


@dataclass(frozen=True, slots=True)
class _Firm:
    """What a firm says by itself, whatever is asked."""

    concerns: Mapping[str, float]
    heard: Mapping[str, tuple[str, ...]]
    pinched: Mapping[str, tuple[float, str]]
    texts: tuple[str, ...]
    in_frame: Mapping[str, str]
    """Term → the word as it was written."""
    on_notes: Mapping[str, str]


@lru_cache(maxsize=2)
def _firm(of: Same, language: str, known: Same) -> _Firm:
    """Found out once for a workshop: going from question to question does not read all its answers again."""
    workshop: Workshop = of.it
    concerns: Sequence[Concern] = known.it
    heard = hear(workshop, concerns, language)
    in_frame, on_notes = own_texts(workshop)
    return _Firm(
        {each.concern.key: each.strength for each in heard},
        {each.concern.key: (*each.framed, *each.noted) for each in heard},
        _pinched(workshop, concerns, language),
        (*in_frame, *on_notes),
        terms_of(in_frame, language),
        terms_of(on_notes, language),
    )


@lru_cache(maxsize=2)
def _own_words(of: Same, note: float) -> Same:
    """The words of everything that was answered so far; ideas borrowed from cases are not the firm's words."""
    firm: _Firm = of.it
    found = {term: Word(word, 1.0) for term, word in firm.in_frame.items()}
    for term, word in firm.on_notes.items():
        found.setdefault(term, Word(word, note))
    return Same(found)


def _of_question(
    prompt: Prompt | None, own: Mapping[str, Word], language: str, weight: float
) -> dict[str, Word]:
    if prompt is None or not weight:
        return {}
    written = terms(prompt.question.of(language), language)
    return {term: Word(word, weight) for term, word in written.items() if term not in own}


def _pinched(workshop: Workshop, concerns: Sequence[Concern], language: str) -> dict[str, tuple[float, str]]:
    """By what a finding points to alone: what a firm ticks or says speaks for cases by itself."""
    found: dict[str, tuple[float, str]] = {}
    for pinch in found_out(workshop, concerns):
        for key, much in worth_of_patterns(pinch, 1.0):
            if key not in found or found[key][0] < much:
                found[key] = (much, pinch.name.of(language))
    return found
