"""Whatever stands in a file, an author gets problems and never a traceback."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas.library.checking import check_case
from canvas.library.folders import built_in_folder
from canvas.library.reading import load_library, read_case
from canvas.model.case import Case
from canvas.text.problems import Trouble

TODAY = datetime.date(2026, 11, 25)
FOLDER = built_in_folder()
assert FOLDER is not None
SOUND = (FOLDER / "retail" / "appeltje-eitje.en.md").read_bytes()
LINES = SOUND.split(b"\n")

PATTERNS = ("direct-selling", "self-service-portal")

PIECES = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [b"+++", b"[[results]]", b"[results]", b"[[sources]]\n[[sources.x]]", b"[", b'"""', b"## ", b"## Result", b"#",
         b"years = [9999999999999999999999]", b"source = 0", b"source = true", b"checked_on = 2026-02-31",
         b"tags = [[], {}]", b"region = 1", b"results = []", b"sources = [1, 2]", b"year = nan", b"key = 1979-05-27",
         b"\x1b[2J", b"<!--", b"![", b"[a](b", b"a.b.c.d = 1", b"\xef\xbb\xbf", b"\r", b"\x00", b"\xe2\x80\xae"]
    ),
)  # fmt: skip


def read_or_trouble(path: Path) -> Case | tuple[object, ...]:
    try:
        return read_case(path)
    except Trouble as trouble:
        return trouble.problems


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("retail") / "appeltje-eitje.en.md"


def assert_told(target: Path, content: bytes) -> None:
    """The content is checked without a traceback, and what cannot be read has a problem that can be printed."""
    target.write_bytes(content)
    problems = check_case(target, PATTERNS, TODAY)
    assert all(problem.wrong and problem.rule + problem.file for problem in problems)
    assert all("\x1b" not in str(problem) and "\n" not in str(problem) for problem in problems)
    case = read_or_trouble(target)
    assert isinstance(case, Case) or case


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, len(SOUND)))
def test_half_a_file_ends_in_problems(target: Path, cut: int) -> None:
    assert_told(target, SOUND[:cut])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.booleans(), PIECES), min_size=1, max_size=4)
)
def test_strange_lines_in_a_sound_file_end_in_problems(
    target: Path, places: list[tuple[int, bool, bytes]]
) -> None:
    lines = list(LINES)
    for position, replaces, piece in places:
        lines[position] = piece if replaces else lines[position] + b"\n" + piece
    assert_told(target, b"\n".join(lines))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400))
def test_anything_but_a_case_ends_in_problems(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    assert check_case(target, PATTERNS, TODAY)
    assert_told(target, content)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (os.urandom(100) + b"\xff\xfe" * 2_000, "not-text"),
        (SOUND + b"x" * 3_000_000, "too-large"),
        (SOUND + b"\n" * 90_000, ""),
        (b"x\n" * 100_000, "too-large"),
        (b"+++\n" + b"x = 1\n" * 10_000, "front-matter"),
        (b"+++\n" + b"a" + b".a" * 8_000 + b" = 1\n+++\n", ""),
        (b"+++\nx = " + b"[" * 9_000 + b"\n+++\n", ""),
        (SOUND + b"\n## X" * 10_000, "section-unknown"),
        (SOUND + b"\n" + b"[" * 60_000, "body-length"),
        (SOUND.replace(b"\ntags", b"\nold", 1).replace(b"+++\n", b"+++\ntags = [" + b"".join(b'"%04d",' % n for n in range(2_000)) + b"]\n", 1), "wrong-type"),
        (b"", "front-matter"),
    ],
    ids=["binary", "3 MB", "90,000 empty lines", "100,000 lines", "never closed", "long key", "deep", "headings", "brackets", "many tags", "empty"],
)  # fmt: skip
def test_a_hostile_file_is_told_quickly(target: Path, content: bytes, rule: str) -> None:
    target.write_bytes(content)
    problems = check_case(target, PATTERNS, TODAY)
    assert rule in {problem.rule for problem in problems} or not rule
    assert problems
    assert len(problems) < 100
    assert_told(target, content)


def test_what_is_no_file_ends_in_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "a.en.md"
    folder.mkdir()
    for path in (folder, tmp_path / "gone.en.md", Path("nul\0.en.md")):
        assert [problem.rule for problem in check_case(path, PATTERNS, TODAY)][:1] == ["unreadable"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.en.md")
    assert [problem.rule for problem in load_library([tmp_path]).problems] == ["unreadable"]
