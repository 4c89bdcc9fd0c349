"""The line at the foot of the board, made quick: a note that is added costs one frame, not two and a layout."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Self

from textual.geometry import Region

from canvas.tui.widgets.line_input import LineInput

_LONGEST_WAIT = 0.05
"""Seconds without a frame at most, should what was entered be refused."""


class BoardLine(LineInput):
    """A line of fixed height and width that waits with drawing until what was entered stands on the board."""

    _held: ExitStack | None = None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw again; an input asks for a layout of the whole screen with every letter, which changes nothing here."""
        return super().refresh(*regions, repaint=repaint, layout=False, recompose=recompose)

    async def action_submit(self) -> None:
        """Send the line, and draw when it has been dealt with."""
        if self._held is None:
            self._held = ExitStack()
            self._held.enter_context(self.app.batch_update())
            self.set_timer(_LONGEST_WAIT, self.release)
        await super().action_submit()

    def release(self) -> None:
        """Draw what has changed since the line was sent."""
        if self._held is not None:
            self._held.close()
            self._held = None
            self.screen.check_idle()

    def on_unmount(self) -> None:
        """Hold nothing back for others."""
        self.release()
