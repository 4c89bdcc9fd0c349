"""Beside every question stand the cases that fit this firm, each with the reasons why."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from canvas.library.folders import built_in_folder
from canvas.library.matching import match
from canvas.library.matching.learnt import Learnt
from canvas.library.reading import Library, load_library
from canvas.method.builtin import DEFAULT_PLAYBOOK, playbook, the_method, vocabulary
from canvas.model.case import Match, Section
from canvas.model.edits import Put, Refused, apply_all
from canvas.model.playbook import Prompt, Target
from canvas.model.said import Said
from canvas.model.words import Block, Sector, Size
from canvas.model.workshop import Workshop, new_workshop

from .search.conftest import library_of, made

TEN = (
    "aspari", "lagemaat", "erfgoed-gelderland", "picl", "binnenstadservice", "kansen-voor-water",
    "247tailorsteel", "nedap", "appeltje-eitje", "bezorgen-in-deventer",
)  # fmt: skip
"""A small library that stays as it is while the real one grows: two real cases of each sector, without what was learnt of them."""


@pytest.fixture(scope="module")
def library() -> Library:
    whole = load_library(path for path in [built_in_folder()] if path)
    return Library({at: case for at, case in whole.cases.items() if at[0] in TEN})


def ask(*tags: str, block: Block | None = None, table: str = "") -> Prompt:
    target = Target(block=block, table=table)
    return Prompt("a-question", Said({"en": "?"}), Said({}), (target,), tags=tags)


def firm(*edits: Put, **facts: object) -> Workshop:
    outcome = apply_all(new_workshop(firm="A firm", **facts), edits)
    assert not isinstance(outcome, Refused)
    return outcome.workshop


def note(text: str, **fields: object) -> Put:
    return Put("note", f"n-{text[:20]}", {"canvas": "today", "block": "channels", "text": text, **fields})


def matched(
    library: Library,
    workshop: Workshop,
    prompt: Prompt | None = None,
    language: str = "en",
    most: int = 3,
    block: Block | None = None,
) -> list[Match]:
    method = dataclasses.replace(the_method(), concerns=())
    return match(library, workshop, prompt, method, language, most, block=block, learnt=Learnt({}))


def keys(matches: list[Match]) -> list[str]:
    return [each.case.key for each in matches]


def reasons(matches: list[Match], key: str) -> tuple[str, ...]:
    return next(each.reasons for each in matches if each.case.key == key)


def test_cases_of_the_own_sector_come_first_and_say_so(library: Library) -> None:
    found = matched(library, firm(sector=Sector.CONSTRUCTION))
    assert [each.case.sector for each in found[:2]] == [Sector.CONSTRUCTION] * 2
    assert all("same sector" in each.reasons for each in found[:2])


def test_one_of_three_comes_from_another_sector_on_purpose_and_says_so(library: Library) -> None:
    found = matched(library, firm(sector=Sector.RETAIL), ask("digital-sales", block=Block.CHANNELS))
    assert found[-1].case.sector is not Sector.RETAIL
    assert found[-1].reasons[0] == "other sector, same question"
    elsewhere = matched(library, firm(sector=Sector.RETAIL), ask("succession"))
    assert elsewhere[-1].case.sector is not Sector.RETAIL
    assert elsewhere[-1].reasons[0] != "other sector, same question", "it has nothing to do with the question"


def test_a_word_in_common_is_told_only_with_another_one_and_not_when_many_cases_have_it() -> None:
    texts = {
        "a": "A nursery threw seedlings away.", "b": "The nursery grew.", "c": "Customers came for seedlings.",
        **{f"x{number}": "Customers came." for number in range(30)},
    }  # fmt: skip
    library = library_of(*(made(key, gist=text) for key, text in texts.items()))
    workshop = firm(note("Our nursery has too many seedlings and too few customers"))

    def words(key: str) -> list[str]:
        found = match(library, workshop, None, the_method(), "en", 50, learnt=Learnt({}))
        reasons = next(each.reasons for each in found if each.case.key == key)
        return [reason for reason in reasons if reason.startswith("words in common")]

    assert words("a") == ["words in common: nursery, seedlings"]
    assert words("b") == words("c") == words("x1") == []


def test_words_that_stand_somewhere_in_a_text_and_neither_in_title_nor_gist_are_no_reason() -> None:
    somewhere = {Section.SITUATION: "A nursery threw seedlings away."}
    library = library_of(made("deep", gist="A shop.", sections=somewhere), made("b"), made("c"))
    workshop = firm(note("Our nursery has too many seedlings"))
    found = match(library, workshop, None, the_method(), "en", 3, learnt=Learnt({}))
    assert found[0].case.key == "deep", "they count all the same"
    assert not any(reason.startswith("words in common") for reason in found[0].reasons)


def test_where_one_of_the_best_comes_from_another_sector_by_itself_none_is_put_in_its_place(
    library: Library,
) -> None:
    workshop, question = firm(sector=Sector.RETAIL), ask("digital-sales", block=Block.CHANNELS)
    best = match(library, workshop, question, the_method(), "en", 9, from_elsewhere=False)
    place = next(place for place, each in enumerate(best) if each.case.sector is not Sector.RETAIL)
    enough = match(library, workshop, question, the_method(), "en", max(3, place + 1))
    assert keys(enough) == keys(best)[: max(3, place + 1)]
    assert enough[place].reasons[0].startswith("other sector")


def test_a_case_from_another_sector_is_there_even_when_the_own_sector_has_enough(library: Library) -> None:
    retail = {
        (f"{key}-{number}", language): dataclasses.replace(case, key=f"{key}-{number}")
        for (key, language), case in library.cases.items()
        if case.sector is Sector.RETAIL
        for number in range(4)
    }
    far = {at: case for at, case in library.cases.items() if case.sector is Sector.CULTURE}
    found = matched(Library(retail | far), firm(sector=Sector.RETAIL), ask(block=Block.CHANNELS))
    assert [each.case.sector for each in found] == [Sector.RETAIL, Sector.RETAIL, Sector.CULTURE]


def test_a_case_that_changed_the_block_in_question_is_preferred_and_names_it(library: Library) -> None:
    workshop = firm()
    found = matched(library, workshop, ask(block=Block.CUSTOMER_SEGMENTS), most=10)
    changed = [Block.CUSTOMER_SEGMENTS in each.case.blocks for each in found]
    assert any(changed)
    assert changed == sorted(changed, reverse=True), "those that changed it stand before those that did not"
    assert "changed the same block: customer segments" in found[0].reasons


def test_the_block_being_worked_on_counts_where_the_question_names_none(library: Library) -> None:
    found = matched(library, firm(), None, block=Block.CUSTOMER_SEGMENTS)
    assert "changed the same block: customer segments" in found[0].reasons
    asked = matched(library, firm(), ask(block=Block.CHANNELS), block=Block.CUSTOMER_SEGMENTS)
    assert "changed the same block: channels" in asked[0].reasons


def test_tags_in_common_with_the_question_are_told_by_name(library: Library) -> None:
    found = matched(library, firm(), ask("circular", "traceability", "sector:*"))
    assert found[0].case.key == "lagemaat"
    assert "also about: using things again, knowing where things come from" in found[0].reasons


def test_a_pattern_that_moves_the_block_in_question_is_told_by_name(library: Library) -> None:
    found = matched(library, firm(), ask(block=Block.KEY_PARTNERS), most=10)
    assert "pattern: shared hub" in reasons(found, "binnenstadservice")
    assert not any(reason.startswith("pattern:") for reason in reasons(found, "247tailorsteel"))


def test_a_case_from_the_own_town_or_province_says_so(library: Library) -> None:
    in_deventer = matched(library, firm(place="Deventer"), most=10)
    assert "from your own town" in reasons(in_deventer, "bezorgen-in-deventer")
    assert "from your region" in reasons(in_deventer, "aspari"), "Enschede too lies in Overijssel"
    assert "from your region" not in reasons(in_deventer, "lagemaat")
    in_ede = matched(library, firm(place="een dorp bij Ede, Gelderland"), most=10)
    assert "from your region" in reasons(in_ede, "erfgoed-gelderland")
    assert not any(
        "from your" in reason
        for each in matched(library, firm(place="Nergenshuizen"))
        for reason in each.reasons
    )


def test_a_firm_of_the_same_size_is_told(library: Library) -> None:
    found = matched(library, firm(size=Size.MEDIUM), most=10)
    assert "about as large as your firm" in reasons(found, "lagemaat")
    assert "about as large as your firm" not in reasons(found, "picl")


def test_words_of_the_answers_so_far_find_the_case_that_speaks_of_them(library: Library) -> None:
    workshop = firm(
        Put("frame", "frame", {"question": "How can we sell reused building parts, before demolition?"}),
        note("An inventory of doors for architects"),
    )
    found = matched(library, workshop)
    assert found[0].case.key == "lagemaat"
    [told] = [reason for reason in found[0].reasons if reason.startswith("words in common: ")]
    assert set(told.removeprefix("words in common: ").split(", ")) <= {
        "reused", "building", "parts", "demolition", "inventory", "doors", "architects",
    }  # fmt: skip


def test_plural_and_accent_do_not_keep_words_apart(library: Library) -> None:
    found = matched(library, firm(note("Een ASFÁLTploeg meet: asfalt walsen")), None, "nl")
    assert "words in common: asfalt" in " ".join(reasons(found, "aspari"))
    plural = matched(library, firm(note("Bushaltes, museum en collecties")), None, "nl")
    assert any("museum" in reason for reason in reasons(plural, "erfgoed-gelderland"))


def test_words_that_every_text_has_are_no_reason(library: Library) -> None:
    found = matched(library, firm(note("What would they have known about those years, and which?")), most=10)
    assert not any(reason.startswith("words in common") for each in found for reason in each.reasons)


def test_an_idea_borrowed_from_a_case_does_not_speak_for_that_case(library: Library) -> None:
    borrowed = firm(note("Asphalt rollers measured by rivals", case="aspari"))
    own = firm(note("Asphalt rollers measured by rivals"))
    assert any(reason.startswith("words in common") for reason in reasons(matched(library, own), "aspari"))
    assert not any(
        "words in common" in reason for each in matched(library, borrowed) for reason in each.reasons
    )


def test_the_same_kind_of_data_counts_in_questions_about_data(library: Library) -> None:
    workshop = firm(Put("data_asset", "d-1", {"name": "Stock of doors", "kind": "stock"}))
    found = matched(library, workshop, ask(table="data_use"))
    assert f"the same kind of data: {vocabulary().value('data_kind', 'stock', 'en')}" in reasons(
        found, "lagemaat"
    )
    elsewhere = matched(library, workshop, ask(block=Block.CHANNELS), most=10)
    assert not any("kind of data" in reason for each in elsewhere for reason in each.reasons)


def test_a_case_set_aside_is_not_shown_again(library: Library) -> None:
    workshop = firm(sector=Sector.RETAIL)
    first = matched(library, workshop)[0].case.key
    aside = firm(Put("case", first, {"state": "set_aside"}), sector=Sector.RETAIL)
    assert first not in keys(matched(library, aside, most=20))
    assert len(matched(library, aside, most=20)) == 9


def test_a_case_shown_before_steps_back_a_little(library: Library) -> None:
    before = matched(library, firm(sector=Sector.RETAIL))
    seen = firm(Put("case", before[0].case.key, {"state": "shown"}), sector=Sector.RETAIL)
    after = matched(library, seen)
    assert keys(after)[:2] == [before[1].case.key, before[0].case.key], (
        "behind its neighbour, not out of sight"
    )


def test_the_cases_and_names_are_in_the_language_of_the_workshop(library: Library) -> None:
    found = matched(library, firm(sector=Sector.RETAIL), ask("digital-sales", block=Block.CHANNELS), "nl")
    assert {each.case.language for each in found} == {"nl"}
    told = [reason for each in found for reason in each.reasons]
    assert any(reason.endswith(": online verkopen") for reason in told)
    assert any(reason.endswith(": kanalen") for reason in told)


def test_the_same_question_always_gets_the_same_answer(library: Library) -> None:
    workshop = firm(note("Online orders from the shop"), sector=Sector.LOGISTICS, place="Tiel")
    backwards = Library(dict(reversed(list(library.cases.items()))))
    prompt = ask("platform", block=Block.KEY_PARTNERS)
    assert matched(library, workshop, prompt) == matched(backwards, workshop, prompt)


def test_every_prompt_of_the_playbook_has_three_cases_and_each_has_a_reason(library: Library) -> None:
    workshop = firm(sector=Sector.CULTURE, place="Arnhem")
    for _step, prompt in playbook(DEFAULT_PLAYBOOK).prompts():
        for nobody in (workshop, firm()):
            found = matched(library, nobody, prompt)
            assert len(set(keys(found))) == 3
            assert all(each.reasons for each in found)


def test_fewer_cases_than_asked_for_are_all_given(library: Library) -> None:
    two = Library({at: case for at, case in library.cases.items() if case.sector is Sector.RETAIL})
    assert len(matched(two, firm(sector=Sector.RETAIL))) == 2
    assert matched(Library(), firm(sector=Sector.RETAIL)) == []
    assert matched(library, firm(sector=Sector.RETAIL), most=0) == []


def test_a_case_in_another_language_only_is_matched_too(library: Library, tmp_path: Path) -> None:
    english = Library({at: case for at, case in library.cases.items() if at[1] == "en"})
    found = matched(english, firm(sector=Sector.RETAIL), None, "nl")
    assert {each.case.language for each in found} == {"en"}
