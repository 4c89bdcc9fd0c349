"""Answers put into a case file that is there: only the lines that they are about become others.

Comments, fields that a case does not have, the order and the way of writing are the author's, and stay. The new text is read back
and compared; where that does not give what was answered, which hardly any file does, nothing is made of it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import tomli

from canvas.library.authoring.draft import (
    Draft,
    body_text,
    draft_of,
    field_lines,
    row_lines,
    section_remarks,
    table_lines,
)
from canvas.library.body import is_heading, read_body
from canvas.library.examining import TODO
from canvas.library.front_matter import FENCE, split
from canvas.library.shape import CASE, ROWS, TABLES
from canvas.model.case import HEADINGS, Section
from canvas.text.problems import Trouble
from canvas.text.toml_source import Path as Place

_ORDER: Final = tuple(part for name in CASE for part in ((name, *TABLES) if name == "place" else (name,)))
"""The fields and tables that stand once, in the order in which they are written."""

_ANSWERED_WITH: Final = {"undated": ("year",)}
"""A field that answers what is asked of another: that a source has no year is an answer about its year."""


def mended(text: str, before: Draft, after: Draft) -> str | None:
    """The file with what was answered; None where that cannot be put into it.

    Args:
        text: the whole file, with plain newlines.
        before: what was read from it.
        after: the same with the answers.
    """
    sheet = _Sheet(text)
    for name in _ORDER:
        if _differ(before, after, (name,)):
            sheet.put_field(name, after)
    for name in ROWS:
        _put_rows(sheet, name, before, after)
    for section in Section:
        place: Place = ("sections", section.value)
        if before.open.get(place) != after.open.get(place):
            sheet.put_remarks(section, after)
    told = [each for each in Section if before.sections.get(each, "") != after.sections.get(each, "")]
    mended_text = sheet.text(after, told)
    return mended_text if _says(mended_text, after) else None


def _differ(before: Draft, after: Draft, place: Place) -> bool:
    return not _alike(before.value(place), after.value(place)) or before.open.get(place) != after.open.get(
        place
    )


def _alike(one: Any, other: Any) -> bool:
    """Whether these say the same; `nan` says the same as `nan`, which `==` denies."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_alike(one[name], other[name]) for name in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return bool(one == other)


def _says(text: str, wanted: Draft) -> bool:
    try:
        found = draft_of(text, f"case.{wanted.language}.md")
    except Trouble:
        return False

    def told(draft: Draft) -> Mapping[Section, str]:
        return {section: body_text(draft.sections.get(section, "")) for section in Section}

    return _alike(_filled(found.values), _filled(wanted.values)) and told(found) == told(wanted)


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without what is empty, at any depth."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        kept: Any = value
        if isinstance(value, Mapping):
            kept = _filled(value)
        elif isinstance(value, (list, tuple)):
            kept = [_filled(each) if isinstance(each, Mapping) else each for each in value]
        if kept not in ("", [], {}, None):
            found[name] = kept
    return found


def _put_rows(sheet: _Sheet, name: str, before: Draft, after: Draft) -> None:
    old, new = before.rows(name), after.rows(name)
    if not any(_differ(before, after, place) for place in _places(name, max(len(old), len(new)))):
        return
    headed = all((name, position) in sheet.spans for position in range(len(old)))
    if len(new) < len(old) or (name,) in sheet.spans or not headed:
        sheet.put_rows_anew(name, after, len(new))
        return
    for position in range(len(old)):
        for part in ROWS[name]:
            if _differ(before, after, (name, position, part)):
                sheet.put_part(name, position, part, after)
    if len(new) > len(old):
        sheet.add_rows(name, after, range(len(old), len(new)))


def _places(name: str, rows: int) -> Iterable[Place]:
    yield (name,)
    yield from ((name, position, part) for position in range(rows) for part in ROWS[name])


