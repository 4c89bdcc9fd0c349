"""Taking values out of parsed TOML while gathering every problem, instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from canvas.locale import LANGUAGES, _
from canvas.model.fields import Unfit
from canvas.model.said import Said
from canvas.text.problems import Problem, allowed_and_nearest
from canvas.text.toml_source import Path, TomlSource

E = TypeVar("E", bound=StrEnum)


class Gathering:
    """One reading of one file: hands out values, and keeps what was wrong in `problems`.

    Every method takes the path of the table (`at`) and the key in it, and gives something usable even when the
    value is wrong or missing, so that reading can go on and find the rest.
    """

    def __init__(self, source: TomlSource, languages: Iterable[str] = LANGUAGES) -> None:
        self.source = source
        self.languages = tuple(languages)
        self.problems: list[Problem] = []

    def wrong(self, path: Path, wrong: str, fix: str = "") -> None:
        """Keep a problem with the line of this path."""
        name = ".".join(str(part) for part in path if isinstance(part, str))
        self.problems.append(Problem(wrong, fix, self.source.file, self.source.line(path), name))

    def known(self, table: Mapping[str, Any], at: Path, keys: Iterable[str]) -> None:
        """Keep a problem for each key that is not one of these."""
        allowed = tuple(keys)
        for key in table:
            if key not in allowed:
                self.wrong(
                    (*at, key),
                    _("There is no field “{name}” here.").format(name=key),
                    allowed_and_nearest(key, allowed),
                )

    def table(self, value: object, at: Path) -> dict[str, Any]:
        """A table, or an empty one."""
        if isinstance(value, dict):
            return value
        self.wrong(at, _("A table is needed here."))
        return {}

    def tables(
        self, holder: Mapping[str, Any], at: Path, key: str, *, needed: bool = True
    ) -> list[dict[str, Any]]:
        """The entries of a table array."""
        value = holder.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.wrong((*at, key), _("“{name}” must be written as [[{name}]] tables.").format(name=key))
            return []
        if needed and not value:
            self.wrong((*at, key), _("There is no [[{name}]] here; at least one is needed.").format(name=key))
        return value

    def text(self, table: Mapping[str, Any], at: Path, key: str, *, needed: bool = True) -> str:
        """A text; a missing one is a problem when it is needed."""
        value = table.get(key)
        if value is None:
            if needed:
                self.missing(at, key)
            return ""
        if not isinstance(value, str) or not value.strip():
            self.wrong((*at, key), _("A text is needed here, in quotes."))
            return ""
        return value

    def missing(self, at: Path, key: str) -> None:
        """Keep the problem of a field that is not there."""
        self.wrong((*at, key), _("The field “{name}” is missing.").format(name=key), _("Add it."))

    def said(self, table: Mapping[str, Any], at: Path, key: str, *, needed: bool = True) -> Said:
        """A text per language; a plain text counts for every language."""
        value = table.get(key)
        if value is None:
            if needed:
                self.missing(at, key)
            return Said()
        if isinstance(value, str) and value.strip():
            return Said(dict.fromkeys(self.languages, value))
        if not isinstance(value, dict):
            self.wrong(
                (*at, key),
                _('A text is needed here, in quotes, or one per language: {{ en = "…", nl = "…" }}.')
                .replace("{{", "{")
                .replace("}}", "}"),
            )
            return Said()
        texts: dict[str, str] = {}
        for language, text in value.items():
            if language not in LANGUAGES:
                self.wrong(
                    (*at, key, language),
                    _("“{word}” is not a language of this program.").format(word=language),
                    allowed_and_nearest(language, LANGUAGES),
                )
            elif not isinstance(text, str) or not text.strip():
                self.wrong((*at, key, language), _("A text is needed here, in quotes."))
            else:
                texts[language] = text
        for language in self.languages:
            if language not in texts and not any(each in value for each in (language,)):
                self.wrong(
                    (*at, key),
                    _("The text in “{language}” is missing.").format(language=language),
                    _("Add it, or leave the language out of “languages”."),
                )
        return Said(texts)

    def words(
        self, table: Mapping[str, Any], at: Path, key: str, of: type[E], *, needed: bool = True
    ) -> tuple[E, ...]:
        """Words from a closed list; one word alone counts as a list of one."""
        value = table.get(key)
        if value is None:
            if needed:
                self.missing(at, key)
            return ()
        allowed = [member.value for member in of]
        found: list[E] = []
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and word in allowed:
                found.append(of(word))
            else:
                self.wrong(
                    (*at, key),
                    _("“{word}” is not a known word here.").format(word=str(word)[:60]),
                    allowed_and_nearest(word, allowed),
                )
        return tuple(dict.fromkeys(found))

    def number(self, table: Mapping[str, Any], at: Path, key: str, low: int, high: int) -> int:
        """A whole number within bounds, both included."""
        value = table.get(key)
        if value is None:
            self.missing(at, key)
            return low
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.wrong(
                (*at, key),
                _("A whole number from {low} to {high} is needed here.").format(low=low, high=high),
            )
            return low
        return value

    def yes(self, table: Mapping[str, Any], at: Path, key: str) -> bool:
        """true or false; missing is false."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            self.wrong((*at, key), _("true or false is needed here, without quotes."))
            return False
        return value

    def texts(self, table: Mapping[str, Any], at: Path, key: str) -> tuple[str, ...]:
        """A list of texts; missing is empty."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            self.wrong((*at, key), _('A list of texts is needed here, as in ["one", "two"].'))
            return ()
        return tuple(value)

    def unfit(self, path: Path, unfit: Unfit) -> None:
        """Keep the problem of a value its field cannot hold."""
        self.wrong(path, unfit.wrong, unfit.fix())
