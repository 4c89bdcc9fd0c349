"""The reasons for a match, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from canvas.library.index import Index
from canvas.library.matching.asked import Asked
from canvas.library.matching.learnt import TELLING
from canvas.library.matching.scoring import Part, Why, telling_words
from canvas.locale import _
from canvas.model.case import Case
from canvas.model.words import DataKind
from canvas.text.show import one_line

_CONCERNS: Final = 2
_OF_CONCERNS: Final = frozenset({Why.CHOSEN, Why.ABOUT, Why.CONCERN})
_TOLD: Final = 3
"""Most tags, kinds or words told in one reason."""


def reasons(case: Case, parts: Sequence[Part], asked: Asked, index: Index) -> list[str]:
    """What speaks for the case, the weightiest first, in the language that is spoken.

    That it suits the question comes last, however much it counts: it says less than any other reason.
    """
    told: list[str] = []
    for part in sorted(_joined(case, parts), key=lambda each: (each.why is Why.FITTING, -each.worth)):
        if part.why is Why.WORDS:
            words = telling_words(case, index, asked, _TOLD)
            reason = _("words in common: {words}").format(words=", ".join(words)) if words else ""
        else:
            reason = _TELLING[part.why](part, asked)
        if reason and reason not in told:
            told.append(reason)
    return told


def _joined(case: Case, parts: Sequence[Part]) -> list[Part]:
    """The parts as a reader tells them apart: concerns of the firm and of the question as one, each pattern once.

    What speaks against a case is no reason for it, nor is what was learnt of a concern that the case names itself.
    """
    parts = [_beyond(case, part) if part.why is Why.LEARNT else part for part in parts if part.worth > 0]
    concerns = sorted((part for part in parts if part.why in _OF_CONCERNS), key=lambda part: -part.worth)
    pinched = {part.about for part in parts if part.why is Why.PINCH}
    rest = [
        part
        for part in parts
        if part.why not in _OF_CONCERNS and not (part.why is Why.PATTERN and part.about in pinched)
    ]
    if not concerns:
        return rest
    keys = dict.fromkeys(key for part in concerns for key in part.about)
    return [Part(concerns[0].why, sum(part.worth for part in concerns), tuple(keys)), *rest]


def _beyond(case: Case, part: Part) -> Part:
    return Part(part.why, part.worth, tuple(key for key in part.about if key not in case.concerns))


def _learnt(part: Part, asked: Asked) -> str:
    """Only what the case does not say of itself."""
    named = _names_of_concerns(part.about, asked)
    return _("suits firms busy with: {concerns}").format(concerns=named) if named else ""


def _blocks(part: Part, asked: Asked) -> str:
    words = asked.method.vocabulary
    named = [words.block(block, asked.language).lower() if words else _spaced(block) for block in part.about]
    return _("changed the same block: {block}").format(block=", ".join(named))


def _tags(part: Part, asked: Asked) -> str:
    names = asked.method.tag_names
    named = [names[tag].of(asked.language) if tag in names else _spaced(tag) for tag in part.about[:_TOLD]]
    return _("also about: {tags}").format(tags=", ".join(named))


def _concerns(part: Part, asked: Asked) -> str:
    return _("this too is about: {concerns}").format(concerns=_names_of_concerns(part.about, asked))


def _names_of_concerns(keys: Sequence[str], asked: Asked) -> str:
    """Parted by semicolons, because some names have a comma themselves."""
    names = {concern.key: concern.name for concern in asked.method.concerns}
    return "; ".join(one_line(names[key].of(asked.language), 60) for key in keys[:_CONCERNS] if key in names)


def _pattern(part: Part, asked: Asked) -> str:
    return _("pattern: {name}").format(name=_named(part.about[0], asked))


def _pinch(part: Part, asked: Asked) -> str:
    key = part.about[0]
    pinch = one_line(asked.pinched[key][1], 60)
    return _("helps with {pinch}: {pattern}").format(pinch=pinch, pattern=_named(key, asked))


def _data(part: Part, asked: Asked) -> str:
    words = asked.method.vocabulary
    named = [
        words.word(DataKind(kind), asked.language) if words else _spaced(kind) for kind in part.about[:_TOLD]
    ]
    return _("the same kind of data: {kinds}").format(kinds=", ".join(named))


_TELLING: Final[Mapping[Why, Callable[[Part, Asked], str]]] = {
    Why.SECTOR: lambda _part, _asked: _("same sector"),
    Why.SIZE: lambda _part, _asked: _("about as large as your firm"),
    Why.TOWN: lambda _part, _asked: _("from your own town"),
    Why.REGION: lambda _part, _asked: _("from your region"),
    Why.CHOSEN: _concerns,
    Why.ABOUT: _concerns,
    Why.CONCERN: _concerns,
    Why.BLOCK: _blocks,
    Why.TAGS: _tags,
    Why.WANTED: _pattern,
    Why.PINCH: _pinch,
    Why.PATTERN: _pattern,
    Why.DATA: _data,
    Why.LEARNT: _learnt,
    Why.FITTING: lambda part, _asked: _("suits this question") if part.worth >= TELLING else "",
}


def _named(key: str, asked: Asked) -> str:
    """The name of a pattern, to stand within a sentence."""
    name = asked.method.patterns[key].of(asked.language) if key in asked.method.patterns else _spaced(key)
    return one_line(name[:1].lower() + name[1:], 60)


def _spaced(key: str) -> str:
    """A key as words, where nothing says what it is called."""
    return key.replace("_", " ").replace("-", " ")
