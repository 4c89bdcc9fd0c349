"""Cases written in conversation: a new one, its twin in the other language, and what is still open in one that is there."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from canvas.cli.ask import _read_line
from canvas.cli.case_files import (
    built_in_keys,
    case_catalogue,
    has_open_questions,
    made,
    problems_of,
    write_whole,
    written_new,
)
from canvas.cli.case_keeping import (
    Keeping,
    KeepingInPlace,
    is_unfinished,
    say_what_is_unfinished,
    under_its_own_name,
)
from canvas.cli.next_command import next_command
from canvas.cli.speaking import say, tell
from canvas.cli.wrapping import terminal_width, wrapped
from canvas.locale import LANGUAGES, N_, _, language, ngettext
from canvas.text.problems import Problem, Trouble

if TYPE_CHECKING:
    from canvas.library.authoring.conversation import Conversation
    from canvas.library.authoring.draft import Draft
    from canvas.library.authoring.questions import Question

_MOST_ASKED_AGAIN = 2
_A_PASTE = 0.05
"""Seconds in which the next line of a pasted text is there; nobody types one so soon."""
_NOW_IN = {
    "en": N_("You now write the English text."),
    "nl": N_("You now write the Dutch text."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """How a conversation ended."""

    written: Sequence[Path] = ()
    """The files in which the answers are."""
    stopped: bool = False
    """A person stopped before the last question, and knows that not all was asked."""


def ask_new(folder: Path, written_in: str) -> Told:
    """Ask a new case, and its twin when that is wanted."""
    import datetime

    from canvas.library.authoring.draft import Draft
    from canvas.library.authoring.filing import key_proposer
    from canvas.library.authoring.questions import Asked

    begun = Draft({"language": written_in, "country": "NL", "checked_on": datetime.date.today()})
    propose = key_proposer(folder, built_in_keys())
    say_what_is_unfinished(folder)
    _say_how()
    keeping = Keeping(folder, written_in)
    conversation = _conversation(begun, Asked(case_catalogue(), language(), propose), keeping.keep)
    draft = conversation.run()
    if draft == begun:
        keeping.done()
        tell(_("Nothing was typed, so nothing is written."))
        return Told()
    draft = _with_key(draft, propose)
    written = [written_new(draft, folder)]
    keeping.done()
    other = _other(written_in)
    if conversation.ended or not _wants_twin(other):
        return Told(written, _stopped(conversation))
    twin = _ask_twin(draft, other, folder)
    return Told([*written, *twin.written], twin.stopped)


def ask_twin_of(original: Path, folder: Path | None) -> Told:
    """Ask the twin of a case that is there.

    Raises:
        Trouble: there is no such case, or its twin is there already.
    """
    from canvas.library.authoring.draft import file_name, read_draft, twin_of
    from canvas.library.authoring.filing import is_key, key_of_file
    from canvas.library.folders import what_is_at

    draft = read_draft(original)
    if not is_key(draft.value(("key",))):
        draft = draft.put(("key",), key_of_file(original))
    other = _other(draft.language)
    place = made(folder) if folder else original.parent
    target = place / file_name(twin_of(draft, other))
    if what_is_at(target) != "nothing":
        wrong = _("There is already a file of this name.")
        fix = _("Choose another name; it was left as it was.")
        if what_is_at(target) == "file" and has_open_questions(target):
            fix = _("It is not finished yet; go on with it: {command}")
            fix = fix.format(command=next_command("case", "new", "--go-on", target))
        raise Trouble(Problem(wrong, fix, str(target)))
    _say_how()
    return _ask_twin(draft, other, place)


def ask_what_is_open(path: Path) -> Told:
    """Ask only what is open or wrong in this file, and put the answers into it.

    Raises:
        Trouble: there is no such file, it cannot be taken apart, or it was changed meanwhile.
    """
    from canvas.library.authoring.draft import draft_of
    from canvas.library.authoring.filing import key_proposer
    from canvas.library.authoring.going_on import still_open
    from canvas.library.authoring.questions import Asked
    from canvas.library.front_matter import read_text

    read_text(path)  # says in words what is wrong with a file that cannot be read
    raw = path.read_bytes()
    text = read_text(path)
    draft = draft_of(text, str(path))
    asked = Asked(case_catalogue(), language(), lambda name: name, _twin_beside(path))
    unfinished = is_unfinished(path)
    questions = still_open(asked, draft, problems_of([path]), broken_off=unfinished)
    many = len(questions(draft))
    if not many:
        tell(_("Nothing is open here that a question could fill in."))
        return Told([path])
    _say_how()
    told = ngettext(
        "{n} question is still open; all else stays as it is.",
        "{n} questions are still open; all else stays as it is.",
        many,
    )
    say(told.format(n=many))
    keeping = KeepingInPlace(path, raw, text, draft)
    conversation = _conversation(draft, questions, keeping.keep)
    after = conversation.run()
    if unfinished:
        after = _with_key(after, key_proposer(path.parent, built_in_keys()))
    if after == draft:
        tell(_("Nothing was typed, so nothing is written."))
        keeping.done()
        return Told([path], _stopped(conversation))
    whole = keeping.whole(after)
    if whole is None:
        written = [_written_beside(path, after)]
        keeping.done()
        return Told(written, _stopped(conversation))
    write_whole(path, whole, keeping.standing)
    keeping.done()
    written = [under_its_own_name(path, after)]
    other = _other(after.language)
    if unfinished and not conversation.ended and _twin_beside(written[0]) is None and _wants_twin(other):
        twin = _ask_twin(after, other, path.parent)
        return Told([*written, *twin.written], twin.stopped)
    return Told(written, _stopped(conversation))


def _stopped(conversation: Conversation) -> bool:
    """Whether a person stopped it; where lines came from a pipe, nobody did."""
    return conversation.ended and sys.stdin.isatty()


def _written_beside(path: Path, draft: Draft) -> Path:
    """A new file with all of the case, beside one into which the answers do not fit without losing something of it."""
    from canvas.library.authoring.draft import case_text
    from canvas.library.authoring.filing import free_key

    wrong = _("The answers cannot be put into {file} without losing something that stands in it.")
    tell(wrong.format(file=path))
    tell(_("That file stays as it is; a new one holds the whole case with your answers."))
    beside = path.with_name(f"{free_key(path.parent, path.name.split('.')[0])}.{draft.language}.md")
    write_whole(beside, case_text(draft), None)
    return beside


def _with_key(draft: Draft, propose: Callable[[str], str]) -> Draft:
    """The draft, with a key from the name of its organisation when nobody gave it one, or from one that was no key."""
    from canvas.library.authoring.filing import is_key

    if is_key(draft.value(("key",))):
        return draft
    return draft.put(("key",), propose(draft.key or str(draft.value(("organisation",)) or "")))


def _twin_beside(path: Path) -> Draft | None:
    """The same case in the other language, when it is there and can be read."""
    from canvas.library.authoring.draft import read_draft
    from canvas.session.draft_case import twin_of

    twin = twin_of(path)
    if twin is None or not twin.is_file():
        return None
    try:
        return read_draft(twin)
    except Trouble:
        return None


def _ask_twin(original: Draft, other: str, folder: Path) -> Told:
    from canvas.library.authoring.draft import twin_of
    from canvas.library.authoring.questions import Asked

    say("")
    say(_(_NOW_IN[other]))
    asked = Asked(case_catalogue(), language(), lambda name: name, original, whole=False)
    keeping = Keeping(folder, other)
    conversation = _conversation(twin_of(original, other), asked, keeping.keep)
    written = written_new(conversation.run(), folder)
    keeping.done()
    return Told([written], _stopped(conversation))


def _other(written_in: str) -> str:
    return next(each for each in LANGUAGES if each != written_in)


def _conversation(
    draft: Draft, questions: Callable[[Draft], list[Question]], keep: Callable[[Draft], None]
) -> Conversation:
    from canvas.library.authoring.conversation import Conversation

    conversation = Conversation(
        draft, questions, _read_answer, _say_it, terminal_width(), keep, _more_is_there
    )
    _keep_when_the_window_closes(conversation)
    return conversation


def _read_answer() -> str | None:
    """The next line; where Ctrl+C ends it, what was typed of it goes along."""
    from canvas.library.authoring.conversation import BrokenOff

    try:
        return _read_line()
    except KeyboardInterrupt:
        raise BrokenOff(_half_a_line()) from None


def _half_a_line() -> str:
    """What stands on the line that is being typed; empty where that cannot be known."""
    if "readline" not in sys.modules:
        return ""
    import readline

    return readline.get_line_buffer()


def _keep_when_the_window_closes(conversation: Conversation) -> None:
    """Let a section keep what was typed of its last line when the terminal goes away, and then end as always."""
    if not sys.stdin.isatty() or threading.current_thread() is not threading.main_thread():
        return

    def closed(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        conversation.keep_half_a_line(_half_a_line())
        os.kill(os.getpid(), number)

    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), closed)


def _more_is_there() -> bool:
    """Whether a person pasted more lines than were read yet."""
    if not sys.stdin.isatty():
        return False
    try:
        return bool(select.select([sys.stdin], [], [], _A_PASTE)[0])
    except (OSError, ValueError):  # where only sockets can be asked so
        return False


def _say_it(text: str) -> None:
    say(wrapped(text, terminal_width()))


def _say_how() -> None:
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - lets a person move in the line, and paste several paragraphs
    _say_it(
        _("Answer in your own words. Enter leaves a question open, ? explains it, < goes back, - empties it.")
    )
    _say_it(_("Ctrl+D stops, and writes what there is."))


def _wants_twin(other: str) -> bool:
    """Whether the other language is to be written now; Enter is no, and so is what is neither yes nor no, asked again."""
    from canvas.library.authoring.answers import is_no, is_yes

    say("")
    _say_it(
        _("Write the other language too? Its facts are the same; only its texts are asked. Enter means no.")
    )
    say("   1 " + _("yes"))
    say("   2 " + _("no"))
    again = 0
    while (answer := _read_line_or_end()) is not None:
        typed = answer.strip()
        if typed == "1" or is_yes(typed) or typed.lower() == other:
            return True
        if not typed or typed == "2" or is_no(typed):
            return False
        if typed == "?":
            _say_it(
                "  "
                + _(
                    "A workshop is held in either language, so the check asks for both. Place, years, sources and lists are taken over; the name, the parties, the story and the results are asked again."
                )
            )
        elif again == _MOST_ASKED_AGAIN:
            _say_it("  " + _("Taken as no; it can be written later."))
            return False
        else:
            again += 1
            _say_it("  " + _("Type 1 for yes, or 2 for no."))
    return False


def _read_line_or_end() -> str | None:
    try:
        return _read_line()
    except KeyboardInterrupt:
        return None
