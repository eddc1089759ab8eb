"""What a stop watch tells: whether an address is known here, whether a locator is somebody's (R21, threat T15).

In one process, where a difference shows best. Each request comes from a browser and a network of its own, so that no
limit is met; the two kinds come in an order drawn by lot. Nobody is invited by themselves here: there is no address
at which a stranger could ask for an invitation.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any
from unittest.mock import patch

from sqlalchemy import select

from coprod.consultations import queries
from coprod.consultations.rules import Stage
from coprod.core import secret
from coprod.core.db import db, writing
from coprod.meetings.models import AgendaItem, Meeting
from coprod.meetings.queries import public_record, record
from coprod.meetings.rules.meetings import Layer
from coprod.people import operations
from coprod.people import queries as people
from coprod.questionnaires.operations import receipts
from coprod.questionnaires.operations.receipts import LOCATOR, SECRET, Found
from soak.hostile.asking import Reply, ask
from soak.hostile.ground import Ground, Walker, a_ground
from soak.hostile.shapes import Part, as_form
from soak.hostile.telling import HIGHEST, LOWEST, Kind, Watched, watch
from soak.report import Report, alone
from tests.factories.consultations import a_response
from tests.factories.people import a_person
from tests.factories.questionnaires import a_receipt
from tests.factories.two_worlds import a_world

PROMISE = "Nobody learns with a stop watch whether somebody is known here, or has answered"
TIMES, SHORT = 400, 40
_networks = count(1)


def post(person: Walker, address: str, **typed: str) -> Reply:
    """A form from a network that nobody has come from before."""
    number = next(_networks)
    network = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    parts = [
        Part(name.encode(), value.encode()) for name, value in {"csrf_token": person.token, **typed}.items()
    ]
    message = replace(as_form(parts), headers=(("REMOTE_ADDR", network),))
    return ask(person.app, address, message, person.cookie)


def asking(ground: Ground, *, times: int) -> tuple[Kind, Kind]:
    """Asking for a code: addresses of people who are known, and addresses of nobody."""
    with ground.app.app_context(), writing():
        known = iter([str(a_person().email) for _ in range(times + 5)])
    unknown = iter([f"stranger{number}@people.example" for number in range(times + 5)])
    nobody = ground.people["nobody"]
    return (
        Kind("a known address", lambda: post(nobody, "/sign-in", email=next(known))),
        Kind("an unknown address", lambda: post(nobody, "/sign-in", email=next(unknown))),
    )


def guessing_codes(ground: Ground, *, times: int) -> tuple[Kind, Kind]:
    """Entering a wrong code: after asking for a known address, and after asking for an unknown one."""

    def waiting(address: str) -> Walker:
        person = Walker(ground.app, "waiting for a code", {})
        person.get("/sign-in")
        person.post("/sign-in", email=address)
        return person

    with ground.app.app_context(), writing():
        addresses = [str(a_person().email) for _ in range(times + 5)]
    known = iter([waiting(address) for address in addresses])
    unknown = iter([waiting(f"guest{number}@people.example") for number in range(times + 5)])
    return (
        Kind("a known address", lambda: post(next(known), "/sign-in/code", code="12345678")),
        Kind("an unknown address", lambda: post(next(unknown), "/sign-in/code", code="12345678")),
    )


def guessing_receipts(ground: Ground, *, waiting: bool) -> tuple[Kind, Kind]:
    """Entering a code: somebody's locator with a wrong secret, and a locator that nobody has."""
    nobody = ground.people["nobody"]
    locator = nobody.knows["code"][:LOCATOR] if waiting else _released(ground)

    def theirs() -> Reply:
        return post(nobody, "/receipts", code=locator + secret.code(SECRET))

    def nobodys() -> Reply:
        return post(nobody, "/receipts", code=secret.code(LOCATOR) + secret.code(SECRET))

    return Kind("somebody's locator", theirs), Kind("nobody's locator", nobodys)


def _released(ground: Ground) -> str:
    """The locator of an answer that has been released."""
    receipt = a_receipt()
    with ground.app.app_context(), writing():
        asked = queries.one(ground.world.own.asked[Stage.OPEN].reference)
        assert asked is not None  # noqa: S101 - the world has just been made
        a_response(asked, "Ask me once.", receipt=receipt)
    return receipt.locator


