"""The checks together: that all are there, what is shown, what is set aside, and how long it takes."""

from __future__ import annotations

import time

import pytest

from canvas.method import builtin
from canvas.model.checks import CHECKS, findings, set_aside, setting_aside, shown
from canvas.model.checks.rule import Check
from canvas.model.edits import Put
from canvas.model.finding import CheckText, Finding
from canvas.model.order import keys_after
from canvas.model.records import SetAside
from canvas.model.said import Said
from canvas.model.words import Block, FindingSeverity, Rung
from canvas.model.workshop import new_workshop
from tests.model.build import Builder, bakery_today, sound_bakery
from tests.model.checks.asking import found


def test_every_check_has_its_texts_and_every_text_its_check() -> None:
    keys = [check.key for check in CHECKS]
    assert sorted(keys) == sorted(builtin.check_texts())
    assert len(keys) == len(set(keys)) == 35


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.key)
def test_a_check_is_as_serious_as_its_text_says(check: Check) -> None:
    assert check.severity is builtin.check_texts()[check.key].severity


def test_a_workshop_that_has_just_been_made_has_no_findings() -> None:
    assert findings(new_workshop()) == []


def test_a_coherent_canvas_of_today_has_no_findings() -> None:
    assert findings(bakery_today().workshop) == []


def test_a_whole_sound_workshop_has_no_findings() -> None:
    made, _redesign = sound_bakery()
    assert findings(made.workshop) == []


def a_workshop_with_mistakes() -> Builder:
    """One of each severity, the least serious made first."""
    made, _redesign = sound_bakery()
    made.put("data_asset", "recipes", name="Recipes", uniqueness="only_us")
    made.put("action", "oven", title="Buy an oven")
    made.put("action", "van", title="Sell the van")
    made.put("data_use", "gossip", title="Gossip", trust="hide", decision="Whom", beneficiary="us", assets=["orders"],
             legal_basis="consent")  # fmt: skip
    return made


def test_the_most_serious_findings_come_first_and_in_the_same_order_every_time() -> None:
    made = a_workshop_with_mistakes()
    ids = [finding.id for finding in findings(made.workshop)]
    assert ids == ["use-hidden:gossip", "action-no-who:oven", "action-no-who:van", "asset-unused:recipes"]
    assert ids == [finding.id for finding in findings(made.workshop)]


def test_at_most_seven_findings_are_shown_and_they_are_the_highest() -> None:
    made = a_workshop_with_mistakes()
    for number in range(9):
        made.put("action", f"t{number}", title="Something")
    everything = findings(made.workshop)
    assert len(everything) > 7
    assert shown(everything) == everything[:7]
    assert shown(everything)[0].severity is FindingSeverity.HIGH


def test_a_finding_set_aside_with_a_reason_is_no_longer_shown_but_is_kept_with_its_reason() -> None:
    made = a_workshop_with_mistakes()
    [hidden] = found(made, "use-hidden")
    made.do([setting_aside(hidden, "Only for the board")])
    assert hidden not in findings(made.workshop)
    assert hidden in findings(made.workshop, include_set_aside=True)
    assert set_aside(made.workshop) == [(hidden, made.workshop.table(SetAside)[hidden.id])]
    assert made.workshop.table(SetAside)[hidden.id].reason == "Only for the board"


def test_a_finding_set_aside_without_a_reason_stays() -> None:
    made = a_workshop_with_mistakes()
    made.do([Put("set_aside", "use-hidden:gossip", {"reason": "  "})])
    assert found(made, "use-hidden")
    assert set_aside(made.workshop) == []


def test_a_finding_that_no_longer_holds_is_not_listed_as_set_aside() -> None:
    made = a_workshop_with_mistakes()
    [hidden] = found(made, "use-hidden")
    made.do([setting_aside(hidden, "Only for the board")])
    made.put("data_use", "gossip", trust="proud")
    assert set_aside(made.workshop) == []


def test_setting_one_finding_aside_leaves_the_same_finding_on_another_record() -> None:
    made = a_workshop_with_mistakes()
    oven, van = found(made, "action-no-who")
    made.do([setting_aside(oven, "It is rented")])
    assert found(made, "action-no-who") == [van]


def test_what_people_typed_is_never_taken_for_a_placeholder() -> None:
    text = CheckText(FindingSeverity.LOW, Said({"en": "{what} goes to {to}."}), Said(), Said())
    finding = Finding("k", "exchange", "x", FindingSeverity.LOW, {"what": "{to}", "to": "{what}"})
    assert text.message_for(finding, "en") == "{to} goes to {what}."


def test_a_word_of_a_closed_list_is_said_in_the_language_of_the_message() -> None:
    text = CheckText(FindingSeverity.LOW, Said({"nl": "Wil {activity}."}), Said(), Said())
    finding = Finding("k", "data_use", "u", FindingSeverity.LOW, {"activity": Rung.PREDICT})
    assert text.message_for(finding, "nl", builtin.vocabulary()) == "Wil voorspellen."


def test_a_record_without_a_name_still_gives_a_readable_message() -> None:
    made, _redesign = sound_bakery()
    made.put("action", "nameless", kind="do")
    [finding] = found(made, "action-no-who")
    assert finding.words == {"action": "…"}


def a_large_workshop() -> Builder:
    """2,000 records with many mistakes in them, spread over all tables."""
    made = Builder()
    edits: list[Put] = [Put("canvas", "r", {"name": "R", "kind": "redesign", "chosen": True})]
    orders = keys_after(None, 400)
    blocks = list(Block)
    for n in range(350):
        note = {"block": blocks[n % 9], "text": f"note {n}", "order": orders[n]}
        edits.append(Put("note", f"n{n}", {**note, "canvas": "today"}))
        edits.append(Put("note", f"m{n}", {**note, "canvas": "r", "origin": f"n{n}" if n % 3 else None}))
        if n:
            edits.append(Put("link", f"l{n}", {"from": f"n{n}", "to": f"n{n - 1}"}))
            edits.append(Put("link", f"k{n}", {"from": f"m{n}", "to": f"m{n // 2}"}))
    for n in range(100):
        edits.append(Put("actor", f"a{n}", {"name": f"party {n}", "role": "peer", "needed": True}))
        edits.append(Put("data_asset", f"d{n}", {"name": f"d {n}", "personal": "personal", "quality": 1}))
        edits.append(
            Put(
                "data_use",
                f"u{n}",
                {"title": "u", "assets": [f"d{n}", "d1"], "stage": "chosen", "activity": "advise"},
            )
        )
        edits.append(Put("assumption", f"as{n}", {"text": "a", "importance": 5, "evidence": 1}))
    for n in range(200):
        ends = {"from": f"a{n % 100}", "to": f"a{(n * 7 + 1) % 100}"}
        edits.append(
            Put("exchange", f"x{n}", {**ends, "what": "prices", "kind": "data", "when": "redesign",
                                      "value_to_receiver": 2, "cost_to_giver": 2})
        )  # fmt: skip
    made.do(edits)
    assert sum(len(table) for table in made.workshop.tables.values()) >= 2000
    return made


def test_all_checks_on_two_thousand_records_stay_within_the_budget() -> None:
    made = a_large_workshop()
    assert len(findings(made.workshop)) > 500
    spent = []
    for number in range(5):
        made.put("note", "n1", text=f"typed {number}")  # a workshop without look-ups made before
        start = time.perf_counter()
        findings(made.workshop)
        spent.append(time.perf_counter() - start)
    assert min(spent) <= 0.050
