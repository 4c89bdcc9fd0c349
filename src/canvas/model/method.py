"""What the method knows and calls by name, as one value for whatever compares a firm with the cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from canvas.model.pattern import Concern
from canvas.model.said import Said
from canvas.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Method:
    """The names and links of the method; what is left out gives no reason, or is told by its key."""

    patterns: Mapping[str, Said] = field(default_factory=dict)
    """Key of a pattern → its name."""
    pattern_blocks: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Key of a pattern → the blocks that it usually changes."""
    tag_names: Mapping[str, Said] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None
    """What blocks and kinds of data are called."""
    concerns: Sequence[Concern] = ()
    """What owners are busy with."""
