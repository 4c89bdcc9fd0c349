"""The JSON Schema of the front matter holds what the check holds, so an author's editor says the same."""

from __future__ import annotations

import copy
import datetime
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from canvas.library.examining import examine_text
from canvas.library.folders import built_in_folder, case_files
from canvas.library.rules import RULES
from canvas.library.schema import front_matter_schema
from canvas.library.shape import ALLOW, CASE, REGION, RESULT, SOURCE
from canvas.method.patterns import pattern_names

from .conftest import SPECIMEN

FOLDER = built_in_folder()
assert FOLDER is not None
FILES = case_files(FOLDER)
SOUND = (SPECIMEN / "appeltje-eitje.en.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = front_matter_schema(pattern_names().keys())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def with_dates_as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: with_dates_as_texts(each) for name, each in value.items()}
    if isinstance(value, list):
        return [with_dates_as_texts(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def front(text: str) -> dict[str, Any]:
    values: dict[str, Any] = with_dates_as_texts(tomllib.loads(text.split("+++\n")[1]))
    return values


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_built_in_case_is_valid(validator: Any, path: Path) -> None:
    assert list(validator.iter_errors(front(path.read_text(encoding="utf-8")))) == []


NEEDED = [name for name, field in CASE.items() if field.required]


@pytest.mark.parametrize("name", [*NEEDED, "region", "results", "sources"])
def test_without_a_needed_field_it_is_not_valid(validator: Any, name: str) -> None:
    values = front(SOUND)
    del values[name]
    assert [error.validator for error in validator.iter_errors(values)] == ["required"]


SPOILT = [
    ('sector = "retail"', 'sector = "retial"'),
    ('sector = "retail"', 'sectr = "retail"'),
    ('key = "appeltje-eitje"', 'key = "Appeltje Eitje"'),
    ('title = "Two farms', f'title = "{"Two " * 20}farms'),
    ('title = "Two farms put a vending wall near the supermarket"', 'title = " "'),
    ("years = [2020]", "years = 2020"),
    ("years = [2020]", "years = []"),
    ("years = [2020]", "years = [1890]"),
    ("years = [2020]", "years = [2018, 2019, 2020]"),
    ("checked_on = 2026-11-24", 'checked_on = "soon"'),
    ('country = "NL"', 'country = "Netherlands"'),
    ('code = "NL22"', 'code = "Gelderland"'),
    ('blocks = ["channels"', 'blocks = ["chanels"'),
    ('patterns = ["direct-selling"', 'patterns = ["direct-seling"'),
    ('tags = ["automation"', 'tags = ["automatisation"'),
    ('"local-network", "data-sharing", "skills"]', '"skills"]'),
    ('parties = ["fruit and dairy farm", ', "parties = [3, "),
    ('kind = "reported"', 'kind = "told"'),
    ('kind = "reported"', ""),
    ("source = 1", "source = 0"),
    ("source = 1", ""),
    ("year = 2020\nsource", 'year = "2020"\nsource'),
    ('url = "https://www.gld.nl', 'url = "www.gld.nl'),
    ("undated = true", 'undated = "yes"'),
    ("+++\n\n## ", '[[allow]]\nrule = "mark-up"\nreason = "x"\n+++\n\n## '),
    ("+++\n\n## ", '[[allow]]\nrule = "acronym"\nreason = ""\n+++\n\n## '),
]


@pytest.mark.parametrize(("old", "new"), SPOILT)
def test_what_the_check_tells_of_a_field_is_not_valid_either(validator: Any, old: str, new: str) -> None:
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    told = {problem.rule for problem in examine_text(text, "appeltje-eitje.en.md").problems}
    assert told or "direct-seling" in new or "mark-up" in new  # these two are told by later rules
    assert list(validator.iter_errors(front(text)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("checked_on = 2026-11-24", 'checked_on = "24-11-2026"'),
        ('data_kinds = ["transactions"]', 'data_kinds = "transactions"'),
        ("undated = true", "year = 2019\nundated = false"),
        ("+++\n\n## ", '[[allow]]\nrule = "acronym"\nreason = "A name."\n+++\n\n## '),
    ],
)
def test_what_reading_takes_is_valid(validator: Any, old: str, new: str) -> None:
    text = SOUND.replace(old, new, 1)
    assert text != SOUND
    assert examine_text(text, "appeltje-eitje.en.md").problems == []
    assert list(validator.iter_errors(front(text))) == []


def test_an_editor_gets_a_sentence_with_every_field() -> None:
    schema = front_matter_schema()
    tables = [
        schema,
        schema["properties"]["region"],
        *(schema["properties"][name]["items"] for name in ("results", "sources", "allow")),
    ]
    assert [set(table["properties"]) for table in tables] == [
        {*CASE, "region", "results", "sources", "allow"}, set(REGION), set(RESULT), set(SOURCE), set(ALLOW),
    ]  # fmt: skip
    for table in tables:
        for name, field in table["properties"].items():
            assert name in ("region", "results", "sources", "allow") or field["description"].endswith(".")


def test_only_rules_that_may_be_allowed_can_be_filled_in() -> None:
    rule = front_matter_schema()["properties"]["allow"]["items"]["properties"]["rule"]
    assert set(rule["enum"]) == {name for name, each in RULES.items() if each.may_be_allowed}


def test_without_a_catalogue_any_pattern_is_taken() -> None:
    values = copy.deepcopy(front(SOUND))
    values["patterns"] = ["of-my-own"]
    assert jsonschema.Draft202012Validator(front_matter_schema()).is_valid(values)
