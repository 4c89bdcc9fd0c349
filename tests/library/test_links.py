"""Whether the pages of the sources answer: asked politely, and never waited for without end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.library.fetching import USER_AGENT, ask_page
from canvas.library.links import Unfound, ask_pages
from tests.web_pages import Pages, pages


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    monkeypatch.setenv("NO_PROXY", "*")
    with pages() as server:
        yield server


@pytest.mark.parametrize(
    "path", ["/fine", "/fine?a=1&b=%20c", "/fine/ë é", "/204", "/no-head", "/on/1", "/on/3"]
)
def test_a_page_that_answers_is_right(web: Pages, path: str) -> None:
    assert ask_page(web.url(path)) == ""
    assert {agent for _method, _path, agent in web.asked} == {USER_AGENT}


def test_only_the_head_is_asked_for_where_that_is_enough(web: Pages) -> None:
    ask_page(web.url("/on/2"))
    assert [(method, path) for method, path, _agent in web.asked] == [
        ("HEAD", "/on/2"), ("HEAD", "/on/1"), ("HEAD", "/fine"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/404", "This page answers with the error 404."),
        ("/500", "This page answers with the error 500."),
        ("/on/4", "This page only goes on to other addresses."),
        ("/to-ftp", "This page only goes on to other addresses."),
        ("/to-a-file", "This page only goes on to other addresses."),
        ("/breaks", "This page does not answer as a page on the web does."),
    ],
)
def test_a_page_that_does_not_answer_as_it_should_is_told_in_a_sentence(
    web: Pages, path: str, sentence: str
) -> None:
    assert ask_page(web.url(path)) == sentence
    refused = {"/404", "/500", "/breaks"}
    assert [method for method, _path, _agent in web.asked].count("GET") == (path in refused)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/", "http://nowhere.invalid/", "file:///etc/hostname", "http://" + "a" * 70 + ".nl/", "http://[::1", "javascript:x", ""],
)  # fmt: skip
def test_what_is_no_page_at_all_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    wrong = ask_page(url, timeout=3)
    assert wrong.startswith("This page does not answer")
    assert "\n" not in wrong


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:9/", "its server takes no visitors"),
        ("http://nowhere.invalid/", "there is no internet, or no server of this name"),
    ],
)
def test_why_a_page_cannot_be_asked_is_told_in_words(
    url: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    assert ask_page(url, timeout=3) == f"This page does not answer: {why}."


def test_a_page_that_takes_too_long_is_not_waited_for(web: Pages) -> None:
    start = time.monotonic()
    assert ask_page(web.url("/slow"), timeout=0.2) == "This page does not answer: it takes too long."
    assert time.monotonic() - start < 3


def test_a_host_is_asked_one_page_at_a_time(web: Pages) -> None:
    asked = ask_pages([web.url(f"/a-little?{number}") for number in range(12)], ask_page)
    assert (asked.done, asked.wrong) == (12, {})
    assert web.most_at_once == 1
    assert [path for _method, path, _agent in web.asked] == [f"/a-little?{number}" for number in range(12)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=40), st.integers(1, 60))
def test_each_page_is_asked_once_at_most_four_together_and_one_of_a_host(
    places: list[tuple[int, int]], most: int
) -> None:
    urls = [f"https://host-{host}.nl/{page}" for host, page in places]
    lock = threading.Lock()
    now: list[str] = []
    seen: list[str] = []
    crowds: list[int] = []

    def fetch(url: str) -> str:
        host = url.split("/")[2]
        with lock:
            assert host not in now
            now.append(host)
            seen.append(url)
            crowds.append(len(now))
        time.sleep(0.0005)
        with lock:
            now.remove(host)
        return "Gone." if url.endswith("7") else ""

    answers: list[int] = []
    asked = ask_pages(urls, fetch, most=most, on_answer=lambda: answers.append(1))
    unique = list(dict.fromkeys(urls))
    assert sorted(seen) == sorted(unique[:most])
    assert asked.wrong == {url: "Gone." for url in unique[:most] if url.endswith("7")}
    assert (asked.done, len(answers)) == (len(unique[:most]), len(unique[:most]))
    assert asked.left_out == max(0, len(unique) - most)
    assert max(crowds, default=0) <= 4
    assert not asked.stopped


def test_a_page_that_never_answers_counts_as_no_answer_and_the_other_hosts_are_asked() -> None:
    never = threading.Event()

    def fetch(url: str) -> str:
        if url.startswith("https://hangs"):
            never.wait(20)
        return ""

    hanging = [f"https://hangs-{number}.nl/{page}" for number in range(5) for page in range(2)]
    sound = [f"https://fine-{number}.nl/" for number in range(5)]
    start = time.monotonic()
    asked = ask_pages([*hanging, *sound], fetch, patience=0.1)
    never.set()
    assert time.monotonic() - start < 10
    assert set(asked.wrong) == set(hanging)
    assert asked.done == 15


def test_a_bug_in_asking_for_one_page_does_not_end_the_asking() -> None:
    def fetch(url: str) -> str:
        if "bad" in url:
            raise RuntimeError(url)
        return ""

    asked = ask_pages(["https://a.nl/bad", "https://a.nl/good", "https://b.nl/bad"], fetch)
    assert set(asked.wrong) == {"https://a.nl/bad", "https://b.nl/bad"}
    assert asked.done == 3


def test_a_person_who_stops_it_gets_what_was_found_so_far() -> None:
    def fetch(url: str) -> str:
        if url == "https://a.nl/10":
            never.wait(20)
        return "Gone."

    def stop_after_three() -> None:
        counted.append(1)
        if len(counted) == 3:
            raise KeyboardInterrupt

    counted: list[int] = []
    never = threading.Event()
    asked = ask_pages([f"https://a.nl/{number}" for number in range(50)], fetch, on_answer=stop_after_three)
    never.set()
    assert asked.stopped
    assert 3 <= asked.done <= 10
    assert len(asked.wrong) == asked.done


def offline(url: str) -> str:
    return Unfound("This page does not answer: there is no internet.")


def test_without_internet_only_a_few_hosts_are_asked_and_no_page_is_wrong() -> None:
    asked_for: list[str] = []
    over = threading.Event()

    def fetch(url: str) -> str:
        asked_for.append(url)
        if len(asked_for) > 12:
            over.wait(20)
        return offline(url)

    asked = ask_pages([f"https://host-{number}.nl/{page}" for number in range(200) for page in (1, 2)], fetch)
    over.set()
    assert asked.offline
    assert asked.wrong == {}
    assert len(asked_for) < 400


@pytest.mark.parametrize("answer", ["", "This page answers with the error 404."])
def test_one_page_that_answers_in_any_way_shows_that_there_is_internet(answer: str) -> None:
    urls = [f"https://host-{number}.nl/" for number in range(40)]
    asked = ask_pages(urls, lambda url: answer if url == urls[0] else offline(url), at_once=1)
    assert not asked.offline
    assert asked.done == 40
    assert set(asked.wrong) == {*urls[1:], *(urls[:1] if answer else [])}


@pytest.mark.parametrize(("hosts", "no_internet"), [(1, False), (2, False), (3, True), (4, True)])
def test_of_one_or_two_hosts_it_may_be_themselves_that_are_gone(hosts: int, no_internet: bool) -> None:
    urls = [f"https://host-{number}.nl/{page}" for page in range(5) for number in range(hosts)]
    asked = ask_pages(urls, offline)
    assert asked.offline == no_internet
    assert (len(asked.wrong) == 0) == no_internet


def test_a_server_that_is_not_found_is_told_apart_from_one_that_takes_no_visitors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    assert isinstance(ask_page("http://nowhere.invalid/", timeout=3), Unfound)
    assert not isinstance(ask_page("http://127.0.0.1:9/", timeout=3), Unfound)
