"""`canvas case preview`: a case as a workshop will show it, what the check says, and for whom it would be shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from canvas.cli.naming import json_option
from canvas.cli.speaking import problem_row, say, say_json
from canvas.cli.wrapping import across, fitted, paragraph
from canvas.locale import _, language, ngettext

if TYPE_CHECKING:
    from canvas.library.previewing import Standing
    from canvas.library.reading import Library
    from canvas.session.draft_case import Draft


@click.command(
    "preview",
    help=_(
        "Show a case as a workshop will, with what is wrong and for which firms; it looks again when the file is saved."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help=_("Print it once, without a screen."))
@json_option
@click.pass_context
def preview_command(context: click.Context, file: Path, plain: bool, as_json: bool) -> None:
    """On the screen where there is one; printed once elsewhere, with exit 1 when there are errors."""
    from canvas.session.draft_case import one_case

    one_case(file)
    if not (plain or as_json) and _on_a_terminal():
        root = context.find_root()
        context.exit(_on_screen(file, plain=bool((root.obj or {}).get("plain"))))
    context.exit(_once(file, as_json=as_json))


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "")


def _on_screen(file: Path, *, plain: bool) -> int:
    from canvas.cli.screen import start_again

    colourless = plain or bool(os.environ.get("NO_COLOR"))
    if colourless:  # Textual reads its theme when it is imported
        os.environ["TEXTUAL_THEME"] = "ansi-dark"
    from canvas.tui.configuration import read_configuration
    from canvas.tui.opening import library_loader
    from canvas.tui.preview_app import PreviewApp

    configuration = read_configuration()
    app = PreviewApp(configuration, file, library_loader(configuration.cases), plain=colourless)
    app.run()
    if app.next_language is not None:
        start_again(app.next_language, "case", "preview", str(app.next_file or file), plain=plain)
    return app.return_code or 0


def _once(file: Path, *, as_json: bool) -> int:
    from canvas.cli.the_library import the_library
    from canvas.session.draft_case import look_at

    draft = look_at(file)
    found = _standings(draft, the_library()) if draft.case else []
    if as_json:
        say_json(_as_row(draft, found))
    else:
        _say_card(draft, found)
        _say_page(draft)
        _say_problems(draft)
        if draft.case is not None:
            _say_standings(found)
    return 1 if draft.errors else 0


def _standings(draft: Draft, library: Library) -> list[Standing]:
    from canvas.library.previewing import best_first
    from canvas.session.draft_case import standings_of

    assert draft.case is not None
    return best_first(standings_of(draft.case, library))


def _as_row(draft: Draft, found: Sequence[Standing]) -> dict[str, Any]:
    from canvas.cli.case_reading import case_row

    return {
        "file": str(draft.path),
        "case": case_row(draft.case) if draft.case else None,
        "problems": [problem_row(problem) for problem in draft.problems],
        "shown": [
            {
                "profile": each.profile.key,
                "firm": each.profile.firm,
                "place": each.profile.place,
                "prompt": each.prompt.key,
                "question": each.prompt.question.of(language()),
                "rank": each.rank,
                "beside": each.beside,
                "reasons": list(each.reasons),
            }
            for each in found
        ],
    }


def _say_card(draft: Draft, found: Sequence[Standing]) -> None:
    case = draft.case
    if case is None:
        say(_("{file} cannot be read as a case yet.").format(file=draft.path))
        return
    say(_("The card beside a question"))
    say(fitted(f"  {case.title}"))
    say(fitted(f"  {case.place} · {case.when}"))
    if found:
        _told(" · ".join(found[0].reasons), "  ")


def _say_page(draft: Draft) -> None:
    from canvas.cli.case_reading import read_out

    if draft.case is not None:
        say("")
        say(_("The page"))
        say("─" * across())
        read_out(draft.case)
        say("─" * across())


def _say_problems(draft: Draft) -> None:
    say("")
    many = len(draft.problems)
    if not many:
        say(_("The check finds nothing wrong."))
        return
    say(ngettext("The check says {n} thing.", "The check says {n} things.", many).format(n=many))
    for problem in draft.problems:
        _told(str(problem), "  ")


def _say_standings(found: Sequence[Standing]) -> None:
    from canvas.library.previewing import LISTED, worth_telling

    say("")
    say(_("Where it would be shown"))
    if any(each.listed for each in found):
        about = _(
            "Its place among all cases, for invented firms. ● stands beside the question, ○ among the first {n} of the"
            " list."
        ).format(n=LISTED)
    else:
        about = _("Nowhere at once. Nearest to it:")
    _told(about, "  ")
    for each in worth_telling(found):
        sign = "●" if each.beside else "○" if each.listed else " "
        say(fitted(f"{each.rank:>4} {sign} {each.profile.firm}, {each.profile.place}", 2))
        _told(each.prompt.question.of(language()), "       ")
        _told(" · ".join(each.reasons), "       ")


def _told(text: str, indent: str) -> None:
    say(paragraph(text, indent))
