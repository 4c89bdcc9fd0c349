"""The two themes: calm, one accent, amber and red only for findings and what is not saved.

Contrast: text on background at least 7:1 in both, dim text at least 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.6), so that it
can be read from the back of a room.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="canvas-dark",
    primary="#8fb8de",
    secondary="#9fb1c1",
    accent="#f2b84b",
    foreground="#e8e6e1",
    background="#15181c",
    surface="#15181c",
    panel="#1f242a",
    success="#8fc98f",
    warning="#f2b84b",
    error="#ff8a7a",
    dark=True,
    variables={
        "dim": "#9aa3ad",
        "hairline": "#3a424b",
        "cursor": "#f2b84b",
        "note-red": "#ff8a7a",
        "note-amber": "#f2b84b",
        "note-green": "#8fc98f",
        "note-blue": "#8fb8de",
        "note-violet": "#c3a6e0",
        "input-selection-background": "#4a5560",
        "block-cursor-background": "#2b3640",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#1f242a",
        "block-cursor-blurred-foreground": "#e8e6e1",
        "block-hover-background": "#1f242a",
        "scrollbar": "#3a424b",
        "scrollbar-background": "#15181c",
        "scrollbar-hover": "#5a646e",
        "scrollbar-active": "#f2b84b",
        "scrollbar-background-hover": "#15181c",
        "scrollbar-background-active": "#15181c",
        "scrollbar-corner-color": "#15181c",
    },
)

LIGHT = Theme(
    name="canvas-light",
    primary="#1c5c94",
    secondary="#4a5a68",
    accent="#a34e00",
    foreground="#1b1e22",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efede7",
    success="#1f6b2c",
    warning="#8a5200",
    error="#b3261e",
    dark=False,
    variables={
        "dim": "#5c646d",
        "hairline": "#cfcbc2",
        "cursor": "#a34e00",
        "note-red": "#b3261e",
        "note-amber": "#8a5200",
        "note-green": "#1f6b2c",
        "note-blue": "#1c5c94",
        "note-violet": "#6b3fa0",
        "input-selection-background": "#d9d4c7",
        "block-cursor-background": "#e4dfd3",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#efede7",
        "block-cursor-blurred-foreground": "#1b1e22",
        "block-hover-background": "#efede7",
        "scrollbar": "#cfcbc2",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-hover": "#a9a499",
        "scrollbar-active": "#a34e00",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "scrollbar-corner-color": "#fbfaf7",
    },
)

THEMES = (DARK, LIGHT)

PLAIN = {
    "dim": "ansi_default",
    "hairline": "ansi_default",
    "cursor": "ansi_default",
    "note-red": "ansi_red",
    "note-amber": "ansi_yellow",
    "note-green": "ansi_green",
    "note-blue": "ansi_blue",
    "note-violet": "ansi_magenta",
}
"""Our own variables where neither of our themes is on: with the terminal's own colours (`--plain`, `NO_COLOR`), or in
somebody's own theme that does not name them."""
