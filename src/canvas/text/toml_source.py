"""Reading TOML from people: bounded before it is parsed, and able to say where a value stands.

`tomli` is quadratic in dotted keys (80 KB with a 40,000-part key took 26 s, docs/architecture.md), recurses on
nesting and knows no line numbers, so one linear scan goes before it: it refuses what is hostile and remembers
where each key stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import tomli

from canvas.locale import _
from canvas.text.problems import Problem, Trouble

MOST_BYTES: Final = 2_000_000
"""Largest file read, in bytes: a workshop of 2,000 records is under 600 KB."""
MOST_PARTS: Final = 16
"""Most dotted parts in one key."""
MOST_NESTING: Final = 64
"""Deepest nesting of arrays and inline tables."""
MOST_DIGITS: Final = 400
"""Longest run of digits outside a string, in whichever base they are written."""

Path = tuple[str | int, ...]
"""A way into parsed TOML: names of tables and keys, and positions in arrays, counted from 0."""

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|\#[^\n]*|[\[\]{}\n]|[^"\'\#\[\]{}\n]+|.',
    re.DOTALL,
)
_DIGITS = re.compile(rf"[0-9_]{{{MOST_DIGITS}}}|0x[0-9A-Fa-f_]{{{MOST_DIGITS}}}")
_BARE = re.compile(r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')""")
_HEADER = re.compile(r"\s*(\[\[?)\s*(.*?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)


_CURLY = re.compile(r"(?:^|[=\[,{])\s*[“”„‟«»‘’‚]")
"""A value that begins with a quote as books have them and as some editors make them by themselves."""
_TWICE = re.compile("^(Cannot overwrite|Cannot declare .* twice|Cannot redefine|Duplicate inline)")
"""How `tomli` begins when a key or a table stands there twice; another wording costs only the plainer sentence."""

_VALUE = r"""^\s*[\w."'-]+\s*=\s*"""
_DATE = re.compile(
    _VALUE
    + r"(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} +[^\W\d]{3,10}\.? +\d{4})\s*(?:#|$)"
)
"""A date alone behind its key, in whatever order people write one."""
_LIST = re.compile(_VALUE + r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|\d{1,9})\s*,""")
"""A second value behind the first one, and no bracket before it."""


@dataclass(frozen=True, slots=True)
class TomlSource:
    """Parsed TOML and the place of each of its keys."""

    values: dict[str, Any]
    file: str = ""
    lines: dict[Path, int] = field(default_factory=dict)
    columns: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of this value, or of the nearest thing around it that has one; 0 when nothing has."""
        return _nearest_around(path, self.lines)

    def column(self, path: Path) -> int:
        """The column of its key on that line, or of the bracket of its header; 0 when nothing has one."""
        return _nearest_around(path, self.columns)


def _nearest_around(path: Path, numbers: dict[Path, int]) -> int:
    while path:
        if path in numbers:
            return numbers[path]
        path = path[:-1]
    return 0


def read_toml(text: str, file: str = "", *, first_line: int = 1) -> TomlSource:
    """Parse TOML that a person or a stranger wrote.

    Args:
        text: the whole file, or the front matter of one.
        file: its name, for problems.
        first_line: the line in the file on which `text` begins, counted from 1.

    Raises:
        Trouble: one problem with its line, when the text is too large, too deep or not TOML.
    """
    if len(text) > MOST_BYTES:
        raise Trouble(too_large(file))
    places = _scan(text, file, first_line)
    lines = {path: line for path, (line, _column) in places.items()}
    columns = {path: column for path, (_line, column) in places.items()}
    try:
        values = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError, ValueError) as error:
        raise Trouble(_not_toml(error, text, file, first_line)) from None
    return TomlSource(values, file, lines, columns)


