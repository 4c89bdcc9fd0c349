"""A problem stands at its line and column: an editor can jump there."""

from __future__ import annotations

import pytest

from canvas.text.problems import Problem

from .conftest import Shelf


def pointed_at(shelf: Shelf, problem: Problem) -> str:
    """The rest of the line from the place on that the problem tells."""
    line = shelf.english.read_text(encoding="utf-8").split("\n")[problem.line - 1]
    return line[problem.column - 1 :]


@pytest.mark.parametrize(
    ("old", "new", "both", "begins"),
    [
        ('place = "Dodewaard"', '  place = "Dodewaard"\n  town = "Dodewaard"', True, "town ="),
        ('sector = "retail"', 'sector = "retial"', False, "sector ="),
        ('kind = "reported"', "", True, "[[results]]"),
        ('kind = "reported"', 'kind = "told"', True, "kind ="),
        ("undated = true", "", True, "[[sources]]"),
        ("## Result\n", " ## Results\n", False, "## Results"),
        ("## Result\n", "## Result\n\n\x1b", False, "\x1b"),
        ("Customers ordered", "Customers\u202e ordered", False, "\u202e ordered"),
        ("## Situation\n", "  Once.\n\n## Situation\n", False, "Once."),
        ("the right hatch", "the **right** hatch", False, "**right**"),
        ("the right hatch", "the <i>right</i> hatch", False, "<i>"),
        ("the right hatch", "the [right](https://a.org) hatch", False, "[right]"),
        ("the right hatch", "the https://a.org hatch", False, "https://a.org"),
        ("the right hatch", "the javascript:alert(1) hatch", False, "javascript:"),
        ("the right hatch", "the ![right](a.png) hatch", False, "![right]"),
        ("the right hatch", "the `right` hatch", False, "`right`"),
        ("So every sale", "\n- So every sale", False, "- So"),
        ("the right hatch", "the ERP hatch", False, "ERP hatch"),
        ("the right hatch", "the right hatch, 1,250 times,", False, "1,250 times"),
    ],
)
def test_what_was_found_stands_at_the_column_that_is_told(
    shelf: Shelf, old: str, new: str, both: bool, begins: str
) -> None:
    assert shelf.check() == []
    shelf.change(old, new, both=both)
    problem = next(problem for problem in shelf.check() if problem.line)
    assert pointed_at(shelf, problem).startswith(begins)


def test_of_two_problems_on_a_line_the_left_one_comes_first(shelf: Shelf) -> None:
    shelf.change("the right hatch", "the ERP hatch with *much* of RFID")
    assert [problem.rule for problem in shelf.check()] == ["acronym", "mark-up", "acronym"]
