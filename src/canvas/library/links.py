"""Asking whether pages answer: few at once, one at a time from each host, and never waiting for ever."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from canvas.locale import _

AT_ONCE: Final = 4
"""Most pages asked for at the same time."""
MOST_ASKED: Final = 500
"""Most addresses asked in one go, unless a person wants more."""
PATIENCE: Final = 60.0
"""Seconds after which a page that keeps its connection busy counts as no answer, with the rest of its host."""

SEVERAL: Final = 3
"""From so many hosts on, none of which is found while nothing else answers, it is the internet that is not there."""

Fetch = Callable[[str], str]
"""Asks for one page; gives one sentence on what is wrong, or an empty text when it answers as it should."""


class Unfound(str):
    """What is wrong with a page of which not even the server was found, as is the case of all where there is no internet."""

    __slots__ = ()


@dataclass(slots=True)
class Asked:
    """What came of asking."""

    wrong: dict[str, str] = field(default_factory=dict)
    """Address → what is wrong with it; only those that did not answer as they should."""
    done: int = 0
    """How many were asked."""
    left_out: int = 0
    """How many were over the bound and not asked."""
    stopped: bool = False
    """A person stopped it before all were asked."""
    offline: bool = False
    """There is no internet: nothing was found out, so nothing is wrong with any of them."""

    def found_nobody(self, several: int) -> bool:
        """Whether so many hosts were asked, and not one of them is found."""
        if self.done > len(self.wrong) or not all(
            isinstance(wrong, Unfound) for wrong in self.wrong.values()
        ):
            return False
        return len({_host(url) for url in self.wrong}) >= several

    def take(self, url: str, wrong: str) -> None:
        """Count an answer; an empty text is a right one."""
        self.done += 1
        if wrong:
            self.wrong[url] = wrong


def ask_pages(
    urls: Iterable[str],
    fetch: Fetch,
    *,
    most: int = MOST_ASKED,
    at_once: int = AT_ONCE,
    patience: float = PATIENCE,
    on_answer: Callable[[], object] = lambda: None,
) -> Asked:
    """Ask whether these pages answer.

    Args:
        urls: the addresses; each is asked once.
        fetch: asks for one page. It is called from other threads, never twice at a time for one host.
        most: most addresses asked; the rest is counted in `left_out`.
        at_once: most pages asked at the same time.
        patience: seconds after which a page counts as no answer, with what is left of its host.
        on_answer: called after each answer, from this thread.

    A KeyboardInterrupt ends it; what was found until then is given. It ends as well when there is no
    internet: the first few hosts tell.
    """
    wanted = list(dict.fromkeys(urls))
    asked = Asked(left_out=max(0, len(wanted) - most))
    hosts = {_host(url) for url in wanted[:most]}
    enough = max(SEVERAL, min(at_once, len(hosts)))  # as many as are begun with: what answers is among them
    asking = _Asking(wanted[:most], fetch, at_once)
    try:
        asking.start()
        while asked.done < len(wanted[:most]):
            for url, wrong in asking.answers(patience):
                asked.take(url, wrong)
                on_answer()
            if asked.found_nobody(enough):
                return Asked(offline=True)
    except KeyboardInterrupt:
        asked.stopped = True
        for url, wrong in asking.answers_there():
            asked.take(url, wrong)
    finally:
        asking.stop()
    return asked


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


class _Asking:
    """The threads that ask. They are daemons: one that hangs does not keep the program from ending."""

    def __init__(self, urls: list[str], fetch: Fetch, at_once: int) -> None:
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(_host(url), []).append(url)
        self._hosts = list(by_host.values())
        """For each host that nobody has begun with, its addresses."""
        self._fetch = fetch
        self._at_once = at_once
        self._lock = threading.Lock()
        self._answers: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
        self._begun: dict[int, tuple[float, str, list[str]]] = {}
        """For each host being asked, by number: since when, its page, and the pages that come after."""
        self._numbers = iter(range(len(self._hosts)))
        self._over = False

    def start(self) -> None:
        """Begin with as many hosts as may be asked at once."""
        for _number in range(min(self._at_once, len(self._hosts))):
            threading.Thread(target=self._work, daemon=True).start()

    def stop(self) -> None:
        """No page more; those that are being asked end by themselves."""
        with self._lock:
            self._over = True

    def answers(self, patience: float) -> list[tuple[str, str]]:
        """The next answer; or, of hosts that ran out of patience, that of all their pages."""
        try:
            return [self._answers.get(timeout=min(0.1, patience))]
        except queue.Empty:
            return self._give_up(time.monotonic() - patience)

    def answers_there(self) -> Iterator[tuple[str, str]]:
        """The answers that came and that nobody took yet."""
        while not self._answers.empty():
            yield self._answers.get()

    def _give_up(self, since: float) -> list[tuple[str, str]]:
        given_up: list[str] = []
        with self._lock:
            late = [number for number, (begun, _url, _after) in self._begun.items() if begun < since]
            for number in late:
                _begun, url, after = self._begun.pop(number)
                given_up += [url, *after]
                after.clear()
                threading.Thread(target=self._work, daemon=True).start()  # in the place of the one that hangs
        return [(url, _("This page does not answer.")) for url in given_up]

    def _work(self) -> None:
        while (host := self._next_host()) is not None:
            number, urls = host
            while urls:
                url = urls.pop(0)
                with self._lock:
                    if self._over:
                        return
                    self._begun[number] = (time.monotonic(), url, urls)
                try:
                    wrong = self._fetch(url)
                except Exception:  # whatever a stranger's server made of it, the others are still asked
                    wrong = _("This page does not answer.")
                with self._lock:
                    if self._begun.pop(number, None) is None:
                        return  # it was given up, and another took its place
                    self._answers.put((url, wrong))

    def _next_host(self) -> tuple[int, list[str]] | None:
        with self._lock:
            return (next(self._numbers), self._hosts.pop(0)) if self._hosts and not self._over else None
