"""What stands around every screen: the line at the top, the keys at the bottom."""

from __future__ import annotations

from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from canvas.locale import _
from canvas.text.show import one_line
from canvas.tui.commands import BY_ID, key_name


class TitleLine(Widget):
    """One line: what this is on the left, where in the middle, saved state and clock on the right."""

    DEFAULT_CSS = """
    TitleLine { height: 2; padding: 0 2; border-bottom: solid $hairline; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left = ""
        self._middle = ""
        self._right = ""
        self._alarm = False

    def tell(
        self,
        left: str | None = None,
        middle: str | None = None,
        right: str | None = None,
        *,
        alarm: bool | None = None,
    ) -> None:
        """Show other words; None keeps what is there. An alarm shows the right side in red, with a mark."""
        before = (self._left, self._middle, self._right, self._alarm)
        self._left = self._left if left is None else one_line(left)
        self._middle = self._middle if middle is None else one_line(middle)
        self._right = self._right if right is None else one_line(right)
        self._alarm = self._alarm if alarm is None else alarm
        if before != (self._left, self._middle, self._right, self._alarm):
            self.refresh()

    @property
    def words(self) -> str:
        """Everything it says, for a reader."""
        return "  ".join(part for part in (self._left, self._middle, self._right) if part)

    def render(self) -> RenderResult:
        """The line, the middle dropped first when it is narrow."""
        width = max(self.content_size.width, 1)
        right = Content.styled(
            ("! " if self._alarm else "") + self._right, "bold $error" if self._alarm else "$dim"
        )
        room = width - right.cell_length - 1
        left = Content.styled(self._left, "bold").truncate(max(1, room), ellipsis=True)
        middle = Content.styled(self._middle, "$foreground")
        gap = width - left.cell_length - right.cell_length
        if middle.cell_length + 4 <= gap:
            start = max((width - middle.cell_length) // 2, left.cell_length + 2)
            start = min(start, width - right.cell_length - middle.cell_length - 2)
            line = left.pad_right(start - left.cell_length) + middle
        else:
            line = left
        return line.pad_right(max(0, width - line.cell_length - right.cell_length)) + right


class KeyLine(Widget):
    """The keys that matter here, made from the commands; a click does the same as the key."""

    DEFAULT_CSS = """
    KeyLine { height: 2; padding: 0 2; dock: bottom; border-top: solid $hairline; color: $dim; }
    """

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def _shown(self) -> list[tuple[Binding, str, str]]:
        """The bindings that are told, each with its key and with what it is called where one is now."""
        here = f"view.{getattr(self.screen, 'view', '')}"
        rows = []
        for key, active in self.screen.active_bindings.items():
            command = BY_ID.get(active.binding.id or "")
            if command and command.footer and active.enabled and command.id != here:
                label_here = getattr(active.node, "label_of", None)
                label = (label_here(command.id) if label_here else "") or _(command.label)
                rows.append((command.footer, key, active.binding, label))
        seen: set[str | None] = set()
        ordered: list[tuple[Binding, str, str]] = []
        for _place, key, binding, label in sorted(rows, key=lambda row: row[0]):
            if binding.id not in seen:
                seen.add(binding.id)
                ordered.append((binding, key, label))
        return ordered

    @property
    def _gap(self) -> int:
        return 3 if self.content_size.width >= 100 else 2

    def _parts(self) -> list[tuple[Content, Binding]]:
        """Each key that fits with its word; the list of everything is always among them, at the end."""
        parts = []
        for binding, key, label in self._shown():
            part = Content.assemble((key_name(key), "bold $foreground"), (f" {label}", "$dim"))
            parts.append((part, binding))
        last = [part for part in parts if part[1].id == "palette"]
        others = [part for part in parts if part[1].id != "palette"]
        room = self.content_size.width - sum(part.cell_length + self._gap for part, _binding in last)
        fitting: list[tuple[Content, Binding]] = []
        for part, binding in others:
            room -= part.cell_length + (self._gap if fitting else 0)
            if room < 0:
                break
            fitting.append((part, binding))
        return fitting + last

    def render(self) -> RenderResult:
        """As many keys as fit, in order of importance."""
        return Content(" " * self._gap).join([part for part, _binding in self._parts()])

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        at = event.x - 2
        for part, binding in self._parts():
            if 0 <= at < part.cell_length:
                event.stop()
                active = self.screen.active_bindings.get(binding.key)
                await self.app.run_action(binding.action, active.node if active else self.screen)
                return
            at -= part.cell_length + self._gap
