"""The file was changed by another program while the workshop was open: compare in counts, and choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from textual.screen import Screen

from canvas.locale import _
from canvas.model.records import SINGLE, TABLES, Record
from canvas.model.vocabulary import Vocabulary
from canvas.model.workshop import Workshop
from canvas.session.session import Session
from canvas.text.problems import Trouble
from canvas.text.show import show
from canvas.tui.opening import free_name, in_the_file
from canvas.tui.screens.one_choice import Answer, OneChoice
from canvas.tui.screens.one_text import OneText

KEEP_MINE_AS = "keep_mine_as"
TAKE_THEIRS = "take_theirs"
OVERWRITE = "overwrite"


class ChangedFile(OneChoice):
    """Gives `KEEP_MINE_AS`, `TAKE_THEIRS` or `OVERWRITE`; None decides later, and what was typed stays kept."""

    def __init__(
        self, mine: Workshop, theirs: Workshop | None, vocabulary: Vocabulary, language: str
    ) -> None:
        """Compare two workshops.

        Args:
            mine: as it is on the screen.
            theirs: as it is in the file now; None when no workshop stands there any more.
            vocabulary: says what the tables are called.
            language: the language being spoken.
        """
        keep = Answer(
            KEEP_MINE_AS,
            _("Keep mine as another file"),
            _("You go on there. The changed file stays as it is."),
        )
        take = Answer(
            TAKE_THEIRS,
            _("Take theirs"),
            _("You go on with the file as it is now. Yours is kept as an older copy."),
        )
        over = Answer(
            OVERWRITE,
            _("Write mine over it"),
            _("The file becomes what is on your screen. Theirs is kept as an older copy."),
        )
        if theirs is None:
            text = _("The file of this workshop was removed, or it can no longer be read as a workshop.")
            super().__init__(_("The file was changed by another program"), text, (keep, over))
        else:
            text = _("Nothing of yours is lost. This is how the two differ:")
            super().__init__(
                _("The file was changed by another program"),
                text,
                (keep, take, over),
                differences(mine, theirs, vocabulary, language),
            )


def differences(mine: Workshop, theirs: Workshop, vocabulary: Vocabulary, language: str) -> list[str]:
    """How two workshops differ, table by table, in counts; one line when they do not."""
    lines = []
    for name in TABLES:
        ours: Mapping[str, Record] = mine.tables.get(name, {})
        others: Mapping[str, Record] = theirs.tables.get(name, {})
        counts: Counter[str] = Counter()
        for key in {*ours, *others}:
            if key not in others:
                counts["mine"] += 1
            elif key not in ours:
                counts["theirs"] += 1
            elif ours[key] != others[key]:
                counts["both"] += 1
        if not counts:
            continue
        what = vocabulary.one(name, language) if name in SINGLE else vocabulary.many(name, language)
        said = [
            words.format(n=counts[kind])
            for kind, words in (
                ("mine", _("{n} only in yours")),
                ("theirs", _("{n} only in theirs")),
                ("both", _("{n} different")),
            )
            if counts[kind]
        ]
        lines.append(f"{what}: {', '.join(said)}")
    return lines or [_("What they hold is the same; only how it is written differs.")]


def ask_about_file(
    screen: Screen[None], session: Session, vocabulary: Vocabulary, language: str, done: Callable[[], None]
) -> None:
    """Ask what to do about a file that was changed, and do it.

    Args:
        screen: the screen of the workshop.
        session: its session; what is done is told to its listeners.
        vocabulary: says what the tables are called.
        language: the language being spoken.
        done: called when the question is off the screen, whatever was chosen.
    """

    def keep_as(text: str | None) -> None:
        if text:
            path = session.path.parent / Path(text).expanduser()
            _carry_out(screen, partial(session.keep_mine_as, path))

    def chosen(answer: str | None) -> None:
        if answer == KEEP_MINE_AS:
            screen.app.push_screen(OneText(_("Keep mine as"), str(free_name(session.path))), keep_as)
        elif answer == TAKE_THEIRS:
            _carry_out(screen, session.take_theirs)
        elif answer == OVERWRITE:
            _carry_out(screen, session.overwrite_knowingly)
        done()

    theirs = in_the_file(session.path)
    screen.app.push_screen(ChangedFile(session.workshop, theirs, vocabulary, language), chosen)


def _carry_out(screen: Screen[None], act: Callable[[], None]) -> None:
    """Do it; what stands in the way is said, and everything then is as it was."""
    try:
        act()
    except (Trouble, RuntimeError) as error:
        words = error.problems[0] if isinstance(error, Trouble) else error
        screen.notify(show(str(words)), severity="error", markup=False, timeout=10)
