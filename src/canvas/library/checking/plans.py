"""Plans told as a result that was measured: words with which something that lies ahead is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from canvas.library.examining import Examined
from canvas.locale import _
from canvas.model.words import ResultKind
from canvas.text.problems import Problem

_ENGLISH: Final = (
    r"will|shall|would|going to|plans?|planned|aims?|intends?|intended|expects?|expected|hopes?|foreseen",
    r"(?<!as it )(?<!as they )(?<!than it )(?<!than they )should",
    r"(?:is|are) (?:\w+ )?set to(?= [a-z])(?! (?:work|zero)\b)",
    r"(?:targets?|goals?|aims?|objectives?) (?:is|are)",
    r"next (?:year|month|quarter|season)",
    r"(?:the|in) coming (?:years?|months?)",
)
_WHAT_COMES: Final = (
    "besparen|schelen|opleveren|dalen|stijgen|groeien|afnemen|toenemen|halveren|verdubbelen|verminderen|verlagen|verhogen"
    "|terugbrengen|bespaard|worden|uitkomen"
)
"""What a plan is about; beside one of these words “moet” tells of a plan, and elsewhere of a rule: “je moet je afmelden”."""
_DUTCH: Final = (
    "zal|zullen|zou|zouden|wil|willen|gaat|gaan|plan|plannen|gepland|beoogd|verwacht|verwachten|hoopt|hopen",
    "naar verwachting",
    "(?<!dan de )(?<!boven de )(?<!onder de )(?:verwachte|beoogde|geplande)",
    "(?:doel|streven|bedoeling|ambitie) is",
    rf"moet(?:en)?(?=\b[^.;]{{0,60}}\b(?:{_WHAT_COMES})\b)",
    "(?:volgend|komend) (?:jaar|kwartaal|seizoen)|(?:volgende|komende) (?:jaren|maand|maanden)",
)
_HEADED: Final = r"^(?:targets?|goals?|aims?|objectives?|doel|doelen|streven|ambitie)\b ?:"
"""A result that begins as a heading does: “Target: 20 less”."""

_PLANS: Final = re.compile(rf"\b(?:{'|'.join((*_ENGLISH, *_DUTCH))})\b|{_HEADED}", re.IGNORECASE)


def check_plans(examined: Examined) -> Iterator[Problem]:
    """No measured result lies ahead."""
    for position, row in enumerate(examined.values.get("results", [])):
        if row.get("kind") is not ResultKind.MEASURED:
            continue
        found = _PLANS.search(" ".join(row.get("text", "").split()))
        if found:
            said = found[0].rstrip(" :")
            wrong = _("A measured result cannot lie ahead, as “{word}” says.").format(word=said)
            fix = _("Write what was counted, or change its kind to “planned” or “claimed”.")
            yield examined.problem(("results", position, "text"), "measured-plan", wrong, fix)
