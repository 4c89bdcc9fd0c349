"""The whole method as plain questions, line by line: for a screen reader, a pipe, or a terminal without a screen.

Every line that is read is an answer, an empty line goes on, and a few words after a colon steer. What is typed is
stored before the next question is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from canvas.cli.asking_about import ask_about
from canvas.locale import _
from canvas.method.patterns import concerns
from canvas.model.answering import answer_edits, answers, form_edits, heard, mark_prompt, open_fields
from canvas.model.edits import Edit, Put
from canvas.model.fields import Choice, Choices, Flag, Kind, Scale, Unfit
from canvas.model.playbook import Mode, Playbook, Prompt, Step, Target
from canvas.model.progress import answered
from canvas.model.records import SINGLE, TABLES, Frame, Parked, Record, attribute, kinds
from canvas.model.vocabulary import Vocabulary
from canvas.model.words import PromptState
from canvas.model.workshop import new_id
from canvas.session.session import Session
from canvas.text.show import one_line


class Steer(StrEnum):
    """What a line that begins with a colon asks for."""

    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    PARK = "park"
    UNDO = "undo"
    HINTS = "hints"
    ABOUT = "about"
    HELP = "help"
    STOP = "stop"


_STEER = {
    "next": Steer.NEXT, "verder": Steer.NEXT, "n": Steer.NEXT,
    "back": Steer.BACK, "terug": Steer.BACK,
    "skip": Steer.SKIP, "overslaan": Steer.SKIP,
    "park": Steer.PARK, "parkeer": Steer.PARK,
    "undo": Steer.UNDO, "herstel": Steer.UNDO,
    "hints": Steer.HINTS, "voorbeelden": Steer.HINTS,
    "about": Steer.ABOUT, "gaatover": Steer.ABOUT, "gaat over": Steer.ABOUT,
    "help": Steer.HELP, "hulp": Steer.HELP,
    "stop": Steer.STOP, "q": Steer.STOP, "quit": Steer.STOP,
}  # fmt: skip


class Stopped(Exception):  # noqa: N818 - how a conversation ends, not an error
    """There is no more to read, or the person stops."""


@dataclass
class Steered(Exception):  # noqa: N818 - a turn in the conversation
    """The person wants to go elsewhere."""

    to: Steer


class Asking:
    """A conversation over an open session."""

    def __init__(
        self,
        session: Session,
        playbook: Playbook,
        vocabulary: Vocabulary,
        language: str,
        read: Callable[[], str | None],
        say: Callable[[str], None],
        *,
        fields: bool = True,
    ) -> None:
        """Converse.

        Args:
            session: where answers go.
            playbook: which questions.
            vocabulary: the words of fields and closed lists.
            language: of the questions.
            read: gives the next line without its end, or None when there is no more.
            say: shows a line.
            fields: also ask for the fields of each record that was added.
        """
        self._session = session
        self._playbook = playbook
        self._vocabulary = vocabulary
        self._language = language
        self._read = read
        self._say = say
        self._fields = fields

    def run(self, start: str = "") -> None:
        """Ask every prompt from this one (or the first) to the last, or until the person stops."""
        prompts = list(self._playbook.prompts())
        at = next((number for number, (_step, prompt) in enumerate(prompts) if prompt.key == start), 0)
        step: Step | None = None
        try:
            while at < len(prompts):
                if prompts[at][0] is not step:
                    step = prompts[at][0]
                    self._introduce(step)
                try:
                    self._ask(prompts[at][1])
                    at += 1
                except Steered as turn:
                    at = max(0, at - 1) if turn.to is Steer.BACK else at + 1
            self._say("")
            self._say(_("That was the last question."))
        except Stopped:
            self._say("")

    def _introduce(self, step: Step) -> None:
        number = self._playbook.steps.index(step) + 1
        name = step.name.of(self._language)
        self._say("")
        self._say(
            _("Step {number} of {many}: {name}").format(
                number=number, many=len(self._playbook.steps), name=name
            )
        )
        self._say(step.goal.of(self._language))

    def _ask(self, prompt: Prompt) -> None:
        self._say("")
        self._say(prompt.question.of(self._language))
        why = prompt.why.of(self._language)
        if why:
            self._say("  " + _("Why: {why}").format(why=why))
        self._hints(prompt)
        for target in prompt.targets:
            self._ask_part(prompt, target)

    def _hints(self, prompt: Prompt) -> None:
        hints = prompt.hints_for(self._session.workshop.firm.sector, self._language)
        if hints:
            self._say("  " + _("For instance: {hints}").format(hints=" · ".join(hints)))

    def _ask_part(self, prompt: Prompt, target: Target) -> None:
        if len(prompt.targets) > 1:
            self._say("  " + self._part_name(target))
        for answer in answers(self._session.workshop, prompt, target):
            if answer.text:
                self._say("  - " + one_line(answer.text, 200))
        if target.table and target.mode is Mode.EACH:
            self._go_round(prompt, target)
            if target.table in SINGLE:
                return
        while line := self._line(prompt):
            self._store(prompt, target, line)

    def _part_name(self, target: Target) -> str:
        if target.frame:
            return self._vocabulary.ask("frame", target.frame, self._language)
        if target.block:
            return self._vocabulary.block(target.block, self._language)
        if target.table in SINGLE:
            return _("The firm")
        return self._vocabulary.many(target.table, self._language).capitalize()

    def _line(self, prompt: Prompt | None = None) -> str:
        """The next answer; empty to go on. Steering words are acted on here."""
        while True:
            read = self._read()
            if read is None:
                raise Stopped
            line = read.strip()
            if not line.startswith(":") or line.startswith("::"):
                return line.removeprefix(":") if line.startswith("::") else line
            to = _STEER.get(line[1:].strip().lower())
            if to is None or to is Steer.HELP:
                self._say(
                    _(
                        "Words that steer: :next :back :skip :park :undo :hints :about :stop. A line that must begin with a colon begins with two."
                    )
                )
            elif to is Steer.STOP:
                raise Stopped
            elif to is Steer.UNDO:
                label = self._session.undo()
                self._say(
                    _("Undone: {label}").format(label=label) if label else _("There is nothing to undo.")
                )
            elif to is Steer.ABOUT:
                self._about()
            elif to is Steer.HINTS and prompt is not None:
                self._hints(prompt)
            elif prompt is not None:
                self._steer(prompt, to)

    def _about(self) -> None:
        """Tick what the firm is busy with."""
        keys = ask_about(self._session.workshop, concerns(), self._language, self._read, self._say)
        if keys is not None:
            self._apply([Put(Frame.table, "frame", {"concerns": list(keys)})], _("tick what it is about"))

    def _steer(self, prompt: Prompt, to: Steer) -> None:
        if to in (Steer.SKIP, Steer.PARK) and not answered(self._session.workshop, prompt):
            state = PromptState.SKIPPED if to is Steer.SKIP else PromptState.PARKED
            edits: list[Edit] = [mark_prompt(prompt.key, state)]
            if to is Steer.PARK:
                text = prompt.question.of(self._language)
                edits.append(Put(Parked.table, new_id(Parked), {"text": text, "prompt": prompt.key}))
            self._apply(edits, prompt.question.of(self._language))
        raise Steered(to)

    def _apply(self, edits: list[Edit] | tuple[Edit, ...], label: str) -> bool:
        refused = self._session.apply(*edits, label=one_line(label, 40))
        if refused is not None:
            self._say(str(refused.problem))
        return refused is None

    def _store(self, prompt: Prompt, target: Target, line: str) -> None:
        before = self._session.workshop
        try:
            edits = answer_edits(before, prompt, target, [line], new_id)
        except Unfit as unfit:
            self._say(f"{unfit.wrong} {unfit.fix()}".strip())
            return
        stored = self._apply(edits, line)
        if stored and (taken := heard(before, target, [line])):
            self._say(taken)
        if stored and target.table and self._fields:
            made = edits[-1]
            record = self._session.workshop.find(made.id, (target.table,))
            if record is not None:
                self._ask_fields(record, target)

    def _go_round(self, prompt: Prompt, target: Target) -> None:
        """For each record that is there: ask for what it does not hold yet."""
        for record in list(self._session.workshop.all(TABLES[target.table])):
            if open_fields(record, target):
                if target.table not in SINGLE:
                    self._say("  * " + one_line(record.heading, 200))
                self._ask_fields(record, target, prompt)

    def _ask_fields(self, record: Record, target: Target, prompt: Prompt | None = None) -> None:
        kind = type(record)
        for written in open_fields(record, target):
            name = attribute(kind, written) or written
            field = kinds(kind)[name]
            self._say("    " + self._vocabulary.ask(kind, name, self._language))
            for row in self._choices(field):
                self._say("      " + row)
            self._ask_field(record, written, field, prompt)

    def _ask_field(self, record: Record, written: str, field: Kind, prompt: Prompt | None) -> None:
        while line := self._line(prompt):
            try:
                value = self._field_value(field, line)
                now = self._session.workshop.find(record.id, (type(record).table,)) or record
                edits = form_edits(self._session.workshop, now, {written: value}, new_id)
            except Unfit as unfit:
                self._say(f"{unfit.wrong} {unfit.fix()}".strip())
                continue
            if self._apply(edits, line):
                return

    def _words(self, field: Kind) -> list[tuple[str, str]]:
        """The words of a closed list: as in a file, and as they are called."""
        if isinstance(field, (Choice, Choices)):
            return [(member.value, self._vocabulary.word(member, self._language)) for member in field.of]
        if isinstance(field, Flag):
            return [("yes", _("yes")), ("no", _("no"))]
        return []

    def _choices(self, field: Kind) -> Iterator[str]:
        for number, (_word, called) in enumerate(self._words(field), 1):
            yield f"{number} {called}"
        if isinstance(field, Scale):
            for number in range(field.low, field.high + 1):
                anchor = self._vocabulary.anchor(field.name, number, self._language)
                if anchor:
                    yield f"{number} {anchor}"

    def _field_value(self, field: Kind, line: str) -> object:
        """The value of a field from a typed line: a number of the list, its word, or what it is called."""
        words = self._words(field)
        if not words:
            return line if hasattr(field, "to") else field.read(line)
        chosen = [
            self._word(words, each.strip())
            for each in (line.split(",") if isinstance(field, Choices) else [line])
        ]
        return field.read(",".join(chosen))

    def _word(self, words: list[tuple[str, str]], typed: str) -> str:
        if typed.isdigit() and 1 <= int(typed[:6]) <= len(words):
            return words[int(typed) - 1][0]
        for word, called in words:
            if typed.casefold() in (word.casefold(), called.casefold()):
                return word
        return typed
