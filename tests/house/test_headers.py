"""What every answer carries, and how cookies are set where the site runs under https."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod import Service
from coprod.config import from_environment
from tests.base.schema import make_schema
from tests.base.visitor import Visitor

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
ADDRESSES = ["/", "/no-such-page", "/me", "/manage", "/receipts"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_dressed(client: Visitor, address: str) -> None:
    headers = client.get(address).headers

    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_may_run_only_what_carries_its_word(client: Visitor, address: str) -> None:
    response = client.get(address)

    policy = dict(
        each.strip().partition(" ")[::2] for each in response.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    if response.location is None:
        word = policy["script-src"].removeprefix("'nonce-").removesuffix("'")
        assert len(word) > 20
        assert response.text.count("<script") == response.text.count(
            f'nonce="{word}"', response.text.index("<script")
        )
    else:
        assert policy["script-src"] == "'none'"
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_word_is_new_for_each_page(client: Visitor) -> None:
    words = {client.get("/no-such-page").headers["Content-Security-Policy"] for _ in range(5)}

    assert len(words) == 5


def test_nothing_tells_another_site_where_somebody_came_from(client: Visitor) -> None:
    assert client.get("/no-such-page").headers["Referrer-Policy"] == "no-referrer"


def test_our_own_files_are_kept_for_a_year_because_their_address_changes_with_them(client: Visitor) -> None:
    response = client.get("/static/vendor/coprod.css")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "rubbish"])
def test_another_sites_page_cannot_act_here(client: Visitor, site: str) -> None:
    assert client.post("/sign-out", headers={"Sec-Fetch-Site": site}).status_code == 403


@pytest.fixture
def secure(make_app: Callable[..., Service]) -> Service:
    """The service as it runs in production, under https."""
    told = from_environment({"PUBLIC_ADDRESS": "https://involve.example", "SECRET_KEY": "x" * 40})
    names = ("PUBLIC_ADDRESS", "SECURE", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME")
    app = make_app("sqlite", **{name: told[name] for name in names})
    make_schema(app)
    return app


def test_under_https_a_browser_is_told_to_stay_there(secure: Service) -> None:
    response = Visitor(secure, secure.response_class).get("/no-such-page", base_url="https://involve.example")

    assert response.headers["Strict-Transport-Security"].startswith("max-age=63072000")


def test_under_https_no_other_host_can_set_our_cookie_and_no_script_can_read_it(secure: Service) -> None:
    browser = Visitor(secure, secure.response_class)
    with browser.session_transaction(base_url="https://involve.example") as session:
        session["x"] = "y"
    cookie = browser.get_cookie("__Host-session", domain="involve.example")

    assert cookie is not None
    assert (cookie.secure, cookie.http_only, cookie.same_site, cookie.path) == (True, True, "Lax", "/")
    assert cookie.domain_specified is False if hasattr(cookie, "domain_specified") else cookie.origin_only
