"""Kinds of fields: what a record, a playbook or a case may hold, and the sentence when it does not.

One declaration serves the reader, the edit function, the form on the screen and the JSON Schema. A field left
empty is *unknown* (None or an empty tuple), never 0 or "no" (method.md part 3).
"""

from __future__ import annotations

import dataclasses
import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from canvas.locale import _
from canvas.model.numbers import numbers_in, typed_number
from canvas.text.nearest import nearest

KIND = "kind"
"""The key under which a dataclass field carries its kind."""

MOST_TEXT = 1_200_000
"""Longest text of one field that an edit accepts, in characters."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""What a person who fills in a year can mean."""
MOST_QUOTED = 40
"""So many characters of what was typed are said back."""


class Unfit(Exception):  # noqa: N818 - carries the sentence, never reaches a person as an exception
    """A value that its field cannot hold."""

    def __init__(self, wrong: str, allowed: tuple[str, ...] = (), near: str | None = None) -> None:
        self.wrong = wrong
        self.allowed = allowed
        self.near = near
        super().__init__(wrong)

    def fix(self) -> str:
        """What to do about it: the allowed words and the nearest one, as far as there are any."""
        parts = [_("Allowed: {words}.").format(words=", ".join(self.allowed))] if self.allowed else []
        if self.near:
            parts.append(_("Did you mean “{word}”?").format(word=self.near))
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field can hold. `take` gives the value as a record keeps it, or raises `Unfit`."""

    empty: ClassVar[object] = None

    def take(self, value: object) -> object:
        """The value as a record keeps it.

        Raises:
            Unfit: with the sentence for the person who gave it.
        """
        raise Unfit(_("This field cannot be filled in."))

    def read(self, typed: str) -> object:
        """The value from what a person typed; an empty text empties the field.

        Raises:
            Unfit: with the sentence for the person who typed it.
        """
        return self.take(typed) if typed.strip() else self.empty

    def hear(self, typed: str) -> tuple[object, str]:
        """The value from what somebody typed as an answer, with more goodwill than `read`.

        Returns:
            The value, and a sentence to say back when not all that was typed was taken; empty when it was.

        Raises:
            Unfit: with the sentence for the person who typed it.
        """
        return self.read(typed), ""


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """A text; `long` ones may hold several lines."""

    long: bool = False

    def take(self, value: object) -> object:
        """A text as it was typed."""
        if not isinstance(value, str):
            raise Unfit(_("A text is needed here, in quotes."))
        if len(value) > MOST_TEXT:
            raise Unfit(_("This text is longer than {most} characters.").format(most=MOST_TEXT))
        return value or None


@dataclass(frozen=True, slots=True)
class Texts(Kind):
    """Several short texts, in order."""

    empty: ClassVar[object] = ()

    def take(self, value: object) -> object:
        """The texts as a tuple."""
        if isinstance(value, str) or not isinstance(value, (list, tuple)):
            raise Unfit(_('A list of texts is needed here, as in ["one", "two"].'))
        if not all(isinstance(item, str) for item in value):
            raise Unfit(_("Every entry of this list must be a text, in quotes."))
        return tuple(item for item in value if item)

    def read(self, typed: str) -> object:
        """One text a line."""
        return self.take([line.strip() for line in typed.splitlines()])


def _word(value: object, words: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in words:
        return value
    if not isinstance(value, str):
        raise Unfit(_("A word from a closed list is needed here."), words)
    raise Unfit(_("“{word}” is not a known word here.").format(word=value[:60]), words, nearest(value, words))


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One word from a closed list."""

    of: type[StrEnum]

    @property
    def words(self) -> tuple[str, ...]:
        """The closed list."""
        return tuple(member.value for member in self.of)

    def take(self, value: object) -> object:
        """The member of the enumeration."""
        return self.of(_word(value, self.words))

    def read(self, typed: str) -> object:
        """The word, whatever its case."""
        return self.take(typed.strip().lower()) if typed.strip() else None


