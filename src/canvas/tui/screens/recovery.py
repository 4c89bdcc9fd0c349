"""Unsaved work was found: what would come back, and whether to bring it back. Both are kept until accepted."""

from __future__ import annotations

from collections.abc import Iterator

from canvas.locale import _, ngettext
from canvas.session.recovery import Recovery
from canvas.tui.screens.one_choice import Answer, OneChoice

BRING_BACK = "bring_back"
LEAVE = "leave"
BESIDE = "beside"


class RecoveryScreen(OneChoice):
    """Gives `BRING_BACK`, `LEAVE` or `BESIDE`; None opens nothing and keeps both."""

    def __init__(self, recovery: Recovery) -> None:
        super().__init__(
            _("Unsaved work was found"), _happened(recovery), tuple(_answers(recovery)), recovery.lines
        )


def _happened(recovery: Recovery) -> str:
    count = len(recovery.lines)
    if recovery.file_problem is not None:
        first = _("The file of this workshop is broken or gone: {reason}").format(
            reason=recovery.file_problem.wrong
        )
        found = _("What was typed in it is kept here.")
    elif not recovery.same_workshop:
        first = _("Another workshop now stands in this file.")
        found = _("What was typed in the one before is kept here.")
    elif recovery.fits:
        first = _("Canvas was stopped before it could write everything to the file.")
        found = ngettext("{n} change can come back:", "{n} changes can come back:", count).format(n=count)
    else:
        first = _("Another program changed this file after it was last open here.")
        found = ngettext(
            "{n} change that was typed here is not in it:",
            "{n} changes that were typed here are not in it:",
            count,
        ).format(n=count)
    return f"{first}\n{found}"


def _answers(recovery: Recovery) -> Iterator[Answer]:
    if recovery.same_workshop:
        yield Answer(
            BRING_BACK,
            _("Bring it back"),
            _("Go on with what was typed. The file as it is now is kept as an older copy."),
        )
    if recovery.file_problem is None:
        yield Answer(LEAVE, _("Leave it"), _("Go on with the file as it is. What was typed stays kept."))
    yield Answer(
        BESIDE,
        _("Keep both"),
        _("What was typed goes to a file of its own beside it, and is opened. The file stays as it is."),
    )
