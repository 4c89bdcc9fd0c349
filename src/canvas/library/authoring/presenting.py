"""What the conversation shows around a question: its list, what stands there already, and the help for who asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final

from canvas.library.authoring.draft import Draft
from canvas.library.authoring.long_lists import strange_among
from canvas.library.authoring.questions import SECTIONS, Question, listed
from canvas.library.authoring.wordlists import Word, near
from canvas.library.body import count_words
from canvas.library.checking.plain_text import LEAST_WORDS, MOST_WORDS
from canvas.library.shape import CASE
from canvas.locale import N_, _, ngettext
from canvas.model.case import Section
from canvas.text.show import one_line
from canvas.text.toml_source import Path as Place

INDENT: Final = "  "

MOST_SHOWN: Final = 120
"""Most characters of an answer that is told again."""

_LAST_CHARACTERS: Final = 80
"""Characters of the end of a text that was broken off, by which one finds how to go on."""
_FIRST_WORDS: Final = 60
"""Most characters of a result or source by which one knows again which it is."""
_ROW: Final = {
    "results": (N_("Result {number}"), N_("Result {number}: {text}")),
    "sources": (N_("Source {number}"), N_("Source {number}: {text}")),
}
_KNOWN_BY: Final = {"results": ("text",), "sources": ("title", "url")}
"""The fields by which a person knows a row again; the one that is asked stands below the question by itself."""


def introduction(question: Question, draft: Draft) -> Iterator[str]:
    """The question, what is known of it already, and what Enter takes."""
    yield question.ask
    if row := which_row(question.place, draft):
        yield INDENT + row
    for paragraph in filter(None, question.beside.split("\n\n")):
        yield INDENT + paragraph
    yield from numbered(question.offered if question.search else question.words)
    for remark in draft.open.get(question.place, ()):
        yield f"{INDENT}{remark[:1].upper()}{remark[1:]}."
    if question.wrong:
        yield INDENT + question.wrong
    yield from standing(question, draft)
    if question.place[0] == SECTIONS and question.place in draft.open:
        text = one_line(draft.sections.get(Section(str(question.place[1])), ""))
        if len(text) > MOST_SHOWN:
            yield INDENT + _("It ends with: … {text}").format(text=text[-_LAST_CHARACTERS:])


def which_row(place: Place, draft: Draft) -> str:
    """Which result or source a question is about, by its number and first words; empty when it is about neither, or a new one."""
    name = str(place[0])
    if name not in _ROW or len(place) < 3 or int(place[1]) >= len(draft.rows(name)):
        return ""
    number = int(place[1]) + 1
    row = draft.rows(name)[number - 1]
    known = next((str(row[part]) for part in _KNOWN_BY[name] if part != place[2] and row.get(part)), "")
    told, told_with = _ROW[name]
    if not known:
        return _(told).format(number=number)
    return _(told_with).format(number=number, text=shorten(one_line(known), _FIRST_WORDS, placeholder=" …"))


def standing(question: Question, draft: Draft) -> Iterator[str]:
    """What stands there, or what Enter would take."""
    now = what_stands(question, draft)
    if now:
        told = _("Now: {text}. Enter keeps it, - empties it.")
        if question.lines:
            told = _("Now: {text}. Enter keeps it, a line is added to it, - empties it.")
        elif question.many:
            told = _("Now: {text}. Enter keeps it, what you type is added, - empties it.")
        yield INDENT + told.format(text=now.rstrip("."))
        yield from off_the_list(question, draft)
        if question.many and question.words and len(listed(draft.value(question.place))) > 1:
            yield INDENT + _("All of them typed in another order puts them in that order.")
    elif question.proposal:
        yield INDENT + _("Enter takes: {text}").format(text=question.proposal)


def off_the_list(question: Question, draft: Draft) -> Iterator[str]:
    """What stands there and is on no list, with the nearest that is, and how to put that in its place."""
    for strange in strange_there(question, draft):
        nearest = near(strange, question.words, 1)
        if nearest:
            told = _("“{word}” is not in the list; type “{nearest}” to put that in its place.")
            yield INDENT + told.format(word=one_line(strange, MOST_SHOWN), nearest=nearest[0].name)
        else:
            told = _("“{word}” is not in the list; type a word of the list to put that in its place.")
            yield INDENT + told.format(word=one_line(strange, MOST_SHOWN))


def still_off_the_list(question: Question, draft: Draft) -> Iterator[str]:
    """What was kept and is on no list, when the next question comes."""
    for strange in strange_there(question, draft):
        told = _("“{word}” stays there for now, but it is not in the list: the check will say so.")
        yield INDENT + told.format(word=one_line(strange, MOST_SHOWN))


def strange_there(question: Question, draft: Draft) -> list[str]:
    """The words that stand there and are not in the list of the question."""
    return strange_among(filter(None, listed(draft.value(question.place))), question.words)


def what_stands(question: Question, draft: Draft) -> str:
    """The answer that stands there, as a person reads it; empty when there is none."""
    if question.place[0] == SECTIONS:
        return one_line(draft.sections.get(Section(str(question.place[1])), ""), MOST_SHOWN)
    value = draft.value(question.place)
    if isinstance(value, dict):
        return one_line(str(value.get("name", "")), MOST_SHOWN)
    names = {word.key: word.name for word in question.words}
    values = value if isinstance(value, (list, tuple)) else [] if value is None else [value]
    between = "-" if question.place == ("years",) else " · "  # some names have a comma in them
    return one_line(between.join(names.get(str(each), str(each)) for each in values), MOST_SHOWN)


def chosen_names(question: Question, draft: Draft) -> str:
    """The words of a long list that were chosen, by their names."""
    names = {word.key: word.name for word in question.words}
    return " · ".join(names.get(key, key) for key in listed(draft.value(question.place)))


def once_more(question: Question, draft: Draft, offer: str = "") -> str:
    """What may be done with a question whose answer did not fit.

    Args:
        question: the one that is asked.
        draft: what was said so far.
        offer: what was probably meant, when only one thing comes near.
    """
    if offer:
        return _("Did you mean “{word}”? Enter is yes; else type it once more.").format(word=offer)
    now = what_stands(question, draft)
    if now:
        return _("Once more; Enter keeps: {text}").format(text=now)
    if question.proposal:
        return _("Once more; Enter takes: {text}").format(text=question.proposal)
    return _("Once more; Enter leaves it open.")


def miscounted(question: Question, draft: Draft) -> str:
    """That more or fewer things stand in a list than are meant; empty when nothing is wrong with their number."""
    least, most = CASE[str(question.place[0])].count if question.place[0] in CASE else (0, 0)
    count = len(listed(draft.value(question.place)))
    if not most or not count or least <= count <= most:
        return ""
    told = ngettext(
        "There is {count} now; {least} to {most} are meant. Type another, or Enter leaves it so.",
        "There are {count} now; {least} to {most} are meant. Type another, or Enter leaves it so.",
        count,
    )
    if count > most:
        told = _("There are {count} now; {least} to {most} are meant. - empties it, Enter leaves it so.")
    return told.format(count=count, least=least, most=most)


def length_so_far(draft: Draft) -> str:
    """How many words the sections have together, beside how many are meant; empty as long as there are none."""
    words = sum(count_words(text) for text in draft.sections.values())
    told = sum(bool(text.strip()) for text in draft.sections.values())
    if not words:
        return ""
    so_far = ngettext(
        "{words} word so far, in {told} of {all} sections; a case has {least} to {most} in all.",
        "{words} words so far, in {told} of {all} sections; a case has {least} to {most} in all.",
        words,
    )
    return so_far.format(words=words, told=told, all=len(Section), least=LEAST_WORDS, most=MOST_WORDS)


def explanation(question: Question, draft: Draft, width: int, offer: str = "") -> Iterator[str]:
    """What helps to answer; the whole of a long list, by its numbers, and what each word of a short one means.

    Args:
        question: the one that is asked.
        draft: what was said so far.
        width: characters in a line of the terminal.
        offer: what Enter takes now, because it was probably meant.
    """
    if question.about:
        yield INDENT + question.about
    if question.search:
        yield from in_columns(question.words, width)
        yield INDENT + _("A number or a whole name chooses it; -3 or -name takes it away again.")
    for number, word in enumerate(question.words, 1):
        if word.says:
            yield f"{INDENT}{number:2} {word.name}: {word.says}"
    if question.lines:
        yield INDENT + _("An empty line ends it, < goes back, - as the first line empties it.")
    elif question.search:
        yield INDENT + _("Enter goes on, < goes back, - empties it.")
    elif offer or question.proposal or what_stands(question, draft):
        yield INDENT + _("< goes back, - empties it.")
    else:
        yield INDENT + _("Enter leaves it open, < goes back, - empties it.")
    if offer:
        yield INDENT + once_more(question, draft, offer)
    else:
        yield from standing(question, draft)


def numbered(words: Sequence[Word]) -> Iterator[str]:
    """Each word on a line, with its number."""
    for number, word in enumerate(words, 1):
        yield f"{INDENT}{number:2} {word.name}"


def in_columns(words: Sequence[Word], width: int) -> Iterator[str]:
    """The words with their numbers, downwards in as many columns as fit.

    Args:
        words: the list.
        width: characters in a line.
    """
    cells = [f"{INDENT}{number:2} {word.name}" for number, word in enumerate(words, 1)]
    for rows in range(1, len(cells) + 1):
        columns = [cells[start : start + rows] for start in range(0, len(cells), rows)]
        widths = [max(map(len, column)) for column in columns]
        if sum(widths) <= width or rows == len(cells):
            for row in range(rows):
                told = zip(columns, widths, strict=True)
                yield "".join(f"{column[row]:{wide}}" for column, wide in told if row < len(column)).rstrip()
            return
