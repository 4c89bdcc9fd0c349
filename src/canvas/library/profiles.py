"""Sample firms: invented owners with what pinches them, to see for whom a case would be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from canvas.model.edits import Applied, Put, apply
from canvas.model.said import Said
from canvas.model.words import Sector, Size
from canvas.model.workshop import Workshop, new_workshop
from canvas.text.own_toml import own_toml

_FILE: Final = Path(__file__).with_name("profiles.toml")


@dataclass(frozen=True, slots=True)
class Profile:
    """One invented firm, and the questions at which one looks over its shoulder."""

    key: str
    firm: str
    sector: Sector
    size: Size
    place: str
    words: Said
    """What pinches, as the owner would say it."""
    prompts: tuple[str, ...]
    """Keys of questions in the built-in playbook."""

    def workshop(self, language: str) -> Workshop:
        """The firm's workshop as it is after the first answers, in this language."""
        started = new_workshop(
            key=f"w-{self.key}",
            firm=self.firm,
            sector=self.sector,
            size=self.size,
            place=self.place,
            language=language,
        )
        answered = apply(started, Put("frame", "frame", {"drivers": [self.words.of(language)]}))
        assert isinstance(answered, Applied)
        return answered.workshop


@cache
def profiles() -> tuple[Profile, ...]:
    """The sample firms, in the order of the file."""
    return tuple(
        Profile(
            key=row["key"],
            firm=row["firm"],
            sector=Sector(row["sector"]),
            size=Size(row["size"]),
            place=row["place"],
            words=Said(row["words"]),
            prompts=tuple(row["prompts"]),
        )
        for row in own_toml(_FILE)["profile"]
    )