def too_large(file: str) -> Problem:
    """The problem of a file over `MOST_BYTES`."""
    return Problem(
        _("This file is larger than {size} MB.").format(size=MOST_BYTES // 1_000_000),
        _("A workshop is far smaller; choose another file."),
        file,
    )


def _hostile(wrong: str, file: str, line: int) -> Trouble:
    return Trouble(Problem(wrong, _("This is not a file that Canvas made; choose another one."), file, line))


def _not_toml(error: Exception, text: str, file: str, first_line: int) -> Problem:
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    at_end = "(at end of document)" in str(error)
    line = int(found[1]) if found else (text.count("\n") + 1 if at_end else 1)
    column = int(found[2]) if found else 0
    row = text.split("\n")[line - 1][:2_000]
    if slip := _slip(row, column):
        wrong, fix = slip
    elif at_end:
        wrong = _("The file stops in the middle.")
        fix = _("Take an older copy, or mend the last line.")
    elif _TWICE.search(str(error)):
        wrong = _("A name stands here for the second time.")
        fix = _("Keep one of the two.")
    else:
        wrong = _("This line is not as a TOML file is written.")
        fix = _("Look for a missing quote, bracket or equals sign here.")
    if not _TWICE.search(str(error)) and _has_curly_quotes(row):
        fix = _("Use straight quotes around a text, \" or ', not curly ones.")
    return Problem(wrong, fix, file, line + first_line - 1, column=column)


def _slip(row: str, column: int) -> tuple[str, str] | None:
    """What is wrong and how to mend it, when this line holds one of the slips of whoever never wrote TOML.

    Args:
        row: the line, as far as it is looked at.
        column: where reading stopped, counted from 1; 0 when that is not known.
    """
    if not column or column > len(row):
        return None
    if _DATE.match(row):
        return _("This date is not written as one is here."), _("Write it as 2026-11-28: year, month, day.")
    if (many := _LIST.match(row)) and many.end() == column:
        return _("This list does not begin with a bracket."), _("A list begins with [ and ends with ].")
    before, after = row[: column - 1].rstrip(), row[column - 1 :]
    quote = before[-1:]
    if quote and quote in "\"'" and after[0] not in "\"',]}" and quote in after:
        fix = _("Write \\\" for it, or put the whole text between ' and '.")
        if quote == "'":
            fix = _('Put the whole text between " and ".')
        return _("A quote stands inside a text here, and ends it."), fix
    return None


def _has_curly_quotes(row: str) -> bool:
    """Whether a text on this line begins with a curly quote, or begins with a straight one and ends with a curly one."""
    return bool(_CURLY.search(row) or (row.count('"') % 2 and re.search(r"[“”„]", row)))


def _scan(text: str, file: str, first_line: int) -> dict[Path, tuple[int, int]]:
    """One linear pass: refuse what would choke the parser, note the line and column of each key at depth 0."""
    places: dict[Path, tuple[int, int]] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    depth = 0
    line = first_line
    start = 0
    position = 0
    fresh = True  # at the beginning of a statement
    length = len(text)
    while position < length:
        if fresh:
            end = text.find("\n", position)
            end = length if end < 0 else end
            row = text[position:end]
            if "." in row and row.count(".") >= MOST_PARTS:
                _refuse_long_key(row, file, line)
            stripped = row.lstrip() if row[:1].isspace() else row
            column = len(row) - len(stripped) + 1
            if stripped[:1] == "[":
                header = _HEADER.match(row) if len(row) < 2_000 else None
                if header:
                    here = _entered(header, counts)
                    places.setdefault(here, (line, column))
                    position = end + 1
                    line += 1
                    continue
            elif (
                stripped
                and stripped[0] != "#"
                and (key := _KEY.match(row if len(row) <= 2_000 else row[:2_000]))
            ):
                places.setdefault((*here, *_parts(key[1])), (line, column))
            fresh = False
            start = depth
        token = _TOKEN.match(text, position)
        if token is None:
            break
        word = token[0]
        position = token.end()
        if word == "\n":
            line += 1
            fresh = depth == 0
        elif word in "[{":
            depth += 1
            if depth - start > MOST_NESTING or depth > MOST_NESTING:
                raise _hostile(
                    _("This line nests more than {most} deep.").format(most=MOST_NESTING), file, line
                )
        elif word in "]}":
            depth = max(0, depth - 1)
        elif word[0] in "\"'":
            line += word.count("\n")
        elif word[0] != "#":
            if len(word) > MOST_DIGITS and _DIGITS.search(word):
                raise _hostile(
                    _("This line holds a number of more than {most} digits.").format(most=MOST_DIGITS),
                    file,
                    line,
                )
            if word.count(".") >= MOST_PARTS:
                _refuse_long_key(word, file, line)
    return places


def _refuse_long_key(row: str, file: str, line: int) -> None:
    """Refuse a key of too many dotted parts; dots inside strings and numbers do not count."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', "s", row).split("#")[0]
    keys = [part for part in re.split(r"[=,{]", bare) if part.count(".") >= MOST_PARTS]
    if keys:
        raise _hostile(
            _("This line has a key of more than {most} parts.").format(most=MOST_PARTS), file, line
        )


def _parts(dotted: str) -> Path:
    if dotted.isidentifier():  # nearly every key is one bare word
        return (dotted,)
    return tuple(part.strip("\"'") for part in _BARE.findall(dotted))


def _entered(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path a `[table]` or `[[array]]` header enters; arrays met on the way stand at their last entry."""
    names = _parts(header[2])
    if len(names) == 1 and header[1] == "[[":  # a row of a table, as nearly every header is
        counts[names] = counts.get(names, -1) + 1
        return (names[0], counts[names])
    path: Path = ()
    for position, name in enumerate(names):
        path = (*path, name)
        last = position == len(names) - 1
        if last and header[1] == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
