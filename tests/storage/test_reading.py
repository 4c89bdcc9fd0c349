"""Whatever a person points at is answered within two seconds with one plain sentence."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from canvas.model.workshop import new_workshop
from canvas.storage.document import write_document
from canvas.storage.reading import digest, open_document, read_file
from canvas.text.problems import Trouble

HEAD = b'schema = 1\n[workshop]\nfirm = "Bakery"\n'
GOOD = write_document(new_workshop(firm="Bakery", place="Zwolle", key="w-1")).encode()

HOSTILE: dict[str, tuple[bytes, str]] = {
    "a key of 40,000 parts": (HEAD + b".".join([b"a"] * 40_000) + b" = 1\n", "more than 16 parts"),
    "such a key in an inline table": (HEAD + b"x = { " + b".".join([b"a"] * 40_000) + b" = 1 }\n", "more than 16 parts"),
    "10,000 nested arrays": (HEAD + b"x = " + b"[" * 10_000 + b"]" * 10_000, "more than 64 deep"),
    "10,000 arrays never closed": (HEAD + b"x = " + b"[" * 10_000, "more than 64 deep"),
    "a number of 5,000 digits": (HEAD + b"x = " + b"9" * 5_000 + b"\n", "more than 400 digits"),
    "3 MB": (HEAD + b"# " + b"a" * 3_000_000, "larger than 2 MB"),
    "not UTF-8": (HEAD + b'place = "\xff\xfe"\n', "not a text file in UTF-8"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "not a text file in UTF-8"),
    "a case": (b'+++\nkey = "a"\ntitle = "b"\n+++\n\n## Situation\n', "This is a case"),
    "a playbook": (b'[playbook]\nkey = "a"\n[[step]]\nkey = "b"\n', "This is a playbook"),
    "empty": (b"", "This file is empty"),
    "NULs, as after a power cut": (b"\0" * len(GOOD), "not as a TOML file is written"),
    "half": (GOOD[: GOOD.index(b"Zwolle") + 3], "The file stops in the middle"),
    "another TOML": (b'[project]\nname = "x"\n', "This is not a workshop"),
    "200,000 records without an id": (HEAD + b"[[note]]\n" * 200_000, "more than 50000 records"),
    "100,000 records": (HEAD + b"".join(b'[[note]]\nid="%d"\n' % n for n in range(90_000)), "more than 50000 records"),
    "40,000 bad records": (HEAD + b"".join(b'[[note]]\nid="%d"\nblock="q"\n' % n for n in range(40_000)), "not a known word"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_within_two_seconds_with_a_plain_sentence(
    tmp_path: Path, name: str
) -> None:
    data, says = HOSTILE[name]
    path = tmp_path / "hostile.canvas.toml"
    path.write_bytes(data)
    began = time.process_time()
    with pytest.raises(Trouble) as caught:
        open_document(path)
    assert time.process_time() - began < 2
    first = caught.value.problems[0]
    assert says in first.wrong
    assert first.fix
    assert first.file == str(path)
    assert len(caught.value.problems) <= 100


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    ("make", "says"), [(_folder, "a folder"), (_pipe, "a pipe or a device"), (_socket, "a pipe or a device")]
)
def test_what_is_no_file_is_answered_without_hanging(
    tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "x"
    make(path)
    with pytest.raises(Trouble, match=says):
        open_document(path)


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/tty", "/dev/null"])
def test_a_device_is_not_opened(name: str) -> None:
    if not Path(name).exists():
        pytest.skip(f"this system has no {name}")
    with pytest.raises(Trouble, match="a pipe or a device"):
        open_document(Path(name))


@pytest.mark.parametrize(
    ("name", "says"),
    [("gone", "no such file"), ("a\0b", "leads to no file"), ("x" * 300, "leads to no file")],
)
def test_a_name_that_leads_nowhere_is_said(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(Trouble, match=says):
        open_document(tmp_path / name)


def test_a_link_that_leads_to_itself_leads_to_no_file(tmp_path: Path) -> None:
    path = tmp_path / "loop"
    path.symlink_to(path)
    with pytest.raises(Trouble, match="leads to no file"):
        open_document(path)


def test_a_file_from_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bakery.canvas.toml"
    data = b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n")
    path.write_bytes(data)
    document, found = open_document(path)
    assert document.workshop.firm.place == "Zwolle"
    assert found == digest(data)
    assert read_file(path) == GOOD.decode()


def test_the_line_of_the_first_byte_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bakery.canvas.toml"
    path.write_bytes(b"schema = 1\n[workshop]\nfirm = \xe9\n")
    with pytest.raises(Trouble) as caught:
        open_document(path)
    assert caught.value.problems[0].line == 3
