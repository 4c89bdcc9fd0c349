"""The cases inside a workshop: those that fit the question first, each with why, then all the others by sector."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from canvas.library.matching import match
from canvas.library.reading import Library
from canvas.locale import _
from canvas.method.builtin import pattern_blocks, tag_names
from canvas.model.case import Case
from canvas.model.edits import Drop, Put
from canvas.model.playbook import Prompt
from canvas.model.records import CaseMark
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block, CaseState, Sector
from canvas.model.workshop import Workshop
from canvas.text.show import one_line
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.messages import BorrowAsked, EditAsked
from canvas.tui.widgets.case_shelf import CaseShelf, Group, Shelved

MATCHED = 5
"""So many cases stand first, each with its reasons."""


class CasesView(Vertical):
    """The library beside the question at hand."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CASES)

    def __init__(
        self, vocabulary: Vocabulary, patterns: Mapping[str, Said], language: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._vocabulary = vocabulary
        self._patterns = patterns
        self._language = language
        self._given: tuple[Workshop, Library, Prompt | None] | None = None
        self._block: Block | None = None
        self._read = ""

    def compose(self) -> ComposeResult:
        """The shelf."""
        empty = _(
            "There are no cases here. Folders of your own can be named in the settings, or in CANVAS_CASES."
        )
        yield CaseShelf(self._vocabulary, self._patterns, self._language, empty)

    def on_mount(self) -> None:
        """Show what was given before."""
        if self._given is not None:
            self.show(*self._given)
        if self._read:
            self.read(self._read)

    @property
    def _shelf(self) -> CaseShelf:
        return self.query_one(CaseShelf)

    def show(self, workshop: Workshop, library: Library, prompt: Prompt | None) -> None:
        """Show the cases that fit this question of this workshop."""
        self._given = (workshop, library, prompt)
        self._block = (
            next((target.block for target in prompt.targets if target.block), None) if prompt else None
        )
        if not self.is_mounted:
            return
        matches = match(
            library,
            workshop,
            prompt,
            self._patterns,
            self._language,
            MATCHED,
            pattern_blocks=pattern_blocks(),
            tag_names=tag_names(),
            vocabulary=self._vocabulary,
        )
        aside = {mark.id for mark in workshop.all(CaseMark) if mark.state is CaseState.SET_ASIDE}
        fitting = [Shelved(each.case, each.reasons) for each in matches]
        groups: list[Group] = (
            [(_("Fits this question"), fitting)] if prompt else [(_("Fits your firm"), fitting)]
        )
        self._shelf.fill([*groups, *by_sector(library, self._vocabulary, self._language, aside)])

    def read(self, key: str) -> None:
        """Read this case."""
        self._read = key
        if self.is_mounted:
            self._shelf.read(key)

    @property
    def _case(self) -> Case | None:
        chosen = self._shelf.chosen
        return chosen.case if chosen else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a case is off while there is none."""
        if action in ("read", "borrow", "set_aside") and self.is_mounted:
            return self._case is not None and not (action == "read" and self._shelf.reading)
        return True

    def action_read(self) -> None:
        """Read the case under the cursor."""
        self._shelf.action_to_page()

    def action_borrow(self) -> None:
        """Borrow from the case under the cursor."""
        if (case := self._case) is not None:
            self.post_message(BorrowAsked(case.key, block=self._block))

    def action_set_aside(self) -> None:
        """Set the case aside, or take it back when it was."""
        shelved = self._shelf.chosen
        if shelved is None:
            return
        key, title = shelved.case.key, one_line(shelved.case.title, 40)
        if shelved.aside:
            self.post_message(
                EditAsked((Drop(CaseMark.table, key),), _("bring back {case}").format(case=title))
            )
        else:
            edit = Put(CaseMark.table, key, {"state": CaseState.SET_ASIDE.value})
            self.post_message(EditAsked((edit,), _("set aside {case}").format(case=title)))


def by_sector(
    library: Library, vocabulary: Vocabulary, language: str, aside: set[str] | frozenset[str] = frozenset()
) -> list[Group]:
    """All cases under the names of their sectors, those set aside marked as such."""
    groups: list[Group] = []
    cases = library.all(language)
    for sector in Sector:
        here = [Shelved(case, aside=case.key in aside) for case in cases if case.sector is sector]
        name = vocabulary.word(sector, language)
        groups.append(
            (name[:1].upper() + name[1:], sorted(here, key=lambda each: each.case.title.casefold()))
        )
    return groups
