"""Forty scripts in every column that holds words, and every page drawn in a real browser: none may run (R11, T5).

The words are written into the database past every form, so that only the pages themselves stand between them and
whoever reads. Then they are typed: into every box, every search, and the pages that say what is wrong are drawn too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote_from_bytes

from coprod.consultations.rules import Stage
from coprod.core import outbox
from coprod.core.db import db, reading
from soak.hostile import sowing
from soak.hostile.asking import Reply
from soak.hostile.drawing import a_browser, careless, draw, page_of
from soak.hostile.ground import Ground, Walker, a_ground
from soak.hostile.payloads import PAYLOADS, turned
from soak.hostile.places import Places, find
from soak.hostile.shapes import Message, Part, as_form
from soak.report import Report, alone
from tests.browser.serving import Sent
from tests.house.opening import addresses

PROMISE = "No word of anybody's runs in somebody else's browser"
TURNS = range(
    0, len(PAYLOADS), 5
)  # Another payload comes first in each: eight of them could begin an address.
UNESCAPED = ("site/consultation.html", "{{ words.summary }}")
IN_URDU = 4  # every fourth page, too


def opened(ground: Ground, *, every: int = 1) -> Iterator[tuple[Walker, str]]:
    """Every page of everybody who may see it, and some of them from right to left."""
    found = [(ground.people[who], address) for who, _case, address in addresses(ground.app, ground.world)]
    found += [
        (ground.people[who], address)
        for who, _case, address in addresses(ground.app, ground.world, sensitive=True)
    ]
    found += ground.busy
    for number, (person, address) in enumerate(found):
        if number % every == 0:
            yield person, address
            if number % (IN_URDU * every) == 0:
                yield person, f"/ur{address}"


def typed(places: Places, words: str) -> Iterator[tuple[Walker, str, Message]]:
    """Every form with the words in every box, and every parameter."""
    for form in places.forms:
        parts = [
            part if part.name == b"csrf_token" else Part(part.name, words.encode()) for part in form.parts
        ]
        if form.method == "POST":
            yield form.person, form.address, replace(as_form(parts), method="POST")
    for person, address, names in places.asked:
        for name in names:
            query = f"{name}={quote_from_bytes(words[:1200].encode(), safe='')}".encode()
            yield person, address.split("?")[0], Message(query=query, method="GET")


def a_consultation(ground: Ground) -> tuple[Walker, str, Message]:
    """The page that holds the expression which the control does not escape."""
    address = f"/consultations/{ground.world.own.asked[Stage.OPEN].reference}"
    return ground.people["nobody"], address, Message(method="GET")


def pages(ground: Ground, asked: list[tuple[Walker, str, Message]], others: list[Reply]) -> Iterator[Sent]:
    """What is sent. Answers that are no pages are put with the others."""
    for person, address, message in asked:
        reply = page_of(person, address, message)
        if isinstance(reply, Sent):
            yield reply
        else:
            others.append(reply)


def harmless(reply: Reply) -> bool:
    """Whether an answer that is no page cannot be taken for one."""
    told = dict(reply.pairs)
    kind = told.get("Content-Type", "")
    is_file = told.get("Content-Disposition", "").startswith("attachment")
    return reply.moved or (
        told.get("X-Content-Type-Options") == "nosniff" and (is_file or "html" not in kind)
    )


def letters_are_plain(ground: Ground) -> tuple[int, list[str]]:
    """Every letter as it travels: plain text, and beside it at most an event for the reader's calendar."""
    with ground.app.app_context(), reading():
        travelling = [outbox.letter(mail) for mail in db.session.query(outbox.Mail)]
    return len(travelling), [
        str(each)
        for each in travelling
        if [part.get_content_type() for part in each.walk() if not part.is_multipart()]
        not in (["text/plain"], ["text/plain", "text/calendar"])
    ]


def run(report: Report, *, short: bool = False) -> None:
    """Sow, open, type and draw, with another payload in front each time; then one expression that is not escaped."""
    with a_ground(DEMO=True) as ground, a_browser() as browser:
        places = find(ground, thoroughly=False)
        asked = [
            (person, address, Message(method="GET"))
            for person, address in opened(ground, every=9 if short else 1)
        ]
        kept = places if not short else Places(places.forms[::9], places.asked[::9])
        for turn in TURNS[:1] if short else TURNS:
            ground.put_back()
            words = turned(turn)
            sown = sowing.sow(ground, words)
            others: list[Reply] = []
            drawn = draw(ground.app, browser, pages(ground, [*asked, *typed(kept, words)], others))
            broken = [reply.fault or reply.status for reply in others if reply.status >= 500]
            letters, not_plain = letters_are_plain(ground)
            report.figures(f"turn {turn}", columns=len(sowing.columns()), places=sown, pages=drawn.pages,
                hostile=drawn.hostile, files=len(others), letters=letters, faults=len(drawn.faults))  # fmt: skip
            for fault in drawn.faults[:10]:
                report.say(fault)
            report.must(
                "0 scripts run, 0 are refused by the policy, 0 copies stand unescaped", not drawn.faults
            )
            report.must("most pages hold hostile words", drawn.hostile > drawn.pages / 2)
            report.must(
                "no page breaks, and no file can be taken for a page",
                not broken and all(map(harmless, others)),
            )
            report.must("every letter is plain text", letters > 0 and not not_plain)
        with careless(ground.app, *UNESCAPED):
            drawn = draw(ground.app, browser, pages(ground, [a_consultation(ground)], []))
        report.figures("one expression that is not escaped", pages=drawn.pages, faults=len(drawn.faults))
        report.control("one expression that is declared safe is caught", bool(drawn.faults))


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
