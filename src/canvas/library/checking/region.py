"""The region of a case: its code and its name are known and belong together, because cases are matched by the code."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from canvas.library.examining import Examined
from canvas.library.regions import belongs, codes_in, listed, place_name
from canvas.locale import _
from canvas.text.nearest import nearest
from canvas.text.problems import Problem

RULE: Final = "region-code"
UNLISTED: Final = "region-unlisted"

_CODE: Final = ("region", "code")
_NAME: Final = ("region", "name")


def check_region(examined: Examined) -> Iterator[Problem]:
    """The code is on the list of its country, the name is known, and the code is that of the name.

    Of a country whose regions are not listed, and of a part of a region, that cannot be told: that is a warning.
    """
    region = examined.values.get("region", {})
    code, name = region.get("code"), region.get("name")
    if not code or not name:
        return
    there = {each: names for each, names in listed().items() if each[:2] == code[:2]}
    if not there:
        wrong = _("The regions of {country} are not on our list, so code and name are not compared.")
        yield _unsure(examined, wrong.format(country=code[:2]))
    elif not _can_be(code, there):
        yield _unknown_code(examined, code, name, there)
    elif belongs(code, name):
        return
    elif codes_in("", name):
        yield _of_another(examined, code, name)
    elif code in there:
        yield _unknown_name(examined, name, there)
    else:
        wrong = _("The region {name} is not on our list, so it is not compared with {code}.")
        yield _unsure(examined, wrong.format(name=name[:60], code=code))


def _can_be(code: str, there: Collection[str]) -> bool:
    """Whether it is a code of the list, a larger region of some, or a part of one whose parts are not listed."""
    smallest = {
        each for each in there if not any(other != each and other.startswith(each) for other in there)
    }
    return any(each.startswith(code) for each in there) or any(code.startswith(each) for each in smallest)


def _unsure(examined: Examined, wrong: str) -> Problem:
    fix = _(
        "Look whether both are right; then switch this rule off here, with the page that says so as the reason."
    )
    return examined.problem(_CODE, UNLISTED, wrong, fix, "warning")


def _unknown_code(examined: Examined, code: str, name: str, there: Mapping[str, tuple[str, ...]]) -> Problem:
    wrong = _("There is no region with the code {code}.").format(code=code)
    near = next(iter(codes_in(code[:2], name)), None) or nearest(code.lower(), map(str.lower, there)) or ""
    names = tuple(called[0] for called in there.values())
    problem = examined.problem(_CODE, RULE, wrong, "").off_the_list(
        None, there, dict(zip(there, names, strict=True))
    )
    return _with_nearest(problem, near.upper())


def _unknown_name(examined: Examined, name: str, there: Mapping[str, tuple[str, ...]]) -> Problem:
    wrong = _("There is no region “{name}”.").format(name=name[:60])
    folded = {place_name(each): each for names in there.values() for each in names}
    near = folded.get(nearest(place_name(name), folded) or "", "")
    problem = examined.problem(_NAME, RULE, wrong, "").off_the_list(None, _first_of_each(there.values()))
    return _with_nearest(problem, near)


def _first_of_each(names: Collection[tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(each[0] for each in names))


def _with_nearest(problem: Problem, near: str) -> Problem:
    if not near:
        return problem
    return replace(
        problem, nearest=near, fix=f"{problem.fix} {_('Did you mean “{word}”?').format(word=near)}"
    )


def _of_another(examined: Examined, code: str, name: str) -> Problem:
    names = listed().get(code)
    known = (codes_in(code[:2], name) or codes_in("", name))[0]
    wrong = (
        _("The code {code} is that of {there}, not of {name}.").format(
            code=code, there=names[0], name=name[:60]
        )
        if names
        else _("The code {code} is not that of {name}.").format(code=code, name=name[:60])
    )
    fix = _("Change one of the two; {name} has {code}.").format(name=name[:60], code=known)
    return examined.problem(_CODE, RULE, wrong, fix)
