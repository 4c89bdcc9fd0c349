"""Cases read before are not read again until their file changes; a case of one's own takes a built-in one's place."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from canvas.library.reading import Library, load_library

KEY = "appeltje-eitje"
TEXTS = {
    language: Path(f"cases/retail/{KEY}.{language}.md").read_text(encoding="utf-8")
    for language in ("nl", "en")
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "own"
    place.mkdir()
    for name in ("one", "two"):
        written(place, name)
    return place


def written(folder: Path, name: str, title: str = "", language: str = "nl") -> Path:
    text = TEXTS[language].replace(f'key = "{KEY}"', f'key = "{name}"')
    old = text.split('title = "')[1].split('"')[0]
    path = folder / f"{name}.{language}.md"
    path.write_text(text.replace(f'title = "{old}"', f'title = "{title or old}"'), encoding="utf-8")
    return path


def kept_file(cache: Path) -> Path:
    (file,) = cache.glob("cases-*.json")
    return file


def test_what_is_kept_is_what_was_read(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = load_library([folder], cache)
    assert first.keys() == ("one", "two")
    assert load_library([folder], cache) == first == load_library([folder])


def test_every_built_in_case_comes_out_of_the_cache_as_it_went_in(tmp_path: Path) -> None:
    read = load_library([Path("cases")])
    load_library([Path("cases")], tmp_path)
    assert load_library([Path("cases")], tmp_path).cases == read.cases


def test_an_unchanged_file_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_library([folder], cache)
    data = json.loads(kept_file(cache).read_text(encoding="utf-8"))
    for row in data["cases"].values():
        row[1]["title"] = "From the cache"
    kept_file(cache).write_text(json.dumps(data), encoding="utf-8")
    assert {case.title for case in load_library([folder], cache).all("nl")} == {"From the cache"}


def test_a_changed_a_new_and_a_removed_file_are_seen(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_library([folder], cache)
    written(folder, "one", title="Veranderd")
    (folder / "two.nl.md").unlink()
    written(folder, "three")
    library = load_library([folder], cache)
    assert library.keys() == ("one", "three")
    assert library.case("one", "nl").title == "Veranderd"  # type: ignore[union-attr]
    assert load_library([folder], cache) == library


def test_a_change_of_the_same_length_at_the_same_second_is_seen(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    path = written(folder, "one", title="Aaaa")
    load_library([folder], cache)
    before = path.stat()
    written(folder, "one", title="Bbbb")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_library([folder], cache).case("one", "nl").title == "Bbbb"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"shape": 1}', b'{"shape": null, "cases": 3}', b"[" * 200_000],
)
def test_a_broken_cache_is_read_past_and_mended(folder: Path, tmp_path: Path, rubbish: bytes) -> None:
    cache = tmp_path / "cache"
    whole = load_library([folder], cache)
    kept_file(cache).write_bytes(rubbish)
    assert load_library([folder], cache) == whole
    assert json.loads(kept_file(cache).read_bytes())["cases"].keys() == {
        str(folder / "one.nl.md"), str(folder / "two.nl.md"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "field",
    ["sector", "years", "checked_on", "results", "sections", "blocks", "title", "place", "gist", "tags", "parties", "sources"],
)  # fmt: skip
def test_a_row_that_makes_no_case_is_read_from_its_file(folder: Path, tmp_path: Path, field: str) -> None:
    cache = tmp_path / "cache"
    whole = load_library([folder], cache)
    data = json.loads(kept_file(cache).read_text(encoding="utf-8"))
    for value in (None, 7, "nothing known", ["x"], {"x": 1}):
        for row in data["cases"].values():
            row[1][field] = value
        kept_file(cache).write_text(json.dumps(data), encoding="utf-8")
        found = load_library([folder], cache)
        assert found.keys() == whole.keys()
        if value is None or value == 7:
            assert found.cases == whole.cases


def test_only_the_newest_files_stay_in_the_folder(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_library([folder], cache)
    mine = kept_file(cache)
    for number in range(12):
        old = cache / f"cases-{number:016}.json"
        old.write_text("{}", encoding="utf-8")
        os.utime(old, (number, number))
    (cache / "search.json").write_text("{}", encoding="utf-8")
    load_library([folder], cache)
    assert len(list(cache.glob("cases-*.json"))) == 13, (
        "a start that has nothing to write looks at no other file"
    )
    written(folder, "three")
    load_library([folder], cache)
    left = sorted(file.name for file in cache.glob("cases-*.json"))
    assert left == sorted([mine.name, *(f"cases-{number:016}.json" for number in range(5, 12))])
    assert (cache / "search.json").exists()


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load_library([folder], blocked / "cache").keys() == ("one", "two")


def test_a_broken_case_is_told_every_time_and_the_rest_works(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.nl.md").write_text("+++\nkey = \n", encoding="utf-8")
    for _again in range(2):
        library = load_library([folder], tmp_path / "cache")
        assert library.keys() == ("one", "two")
        assert {Path(problem.file).name for problem in library.problems} == {"bad.nl.md"}


# A case of one's own in the place of a built-in one


@pytest.fixture
def built_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "built-in"
    place.mkdir()
    for language in ("nl", "en"):
        written(place, "one", "Van huis uit", language)
        written(place, "other", "Blijft", language)
    monkeypatch.setattr("canvas.library.reading.built_in_folder", lambda: place)
    return place


def test_ones_own_case_takes_the_place_in_both_languages_and_that_is_told(
    built_in: Path, folder: Path
) -> None:
    written(folder, "one", title="Van onszelf")
    library = load_library([built_in, folder])
    assert library.replaced == ("one",)
    assert library.problems == ()
    assert library.case("one", "nl").title == "Van onszelf"  # type: ignore[union-attr]
    assert library.case("one", "en").language == "nl", "no half of the old one is left"  # type: ignore[union-attr]
    assert set(library.keys()) == {"one", "two", "other"}


def test_of_two_of_ones_own_the_first_stays_and_the_other_is_told(
    built_in: Path, folder: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    written(second, "one", title="De tweede")
    written(folder, "one", title="De eerste")
    library = load_library([built_in, folder, second])
    assert library.case("one", "nl").title == "De eerste"  # type: ignore[union-attr]
    assert [problem.rule for problem in library.problems] == ["key-twice"]


def test_ones_own_case_that_says_the_same_takes_no_place(built_in: Path, folder: Path) -> None:
    for language in ("nl", "en"):
        written(folder, "one", "Van huis uit", language)
    assert load_library([built_in, folder]).replaced == ()
    written(folder, "one", "Van onszelf", "en")
    assert load_library([built_in, folder]).replaced == ("one",)


def test_nothing_is_replaced_where_nothing_is_the_same(built_in: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert load_library([built_in, empty]).replaced == Library().replaced == ()
