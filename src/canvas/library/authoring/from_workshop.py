"""A finished workshop as a draft of a case, so that firms can share what they did with each other.

What is marked *ours only* stays out, and so do the fields in which a person is named. Everything told is the firm's own
statement: each paragraph says that it needs a source or the firm's consent, each result is `claimed` or `planned`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final

from canvas.library.authoring.catalogue import Catalogue, region_of
from canvas.library.authoring.draft import Draft
from canvas.library.authoring.fitting import fitted
from canvas.library.authoring.retelling import plain, say
from canvas.library.authoring.retold_sections import (
    Telling,
    actions,
    changed_blocks,
    done_experiments,
    number,
    open_experiments,
    retold,
)
from canvas.library.authoring.shareable import shareable
from canvas.library.heard import hear, surest_first
from canvas.library.proposing import propose
from canvas.library.regions import NATIONAL
from canvas.library.shape import CASE
from canvas.locale import LANGUAGES, _
from canvas.locale import language as spoken
from canvas.model.case import Section
from canvas.model.records import Action, Actor, Canvas, DataAsset, DataUse, Experiment, Note
from canvas.model.words import (
    CaseSize,
    CaseStatus,
    DataKind,
    Outcome,
    ResultKind,
    Role,
    Tag,
)
from canvas.model.workshop import Workshop
from canvas.text.problems import Problem, Trouble
from canvas.text.show import one_line

NO_PAGE: Final = "https://example.org/replace-me"
"""Where a workshop can be read: nowhere, until its author puts an address here."""

_MOST_PATTERNS: Final = 3
_MOST_TAGS: Final = 6
_FEWEST_TAGS: Final = 3
_MOST_BLOCKS: Final = 5
_MOST_PARTIES: Final = 8
_MOST_CONCERNS: Final = 4
_LAST_TAGS: Final = (Tag.PILOT, Tag.FOCUS, Tag.SKILLS)
"""What nearly every workshop is about, where nothing better is known."""


def drafts_from(
    workshop: Workshop,
    catalogue: Catalogue,
    language: str,
    redesign: Canvas | None,
    key: str,
    *,
    case_patterns: Mapping[str, tuple[str, ...]],
    twin: bool = False,
    today: datetime.date | None = None,
) -> list[Draft]:
    """The draft in the workshop's language and, when wanted, one in the other language with the quotations as they are.

    Args:
        workshop: all of it; what must not be told is left out here.
        catalogue: the patterns, tags and words.
        language: of the workshop's texts.
        redesign: what is told of; None when there is none.
        key: of the case.
        case_patterns: key of a case → its patterns, for notes that were borrowed from one.
        twin: also make the draft in the other language.
        today: the day it is made; the computer's when None.
    """
    day = today or datetime.date.today()
    told = shareable(workshop)
    other = next(each for each in LANGUAGES if each != language)
    languages = (language, other) if twin else (language,)
    years = _years(told) or [day.year]
    telling = Telling(told, redesign, catalogue, languages, years[0])
    firm = {word: telling.called(word) for word in languages}
    sections = fitted(retold(telling), languages, firm, other)
    facts = _facts(telling, key, day, years, _patterns(telling, case_patterns))
    rows = _results(telling, day)
    return [
        _draft(telling, word, facts, rows, sections[word], alone=not twin, translate=word == other)
        for word in languages
    ]


def check_told_enough(workshop: Workshop, file: str) -> None:
    """That the workshop says what a case cannot do without, and nobody but the firm knows.

    Args:
        workshop: all of it.
        file: where it was read from.

    Raises:
        Trouble: it does not say its sector, its place or what the firm is called; all that it lacks, in one sentence.
    """
    firm = workshop.firm
    told = {
        _("the name of the firm"): plain(firm.firm, 60),
        _("the sector"): firm.sector,
        _("the place"): plain(firm.place, 80),
    }
    lacking = [name for name, value in told.items() if not value]
    if lacking:
        first = ", ".join(lacking[:-1])
        facts = say("more", spoken(), first=first, last=lacking[-1]) if first else lacking[-1]
        wrong = _("A case needs what this workshop does not say yet: {facts}.").format(facts=facts)
        fix = _("Open the workshop, and fill that in under “The firm” (F9).")
        raise Trouble(Problem(wrong, fix, file))


def _draft(
    telling: Telling,
    language: str,
    facts: Mapping[str, Any],
    results: Iterable[Mapping[str, Any]],
    sections: Mapping[Section, str],
    *,
    alone: bool,
    translate: bool,
) -> Draft:
    source = say("source", telling.languages[0], firm=telling.called(telling.languages[0]))
    values = {
        **facts,
        "language": language,
        **_headline(telling, language),
        "parties": _parties(telling, language),
        "results": [_result(row, language, telling) for row in results],
        "sources": [{"title": source, "url": NO_PAGE, "year": facts["checked_on"].year}],
    }
    if alone:
        values["allow"] = [{"rule": "twin-missing", "reason": say("no_twin", language)}]
    draft = Draft({name: value for name, value in values.items() if value not in (None, "", [])}, sections)
    return _with_remarks(draft, translate=translate)


def _with_remarks(draft: Draft, *, translate: bool) -> Draft:
    """What an author still has to do, at the place where it is to be done."""
    consent = _(
        "a draft from a workshop: ask the firm whether it may be told, and give each marked paragraph a source"
    )
    draft = draft.note(("key",), consent)
    draft = draft.note(("title",), _("say what they did"))
    draft = draft.note(("gist",), _("tell what came of it"))
    for name in ("status", "outcome", "patterns", "tags", "concerns"):
        if draft.value((name,)):
            draft = draft.note((name,), _("proposed; look whether it fits"))
    if draft.value(("region", "code")) == NATIONAL[0]:
        draft = draft.note(("region",), _("look up the province"))
    draft = draft.note(
        ("sources", 0, "url"), _("no page of its own yet; put the address of a page where this can be read")
    )
    for position, row in enumerate(draft.rows("results")):
        said = [_("still to be translated")] if translate else []
        if row["kind"] == ResultKind.CLAIMED.value:
            said.append(_("the firm's own count; “measured” when others can see who counted what"))
        draft = draft.note(("results", position, "text"), *said)
    return draft


def _headline(telling: Telling, language: str) -> dict[str, str]:
    firm = telling.called(language)
    name = plain(telling.redesign.name if telling.redesign else "", CASE["title"].longest)
    title = (
        say("title", language, firm=firm, name=name) if name else say("title_unnamed", language, firm=firm)
    )
    gist = say("gist", language, firm=plain(firm, 40), year=telling.year)
    return {"title": plain(title, CASE["title"].longest, 20), "gist": one_line(gist, CASE["gist"].longest)}


def _facts(
    telling: Telling, key: str, day: datetime.date, years: list[int], patterns: list[str]
) -> dict[str, Any]:
    """What is the same in both languages, without results and sources."""
    firm = telling.workshop.firm
    place = plain(firm.place, 80)
    code, name = region_of(place) or NATIONAL
    comparison = telling.comparison
    blocks = changed_blocks(comparison) if comparison else []
    if not blocks:
        blocks = [block for pattern in patterns for block in telling.catalogue.patterns[pattern].blocks]
    return {
        "key": key,
        "organisation": telling.firm,
        "place": place,
        "region": {"code": code, "name": name},
        "country": "NL",
        "sector": firm.sector.value if firm.sector else "",
        "size": _size(telling.workshop).value,
        "years": years,
        "status": (CaseStatus.RUNNING if telling.running else CaseStatus.PLAN).value,
        "outcome": _outcome(telling).value,
        "checked_on": day,
        "blocks": [block.value for block in dict.fromkeys(blocks)][:_MOST_BLOCKS],
        "patterns": patterns,
        "tags": _tags(telling, patterns),
        "concerns": _concerns(telling),
        "data_kinds": _data_kinds(telling, patterns),
    }


def _outcome(telling: Telling) -> Outcome:
    """What became of it, as far as the workshop tells: one that has only plans is open, whatever it hopes for."""
    tried = telling.running or done_experiments(telling.workshop) or actions(telling.workshop, done=True)
    return Outcome.MIXED if tried else Outcome.OPEN


def _size(workshop: Workshop) -> CaseSize:
    firm = workshop.firm
    if firm.size is not None:
        return CaseSize(firm.size.value)
    people = firm.people or 0
    bounds = ((1, CaseSize.ONE), (9, CaseSize.MICRO), (49, CaseSize.SMALL), (249, CaseSize.MEDIUM))
    if people < 1:
        return CaseSize.UNKNOWN
    return next((size for most, size in bounds if people <= most), CaseSize.LARGE)


def _years(workshop: Workshop) -> list[int]:
    """The first and the last year that its tests and its plan speak of; empty when they speak of none."""
    days: list[datetime.date | None] = [action.by for action in workshop.all(Action)]
    for experiment in workshop.all(Experiment):
        days += [experiment.start, experiment.end]
    years = [day.year for day in days if day is not None and 1900 <= day.year <= 2100]
    return sorted({min(years), max(years)}) if years else []


def _patterns(telling: Telling, case_patterns: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Those of the cases that were borrowed from, then what the firm's words and findings point to, then any that fits."""
    known, redesign = telling.catalogue.patterns, telling.redesign
    notes = telling.workshop.notes(redesign.id) if redesign else telling.workshop.all(Note)
    borrowed = [key for note in notes for key in case_patterns.get(note.case or "", ())]
    borrowed += [str(key) for note in notes if (key := getattr(note, "pattern", None))]
    pointed = [
        each.pattern for each in propose(telling.workshop, telling.catalogue.concerns, telling.languages[0])
    ]
    comparison = telling.comparison
    blocks = [block.value for block in changed_blocks(comparison)] if comparison else []
    fitting = telling.catalogue.fitting_patterns(blocks, _kinds(telling.workshop))
    found = dict.fromkeys(key for key in (*borrowed, *pointed, *fitting[:1], *known) if key in known)
    sure = [key for key in found if key in borrowed or key in pointed]
    return (sure or list(found)[:1])[:_MOST_PATTERNS]


