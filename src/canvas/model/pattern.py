"""Patterns, technologies and concerns: what a redesign can draw on besides cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from canvas.model.said import Said
from canvas.model.words import Block, DataKind, Sector, Tag


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a pattern or a statement was read."""

    key: str
    title: Said
    url: str = ""
    """Empty for our own description of common practice."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A recurring move of business models, to try out in thought; no advice."""

    key: str
    name: Said
    idea: Said
    blocks: tuple[Block, ...]
    """The blocks that usually change, most important first."""
    tags: tuple[Tag, ...]
    data_kinds: tuple[DataKind, ...]
    data: Said
    """Which data it needs, in a sentence."""
    chain: Said
    """Which parties it needs, and what they give or get."""
    fits: Said
    fails: Said
    seen: Said
    """At which types of firms; never a firm's name."""
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Technology:
    """What a technology can do for a small firm, and what it asks first."""

    key: str
    name: Said
    idea: Said
    question: Said
    """To the reader's own firm."""
    needs: Said
    watch: Said
    """What to watch out for."""
    tags: tuple[Tag, ...]
    patterns: tuple[str, ...]
    """Keys of patterns that use it."""
    cases: tuple[str, ...] = ()
    """Keys of cases that show it."""
    data_kinds: tuple[DataKind, ...] = ()
    sources: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """Something an owner is busy with: a problem, a wish or a subject; the bridge from an owner's words to cases."""

    key: str
    name: Said
    patterns: tuple[str, ...] = ()
    """Keys of patterns that are worth a try, best first."""
    checks: tuple[str, ...] = ()
    """Keys of checks whose finding points to it."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language → words or beginnings of words, in small letters, with which an owner tells of it."""
    prompts: tuple[str, ...] = ()
    """Keys of prompts that are about it by themselves."""
    sectors: tuple[Sector, ...] = ()
    """Empty when it is found in every sector."""
