"""The web server as it runs: its two workers count together, it is reloaded without a loss, and its log names nobody."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from soak.server import Server
from soak.world import World, made

TOKEN = "0123456789abcdef-for-the-watcher"
VISITS = 60
CANARY = "a-word-that-somebody-typed"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_anything: Any) -> None:
        return None


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made(tmp_path_factory.mktemp("serving"))


@pytest.fixture(scope="module")
def server(site: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site.more = {"METRICS_TOKEN": TOKEN, "TMPDIR": str(tmp_path_factory.mktemp("counts"))}
    found = site.server(more=("--timeout", "3"))
    found.start()
    yield found
    found.stop()


def ask(server: Server, address: str, **headers: str) -> tuple[int, str]:
    asked = urllib.request.Request(f"http://127.0.0.1:{server.port}{address}", headers=headers)
    try:
        with urllib.request.build_opener(_Stay).open(asked, timeout=20) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as reply:
        return reply.code, reply.read().decode()


def counted(server: Server) -> float:
    _status, told = ask(server, "/metrics", Authorization=f"Bearer {TOKEN}")
    lines = [
        line
        for line in told.splitlines()
        if line.startswith('coprod_visits_total{outcome="3xx",route="ident')
    ]
    return sum(float(line.rpartition(" ")[2]) for line in lines)


def send(server: Server, words: bytes) -> bytes:
    """Send bytes that are no proper request, and give back what is answered."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(words)
        return connection.recv(65536)


def lines(server: Server) -> list[dict[str, Any]]:
    """Everything that was written: only JSON."""
    return [json.loads(line) for line in server.log.read_text().splitlines()]


def test_two_workers_count_together_to_exactly_what_was_asked_also_over_a_reload(
    server: Server, site: World
) -> None:
    until = time.monotonic() + 20
    while len(server.workers()) < 2 and time.monotonic() < until:
        time.sleep(0.05)  # The first answers while the second is still being made.
    first = set(server.workers())
    with ThreadPoolExecutor(8) as crowd:
        assert set(crowd.map(lambda _: ask(server, "/me")[0], range(VISITS))) == {302}
    (folder,) = Path(site.more["TMPDIR"]).glob("coprod-counts-*")
    assert len(list(folder.glob("counter_*.db"))) >= len(first) == 2, "one of them has counted nothing"
    assert counted(server) == VISITS

    server.reload()
    told, failed, until = 0, 0, time.monotonic() + 20
    while (set(server.workers()) & first or told < 20) and time.monotonic() < until:
        failed += ask(server, "/me")[0] != 302
        told += 1

    assert (failed, set(server.workers()) & first) == (0, set())
    assert counted(server) == VISITS + told


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (f"GET /{CANARY} HTTP/1.1\r\nBad {CANARY}: x\r\n\r\n".encode(), b"400"),
        (f"{CANARY}\r\n\r\n".encode(), b"400"),
        (b"GET /" + CANARY.encode() * 400 + b" HTTP/1.1\r\n\r\n", b"414"),
        (f"POST /{CANARY} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: {CANARY}\r\n\r\n".encode(), b"501"),
        (
            f"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n{CANARY}\r\n".encode(),
            b"4",
        ),
    ],
)
def test_a_bad_request_is_answered_and_nothing_of_it_is_written_down(
    server: Server, words: bytes, answer: bytes
) -> None:
    before = server.log.read_text()

    assert send(server, words).split()[1].startswith(answer)

    assert server.log.read_text() == before


def test_a_worker_that_hangs_is_replaced_and_the_log_says_so_without_naming_a_visitor(server: Server) -> None:
    hung = server.workers()[0]
    os.kill(hung, signal.SIGSTOP)
    until = time.monotonic() + 20
    while hung in server.workers() and time.monotonic() < until:
        time.sleep(0.1)

    assert ask(server, "/health/live") == (200, "alive\n")
    told = [line for line in lines(server) if line["event"] == "server"]
    assert any(line["words"] == f"WORKER TIMEOUT (pid:{hung})" for line in told)


def test_nothing_of_all_this_names_an_address_or_what_was_asked(server: Server, site: World) -> None:
    """Last, when it has stopped: then the anonymous visits are told as well, in one number."""
    visitor = threading.Thread(target=ask, args=(server, f"/{CANARY}"))
    visitor.start()
    visitor.join()
    server.stop()

    told = server.log.read_text()
    assert "127.0.0.1" not in told and CANARY not in told
    anonymous = [line for line in lines(server) if line.get("route") == "anonymous"]
    assert anonymous and {tuple(line) for line in anonymous} == {
        ("day", "route", "outcome", "times", "event", "level")
    }
    assert not list(Path(site.more["TMPDIR"]).glob("coprod-counts-*")), (
        "the counts of this life were left behind"
    )
