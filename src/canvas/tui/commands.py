"""Every command of the screens, declared once: bindings, footer, palette, help screen, key file and the
reference page in the docs are all made from this table. It loads no Textual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from canvas.locale import N_


class Where(StrEnum):
    """Where a command works."""

    EVERYWHERE = "everywhere"
    HOME = "home"
    WORKSHOP = "workshop"
    GUIDE = "guide"
    BOARD = "board"
    FINDINGS = "findings"
    CASES = "cases"
    REPORT = "report"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do on a screen."""

    id: str
    """Its name in the key file: `board.note.new`."""
    label: str
    """One to three words, for the footer and the palette."""
    help: str
    """One sentence, for the help screen and the docs."""
    keys: str
    """The keys, parted by commas; the first is the one shown."""
    where: Where
    action: str
    """The Textual action it runs."""
    footer: int = 0
    """Its place among the keys at the bottom; 0 is not shown there."""
    palette: bool = True
    """Whether the palette offers it; moving a cursor is no use there."""


E, H, W, G, B, F, C, R, P = Where


# fmt: off
def _table() -> Iterator[Command]:
    yield Command("help", N_("Help"), N_("Show the keys and what this screen is for."), "f1", E, "app.show_help", 1)
    yield Command("palette", N_("Everything"), N_("Find any command by a word from its name."), "ctrl+p", E, "app.command_palette", 9, palette=False)
    yield Command("quit", N_("Stop"), N_("Save and stop."), "ctrl+q", E, "app.quit")
    yield Command("theme", N_("Light or dark"), N_("Switch between the light and the dark theme."), "ctrl+t", E, "app.switch_theme")
    yield Command("language", N_("Nederlands / English"), N_("Switch the program between Dutch and English."), "ctrl+l", E, "app.switch_language")

    yield Command("home.open", N_("Open"), N_("Open the workshop under the cursor."), "enter", H, "open_chosen", 2, palette=False)
    yield Command("home.new", N_("New"), N_("Start a workshop for a firm."), "n", H, "new", 3)
    yield Command("home.example", N_("Example"), N_("Look around in the finished workshop of an invented firm."), "e", H, "example", 4)
    yield Command("home.cases", N_("Cases"), N_("Read what firms in the region did."), "c", H, "cases", 5)
    yield Command("home.file", N_("Open a file"), N_("Open a workshop by the path of its file."), "o", H, "open_file", 6)
    yield Command("home.forget", N_("Forget"), N_("Take the workshop under the cursor off this list; the file stays."), "delete", H, "forget")

    yield Command("view.guide", N_("Questions"), N_("Go to the question you were at."), "f5", W, "view('guide')")
    yield Command("view.board", N_("Board"), N_("See the canvas: nine blocks with their notes."), "f2", W, "view('board')", 2)
    yield Command("view.findings", N_("Findings"), N_("See what does not hold together yet, and what to do about it."), "f3", W, "view('findings')", 3)
    yield Command("view.cases", N_("Cases"), N_("Read the cases that fit this question, and borrow from them."), "f4", W, "view('cases')", 4)
    yield Command("view.report", N_("Report"), N_("See the report and save it."), "f8", W, "view('report')", 6)
    yield Command("undo", N_("Undo"), N_("Take back the last change; it reaches back to before the program was started."), "ctrl+z", W, "undo", 8)
    yield Command("redo", N_("Redo"), N_("Bring back what was undone."), "ctrl+y,ctrl+shift+z", W, "redo")
    yield Command("save.copy", N_("Save a copy"), N_("Save the workshop under another name, as on another disk."), "ctrl+s", W, "save_copy")
    yield Command("facts", N_("The firm"), N_("Change the firm's name, sector, size, place and language."), "f9", W, "firm")
    yield Command("concerns", N_("What it is about"), N_("Tick what you are busy with, so that the cases that are about it come first."), "f12,ctrl+g", W, "busy_with")
    yield Command("workshop.close", N_("Back"), N_("Go back; from the questions, to the start screen."), "escape", W, "back", palette=False)

    yield Command("guide.next", N_("Next question"), N_("Go on to the next question."), "pagedown", G, "next")
    yield Command("guide.previous", N_("Previous question"), N_("Go back to the question before."), "pageup", G, "previous")
    yield Command("guide.park", N_("Park it"), N_("Put this question, or the answer under the cursor, on the parking list and go on."), "f6", G, "park", 7)
    yield Command("guide.skip", N_("Skip"), N_("Leave this question open and go on."), "f7", G, "skip")
    yield Command("guide.next.step", N_("Next step"), N_("Go to the first question of the next step."), "ctrl+pagedown,ctrl+down", G, "next_step")
    yield Command("guide.previous.step", N_("Previous step"), N_("Go to the first question of the step before."), "ctrl+pageup,ctrl+up", G, "previous_step")
    yield Command("guide.other.hints", N_("Other examples"), N_("Show the examples of another sector."), "f10", G, "other_hints")
    yield Command("guide.edit", N_("Fill in"), N_("Fill in the answer under the cursor."), "enter", G, "edit_answer", palette=False)
    yield Command("guide.borrow", N_("Borrow"), N_("Borrow an idea from the case that is read beside the question."), "b", G, "borrow", 5, palette=False)
    yield Command("guide.delete", N_("Delete the answer"), N_("Delete the answer under the cursor; undo brings it back."), "delete", G, "delete_answer")

    yield Command("board.note.new", N_("New note"), N_("Write a note on this block; Enter adds it and stays, pasted lines become notes."), "n,insert", B, "new_note", 2)
    yield Command("board.note.edit", N_("Edit"), N_("Change the note under the cursor, its longer text and its amount."), "enter", B, "edit_note", 3)
    yield Command("board.note.delete", N_("Delete"), N_("Delete the note; in a redesign, a note of today is dropped and stays as dropped."), "delete,backspace", B, "delete_note")
    yield Command("board.note.up", N_("Note up"), N_("Move the note up in its block."), "shift+up,K", B, "move_note(-1)")
    yield Command("board.note.down", N_("Note down"), N_("Move the note down in its block."), "shift+down,J", B, "move_note(1)")
    yield Command("board.note.left", N_("To the block left"), N_("Move the note to the block on its left."), "shift+left,H", B, "carry_note('left')")
    yield Command("board.note.right", N_("To the block right"), N_("Move the note to the block on its right."), "shift+right,L", B, "carry_note('right')")
    yield Command("board.note.move", N_("Move to"), N_("Move the note to any block, chosen by its number."), "m", B, "move_to")
    yield Command("board.note.colour", N_("Colour"), N_("Give the note the next colour."), "c", B, "colour")
    yield Command("board.note.painful", N_("Pinches"), N_("Mark the note as painful, or take the mark away."), "x", B, "mark('painful')")
    yield Command("board.note.promising", N_("Promising"), N_("Mark the note as promising, or take the mark away."), "plus", B, "mark('promising')")
    yield Command("board.note.park", N_("Park it"), N_("Mark the note as parked, or take the mark away."), "p", B, "mark('parked')")
    yield Command("board.note.link", N_("Link"), N_("Start a link at this note; go to the other note and press it again."), "l", B, "link", 5)
    yield Command("board.note.unlink", N_("Unlink"), N_("Take away the links of this note."), "u", B, "unlink")
    yield Command("board.zoom", N_("Zoom"), N_("Show one block large, or all nine again."), "z,space", B, "zoom", 6)
    yield Command("board.canvas", N_("Next canvas"), N_("Switch between today and the redesigns."), "v", B, "next_canvas", 7)
    yield Command("board.redesign", N_("New redesign"), N_("Make a redesign as a copy of this canvas."), "r", B, "new_redesign")
    yield Command("board.choose", N_("Choose this one"), N_("Choose this redesign as the one to carry out."), "k", B, "choose_redesign")
    yield Command("board.rename", N_("Rename"), N_("Give this redesign another name."), "f", B, "rename")
    yield Command("board.filter", N_("Filter"), N_("Show only the notes with a word, a colour or a mark."), "slash", B, "filter")

    yield Command("findings.jump", N_("Go there"), N_("Go to the place that this finding is about."), "enter", F, "jump", 2, palette=False)
    yield Command("findings.set_aside", N_("Set aside"), N_("Set this finding aside, with the reason."), "s", F, "set_aside", 5)
    yield Command("findings.restore", N_("Bring back"), N_("Bring back a finding that was set aside."), "b", F, "restore")
    yield Command("findings.all", N_("All or seven"), N_("Show all findings, or the seven that matter most."), "a", F, "show_all", 6)

    yield Command("cases.read", N_("Read"), N_("Read what is under the cursor; among the words to narrow down by, choose it."), "enter", C, "read", 2, palette=False)
    yield Command("cases.search", N_("Search"), N_("Search cases, patterns and technologies; small spelling mistakes are forgiven."), "slash", C, "search", 3)
    yield Command("cases.narrow", N_("Narrow down"), N_("Show only a sector, region, size, outcome, block, pattern or kind of data."), "f", C, "narrow", 4)
    yield Command("cases.borrow", N_("Borrow"), N_("Borrow an idea from this case into a redesign; the note keeps the case's name."), "b", C, "borrow", 5)
    yield Command("cases.set_aside", N_("Not for us"), N_("Set this case aside, so that others are shown."), "s", C, "set_aside", 6)
    yield Command("cases.discuss", N_("To discuss"), N_("Mark this case to be talked about, or take the mark away."), "d", C, "discuss", 7)
    yield Command("cases.onward", N_("From here"), N_("Go on to comparable cases, patterns, technologies and sources."), "o", C, "onward", 5)

    yield Command("report.save", N_("Save the report"), N_("Save the report as a file."), "s", R, "save_report", 2)

    yield Command("preview.turn", N_("Page or check"), N_("Go from the page to the card, the problems and the firms, and back."), "enter", P, "turn", 2)
    yield Command("preview.twin", N_("Other language"), N_("Show the same case in the other language."), "l", P, "twin", 3)
    yield Command("preview.leave", N_("Stop"), N_("Stop looking; the file is as you saved it."), "escape", P, "leave", 4, palette=False)
# fmt: on


COMMANDS: tuple[Command, ...] = tuple(_table())
"""All commands, in the order in which help shows them."""

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def commands_in(where: Where) -> tuple[Command, ...]:
    """The commands of one place."""
    return tuple(command for command in COMMANDS if command.where is where)


KEY_NAMES: Mapping[str, str] = {
    "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter", "escape": "Esc", "delete": "Del", "insert": "Ins",
    "space": "␣", "slash": "/", "plus": "+", "backspace": "⌫", "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


def key_name(key: str) -> str:
    """How a key is written for a person: `ctrl+z` is Ctrl+Z, `f1` is F1."""
    parts = key.split("+") if key != "+" else [key]
    shown = []
    for part in parts:
        if part in ("ctrl", "shift", "alt"):
            shown.append(part.capitalize())
        elif part in KEY_NAMES:
            shown.append(KEY_NAMES[part])
        else:
            shown.append(part.upper() if len(parts) > 1 or (part[0] == "f" and part[1:].isdigit()) else part)
    return "+".join(shown)
