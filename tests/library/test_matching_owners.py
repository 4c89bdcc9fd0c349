"""A firm that asks what an owner of a case asked gets that case, with the question as the reason."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvas.library.matching import Weights, match
from canvas.library.matching.learnt import Learnt
from canvas.library.reading import Library
from canvas.method.builtin import the_method
from canvas.model.case import Match
from canvas.model.edits import Put, Refused, apply_all

from .search.conftest import library_of
from .test_matching_concerns import case, firm, keys

QUESTION = "Who wants my strawberries and cherries in summer?"


def matched(library: Library, text: str, **more: object) -> list[Match]:
    return match(library, firm(text), None, the_method(), "en", 5, learnt=Learnt({}), **more)  # type: ignore[arg-type]


def shelf() -> Library:
    others = (case(f"other-{number}", questions=("Who pays for the harvest?",)) for number in range(4))
    return library_of(*others, case("z", questions=("Nothing of the kind", QUESTION)))


def test_it_is_found_when_it_is_asked_in_nearly_the_same_words() -> None:
    found = matched(shelf(), "In spring we ask ourselves who likes strawberries and cherries this summer")
    assert found[0].case.key == "z"
    assert f"an owner asked: “{QUESTION}”" in found[0].reasons


def test_two_words_in_common_are_chance() -> None:
    found = matched(shelf(), "We sell strawberries and other summer fruit")
    assert not any("an owner asked" in reason for each in found for reason in each.reasons)


def test_words_scattered_over_several_answers_are_no_question() -> None:
    edits = [
        Put(
            "note",
            f"n-{number}",
            {"canvas": "today", "block": "channels", "text": text, "order": f"a{number}"},
        )
        for number, text in enumerate(("we take orders", "strawberries and cherries", "closed in summer"))
    ]
    outcome = apply_all(firm(), edits)
    assert not isinstance(outcome, Refused)
    found = match(shelf(), outcome.workshop, None, the_method(), "en", 5, learnt=Learnt({}))
    assert not any("an owner asked" in reason for each in found for reason in each.reasons)


def test_without_its_weight_it_counts_for_nothing() -> None:
    found = matched(shelf(), QUESTION, weights=Weights(owner=0.0))
    assert not any("an owner asked" in reason for each in found for reason in each.reasons)


@given(st.text(max_size=200))
def test_any_question_may_be_asked(text: str) -> None:
    library = library_of(case("a", questions=(text,)), case("b"))
    assert set(keys(matched(library, text))) == {"a", "b"}
