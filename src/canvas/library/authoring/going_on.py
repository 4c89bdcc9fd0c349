"""The questions of a case that is there already: only those that are still open, or whose answer is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from canvas.library.authoring.draft import Draft
from canvas.library.authoring.questions import SECTIONS, Question
from canvas.library.examining import field_name
from canvas.library.shape import ROWS
from canvas.model.case import Section
from canvas.text.problems import Problem
from canvas.text.toml_source import Path as Place

_WITH_THE_REGION = "country"
"""A field without a question of its own: it follows from the region."""


@dataclass(frozen=True, slots=True)
class StillOpen:
    """Makes the questions for a draft, and leaves out those that are answered well."""

    asked: Callable[[Draft], list[Question]]
    begun: Draft
    """The case as it stands in its file."""
    fields: Mapping[str, str]
    """What the check found something in, as its problems name it → what is wrong there."""
    sections: Collection[Section]
    """Those without a text, and those of which the text was broken off."""
    rows: Mapping[str, int]
    """How many results and sources there were: where there were none, all about them is asked."""

    def __call__(self, draft: Draft) -> list[Question]:
        """The questions, in order; one that was answered meanwhile is among them still, so that one can go back to it."""
        return [
            replace(question, wrong=self._wrong(question.place, draft))
            for question in self.asked(draft)
            if self._is_open(question.place)
        ]

    def _wrong(self, place: Place, draft: Draft) -> str:
        """What is wrong with what stands there, as long as nothing else was answered."""
        stands = draft.value(place)
        if not stands or stands != self.begun.value(place):
            return ""
        return self.fields.get(field_name(place), "")

    def _is_open(self, place: Place) -> bool:
        name = str(place[0])
        if name == SECTIONS:
            return Section(str(place[1])) in self.sections
        if name in ROWS:
            return not self.rows[name] or field_name(place) in self.fields
        if name == "region":
            return any(each.split(".")[0] in (name, _WITH_THE_REGION) for each in self.fields)
        return name != "key" and name in self.fields


def still_open(
    asked: Callable[[Draft], list[Question]],
    draft: Draft,
    problems: Iterable[Problem],
    *,
    broken_off: bool = False,
) -> StillOpen:
    """The questions that are worth asking of this case.

    Args:
        asked: makes all questions.
        draft: the case as it stands in its file.
        problems: what the check says of the file. What it says of the twin is of two files, and no question.
        broken_off: the conversation did not end: the last section with a text may have been cut in the middle.
    """
    fields: dict[str, str] = {}
    for problem in problems:
        if problem.field and not problem.rule.startswith("twin-"):
            fields.setdefault(problem.field, problem.wrong)
    sections = {section for section in Section if not _says_something(draft.sections.get(section, ""))}
    told = [section for section in Section if section not in sections]
    sections.update(section for section in told if draft.open.get((SECTIONS, section.value)))
    if broken_off and told:
        sections.add(told[-1])
    return StillOpen(asked, draft, fields, sections, {name: len(draft.rows(name)) for name in ROWS})


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
