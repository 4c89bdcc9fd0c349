"""For whom a case that is being written would be shown: each sample firm at each of its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from canvas.library.profiles import Profile
from canvas.library.reading import Library
from canvas.model.case import Case, Match
from canvas.model.playbook import Prompt
from canvas.model.workshop import Workshop

SHOWN: Final = 3
"""So many cases stand beside a question."""
LISTED: Final = 5
"""So many stand first among the cases that fit a question; what comes behind is found by who looks for it."""
NEAREST: Final = 3
"""So many places are told of a case that is seen nowhere at once."""

Matcher = Callable[[Library, Workshop, Prompt, int], Sequence[Match]]
"""The cases for a firm and a question, best first, at most so many."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands for one firm at one question."""

    profile: Profile
    prompt: Prompt
    rank: int
    """Its place among all cases, counted from 1."""
    beside: bool
    """Whether it is one of those beside the question."""
    reasons: tuple[str, ...]

    @property
    def listed(self) -> bool:
        """Whether a person sees it without looking for it."""
        return self.beside or self.rank <= LISTED


def with_draft(library: Library, case: Case) -> Library:
    """The library as it would be with this case in it; one of the same key and language gives way, and what was learnt of it."""
    at = (case.key, case.language)
    replaced = library.replaced if library.cases.get(at) == case else (*library.replaced, case.key)
    return Library({**library.cases, at: case}, replaced=replaced)


def standings(
    case: Case,
    library: Library,
    firms: Iterable[Profile],
    prompts: Mapping[str, Prompt],
    match: Matcher,
) -> Iterator[Standing]:
    """Where this case stands, firm by firm and question by question, as it is reckoned.

    Args:
        case: the case, as it is written now.
        library: the other cases.
        firms: the sample firms.
        prompts: the questions by key; a firm's question that is not there is passed over.
        match: which cases fit a firm and a question.
    """
    drafted = with_draft(library, case)
    everything = (
        len(drafted.keys()) + 1
    )  # one more than there are: so none is taken out for another sector's sake
    for firm in firms:
        workshop = firm.workshop(case.language)
        for key in firm.prompts:
            prompt = prompts.get(key)
            if prompt is None:
                continue
            ranked = match(drafted, workshop, prompt, everything)
            found = _found(ranked, case.key)
            if found is None:
                continue
            beside = _found(match(drafted, workshop, prompt, SHOWN), case.key)
            standing = Standing(firm, prompt, found[0], False, found[1].reasons)
            yield replace(standing, beside=True, reasons=beside[1].reasons) if beside else standing


def best_first(found: Iterable[Standing]) -> list[Standing]:
    """Those that a person sees at once first, then by rank; ties stay in the order of the firms."""
    return sorted(found, key=lambda each: (not each.beside, not each.listed, each.rank))


def worth_telling(found: Sequence[Standing]) -> list[Standing]:
    """Of these, best first, those that a person sees at once; where there are none, the nearest to it."""
    return [each for each in found if each.listed] or list(found[:NEAREST])


def _found(ranked: Sequence[Match], key: str) -> tuple[int, Match] | None:
    return next(((rank, each) for rank, each in enumerate(ranked, 1) if each.case.key == key), None)
