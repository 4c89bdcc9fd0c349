"""What the firm says it is busy with, in one line; or how to say so."""

from __future__ import annotations

from canvas.locale import _
from canvas.model.vocabulary import Vocabulary
from canvas.model.workshop import Workshop
from canvas.text.show import one_line


def busy_line(workshop: Workshop, vocabulary: Vocabulary, language: str) -> str:
    """The line beside cases that were chosen for this firm.

    Args:
        workshop: what it ticked is told, the main thing first.
        vocabulary: what that is called.
        language: the one that is spoken.
    """
    names = [vocabulary.word(word, language) for word in workshop.frame.concerns]
    if not names:
        return _("F12: tick what you are busy with, and nearer cases come.")
    return _("about: {concerns} · F12").format(concerns=one_line(", ".join(names), 200))
