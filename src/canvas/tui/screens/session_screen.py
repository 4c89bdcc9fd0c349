"""The workshop screen's hold on its session: it alone hands edits over, undoes, and says whether they are saved."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from canvas.locale import _, language
from canvas.method.builtin import vocabulary
from canvas.model.edits import Edit
from canvas.model.playbook import Playbook
from canvas.model.records import TODAY, Canvas
from canvas.session.session import Session
from canvas.session.state import Event
from canvas.storage.half_written import HalfWritten
from canvas.storage.recent import Recent
from canvas.text.problems import Trouble
from canvas.text.show import show
from canvas.tui.messages import EditAsked, SessionMoved
from canvas.tui.views.guide import GuideView
from canvas.tui.widgets.chrome import TitleLine

if TYPE_CHECKING:
    from canvas.library.reading import Library

VIEWS = ("guide", "board", "findings", "cases", "report")
"""What the screen can show, one at a time."""


class SessionScreen(Screen[None]):
    """A screen over an open session. What stands on it is made by whoever extends it."""

    def __init__(
        self,
        session: Session,
        playbook: Playbook,
        library: Callable[[], Library],
        *,
        prompt: str = "",
        view: str = "guide",
    ) -> None:
        super().__init__()
        self.session = session
        self.playbook = playbook
        self.vocabulary = vocabulary()
        self.language = language()
        self.view = view if view in VIEWS else "guide"
        self.canvas = TODAY
        self.library = library
        self.half_written = HalfWritten(session.path)
        self._first = prompt
        self._unlisten: Callable[[], None] = lambda: None
        self.file_asked = False

    @property
    def path(self) -> Path:
        """The workshop's file."""
        return self.session.path

    def show_view(self, name: str) -> None:
        """Show the workshop as it is now in this view."""
        del name

    def on_screen_suspend(self) -> None:
        """What was said in the corner does not lie over the window that opens now."""
        if self in self.app.screen_stack:
            self.app.clear_notifications()

    def _hear(self, event: Event) -> None:
        """What the session tells, possibly from its own thread: pass it on as a message."""
        tables = frozenset(table for table, _id in event.changed)
        self.post_message(SessionMoved(tables | {"workshop"} if event.everything else tables))

    @on(SessionMoved)
    def show_session(self, message: SessionMoved) -> None:
        """Show what changed; only the view in front is drawn."""
        message.stop()
        if message.tables:
            self.show_view(self.view)
        self.tell_title()
        if not self.session.state.changed_underneath:
            self.file_asked = False
        elif not self.file_asked:
            self._ask_about_file()

    def apply(self, edits: tuple[Edit, ...], label: str = "") -> bool:
        """Hand edits to the session; what it refuses is said in a sentence."""
        refused = self.session.apply(*edits, label=label)
        if refused is not None:
            self.tell(str(refused.problem), wrong=True, seconds=8)
            return False
        self.show_view(self.view)
        self.tell_title()
        return True

    @on(EditAsked)
    def make_edits(self, message: EditAsked) -> None:
        """A view wants these edits."""
        message.stop()
        self.apply(message.edits, message.label)

    def action_undo(self) -> None:
        """Take back the last change."""
        label = self.session.undo()
        self._after_undo(_("Undone: {label}"), label, _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Bring back what was undone."""
        label = self.session.redo()
        self._after_undo(_("Redone: {label}"), label, _("There is nothing to redo."))

    def _after_undo(self, done: str, label: str | None, nothing: str) -> None:
        self.show_view(self.view)
        self.tell_title()
        words = nothing if label is None else done.format(label=label)
        if self.view == "guide":
            self.query_one(GuideView).say(words)
        else:
            self.tell(words, seconds=2)

    def tell_title(self) -> None:
        """Say in the header whose workshop it is, where one is, and whether it is saved."""
        workshop = self.session.workshop
        guide = self.query_one(GuideView)
        number = self.playbook.steps.index(guide.step) + 1
        step = _("{number} of {many}  {step}").format(
            number=number, many=len(self.playbook.steps), step=guide.step.name.of(self.language)
        )
        canvas = workshop.get(Canvas, self.canvas)
        name = _("today") if self.canvas == TODAY or canvas is None else (canvas.name or _("redesign"))
        left = workshop.firm.firm or self.path.name
        if self.view == "board":
            left = f"{left} · {name}"
        saved, alarm = self._saved_words()
        clock = datetime.datetime.now().astimezone().strftime("%H:%M")
        self.query_one(TitleLine).tell(left, step, f"{saved}   {clock}", alarm=alarm)

    def _saved_words(self) -> tuple[str, bool]:
        if self.session.read_only is not None:
            return _("read-only"), False
        state = self.session.state
        if state.kind == "saved":
            return _("saved"), False
        if state.kind == "saving":
            return _("saving …"), False
        return _("not saved · Ctrl+S saves a copy"), True

    def _ask_about_file(self) -> None:
        """Another program changed the file: which of the two goes on. Asked once; Ctrl+S asks again."""
        from canvas.tui.screens.changed_file import ask_about_file

        self.file_asked = True
        ask_about_file(self, self.session, self.vocabulary, self.language, self.tell_title)

    def action_save_copy(self) -> None:
        """Save the workshop under another name; when the file was changed, first choose which goes on."""
        if self.session.state.changed_underneath:
            self._ask_about_file()
            return
        from canvas.tui.screens.one_text import OneText

        def named(path: str | None) -> None:
            if not path:
                return
            try:
                self.session.save_copy(Path(path).expanduser())
            except Trouble as trouble:
                self.tell("\n".join(str(problem) for problem in trouble.problems), wrong=True, seconds=10)
            else:
                self.tell(_("A copy is saved as {path}.").format(path=path), seconds=6)

        proposal = self.path.with_name(self.path.name.removesuffix(".canvas.toml") + "-2.canvas.toml")
        self.app.push_screen(OneText(_("Save a copy as"), str(proposal)), named)

    def tell(self, words: str, *, wrong: bool = False, seconds: float = 3) -> None:
        """Say one sentence in the corner; text from people in it stays text."""
        self.notify(
            show(words, lines=True),
            severity="warning" if wrong else "information",
            markup=False,
            timeout=seconds,
        )

    def remember(self) -> None:
        """Remember the place, for the start screen and for the next time."""
        guide = self.query_one(GuideView)
        Recent.remember(
            self.path,
            firm=self.session.workshop.firm.firm or "",
            step=guide.step.key,
            prompt=guide.prompt.key,
            canvas=self.canvas,
        )
