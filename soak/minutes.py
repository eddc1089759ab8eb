"""kill -9 while two people write in the same minutes: what was acknowledged must be there, once (decision 17).

Their pages save as they go. Whoever gets no reply opens the page again and goes on from what stands there.
"""

from __future__ import annotations

import json
import random
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape

from flask import request
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.meetings.models import Minute
from coprod.meetings.rules.groups import Office
from coprod.meetings.rules.merging import pieces
from soak.browser import Broken, Browser
from soak.report import Report, alone
from soak.server import Server
from soak.world import DATABASES, World, world
from tests.factories.meetings import a_group, a_meeting, a_member, an_agenda_item
from tests.factories.people import a_sign_in

PROMISE = "A sentence of the minutes that was acknowledged is kept, once, when the server is killed"
KILLS, SHORT_KILLS, CONTROL_KILLS = 100, 5, 5
EARLY = "soak.controls.early_minutes:app"


@dataclass
class Written:
    """What the writers sent and what they were told is saved."""

    sent: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Found:
    """What stands in the minutes, held against what the writers were told."""

    acknowledged: int
    stored: int
    lost: list[str]
    doubled: list[str]
    strangers: list[str]

    @property
    def is_whole(self) -> bool:
        return not self.lost and not self.doubled and not self.strangers


@dataclass(frozen=True)
class Item:
    """An item of an agenda, the address at which its minutes are written, and the cookies of two who write."""

    number: int
    address: str
    cookies: tuple[tuple[str, str], ...]


def to_write(site: World) -> Item:
    """A meeting with one item and two people who hold an office."""
    with site.app.app_context(), writing():
        group = a_group()
        people = [a_member(group, office=each).person for each in (Office.MINUTE_TAKER, Office.CHAIR)]
        meeting = a_meeting(group, in_days=0)
        item = an_agenda_item(meeting)
        number, address = item.id, f"/manage/meetings/{meeting.reference}/minutes/{item.reference}"
        keys = [a_sign_in(person) for person in people]
    return Item(number, address, tuple(_cookie(site.app, key) for key in keys))


def _cookie(app: Service, key: str) -> tuple[str, str]:
    """The cookie that a browser has when somebody has signed in."""
    with app.test_request_context("/"):
        session = app.session_interface.open_session(app, request)
        if session is None:
            raise RuntimeError("There are no sessions.")
        session["_user_id"], session["_fresh"] = key, True
        answer = app.response_class()
        app.session_interface.save_session(app, session, answer)
    name, _, value = answer.headers["Set-Cookie"].split(";")[0].partition("=")
    return name, value


class Writer:
    """Somebody with the page of an item open, who adds one sentence after the other."""

    def __init__(self, port: int, item: Item, who: int, told: Written) -> None:
        self.browser, self.address, self.who, self.told = Browser(port, patience=10), item.address, who, told
        name, value = item.cookies[who]
        self.browser.cookies[name] = value
        self.count, self.turn, self.text = 0, 0, ""
        self.form: dict[str, str] = {}

    def open(self) -> None:
        """Open the page and see what stands there. Errors: any of ``Broken``, ``ValueError``."""
        self.browser.accept = ""
        page = self.browser.get(self.address)
        box = re.search(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.S)
        if page.status != 200 or box is None:
            raise ValueError(f"The page of the minutes: {page.status}")
        self.form = {name: page.value(name) for name in ("csrf_token", "revision", "page")}
        self.text = unescape(box[1]).strip()

    def write(self) -> None:
        """Add a sentence and let the page save it. Errors: any of ``Broken``, ``ValueError``."""
        self.count, self.turn = self.count + 1, self.turn + 1
        sentence = f"Writer {self.who} said {self.count}."
        with self.told.lock:
            self.told.sent.append(sentence)
        self.browser.accept = "application/json"
        fields = {**self.form, "turn": str(self.turn), "text": f"{self.text} {sentence}".strip()}
        reply = self.browser.post(self.address, fields)
        if reply.status != 200:
            raise ValueError(f"Saving: {reply.status}")
        saved = json.loads(reply.text)
        self.text, self.form["revision"] = saved["text"], str(saved["revision"])
        with self.told.lock:
            self.told.acknowledged.append(sentence)

    def keep_writing(self, stop: threading.Event) -> None:
        """Write until told to stop; open the page again whenever no reply came."""
        is_open = False
        while not stop.is_set():
            try:
                if not is_open:
                    self.open()
                    is_open = True
                self.write()
                time.sleep(0.01)
            except Broken:
                is_open = False
                time.sleep(0.05)
            except ValueError as reason:
                is_open = False
                with self.told.lock:
                    self.told.strange.append(str(reason))
                time.sleep(0.05)


@contextmanager
def writers(port: int, item: Item, told: Written) -> Iterator[None]:
    """Two who write for as long as the block lasts."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=Writer(port, item, who, told).keep_writing, args=(stop,), daemon=True)
        for who in (0, 1)
    ]
    for each in threads:
        each.start()
    try:
        yield
    finally:
        stop.set()
        for each in threads:
            each.join(timeout=15)


def killed(server: Server, item: Item, *, kills: int, seed: int = 1) -> Written:
    """Kill the server so many times while two write. Bounded: each life lasts half a minute at most."""
    chance, told = random.Random(seed), Written()
    server.start()
    try:
        with writers(server.port, item, told):
            for _life in range(kills):
                before, until = len(told.acknowledged), time.monotonic() + 30
                while len(told.acknowledged) < before + 3 and time.monotonic() < until:
                    time.sleep(0.005)
                time.sleep(chance.uniform(0.0, 0.06))
                server.kill()
                server.start()
    finally:
        server.kill()
    return told


def compared(site: World, item: Item, told: Written) -> Found:
    """Look for every acknowledged sentence."""
    site.let_go()
    with site.app.app_context(), reading():
        text = db.session.scalars(select(Minute.text).where(Minute.item_id == item.number)).first() or ""
    stored = Counter(piece.words for piece in pieces(text))
    return Found(
        len(told.acknowledged),
        stored.total(),
        [sentence for sentence in told.acknowledged if sentence not in stored],
        [sentence for sentence, times in stored.items() if times > 1],
        [sentence for sentence in stored if sentence not in told.sent],
    )


def run(report: Report, *, short: bool = False) -> None:
    """100 kills on each database; then a build that acknowledges first, and must lose sentences."""
    kills = SHORT_KILLS if short else KILLS
    for database in DATABASES:
        with world(database) as site:
            item = to_write(site)
            found = compared(site, item, killed(site.server(), item, kills=kills))
            report.figures(
                database, kills=kills, acknowledged=found.acknowledged, stored=found.stored,
                lost=len(found.lost), doubled=len(found.doubled),
            )  # fmt: skip
            report.must(f"{database}: more was acknowledged than kills were made", found.acknowledged > kills)
            report.must(f"{database}: 0 lost, 0 doubled", found.is_whole)
    with world("sqlite") as site:
        item = to_write(site)
        found = compared(site, item, killed(site.server(EARLY), item, kills=CONTROL_KILLS))
        report.control(
            f"the site acknowledges before it keeps: {len(found.lost)} of {found.acknowledged} lost",
            bool(found.lost),
        )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
