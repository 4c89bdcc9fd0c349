"""Whatever somebody types in whichever field, the report says it and obeys none of it."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.model.edits import Changed, Edit, Put, apply_all
from canvas.model.fields import Text, Texts
from canvas.model.records import SINGLE, TABLES, TODAY, file_name, kinds
from canvas.model.words import FindingSeverity
from canvas.model.workshop import Workshop, new_workshop
from canvas.report.cells import width
from canvas.report.markdown import to_markdown
from canvas.report.plain import to_plain
from canvas.report.tree import (
    Bullets,
    Callout,
    Drawing,
    Item,
    Numbered,
    Paragraph,
    Quote,
    Report,
    Section,
    TableBlock,
    bold,
    flat,
    spans,
)  # fmt: skip
from canvas.text.show import show
from tests.report.reading import markdown, obeyed, plain, read, report, shape

NASTY = {
    "escape": "a\x1b[31mred\x1b]0;title\x07",
    "clipboard": "\x1b]52;c;cm0gLXJmIC8=\x07",
    "c1": "\x9b31m\x90q\x9c",
    "bidi": "\u202egnp.exe\u2066\u200f",
    "nul": "be\x00fore",
    "rich": "[bold red]x[/] [/] [link=file:///x]y[/link]",
    "html": "<script>alert(1)</script><img src=x onerror=y> &lt; &#60; <!-- x -->",
    "link": "[click](https://example.org) ![p](x.png) <https://example.org> [a]: http://x",
    "bare address": "see https://example.org/a_b*c* or WWW.example.org, mail jan.jansen+x@example.org!",
    "heading": "# Heading #",
    "underline": "Heading\n=====\nother\n---",
    "list": "- one\n* two\n+ three\n1. four\n2) five",
    "quote and code": "> quote\n    code\n```\nfence\n~~~\n`code` ``x``",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ~f~ $g$ a*b*c snake_case_word",
    "table": "| a | b |\n| --- | --- |\n\\| c \\\\| d",
    "one column table": "a\n:-:\nb",
    "backslashes": "\\ \\\\ \\[x](y) ends in \\",
    "stars at the edges": "** x ** *",
    "line ends": "a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h",
    "placeholder": "{name} {0} %s {",
    "marks": "e" + "\u0301" * 10_000,
    "front matter": "---\ntitle: x\n---",
}


def with_everywhere(text: str) -> Workshop:
    """A workshop in which every text field of every table holds this text, two records of each, tied together."""
    edits: list[Edit] = []
    for table, kind in TABLES.items():
        for key in (SINGLE[table],) if table in SINGLE else (f"{table}-1", f"{table}-2"):
            fields: dict[str, object] = {}
            for name, field in kinds(kind).items():
                if name == "order" or (table, name) in (("workshop", "key"), ("workshop", "language")):
                    continue
                if isinstance(field, (Text, Texts)):
                    fields[file_name(name)] = [text, text] if isinstance(field, Texts) else text
            edits.append(Put(table, key, fields))
    edits += [
        Put("note", "note-1", {"canvas": TODAY, "block": "channels"}),
        Put(
            "note", "note-2", {"canvas": "canvas-1", "block": "channels", "origin": "note-1", "amount_low": 3}
        ),
        Put("link", "link-1", {"from": "note-1", "to": "note-1"}),
        Put(
            "exchange", "exchange-1", {"from": "actor-1", "to": "actor-2", "when": "redesign", "kind": "data"}
        ),
        Put(
            "data_use",
            "data_use-1",
            {"assets": ["data_asset-1"], "beneficiary": "actor-1", "activity": "predict"},
        ),
        Put("risk", "risk-1", {"notes": ["note-1"], "likelihood": 5, "impact": 5}),
        Put("action", "action-1", {"phase": "week", "serves": ["measure-1"]}),
        Put("canvas", "canvas-1", {"kind": "redesign"}),
    ]
    done = apply_all(new_workshop(firm="x"), edits)
    assert isinstance(done, Changed), done
    return done.workshop


@pytest.mark.parametrize("text", NASTY.values(), ids=list(NASTY))
def test_a_nasty_text_in_every_field_changes_nothing_of_the_document(text: str) -> None:
    made = markdown(with_everywhere(text))
    assert shape(made) == shape(markdown(with_everywhere("word")))
    assert obeyed(made) == []
    assert show(made, lines=True) == made
    assert plain(flat(text)) in read(made)


@pytest.mark.parametrize("text", NASTY.values(), ids=list(NASTY))
def test_a_nasty_text_in_every_field_reaches_no_terminal(text: str) -> None:
    made = to_plain(report(with_everywhere(text)), 80)
    assert show(made, lines=True) == made
    assert {unicodedata.category(character) for character in made} & {"Cc", "Cf", "Cs"} <= {"Cc"}
    assert "\x1b" not in made


def every_block(text: str) -> Report:
    """A report of every kind of block, in which everything is this text, stressed and not."""
    pieces, stressed = spans(text), spans(bold(text), " and ", text)
    item = Item(stressed, (pieces, stressed))
    blocks = (
        Paragraph(pieces),
        Paragraph(stressed),
        Quote(pieces),
        Bullets((item, Item(pieces))),
        Numbered((item,)),
        TableBlock((text, "b"), ((pieces, stressed),)),
        Drawing("canvas", (f"│{text}",)),
        Callout(FindingSeverity.HIGH, text, pieces, (pieces,)),
    )
    return Report(text, text, "en", (Section("key", text, 1, blocks), Section("other", text, 2, blocks)))


MARKUP = st.text(
    st.sampled_from("ab1 \n\\`*_[]<>|~$#+-=:.!()&;{}@/\"'wx€é\u00a0\u200d\u3000\x1b\x00") | st.characters(),
    min_size=1,
    max_size=30,
)


@given(MARKUP.filter(lambda text: bool(plain(flat(text)))))
@settings(deadline=None, max_examples=300)
def test_any_text_in_any_block_reads_as_it_was_typed(text: str) -> None:
    made = to_markdown(every_block(text))
    assert shape(made) == shape(to_markdown(every_block("word")))
    assert obeyed(made) == []
    assert plain(flat(text)) in read(made)


@given(MARKUP, st.integers(20, 120))
@settings(deadline=None)
def test_no_line_of_plain_text_is_wider_than_asked(text: str, cells: int) -> None:
    found = every_block(text)
    drawn = {
        line
        for section in found.sections
        for block in section.blocks
        if isinstance(block, Drawing)
        for line in block.lines
    }
    too_wide = [
        line for line in to_plain(found, cells).splitlines() if width(line) > cells and line not in drawn
    ]
    assert too_wide == []


@pytest.mark.parametrize(
    ("table", "field"),
    [("frame", "question"), ("note", "text"), ("action", "title")],
)
def test_a_megabyte_on_one_line_is_told_whole(table: str, field: str) -> None:
    line = "x" + "bread and butter " * 60_000
    kind = TABLES[table]
    workshop = with_everywhere("word")
    rows = workshop.table(kind)
    key = SINGLE.get(table, f"{table}-1")
    # Past the edit, which would refuse it: a file made by hand or by another program may hold it.
    large = Workshop({**workshop.tables, table: rows.put(replace(rows[key], **{field: line}))})  # type: ignore[arg-type]
    assert line.strip() in markdown(large)
    assert width(max(to_plain(report(large)).splitlines(), key=width)) <= 110


@pytest.mark.parametrize(
    "text", ["a@" * 200_000, "a" * 400_000, "www." * 100_000, "*_" * 200_000, "€ " * 200_000]
)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    found = Report("x", "", "en", (Section("k", "k", 1, (Paragraph(spans(text)),)),))
    begin = time.process_time()
    made, lines = to_markdown(found), to_plain(found, 80)
    # Far above what it takes and far below what anything quadratic would: minutes to hours.
    assert time.process_time() - begin < 10
    assert len(made) > len(flat(text))
    assert plain(lines).replace(" ", "").endswith(flat(text).replace(" ", ""))
