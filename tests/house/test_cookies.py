"""Every cookie that is ever set, as the service runs under https: no script, no other host, no other site has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from coprod import Service
from coprod.config import from_environment
from coprod.consultations.rules import Stage
from coprod.core.db import reading, writing
from tests.base.codes import code_in, letters
from tests.base.schema import make_schema
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.people import a_person
from tests.factories.programmes import a_programme

AT = "https://involve.example"
AMINA = "amina@people.example"


@pytest.fixture(scope="module")
def cookies(make_app: Callable[..., Service]) -> list[str]:
    """Every cookie that a visit sets or takes away, from answering to signing in, out, and leaving."""
    told = from_environment({"PUBLIC_ADDRESS": AT, "SECRET_KEY": "x" * 40})
    names = ("PUBLIC_ADDRESS", "SECURE", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME")
    app = make_app("sqlite", **{name: told[name] for name in names})
    make_schema(app)
    with app.app_context(), writing():
        asked = f"/consultations/{a_consultation(a_programme(), stage=Stage.OPEN).reference}/respond"
        a_person(email=AMINA)
    return list(_set_by(app, asked))


def _set_by(app: Service, asked: str) -> Iterator[str]:
    browser = Visitor(app, app.response_class)

    def send(address: str, **typed: str) -> list[str]:
        reply = browser.post(address, base_url=AT, data=typed)
        assert reply.status_code == 302, address
        return list(reply.headers.getlist("Set-Cookie"))

    yield from send(asked)
    yield from send(f"{asked}/1", go="save")
    yield from send(asked)  # starting again takes the first one away
    yield from send("/sign-in", email=AMINA)
    with app.app_context(), reading():
        code = code_in(letters()[-1])
    yield from send("/sign-in/code", code=code)
    yield from send("/sign-out")
    yield from browser.get("/leave", base_url=AT).headers.getlist("Set-Cookie")


def test_every_kind_of_cookie_was_set_and_taken_away(cookies: list[str]) -> None:
    names = [cookie.partition("=")[0].partition("-answers")[0] for cookie in cookies]
    gone = [cookie for cookie in cookies if "Expires=Thu, 01 Jan 1970" in cookie]

    assert sum("answers" in cookie for cookie in cookies) >= 4
    assert sum("session" in cookie for cookie in cookies) >= 3
    assert len(gone) >= 3
    assert set(names) == {"__Host-session", "__Host"}


@pytest.mark.parametrize("part", ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"])
def test_every_cookie_is_for_this_host_alone_and_for_no_script(cookies: list[str], part: str) -> None:
    assert [cookie for cookie in cookies if part not in cookie.split("; ")[1:]] == []


def test_no_cookie_is_shared_with_another_host_or_too_long_for_a_browser(cookies: list[str]) -> None:
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert "domain=" not in cookie.lower()
        assert len(cookie.partition(";")[0]) <= 4096
