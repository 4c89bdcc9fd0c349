"""A case that is being written: what is known of it so far, and the file that says so and what is still open.

The file follows the table of fields in `canvas.library.shape`. Whatever is missing stands in it as an empty field with a
comment `# TODO` above it, so that an author goes on in an editor or with `canvas case new --go-on`, and `canvas case check` says
what is still needed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from canvas.library.authoring.needs import need_of_field, need_of_region, need_of_rows, need_of_section
from canvas.library.body import read_body
from canvas.library.examining import TODO, language_of
from canvas.library.front_matter import FENCE, read_text, split
from canvas.library.shape import CASE, ROWS, SPARE_ROWS, TABLES, Field
from canvas.locale import LANGUAGES
from canvas.model.case import HEADINGS, Section
from canvas.model.fields import Unfit
from canvas.text.show import show
from canvas.text.toml_source import Path as Place

_FOUND_BY: Final = ("concerns", "questions")
"""What a case can be read without, but is hardly found without; so it is asked for in the file too."""
_TABLES_AFTER: Final = {"place": ("region",)}
"""Where a table stands that is written on one line: beside the field it belongs to, as in the built-in cases."""

_OF_SECTION: Final = re.compile(rf"^{TODO}({'|'.join(Section)}): (.+)$", re.MULTILINE)
"""A remark about a section, above the line that closes the front matter."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A case in one language, as far as it is known. Never changed: `put` and `note` give another draft."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """The front matter as it is read: texts, numbers, dates, lists; a table is a mapping, rows are a list of them."""
    sections: Mapping[Section, str] = field(default_factory=dict)
    """Paragraphs parted by an empty line."""
    open: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    """Place → what is still to be done there, a sentence each; what was typed and not understood is among them."""

    @property
    def language(self) -> str:
        """The language it is written in."""
        return str(self.values.get("language", LANGUAGES[0]))

    @property
    def key(self) -> str:
        """Its key; empty as long as it has none."""
        return str(self.values.get("key", ""))

    def value(self, place: Place) -> Any:
        """What stands at this place, such as ("results", 0, "text"); None when nothing does."""
        found: Any = self.values
        for part in place:
            if isinstance(part, int):
                found = found[part] if isinstance(found, Sequence) and part < len(found) else None
            else:
                found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def put(self, place: Place, value: Any) -> Draft:
        """The draft with this value there; None, or a text or list without content, takes it away.

        Args:
            place: a field, a field of a table, or a field of a row; the row after the last one makes a new row.
            value: text, number, truth, date, list of texts, or a mapping for a whole table.
        """
        name = str(place[0])
        if len(place) == 1:
            return replace(self, values=_with(self.values, name, value))
        if len(place) == 2:
            table = _with(self.values.get(name) or {}, str(place[1]), value)
            return replace(self, values=_with(self.values, name, table))
        rows = [dict(row) for row in self.values.get(name) or ()]
        position = int(place[1])
        while len(rows) <= position:
            rows.append({})
        rows[position] = _with(rows[position], str(place[2]), value)
        while rows and not rows[-1]:
            rows.pop()
        return replace(self, values=_with(self.values, name, rows))

    def note(self, place: Place, *sentences: str) -> Draft:
        """The draft with exactly these sentences about what is still to be done there; none takes them away."""
        rest = {where: said for where, said in self.open.items() if where != place}
        return replace(self, open={**rest, place: sentences} if sentences else rest)

    def tell(self, section: Section, text: str) -> Draft:
        """The draft with this text in a section."""
        return replace(self, sections={**self.sections, section: text})

    def rows(self, name: str) -> list[Row]:
        """The rows of a table that stands several times."""
        return list(self.values.get(name) or ())


def _with(table: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    rest = {key: known for key, known in table.items() if key != name}
    return rest if _empty(value) else {**rest, name: value}


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, list, tuple, dict)) and not value)


_AS_MOSTLY: Final = "place"
"""Most towns are called the same in every language: so it is not asked again, only put right where it is not."""


def twin_of(draft: Draft, language: str) -> Draft:
    """The same case in another language: what both share, and nothing yet of what is told in words of its own.

    Remarks stay behind: they are in the language of the first text, and stand in its file already.
    """
    values: dict[str, Any] = {
        name: draft.values[name] for name, wanted in CASE.items() if wanted.shared and name in draft.values
    }
    values |= {name: draft.values[name] for name in (*TABLES, _AS_MOSTLY) if name in draft.values}
    for name, fields in ROWS.items():
        if any(wanted.shared for wanted in fields.values()) and draft.rows(name):
            values[name] = [
                {part: row[part] for part, wanted in fields.items() if wanted.shared and part in row}
                for row in draft.rows(name)
            ]
    return Draft({**values, "language": language})


def read_draft(path: Path) -> Draft:
    """What stands in a case file, right or wrong, as a draft; fields that a case does not have are left out.

    Raises:
        Trouble: it is no readable file, or its front matter is not TOML.
    """
    return draft_of(read_text(path), str(path))


def draft_of(text: str, file: str) -> Draft:
    """What stands in the text of a case file, as `read_draft` gives it.

    Raises:
        Trouble: its front matter is not TOML.
    """
    parts = split(text, file)
    language = language_of(file) or str(parts.front.values.get("language", LANGUAGES[0]))
    if language not in LANGUAGES:
        language = LANGUAGES[0]
    known = (*CASE, *TABLES, *ROWS, *SPARE_ROWS)
    values = {name: value for name, value in parts.front.values.items() if name in known}
    for name in (*ROWS, *SPARE_ROWS):
        rows = values.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            values.pop(name)  # it cannot be written again as rows
    body = read_body(parts.body, language, file, parts.body_line)
    front = "\n".join(text.split("\n")[: parts.body_line])
    said: dict[Place, tuple[str, ...]] = {}
    for section, sentence in _OF_SECTION.findall(front):
        place: Place = ("sections", section)
        said[place] = (*said.get(place, ()), sentence)
    return Draft({**values, "language": language}, dict(body.sections), said)


