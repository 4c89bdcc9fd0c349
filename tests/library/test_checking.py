"""A case author is told by file, line and field what is wrong, and what would be right."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import tomli

from canvas.library import regions
from canvas.library.checking import check_case, check_cases
from canvas.library.examining import examine
from canvas.library.folders import built_in_folder, case_files
from canvas.library.shape import CASE, ROWS, SPARE_ROWS, TABLES
from canvas.library.telling import in_its_row, line_of
from canvas.locale import LANGUAGES, speak
from canvas.method.patterns import concern_keys, pattern_names
from canvas.model.words import Outcome, Sector, Tag
from canvas.session.case_words import case_words
from canvas.text.toml_source import Path as Place

from .conftest import TODAY, Shelf

FOLDER = built_in_folder()
assert FOLDER is not None
BUILT_IN = case_files(FOLDER)


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name)
def test_every_built_in_case_passes_with_no_problems(path: Path) -> None:
    looked_at = examine(path).values["checked_on"]
    assert check_case(path, pattern_names(), max(TODAY, looked_at), concerns=concern_keys()) == []


def test_the_library_ships_eighty_cases_in_two_languages_some_of_which_did_not_work_out() -> None:
    cases = [case for path in BUILT_IN if (case := examine(path).case)]
    assert len(cases) == len(BUILT_IN)
    by_language = {language: [case for case in cases if case.language == language] for language in LANGUAGES}
    for shelved in by_language.values():
        assert len(shelved) >= 80
        assert {case.sector for case in shelved} == set(Sector)
        assert sum(case.outcome is not Outcome.SUCCESS for case in shelved) >= 10
        assert {case.outcome for case in shelved} == set(Outcome)
    near = [case for case in by_language["nl"] if case.region_code in ("NL21", "NL22")]
    assert len(near) > len(by_language["nl"]) / 2, "the East of the Netherlands first"


def test_a_mistyped_field_is_told_with_its_line_and_the_nearest_name(shelf: Shelf) -> None:
    shelf.change("gist =", "gits =")
    problems = shelf.check()
    assert [(problem.rule, problem.field) for problem in problems] == [
        ("missing-field", "gist"),
        ("unknown-field", "gits"),
    ]
    unknown = problems[1]
    assert unknown.file == str(shelf.english)
    assert unknown.line == shelf.line_of("gits =")
    assert "Did you mean “gist”?" in unknown.fix


def test_a_word_off_a_closed_list_is_told_with_the_allowed_ones_and_the_nearest(shelf: Shelf) -> None:
    shelf.change('sector = "retail"', 'sector = "retial"')
    problem = shelf.only()
    assert (problem.rule, problem.field, problem.line) == ("closed-list", "sector", shelf.line_of("sector ="))
    assert "Allowed: retail, construction, logistics, culture, manufacturing." in problem.fix
    assert "“retail”" in problem.fix


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("years = [2020]", 'years = "2020"', "years"),
        ("years = [2020]", "years = [2020, 2018]", "years"),
        ("checked_on = 2026-11-24", "checked_on = 7", "checked_on"),
        ('country = "NL"', 'country = "Netherlands"', "country"),
        ('organisation = "Appeltje Eitje"', "organisation = 12", "organisation"),
        ('parties = ["fruit', 'parties = [3, "fruit', "parties"),
        ('region = { code = "NL22", name = "Gelderland" }', 'region = "Gelderland"', "region"),
        ('code = "NL22"', 'code = "Gelderland"', "region.code"),
        ("year = 2020\nsource = 1", 'year = "2020"\nsource = 1', "results[1].year"),
        ('title = "Two farms', 'title = "\\u001b[2JTwo farms', "title"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_at_its_field(shelf: Shelf, old: str, new: str, field: str) -> None:
    shelf.change(old, new)
    problem = shelf.only()
    assert (problem.rule, problem.field) == ("wrong-type", field)
    assert problem.line > 1


@pytest.mark.parametrize(
    ("old", "field", "words"),
    [
        ('sector = "retail"', "sector", tuple(Sector)),
        ('outcome = "success"', "outcome", tuple(Outcome)),
        ('tags = ["automation", "local-network", "data-sharing", "skills"]', "tags", tuple(Tag)),
    ],
)
@pytest.mark.parametrize("empty", ["", '{} = ""'])
def test_where_a_word_of_a_closed_list_is_missing_the_allowed_ones_are_told(
    shelf: Shelf, old: str, field: str, words: tuple[str, ...], empty: str
) -> None:
    line = shelf.line_of(old)
    shelf.change(f"{old}\n", empty.format(field) and f"{empty.format(field)}\n", both=True)
    problem = shelf.only()
    assert (problem.rule, problem.field, problem.allowed) == ("missing-field", field, words)
    assert problem.line == (line if empty else 1)


@pytest.mark.parametrize(
    "region", ["", 'region = { code = "", name = "" }', 'region = "Gelderland"', 'region = { code = "NL22" }']
)
def test_a_region_that_is_missing_or_wrong_is_told_with_one_filled_in(shelf: Shelf, region: str) -> None:
    shelf.change('region = { code = "NL22", name = "Gelderland" }', region, both=True)
    problem = shelf.only()
    assert problem.field.startswith("region")
    assert 'region = { code = "NL22", name = "Gelderland" }' in problem.fix


@pytest.mark.parametrize(
    ("old", "new", "nearest"),
    [
        ('sector = "retail"', 'sector = "detailhandel"', "retail"), ('sector = "retail"', 'sector = "Bouw"', "construction"),
        ('sector = "retail"', 'sector = "detailhandl"', "retail"), ('outcome = "success"', 'outcome = "nog niet te zeggen"', "open"),
        ('blocks = ["channels"', 'blocks = ["channels", "klantrelaties"', "customer_relationships"),
        ('kind = "reported"', 'kind = "gemeten"', "measured"), ('size = "unknown"', 'size = "onbekend"', "unknown"),
        ('"direct-selling"', '"Rechtstreeks verkopen"', "direct-selling"), ('"short-chain"', '"producten van dichtbij"', None),
        ('sector = "retail"', 'sector = "qqqq"', ""),
    ],
)  # fmt: skip
def test_a_name_of_either_language_is_taken_for_the_word_that_is_called_so(
    shelf: Shelf, old: str, new: str, nearest: str | None
) -> None:
    shelf.change(old, new, both=True)
    problems = check_case(shelf.english, pattern_names(), TODAY, concerns=concern_keys(), called=case_words())
    told = [problem.nearest for problem in problems if problem.allowed]
    assert len(told) == 1
    assert nearest is None or told == [nearest]


def test_a_remark_is_where_a_field_is_told_that_is_not_there(shelf: Shelf) -> None:
    shelf.change('place = "Dodewaard"', "# TODO place: the town", both=True)
    assert shelf.only().line == shelf.line_of("# TODO place")


def test_all_problems_are_told_at_once_in_the_order_of_the_file(shelf: Shelf) -> None:
    shelf.change('sector = "retail"', 'sector = "shop"')
    shelf.change('outcome = "success"', 'outcome = "great"')
    shelf.change("## Result\n", "## Outcome\n")
    shelf.change('url = "https://www.gld.nl', 'url = "www.gld.nl')
    problems = shelf.check()
    assert [problem.rule for problem in problems if problem.line] == [
        "closed-list",
        "closed-list",
        "source-address",
        "section-unknown",
    ]
    assert [problem.rule for problem in problems if not problem.line] == ["section-missing"]


def test_a_missing_section_is_told(shelf: Shelf) -> None:
    text = shelf.english.read_text(encoding="utf-8")
    start, end = text.index("## Result\n"), text.index("## What did not go")
    shelf.english.write_text(text[:start] + text[end:], encoding="utf-8")
    problem = shelf.only()
    assert problem.rule == "section-missing"
    assert "“Result”" in problem.wrong


def test_an_empty_section_is_told_at_its_heading(shelf: Shelf) -> None:
    text = shelf.english.read_text(encoding="utf-8")
    start, end = text.index("## Result\n") + len("## Result\n"), text.index("## What did not go")
    shelf.english.write_text(text[:start] + "\n" + text[end:], encoding="utf-8")
    problem = shelf.only()
    assert (problem.rule, problem.line) == ("section-empty", shelf.line_of("## Result"))


def test_sections_in_another_order_are_told_with_the_right_order(shelf: Shelf) -> None:
    shelf.change("## Situation\n", "## X\n")
    shelf.change("## What changed\n", "## Situation\n")
    shelf.change("## X\n", "## What changed\n")
    problem = shelf.only()
    assert (problem.rule, problem.line) == ("section-order", shelf.line_of("## What changed"))
    assert "Situation · What changed · Data and its value" in problem.fix


def test_the_last_dutch_heading_may_carry_a_question_mark(shelf: Shelf) -> None:
    text = shelf.dutch.read_text(encoding="utf-8")
    shelf.dutch.write_text(text.replace("## Wat kun je lenen\n", "## Wat kun je lenen?\n"), encoding="utf-8")
    assert check_case(shelf.dutch, pattern_names(), TODAY) == []


def test_text_that_belongs_to_no_section_is_told(shelf: Shelf) -> None:
    shelf.change("## Situation\n", "Once upon a time.\n\n## Situation\n")
    assert shelf.only().rule == "section-order"


@pytest.mark.parametrize(("words", "hint"), [(1, "Tell more"), (900, "Leave out")])
def test_a_body_that_is_too_short_or_too_long_is_told_with_its_count(
    shelf: Shelf, words: int, hint: str
) -> None:
    text = shelf.english.read_text(encoding="utf-8")
    front, body = text.split("\n+++\n\n", 1)
    headings = [line for line in body.split("\n") if line.startswith("## ")]
    written = "\n".join(
        f"{heading}\n{'word ' * (words if not i else 1)}" for i, heading in enumerate(headings)
    )
    shelf.english.write_text(f"{front}\n+++\n\n{written}", encoding="utf-8")
    problem = shelf.only()
    assert problem.rule == "body-length"
    assert f"has {words + len(headings) - 1} words" in problem.wrong
    assert hint in problem.fix


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("source = 1", "", "result-source"),
        ("source = 1", "source = 4", "result-source"),
        ("source = 1", 'source = "1"', "result-source"),
        ('kind = "reported"', "", "result-kind"),
    ],
)
def test_a_result_without_a_source_or_a_kind_is_told(shelf: Shelf, old: str, new: str, rule: str) -> None:
    shelf.change(old, new, both=True)
    problem = shelf.only()
    assert problem.rule == rule
    assert problem.field.startswith("results[1].")
    assert shelf.line_of("[[results]]") <= problem.line < shelf.line_of('text = "A family member')


@pytest.mark.parametrize(
    "text", ["Will have six shops in 2020", "Six shops are planned", "Er zullen zes winkels zijn"]
)
def test_a_plan_cannot_be_a_measured_result(shelf: Shelf, text: str) -> None:
    shelf.change('text = "Four shops in March 2020"', f'text = "{text}"')
    assert shelf.check() == [], "a reported result may speak of plans"
    shelf.change('kind = "reported"', 'kind = "measured"', both=True)
    problem = shelf.only()
    assert (problem.rule, problem.field) == ("measured-plan", "results[1].text")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It should save 20 hours", "should"), ("It is set to save 20 hours", "is set to"), ("Target: 20 hours less", "Target"),
        ("Savings of 20 hours are foreseen", "foreseen"), ("The goal is 20 hours less", "goal is"), ("Next year 20 hours less", "Next year"),
        ("Expected to save 20 hours", "Expected"),
        ("Naar verwachting 20 uur minder", "Naar verwachting"), ("Het doel is 20 uur", "doel is"), ("Het moet 20 uur besparen", "moet"),
        ("De bedoeling is 20 uur", "bedoeling is"), ("Volgend jaar 20 uur minder", "Volgend jaar"), ("Dat zou 20 uur besparen", "zou"),
        ("Doel: 20 uur minder", "Doel"), ("De verwachte besparing: 20 uur", "verwachte"), ("Komend jaar 20 uur", "Komend jaar"),
    ],
)  # fmt: skip
def test_a_measured_result_that_tells_what_is_to_come_is_told_with_the_word_that_does(
    shelf: Shelf, text: str, word: str
) -> None:
    shelf.change('text = "Four shops in March 2020"', f'text = "{text}"')
    shelf.change('kind = "reported"', 'kind = "measured"', both=True)
    problems = [problem for problem in shelf.check() if problem.rule == "measured-plan"]
    assert [f"as “{word}” says" in problem.wrong for problem in problems] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "20 hours less, above the target of 10", "The till worked as it should on 20 days", "The fridge was set to 4 degrees",
        "20 more than the goal was", "20 unforeseen visits", "The ovens are set to zero at night: 20 hours less", "20 parcels from the next town",
        "Klanten moeten 2 dagen wachten, dat was 5", "20 uur minder: het doel was 10", "20 uur meer dan de verwachte 10", "Op 20 dagen moest er iemand bij",
        "20 doelgroepen bereikt", "Het jaar daarop 20 uur minder",
    ],
)  # fmt: skip
def test_a_measured_result_may_be_laid_beside_what_was_hoped_for(shelf: Shelf, text: str) -> None:
    shelf.change('text = "Four shops in March 2020"', f'text = "{text}"')
    shelf.change('kind = "reported"', 'kind = "measured"', both=True)
    assert [problem for problem in shelf.check() if problem.rule == "measured-plan"] == []


def test_nothing_in_a_case_is_of_a_day_or_a_year_that_is_still_to_come(shelf: Shelf) -> None:
    shelf.change('kind = "reported"', 'kind = "measured"', both=True)
    shelf.change("year = 2020\nsource = 1", "year = 2027\nsource = 1", both=True)
    shelf.change("undated = true", "year = 2027", both=True)
    shelf.change("years = [2020]", "years = [2020, 2027]", both=True)
    shelf.change("checked_on = 2026-11-24", "checked_on = 2026-11-26", both=True)
    assert [(problem.rule, problem.severity, problem.field) for problem in shelf.check()] == [
        ("years-ahead", "warning", "years"),
        ("checked-ahead", "error", "checked_on"),
        ("measured-plan", "error", "results[1].year"),
        ("source-year", "error", "sources[2].year"),
    ]
    assert shelf.check(datetime.date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    ("old", "new"), [('status = "unknown"', 'status = "plan"'), ('kind = "claimed"', 'kind = "planned"')]
)
def test_a_year_ahead_is_right_where_it_is_told_as_planned(shelf: Shelf, old: str, new: str) -> None:
    shelf.change("years = [2020]", "years = [2020, 2027]", both=True)
    assert [problem.rule for problem in shelf.check()] == ["years-ahead"]
    shelf.change(old, new, both=True)
    assert shelf.check() == []


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_each_mark_of_a_draft_that_is_left_is_told_at_its_line(shelf: Shelf, spoken: str) -> None:
    mark, tell, gist, came = {
        "en": ("[source or consent needed]", "[Tell here, as your own reading, what it was.]", "[Tell in 160 characters:]", "[What came of it, and who says so]"),
        "nl": ("[nog te vertalen; bron of toestemming nodig]", "[Vertel hier van elke partij wat ze gaf.", "[Vertel in 160 tekens:]", "[Wat ervan kwam, en wie dat zegt]"),
    }[spoken]  # fmt: skip
    shelf.change(
        'title = "Two farms',
        f'title = "{"[what did they do?]" if spoken == "en" else "[wat deden ze?]"} Two farms',
    )
    shelf.change('gist = "Two farms', f'gist = "{gist} Two farms')
    shelf.change('parties = ["fruit', f'parties = ["{mark} fruit')
    shelf.change('text = "Four shops', f'text = "{came} Four shops')
    shelf.change("more driving to do.", f"more driving to do. {mark}")
    shelf.change("## Result\n", f"## Result\n{tell} {mark}\n\n")
    told = [problem for problem in shelf.check() if problem.rule == "left-open"]
    assert {problem.severity for problem in told} == {"warning"}
    assert [(problem.line, problem.field) for problem in told] == [
        (shelf.line_of("title ="), "title"), (shelf.line_of("gist ="), "gist"), (shelf.line_of("parties ="), "parties"),
        (shelf.line_of("Four shops"), "results[1].text"), (shelf.line_of("more driving"), ""),
        (shelf.line_of(tell), ""), (shelf.line_of(tell), ""),
    ]  # fmt: skip
    assert f"“{mark}”" in told[4].wrong


@pytest.mark.parametrize(
    ("url", "open_still"),
    [
        ("https://example.org/replace-me", True), ("https://www.example.com", True), ("http://EXAMPLE.net/a", True),
        ("https://www.gld.nl/REPLACE_ME", True), ("https://www.example.org.gld.nl/a", False), ("https://myexample.com/a", False),
    ],
)  # fmt: skip
def test_an_address_that_stands_for_another_is_told(shelf: Shelf, url: str, open_still: bool) -> None:
    shelf.change(
        "https://www.distrifood.nl/167058/korte-keten-onbemande-supers-brengen-de-boer-naar-de-burger",
        url,
        both=True,
    )
    told = [(problem.rule, problem.severity, problem.field) for problem in shelf.check()]
    assert told == ([("left-open", "warning", "sources[3].url")] if open_still else [])


@pytest.mark.parametrize(
    "text", ["the farms [sic] now", "the farms [of the Betuwe] now", "[…] the farms now"]
)
def test_other_words_in_square_brackets_are_no_mark(shelf: Shelf, text: str) -> None:
    shelf.change("the farms now", text)
    assert shelf.check() == []


@pytest.mark.parametrize(
    "address",
    ["", "gld.nl/nieuws", "ftp://gld.nl", "https://", "https://gld .nl", "https://[::1", "javascript:x"],
)
def test_a_source_without_an_address_or_with_a_bad_one_is_told(shelf: Shelf, address: str) -> None:
    start = 'url = "https://www.gld.nl/nieuws/2405677/appels-en-eieren-uit-de-muur-betuwse-boeren-verkopen-eigen-producten-zelf"'
    shelf.change(start, f'url = "{address}"', both=True)
    problem = shelf.only()
    assert (problem.rule, problem.field) == ("source-address", "sources[2].url")


def test_a_key_that_is_not_the_file_name_is_told(shelf: Shelf) -> None:
    shelf.change('key = "appeltje-eitje"', 'key = "appels"', both=True)
    problem = shelf.only()
    assert (problem.rule, problem.field, problem.line) == ("key-file-name", "key", 2)


def test_a_file_in_the_folder_of_another_sector_is_told(shelf: Shelf) -> None:
    shelf.change('sector = "retail"', 'sector = "culture"', both=True)
    assert shelf.only().rule == "sector-folder"


def test_an_unknown_pattern_is_told_with_the_nearest(shelf: Shelf) -> None:
    shelf.change('"direct-selling"', '"direct-seling"', both=True)
    problem = shelf.only()
    assert (problem.rule, problem.field) == ("unknown-pattern", "patterns")
    assert "“direct-selling”" in problem.fix


def test_an_unknown_tag_is_told_with_the_nearest(shelf: Shelf) -> None:
    shelf.change('"automation"', '"automatisation"', both=True)
    problem = shelf.only()
    assert (problem.rule, problem.field) == ("unknown-tag", "tags")
    assert "“automation”" in problem.fix


def test_a_case_looked_at_more_than_two_years_ago_is_a_warning(shelf: Shelf) -> None:
    looked = datetime.date(2026, 11, 24)
    assert shelf.check(looked.replace(year=2028)) == []
    [problem] = shelf.check(datetime.date(2028, 11, 25))
    assert (problem.rule, problem.severity, problem.field) == ("checked-long-ago", "warning", "checked_on")


def test_a_case_without_its_twin_is_told(shelf: Shelf) -> None:
    shelf.dutch.unlink()
    problem = shelf.only()
    assert problem.rule == "twin-missing"
    assert "appeltje-eitje.nl.md" in problem.wrong


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('outcome = "success"', 'outcome = "mixed"', "outcome"),
        ('name = "Gelderland"', 'name = "Utrecht"', "region"),
        ('kind = "claimed"', 'kind = "reported"', "results[3].kind"),
        ('title = "Distrifood', 'title = "Dagblad', "sources[3].title"),
        ('[[results]]\ntext = "Four shops in March 2020"\nkind = "reported"\nby = "Omroep Gelderland"\nyear = 2020\nsource = 1\n', "", "results[2]"),
    ],
)  # fmt: skip
def test_a_twin_that_tells_other_facts_is_told_on_both_sides(
    shelf: Shelf, old: str, new: str, field: str
) -> None:
    shelf.change(old, new)
    here = [problem for problem in shelf.check() if problem.rule == "twin-differs"]
    there = [
        problem
        for problem in check_case(shelf.dutch, pattern_names(), TODAY)
        if problem.rule == "twin-differs"
    ]
    assert field in [problem.field for problem in here]
    assert len(there) == len(here)
    assert "line" in here[0].wrong


def test_title_gist_and_what_parties_are_called_may_differ_between_the_twins(shelf: Shelf) -> None:
    shelf.change('title = "Two farms put', 'title = "Two growers put')
    shelf.change('parties = ["fruit and dairy farm", ', 'parties = ["fruit farm", ')
    assert shelf.check() == []


def test_a_place_is_called_as_each_language_calls_it(shelf: Shelf) -> None:
    shelf.change('place = "Dodewaard"', 'place = "Dodewaard, The Hague"')
    assert shelf.check() == []


def test_a_party_that_only_one_of_the_twins_names_is_a_warning_with_both_counts(shelf: Shelf) -> None:
    shelf.change('parties = ["fruit and dairy farm", ', "parties = [")
    problem = shelf.only()
    assert (problem.rule, problem.severity, problem.field) == ("twin-differs", "warning", "parties")
    assert "2 parties here and 3 in “appeltje-eitje.nl.md”, line " in problem.wrong


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("See [the page](https://example.org).", "a link"),
        ("See https://example.org for more.", "a link"),
        ("![a shop](shop.png)", "an image"),
        ("A <b>big</b> shop.", "HTML"),
        ("<script>alert(1)</script>", "HTML"),
        ("- one\n- two", "a list"),
        ("### More", "a heading"),
        ("A **big** shop.", "emphasis"),
    ],
)
def test_mark_up_in_the_body_is_told_at_its_line(shelf: Shelf, markup: str, what: str) -> None:
    shelf.change("## Result\n", f"## Result\n{markup}\n\n")
    problem = shelf.only()
    assert problem.rule == "mark-up"
    assert what in problem.wrong
    assert problem.line == shelf.line_of(markup.split("\n", maxsplit=1)[0])


def test_a_terminal_escape_in_the_body_is_told_at_its_line(shelf: Shelf) -> None:
    shelf.change("Customers ordered", "\x1b[JCustomers ordered")
    problem = shelf.only()
    assert (problem.rule, problem.line) == ("hidden-text", shelf.line_of("Customers ordered"))


def test_front_matter_that_is_too_large_is_told(shelf: Shelf) -> None:
    shelf.change('key = "appeltje-eitje"\n', 'key = "appeltje-eitje"\n' + "# much ado\n" * 3_000)
    assert shelf.only().rule == "front-matter-large"


@pytest.mark.parametrize("first", ["---\n", "\n+++\n", "# A case\n+++\n"])
def test_a_file_that_does_not_begin_with_front_matter_is_told_how_to(shelf: Shelf, first: str) -> None:
    shelf.change("+++\n", first)
    problem = shelf.only()
    assert (problem.rule, problem.line) == ("front-matter", 1)
    assert "+++" in problem.fix


def test_a_mistake_in_the_toml_is_told_at_its_line(shelf: Shelf) -> None:
    shelf.change('place = "Dodewaard"', 'place = "Dodewaard')
    assert shelf.only().line == shelf.line_of("place =")


def test_a_title_that_does_not_fit_beside_a_question_is_told(shelf: Shelf) -> None:
    shelf.change('title = "Two farms', f'title = "{"Two " * 20}farms')
    assert (shelf.only().rule, shelf.only().field) == ("too-long", "title")


def test_too_few_tags_are_told(shelf: Shelf) -> None:
    shelf.change(
        'tags = ["automation", "local-network", "data-sharing", "skills"]', 'tags = ["skills"]', both=True
    )
    assert (shelf.only().rule, shelf.only().field) == ("wrong-count", "tags")


def test_two_cases_with_one_file_name_are_told(shelf: Shelf, tmp_path: Path) -> None:
    other = tmp_path / "own"
    other.mkdir()
    for path in (shelf.english, shelf.dutch):
        (other / path.name).write_bytes(path.read_bytes())
    problems = check_cases([shelf.english, other / shelf.english.name], pattern_names(), TODAY)
    assert [(problem.rule, problem.file) for problem in problems] == [
        ("key-twice", str(other / shelf.english.name))
    ]


def test_a_code_of_another_region_is_told_with_both_names_and_the_code_that_fits(shelf: Shelf) -> None:
    shelf.change('code = "NL22"', 'code = "NL21"', both=True)
    problem = shelf.only()
    assert (problem.rule, problem.field, problem.line) == (
        "region-code", "region.code", shelf.line_of("region ="),
    )  # fmt: skip
    assert "NL21 is that of Overijssel, not of Gelderland" in problem.wrong
    assert "Gelderland has NL22" in problem.fix


def test_the_regions_offered_to_an_author_pass_the_check() -> None:
    assert all(regions.belongs(code, name) for code, name in regions.REGIONS)
    assert all(regions.belongs(code, name) for code, names in regions.listed().items() for name in names)


def region(shelf: Shelf, code: str, name: str) -> list[tuple[str, str, str]]:
    """What the check says of a case from this region: severity, field and the nearest."""
    shelf.change(
        'region = { code = "NL22", name = "Gelderland" }', f'region = {{ code = "{code}", name = "{name}" }}', both=True
    )  # fmt: skip
    problems = shelf.check()
    assert all(
        problem.rule == ("region-code" if problem.severity == "error" else "region-unlisted")
        for problem in problems
    )
    return [(problem.severity, problem.field, problem.nearest) for problem in problems]


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("NL22", "Gelderlnd", ("error", "region.name", "Gelderland")), ("NL22", "Nergensland", ("error", "region.name", "")),
        ("NL99", "Gelderland", ("error", "region.code", "NL22")), ("NL99", "Nergensland", ("error", "region.code", "")),
        ("DEA3", "Munstr", ("error", "region.name", "Münster")), ("BE29", "Limburg", ("error", "region.code", "BE22")),
        ("BE21", "Limburg", ("error", "region.code", "")), ("NL22", "Berlin", ("error", "region.code", "")),
        ("ZZ99", "Atlantis", ("warning", "region.code", "")), ("FR10", "Île-de-France", ("warning", "region.code", "")),
        ("NL221", "Nergensland", ("warning", "region.code", "")),
    ],
)  # fmt: skip
def test_a_region_that_is_not_known_is_told_with_the_nearest(
    shelf: Shelf, code: str, name: str, said: tuple[str, str, str]
) -> None:
    assert [(severity, field) for severity, field, _near in region(shelf, code, name)] == [said[:2]]
    [problem] = shelf.check()
    assert not said[2] or problem.nearest == said[2]
    assert not said[2] or f"Did you mean “{said[2]}”?" in problem.fix
    assert problem.fix


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("NL22", "Achterhoek"), ("NL225", "Achterhoek"), ("NL21", "Twente"), ("NL2", "Oost-Nederland"), ("NL12", "Friesland"),
        ("NL35", "Utrecht"), ("DEA3", "Münster"), ("DEA", "North Rhine-Westphalia"), ("DE94", "Weser-Ems"), ("BE22", "Limburg"),
        ("BE23", "East Flanders"), ("NL00", "The Netherlands"),
    ],
)  # fmt: skip
def test_a_region_may_be_told_by_what_it_is_called_elsewhere_or_by_a_part_of_it(
    shelf: Shelf, code: str, name: str
) -> None:
    assert region(shelf, code, name) == []


def test_what_is_missing_in_a_row_is_told_in_words_with_the_line_to_write(shelf: Shelf) -> None:
    shelf.change("source = 1\n", "", both=True)
    problem = shelf.only()
    assert problem.field == "results[1].source"
    assert problem.wrong == "In the first result: the field “source” is missing or empty."
    assert problem.fix.endswith("Write it so: source = 1")


def test_a_word_off_a_list_in_a_row_is_told_with_the_row_and_keeps_its_capital(shelf: Shelf) -> None:
    shelf.change('kind = "claimed"', 'kind = "Said"', both=True)
    assert shelf.only().wrong == "In the third result: “Said” is not a known word here."


@pytest.mark.parametrize(
    ("place", "sentence", "told"),
    [
        (
            ("sources", 1, "year"),
            "This source has no year.",
            "In the second source: this source has no year.",
        ),
        (("results", 9, "text"), "A text.", "In the tenth result: a text."),
        (("results", 10, "text"), "NUTS codes.", "In result 11: NUTS codes."),
        (("sources", 39, "url"), "It is wrong.", "In source 40: it is wrong."),
        (("allow", 0, "rule"), "It is wrong.", "It is wrong."),
        (("region", "code"), "It is wrong.", "It is wrong."),
        (("results", 0, "text"), "", ""),
    ],
)
def test_where_there_are_several_the_row_is_said_first(place: Place, sentence: str, told: str) -> None:
    assert in_its_row(place, sentence) == told


@pytest.mark.parametrize("table", ["", *TABLES, *ROWS, *SPARE_ROWS])
def test_for_every_field_there_is_a_line_that_could_stand_in_a_file(table: str) -> None:
    fields = {"": CASE, **TABLES, **ROWS, **SPARE_ROWS}[table]
    for name, wanted in fields.items():
        row = (table, 0) if table in {**ROWS, **SPARE_ROWS} else (table,) if table else ()
        written = tomli.loads(line_of((*row, name)))
        value = written[table][name] if table in TABLES else written[name]
        assert wanted.kind.take(value)
        if wanted.known:
            assert set(value) <= set(wanted.known)


def test_what_a_missing_field_should_say_is_told_with_how_it_is_written(shelf: Shelf) -> None:
    shelf.change("years = [2020]\n", "", both=True)
    fix = shelf.only().fix
    assert fix.startswith("The first and the last year that the case speaks of")
    assert fix.endswith("Write it so: years = [2022, 2025]")


def test_beside_the_words_of_a_list_stands_what_they_are_called_in_the_language_that_is_spoken(
    shelf: Shelf,
) -> None:
    shelf.change('sector = "retail"', 'sector = "winkels"', both=True)
    fixes = {}
    for spoken in LANGUAGES:
        speak(spoken)
        (problem,) = check_case(shelf.english, pattern_names(), TODAY, called=case_words())
        fixes[spoken] = problem.fix
        assert problem.allowed == tuple(Sector)
    assert "retail (detailhandel), construction (bouw)" in fixes["nl"]
    assert "retail, construction, " in fixes["en"], "a name that is the word itself says nothing"


def test_a_short_name_of_a_block_is_understood_too(shelf: Shelf) -> None:
    shelf.change('blocks = ["channels"', 'blocks = ["Kosten"', both=True)
    (problem,) = check_case(shelf.english, pattern_names(), TODAY, called=case_words())
    assert problem.nearest == "cost_structure"
