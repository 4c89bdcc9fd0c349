"""What was typed and not entered is there again, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas.storage.disk import RealDisk
from canvas.storage.half_written import NAME, HalfWritten
from canvas.storage.places import place_of

FILE = Path("/work/bakery.canvas.toml")


def kept_in(path: Path = FILE) -> Path:
    return place_of(RealDisk(), path) / NAME


def test_a_line_is_there_again_at_its_own_place_and_for_its_own_workshop() -> None:
    lines = HalfWritten(FILE)
    lines.note("today-segments/0", "people who buy lun")
    lines.keep()
    assert HalfWritten(FILE).at("today-segments/0") == "people who buy lun"
    assert HalfWritten(FILE).at("today-segments/1") == ""
    assert HalfWritten(Path("/work/other.canvas.toml")).at("today-segments/0") == ""


def test_a_line_that_was_entered_is_gone() -> None:
    lines = HalfWritten(FILE)
    lines.note("a/0", "half")
    lines.keep()
    lines.note("a/0", "")
    lines.keep()
    assert HalfWritten(FILE).at("a/0") == ""


def test_nothing_is_written_when_nothing_is_new() -> None:
    lines = HalfWritten(FILE)
    lines.keep()
    assert not kept_in().exists()
    lines.note("a/0", "half")
    lines.keep()
    kept_in().unlink()
    lines.note("a/0", "half")
    lines.keep()
    assert not kept_in().exists()


def test_without_a_file_lines_last_as_long_as_the_object() -> None:
    lines = HalfWritten()
    lines.note("a/0", "half")
    lines.keep()
    assert lines.at("a/0") == "half"


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b'{"lines": 3}', b'{"lines": {"a/0": 7}}', b"\xff", b"[" * 100_000]
)
def test_a_broken_list_is_an_empty_one(broken: bytes) -> None:
    kept_in().parent.mkdir(parents=True)
    kept_in().write_bytes(broken)
    lines = HalfWritten(FILE)
    assert lines.at("a/0") == ""
    lines.note("a/0", "half")
    lines.keep()
    assert HalfWritten(FILE).at("a/0") == "half"


def test_a_folder_that_cannot_be_written_stops_nobody() -> None:
    kept_in().parent.parent.mkdir(parents=True)
    kept_in().parent.write_text("in the way", encoding="utf-8")
    lines = HalfWritten(FILE)
    lines.note("a/0", "half")
    lines.keep()
    assert lines.at("a/0") == "half"


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.dictionaries(st.text(max_size=20), st.text(max_size=60), max_size=20))
def test_what_is_kept_is_what_is_read(written: dict[str, str]) -> None:
    kept_in().unlink(missing_ok=True)
    lines = HalfWritten(FILE)
    for place, text in written.items():
        lines.note(place, text)
    lines.keep()
    again = HalfWritten(FILE)
    assert all(again.at(place) == (text if text.strip() else "") for place, text in written.items())


def test_a_form_is_there_again_with_the_fields_that_were_emptied() -> None:
    kept = HalfWritten(FILE)
    kept.note_fields("note/n-1", {"text": "web sh", "colour": ""})
    kept.keep()
    again = HalfWritten(FILE)
    assert again.fields_at("note/n-1") == {"text": "web sh", "colour": ""}
    assert again.fields_at("note/n-2") == {}
    again.note_fields("note/n-1", {})
    again.keep()
    assert HalfWritten(FILE).fields_at("note/n-1") == {}


def test_a_form_is_kept_whole_or_not_at_all() -> None:
    kept = HalfWritten(FILE)
    kept.note_fields("note/n-1", {"note": "long " * 8_000})
    assert kept.fields_at("note/n-1") == {"note": "long " * 8_000}
    kept.note_fields("note/n-1", {"note": "long " * 80_000})
    assert kept.fields_at("note/n-1") == {}


def test_forms_touched_longest_ago_make_room_and_lines_stay() -> None:
    kept = HalfWritten(FILE)
    kept.note("a/0", "half")
    for number in range(60):
        kept.note_fields(f"note/n-{number}", {"text": str(number)})
    kept.keep()
    again = HalfWritten(FILE)
    assert again.fields_at("note/n-0") == {}
    assert again.fields_at("note/n-59") == {"text": "59"}
    assert again.at("a/0") == "half"


def test_lines_kept_by_an_older_version_are_read() -> None:
    kept_in().parent.mkdir(parents=True)
    kept_in().write_text('{"lines": {"a/0": "half"}}', encoding="utf-8")
    assert HalfWritten(FILE).at("a/0") == "half"
    assert HalfWritten(FILE).fields_at("note/n-1") == {}


def test_what_is_typed_before_there_is_a_workshop_has_a_place_of_its_own() -> None:
    kept = HalfWritten.without_workshop()
    kept.note_fields("new workshop", {"new-firm": "Zon"})
    kept.keep()
    assert HalfWritten.without_workshop().fields_at("new workshop") == {"new-firm": "Zon"}
    assert HalfWritten(FILE).fields_at("new workshop") == {}
