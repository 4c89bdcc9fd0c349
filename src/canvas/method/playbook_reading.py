"""Reading a playbook: every mistake is found, with its line, the allowed words and the nearest one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from canvas.locale import LANGUAGES, _
from canvas.model.fields import Unfit
from canvas.model.gathering import Gathering
from canvas.model.playbook import Mode, Playbook, Prompt, Step, Target
from canvas.model.records import TABLES, Frame, attribute, file_name, kinds, own_fields
from canvas.model.words import ActivityKind, Block, DecisionRule, Sector, Setting, Tag
from canvas.text.problems import Problem, Trouble, allowed_and_nearest
from canvas.text.toml_source import Path, TomlSource, read_toml

HEAD_KEYS: Final = ("key", "name", "about", "languages", "settings")
"""What a playbook says of itself, in [playbook]."""
CORE_KEYS: Final = ("key", "name", "about", "core_of", "minutes")
"""The same of the short version of another playbook, which has no steps of its own."""
STEP_KEYS: Final = ("key", "name", "goal", "minutes", "activity", "decision", "flow", "watch", "prompt")
PROMPT_KEYS: Final = ("key", "core", "cases", "question", "why", "to", "tags", "hints")
TARGET_KEYS: Final = {
    "frame": ("frame",),
    "block": ("block", "canvas"),
    "table": ("table", "fields", "preset", "mode"),
}
"""The three ways to say where an answer goes, each by the key that tells it from the others."""
TARGET_CANVASES: Final = ("today", "redesign", "variant")
FRAME_FIELDS: Final = tuple(file_name(name) for name in own_fields(Frame))
ASKED_TABLES: Final = tuple(
    name for name in TABLES if name not in ("frame", "canvas", "note", "link", "set_aside", "prompt", "case")
)
"""The tables whose records a prompt may make."""
MOST_MINUTES: Final = 2_000
"""Longest playbook."""
MOST_STEP_MINUTES: Final = 600
"""Longest step."""


def asked_fields(table: str) -> list[str]:
    """The fields of a table that a prompt may ask for, as they are written in a file."""
    return [file_name(each) for each in kinds(TABLES[table]) if each not in ("extra", "order", "prompt")]


def read_playbook(text: str, file: str = "", find: Mapping[str, Playbook] | None = None) -> Playbook:
    """The playbook in this text.

    Args:
        text: the whole TOML file.
        file: its name, for problems.
        find: playbooks by key that a `core_of` may name.

    Raises:
        Trouble: every problem in it, each with its line.
    """
    source = read_toml(text, file)
    head = source.values.get("playbook")
    if not isinstance(head, dict):
        raise Trouble(_not_a_playbook(source))
    languages = head.get("languages", ["en", "nl"])
    gather = Gathering(source, [word for word in _list(languages) if word in LANGUAGES])
    playbook = _core(gather, head, find or {}) if "core_of" in head else _whole(gather, head)
    if gather.problems:
        raise Trouble(sorted(gather.problems, key=lambda problem: problem.line))
    return playbook


def _not_a_playbook(source: TomlSource) -> Problem:
    if "schema" in source.values:
        wrong = _("This is a workshop, not a playbook.")
    else:
        wrong = _("This is not a playbook: it has no [playbook].")
    return Problem(
        wrong, _("Make a start of your own with: canvas playbook new FILE."), source.file, field="playbook"
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _core(gather: Gathering, head: dict[str, Any], find: Mapping[str, Playbook]) -> Playbook:
    at: Path = ("playbook",)
    gather.known(head, at, CORE_KEYS)
    gather.known(gather.source.values, (), ("playbook",))
    whole = find.get(str(head["core_of"]))
    key, name, about = (
        gather.text(head, at, "key"),
        gather.said(head, at, "name"),
        gather.said(head, at, "about"),
    )
    minutes = _minutes(gather, head, at, MOST_MINUTES)
    if whole is None:
        gather.wrong(
            (*at, "core_of"),
            _("There is no playbook “{name}”.").format(name=head["core_of"]),
            allowed_and_nearest(head["core_of"], find),
        )
        return Playbook(key, name, about, LANGUAGES, (), ())
    return whole.core(key, name, about, minutes)


def _minutes(gather: Gathering, table: Mapping[str, Any], at: Path, most: int) -> dict[Setting, int]:
    given = gather.table(table.get("minutes", {}), (*at, "minutes"))
    gather.known(given, (*at, "minutes"), [setting.value for setting in Setting])
    return {
        setting: gather.number(given, (*at, "minutes"), setting.value, 1, most)
        for setting in Setting
        if setting.value in given
    }


def _whole(gather: Gathering, head: dict[str, Any]) -> Playbook:
    at: Path = ("playbook",)
    gather.known(gather.source.values, (), ("playbook", "step"))
    gather.known(head, at, HEAD_KEYS)
    for word in _list(head.get("languages", [])):
        if word not in LANGUAGES:
            gather.wrong(
                (*at, "languages"),
                _("“{word}” is not a language of this program.").format(word=word),
                allowed_and_nearest(word, LANGUAGES),
            )
    settings = gather.words(head, at, "settings", Setting)
    seen: dict[str, Path] = {}
    steps = [
        _step(gather, table, ("step", number), settings, seen)
        for number, table in enumerate(gather.tables(gather.source.values, (), "step"))
    ]
    return Playbook(
        gather.text(head, at, "key"), gather.said(head, at, "name"), gather.said(head, at, "about"),
        gather.languages, settings, tuple(steps),
    )  # fmt: skip


def _step(
    gather: Gathering, table: dict[str, Any], at: Path, settings: tuple[Setting, ...], seen: dict[str, Path]
) -> Step:
    gather.known(table, at, STEP_KEYS)
    key = _own_key(gather, table, at, seen, "step")
    minutes = _minutes(gather, table, at, MOST_STEP_MINUTES)
    for setting in settings:
        if setting not in minutes:
            gather.wrong(
                (*at, "minutes"),
                _("The minutes for “{setting}” are missing.").format(setting=setting.value),
                _("Add them, or leave the setting out of “settings”."),
            )
    prompts = [
        _prompt(gather, each, (*at, "prompt", number), seen)
        for number, each in enumerate(gather.tables(table, at, "prompt"))
    ]
    return Step(
        key, gather.said(table, at, "name"), gather.said(table, at, "goal"), minutes,
        gather.words(table, at, "activity", ActivityKind), gather.words(table, at, "decision", DecisionRule),
        tuple(prompts), gather.said(table, at, "flow", needed=False), gather.said(table, at, "watch", needed=False),
    )  # fmt: skip


def _own_key(gather: Gathering, table: dict[str, Any], at: Path, seen: dict[str, Path], kind: str) -> str:
    key = gather.text(table, at, "key")
    if key and not all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in key):
        gather.wrong(
            (*at, "key"),
            _("A key holds only letters, digits and dashes."),
            _("Write it as in “my-question”."),
        )
    name = f"{kind} {key}"
    if key and name in seen:
        gather.wrong(
            (*at, "key"),
            _("The key “{key}” is used twice.").format(key=key),
            _("Give one of the two another key."),
        )
    seen.setdefault(name, at)
    return key


def _prompt(gather: Gathering, table: dict[str, Any], at: Path, seen: dict[str, Path]) -> Prompt:
    gather.known(table, at, PROMPT_KEYS)
    key = _own_key(gather, table, at, seen, "prompt")
    given = table.get("to")
    targets: list[Target] = []
    if not isinstance(given, list) or not given or not all(isinstance(each, dict) for each in given):
        gather.wrong(
            (*at, "to"),
            _("It must say where the answer goes."),
            _(
                'Write it as in: to = [{ block = "channels" }] or to = [{ table = "actor", fields = ["name"] }].'
            ),
        )
    else:
        targets = [_target(gather, each, (*at, "to")) for each in given]
    return Prompt(
        key,
        gather.said(table, at, "question"),
        gather.said(table, at, "why", needed=False),
        tuple(targets),
        gather.yes(table, at, "core"),
        _hints(gather, table, at),
        tuple(tag.value for tag in gather.words(table, at, "tags", Tag, needed=False)),
        gather.yes(table, at, "cases"),
    )


def _hints(gather: Gathering, table: dict[str, Any], at: Path) -> dict[Sector, dict[str, tuple[str, ...]]]:
    given = gather.table(table.get("hints", {}), (*at, "hints"))
    gather.known(given, (*at, "hints"), [sector.value for sector in Sector])
    hints: dict[Sector, dict[str, tuple[str, ...]]] = {}
    for sector in Sector:
        if sector.value not in given:
            continue
        here = (*at, "hints", sector.value)
        value = given[sector.value]
        if isinstance(value, list):
            texts = gather.texts(given, (*at, "hints"), sector.value)
            hints[sector] = dict.fromkeys(gather.languages, texts)
            continue
        by_language = gather.table(value, here)
        gather.known(by_language, here, LANGUAGES)
        hints[sector] = {language: gather.texts(by_language, here, language) for language in by_language}
    return hints


def _target(gather: Gathering, table: dict[str, Any], at: Path) -> Target:
    kinds_given = [kind for kind in TARGET_KEYS if kind in table]
    if len(kinds_given) != 1:
        gather.wrong(at, _("An answer goes to exactly one of: frame, block, table."), _("Keep one of them."))
        return Target()
    if "frame" in table:
        gather.known(table, at, TARGET_KEYS["frame"])
        return Target(frame=_one_of(gather, table, at, "frame", FRAME_FIELDS))
    if "block" in table:
        gather.known(table, at, TARGET_KEYS["block"])
        block = _one_of(gather, table, at, "block", [each.value for each in Block])
        canvas = _one_of(gather, {"canvas": "today"} | table, at, "canvas", TARGET_CANVASES)
        return Target(block=Block(block) if block else None, canvas=canvas)
    return _record_target(gather, table, at)


def _one_of(
    gather: Gathering, table: Mapping[str, Any], at: Path, key: str, allowed: list[str] | tuple[str, ...]
) -> str:
    word = table.get(key)
    if isinstance(word, str) and word in allowed:
        return word
    gather.wrong(
        (*at, key),
        _("“{word}” is not a known word here.").format(word=str(word)[:60]),
        allowed_and_nearest(word, allowed),
    )
    return ""


def _record_target(gather: Gathering, table: dict[str, Any], at: Path) -> Target:
    gather.known(table, at, TARGET_KEYS["table"])
    name = _one_of(gather, table, at, "table", ASKED_TABLES)
    mode = _one_of(gather, {"mode": "add"} | table, at, "mode", [each.value for each in Mode])
    if not name:
        return Target()
    kind = TABLES[name]
    known = asked_fields(name)
    fields = gather.texts(table, at, "fields")
    if not fields:
        gather.wrong(
            (*at, "fields"),
            _("It must say which fields of the {table} are asked for.").format(table=name),
            _("Allowed: {words}.").format(words=", ".join(known)),
        )
    for word in fields:
        if word not in known:
            gather.wrong(
                (*at, "fields"),
                _("A {table} has no field “{field}”.").format(table=name, field=word),
                allowed_and_nearest(word, known),
            )
    preset = gather.table(table.get("preset", {}), (*at, "preset"))
    for word, value in preset.items():
        field = attribute(kind, word)
        if field is None:
            gather.wrong(
                (*at, "preset"),
                _("A {table} has no field “{field}”.").format(table=name, field=word),
                allowed_and_nearest(word, known),
            )
            continue
        try:
            kinds(kind)[field].take(value)
        except Unfit as unfit:
            gather.unfit((*at, "preset"), unfit)
    return Target(
        table=name, fields=fields, preset=cast("dict[str, object]", preset), mode=Mode(mode or "add")
    )
