"""The words of the product in each language, as a value: labels of tables, fields, closed lists and scales.

Read from method/vocabulary.toml by `canvas.method.vocabulary`; whatever shows a record asks here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from canvas.model.records import Record, file_name
from canvas.model.said import Said
from canvas.model.words import VOCABULARY_KEY, Block


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words, by what they name; every method takes the language to answer in."""

    tables: Mapping[str, tuple[Said, Said]]
    """Table → one, many."""
    blocks: Mapping[str, Said]
    blocks_short: Mapping[str, Said]
    labels: Mapping[tuple[str, str], Said]
    """(table, field as in a file) → label of 1 to 3 words."""
    asks: Mapping[tuple[str, str], Said]
    """(table, field as in a file) → a plain question of at most 80 characters."""
    values: Mapping[tuple[str, str], Said]
    """(closed list, word) → what it is called."""
    scales: Mapping[str, Mapping[int, Said]]
    """Scale → its anchored numbers."""

    def one(self, table: str, language: str) -> str:
        """What one record of a table is called."""
        return self.tables[table][0].of(language) if table in self.tables else table

    def many(self, table: str, language: str) -> str:
        """What several records of a table are called."""
        return self.tables[table][1].of(language) if table in self.tables else table

    def block(self, block: Block | str, language: str, *, short: bool = False) -> str:
        """What a building block is called; short is at most 18 characters."""
        return (self.blocks_short if short else self.blocks)[str(block)].of(language)

    def label(self, table: str | type[Record], field: str, language: str) -> str:
        """The label of a field, by its attribute or file name."""
        return self._field(self.labels, table, field, language) or file_name(field)

    def ask(self, table: str | type[Record], field: str, language: str) -> str:
        """The field as a plain question."""
        return self._field(self.asks, table, field, language) or self.label(table, field, language)

    def _field(
        self, source: Mapping[tuple[str, str], Said], table: str | type[Record], field: str, language: str
    ) -> str:
        name = table if isinstance(table, str) else table.table
        said = source.get((name, file_name(field))) or source.get(("any", file_name(field)))
        return said.of(language) if said else ""

    def word(self, value: StrEnum, language: str) -> str:
        """What a word of a closed list is called; the building blocks have their names in a list of their own."""
        if isinstance(value, Block):
            return self.block(value, language)
        return self.value(VOCABULARY_KEY[type(value)], value.value, language)

    def value(self, closed_list: str, word: str, language: str) -> str:
        """What a word of a closed list is called, by the list's name in the vocabulary."""
        said = self.values.get((closed_list, word))
        return said.of(language) if said else word

    def anchor(self, scale: str, number: int, language: str) -> str:
        """What this number on a scale means; empty between the anchors."""
        said = self.scales.get(scale, {}).get(number)
        return said.of(language) if said else ""
