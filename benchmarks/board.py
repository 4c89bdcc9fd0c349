"""What a key costs on the board: from the key's arrival until the screen has been drawn again.

Ratios within one run on one machine; a bare app with one line that a key draws again is the baseline of the floor.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from benchmarks.measuring import Row
from canvas.method.builtin import vocabulary
from canvas.model.edits import Changed, Put, apply_all
from canvas.model.records import TODAY
from canvas.model.words import Block
from canvas.model.workshop import Workshop, new_workshop
from canvas.tui.messages import EditAsked
from canvas.tui.theme import DARK
from canvas.tui.views.board import BoardView

SIZE = (120, 36)
TIMES = 60
ROUNDS = 3
"""The quietest of so many rounds counts: others work on the machine too."""


class Timed(App[None]):
    """An app that knows when it last drew."""

    drawn = 0.0

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)
        self.drawn = time.perf_counter()

    async def key(self, key: str, character: str | None = None) -> float:
        """Milliseconds from a key until the screen was drawn after it and all was quiet."""
        start = time.perf_counter()
        self.post_message(events.Key(key, character))
        quiet = 0
        while self.drawn < start or quiet < 4:
            await asyncio.sleep(0)
            if self.drawn >= start:
                quiet += 1
            if time.perf_counter() - start > 2:
                raise TimeoutError(f"nothing was drawn after {key}")
        taken = self.drawn - start
        await asyncio.sleep(0.02)
        return (max(taken, self.drawn - start)) * 1000


class Bare(Timed):
    """One line that every key draws again."""

    class Line(Widget, can_focus=True):
        pressed = 0

        def on_key(self) -> None:
            self.pressed += 1
            self.refresh()

        def render_line(self, y: int) -> Strip:
            return Strip([Segment(f"{self.pressed} {y}")])

    def compose(self) -> ComposeResult:
        yield self.Line()

    def on_mount(self) -> None:
        self.query_one(self.Line).focus()


class Board(Timed):
    """The board over a workshop, with what it asks applied at once."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self.workshop = workshop
        self.board = BoardView(vocabulary(), "en")

    def compose(self) -> ComposeResult:
        yield self.board

    def on_mount(self) -> None:
        self.board.show(self.workshop, TODAY)
        self.board.focus()

    def on_edit_asked(self, event: EditAsked) -> None:
        outcome = apply_all(self.workshop, event.edits)
        assert isinstance(outcome, Changed)
        self.workshop = outcome.workshop
        self.board.show(self.workshop, TODAY)


def filled(notes: int) -> Workshop:
    """A workshop of today with this many notes, spread over the blocks."""
    blocks = list(Block)
    edits = [
        Put(
            "note",
            f"n-{number}",
            {
                "canvas": TODAY,
                "block": blocks[number % 9].value,
                "order": f"a{number // 9:05d}V",
                "text": f"note {number} about what a customer would like to have before ten in the morning",
            },
        )
        for number in range(notes)
    ]
    outcome = apply_all(new_workshop(), edits)
    assert isinstance(outcome, Changed)
    return outcome.workshop


async def _times(app: Timed, keys: Callable[[int], tuple[str, str | None]]) -> list[float]:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for number in range(10):
            await app.key(*keys(number))
        gc.collect()
        gc.disable()
        try:
            return [await app.key(*keys(number)) for number in range(TIMES)]
        finally:
            gc.enable()


async def _adding(app: Board) -> list[float]:
    """Times of Enter on a line that holds a new note."""
    taken: list[float] = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        gc.collect()
        gc.disable()
        for number in range(TIMES // 2):
            app.board.line.value = f"a new note, number {number}"
            await pilot.pause(0.02)
            taken.append(await app.key("enter"))
        gc.enable()
        assert len(app.workshop.notes(TODAY)) > TIMES // 2
    return taken


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _arrow(number: int) -> tuple[str, str | None]:
    return ("down" if number % 8 < 4 else "up"), None


def _tab(number: int) -> tuple[str, str | None]:  # noqa: ARG001 - every one is the same
    return "tab", None


def measure() -> list[Row]:
    """The rows of the table; times in milliseconds, the first two p95, the rest medians."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    few, many = filled(90), filled(10_000)
    rounds: dict[str, list[list[float]]] = {}
    for _round in range(ROUNDS):
        for what, taken in {
            "bare": await _times(Bare(), _arrow),
            "arrow": await _times(Board(few), _arrow),
            "arrow, many": await _times(Board(many), _arrow),
            "across": await _times(Board(few), _tab),
            "across, many": await _times(Board(many), _tab),
            "adding": await _adding(Board(few)),
            "adding, many": await _adding(Board(many)),
        }.items():
            rounds.setdefault(what, []).append(taken)

    def row(what: str, ours: str, baseline: str, against: str, budget: float | None = None) -> Row:
        figure: Callable[[list[float]], float] = _p95 if "p95" in what else median
        first, second = (min(map(figure, rounds[each])) for each in (ours, baseline))
        return Row(what, first, second, against, budget)

    return [
        row("a key on the board, 10,000 notes, p95", "arrow, many", "arrow", "90 notes, p95", 1.5),
        row("a key on the board, 10,000 notes, p95", "arrow, many", "bare", "a bare app's key, p95", 5),
        row("to the next block, 90 notes", "across", "arrow", "an arrow key", 2),
        row("to the next block, 10,000 notes", "across, many", "arrow, many", "an arrow key", 2),
        row("adding a note, 90 notes", "adding", "arrow", "an arrow key", 2),
        row("adding a note, 10,000 notes", "adding, many", "arrow, many", "an arrow key", 2),
    ]
