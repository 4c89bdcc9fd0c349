"""The judged profiles: invented firms with a question each, and the cases a facilitator would show.

The judgements (0 to 3) were made before the weights were set, by readers who knew all cases and not the code. Every other
profile of each language is held out: weights are set on the other half and on the practice firms, and reported on all three.

What a firm is busy with was ticked for the profiles by a reader who saw neither cases nor judgements; for the first half of the
practice firms by the one who judged, for the others by the one who invented them, before the cases were read. So what ticks are
worth is told by the held-out half and not by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from canvas.library.folders import built_in_folder
from canvas.library.reading import Library, load_library
from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook
from canvas.model.edits import Edit, Put, Refused, apply_all
from canvas.model.playbook import Prompt
from canvas.model.words import Sector, Size
from canvas.model.workshop import Workshop, new_workshop
from canvas.text.own_toml import own_toml

HERE = Path(__file__).parent


class Part(StrEnum):
    """What a profile is for."""

    PRACTICE = "practice"
    """To learn from and to set the weights on: many."""
    SET_ON = "set on"
    """To set the weights on, and how much is learnt; of the same making as those held out."""
    HELD_OUT = "held out"
    """Never to set anything on."""


@dataclass(frozen=True)
class Profile:
    """A firm at a question, with what was judged."""

    key: str
    language: str
    workshop: Workshop
    """With what the firm says it is busy with."""
    unsaid: Workshop
    """The same, before it said so."""
    prompt: Prompt
    text: str
    """All its words in one, for a plain search."""
    judged: Mapping[str, int]
    """Key of a case → 1 to 3; a case that is not there was judged 0."""
    part: Part


@cache
def the_cases() -> Library:
    """The built-in library."""
    return load_library(folder for folder in [built_in_folder()] if folder)


def other_judges() -> Mapping[str, Mapping[str, Mapping[str, int]]]:
    """What others judged of the held-out half, blind: judge → key of a profile → key of a case → 1 to 3, best first."""
    return own_toml(HERE / "other-judges.toml")


@cache
def profiles() -> Sequence[Profile]:
    """All profiles and practice firms of both languages, made once."""
    found: list[Profile] = []
    for language in ("nl", "en"):
        halves = (Part.SET_ON, Part.HELD_OUT)
        rows = own_toml(HERE / f"profiles-{language}.toml")["profile"]
        found += [_profile(row, language, halves[place % 2]) for place, row in enumerate(rows)]
        rows = own_toml(HERE / f"practice-{language}.toml")["profile"]
        found += [_profile(row, language, Part.PRACTICE) for row in rows]
    return found


def _profile(row: dict[str, Any], language: str, part: Part) -> Profile:
    frame = {name: row[name] for name in ("question", "drivers", "ambition", "about") if row.get(name)}
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
    unsaid = _applied(firm, edits)
    workshop = _applied(unsaid, [Put("frame", "frame", {"concerns": row["busy_with"]})])
    found = playbook(DEFAULT_PLAYBOOK).find(row["prompt"])
    assert found is not None, row["prompt"]
    texts = [
        row.get("question", ""), *row.get("drivers", ()), *row.get("ambition", ()), *row.get("about", ()),
        *(note["text"] for note in row.get("notes", ())), *(asset["name"] for asset in row.get("data", ())),
        found[1].question.of(language),
    ]  # fmt: skip
    return Profile(row["key"], language, workshop, unsaid, found[1], "\n".join(texts), row["judged"], part)


def _applied(workshop: Workshop, edits: list[Edit]) -> Workshop:
    outcome = apply_all(workshop, edits)
    assert not isinstance(outcome, Refused), outcome
    return outcome.workshop
