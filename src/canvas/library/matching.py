"""Which cases to put beside a question: matched to the firm and the prompt, each with its reasons in words.

The weights are our own: what the firm is comes first, then what the question is about, then what people wrote.
A case from another sector takes the last place on purpose, because the best move is often known elsewhere
(method.md part 0: "a far sector often gives the best idea").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from canvas.library.reading import Library
from canvas.library.regions import names_in, place_name, regions_of
from canvas.library.terms import terms
from canvas.locale import _
from canvas.model.case import Case, Match
from canvas.model.playbook import Prompt, Target
from canvas.model.records import CaseMark, DataAsset, DataUse, Note
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block, CaseState, DataKind, Outcome
from canvas.model.workshop import Workshop
from canvas.text.show import one_line

SAME_SECTOR: Final = 3.0
SAME_BLOCK: Final = 2.0
SAME_TAG: Final = 1.0
SAME_PATTERN: Final = 1.0
SAME_TOWN: Final = 1.5
SAME_REGION: Final = 1.0
SAME_DATA: Final = 0.75
SAME_SIZE: Final = 0.5
A_WORD: Final = 0.5
"""For the rarest word; one that half the cases have counts for little."""
MOST_FOR_WORDS: Final = 3.0
"""A long answer must not outweigh what the firm is."""
HEADLINE: Final = 2.0
"""A word in the title or the gist says this much more than one in the story."""
SHOWN_BEFORE: Final = 1.5
OUTCOME: Final = {Outcome.SUCCESS: 0.3, Outcome.MIXED: 0.15}

_TOLD: Final = 3
"""Most tags, kinds or words told in one reason."""

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Asked:
    """The firm and the question, made ready once for all cases."""

    workshop: Workshop
    language: str
    blocks: tuple[Block, ...]
    tags: tuple[str, ...]
    words: Mapping[str, str]
    names: frozenset[str]
    regions: frozenset[str]
    data_kinds: tuple[DataKind, ...]
    patterns: Mapping[str, Said]
    pattern_blocks: Mapping[str, Collection[str]]
    tag_names: Mapping[str, Said]
    vocabulary: Vocabulary | None


@dataclass(frozen=True, slots=True)
class _Scored:
    case: Case
    score: float
    reasons: tuple[tuple[float, str], ...]
    same_question: bool

    @property
    def place(self) -> tuple[float, str]:
        """Best first, ties by key, so that the same question always gives the same answer."""
        return (-round(self.score, 6), self.case.key)


def match(
    library: Library,
    workshop: Workshop,
    prompt: Prompt | None,
    patterns: Mapping[str, Said],
    language: str,
    most: int = 3,
    *,
    block: Block | None = None,
    pattern_blocks: Mapping[str, Collection[str]] = _NOTHING,
    tag_names: Mapping[str, Said] = _NOTHING,
    vocabulary: Vocabulary | None = None,
) -> list[Match]:
    """The best cases for this firm and this question, best first; the same input always gives the same list.

    Args:
        library: the cases.
        workshop: the firm, its answers so far, and the cases it set aside or saw before.
        prompt: the question, or None on a screen without one.
        patterns: the names of the known patterns, by key.
        language: in which language the cases are read; the reasons are in the language being spoken.
        most: how many at most; from three on, the last one comes from another sector than the firm's.
        block: the block that is being worked on, where the prompt names none.
        pattern_blocks: the blocks that each pattern usually changes; without it patterns give no reason.
        tag_names: what each tag is called; a tag without a name is told by its key.
        vocabulary: what blocks and kinds of data are called; without it their keys are told.
    """
    marks = {mark.id: mark.state for mark in workshop.all(CaseMark)}
    targets = prompt.targets if prompt else ()
    place = workshop.firm.place or ""
    blocks = tuple(dict.fromkeys(target.block for target in targets if target.block))
    asked = _Asked(
        workshop=workshop,
        language=language,
        blocks=blocks or ((block,) if block else ()),
        tags=prompt.tags if prompt else (),
        words=_words(workshop, language),
        names=names_in(place),
        regions=regions_of(place),
        data_kinds=_data_kinds(workshop, targets),
        patterns=patterns,
        pattern_blocks=pattern_blocks,
        tag_names=tag_names,
        vocabulary=vocabulary,
    )
    scored = [
        _score(library, case, asked, shown=marks.get(case.key) is CaseState.SHOWN)
        for case in library.all(language)
        if marks.get(case.key) is not CaseState.SET_ASIDE
    ]
    ranked = sorted(scored, key=lambda each: each.place)
    sector = workshop.firm.sector
    near = ranked[: max(0, most)]
    if sector is None or most < 3 or len(ranked) <= most - 1:
        return [_match(each) for each in near]
    near, rest = ranked[: most - 1], ranked[most - 1 :]
    far = next((each for each in rest if each.case.sector is not sector), None)
    if far is None:
        return [_match(each) for each in ranked[:most]]
    told = (
        _("other sector, same question")
        if far.same_question
        else _("other sector, for another look at your own")
    )
    return [*(_match(each) for each in near), _match(far, told)]


def _match(scored: _Scored, first: str = "") -> Match:
    ordered = [reason for _weight, reason in sorted(scored.reasons, key=lambda each: -each[0])]
    reasons = [first, *ordered] if first else ordered
    return Match(scored.case, round(scored.score, 6), tuple(reasons) or (_("worth a look"),))


def _data_kinds(workshop: Workshop, targets: Iterable[Target]) -> tuple[DataKind, ...]:
    """The kinds of data the firm has, where the question is about data; none elsewhere."""
    if not any(target.table in (DataAsset.table, DataUse.table) for target in targets):
        return ()
    return tuple(dict.fromkeys(asset.kind for asset in workshop.all(DataAsset) if asset.kind))


def _words(workshop: Workshop, language: str) -> dict[str, str]:
    """Term → word of everything that was answered so far; ideas borrowed from cases are not the firm's words."""
    frame = workshop.frame
    texts: list[str | None] = [frame.question, *frame.drivers, *frame.ambition]
    for note in workshop.all(Note):
        if not note.case and not note.gone:
            texts += [note.text, note.note]
    for use in workshop.all(DataUse):
        texts += [use.title, use.decision]
    found: dict[str, str] = {}
    for text in texts:
        if text:
            for term, word in terms(text, language).items():
                found.setdefault(term, word)
    return found


