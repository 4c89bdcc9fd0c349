"""What the tests of the screens share: an app to look at, files to open, and waiting for what must happen."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from canvas.locale import language
from canvas.method.builtin import example
from canvas.model.workshop import Workshop, new_workshop
from canvas.session.session import Session
from canvas.storage.document import read_document
from canvas.storage.reading import open_document
from canvas.tui.app import CanvasApp
from canvas.tui.configuration import Configuration
from canvas.tui.screens.workshop import WorkshopScreen

SIZES = ((300, 100), (120, 36), (80, 24), (40, 15), (20, 5), (1, 1))


async def wait_for(pilot: Pilot[Any], is_so: Callable[[], object], what: str, seconds: float = 10.0) -> None:
    """Let the app run until this is so."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"never happened: {what}\n{seen(pilot.app)}"
        await pilot.pause()


def seen(app: Any) -> str:
    """What is on the terminal, row by row."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips(app.size))


def bakery(folder: Path) -> Path:
    """The finished workshop of an invented bakery, as a file."""
    return written(folder / "bakery.canvas.toml", read_document(example("bakery", language())).workshop)


def empty(folder: Path, firm: str = "Test Firm", **facts: Any) -> Path:
    """A workshop in which nothing was answered yet, as a file."""
    return written(folder / "empty.canvas.toml", new_workshop(firm=firm, language="en", **facts))


def written(path: Path, workshop: Workshop) -> Path:
    """This workshop as a file that nobody has open."""
    Session.create(path, workshop, background=False).close()
    return path


def in_file(path: Path) -> Workshop:
    """The workshop as it stands in its file."""
    return open_document(path)[0].workshop


@asynccontextmanager
async def home(
    size: tuple[int, int] = (110, 32), configuration: Configuration | None = None, file: Path | None = None
) -> AsyncIterator[tuple[CanvasApp, Pilot[Any]]]:
    """The program at its start screen."""
    app = CanvasApp(configuration or Configuration(), file=file)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot
        await pilot.pause()


@asynccontextmanager
async def opened(
    path: Path, view: str = "", size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[WorkshopScreen, Pilot[Any]]]:
    """A workshop on the screen, at one of its views."""
    async with home(size, file=path) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, WorkshopScreen), "the workshop is open")
        screen = app.screen
        assert isinstance(screen, WorkshopScreen)
        await wait_for(
            pilot, lambda: screen.query("#line") and screen.focused is not None, "the line is ready"
        )
        if view:
            await screen.action_view(view)
            await wait_for(pilot, lambda: screen.view == view, f"the view {view} is there")
        await pilot.pause()
        yield screen, pilot


def told(app: Any) -> str:
    """Everything the app said in the corner."""
    return "\n".join(str(note.message) for note in app._notifications)
