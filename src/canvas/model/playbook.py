"""A playbook: the method as a value. Code knows kinds of step and target, never a particular prompt (design.md 3.2)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from canvas.model.said import Said
from canvas.model.words import ActivityKind, Block, DecisionRule, Sector, Setting


class Mode(StrEnum):
    """How a prompt that goes to records works."""

    ADD = "add"
    """Every line is a new record."""
    EACH = "each"
    """The fields are filled in for the records that are there; a new line still makes one."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer is stored: a field of the frame, a note on a block, or fields of a record."""

    frame: str = ""
    """The field of the frame, as in a file; `firm` means the firm's own facts and `about`."""
    block: Block | None = None
    table: str = ""
    fields: tuple[str, ...] = ()
    """The fields that this prompt asks for, as in a file, the main one first."""
    preset: Mapping[str, object] = field(default_factory=dict)
    """Fields that a new record gets at once, as in a file."""
    mode: Mode = Mode.ADD
    canvas: str = "today"
    """For a block: `today`, `redesign` (the chosen or first one) or `variant` (a second one)."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question of a step."""

    key: str
    question: Said
    why: Said
    targets: tuple[Target, ...]
    core: bool = False
    hints: Mapping[Sector, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Sector → language → hints."""
    tags: tuple[str, ...] = ()
    cases: bool = False
    """The answer starts from a case: show the library's best at once."""

    @property
    def target(self) -> Target:
        """The main target."""
        return self.targets[0]

    def hints_for(self, sector: Sector | None, language: str) -> tuple[str, ...]:
        """The hints for a sector in a language, in whichever language there is; none when there are none."""
        by_language = self.hints.get(sector, {}) if sector else {}
        return by_language.get(language) or next(iter(by_language.values()), ())


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the method."""

    key: str
    name: Said
    goal: Said
    minutes: Mapping[Setting, int]
    activities: tuple[ActivityKind, ...]
    decision: tuple[DecisionRule, ...]
    """How choices are made, in order: an input such as dots before the one who decides."""
    prompts: tuple[Prompt, ...]
    flow: Said = Said()
    watch: Said = Said()


@dataclass(frozen=True, slots=True)
class Playbook:
    """The whole method: steps and their prompts."""

    key: str
    name: Said
    about: Said
    languages: tuple[str, ...]
    settings: tuple[Setting, ...]
    steps: tuple[Step, ...]

    def prompts(self) -> Iterator[tuple[Step, Prompt]]:
        """Every prompt with its step, in order."""
        for step in self.steps:
            for prompt in step.prompts:
                yield step, prompt

    def find(self, key: str) -> tuple[Step, Prompt] | None:
        """The prompt of this key with its step."""
        return next(((step, prompt) for step, prompt in self.prompts() if prompt.key == key), None)

    def step(self, key: str) -> Step | None:
        """The step of this key."""
        return next((step for step in self.steps if step.key == key), None)

    def minutes(self, setting: Setting) -> int:
        """Net minutes of all steps in this setting; breaks come on top."""
        return sum(step.minutes.get(setting, 0) for step in self.steps)

    def core(self, key: str, name: Said, about: Said, minutes: Mapping[Setting, int]) -> Playbook:
        """The playbook of the core prompts alone, its minutes shared out over the steps as here.

        Args:
            key: the new playbook's key.
            name: its name.
            about: what it is for.
            minutes: the total per setting; a step gets its part of it, at least 5, in whole fives.
        """
        steps = []
        for step in self.steps:
            kept = tuple(prompt for prompt in step.prompts if prompt.core)
            if kept:
                share = {
                    setting: max(
                        5, 5 * round(total * step.minutes.get(setting, 0) / self.minutes(setting) / 5)
                    )
                    for setting, total in minutes.items()
                }
                steps.append(dataclasses.replace(step, prompts=kept, minutes=share))
        return dataclasses.replace(self, key=key, name=name, about=about, steps=tuple(steps))
