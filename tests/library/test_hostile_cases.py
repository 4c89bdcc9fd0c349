"""Whatever stands in a file, an author gets problems and never a traceback."""

from __future__ import annotations

import datetime
import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas.cli.case_checking import problem_line
from canvas.library.checking import check_case, check_cases
from canvas.library.reading import load_library, read_case
from canvas.library.rules import RULES
from canvas.model.case import Case
from canvas.text.problems import Trouble

from .conftest import SPECIMEN

TODAY = datetime.date(2026, 11, 25)
SOUND = (SPECIMEN / "appeltje-eitje.en.md").read_bytes()
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


OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal could obey, and what cannot be printed at all."""


def assert_told(target: Path, content: bytes) -> set[str]:
    """The content is checked in bounded time and without a traceback, and what it is told can be printed.

    Gives the rules that were told.
    """
    target.write_bytes(content)
    start = time.monotonic()
    problems = check_case(target, PATTERNS, TODAY)
    assert time.monotonic() - start < 2
    for problem in problems:
        assert problem.wrong and problem.file and problem.rule in RULES
        assert not OBEYED.search(problem_line(problem))
        assert not OBEYED.search(str(problem))
        assert len(problem_line(problem)) < 3_000
        assert problem.line >= 0 and problem.column >= 0
    case = read_or_trouble(target)
    assert isinstance(case, Case) or case
    return {problem.rule for problem in problems}


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


def test_a_file_cut_at_every_fiftieth_byte_is_told_or_sound(target: Path) -> None:
    told: set[str] = set()
    for cut in range(0, len(SOUND), 50):
        rules = assert_told(target, SOUND[:cut])
        assert rules
        told |= rules
    assert {"front-matter", "section-missing", "body-length"} <= told


def in_text(before: str, after: str) -> bytes:
    text = SOUND.decode()
    assert before in text
    return text.replace(before, after, 1).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (SOUND.decode().encode("utf-16"), "not-text"),
        (SOUND.decode().encode("utf-16-le"), "front-matter"),
        (SOUND.decode().encode("utf-32"), "not-text"),
        (in_text("Customers", "Caf\u00e9").decode().encode("latin-1"), "not-text"),
        (in_text("Customers", "Caf\u00e9 \u20ac").decode().encode("cp1252"), "not-text"),
        (in_text("Customers", "Custo\ud800mers"), "not-text"),
        (in_text("Customers", "Custo\0mers"), "hidden-text"),
        (in_text("Two farms", "Two\0 farms"), "toml"),
        (in_text("Two farms", "Two\\u0000 farms"), "wrong-type"),
        (SOUND.replace(b"\n", b"\r"), "front-matter"),
    ],
    ids=["utf-16", "utf-16 without a mark", "utf-32", "latin-1", "windows-1252", "half a pair", "nul in the text", "nul in a field", "nul escaped", "old Mac lines"],
)  # fmt: skip
def test_another_encoding_is_told(target: Path, content: bytes, rule: str) -> None:
    assert rule in assert_told(target, content)


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf" + SOUND, SOUND.replace(b"\n", b"\r\n")], ids=["mark", "CRLF"]
)
def test_what_windows_writes_is_read_as_it_is_meant(target: Path, content: bytes) -> None:
    assert assert_told(target, content) == {"twin-missing"}


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"+++\n" + b'x = "' + b"y" * 10_000_000 + b'"\n+++\n', "too-large"),
        (b"+++\n" + b"# much ado\n" * 8_000 + b"+++\n", "front-matter-large"),
        (b"+++\n" + b"[[sources]]\n" * 1_600 + b"+++\n", "wrong-count"),
        (b"+++\n" + b"".join(b"x%d = 1\n" % number for number in range(2_000)) + b"+++\n", "unknown-field"),
        (b"+++\n" + b"[[allow]]\n" * 1_900 + b"+++\n", "wrong-count"),
        (b"+++\n+++\n" + b"\n" * 99_000, "body-length"),
        (b"+++\n+++\n" + b"## \n" * 24_000, "section-unknown"),
        (b"+++\n" * 24_000, "missing-field"),
        (b"+++\n" + b"x = " + b"[" * 60 + b"]" * 60 + b"\n+++\n", "unknown-field"),
        (b"+++\n" + b"x = " + b"[" * 70 + b"]" * 70 + b"\n+++\n", "toml"),
        (b"+++\n" + b"[a" + b".a" * 400 + b"]\n+++\n", "toml"),
        (in_text("## Result\n", "## Result\n" + ">" * 2_000 + " a\n\n"), "mark-up"),
        (in_text("## Result\n", "## Result\n" + " - a\n" * 900 + "\n"), "mark-up"),
        (in_text("## Result\n", "## Result\n" + "*a **b " * 1_500 + "\n"), "body-length"),
        (in_text("## Result\n", "## Result\n" + "![a](" * 2_000 + "\n"), "twin-missing"),
        (in_text("## Result\n", "## Result\n" + "AB " * 5_000 + "\n"), "acronym"),
        (in_text("## Result\n", "## Result\n" + "1." * 7_000 + "\n"), "twin-missing"),
        (in_text("years = [2020]", "years = [2020]\nyears = [2020]"), "toml"),
        (in_text('name = "Gelderland" }', 'name = "Gelderland", name = "Utrecht" }'), "toml"),
        (in_text("[[sources]]", "[sources]\n[[sources]]"), "toml"),
        (in_text("[[results]]", "[region]\n[[results]]"), "toml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_far_from_a_case_is_told_in_bounded_lines(target: Path, content: bytes, rule: str) -> None:
    assert rule in assert_told(target, content)
    assert len(check_case(target, PATTERNS, TODAY)) < 400


@pytest.mark.parametrize(
    ("put", "rule"),
    [
        ("<script>alert(1)</script>", "mark-up"),
        ("<img src=x onerror=alert(1)>", "mark-up"),
        ("a <b>bold</b> word", "mark-up"),
        ("<!-- a comment -->", "mark-up"),
        ("![a shop](shop.png)", "mark-up"),
        ("![a shop](data:image/png;base64,AAAA)", "mark-up"),
        ("[a shop](javascript:alert(1))", "mark-up"),
        ("[a shop](data:text/html,x)", "mark-up"),
        ("javascript:alert(1)", "mark-up"),
        ("<javascript:alert(1)>", "mark-up"),
        ("a shop at file:///etc/passwd", "mark-up"),
        ("\x1b[31mred\x1b[0m", "hidden-text"),
        ("\x1b]8;;https://a.org\x1b\\a link\x1b]8;;\x1b\\", "hidden-text"),
        ("\x9b2J", "hidden-text"),
        ("\u202egnp.exe", "hidden-text"),
        ("\u2066hidden\u2069", "hidden-text"),
        ("\U000e0041", "hidden-text"),
    ],
)
def test_what_a_page_or_a_terminal_could_obey_is_told_wherever_it_stands(
    target: Path, put: str, rule: str
) -> None:
    assert rule in assert_told(target, in_text("the right hatch", f"the right hatch. {put} "))
    quoted = put.replace("\\", "\\\\").replace("\x1b", "\\u001b").replace("\x9b", "\\u009b")
    fields = [
        "Two farms put",
        "Omroep Gelderland, Hier",
        "fruit and dairy farm",
        "Four shops in",
        "appeltje-eitje",
        "transactions",
    ]
    for field in fields:
        rules = assert_told(target, in_text(field, quoted + field))
        if rule == "hidden-text" or field in ("appeltje-eitje", "transactions"):
            assert rules & {"wrong-type", "closed-list"}


def test_a_javascript_link_is_no_address_of_a_source(target: Path) -> None:
    content = in_text("https://www.omroepgelderland.nl/", "javascript:alert(1)//www.omroepgelderland.nl/")
    assert "source-address" in assert_told(target, content)


SOUND_TEXT = SOUND.decode()
SPANS = st.tuples(st.integers(0, len(SOUND_TEXT)), st.integers(0, 200))
CHANGES = st.one_of(
    st.tuples(st.just("out"), SPANS, st.just("")),
    st.tuples(st.just("twice"), SPANS, st.just("")),
    st.tuples(st.just("in"), SPANS, st.text(max_size=60)),
    st.tuples(st.just("for"), SPANS, st.text(max_size=60)),
    st.tuples(st.just("for"), SPANS, st.sampled_from(["[[allow]]\nrule = \"acronym\"\nreason = \"x\"\n", "undated = true\n", "ERP (", "1,000.5 million", "\x1b[", "+++\n", "## Result\n", '"""', "[[", "(ERP)", "<a", "](" ])),
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_any_change_of_a_sound_case_ends_in_problems(
    target: Path, changes: list[tuple[str, tuple[int, int], str]]
) -> None:
    text = SOUND_TEXT
    for how, (start, length), put in changes:
        piece = {"out": "", "twice": text[start : start + length] * 2, "in": put + text[start : start + length], "for": put}[how]  # fmt: skip
        text = text[:start] + piece + text[start + length :]
    assert_told(target, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(front=st.text(max_size=300), body=st.text(max_size=300), twin=st.text(max_size=300))
def test_any_text_in_either_twin_ends_in_problems(target: Path, front: str, body: str, twin: str) -> None:
    other = target.with_name("appeltje-eitje.nl.md")
    other.write_bytes(twin.encode("utf-8", "surrogatepass"))
    content = f"+++\n{front}\n+++\n## Situation\n{body}".encode("utf-8", "surrogatepass")
    try:
        assert assert_told(target, content)
        problems = check_cases([target, other], PATTERNS, TODAY, lambda urls: dict.fromkeys(urls, "Gone."))
    finally:
        other.unlink()
    assert problems
    assert not any(OBEYED.search(problem_line(problem)) for problem in problems)
