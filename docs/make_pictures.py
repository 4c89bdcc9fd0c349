"""Makes the pictures of the screens from the bakery example: `python docs/make_pictures.py [FOLDER] [--all]`.

Textual draws a screen as SVG; Chromium turns it into PNG (cairosvg draws boxes as empty squares). With --all: every
screen, both themes, three sizes and both languages, to look at before a release.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FONT = "'DejaVu Sans Mono', 'JetBrains Mono', monospace"
SIZES = ((120, 36), (80, 24), (40, 15))
VIEWS = (
    "home",
    "guide",
    "board",
    "redesign",
    "findings",
    "cases",
    "searching",
    "narrowing",
    "case",
    "onward",
    "borrowing",
    "beside",
    "busy",
    "preview",
    "report",
    "form",
    "help",
)


@dataclass(frozen=True)
class Picture:
    """What to show, how."""

    view: str
    size: tuple[int, int] = (120, 36)
    theme: str = "canvas-dark"
    language: str = "en"

    @property
    def name(self) -> str:
        """The file, without its ending."""
        return (
            f"{self.view}-{self.size[0]}x{self.size[1]}-{self.theme.removeprefix('canvas-')}-{self.language}"
        )


def wanted(everything: bool) -> Iterator[Picture]:
    """The pictures of the README, or all."""
    if not everything:
        yield Picture("home")
        yield Picture("guide")
        yield Picture("redesign", theme="canvas-light")
        return
    for view in VIEWS:
        for size in SIZES:
            for theme in ("canvas-dark", "canvas-light"):
                for language in ("en", "nl"):
                    yield Picture(view, size, theme, language)


async def take(picture: Picture, folder: Path) -> Path:
    """One picture, in this process: the language is that of the process."""
    from canvas.method.builtin import example
    from canvas.session.session import Session
    from canvas.storage.document import read_document
    from canvas.storage.recent import Recent
    from canvas.tui.app import CanvasApp
    from canvas.tui.configuration import Configuration

    home = Path(tempfile.mkdtemp())
    os.environ["CANVAS_STATE"] = str(home / "state")
    os.environ["CANVAS_CONFIG"] = str(home / "config.toml")
    files = {}
    for key in ("contractor", "bakery"):
        workshop = read_document(example(key, picture.language)).workshop
        files[key] = home / f"{key}.canvas.toml"
        Session.create(files[key], workshop).close()
        Recent.remember(
            files[key], firm=workshop.firm.firm or "", step="data", prompt="data-decision", clock=_noon
        )
    settings = Configuration(theme=picture.theme)
    app = CanvasApp(settings)
    if picture.view == "preview":
        from canvas.library.reading import load_library
        from canvas.tui.preview_app import PreviewApp

        path = HERE.parent / "cases" / "retail" / f"appeltje-eitje.{picture.language}.md"
        app = PreviewApp(settings, path, load_library, told=False)
    async with app.run_test(size=picture.size, notifications=False) as pilot:
        app.theme = picture.theme
        await pilot.pause(0.3)
        if picture.view == "preview":
            await _settle(pilot)
            await _settle(pilot)
        elif picture.view != "home":
            home_screen = app.screen
            home_screen.open_workshop(files["bakery"], step="data-decision")  # type: ignore[attr-defined]
            await _settle(pilot)
            await _settle(pilot)
            await _go(pilot, picture.view)
        await _settle(pilot)
        svg = app.export_screenshot(title="Canvas")
    shutil.rmtree(home, ignore_errors=True)
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: Fira Code, monospace;", f"font-family: {FONT};", svg).replace(
        "Fira Code", "DejaVu Sans Mono"
    )
    target = folder / f"{picture.name}.svg"
    target.write_text(svg, encoding="utf-8")
    return target


def _noon() -> float:
    import datetime

    return datetime.datetime(2026, 11, 24, 12, 0).timestamp()


async def _settle(pilot: object) -> None:
    for _ in range(6):
        await pilot.pause(0.15)  # type: ignore[attr-defined]


async def _go(pilot: object, view: str) -> None:
    from canvas.locale import language as speaking

    keys = {
        "guide": [], "board": ["f2"], "redesign": ["f2", "v"], "findings": ["f3"], "cases": ["f4"],
        "searching": ["f4", "slash", *(["s", "h", "a", "r", "e", "d"] if speaking() == "en" else ["d", "e", "e", "l"])],
        "narrowing": ["f4", "f", "down", "enter"], "case": ["f4", "enter"], "onward": ["f4", "o"], "borrowing": ["f4", "b"],
        "beside": ["tab", "enter"], "busy": ["f12", "enter", "down", "enter"],
        "report": ["f8"],
        "form": ["up", "enter"], "help": ["f1"],
    }[view]  # fmt: skip
    for key in keys:
        await pilot.press(key)  # type: ignore[attr-defined]
        await _settle(pilot)


def to_png(svg: Path) -> Path | None:
    """The SVG as PNG by Chromium; None where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        return None
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    assert found is not None
    width, height = (int(float(each)) + 1 for each in found.groups())
    png = svg.with_suffix(".png")
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile) / "page.html"
        page.write_text(
            f"<style>body{{margin:0}}img{{display:block;width:{width}px}}</style><img src='file://{svg.resolve()}'>",
            encoding="utf-8",
        )
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
             "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
             f"--user-data-dir={profile}/p", f"--window-size={width},{height}", f"--screenshot={png.resolve()}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return png


def main() -> None:
    """Each picture in a process of its own, because the language is chosen once."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if "--one" in sys.argv:
        from canvas.locale import speak

        view, columns, rows, theme, language, folder = words
        speak(language)  # type: ignore[arg-type]
        asyncio.run(take(Picture(view, (int(columns), int(rows)), theme, language), Path(folder)))
        return
    folder = Path(words[0]) if words else HERE / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    only = next((word.removeprefix("--only=") for word in sys.argv if word.startswith("--only=")), "")
    for picture in wanted("--all" in sys.argv):
        if only and only not in picture.name:
            continue
        one = [
            picture.view,
            str(picture.size[0]),
            str(picture.size[1]),
            picture.theme,
            picture.language,
            str(folder),
        ]
        subprocess.run([sys.executable, __file__, "--one", *one], check=True)
        png = to_png(folder / f"{picture.name}.svg")
        (folder / f"{picture.name}.svg").unlink(missing_ok=png is not None)
        print(png or folder / f"{picture.name}.svg")


if __name__ == "__main__":
    main()
