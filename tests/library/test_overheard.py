"""What a firm is likely to be busy with is heard in words that no list has; it tells which, and is silent without words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvas.library.overheard import Ear, Of, overhear
from canvas.model.pattern import Concern
from canvas.model.said import Said
from canvas.model.words import Sector

from .test_matching_concerns import CROWDS, RETURNS, firm

CONCERNS: tuple[Concern, ...] = (RETURNS, CROWDS, Concern("waste", Said({"en": "waste"})))
EAR = Ear(
    usual={"returns": 0.1, "crowds": 0.1, "waste": 0.2},
    likelier={
        (Of.WORD, "en/saturday"): {"crowds": 0.5, "waste": 0.2},
        (Of.WORD, "en/dustbin"): {"waste": 0.9},
        (Of.WORD, "nl/saturday"): {"returns": 0.9},
        (Of.HEARD, "returns"): {"returns": 0.6},
        (Of.SECTOR, "retail"): {"returns": 0.9},
    },
)


def heard(text: str, **facts: object) -> list[tuple[str, tuple[str, ...]]]:
    found = overhear(firm(text, **facts), CONCERNS, "en", EAR)
    return [(each.concern.key, each.words) for each in found]


def test_the_likeliest_comes_first_with_the_words_that_tell_of_it() -> None:
    assert heard("On Saturday the dustbin is full.") == [
        ("waste", ("dustbin", "saturday")),
        ("crowds", ("saturday",)),
    ]


def test_the_everyday_words_of_a_concern_are_told_first_and_once() -> None:
    ear = Ear({}, {(Of.HEARD, "crowds"): {"crowds": 0.5}, (Of.WORD, "en/queue"): {"crowds": 0.9}})
    found = overhear(firm("A long queue."), CONCERNS, "en", ear)
    assert [each.words for each in found] == [("queue",)]


def test_a_word_of_another_language_tells_nothing() -> None:
    assert "returns" not in dict(heard("On Saturday."))


def test_a_firm_that_wrote_nothing_is_not_guessed_about_by_its_sector() -> None:
    assert heard("", sector=Sector.RETAIL) == []


def test_the_sector_counts_for_the_order_once_something_is_heard() -> None:
    wrote = "It may come back on Saturday."
    assert [key for key, _words in heard(wrote)] == ["crowds", "returns", "waste"]
    assert [key for key, _words in heard(wrote, sector=Sector.RETAIL)] == ["returns", "crowds", "waste"]


@given(st.text(max_size=300))
def test_any_text_is_listened_to(text: str) -> None:
    found = overhear(firm(text), CONCERNS, "en", EAR)
    assert [each.strength for each in found] == sorted((each.strength for each in found), reverse=True)
    assert {each.concern.key for each in found} <= {concern.key for concern in CONCERNS}
