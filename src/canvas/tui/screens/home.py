"""The start screen: go on with a workshop, begin one, look at an example, read cases.

Painted before anything heavy is loaded: it reads the list of recent workshops and nothing else; how far each has
come, its findings and what could be brought back come in from a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState, get_current_worker

from canvas.locale import _, language
from canvas.storage.recent import Recent, forget, recent
from canvas.text.show import show
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.widgets.choices import Choices
from canvas.tui.widgets.chrome import KeyLine, TitleLine
from canvas.tui.widgets.home_lines import DOORS, RecentRow, door_line, recent_line

if TYPE_CHECKING:
    from canvas.library.reading import Library
    from canvas.session.recovery import Recovery
    from canvas.tui.opening import Held, Outcome, Ready, Standing, Wish

LOOKED_AT: Final = 12
"""So many workshops are looked into for how far they have come."""
_WAIT: Final = 0.15
"""Seconds after the first paint before anything heavy is loaded."""


class HomeScreen(Screen[None]):
    """Where the program begins."""

    CSS_PATH = "../styles/home.tcss"
    place: ClassVar[Where] = Where.HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.HOME)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[RecentRow] = []
        self._load_library: Callable[[], Library] | None = None
        self._is_read = False
        self._was_away = False

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        yield TitleLine(id="title")
        yield Label("", id="home-head", markup=False)
        yield Choices(id="home-list")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The list at once; what takes reading, a moment later."""
        other = "English" if language() == "nl" else "Nederlands"
        self.query_one(TitleLine).tell("Canvas", "", f"{other}  Ctrl+L")
        self.query_one("#home-list").focus()
        self._read_list()

    def on_screen_suspend(self) -> None:
        """Something lies over it: a workshop may come to stand first meanwhile."""
        self._was_away = True

    def on_screen_resume(self) -> None:
        """Back again: look what has changed."""
        if self._was_away:
            self._was_away = False
            self._read_list()

    def _read_list(self) -> None:
        self._is_read = True
        known = {row.entry.path: row.standing for row in self._rows}
        self._rows = [RecentRow(entry, known.get(entry.path)) for entry in recent()]
        self._draw()
        if self._rows:
            self.set_timer(_WAIT, self._look_if_seen)

    # What is shown

    def on_resize(self, _event: events.Resize) -> None:
        """The columns follow the width."""
        if self._is_read:
            self._draw()

    @property
    def _width(self) -> int:
        """Cells for a line: two of margin on either side."""
        return max(20, self.size.width - 5)

    def _draw(self) -> None:
        box = self.query_one("#home-list", Choices)
        before = box.chosen_id
        width = self._width
        options = [Option(recent_line(row, width), f"recent-{n}") for n, row in enumerate(self._rows)]
        doors = DOORS if self._rows else DOORS[:2]
        if self._rows:
            options.append(Option(Content(""), disabled=True))
        options += [Option(door_line(key, name, help, width), door) for door, key, name, help in doors]
        self.query_one("#home-head", Label).update(
            Content.styled(_("Go on with") if self._rows else _("Two ways to begin"), "bold")
        )
        box.set_options(options)
        ids = [option.id for option in options]
        box.highlighted = ids.index(before) if before and before in ids else 0
        self.refresh_bindings()

    # Looking into the workshops

    def _look_if_seen(self) -> None:
        """Not under a workshop that opens meanwhile: the list is read again when somebody comes back."""
        if self.is_current:
            self._look()

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self) -> None:
        """How far each has come, one after the other; stops when the screen goes away."""
        from canvas.tui.opening import standing_of

        worker = get_current_worker()
        for row in self._rows[:LOOKED_AT]:
            if worker.is_cancelled:
                return
            found = standing_of(Path(row.entry.path), row.entry.step)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._tell_standing, row.entry.path, found)

    def _tell_standing(self, path: str, standing: Standing) -> None:
        if not self.is_mounted:
            return
        for number, row in enumerate(self._rows):
            if row.entry.path == path and row.standing != standing:
                self._rows[number] = RecentRow(row.entry, standing)
                box = self.query_one("#home-list", Choices)
                line = recent_line(self._rows[number], self._width)
                box.replace_option_prompt(f"recent-{number}", line)

    # What a person does

    def _chosen(self) -> Recent | None:
        key = self.query_one("#home-list", Choices).chosen_id or ""
        number = key.removeprefix("recent-")
        return self._rows[int(number)].entry if number != key and int(number) < len(self._rows) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a workshop can be forgotten."""
        if action == "forget":
            return self.is_mounted and self._chosen() is not None
        return True

    @on(OptionList.OptionHighlighted)
    def moved(self, message: OptionList.OptionHighlighted) -> None:
        """What can be done depends on what is under the cursor."""
        message.stop()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def clicked(self, message: OptionList.OptionSelected) -> None:
        """A click opens."""
        message.stop()
        self.action_open_chosen()

    def action_open_chosen(self) -> None:
        """Open what is under the cursor."""
        entry = self._chosen()
        if entry is not None:
            self.open_workshop(Path(entry.path))
            return
        doors: dict[str, Callable[[], None]] = {
            "new": self.action_new,
            "example": self.action_example,
            "cases": self.action_cases,
            "file": self.action_open_file,
        }
        door = doors.get(self.query_one("#home-list", Choices).chosen_id or "")
        if door is not None:
            door()

    def action_new(self) -> None:
        """Begin a workshop."""
        from canvas.tui.screens.new_workshop import NewWorkshop

        def made(path: Path | None) -> None:
            if path is not None:
                self.open_workshop(path)

        self.app.push_screen(NewWorkshop(), made)

    def action_example(self) -> None:
        """Choose an invented firm and look around in a copy of its workshop."""
        from canvas.tui.opening import examples
        from canvas.tui.screens.one_choice import Answer, OneChoice

        found = examples()
        if len(found) == 1:
            self._open_example(found[0][0])
            return
        answers = [Answer(key, name, about) for key, name, about in found]
        text = _("These firms are invented. You get a copy of your own, so change what you like.")
        self.app.push_screen(OneChoice(_("Look at an example"), text, answers), self._open_example)

    def _open_example(self, key: str | None) -> None:
        from canvas.text.problems import Trouble
        from canvas.tui.opening import copy_of_example

        if key is None:
            return
        try:
            path = copy_of_example(key)
        except Trouble as trouble:
            self._refuse(str(trouble.problems[0]))
            return
        self.open_workshop(path)

    def action_cases(self) -> None:
        """Read cases without a workshop."""
        from canvas.tui.screens.library import LibraryScreen

        self.app.push_screen(LibraryScreen(self.library))

    def action_open_file(self) -> None:
        """Ask for a path."""
        from canvas.tui.screens.one_text import OneText

        def named(text: str | None) -> None:
            if text:
                self.open_workshop(_typed_path(text))

        self.app.push_screen(OneText(_("The file of the workshop"), f"{Path.cwd()}/"), named)

    def action_forget(self) -> None:
        """Take it off the list; the file stays."""
        entry = self._chosen()
        if entry is not None:
            forget(entry.path)
            self._read_list()
            self.notify(
                _("Taken off the list. The file stays where it is: {path}").format(path=show(entry.path)),
                markup=False,
            )

    # Opening

    def library(self) -> Library:
        """The cases, read once, when first asked for; may be called from any thread."""
        if self._load_library is None:
            from canvas.tui.opening import library_loader

            configuration = getattr(self.app, "configuration", None)
            self._load_library = library_loader(configuration.cases if configuration else ())
        return self._load_library()

    def open_workshop(self, path: Path, step: str = "", view: str = "guide", take_over: bool = False) -> None:
        """Open the workshop in this file, on top of this screen.

        Args:
            path: the file.
            step: the key of the step or question to begin at; empty for where one was.
            view: the view to begin with.
            take_over: also when another Canvas has it open.

        What stands in the way is said in a sentence; where a person has to choose, they are asked first.
        """
        from canvas.tui.opening import Wish

        self._open(Wish(path.absolute(), step, view, take_over=take_over))

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _open(self, wish: Wish) -> None:
        from canvas.tui.opening import opened

        outcome = opened(wish)
        self.app.call_from_thread(self._opened, wish, outcome)

    def _opened(self, wish: Wish, outcome: Outcome) -> None:
        """Show the workshop, or ask what has to be chosen first, or say what is wrong."""
        from canvas.session.recovery import Recovery
        from canvas.text.problems import Trouble
        from canvas.tui.opening import Held, Ready

        if isinstance(outcome, Ready):
            self._show_workshop(wish, outcome)
        elif isinstance(outcome, Held):
            self._ask_held(wish, outcome)
        elif isinstance(outcome, Recovery):
            self._ask_unsaved(wish, outcome)
        elif isinstance(outcome, Trouble):
            self._refuse("\n".join(str(problem) for problem in outcome.problems[:5]))

    def _show_workshop(self, wish: Wish, ready: Ready) -> None:
        from canvas.tui.screens.workshop import WorkshopScreen

        if not self.is_mounted:
            ready.session.close()
            return
        screen = WorkshopScreen(
            ready.session, ready.playbook, self.library, prompt=ready.prompt, view=wish.view
        )
        self.app.push_screen(screen)
        for words in ready.words:
            self.app.notify(show(words), severity="warning", markup=False, timeout=10)

    def _ask_held(self, wish: Wish, held: Held) -> None:
        """Another Canvas has it open: look, or take over."""
        from canvas.tui.screens.one_choice import Answer, OneChoice

        text = _("It has been open on {host} since {time}. Two at once would write over each other.").format(
            host=held.host, time=held.since
        )
        answers = (
            Answer("look", _("Only look"), _("You can read everything and change nothing.")),
            Answer("take_over", _("Take over"), _("You go on here; the other one can then no longer save.")),
        )

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._open(replace(wish, read_only=answer == "look", take_over=answer == "take_over"))

        self.app.push_screen(OneChoice(_("This workshop is open in another Canvas"), text, answers), chosen)

    def _ask_unsaved(self, wish: Wish, recovery: Recovery) -> None:
        """Unsaved work that does not fit the file: which of the two, or both."""
        from canvas.tui.screens.recovery import BESIDE, BRING_BACK, RecoveryScreen

        def chosen(answer: str | None) -> None:
            if answer == BESIDE:
                self._keep_beside(wish)
            elif answer is not None:
                self._open(replace(wish, recover=answer == BRING_BACK))

        self.app.push_screen(RecoveryScreen(recovery), chosen)

    def _keep_beside(self, wish: Wish) -> None:
        from canvas.text.problems import Trouble
        from canvas.tui.opening import beside

        try:
            path = beside(wish.path)
        except Trouble as trouble:
            self._refuse(str(trouble.problems[0]))
            return
        self._open(replace(wish, path=path))

    def _refuse(self, words: str) -> None:
        self.notify(show(words, lines=True), severity="error", markup=False, timeout=12)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of ours in a thread is said, not swallowed; the list itself can do without."""
        if event.state is WorkerState.ERROR and event.worker.group == "open":
            name = type(event.worker.error).__name__
            self._refuse(_("It could not be opened by a fault in Canvas ({name}).").format(name=name))


def _typed_path(text: str) -> Path:
    """A path as typed; the ending may be left out."""
    from canvas.storage.document import SUFFIX

    try:
        path = Path(text).expanduser().absolute()
    except RuntimeError:
        path = Path(text).absolute()
    return (
        path
        if path.exists() or path.name.endswith(SUFFIX) or path.suffix
        else path.with_name(path.name + SUFFIX)
    )
