"""The app: theme, language, keys, the first screen; everything else is in the screens."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from canvas.locale import Language, _, language
from canvas.text.problems import Problem
from canvas.text.show import show
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.configuration import Configuration
from canvas.tui.theme import PLAIN, THEMES


class CanvasApp(App[int]):
    """Canvas on the whole terminal. Its return value says what comes next: None to stop, or `RESTART`."""

    CSS_PATH = ["styles/app.tcss"]
    TITLE = "Canvas"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.EVERYWHERE),
        Binding("ctrl+c", "copy_hint", show=False, system=True),
    ]
    COMMANDS: ClassVar[set[object]] = set()  # type: ignore[assignment]
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-middling"), (112, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        configuration: Configuration,
        *,
        file: Path | None = None,
        step: str = "",
        open_at: str = "guide",
        plain: bool = False,
    ) -> None:
        super().__init__(ansi_color=plain)
        from canvas.tui.palette import CanvasProvider

        self.configuration = configuration
        self.next_language: Language | None = None
        """The language to start again in, when the person switched."""
        self.next_file: Path | None = None
        """The workshop to open again after a switch of language."""
        self._file = file
        self._step = step
        self._open_at = open_at
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        if not plain:
            self.theme = configuration.theme
        self._palette = CanvasProvider

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not set them."""
        return PLAIN

    def on_load(self) -> None:
        """Keys of the person's own go over ours."""
        type(self).COMMANDS = {self._palette}
        if self.configuration.keys:
            self.set_keymap(dict(self.configuration.keys))

    async def on_mount(self) -> None:
        """The first screen, and what is wrong with the settings."""
        await self.begin()
        for problem in self.configuration.problems:
            self.tell(problem)

    async def begin(self) -> None:
        """Home, and on top of it the workshop that was asked for."""
        from canvas.tui.screens.home import HomeScreen

        home = HomeScreen()
        await self.push_screen(home)
        if self._file is not None:
            home.open_workshop(self._file, step=self._step, view=self._open_at)

    async def action_quit(self) -> None:
        """Stop; a form that is being filled in is kept first, as Esc would."""
        from canvas.tui.screens.record_form import RecordForm

        form = self.screen
        if isinstance(form, RecordForm):
            below = self.screen_stack[-2]
            form.leave()
            below.call_next(self.exit)  # behind the storing of what was filled in, which waits there too
        else:
            self.exit()

    def tell(self, problem: Problem | str, *, wrong: bool = True) -> None:
        """Say one plain sentence, as a note in the corner."""
        self.notify(
            show(str(problem)),
            severity="warning" if wrong else "information",
            markup=False,
            timeout=8 if wrong else 4,
        )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of the framework's own: everything is in our table of commands."""
        return ()

    def action_command_palette(self) -> None:
        """Everything that can be done now, and any step or question, by a word from its name."""
        from canvas.tui.palette import CanvasPalette

        if not isinstance(self.screen, CanvasPalette):
            self.push_screen(CanvasPalette())

    def action_show_help(self) -> None:
        """Help for this screen."""
        from canvas.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_switch_theme(self) -> None:
        """Dark to light and back."""
        self.theme = "canvas-light" if self.theme == "canvas-dark" else "canvas-dark"
        self.configuration.keep(theme=self.theme)

    def action_switch_language(self) -> None:
        """Start again in the other language; what was typed is saved first."""
        self.next_language = "en" if language() == "nl" else "nl"
        self.configuration.keep(language=self.next_language)
        self.next_file = getattr(self.screen_stack[-1], "path", None) or next(
            (path for screen in reversed(self.screen_stack) if (path := getattr(screen, "path", None))), None
        )
        self.exit(0)

    def action_copy_hint(self) -> None:
        """Ctrl+C does not stop the program: it might be a slip of the hand."""
        self.tell(_("Ctrl+Q stops. Everything is saved."), wrong=False)
