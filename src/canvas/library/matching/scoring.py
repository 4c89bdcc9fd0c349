"""What speaks for a case beside a question: parts that each add to its score and can be told in words.

Cases are looked up by what is asked for and not gone through one by one, so that a library of a thousand costs little more
than one of a hundred.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from canvas.library.index import Index, Trait
from canvas.library.matching.asked import Asked, Word
from canvas.library.matching.owners import nearly_asked
from canvas.library.matching.same import Same
from canvas.library.matching.weights import Weights
from canvas.library.terms import terms
from canvas.model.case import Case
from canvas.model.words import CaseSize, CaseState, Outcome

_OUTCOME: Final = {Outcome.SUCCESS: 1.0, Outcome.MIXED: 0.5}
_SIZES: Final = tuple(size.value for size in CaseSize if size is not CaseSize.UNKNOWN)
_PLACES: Final = 8
"""Places among the concerns of a case that are told apart."""
_TOO_COMMON: Final = 0.15
_NEVER_TOO_COMMON: Final = 30
"""A word that a larger share of the cases has, and more cases than this, says too little about one of them."""
_NONE: Final[Mapping[int, float]] = {}


class Why(Enum):
    """What kind of thing speaks for a case."""

    SECTOR = auto()
    SIZE = auto()
    TOWN = auto()
    REGION = auto()
    CHOSEN = auto()
    ABOUT = auto()
    CONCERN = auto()
    BLOCK = auto()
    TAGS = auto()
    WANTED = auto()
    OWNER = auto()
    PINCH = auto()
    PATTERN = auto()
    DATA = auto()
    LEARNT = auto()
    WROTE = auto()
    FITTING = auto()
    WORDS = auto()


OF_THE_QUESTION: Final = frozenset({Why.ABOUT, Why.BLOCK, Why.TAGS, Why.WANTED, Why.PATTERN, Why.FITTING})
"""What speaks for a case because of the question, not of the firm."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that speaks for a case."""

    why: Why
    worth: float
    about: tuple[str, ...] = ()
    """What it is about: keys of concerns, blocks, tags, patterns, kinds of data; the question of an owner."""


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One kind of thing that speaks for cases: how much for each, and what about."""

    why: Why
    worths: Mapping[int, float]
    """Number of a case in the index → how much it adds; only cases to which it adds something."""
    about: Callable[[Case], tuple[str, ...]] = lambda _case: ()
    """What it is about in a case; asked only for the few that are shown."""


def ingredients(index: Index, asked: Asked, weights: Weights) -> list[Ingredient]:
    """All that speaks for any case.

    Args:
        index: the cases.
        asked: the firm and the question.
        weights: what each ingredient weighs.
    """
    found = [
        *_firm(index, asked, weights),
        *_near(index, asked, weights),
        _concerns(index, asked.chosen, Why.CHOSEN, weights.chosen, weights.falls),
        _concerns(index, asked.concerns, Why.CONCERN, weights.concern, weights.falls),
        _concerns(index, asked.about, Why.ABOUT, weights.about, weights.falls),
        _same_block(index, asked, weights),
        _several(index, Trait.TAG, asked.tags, Why.TAGS, weights.tag, lambda case: case.tags),
        _several(
            index, Trait.PATTERN, tuple(asked.wanted), Why.WANTED, weights.wanted, lambda case: case.patterns
        ),
        _several(
            index, Trait.DATA_KIND, asked.data_kinds, Why.DATA, weights.data, lambda case: case.data_kinds
        ),
        _against_pinches(index, asked, weights),
        _of_the_block(index, asked, weights),
        _owners(index, asked, weights),
        _learnt(index, asked, weights),
        Ingredient(Why.WROTE, _taught(index, asked.wrote, weights)),
        Ingredient(Why.FITTING, _taught(index, asked.fitting, weights)),
        Ingredient(Why.WORDS, _words(index, asked, weights)),
    ]
    return [each for each in found if each.worths]


def parts(number: int, index: Index, found: Sequence[Ingredient]) -> list[Part]:
    """What speaks for one case, and what about."""
    case = index.cases[number]
    return [
        Part(each.why, worth, each.about(case)) for each in found if (worth := each.worths.get(number, 0.0))
    ]


def _firm(index: Index, asked: Asked, weights: Weights) -> Iterator[Ingredient]:
    firm = asked.workshop.firm
    if firm.sector:
        same = index.having.get((Trait.SECTOR, firm.sector.value), ())
        yield Ingredient(Why.SECTOR, dict.fromkeys(same, weights.sector))
    if not firm.size:
        return
    place = _SIZES.index(firm.size.value)
    worths: dict[int, float] = {}
    for away, worth in ((0, weights.size), (-1, weights.size / 2), (1, weights.size / 2)):
        if 0 <= place + away < len(_SIZES):
            worths |= dict.fromkeys(index.having.get((Trait.SIZE, _SIZES[place + away]), ()), worth)
    yield Ingredient(Why.SIZE, worths)


def _near(index: Index, asked: Asked, weights: Weights) -> Iterator[Ingredient]:
    own_town = _any(index, Trait.TOWN, asked.names)
    own_region = _any(index, Trait.REGION, asked.regions | asked.names)
    yield Ingredient(Why.TOWN, dict.fromkeys(own_town, weights.town))
    yield Ingredient(Why.REGION, dict.fromkeys(own_region - own_town, weights.region))


def _any(index: Index, trait: Trait, words: Iterable[str]) -> set[int]:
    return {number for word in words for number in index.having.get((trait, word), ())}


def _concerns(
    index: Index, concerns: Mapping[str, float], why: Why, weight: float, falls: float
) -> Ingredient:
    """What the firm is busy with, or the question is about: the rarer, and the nearer the top, the more it says."""
    worths = {key: strength * index.rarity(Trait.CONCERN, key) for key, strength in concerns.items()}
    total: defaultdict[int, float] = defaultdict(float)
    for key, worth in worths.items():
        by_place = [weight * worth / (1 + falls * place) for place in range(_PLACES)]
        for number, place in index.concerns.get(key, ()):
            total[number] += by_place[place] if place < _PLACES else by_place[-1]

    def about(case: Case) -> tuple[str, ...]:
        return tuple(sorted((key for key in case.concerns if key in worths), key=lambda key: -worths[key]))

    return Ingredient(why, total if weight else {}, about)


def _same_block(index: Index, asked: Asked, weights: Weights) -> Ingredient:
    same = _any(index, Trait.BLOCK, asked.blocks)
    return Ingredient(
        Why.BLOCK,
        dict.fromkeys(same, weights.block),
        lambda case: tuple(block for block in asked.blocks if block in case.blocks),
    )


def _several(
    index: Index,
    trait: Trait,
    words: Sequence[str],
    why: Why,
    each: float,
    of: Callable[[Case], Sequence[str]],
) -> Ingredient:
    """Cases with one or more of these words: so much for each, the rarer the more."""
    worths: defaultdict[int, float] = defaultdict(float)
    for word in words:
        worth = each * index.rarity(trait, str(word))
        for number in index.having.get((trait, str(word)), ()):
            worths[number] += worth
    return Ingredient(
        why, worths if each else {}, lambda case: tuple(str(word) for word in words if word in of(case))
    )


def _against_pinches(index: Index, asked: Asked, weights: Weights) -> Ingredient:
    """The pattern that is best against what pinches."""
    much = {key: worth for key, (worth, _name) in asked.pinched.items() if key not in asked.wanted}
    worths: dict[int, float] = {}
    for key in sorted(much, key=lambda key: (much[key], key)):  # the best is put last, over the others
        worths |= dict.fromkeys(index.having.get((Trait.PATTERN, key), ()), weights.pinch * much[key])

    def about(case: Case) -> tuple[str, ...]:
        return (max((key for key in case.patterns if key in much), key=lambda key: (much[key], key)),)

    return Ingredient(Why.PINCH, worths if weights.pinch else {}, about)


def _of_the_block(index: Index, asked: Asked, weights: Weights) -> Ingredient:
    """The first of a case's patterns that usually moves the block in question."""
    moves = asked.method.pattern_blocks
    fitting = {
        key for key in asked.method.patterns if any(block in moves.get(key, ()) for block in asked.blocks)
    }
    same = _any(index, Trait.PATTERN, fitting) if weights.pattern else ()
    return Ingredient(
        Why.PATTERN,
        dict.fromkeys(same, weights.pattern),
        lambda case: (next(key for key in case.patterns if key in fitting),),
    )