@dataclass(slots=True)
class _Sheet:
    """The lines of the file, and what is to stand where; line numbers are counted from 0, of the file as it was."""

    whole: str
    lines: list[str] = field(init=False)
    spans: dict[Place, range] = field(init=False)
    """Key or header in the front matter → its lines."""
    end: int = field(init=False)
    """The line that closes the front matter."""
    gone: set[int] = field(default_factory=set)
    added: dict[int, list[str]] = field(default_factory=dict)
    """Line → what is to stand before it."""

    def __post_init__(self) -> None:
        self.lines = self.whole.split("\n")
        parts = split(self.whole)
        self.end = next(number for number, line in enumerate(self.lines[1:], 1) if line.rstrip() == FENCE)
        self.spans = {place: self._span(line - 1) for place, line in parts.front.lines.items()}

    def _span(self, first: int) -> range:
        """The lines of the statement that begins here: as many as make TOML together."""
        for last in range(first + 1, self.end + 1):
            try:
                tomli.loads("\n".join(self.lines[first:last]))
            except tomli.TOMLDecodeError:
                continue
            return range(first, last)
        return range(first, first + 1)

    # What stands once

    @property
    def _first_header(self) -> int:
        """The line of the first header; no field that stands once may follow it."""
        headers = [span[0] for span in self.spans.values() if self.lines[span[0]].lstrip().startswith("[")]
        return min(headers, default=self.end)

    def put_field(self, name: str, after: Draft) -> None:
        """Write a field or table that stands once, in its place or behind the one that goes before it."""
        new = list(table_lines(after, name) if name in TABLES else field_lines(after, (name,), CASE[name]))
        mine = [span for place, span in self.spans.items() if place[0] == name]
        self._forget(name, range(1, self._first_header))
        here = self._behind(name)
        for span in mine:
            here = span[0] if span[0] < self._first_header else here
            self.gone.update(span)
        self._add(here, new)

    def _behind(self, name: str) -> int:
        before = [self.spans[(each,)] for each in _ORDER[: _ORDER.index(name)] if (each,) in self.spans]
        ends = [span.stop for span in before if span.stop <= self._first_header]
        return max(ends, default=1)

    # Rows

    def put_part(self, name: str, position: int, part: str, after: Draft) -> None:
        """Write one field of a row."""
        place = (name, position, part)
        header = self.spans[name, position]
        others = [span.start for each, span in self.spans.items() if each[:2] != (name, position)]
        until = min((start for start in others if start > header.start), default=self.end)
        for each in (part, *_ANSWERED_WITH.get(part, ())):  # one about a field that is not there stands last
            self._forget(each, range(header.start, until))
        here = header.stop
        for each in ROWS[name]:
            span = self.spans.get((name, position, each))
            if each == part:
                here = span.start if span else here
                self.gone.update(span or ())
                break
            here = span.stop if span else here
        self._add(here, list(field_lines(after, place, ROWS[name][part])))

    def add_rows(self, name: str, after: Draft, positions: Iterable[int]) -> None:
        """Write rows that were not there, behind those that are, or where a remark asks for them."""
        remarks = self._remarks(name, range(1, self.end))
        own = [span.stop for place, span in self.spans.items() if place[0] == name]
        last = max((span.stop for span in self.spans.values()), default=1)
        free = [number for number in remarks if self._between_rows(number)]
        here = max(own) if own else free[0] if free else last
        self.gone.update(remarks)
        for position in positions:
            blank = [""] if own or not free or position else []
            self._add(here, [*blank, *row_lines(after, (name, position), ROWS[name])])
        if not own and free:
            self._add(here, [] if self.lines[here + 1].rstrip() in ("", FENCE) else [""])

    def _between_rows(self, line: int) -> bool:
        """Whether a header may stand here: nothing before the next header belongs to what goes before."""
        after = [span for span in self.spans.values() if span.start > line]
        return not after or self.lines[min(span.start for span in after)].lstrip().startswith("[")

    def put_rows_anew(self, name: str, after: Draft, count: int) -> None:
        """Write all rows again, because they stood there in another form."""
        for place, span in self.spans.items():
            if place[0] == name:
                self.gone.update(span)
        last = max((span.stop for span in self.spans.values()), default=1)
        for position in range(count):
            self._add(last, ["", *row_lines(after, (name, position), ROWS[name])])

    # Remarks

    def _remarks(self, name: str, within: range) -> list[int]:
        """The lines that ask for this field, with the form that may stand below one as a comment."""
        found = [number for number in within if self.lines[number].startswith(f"{TODO}{name}: ")]
        forms = [number + 1 for number in found if re.match(rf"# {name} = .*…", self.lines[number + 1])]
        return [*found, *forms]

    def put_remarks(self, section: Section, after: Draft) -> None:
        """Write what is to be done about the text of a section, above the line that closes the front matter."""
        self._forget(section.value, range(1, self.end))
        new = section_remarks(after, section)
        blank = [""] if new and self.end not in self.added and self.lines[self.end - 1].strip() else []
        self._add(self.end, [*blank, *new])

    def _forget(self, name: str, within: range) -> None:
        self.gone.update(self._remarks(name, within))

    def _add(self, line: int, new: Sequence[str]) -> None:
        self.added.setdefault(line, []).extend(new)

    # The whole

    def text(self, after: Draft, told: Sequence[Section]) -> str:
        """The file as it is then.

        Args:
            after: the case, for the sections.
            told: the sections whose text is another one.
        """
        for section in told:
            self._put_section(section, after)
        self._close_up()
        found: list[str] = []
        for number, line in enumerate([*self.lines, None]):
            found += self.added.get(number, ())
            if line is not None and number not in self.gone:
                found.append(line)
        return "\n".join(found)

    def _close_up(self) -> None:
        """Where the last lines of the front matter go, the empty ones among them go too."""
        last = list(
            itertools.takewhile(
                lambda number: (
                    number not in self.added and (number in self.gone or not self.lines[number].strip())
                ),
                range(self.end - 1, 0, -1),
            )
        )
        if self.gone.intersection(last):
            self.gone.update(last)

    def _put_section(self, section: Section, after: Draft) -> None:
        heading = HEADINGS[after.language][section]
        self.gone.update(
            number for number in range(1, self.end) if self.lines[number].startswith(f"{TODO}## {heading}: ")
        )
        body = read_body("\n".join(self.lines[self.end + 1 :]), after.language, "", self.end + 1)
        text = body_text(after.sections.get(section, ""))
        written = ["", text, ""] if text else [""]
        if section in body.lines:
            first = body.lines[section] + 1
            until = next(
                (number for number in range(first, len(self.lines)) if is_heading(self.lines[number])),
                len(self.lines),
            )
            self.gone.update(range(first, until))
            self._add(first, written)
            return
        order = list(Section)
        later = [body.lines[each] for each in order[order.index(section) :] if each in body.lines]
        here = min(later, default=len(self.lines))
        blank = [""] if self.lines[here - 1].strip() else []
        self._add(here, [*blank, f"## {heading}", *written])
