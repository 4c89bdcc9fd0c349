"""The words that cases are matched by are the same everywhere and are there in both languages."""

from __future__ import annotations

from canvas.locale import LANGUAGES
from canvas.method.builtin import tag_names
from canvas.method.patterns import pattern_blocks, pattern_names
from canvas.model.words import Block, Tag


def test_every_tag_of_the_controlled_list_has_a_name_in_both_languages() -> None:
    names = tag_names()
    assert list(names) == [tag.value for tag in Tag]
    for language in LANGUAGES:
        said = [name.texts[language] for name in names.values()]
        assert all(said)
        assert len(set(said)) == len(said), "two tags cannot be told apart"


def test_every_pattern_has_a_name_in_both_languages_and_changes_known_blocks() -> None:
    names, blocks = pattern_names(), pattern_blocks()
    assert names.keys() == blocks.keys()
    for key, name in names.items():
        assert all(name.texts[language] for language in LANGUAGES)
        assert blocks[key]
        assert set(blocks[key]) <= {block.value for block in Block}
