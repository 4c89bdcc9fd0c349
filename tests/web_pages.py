"""A small web server on this machine, for tests that ask whether pages answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SLOW = 60.0
"""Seconds before the slow page answers, unless the server is ended before."""


class Pages(ThreadingHTTPServer):
    """Answers by the path: /404 with 404, /no-head refuses HEAD, /on/3 goes on three times, /slow takes long."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.asked: list[tuple[str, str, str]] = []
        """Method, path and user agent of every request."""
        self.ended = threading.Event()
        self.waited_for = threading.Event()
        """Somebody asked for the slow page."""
        self._lock = threading.Lock()
        self._now = 0
        self.most_at_once = 0
        """Most requests that were being answered at the same time."""

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def come(self, request: _Page) -> None:
        with self._lock:
            self.asked.append((request.command, request.path, request.headers.get("User-Agent", "")))
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)

    def go(self) -> None:
        with self._lock:
            self._now -= 1


class _Page(BaseHTTPRequestHandler):
    server: Pages

    def _answer(self) -> None:
        self._counted = True
        self.server.come(self)
        try:
            self._say()
        finally:
            self._go()

    def _go(self) -> None:
        """No longer being answered: said before the last bytes go out, because the next request may follow at once."""
        if self._counted:
            self._counted = False
            self.server.go()

    do_HEAD = _answer  # noqa: N815 - names that the standard library gives
    do_GET = _answer  # noqa: N815

    def _say(self) -> None:
        path = self.path.split("?")[0]
        if path == "/slow":
            self.server.waited_for.set()
            self.server.ended.wait(SLOW)
            return
        if path == "/breaks":
            self.wfile.write(b"this is no answer\x1b[2J\r\n")
            return
        status = 200
        if path == "/no-head" and self.command == "HEAD":
            status = 405
        elif path.strip("/").isdigit():
            status = int(path.strip("/"))
        elif path.startswith("/on/"):
            left = int(path.removeprefix("/on/"))
            status = 302
            onward = f"/on/{left - 1}" if left > 1 else "/fine"
        elif path == "/to-a-file":
            status, onward = 302, "file:///etc/hostname"
        elif path == "/to-ftp":
            status, onward = 302, self.server.url("/fine").replace("http:", "ftp:")
        elif path == "/a-little":
            self.server.ended.wait(0.02)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", onward)
        self.send_header("Content-Length", "0")
        self._go()
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def pages() -> Iterator[Pages]:
    """The server, running in a thread; ended in any case."""
    server = Pages()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
