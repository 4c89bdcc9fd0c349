"""What the words of a facet are called, in the language that is spoken."""

from __future__ import annotations

from canvas.library.search.entries import Facet
from canvas.library.search.labels import word_name
from canvas.locale import Language, speak
from canvas.method.builtin import vocabulary


def region(name: str, language: Language) -> str:
    speak(language)
    try:
        return word_name(Facet.REGION, name, vocabulary(), {}, language)
    finally:
        speak("en")


def test_a_region_keeps_its_own_name_and_the_country_has_one_in_each_language() -> None:
    assert region("Fryslân", "en") == region("Fryslân", "nl") == "Fryslân"
    assert region("Nederland", "en") == "The Netherlands"
    assert region("Nederland", "nl") == "Nederland"
