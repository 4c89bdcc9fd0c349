"""The app around the preview of a case: our themes, keys and palette, and one screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from canvas.library.reading import Library
from canvas.tui.app import CanvasApp
from canvas.tui.configuration import Configuration


class PreviewApp(CanvasApp):
    """The preview on the whole terminal."""

    def __init__(
        self,
        configuration: Configuration,
        path: Path,
        library: Callable[[], Library],
        *,
        plain: bool = False,
        told: bool = True,
    ) -> None:
        """The app for one case.

        Args:
            configuration: the person's settings.
            path: the file of the case.
            library: the other cases; asked from a thread.
            plain: only the terminal's own colours.
            told: let `watchfiles` tell of changes where it is installed.
        """
        super().__init__(configuration, plain=plain)
        self._case = path
        self._library = library
        self._told = told

    async def begin(self) -> None:
        """The preview alone."""
        from canvas.tui.screens.case_preview import CasePreview

        await self.push_screen(CasePreview(self._case, self._library, told=self._told))
