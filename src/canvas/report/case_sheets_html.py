"""Cases as one page on the web that needs no web: each case a sheet of paper when printed, large type on a projector.

The type is as large as lets a case stay on its sheet. How high it will be is reckoned from its texts, because a page
without a script cannot measure itself. On paper a long address gives way to the name of its site, so that the story has
the room: nobody types a hundred letters over from a wall, and the link of a PDF still leads there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final
from urllib.parse import urlsplit

from canvas.locale import Language, _
from canvas.model.case import HEADINGS, Case
from canvas.model.vocabulary import Vocabulary
from canvas.report.case_sheets import facts_line, results_heading, source_title, sources_heading, who_says
from canvas.report.paper import Paper
from canvas.report.print_lines import lines
from canvas.report.words import own_reading, sentence
from canvas.text.show import one_line

SIZES: Final = tuple(quarter / 4 for quarter in range(72, 35, -1))
"""Sizes of type on A4, in points, 18 to 9: as large as a case lets it be. On A3 all is 1.41 times as large."""

_WIDE: Final = 535.0
"""Points of text across a sheet of A4, less two margins of 10.5 mm."""
_HIGH: Final = 780.0
"""Points of text down a sheet of A4, less two margins of 9 mm, and 11 for typefaces that are cut a little wider."""
_BOLD: Final = 1.07
"""So much wider does bold type run."""
_LINE: Final = 1.2
"""From line to line, as a part of the size of the type."""
_TITLE: Final = 20.0
_FACTS: Final = 10.0
_RESULTS: Final = 9.5
_SOURCES: Final = 7.5
_INDENT: Final = 1.4
"""Of a list, as a part of the size of its type."""
_GUTTER: Final = 12.0
"""Points between the two columns of sources."""

_TYPED_OVER: Final = 36
"""Most letters of an address that somebody will type over from paper."""
_ABOVE: Final = 6.0
"""Points above the title, besides the margin of the page."""
_BELOW_TITLE: Final = 5.0
_BELOW: Final = 4.0
"""Points below a paragraph, so that two of them do not look like one."""
_BELOW_SECTION: Final = 6.0
_AROUND_SMALL: Final = 5.0
"""Points above and below the heading of the results and of the sources."""


_STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; font: 22px/1.45 Arial, "Liberation Sans", Helvetica, sans-serif; }
article { max-width: 40em; margin: 0 auto; padding: 1.5em 1em 3em; border-bottom: 1px solid #bbb; overflow-wrap: anywhere; }
article:last-child { border-bottom: 0; }
h1 { font-size: 1.7em; line-height: 1.15; margin: 0 0 .3em; }
h2 { font-size: 1em; color: #1c5c94; margin: 1.1em 0 .1em; }
p { margin: 0 0 .5em; hyphens: auto; }
.facts { color: #444; }
.gist { font-weight: bold; }
.small ul, .small ol { margin: 0; padding-left: 1.4em; }
.small li { margin: 0 0 .35em; }
.small { font-size: 20px; }
.by, .reading { color: #444; }
a { color: #1c5c94; }
.short { display: none; }
@media print {
  body { line-height: 1.2; --pt: calc(var(--scale) * 1pt); }
  article { font-size: calc(var(--size) * var(--pt)); max-width: none; padding: calc(6 * var(--pt)) 0 0; border: 0; break-after: page; }
  article:last-child { break-after: auto; }
  h1 { font-size: calc(20 * var(--pt)); margin: 0 0 calc(5 * var(--pt)); break-after: avoid; }
  h2, h2 + p { display: inline; }
  h2::after { content: "\\2002"; }
  section { margin: 0 0 calc(6 * var(--pt)); }
  p { margin: 0 0 calc(4 * var(--pt)); }
  h2 + p + p { margin-top: calc(4 * var(--pt)); }
  .facts { font-size: calc(10 * var(--pt)); }
  .small { font-size: calc(9.5 * var(--pt)); line-height: 1.2; }
  .reading { font-size: calc(7.5 * var(--pt)); margin: 0; }
  .small h2 { display: block; font-size: 1em; margin: calc(4 * var(--pt)) 0 calc(1 * var(--pt)); break-after: avoid; }
  .small h2::after { content: none; }
  .small li { margin: 0; break-inside: avoid; }
  .small ol { font-size: calc(7.5 * var(--pt)); columns: 2; column-gap: calc(12 * var(--pt)); }
  a { color: inherit; text-decoration: none; }
  .whole { display: none; }
  .short { display: inline; }
  h2 .short { font-weight: normal; }
}
""".strip()


def sheets_as_html(
    cases: Sequence[Case], vocabulary: Vocabulary, language: Language, paper: Paper = Paper.A4
) -> str:
    """The cases as one HTML document that loads nothing.

    Args:
        cases: in the order of the sheets.
        vocabulary: says outcome, status and kinds of result.
        language: the language of the document; a case in another one says so itself.
        paper: what it will be printed on.
    """
    title = cases[0].title if len(cases) == 1 else _("Cases")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_text(language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{_text(title)}</title>",
            f"<style>\n{_STYLE}\n{_page(paper)}\n</style>",
            "</head>",
            f'<body style="--scale: {paper.scale:.4f}">',
            *(_sheet(case, vocabulary) for case in cases),
            "</body>",
            "</html>",
            "",
        ]
    )


