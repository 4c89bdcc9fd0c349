from __future__ import annotations

from pathlib import Path

import pytest

from canvas.tui.commands import COMMANDS
from canvas.tui.configuration import THEME_NAMES, Configuration, read_configuration
from canvas.tui.key_choices import normal_key
from canvas.tui.theme import THEMES


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(settings: Path, text: str) -> Configuration:
    settings.write_text(text, encoding="utf-8")
    return read_configuration(settings)


def test_without_a_file_everything_is_as_it_comes(settings: Path) -> None:
    found = read_configuration(settings)
    assert (found.keys, found.theme, found.language, found.problems) == ({}, "canvas-dark", None, ())


def test_the_themes_that_can_be_chosen_are_the_themes_there_are() -> None:
    assert tuple(theme.name for theme in THEMES) == THEME_NAMES


def test_what_a_person_chose_is_read(settings: Path, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    found = read(
        settings,
        'theme = "canvas-light"\nlanguage = "nl"\ncases = ["ours"]\n[keys]\n"board.zoom" = ["f11", "Z"]\n',
    )
    assert found.problems == ()
    assert (found.theme, found.language, found.cases) == ("canvas-light", "nl", (tmp_path / "ours",))
    assert found.keys == {"board.zoom": "f11,Z"}


def test_a_command_may_stand_without_quotes(settings: Path) -> None:
    assert read(settings, '[keys]\nboard.zoom = "f11"\n').keys == {"board.zoom": "f11"}


def test_an_unknown_command_is_told_with_the_nearest_and_its_line(settings: Path) -> None:
    found = read(settings, '\n[keys]\n"board.note.nieuw" = "f11"\n"board.zoom" = "f11"\n')
    assert found.keys == {"board.zoom": "f11"}
    (problem,) = found.problems
    assert problem.line == 3
    assert problem.file == str(settings)
    assert "board.note.new" in problem.fix


@pytest.mark.parametrize(
    ("written", "hint"),
    [("f99", "f9"), ("pagedwn", "pagedown"), ("ctrl+entr", "ctrl+enter"), ("control+b", "")],
)
def test_an_unknown_key_is_told_and_left_out(settings: Path, written: str, hint: str) -> None:
    found = read(settings, f'[keys]\n"board.zoom" = "{written}"\n')
    assert found.keys == {}
    assert written in found.problems[0].wrong
    assert hint in found.problems[0].fix


def test_keys_that_a_terminal_cannot_tell_apart_are_refused(settings: Path) -> None:
    found = read(settings, '[keys]\n"board.zoom" = "ctrl+m"\n')
    assert found.keys == {}
    assert "Enter" in found.problems[0].wrong


def test_a_letter_cannot_be_a_command_where_one_types(settings: Path) -> None:
    found = read(settings, '[keys]\nundo = "u"\n"board.note.delete" = "d"\n')
    assert found.keys == {"board.note.delete": "d"}
    assert found.problems[0].line == 2


def test_two_commands_of_one_place_on_one_key_are_told(settings: Path) -> None:
    found = read(settings, '[keys]\n"board.zoom" = "f11"\n"board.filter" = "f11"\n')
    assert found.keys == {"board.zoom": "f11"}
    assert (found.problems[0].line, "board.zoom" in found.problems[0].wrong) == (3, True)


def test_a_key_that_another_command_has_by_default_is_told(settings: Path) -> None:
    found = read(settings, '[keys]\n"board.zoom" = "f2"\n')
    assert found.keys == {}
    assert "view.board" in found.problems[0].wrong


def test_one_key_may_do_different_things_in_different_places(settings: Path) -> None:
    found = read(settings, '[keys]\n"board.zoom" = "f11"\n"findings.all" = "f11"\n')
    assert found.problems == ()


def test_two_commands_may_change_keys_with_each_other(settings: Path) -> None:
    found = read(settings, '[keys]\n"board.zoom" = "l"\n"board.note.link" = "z"\n')
    assert found.problems == ()
    assert found.keys == {"board.zoom": "l", "board.note.link": "z"}


def test_a_file_that_is_no_toml_is_told_with_its_line(settings: Path) -> None:
    found = read(settings, 'theme = "canvas-light"\nlanguage = nl\n')
    assert found.problems[0].line == 2
    assert found.theme == "canvas-dark"


def test_bad_entries_are_left_out_and_the_rest_works(settings: Path) -> None:
    found = read(
        settings,
        'colour = "red"\ntheme = "dark"\nlanguage = "fr"\ncases = ["nowhere"]\n[keys]\nhelp = "f11"\n',
    )
    assert [problem.field for problem in found.problems] == ["colour", "theme", "language", "cases"]
    assert found.keys == {"help": "f11"}


def test_every_default_key_is_one_that_can_be_chosen() -> None:
    wrong = [key for command in COMMANDS for key in command.keys.split(",") if normal_key(key) is None]
    assert wrong == []


def test_signs_and_capitals_are_known_as_keys() -> None:
    assert [normal_key(each) for each in ("?", "+", "ctrl++", "F5", "Ctrl+Z", "shift+up")] == [
        "question_mark", "plus", "ctrl+plus", "f5", "ctrl+z", "shift+up",
    ]  # fmt: skip


def test_what_is_kept_stands_in_the_file_and_the_rest_stays(settings: Path) -> None:
    text = '# mine\nlanguage = "en"  # for now\nfuture = 3\n\n[keys]\nhelp = "f11"\n'
    found = read(settings, text)
    assert found.keep(language="nl", theme="canvas-light") is None
    again = settings.read_text(encoding="utf-8")
    assert "# mine" in again
    assert "future = 3" in again
    read_back = read_configuration(settings)
    assert (read_back.language, read_back.theme, read_back.keys) == ("nl", "canvas-light", {"help": "f11"})
    assert (found.language, found.theme) == ("nl", "canvas-light")


def test_a_value_over_several_lines_is_replaced_whole(settings: Path) -> None:
    found = read(settings, 'theme = """canvas-dark"""\nlanguage = """\nnl"""\n')
    found.keep(language="en")
    assert read_configuration(settings).language == "en"


def test_a_broken_file_is_never_written_over(settings: Path) -> None:
    found = read(settings, "theme = \n")
    problem = found.keep(theme="canvas-light")
    assert settings.read_text(encoding="utf-8") == "theme = \n"
    assert found.theme == "canvas-light"
    assert problem is not None


def test_the_first_choice_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / "config.toml"
    assert read_configuration(path).keep(theme="canvas-light") is None
    assert read_configuration(path).theme == "canvas-light"


def test_a_folder_where_the_file_should_be_is_told_not_raised(settings: Path) -> None:
    settings.mkdir()
    found = read_configuration(settings)
    assert found.keep(theme="canvas-light") is not None
    assert found.theme == "canvas-light"
