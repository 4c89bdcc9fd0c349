"""Arguments that complete in the shell: workshop files, and keys of cases, playbooks and examples."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from canvas.locale import _


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
        from canvas.library.folders import case_files, folders

        keys = {file.name.split(".")[0] for folder in folders() for file in case_files(folder)}
        return [CompletionItem(key) for key in sorted(keys) if key.startswith(incomplete)]


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
