"""What the start screen needs and takes time: looking into workshops, opening one, the library, the examples.

Loads no widgets, so that it can be called from a thread; every function here returns a value.
"""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from canvas.locale import _, language, ngettext
from canvas.method.builtin import EXAMPLES, example
from canvas.model.checks import findings
from canvas.model.playbook import Playbook
from canvas.model.progress import State, complete, state, where_to_go_on
from canvas.model.records import Action
from canvas.model.words import ActionStatus
from canvas.model.workshop import Workshop
from canvas.session.playbooks import playbook_for
from canvas.session.recovery import Recovery, keep_both, recoverable
from canvas.session.session import Session
from canvas.storage.disk import RealDisk
from canvas.storage.document import SUFFIX, read_document
from canvas.storage.lock import holder
from canvas.storage.places import make_folders, place_of, state_folder
from canvas.storage.reading import open_document
from canvas.storage.recent import Recent, recent
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

if TYPE_CHECKING:
    from canvas.library.holdings import Holdings
    from canvas.library.reading import Library


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a workshop has come, in words for one line."""

    step: str = ""
    note: str = ""
    """What asks attention; empty when nothing does."""
    alarm: bool = False
    """Whether the note is about work that could be lost."""


def standing_of(path: Path, step: str = "") -> Standing:
    """How far the workshop in this file has come; never raises, because the list must stand.

    Args:
        path: the file.
        step: the key of the step where one was.
    """
    try:
        if recoverable(path) is not None:
            return Standing(_step_words(path, step), _("unsaved work found"), alarm=True)
        workshop = open_document(path)[0].workshop
    except Trouble:
        gone = not path.exists()
        return Standing(note=_("the file is gone") if gone else _("the file cannot be read"), alarm=not gone)
    except OSError:
        return Standing(note=_("the file cannot be read"), alarm=True)
    many = len(findings(workshop))
    note = ngettext("{n} finding", "{n} findings", many).format(n=many) if many else ""
    return Standing(_how_far(workshop, path, step), note)


def _step_words(path: Path, step: str) -> str:
    """How far it has come, for a file that may be broken."""
    try:
        return _how_far(open_document(path)[0].workshop, path, step)
    except (Trouble, OSError):
        return ""


def _how_far(workshop: Workshop, path: Path, step: str) -> str:
    book, _problem = playbook_for(workshop, path)
    if complete(workshop, book):
        return _done(workshop)
    here = book.step(step)
    if here is None:
        found = book.find(where_to_go_on(workshop, book))
        here = found[0] if found else book.steps[0]
    return _("step {number} of {many} · {name}").format(
        number=book.steps.index(here) + 1, many=len(book.steps), name=here.name.of(language())
    )


def _done(workshop: Workshop) -> str:
    today = datetime.datetime.now().astimezone().date()
    closed = (ActionStatus.DONE,)
    days = [
        action.by
        for action in workshop.all(Action)
        if action.by and action.by >= today and action.status not in closed
    ]
    if not days:
        return _("done")
    return _("done · next action {day}").format(day=f"{min(days).day}-{min(days).month}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to open, and what they chose so far."""

    path: Path
    step: str = ""
    view: str = "guide"
    take_over: bool = False
    read_only: bool = False
    recover: bool | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """An open workshop."""

    session: Session
    playbook: Playbook
    prompt: str
    words: tuple[str, ...] = field(default=())
    """What to say once."""


@dataclass(frozen=True, slots=True)
class Held:
    """Another Canvas has it open."""

    host: str
    since: str


Outcome = Ready | Held | Recovery | Trouble
"""Open, or what a person has to choose first, or what is wrong."""


def opened(wish: Wish) -> Outcome:
    """Open a workshop, or say what has to be chosen first. The session in `Ready` is the caller's to close."""
    disk = RealDisk()
    try:
        if not (wish.read_only or wish.take_over):
            other = holder(disk, place_of(disk, wish.path))
            if other is not None and other.is_live(time.time()):
                since = datetime.datetime.fromtimestamp(other.started).astimezone().strftime("%H:%M")
                return Held(other.host, since)
        if wish.recover is None and not wish.read_only:
            recovery = recoverable(wish.path, disk)
            if recovery is not None and (recovery.lines or not recovery.fits):
                return recovery
        session = Session.open(
            wish.path, read_only=wish.read_only, take_over=wish.take_over, recover=wish.recover
        )
    except Trouble as trouble:
        return trouble
    except OSError as error:
        return Trouble(
            Problem(
                _("This file cannot be opened: {reason}.").format(
                    reason=error.strerror or type(error).__name__
                ),
                _("Look whether its disk is still connected."),
                str(wish.path),
            )
        )
    book, problem = playbook_for(session.workshop, session.path)
    prompt, unknown = _where_to_begin(session.workshop, book, wish)
    _remember(session, book, prompt)
    import canvas.tui.screens.workshop  # noqa: F401 - loaded here, beside the screen, not when it is shown

    words = [str(each) for each in (problem, unknown) if each is not None]
    return Ready(session, book, prompt, (*session.notices, *words))


