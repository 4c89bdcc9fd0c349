"""Amounts, dates, numbers and lists in words, in both languages, whatever the computer's own settings are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from canvas.locale import Language, _
from canvas.model.case import HEADINGS, OWN_READING, Case
from canvas.model.words import Per

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}
_AND = {"en": "and", "nl": "en"}
_PER = {
    "en": {Per.MONTH: "a month", Per.YEAR: "a year", Per.ONCE: "once"},
    "nl": {Per.MONTH: "per maand", Per.YEAR: "per jaar", Per.ONCE: "eenmalig"},
}
_FROM = {"en": "at least € {low}", "nl": "minstens € {low}"}
_UP_TO = {"en": "at most € {high}", "nl": "hooguit € {high}"}


def number(value: float, language: Language, decimals: int | None = None) -> str:
    """A number with the separators of the language; a whole one has no decimals, others at most two.

    Args:
        value: the number.
        language: whose separators.
        decimals: exactly this many decimals instead.
    """
    if decimals is None:
        text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def _money(value: float, language: Language) -> str:
    return number(value, language, 0 if value == int(value) else 2)


def euros(value: float, language: Language) -> str:
    """One amount: `€ 1.400`."""
    return f"€ {_money(value, language)}" if value >= 0 else f"–€ {_money(-value, language)}"


def amount(low: float | None, high: float | None, per: Per | None, language: Language) -> str:
    """A rough amount: `€ 900–1.400 per maand`; empty when nothing is known."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        first, last = sorted((low, high))
        text = euros(first, language)
        if first != last:
            text += f"–{_money(last, language)}" if first >= 0 else f" … {euros(last, language)}"
    elif low is not None:
        text = _FROM[language].format(low=_money(low, language))
    else:
        text = _UP_TO[language].format(high=_money(high or 0, language))
    return f"{text} {_PER[language][per]}" if per else text


def date(day: datetime.date, language: Language) -> str:
    """A date with its weekday: `di 24 nov 2026`."""
    weekday = _DAYS[language][day.weekday()]
    return f"{weekday} {day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def listed(words: Iterable[str], language: Language) -> str:
    """Words behind each other: `meel, boter en gist`; parted by semicolons when one has a comma in it."""
    items: Sequence[str] = [word for word in words if word]
    if len(items) < 2:
        return "".join(items)
    if len(items) > 2 and any("," in item for item in items):
        return f"{'; '.join(items[:-1])}; {_AND[language]} {items[-1]}"
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def sentence(text: str) -> str:
    """The text with a capital and an end, as far as it has none."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…:;" else f"{text}."


def own_reading(case: Case) -> str:
    """That these sections are a reading of the sources: said once, so that not every sentence has to."""
    headings = HEADINGS.get(case.language, HEADINGS["en"])
    changed, chain, borrow = (headings[section] for section in OWN_READING)
    return _("“{changed}”, “{chain}” and “{borrow}” are our reading of the sources.").format(
        changed=changed, chain=chain, borrow=borrow
    )
