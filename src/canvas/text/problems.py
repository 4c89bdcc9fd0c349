"""A problem a person can mend: where it is, what is wrong, what to do. Values, gathered and shown together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final, Literal

from canvas.locale import _
from canvas.text.nearest import nearest
from canvas.text.show import one_line, show

Severity = Literal["error", "warning"]

MOST_FIX: Final = 2_400
"""Most characters shown of what to do: thirty words of a list, each with its name."""
_MOST_OFFERED: Final = 30


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what a person wrote or asked for."""

    wrong: str
    """What is wrong, one plain sentence."""

    fix: str = ""
    """What to do about it, one plain sentence."""

    file: str = ""
    """The file, as the person named it."""

    line: int = 0
    """The line, counted from 1; 0 when it is about the whole."""

    field: str = ""
    """The field, as it is written in the file."""

    rule: str = ""
    """The name of the rule that found it, for checks that can be switched off."""

    severity: Severity = "error"

    column: int = 0
    """The column, in characters, counted from 1; 0 when it is not known."""

    allowed: tuple[str, ...] = ()
    """The words that could stand here, when there is a closed list of them."""

    nearest: str = ""
    """The one of them that looks most like what was written."""

    names: tuple[str, ...] = ()
    """What each of those words is called in the language that is spoken; empty where the word says it itself."""

    how: str = ""
    """How the field is written, besides the words that could stand there; `fix` holds both."""

    def at(self, file: str, line: int = 0) -> Problem:
        """The same problem, with its place."""
        return replace(self, file=file, line=line or self.line)

    def off_the_list(
        self, word: object, known: Iterable[str], names: Mapping[str, str] | None = None
    ) -> Problem:
        """The same problem of a word off a closed list, with the words that could stand there and the nearest.

        Args:
            word: what was written.
            known: the list.
            names: what its words are called, told beside them.
        """
        words = tuple(known)
        called = tuple((names or {}).get(each, "") for each in words)
        near = nearest(word, words) if isinstance(word, str) else None
        fix = " ".join(part for part in (self.fix, allowed_and_nearest(word, words, called)) if part)
        return replace(self, fix=fix, allowed=words, nearest=near or "", names=called, how=self.fix)

    @property
    def offered(self) -> str:
        """The words that could stand here, each with what it is called."""
        return offered(self.allowed, self.names)

    def __str__(self) -> str:
        """`file:line: field: what is wrong What to do.`, safe to print."""
        place = show(self.file)
        if self.line:
            place += f":{self.line}"
        parts = [part for part in (place, one_line(self.field, 80)) if part]
        sentence = " ".join(
            part for part in (one_line(self.wrong, 400), one_line(self.fix, MOST_FIX)) if part
        )
        return ": ".join([*parts, sentence])


class Trouble(Exception):  # noqa: N818 - not a bug of ours: problems of what was given
    """What was asked cannot be done; carries the problems, which are what the person gets to see."""

    def __init__(self, problems: Problem | Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))


def offered(words: Sequence[str], names: Sequence[str] = ()) -> str:
    """The words of a list, as many as a person reads, each with what it is called where that is known."""
    pairs = zip_longest(words[:_MOST_OFFERED], names[:_MOST_OFFERED], fillvalue="")
    shown = [f"{word} ({name})" if name else word for word, name in pairs]
    return ", ".join(shown) + (", …" if len(words) > _MOST_OFFERED else "")


def allowed_and_nearest(word: object, known: Iterable[str], names: Sequence[str] = ()) -> str:
    """The sentence that helps with a word off a closed list: the allowed ones, and the nearest."""
    words = list(known)
    sentence = _("Allowed: {words}.").format(words=offered(words, names))
    near = nearest(word, words) if isinstance(word, str) else None
    return sentence + (" " + _("Did you mean “{word}”?").format(word=near) if near else "")
