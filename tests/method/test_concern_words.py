"""What an owner can tick is what the method knows."""

from __future__ import annotations

from canvas.locale import LANGUAGES
from canvas.method.builtin import vocabulary
from canvas.method.patterns import concerns
from canvas.model.words import ConcernWord


def test_every_concern_of_the_method_can_be_ticked_and_nothing_else() -> None:
    assert [word.value for word in ConcernWord] == [concern.key for concern in concerns()]


def test_every_tick_has_a_name_of_its_own_in_both_languages() -> None:
    for language in LANGUAGES:
        names = [vocabulary().word(word, language) for word in ConcernWord]
        assert len(set(names)) == len(names)
        assert not set(names) & {word.value for word in ConcernWord}
