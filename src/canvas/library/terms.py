"""Words of a text made comparable: folded, without the words every text has, and lightly stemmed.

The stemming is deliberately light (plurals, endings of verbs, doubled letters): a wrong reason "words in common"
costs more trust than a missed one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

SHORTEST: Final = 4
"""Fewest letters of a word that says something."""

_STOP: Final = frozenset(
    """
    able about above across actually after again against ahead almost alone along already also although always
    among another anybody anyone anything around away back became because become been before began behind being
    below best better between both bring came cannot come comes could days does doing done down during each
    early either else enough even ever every everyone everything except fact feel felt find first following
    from full further gave getting give given gives goes going gone good great half have having hear help
    here hers high himself hold instead into itself just keep kept know known knows large last later least left
    less like likely little long look made mainly make makes making many matter maybe mean means might mine more
    most much must myself near nearly need needs never next nobody nothing once only onto other others otherwise
    ours over part past people perhaps place possible quite rather read really right said same says seem seems
    seen several shall should show shown since some somebody someone something soon still such sure take taken
    takes taking tell than that their them themselves then there these they thing things think this those though
    three through thus time times today together told took toward towards truly turn twice under unknown unless
    until upon used uses using usually very want wants week well went were what when where whether which while
    whole whom whose will with within without work worked working works would year years your yours yourself
    four five seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands percent exactly plus

    aan aantal alle alleen allemaal allen alles altijd anders andere anderen beetje beide beiden beter bijna
    bijvoorbeeld binnen blijft blijven boven buiten daar daarbij daardoor daarmee daarna daarom daarop daarvan
    daarvoor deden deel deed denken dergelijke deze dezelfde dingen doen doet door dragen drie dus echt echter
    eens eerst eerste eigen elke elkaar enige enkele erbij even evenals ervan ervoor gaan gaat gaf gauw geen
    gegeven geven geweest gewoon ging gingen goed goede graag groot grote haar haalde had hadden hebben heeft
    heel helemaal helft hele hoewel hoort houden iedere iedereen iemand iets ieder ineens inmiddels jaar jaren
    jouw jullie juist kant keer kennen kijken klein kleine komen komt konden kreeg kregen krijgen krijgt kunnen
    kunt laat laatste langs laten later lezen liever maakt maakte maar maken makkelijk mede meer meeste mensen
    minder misschien moest moesten moet moeten mogelijk mogen naar naast namelijk niemand niet niets nieuw
    nieuwe nodig noemt nog nogal nooit omdat onder ongeveer onze onszelf ooit opnieuw over paar plaats precies
    rond samen sinds slechts snel soms staan staat steeds straks stuk tegen tenzij terug terwijl tijd tijdens
    toch toen tussen twee tweede uit vaak vandaag vanaf vanuit veel verder vind vinden volgens voor vooral voordat
    vraag waar waarbij waardoor waarin waarmee waarna waarom waarop waarvan waarvoor wanneer want waren wat week
    weer weet weinig welk welke werd werden werk werken werkt wezen wie wij wilde willen word worden wordt zaak
    zacht zeggen zegt zeker zelf zelfs zetten zich zichzelf zien ziet zijn zoals zodat zonder zou zouden zowel zullen
    vier vijf zeven acht negen tien twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig
    dertig veertig vijftig zestig zeventig tachtig negentig honderd honderden duizend duizenden procent exact plus
    """.split()  # noqa: SIM905 - two lists to read and mend, not four hundred quoted words
)

_LITTLE: Final = frozenset(
    """
    the and for are was has had not but who how his her its our you all out
    een het van dat dit met die den der des zij hij wij jij ons hun wat wie hoe nog dan als ook per bij tot kan wel
    """.split()  # noqa: SIM905
)
"""Words of three letters that say as little; `terms` leaves out all words so short."""

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_SHORT: Final = 1_000
"""Letters of a text up to which what was made of it is kept; a pasted report that grows by a letter is not kept each time."""


def fold(text: str) -> str:
    """The text in small letters without accents: `Één` is `een`."""
    if text.isascii():
        return text.lower()
    return _folded(text) if len(text) <= _SHORT else _folded.__wrapped__(text)


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(character for character in apart if not unicodedata.combining(character)).casefold()


def common(word: str) -> bool:
    """Whether nearly every text has this folded word, so that it says nothing about any of them."""
    return len(word) < 3 or word in _STOP or word in _LITTLE


def terms(text: str, language: str) -> Mapping[str, str]:
    """Term → the word as it was first written, in small letters.

    Args:
        text: a text in this language.
        language: `en` or `nl`; decides the endings that are taken off.
    """
    found = _terms(text, language) if len(text) <= _SHORT else _terms.__wrapped__(text, language)
    return MappingProxyType(found)


@lru_cache(maxsize=8_192)
def _terms(text: str, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        folded = fold(word)
        if folded not in _STOP and len(folded) >= SHORTEST:
            found.setdefault(stem(folded, language), word.lower())
    return found


def terms_of(texts: Iterable[str], language: str) -> dict[str, str]:
    """Term → the word as it was first written in any of these texts, in their order; as `terms` has it."""
    found: dict[str, str] = {}
    for text in texts:
        for term, word in terms(text, language).items():
            found.setdefault(term, word)
    return found


def count_terms(text: str, language: str) -> Counter[str]:
    """Term → how often it is said in this text of this language."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        folded = fold(word)
        if folded not in _STOP and len(folded) >= SHORTEST:
            counts[stem(folded, language)] += 1
    return counts


@lru_cache(maxsize=16_384)
def stem(word: str, language: str) -> str:
    """A folded word without its ending: `shops` and `shop`, `winkels` and `winkel` become one."""
    bare = _dutch(word) if language == "nl" else _english(word)
    return re.sub(r"(.)\1", r"\1", bare)


def _english(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    for ending, shortest in (("ing", 7), ("ed", 6)):
        if word.endswith(ending) and len(word) >= shortest:
            return word[: -len(ending)].removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > SHORTEST else word


def _dutch(word: str) -> str:
    for ending, put in (
        ("heden", "heid"),
        ("tjes", ""),
        ("jes", ""),
        ("tje", ""),
        ("ingen", ""),
        ("ing", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return _voiceless(word.removesuffix(ending) + put)
    if word.endswith("en") and len(word) > 5:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 5:
        word = word[:-1]
    if word.endswith("e") and len(word) > SHORTEST:
        word = word[:-1]
    return _voiceless(word)


def _voiceless(word: str) -> str:
    """`prijz` of `prijzen` is the `prijs` of one; so with `v` and `f`."""
    if word.endswith("z"):
        return word[:-1] + "s"
    return word[:-1] + "f" if word.endswith("v") else word
