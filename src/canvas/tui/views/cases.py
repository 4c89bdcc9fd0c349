"""The library inside a workshop: what fits the question first, each with why, then everything else by sector."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.worker import Worker

from canvas.library.holdings import Holdings
from canvas.library.proposing import propose
from canvas.library.reading import Library
from canvas.locale import _
from canvas.method.patterns import concerns
from canvas.model.case import Case, Match
from canvas.model.edits import Drop, Put
from canvas.model.playbook import Prompt
from canvas.model.records import CaseMark, Note
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Block, CaseState, Sector
from canvas.model.workshop import Workshop
from canvas.text.show import one_line
from canvas.tui.bindings import bindings
from canvas.tui.commands import Where
from canvas.tui.failing import told_of_failure
from canvas.tui.messages import BorrowAsked, EditAsked
from canvas.tui.opening import holdings_of
from canvas.tui.widgets.busy_line import busy_line
from canvas.tui.widgets.library_entry import Group, Shelved
from canvas.tui.widgets.library_shelf import LibraryShelf
from canvas.tui.widgets.shelf_commands import ShelfCommands

MATCHED: Final = 5
"""So many cases stand first, each with its reasons."""
PROPOSED: Final = 3
"""So many patterns stand behind them."""

_MOMENT: Final = 6
"""Seconds in which a sentence of two lines is read."""

Matching = Callable[[Workshop, Library, Prompt | None, int], Sequence[Match]]
"""Gives the best cases for a question of a workshop."""


class CasesView(ShelfCommands, Vertical):
    """The library beside the question at hand."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CASES)

    def __init__(
        self,
        vocabulary: Vocabulary,
        patterns: Mapping[str, Said],
        language: str,
        matching: Matching,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._vocabulary = vocabulary
        self._patterns = patterns
        self._language = language
        self._matching = matching
        self._given: tuple[Workshop, Library, Prompt | None] | None = None
        self._holdings: Holdings | None = None
        self._block: Block | None = None
        self._read = ""
        self._marking: _Marking | None = None

    def compose(self) -> ComposeResult:
        """The shelf."""
        empty = _(
            "There are no cases here. Folders of your own can be named in the settings, or in CANVAS_CASES."
        )
        yield LibraryShelf(self._vocabulary, self._patterns, self._language, empty)

    def on_mount(self) -> None:
        """Show what was given before."""
        if self._given is not None:
            self.show(*self._given)

    def show(self, workshop: Workshop, library: Library, prompt: Prompt | None) -> None:
        """Show the cases that fit this question of this workshop."""
        self._given = (workshop, library, prompt)
        self._block = (
            next((target.block for target in prompt.targets if target.block), None) if prompt else None
        )
        if not self.is_mounted:
            return
        self._tell_mark(workshop)
        self._fill()
        if self._holdings is None or self._holdings.library is not library:
            self._make_holdings(library)
        if self._read:
            self._shelf.read(self._read)
            self._read = ""

    def _fill(self) -> None:
        assert self._given is not None
        workshop, library, prompt = self._given
        matches = self._matching(workshop, library, prompt, MATCHED)
        marks = {mark.id: mark.state for mark in workshop.all(CaseMark) if mark.state}
        borrowed = {note.case for note in workshop.all(Note) if note.case}
        fitting = [Shelved(each.case, each.reasons, by_mark(marks, each.case)) for each in matches]
        heading = _("Fits this question") if prompt else _("Fits your firm")
        groups: list[Group] = [*kept_apart(library, self._language, marks, borrowed), (heading, fitting)]
        if self._holdings is not None:
            proposed = propose(workshop, concerns(), self._language, PROPOSED)
            patterns = self._holdings.patterns
            shelved = [Shelved(patterns[each.pattern], each.reasons) for each in proposed]
            groups.append((_("Patterns worth a try"), shelved))
        rest = whole_shelf(library, self._holdings, self._vocabulary, self._language, marks)
        self._shelf.about = busy_line(workshop, self._vocabulary, self._language)
        self._shelf.fill([*groups, *rest], fitting[0].id if fitting else "", self._holdings)

    @work(thread=True, exclusive=True, group="holdings", exit_on_error=False)
    def _make_holdings(self, library: Library) -> None:
        """The index is made beside the screen; until it is there one can read, but not search."""
        holdings = holdings_of(library)
        self.app.call_from_thread(self._take, holdings)

    def _take(self, holdings: Holdings) -> None:
        if not self.is_mounted:
            return
        self._holdings = holdings
        self._shelf.wrong = ""
        self._fill()

    @on(Worker.StateChanged)
    def tell_failure(self, message: Worker.StateChanged) -> None:
        """Without the index the cases can be read all the same; that they cannot be searched is told over the list."""
        told = told_of_failure(message, _("Searching does not work now: something went wrong inside Canvas."))
        if told and self.is_mounted:
            self._shelf.wrong = told
            self._fill()

    def read(self, key: str) -> None:
        """Read this case."""
        id = f"case:{key}"
        if not self.is_mounted or not self._shelf.read(id):
            self._read = id

    @property
    def _case(self) -> Case | None:
        chosen = self._shelf.chosen
        return chosen.case if chosen else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a case is off while there is none under the cursor."""
        if self.is_mounted and action in ("borrow", "set_aside", "discuss"):
            return self._case is not None and not self._shelf.narrowing
        return super().check_action(action, parameters)

    def action_borrow(self) -> None:
        """Borrow from the case under the cursor."""
        if (case := self._case) is not None:
            self.post_message(BorrowAsked(case.key, block=self._block))

    def action_set_aside(self) -> None:
        """Set the case aside, or take it back when it was."""
        self._mark(CaseState.SET_ASIDE, _("set aside {case}"), _("bring back {case}"))

    def action_discuss(self) -> None:
        """Mark the case to be talked about, or take the mark away."""
        self._mark(CaseState.DISCUSS, _("discuss {case}"), _("no longer discuss {case}"))

    def _mark(self, state: CaseState, put: str, dropped: str) -> None:
        shelved = self._shelf.chosen
        if shelved is None or shelved.case is None:
            return
        case = shelved.case
        title = one_line(case.title, 40)
        off = shelved.mark is state
        self._marking = _Marking(case, None if off else state, said_of_mark(case, state, off=off))
        if off:
            self.post_message(EditAsked((Drop(CaseMark.table, case.key),), dropped.format(case=title)))
        else:
            edit = Put(CaseMark.table, case.key, {"state": state.value})
            self.post_message(EditAsked((edit,), put.format(case=title)))

    def _tell_mark(self, workshop: Workshop) -> None:
        """Say what was marked, by its title, when it is so: what the session refused is not told as done."""
        marking, self._marking = self._marking, None
        if marking is None:
            return
        mark = workshop.get(CaseMark, marking.case.key)
        if (mark.state if mark else None) is not marking.state:
            return
        if marking.state is CaseState.SET_ASIDE:
            self._shelf.stay()
        self.notify(marking.said, markup=False, timeout=_MOMENT)


@dataclass(frozen=True, slots=True)
class _Marking:
    """A mark that was asked for."""

    case: Case
    state: CaseState | None
    """None takes the mark away."""
    said: str


def said_of_mark(case: Case, state: CaseState, *, off: bool) -> str:
    """What is said when a case was marked.

    Args:
        case: the one that was marked.
        state: the mark.
        off: it was taken away.
    """
    title = one_line(case.title)
    if state is CaseState.SET_ASIDE:
        if off:
            return _("No longer “not for us”: {case}.").format(case=title)
        return _("Not for us: {case}. It no longer comes beside questions; Ctrl+Z brings it back.").format(
            case=title
        )
    said = _("No longer to discuss: {case}.") if off else _("To discuss: {case}.")
    return said.format(case=title)


def by_mark(marks: Mapping[str, CaseState], case: Case) -> CaseState | None:
    """What the workshop did with this case; having been shown is nothing to tell."""
    mark = marks.get(case.key)
    return None if mark is CaseState.SHOWN else mark


def _marked(library: Library, language: str, marks: Mapping[str, CaseState]) -> list[Shelved]:
    return [Shelved(case, mark=by_mark(marks, case)) for case in library.all(language)]


def kept_apart(
    library: Library, language: str, marks: Mapping[str, CaseState], borrowed: Collection[str]
) -> list[Group]:
    """What the workshop wants to come back to: the cases to be talked about, and those that something was borrowed from.

    Args:
        library: the cases.
        language: the one to read in.
        marks: what the workshop did with cases, by key.
        borrowed: keys of the cases that notes were borrowed from.
    """
    cases = _marked(library, language, marks)
    return [
        (_("To discuss"), [each for each in cases if each.mark is CaseState.DISCUSS]),
        (_("Borrowed from"), [each for each in cases if each.case and each.case.key in borrowed]),
    ]


def whole_shelf(
    library: Library,
    holdings: Holdings | None,
    vocabulary: Vocabulary,
    language: str,
    marks: Mapping[str, CaseState] | None = None,
) -> list[Group]:
    """Everything there is: the cases under the names of their sectors, those that were set aside, then the patterns and the
    technologies.

    Args:
        library: the cases.
        holdings: the rest, when it is ready.
        vocabulary: what the sectors are called.
        language: the one to read in.
        marks: what the workshop did with cases, by key.
    """
    cases = _marked(library, language, marks or {})
    groups = list(_by_sector([each for each in cases if not each.aside], vocabulary, language))
    groups.append((_("Not for us"), [each for each in cases if each.aside]))
    if holdings is not None:
        patterns = [Shelved(pattern) for pattern in holdings.patterns.values()]
        technologies = [Shelved(technology) for technology in holdings.technologies.values()]
        groups += [(_("Patterns"), patterns), (_("Technologies"), technologies)]
    return groups


def _by_sector(shelved: Sequence[Shelved], vocabulary: Vocabulary, language: str) -> Iterator[Group]:
    for sector in Sector:
        here = [each for each in shelved if each.case and each.case.sector is sector]
        name = vocabulary.word(sector, language)
        yield name[:1].upper() + name[1:], sorted(here, key=lambda each: each.title(language).casefold())
