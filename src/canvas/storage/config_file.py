"""Where a person's own settings stand: one TOML file, named by `CANVAS_CONFIG` or in the user's config folder."""

from __future__ import annotations

import os
from pathlib import Path


def config_file() -> Path:
    """The config file; it may not be there."""
    chosen = os.environ.get("CANVAS_CONFIG")
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_config_path("canvas", appauthor=False) / "config.toml"
