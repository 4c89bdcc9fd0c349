"""What each ingredient of a match weighs.

The weights are our own: what the question is about comes first, then what the firm is, then what people wrote. They were set
on practice firms and one half of the judged firm profiles, and kept for the other half (benchmarks/matching; design.md 11).
What practice firms taught of each case comes on top (`learnt`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each ingredient adds; 0 leaves it out."""

    sector: float = 3.0
    size: float = 0.5
    town: float = 0.75
    region: float = 0.5
    block: float = 1.0
    tag: float = 2.5
    """For each tag the question and the case have in common."""
    pattern: float = 1.0
    """For a pattern that usually moves the block in question."""
    wanted: float = 2.5
    """For a pattern that was asked for."""
    chosen: float = 15.0
    """For a concern that the firm says it is busy with; the case's first one in full, the next ones less."""
    concern: float = 7.0
    """For a concern that is heard in the firm's words, in the same way."""
    heard_besides: float = 0.5
    """What such a concern counts where the firm says itself what it is busy with, beside where it does not."""
    owner: float = 9.0
    """For a question of an owner that the firm asks word for word; nearly so, nearly that."""
    about: float = 7.0
    """For a concern the question itself is about, in the same way."""
    falls: float = 0.25
    """So much less for each place further down among the concerns of a case."""
    pinch: float = 0.5
    """For a pattern against what pinches; times how much it pinches."""
    data: float = 2.5
    """For each kind of data in common, where the question is about data."""
    learnt: float = 1.0
    """For a point that practice firms taught."""
    words: float = 5.0
    """Most that words in common can add."""
    untaught: float = 1.5
    """So many times that for a case practice firms taught nothing of: a new one has only what it says of itself to speak for it."""
    enough_words: float = 12.0
    """With so much worth of words in common (see `Index`) half of that is reached."""
    part_of_word: float = 0.5
    """What a word counts that is only a part of the other one, or has the other one as a part."""
    note: float = 0.6
    """What a word on a note counts beside one of the frame."""
    question: float = 0.15
    """What a word of the prompt itself counts beside one of the frame."""
    outcome: float = 0.3
    shown: float = 2.5
    """Off for a case that was read before."""
    seen: float = 5.0
    """Off for a case that stood beside one earlier question; times the root of how many, so that a good one comes back now and then."""
