"""What a person means who types a name where a key stands: a pattern, a technology, a region, a place."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from canvas.cli.next_command import next_command
from canvas.library.terms import fold
from canvas.locale import _
from canvas.model.said import Said
from canvas.text.nearest import nearest
from canvas.text.problems import Problem, Trouble, offered
from canvas.text.show import one_line

if TYPE_CHECKING:
    from canvas.library.reading import Library

_ALIKE: Final = 0.75
"""From this likeness on (difflib, 0 to 1) a place is taken for a mistaken one: `Zutfen` is Zutphen, `Londen` is not Leiden."""


def pattern_meant(word: str) -> str:
    """The key of the pattern that has this key or this name.

    Raises:
        Trouble: there is none, with the nearest key or name.
    """
    from canvas.method.patterns import pattern_names

    names = pattern_names()
    key = key_of(word, names)
    if key is None:
        wrong = _("There is no pattern “{pattern}”.").format(pattern=word[:60])
        raise Trouble(Problem(wrong, _nearest_name(word, names, next_command("pattern", "list"))))
    return key


def technology_meant(word: str) -> str:
    """The key of the technology that has this key or this name.

    Raises:
        Trouble: there is none, with the nearest key or name.
    """
    from canvas.method.patterns import technologies

    names = {key: technology.name for key, technology in technologies().items()}
    key = key_of(word, names)
    if key is None:
        wrong = _("There is no technology “{name}”.").format(name=word[:60])
        raise Trouble(Problem(wrong, _nearest_name(word, names, next_command("technology", "list"))))
    return key


def key_of(word: str, names: Mapping[str, Said]) -> str | None:
    """The key that is written so, or whose name is, in either language; capitals, accents and hyphens make no difference.

    Args:
        word: what was typed.
        names: key → what it is called; a `Said` without texts where it has no name.
    """
    if word in names:
        return word
    typed = _bare(word)
    keys = (key for key in names if _bare(key) == typed)
    called = (key for key, said in names.items() if typed in map(_bare, said.texts.values()))
    return next(keys, None) or next(called, None)


def regions_meant(word: str, library: Library) -> tuple[str, ...]:
    """The names, as they stand in the cases, of the region that has this name in either language, or this code.

    Raises:
        Trouble: there is none, with those there are and the nearest.
    """
    from canvas.library.regions import REGIONS, also_called, called, regions_of

    known = dict.fromkeys(
        [*REGIONS, *((case.region_code, case.region_name) for case in library.cases.values())]
    )
    typed = _bare(word)
    found = [name for code, name in known if typed in (_bare(code), *map(_bare, (name, *also_called(name))))]
    if found:
        return tuple(dict.fromkeys(found))
    there = dict.fromkeys(case.region_name for case in library.cases.values())
    names = list(dict.fromkeys(called(name) for _code, name in known if name in there))
    lies_in = [called(name) for _code, name in REGIONS if _bare(name) in map(_bare, regions_of(word))]
    wrong = _("There is no region “{name}”.").format(name=word[:60])
    spelt = {_bare(name): called(name) for _code, name in known}
    near = lies_in[0] if lies_in else spelt.get(nearest(typed, spelt) or "", "")
    allowed = _("Allowed: {words}.").format(words=offered(names))
    meant = [_("Did you mean “{word}”?").format(word=near)] if near else []
    raise Trouble(Problem(wrong, " ".join([allowed, *meant])))


def unknown_place(place: str, library: Library) -> str:
    """The sentence that says that a firm's place is not known and counts for nothing; empty when it is known.

    Args:
        place: what was typed.
        library: its cases have places too, and a firm in one of those is their neighbour.
    """
    from canvas.library.regions import names_in, places, regions_of

    cases = library.cases.values()
    theirs = {
        _bare(part): part.strip() for case in cases for part in (*case.place.split(","), case.region_name)
    }
    if regions_of(place) or names_in(place) & theirs.keys():
        return ""
    wrong = _("“{place}” is not a place that is known here, so it counts for nothing.").format(
        place=one_line(place, 60)
    )
    typed = _bare(place)
    known = theirs | {_bare(name): name for name in places()}
    alike = [name for name in known if name[:1] == typed[:1]]
    near = difflib.get_close_matches(typed[:100], alike, 1, _ALIKE)
    return f"{wrong} {_('Did you mean “{word}”?').format(word=known[near[0]])}" if near else wrong


def _bare(text: str) -> str:
    """Folded, with a space between its words."""
    return " ".join("".join(each if each.isalnum() else " " for each in fold(text)).split())


def _nearest_name(word: str, names: Mapping[str, Said], command: str) -> str:
    """The nearest key or name, and how to see all."""
    spelt = {_bare(text): text for said in names.values() for text in said.texts.values()}
    spelt |= {_bare(key): key for key in names}
    near = nearest(_bare(word), spelt)
    meant = [_("Did you mean “{word}”?").format(word=spelt[near])] if near else []
    return " ".join([*meant, _("See them all: {command}").format(command=command)])
