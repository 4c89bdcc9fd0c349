"""Whether a case is as a case should be: what reading needs, and beyond it what a reader may expect.

Every problem carries the name of its rule. Rules beyond reading: length, plans told as results, key and file
name, patterns, age, the twin in the other language, plain paragraphs only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from canvas.library.body import Body
from canvas.library.examining import Examined, examine, field_name, language_of
from canvas.library.front_matter import Parts
from canvas.library.shape import CASE, ROWS, TABLES
from canvas.locale import LANGUAGES, _
from canvas.model.words import ResultKind, Sector
from canvas.text.problems import Problem, allowed_and_nearest
from canvas.text.toml_source import Path as Place

LEAST_WORDS: Final = 250
MOST_WORDS: Final = 500
MOST_CHARACTERS: Final = 20_000
"""Longest body that is looked at for mark-up: 500 words have under 4,000."""
OLD_AFTER_YEARS: Final = 2
"""After this many years the sources of a case want looking at again."""

_PLANS: Final = re.compile(
    r"\b(will|shall|would|going to|plans?|planned|aims?|intends?|intended|expects?|expected|hopes?"
    r"|zal|zullen|zou|zouden|wil|willen|gaat|gaan|plan|plannen|gepland|beoogd|verwacht|verwachten|hoopt|hopen)\b",
    re.IGNORECASE,
)
_BARE_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def check_case(path: Path, patterns: Collection[str], today: datetime.date | None = None) -> list[Problem]:
    """Everything that is wrong with this case, by line; never raises for what stands in the file.

    Args:
        path: the file, `slug.en.md` or `slug.nl.md`; its twin is looked for beside it.
        patterns: the keys of the known patterns.
        today: the day to reckon the age of the case from; the computer's when None.
    """
    examined = examine(path)
    problems = list(examined.problems)
    if examined.parts is not None and examined.body is not None:
        problems += _name(examined, path)
        problems += _patterns(examined, patterns)
        problems += _plans(examined)
        problems += _age(examined, today or datetime.date.today())
        problems += _length(examined.body, examined.parts, str(path))
        problems += _plain(examined)
        problems += _twin(examined, path)
    return sorted(problems, key=lambda problem: problem.line)


def check_cases(
    paths: Iterable[Path], patterns: Collection[str], today: datetime.date | None = None
) -> list[Problem]:
    """Everything that is wrong with these cases, file by file, and keys that two of them share."""
    problems: list[Problem] = []
    seen: dict[str, Path] = {}
    for path in paths:
        problems += check_case(path, patterns, today)
        first = seen.setdefault(path.name, path)
        if first.parent != path.parent and language_of(path.name):
            wrong = _("There is another case with this file name, {file}.").format(file=first)
            fix = _("Give one of the two another key and file name.")
            problems.append(Problem(wrong, fix, str(path), rule="key-twice"))
    return problems


def _problem(examined: Examined, place: Place, rule: str, wrong: str, fix: str) -> Problem:
    assert examined.parts is not None
    line = examined.line(*place) or 1
    return Problem(wrong, fix, examined.parts.front.file, line, field_name(place), rule)


def _name(examined: Examined, path: Path) -> Iterator[Problem]:
    """The file is called `key.language.md`, in the folder of its sector where folders are called so."""
    language = language_of(path.name)
    if language is None:
        wrong = _("The name of this file does not end in .en.md or .nl.md.")
        fix = _("Call it by the case's key and language, as in baker-street.en.md.")
        yield Problem(wrong, fix, str(path), rule="file-name")
        return
    slug = path.name.removesuffix(f".{language}.md")
    key = examined.values.get("key", slug)
    if key != slug:
        wrong = _("The key is “{key}”, the file is called “{name}”.").format(key=key, name=slug)
        fix = _("Make both the same.")
        yield _problem(examined, ("key",), "key-file-name", wrong, fix)
    said = examined.values.get("language", language)
    if said != language:
        wrong = _("The language is “{said}”, the file's name says “{name}”.").format(said=said, name=language)
        fix = _("Make both the same.")
        yield _problem(examined, ("language",), "language-file-name", wrong, fix)
    folder = path.resolve().parent.name
    sector = examined.values.get("sector", folder)
    if folder in tuple(Sector) and sector != folder:
        wrong = _("The sector is “{sector}”, the folder is called “{folder}”.")
        fix = _("Move the file, or change the sector.")
        yield _problem(
            examined, ("sector",), "sector-folder", wrong.format(sector=sector, folder=folder), fix
        )


def _patterns(examined: Examined, known: Collection[str]) -> Iterator[Problem]:
    for pattern in examined.values.get("patterns", ()):
        if pattern not in known:
            wrong = _("There is no pattern “{pattern}”.").format(pattern=pattern[:60])
            fix = allowed_and_nearest(pattern, known)
            yield _problem(examined, ("patterns",), "unknown-pattern", wrong, fix)


def _plans(examined: Examined) -> Iterator[Problem]:
    for position, row in enumerate(examined.values.get("results", [])):
        found = _PLANS.search(row.get("text", ""))
        if found and row.get("kind") is ResultKind.MEASURED:
            wrong = _("A measured result cannot lie ahead, as “{word}” says.").format(word=found[0])
            fix = _("Write what was counted, or change its kind to “planned” or “claimed”.")
            yield _problem(examined, ("results", position, "text"), "measured-plan", wrong, fix)


def _age(examined: Examined, today: datetime.date) -> Iterator[Problem]:
    day = examined.values.get("checked_on")
    if day and (day.year + OLD_AFTER_YEARS, day.month, day.day) < (today.year, today.month, today.day):
        wrong = _("The sources were last looked at on {day}, more than two years ago.").format(day=day)
        fix = _("Look whether they still say so, and put the new date here.")
        line = examined.line("checked_on")
        assert examined.parts is not None
        file = examined.parts.front.file
        yield Problem(wrong, fix, file, line, "checked_on", "checked-long-ago", "warning")


def _length(body: Body, parts: Parts, file: str) -> Iterator[Problem]:
    words = body.words
    if len(parts.body) > MOST_CHARACTERS:
        wrong = _("The text has more than {most} characters.").format(most=MOST_CHARACTERS)
    elif words and not LEAST_WORDS <= words <= MOST_WORDS:
        wrong = _("The text has {words} words; {least} to {most} are meant.")
        wrong = wrong.format(words=words, least=LEAST_WORDS, most=MOST_WORDS)
    else:
        return
    short = len(parts.body) <= MOST_CHARACTERS and words < LEAST_WORDS
    fix = _("Tell more of what the sources say.") if short else _("Leave out what matters least.")
    yield Problem(wrong, fix, file, parts.body_line, rule="body-length")


def _plain(examined: Examined) -> Iterator[Problem]:
    """Plain paragraphs only: the first place of each kind of mark-up in each section."""
    assert examined.parts is not None and examined.body is not None
    if len(examined.parts.body) > MOST_CHARACTERS:
        return  # it must be shortened first; a parser is not given a stranger's 100 kB
    lines = examined.parts.body.split("\n")
    starts = sorted((line - examined.parts.body_line, line) for line in examined.body.lines.values())
    for number, (start, line) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        text = "\n".join(lines[start + 1 : end])
        for what, at in _marked_up(text).items():
            wrong = _("There is {what} in the text.").format(what=what)
            fix = _("Write plain paragraphs; addresses belong under [[sources]].")
            yield Problem(wrong, fix, examined.parts.front.file, line + 1 + at, rule="mark-up")


def _marked_up(text: str) -> dict[str, int]:
    """What is no plain paragraph in this Markdown → the line of the first such thing, counted from 0."""
    from markdown_it import MarkdownIt

    names = {
        "image": _("an image"), "link_open": _("a link"), "html_block": _("HTML"), "html_inline": _("HTML"),
        "bullet_list_open": _("a list"), "ordered_list_open": _("a list"), "heading_open": _("a heading"),
        "em_open": _("emphasis"), "strong_open": _("emphasis"), "code_inline": _("code"),
        "code_block": _("code"), "fence": _("code"), "blockquote_open": _("a quotation block"),
        "hr": _("a rule"),
    }  # fmt: skip
    found: dict[str, int] = {}
    for token in MarkdownIt("commonmark").parse(text):
        at = token.map[0] if token.map else 0
        for each in [token, *(token.children or [])]:
            told_by_reading = each.type == "heading_open" and each.markup in ("#", "##")
            if each.type in names and not told_by_reading:
                found.setdefault(names[each.type], at)
        if token.type == "inline" and _BARE_LINK.search(token.content):
            found.setdefault(names["link_open"], at)
    return found


def _twin(examined: Examined, path: Path) -> Iterator[Problem]:
    """The same case in the other language: there, and the same in all that is shared."""
    language = language_of(path.name)
    if language is None:
        return
    slug = path.name.removesuffix(f".{language}.md")
    for other in LANGUAGES:
        if other == language:
            continue
        twin_path = path.with_name(f"{slug}.{other}.md")
        if not twin_path.is_file():
            wrong = _("There is no “{name}” beside it.").format(name=twin_path.name)
            fix = _("Write the case in the other language too.")
            yield Problem(wrong, fix, str(path), rule="twin-missing")
            continue
        twin = examine(twin_path)
        told = {problem.field for problem in (*examined.problems, *twin.problems)}
        for place in _differences(examined.values, twin.values):
            if any(field.startswith(field_name(place)) for field in told):
                continue  # it cannot be read here or there, and that is said already
            wrong = _("This differs from “{name}”, line {line}.")
            wrong = wrong.format(name=twin_path.name, line=twin.line(*place) or 1)
            fix = _("Make both the same; only texts for the reader may differ.")
            yield _problem(examined, place, "twin-differs", wrong, fix)


def _differences(one: dict[str, Any], other: dict[str, Any]) -> Iterator[Place]:
    """The places of shared fields that are not the same; what either file lacks is told elsewhere."""
    for name, wanted in CASE.items():
        if wanted.shared and name in one and name in other and one[name] != other[name]:
            yield (name,)
    for name, fields in TABLES.items():
        if (
            name in one
            and name in other
            and any(one[name].get(part) != other[name].get(part) for part in fields)
        ):
            yield (name,)
    for name, fields in ROWS.items():
        mine, theirs = one.get(name), other.get(name)
        if mine is None or theirs is None:
            continue
        if len(mine) != len(theirs):
            yield (name, min(len(mine), len(theirs)) if len(mine) > len(theirs) else len(mine) - 1)
            continue
        for position, (row, twin) in enumerate(zip(mine, theirs, strict=True)):
            for part, wanted in fields.items():
                if wanted.shared and row.get(part) != twin.get(part):
                    yield (name, position, part)
