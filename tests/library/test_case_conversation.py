"""What a new author found confusing in the conversation, question by question: each attempt is judged, and nothing surprises."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.library.authoring.answers import address_reader, is_no, is_yes, size_reader
from canvas.library.authoring.conversation import Conversation
from canvas.library.authoring.draft import Draft, case_text, read_draft, twin_of
from canvas.library.authoring.long_lists import Choosing, choose
from canvas.library.authoring.presenting import in_columns
from canvas.library.authoring.questions import Question
from canvas.library.authoring.wordlists import Word, near, pick
from canvas.model.case import Section
from canvas.model.words import Block, CaseSize, Outcome, ResultKind
from canvas.text.toml_source import Path as Place

from .test_authoring import CATALOGUE, SOUND, asked, begun

PATTERNS = CATALOGUE.pattern_words("en")
SHOWN = tuple(
    word for key in ("freemium", "shared-hub", "direct-selling") for word in PATTERNS if word.key == key
)


def only(
    *places: Place, of: Callable[[Draft], list[Question]] | None = None
) -> Callable[[Draft], list[Question]]:
    """The questions about these places alone."""
    make = of or asked()
    return lambda draft: [question for question in make(draft) if question.place in places]


def told(
    lines: list[str],
    *places: Place,
    draft: Draft | None = None,
    of: Callable[[Draft], list[Question]] | None = None,
) -> tuple[Draft, list[str]]:
    """The draft after these lines at these questions, and what was said."""
    said: list[str] = []
    waiting = iter(lines)
    conversation = Conversation(
        draft or begun(), only(*places, of=of), lambda: next(waiting, None), said.append
    )
    return conversation.run(), [line.strip() for line in said]


def remarks(draft: Draft) -> list[str]:
    return [sentence for sentences in draft.open.values() for sentence in sentences]


# Every attempt is judged


def test_an_answer_that_does_not_fit_is_told_so_until_the_question_is_left_open() -> None:
    draft, said = told(["bike hire", "shop", "Zutphen", "", "12"], ("sector",), ("size",))
    start = said.index("“bike hire” is not in the list.")
    assert said[start : start + 6] == [
        "“bike hire” is not in the list.", "Once more; Enter leaves it open.",
        "“shop” is not in the list.", "Once more; Enter leaves it open.",
        "“Zutphen” is not in the list.", "Once more; Enter leaves it open.",
    ]  # fmt: skip
    assert len(remarks(draft)) == 3
    assert draft.value(("size",)) == "10-49"


@pytest.mark.parametrize(
    ("place", "typed", "echo"),
    [
        (("sector",), "1", "→ retail"), (("sector",), "Detailhandel", "→ retail"), (("size",), "12", "→ 10 to 49 people"),
        (("blocks",), "1, cost_structure", "→ Key partners · Cost structure"), (("years",), "from 2018 to 2020", "→ 2018-2020"),
        (("region",), "NL21", "→ Overijssel"),
    ],
)  # fmt: skip
def test_what_was_taken_is_told(place: Place, typed: str, echo: str) -> None:
    _draft, said = told([typed], place)
    assert said[-1] == echo


def test_a_text_is_not_repeated() -> None:
    _draft, said = told(["De Zon"], ("organisation",))
    assert [line for line in said if "De Zon" in line] == []


def test_enter_after_a_misfit_takes_what_is_proposed_and_the_sentence_says_so() -> None:
    here = begun().put(("place",), "Apeldoorn")
    draft, said = told(["the moon", ""], ("region",), draft=here)
    assert "Once more; Enter takes: Gelderland" in said
    assert draft.value(("region",)) == {"code": "NL22", "name": "Gelderland"}


def test_what_did_not_fit_stays_as_a_remark_where_enter_takes_what_is_proposed() -> None:
    """Nothing that is typed is lost: Enter is no other answer to what was meant."""
    here = begun().put(("place",), "Apeldoorn")
    draft, _said = told(["the moon", "winkelke", ""], ("region",), draft=here)
    assert [
        typed for typed in ("the moon", "winkelke") if not any(typed in each for each in remarks(draft))
    ] == []
    assert "# TODO region: you typed “winkelke”, which did not fit here" in case_text(draft)
    draft, _said = told(["the moon", "Gelderland"], ("region",), draft=here)
    assert remarks(draft) == [], "an answer that fits is what was meant"


def test_enter_after_a_misfit_keeps_what_stood_there_and_the_sentence_says_so() -> None:
    draft, said = told(["bikes", ""], ("sector",), draft=begun().put(("sector",), "culture"))
    assert "Once more; Enter keeps: culture" in said
    assert draft.value(("sector",)) == "culture"
    again, said = told(["bikes", "wheels", ""], ("sector",), draft=begun().put(("sector",), "culture"))
    assert said.count("Once more; Enter keeps: culture") == 2
    assert again.value(("sector",)) == "culture"


def test_going_back_shows_what_was_typed_and_did_not_fit() -> None:
    _draft, said = told(["bikes", "", "<", "retail"], ("sector",), ("size",))
    assert "You typed “bikes”, which did not fit here." in said


def test_remarks_vanish_once_an_answer_is_accepted() -> None:
    draft, _said = told(["bikes", "wheels", "<", "retail"], ("sector",), ("size",))
    assert draft.value(("sector",)) == "retail"
    assert remarks(draft) == []
    draft, _said = told(["qqqq", "hub", "1", "zzzz", ""], ("patterns",))
    assert draft.value(("patterns",)) == ["shared-hub"]
    assert remarks(draft) == []


def test_a_second_answer_adds_to_what_was_understood_of_the_first() -> None:
    draft, said = told(["1, tuinkabouters", "channels"], ("blocks",))
    assert draft.value(("blocks",)) == ["key_partners", "channels"]
    assert "Once more; Enter keeps: Key partners" in said
    assert remarks(draft) == []


# Lists


@pytest.mark.parametrize(
    ("typed", "of", "key"),
    [
        ("newspaper", ResultKind, "reported"), ("partners", Block, "key_partners"), ("streams", Block, "revenue_streams"),
        ("too early", Outcome, "open"), ("say", Outcome, "open"), ("customer", Block, None), ("ed", Outcome, None),
    ],
)  # fmt: skip
def test_a_part_anywhere_in_a_name_will_do_when_only_one_fits(
    typed: str, of: type[Block | Outcome | ResultKind], key: str | None
) -> None:
    assert pick(typed, CATALOGUE.words(of, "en")).keys == ((key,) if key else ())


@pytest.mark.parametrize(
    ("typed", "key"), [("50 people", "50-249"), ("49 people", "10-49"), ("0 people", None)]
)
def test_a_number_of_people_is_no_part_of_a_name(typed: str, key: str | None) -> None:
    assert size_reader(CATALOGUE.words(CaseSize, "en"))(typed).value == key


def test_a_number_means_the_list_that_was_shown_last() -> None:
    offered = [word.key for word in asked()(begun().put(("blocks",), ["channels"]))[10].offered]
    start = begun().put(("blocks",), ["channels"])
    assert len(offered) > 2
    draft, _said = told(["2", ""], ("patterns",), draft=start)
    assert draft.value(("patterns",)) == [offered[1]]
    draft, _said = told(["?", "2", ""], ("patterns",), draft=start)
    assert draft.value(("patterns",)) == [PATTERNS[1].key]
    draft, _said = told(["?", "2", "-", "2", ""], ("patterns",), draft=start)
    assert draft.value(("patterns",)) == [offered[1]]
    found = [word.key for word in near("share", PATTERNS, 6)]
    assert len(found) > 1
    draft, _said = told(["share", "2", ""], ("patterns",), draft=start)
    assert draft.value(("patterns",)) == [found[1]]


def test_half_a_word_chooses_nothing_in_a_long_list_and_a_whole_name_does() -> None:
    draft, said = told(["share", ""], ("patterns",))
    assert draft.value(("patterns",)) is None
    assert sum(bool(re.match(r"\d ", line)) for line in said) > 1
    draft, said = told(["freemi", ""], ("patterns",))
    assert draft.value(("patterns",)) is None
    assert "1 Freemium" in said
    for whole in ("freemium", "Freemium", "shared-hub"):
        draft, _said = told([whole, ""], ("patterns",))
        assert draft.value(("patterns",)) == [whole.lower()]


def test_a_minus_takes_one_away_again_by_its_number_or_name() -> None:
    draft, said = told(["freemium, shared-hub", "hub", "-1", "-nothing", ""], ("patterns",))
    assert draft.value(("patterns",)) == ["freemium"]
    assert "“nothing” was not chosen." in said
    draft, _said = told(["freemium, shared-hub", "-free", ""], ("patterns",))
    assert draft.value(("patterns",)) == ["shared-hub"]


@pytest.mark.parametrize("typed", ["-2", "- 2", "-  2", "3, - 2", "-2 3", "- 2 3", "- shared hub", "3,- 2"])
def test_a_minus_with_a_space_behind_it_takes_away_too(typed: str) -> None:
    now = choose(typed, PATTERNS, Choosing(keys=("shared-hub",), shown=SHOWN))
    assert now.keys == (("direct-selling",) if "3" in typed else ())
    assert now.said == ()


@given(
    lines=st.lists(
        st.lists(
            st.sampled_from(["1", "2", "9", "99", "-1", "-2", "share", "hub", "freemium", "Freemium", "-freemium", "-x", "qqqq", "data"]),
            min_size=1, max_size=3,
        ).map(", ".join),
        max_size=8,
    )
)  # fmt: skip
@settings(deadline=None)
def test_only_numbers_of_the_list_on_the_screen_and_whole_names_choose(lines: list[str]) -> None:
    now = Choosing(shown=PATTERNS[:3])
    for line in lines:
        before, shown = set(now.keys), {word.key for word in now.shown}
        now = choose(line, PATTERNS, now)
        new = set(now.keys) - before
        wholly = {"freemium"} if "freemium" in line.lower() else set()
        assert new <= shown | wholly
        assert len(now.keys) == len(set(now.keys))
        assert now.shown


@given(
    names=st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=20), max_size=60),
    width=st.integers(30, 120),
)
def test_columns_hold_every_word_once_with_its_number_and_fit(names: list[str], width: int) -> None:
    words = [Word(str(number), name) for number, name in enumerate(names)]
    rows = list(in_columns(words, width))
    assert all(len(row) <= width for row in rows)
    cells = sorted(re.findall(r"(\d+) (\S+)", " ".join(rows)), key=lambda cell: int(cell[0]))
    assert cells == [(str(number), name) for number, name in enumerate(names, 1)]


# Emptying


@pytest.mark.parametrize(
    ("place", "value", "typed"),
    [(("place",), "Zwole", "Zwolle"), (("sector",), "culture", "retail"), (("questions",), ["Why?"], "How?")],
)
def test_after_emptying_the_question_is_asked_again(place: Place, value: object, typed: str) -> None:
    draft, said = told(["-", typed, ""], place, draft=begun().put(place, value))
    assert "Emptied." in said
    [question] = only(place)(begun())
    assert said.count(question.ask) == 2
    assert draft.value(place) in (typed, [typed])


def test_a_minus_on_a_later_line_of_a_text_is_text_and_the_help_says_which_empties() -> None:
    place = ("sections", "situation")
    draft, said = told(["?", "One.", "-", ""], place)
    assert draft.sections[Section.SITUATION] == "One.\n\n-"
    assert "An empty line ends it, < goes back, - as the first line empties it." in said


# Help


def test_every_question_explains_itself() -> None:
    draft = begun().put(("sources", 0, "title"), "A").put(("results", 0, "text"), "B")
    for question in asked()(draft):
        assert len(question.about) > 10, question.place
    original = read_draft(SOUND)
    for question in asked("nl", original)(twin_of(original, "nl")):
        assert len(question.about) > 10, question.place


def test_the_blocks_are_told_with_a_line_each_and_the_standing_help_is_one_line() -> None:
    _draft, said = told(["?"], ("blocks",))
    for number, word in enumerate(CATALOGUE.words(Block, "en"), 1):
        assert f"{number} {word.name}: {word.says}" in said
        assert 20 < len(word.says) < 110
    assert said.count("Enter leaves it open, < goes back, - empties it.") == 1


def test_an_outcome_that_cannot_be_told_yet_can_be_chosen_and_is_explained() -> None:
    draft, said = told(["?", "3"], ("outcome",))
    assert "3 too early to say" in said
    assert any("Too early to say: it runs" in line for line in said)
    assert draft.value(("outcome",)) == "open"


# Rows


@pytest.mark.parametrize("place", [("sources", 0, "title"), ("results", 0, "text"), ("sources", 1, "title")])
@pytest.mark.parametrize("yes", ["yes", "ja", "Y", "J"])
def test_yes_is_not_taken_for_a_name(place: Place, yes: str) -> None:
    start = begun().put(("sources", 0, "url"), "https://x.nl/a")
    draft, said = told([yes, "Gld, Four shops"], place, draft=start)
    assert f"“{yes}” says nothing yet; type the thing itself." in said
    assert draft.value(place) == "Gld, Four shops"
    assert remarks(draft) == []


def test_no_goes_on() -> None:
    start = begun().put(("sources", 0, "title"), "Gld")
    draft, said = told(["nee"], ("sources", 1, "title"), draft=start)
    assert draft == start
    assert not any("Once more" in line for line in said)
    assert is_no("No") and is_yes("Ja") and not is_yes("yesterday")


def test_another_source_or_result_says_what_to_type() -> None:
    start = begun().put(("sources", 0, "title"), "Gld").put(("results", 0, "text"), "It grew")
    asks = {question.place: question.ask for question in asked()(start)}
    assert "Type who published it" in asks["sources", 1, "title"]
    assert "Type it in a sentence" in asks["results", 1, "text"]


@pytest.mark.parametrize(
    ("typed", "alone"),
    [
        ("nieuws.nl", True),
        ("https://nieuws.nl/", True),
        ("nieuws.nl/a", False),
        ("https://nieuws.nl/?id=1", False),
    ],
)
def test_an_address_without_a_page_is_taken_and_asked_about_once(typed: str, alone: bool) -> None:
    found = address_reader(typed)
    assert (found.hint == "Is this the address of the page itself?") is alone
    place = ("sources", 0, "url")
    start = begun().put(("sources", 0, "title"), "Gld")
    draft, said = told([typed, ""] if alone else [typed], place, draft=start)
    assert draft.value(place) == found.value
    assert ("Once more; Enter keeps: " + found.value in said) is alone


@pytest.mark.parametrize("kind", ["claimed", "planned"])
def test_of_a_claim_and_of_a_plan_the_firm_is_proposed_as_who_says_so(kind: str) -> None:
    start = begun().put(("organisation",), "De Zon").put(("results", 0, "text"), "It grows")
    draft, said = told([""], ("results", 0, "by"), draft=start.put(("results", 0, "kind"), kind))
    assert "Enter takes: De Zon" in said
    assert draft.value(("results", 0, "by")) == "De Zon"
    draft, _said = told([""], ("results", 0, "by"), draft=start.put(("results", 0, "kind"), "measured"))
    assert draft.value(("results", 0, "by")) is None


@pytest.mark.parametrize("part", ["kind", "by", "year", "source"])
def test_a_question_about_a_result_says_which_result_it_is(part: str) -> None:
    start = begun().put(("sources", 0, "title"), "Gld")
    for position, text in enumerate(
        ["It grew", "They stopped with the shop, because nobody could be found who would drive there"]
    ):
        start = start.put(("results", position, "text"), text)
    _draft, said = told([], ("results", 1, part), draft=start)
    assert "Result 2: They stopped with the shop, because nobody could be found …" in said
    _draft, said = told([], ("results", 0, part), draft=start)
    assert "Result 1: It grew" in said


@pytest.mark.parametrize("part", ["url", "year"])
def test_a_question_about_a_source_says_which_source_it_is(part: str) -> None:
    start = begun().put(("sources", 0, "title"), "Gld").put(("sources", 1, "title"), "De Stentor, Four shops")
    _draft, said = told([], ("sources", 1, part), draft=start)
    assert "Source 2: De Stentor, Four shops" in said


def test_of_a_row_without_words_its_number_is_told_and_of_a_new_row_nothing() -> None:
    start = begun().put(("results", 0, "kind"), "claimed").put(("sources", 0, "url"), "https://x.nl/a")
    _draft, said = told([], ("results", 0, "text"), draft=start)
    assert "Result 1" in said
    _draft, said = told([], ("sources", 0, "title"), draft=start)
    assert "Source 1: https://x.nl/a" in said
    for place in (("results", 1, "text"), ("sources", 1, "title")):
        _draft, said = told([], place, draft=start)
        assert not any(re.match("(Result|Source) ", line) for line in said)


# The twin


def test_the_name_is_asked_of_the_twin_too_and_enter_takes_that_of_the_original() -> None:
    original = read_draft(SOUND)
    twin = twin_of(original, "nl")
    assert twin.value(("organisation",)) is None
    draft, said = told([""], ("organisation",), draft=twin, of=asked("nl", original))
    assert "Enter takes: Appeltje Eitje" in said
    assert draft.value(("organisation",)) == "Appeltje Eitje"


def test_the_other_text_stands_beside_with_the_name_of_its_language() -> None:
    original = read_draft(SOUND)
    _draft, said = told([""], ("sections", "data"), draft=twin_of(original, "nl"), of=asked("nl", original))
    paragraphs = original.sections[Section.DATA].split("\n\n")
    assert f"In English: {paragraphs[0]}" in said
    assert said[said.index(f"In English: {paragraphs[0]}") + 1 :][: len(paragraphs) - 1] == paragraphs[1:]


# Nothing takes the place of what was typed before


def test_a_line_is_added_to_a_text_and_to_a_list_that_stand_there() -> None:
    text = begun().tell(Section.SITUATION, "They had no shop.")
    draft, said = told(["Farmers came to town.", ""], ("sections", "situation"), draft=text)
    assert draft.sections[Section.SITUATION] == "They had no shop.\n\nFarmers came to town."
    assert any("a line is added to it" in line for line in said)
    questions = begun().put(("questions",), ["Who pays?", "Who drives?"])
    draft, _said = told(["Who opens the door?", ""], ("questions",), draft=questions)
    assert draft.value(("questions",)) == ["Who pays?", "Who drives?", "Who opens the door?"]
    draft, _said = told(["-", "Who opens the door?", ""], ("questions",), draft=questions)
    assert draft.value(("questions",)) == ["Who opens the door?"]


def test_after_each_section_the_words_so_far_are_told_beside_those_that_are_meant() -> None:
    """Of an author: "how long am I now?"; the check tells only at the end."""
    _draft, said = told(["They had no shop.", ""], ("sections", "situation"))
    assert "4 words so far, in 1 of 7 sections; a case has 250 to 500 in all." in said
    _draft, said = told(["Four – or so – words & signs.", ""], ("sections", "situation"))
    assert "5 words so far, in 1 of 7 sections; a case has 250 to 500 in all." in said, "as the check counts"
    there = begun().tell(Section.SITUATION, "One two three.")
    _draft, said = told(["Four five.", ""], ("sections", "changed"), draft=there)
    assert "5 words so far, in 2 of 7 sections; a case has 250 to 500 in all." in said
    _draft, said = told([""], ("sections", "situation"))
    assert not any("so far" in line for line in said)


def test_everything_is_kept_as_soon_as_it_is_said() -> None:
    kept: list[Draft] = []
    lines = iter(["De Zon", "Zutphen", "They had no shop.", "Farmers came."])
    places = [("organisation",), ("place",), ("sections", "situation")]
    conversation = Conversation(
        begun(), only(*places), lambda: next(lines, None), lambda _line: None, keep=kept.append
    )
    last = conversation.run()
    assert next(draft.value(("organisation",)) for draft in kept) == "De Zon"
    assert [draft.sections.get(Section.SITUATION, "") for draft in kept][-2:] == [
        "They had no shop.", "They had no shop.\n\nFarmers came.",
    ]  # fmt: skip
    assert kept[-1] == last


# A near miss is not the end of a question


def test_enter_takes_the_one_word_that_comes_near() -> None:
    draft, said = told(["manufacturng", ""], ("sector",))
    assert draft.value(("sector",)) == "manufacturing"
    assert "Did you mean “manufacturing”? Enter is yes; else type it once more." in said
    assert not remarks(draft)


def test_a_question_is_not_left_while_another_word_comes_near() -> None:
    draft, _said = told(["manufacturng", "logistcs", ""], ("sector",))
    assert draft.value(("sector",)) == "logistics"
    draft, _said = told(["manufacturng", "manufacturng", ""], ("sector",))
    assert draft.value(("sector",)) == "manufacturing"


def test_the_same_word_is_proposed_for_a_region_a_size_and_a_source() -> None:
    start = begun().put(("results", 0, "text"), "It grew")
    for position, title in enumerate(["Stentor, Shops without staff", "Gelderlander, The wall"]):
        start = start.put(("sources", position, "title"), title)
    draft, _said = told(["Gelderlnd", ""], ("region",), draft=start)
    assert draft.value(("region", "name")) == "Gelderland"
    draft, _said = told(["unknwn", ""], ("size",), draft=start)
    assert draft.value(("size",)) == "unknown"
    draft, _said = told(["Gelderlander, the wal?", ""], ("results", 0, "source"), draft=start)
    assert draft.value(("results", 0, "source")) == 2
    assert not remarks(draft)


def test_small_words_bring_nothing_near() -> None:
    _draft, said = told(["the moon"], ("region",))
    assert "“the moon” is not in the list." in said


def test_the_help_says_only_what_enter_does_now() -> None:
    leaves = "Enter leaves it open, < goes back, - empties it."
    _draft, said = told(["?"], ("sector",))
    assert leaves in said
    for lines, place, start, tells in (
        (["?"], ("region",), begun().put(("place",), "Apeldoorn"), "Enter takes: Gelderland"),
        (["?"], ("sector",), begun().put(("sector",), "retail"), "Now: retail. Enter keeps it, - empties it."),
        (["logistcs", "?"], ("sector",), begun(), "Did you mean “logistics”? Enter is yes; else type it once more."),
    ):  # fmt: skip
        _draft, said = told(lines, place, draft=start)
        assert said.count(tells) == 2
        assert leaves not in said


def test_what_an_answer_tells_beyond_the_word_of_a_list_stays_as_a_remark() -> None:
    draft, _said = told(["no, it stopped in 2022"], ("status",))
    assert draft.value(("status",)) == "stopped"
    assert any("no, it stopped in 2022" in each for each in remarks(draft))


def test_every_attempt_that_fitted_nothing_stays_as_a_remark() -> None:
    draft, _said = told(["manufacturng", "logistcs", "xyzzy"], ("sector",))
    assert all(
        any(typed in each for each in remarks(draft)) for typed in ("manufacturng", "logistcs", "xyzzy")
    )


@pytest.mark.parametrize(
    ("place", "typed", "value"),
    [
        (("status",), "yes", "running"), (("status",), "loopt nog", "running"), (("status",), "nee", "stopped"),
        (("status",), "weet ik niet", "unknown"), (("size",), "don't know", "unknown"), (("size",), "250 people or more", "250+"),
        (("blocks",), "5 en 8", ["customer_relationships", "cost_structure"]),
        (("blocks",), "customer relationships and the cost structure", ["customer_relationships", "cost_structure"]),
        (("status",), "no idea yet", "unknown"), (("status",), "het loopt niet meer", "stopped"),
        (("status",), "it is still going strong", "running"), (("status",), "gestopt in het najaar", "stopped"),
        (("blocks",), "klantrelaties en de kostenstructuur", ["customer_relationships", "cost_structure"]),
        (("blocks",), "klantrelaties en de kosten", ["customer_relationships", "cost_structure"]),
        (("blocks",), "5 & 8 + channels", ["customer_relationships", "cost_structure", "channels"]),
        (("data_kinds",), "klanten en contacten", ["customers"]),
        (("sector",), "it is a retail firm", "retail"),
        (("years",), "2022 tot eind 2025", [2022, 2025]), (("years",), "begin 2019", [2019]),
    ],
)  # fmt: skip
def test_everyday_answers_are_understood_without_a_remark(place: Place, typed: str, value: object) -> None:
    draft, _said = told([typed], place)
    assert draft.value(place) == value
    assert not remarks(draft)


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (("status",), "it is not running"),
        (("status",), "nobody told"),
        (("outcome",), "no success and no failure"),
    ],
)
def test_what_is_denied_is_not_taken(place: Place, typed: str) -> None:
    draft, _said = told([typed], place)
    assert draft.value(place) is None
    assert remarks(draft) == [f"you typed “{typed}”, which did not fit here"]


def test_of_two_things_of_which_one_is_strange_the_other_is_taken_and_nothing_vanishes() -> None:
    draft, said = told(["channels and gnomes", ""], ("blocks",))
    assert draft.value(("blocks",)) == ["channels"]
    assert "“gnomes” is not in the list." in said
    assert remarks(draft) == ["you typed “channels and gnomes”, which did not fit here"]
    draft, said = told(["freemium and qqqq", ""], ("patterns",))
    assert draft.value(("patterns",)) is None
    assert remarks(draft) == ["you typed “freemium and qqqq”, which did not fit here"]


@pytest.mark.parametrize(
    ("typed", "kind", "by"),
    [
        ("gezegd door de molenaar", "claimed", "de molenaar"), ("said by the owner", "claimed", "the owner"),
        ("counted by the town", "measured", "the town"), ("counted", "measured", None),
    ],
)  # fmt: skip
def test_who_said_or_counted_it_may_be_told_with_how_it_is_known(
    typed: str, kind: str, by: str | None
) -> None:
    start = begun().put(("results", 0, "text"), "It grew")
    draft, _said = told([typed], ("results", 0, "kind"), draft=start)
    assert draft.value(("results", 0, "kind")) == kind
    assert draft.value(("results", 0, "by")) == by
    assert not remarks(draft)
    known = start.put(("results", 0, "by"), "a newspaper")
    draft, _said = told([typed], ("results", 0, "kind"), draft=known)
    assert draft.value(("results", 0, "by")) == "a newspaper"


@pytest.mark.parametrize(
    ("place", "there", "typed", "after"),
    [
        (("parties",), ["Farmers"], "Shops, Farmers", ["Farmers", "Shops"]),
        (("blocks",), ["channels"], "1", ["channels", "key_partners"]),
        (("data_kinds",), ["stock"], "machine", ["stock", "machine"]),
        (("tags",), ["skills"], "automation", ["skills", "automation"]),
    ],
)  # fmt: skip
def test_every_list_is_added_to_and_says_so(
    place: Place, there: list[str], typed: str, after: list[str]
) -> None:
    draft, said = told([typed], place, draft=begun().put(place, there))
    assert draft.value(place) == after
    assert any("Enter keeps it, what you type is added, - empties it." in line for line in said)
    draft, _said = told(["-", typed], place, draft=begun().put(place, ["x"]))
    assert "x" not in draft.value(place)


def test_what_is_on_no_list_makes_room_and_stays_as_a_remark() -> None:
    draft, _said = told(
        ["channels"], ("blocks",), draft=begun().put(("blocks",), ["chanels", "key_partners"])
    )
    assert draft.value(("blocks",)) == ["key_partners", "channels"]
    assert remarks(draft) == ["“chanels” stood here, and is not in the list"]


# How many


FEW = "There are 2 now; 3 to 6 are meant. Type another, or Enter leaves it so."


def test_a_list_with_too_few_says_so_at_once_and_takes_more() -> None:
    draft, said = told(["skills, automation", "", "data-sharing", ""], ("tags",))
    assert said.count(FEW) == 1
    assert draft.value(("tags",)) == ["skills", "automation", "data-sharing"]
    draft, said = told(["skills, automation", "", "", "Farmers"], ("tags",), ("parties",))
    assert said.count(FEW) == 1
    assert draft.value(("tags",)) == ["skills", "automation"]
    assert draft.value(("parties",)) == ["Farmers"]
    draft, said = told(
        ["Who pays?", "", "Who drives?", "", "", "Gld"], ("questions",), ("sources", 0, "title")
    )
    few = [line for line in said if "3 to 8 are meant" in line]
    assert [line.split(";")[0] for line in few] == ["There is 1 now", "There are 2 now"]
    assert draft.value(("questions",)) == ["Who pays?", "Who drives?"]
    assert draft.value(("sources", 0, "title")) == "Gld"


def test_a_list_with_too_many_says_so_and_enter_alone_asks_nothing() -> None:
    draft, said = told(["Why?"] + [f"Who {n}?" for n in range(9)] + ["", ""], ("questions",))
    assert "There are 10 now; 3 to 8 are meant. - empties it, Enter leaves it so." in said
    assert len(draft.value(("questions",))) == 10
    for place in (("questions",), ("tags",)):
        _draft, said = told([""], place)
        _draft, again = told([""], place, draft=begun().put(place, ["skills"]))
        assert not any("are meant" in line for line in [*said, *again])


def test_after_a_search_the_line_says_which_numbers_count() -> None:
    _draft, said = told(["share", "2", ""], ("patterns",))
    assert said.count("A number now means this list; a word searches again. Enter goes on.") == 1
    assert said.count("Another number or word? Enter goes on.") == 1


def test_the_nearest_and_the_chosen_are_parted_by_dots() -> None:
    _draft, said = told(["customer"], ("blocks",))
    [nearest] = [line for line in said if "Nearest: " in line]
    assert (
        nearest == "“customer” is not in the list. Nearest: 7 Customer segments · 5 Customer relationships."
    )
    _draft, said = told(["freemium, shared-hub"], ("patterns",))
    assert "Chosen: Freemium · Shared hub" in said


def test_yes_takes_what_is_offered_and_no_asks_again() -> None:
    for yes in ("ja", "yes", "y"):
        draft, _said = told(["manufacturng", yes], ("sector",))
        assert draft.value(("sector",)) == "manufacturing"
        assert not remarks(draft)
    draft, said = told(["manufacturng", "nee", "retail"], ("sector",))
    assert draft.value(("sector",)) == "retail"
    assert "Once more; Enter leaves it open." in said


def test_not_knowing_leaves_a_question_open_where_the_list_has_no_word_for_it() -> None:
    draft, said = told(["weet ik niet"], ("blocks",))
    assert draft.value(("blocks",)) is None
    assert not remarks(draft)
    assert not any("is not in the list" in line for line in said)


# Which source, in which order, and what is on no list


ONE_SOURCE = begun().put(("results", 0, "text"), "It grew 80%").put(("sources", 0, "title"), "Gld")


@pytest.mark.parametrize("typed", ["", "-", "none", "geen"])
def test_a_result_has_no_source_until_one_is_named(typed: str) -> None:
    place = ("results", 0, "source")
    draft, said = told([typed, "Another"], place, ("results", 1, "text"), draft=ONE_SOURCE)
    assert draft.value(("results", 1, "text")) == "Another", "the next question was asked"
    assert draft.value(place) is None
    assert not any("Enter takes" in line for line in said)
    [question] = only(place)(ONE_SOURCE)
    assert said.count(question.ask) == 1
    assert "Enter leaves it open" in question.ask
    assert not remarks(draft)


@pytest.mark.parametrize("typed", ["1", "Gld"])
def test_a_number_or_a_name_gives_a_result_its_source(typed: str) -> None:
    draft, _said = told([typed], ("results", 0, "source"), draft=ONE_SOURCE)
    assert draft.value(("results", 0, "source")) == 1


def test_what_is_proposed_can_be_left_open() -> None:
    here = begun().put(("place",), "Apeldoorn")
    draft, said = told(["-", "retail"], ("region",), ("sector",), draft=here)
    assert draft.value(("region",)) is None
    assert "Left open." in said
    assert draft.value(("sector",)) == "retail"


@pytest.mark.parametrize(
    ("place", "there", "typed", "after"),
    [
        (("blocks",), ["channels", "key_partners"], "key_partners, channels", ["key_partners", "channels"]),
        (("blocks",), ["channels", "key_partners"], "cost_structure, 1, channels", ["cost_structure", "key_partners", "channels"]),
        (("blocks",), ["channels", "key_partners"], "cost_structure, channels", ["channels", "key_partners", "cost_structure"]),
        (("tags",), ["skills", "automation"], "automation, skills", ["automation", "skills"]),
        (("patterns",), ["freemium", "shared-hub"], "shared-hub", ["freemium", "shared-hub"]),
    ],
)  # fmt: skip
def test_all_that_were_chosen_typed_again_stand_in_that_order(
    place: Place, there: list[str], typed: str, after: list[str]
) -> None:
    draft, said = told([typed, ""], place, draft=begun().put(place, there))
    assert draft.value(place) == after
    assert "All of them typed in another order puts them in that order." in said


@pytest.mark.parametrize(
    ("place", "there", "typed", "after"),
    [
        (("patterns",), ["subscripton", "freemium"], "subscription", ["subscription", "freemium"]),
        (("patterns",), ["subscripton", "subscription"], "subscription", ["subscription"]),
        (("tags",), ["qqqq", "skills"], "automation", ["automation", "skills"]),
        (("sector",), "retial", "retail", "retail"),
    ],
)
def test_the_right_word_takes_the_place_of_the_wrong_one(
    place: Place, there: object, typed: str, after: object
) -> None:
    draft, said = told([typed, ""], place, draft=begun().put(place, there))
    assert draft.value(place) == after
    assert any("is not in the list; type" in line and "in its place" in line for line in said)
    assert not any("stays there for now" in line for line in said)


@pytest.mark.parametrize(
    ("place", "there", "nearest"),
    [
        (("patterns",), ["subscripton", "freemium"], "Subscription or membership"),
        (("sector",), "retial", "retail"),
    ],
)
def test_enter_keeps_what_is_on_no_list_only_with_a_word_about_it(
    place: Place, there: object, nearest: str
) -> None:
    start = begun().put(place, there)
    draft, said = told([""], place, draft=start)
    assert draft == start
    wrong = there if isinstance(there, str) else there[0]  # type: ignore[index]
    assert f"“{wrong}” is not in the list; type “{nearest}” to put that in its place." in said
    assert said[-1] == f"“{wrong}” stays there for now, but it is not in the list: the check will say so."


def test_a_section_of_which_no_empty_line_came_is_marked_until_one_does() -> None:
    place = ("sections", "situation")
    draft, _said = told(["They had no shop."], place)
    assert "# TODO situation: this text was broken off" in case_text(draft)
    done, _said = told([""], place, draft=draft)
    assert done.sections == draft.sections
    assert not remarks(done)


def test_of_a_long_text_that_was_broken_off_its_end_is_shown() -> None:
    place = ("sections", "situation")
    draft, _said = told(["They had no shop. " * 20 + "Farmers came to"], place)
    _draft, said = told([""], place, draft=draft)
    assert any(line.startswith("It ends with: … ") and line.endswith("Farmers came to") for line in said)
