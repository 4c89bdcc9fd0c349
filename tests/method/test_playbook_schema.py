"""The JSON Schema of a playbook: what reading takes is valid, and what it refuses is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from canvas.method import builtin
from canvas.method.own_playbook import start_text
from canvas.method.playbook_reading import (
    ASKED_TABLES,
    CORE_KEYS,
    HEAD_KEYS,
    PROMPT_KEYS,
    STEP_KEYS,
    read_playbook,
)
from canvas.method.playbook_schema import playbook_schema
from canvas.text.problems import Trouble

BUILT_IN = sorted((Path(builtin.__file__).parent / "playbooks").glob("*.toml"))
START = start_text("en")


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = playbook_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name)
def test_every_built_in_playbook_is_valid(validator: Any, path: Path) -> None:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [error.json_path for error in validator.iter_errors(values)] == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_start_of_a_playbook_of_ones_own_is_valid(validator: Any, language: str) -> None:
    assert validator.is_valid(tomllib.loads(start_text(language)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('key = "my-playbook"', ""),
        ('name = "My playbook"', 'name = { de = "Mein Plan" }'),
        ('name = "My playbook"', "name = 3"),
        ('settings = ["alone", "team"]', 'settings = ["alone", "crew"]'),
        ('languages = ["en"]', 'languages = ["de"]'),
        ('key = "customers"', 'key = "our customers"'),
        ("minutes = { alone = 20, team = 30 }", "minutes = { alone = 0, team = 30 }"),
        ("minutes = { alone = 20, team = 30 }", "minutes = { alone = 20, crew = 30 }"),
        ('activity = ["silent_write"]', 'activity = ["silent_wrote"]'),
        ('decision = ["owner_decides"]', 'decison = ["owner_decides"]'),
        ('to = [{ block = "customer_segments" }]', 'to = [{ block = "customers" }]'),
        ('to = [{ block = "customer_segments" }]', 'to = [{ block = "channels", frame = "about" }]'),
        ('to = [{ block = "customer_segments" }]', "to = []"),
        ('to = [{ block = "customer_segments" }]', 'to = [{ block = "channels", canvas = "other" }]'),
        ('fields = ["name", "kind", "quality"]', 'fields = ["name", "block"]'),
        ('fields = ["name", "kind", "quality"]', "fields = []"),
        ('"update"], mode = "each"', '"update"], mode = "every"'),
        ('tags = ["customer-insight"]', 'tags = ["customers"]'),
        ("core = true", 'core = "yes"'),
        ('retail = ["lunch buyers", "party orders"]', 'bakers = ["lunch buyers"]'),
        ('preset = { phase = "week" }', 'preset = { phase = "today" }'),
        ('preset = { phase = "week" }', 'preset = { colour = "red" }'),
        ("[playbook]", "[workshop]\n[playbook]"),
    ],
)
def test_what_reading_refuses_is_not_valid(validator: Any, old: str, new: str) -> None:
    assert old in START
    text = START.replace(old, new, 1)
    with pytest.raises(Trouble):
        read_playbook(text)
    assert not validator.is_valid(tomllib.loads(text))


def test_a_short_version_has_no_steps_of_its_own(validator: Any) -> None:
    core = tomllib.loads(BUILT_IN[0].read_text(encoding="utf-8"))
    assert "core_of" in core["playbook"]
    assert not validator.is_valid(core | {"step": []})


def test_every_key_that_reading_knows_has_a_sentence_for_the_author() -> None:
    schema = playbook_schema()
    core, whole = schema["then"]["properties"], schema["else"]["properties"]
    step = whole["step"]["items"]
    prompt = step["properties"]["prompt"]["items"]
    for keys, table in (
        (CORE_KEYS, core["playbook"]),
        (HEAD_KEYS, whole["playbook"]),
        (STEP_KEYS, step),
        (PROMPT_KEYS, prompt),
    ):
        assert set(table["properties"]) == set(keys)
        assert all(each["description"].endswith(".") for each in table["properties"].values())
    asked = prompt["properties"]["to"]["items"]["oneOf"]
    assert len(asked) == 2 + len(ASKED_TABLES)
