"""What people type never stands in the logs, and cannot forge a line in them (threat T32)."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from urllib.parse import unquote

import pytest
from flask import Response, request

from soak.hostile import places
from soak.hostile.asking import ask
from soak.hostile.ground import Ground, a_ground
from soak.hostile.shapes import Message, Part, as_form
from tests.attacks.test_fields import is_one_of_some

CANARY = "canary-7f3a"
FORGED = f'{CANARY}\r\n{{"event": "visit", "person": 1, "forged": "{CANARY}"}}\n'


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with a_ground(QUIET=False) as made:
        yield made


def written(ground: Ground, found: places.Places) -> list[str]:
    """Every line of the log while canaries are typed into every field, parameter, address and header."""
    log = io.StringIO()
    with redirect_stderr(log):
        for form in found.forms:
            parts = [
                part if part.name == b"csrf_token" else replace(part, value=FORGED.encode())
                for part in form.parts
            ]
            more = Part(FORGED.encode(), FORGED.encode())
            ask(
                ground.app,
                form.address,
                replace(as_form([*parts, more]), method=form.method),
                form.person.cookie,
            )
        for person, address, names in found.asked:
            query = "&".join(f"{name}={CANARY}%0d%0a{CANARY}" for name in (*names, CANARY)).encode()
            headers = tuple(
                (name, CANARY) for name in ("HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR")
            )
            ask(ground.app, address, Message(query=query, method="GET", headers=headers), person.cookie)
            ask(ground.app, f"{address}/{CANARY}%0A{CANARY}", Message(method="GET"), person.cookie)
    ground.put_back()
    return log.getvalue().splitlines()


def test_nothing_that_is_typed_stands_in_the_log_and_every_line_is_one_of_ours(ground: Ground) -> None:
    found = places.find(ground, some=is_one_of_some, thoroughly=False)

    lines = written(ground, found)

    assert len(lines) > 15, "so few that nothing is shown"
    assert not [line for line in lines if CANARY in line]
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_control_a_log_that_holds_the_address_is_caught(ground: Ground) -> None:
    found = places.find(ground, some=lambda case: case.endpoint == "site.consultations", thoroughly=False)
    after = ground.app.after_request_funcs[None]
    after.append(as_other_logs_do)
    try:
        lines = written(ground, found)
    finally:
        after.remove(as_other_logs_do)

    assert [line for line in lines if CANARY in line]


def as_other_logs_do(response: Response) -> Response:
    print(f"{request.method} {unquote(request.full_path)} {response.status_code}", file=sys.stderr)
    return response
