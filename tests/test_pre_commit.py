"""The hook that authors' own repositories of cases take from this one."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.conftest import SPECIMEN

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture
def hook() -> dict[str, str]:
    """The one hook; each of its fields is a plain word or text on one line."""
    lines = [line for line in HOOKS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines[0].startswith("- ")
    assert all(re.match(r"(?:- |  )[a-z_]+: \S", line) for line in lines)
    return dict(line[2:].split(": ", 1) for line in lines)


def test_the_hook_is_one_that_pre_commit_takes(hook: dict[str, str]) -> None:
    assert hook["id"] == "canvas-case-check"
    assert hook["language"] == "python"
    assert hook["require_serial"] == "true"  # titles and texts are compared over all files
    assert {"name", "description", "entry", "files"} <= set(hook)


def test_the_hook_is_for_cases_only(hook: dict[str, str]) -> None:
    files = re.compile(hook["files"])
    assert [bool(files.search(name)) for name in ("a.en.md", "cases/retail/a-b.nl.md")] == [True, True]
    assert not any(files.search(name) for name in ("README.md", "a.de.md", "a.en.md.bak", "en.md"))


def test_the_entry_is_a_command_of_the_package_that_checks_what_it_is_given(
    hook: dict[str, str], tmp_path: Path, sealed_off: Path
) -> None:
    program, *words = shlex.split(hook["entry"])
    command = Path(sys.executable).parent / program
    files = []
    for language in ("en", "nl"):
        files.append(f"appeltje-eitje.{language}.md")
        shutil.copy(SPECIMEN / files[-1], tmp_path / files[-1])

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *words, *files], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    assert run().returncode == 0
    spoilt = (tmp_path / files[0]).read_text(encoding="utf-8").replace('"retail"', '"retial"')
    (tmp_path / files[0]).write_text(spoilt, encoding="utf-8")
    assert run().returncode == 1
    assert "appeltje-eitje.en.md:10:1: error closed-list sector" in run().stdout
