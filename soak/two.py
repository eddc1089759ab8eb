"""Two web servers on one PostgreSQL, each with a folder of its own and what they share; and people who meet both."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from coprod.core.secret import ALPHABET
from soak.browser import Broken, Browser, Reply
from soak.people import Person, Tally, code_on
from soak.server import Server, free_port
from soak.world import Compared, World, compared
from tests.base.at_once import at_once

SIGNED_IN = 'action="/sign-out"'


class Both(Browser):
    """A browser behind a balance: each request goes to the other server than the one before."""

    def __init__(self, ports: tuple[int, int]) -> None:
        super().__init__(ports[0])
        self.ports = ports

    def get(self, path: str) -> Reply:
        self._turn()
        return super().get(path)

    def post(self, path: str, fields: Mapping[str, str | list[str]]) -> Reply:
        self._turn()
        return super().post(path, fields)

    def _turn(self) -> None:
        self.close()
        self.port = self.ports[1] if self.port == self.ports[0] else self.ports[0]


@dataclass(frozen=True)
class Two:
    """The two servers. What they share is the database, the keys of waiting answers, the uploads and the secret."""

    site: World
    servers: tuple[Server, Server]

    @property
    def ports(self) -> tuple[int, int]:
        return self.servers[0].port, self.servers[1].port


def node(site: World, name: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of one machine: its own folder and queue, and the shared places."""
    folder = site.folder / name
    folder.mkdir(exist_ok=True)
    return {
        **site.environment(),
        "COPROD_INSTANCE": str(folder),
        "COPROD_JOBS": f"sqlite:///{folder / 'jobs.db'}",
        "COPROD_UPLOADS": str(site.app.config["UPLOADS"]),
        **(more or {}),
    }


@contextmanager
def two(site: World, application: str = "wsgi:app", second: Mapping[str, str] | None = None) -> Iterator[Two]:
    """Both servers, started. ``second`` is what the second machine has of its own, such as its clock."""
    first_port, second_port = free_port(), free_port()
    servers = (
        Server(node(site, "first"), first_port, site.folder / "first.log", application=application),
        Server(
            node(site, "second", second), second_port, site.folder / "second.log", application=application
        ),
    )
    try:
        for each in servers:
            each.start()
        yield Two(site, servers)
    finally:
        for each in servers:
            each.stop(5)


def pressed_at_once(nodes: Two, *, keys: int, presses: int) -> tuple[int, Compared]:
    """So many forms, each pressed so often at both at once. How many had one receipt, and what is stored."""
    reference, tally, good = nodes.site.asked(), Tally(), 0
    for _key in range(keys):
        person = Person(Browser(nodes.ports[0]), reference, tally)
        if not person.fill_in():
            raise RuntimeError("The last page was not reached.")
        codes = at_once([partial(_press, nodes.ports[turn % 2], person) for turn in range(presses)])
        told = {code for code in codes if isinstance(code, str) and code}
        good += len(told) == 1 and len(codes) == presses
        tally.acknowledged |= dict.fromkeys(told, person.words)
        tally.pressed.add(person.words)
        person.browser.close()
    return good, compared(nodes.site, tally)


def _press(port: int, person: Person) -> str:
    browser = Browser(port)
    browser.cookies = dict(person.browser.cookies)
    return code_on(browser.post(f"{person.page}/done", person.form).text)


def wrong_guesses(nodes: Two, *, each: int, guessers: int = 8) -> int:
    """How many wrong codes are looked up before nobody may guess any more; half of them at each server, at once."""

    def guess(port: int) -> int:
        browser, answered = Browser(port), 0
        token = browser.get("/receipts").value("csrf_token")
        for _guess in range(each):
            code = "".join(secrets.choice(ALPHABET) for _ in range(25))
            answered += browser.post("/receipts", {"csrf_token": token, "code": code}).status != 429
        return answered

    return sum(at_once([partial(guess, nodes.ports[turn % 2]) for turn in range(guessers)]))


def signed_in_and_out(nodes: Two, reference: str) -> tuple[bool, bool]:
    """Sign in at one: is it good at the other? Sign out there: does an old cookie still open the first?"""
    here, there = nodes.ports
    browser = Browser(here)
    token = browser.get("/look-around").value("csrf_token")
    browser.post(f"/look-around/{reference}", {"csrf_token": token})
    browser.close()
    browser.port = there
    page = browser.get("/me")
    is_good, old = SIGNED_IN in page.text, dict(browser.cookies)
    browser.post("/sign-out", {"csrf_token": page.value("csrf_token")})
    thief = Browser(here)
    thief.cookies = old
    return is_good, SIGNED_IN in thief.get("/me").text


@contextmanager
def answering_at_both(
    nodes: Two, reference: str, tally: Tally, *, people: int = 6, ports: tuple[int, int] | None = None
) -> Iterator[list[str]]:
    """People who keep answering, each request at the other server. Yields what was refused on the way."""
    stop, refused = threading.Event(), list[str]()

    def somebody() -> None:
        while not stop.is_set():
            browser = Both(ports or nodes.ports)
            person = Person(browser, reference, tally)
            try:
                if person.fill_in():
                    person.send(stop, pause=0.02)
                else:
                    refused.append("a page on the way was refused")
            except ValueError as reason:
                refused.append(str(reason))
            except Broken:
                time.sleep(0.05)
            finally:
                browser.close()

    threads = [threading.Thread(target=somebody, daemon=True) for _ in range(people)]
    for each in threads:
        each.start()
    try:
        yield refused
    finally:
        stop.set()
        for each in threads:
            each.join(timeout=40)