def _score(library: Library, case: Case, asked: _Asked, *, shown: bool) -> _Scored:
    firm = asked.workshop.firm
    reasons: list[tuple[float, str]] = []
    if firm.sector and case.sector is firm.sector:
        reasons.append((SAME_SECTOR, _("same sector")))
    if firm.size and case.size.value == firm.size.value:
        reasons.append((SAME_SIZE, _("about as large as your firm")))
    reasons += _near(case, asked)
    question = [*_same_block(case, asked), *_same_tags(case, asked), *_same_pattern(case, asked)]
    reasons += question
    reasons += _same_data(case, asked)
    reasons += _same_words(library, case, asked)
    score = sum(weight for weight, _reason in reasons) + OUTCOME.get(case.outcome, 0)
    return _Scored(case, score - (SHOWN_BEFORE if shown else 0), tuple(reasons), bool(question))


def _near(case: Case, asked: _Asked) -> Iterable[tuple[float, str]]:
    region = place_name(case.region_name)
    towns = [town for part in case.place.split(",") if (town := place_name(part)) and town != region]
    if any(town in asked.names for town in towns):
        yield SAME_TOWN, _("from your own town")
    elif region in asked.regions or region in asked.names:
        yield SAME_REGION, _("from your region")


def _same_block(case: Case, asked: _Asked) -> Iterable[tuple[float, str]]:
    same = [block for block in asked.blocks if block in case.blocks]
    if same:
        named = [
            asked.vocabulary.block(block, asked.language).lower() if asked.vocabulary else _spaced(block)
            for block in same
        ]
        yield SAME_BLOCK, _("changed the same block: {block}").format(block=", ".join(named))


def _same_tags(case: Case, asked: _Asked) -> Iterable[tuple[float, str]]:
    same = [tag for tag in asked.tags if tag in case.tags][:_TOLD]
    if same:
        named = [
            asked.tag_names[tag].of(asked.language) if tag in asked.tag_names else _spaced(tag)
            for tag in same
        ]
        yield SAME_TAG * len(same), _("also about: {tags}").format(tags=", ".join(named))


def _same_pattern(case: Case, asked: _Asked) -> Iterable[tuple[float, str]]:
    """The first of the case's patterns that usually changes the block in question."""
    for key in case.patterns:
        if key in asked.patterns and any(
            block in asked.pattern_blocks.get(key, ()) for block in asked.blocks
        ):
            name = asked.patterns[key].of(asked.language)
            yield SAME_PATTERN, _("pattern: {name}").format(name=one_line(name[:1].lower() + name[1:], 60))
            return


def _same_data(case: Case, asked: _Asked) -> Iterable[tuple[float, str]]:
    same = [kind for kind in asked.data_kinds if kind in case.data_kinds][:_TOLD]
    if same:
        named = [
            asked.vocabulary.word(kind, asked.language) if asked.vocabulary else _spaced(kind)
            for kind in same
        ]
        yield SAME_DATA * len(same), _("the same kind of data: {kinds}").format(kinds=", ".join(named))


def _same_words(library: Library, case: Case, asked: _Asked) -> Iterable[tuple[float, str]]:
    index = library.index(case.language)
    story = index.story[case.key]
    headline = index.headline[case.key]
    own_name = terms(case.organisation, case.language)
    weights = {
        term: A_WORD * index.rarity[term] * (HEADLINE if term in headline else 1)
        for term in story.keys() & asked.words.keys()
        if term not in own_name
    }
    telling = sorted(
        (term for term in weights if index.rarity[term]), key=lambda each: (-weights[each], each)
    )
    if telling:
        weight = min(MOST_FOR_WORDS, sum(weights.values()))
        told = ", ".join(asked.words[term] for term in telling[:_TOLD])
        yield weight, _("words in common: {words}").format(words=told)


def _spaced(key: str) -> str:
    """A key as words, where nothing says what it is called."""
    return key.replace("_", " ").replace("-", " ")
