"""Rows of the table, and how a time is taken: the median of several runs, ours and the baseline's in turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured thing beside its baseline."""

    what: str
    ours: float
    """In the unit named."""
    baseline: float
    against: str
    budget: float | None = None
    """The most that ours may be of the baseline; None when it is only told."""
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Ours to the baseline."""
        return self.ours / self.baseline if self.baseline else float("inf")

    @property
    def kept(self) -> str:
        """Whether the budget is kept."""
        if self.budget is None:
            return ""
        return "kept" if self.ratio <= self.budget else "MISSED"


def milliseconds(run: Callable[[], object]) -> float:
    """How long one run takes, in milliseconds."""
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)


def side_by_side(
    ours: Callable[[], float], baseline: Callable[[], float], rounds: int = 7
) -> tuple[float, float]:
    """The medians of two measurements, taken in turn so that a busy moment touches both; the first round is dropped."""
    pairs = [(ours(), baseline()) for _ in range(rounds + 1)][1:]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(rows: list[Row]) -> str:
    """The rows as text."""
    head = f"{'what':52} {'ours':>10} {'baseline':>10} {'ratio':>7} {'budget':>7}         against"
    lines = [head, "-" * len(head)]
    for row in rows:
        budget = f"{row.budget:g}" if row.budget is not None else ""
        lines.append(
            f"{row.what:52} {row.ours:>7.2f} {row.unit:2} {row.baseline:>7.2f} {row.unit:2} {row.ratio:>7.2f} {budget:>7} {row.kept:7} {row.against}"
        )
    return "\n".join(lines)
