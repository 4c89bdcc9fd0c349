"""What the owner of an invented bakery answers, question by question, taken from the example workshop."""

from __future__ import annotations

from canvas.method.builtin import example, playbook
from canvas.model.answering import answers
from canvas.model.playbook import Mode
from canvas.model.records import SINGLE
from canvas.storage.document import read_document

BOOK = playbook("digital-redesign")


def what_they_say(language: str, most: int = 2) -> dict[str, list[list[str]]]:
    """Per question and part of it: the lines to type, at most so many a part."""
    workshop = read_document(example("bakery", language)).workshop
    said: dict[str, list[list[str]]] = {}
    for _step, prompt in BOOK.prompts():
        parts = []
        for target in prompt.targets:
            lines = [answer.text for answer in answers(workshop, prompt, target) if answer.text]
            if target.mode is Mode.EACH or target.table in SINGLE or target.frame == "pinch_notes":
                lines = []
            parts.append(lines[:most])
        said[prompt.key] = parts
    return said


def every_line(said: dict[str, list[list[str]]]) -> list[str]:
    """All lines, in the order they are typed."""
    return [line for parts in said.values() for lines in parts for line in lines]
