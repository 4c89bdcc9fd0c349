"""What a report needs beside the workshop: the method's content, as a value, in whichever place it was read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from canvas.model.finding import CheckText, LawCard
from canvas.model.playbook import Playbook
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Content:
    """The words, questions and texts that a report quotes."""

    vocabulary: Vocabulary
    playbook: Playbook
    check_texts: Mapping[str, CheckText]
    law_checked_on: datetime.date
    law_closing: Said
    law_cards: tuple[LawCard, ...]
    today: datetime.date
    """The date on the report."""
    version: str
    """Which Canvas made it."""
    pattern_names: Mapping[str, Said] = field(default_factory=dict)
    case_titles: Mapping[str, str] = field(default_factory=dict)
    """Titles in the report's language, by the key of the case."""
    tag_names: Mapping[str, Said] = field(default_factory=dict)
