"""The question, the story, the frame, and the ideas borrowed from elsewhere."""

from __future__ import annotations

from canvas.model.records import Inspiration
from canvas.report.tree import Block, Bullets, Item, Paragraph, Quote, Section, bold, dim, spans
from canvas.report.words import number
from canvas.report.writing import Writing, entry

_LISTS = ("about", "drivers", "ambition", "stays", "may_go", "decides", "does", "missing")


def opening(writing: Writing) -> list[Section]:
    """The question in one sentence, and the story."""
    frame = writing.workshop.frame
    question = writing.text(frame, "question")
    story = writing.texts(frame, "story")
    return [
        *writing.part(
            "question", writing.say("frame.question"), [Quote(spans(question))] if question else []
        ),
        *writing.part("story", writing.say("frame.story"), [Paragraph(spans(text)) for text in story]),
    ]


def frame(writing: Writing) -> list[Section]:
    """What must change, why now, within which limits, and who."""
    found = writing.workshop.frame
    items: list[Item] = _firm(writing)
    if writing.chosen(found, "concerns"):
        label = writing.content.vocabulary.label("frame", "concerns", writing.language)
        about = " · ".join(writing.word(word) for word in found.concerns)  # some of their names have a comma
        items.append(Item(spans(bold(label), f": {about}")))
    for name in _LISTS:
        texts = writing.texts(found, name)
        label = writing.content.vocabulary.label("frame", name, writing.language)
        if name == "ambition":
            writing.tell(found, "ambition_year")
            if found.ambition_year is not None:
                label = f"{label} ({found.ambition_year})"
                texts = texts or (writing.say("frame.by_year", year=found.ambition_year),)
        if len(texts) == 1:
            items.append(Item(spans(bold(label), f": {texts[0]}")))
        elif texts:
            items.append(Item(spans(bold(label)), tuple(spans(text) for text in texts)))
    blocks: list[Block] = [Bullets(tuple(items))] if items else []
    blocks += [Paragraph(note) for note in writing.notes(found)]
    return writing.part("frame", writing.say("frame.heading"), blocks)


def _firm(writing: Writing) -> list[Item]:
    """The firm's own facts; its name is the title."""
    firm = writing.workshop.firm
    people = writing.chosen(firm, "size")
    writing.tell(firm, "firm", "people")
    if firm.people is not None:
        key = "frame.people_one" if firm.people == 1 else "frame.people"
        people = writing.say(key, count=number(firm.people, writing.language))
    known = [writing.chosen(firm, "sector"), writing.text(firm, "place"), people]
    told = [text for text in known if text]
    note = writing.notes(firm)
    if not told and not note:
        return []
    return [Item(spans(bold(writing.say("frame.firm")), ": " if told else "", ", ".join(told)), tuple(note))]


def borrowed(writing: Writing) -> list[Section]:
    """The moves borrowed from cases, each in one line."""
    items = []
    for idea in writing.workshop.all(Inspiration):
        text, key = writing.text(idea, "text"), writing.text(idea, "case")
        source = writing.say("look.from_case", case=writing.case(key)) if key else ""
        note = writing.notes(idea)
        if text or source or note:
            line = entry(text, source) if text else spans(dim(source or writing.say("report.unnamed")))
            items.append(Item(line, tuple(note)))
    return writing.part("borrowed", writing.say("look.heading"), [Bullets(tuple(items))] if items else [])
