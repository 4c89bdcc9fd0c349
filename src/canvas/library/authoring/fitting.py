"""As much of what can be told as a case holds: the most important paragraphs first, and requests where it is too little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from canvas.library.authoring.retelling import Paragraph, requests, say
from canvas.library.body import count_words
from canvas.model.case import Section

ENOUGH: Final = 440
"""Words after which nothing is added: a case has at most 500."""
TOO_FEW: Final = 262
"""Words under which an author is asked for more: a case has at least 250."""


def fitted(
    paragraphs: Sequence[Paragraph], languages: Sequence[str], firm: Mapping[str, str], translated: str = ""
) -> dict[str, dict[Section, str]]:
    """Language → the text of each section: the same paragraphs in each, 250 to 500 words in each.

    Args:
        paragraphs: what can be told.
        languages: in which it is told.
        firm: language → what the firm is called in a sentence.
        translated: the language in which the quotations are not yet, so that its paragraphs are marked for that.
    """
    chosen = _chosen(paragraphs, languages, firm, translated)
    return {
        language: {
            section: "\n\n".join(
                _marked(each, language, translated) for each in chosen if each.section is section
            )
            for section in Section
        }
        for language in languages
    }


def _chosen(
    paragraphs: Sequence[Paragraph], languages: Sequence[str], firm: Mapping[str, str], translated: str
) -> list[Paragraph]:
    """The paragraphs to tell, in the order of the sections and, in a section, in that in which they came."""
    asked = [
        Paragraph(section, {word: text[word] for word in languages}, 0, firms_own=False)
        for section in Section
        for text in _requests(section, languages, firm)
    ]
    ranked = sorted(paragraphs, key=lambda each: -each.weight)
    chosen = [next(each for each in (*ranked, *asked) if each.section is section) for section in Section]

    def words() -> list[int]:
        return [
            sum(count_words(_marked(each, language, translated)) for each in chosen) for language in languages
        ]

    for paragraph in ranked:
        if paragraph not in chosen:
            chosen.append(paragraph)
            if max(words()) > ENOUGH:
                chosen.pop()
    for paragraph in _one_of_each_first(asked):
        if paragraph not in chosen and min(words()) < TOO_FEW:
            chosen.append(paragraph)
    return [each for each in (*paragraphs, *asked) if each in chosen]


def _requests(section: Section, languages: Sequence[str], firm: Mapping[str, str]) -> list[dict[str, str]]:
    told = {language: requests(section, language, firm[language]) for language in languages}
    return [
        dict(zip(languages, texts, strict=True))
        for texts in zip(*(told[each] for each in languages), strict=True)
    ]


def _one_of_each_first(asked: Sequence[Paragraph]) -> list[Paragraph]:
    """The first request of each section, then the second of each."""
    rank = {
        id(each): sum(other.section is each.section for other in asked[:place])
        for place, each in enumerate(asked)
    }
    return sorted(asked, key=lambda each: rank[id(each)])


def _marked(paragraph: Paragraph, language: str, translated: str) -> str:
    if not paragraph.firms_own:
        return paragraph.texts[language]
    mark = say("to_translate" if paragraph.quotes and language == translated else "needed", language)
    return f"{paragraph.texts[language]} {mark}"
