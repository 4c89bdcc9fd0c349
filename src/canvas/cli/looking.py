"""`canvas show`, `compare`, `check` and `report`: a workshop to look at, for people and for programs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from canvas.cli.naming import FILE, json_option
from canvas.cli.speaking import say, say_json, tell
from canvas.cli.the_library import the_library
from canvas.locale import LANGUAGES, _, language, ngettext
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

if TYPE_CHECKING:
    from canvas.locale import Language
    from canvas.model.comparison import Comparison, Margin, NoteChange
    from canvas.model.workshop import Workshop
    from canvas.report.tree import Report, Section

_VIEWS = {"data": ("data",), "chain": ("chain",), "risks": ("secure",), "plan": ("prove", "plan")}
"""What can be shown beside a canvas, and the sections of the report that say it."""


def _opened(file: Path) -> Workshop:
    from canvas.storage.reading import open_document

    document, _digest = open_document(file)
    if document.newer:
        tell(_("This file was made by a newer version of Canvas; what this one does not know is not shown."))
    return document.workshop


def _reported(workshop: Workshop, file: Path, speaking: Language, *, include_ours: bool = True) -> Report:
    from canvas.session.playbooks import playbook_for
    from canvas.session.reporting import report_of

    book, problem = playbook_for(workshop, file)
    if problem is not None:
        tell(str(problem))
    return report_of(workshop, book, speaking, the_library(), include_ours=include_ours)


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 160)


@click.command(
    "show", help=_("Show a canvas (today, or a redesign by its id or name), or: data, chain, risks, plan.")
)
@click.argument("file", type=FILE)
@click.argument("what", default="today")
@json_option
def show_command(file: Path, what: str, as_json: bool) -> None:
    """A canvas as a drawing and a list, or a part of the report as plain text."""
    workshop = _opened(file)
    canvas = None if what in _VIEWS else _canvas(workshop, what)
    if as_json:
        say_json(_rows(workshop, what, canvas))
        return
    if canvas is not None:
        _show_canvas(workshop, canvas)
        return
    from canvas.report.plain import to_plain

    report = _reported(workshop, file, language())
    sections = list(_parts(report, _VIEWS[what]))
    if not sections:
        tell(_("There is nothing here yet."))
    say(to_plain(sections, _width()))


def _parts(report: Report, keys: tuple[str, ...]) -> Iterator[Section]:
    """The sections of these keys, each with what stands under it."""
    inside = 0
    for section in report.sections:
        if section.key in keys:
            inside = section.level
            yield section
        elif inside and section.level > inside:
            yield section
        else:
            inside = 0


def _canvas(workshop: Workshop, name: str) -> str:
    """The id of the canvas of this id or name.

    Raises:
        Trouble: when there is none.
    """
    from canvas.model.records import TODAY, Canvas

    if name in (TODAY, _("today")):
        return TODAY
    for canvas in workshop.all(Canvas):
        if name in (canvas.id, canvas.name):
            return canvas.id
    known = [TODAY, *(canvas.id for canvas in workshop.redesigns), *_VIEWS]
    raise Trouble(
        Problem(
            _("There is no canvas “{name}” in this workshop.").format(name=name),
            allowed_and_nearest(name, known),
        )
    )


def _show_canvas(workshop: Workshop, canvas: str) -> None:
    from canvas.method.builtin import vocabulary
    from canvas.model.records import Canvas
    from canvas.model.words import Block
    from canvas.report.drawings import canvas_drawing

    words = vocabulary()
    record = workshop.get(Canvas, canvas)
    name = record.name if record and record.name else words.value("canvas_kind", "today", language())
    say(f"{workshop.firm.firm or ''} · {name}".lstrip(" ·"))
    say("")
    for line in canvas_drawing(workshop, canvas, words, language(), _width()):
        say(line)
    say("")
    for block in Block:
        for note in workshop.notes(canvas, block):
            if note.note:
                say(f"{words.block(block, language())}: {note.heading}")
                say("  " + " ".join(note.note.split()))


def _rows(workshop: Workshop, what: str, canvas: str | None) -> dict[str, Any]:
    from canvas.model.edits import fields_of
    from canvas.model.records import TABLES
    from canvas.storage.document import plain

    def row(record: Any) -> dict[str, Any]:
        return {"id": record.id, **{name: plain(value) for name, value in fields_of(record).items()}}

    if canvas is not None:
        return {"canvas": canvas, "notes": [row(note) for note in workshop.notes(canvas, gone=True)]}
    tables = {
        "data": ("data_asset", "data_use"),
        "chain": ("actor", "exchange"),
        "risks": ("risk", "measure"),
        "plan": ("assumption", "experiment", "action"),
    }[what]
    return {name: [row(record) for record in workshop.all(TABLES[name])] for name in tables}


@click.command(
    "compare",
    help=_("Compare a redesign with today, or two redesigns: kept, changed, dropped and new, per block."),
)
@click.argument("file", type=FILE)
@click.argument("first", required=False)
@click.argument("second", required=False)
@json_option
def compare_command(file: Path, first: str | None, second: str | None, as_json: bool) -> None:
    """One canvas named: it against today; none: the chosen redesign against today; two: the second against the first."""
    from canvas.model.comparison import compare, margin
    from canvas.model.records import TODAY

    workshop = _opened(file)
    if first is None:
        chosen = workshop.chosen_redesign
        if chosen is None:
            raise Trouble(
                Problem(
                    _("There is no redesign to compare with today."),
                    _("Make one on the board, with the key r."),
                    str(file),
                )
            )
        base, redesign = TODAY, chosen.id
    elif second is None:
        base, redesign = TODAY, _canvas(workshop, first)
    else:
        base, redesign = _canvas(workshop, first), _canvas(workshop, second)
    comparison = compare(workshop, redesign, base)
    margins = (margin(workshop, base), margin(workshop, redesign))
    if as_json:
        say_json(_comparison_rows(comparison, margins))
    else:
        _say_comparison(workshop, comparison, margins)


def _comparison_rows(comparison: Comparison, margins: tuple[Margin | None, Margin | None]) -> dict[str, Any]:
    import dataclasses

    blocks = {
        block.value: [
            {
                "change": change.kind.value,
                "before": change.before.heading if change.before else None,
                "after": change.after.heading if change.after else None,
                "id": change.note.id if change.note else None,
                "reason": change.reason,
            }
            for change in changes
        ]
        for block, changes in comparison.blocks.items()
    }
    return {
        "base": comparison.base,
        "redesign": comparison.redesign,
        "distance": round(comparison.distance, 4),
        "verdict": comparison.verdict.value,
        "too_few_blocks": comparison.too_few_blocks,
        "blocks": blocks,
        "margin": {
            name: dataclasses.asdict(each) if each else None
            for name, each in zip(("base", "redesign"), margins, strict=True)
        },
    }


def _say_comparison(
    workshop: Workshop, comparison: Comparison, margins: tuple[Margin | None, Margin | None]
) -> None:
    from canvas.method.builtin import vocabulary
    from canvas.model.comparison import Change

    words = vocabulary()
    signs = {Change.KEPT: " ", Change.CHANGED: "~", Change.DROPPED: "-", Change.NEW: "+"}
    verdict = words.value("distance", comparison.verdict.value, language())
    percent = round(100 * comparison.distance)
    names = " → ".join(_name(workshop, key) for key in (comparison.base, comparison.redesign))
    say(f"{names}: {verdict} ({percent}%)")
    if comparison.too_few_blocks:
        say(_("Fewer than three blocks are touched: not yet a redesign."))
    for block, changes in comparison.blocks.items():
        if not changes:
            continue
        say("")
        say(words.block(block, language()))
        for change in changes:
            for line in _change_lines(change, signs[change.kind]):
                say(line)
    _say_margins(comparison, workshop, margins)


def _name(workshop: Workshop, key: str) -> str:
    from canvas.model.records import TODAY, Canvas

    canvas = workshop.get(Canvas, key)
    return _("today") if key == TODAY else ((canvas.name if canvas else None) or key)


def _change_lines(change: NoteChange, sign: str) -> Iterator[str]:
    yield f"  {sign} {change.note.heading if change.note else ''}"
    if (
        change.before is not None
        and change.after is not None
        and change.before.heading != change.after.heading
    ):
        yield "      " + _("was: {text}").format(text=change.before.heading)
    if change.reason:
        yield "      " + _("because: {text}").format(text=change.reason)


def _say_margins(
    comparison: Comparison, workshop: Workshop, margins: tuple[Margin | None, Margin | None]
) -> None:
    from canvas.model.words import Per
    from canvas.report.words import amount

    rows = [
        (_name(workshop, key), each)
        for key, each in zip((comparison.base, comparison.redesign), margins, strict=True)
        if each is not None
    ]
    if rows:
        say("")
        say(_("Rough margin, revenue less costs"))
    for name, each in rows:
        say(f"  {name}: {amount(each.low, each.high, Per.MONTH, language())}")


@click.command(
    "check", help=_("Say what does not hold together yet, highest first, with why and what to do.")
)
@click.argument("file", type=FILE)
@click.option("--all", "all_of_them", is_flag=True, help=_("All findings, not the seven that matter most."))
@json_option
@click.pass_context
def check_command(context: click.Context, file: Path, all_of_them: bool, as_json: bool) -> None:
    """Exit 1 when there are findings that were not set aside."""
    from canvas.method.builtin import check_texts, vocabulary
    from canvas.model.checks import findings, shown

    workshop = _opened(file)
    found = findings(workshop)
    texts = check_texts()
    if as_json:
        say_json(
            [
                {
                    "id": each.id, "check": each.key, "severity": each.severity.value, "table": each.table, "record": each.record,
                    "message": texts[each.key].message_for(each, language(), vocabulary()),
                    "why": texts[each.key].why.of(language()), "todo": texts[each.key].todo.of(language()),
                }
                for each in found
            ]
        )  # fmt: skip
        context.exit(1 if found else 0)
    listed = found if all_of_them else shown(found)
    for each in listed:
        text = texts[each.key]
        say(
            f"{vocabulary().value('severity', each.severity.value, language())}: {text.message_for(each, language(), vocabulary())}"
        )
        say("  " + text.why.of(language()))
        say("  → " + text.todo.of(language()))
    more = len(found) - len(listed)
    if more > 0:
        tell(ngettext("{n} more; --all shows it.", "{n} more; --all shows them.", more).format(n=more))
    if not found:
        tell(_("Nothing found: what is there holds together."))
    context.exit(1 if found else 0)


@click.command("report", help=_("Write the report: everything in the workshop, to send on."))
@click.argument("file", type=FILE)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=_("A file that ends in .md or .txt; otherwise it is printed."),
)
@click.option("--in", "in_language", type=click.Choice(LANGUAGES), help=_("The language of the report."))
@click.option("--without-ours-only", is_flag=True, help=_("Leave out what is marked “ours only”."))
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
def report_command(
    file: Path, output: Path | None, in_language: str | None, without_ours_only: bool, force: bool
) -> None:
    """To a file, whole or not at all; or to stdout as Markdown."""
    from typing import cast

    from canvas.report.markdown import to_markdown
    from canvas.session.reporting import save_report

    workshop = _opened(file)
    speaking = cast("Language", in_language or language())
    report = _reported(workshop, file, speaking, include_ours=not without_ours_only)
    if output is None:
        say(to_markdown(report).rstrip("\n"))
        return
    if output.exists() and not force:
        raise Trouble(
            Problem(
                _("There is a file of this name already."), _("Add --force to write over it."), str(output)
            )
        )
    save_report(report, output, over=force, instead=_("Choose another folder with -o."))
    tell(_("Written: {file}").format(file=output))
