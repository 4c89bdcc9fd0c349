"""What was typed, taken as the value of a field: forgiving, and never losing what it does not understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlsplit

from canvas.library.authoring.catalogue import region_name, region_words
from canvas.library.authoring.wordlists import UNKNOWN, Word, meant, near, pick
from canvas.library.regions import REGIONS
from canvas.library.shape import MOST_LINE, NUTS, Address
from canvas.library.terms import fold
from canvas.locale import _
from canvas.model.fields import Unfit
from canvas.model.words import CaseSize
from canvas.text.toml_source import Path as Place

_NO_YEAR: Final = {
    "no date",
    "no year",
    "undated",
    "none",
    "unknown",
    "geen datum",
    "geen jaar",
    "zonder datum",
    "onbekend",
}
_NO_SOURCE: Final = {"none", "no source", "none of them", "geen", "geen bron", "geen van alle"}
_BETWEEN_YEARS: Final = {
    "and", "en", "to", "tot", "t", "m", "until", "till", "from", "van", "vanaf", "since", "sinds", "met", "through", "in",
    "begin", "beginning", "start", "early", "eind", "einde", "end", "late", "medio", "mid", "half", "halverwege", "halfway",
}  # fmt: skip
"""Words around years that say no more than the years do."""
_IN_A_YEAR: Final = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "januari", "februari", "maart", "mei", "juni", "juli", "augustus", "oktober",
    "jan", "feb", "mar", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec",
    "spring", "summer", "autumn", "winter", "voorjaar", "zomer", "najaar", "herfst", "lente", "of",
}  # fmt: skip
"""Words for a part of a year: a case keeps the year alone."""
_TELLS_MORE: Final = re.compile(r"[^\W\d]{3}.*\d{3}|\d{3}.*[^\W\d]{3}")
"""A word and a number of three digits: more than the word of a list, as in “no, stopped in 2022”."""
_LAST_DAY: Final = 31
_YES: Final = {"yes", "y", "ja", "j"}
_NO: Final = {"no", "n", "nee"}
_BY_WHOM: Final = re.compile(
    r"\b(?:said|told|counted|measured|reported|gezegd|verteld|geteld|gemeten|gemeld) (?:by|door) (.+)",
    re.IGNORECASE,
)
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Characters that come along when a text is copied from a page, and say nothing."""

