"""What came with the program to hear by is what the practice firms teach, and hears better than the lists of words do."""

from __future__ import annotations

from benchmarks.matching.listening import measure, the_ticks
from benchmarks.matching.profiles import Part

from canvas.library.overheard import PER_ONE, the_ear
from canvas.model.words import ConcernWord

NEAR = 1.1 / PER_ONE
"""The last part may fall otherwise on another machine."""


def test_what_is_heard_by_is_what_the_practice_firms_teach() -> None:
    taught, brought = the_ticks().learn(), the_ear()
    assert taught.usual == brought.usual
    assert brought.usual.keys() == {word.value for word in ConcernWord}
    assert taught.likelier.keys() == brought.likelier.keys()
    for sign, row in brought.likelier.items():
        for key, much in taught.likelier[sign].items():
            assert abs(row.get(key, 0.0) - much) <= NEAR, (sign, key)


def test_more_of_what_firms_tick_is_among_the_first_ten_than_by_the_lists_of_words() -> None:
    lists, learnt = measure().values()
    for part in Part:
        assert learnt[part] > 1.25 * lists[part]
