"""A case written in conversation: one question after the other, line by line, for a terminal or a pipe.

Nothing that is typed is refused or lost: what fits nothing is asked once more with the nearest, and then kept as a remark in
the file. Whenever the lines end, there is a draft of what was said so far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from canvas.library.authoring.answers import Reading, clean, is_no, is_yes
from canvas.library.authoring.draft import Draft
from canvas.library.authoring.long_lists import Choosing, choose, in_typed_order, strange_among
from canvas.library.authoring.presenting import (
    INDENT,
    MOST_SHOWN,
    chosen_names,
    explanation,
    introduction,
    length_so_far,
    miscounted,
    numbered,
    once_more,
    still_off_the_list,
    what_stands,
)
from canvas.library.authoring.questions import SECTIONS, Question, listed
from canvas.library.authoring.wordlists import Word
from canvas.locale import _
from canvas.model.case import Section
from canvas.text.show import one_line

EXPLAIN: Final = "?"
BACK: Final = "<"
EMPTY: Final = "-"
TAKEN: Final = "→"

_SENTENCE_ENDS: Final = tuple(".!?:…”\"')")
_WIDTH: Final = 80


class BrokenOff(KeyboardInterrupt):
    """Ctrl+C, with what stood on the line that was not ended."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed


class _Ended(Exception):  # noqa: N818 - how a conversation ends, not an error
    """There is nothing more to read."""


class _Back(Exception):  # noqa: N818 - a turn in the conversation
    """The person wants the question before this one again."""


class _Again(Exception):  # noqa: N818 - a turn in the conversation
    """The same question is asked again."""


