"""Journey (c): a real small firm, entered from what its sources state, its findings read, a redesign made and compared.

The firm is Appeltje Eitje, two farms with vending walls; the facts and their sources stand in
cases/retail/appeltje-eitje.en.md. What a note says is what the case says; the redesign is an exercise of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, program_environment

NOTES = [
    ("customer_segments", "People in the neighbourhood who shop unmanned"),
    ("value_propositions", "Fruit and eggs, fresher and slightly cheaper, say the makers"),
    ("channels", "Unmanned shop with a vending wall, one fifty metres from a supermarket"),
    ("customer_relationships", "Anonymous but close by"),
    ("revenue_streams", "The full retail price instead of the grower's share"),
    ("key_activities", "Refilling the hatches full time"),
    ("key_resources", "Pillar that takes order and card payment and opens the hatch"),
    ("key_partners", "Students of the Foodvalley ICT Campus who practise on the data"),
    ("cost_structure", "No shop staff, more driving"),
]


class Firm:
    """The command, in the firm's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = program_environment(folder)

    def canvas(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "canvas", "--lang", "en", *words],
            capture_output=True, text=True, cwd=self.folder, env=self.environment, check=False, timeout=60,
        )  # fmt: skip

    def add(self, table: str, **fields: str) -> str:
        done = self.canvas(
            "add",
            "appeltje.canvas.toml",
            table,
            *(f"{name.rstrip('_')}={value}" for name, value in fields.items()),
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def findings(self) -> dict[str, str]:
        return {
            row["check"]: row["message"]
            for row in json.loads(self.canvas("check", "appeltje.canvas.toml", "--json").stdout)
        }


@pytest.fixture
def firm(tmp_path: Path) -> Firm:
    made = Firm(tmp_path)
    done = made.canvas(
        "new",
        "appeltje",
        "--firm",
        "Appeltje Eitje",
        "--sector",
        "retail",
        "--place",
        "Dodewaard",
        "--no-open",
    )
    assert done.returncode == 0, done.stderr
    return made


def test_a_firm_from_the_facts_is_entered_checked_redesigned_and_compared(firm: Firm) -> None:
    ids = {block: firm.add("note", canvas="today", block=block, text=text) for block, text in NOTES}

    before = firm.findings()
    assert "has no proposition" in before["segment-no-proposition"]
    assert "Who pays" in before["revenue-no-segment"]

    for first, second in (
        ("customer_segments", "value_propositions"), ("channels", "value_propositions"),
        ("revenue_streams", "customer_segments"), ("key_activities", "value_propositions"),
    ):  # fmt: skip
        firm.add("link", from_=ids[first], to=ids[second])
    after = firm.findings()
    assert not {
        "segment-no-proposition",
        "revenue-no-segment",
        "proposition-no-segment",
        "proposition-no-channel",
    } & set(after)

    firm.add(
        "data_asset",
        name="Every sale per product and place",
        kind="transactions",
        source="connected",
        uniqueness="only_us",
    )
    assert "Every sale per product and place" in firm.findings()["asset-unused"]

    with Terminal(
        "--lang",
        "en",
        "open",
        "appeltje.canvas.toml",
        "--view",
        "board",
        folder=firm.folder,
        environment=firm.environment,
    ) as screen:
        screen.see("Appeltje Eitje", "saved")
        screen.press("r")
        screen.see("Name of the redesign")
        screen.type("Boxes by the week")
        screen.see("Boxes by the week")
        screen.press("n")
        screen.see("Value propositions ›")
        screen.type("A fixed box every Friday")
        screen.see("+ A fixed box")
        screen.press("escape")
        screen.see("saved")
        screen.press("ctrl+q")
        assert screen.ends() == 0

    compared = json.loads(firm.canvas("compare", "appeltje.canvas.toml", "--json").stdout)
    changes = [row for rows in compared["blocks"].values() for row in rows]
    assert [row["after"] for row in changes if row["change"] == "new"] == ["A fixed box every Friday"]
    assert sum(row["change"] == "kept" for row in changes) == len(NOTES)
    assert compared["verdict"] == "improvement"
    assert compared["too_few_blocks"] is True
    assert "redesign-same" in firm.findings()
