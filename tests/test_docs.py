"""The docs and the program hold each other: no command, key, field or file is documented wrongly or not at all."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from canvas.cli.group import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_reference_pages_are_what_the_program_says() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == made["commands_page"]()
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == made["keys_page"]()


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_canvas_command_in_the_docs_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`|\$ )canvas (?:--\S+ (?:en|nl) )?([a-z]+)\b", text, re.MULTILINE))
    assert named <= set(COMMANDS), page.name


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_link_to_a_file_of_the_project_resolves(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_path_named_in_the_docs_exists(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|docs|cases|benchmarks)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_readme_gives_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```\w*\n(python3 start\.py[^\n]*)\n```", readme)
    assert blocks[:2] == ["python3 start.py", "python3 start.py test"]
    assert blocks[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
