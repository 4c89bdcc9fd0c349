"""A text in each language, side by side: how all content of the method is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """One text per language; a playbook of one's own may have only one."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def of(self, language: str) -> str:
        """The text in this language, else in whichever there is, else empty."""
        if language in self.texts:
            return self.texts[language]
        return next(iter(self.texts.values()), "")

    def __bool__(self) -> bool:
        return any(self.texts.values())
