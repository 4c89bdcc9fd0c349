"""What ships with the program: its playbooks, words, checks' texts, law cards, measures and examples.

Each is read when first asked for and kept. Built-in content has no privileges: it goes through the same readers
as anybody's own.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from canvas.locale import _
from canvas.method.patterns import concern_names, concerns, pattern_blocks, pattern_names
from canvas.method.playbook_reading import read_playbook
from canvas.model.finding import CheckText, LawCard, StarterMeasure
from canvas.model.method import Method
from canvas.model.playbook import Playbook
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import FindingSeverity
from canvas.text.own_toml import own_toml
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

_HERE = Path(__file__).parent
DEFAULT_PLAYBOOK = "digital-redesign"


@cache
def playbook_keys() -> tuple[str, ...]:
    """The keys of the built-in playbooks, the whole one first."""
    return tuple(sorted(file.stem for file in (_HERE / "playbooks").glob("*.toml")))


@cache
def playbook(key: str) -> Playbook:
    """A built-in playbook.

    Raises:
        Trouble: when there is none of this key.
    """
    file = _HERE / "playbooks" / f"{key}.toml"
    if key not in playbook_keys():
        raise Trouble(
            Problem(
                _("There is no playbook “{name}”.").format(name=key),
                allowed_and_nearest(key, playbook_keys()),
                field="playbook",
            )
        )
    text = file.read_text(encoding="utf-8")
    whole = {} if key == DEFAULT_PLAYBOOK else {DEFAULT_PLAYBOOK: playbook(DEFAULT_PLAYBOOK)}
    return read_playbook(text, file.name, whole)


@cache
def vocabulary() -> Vocabulary:
    """The words of the product in both languages."""
    data = own_toml(_HERE / "vocabulary.toml")
    fields = [
        (table, field, texts) for table, rows in data["fields"].items() for field, texts in rows.items()
    ]
    return Vocabulary(
        tables={name: (Said(both["one"]), Said(both["many"])) for name, both in data["tables"].items()},
        blocks={name: Said(texts) for name, texts in data["blocks"].items()},
        blocks_short={name: Said(texts) for name, texts in data["blocks_short"].items()},
        labels={(table, field): Said(texts["label"]) for table, field, texts in fields},
        asks={(table, field): Said(texts["ask"]) for table, field, texts in fields},
        values={
            (name, word): Said(texts)
            for name, words in data["values"].items()
            for word, texts in words.items()
        }
        | {("concern", key): name for key, name in concern_names().items()},
        scales={
            name: {int(number): Said(texts) for number, texts in scale.items()}
            for name, scale in data["scales"].items()
        },
    )


@cache
def check_texts() -> Mapping[str, CheckText]:
    """What each check says, by its key."""
    return {
        key: CheckText(
            FindingSeverity(row["severity"]), Said(row["message"]), Said(row["why"]), Said(row["todo"])
        )
        for key, row in own_toml(_HERE / "checks.toml").items()
    }


@cache
def law_cards() -> tuple[datetime.date, Said, tuple[LawCard, ...]]:
    """The day the law cards were checked, the sentence that closes each, and the cards."""
    data = own_toml(_HERE / "law.toml")
    cards = tuple(
        LawCard(
            row["key"], Said(row["title"]), Said(row["text"]), Said(row.get("doubt", {})), tuple(row["links"])
        )
        for row in data["card"]
    )
    return data["checked_on"], Said(data["closing"]), cards


@cache
def starter_measures() -> tuple[StarterMeasure, ...]:
    """Measures to offer in the step on security."""
    return tuple(
        StarterMeasure(row["key"], row["principle"], Said(row["text"]))
        for row in own_toml(_HERE / "measures.toml")["measure"]
    )


@cache
def tag_names() -> Mapping[str, Said]:
    """What each tag is called."""
    return {key: Said(texts) for key, texts in own_toml(_HERE / "tags.toml")["tags"].items()}


@cache
def the_method() -> Method:
    """What the built-in method knows and calls by name."""
    return Method(pattern_names(), pattern_blocks(), tag_names(), vocabulary(), concerns())


EXAMPLES = ("bakery", "contractor")
"""The keys of the invented firms, each a complete workshop in both languages."""


def example(key: str, language: str) -> str:
    """The file of an example, as text.

    Raises:
        Trouble: when there is no example of this key.
    """
    if key not in EXAMPLES:
        raise Trouble(
            Problem(
                _("There is no example “{name}”.").format(name=key),
                allowed_and_nearest(key, EXAMPLES),
                field="example",
            )
        )
    return (_HERE / "examples" / f"{key}.{language}.canvas.toml").read_text(encoding="utf-8")