def file_name(draft: Draft) -> str:
    """How the file of this draft is called."""
    return f"{draft.key}.{draft.language}.md"


def case_text(draft: Draft) -> str:
    """The file of a draft, ending in a newline; everything in it can be seen, whatever was typed."""
    lines = [FENCE, *_front(draft), FENCE, ""]
    for section, heading in HEADINGS[draft.language].items():
        lines += [f"## {heading}", ""]
        text = body_text(draft.sections.get(section, ""))
        lines += [text, ""] if text else []
    return "\n".join(lines)


def body_text(typed: str) -> str:
    """A section as it is written: each paragraph on one line, none of them taken for a heading."""
    paragraphs = []
    plain = _whole(typed).replace("\r\n", "\n").replace("\r", "\n")
    for part in re.split(r"\n\s*\n", show(plain, lines=True)):
        flat = " ".join(part.split())
        if flat:
            paragraphs.append(f"\\{flat}" if flat.startswith("#") else flat)
    return "\n\n".join(paragraphs)


def _front(draft: Draft) -> Iterator[str]:
    for name, wanted in CASE.items():
        yield from field_lines(draft, (name,), wanted)
        for table in _TABLES_AFTER.get(name, ()):
            yield from table_lines(draft, table)
    for name in TABLES:
        if not any(name in tables for tables in _TABLES_AFTER.values()):
            yield from table_lines(draft, name)
    for name, fields in {**ROWS, **SPARE_ROWS}.items():
        rows = draft.rows(name)
        if not rows and name in ROWS:
            yield ""
            yield from _todo(draft, (name,), need_of_rows(name))
        for position in range(len(rows)):
            yield ""
            yield from row_lines(draft, (name, position), fields)
    still_open = list(_sections_open(draft))
    yield from ["", *still_open] if still_open else []


def row_lines(draft: Draft, place: Place, fields: Mapping[str, Field]) -> Iterator[str]:
    """One row of a table that stands several times, with its header; what a row does not have is kept as it is."""
    yield from _todo(draft, place)
    yield f"[[{place[0]}]]"
    for part, wanted in fields.items():
        yield from field_lines(draft, (*place, part), wanted)
    for part, value in draft.value(place).items():
        if part not in fields:
            yield f"{_key(part)} = {toml_value(value)}"


def field_lines(draft: Draft, place: Place, wanted: Field) -> Iterator[str]:
    """A field as it is written, with the remarks about it; nothing when it is neither there nor needed."""
    name = str(place[-1])
    value = draft.value(place)
    missing = _empty(value) and (wanted.required or name in _FOUND_BY)
    yield from _todo(draft, place, need_of_field(wanted) if missing else "")
    if not _empty(value):
        yield f"{name} = {toml_value(value)}"
    elif missing:
        yield f"{name} = {_empty_form(wanted)}"


def table_lines(draft: Draft, name: str) -> Iterator[str]:
    """A table that stands once, on one line, with the remarks about it."""
    value = draft.value((name,))
    missing = not isinstance(value, Mapping) or any(_empty(value.get(part)) for part in TABLES[name])
    yield from _todo(draft, (name,), need_of_region() if missing else "")
    if isinstance(value, Mapping) or _empty(value):
        row = value if isinstance(value, Mapping) else {}
        yield f"{name} = {toml_value({**dict.fromkeys(TABLES[name], ''), **row})}"
    else:
        yield f"{name} = {toml_value(value)}"


def _empty_form(wanted: Field) -> str:
    """How an empty field is written so that it is missing and nothing else."""
    try:
        return "[]" if _empty(wanted.kind.take([])) else '""'
    except Unfit:
        return '""'


def _sections_open(draft: Draft) -> Iterator[str]:
    """The sections without a text, told above the line that closes the front matter."""
    for section, heading in HEADINGS[draft.language].items():
        place = ("sections", section.value)
        if not body_text(draft.sections.get(section, "")):
            yield from _todo(draft, place, f"## {heading}: {need_of_section(section)}")
        else:
            yield from _todo(draft, place)


def section_remarks(draft: Draft, section: Section) -> list[str]:
    """The lines with what is still to be done about the text of a section."""
    return list(_todo(draft, ("sections", section.value)))


def _todo(draft: Draft, place: Place, need: str = "") -> Iterator[str]:
    name = str(place[-1]) if not isinstance(place[-1], int) else str(place[0])
    if need:
        yield TODO + _comment(need if need.startswith("#") else f"{name}: {need}")
    for sentence in draft.open.get(place, ()):
        yield TODO + _comment(f"{name}: {sentence}")


def _comment(text: str) -> str:
    return show(" ".join(_whole(text).split()))


def toml_value(value: Any) -> str:
    """A value as TOML on one line; a text comes back exactly as it is, and nothing in it is hidden or obeyed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(_escaped(character) for character in _whole(value))}"'
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(name)} = {toml_value(each)}" for name, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(toml_value(each) for each in value)}]"
    return str(value)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else toml_value(name)


_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if show(character) == character:
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x1_0000 else f"\\U{code:08x}"


def _whole(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
