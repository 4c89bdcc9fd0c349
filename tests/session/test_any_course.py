"""Whatever people, power and other programs do, in whatever order: the session equals a plain dict of notes."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from canvas.model.edits import Drop, Put
from canvas.model.records import Note
from canvas.model.workshop import Workshop
from canvas.storage.reading import document_in
from tests.session.conftest import PATH, Desk, new_desk
from tests.storage.simulated_disk import crash_states

KEYS = st.sampled_from(["a", "b", "c", "d"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)


def _notes(workshop: Workshop) -> dict[str, str | None]:
    return {note.id: note.text for note in workshop.all(Note)}


class AnyCourse(RuleBasedStateMachine):
    """The model: the notes now, those before each step, those after each step taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.state = os.environ.get("CANVAS_STATE")
        os.environ["CANVAS_STATE"] = "/state"
        self.desk: Desk = new_desk()
        self.session = self.desk.open()
        self.now: dict[str, str | None] = {}
        self.past: list[dict[str, str | None]] = []
        self.future: list[dict[str, str | None]] = []

    def teardown(self) -> None:
        """Put the state folder back."""
        if self.state is None:
            del os.environ["CANVAS_STATE"]
        else:
            os.environ["CANVAS_STATE"] = self.state

    def _step(self, after: dict[str, str | None]) -> None:
        if after != self.now:
            self.past.append(self.now)
            self.now, self.future = after, []

    @initialize()
    def begin(self) -> None:
        assert _notes(self.session.workshop) == {}

    @rule(key=KEYS, text=TEXTS)
    def put(self, key: str, text: str) -> None:
        assert self.session.apply(Put("note", key, {"canvas": "today", "text": text})) is None
        self._step({**self.now, key: text})

    @rule(key=KEYS)
    def drop(self, key: str) -> None:
        refused = self.session.apply(Drop("note", key))
        assert (refused is None) is (key in self.now)
        self._step({each: text for each, text in self.now.items() if each != key})

    @rule()
    def undo(self) -> None:
        assert (self.session.undo() is not None) is bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert (self.session.redo() is not None) is bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def flush(self) -> None:
        assert self.session.flush()
        data = self.desk.disk.data(PATH)
        assert data is not None
        assert _notes(document_in(data).workshop) == self.now

    @rule()
    def close_and_open(self) -> None:
        assert self.session.close()
        self.session = self.desk.open()

    @rule(years=st.sampled_from([0, 1, -1]))
    def crash_and_open(self, years: int) -> None:
        self.desk = Desk(self.desk.disk, self.desk.now + 60 + years * 31_536_000)
        self.session = self.desk.open()

    @rule(choice=st.integers(0, 10_000), file=st.booleans())
    def cut_the_power_somewhere_in_an_edit(self, choice: int, file: bool) -> None:
        disk = self.desk.disk
        disk.recording = True
        disk.moments.clear()
        before = self.now
        self.session.apply(Put("note", "a", {"canvas": "today", "text": f"cut {choice}"}))
        if file:
            self.session.flush()
        if not disk.moments:  # the note said so already
            disk.recording = False
            return
        states = list(crash_states(disk.moments[choice % len(disk.moments)]))
        self.desk = Desk(states[choice // 7 % len(states)], self.desk.now + 60)
        self.session = self.desk.open()
        found = _notes(self.session.workshop)
        after = {**before, "a": f"cut {choice}"}
        assert found in (before, after)
        if found == after:
            self._step(after)

    @rule(again=st.booleans())
    def take_over(self, again: bool) -> None:
        other = self.desk.open(take_over=True)
        if again:
            self.session.apply(Put("note", "late", {"text": "too late"}))
            self.session.flush()
        self.session = other

    @rule(text=TEXTS, mine=st.booleans())
    def change_the_file_from_outside(self, text: str, mine: bool) -> None:
        self.session.flush()
        data = self.desk.disk.data(PATH)
        assert data is not None
        theirs = (
            data + b'[[note]]\nid = "theirs"\ncanvas = "today"\ntext = "outside"\n'
            if b"theirs" not in data
            else data
        )
        theirs = theirs.replace(b'firm = "Bakery"', b'firm = "Baker"', 1)
        if theirs == data:
            return
        self.desk.disk.place(PATH, theirs)
        self.session.apply(Put("note", "b", {"canvas": "today", "text": text}))
        self._step({**self.now, "b": text})
        unsaved = self.now != _notes(document_in(data).workshop)
        assert self.session.flush() is not unsaved
        if unsaved:
            assert self.session.state.kind == "not_saved"
            assert self.desk.disk.data(PATH) == theirs, "never silently overwritten"
        if mine:
            self.session.overwrite_knowingly()
        else:
            self.session.take_theirs()
            self.now = _notes(document_in(theirs).workshop)
            self.past, self.future = [], []

    @rule(number=st.sampled_from([28, 5, 13, 30]), once=st.booleans())
    def fail_for_a_while(self, number: int, once: bool) -> None:
        from tests.storage.simulated_disk import Fault

        disk = self.desk.disk
        disk.calls, disk.only, disk.fault = 0, "/work/", Fault(1, number, sticky=not once)
        self.session.apply(Put("note", "d", {"canvas": "today", "text": f"failing {number}"}))
        self._step({**self.now, "d": f"failing {number}"})
        self.session.flush()
        disk.fault = None

    @invariant()
    def everything_is_there(self) -> None:
        assert _notes(self.session.workshop) == self.now
        assert self.session.can_undo is bool(self.past)
        assert self.session.can_redo is bool(self.future)
        assert self.session.state.kind in ("saved", "not_saved")


AnyCourse.TestCase.settings = settings(
    max_examples=150,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestAnyCourse = AnyCourse.TestCase
