"""Every rule of the check: a case that trips it, and one a step away that does not."""

from __future__ import annotations

import ast
import dataclasses
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from canvas.library import rules
from canvas.library.checking import check_cases
from canvas.library.examining import examine
from canvas.library.folders import case_files
from canvas.library.front_matter import MOST_BYTES, MOST_FRONT
from canvas.library.rules import RULES
from canvas.library.shape import CASE, ROWS, SPARE_ROWS, TABLES
from canvas.method.patterns import concern_keys, pattern_names
from canvas.text.problems import Problem

from .conftest import TODAY, Shelf

Spoiling = Callable[[Shelf], None]
GONE = "https://www.gld.nl/nieuws/2405677/appels-en-eieren-uit-de-muur-betuwse-boeren-verkopen-eigen-producten-zelf"


@dataclass(frozen=True)
class Pair:
    """Two ways to change a sound case: one that a rule is about, and one just beside it."""

    trips: Spoiling
    beside: Spoiling


def nothing(_shelf: Shelf) -> None:
    """The case as it is."""


def change(*pairs: tuple[str, str], both: bool = False) -> Spoiling:
    def spoil(shelf: Shelf) -> None:
        for old, new in pairs:
            shelf.change(old, new, both=both)

    return spoil


def both(old: str, new: str) -> Spoiling:
    return change((old, new), both=True)


def write(content: Callable[[bytes], bytes]) -> Spoiling:
    def spoil(shelf: Shelf) -> None:
        shelf.english.write_bytes(content(shelf.english.read_bytes()))

    return spoil


def say_in_the_result(text: str, kind: str = "measured") -> Spoiling:
    def spoil(shelf: Shelf) -> None:
        shelf.change('text = "Four shops in March 2020"', f'text = "{text}"')
        shelf.change('kind = "reported"', f'kind = "{kind}"', both=True)

    return spoil


def allow(rule: str, reason: str = "We know.", before: Spoiling = nothing) -> Spoiling:
    def spoil(shelf: Shelf) -> None:
        before(shelf)
        shelf.change("\n+++\n\n## ", f'\n\n[[allow]]\nrule = "{rule}"\nreason = "{reason}"\n+++\n\n## ')

    return spoil


def link_to_nowhere(shelf: Shelf) -> None:
    shelf.english.unlink()
    shelf.english.symlink_to(shelf.folder / "nowhere")


def remove(which: str) -> Spoiling:
    return lambda shelf: (shelf.folder / which).unlink()


def rename(which: str, to: str) -> Spoiling:
    def spoil(shelf: Shelf) -> None:
        (shelf.folder / which).rename(shelf.folder / to)

    return spoil


def in_a_folder_beside(name: str) -> Spoiling:
    """The same two files once more, in another folder, under this name."""

    def spoil(shelf: Shelf) -> None:
        folder = shelf.folder / "own"
        folder.mkdir()
        for language in ("en", "nl"):
            text = (shelf.folder / f"appeltje-eitje.{language}.md").read_text(encoding="utf-8")
            text = text.replace('key = "appeltje-eitje"', f'key = "{name}"')
            (folder / f"{name}.{language}.md").write_text(text, encoding="utf-8")

    return spoil


def with_another_case(
    *, title: str = "Quite another title", gist: str = "Another gist.", own_words: bool = True
) -> Spoiling:
    """A second English case, `peren`; its paragraphs begin in other words when it is told in its own."""

    def spoil(shelf: Shelf) -> None:
        for language in ("en", "nl"):
            lines = (shelf.folder / f"appeltje-eitje.{language}.md").read_text(encoding="utf-8").split("\n")
            body = lines.index("+++", 1)
            for number, line in enumerate(lines):
                if line.startswith("key ="):
                    lines[number] = 'key = "peren"'
                elif line.startswith(("title =", "gist =")) and number < 6:
                    said = title if line.startswith("title") else gist
                    if said:
                        lines[number] = f'{line.split(" =")[0]} = "{said} ({language})"'
                elif number > body and line and not line.startswith("#") and (own_words or language == "nl"):
                    lines[number] = f"So {line}"
            (shelf.folder / f"peren.{language}.md").write_text("\n".join(lines), encoding="utf-8")

    return spoil


