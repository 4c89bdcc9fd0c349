"""The owner leaves with a report that holds everything typed, wherever it was typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from canvas.method import builtin
from canvas.model.edits import Changed, Put, apply_all
from canvas.model.fields import Text, Texts
from canvas.model.records import SINGLE, TABLES, Record, kinds
from canvas.model.workshop import Workshop, every_record, new_workshop
from canvas.report.plain import to_plain
from canvas.report.tree import flat
from canvas.storage.document import read_document
from tests.model.build import Builder
from tests.model.strategies import workshops
from tests.report.reading import content, everything, markdown, plain, read, report

ORDERING_THE_WORK = {
    ("workshop", "key"),
    ("workshop", "language"),
    ("workshop", "playbook"),
}
EXAMPLES = [
    (key, language)
    for key in builtin.EXAMPLES
    for language in ("en", "nl")
    if (builtin._HERE / "examples" / f"{key}.{language}.canvas.toml").exists()
]


def typed(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Every text that a person typed, with where."""
    for record in every_record(workshop):
        for name, kind in kinds(type(record)).items():
            if name in ("order", "prompt") or (record.table, name) in ORDERING_THE_WORK:
                continue
            value = getattr(record, name)
            for text in value if isinstance(kind, Texts) else (value,) if isinstance(kind, Text) else ():
                if (
                    text
                    and text.strip()
                    and plain(flat(text))
                    and not (name == "tags" and text in content().tag_names)
                ):
                    yield f"{record.table}.{name}", plain(flat(text))
        for text in (record.extra or {}).values():
            if isinstance(text, str) and text.strip():
                yield f"{record.table}.extra", plain(flat(text))


@given(workshops())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_text_of_any_workshop_can_be_read_in_the_markdown(workshop: Workshop) -> None:
    shown = read(markdown(workshop))
    lost = [(place, text) for place, text in typed(workshop) if text not in shown]
    assert lost == []


@given(workshops())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_the_plain_text_holds_what_the_tree_holds(workshop: Workshop) -> None:
    found = report(workshop, "nl")
    lines = plain(to_plain(found, 100_000))
    lost = [text for _place, text in typed(workshop) if text not in lines]
    assert lost == []


def a_record_of(kind: type[Record]) -> tuple[Workshop, list[str]]:
    """A workshop in which one record has a word of its own in every text field, and those words."""
    words: list[str] = []
    fields: dict[str, object] = {}
    for name, field in kinds(kind).items():
        if name in ("order", "prompt") or (kind.table, name) in ORDERING_THE_WORK:
            continue
        if isinstance(field, (Text, Texts)):
            words.append(f"word-of-{kind.table}-{name.strip('_')}")
            fields[name.strip("_")] = [words[-1]] if isinstance(field, Texts) else words[-1]
    put = Put(kind.table, SINGLE.get(kind.table, "some-id"), fields)
    done = apply_all(new_workshop(firm="The firm"), [put])
    assert isinstance(done, Changed)
    return done.workshop, words


@pytest.mark.parametrize("kind", TABLES.values(), ids=list(TABLES))
def test_a_record_that_belongs_nowhere_yet_is_still_told(kind: type[Record]) -> None:
    workshop, words = a_record_of(kind)
    shown = read(markdown(workshop))
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize(("key", "language"), EXAMPLES)
def test_an_example_is_told_whole_without_an_appendix_full_of_leftovers(key: str, language: str) -> None:
    workshop = read_document(builtin.example(key, language)).workshop
    found = report(workshop, "nl" if language == "nl" else "en")
    shown = everything(found)
    assert [place for place, text in typed(workshop) if text not in shown] == []
    assert found.part("appendix") == ()


def test_a_reference_to_something_gone_is_named_as_such() -> None:
    made = Builder()
    made.put("data_use", title="Bake by the weather", assets=["d-0123456789"], beneficiary="the whole street")
    shown = read(markdown(made.workshop))
    assert "something that is no longer there" in shown
    assert "d-0123456789" not in shown
    assert "“the whole street” (not in this workshop)" in shown


def test_notes_on_a_canvas_that_was_dropped_are_in_the_appendix() -> None:
    made = Builder()
    made.put("note", text="Sell flour", canvas="c-gone", block="channels")
    [appendix] = report(made.workshop).part("appendix")
    assert "Sell flour" in everything(report(made.workshop))
    assert appendix.heading == "Everything else"


def test_keys_of_another_version_are_told_as_they_stand_in_the_file() -> None:
    text = 'schema = 1\nmood = "hopeful"\n[workshop]\nfirm = "A"\n[[action]]\nid = "t"\ntitle = "Call"\nweather = { now = "rain" }\n'
    shown = read(markdown(read_document(text).workshop))
    assert "mood: hopeful" in shown
    assert "weather.now: rain" in shown
