"""A case that is being written, looked at: what it is now, what is wrong with it, and for whom it would be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from canvas.library.checking import check_examined
from canvas.library.examining import examine, language_of
from canvas.library.folders import what_is_at
from canvas.library.matching import match
from canvas.library.previewing import Standing, standings
from canvas.library.profiles import profiles
from canvas.library.reading import Library
from canvas.locale import LANGUAGES, _, language
from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook, the_method
from canvas.method.patterns import concern_keys, pattern_names
from canvas.model.case import Case, Match
from canvas.model.method import Method
from canvas.model.playbook import Prompt
from canvas.model.said import Said
from canvas.model.workshop import Workshop
from canvas.session.case_words import case_words
from canvas.text.problems import Problem, Trouble


@dataclass(frozen=True, slots=True)
class Draft:
    """A case file as it is at this moment."""

    path: Path
    case: Case | None
    """The case, when the file can be read as one."""
    problems: tuple[Problem, ...]
    """What the check says, by line."""

    @property
    def errors(self) -> int:
        """How many problems must be mended."""
        return sum(problem.severity == "error" for problem in self.problems)


def look_at(path: Path) -> Draft:
    """This file as it is now; never raises for what stands in it, nor when it has gone."""
    examined = examine(path, case_words())
    problems = check_examined(path, examined, pattern_names().keys(), concerns=concern_keys())
    return Draft(path, examined.case, tuple(problems))


def one_case(path: Path) -> Path:
    """The path, when a file is there.

    Raises:
        Trouble: there is no file of this name, or it may not be looked at.
    """
    there = what_is_at(path)
    if there == "file":
        return path
    wrong = _("There is nothing of this name.") if there == "nothing" else _("This is a folder, not a case.")
    raise Trouble(Problem(wrong, _("Name the file of one case, such as baker-street.en.md."), str(path)))


def twin_of(path: Path) -> Path | None:
    """The file of the same case in the other language, whether it is there or not; None where the name has no language."""
    written_in = language_of(path.name)
    if written_in is None:
        return None
    other = next(each for each in LANGUAGES if each != written_in)
    return path.with_name(f"{path.name.removesuffix(f'.{written_in}.md')}.{other}.md")


def standings_of(case: Case, library: Library) -> Iterator[Standing]:
    """Where this case would stand for each sample firm at each of its questions, as it is reckoned.

    The firms speak the language of the case; the reasons are in the language that is spoken.
    """
    prompts = {prompt.key: prompt for _step, prompt in playbook(DEFAULT_PLAYBOOK).prompts()}
    spoken = _spoken(the_method())

    def matched(drafted: Library, workshop: Workshop, prompt: Prompt, most: int) -> Sequence[Match]:
        return match(drafted, workshop, prompt, spoken, case.language, most)

    return standings(case, library, profiles(), prompts, matched)


def _spoken(method: Method) -> Method:
    """The method that calls everything as it is called in the language that is spoken, whichever is asked for."""

    def said(names: Mapping[Any, Said]) -> dict[Any, Said]:
        return {key: Said(dict.fromkeys(LANGUAGES, name.of(language()))) for key, name in names.items()}

    words = method.vocabulary
    owners = said({concern.key: concern.name for concern in method.concerns})
    return replace(
        method,
        patterns=said(method.patterns),
        tag_names=said(method.tag_names),
        vocabulary=words and replace(words, blocks=said(words.blocks), values=said(words.values)),
        concerns=tuple(replace(concern, name=owners[concern.key]) for concern in method.concerns),
    )
