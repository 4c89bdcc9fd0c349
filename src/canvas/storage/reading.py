"""Reading a file that a person points at, whatever it turns out to be: bounded, and one plain sentence when not.

A pipe, a device or a folder is answered before it is opened, 2 MB is the most that is read, and what is inside
passes the linear scan of `canvas.text.toml_source` before it is parsed.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from canvas.locale import _
from canvas.storage.disk import Disk, Facts, RealDisk
from canvas.storage.document import SUFFIX, Document, read_document
from canvas.text.problems import Problem, Trouble
from canvas.text.toml_source import MOST_BYTES, too_large

_BOM = "\ufeff"
_CASE = "+++"


def digest(data: bytes) -> str:
    """The hash by which a file is known again: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, disk: Disk | None = None) -> bytes:
    """The bytes of a regular file of at most 2 MB.

    Raises:
        Trouble: when it is not there, not a file, too large, or cannot be read.
    """
    disk = disk or RealDisk()
    name = str(path)
    try:
        facts = disk.facts(path)
        if facts is None:
            raise Trouble(_missing(name))
        if facts.kind != "file":
            raise Trouble(_not_a_file(name, facts))
        if facts.size > MOST_BYTES:
            raise Trouble(too_large(name))
        data = disk.read(path, MOST_BYTES)
    except FileNotFoundError:
        raise Trouble(_missing(name)) from None
    except OSError as error:
        raise Trouble(_unreadable(name, error)) from None
    if len(data) > MOST_BYTES:
        raise Trouble(too_large(name))
    return data


def read_file(path: Path, disk: Disk | None = None) -> str:
    """The text of a file: UTF-8, with or without a byte order mark, lines ended by LF or CRLF.

    Raises:
        Trouble: one problem, when it is not there, not a file, too large, not text, or cannot be read.
    """
    return decoded(read_bytes(path, disk), str(path))


def open_document(path: Path, disk: Disk | None = None) -> tuple[Document, str]:
    """The workshop in this file, and the hash of its bytes by which a later save knows it again.

    Raises:
        Trouble: every problem in it, each with its line, or the one sentence that says what else it is.
    """
    data = read_bytes(path, disk)
    return document_in(data, str(path)), digest(data)


def document_in(data: bytes, name: str = "") -> Document:
    """The workshop in these bytes.

    Raises:
        Trouble: every problem in it.
    """
    text = decoded(data, name)
    if text.startswith(_CASE):
        raise Trouble(
            Problem(
                _("This is a case, not a workshop."),
                _("Read it with: canvas case preview FILE."),
                name,
            )
        )
    return read_document(text, name)


def decoded(data: bytes, name: str = "") -> str:
    """The text in these bytes, without byte order mark and with LF.

    Raises:
        Trouble: when it is not UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Trouble(
            Problem(
                _("This is not a text file in UTF-8."),
                _("Choose a workshop, a file that ends in {suffix}.").format(suffix=SUFFIX),
                name,
                line,
            )
        ) from None
    return text.removeprefix(_BOM).replace("\r\n", "\n")


def _missing(name: str) -> Problem:
    return Problem(
        _("There is no such file."),
        _("Look at its name and folder, or begin one with: canvas new FILE."),
        name,
    )


def _not_a_file(name: str, facts: Facts) -> Problem:
    fix = _("Choose a workshop, a file that ends in {suffix}.").format(suffix=SUFFIX)
    if facts.kind == "folder":
        return Problem(_("This is a folder, not a file."), fix, name)
    return Problem(_("This is a pipe or a device, not a file."), fix, name)


def _unreadable(name: str, error: OSError) -> Problem:
    if error.errno in (errno.EACCES, errno.EPERM):
        return Problem(
            _("You are not allowed to read this file."),
            _("Ask the owner for it, or choose another file."),
            name,
        )
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP):
        return Problem(_("This name leads to no file."), _("Look at its name and folder."), name)
    return Problem(
        _("This file cannot be read: {reason}.").format(reason=os.strerror(error.errno or errno.EIO)),
        _("Look whether its disk is still connected, and take a copy."),
        name,
    )
