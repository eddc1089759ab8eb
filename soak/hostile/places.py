"""Every place that takes something from outside: fields of forms, parameters of addresses, parts of addresses.

Nothing is listed by hand. Addresses come from the url map, forms are read off the pages that people of the world
are shown, parameters are what the views ask for while they run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core import clock
from soak.hostile.asking import ask
from soak.hostile.ground import HOLDING, Ground, Walker
from soak.hostile.reading import noting
from soak.hostile.shapes import Message, Part, Parts, as_form, as_multipart
from tests.base.html import Element, fields, read
from tests.house.answers import Asking, cases, doors_only, routes
from tests.house.opening import addresses
from tests.house.parts import parts as parts_of

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
# What a person might type: by the name of the field where only one thing fits, else by the kind of box.
BY_NAME = {
    "colour": "#005a5a",
    "value": "#005a5a",
    "slug": "another-place",
    "telephone": "01632 960 001",
    "how_many": "1",
}
# Who stands for everybody where only somebody in the middle of something gets further.
AS = {"site.add_to_receipt": HOLDING}
# In the order in which a consultation has them, and apart enough.
DAYS_LATER = {"closes_on": 60, "reads_on": 70, "decides_on": 100}
BY_KIND = {
    "email": "somebody.new@people.example",
    "tel": "01632 960 001",
    "number": "3",
    "url": "https://example.org/",
}
WORDS = "Words of a person"


@dataclass(frozen=True)
class Hand:
    """One way of filling in a form: which day, which choice, and whether what is optional is left out."""

    days: int = 1
    last_choice: bool = False
    leaves_out: bool = False


HANDS = [
    Hand(days, last, leaves_out)
    for leaves_out in (False, True)
    for days in (1, 0, -1, 60)
    for last in (False, True)
]


@dataclass(frozen=True)
class Form:
    """A form as it stands before somebody, filled in so that it makes sense, and every name that it can carry."""

    person: Walker
    endpoint: str
    address: str
    method: str
    parts: Parts
    names: tuple[bytes, ...]
    has_files: bool = False
    element: Element = field(default_factory=lambda: Element("form", {}), repr=False)
    is_taken: bool = False

    def message(self) -> Message:
        return (as_multipart if self.has_files else as_form)(self.parts)

    def __str__(self) -> str:
        return f"{self.person.who}: {self.method} {self.address}"


@dataclass
class Places:
    """What was found. ``without_form`` are addresses that take posts and stood behind no form of any page."""

    forms: list[Form] = field(default_factory=list)
    asked: list[tuple[Walker, str, tuple[str, ...]]] = field(default_factory=list)
    without_form: list[str] = field(default_factory=list)


def find(
    ground: Ground, *, some: Callable[[Any], bool] = lambda page: True, thoroughly: bool = True
) -> Places:
    """Look at every page (or ``some``) as everybody who may see it; ``thoroughly`` finds out how each form is taken."""
    found, seen = Places(), set[tuple[object, ...]]()
    candidates: dict[tuple[object, ...], list[Form]] = {}
    with noting(ground.app) as names:
        for person, address in _pages(ground, some):
            names.clear()
            page = ask(ground.app, address, Message(method="GET"), person.cookie)
            linked = {name for link in _links(page.body) for name, _value in parse_qsl(urlsplit(link).query)}
            endpoint = endpoint_of(ground.app, address, "GET")
            parameters = tuple(sorted((set(names) | linked) - {"csrf_token"}))
            if (endpoint, parameters) not in seen:
                seen.add((endpoint, parameters))
                found.asked.append((person, address, parameters))
            for form in _forms(ground.app, person, address, page.body):
                candidates.setdefault((form.endpoint, form.method, form.names), []).append(form)
        ground.keep()
        there = {form.endpoint for forms in candidates.values() for form in forms}
        for endpoint in sorted(_takes_posts(ground.app) - there) if thoroughly else ():
            candidates.update({(endpoint,): list(_bare(ground, endpoint))})
        for forms in candidates.values():
            if forms:
                best = _accepted(ground, forms) if thoroughly and forms[0].method == "POST" else forms[0]
                found.forms.append(_with_hidden_names(ground, best, names))
    found.without_form = sorted(_takes_posts(ground.app) - {form.endpoint for form in found.forms})
    return found


def _takes_posts(app: Service) -> set[str]:
    return {str(route.endpoint) for route in routes(app) if "POST" in (route.methods or ())}


def _pages(ground: Ground, some: Callable[[Any], bool]) -> Iterator[tuple[Walker, str]]:
    wanted = [case for case in cases(ground.app, ground.world) if some(case)]
    # Who is wanted by nobody need not be asked either.
    with _nobody_else(), patch("tests.house.opening.cases", lambda _app, _world: wanted):
        pages = [
            (ground.people[who], address)
            for sensitive in (False, True)
            for who, case, address in addresses(ground.app, ground.world, sensitive=sensitive)
            if some(case)
        ]
    yield from pages
    yield from ground.busy


@contextmanager
def _nobody_else() -> Iterator[None]:
    """While doors are asked what they would say, no row needs to be held against others."""
    with patch("coprod.core.db.hold", lambda thing, *, share: True):
        yield


def _links(body: bytes) -> list[str]:
    return [each.get("href") for each in read(body.decode("utf-8", "replace")).all("a")]


def _forms(app: Service, person: Walker, address: str, body: bytes) -> Iterator[Form]:
    for element in read(body.decode("utf-8", "replace")).all("form"):
        action = element.get("action") or address
        method = element.get("method", "get").upper()
        if endpoint := endpoint_of(app, action, method):
            boxes = element.all("input", "textarea", "select", "button")
            names = {each.get("name").encode() for each in boxes if each.get("name")}
            parts = tuple(_filled(element, HANDS[0], person.knows))
            has_files = any(each.get("type") == "file" for each in boxes)
            yield Form(person, endpoint, action, method, parts, tuple(sorted(names)), has_files, element)


def _with_hidden_names(ground: Ground, form: Form, names: set[str]) -> Form:
    """The form with what its view asks for beyond what it shows."""
    names.clear()
    if form.method == "POST":
        ask(ground.app, form.address, form.message(), form.person.cookie)
        ground.put_back()
    return replace(form, names=tuple(sorted({*form.names, *(name.encode() for name in names)})))


def _accepted(ground: Ground, candidates: list[Form]) -> Form:
    """The first way in which the form is taken: on one page or another, filled in by one hand or another."""
    for hand in HANDS:
        for form in candidates:
            filled = replace(form, parts=tuple(_filled(form.element, hand, form.person.knows)))
            reply = ask(ground.app, filled.address, filled.message(), filled.person.cookie)
            if reply.status < 400:
                ground.put_back()
                return replace(filled, is_taken=True)
    return candidates[0]


def _bare(ground: Ground, endpoint: str) -> Iterator[Form]:
    """A form for an address that stands behind no form of any page, as somebody who may enter."""
    with _nobody_else(), doors_only(ground.app):
        asking = Asking(ground.app, ground.world)
        entering = [
            (case, who)
            for case in cases(ground.app, ground.world)
            if case.endpoint == endpoint
            for who in ("nobody", "lead", "moderator", "safeguarding", "administrator", "signed_in")
            if asking.answer(case, who, "own", "POST") == "enters"
        ]
    for case, who in entering[:1]:
        person = ground.people[AS.get(endpoint, who)]
        things = parts_of(case.route, ground.world, ground.world.own, case.stage or Stage.ANSWERED)
        with ground.app.test_request_context("/"):
            address = ground.app.url_for(endpoint, **things)
        parts = [Part(b"csrf_token", person.token.encode())]
        parts += [Part(name.encode(), value.encode()) for name, value in person.knows.items()]
        element = Element(
            "form",
            {},
            [Element("input", {"name": part.name.decode(), "value": part.value.decode()}) for part in parts],
        )
        yield Form(
            person,
            endpoint,
            address,
            "POST",
            tuple(parts),
            tuple(part.name for part in parts),
            element=element,
        )


def _filled(form: Element, hand: Hand, known: Mapping[str, str]) -> Iterator[Part]:
    """What somebody would send who fills in what is empty with something that fits, one hand or another."""
    stands = {name: values for name, values in fields(form).items() if any(values)}
    choices: dict[str, list[str]] = {}
    for each in form.all("input", "textarea", "select"):
        name, kind = each.get("name"), each.get("type", "text")
        if not name or name in stands or kind in {"hidden", "submit"} or "disabled" in each.attributes:
            continue
        if each.name == "select":
            choices[name] = [
                value for option in each.all("option") if (value := option.get("value", option.text))
            ]
        elif kind == "radio" or (kind == "checkbox" and not hand.leaves_out):
            choices.setdefault(name, []).append(each.get("value", "on"))
        elif kind == "file":
            yield Part(name.encode(), PDF, b"plan.pdf")
        elif kind != "checkbox" and (value := _typed(name, kind, hand, known)):
            yield Part(name.encode(), value.encode())
    for name, values in choices.items():
        if values:
            yield Part(name.encode(), values[-1 if hand.last_choice else 0].encode())
    for name, values in stands.items():
        for value in values:
            yield Part(name.encode(), value.encode())
    for button in form.all("button")[:1]:
        if button.get("name"):
            yield Part(button.get("name").encode(), button.get("value").encode())


def _typed(name: str, kind: str, hand: Hand, known: Mapping[str, str]) -> str:
    day = clock.today() + timedelta(days=DAYS_LATER.get(name.split("-", maxsplit=1)[0], hand.days))
    for part in ("day", "month", "year"):
        if name.endswith(f"-{part}"):
            is_last = name.startswith(("to_day", "review_by"))
            return "" if is_last and hand.leaves_out else str(getattr(day, part))
    if name in known or name in BY_NAME:
        return known.get(name) or BY_NAME[name]
    return BY_KIND.get(kind, WORDS)


def endpoint_of(app: Service, address: str, method: str) -> str:
    """The name of the view behind an address of ours; empty for anything else."""
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/"):
        return ""
    try:
        endpoint, _parts = app.url_map.bind("localhost").match(parts.path, method=method)
    except (RequestRedirect, HTTPException):
        return ""
    return str(endpoint)
