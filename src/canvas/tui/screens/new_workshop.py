"""A new workshop: whose it is, how it is run, and where its file goes. Only the firm's name is needed."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import ClassVar, Final

import platformdirs
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Select

from canvas.locale import _, language
from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook, playbook_keys, vocabulary
from canvas.model.playbook import Playbook
from canvas.model.words import Sector, Setting, Size
from canvas.model.workshop import new_workshop
from canvas.session.session import Session
from canvas.storage.document import SUFFIX
from canvas.storage.half_written import NOW_AND_THEN, HalfWritten
from canvas.text.problems import Trouble
from canvas.text.show import show
from canvas.tui.widgets.drop_down import DropDown, drop_down_help
from canvas.tui.widgets.line_input import SafeInput

LONGEST_NAME = 60
_FORM: Final = "new workshop"
"""Where the form stands among what is half-written."""


def slug(firm: str) -> str:
    """A file name from a firm's name: `Bakkerij 't Gouden Brood` is `bakkerij-t-gouden-brood`."""
    plain = unicodedata.normalize("NFKD", firm).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-") or "workshop"


def proposed_folder(here: Path | None = None, home: Path | None = None) -> Path:
    """Where a new file goes: the current folder, unless it is the home folder or cannot be written; then Documents."""
    here = here or Path.cwd()
    home = home or Path.home()
    if here != home and here != Path(here.anchor) and os.access(here, os.W_OK):
        return here
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() and os.access(documents, os.W_OK) else home


def proposed_path(folder: Path, firm: str) -> Path:
    """A file of that name that is not there yet."""
    name = slug(firm)
    path = folder / f"{name}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{SUFFIX}"
        number += 1
    return path


def hours(minutes: int) -> str:
    """Minutes as one says them: `3 h 50`."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return _("{minutes} minutes").format(minutes=rest)
    return (
        _("{hours} h {minutes:02}").format(hours=whole, minutes=rest)
        if rest
        else _("{hours} h").format(hours=whole)
    )


class NewWorkshop(ModalScreen[Path | None]):
    """The facts to begin with. Gives the file that was made, or None."""

    CSS_PATH = "../styles/new_workshop.tcss"
    AUTO_FOCUS = "#new-firm"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("ctrl+s", "make", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._half_written = HalfWritten.without_workshop()
        self._folder = folder or proposed_folder()
        self._words = vocabulary()
        self._language = language()
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """One line a fact."""
        with Vertical(id="new"):
            yield Label(Content(_("A new workshop")), id="new-title")
            with VerticalScroll(id="new-fields", can_focus=False):
                yield from self._row(_("Firm"), SafeInput("", _("its name"), id="new-firm"))
                yield from self._row(_("Sector"), self._choices(Sector, "new-sector"))
                yield from self._row(_("Size"), self._choices(Size, "new-size"))
                yield from self._row(_("Place"), SafeInput("", _("town or region"), id="new-place"))
                yield from self._row(_("With whom"), self._choices(Setting, "new-setting"))
                yield from self._row(_("Playbook"), self._playbooks())
                yield from self._row(_("File"), SafeInput("", str(self._folder), id="new-file"))
            yield Label("", id="new-wrong", markup=False)
            yield Label("", id="new-how", markup=False)

    def on_mount(self) -> None:
        """What was filled in and not made the last time stands there again."""
        typed = self._half_written.fields_at(_FORM)
        for box in self.query(SafeInput):
            box.put(typed.get(str(box.id), ""))
        for choice in self.query(DropDown):
            if (word := typed.get(str(choice.id))) in choice.words:
                choice.value = word
        self.set_interval(NOW_AND_THEN, self._keep)

    def on_unmount(self) -> None:
        """What stands in the form is there again the next time, unless the workshop was made or given up."""
        self._half_written.keep()

    def _keep(self) -> None:
        if self._half_written.is_new:
            self._write()

    @work(thread=True, exclusive=True, group="half written", exit_on_error=False)
    def _write(self) -> None:
        self._half_written.keep()

    @on(Input.Changed)
    @on(Select.Changed)
    def note_half_written(self) -> None:
        """What is being filled in is kept; the name of a file only when it is not the proposed one."""
        if not self.is_current:
            return
        typed = {str(box.id): box.value for box in self.query(SafeInput)}
        if typed["new-file"] == self._proposed:
            del typed["new-file"]
        typed |= {str(box.id): str(box.value) for box in self.query(DropDown) if not box.is_blank()}
        if typed.get("new-playbook") == DEFAULT_PLAYBOOK:
            del typed["new-playbook"]
        self._half_written.note_fields(_FORM, {name: text for name, text in typed.items() if text})

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Every field says what Enter does there."""
        if isinstance(event.widget, SafeInput):
            words = _("Enter begins; only the name is needed · Tab next · Esc back")
        else:
            words = drop_down_help(event.widget, _("Ctrl+S begins"), _("Tab next · Esc back"))
        self.query_one("#new-how", Label).update(Content(words))

    def _row(self, label: str, editor: SafeInput | DropDown) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Label(Content(label), classes="label")
            yield editor

    def _choices(self, of: type[Sector | Size | Setting], id: str) -> DropDown:
        rows = [(Content(self._words.word(word, self._language)), word.value) for word in of]
        return DropDown(rows, prompt=_("Choose, or leave open"), id=id)

    def _playbooks(self) -> DropDown:
        rows = [(Content(self._playbook_words(playbook(key))), key) for key in playbook_keys()]
        return DropDown(rows, DEFAULT_PLAYBOOK, id="new-playbook")

    def _playbook_words(self, book: Playbook) -> str:
        alone, team = hours(book.minutes(Setting.ALONE)), hours(book.minutes(Setting.TEAM))
        return _("{name} · {alone} alone, {team} with a team").format(
            name=show(book.name.of(self._language)), alone=alone, team=team
        )

    @on(Input.Changed, "#new-firm")
    def propose_file(self, message: Input.Changed) -> None:
        """The file's name follows the firm's, until somebody writes their own."""
        box = self.query_one("#new-file", SafeInput)
        if box.value in ("", self._proposed):
            firm = message.value.strip()
            self._proposed = str(proposed_path(self._folder, firm)) if firm else ""
            box.value = self._proposed

    @on(Input.Submitted)
    def entered(self, message: Input.Submitted) -> None:
        """Enter begins."""
        message.stop()
        self.action_make()

    def action_make(self) -> None:
        """Write the file; what is wrong is said, and nothing that was filled in goes."""
        firm = self.query_one("#new-firm", SafeInput).value.strip()
        if not firm:
            self._say(_("What is the firm called? Any name will do for now."))
            self.query_one("#new-firm").focus()
            return
        path = self._path(firm)
        if path.exists():
            self._say(
                _("There is a file of that name already: {path}. Give this one another name.").format(
                    path=path
                )
            )
            self.query_one("#new-file").focus()
            return
        workshop = new_workshop(
            firm=firm,
            sector=self._chosen("new-sector", Sector),
            size=self._chosen("new-size", Size),
            place=self.query_one("#new-place", SafeInput).value.strip() or None,
            setting=self._chosen("new-setting", Setting),
            playbook=str(self.query_one("#new-playbook", Select).value),
            language=self._language,
        )
        try:
            Session.create(path, workshop, background=False).close()
        except Trouble as trouble:
            self._say(trouble.problems[0].wrong + " " + trouble.problems[0].fix)
            self.query_one("#new-file").focus()
            return
        self._half_written.note_fields(_FORM, {})
        self.dismiss(path)

    def _path(self, firm: str) -> Path:
        """The file that was named, in the proposed folder when it names none, with the ending it needs."""
        typed = self.query_one("#new-file", SafeInput).value.strip()
        if not typed:
            return proposed_path(self._folder, firm)
        try:
            path = self._folder / Path(typed).expanduser()
        except RuntimeError:
            path = self._folder / typed
        return (
            path if path.name.endswith(SUFFIX) else path.with_name(path.name.removesuffix(".toml") + SUFFIX)
        )

    def _chosen(self, id: str, of: type[Sector | Size | Setting]) -> Sector | Size | Setting | None:
        box = self.query_one(f"#{id}", Select)
        return None if box.is_blank() else of(str(box.value))

    def _say(self, words: str) -> None:
        label = self.query_one("#new-wrong", Label)
        label.update(Content(show(words)))
        self.add_class("-wrong")

    def action_cancel(self) -> None:
        """Nothing was made, and what was filled in is forgotten."""
        self._half_written.note_fields(_FORM, {})
        self.dismiss(None)
