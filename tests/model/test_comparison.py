"""A redesign beside today and beside another redesign, its distance and its rough margin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from canvas.model.comparison import Change, Comparison, Distance, compare, margin, redesign_from
from canvas.model.edits import Changed, Drop, apply_all
from canvas.model.records import Canvas, Link, Note
from canvas.model.words import Block, CanvasKind
from canvas.model.workshop import Workshop
from tests.model import strategies as some
from tests.model.build import Builder, bakery_today


def kinds(comparison: Comparison) -> dict[str, Change]:
    """What happened to each note, by the text it has now, or had."""
    return {(change.after or change.before).text or "": change.kind for change in comparison}  # type: ignore[union-attr]


def test_a_copy_keeps_everything_and_is_no_distance_away() -> None:
    made = bakery_today()
    redesign = made.redesign("Copy")
    comparison = compare(made.workshop, redesign)
    assert set(kinds(comparison).values()) == {Change.KEPT}
    assert comparison.count(Change.KEPT) == 7
    assert comparison.touched_blocks == ()
    assert comparison.distance == 0.0
    assert comparison.verdict is Distance.IMPROVEMENT


def test_kept_changed_dropped_and_new_are_told_apart_by_origin_with_their_reasons() -> None:
    made = bakery_today()
    redesign = made.redesign("On order")
    made.put("note", made.copy("fresh bread", redesign), text="the loaf you asked for", reason="They asked")
    made.drop_note(made.copy("guess what to bake", redesign), "Orders come in first")
    made.note(Block.CHANNELS, "by phone", redesign, reason="Older regulars")
    comparison = compare(made.workshop, redesign)
    assert kinds(comparison) == {
        "the mill": Change.KEPT,
        "guess what to bake": Change.DROPPED,
        "the loaf you asked for": Change.CHANGED,
        "the shop": Change.KEPT,
        "by phone": Change.NEW,
        "regulars": Change.KEPT,
        "flour and wages": Change.KEPT,
        "loaves sold": Change.KEPT,
    }
    reasons = {change.reason for change in comparison if change.kind is not Change.KEPT}
    assert reasons == {"They asked", "Orders come in first", "Older regulars"}
    [changed] = comparison.blocks[Block.VALUE_PROPOSITIONS]
    assert changed.before is not None
    assert changed.after is not None
    assert (changed.before.id, changed.after.origin) == ("fresh bread", "fresh bread")
    assert changed.fields == ("text",)


def test_the_same_text_without_an_origin_is_new_and_the_old_one_dropped() -> None:
    made = bakery_today()
    redesign = made.redesign("Typed again")
    made.put("note", made.copy("the shop", redesign), origin=None)
    changes = compare(made.workshop, redesign).blocks[Block.CHANNELS]
    assert [change.kind for change in changes] == [Change.NEW, Change.DROPPED]
    assert [change.fields for change in changes] == [(), ()]


def test_a_note_of_today_without_a_counterpart_is_dropped_without_a_reason() -> None:
    made = bakery_today()
    redesign = made.redesign("Less")
    made.drop("note", made.copy("the shop", redesign))
    [change] = compare(made.workshop, redesign).blocks[Block.CHANNELS]
    assert (change.kind, change.before and change.before.id, change.after, change.reason) == (
        Change.DROPPED, "the shop", None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "field, value",
    [("text", "other"), ("note", "more"), ("amount_low", 5), ("amount_high", 5), ("amount_per", "month")],
)
def test_another_text_or_amount_makes_a_note_changed(field: str, value: object) -> None:
    made = bakery_today()
    redesign = made.redesign("Other")
    made.put("note", made.copy("the shop", redesign), **{field: value})
    [change] = compare(made.workshop, redesign).blocks[Block.CHANNELS]
    assert (change.kind, change.fields) == (Change.CHANGED, (field,))


@pytest.mark.parametrize(
    "field, value", [("colour", "red"), ("mark", "painful"), ("order", "a9"), ("reason", "just because")]
)
def test_a_colour_mark_or_place_does_not_change_a_note(field: str, value: object) -> None:
    made = bakery_today()
    redesign = made.redesign("Marked")
    made.put("note", made.copy("the shop", redesign), **{field: value})
    assert compare(made.workshop, redesign).distance == 0.0


def test_a_note_that_moved_touches_the_block_it_left_and_the_one_it_came_to() -> None:
    made = bakery_today()
    redesign = made.redesign("Moved")
    made.put("note", made.copy("the shop", redesign), block="key_resources")
    comparison = compare(made.workshop, redesign)
    assert comparison.touched_blocks == (Block.KEY_RESOURCES, Block.CHANNELS)
    assert [change.kind for change in comparison.blocks[Block.KEY_RESOURCES]] == [Change.CHANGED]
    assert comparison.blocks[Block.CHANNELS] == ()


def test_distance_is_what_changed_of_all_notes_in_both() -> None:
    made = bakery_today()
    redesign = made.redesign("Half")
    made.put("note", made.copy("the shop", redesign), text="a market stall")
    made.drop_note(made.copy("the mill", redesign))
    made.note(Block.CHANNELS, "by phone", redesign)
    comparison = compare(made.workshop, redesign)
    assert comparison.distance == pytest.approx(3 / 8)
    assert comparison.block_distance(Block.CHANNELS) == 1.0
    assert comparison.block_distance(Block.REVENUE_STREAMS) == 0.0
    assert comparison.block_distance(Block.KEY_RESOURCES) == 0.0


@pytest.mark.parametrize(
    "changed, verdict",
    [
        (2, Distance.IMPROVEMENT),  # 10%
        (3, Distance.RENEWAL),  # 15%
        (8, Distance.RENEWAL),  # 40%
        (9, Distance.NEW_MODEL),  # 45%
    ],
)
def test_under_fifteen_percent_improves_and_above_forty_is_a_new_model(
    changed: int, verdict: Distance
) -> None:
    made = Builder()
    for number in range(20):
        made.note(Block.CHANNELS, f"way {number}")
    redesign = made.redesign("Other ways")
    for number in range(changed):
        made.put("note", made.copy(f"way {number}", redesign), text="other")
    assert compare(made.workshop, redesign).verdict is verdict


def test_fewer_than_three_blocks_touched_is_not_yet_a_redesign() -> None:
    made = bakery_today()
    redesign = made.redesign("Two blocks")
    made.put("note", made.copy("the shop", redesign), text="a stall")
    made.put("note", made.copy("the mill", redesign), text="a farm")
    assert compare(made.workshop, redesign).too_few_blocks
    made.put("note", made.copy("regulars", redesign), text="tourists")
    assert not compare(made.workshop, redesign).too_few_blocks


def test_everything_replaced_is_as_far_as_it_gets() -> None:
    made = bakery_today()
    made.put("canvas", "r", name="Anew", kind="redesign")
    made.note(Block.CHANNELS, "the web", "r")
    comparison = compare(made.workshop, "r")
    assert comparison.distance == 1.0
    assert comparison.verdict is Distance.NEW_MODEL


def test_two_redesigns_are_compared_through_the_notes_of_today_they_share() -> None:
    made = bakery_today()
    careful = made.redesign("Careful")
    bold = made.redesign("Bold")
    made.put("note", made.copy("the shop", bold), text="a bread bike")
    made.drop_note(made.copy("the mill", bold), "We grind ourselves")
    made.drop_note(made.copy("regulars", careful))
    made.drop_note(made.copy("regulars", bold))
    made.note(Block.CHANNELS, "by phone", careful)
    comparison = compare(made.workshop, bold, careful)
    assert kinds(comparison) == {
        "the mill": Change.DROPPED,
        "guess what to bake": Change.KEPT,
        "fresh bread": Change.KEPT,
        "a bread bike": Change.CHANGED,
        "by phone": Change.DROPPED,
        "flour and wages": Change.KEPT,
        "loaves sold": Change.KEPT,
    }
    assert [change.reason for change in comparison.blocks[Block.KEY_PARTNERS]] == ["We grind ourselves"]


def test_redesigns_still_share_a_note_of_today_that_was_removed_there() -> None:
    made = bakery_today()
    careful, bold = made.redesign("Careful"), made.redesign("Bold")
    made.do([Drop("note", "the shop")])
    assert [change.kind for change in compare(made.workshop, bold, careful).blocks[Block.CHANNELS]] == [
        Change.KEPT
    ]


def test_a_redesign_of_a_redesign_is_compared_with_today_as_well() -> None:
    made = bakery_today()
    first = made.redesign("First")
    made.put("note", made.copy("the shop", first), text="a stall")
    made.drop_note(made.copy("the mill", first), "We grind ourselves")
    second = made.redesign("Second", first)
    assert compare(made.workshop, second, first).distance == 0.0
    assert kinds(compare(made.workshop, second)) == kinds(compare(made.workshop, first))
    [dropped] = compare(made.workshop, second).blocks[Block.KEY_PARTNERS]
    assert (dropped.kind, dropped.reason) == (Change.DROPPED, "We grind ourselves")


def test_notes_that_come_from_each_other_do_not_keep_it_busy_for_ever() -> None:
    made = bakery_today()
    made.put("note", "the shop", origin="the mill")
    made.put("note", "the mill", origin="the shop")
    redesign = made.redesign("Round")
    assert compare(made.workshop, redesign).count(Change.KEPT) == 7


@settings(deadline=None, max_examples=60)
@given(some.workshops())
def test_any_workshop_compares_within_bounds_and_with_every_note_once(workshop: Workshop) -> None:
    for canvas in ("today", "a", "b"):
        comparison = compare(workshop, canvas)
        assert 0.0 <= comparison.distance <= 1.0
        now = [change.after.id for change in comparison if change.after]
        assert now == [note.id for note in workshop.notes(canvas)]
        assert comparison.too_few_blocks == (len(comparison.touched_blocks) < 3)


# --- making a redesign


def test_a_redesign_starts_as_a_copy_with_origins_and_links_of_its_own() -> None:
    made = bakery_today()
    made.put(
        "note",
        "the shop",
        mark="painful",
        colour="red",
        amount_low=3,
        amount_per="month",
        prompt="today-channels",
    )
    before = made.workshop
    redesign = made.redesign("Copy")
    canvas = made.workshop.table(Canvas)[redesign]
    assert (canvas.name, canvas.kind, canvas.based_on) == ("Copy", CanvasKind.REDESIGN, "today")
    assert made.workshop.redesigns == [canvas]
    shop = made.workshop.table(Note)[made.copy("the shop", redesign)]
    assert (shop.origin, shop.mark, shop.amount_low) == ("the shop", "painful", 3)
    assert shop.prompt is None  # it does not answer the question about today
    bread = made.copy("fresh bread", redesign)
    assert [note.id for note in made.workshop.linked(shop.id)] == [bread]
    assert len(made.workshop.table(Link)) == 2 * len(before.table(Link))
    assert made.workshop.notes("today") == before.notes("today")


def test_a_link_to_a_note_of_another_canvas_is_not_copied() -> None:
    made = bakery_today()
    made.put("canvas", "other", name="Other", kind="redesign")
    made.note(Block.CHANNELS, "far away", "other")
    made.link("the shop", "far away")
    made.link("far away", "the mill")
    redesign = made.redesign("Copy")
    assert [note.text for note in made.workshop.linked(made.copy("the shop", redesign))] == ["fresh bread"]
    assert len(made.workshop.linked("far away")) == 2


def test_making_a_redesign_gives_every_record_an_id_of_its_own_and_can_be_taken_back() -> None:
    before = bakery_today().workshop
    edits = redesign_from(before, "One")
    assert len({(edit.table, edit.id) for edit in edits}) == len(edits) == 1 + 7 + 6
    changed = apply_all(before, edits)
    assert isinstance(changed, Changed)
    back = apply_all(changed.workshop, changed.inverse)
    assert isinstance(back, Changed)
    assert back.workshop == before


# --- margin


def test_a_canvas_without_amounts_has_no_margin() -> None:
    assert margin(bakery_today().workshop, "today") is None


def test_the_margin_is_revenue_minus_cost_per_month_at_its_worst_and_its_best() -> None:
    made = bakery_today()
    made.put("note", "loaves sold", amount_low=10_000, amount_high=12_000, amount_per="month")
    made.put("note", "flour and wages", amount_low=96_000, amount_high=108_000, amount_per="year")
    found = margin(made.workshop, "today")
    assert found is not None
    assert (found.low, found.high) == (10_000 - 9_000, 12_000 - 8_000)
    assert (found.once_low, found.once_high) == (None, None)
    assert (found.revenue_without, found.cost_without) == (0, 0)


def test_what_is_paid_once_is_kept_apart() -> None:
    made = bakery_today()
    made.note(Block.COST_STRUCTURE, "an oven", amount_low=8_000, amount_high=9_000, amount_per="once")
    found = margin(made.workshop, "today")
    assert found is not None
    assert (found.low, found.high) == (None, None)
    assert (found.once_low, found.once_high) == (-9_000, -8_000)
    assert (found.revenue_without, found.cost_without) == (1, 1)


def test_one_figure_alone_is_both_and_one_without_a_period_cannot_be_counted() -> None:
    made = bakery_today()
    made.put("note", "loaves sold", amount_low=10_000, amount_per="month")
    made.put("note", "flour and wages", amount_low=5_000)
    found = margin(made.workshop, "today")
    assert found is not None
    assert (found.low, found.high, found.cost_without) == (10_000, 10_000, 1)


def test_an_amount_that_is_gone_no_longer_counts() -> None:
    made = bakery_today()
    made.put("note", "loaves sold", amount_high=10_000, amount_per="month")
    redesign = made.redesign("Free bread")
    made.drop_note(made.copy("loaves sold", redesign))
    assert margin(made.workshop, redesign) is None
    assert margin(made.workshop, "today") is not None
