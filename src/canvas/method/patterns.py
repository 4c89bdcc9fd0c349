"""The patterns, the technology cards, and what owners are busy with: read from the method's data when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from canvas.model.pattern import Concern, Pattern, Reference, Technology
from canvas.model.said import Said
from canvas.model.words import Block, DataKind, Sector, Tag
from canvas.text.own_toml import own_toml

_HERE = Path(__file__).parent


@cache
def patterns() -> Mapping[str, Pattern]:
    """Every pattern by its key, in the order of the catalogue."""
    data = own_toml(_HERE / "patterns.toml")
    known = {row["key"]: _reference(row) for row in data["source"]}
    return {row["key"]: _pattern(row, known) for row in data["pattern"]}


def _pattern(row: Mapping[str, Any], known: Mapping[str, Reference]) -> Pattern:
    told = {part: Said(row[part]) for part in ("name", "idea", "data", "chain", "fits", "fails", "seen")}
    return Pattern(
        key=row["key"],
        blocks=tuple(Block(word) for word in row["blocks"]),
        tags=tuple(Tag(word) for word in row["tags"]),
        data_kinds=tuple(DataKind(word) for word in row["data_kinds"]),
        sources=tuple(known[key] for key in row["sources"]),
        **told,
    )


@cache
def technologies() -> Mapping[str, Technology]:
    """Every technology card by its key, in the order of the file."""
    return {row["key"]: _technology(row) for row in own_toml(_HERE / "technologies.toml")["technology"]}


def _technology(row: Mapping[str, Any]) -> Technology:
    told = {part: Said(row[part]) for part in ("name", "idea", "question", "needs", "watch")}
    return Technology(
        key=row["key"],
        tags=tuple(Tag(word) for word in row["tags"]),
        patterns=tuple(row["patterns"]),
        cases=tuple(row.get("cases", ())),
        data_kinds=tuple(DataKind(word) for word in row.get("data_kinds", ())),
        sources=tuple(_reference(each) for each in row.get("source", ())),
        **told,
    )


def _reference(row: Mapping[str, Any]) -> Reference:
    title = row["title"]
    texts = title if isinstance(title, dict) else {"en": title, "nl": title}
    return Reference(row.get("key", ""), Said(texts), row.get("url", ""))


@cache
def concerns() -> tuple[Concern, ...]:
    """What owners are busy with, each with the words that tell of it and the patterns that are worth a try."""
    return tuple(
        Concern(
            key=row["key"],
            name=Said(row["name"]),
            patterns=tuple(row.get("patterns", ())),
            checks=tuple(row.get("checks", ())),
            words={language: tuple(words) for language, words in row.get("words", {}).items()},
            prompts=tuple(row.get("prompts", ())),
            sectors=tuple(Sector(word) for word in row.get("sectors", ())),
        )
        for row in own_toml(_HERE / "concerns.toml")["concern"]
    )


@cache
def concern_keys() -> tuple[str, ...]:
    """The keys of the concerns, in the order of the list."""
    return tuple(concern.key for concern in concerns())


@cache
def concern_names() -> Mapping[str, Said]:
    """The name of each concern, by its key."""
    return {concern.key: concern.name for concern in concerns()}


@cache
def pattern_names() -> Mapping[str, Said]:
    """The name of each pattern, by its key."""
    return {row["key"]: Said(row["name"]) for row in own_toml(_HERE / "patterns.toml")["pattern"]}


@cache
def pattern_blocks() -> Mapping[str, tuple[str, ...]]:
    """The blocks that each pattern usually moves, by its key."""
    return {row["key"]: tuple(row["blocks"]) for row in own_toml(_HERE / "patterns.toml")["pattern"]}
