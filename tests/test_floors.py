"""The house stands: floors hold in the source and at run time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = ("locale", "text", "model", "method", "library", "storage", "report", "session")


def loaded_after(code: str) -> set[str]:
    """The modules that are loaded after running this code in a fresh Python."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_every_folder_imports_only_from_below() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "2 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("folder", CORE)
def test_nothing_below_the_screens_loads_a_screen(folder: str) -> None:
    modules = [
        ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        for path in (ROOT / "src" / "canvas" / folder).rglob("*.py")
        if path.name != "__init__.py"
    ]
    loaded = loaded_after("\n".join(f"import {name}" for name in modules) or f"import canvas.{folder}")
    assert not loaded & {"textual", "rich", "click"}


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["show", "--help"], ["case", "--help"], ["completion", "bash"]]
)
def test_version_help_and_completion_load_no_screen_and_no_method(words: list[str]) -> None:
    code = (
        f"from canvas.cli.main import main\ntry:\n    main({words!r})\nexcept SystemExit:\n    pass\nprint()"
    )
    loaded = loaded_after(code)
    assert "canvas.cli.main" in loaded
    assert not loaded & {"textual", "rich", "canvas.method.builtin", "tomli", "tomllib"}


def test_no_module_is_longer_than_a_file_should_be() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "src").rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 450
        and path.name not in ("words.py", "records.py")
    }
    assert long == {}


def test_no_class_has_more_than_25_public_methods() -> None:
    import ast

    wide: dict[str, int] = {}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                methods = [
                    item.name
                    for item in node.body
                    if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef))
                    and not item.name.startswith("_")
                ]
                if len(methods) > 25:
                    wide[f"{path.name}:{node.name}"] = len(methods)
    assert wide == {}