def _sheet(case: Case, vocabulary: Vocabulary) -> str:
    headings = HEADINGS.get(case.language, HEADINGS["en"])
    lines = [
        f'<article lang="{_text(case.language)}" style="--size: {_size(case, vocabulary):g}">',
        f"<h1>{_text(case.title)}</h1>",
        f'<p class="facts">{_text(facts_line(case, vocabulary))}</p>',
        f'<p class="gist">{_text(case.gist)}</p>',
    ]
    for section, text in case.sections.items():
        lines += ["<section>", f"<h2>{_text(headings[section])}</h2>"]
        lines += [f"<p>{_text(part)}</p>" for part in text.split("\n\n") if part.strip()]
        lines.append("</section>")
    if case.results:
        results = (
            f'{_text(sentence(each.text))} <span class="by">{_text(who_says(each, vocabulary, case.language))}</span>'
            for each in case.results
        )
        lines += _list("ul", results_heading(), results)
    sources = (f"{_text(source_title(each))} {_address(each.url)}" for each in case.sources)
    whole = _("whole addresses: {command}").format(command=f"canvas case show {case.key}")
    lines += _list("ol", sources_heading(case), sources, whole)
    lines.append(f'<p class="small reading">{_text(own_reading(case))}</p>')
    return "\n".join([*lines, "</article>"])


def _list(kind: str, heading: str, items: Iterable[str], on_paper: str = "") -> list[str]:
    rows = [f"<li>{item}</li>" for item in items]
    beside = f' <span class="short by">{_text(on_paper)}</span>' if on_paper else ""
    return [
        '<section class="small">',
        f"<h2>{_text(heading)}{beside}</h2>",
        f"<{kind}>",
        *rows,
        f"</{kind}>",
        "</section>",
    ]


def _text(text: str) -> str:
    """A text as it may stand in HTML, in an attribute too."""
    return escape(one_line(text), quote=True)


def _address(url: str) -> str:
    """An address to read; to click on as well where it leads to the web and nowhere else, and then in short on paper."""
    shown = _text(url)
    if not _leads_to_the_web(url):
        return shown
    whole, short = (
        f'<span class="whole">{shown}</span>',
        f'<span class="short">{_text(short_address(url))}</span>',
    )
    return f'<a href="{shown}" rel="noopener noreferrer">{whole}{short}</a>'


def _leads_to_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def short_address(url: str) -> str:
    """An address as it stands on paper: whole but for its scheme when it can be typed over, otherwise its site alone."""
    if not _leads_to_the_web(url):
        return url
    typed = url.strip().split("://", 1)[1].removeprefix("www.").rstrip("/")
    return typed if len(typed) <= _TYPED_OVER else f"{typed.split('/', 1)[0]}/…"


def _page(paper: Paper) -> str:
    across, down = 10.5 * paper.scale, 9 * paper.scale
    return f"@page {{ size: {paper} portrait; margin: {down:.2f}mm {across:.2f}mm; }}"


def _size(case: Case, vocabulary: Vocabulary) -> float:
    """The largest type in which this case will stay on one sheet; the smallest when none will do."""
    around = _height_around(case, vocabulary)
    return next((size for size in SIZES if around + _height_of_text(case, size) <= _HIGH), SIZES[-1])


def _height_around(case: Case, vocabulary: Vocabulary) -> float:
    """How many points of A4 the title, the facts, the results and the sources take, whatever the size of the text."""
    total = _ABOVE + lines(case.title, _WIDE / _BOLD, _TITLE) * _TITLE * 1.15 + _BELOW_TITLE
    total += lines(facts_line(case, vocabulary), _WIDE, _FACTS) * _FACTS * _LINE + _BELOW
    said = (f"{sentence(each.text)} {who_says(each, vocabulary, case.language)}" for each in case.results)
    results = sum(lines(each, _WIDE - _INDENT * _RESULTS, _RESULTS) for each in said)
    column = (_WIDE - _GUTTER) / 2 - _INDENT * _SOURCES
    named = [
        lines(f"{source_title(each)} {short_address(each.url)}", column, _SOURCES) for each in case.sources
    ]
    sources = _in_two_columns(named)
    heading = _RESULTS * _LINE + _AROUND_SMALL + _BELOW_SECTION
    total += (bool(case.results) + 1) * heading
    reading = lines(own_reading(case), _WIDE, _SOURCES)
    return total + (results * _RESULTS + (sources + reading) * _SOURCES) * _LINE


def _in_two_columns(heights: Sequence[int]) -> int:
    """How high these stand in two columns, none of them cut in two."""
    return min((max(sum(heights[:cut]), sum(heights[cut:])) for cut in range(len(heights) + 1)), default=0)


def _height_of_text(case: Case, size: float) -> float:
    """How many points of A4 the gist and the sections take, in type of this size."""
    headings = HEADINGS.get(case.language, HEADINGS["en"])
    high = size * _LINE
    total = lines(case.gist, _WIDE / _BOLD, size) * high + _BELOW
    for section, text in case.sections.items():
        first, *others = text.split("\n\n")
        total += lines(f"{headings[section]} mm {first}", _WIDE, size) * high + _BELOW_SECTION
        total += sum(_BELOW + lines(part, _WIDE, size) * high for part in others)
    return total
