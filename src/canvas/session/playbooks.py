"""The playbook that a workshop is run with."""

from __future__ import annotations

from pathlib import Path

from canvas.locale import _
from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook
from canvas.method.own_playbook import find_playbook, is_built_in
from canvas.model.playbook import Playbook
from canvas.model.workshop import Workshop
from canvas.storage.reading import read_file
from canvas.text.problems import Problem, Trouble


def playbook_for(workshop: Workshop, path: Path) -> tuple[Playbook, Problem | None]:
    """The playbook of a workshop, and what was wrong when the whole built-in one had to step in.

    Args:
        workshop: names a built-in playbook, or a file; a relative one stands beside the workshop.
        path: the workshop's own file.
    """
    name = workshop.firm.playbook or DEFAULT_PLAYBOOK
    if not is_built_in(name):
        beside = path.parent / Path(name).expanduser()
        name = str(beside)
    try:
        return find_playbook(name, read_file), None
    except Trouble as trouble:
        first = trouble.problems[0]
        fix = _("The workshop goes on with the playbook “{name}”.").format(name=DEFAULT_PLAYBOOK)
        return playbook(DEFAULT_PLAYBOOK), Problem(first.wrong, fix, first.file, first.line, first.field)
