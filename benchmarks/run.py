"""Prints one table of everything that is measured: `python benchmarks/run.py`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))


def main() -> None:
    """Measure, and print. A budget that is missed is marked; nothing fails here."""
    from benchmarks import board, library, starting, working
    from benchmarks.matching import listening, quality
    from benchmarks.measuring import table

    rows = [*starting.measure(), *board.measure(), *working.measure(), *library.measure()]
    print(table(rows))
    print()
    print(quality.table(quality.measure()))
    print()
    print(quality.table_of_judges(quality.measure_judges()))
    print()
    print(quality.table_of_new(quality.measure_new()))
    print()
    print(listening.table(listening.measure()))


if __name__ == "__main__":
    main()