class Conversation:
    """Asks the questions of a draft and keeps the answers in it."""

    def __init__(
        self,
        draft: Draft,
        questions: Callable[[Draft], list[Question]],
        read: Callable[[], str | None],
        say: Callable[[str], None],
        width: int = _WIDTH,
        keep: Callable[[Draft], None] = lambda _draft: None,
        more: Callable[[], bool] = lambda: False,
    ) -> None:
        """Converse.

        Args:
            draft: what is known already.
            questions: gives the questions for a draft, in order.
            read: gives the next line without its end; None when there is no more. A pasted text may be one line with newlines.
            say: shows a line, which may be longer than the terminal is wide.
            width: characters in a line of the terminal, for lists in columns.
            keep: is given the draft after everything that changed it.
            more: whether more lines are there already, as when a text was pasted: an empty line among them ends nothing.
        """
        self._draft = draft
        self._kept = keep
        self._more = more
        self.ended = False
        """The lines ended, or the person did, before the last question."""
        self._questions = questions
        self._read = read
        self._say = say
        self._width = width
        self._part = ""
        self._section: tuple[Question, list[str]] | None = None
        """The section of which a line is awaited, and its lines so far."""
        self._shown: tuple[Word, ...] = ()
        """The list that was shown last; a number means a word of it."""

    @property
    def draft(self) -> Draft:
        """What was said so far."""
        return self._draft

    @draft.setter
    def draft(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._kept(draft)

    def run(self) -> Draft:
        """Ask until the last question, or until there is nothing more to read; the draft as it then is."""
        at = 0
        try:
            while at < len(questions := self._questions(self.draft)):
                question = questions[at]
                try:
                    self._ask(question)
                except _Back:
                    at = max(0, at - 1)
                    continue
                except _Again:
                    continue
                places = [each.place for each in self._questions(self.draft)]
                at = (places.index(question.place) if question.place in places else at) + 1
        except (_Ended, KeyboardInterrupt) as ending:
            self.keep_half_a_line(ending.typed if isinstance(ending, BrokenOff) else "")
            self.ended = True
            self._say("")
        return self.draft

    def keep_half_a_line(self, typed: str) -> None:
        """Keep what was typed of a line of a section that nobody will end; of another answer half a line is nothing."""
        if self._section is not None and clean(typed) not in ("", BACK, EMPTY, EXPLAIN):
            question, taken = self._section
            self._keep_lines(question, [*taken, typed])

    def _ask(self, question: Question) -> None:
        self._section = None
        self._say("")
        if question.part and question.part != self._part:
            self._part = question.part
            self._say(f"── {question.part} ──")
            self._say("")
        self._shown = question.offered if question.search else question.words
        self._say_all(introduction(question, self.draft))
        if question.lines:
            self._take_lines(question)
        elif question.search:
            self._search(question)
        else:
            self._take_line(question)
        self._say_all(still_off_the_list(question, self.draft))

    # Reading and saying

    def _say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)

    def _line(self, question: Question, offer: str = "") -> str:
        """The next answer, cleaned; the words that steer are acted on here."""
        while True:
            line = clean(self._raw())
            if line == BACK:
                raise _Back
            if line != EXPLAIN:
                return line
            self._explain(question, offer)

    def _raw(self) -> str:
        line = self._read()
        if line is None:
            raise _Ended
        return line

    def _explain(self, question: Question, offer: str = "") -> None:
        self._shown = question.words
        self._say_all(explanation(question, self.draft, self._width, offer))

    # One answer

    def _take_line(self, question: Question) -> None:
        """One answer. One that fits nothing is kept as a remark, and asked once more until the person leaves it open."""
        missed: list[Reading] = []
        while (reading := self._answer(question, missed)) is not None and reading.hint:
            if not missed or reading.hint != missed[-1].hint:
                self._say(INDENT + reading.hint)
            self._say(INDENT + once_more(question, self.draft, reading.offer))
            missed.append(reading)

    def _answer(self, question: Question, missed: Sequence[Reading]) -> Reading | None:
        """What the next line means, which is in the draft then; None when it was Enter."""
        offer = missed[-1].offer if missed else ""
        typed = self._line(question, offer)
        if offer and is_yes(typed):
            typed = offer
        elif offer and is_no(typed):
            return replace(missed[-1], offer="")
        if typed == EMPTY:
            self._empty(question)
            return None
        if not typed and not offer and (not question.proposal or what_stands(question, self.draft)):
            return None
        proposed = not typed and not offer  # Enter: what was typed before was not put right
        typed = typed or offer or question.proposal
        reading = question.read(typed)
        if reading == Reading():
            return None
        self._take(question, reading, [each.left for each in missed if reading.hint or proposed])
        told = what_stands(question, self.draft)
        if reading.value is not None and told and (question.words or told != one_line(typed, MOST_SHOWN)):
            self._say(f"{INDENT}{TAKEN} {told}")
        return reading

    def _empty(self, question: Question) -> None:
        """Take away what stands there, and ask again; where nothing stands, the question is left open."""
        stood = what_stands(question, self.draft)
        self._keep(question, Reading())
        if not stood:
            self._say(INDENT + _("Left open."))
            return
        self._say(INDENT + _("Emptied."))
        raise _Again

    def _take(self, question: Question, reading: Reading, missed: Sequence[str]) -> None:
        """Keep what was understood; where that is nothing, what stood there stays, and what was typed is a remark."""
        remarks = _remarks([*missed, reading.left])
        if reading.value is None and reading.hint:
            reading = replace(reading, value=self.draft.value(question.place))
        elif question.many:
            there = listed(self.draft.value(question.place))
            strange = strange_among(there, question.words)
            remarks += [
                _("“{text}” stood here, and is not in the list").format(text=each) for each in strange
            ]
            fitting = [each for each in there if each not in strange]
            value = list(dict.fromkeys([*fitting, *(reading.value or ())]))
            if question.words:  # of free texts, such as who took part, the order says nothing
                value = list(in_typed_order(value, reading.value or (), question.words))
            reading = replace(reading, value=value)
        self._keep(question, reading, remarks)

    def _keep(self, question: Question, reading: Reading, remarks: Sequence[str] = ()) -> None:
        draft = self.draft.put(question.place, reading.value)
        for place, value in reading.beside.items():
            draft = draft.put(place, value)
        self.draft = draft.note(question.place, *remarks)

    # A long list

    def _search(self, question: Question) -> None:
        """Words of a long list, found by typing; an empty line when there are enough."""
        now = Choosing(tuple(listed(self.draft.value(question.place))))
        told: tuple[str, ...] = now.keys
        while (typed := self._line(question)) or now.keys != told:
            if not typed:
                told = now.keys
                if said := miscounted(question, self.draft):
                    self._say(INDENT + said)
                    continue
                return
            if typed == EMPTY:
                now = Choosing(shown=question.offered)
                self._say(INDENT + _("Emptied."))
            else:
                now = choose(typed, question.words, replace(now, shown=self._shown))
            self._say_all(INDENT + each for each in now.said)
            another = typed == EMPTY or now.shown != self._shown
            self._say_all(numbered(now.shown) if another else ())
            self._shown = now.shown
            draft = self.draft.put(question.place, list(now.keys))
            self.draft = draft.note(question.place, *_remarks(() if now.keys else now.missed))
            if now.keys:
                names = chosen_names(question, self.draft)
                self._say(INDENT + _("Chosen: {names}").format(names=names))
            if another and now.shown:
                self._say(INDENT + _("A number now means this list; a word searches again. Enter goes on."))
            else:
                self._say(INDENT + _("Another number or word? Enter goes on."))

    # Several lines

    def _take_lines(self, question: Question) -> None:
        """Lines until an empty one. In a section, a line that ends a sentence ends its paragraph."""
        self._say(INDENT + _("As many lines as you need; an empty line ends."))
        taken = self._lines_there(question)
        there = len(taken)
        self._read_lines(question, taken, there)
        if question.place[0] == SECTIONS:
            self.draft = self.draft.note(question.place)
            if said := length_so_far(self.draft):
                self._say(INDENT + said)

    def _read_lines(self, question: Question, taken: list[str], there: int) -> None:
        """Lines until an empty one, added to those that were there, and each kept at once."""
        while True:
            self._section = (question, taken) if question.place[0] == SECTIONS else None
            line = self._raw() if len(taken) > there else self._first_of_lines(question)
            self._section = None
            text = line.replace("\r\n", "\n").replace("\r", "\n")
            if clean(text) == BACK:
                raise _Back
            if not text.strip():
                if len(taken) > there and self._more():
                    taken.append("")
                    continue
                if len(taken) > there and (said := miscounted(question, self.draft)):
                    self._say(INDENT + said)
                    there = len(taken)
                    continue
                return
            if clean(text) == EMPTY and len(taken) == there:
                self._keep_lines(question, [])
                self._say(INDENT + _("Emptied."))
                raise _Again
            taken.append(text)
            self._keep_lines(question, taken)

    def _lines_there(self, question: Question) -> list[str]:
        """What stands there already, to which is added: typing never takes the place of what was typed before."""
        if question.place[0] == SECTIONS:
            text = self.draft.sections.get(Section(str(question.place[1])), "")
            return [text, ""] if text else []
        return [str(each) for each in listed(self.draft.value(question.place))]

    def _keep_lines(self, question: Question, lines: Sequence[str]) -> None:
        if question.place[0] == SECTIONS:
            told = self.draft.tell(Section(str(question.place[1])), _paragraphs(lines))
            broken_off = [_("this text was broken off, and may stop in the middle")] if lines else []
            self.draft = told.note(question.place, *broken_off)  # until an empty line ends it
        else:
            self._keep(question, question.read("\n".join(lines)))

    def _first_of_lines(self, question: Question) -> str:
        while True:
            line = self._raw()
            if clean(line) != EXPLAIN:
                return line
            self._explain(question)


def _remarks(typed: Iterable[str]) -> list[str]:
    return [
        _("you typed “{text}”, which did not fit here").format(text=each)
        for each in dict.fromkeys(typed)
        if each
    ]


def _paragraphs(lines: Sequence[str]) -> str:
    """Lines as paragraphs: one that stops in the middle of a sentence goes on in the next, as in a pasted text."""
    text = ""
    for line in lines:
        for part in (clean(each) for each in line.split("\n")):
            if not part:
                text = text and text.rstrip() + "\n\n"
            elif text and not text.endswith("\n"):
                text += ("\n\n" if text.endswith(_SENTENCE_ENDS) else " ") + part
            else:
                text += part
    return text.strip()
