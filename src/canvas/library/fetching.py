"""Asking for one page on the web: whether it answers, never what it says."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import urllib.error
import urllib.request
from typing import Any, Final
from urllib.parse import quote, urlsplit, urlunsplit

from canvas.library.links import Unfound
from canvas.locale import _
from canvas.text.show import one_line

TIMEOUT: Final = 10.0
"""Seconds to wait for a connection, and for each part of an answer."""
MOST_REDIRECTS: Final = 3
_NO_WAY: Final = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
USER_AGENT: Final = "canvas-workshop link check"


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Goes on to a few other addresses on the web, with the same method, and to nothing else than the web."""

    max_redirections = MOST_REDIRECTS
    max_repeats = MOST_REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        fp.close()  # or all that a stranger sends with its redirect would be read
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise urllib.error.HTTPError(req.full_url, code, msg, headers, fp)
        on = super().redirect_request(req, fp, code, msg, headers, newurl)
        if on is not None:
            on.method = req.get_method()
        return on


def ask_page(url: str, timeout: float = TIMEOUT) -> str:
    """What is wrong with this page, one sentence; empty when it answers as it should; an `Unfound` when its server is not found.

    Only its head is asked for; where a server refuses that, the page, of which nothing is read.
    """
    opener = urllib.request.build_opener(_Redirects)
    wrong = ""
    for method in ("HEAD", "GET"):
        try:
            request = urllib.request.Request(_plain(url), method=method)  # noqa: S310 - only the web passes _plain
            request.add_header("User-Agent", USER_AGENT)
            with opener.open(request, timeout=timeout):
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (301, 302, 303, 307, 308):
                return _("This page only goes on to other addresses.")
            wrong = _("This page answers with the error {status}.").format(status=error.code)
        except http.client.HTTPException:
            wrong = _("This page does not answer as a page on the web does.")
        except (OSError, ValueError) as error:
            sentence = _("This page does not answer: {why}.").format(why=_why(error))
            return Unfound(sentence) if _is_unfound(error) else sentence
    return wrong


def _is_unfound(error: Exception) -> bool:
    """Whether not even the server was found."""
    reason = getattr(error, "reason", None) or error
    return isinstance(reason, socket.gaierror) or (isinstance(reason, OSError) and reason.errno in _NO_WAY)


def _why(error: Exception) -> str:
    """Why a page cannot be asked, in words."""
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, socket.gaierror):
        return _("there is no internet, or no server of this name")
    if isinstance(reason, TimeoutError):
        return _("it takes too long")
    if isinstance(reason, ConnectionRefusedError):
        return _("its server takes no visitors")
    if isinstance(reason, ssl.SSLError):
        return _("its certificate is not in order")
    if isinstance(reason, OSError) and reason.errno in _NO_WAY:
        return _("there is no internet")
    if isinstance(reason, OSError) and reason.strerror:
        return one_line(reason.strerror, 120)
    return one_line(str(reason), 120)


def _plain(url: str) -> str:
    """The address in the letters that go over the wire.

    Raises:
        ValueError: it is no address on the web, or its host cannot be written in them.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise ValueError(_("it is no address on the web"))
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    path, query = (quote(part, safe="%/:=&?~+!$,;'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host + port, path, query, ""))
