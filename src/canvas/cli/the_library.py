"""The library as the command sees it: the built-in cases, and the folders that the settings and CANVAS_CASES name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from canvas.cli.meant import key_of
from canvas.cli.next_command import next_command
from canvas.cli.speaking import tell, tell_problems
from canvas.locale import _
from canvas.model.said import Said
from canvas.text.nearest import nearest
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

_FEW = 12
"""Names that can still be told in a sentence."""

if TYPE_CHECKING:
    from canvas.library.reading import Library
    from canvas.library.search.engine import Search
    from canvas.model.case import Case


def case_folders() -> tuple[Path, ...]:
    """Every folder of cases; what is wrong with the settings is told."""
    from canvas.library.folders import each_once, folders
    from canvas.tui.configuration import read_configuration

    configuration = read_configuration()
    tell_problems(configuration.problems)
    return each_once([*folders(), *configuration.cases])


def the_library(places: Sequence[Path] | None = None) -> Library:
    """The library; what was left out of it, and which built-in cases gave way, is told.

    Args:
        places: its folders; those of `case_folders` when None.
    """
    from canvas.library.kept import cache_folder
    from canvas.library.reading import load_library

    library = load_library(case_folders() if places is None else places, cache_folder())
    tell_problems(library.problems)
    for key in library.replaced:
        tell(_("Your own case “{key}” takes the place of the built-in one.").format(key=key))
    return library


def the_search(library: Library) -> Search:
    """The search over the library, the patterns and the technologies."""
    from canvas.library.kept import cache_folder
    from canvas.library.search.engine import Search
    from canvas.library.search.entries import entries_of
    from canvas.method.patterns import concern_names, patterns, technologies
    from canvas.session.case_words import case_words

    sectors = case_words().names["sector"]
    entries = entries_of(library, patterns(), technologies(), concern_names(), sectors)
    return Search.over(entries, cache_folder())


def the_case(library: Library, key: str, language: str) -> Case:
    """The case of this key, in any capitals.

    Raises:
        Trouble: there is none, with the nearest key.
    """
    keys = dict.fromkeys(library.keys(), Said())
    case = library.case(key_of(key, keys) or key, language)
    if case is None:
        wrong = _("There is no case “{name}”.").format(name=key)
        raise Trouble(Problem(wrong, nearest_or_all(key, keys, next_command("case", "list"))))
    return case


def nearest_or_all(word: str, known: Iterable[str], command: str) -> str:
    """The sentence that helps with a name there is none of: the nearest, and how to see all where those are many.

    Args:
        word: what was typed.
        known: all names.
        command: what lists them.
    """
    words = list(known)
    if len(words) <= _FEW:
        return allowed_and_nearest(word, words)
    near = nearest(word, words)
    meant = [_("Did you mean “{word}”?").format(word=near)] if near else []
    return " ".join([*meant, _("See them all: {command}").format(command=command)])
