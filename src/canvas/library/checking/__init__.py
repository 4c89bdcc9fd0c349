"""Whether a case is as a case should be: what reading needs, and beyond it what a reader may expect.

Every problem carries the name of its rule; `canvas.library.rules` lists them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from canvas.library.called import NOTHING, Called
from canvas.library.checking.acronyms import check_acronyms
from canvas.library.checking.addresses import addresses, check_addresses
from canvas.library.checking.allowing import settle
from canvas.library.checking.brochure import check_brochure
from canvas.library.checking.days import check_age, check_years_ahead
from canvas.library.checking.facts import (
    check_concerns,
    check_findable,
    check_patterns,
    check_source_years,
)
from canvas.library.checking.left_open import check_left_open
from canvas.library.checking.naming import check_name
from canvas.library.checking.plain_text import check_length, check_mark_up
from canvas.library.checking.plans import check_plans
from canvas.library.checking.prose import Prose, prose_of
from canvas.library.checking.region import check_region
from canvas.library.checking.sameness import Sameness
from canvas.library.checking.twins import check_twins
from canvas.library.examining import Examined, examine, language_of
from canvas.locale import _
from canvas.text.problems import Problem

Ask = Callable[[Sequence[str]], Mapping[str, str]]
"""Asks these addresses; gives what is wrong with those that do not answer as they should, one sentence each."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a case is held against."""

    patterns: Collection[str]
    concerns: Collection[str] | None
    today: datetime.date


def check_case(
    path: Path,
    patterns: Collection[str],
    today: datetime.date | None = None,
    *,
    concerns: Collection[str] | None = None,
    called: Called = NOTHING,
) -> list[Problem]:
    """Everything that is wrong with this case, by line; never raises for what stands in the file.

    Args:
        path: the file, `slug.en.md` or `slug.nl.md`; its twin is looked for beside it.
        patterns: the keys of the known patterns.
        today: the day to reckon the age of the case from; the computer's when None.
        concerns: the keys of the known concerns; not looked at when None.
        called: what the words of the closed lists are called.
    """
    return check_examined(path, examine(path, called), patterns, today, concerns=concerns)


def check_examined(
    path: Path,
    examined: Examined,
    patterns: Collection[str],
    today: datetime.date | None = None,
    *,
    concerns: Collection[str] | None = None,
) -> list[Problem]:
    """Everything that is wrong with a case that was examined just now; its file is not read again, only its twin is.

    Args:
        path: the file.
        examined: what `canvas.library.examining.examine` gave of it.
        patterns: as `check_case` has it; so are the others.
        today: the day to reckon from.
        concerns: the known concerns.
    """
    known = _Known(patterns, concerns, today or datetime.date.today())
    problems = _alone(path, examined, _prose(examined), known, examine)
    return _in_order(settle(examined, problems))


def check_cases(
    paths: Iterable[Path],
    patterns: Collection[str],
    today: datetime.date | None = None,
    ask: Ask | None = None,
    *,
    concerns: Collection[str] | None = None,
    called: Called = NOTHING,
) -> list[Problem]:
    """Everything that is wrong with these cases, file by file, and what two of them share and should not.

    Args:
        paths: the files.
        patterns: the keys of the known patterns.
        today: the day to reckon the age of the cases from; the computer's when None.
        ask: asks the addresses of the sources whether they answer; not done when None.
        concerns: the keys of the known concerns; not looked at when None.
        called: what the words of the closed lists are called.
    """
    read = lru_cache(maxsize=16)(
        partial(examine, called=called)
    )  # a twin stands beside its file, and is examined once
    known = _Known(patterns, concerns, today or datetime.date.today())
    sameness = Sameness()
    seen: dict[str, Path] = {}
    told: list[Problem] = []
    waiting: list[tuple[Examined, list[Problem]]] = []
    for path in paths:
        examined = read(path)
        prose = _prose(examined)
        problems = _alone(path, examined, prose, known, read)
        first = seen.setdefault(path.name, path)
        if first.parent != path.parent and language_of(path.name):
            wrong = _("There is another case with this file name, {file}.").format(file=first)
            fix = _("Give one of the two another key and file name.")
            problems.append(Problem(wrong, fix, str(path), rule="key-twice"))
        if prose is not None:
            problems += sameness.compare(examined, prose, path)
        if ask is None:
            told += _in_order(settle(examined, problems))
        else:
            waiting.append((examined, problems))
    if ask is not None:
        urls = dict.fromkeys(url for examined, _problems in waiting for _place, url in addresses(examined))
        answers = ask(list(urls))
        for examined, problems in waiting:
            everything = [*problems, *check_addresses(examined, answers)]
            told += _in_order(settle(examined, everything, ["link"]))
    return told


def _prose(examined: Examined) -> Prose | None:
    return prose_of(examined) if examined.parts is not None else None


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _alone(
    path: Path,
    examined: Examined,
    prose: Prose | None,
    known: _Known,
    read: Callable[[Path], Examined],
) -> list[Problem]:
    """What the file and its twin show by themselves."""
    problems = list(examined.problems)
    if prose is not None:
        problems += check_name(examined, path)
        problems += check_patterns(examined, known.patterns)
        if known.concerns is not None:
            problems += check_concerns(examined, known.concerns)
        problems += check_region(examined)
        problems += check_findable(examined)
        problems += check_plans(examined)
        problems += check_age(examined, known.today)
        problems += check_years_ahead(examined, known.today)
        problems += check_source_years(examined)
        problems += check_length(examined)
        problems += check_mark_up(examined, prose)
        problems += check_left_open(examined, prose)
        problems += check_acronyms(examined, prose)
        problems += check_brochure(examined, prose)
        problems += check_twins(examined, prose, path, read)
    return problems
