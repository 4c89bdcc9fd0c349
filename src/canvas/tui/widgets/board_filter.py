"""Which notes are shown: those with all the words typed, where a word may also be a colour's or a mark's name."""

from __future__ import annotations

from dataclasses import dataclass

from canvas.model.records import Note
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import Colour, Mark


@dataclass(frozen=True, slots=True)
class Filter:
    """What was typed, as words, and what they mean beside themselves."""

    typed: str = ""
    words: tuple[tuple[str, Colour | None, Mark | None], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def passes(self, note: Note) -> bool:
        """Whether a note has every word: in its text, its longer text, as its colour or as its mark."""
        text = f"{note.text or ''}\n{note.note or ''}".casefold()
        return all(
            word in text
            or (colour is not None and note.colour is colour)
            or (mark is not None and note.mark is mark)
            for word, colour, mark in self.words
        )


def read_filter(typed: str, vocabulary: Vocabulary, language: str) -> Filter:
    """The filter that was typed; colours and marks go by their names in this language.

    Args:
        typed: words parted by spaces; nothing lets everything through.
        vocabulary: has the names of colours and marks.
        language: the language of those names.
    """
    colours = {vocabulary.word(colour, language).casefold(): colour for colour in Colour}
    marks = {vocabulary.word(mark, language).casefold(): mark for mark in Mark}
    words = tuple((word, colours.get(word), marks.get(word)) for word in typed.casefold().split())
    return Filter(typed.strip(), words)
