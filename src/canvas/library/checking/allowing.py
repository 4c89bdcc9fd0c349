"""Rules that an author switched off for one file, each with its reason."""

from __future__ import annotations

from collections.abc import Collection

from canvas.library.examining import Examined
from canvas.library.rules import RULES
from canvas.locale import _
from canvas.text.problems import Problem


def settle(examined: Examined, problems: Collection[Problem], asked: Collection[str] = ()) -> list[Problem]:
    """The problems of a file that its author did not allow, and what is wrong with what was allowed.

    Args:
        examined: the file.
        problems: everything that the rules found in it.
        asked: rules that need other files or the network and were looked at this time; of the others an
            `[[allow]]` that silences nothing is not told, because nothing was looked for.
    """
    if examined.parts is None:
        return list(problems)
    allowed = {}
    told: list[Problem] = []
    for position, row in enumerate(examined.values.get("allow", [])):
        name = row.get("rule", "")
        place = ("allow", position, "rule")
        if not name or not row.get("reason"):
            continue  # the missing field is told already, and a rule is not switched off without a reason
        if name not in RULES:
            wrong = _("There is no rule “{name}”.").format(name=name[:60])
            told.append(examined.problem(place, "unknown-rule", wrong, "").off_the_list(name, allowable()))
        elif not RULES[name].may_be_allowed:
            wrong = _("The rule “{name}” cannot be switched off.").format(name=name)
            problem = examined.problem(place, "allow-refused", wrong, "").off_the_list(None, allowable())
            told.append(problem)
        else:
            allowed[name] = place
    found = {problem.rule for problem in problems}
    for name, place in allowed.items():
        if name not in found and (not RULES[name].needs_others or name in asked):
            wrong = _("The rule “{name}” finds nothing here that would need allowing.").format(name=name)
            fix = _("Take this [[allow]] out.")
            told.append(examined.problem(place, "allow-unused", wrong, fix, "warning"))
    return [problem for problem in problems if problem.rule not in allowed] + told


def allowable() -> list[str]:
    """The rules that may be switched off."""
    return [name for name, rule in RULES.items() if rule.may_be_allowed]
