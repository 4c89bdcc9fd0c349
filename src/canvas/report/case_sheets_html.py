"""Cases as one page on the web that needs no web: each case a sheet of A4 when printed, large type on a projector.

The type is as large as lets a case stay on its sheet. How high it will be is reckoned from its texts, because a page
without a script cannot measure itself.
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
from canvas.report.cells import wrap
from canvas.report.words import sentence
from canvas.text.show import one_line

SIZES: Final = (16.0, 15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""Sizes of type on paper, in points: as large as a case lets it be. One of 350 words and five sources prints at 12, one of
440 and six at 10 or 10.5, one of ten sources at 9; below 10 only what has many sources or goes beyond the standard."""

_WIDE: Final = 535.0
"""Points of text across a sheet: A4 less two margins of 10.5 mm."""
_HIGH: Final = 768.0
"""Points of text down a sheet: A4 less two margins of 9 mm, and a little for typefaces that run wider."""
_LETTER: Final = 0.49
"""Width of a letter in the mean, as a part of the size of the type: Arial and what is cut like it, both languages."""
_SMALL: Final = 8.5
"""Points of the results and the sources."""

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
.by { color: #444; }
a { color: #1c5c94; }
@media print {
  @page { size: A4 portrait; margin: 9mm 10.5mm; }
  body { line-height: 1.2; }
  article { font-size: var(--size); max-width: none; padding: 6pt 0 0; border: 0; break-after: page; }
  article:last-child { break-after: auto; }
  h1 { font-size: 20pt; margin: 0 0 5pt; break-after: avoid; }
  h2, h2 + p { display: inline; }
  h2::after { content: "\\2002"; }
  section { margin: 0 0 6pt; }
  p { margin: 0 0 4pt; }
  h2 + p + p { margin-top: 4pt; }
  .facts { font-size: 10pt; }
  .small { font-size: 8.5pt; line-height: 1.2; }
  .small h2 { display: block; font-size: 8.5pt; margin: 4pt 0 1pt; break-after: avoid; }
  .small h2::after { content: none; }
  .small li { margin: 0; break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
""".strip()


def sheets_as_html(cases: Sequence[Case], vocabulary: Vocabulary, language: Language) -> str:
    """The cases as one HTML document that loads nothing.

    Args:
        cases: in the order of the sheets.
        vocabulary: says outcome, status and kinds of result.
        language: the language of the document; a case in another one says so itself.
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
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            *(_sheet(case, vocabulary) for case in cases),
            "</body>",
            "</html>",
            "",
        ]
    )


def _sheet(case: Case, vocabulary: Vocabulary) -> str:
    headings = HEADINGS.get(case.language, HEADINGS["en"])
    lines = [
        f'<article lang="{_text(case.language)}" style="--size: {_size(case, vocabulary):g}pt">',
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
    lines += _list("ol", sources_heading(case), sources)
    return "\n".join([*lines, "</article>"])


def _list(kind: str, heading: str, items: Iterable[str]) -> list[str]:
    rows = [f"<li>{item}</li>" for item in items]
    return [
        '<section class="small">',
        f"<h2>{_text(heading)}</h2>",
        f"<{kind}>",
        *rows,
        f"</{kind}>",
        "</section>",
    ]


def _text(text: str) -> str:
    """A text as it may stand in HTML, in an attribute too."""
    return escape(one_line(text), quote=True)


def _address(url: str) -> str:
    """An address to read; to click on as well where it leads to the web and nowhere else."""
    shown = _text(url)
    try:
        parts = urlsplit(url.strip())
        leads = parts.scheme in ("http", "https") and bool(parts.netloc)
    except ValueError:
        leads = False
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>' if leads else shown


def _size(case: Case, vocabulary: Vocabulary) -> float:
    """The largest type in which this case will stay on one sheet; the smallest when none will do."""
    return next((size for size in SIZES if _height(case, vocabulary, size) <= _HIGH), SIZES[-1])


def _height(case: Case, vocabulary: Vocabulary, size: float) -> float:
    """How many points a case takes down a sheet, in type of this size."""
    headings = HEADINGS.get(case.language, HEADINGS["en"])
    total = _ABOVE + _lines(case.title, 20, 1.15) + _BELOW_TITLE
    total += _lines(facts_line(case, vocabulary), 10) + _BELOW
    total += _lines(case.gist, size * 1.06) + _BELOW  # bold runs wider
    for section, text in case.sections.items():
        first, *others = text.split("\n\n")
        total += _lines(f"{headings[section]}  {first}", size) + _BELOW_SECTION
        total += sum(_BELOW + _lines(part, size) for part in others)
        total += _BELOW if others else 0
    for result in case.results:
        said = f"{sentence(result.text)} {who_says(result, vocabulary, case.language)}"
        total += _lines(said, _SMALL, 1.2, indent=13)
    for source in case.sources:
        total += _lines(f"{source_title(source)} {source.url}", _SMALL, 1.2, indent=13)
    return total + 2 * (_SMALL * 1.2 + _AROUND_SMALL + _BELOW_SECTION)


def _lines(text: str, size: float, high: float = 1.2, *, indent: float = 0.0) -> float:
    """Points that a paragraph takes down the sheet."""
    letters = int((_WIDE - indent) / (size * _LETTER))
    return max(1, len(wrap(one_line(text), letters))) * size * high