def _tags(telling: Telling, patterns: list[str]) -> list[str]:
    tags = {tag.value for tag in Tag}
    records = (*telling.workshop.all(DataUse), *telling.workshop.all(Note))
    own = [tag for record in records for tag in record.tags if tag in tags]
    found = list(dict.fromkeys((*own[:_FEWEST_TAGS], *telling.catalogue.tags_of(patterns, _MOST_TAGS))))[
        :_MOST_TAGS
    ]
    for tag in _LAST_TAGS:
        if len(found) < _FEWEST_TAGS and tag.value not in found:
            found.append(tag.value)
    return found


def _concerns(telling: Telling) -> list[str]:
    """What the firm ticked that it is busy with, then what its own words tell, the surest first."""
    heard = hear(telling.workshop, telling.catalogue.concerns, telling.languages[0])
    ticked = [word.value for word in telling.workshop.frame.concerns]
    told = surest_first(sorted(heard, key=lambda each: each.concern.key))
    return list(dict.fromkeys([*ticked, *(each.concern.key for each in told)]))[:_MOST_CONCERNS]


def _kinds(workshop: Workshop) -> list[str]:
    return list(dict.fromkeys(asset.kind.value for asset in workshop.all(DataAsset) if asset.kind))


def _data_kinds(telling: Telling, patterns: list[str]) -> list[str]:
    usual = [kind.value for key in patterns for kind in telling.catalogue.patterns[key].data_kinds]
    return _kinds(telling.workshop) or list(dict.fromkeys(usual)) or [DataKind.KNOW_HOW.value]


