"""The list by which the library is narrowed down: each facet with its words, and how many finds each would give."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from textual.content import Content
from textual.widgets.option_list import Option

from canvas.library.search.entries import Facet
from canvas.library.search.labels import facet_name, in_order, word_name
from canvas.locale import _
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary
from canvas.text.show import one_line, show
from canvas.tui.widgets.choices import Choices

Chosen = Mapping[Facet, Collection[str]]


class Narrowing(Choices):
    """Words of facets; the one under the cursor is chosen or let go with Enter, space or a click."""

    def __init__(
        self, vocabulary: Vocabulary, patterns: Mapping[str, Said], language: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._vocabulary = vocabulary
        self._patterns = patterns
        self._language = language

    def word(self, facet: Facet, word: str) -> str:
        """What a word is called."""
        return word_name(facet, word, self._vocabulary, self._patterns, self._language)

    def fill(self, counts: Mapping[Facet, Mapping[str, int]], chosen: Chosen, nothing: str = "") -> None:
        """Show these counts; the cursor stays on the same word.

        Args:
            counts: facet → its words, and how many finds have each.
            chosen: facet → its words that were chosen; they stand there even where nothing has them.
            nothing: what to say where there is no word at all.
        """
        before = self.chosen_id
        options: list[Option] = []
        width = max(20, (self.scrollable_content_region.width or 36) - 4)
        for facet in Facet:
            words = dict(counts.get(facet, {}))
            words |= {word: 0 for word in chosen.get(facet, ()) if word not in words}
            if not words:
                continue
            if options:
                options.append(Option("", disabled=True))
            options.append(Option(Content.styled(facet_name(facet), "bold $primary"), disabled=True))
            for word, count in in_order(facet, words):
                on = word in chosen.get(facet, ())
                options.append(Option(self._line(facet, word, count, on=on, width=width), f"{facet}:{word}"))
        if not options and nothing:
            options.append(Option(Content.styled(show(nothing), "$dim"), disabled=True))
        self.set_options(options)
        ids = [option.id for option in options]
        if before is not None and before in ids:
            self.highlighted = ids.index(before)
        elif any(ids):
            self.highlighted = next(place for place, each in enumerate(ids) if each)

    def _line(self, facet: Facet, word: str, count: int, *, on: bool, width: int) -> Content:
        name = one_line(self.word(facet, word), width - 6)
        text = Content.styled(
            f"{'✓' if on else ' '} {name[:1].upper()}{name[1:]}", "bold $accent" if on else ""
        )
        number = Content.styled(str(count), "$dim not bold")
        return text.pad_right(max(1, width - text.cell_length - number.cell_length)) + number

    def told(self, chosen: Chosen) -> str:
        """What is chosen, in one line."""
        words = [self.word(facet, word) for facet in Facet for word in chosen.get(facet, ())]
        return _("only: {words}").format(words=" · ".join(words)) if words else ""


def facet_and_word(id: str) -> tuple[Facet, str]:
    """What an option of the list stands for."""
    facet, _colon, word = id.partition(":")
    return Facet(facet), word
