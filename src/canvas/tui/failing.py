"""What a screen says when work beside it failed: one sentence; the details go to the file of the last error."""

from __future__ import annotations

from textual.worker import Worker, WorkerState

from canvas.locale import _
from canvas.storage.last_error import keep_details
from canvas.text.problems import Trouble


def told_of_failure(message: Worker.StateChanged, what: str) -> str:
    """The sentence for work that failed; empty for every other change of its state.

    Args:
        message: what Textual tells of a worker that must not take the program down with it.
        what: what could not be done, as a sentence.
    """
    error = message.worker.error
    if message.state is not WorkerState.ERROR or error is None:
        return ""
    if isinstance(error, Trouble):
        return " ".join((what, *(str(problem) for problem in error.problems)))
    file = keep_details(error)
    return what if file is None else what + " " + _("The details are in {file}.").format(file=file)