def _parties(telling: Telling, language: str) -> list[str]:
    actors = [actor for actor in telling.workshop.all(Actor) if actor.role is not Role.US]
    names = dict.fromkeys(name for actor in actors if (name := plain(actor.name, 60)))
    return list(names)[:_MOST_PARTIES] or [telling.called(language)]


def _results(telling: Telling, day: datetime.date) -> list[dict[str, Any]]:
    """What came of its tests and its plan: kind, year, and the text, or a metric with its number."""
    workshop = telling.workshop
    rows: list[dict[str, Any]] = []
    for each in done_experiments(workshop)[:3]:
        year = each.end.year if each.end and 1900 <= each.end.year <= 2100 else day.year
        said = plain(each.learned) or plain(each.title)
        rows.append(
            {"kind": ResultKind.CLAIMED, "year": year, "text": said}
            | (
                {"metric": plain(each.metric), "result": each.result}
                if each.result is not None and plain(each.metric)
                else {}
            )
        )
    done = [action.title for action in actions(workshop, done=True)[:2]]
    planned = [each.title for each in open_experiments(workshop)[:2]]
    planned += [action.title for action in actions(workshop, done=False)[:2]]
    for kind, titles in ((ResultKind.CLAIMED, done), (ResultKind.PLANNED, planned)):
        rows += [{"kind": kind, "year": day.year, "text": plain(title)} for title in titles]
    return rows or [{"kind": ResultKind.PLANNED, "year": day.year, "text": ""}]


def _result(row: Mapping[str, Any], language: str, telling: Telling) -> dict[str, Any]:
    text = telling.typed(row["text"], language) or say("no_result", language)
    if "metric" in row:
        metric = telling.typed(row["metric"], language)
        text = say("result_row", language, metric=metric, result=number(row["result"], language))
    firm = telling.called(language)
    return {"text": text, "kind": row["kind"].value, "by": firm, "year": row["year"], "source": 1}
