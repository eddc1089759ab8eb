"""People who answer over http, and press again with the same form when nobody told them that it was sent."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from soak.browser import Broken, Browser, Reply

MOST_PRESSES = 60
UNSURE = "We cannot be sure that it was saved"
BUSY = "We are very busy"
PLAIN_BUSY = "The site cannot reach its records for the moment"


@dataclass
class Tally:
    """What people did and what they were told."""

    acknowledged: dict[str, str] = field(default_factory=dict)  # code: words
    pressed: set[str] = field(default_factory=set)  # words that somebody pressed "Send" for, once or more
    attempts: int = 0
    under_way: int = 0  # presses that wait for their reply now
    replies: Counter[str] = field(default_factory=Counter)  # how each press of "Send" ended
    pages: Counter[str] = field(default_factory=Counter)  # how every request ended that had a reply
    turned_away: dict[str, str] = field(default_factory=dict)  # words: the page that ended it without a code
    strange: list[str] = field(default_factory=list)  # replies that no page of ours should be
    waits: list[float] = field(
        default_factory=list
    )  # seconds until each reply, or until nothing came any more
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def refused(self) -> int:
        """How many requests were answered with "come back" or "we cannot be sure"."""
        return self.pages["busy"] + self.pages["unsure"]

    @property
    def slowest(self) -> float:
        """The longest that anybody waited for a reply, in seconds."""
        return max(self.waits, default=0.0)

    def note(self, reply: Reply) -> str:
        """Write down how a request ended; one word for it."""
        kind = _kind(reply)
        with self.lock:
            self.waits.append(reply.seconds)
            self.pages[kind] += 1
            if kind == "strange" or (reply.status == 503 and "Retry-After" not in reply.headers):
                self.strange.append(f"{reply.status}: {reply.text[:200]!r}")
        return kind


def _kind(reply: Reply) -> str:
    if reply.status == 503:
        words = {UNSURE: "unsure", BUSY: "busy", PLAIN_BUSY: "busy"}
        return next((kind for said, kind in words.items() if said in reply.text), "strange")
    return "strange" if reply.status >= 500 else str(reply.status)


def code_on(page: str) -> str:
    """The receipt's code on a page, "" when there is none."""
    return "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', page))


class Person:
    """One journey: open the consultation, write, look at it again, send; press until a code is there."""

    def __init__(
        self,
        browser: Browser,
        reference: str,
        tally: Tally,
        *,
        question: str = "said",
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.browser, self.tally, self.question = browser, tally, question
        self.more = dict(more or {})  # what is typed into the other boxes
        self.page = f"/consultations/{reference}/respond"
        self.words = f"said {secrets.token_hex(12)}"
        self.form: dict[str, str] = {}

    def fill_in(self) -> bool:
        """Everything up to the page on which the answers are checked. Whether it was reached."""
        start = self.browser.get(self.page)
        self.tally.note(start)
        if start.status != 200:
            return False
        token = start.value("csrf_token")
        begun = self.browser.post(self.page, {"csrf_token": token, "format": "standard"})
        self.tally.note(begun)
        if begun.status != 200:
            return False
        typed = {**self.more, "csrf_token": token, f"q-{self.question}": self.words, "go": "check"}
        check = self.browser.post(f"{self.page}/1", typed)
        self.tally.note(check)
        if check.status != 200:
            return False
        self.form = {"csrf_token": token, "slip": check.value("slip")}
        return True

    def press(self) -> str:
        """Press "Send" once. The code when one was shown, otherwise ""; errors: any of ``Broken``."""
        with self.tally.lock:
            self.tally.attempts += 1
            self.tally.under_way += 1
            self.tally.pressed.add(self.words)
        try:
            reply = self.browser.post(f"{self.page}/done", self.form)
        except Broken as reason:
            with self.tally.lock:
                self.tally.replies[f"no reply ({type(reason).__name__})"] += 1
            raise
        finally:
            with self.tally.lock:
                self.tally.under_way -= 1
        kind, code = self.tally.note(reply), code_on(reply.text)
        with self.tally.lock:
            self.tally.replies["sent" if code else kind] += 1
            if code:
                self.tally.acknowledged[code] = self.words
            elif reply.status != 503:
                self.tally.turned_away[self.words] = f"{reply.status}: {reply.text}"
        return code

    def send(self, stop: threading.Event, *, pause: float = 0.1) -> str:
        """Press until told that it was sent, or turned away, or told to stop. The code, or ""."""
        for _press in range(MOST_PRESSES):
            try:
                if (code := self.press()) or self.words in self.tally.turned_away:
                    return code
            except Broken:
                pass
            if stop.is_set():
                return ""
            time.sleep(pause)
        return ""


def keep_answering(port: int, reference: str, tally: Tally, stop: threading.Event, **more: float) -> None:
    """Answer again and again, each time as somebody new, until told to stop."""
    while not stop.is_set():
        browser = Browser(port, patience=more.get("patience", 35))
        person = Person(browser, reference, tally)
        try:
            if person.fill_in():
                person.send(stop)
            else:
                time.sleep(0.1)
        except (*Broken, ValueError):
            time.sleep(0.05)
        finally:
            with tally.lock:
                tally.waits.append(browser.waited)
            browser.close()


def _press(person: Person, stop: threading.Event) -> None:
    try:
        person.send(stop, pause=0.5)
    finally:
        with person.tally.lock:
            person.tally.waits.append(person.browser.waited)
        person.browser.close()


@contextmanager
def pressing(people: list[Person]) -> Iterator[None]:
    """People who have filled in everything before press "Send" now, and again until told that it was sent."""
    stop = threading.Event()
    threads = [threading.Thread(target=_press, args=(each, stop), daemon=True) for each in people]
    for each in threads:
        each.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=80)


@contextmanager
def crowd(
    port: int, reference: str, tally: Tally, *, people: int = 6, patience: float = 35
) -> Iterator[None]:
    """So many people who keep answering for as long as the block lasts; each ends with a last press."""
    stop = threading.Event()
    threads = [
        threading.Thread(
            target=keep_answering,
            args=(port, reference, tally, stop),
            kwargs={"patience": patience},
            daemon=True,
        )
        for _ in range(people)
    ]
    for each in threads:
        each.start()
    try:
        yield
    finally:
        stop.set()
        for each in threads:
            each.join(timeout=patience + 5)
