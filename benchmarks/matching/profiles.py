"""The judged profiles: invented firms with a question each, and the cases a facilitator would show.

The judgements (0 to 3) were made before the weights were set, by readers who knew all cases and not the code. Every other
profile of each language is held out: weights are set on one half and reported on both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook
from canvas.model.edits import Edit, Put, Refused, apply_all
from canvas.model.playbook import Prompt
from canvas.model.words import Sector, Size
from canvas.model.workshop import Workshop, new_workshop
from canvas.text.own_toml import own_toml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Profile:
    """A firm at a question, with what was judged."""

    key: str
    language: str
    workshop: Workshop
    prompt: Prompt
    text: str
    """All its words in one, for a plain search."""
    judged: Mapping[str, int]
    """Key of a case → 1 to 3; a case that is not there was judged 0."""
    held_out: bool


def profiles() -> list[Profile]:
    """All profiles of both languages."""
    found = []
    for language in ("nl", "en"):
        data = own_toml(HERE / f"profiles-{language}.toml")
        found += [_profile(row, language, place % 2 == 1) for place, row in enumerate(data["profile"])]
    return found


def _profile(row: dict[str, Any], language: str, held_out: bool) -> Profile:
    frame = {name: row[name] for name in ("question", "drivers", "ambition") if row.get(name)}
    edits: list[Edit] = [Put("frame", "frame", frame)]
    for number, note in enumerate(row.get("notes", ())):
        edits.append(Put("note", f"n-{number}", {"canvas": "today", **note, "order": f"a{number}"}))
    for number, asset in enumerate(row.get("data", ())):
        edits.append(Put("data_asset", f"d-{number}", dict(asset)))
    firm = new_workshop(
        firm=row["firm"],
        sector=Sector(row["sector"]),
        size=Size(row["size"]),
        place=row["place"],
        language=language,
    )
    outcome = apply_all(firm, edits)
    assert not isinstance(outcome, Refused), outcome
    found = playbook(DEFAULT_PLAYBOOK).find(row["prompt"])
    assert found is not None, row["prompt"]
    texts = [
        row.get("question", ""), *row.get("drivers", ()), *row.get("ambition", ()),
        *(note["text"] for note in row.get("notes", ())), *(asset["name"] for asset in row.get("data", ())),
        found[1].question.of(language),
    ]  # fmt: skip
    return Profile(
        row["key"], language, outcome.workshop, found[1], "\n".join(texts), row["judged"], held_out
    )
