"""Which cases to put beside a question: matched to the firm and the prompt, each with its reasons in words."""

from canvas.library.matching.choosing import match
from canvas.library.matching.weights import Weights

__all__ = ["Weights", "match"]