def _owners(index: Index, asked: Asked, weights: Weights) -> Ingredient:
    """Cases for a question that the firm asks nearly word for word."""
    found = nearly_asked(Same(index), Same(asked.texts), asked.language) if weights.owner else {}
    return Ingredient(
        Why.OWNER,
        {number: weights.owner * question.share for number, question in found.items()},
        lambda case: (found[index.numbers[case.key]].text,),
    )


def _learnt(index: Index, asked: Asked, weights: Weights) -> Ingredient:
    """For which practice firms a case was laid on the table, beyond what it says of itself."""
    return Ingredient(
        Why.LEARNT,
        _taught(index, asked.points, weights),
        lambda case: tuple(asked.learnt.speaking_for(case.key, asked.traits)),
    )


def _taught(index: Index, points: Mapping[str, float], weights: Weights) -> Mapping[int, float]:
    return {index.numbers[key]: weights.learnt * each for key, each in points.items() if key in index.numbers}


def beside(case: Case, asked: Asked, weights: Weights) -> float:
    """What is added or taken off without being a reason: how it ended, and whether it was shown before."""
    read = asked.marks.get(case.key) is CaseState.SHOWN and case.key not in asked.here
    off = weights.shown if read else 0.0
    off += weights.seen * math.sqrt(asked.seen.get(case.key, 0))
    return weights.outcome * _OUTCOME.get(case.outcome, 0.0) - off


