"""Arguments that complete in the shell: workshop files, and keys of cases, playbooks and examples."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from canvas.locale import _, language


class WorkshopFile(click.ParamType[Path]):
    """The path of a workshop; completes folders and files that end in .canvas.toml."""

    name = "file"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, `~` expanded."""
        return Path(str(value)).expanduser()

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Folders and workshops that begin with what was typed."""
        typed = Path(incomplete)
        folder = typed if incomplete.endswith("/") or not incomplete else typed.parent
        start = "" if incomplete.endswith("/") else typed.name
        items = []
        try:
            found = sorted(folder.iterdir())
        except OSError:
            return []
        for each in found:
            if each.name.startswith(start) and (start or not each.name.startswith(".")):
                if each.is_dir():
                    items.append(CompletionItem(str(each) + "/", type="plain"))
                elif each.name.endswith(".toml"):
                    items.append(CompletionItem(str(each)))
        return items


class CaseKey(click.ParamType[str]):
    """The key of a case."""

    name = "key"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Keys that begin with what was typed; only file names are looked at."""
        from canvas.library.folders import cases_in, folders
        from canvas.tui.configuration import read_configuration

        # what is wrong with the settings or a folder is told by commands; here it would land in the line that is typed
        places = [*folders(), *read_configuration().cases]
        keys = {file.name.split(".")[0] for file in cases_in(places)}
        return [CompletionItem(key) for key in sorted(keys) if key.startswith(incomplete)]


class ListedWord(click.Choice[str]):
    """A word of a closed list of cases: by its key, or by what it is called in either language, in any case."""

    def __init__(self, words: Iterable[str], field: str) -> None:
        """A list.

        Args:
            words: its keys, which help and completion show.
            field: the field of a case whose list it is.
        """
        super().__init__([str(word) for word in words])
        self.field = field

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key."""
        typed = " ".join(str(value).split())
        if typed in self.choices:
            return typed
        from canvas.library.called import named
        from canvas.library.terms import fold
        from canvas.session.case_words import case_words

        small = fold(typed).replace("–", "-")
        spelt = (small, small.replace(" ", "-"), small.replace(" ", "_"), small.replace("-", "_"))
        for key in (*spelt, named(case_words(), self.field, typed)):
            if key in self.choices:
                return key
        raise click.BadParameter(self._refusal(typed), ctx, param)

    def _refusal(self, typed: str) -> str:
        """What the keys are, each with its name, and the nearest: for a person, so that is worth the loading."""
        from canvas.library.called import meant, names_of
        from canvas.session.case_words import case_words
        from canvas.text.problems import allowed_and_nearest

        names = names_of(case_words(), self.field, language())
        near = meant(case_words(), self.field, typed, self.choices)
        called = [names.get(each, "") for each in self.choices]
        wrong = _("“{word}” is not a known word here.").format(word=typed[:60])
        return f"{wrong} {allowed_and_nearest(near, self.choices, called)}"


class PatternKey(click.ParamType[str]):
    """The key of a pattern."""

    name = "key"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Keys that begin with what was typed."""
        from canvas.method.patterns import patterns

        return [CompletionItem(key) for key in patterns() if key.startswith(incomplete)]


class TechnologyKey(click.ParamType[str]):
    """The key of a technology card."""

    name = "key"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Keys that begin with what was typed."""
        from canvas.method.patterns import technologies

        return [CompletionItem(key) for key in technologies() if key.startswith(incomplete)]


class PlaybookName(click.ParamType[str]):
    """The key of a built-in playbook, or the path of one's own."""

    name = "playbook"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Built-in keys, and files that end in .toml."""
        from canvas.method.builtin import playbook_keys

        keys = [CompletionItem(key) for key in playbook_keys() if key.startswith(incomplete)]
        return keys or [CompletionItem(incomplete, type="file")]


def workshop_path(path: Path) -> Path:
    """The path as given, with the ending of a workshop when it has none."""
    return path if path.suffix else path.with_name(path.name + ".canvas.toml")


FILE = WorkshopFile()
json_option = click.option("--json", "as_json", is_flag=True, help=_("Answer for programs, as JSON."))
