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
_OF_CONCERNS: Final = (Why.CHOSEN, Why.CONCERN, Why.ABOUT)
"""What a firm ticked is told as such, though it is heard and asked as well."""
_LAST: Final = (Why.FITTING, Why.WROTE)
"""However much they count, they say less than any other reason."""
_TOLD: Final = 3
"""Most tags, kinds or words told in one reason."""


def reasons(case: Case, parts: Sequence[Part], asked: Asked, index: Index) -> list[str]:
    """What speaks for the case, the weightiest first, in the language that is spoken.

    That it suits the question comes last, and that it suits firms that write so only where there is nothing else to tell.
    """
    told: list[str] = []
    for part in sorted(_once(case, parts), key=lambda each: (each.why in _LAST, -each.worth)):
        if part.why is Why.WORDS:
            words = telling_words(case, index, asked, _TOLD)
            reason = _("words in common: {words}").format(words=", ".join(words)) if words else ""
        elif part.why is Why.WROTE:
            reason = _("suits firms that write as you do") if part.worth >= TELLING and not told else ""
        else:
            reason = _TELLING[part.why](part, asked)
        if reason and reason not in told:
            told.append(reason)
    return told


def _once(case: Case, parts: Sequence[Part]) -> list[Part]:
    """The parts as a reader tells them apart: each concern and each pattern once.

    What speaks against a case is no reason for it, nor is what was learnt of a concern that the case names itself.
    """
    parts = [_beyond(case, part) if part.why is Why.LEARNT else part for part in parts if part.worth > 0]
    pinched = {part.about for part in parts if part.why is Why.PINCH}
    found = [part for part in parts if not (part.why is Why.PATTERN and part.about in pinched)]
    said: set[str] = set()
    for why in _OF_CONCERNS:
        for place, part in enumerate(found):
            if part.why is why:
                found[place] = Part(why, part.worth, tuple(key for key in part.about if key not in said))
                said.update(part.about)
    return [part for part in found if part.why not in _OF_CONCERNS or part.about]


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


def _ticked(part: Part, asked: Asked) -> str:
    return _("this too is about: {concerns}").format(concerns=_names_of_concerns(part.about, asked))


def _asked_about(part: Part, asked: Asked) -> str:
    return _("about what is asked here: {concerns}").format(concerns=_names_of_concerns(part.about, asked))


def _heard(part: Part, asked: Asked) -> str:
    """The words that were heard, because they may have been meant otherwise."""
    key = part.about[0]
    words = ", ".join(asked.heard[key][:_TOLD])
    return _("you wrote “{words}”: {pinch}").format(words=words, pinch=_names_of_concerns((key,), asked))


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
    Why.CHOSEN: _ticked,
    Why.ABOUT: _asked_about,
    Why.CONCERN: _heard,
    Why.BLOCK: _blocks,
    Why.TAGS: _tags,
    Why.WANTED: _pattern,
    Why.PINCH: _pinch,
    Why.PATTERN: _pattern,
    Why.DATA: _data,
    Why.OWNER: lambda part, _asked: _("an owner asked: “{question}”").format(
        question=one_line(part.about[0], 90)
    ),
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