def _words(index: Index, asked: Asked, weights: Weights) -> Mapping[int, float]:
    """The more words in common the more, but never more than so much; for a case that nothing was learnt of a little higher."""
    untaught = weights.untaught if weights.learnt else 1.0
    return {
        number: weights.words
        * (1.0 if index.cases[number].key in asked.taught else untaught)
        * words
        / (words + weights.enough_words)
        for number, words in words_in_common(index, asked, weights).items()
    }


def words_in_common(index: Index, asked: Asked, weights: Weights) -> Mapping[int, float]:
    """Number of a case in the index → how much worth of words it has in common with what was answered and asked."""
    if not weights.words:
        return {}
    found = dict(_own_in_common(Same(index), Same(asked.own), weights.part_of_word))
    for number, worth in _in_common(index, asked.of_question, weights.part_of_word).items():
        found[number] = found.get(number, 0.0) + worth
    return found


@lru_cache(maxsize=4)
def _own_in_common(index: Same, own: Same, part: float) -> Mapping[int, float]:
    """Found out once for what a firm wrote: from question to question its words stay the same."""
    return _in_common(index.it, own.it, part)


def _in_common(index: Index, words: Mapping[str, Word], part: float) -> Mapping[int, float]:
    found: defaultdict[int, float] = defaultdict(float)
    most = max(_NEVER_TOO_COMMON, _TOO_COMMON * len(index.cases))
    for term, word in words.items():
        for other, weight in _with_parts(index, term, part):
            having = index.postings.get(other, _NONE)
            if len(having) <= most:
                factor = word.weight * weight
                for number, worth in having.items():
                    found[number] += worth * factor
    return found


def _with_parts(index: Index, term: str, part: float) -> Iterator[tuple[str, float]]:
    """A term, and the longer and shorter ones of which it is a part, which count less."""
    yield term, 1.0
    if part:
        yield from ((other, part) for other in index.related(term))


_FEW: Final = 0.1
"""A word that more than this part of the cases has tells nothing of one of them."""


def telling_words(case: Case, index: Index, asked: Asked, most: int) -> list[str]:
    """The words of the answers that the case's own text has too, the most telling first; none where that may be chance.

    The questions of owners count for the score, but a word that only they have is no reason a reader finds in the case. Nor is a
    word that many cases have, or one alone, or those that stand somewhere in a text and neither in its title nor in its gist:
    that is a coincidence, and looks silly in front of a room.
    """
    enough = max(2, _FEW * len(index.cases))
    number = index.numbers[case.key]
    own, foremost = _own_terms(case), _terms_of(case, (case.title, case.gist))
    found: dict[str, float] = {}
    told = False
    for term, word in asked.own.items():
        having = index.postings.get(term, _NONE)
        if number in having and term in own and len(having) <= enough:
            found[word.written] = having[number] * word.weight
            told = told or any(each.startswith(term) or term.startswith(each) for each in foremost)
    return sorted(found, key=lambda each: (-found[each], each))[:most] if told and len(found) > 1 else []


def _own_terms(case: Case) -> set[str]:
    return _terms_of(case, (case.title, case.gist, *case.sections.values(), *case.parties))


def _terms_of(case: Case, texts: Iterable[str]) -> set[str]:
    return {term for text in texts for term in terms(text, case.language)}
