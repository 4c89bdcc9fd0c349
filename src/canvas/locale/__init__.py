"""The language of the running program: gettext catalogues, English in the source, Dutch beside it.

The language is chosen once, before anything that shows text is imported, because Textual merges key
descriptions when a class is made. `_()` translates now, `N_()` only marks a text for the catalogue.
"""

from __future__ import annotations

import gettext as _gettext
import locale as _locale
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, cast

Language = Literal["en", "nl"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "nl")

_FOLDER = Path(__file__).parent
_current: Language = "en"
_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def is_language(word: str) -> bool:
    """Whether the program speaks this language."""
    return word in LANGUAGES


def chosen_language(asked: str | None = None, environment: Mapping[str, str] | None = None) -> Language:
    """The language to speak: what was asked, else `CANVAS_LANG`, else the system's, else English.

    A word that names no language of ours is passed over, so that `CANVAS_LANG=fr` still starts the program.
    """
    surroundings = os.environ if environment is None else environment
    system = [surroundings.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if environment is None and not any(system):
        system.append(_locale.getlocale()[0] or "")
    for word in [asked or "", surroundings.get("CANVAS_LANG", ""), *system]:
        short = word.lower().replace("-", "_").split("_")[0].split(".")[0]
        if is_language(short):
            return cast(Language, short)
        if short.startswith("dutch"):
            return "nl"
    return "en"


def speak(language: Language) -> None:
    """Make this the language of everything shown from now on."""
    global _current, _translations  # noqa: PLW0603 - the one piece of process-wide state, set at start
    _current = language
    _translations = _gettext.translation("canvas", _FOLDER, languages=[language], fallback=True)


def language() -> Language:
    """The language being spoken."""
    return _current


def _(text: str) -> str:
    """This text in the language being spoken."""
    return _translations.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for the catalogue; `_()` translates it later."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural text for this count."""
    return _translations.ngettext(one, many, count)
