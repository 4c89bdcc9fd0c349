"""How long it takes to work: an edit, a durable frame, all checks, a report, a file."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import Row, milliseconds, percentile, side_by_side
from canvas.method.builtin import example, playbook
from canvas.model.checks import findings
from canvas.model.edits import Applied, Put, apply
from canvas.model.records import Note
from canvas.model.words import Block
from canvas.model.workshop import Workshop, new_workshop
from canvas.report.markdown import to_markdown
from canvas.session.reporting import report_of
from canvas.session.session import Session
from canvas.storage.document import read_document, write_document


def large(records: int = 2_000) -> Workshop:
    """A workshop of so many records: notes on today, linked in pairs, with the tables of an example beside them."""
    workshop = read_document(example("bakery", "en")).workshop
    blocks = list(Block)
    count = sum(len(table) for table in workshop.tables.values())
    for number in range(records - count):
        fields: dict[str, object] = {
            "canvas": "today",
            "block": blocks[number % 9],
            "text": f"Idea {number}",
            "order": workshop.order_after(Note),
        }
        edit = (
            Put("note", f"n-{number}", fields)
            if number % 3
            else Put("link", f"l-{number}", {"from": f"n-{number - 1}", "to": f"n-{number - 2}"})
        )
        outcome = apply(workshop, edit)
        assert isinstance(outcome, Applied)
        workshop = outcome.workshop
    return workshop


def measure() -> list[Row]:
    """Edits, saving, checks and reports; budgets in milliseconds are told as a ratio to one."""
    workshop = large()
    rows = [
        _edits(workshop),
        _frame(),
        Row("all checks, 2,000 records", _best(lambda: findings(workshop)), 50.0, "50 ms", 1),
        Row(
            "the file written, 2,000 records",
            _best(lambda: write_document(workshop)),
            100.0,
            "100 ms (tomli-w alone)",
        ),
    ]
    text = write_document(workshop)
    rows.append(
        Row(
            "the file read, 2,000 records",
            _best(lambda: read_document(text)),
            200.0,
            "200 ms (tomllib alone)",
        )
    )
    full = read_document(example("bakery", "en")).workshop
    book = playbook("digital-redesign")
    rows.append(
        Row(
            "report of a full example as Markdown",
            _best(lambda: to_markdown(report_of(full, book, "en"))),
            50.0,
            "50 ms",
            1,
        )
    )
    return rows


def _best(run: object) -> float:
    return min(milliseconds(run) for _ in range(7))  # type: ignore[arg-type]


def _edits(workshop: Workshop) -> Row:
    times = []
    for number in range(500):
        edit = Put("note", f"n-{1 + number * 3 % 900}", {"text": f"Changed {number}"})
        start = time.perf_counter()
        outcome = apply(workshop, edit)
        times.append(1000 * (time.perf_counter() - start))
        assert isinstance(outcome, Applied)
        workshop = outcome.workshop
    return Row("one edit applied, 2,000 records, p95", percentile(times, 0.95), 1.0, "1 ms", 1)


def _frame() -> Row:
    """One edit until it is durable in the journal, beside one bare write and fsync of the same size."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CANVAS_STATE"] = str(Path(folder) / "state")
        session = Session.create(Path(folder) / "x.canvas.toml", new_workshop(), background=False)
        numbers = iter(range(100_000))
        bare = os.open(Path(folder) / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

        def ours() -> float:
            number = next(numbers)
            return milliseconds(
                lambda: session.apply(
                    Put("note", f"n-{number}", {"canvas": "today", "block": "channels", "text": "Idea"})
                )
            )

        def baseline() -> float:
            def write() -> None:
                os.write(bare, b"x" * 300)
                os.fsync(bare)

            return milliseconds(write)

        mine, base = side_by_side(ours, baseline, 60)
        os.close(bare)
        session.close()
    return Row("one edit durable in the journal", mine, base, "one bare fsync", 2)
