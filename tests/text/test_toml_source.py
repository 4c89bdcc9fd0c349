"""TOML from people: hostile files are refused quickly, and every value knows its line."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.text.problems import Trouble
from canvas.text.toml_source import MOST_BYTES, read_toml

HOSTILE = {
    "a key of 40,000 parts": ".".join(["a"] * 40_000) + " = 1",
    "a key of 40,000 parts in a table": "x = { " + ".".join(["a"] * 40_000) + " = 1 }",
    "a header of many parts": "[" + ".".join(["a"] * 5_000) + "]",
    "10,000 nested arrays": "a = " + "[" * 10_000 + "]" * 10_000,
    "10,000 nested tables": "a = " + "{a=" * 10_000 + "1" + "}" * 10_000,
    "a number of 5,000 digits": "a = " + "9" * 5_000,
    "a negative number of 5,000 digits": "a = [-" + "9" * 5_000 + "]",
    "a hexadecimal number of 5,000 digits": "a = [0x" + "f" * 5_000 + "]",
    "an octal number of 5,000 digits": "a = 0o" + "7" * 5_000,
    "a binary number of 20,000 digits": "a = 0b" + "1_0" * 10_000,
    "three megabytes": "a = 1\n" * 600_000,
    "half a string": 'a = "half',
    "half a long string": 'a = """half\n\n',
    "half an array": "a = [1, 2,",
    "noise": "\x00\x01\x02",
    "many quotes": '"' * 300_000,
    "many backslashes": '"' + "\\" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_one_plain_sentence_within_two_seconds(text: str) -> None:
    start = time.monotonic()
    with pytest.raises(Trouble) as trouble:
        read_toml(text, "wild.toml")
    assert time.monotonic() - start < 2
    (problem,) = trouble.value.problems
    assert str(problem).startswith("wild.toml")
    assert problem.wrong.endswith(".")
    assert "\n" not in str(problem)


def test_an_honest_large_file_is_read() -> None:
    text = "\n".join(
        f'[[note]]\nid = "n-{number}"\ntext = "see www.example.org/a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r"'
        for number in range(9_000)
    )
    assert len(text) < MOST_BYTES
    assert len(read_toml(text).values["note"]) == 9_000


def test_dots_and_brackets_inside_strings_and_comments_are_only_text() -> None:
    dots = ". " * 100
    source = read_toml(
        f'a = "{dots}" # {dots}\nb = \'[[[[{"[" * 200}\'\nc = """\n[not.a.table]\nd = 1\n"""\nd = 2\n'
    )
    assert source.values["d"] == 2
    assert source.line(("d",)) == 7


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("a",), (1, 1)),
        (("b",), (2, 3)),
        (("t",), (4, 2)),
        (("t", "c"), (5, 1)),
        (("t", "c", "inside"), (5, 1)),
        (("row", 1), (8, 3)),
        (("row", 1, "d"), (9, 5)),
        (("row", 1, "unwritten"), (8, 3)),
        (("nowhere",), (0, 0)),
    ],
)
def test_a_value_knows_its_line_and_the_column_of_its_key_or_header(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    source = read_toml(
        "a = 1\n  b = 2\n\n [t]\nc = { inside = 1 }\n\n[[row]]\n  [[row]]\n    d = 1\n", first_line=1
    )
    assert (source.line(path), source.column(path)) == place


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = 2\na = 3\n", 3),
        ("[t]\n[u]\n[t]\n", 3),
        ("[[t]]\n[t]\n", 2),
        ("a = { b = 1, b = 2 }\n", 1),
    ],
)
def test_a_name_that_stands_there_twice_is_called_that_at_the_second_line(text: str, line: int) -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml(text)
    [problem] = trouble.value.problems
    assert problem.line == line
    assert "second time" in problem.wrong


def test_a_mistake_is_told_with_its_column() -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml('a = 1\nb = "x" y\n', first_line=2)
    [problem] = trouble.value.problems
    assert (problem.line, problem.column) == (3, 9)


