"""What an author chooses from: the words of the closed lists, the patterns, the tags and the regions, by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from canvas.library.authoring.wordlists import UNKNOWN, Word
from canvas.library.regions import NATIONAL, REGIONS, place_name, regions_of
from canvas.locale import LANGUAGES, N_, _
from canvas.model.finding import CheckText
from canvas.model.pattern import Concern, Pattern
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block, CaseSize, CaseStatus, ResultKind

_RESULT_KINDS: Final[Mapping[ResultKind, str]] = {
    ResultKind.MEASURED: N_("somebody counted it"),
    ResultKind.REPORTED: N_("a newspaper or a researcher says so"),
    ResultKind.CLAIMED: N_("the firm says so of itself"),
    ResultKind.PLANNED: N_("it is a plan"),
}

_ALSO: Final[Mapping[StrEnum, tuple[str, ...]]] = {
    CaseStatus.RUNNING: (
        "yes",
        "ja",
        "still running",
        "still runs",
        "still going",
        "still exists",
        "loopt nog",
        "bestaat nog",
        "draait nog",
    ),
    CaseStatus.STOPPED: (
        "no",
        "nee",
        "ended",
        "closed",
        "gesloten",
        "failliet",
        "bankrupt",
        "niet meer",
        "no longer",
        "not any more",
        "not anymore",
    ),
    CaseStatus.UNKNOWN: UNKNOWN,
    CaseSize.UNKNOWN: UNKNOWN,
    ResultKind.MEASURED: ("counted", "geteld", "gemeten"),
    ResultKind.REPORTED: ("krant", "newspaper", "onderzoeker", "researcher"),
    ResultKind.CLAIMED: ("said by", "gezegd door", "zegt het zelf", "says so itself"),
}
"""What people type for a word of a closed list, in either language."""

_MOST_OFFERED: Final = 6
"""Patterns or tags offered at once."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The method's content as far as writing a case needs it."""

    vocabulary: Vocabulary
    patterns: Mapping[str, Pattern]
    tag_names: Mapping[str, Said]
    concerns: tuple[Concern, ...] = ()
    check_texts: Mapping[str, CheckText] = field(default_factory=dict)
    block_about: Mapping[str, Said] = field(default_factory=dict)
    """Building block → a line that tells what belongs there."""

    def words(self, of: type[StrEnum], language: str) -> tuple[Word, ...]:
        """A closed list, in its own order."""
        if of is Block:
            return tuple(
                Word(
                    each.value,
                    self.vocabulary.block(each.value, language),
                    self._in_others(each, language),
                    says=self.block_about.get(each.value, Said()).of(language),
                )
                for each in of
            )
        if of is ResultKind:
            return tuple(
                Word(kind.value, _(said), (self.vocabulary.word(kind, language), *_ALSO.get(kind, ())))
                for kind, said in _RESULT_KINDS.items()
            )
        return tuple(
            Word(
                each.value,
                self.vocabulary.word(each, language),
                (*self._in_others(each, language), *_ALSO.get(each, ())),
            )
            for each in of
        )

    def _in_others(self, each: StrEnum, language: str) -> tuple[str, ...]:
        """What it is called in the other languages, because people mix them."""
        others = [other for other in LANGUAGES if other != language]
        if isinstance(each, Block):
            return tuple(self.vocabulary.block(each, other) for other in others)
        return tuple(self.vocabulary.word(each, other) for other in others)

    def pattern_words(self, language: str) -> tuple[Word, ...]:
        """All patterns, in the order of the catalogue."""
        return tuple(
            Word(
                key,
                pattern.name.of(language),
                tuple(text for other, text in pattern.name.texts.items() if other != language),
                " ".join(
                    text
                    for said in (pattern.idea, pattern.data, pattern.chain, pattern.fits, pattern.seen)
                    for text in said.texts.values()
                ),
            )
            for key, pattern in self.patterns.items()
        )

    def tag_words(self, language: str) -> tuple[Word, ...]:
        """All tags."""
        return tuple(
            Word(
                key, name.of(language), tuple(text for other, text in name.texts.items() if other != language)
            )
            for key, name in self.tag_names.items()
        )

    def concern_words(self, language: str) -> tuple[Word, ...]:
        """All that owners are busy with."""
        return tuple(
            Word(
                concern.key,
                concern.name.of(language),
                tuple(text for other, text in concern.name.texts.items() if other != language),
                " ".join(word for words in concern.words.values() for word in words),
            )
            for concern in self.concerns
        )

    def concerns_behind(self, patterns: Collection[str], most: int = _MOST_OFFERED) -> list[str]:
        """The concerns against which these patterns are worth a try, those for more of them first."""
        counts = {each.key: sum(key in patterns for key in each.patterns) for each in self.concerns}
        return sorted((key for key, count in counts.items() if count), key=lambda key: -counts[key])[:most]

    def fitting_patterns(
        self, blocks: Collection[str], data_kinds: Collection[str], most: int = _MOST_OFFERED
    ) -> list[str]:
        """Patterns that usually move these blocks and use these data, best first."""

        def score(pattern: Pattern) -> float:
            weights = {block: 1 / (place + 1) for place, block in enumerate(pattern.blocks)}
            moved = sum(weights.get(Block(block), 0.0) for block in blocks if block in tuple(Block))
            return moved + 0.5 * sum(kind in data_kinds for kind in pattern.data_kinds)

        scored = [
            (score(pattern), number, key) for number, (key, pattern) in enumerate(self.patterns.items())
        ]
        best = sorted((each for each in scored if each[0]), key=lambda each: (-each[0], each[1]))
        return [key for _score, _number, key in best[:most]]

    def tags_of(self, patterns: Iterable[str], most: int = _MOST_OFFERED) -> list[str]:
        """The tags of these patterns, the first of each before the second of any."""
        lists = [self.patterns[key].tags for key in patterns if key in self.patterns]
        longest = max(map(len, lists), default=0)
        taken = [tags[place].value for place in range(longest) for tags in lists if place < len(tags)]
        return list(dict.fromkeys(taken))[:most]


def region_words() -> tuple[Word, ...]:
    """The regions, by their codes."""
    return tuple(
        Word(code, _("all of the Netherlands") if code == NATIONAL[0] else name, (name,))
        for code, name in REGIONS
    )


def region_of(place: str) -> tuple[str, str] | None:
    """Code and name of the province that this place lies in, when it is known and there is but one."""
    found = regions_of(place)
    matching = [(code, name) for code, name in REGIONS if place_name(name) in found]
    return matching[0] if len(matching) == 1 and len(found) == 1 else None


def region_name(code: str) -> str:
    """The name that belongs to a code; empty when it is none of ours."""
    return dict(REGIONS).get(code, "")
