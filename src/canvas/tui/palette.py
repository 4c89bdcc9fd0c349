"""The palette: any command by a word from its name, and inside a workshop any step and question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from textual import events
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content

from canvas.locale import _, language
from canvas.text.show import one_line
from canvas.tui.commands import BY_ID, COMMANDS, Where, key_name


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the palette can do."""

    title: str
    help: str
    run: Callable[[], Any]
    words: tuple[str, ...] = ()
    """Other words it is found by, such as its English name."""
    shown_at_once: bool = True
    """Whether it stands there before anything was typed."""


class CanvasProvider(Provider):
    """The commands that can be used now, and the places to go to."""

    async def startup(self) -> None:
        """Look once what can be used: the palette lies over the screen until it is closed."""
        self._found = [*self._commands(), *self._places()]

    def _commands(self) -> Iterator[Found]:
        usable = {
            active.binding.id: (key, active)
            for key, active in reversed(self.screen.active_bindings.items())
            if active.enabled and active.binding.id in BY_ID
        }
        for command in sorted(COMMANDS, key=lambda each: each.where is Where.EVERYWHERE):
            if command.palette and command.id in usable:
                key, active = usable[command.id]
                title = f"{_(command.label)}  {key_name(key)}"
                run = partial(self.app.run_action, active.binding.action, active.node)
                yield Found(title, _(command.help), run, (command.label, command.help))

    def _places(self) -> Iterator[Found]:
        """Steps and questions of the workshop on the screen."""
        playbook = getattr(self.screen, "playbook", None)
        if playbook is None:
            return
        spoken = language()
        for number, step in enumerate(playbook.steps, 1):
            title = _("Go to step {number}: {name}").format(number=number, name=step.name.of(spoken))
            yield Found(one_line(title), one_line(step.goal.of(spoken)), self._to(step.prompts[0].key))
        for step, prompt in playbook.prompts():
            title = _("Go to question: {question}").format(question=prompt.question.of(spoken))
            yield Found(
                one_line(title), one_line(step.name.of(spoken)), self._to(prompt.key), shown_at_once=False
            )

    def _to(self, prompt: str) -> Callable[[], Any]:
        def go() -> None:
            from canvas.tui.messages import PlaceAsked

            self.screen.post_message(PlaceAsked(prompt=prompt))

        return go

    async def discover(self) -> Hits:
        """Everything that can be used now, in the order of the help screen."""
        for found in self._found:
            if found.shown_at_once:
                yield DiscoveryHit(Content(found.title), found.run, found.title, _sentence(found))

    async def search(self, query: str) -> Hits:
        """What has these words in its name, best first; then what has them in its sentence."""
        matcher = self.matcher(query)
        some = False
        for found in self._found:
            score = max(
                matcher.match(found.title),
                0.6 * matcher.match(found.help),
                *(0.5 * matcher.match(word) for word in found.words),
            )
            if score > 0:
                some = True
                title = matcher.highlight(found.title) if matcher.match(found.title) else Content(found.title)
                yield Hit(score, title, found.run, found.title, _sentence(found))
        if not some:
            words = _("Nothing here is called that.")
            yield Hit(0.01, Content.styled(words, "$dim"), _nothing, words)


def _sentence(found: Found) -> str:
    """The sentence under a title; the framework takes `Content` here as well as text."""
    return cast(str, Content.styled(found.help, "not bold"))


def _nothing() -> None:
    """There is nothing to do."""


class CanvasPalette(CommandPalette):
    """The framework's palette in our words."""

    CSS_PATH = "styles/palette.tcss"

    def __init__(self) -> None:
        super().__init__(placeholder=_("A word of what you want to do"), id="--command-palette")

    def on_mount(self, _event: events.Mount) -> None:
        """No picture before the line: its width differs per terminal."""
        self.query_one(SearchIcon).icon = "›"