def test_every_key_knows_its_line() -> None:
    source = read_toml(
        'schema = 1\n\n[workshop]\nfirm = "X"\n\n[[note]]\nid = "a"\n\n[[note]]\nid = "b"\ntext = "t"\n',
        first_line=1,
    )
    assert source.line(("schema",)) == 1
    assert source.line(("workshop", "firm")) == 4
    assert source.line(("note", 0, "id")) == 7
    assert source.line(("note", 1, "text")) == 11
    assert source.line(("note", 1, "missing")) == 9
    assert source.line(("nowhere",)) == 0


def test_nested_table_arrays_know_their_lines() -> None:
    source = read_toml(
        '[[step]]\n[[step.prompt]]\nkey = "a"\n[[step.prompt]]\nkey = "b"\n[[step]]\n[[step.prompt]]\nkey = "c"\n'
    )
    assert source.line(("step", 0, "prompt", 1, "key")) == 5
    assert source.line(("step", 1, "prompt", 0, "key")) == 8


def test_front_matter_counts_from_its_place_in_the_file() -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml("a = 1\nb = = 2\n", "case.md", first_line=2)
    assert trouble.value.problems[0].line == 3


@given(st.text(alphabet="a.=[]{}\"'\\\n #1,_", max_size=200))
def test_whatever_the_parser_accepts_the_scan_lets_through(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        with pytest.raises(Trouble):
            read_toml(text)
        return
    try:
        assert read_toml(text).values == values
    except Trouble as trouble:
        assert "parts" in str(trouble) or "nests" in str(trouble)


@pytest.mark.parametrize(
    "line",
    [
        "a = “half”",
        "a = „half”",
        "a = ‘half’",
        'a = "half”',
        "a = ['x', “y”]",
        "a = [\n  “y”,\n]",
        "b = 1\na = { c = «x» }",
    ],
)
def test_curly_quotes_are_told_as_what_they_are(line: str) -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml(line)
    (problem,) = trouble.value.problems
    assert "Use straight quotes" in problem.fix
    assert problem.line == next(
        number for number, row in enumerate(line.split("\n"), 1) if set(row) & set("“”„‘’«»")
    )


@pytest.mark.parametrize("line", ["a = half", 'a = "he said “no”" b', "a == 1", 'a = "“no”"\na = 1'])
def test_curly_quotes_within_a_text_are_not_blamed(line: str) -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml(line)
    (problem,) = trouble.value.problems
    assert "straight" not in problem.fix


@pytest.mark.parametrize(
    ("text", "wrong", "fix"),
    [
        ('gist = "An "so-called" e-bike"\nb = 1\n', "A quote stands inside a text", 'Write \\" for it'),
        ('title = "A 19" wheel and a 20" one"', "A quote stands inside a text", 'Write \\" for it'),
        ('parties = ["shops", "an "old" firm"]', "A quote stands inside a text", 'Write \\" for it'),
        ("place = ''s-Hertogenbosch'", "A quote stands inside a text", 'between " and "'),
        ("checked_on = 28-11-2026\n", "This date", "2026-11-28"),
        ("checked_on = 28/11/2026 # today\nb = 1", "This date", "2026-11-28"),
        ("checked_on = 28 november 2026\n", "This date", "2026-11-28"),
        ("checked_on = 2026-11-8", "This date", "2026-11-28"),
        ('tags = "privacy", "connected-product"]\n', "This list does not begin", "begins with ["),
        ("years = 2018, 2020]", "This list does not begin", "begins with ["),
    ],
)
def test_a_beginners_slip_is_called_what_it_is(text: str, wrong: str, fix: str) -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml("first = 1\n" + text, "case.md")
    (problem,) = trouble.value.problems
    assert problem.line == 2
    assert problem.wrong.startswith(wrong)
    assert fix in problem.fix
    assert "older copy" not in problem.fix


@pytest.mark.parametrize("text", ['a = "half', "a = [1, 2,\n", 'a = """half\n\n'])
def test_only_a_file_that_stops_in_the_middle_is_said_to(text: str) -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml(text)
    assert trouble.value.problems[0].wrong == "The file stops in the middle."


@pytest.mark.parametrize("text", ['b = "x" y\n', 'tags = ["a" "b"]\n', "a\n", "c = 1 2\n"])
def test_another_mistake_is_neither_of_these(text: str) -> None:
    with pytest.raises(Trouble) as trouble:
        read_toml(text + "end = 1\n")
    assert trouble.value.problems[0].wrong == "This line is not as a TOML file is written."