@dataclass(frozen=True, slots=True)
class Choices(Kind):
    """Several words from a closed list."""

    of: type[StrEnum]
    empty: ClassVar[object] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The closed list."""
        return tuple(member.value for member in self.of)

    def take(self, value: object) -> object:
        """The members of the enumeration, each once."""
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, (list, tuple)):
            raise Unfit(_("A list of words is needed here."), self.words)
        return tuple(dict.fromkeys(self.of(_word(item, self.words)) for item in items))

    def read(self, typed: str) -> object:
        """Words parted by commas."""
        return self.take([word.strip().lower() for word in typed.split(",") if word.strip()])


@dataclass(frozen=True, slots=True)
class Ref(Kind):
    """The id of another record."""

    to: tuple[str, ...]
    """The tables it may point into."""

    def take(self, value: object) -> object:
        """The id; whether it exists is not asked, so that edits can arrive in any order."""
        if not isinstance(value, str):
            raise Unfit(_("The id of another record is needed here, in quotes."))
        return value or None


@dataclass(frozen=True, slots=True)
class Refs(Kind):
    """The ids of several other records."""

    to: tuple[str, ...]
    empty: ClassVar[object] = ()

    def take(self, value: object) -> object:
        """The ids, each once."""
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
            raise Unfit(_("A list of ids of other records is needed here."))
        return tuple(dict.fromkeys(item for item in items if item))

    def read(self, typed: str) -> object:
        """Ids parted by commas."""
        return self.take([word.strip() for word in typed.split(",") if word.strip()])


@dataclass(frozen=True, slots=True)
class Scale(Kind):
    """A whole number within bounds, both included; its anchors are in the vocabulary under `name`."""

    low: int
    high: int
    name: str

    def take(self, value: object) -> object:
        """The number."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unfit(
                _("A whole number from {low} to {high} is needed here.").format(low=self.low, high=self.high)
            )
        if not self.low <= value <= self.high:
            raise Unfit(
                _("{number} is outside the scale of {low} to {high}.").format(
                    number=value if abs(value) < 10**9 else "…", low=self.low, high=self.high
                )
            )
        return value

    def read(self, typed: str) -> object:
        """The number from its digits."""
        if not typed.strip():
            return None
        try:
            return self.take(int(typed.strip()[:10]))
        except ValueError:
            raise Unfit(
                _("A whole number from {low} to {high} is needed here.").format(low=self.low, high=self.high)
            ) from None


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """An amount, a count or a number of days; `whole` ones have no decimals."""

    unit: str = ""
    whole: bool = False

    def take(self, value: object) -> object:
        """The number, finite."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise Unfit(_("A number is needed here."))
        if abs(value) > 1e12 or not math.isfinite(value):
            raise Unfit(_("This number is too large."))
        if self.whole and value != int(value):
            raise Unfit(_("A whole number is needed here."))
        return int(value) if self.whole else value

    def read(self, typed: str) -> object:
        """The number as people write it: `1.500`, `1,500`, `€ 12,50`."""
        if not typed.strip():
            return None
        number = typed_number(typed)
        if number is None:
            raise self._no_number(typed)
        return self._meant(number)

    def hear(self, typed: str) -> tuple[object, str]:
        """The number, or the only one there is among other words: `26` from `26 people`."""
        if not typed.strip() or typed_number(typed) is not None:
            return self.read(typed), ""
        found = numbers_in(typed)
        if self.unit == "year":
            found = [each for each in found if FIRST_YEAR <= each <= LAST_YEAR] or found
        if not found:
            raise self._no_number(typed)
        if len(found) > 1:
            raise Unfit(
                _(
                    "“{typed}” holds more than one number. Write the one that counts, such as {example}."
                ).format(typed=_quoted(typed), example=self._example)
            )
        taken = self._meant(found[0])
        return taken, _("Taken from “{typed}”: {number}.").format(typed=_quoted(typed), number=taken)

    def _meant(self, number: float) -> object:
        """The number, when a person can mean it; what stands in a file is not asked that."""
        taken = self.take(number)
        if self.unit == "year" and not FIRST_YEAR <= number <= LAST_YEAR:
            raise Unfit(
                _("A year from {first} to {last} is wanted here, such as {example}.").format(
                    first=FIRST_YEAR, last=LAST_YEAR, example=self._example
                )
            )
        return taken

    def _no_number(self, typed: str) -> Unfit:
        return Unfit(
            _("“{typed}” is not a number. Write one in digits, such as {example}.").format(
                typed=_quoted(typed), example=self._example
            )
        )

    @property
    def _example(self) -> str:
        return {"year": "2029", "euro": "1250"}.get(self.unit, "26")


@dataclass(frozen=True, slots=True)
class Flag(Kind):
    """Yes, no or unknown."""

    def take(self, value: object) -> object:
        """True or False."""
        if not isinstance(value, bool):
            raise Unfit(_("true or false is needed here, without quotes."))
        return value

    def read(self, typed: str) -> object:
        """Yes or no in either language."""
        word = typed.strip().lower()
        if not word:
            return None
        if word in ("yes", "y", "ja", "j", "true", "1"):
            return True
        if word in ("no", "n", "nee", "false", "0"):
            return False
        raise Unfit(_("Answer yes or no."))


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """A date."""

    def take(self, value: object) -> object:
        """The date, without a time."""
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        if isinstance(value, str):
            return self.read(value)
        raise Unfit(_("A date is needed here, as in 2026-11-24."))

    def read(self, typed: str) -> object:
        """The date from 2026-11-24 or 24-11-2026."""
        text = typed.strip()
        if not text:
            return None
        for shape in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
            try:
                return datetime.datetime.strptime(text, shape).date()
            except ValueError:
                continue
        raise Unfit(_("“{typed}” is not a date; write it as 2026-11-24.").format(typed=text[:40]))


@dataclass(frozen=True, slots=True)
class Foreign(Kind):
    """Keys in a file that this version does not know; kept and written back."""

    empty: ClassVar[object] = None

    def take(self, value: object) -> object:
        """The keys and their values as they were read."""
        if not isinstance(value, Mapping):
            raise Unfit(_("A table is needed here."))
        return dict(value) or None


def _quoted(typed: str) -> str:
    """What was typed, short enough to stand in a sentence."""
    words = " ".join(typed.split())
    return words if len(words) <= MOST_QUOTED else words[: MOST_QUOTED - 1] + "…"


def text(*, long: bool = False) -> Any:
    """A dataclass field that holds a text."""
    return dataclasses.field(default=None, metadata={KIND: Text(long)})


def texts() -> Any:
    """A dataclass field that holds several texts."""
    return dataclasses.field(default=(), metadata={KIND: Texts()})


def choice(of: type[StrEnum]) -> Any:
    """A dataclass field that holds one word of a closed list."""
    return dataclasses.field(default=None, metadata={KIND: Choice(of)})


def choices(of: type[StrEnum]) -> Any:
    """A dataclass field that holds several words of a closed list."""
    return dataclasses.field(default=(), metadata={KIND: Choices(of)})


def ref(*to: str) -> Any:
    """A dataclass field that holds the id of a record in one of these tables."""
    return dataclasses.field(default=None, metadata={KIND: Ref(to)})


def refs(*to: str) -> Any:
    """A dataclass field that holds ids of records in these tables."""
    return dataclasses.field(default=(), metadata={KIND: Refs(to)})


def scale(low: int, high: int, name: str) -> Any:
    """A dataclass field that holds a whole number from low to high."""
    return dataclasses.field(default=None, metadata={KIND: Scale(low, high, name)})


def number(unit: str = "", *, whole: bool = False) -> Any:
    """A dataclass field that holds a number in this unit."""
    return dataclasses.field(default=None, metadata={KIND: Number(unit, whole)})


def flag() -> Any:
    """A dataclass field that holds yes, no or unknown."""
    return dataclasses.field(default=None, metadata={KIND: Flag()})


def day() -> Any:
    """A dataclass field that holds a date."""
    return dataclasses.field(default=None, metadata={KIND: Day()})


def foreign() -> Any:
    """A dataclass field that holds unknown keys."""
    return dataclasses.field(default=None, metadata={KIND: Foreign()})
