"""Nobody outside learns that something is restricted: two worlds that differ only there give the same bytes (A3, M7).

Each world is a service of its own at the same moment. Only the nonce and
the token of a page are looked past.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
import time_machine

from coprod import Service
from coprod.core.db import writing
from coprod.meetings.operations import showing
from coprod.meetings.rules.meetings import Layer
from tests.base.schema import make_schema
from tests.factories.two_worlds import SECRET, a_world

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
OWN = re.compile(rb'(csrf_token"[^>]*value="|nonce="|nonce-|/static/[^"?]*\?v=|/ID\s*\[)[^"\']*')
NONCE = re.compile(r"nonce-[^']*")
Answers = dict[str, tuple[int, list[tuple[str, str]], bytes]]


def addresses(group: str, past: str, coming: str) -> Iterator[str]:
    """Everything that an outsider can ask for about groups, in both languages."""
    for language in ("", "/ur"):
        for each in (
            "/",
            "/groups",
            "/groups?q=letters",
            f"/groups?q={SECRET}",
            f"/groups/{group}",
            f"/groups/{group}/terms",
            f"/groups/{group}/figures",
            *(
                f"/groups/{group}/{day}{end}"
                for day in (past, coming)
                for end in ("", "/versions", "/record.pdf")
            ),
            f"/groups/{group}/2026-05-05",
            f"/groups/{group}/calendar.ics",
            "/decisions",
            "/decisions?q=letter",
            f"/decisions?q={SECRET}",
            "/decisions?influence=changed",
            *(f"/decisions?advice={stands}" for stands in ("waiting", "late", "answered")),
            "/decisions?page=2",
            f"/programmes/area-{group}",
            "/changes",
            "/events",
        ):
            yield f"{language}{each}"
    yield "/feeds/decisions.atom"
    yield f"/manage/groups/{group}"
    for end in ("", "/record", "/record/names", "/agenda", "/minutes"):
        yield f"/manage/meetings/{group}-past{end}"
        yield f"/me/meetings/{group}-past{end}"


def asked(app: Service, kind: str) -> Answers:
    """What an outsider gets of a world."""
    with time_machine.travel(NOW, tick=False):
        with app.app_context(), writing():
            group, past, coming = a_world(kind)
            found = list(addresses(group.slug, past.on_day.isoformat(), coming.on_day.isoformat()))
        client = app.test_client()
        answers: Answers = {}
        for address in found:
            reply = client.get(address)
            headers = [(name, NONCE.sub("", value)) for name, value in reply.headers if name != "Set-Cookie"]
            answers[address] = (reply.status_code, headers, OWN.sub(rb"\1", reply.data))
        return answers


@pytest.fixture(scope="module")
def world(make_app: Callable[..., Service]) -> Callable[[str], Answers]:
    """What an outsider gets of a world of one kind."""

    def make(kind: str) -> Answers:
        app = make_app()
        with app.app_context():
            make_schema(app)
        return asked(app, kind)

    return make


@pytest.fixture(scope="module")
def plain(world: Callable[[str], Answers]) -> Answers:
    return world("plain")


def told_apart(one: Answers, other: Answers) -> list[str]:
    assert one.keys() == other.keys()
    return [address for address in one if one[address] != other[address]]


def test_an_outsider_cannot_tell_a_world_with_secrets_from_one_without(
    plain: Answers, world: Callable[[str], Answers]
) -> None:
    secret = world("secret")

    assert told_apart(plain, secret) == []
    statuses = {address: status for address, (status, _headers, _body) in plain.items()}
    assert statuses["/decisions"] == statuses["/feeds/decisions.atom"] == 200
    assert sum(status == 200 for status in statuses.values()) > 20
    bodies = b"".join(body for address, (_s, _h, body) in secret.items() if f"q={SECRET}" not in address)
    assert SECRET.encode() not in bodies and b"The letter is one page." in bodies
    assert b"From May on, because a carer asked for it." in bodies


def test_control_one_leak_is_told_apart(plain: Answers, world: Callable[[str], Answers]) -> None:
    def leaks(items: Any) -> dict[int, Layer]:
        return {each.id: Layer.PUBLIC for each in items}

    with patch.object(showing, "circles", leaks):
        secret = world("secret")

    apart = told_apart(plain, secret)
    assert [address for address in apart if address.startswith("/groups/letters/")]
