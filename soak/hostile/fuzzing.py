"""Every hostile value into every place, and what came of it (R9)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import quote, quote_from_bytes, urlsplit

from coprod.consultations.rules import Stage
from soak.hostile.asking import Tally, ask
from soak.hostile.ground import Ground, Walker
from soak.hostile.places import Form, Places
from soak.hostile.shapes import (
    ODD_HEADERS,
    SHAPES,
    STRANGE,
    Message,
    Part,
    Parts,
    Travel,
    as_form,
    as_multipart,
    as_query,
    strange,
    twists,
)
from soak.hostile.values import VALUES
from tests.house.answers import routes
from tests.house.parts import parts as parts_of

# As they travel in an address: every address takes the same ones.
QUOTED = {what: quote_from_bytes(value, safe="") for what, value in VALUES.items() if len(value) <= 50_000}
BROKEN_QUERIES = (
    b"%",
    b"%ZZ=%u0000&&=;",
    b"\xff\xfe=\xed\xa0\x80",
    b"a" * 50_000,
    b"&" * 20_000,
    b"a[b][c]=1",
)


@dataclass(frozen=True)
class Try:
    """One hostile request, and in words what is hostile about it."""

    person: Walker
    address: str
    make: Callable[[], Message]
    what: str

    def __str__(self) -> str:
        return f"{self.person.who} at {self.address[:200]}: {self.what}"


def every_try(ground: Ground, places: Places) -> Iterator[Try]:
    """All of them: fields of forms, whole forms, parameters, parts of addresses, headers. Bytes are made when sent."""
    for form in places.forms:
        yield from _fields(form)
        yield from _whole(form)
    for person, address, parameters in places.asked:
        yield from _parameters(person, address, parameters)
        for what, header in ODD_HEADERS.items():
            yield Try(person, address, partial(Message, method="GET", headers=(header,)), what)
    yield from _address_parts(ground)


def _fields(form: Form) -> Iterator[Try]:
    for name in form.names:
        about = f"{form.method} field {name.decode('utf-8', 'replace')}"
        for shape, travel in SHAPES.items():
            if form.method == "GET" and travel is not as_query:
                continue
            for what, value in VALUES.items():
                if len(value) <= (
                    50_000 if travel is as_query else len(value)
                ):  # No server takes a longer address.
                    make = partial(_with_value, form, name, value, travel)
                    yield Try(form.person, form.address, make, f"{about}, {shape}, {what}")
        for what, changed in twists(form.parts, name):
            for travel in (as_form, as_multipart) if form.method == "POST" else (as_query,):
                make = partial(_sent, form, changed, travel)
                yield Try(form.person, form.address, make, f"{about}, {what}")


def _with_value(form: Form, name: bytes, value: bytes, travel: Travel) -> Message:
    return _sent(form, [*(part for part in form.parts if part.name != name), Part(name, value)], travel)


def _sent(form: Form, parts: Parts, travel: Travel) -> Message:
    return replace(travel(parts), method=form.method)


def _whole(form: Form) -> Iterator[Try]:
    for what in STRANGE:
        yield Try(form.person, form.address, partial(strange, form.parts, what), f"a form {what}")
    for what, header in ODD_HEADERS.items():
        make = partial(_with_header, form, header)
        yield Try(form.person, form.address, make, f"{form.method} with {what}")


def _with_header(form: Form, header: tuple[str, str]) -> Message:
    return replace(form.message(), method=form.method, headers=(header,))


def _parameters(person: Walker, address: str, names: tuple[str, ...]) -> Iterator[Try]:
    path = urlsplit(address).path
    queries = {
        f"parameter {name}, three times": f"{quote(name)}=1&{quote(name)}=2&{quote(name)}[]=3".encode()
        for name in names
    }
    for name in names:
        for what, quoted in QUOTED.items():
            queries[f"parameter {name}, {what}"] = f"{quote(name)}={quoted}".encode()
    for number, query in enumerate(BROKEN_QUERIES):
        queries[f"broken query {number}"] = query
    for what, query in queries.items():
        yield Try(person, path, partial(Message, query=query, method="GET"), what)


def _address_parts(ground: Ground) -> Iterator[Try]:
    for route in routes(ground.app):
        stage = (
            Stage.OPEN
            if "respond" in route.rule
            else Stage.DRAFT
            if "questions" in route.rule
            else Stage.ANSWERED
        )
        things = parts_of(route, ground.world, ground.world.own, stage) if route.arguments else {}
        real = {name: quote(str(part), safe="") for name, part in things.items()}
        person = ground.people[_whose(str(route.endpoint), route.rule)]
        for name in sorted(route.arguments):
            for what, quoted in QUOTED.items():
                if len(VALUES[what]) <= 20_000:
                    parts = {**real, name: quoted}
                    address = "".join(
                        parts[each] if is_name else each for is_name, each in _pieces(route.rule)
                    )
                    for method in sorted((route.methods or set()) & {"GET", "POST"}):
                        yield Try(
                            person,
                            address,
                            partial(_empty, method, person.token),
                            f"{method}, part {name}, {what}",
                        )


def _whose(endpoint: str, rule: str) -> str:
    """Who gets furthest at an address."""
    if endpoint.startswith(("programmes.", "people.")):
        return "administrator"
    if "/review" in rule:
        return "reviewer"
    if rule.startswith("/manage/concerns/<"):
        return "safeguarding"
    return "moderator" if rule.startswith(("/manage/feedback/items", "/manage/feedback/notices")) else "lead"


def _empty(method: str, token: str) -> Message:
    return replace(as_form([Part(b"csrf_token", token.encode())]), method=method)


def _pieces(rule: str) -> Iterator[tuple[bool, str]]:
    """The words and the arguments of an address in turn: the argument's name without its converter."""
    for index, piece in enumerate(rule.replace(">", "<").split("<")):
        yield index % 2 == 1, piece.rsplit(":", 1)[-1]


def run(ground: Ground, tries: Iterable[Try], *, until: Callable[[], bool] = lambda: False) -> Tally:
    """Ask them all, with the world put back after each that changed it. What a form led to is opened too."""
    tally = Tally()
    for each in tries:
        if until():
            break
        message = each.make()
        reply = ask(ground.app, each.address, message, each.person.cookie)
        tally.note(reply, str(each))
        if reply.moved and message.method != "GET":
            shown = ask(ground.app, reply.location, Message(method="GET"), each.person.cookie)
            tally.note(shown, f"{each}, and then {reply.location[:200]}")
        if message.method != "GET":
            ground.put_back()
    return tally


def a_sample(tries: Iterable[Try], *, seed: int, size: int) -> list[Try]:
    """So many of them, others for each seed."""
    drawn = list(tries)
    random.Random(seed).shuffle(drawn)
    return drawn[:size]
