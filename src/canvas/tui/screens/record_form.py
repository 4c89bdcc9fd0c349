"""A short form over the screen: the fields of a record, to be left half-filled at any time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, Select, SelectionList, TextArea

from canvas.locale import _
from canvas.model.answering import linked_fields
from canvas.model.fields import Unfit
from canvas.model.records import TABLES, Record, attribute, file_name, kinds, own_fields
from canvas.model.vocabulary import Vocabulary
from canvas.model.workshop import Workshop
from canvas.storage.half_written import HalfWritten
from canvas.text.show import one_line
from canvas.tui.widgets.field import Field
from canvas.tui.widgets.line_input import SafeInput

Filled = Mapping[str, object]
"""The changed fields as in a file; a reference is still the name that was typed."""

_HIDDEN = ("canvas", "origin", "gone", "case", "order", "extra", "prompt", "key", "language", "playbook")


_ROOMY = 20
"""Rows from which a form has air around it."""


class RecordForm(ModalScreen[Filled | None]):
    """Fill in a record. Gives the changed fields, or None when nothing was changed."""

    CSS_PATH = "../styles/form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", show=False),
        Binding("ctrl+s", "done", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        workshop: Workshop,
        record: Record,
        vocabulary: Vocabulary,
        language: str,
        first: Sequence[str] = (),
        *,
        only_first: bool = False,
        to_complete: bool = False,
        half_written: HalfWritten | None = None,
    ) -> None:
        """A form of a record.

        Args:
            workshop: the workshop the record is in.
            record: what is filled in.
            vocabulary: the words for its fields.
            language: to show them in.
            first: the fields to begin with, as in a file.
            only_first: show no others.
            to_complete: begin at the first field that is empty, whichever it is: something is missing.
            half_written: keeps what is typed until it is stored; whoever stores it says so with `note_fields`.
        """
        super().__init__()
        self._workshop = workshop
        self._record = record
        self._vocabulary = vocabulary
        self._language = language
        self._names = self._field_names(first, only_first)
        self._begin_among = None if to_complete else tuple(first)
        self._half_written = half_written or HalfWritten()
        self._typed = self._half_written.fields_at(self.place)
        self._warned = False
        self.taken = ""
        """What was taken of what was typed, where it was not all of it."""
        self.left: dict[str, str] = {}
        """What stays half-written when the rest of the form has been stored."""

    @property
    def place(self) -> str:
        """Where the form of this record stands among what is half-written."""
        return f"{type(self._record).table}/{self._record.id}"

    def _field_names(self, first: Sequence[str], only_first: bool) -> list[str]:
        """Attributes to show: the main one, those asked for, then the rest."""
        kind = type(self._record)
        asked = [name for written in first if (name := attribute(kind, written))]
        rest = [] if only_first else [*own_fields(kind), "note"]
        main = [] if only_first else [kind.main]
        return [name for name in dict.fromkeys([*main, *asked, *rest]) if name not in _HIDDEN]

    def compose(self) -> ComposeResult:
        """The record's kind and name, its fields, and how to leave."""
        table = type(self._record).table
        with Vertical(id="form"):
            kind = self._vocabulary.one(table, self._language)
            name = f" · {self.heading}" if self.heading else ""
            yield Label(Content.assemble(kind, (name, "$foreground")), id="form-kind")
            with VerticalScroll(id="form-fields"):
                for name in self._names:
                    yield self._field(name)
            yield Label(Content(_("Tab next field · Esc done, also half-filled")), id="form-how")

    def _field(self, name: str) -> Field:
        kind = kinds(type(self._record))[name]
        value = getattr(self._record, name)
        table = type(self._record).table
        if name in linked_fields(type(self._record)):
            value = self._referred(value)
        return Field(
            file_name(name),
            kind,
            value,
            self._vocabulary.label(table, name, self._language).capitalize(),
            self._vocabulary.ask(table, name, self._language),
            self._vocabulary,
            self._language,
            self._names_in,
            self._typed.get(file_name(name)),
        )

    def _referred(self, value: object) -> object:
        """References as names."""
        keys = value if isinstance(value, tuple) else (value,) if value else ()
        names = []
        for key in keys:
            record = self._workshop.find(str(key))
            names.append(record.heading if record else str(key))
        return tuple(names) if isinstance(value, tuple) else (names[0] if names else None)

    def _names_in(self, tables: tuple[str, ...]) -> list[str]:
        return [row.heading for table in tables for row in self._workshop.all(TABLES[table]) if row.heading]

    def on_mount(self) -> None:
        """Begin at the main text, where a record is changed; or at the first field that is asked for and still empty."""
        fields = list(self.query(Field))
        asked = self._begin_among
        empty = (
            field
            for field in fields
            if (asked is None or field.field in asked) and field.value in (None, (), "") and not field.typed()
        )
        self._focus(next(empty, fields[0]))

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(SelectionList.SelectedChanged)
    def note_half_written(self) -> None:
        """What is being filled in is kept before it is stored."""
        if self.is_current:
            self._half_written.note_fields(self.place, self.changed_fields())

    def changed_fields(self, *, only_wrong: bool = False) -> dict[str, str]:
        """What stands in the fields that were changed: field → as typed; only in those that cannot hold it, if asked."""
        return {
            field.field: field.typed()
            for field in self.query(Field)
            if field.changed and (not only_wrong or field.has_class("-wrong"))
        }

    def on_resize(self, event: events.Resize) -> None:
        """How to leave stays in sight under the fields, whatever the height."""
        around = 8 if event.size.height >= _ROOMY else 4
        self.query_one("#form-fields").styles.max_height = max(2, event.size.height - around)
        self.set_class(event.size.height < _ROOMY, "-tight")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A field comes into sight with its label and question, not its editor alone."""
        for ancestor in event.widget.ancestors:
            if isinstance(ancestor, Field):
                self.call_after_refresh(ancestor.scroll_visible, animate=False)
                return

    def _focus(self, field: Field) -> None:
        for child in field.walk_children():
            if isinstance(child, Widget) and child.can_focus:
                self.set_focus(child)  # at once: quick hands type before a focus that is asked for would come
                return

    @on(Input.Submitted)
    def next_field(self) -> None:
        """Enter goes to the next field; after the last it is done."""
        fields = list(self.query(SafeInput))
        if fields and self.focused is fields[-1] and self.focused is self.focus_chain[-1]:
            self.action_done()
        else:
            self.app.action_focus_next()

    def action_done(self) -> None:
        """Keep what was filled in. A value its field cannot hold is said once; the second time it is left out."""
        filled, wrong = self._filled()
        if wrong and not self._warned:
            self._warned = True
            self._focus(self.query("Field.-wrong").first(Field))
            return
        self.dismiss(filled or None)

    def leave(self) -> None:
        """Store what was filled in and fits, because the program is being stopped; the rest is there the next time."""
        filled = self._filled()[0]
        self.left = self.changed_fields(only_wrong=True)
        self.dismiss(filled or None)

    def _filled(self) -> tuple[dict[str, object], bool]:
        """Field → what was filled in, and whether there is something that its field cannot hold."""
        filled: dict[str, object] = {}
        wrong = False
        self.taken = ""
        for field in self.query(Field):
            if not field.changed:
                continue
            try:
                filled[field.field] = field.read()
                self.taken = " ".join(filter(None, (self.taken, field.taken)))
            except Unfit:
                wrong = True
        return filled, wrong

    @property
    def heading(self) -> str:
        """What the record is called."""
        return one_line(self._record.heading)