def _where_to_begin(workshop: Workshop, book: Playbook, wish: Wish) -> tuple[str, Problem | None]:
    """The prompt to begin at: of the step or question that was asked for, else where one was, else where to go on."""
    problem = None
    if wish.step:
        if book.find(wish.step):
            return wish.step, None
        step = book.step(wish.step)
        if step is not None:
            left = [each.key for each in step.prompts if state(workshop, each) is State.OPEN]
            return (left or [step.prompts[0].key])[0], None
        keys = [each.key for each in book.steps]
        problem = Problem(
            _("There is no step or question “{name}”.").format(name=wish.step),
            allowed_and_nearest(wish.step, keys),
        )
    was = next((each.prompt for each in recent() if each.path == str(wish.path)), "")
    return was if book.find(was) else where_to_go_on(workshop, book), problem


def _remember(session: Session, book: Playbook, prompt: str) -> None:
    found = book.find(prompt)
    before = next((each for each in recent() if each.path == str(session.path)), None)
    Recent.remember(
        session.path,
        firm=session.workshop.firm.firm or "",
        step=found[0].key if found else "",
        prompt=prompt,
        canvas=before.canvas if before else "",
    )


def in_the_file(path: Path) -> Workshop | None:
    """The workshop that is in this file now; None when there is none."""
    try:
        return open_document(path)[0].workshop
    except (Trouble, OSError):
        return None


def free_name(path: Path) -> Path:
    """A file beside this one that is not there yet."""
    stem = path.name.removesuffix(SUFFIX)
    number = 2
    while (other := path.with_name(f"{stem}-{number}{SUFFIX}")).exists():
        number += 1
    return other


def beside(path: Path) -> Path:
    """Write what the journal holds to a file of its own beside this one; the new file.

    Raises:
        Trouble: when it cannot be written.
    """
    other = free_name(path)
    keep_both(path, other)
    return other


def library_loader(own: Iterable[Path] = ()) -> Callable[[], Library]:
    """A function that gives the library: read when first called, then kept; any thread may call it.

    Args:
        own: folders of cases beside the usual ones.
    """
    lock = threading.Lock()
    kept: list[Library] = []

    def load() -> Library:
        from canvas.library.folders import folders
        from canvas.library.kept import cache_folder
        from canvas.library.reading import load_library

        with lock:
            if not kept:
                kept.append(load_library(dict.fromkeys([*folders(), *own]), cache_folder()))
            return kept[0]

    return load


def holdings_of(library: Library) -> Holdings:
    """The library with the patterns, the technologies and the search over them all; takes time, call it from a thread."""
    from canvas.library.holdings import Holdings
    from canvas.library.kept import cache_folder
    from canvas.method.patterns import concern_names, patterns, technologies
    from canvas.session.case_words import case_words

    return Holdings.of(
        library,
        patterns(),
        technologies(),
        concern_names(),
        cache_folder(),
        sectors=case_words().names["sector"],
    )


def examples() -> list[tuple[str, str, str]]:
    """The invented firms: key, name, and a few words about it."""
    found = []
    for key in EXAMPLES:
        try:
            firm = read_document(example(key, language()), key).workshop.firm
        except (Trouble, OSError):
            continue
        found.append((key, firm.firm or key, firm.place or ""))
    return found


def copy_of_example(key: str) -> Path:
    """A copy of an example to look around in, outside the person's own folders; one that is there already stays.

    Raises:
        Trouble: when it cannot be written.
    """
    path = state_folder() / "examples" / f"{key}.{language()}{SUFFIX}"
    if path.exists():
        return path
    try:
        make_folders(RealDisk(), path.parent)
    except OSError as error:
        raise Trouble(
            Problem(
                _("The example could not be written: {reason}.").format(reason=error.strerror or ""),
                "",
                str(path),
            )
        ) from None
    Session.create(path, read_document(example(key, language()), key).workshop, background=False).close()
    return path
