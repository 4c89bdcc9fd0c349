"""Cases as sheets for the room: nothing left out, nothing obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.library.reading import load_library
from canvas.method.builtin import vocabulary
from canvas.model.case import HEADINGS, Case, Result, Source
from canvas.model.words import ResultKind
from canvas.report.case_sheets import PAGE_BREAK, sheets_as_markdown
from canvas.report.case_sheets_html import SIZES, sheets_as_html
from canvas.text.show import one_line

from .reading import tokens

CASES = load_library().all("en")
OURS = {
    "html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "p", "section", "ul", "ol", "li", "span",
    "a",
}  # fmt: skip
ALONE = {"meta"}


class Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    @property
    def addresses(self) -> list[str | None]:
        return [attributes.get("href") for tag, attributes in self.tags if tag == "a"]


def html(*cases: Case) -> Page:
    return Page(sheets_as_html(cases, vocabulary(), "en"))


def spoilt(text: str, url: str | None = None) -> Case:
    """A case in which every text is this one."""
    case = CASES[0]
    return replace(
        case, title=text, gist=text, organisation=text, place=text,
        sections=dict.fromkeys(case.sections, text),
        results=(Result(text, ResultKind.CLAIMED, text, 1, 2020),),
        sources=(Source(text, text if url is None else url, 2020),),
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_everything_a_case_tells_stands_on_both_sheets(case: Case) -> None:
    page = html(case).text
    plain = re.sub(r"`|\\(?=\W)", "", " ".join(sheets_as_markdown([case], vocabulary()).split()))
    words = vocabulary()
    for text in (page, plain):
        for part in (case.title, case.gist, case.organisation, case.place, case.when):
            assert one_line(part) in text
        assert words.word(case.outcome, "en") in text
        for section, body in case.sections.items():
            assert HEADINGS["en"][section] in text
            assert all(one_line(part) in text for part in body.split("\n\n"))
        for result in case.results:
            assert one_line(result.by) in text and words.word(result.kind, "en") in text
        for source in case.sources:
            assert one_line(source.title) in text and source.url in text


def test_the_page_names_its_language_and_loads_nothing() -> None:
    page = html(*CASES[:3])
    assert page.tags[0] == ("html", {"lang": "en"})
    assert [attributes["lang"] for tag, attributes in page.tags if tag == "article"] == ["en"] * 3
    assert {tag for tag, _attributes in page.tags} <= OURS
    assert not any("src" in attributes for _tag, attributes in page.tags)
    source = sheets_as_html(CASES[:3], vocabulary(), "en")
    assert "url(" not in source and "@import" not in source
    assert "default-src 'none'" in source


def test_a_case_in_another_language_says_so_itself() -> None:
    dutch = load_library().all("nl")[0]
    page = html(dutch)
    assert ("article", "nl") in [(tag, attributes.get("lang")) for tag, attributes in page.tags]
    assert "Situatie" in page.text


@settings(max_examples=150)
@given(st.text(max_size=80).map(lambda text: "x" + text.replace("\n\n", "\n")))
def test_no_text_is_ever_markup(text: str) -> None:
    page = html(spoilt(text))
    plain = html(spoilt("x"))
    assert [tag for tag, _attributes in page.tags if tag not in ("a", "title")] == [
        tag for tag, _attributes in plain.tags if tag not in ("a", "title")
    ]
    assert page.open == []
    assert one_line(text) in "".join(page.texts)


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>", "</article><h1>x", "<img src=x onerror=alert(1)>", '" onload="x', "&lt;b&gt;",
        "\x1b]52;c;aGk=\x07", "\u202egnp.exe", "</style><b>", "<!-- x", "]]>",
    ],
)  # fmt: skip
def test_what_a_case_brings_is_shown_and_not_obeyed(nasty: str) -> None:
    page = html(spoilt(nasty))
    source = sheets_as_html([spoilt(nasty)], vocabulary(), "en")
    assert {tag for tag, _attributes in page.tags} <= OURS
    assert one_line(nasty) in page.text
    assert "\x1b" not in source and "\u202e" not in source
    markdown = sheets_as_markdown([spoilt(nasty)], vocabulary())
    kinds = {each.type for token in tokens(markdown) for each in (token, *(token.children or []))}
    assert not kinds & {"html_block", "html_inline", "link_open", "image"}
    assert "\x1b" not in markdown and "\u202e" not in markdown


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example/y", "file:///etc/passwd", "//x", "http://[", ""]
)  # fmt: skip
def test_only_the_web_can_be_clicked_but_every_address_is_read(url: str) -> None:
    page = html(spoilt("x", url))
    assert page.addresses == []
    assert url in page.text


def test_an_address_on_the_web_is_a_link_with_the_address_to_read() -> None:
    url = "https://example.org/a?b=1&c=%22x%22"
    page = html(spoilt("x", url))
    assert page.addresses == [url]
    assert url in page.text


def test_in_markdown_a_line_parts_two_cases_and_only_two_cases() -> None:
    three = tokens(sheets_as_markdown(CASES[:3], vocabulary()))
    assert [token.type for token in three].count("hr") == 2
    assert [token.tag for token in three if token.type == "heading_open"].count("h1") == 3
    assert f"\n\n{PAGE_BREAK}\n\n# " in sheets_as_markdown(CASES[:2], vocabulary())
    assert [token.type for token in tokens(sheets_as_markdown([spoilt("---")], vocabulary()))].count(
        "hr"
    ) == 0


def test_the_type_is_as_large_as_the_text_is_short() -> None:
    def size(case: Case) -> float:
        found = re.search(r"--size: ([\d.]+)", sheets_as_html([case], vocabulary(), "en"))
        assert found is not None
        return float(found[1])

    case = CASES[0]
    short = replace(case, sections=dict.fromkeys(case.sections, "Two words."))
    sizes = [size(spoilt("word " * many)) for many in (1, 60, 90, 400)]
    assert size(short) == SIZES[0]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SIZES[-1]
