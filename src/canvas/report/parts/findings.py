"""Points of attention: what the checks find, the most serious first, and what was set aside, with the reason."""

from __future__ import annotations

from canvas.model import checks
from canvas.model.finding import Finding
from canvas.model.records import SetAside
from canvas.model.workshop import every_record
from canvas.report.tree import Block, Bullets, Callout, Item, Paragraph, Section, dim, spans
from canvas.report.writing import Writing, under


def findings(writing: Writing) -> list[Section]:
    """What the checks find in the workshop."""
    kept_back = _kept_back(writing)
    found = [
        finding for finding in checks.findings(writing.whole) if _may_be_told(writing, finding, kept_back)
    ]
    callouts: list[Block] = [_callout(writing, finding) for finding in checks.shown(found)]
    left = len(found) - len(callouts)
    if left:
        more = writing.say("findings.more_one" if left == 1 else "findings.more", count=left)
        callouts.append(Paragraph(spans(dim(more))))
    aside = _set_aside(writing, kept_back)
    sections = writing.part("findings", writing.say("findings.heading"), callouts)
    if aside and not sections:
        sections = [Section("findings", writing.say("findings.heading"), 1, ())]
    return [*sections, *aside]


def _kept_back(writing: Writing) -> tuple[set[str], set[str]]:
    """The ids and the names of what is not told in this report."""
    if writing.whole is writing.workshop:
        return set(), set()
    told = {record.id for record in every_record(writing.workshop)}
    hidden = [record for record in every_record(writing.whole) if record.id not in told]
    return {record.id for record in hidden}, {record.heading for record in hidden if record.heading}


def _may_be_told(writing: Writing, finding: Finding, kept_back: tuple[set[str], set[str]]) -> bool:
    ids, names = kept_back
    known = finding.key in writing.content.check_texts
    return known and finding.record not in ids and not names.intersection(map(str, finding.words.values()))


def _message(writing: Writing, finding: Finding) -> str:
    text = writing.content.check_texts[finding.key]
    return text.message_for(finding, writing.language, writing.content.vocabulary)


def _callout(writing: Writing, finding: Finding) -> Callout:
    text = writing.content.check_texts[finding.key]
    label = writing.word(finding.severity)
    return Callout(
        finding.severity,
        label[:1].upper() + label[1:],
        spans(_message(writing, finding)),
        (
            *under(writing.say("findings.why", text=text.why.of(writing.language))),
            *under(writing.say("findings.todo", text=text.todo.of(writing.language))),
        ),
    )


def _set_aside(writing: Writing, kept_back: tuple[set[str], set[str]]) -> list[Section]:
    still = {aside.id: finding for finding, aside in checks.set_aside(writing.whole)}
    items = []
    for aside in writing.workshop.all(SetAside):
        finding = still.get(aside.id)
        reason = writing.text(aside, "reason")
        if not reason or (finding is not None and not _may_be_told(writing, finding, kept_back)):
            continue
        message = _message(writing, finding) if finding else writing.say("findings.solved")
        why = writing.say("findings.reason", text=reason)
        items.append(Item(spans(message), (spans(why), *writing.notes(aside))))
    blocks = [Bullets(tuple(items))] if items else []
    return writing.part("set_aside", writing.say("findings.set_aside"), blocks, level=2)