def flows(ground: Ground, *, times: int) -> Iterator[tuple[str, tuple[Kind, Kind]]]:
    """Every place at which a stranger could learn whether somebody is known, or has answered."""
    yield "asking for a code", asking(ground, times=times)
    yield "entering a wrong code", guessing_codes(ground, times=times)
    yield "a receipt of an answer that waits", guessing_receipts(ground, waiting=True)
    yield "a receipt of a released answer", guessing_receipts(ground, waiting=False)


def outsiders(ground: Ground, *, many: int = 60) -> Iterator[tuple[str, tuple[Kind, Kind]]]:
    """Pages of two groups that differ only in what outsiders must not know (rule M7); no page is kept in memory.

    ``many``: how much of it there is, for the watch.
    """
    with ground.app.app_context(), writing():
        _group, past, coming = a_world("secret", "two-a", many=many)
        a_world("plain", "two-b")
        days = [(name, each.on_day.isoformat()) for name, each in (("a record", past), ("an agenda", coming))]
    turns = count(1)

    def page(address: str) -> Kind:
        mark = "&" if "?" in address else "?"
        return Kind(address, lambda: ground.people["nobody"].get(f"{address}{mark}turn={next(turns)}"))

    for name, day in days:
        yield name, (page(f"/groups/two-a/{day}"), page(f"/groups/two-b/{day}"))
    # The same letters in another order, since a search goes through the words letter by letter, whatever they are.
    yield "a word that stands inside alone", (page("/decisions?q=Zanzibar"), page("/decisions?q=Zanbizar"))


def from_inside(*shown: Mapping[str, Any]) -> dict[str, str]:
    """A naive build: what everybody reads is picked out of everything whenever somebody asks."""
    for each in shown:
        item = db.session.scalars(
            select(AgendaItem).where(AgendaItem.reference == each["items"][0]["reference"])
        ).one()
        record.whole(db.session.get_one(Meeting, item.meeting_id)).readings(Layer.PUBLIC)
    return _named(*shown)


_named = public_record.named


def early(address: str, *, browser: str) -> None:
    """A naive build: for an address that nobody has there is nothing to do."""
    if people.addressee(address.strip().lower()).number is not None:
        _honest(address, browser=browser)


_honest = operations.ask_for_code


def slowly(code: str) -> Found | None:
    """A naive build: the answers are fetched, and the secret is compared slowly, once a locator is found."""
    receipt = receipts.read_code(code)
    found = receipts.holder_of(receipt) if receipt else None
    if receipt is None or found is None:
        return None
    hashlib.scrypt(receipt.secret.encode(), salt=b"naive", n=2**12, r=8, p=1)
    return found if found.secret_hash == receipt.secret_hash else None


def naive(ground: Ground, *, times: int) -> Iterator[tuple[str, Watched]]:
    """The same on builds that do less for nobody."""
    with patch("coprod.people.operations.ask_for_code", early):
        yield "asking for a code", watch(*asking(ground, times=times), times=times)
    with patch("coprod.questionnaires.operations.receipts.find", slowly):
        yield "a receipt of a released answer", watch(*guessing_receipts(ground, waiting=False), times=times)
    with patch("coprod.meetings.queries.public_record.named", from_inside):
        yield "a record", watch(*next(outsiders(ground))[1], times=times)


def run(report: Report, *, short: bool = False) -> None:
    """Every place with the watch, then the naive builds."""
    times = SHORT if short else TIMES
    with a_ground() as ground:
        for where, kinds in [*flows(ground, times=times), *outsiders(ground)]:
            seen = watch(*kinds, times=times)
            report.figures(where, n=f"{times}+{times}", AUC=seen.auc, different_pages=len(seen.pages))
            report.must(f"{where}: the same page", len(seen.pages) == 1)
            # With few the figure swings by itself.
            report.must(f"{where}: AUC {LOWEST} to {HIGHEST}", short or seen.tells_nothing)
    with a_ground() as ground:
        for where, seen in naive(ground, times=times):
            report.figures(f"{where}, naive", n=f"{times}+{times}", AUC=seen.auc)
            report.control(
                f"{where}: a build that does less for nobody is told by time", not 0.3 < seen.auc < 0.7
            )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