def without_section(heading: str, until: str) -> Spoiling:
    def spoil(shelf: Shelf) -> None:
        text = shelf.english.read_text(encoding="utf-8")
        shelf.english.write_text(text[: text.index(heading)] + text[text.index(until) :], encoding="utf-8")

    return spoil


def with_body(words: int) -> Spoiling:
    """A body of this many words over seven sections."""

    def spoil(shelf: Shelf) -> None:
        front, body = shelf.english.read_text(encoding="utf-8").split("\n+++\n\n", 1)
        headings = [line for line in body.split("\n") if line.startswith("## ")]
        texts = ["word"] * 6 + ["word " * (words - 6)]
        body = "\n\n".join(f"{heading}\n{text}" for heading, text in zip(headings, texts, strict=True))
        shelf.english.write_text(f"{front}\n+++\n\n{body}", encoding="utf-8")

    return spoil


def order_of_sections(shelf: Shelf) -> None:
    change(
        ("## Situation\n", "## X\n"), ("## What changed\n", "## Situation\n"), ("## X\n", "## What changed\n")
    )(shelf)


PAIRS: dict[str, list[Pair]] = {
    "unreadable": [Pair(link_to_nowhere, nothing)],
    "too-large": [
        Pair(
            write(lambda raw: raw.ljust(MOST_BYTES + 1, b"\n")), write(lambda raw: raw.ljust(20_000, b"\n"))
        )
    ],
    "not-text": [
        Pair(
            write(lambda raw: raw.replace(b"Customers", b"Cust\xf6mers")),
            write(lambda raw: raw.replace(b"Customers", "Custömers".encode())),
        )
    ],
    "front-matter": [Pair(change(("+++\n", "---\n")), change(("+++\n", "+++ \n")))],
    "front-matter-large": [
        Pair(
            change(("language =", "#" * MOST_FRONT + "\nlanguage =")),
            change(("language =", "#" * 1_000 + "\nlanguage =")),
        )
    ],
    "toml": [
        Pair(
            change(('place = "Dodewaard"', 'place = "Dodewaard')),
            both('place = "Dodewaard"', "place = 'Dodewaard'"),
        ),
        Pair(
            change(('place = "Dodewaard"', 'place = "Dodewaard"\nplace = "Opheusden"')),
            change(('place = "Dodewaard"', 'place = "Dodewaard"\n# place = "Opheusden"')),
        ),
    ],
    "file-name": [Pair(rename("appeltje-eitje.en.md", "appeltje-eitje.english.md"), nothing)],
    "key-file-name": [Pair(both('key = "appeltje-eitje"', 'key = "appels"'), nothing)],
    "language-file-name": [Pair(change(('language = "en"', 'language = "nl"')), nothing)],
    "sector-folder": [Pair(both('sector = "retail"', 'sector = "culture"'), nothing)],
    "key-twice": [Pair(in_a_folder_beside("appeltje-eitje"), nothing)],
    "missing-field": [
        Pair(both('place = "Dodewaard"\n', ""), nothing),
        Pair(change(('by = "Omroep', 'by = ""\n# "Omroep')), change(('by = "Omroep', 'by = "The Omroep'))),
    ],
    "unknown-field": [
        Pair(both('place = "Dodewaard"', 'place = "Dodewaard"\ntown = "Dodewaard"'), nothing),
        Pair(both("source = 1", "source = 1\nmonth = 3"), nothing),
    ],
    "wrong-type": [
        Pair(both("years = [2020]", "years = [2020, 2018]"), both("years = [2020]", "years = [2018, 2020]")),
        Pair(both("undated = true", 'undated = "yes"'), nothing),
    ],
    "closed-list": [
        Pair(both('status = "unknown"', 'status = "open"'), both('status = "unknown"', 'status = "stopped"'))
    ],
    "region-code": [
        Pair(both('code = "NL22"', 'code = "NL21"'), both('{ code = "NL22", name = "Gelderland" }', '{ code = "NL21", name = "Overijssel" }')),
        Pair(both('name = "Gelderland"', 'name = "Münster"'), both('{ code = "NL22", name = "Gelderland" }', '{ code = "DEA3", name = "Münster" }')),
        Pair(both('code = "NL22"', 'code = "NL13A"'), both('code = "NL22"', 'code = "NL224"')),
        Pair(both('name = "Gelderland"', 'name = "Twente"'), both('{ code = "NL22", name = "Gelderland" }', '{ code = "BE22", name = "Limburg" }')),
        Pair(both('name = "Gelderland"', 'name = "Nederland"'), both('{ code = "NL22", name = "Gelderland" }', '{ code = "NL00", name = "Nederland" }')),
        Pair(both('name = "Gelderland"', 'name = "Nergensland"'), both('name = "Gelderland"', 'name = "Achterhoek"')),
        Pair(both('code = "NL22"', 'code = "NL29"'), both('code = "NL22"', 'code = "NL2"')),
    ],
    "region-unlisted": [
        Pair(both('{ code = "NL22", name = "Gelderland" }', '{ code = "ZZ99", name = "Atlantis" }'), nothing),
        Pair(both('{ code = "NL22", name = "Gelderland" }', '{ code = "NL225", name = "Graafschap" }'), both('{ code = "NL22", name = "Gelderland" }', '{ code = "NL225", name = "Achterhoek" }')),
    ],
    "unknown-tag": [Pair(both('"automation"', '"automatisation"'), both('"automation"', '"robotics"'))],
    "unknown-pattern": [Pair(both('"direct-selling"', '"selling"'), both('"direct-selling", ', ""))],
    "unknown-concern": [Pair(both('"short-chain"', '"short-chains"'), both('"short-chain"', '"home-delivery"'))],
    "wrong-count": [
        Pair(
            both('"local-network", "data-sharing", "skills"]', '"skills"]'),
            both('"data-sharing", "skills"]', '"skills"]'),
        )
    ],
    "too-long": [
        Pair(
            change(('title = "Two farms put a vending wall', f'title = "{"put " * 18}')),
            change(('title = "Two farms put a vending wall', f'title = "{"put " * 10}')),
        )
    ],
    "not-findable": [
        Pair(both('concerns = ["shop-without-staff", "short-chain"]\n', ""), both('concerns = ["shop-without-staff", ', "concerns = [")),
        Pair(both("questions = [", "questions = []\n# ["), nothing),
    ],
    "checked-long-ago": [
        Pair(
            both("checked_on = 2026-11-24", "checked_on = 2024-11-24"),
            both("checked_on = 2026-11-24", "checked_on = 2024-11-25"),
        )
    ],
    "checked-ahead": [
        Pair(
            both("checked_on = 2026-11-24", "checked_on = 2026-11-26"),
            both("checked_on = 2026-11-24", "checked_on = 2026-11-25"),
        )
    ],
    "years-ahead": [Pair(both("years = [2020]", "years = [2027]"), both("years = [2020]", "years = [2026]"))],
    "result-kind": [Pair(both('kind = "reported"\n', ""), both('kind = "reported"', 'kind = "claimed"'))],
    "result-source": [
        Pair(both("source = 1", "source = 4"), both("source = 1", "source = 3")),
        Pair(both("source = 1\n", ""), nothing),
    ],
    "measured-plan": [
        Pair(say_in_the_result("Six shops planned in 2020"), say_in_the_result("Six shops counted in 2020")),
        Pair(
            say_in_the_result("Six shops planned in 2020"),
            say_in_the_result("Six shops planned in 2020", "planned"),
        ),
        Pair(
            change(('kind = "reported"', 'kind = "measured"'), ("year = 2020", "year = 2027"), both=True),
            change(('kind = "reported"', 'kind = "planned"'), ("year = 2020", "year = 2027"), both=True),
        ),
    ],
    "source-address": [
        Pair(both(f'url = "{GONE}"', 'url = "gld.nl/nieuws"'), both(f'url = "{GONE}"', 'url = "http://gld.nl"')),
        Pair(both(f'url = "{GONE}"', 'url = "javascript:alert(1)"'), nothing),
    ],
    "source-year": [
        Pair(both("undated = true\n", ""), nothing),
        Pair(both("undated = true", "undated = false"), both("undated = true", "year = 2019")),
        Pair(both("undated = true", "year = 2027"), both("undated = true", "year = 2026")),
        Pair(both("undated = true", "undated = true\nyear = 2019"), both("undated = true", "undated = false\nyear = 2019")),
    ],
    "link": [Pair(nothing, both(GONE, "https://www.gld.nl/nieuws/2405677"))],
    "section-missing": [Pair(without_section("## Result\n", "## What did not go"), nothing)],
    "section-empty": [
        Pair(
            without_section("Omroep Gelderland reported", "## What did not go"),
            without_section("Turnover is not", "## What did not go"),
        )
    ],
    "section-unknown": [Pair(change(("## Result\n", "## Results\n")), change(("## Result\n", "## Result ##\n")))],
    "section-twice": [Pair(change(("## Result\n", "## Result\nMore.\n\n## Result\n")), nothing)],
    "section-order": [
        Pair(order_of_sections, nothing),
        Pair(change(("\n## Situation\n", "\nOnce.\n\n## Situation\n")), change(("\n## Situation\n", "\n\n## Situation\n"))),
    ],
    "hidden-text": [
        Pair(change(("Customers ordered", "Customers\x1b[J ordered")), change(("Customers ordered", "Customers\tordered"))),
        Pair(change(("Customers ordered", "Customers \u202eordered")), change(("Customers ordered", "Customers é ordered"))),
    ],
    "body-length": [Pair(with_body(249), with_body(250)), Pair(with_body(501), with_body(500))],
    "mark-up": [
        Pair(change(("The second shop", "The **second** shop")), change(("The second shop", "The second * shop"))),
        Pair(change(("The second shop", "<b>The second shop")), change(("The second shop", "The < second shop"))),
        Pair(change(("The second shop", "![a](b.png) The second shop")), change(("The second shop", "[a] The second shop"))),
        Pair(change(("The second shop", "[The](javascript:x) second shop")), nothing),
    ],
    "left-open": [
        Pair(change(("The second shop", "[Tell here of it] The second shop")), change(("The second shop", "[told of] The second shop"))),
        Pair(both(f'url = "{GONE}"', 'url = "https://example.org/replace-me"'), both(f'url = "{GONE}"', 'url = "https://replaced.nl/me"')),
    ],
    "acronym": [
        Pair(
            change(("The second shop", "The ERP of the second shop")),
            change(("The second shop", "The enterprise resource planning (ERP) of the second shop")),
        ),
        Pair(
            change(("The second shop", "An RFID label, and B2B: the second shop")),
            change(("The second shop", "An RFID (a label that is read from afar), the second shop")),
        ),
        Pair(change(('title = "Two farms', 'title = "ERP for two farms')), change(('title = "Two farms', 'title = "QR for two farms'))),
        Pair(
            change(("The second shop", "The HUB at the second shop")),
            change(("The second shop", "The HUB at the second shop"), ('parties = ["', 'parties = ["HUB Arnhem", "')),
        ),
    ],
    "brochure-word": [
        Pair(
            change(("The second shop", "The unique second shop")),
            change(("The second shop", "The second shop")),
        ),
        Pair(change(("The second shop", "The State-of-the-art second shop")), change(("The second shop", "The Uniqueco shop"))),
        Pair(change(('title = "Two farms', 'title = "A win-win of two farms')), nothing),
    ],
    "twin-missing": [Pair(remove("appeltje-eitje.nl.md"), nothing)],
    "twin-differs": [
        Pair(change(('outcome = "success"', 'outcome = "mixed"')), both('outcome = "success"', 'outcome = "mixed"')),
        Pair(change(("undated = true", "year = 2019")), both("undated = true", "year = 2019")),
    ],
    "twin-behind": [
        Pair(
            change(("checked_on = 2026-11-24", "checked_on = 2026-11-25")),
            both("checked_on = 2026-11-24", "checked_on = 2026-11-25"),
        ),
        Pair(change(("fifty metres", "53 metres")), change(("fifty metres", "four metres"))),
        Pair(change(("Four shops in March", "5 shops in March")), change(("Four shops in March", "4 shops in March"))),
    ],
    "same-title": [Pair(with_another_case(title=""), with_another_case())],
    "same-text": [
        Pair(with_another_case(own_words=False), with_another_case()),
        Pair(with_another_case(gist=""), with_another_case()),
    ],
    "unknown-rule": [
        Pair(
            allow("acronims", before=change(("The second shop", "The ERP shop"))),
            allow("acronym", before=change(("The second shop", "The ERP shop"))),
        )
    ],
    "allow-refused": [
        Pair(
            allow("mark-up", before=change(("The second shop", "The **second** shop"))),
            allow("body-length", before=with_body(240)),
        )
    ],
    "allow-unused": [
        Pair(allow("acronym"), allow("acronym", before=change(("The second shop", "The ERP shop")))),
        Pair(allow("twin-behind"), allow("same-text")),
    ],
}  # fmt: skip
"""For every rule, what trips it and what does not. A step away the case may still trip another rule, never this one."""

