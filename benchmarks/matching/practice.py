"""Learning from the practice firms: the equations, what the others teach about each, and the file that the program brings along."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching.profiles import Profile
from canvas.library.packed import pack

SAID_BY: Final = 5
"""A word is learnt of when so many firms wrote it."""

_Of = TypeVar("_Of", bound=StrEnum)
_Taught = TypeVar("_Taught")


def known_enough(given: Iterable[Iterable[tuple[_Of, str]]], word: _Of) -> list[tuple[_Of, str]]:
    """All that firms have, sorted; words only that `SAID_BY` of them wrote.

    Args:
        given: what each firm has.
        word: the kind that is a word.
    """
    had_by = Counter(each for firm in given for each in firm)
    return sorted(each for each, many in had_by.items() if each[0] is not word or many >= SAID_BY)


def ridge(having: NDArray[np.float64], wanted: NDArray[np.float64], sure: float) -> NDArray[np.float64]:
    """What each column of `having` adds to each column of `wanted`: ridge regression (Hoerl and Kennard 1970)."""
    sides = having.T @ having + sure * np.eye(having.shape[1]), having.T @ wanted
    return np.asarray(np.linalg.solve(*sides), dtype=np.float64)


def taught_by_the_others(
    firms: Sequence[Profile], learn: Callable[[NDArray[np.bool_]], _Taught], folds: int = 8
) -> dict[str, _Taught]:
    """Key of a firm → what those teach that are not in its fold.

    Args:
        firms: all of them.
        learn: gives what those teach that are marked.
        folds: in how many parts they are taken apart.
    """
    fold = np.random.default_rng(0).permutation(len(firms)) % folds
    taught = [learn(fold != number) for number in range(folds)]
    return {firm.key: taught[number] for firm, number in zip(firms, fold, strict=True)}


def as_text(
    head: str,
    of_head: object,
    kinds: Iterable[_Of],
    rows: Mapping[tuple[_Of, str], Mapping[str, float]],
    names: Sequence[str],
    per_one: int,
) -> str:
    """The file as JSON: a line for each row, packed, under its kind.

    Args:
        head: what the first part is called.
        of_head: what it holds.
        kinds: of rows, in their order.
        rows: kind and word → name → number.
        names: of the numbers in a row, in their order.
        per_one: so finely they are kept.
    """
    parts = [f"  {json.dumps(head)}: {json.dumps(of_head)}"]
    for of in kinds:
        lines = [
            f"    {json.dumps(word)}: {json.dumps(pack(row, names, per_one))}"
            for (kind, word), row in sorted(rows.items())
            if kind is of
        ]
        parts.append(f"  {json.dumps(of)}: {{\n" + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def write_or_check(file: Path, text: str, arguments: Sequence[str]) -> int:
    """Write the file, or with `--check` only say whether it holds this text; returns the exit code."""
    if "--check" in arguments:
        same = file.read_text(encoding="utf-8") == text
        print(
            "It is what the practice firms teach."
            if same
            else "The practice firms teach something else by now."
        )
        return 0 if same else 1
    file.write_text(text, encoding="utf-8")
    print(f"{file.name}: {len(text):,} characters")
    return 0
