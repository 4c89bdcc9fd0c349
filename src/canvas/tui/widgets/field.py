"""One field of a form: its label, what to fill it in with, and what was wrong with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Select, SelectionList, TextArea
from textual.widgets.selection_list import Selection

from canvas.locale import _
from canvas.model.fields import Choice, Choices, Day, Flag, Kind, Number, Ref, Refs, Scale, Text, Texts, Unfit
from canvas.model.vocabulary import Vocabulary
from canvas.text.show import one_line, show
from canvas.tui.widgets.line_input import SafeInput

Names = Callable[[tuple[str, ...]], list[str]]
"""The names of the records in these tables, for a field that points at them."""


class Field(Vertical):
    """A field of a record, by its kind."""

    DEFAULT_CSS = """
    Field { height: auto; margin-bottom: 1; }
    Field > .label { text-style: bold; width: 1fr; }
    Field > .ask { color: $dim; width: 1fr; }
    Field > .wrong { color: $error; display: none; width: 1fr; }
    Field.-wrong > .wrong { display: block; }
    Field > .taken { color: $dim; display: none; width: 1fr; }
    Field.-taken > .taken { display: block; }
    Field SafeInput { background: $panel; padding: 0 1; }
    Field SafeInput:focus { background: $block-cursor-background; }
    Field TextArea { height: 5; border: none; background: $panel; padding: 0 1; }
    Field TextArea:focus { border: none; background: $block-cursor-background; }
    Field SelectionList { height: auto; max-height: 9; min-width: 12; border: none; background: $panel; }
    Field SelectionList:focus { border: none; background: $block-cursor-background; }
    """

    def __init__(
        self,
        name: str,
        kind: Kind,
        value: object,
        label: str,
        ask: str,
        vocabulary: Vocabulary,
        language: str,
        names: Names,
        typed: str | None = None,
    ) -> None:
        """A field with its value.

        Args:
            name: the field, as in a file.
            kind: what it can hold.
            value: what it holds; references are names.
            label: what it is called.
            ask: the same as a question.
            vocabulary: the words of closed lists and scales.
            language: to show them in.
            names: gives the names of what a reference can point at.
            typed: what stands in the editor instead of the value, as `typed` gave it before: it was not stored yet.
        """
        super().__init__()
        self.field = name
        """The field, as in a file."""
        self.kind = kind
        self.value = value
        self._label = label
        self._ask = ask
        self._vocabulary = vocabulary
        self._language = language
        self._names = names
        self._half_typed = typed
        self.taken = ""
        """What was taken of what was typed, as a sentence, when it was not all of it."""

    def compose(self) -> ComposeResult:
        """Label, question, editor and room for what is wrong."""
        yield Label(Content(self._label), classes="label")
        if self._ask and self._ask != self._label:
            yield Label(Content(self._ask), classes="ask")
        yield self._editor()
        yield Label("", classes="wrong", markup=False)
        yield Label("", classes="taken", markup=False)

    def _editor(self) -> Widget:
        kind = self.kind
        if isinstance(kind, Text) and kind.long:
            return TextArea(
                show(self._begin(), lines=True), soft_wrap=True, tab_behavior="focus", compact=True
            )
        if isinstance(kind, Texts):
            return TextArea(
                show(self._begin(), lines=True), soft_wrap=True, tab_behavior="focus", compact=True
            )
        if isinstance(kind, Choices):
            chosen = self._begin().split(",")
            rows = [
                Selection(
                    Content(self._vocabulary.word(member, self._language)),
                    member.value,
                    member.value in chosen,
                )
                for member in kind.of
            ]
            return SelectionList[str](*rows)
        if options := self._options():
            value = self._begin()
            known = [key for _shown, key in options]
            return Select[str](
                [(Content(shown), key) for shown, key in options],
                value=value if value in known else Select.NULL,
                prompt=_("Choose"),
                compact=True,
            )
        box = SafeInput(self._begin(), self._example())
        if isinstance(kind, (Ref, Refs)):
            box.suggester = SuggestFromList(
                [one_line(name) for name in self._names(kind.to)], case_sensitive=False
            )
        return box

    def _options(self) -> list[tuple[str, str]]:
        kind = self.kind
        if isinstance(kind, Choice):
            return [(self._vocabulary.word(member, self._language), member.value) for member in kind.of]
        if isinstance(kind, Flag):
            return [(_("yes"), "yes"), (_("no"), "no")]
        if isinstance(kind, Scale):
            rows = []
            for number in range(kind.low, kind.high + 1):
                anchor = self._vocabulary.anchor(kind.name, number, self._language)
                rows.append((f"{number}  {anchor}".rstrip(), str(number)))
            return rows
        return []

    def _example(self) -> str:
        if isinstance(self.kind, Day):
            return _("as in 2026-12-31")
        if isinstance(self.kind, Refs):
            return _("names, parted by ;")
        if isinstance(self.kind, Ref):
            return _("a name; a new one is added")
        if isinstance(self.kind, Number) and self.kind.unit == "euro":
            return "€"
        return ""

    def _typed(self) -> str:
        """The value as a person would type it."""
        value = self.value
        if value is None or value == ():
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(self.kind, Choices):
            return ",".join(member.value for member in self.kind.of if member in value)  # type: ignore[operator]
        if isinstance(value, tuple):
            return ("\n" if isinstance(self.kind, Texts) else "; ").join(str(each) for each in value)
        return str(value)

    def _begin(self) -> str:
        """What the editor begins with."""
        return self._typed() if self._half_typed is None else self._half_typed

    def typed(self) -> str:
        """What stands in the editor now; words of a list parted by commas."""
        for editor in self.query(Widget):
            if isinstance(editor, SelectionList):
                return ",".join(str(each) for each in editor.selected)
            if isinstance(editor, Select):
                return "" if editor.is_blank() else str(editor.value)
            if isinstance(editor, TextArea):
                return editor.text
            if isinstance(editor, SafeInput):
                return editor.value
        return ""

    @property
    def changed(self) -> bool:
        """Whether the editor holds something else than the value it began with."""
        before = self._typed()
        if isinstance(self.kind, Choices):
            return set(filter(None, before.split(","))) != set(filter(None, self.typed().split(",")))
        if isinstance(self.kind, (Text, Texts)) and "\n" in before + self.typed():
            return self.typed() != show(before, lines=True)
        return self.typed() != before

    def read(self) -> object:
        """The value that was filled in; references stay names.

        Raises:
            Unfit: with the sentence, which is then shown under the field too.
        """
        self.remove_class("-wrong", "-taken")
        try:
            if isinstance(self.kind, (Ref, Refs)):
                return self.typed()
            value, self.taken = self.kind.hear(self.typed())
        except Unfit as unfit:
            self.query_one(".wrong", Label).update(Content(f"{unfit.wrong} {unfit.fix()}".strip()))
            self.add_class("-wrong")
            raise
        self.query_one(".taken", Label).update(Content(self.taken))
        self.set_class(bool(self.taken), "-taken")
        return value

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Whoever goes on to the next field hears what was made of this one."""
        if isinstance(event.widget, SafeInput) and self.changed:
            with suppress(Unfit):
                self.read()

    @on(Input.Changed)
    def forget_what_was_said(self) -> None:
        """What was said of the field goes when it is emptied."""
        if not self.typed():
            self.taken = ""
            self.remove_class("-wrong", "-taken")