PARAMS = [
    pytest.param(rule, pair, id=f"{rule}-{number}")
    for rule, pairs in PAIRS.items()
    for number, pair in enumerate(pairs, 1)
]


def checked(shelf: Shelf) -> list[Problem]:
    """Everything that is wrong on the shelf; one address does not answer."""
    files = [*case_files(shelf.folder), *shelf.folder.glob("*.english.md")]
    answers = {GONE: "This page answers with the error 404."}
    return check_cases(
        sorted(files),
        pattern_names(),
        TODAY,
        lambda urls: {url: answers[url] for url in urls if url in answers},
        concerns=concern_keys(),
    )


def found(shelf: Shelf, rule: str) -> list[Problem]:
    return [problem for problem in checked(shelf) if problem.rule == rule]


@pytest.mark.parametrize(("rule", "pair"), PARAMS)
def test_a_rule_is_tripped_with_its_place_and_its_weight(shelf: Shelf, rule: str, pair: Pair) -> None:
    pair.trips(shelf)
    problems = found(shelf, rule)
    assert problems
    for problem in problems:
        assert problem.wrong.endswith("."), problem
        assert problem.fix or problem.allowed or rule in ("wrong-type", "source-address")
        assert (problem.severity == "error") or RULES[rule].severity == "warning"
        assert (
            problem.column
            or not problem.line
            or rule in ("front-matter", "front-matter-large", "not-text", "toml")
        )


