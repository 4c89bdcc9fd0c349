"""What came with the program is what the practice firms teach: nobody wrote a point by hand, or forgot to learn again."""

from __future__ import annotations

from benchmarks.matching.learning import the_lesson
from benchmarks.matching.profiles import the_cases

from canvas.library.matching.learnt import what_was_learnt
from canvas.model.words import ConcernWord

NEAR = 0.11
"""Points are kept to one decimal, and the last one may fall otherwise on another machine."""


def test_the_points_are_those_that_the_practice_firms_teach() -> None:
    taught = the_lesson().learn().points
    brought = what_was_learnt().points
    assert taught.keys() == brought.keys()
    for trait, points in brought.items():
        for key in points.keys() | taught[trait].keys():
            assert abs(taught[trait].get(key, 0.0) - points.get(key, 0.0)) <= NEAR, (trait, key)


def test_every_practice_firm_ticks_known_concerns_and_is_judged_for_known_cases_with_1_to_3() -> None:
    lesson = the_lesson()
    known = {word.value for word in ConcernWord}
    assert len({firm.key for firm in lesson.firms}) == len(lesson.firms)
    for firm in lesson.firms:
        assert {word.value for word in firm.workshop.frame.concerns} <= known
        assert firm.judged.keys() <= set(the_cases().keys()), firm.key
        assert set(firm.judged.values()) <= {1, 2, 3}, firm.key


def test_every_concern_is_ticked_by_practice_firms_and_every_case_that_was_learnt_of_was_good_for_some() -> (
    None
):
    lesson = the_lesson()
    ticked = {word for firm in lesson.firms for word in firm.workshop.frame.concerns}
    assert ticked == set(ConcernWord)
    good = {key for firm in lesson.firms for key, grade in firm.judged.items() if grade >= 2}
    learnt = {key for points in what_was_learnt().points.values() for key in points}
    assert learnt <= good