_LAST_SIZES: Final = ((1, CaseSize.ONE), (9, CaseSize.MICRO), (49, CaseSize.SMALL), (249, CaseSize.MEDIUM))


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer means."""

    value: Any = None
    """As it stands in the front matter; None when nothing could be made of the answer."""
    left: str = ""
    """What was typed, when not all of it was understood."""
    hint: str = ""
    """What may be wrong with it, and what would be right, when it is worth asking once more."""
    beside: Mapping[Place, Any] = field(default_factory=dict)
    """Values of other places that follow from it."""
    offer: str = ""
    """What was probably meant, as one would type it, when only one thing comes near."""


Reader = Callable[[str], Reading]


def clean(typed: str) -> str:
    """A line as it was meant: spaces as one, without what cannot be seen and says nothing."""
    whole = typed.encode("utf-8", "replace").decode("utf-8")
    return " ".join(whole.translate(_UNSEEN).split())


def is_yes(typed: str) -> bool:
    """Whether this says yes, in either language or in the one that is spoken."""
    return fold(typed.strip()) in {*_YES, fold(_("yes"))}


def is_no(typed: str) -> bool:
    """Whether this says no, in either language or in the one that is spoken."""
    return fold(typed.strip()) in {*_NO, fold(_("no"))}


def said_reader(read: Reader) -> Reader:
    """What this reads, where somebody may think that yes or no is asked: neither is taken for a name."""

    def read_it(typed: str) -> Reading:
        if is_no(typed):
            return Reading()
        if is_yes(typed):
            return Reading(hint=_("“{word}” says nothing yet; type the thing itself.").format(word=typed))
        return read(typed)

    return read_it


def text_reader(longest: int = 0) -> Reader:
    """A text on one line.

    Args:
        longest: characters that fit; 0 when any number does that one line may hold.
    """
    most = longest or MOST_LINE

    def read(typed: str) -> Reading:
        if len(typed) <= most:
            return Reading(typed)
        hint = _("That has {count} characters; at most {most} fit.")
        return Reading(typed, hint=hint.format(count=len(typed), most=most))

    return read


def list_reader() -> Reader:
    """Several texts parted by commas."""
    return lambda typed: Reading([part for each in re.split(r"[,;]", typed) if (part := each.strip())])


def lines_reader() -> Reader:
    """Several texts, each on a line of its own."""
    return lambda typed: Reading([part for each in typed.splitlines() if (part := each.strip())])


def choice_reader(words: Sequence[Word], *, many: bool) -> Reader:
    """Words of a closed list.

    Args:
        words: the list.
        many: several may be chosen.
    """

    def read(typed: str) -> Reading:
        picked = pick(typed, words)
        if not picked.keys and fold(typed) in UNKNOWN:  # no answer, and nothing to keep
            return Reading()
        if many:
            value: Any = list(picked.keys) or None
        else:
            value = picked.keys[0] if picked.keys else None
        strange = list(picked.strange)
        if typed and not picked.keys and not strange:  # commas alone
            strange = [typed]
        if not many and len(picked.keys) > 1:
            return Reading(value, typed, _("One answer is meant here; the first of yours was taken."))
        if not strange:
            beyond = _TELLS_MORE.search(typed) and pick(typed, words, wholly=True).strange
            return Reading(value, typed if beyond else "")
        return Reading(value, typed, strange_hint(strange, words), offer=_offer(strange, words))

    return read


def kind_reader(words: Sequence[Word], by: Place) -> Reader:
    """How a result is known; who counted or said it may be told with it.

    Args:
        words: the list.
        by: where it stands who that was.
    """
    choose = choice_reader(words, many=False)

    def read(typed: str) -> Reading:
        found = choose(typed)
        who = _BY_WHOM.search(typed)
        return (
            replace(found, beside={by: who[1].strip()}) if who and found.value and not found.hint else found
        )

    return read


def _offer(strange: Sequence[str], words: Sequence[Word]) -> str:
    """What was probably meant with the one thing that is on no list."""
    found = meant(strange[0], words) if len(strange) == 1 else None
    return found.name if found else ""


def strange_hint(strange: Sequence[str], words: Sequence[Word]) -> str:
    """The sentence about what is on no list, with the nearest that is."""
    said = [_("“{word}” is not in the list.").format(word=word) for word in strange]
    numbers = {word.key: number for number, word in enumerate(words, 1)}
    found = dict.fromkeys(word for each in strange for word in near(each, words))
    if found:
        # some names have a comma in them
        nearest = " · ".join(f"{numbers[word.key]} {word.name}" for word in found)
        said.append(_("Nearest: {words}.").format(words=nearest))
    return " ".join(said)


def size_reader(words: Sequence[Word]) -> Reader:
    """How many people: a word of the list, or their number."""
    choose = choice_reader(words, many=False)

    def read(typed: str) -> Reading:
        people = re.fullmatch(r"\D{0,12}(\d{1,3}(?:[.,]\d{3})*|\d{1,7})\D{0,12}", typed)
        count = int(re.sub(r"\D", "", people[1])) if people else 0
        if people is None or pick(typed, words, wholly=True).keys:
            return choose(typed)
        if not count:
            return Reading(None, typed, strange_hint([typed], words), offer=_offer([typed], words))
        size = next((size for most, size in _LAST_SIZES if count <= most), CaseSize.LARGE)
        return Reading(size.value)

    return read


def region_reader(typed: str) -> Reading:
    """A region of the list, or a NUTS code with its name; its country follows."""
    picked = pick(typed, region_words())
    if picked.keys:
        return _region(picked.keys[0], region_name(picked.keys[0]))
    own = re.fullmatch(r"([A-Za-z]{2}[A-Za-z0-9]{1,3})[\s:,]+(.+)", typed)
    if own and re.fullmatch(NUTS.shape, own[1].upper()) and any(letter.isdigit() for letter in own[1]):
        return _region(own[1].upper(), own[2])
    regions = region_words()
    return Reading(None, typed, strange_hint([typed], regions), offer=_offer([typed], regions))


def _region(code: str, name: str) -> Reading:
    return Reading({"code": code, "name": name}, beside={("country",): code[:2]})


def region_typed(code: str) -> str:
    """What one would type for this region."""
    return region_name(code) if code in dict(REGIONS) else code


def years_reader(typed: str) -> Reading:
    """The first and the last year, however they are written."""
    years = sorted({int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", typed)})
    if not years:
        return Reading(None, typed, _("Type one year, or the first and the last, as in 2018-2020."))
    value = [years[0]] if len(years) == 1 else [years[0], years[-1]]
    rest = [word for word in re.findall(r"\w+", fold(typed)) if word not in _BETWEEN_YEARS | _IN_A_YEAR]
    understood = len(years) <= 2 and all(_of_a_date(word, years) for word in rest)
    return Reading(value, "" if understood else typed)


def _of_a_date(word: str, years: Sequence[int]) -> bool:
    """Whether this is one of the years, or the number of a month or a day."""
    if not (word.isascii() and word.isdigit()):
        return False
    return int(word[:5]) in years or int(word[:5]) <= _LAST_DAY


def year_reader(typed: str) -> Reading:
    """One year."""
    found = years_reader(typed)
    if found.value is None:
        return Reading(None, typed, _("Type a year, as in 2024."))
    left = typed if len(found.value) > 1 else found.left
    return Reading(found.value[-1], left)


def source_year_reader(position: int) -> Reader:
    """The year of a source, or that it has none.

    Args:
        position: which of the sources, counted from 0.
    """
    undated: Place = ("sources", position, "undated")

    def read(typed: str) -> Reading:
        if " ".join(fold(typed).split()) in _NO_YEAR:
            return Reading(None, beside={undated: True})
        found = year_reader(typed)
        if found.value is None:
            return Reading(None, typed, _("Type a year, as in 2024, or: no date."))
        return Reading(found.value, found.left, found.hint, {undated: None})

    return read


def address_reader(typed: str) -> Reading:
    """The address of a page; `https://` may be left out."""
    bare = re.match(r"[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}([/?#:]|$)", typed)
    address = f"https://{typed}" if bare else typed
    try:
        Address().take(address)
    except Unfit as unfit:
        return Reading(None, typed, unfit.wrong)
    parts = urlsplit(address)
    alone = parts.path in ("", "/") and not parts.query
    return Reading(address, hint=_("Is this the address of the page itself?") if alone else "")


def is_address(typed: str) -> bool:
    """Whether somebody typed or pasted an address where another thing was asked."""
    return typed.startswith(("https://", "http://")) and address_reader(typed).value is not None


def source_title_reader(position: int) -> Reader:
    """The title of a source; an address that is pasted here is kept as its address.

    Args:
        position: which of the sources, counted from 0.
    """
    plain = text_reader()

    def read(typed: str) -> Reading:
        if is_address(typed):
            hint = _("That is its address, and is kept so. What is it called, and who published it?")
            return Reading(None, "", hint, {("sources", position, "url"): typed})
        return plain(typed)

    return read


def number_reader(words: Sequence[Word]) -> Reader:
    """Which of the sources, by its number or its title."""
    choose = choice_reader(words, many=False)

    def read(typed: str) -> Reading:
        found = choose(typed)
        if not found.value and " ".join(fold(typed).split()) in _NO_SOURCE:
            return Reading()
        return replace(found, value=int(found.value) if found.value else None)

    return read
