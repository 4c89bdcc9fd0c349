"""A case author looks at a case in one terminal and edits it in another."""

from __future__ import annotations

import shutil
from pathlib import Path

from canvas.library.folders import built_in_folder
from tests.journeys.terminal import Terminal, program_environment


def test_the_preview_follows_the_editor_and_switches_language_and_stops(tmp_path: Path) -> None:
    folder = built_in_folder()
    assert folder is not None
    for name in ("nedap.en.md", "nedap.nl.md"):
        shutil.copy(folder / "manufacturing" / name, tmp_path / name)
    file = tmp_path / "nedap.en.md"
    text = file.read_text(encoding="utf-8")
    environment = program_environment(tmp_path)
    with Terminal(
        "--lang", "en", "case", "preview", file.name, folder=tmp_path, environment=environment
    ) as screen:
        screen.see("From making devices to income", "The check finds nothing wrong.")
        screen.see("Where it would be shown", "●")
        file.write_text(text.replace("+++\n\n## Situation", "++\n\n## Situation"), encoding="utf-8")
        screen.see("So it was before.", "From making devices to income")
        file.write_text(
            text.replace("From making devices to income", "From boxes to income"), encoding="utf-8"
        )
        screen.see("From boxes to income")
        screen.see_no_more("So it was before.")
        screen.press("l")
        screen.see("nedap.nl.md", "Situatie")
        screen.press("ctrl+l")
        screen.see("Ctrl+P Alles", "nedap.nl.md", "Situatie")
        screen.press("escape")
        assert screen.ends() == 0
