"""Brings the Dutch catalogue up to date with the source: `python docs/update_catalogue.py`.

Texts come from the program and from click's own messages; those without a Dutch text are listed.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

_DAY = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)
"""Fixed, so that a run without news leaves the file as it was."""
ROOT = Path(__file__).parent.parent
PO = ROOT / "src" / "canvas" / "locale" / "nl" / "LC_MESSAGES" / "canvas.po"
KEYWORDS: dict[str, object] = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def template() -> Catalog:
    """Every text of the program, and click's."""
    catalogue = Catalog(project="canvas", charset="utf-8")
    for folder in (ROOT / "src" / "canvas", Path(click.__file__).parent):
        for _file, _line, message, _comments, _context in extract_from_dir(
            folder,
            [("**.py", "python")],
            keywords=KEYWORDS,  # type: ignore[arg-type]
        ):
            if message and message != ("", ""):
                catalogue.add(message)
    return catalogue


def dutch() -> Catalog:
    """The Dutch catalogue as it is."""
    with PO.open("rb") as file:
        return read_po(file, locale="nl")


def missing(catalogue: Catalog) -> list[str]:
    """The texts without a Dutch one."""
    without = []
    for message in template():
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        found = catalogue.get(key)
        string = found.string if found else ""
        if not string or found is None or found.fuzzy or (not isinstance(string, str) and not all(string)):
            without.append(key)
    return without


def main() -> int:
    """Update the file; exit 1 while texts are missing."""
    catalogue = dutch() if PO.exists() else Catalog(locale="nl", project="canvas", charset="utf-8")
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = (
        "# The texts of the program in Dutch; kept up to date by docs/update_catalogue.py."
    )
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = _DAY
    catalogue.last_translator = catalogue.language_team = "the Canvas maintainers"
    catalogue.msgid_bugs_address = ""
    catalogue.version = ""
    with PO.open("wb") as file:
        write_po(file, catalogue, no_location=True, omit_header=False, sort_output=True, width=120)
    left = missing(catalogue)
    for text in left:
        print(text)
    print(f"{len(catalogue)} texts, {len(left)} without Dutch", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
