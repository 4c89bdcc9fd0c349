"""A person's own settings: keys, theme, language, folders of cases. A bad entry is left out and told; the rest works.

It loads no Textual, so that the command line can read the language and the folders of cases from it as well.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from canvas.locale import LANGUAGES, Language, _, is_language
from canvas.storage.config_file import config_file
from canvas.text.problems import Problem, Trouble, allowed_and_nearest

if TYPE_CHECKING:
    from canvas.model.gathering import Gathering

THEME_NAMES: Final = ("canvas-dark", "canvas-light")
_KNOWN: Final = ("theme", "language", "cases", "keys")


@dataclass
class Configuration:
    """What the person chose; what was not chosen is as it comes."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """Command id → its keys, parted by commas."""
    theme: str = THEME_NAMES[0]
    language: Language | None = None
    """None when the file chooses none."""
    cases: tuple[Path, ...] = ()
    """Folders of cases of one's own."""
    problems: tuple[Problem, ...] = ()
    """What was left out, and why."""
    path: Path | None = None
    """The file; None for settings that are kept nowhere."""

    def keep(self, **changes: str) -> Problem | None:
        """Keep these settings, in the file too; whatever else stands in the file stays there.

        Args:
            changes: such as theme or language.

        Returns:
            A problem when the file could not be written; the settings then count until the program stops.
        """
        for name, value in changes.items():
            setattr(self, name, value)
        if self.path is None:
            return None
        try:
            _write(self.path, changes)
        except (OSError, Trouble) as error:
            reason = error.problems[0].wrong if isinstance(error, Trouble) else (error.strerror or "")
            return Problem(
                _("Your choice could not be kept for next time: {reason}").format(reason=reason),
                _("It counts until you stop."),
                str(self.path),
            )
        return None


def read_configuration(path: Path | None = None) -> Configuration:
    """The settings in the person's file.

    Args:
        path: another file than the usual one.

    Nothing is raised: what is wrong is left out and stands in `problems`, with file and line.
    """
    path = path or config_file()
    try:
        data = path.read_bytes() if path.is_file() else b""
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        wrong = _("The file with your settings cannot be read as text.")
        return Configuration(problems=(Problem(wrong, _("Canvas starts without it."), str(path)),), path=path)
    if not text.strip():
        return Configuration(path=path)
    from canvas.model.gathering import Gathering
    from canvas.text.toml_source import read_toml

    try:
        source = read_toml(text.removeprefix("\ufeff"), str(path))
    except Trouble as trouble:
        return Configuration(problems=trouble.problems, path=path)
    gather = Gathering(source)
    values = source.values
    gather.known(values, (), _KNOWN)
    found = Configuration(
        _keys(gather, values),
        _theme(gather, values),
        _language(gather, values),
        _cases(gather, values, path.parent),
        path=path,
    )
    found.problems = tuple(sorted(gather.problems, key=lambda problem: problem.line))
    return found


def _word(gather: Gathering, values: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    word = values.get(name)
    if word is None or word in allowed:
        return word or ""
    gather.wrong(
        (name,),
        _("“{word}” is not a known word here.").format(word=str(word)[:60]),
        allowed_and_nearest(word, allowed),
    )
    return ""


def _theme(gather: Gathering, values: Mapping[str, Any]) -> str:
    return _word(gather, values, "theme", THEME_NAMES) or THEME_NAMES[0]


def _language(gather: Gathering, values: Mapping[str, Any]) -> Language | None:
    word = _word(gather, values, "language", LANGUAGES)
    return cast(Language, word) if is_language(word) else None


def _cases(gather: Gathering, values: Mapping[str, Any], beside: Path) -> tuple[Path, ...]:
    """The folders, as seen from the settings file; a folder that is not there is told and left out."""
    given = values.get("cases")
    names = gather.texts({"cases": [given] if isinstance(given, str) else given or []}, (), "cases")
    found = []
    for name in names:
        try:
            folder = beside / Path(name).expanduser()
            there = folder.is_dir()
        except (OSError, RuntimeError, ValueError):
            there = False
        if there:
            found.append(folder)
        else:
            gather.wrong(
                ("cases",),
                _("There is no folder “{name}”.").format(name=name[:120]),
                _("Correct its path, or take it out."),
            )
    return tuple(found)


def _keys(gather: Gathering, values: Mapping[str, Any]) -> dict[str, str]:
    given = values.get("keys")
    if given is None:
        return {}
    from canvas.tui.key_choices import read_keys

    return read_keys(gather, gather.table(given, ("keys",)))


def _write(path: Path, changes: Mapping[str, str]) -> None:
    """Put these settings in the file, leaving every other line of it as the person wrote it."""
    from canvas.storage import atomic
    from canvas.storage.disk import RealDisk
    from canvas.storage.places import make_folders
    from canvas.text.toml_source import read_toml

    disk = RealDisk()
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    source = read_toml(before, str(path))
    wanted = copy.deepcopy(source.values) | dict(changes)
    lines = before.splitlines()
    for name, value in changes.items():
        line = f'{name} = "{value}"'
        at = source.line((name,))
        if at:
            lines[at - 1] = line
        else:
            lines.insert(0, line)
            source.lines.update({key: number + 1 for key, number in source.lines.items()})
    text = "\n".join(lines) + "\n"
    if not _says(text, wanted):
        import tomli_w

        text = tomli_w.dumps(wanted)
    make_folders(disk, path.parent)
    atomic.put(disk, disk.resolve(path), text.encode("utf-8"), durable=False)


def _says(text: str, wanted: Mapping[str, Any]) -> bool:
    import tomli

    try:
        return tomli.loads(text) == wanted
    except tomli.TOMLDecodeError:
        return False
