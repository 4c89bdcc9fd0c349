"""The judged profiles are whole: what quality is measured by must not rot when a case is renamed."""

from __future__ import annotations

from collections import Counter

from benchmarks.matching.profiles import Part, other_judges, profiles, the_cases
from benchmarks.matching.quality import CUT, ndcg

from canvas.model.words import Sector


def test_forty_profiles_half_of_them_held_out_twenty_of_each_language_and_all_sectors() -> None:
    judged = [profile for profile in profiles() if profile.part is not Part.PRACTICE]
    assert len({profile.key for profile in judged}) == 40
    assert Counter(profile.language for profile in judged) == {"nl": 20, "en": 20}
    assert Counter(profile.part for profile in judged) == {Part.SET_ON: 20, Part.HELD_OUT: 20}
    assert {profile.workshop.firm.sector for profile in judged} == set(Sector)


def test_no_profile_is_among_the_practice_firms() -> None:
    everything = profiles()
    practice = {profile.key for profile in everything if profile.part is Part.PRACTICE}
    names = {profile.workshop.firm.firm for profile in everything if profile.part is Part.PRACTICE}
    for profile in everything:
        if profile.part is not Part.PRACTICE:
            assert profile.key not in practice
            assert profile.workshop.firm.firm not in names


def test_every_judge_judged_all_that_is_held_out_and_nothing_else_for_known_cases_with_1_to_3() -> None:
    held_out = {profile.key: profile.judged for profile in profiles() if profile.part is Part.HELD_OUT}
    known = set(the_cases().keys())
    for judged in (held_out, *other_judges().values()):
        assert judged.keys() == held_out.keys()
        for grades in judged.values():
            assert grades.keys() <= known
            assert set(grades.values()) <= {1, 2, 3}
            assert len(grades) >= CUT


def test_the_order_a_judge_would_choose_is_worth_1_and_another_less() -> None:
    judged = {"a": 3, "b": 2, "c": 2, "d": 1, "e": 1, "f": 1}
    assert ndcg(["a", "b", "c", "d", "e"], judged) == 1
    assert ndcg(["a", "c", "b", "f", "d"], judged) == 1
    assert ndcg(["b", "a", "c", "d", "e"], judged) < 1
    assert ndcg(["x", "y", "z", "v", "w"], judged) == 0
