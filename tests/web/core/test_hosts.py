"""What a request claims of itself: for whom it is, and where it comes from. Only our own proxies are believed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.config import from_environment
from coprod.core.db import db, reading
from coprod.core.limits import Attempt
from tests.base.schema import make_schema
from tests.base.visitor import Visitor

OURS = "involve.example"
CLAIMS = ("X-Forwarded-Host", "X-Forwarded-Server", "X-Host", "X-Original-URL", "X-Rewrite-URL", "Forwarded")


@pytest.fixture(scope="module")
def public(make_app: Callable[..., Service]) -> Service:
    """The service under its public name, behind one proxy of ours."""
    told = from_environment({"PUBLIC_ADDRESS": f"https://{OURS}", "SECRET_KEY": "x" * 40})
    names = ("PUBLIC_ADDRESS", "SECURE", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME", "TRUSTED_HOSTS")
    app = make_app("sqlite", TRUSTED_PROXIES=1, TESTING=False, **{name: told[name] for name in names})
    make_schema(app)
    return app


@pytest.fixture
def visitor(public: Service) -> Visitor:
    return Visitor(public, public.response_class)


@pytest.mark.parametrize("host", ["evil.example", f"{OURS}.evil.example", f"evil.example/{OURS}", "", "[::"])
def test_a_request_for_another_host_is_refused_and_named_nowhere(visitor: Visitor, host: str) -> None:
    reply = visitor.get("/sign-in", headers={"Host": host})

    assert reply.status_code == 400
    assert "evil" not in reply.text + str(reply.headers)


@pytest.mark.parametrize("address", ["/sign-in", "/me"])
def test_no_other_header_changes_a_page_or_where_it_leads(visitor: Visitor, address: str) -> None:
    plain = visitor.get(address, base_url=f"https://{OURS}")
    claimed = visitor.get(address, base_url=f"https://{OURS}", headers=dict.fromkeys(CLAIMS, "evil.example"))

    assert claimed.status_code == plain.status_code
    assert claimed.headers.get("Location") == plain.headers.get("Location")
    assert "evil.example" not in claimed.text + str(claimed.headers)


def buckets(app: Service) -> int:
    """From how many places wrong codes have come, as the limit counts them."""
    with app.app_context(), reading():
        return db.session.scalar(select(func.count(func.distinct(Attempt.bucket)))) or 0


def guess(visitor: Visitor, forwarded: str, peer: str = "127.0.0.1") -> None:
    reply = visitor.post(
        "/receipts",
        data={"code": "nonsense"},
        base_url=f"https://{OURS}",
        headers={"X-Forwarded-For": forwarded, "Forwarded": f"for={forwarded}", "X-Real-IP": forwarded},
        environ_overrides={"REMOTE_ADDR": peer},
    )
    assert reply.status_code == 422


def test_whoever_guesses_cannot_come_from_somewhere_else_by_saying_so(
    public: Service, visitor: Visitor
) -> None:
    """The proxy writes the last entry; all before it is what the visitor wrote."""
    before = buckets(public)
    for number in range(3):
        guess(visitor, f"198.51.100.{number}, 192.0.2.7")
    assert buckets(public) == before + 1

    guess(visitor, "192.0.2.8")
    assert buckets(public) == before + 2, "Control: another visitor is another."


def test_without_a_proxy_of_ours_nothing_is_believed(app: Service, client: Visitor) -> None:
    assert app.config["TRUSTED_PROXIES"] == 0

    for number in range(3):
        client.post("/receipts", data={"code": "nonsense"}, headers={"X-Forwarded-For": f"192.0.2.{number}"})

    assert buckets(app) == 1
