"""Case files that the program writes: their folder, the writing of them, what the check says of them, and how to go on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from canvas.cli.next_command import next_command
from canvas.cli.speaking import say, tell
from canvas.cli.wrapping import terminal_width, wrapped
from canvas.locale import _, language, ngettext
from canvas.text.problems import Problem, Trouble
from canvas.text.show import one_line

if TYPE_CHECKING:
    from canvas.library.authoring.catalogue import Catalogue
    from canvas.library.authoring.draft import Draft

_MOST_TOLD = 8
"""Most things to do that are told of one file; the check tells all."""
_MOST_CHARACTERS = 240


def case_catalogue() -> Catalogue:
    """The method's content as far as writing a case needs it."""
    from canvas.library.authoring.catalogue import Catalogue
    from canvas.method.builtin import DEFAULT_PLAYBOOK, check_texts, playbook, tag_names, vocabulary
    from canvas.method.patterns import concerns, patterns
    from canvas.model.records import TODAY
    from canvas.model.said import Said

    about: dict[str, Said] = {}
    for _step, prompt in playbook(DEFAULT_PLAYBOOK).prompts():
        for target in prompt.targets:
            if target.block and target.canvas == TODAY:
                about.setdefault(target.block.value, prompt.question)
    return Catalogue(vocabulary(), patterns(), tag_names(), concerns(), check_texts(), about)


def built_in_keys() -> frozenset[str]:
    """A case of one's own that has the key of a built-in one would take its place."""
    from canvas.library.folders import built_in_folder, cases_in

    folder = built_in_folder()
    return frozenset(file.name.split(".")[0] for file in cases_in([folder] if folder else []))


def made(folder: Path) -> Path:
    """The folder, made when it is not there.

    Raises:
        Trouble: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or _("its name cannot be used")
        wrong = _("This folder cannot be made: {why}.").format(why=why)
        raise Trouble(Problem(wrong, _("Name another one."), str(folder))) from None
    return folder


def written_new(draft: Draft, folder: Path) -> Path:
    """The file of the draft, never written over another.

    Raises:
        Trouble: it was not written; its text is on the screen then.
    """
    from canvas.library.authoring.draft import case_text, file_name

    path = folder / file_name(draft)
    write_whole(path, case_text(draft), None)
    return path


def write_whole(path: Path, text: str, expected: str | None) -> None:
    """Write this file whole or not at all; where that fails, its text goes to the screen.

    Args:
        path: the file.
        text: all that it holds.
        expected: the hash of what must stand there now; None when nothing may.

    Raises:
        Trouble: it was not written.
    """
    from canvas.storage.disk import RealDisk
    from canvas.storage.saving import NotSaved, write

    try:
        write(RealDisk(), path, text.encode("utf-8"), expected)
    except NotSaved as refused:
        say(text)
        raise Trouble(refused.problems) from None
    tell(_("Written: {file}").format(file=path))


def problems_of(files: Sequence[Path]) -> list[Problem]:
    """What the check says of these files."""
    from canvas.library.checking import check_cases
    from canvas.method.patterns import concern_keys, pattern_names
    from canvas.session.case_words import case_words

    return check_cases(files, pattern_names(), concerns=concern_keys(), called=case_words())


def say_what_is_open(written: Sequence[Path]) -> None:
    """After somebody stopped: how many questions are open in each file, and how to go on with it; all else can wait."""
    problems = problems_of(written)
    for path in written:
        mine = [problem for problem in problems if problem.file == str(path)]
        many = _questions_left(path, mine)
        tell("")
        if not many:
            tell(_("{file}: no question is open.").format(file=path))
            continue
        told = ngettext(
            "{file}: {n} question is still open. Go on with it:",
            "{file}: {n} questions are still open. Go on with them:",
            many,
        )
        tell(told.format(file=path, n=many))
        tell("  " + next_command("case", "new", "--go-on", path))


def has_open_questions(path: Path) -> bool:
    """Whether going on with this case would ask something; not, when it cannot be read."""
    try:
        return bool(_questions_left(path, problems_of([path])))
    except Trouble:
        return False


def say_what_is_missing(written: Sequence[Path]) -> None:
    """What the check says of the files, and how to go on."""
    if not written:
        return
    problems = problems_of(written)
    for path in written:
        _say_what_is_missing_in(path, [problem for problem in problems if problem.file == str(path)])
    tell("")
    tell(_say_how_to_mend(written, problems))
    tell("  " + next_command("case", "check", *written))
    tell("  " + next_command("case", "preview", written[0]))
    if len(written) == 1 and any(problem.rule == "twin-missing" for problem in problems):
        tell("  " + next_command("case", "new", "--twin", written[0]))


def _say_how_to_mend(written: Sequence[Path], problems: Sequence[Problem]) -> str:
    """The conversation for files of which a question can mend something; for the others, where to look in an editor.

    Gives the sentence above the commands that come after that.
    """
    to_mend = [problem for problem in problems if problem.rule != "twin-missing"]
    of_file = {path: [each for each in to_mend if each.file == str(path)] for path in written}
    asked = [path for path in written if of_file[path] and _questions_left(path, of_file[path])]
    if asked:
        tell(_("Answer what is still open:"))
        for path in asked:
            tell("  " + next_command("case", "new", "--go-on", path))
    by_hand = [problem for path in written if path not in asked for problem in of_file[path]]
    if by_hand:
        tell(_("No question can mend what is left. Open the file in an editor for plain text, at:"))
        for problem in by_hand[:_MOST_TOLD]:
            tell(f"  {_where(problem)}")
    if asked:
        return _("In an editor for plain text you can mend it too. Then:")
    return _("Then:") if by_hand else _("What comes next:")


def _questions_left(path: Path, problems: Sequence[Problem]) -> int:
    """How many questions the conversation has about any of this: with none, going on with it would ask nothing.

    Raises:
        Trouble: the file is no case.
    """
    from canvas.library.authoring.draft import read_draft
    from canvas.library.authoring.going_on import still_open
    from canvas.library.authoring.questions import Asked

    draft = read_draft(path)
    return len(still_open(Asked(case_catalogue(), language(), str), draft, problems)(draft))


def _where(problem: Problem) -> str:
    """File, line and field of a problem."""
    line = _("line {line}").format(line=problem.line) if problem.line else ""
    place = ", ".join(each for each in (one_line(problem.file), line) if each)
    return ": ".join(each for each in (place, one_line(problem.field, 80)) if each)


def _say_what_is_missing_in(path: Path, problems: Sequence[Problem]) -> None:
    tell("")
    if not problems:
        tell(_("{file}: nothing is missing.").format(file=path))
        return
    count = ngettext("{file}: {n} thing to do", "{file}: {n} things to do", len(problems))
    tell(count.format(file=path, n=len(problems)))
    for problem in problems[:_MOST_TOLD]:
        place = _("line {line}").format(line=problem.line) if problem.line else ""
        field = one_line(problem.field, 80)
        told = ": ".join(each for each in (place, field, f"{problem.wrong} {problem.fix}") if each)
        tell(wrapped(f"  {one_line(told, _MOST_CHARACTERS)}", terminal_width()))
    more = len(problems) - _MOST_TOLD
    if more > 0:
        tell(
            "  " + _("… and {n} more: {command}").format(n=more, command=next_command("case", "check", path))
        )
