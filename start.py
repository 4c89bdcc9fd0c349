"""Sets up and starts Canvas from a checkout, with nothing but Python 3.11 or newer.

    python3 start.py            sets up what is needed and opens the start screen
    python3 start.py WORDS …    the same as `canvas WORDS …`
    python3 start.py test       sets up what the tests need and runs them all

Everything goes into the folder .venv beside this file, in the versions of constraints.txt.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def stamp(extra: str) -> str:
    """What the environment was made from: a change in these files makes it anew."""
    parts = [sys.version, extra]
    parts += [(HERE / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "constraints.txt")]
    catalogues = sorted((HERE / "src" / "canvas" / "locale").glob("*/LC_MESSAGES/*.po"))
    parts += [path.read_text(encoding="utf-8") for path in catalogues]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def set_up(extra: str = "") -> None:
    """Make the environment and install into it, unless that was done already."""
    mark = ENVIRONMENT / f".set-up{extra}"
    wanted = stamp(extra)
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted and PYTHON.exists():
        return
    print("Setting up Canvas, once; this takes a minute …", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    target = f"{HERE}[{extra}]" if extra else str(HERE)
    done = subprocess.run([*install, "-c", str(HERE / "constraints.txt"), "-e", target], check=False)
    if done.returncode:
        print("The set-up did not succeed; the lines above say why. Is there a network?", file=sys.stderr)
        raise SystemExit(2)
    mark.write_text(wanted, encoding="utf-8")


def main() -> int:
    """Set up, then start or test."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said in a sentence, not by a syntax error
        print("Canvas needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    words = sys.argv[1:]
    if words[:1] == ["test"]:
        set_up("dev")
        return subprocess.call([str(PYTHON), "-m", "pytest", "-n", "auto", *words[1:]], cwd=HERE)
    set_up()
    return subprocess.call([str(PYTHON), "-m", "canvas", *words])


if __name__ == "__main__":
    raise SystemExit(main())