@pytest.mark.parametrize(("rule", "pair"), PARAMS)
def test_a_step_away_the_rule_says_nothing(shelf: Shelf, rule: str, pair: Pair) -> None:
    pair.beside(shelf)
    problems = [] if rule == "link" and pair.beside is nothing else found(shelf, rule)
    assert problems == []


def test_every_rule_has_a_case_that_trips_it() -> None:
    assert list(PAIRS) == list(RULES)


def texts(node: ast.AST) -> Iterator[str]:
    """Every text in this part of the source."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def test_every_rule_that_the_code_names_is_in_the_list() -> None:
    """Whatever the source passes as a rule, by name or by position, is one that `--rules` tells about."""
    folder = Path(rules.__file__).parent
    files = [*folder.glob("*.py"), *(folder / "checking").glob("*.py")]
    named: set[str] = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and (node.arg or "").endswith("rule"):
                named |= set(texts(node.value))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                if name in ("problem", "_tell"):
                    words = [
                        word for each in node.args if isinstance(each, ast.Constant) for word in texts(each)
                    ]
                    named |= {word for word in words if "-" in word}
    assert {"acronym", "section-empty", "twin-differs", "result-kind", "too-long", "same-text"} <= named
    assert named - set(RULES) == set()


def test_every_rule_of_the_fields_is_in_the_list() -> None:
    tables = [CASE, *TABLES.values(), *ROWS.values(), *SPARE_ROWS.values()]
    fields = [field for table in tables for field in table.values()]
    named = {rule for field in fields for rule in (field.missing_rule, field.unfit_rule, field.unknown_rule)}
    assert named - {""} <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_told_in_one_plain_sentence(rule: str) -> None:
    about = RULES[rule].about
    assert about.endswith(".")
    assert about.count(". ") == 0
    assert len(about) < 100


def test_what_reading_needs_cannot_be_switched_off() -> None:
    """A case that is in the library in spite of an [[allow]] can be shown whole."""
    needed = {
        "missing-field",
        "wrong-type",
        "closed-list",
        "section-missing",
        "section-empty",
        "source-address",
    }
    assert not [rule for rule in needed if RULES[rule].may_be_allowed]


ALLOWABLE = [param for param in PARAMS if RULES[str(param.values[0])].may_be_allowed]


@pytest.mark.parametrize(("rule", "pair"), ALLOWABLE)
def test_a_rule_is_switched_off_for_one_file_with_its_reason(shelf: Shelf, rule: str, pair: Pair) -> None:
    pair.trips(shelf)
    before = checked(shelf)
    spoilt = {problem.file for problem in before if problem.rule == rule}
    for file in spoilt:
        path = Path(file)
        text = path.read_text(encoding="utf-8")
        extra = f'\n[[allow]]\nrule = "{rule}"\nreason = "We know, and it is right here."\n+++\n'
        path.write_text(text.replace("\n+++\n", "\n" + extra, 1), encoding="utf-8")
    after = checked(shelf)
    assert sorted(problem.rule for problem in after) == sorted(
        problem.rule for problem in before if problem.rule != rule
    )


def test_a_rule_that_is_allowed_is_told_of_the_other_file_still(shelf: Shelf) -> None:
    allow("acronym")(shelf)
    shelf.change("The second shop", "The ERP shop")
    dutch = shelf.dutch.read_text(encoding="utf-8").replace("De tweede winkel", "De ERP-winkel")
    shelf.dutch.write_text(dutch, encoding="utf-8")
    assert [(problem.rule, problem.file) for problem in checked(shelf) if problem.rule != "link"] == [
        ("acronym", str(shelf.dutch))
    ]


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_switched_off(shelf: Shelf, reason: str) -> None:
    allow("acronym", reason, change(("The second shop", "The ERP shop")))(shelf)
    told = [(problem.rule, problem.field) for problem in checked(shelf) if problem.rule != "link"]
    assert told == [("missing-field", "allow[1].reason"), ("acronym", "")]


def test_a_case_with_a_wrong_allow_is_a_case_all_the_same(shelf: Shelf) -> None:
    allow("nonsense", "")(shelf)
    assert examine(shelf.english).case is not None


def test_an_unknown_rule_is_told_with_the_nearest(shelf: Shelf) -> None:
    allow("acronims")(shelf)
    [problem] = found(shelf, "unknown-rule")
    assert problem.nearest == "acronym"
    assert "twin-missing" in problem.allowed
    assert problem.field == "allow[1].rule"
    assert problem.line == shelf.line_of('rule = "acronims"')


def test_a_link_that_was_not_asked_is_no_rule_that_is_not_needed(shelf: Shelf) -> None:
    """`[[allow]] rule = "link"` is right in a run without --links, and too much in one that finds nothing."""
    allow("link")(shelf)
    assert shelf.check() == []
    assert check_cases([shelf.english], pattern_names(), TODAY) == []
    [problem] = check_cases([shelf.english], pattern_names(), TODAY, lambda _urls: {})
    assert problem.rule == "allow-unused"
    assert dataclasses.replace(problem, severity="warning") == problem


def test_the_age_is_reckoned_from_the_day_of_the_check(shelf: Shelf) -> None:
    assert shelf.check(datetime.date(2028, 11, 24)) == []
    assert [problem.rule for problem in shelf.check(datetime.date(2028, 11, 25))] == ["checked-long-ago"]
