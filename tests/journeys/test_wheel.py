"""What people install: the wheel, in a fresh environment outside the checkout, takes the same journey."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import program_environment
from tests.journeys.test_bakery_by_keys import through_all_nine_steps

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The Python of a fresh environment with nothing but the wheel in it."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*install, "-c", str(ROOT / "constraints.txt"), str(wheel)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    yield python


def test_the_wheel_carries_playbooks_cases_styles_and_compiled_catalogues(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "canvas/method/playbooks/digital-redesign.toml", "canvas/method/examples/bakery.nl.canvas.toml",
        "canvas/cases/manufacturing/nedap.nl.md", "canvas/cases/LICENSE", "canvas/tui/styles/workshop.tcss",
        "canvas/locale/nl/LC_MESSAGES/canvas.mo", "canvas/py.typed", "canvas/report/headings.toml",
    ):  # fmt: skip
        assert wanted in names
    files = {f"canvas/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "cases").rglob("*.md")}
    assert {name for name in names if name.endswith(".md") and name.startswith("canvas/cases/")} == files
    assert len(files) >= 160


def test_the_installed_program_knows_what_is_on_board(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(installed.parent / "canvas"), "doctor"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=program_environment(tmp_path),
        check=False,
    )
    assert "digital-redesign (75)" in done.stdout, done.stdout + done.stderr
    assert re.search(r"Cases: (8|9)\d in two languages", done.stdout)
    checked = subprocess.run(
        [str(installed.parent / "canvas"), "--lang", "nl", "--help"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=program_environment(tmp_path),
        check=False,
    )
    assert "Opties" in checked.stdout


def test_the_installed_program_takes_a_bakery_through_all_nine_steps(installed: Path, tmp_path: Path) -> None:
    through_all_nine_steps(tmp_path, str(installed))
