"""The rules that a case is checked by: how much each weighs, what it says, and whether an author may set it aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from canvas.locale import N_
from canvas.text.problems import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the check."""

    about: str
    """What it says, one plain sentence marked for translation."""
    severity: Severity = "error"
    may_be_allowed: bool = False
    """An author can switch it off for one file, with the reason, in an `[[allow]]` table."""
    needs_others: bool = False
    """It is about more than this file, so one check of one file cannot tell that an `[[allow]]` is not needed."""


RULES: Final[Mapping[str, Rule]] = {
    # The file as it is
    "unreadable": Rule(N_("The file is there and can be read.")),
    "too-large": Rule(N_("The file is not far larger than a case.")),
    "not-text": Rule(N_("The file is text in UTF-8.")),
    "front-matter": Rule(N_("The file begins with front matter between two lines +++.")),
    "front-matter-large": Rule(N_("The front matter holds the facts only, not the story.")),
    "toml": Rule(N_("The front matter is written as TOML.")),
    "file-name": Rule(N_("The name of the file ends in .en.md or .nl.md.")),
    "key-file-name": Rule(N_("The file is called by the key of the case.")),
    "language-file-name": Rule(N_("The language is the one in the name of the file.")),
    "sector-folder": Rule(N_("A file in the folder of a sector is a case of that sector.")),
    "key-twice": Rule(N_("No two cases have the same key."), needs_others=True),
    # The fields
    "missing-field": Rule(N_("Every field that a case needs is there and says something.")),
    "unknown-field": Rule(N_("Only fields that a case has are there.")),
    "wrong-type": Rule(N_("Every field holds a value of its kind.")),
    "closed-list": Rule(N_("A word of a closed list is on that list.")),
    "region-code": Rule(
        N_("The code and the name of the region are known, and belong together."), may_be_allowed=True
    ),
    "region-unlisted": Rule(
        N_("The region is on our list, so that its code and its name can be compared."),
        "warning",
        may_be_allowed=True,
    ),
    "unknown-tag": Rule(N_("Every tag is on the list of tags.")),
    "unknown-pattern": Rule(N_("Every pattern is in the catalogue of patterns.")),
    "unknown-concern": Rule(N_("Every concern is on the list of concerns.")),
    "wrong-count": Rule(N_("A list has as many entries as are meant.")),
    "too-long": Rule(N_("The title and the gist fit beside a question.")),
    "not-findable": Rule(
        N_("A case names concerns, and has questions in the words of owners."), "warning", may_be_allowed=True
    ),
    "checked-long-ago": Rule(
        N_("The sources were looked at in the last two years."), "warning", may_be_allowed=True
    ),
    "checked-ahead": Rule(N_("The sources were not looked at on a day that is still to come.")),
    "years-ahead": Rule(
        N_("A year that is still to come is told as planned."), "warning", may_be_allowed=True
    ),
    # Results and sources
    "result-kind": Rule(N_("Every result says how firm it is.")),
    "result-source": Rule(N_("Every result says which of the sources it comes from.")),
    "measured-plan": Rule(N_("A measured result does not lie ahead."), may_be_allowed=True),
    "source-address": Rule(N_("Every source has the address of a page.")),
    "source-year": Rule(
        N_("Every source has a year, or says that it has none."), "warning", may_be_allowed=True
    ),
    "link": Rule(
        N_("The address of every source answers; looked at with --links only."),
        may_be_allowed=True,
        needs_others=True,
    ),
    # The text
    "section-missing": Rule(N_("All seven sections are there.")),
    "section-empty": Rule(N_("Every section says something.")),
    "section-unknown": Rule(N_("Every heading is one of the seven.")),
    "section-twice": Rule(N_("Every section stands there once.")),
    "section-order": Rule(N_("The sections stand in their order, and no text stands before them.")),
    "hidden-text": Rule(N_("The text holds no characters that cannot be seen.")),
    "body-length": Rule(N_("The text has 250 to 500 words."), may_be_allowed=True),
    "mark-up": Rule(N_("The text is plain paragraphs, without lists, links or emphasis.")),
    "left-open": Rule(
        N_("Nothing is left of what a draft asks its author for."), "warning", may_be_allowed=True
    ),
    "acronym": Rule(N_("An acronym is spelled out where it first stands."), "warning", may_be_allowed=True),
    "brochure-word": Rule(N_("No word praises without telling something."), "warning", may_be_allowed=True),
    # The twin and the other cases
    "twin-missing": Rule(N_("The case is there in the other language too."), may_be_allowed=True),
    "twin-differs": Rule(N_("The case says the same facts in both languages.")),
    "twin-behind": Rule(
        N_("The case in the other language was looked at as lately and has the same numbers."),
        "warning",
        may_be_allowed=True,
    ),
    "same-title": Rule(N_("No two cases have the same title."), may_be_allowed=True, needs_others=True),
    "same-text": Rule(
        N_("No two cases have the same gist or the same paragraph."), may_be_allowed=True, needs_others=True
    ),
    # Rules that are switched off
    "unknown-rule": Rule(N_("A rule that is switched off is one of these.")),
    "allow-refused": Rule(N_("A rule that is switched off is one that may be.")),
    "allow-unused": Rule(N_("A rule that is switched off would have found something."), "warning"),
}
"""Every rule by its name, in the order in which a person reads about them."""
