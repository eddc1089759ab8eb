"""What a browser holds of a sign-in: a key that nobody can make, and nothing that says who sits there."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from coprod import Service
from coprod.core import clock
from coprod.core.db import reading
from coprod.core.sessions import Sessions
from coprod.people import queries
from coprod.people.models import Person
from coprod.people.rules import IDLE_LIMIT, stays_until
from coprod.people.views import asked
from tests.base.codes import code_in, letters
from tests.base.service import SETTINGS, Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person, a_sign_in

SignInAs = Callable[[Visitor, Person], Visitor]
AMINA = "amina@people.example"


@pytest.fixture
def amina(kept: Kept) -> Person:
    with kept():
        return a_person("Amina", email=AMINA)


def cookie_of(client: Visitor) -> str:
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value


def readable(cookie: str) -> bytes:
    """What anybody who has the browser can read of its cookie without any key."""
    body = cookie.lstrip(".").split(".")[0]
    told = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    return zlib.decompress(told) if cookie.startswith(".") else told


def test_signing_in_again_ends_the_sign_in_that_this_browser_had_before(
    app: Service, client: Visitor, amina: Person, sign_in: SignInAs
) -> None:
    sign_in(client, amina)
    with client.session_transaction() as session:
        before = session["_user_id"]

    client.post("/sign-in", data={"email": AMINA})
    with app.app_context(), reading():
        code = code_in(letters()[-1])
    assert client.post("/sign-in/code", data={"code": code}).status_code == 302

    with client.session_transaction() as session:
        now = session["_user_id"]
    with app.app_context(), reading():
        assert len(now) == len(before) >= 43, "256 random bits"
        assert queries.sign_in_of(before) is None and queries.sign_in_of(now) is not None


@pytest.mark.parametrize("address", ["/sign-in", "/receipts"])
def test_the_secret_of_the_token_is_random_bits_as_they_come(csrf_app: Service, address: str) -> None:
    secrets = []
    for _ in range(2):
        browser = Visitor(csrf_app, csrf_app.response_class)
        assert browser.fill(address).status_code == 422, (
            "The form with its token is taken, and only then looked at."
        )
        with browser.session_transaction() as session:
            secrets.append(session["csrf_token"])

    assert len(set(secrets)) == 2
    assert all(len(bytes.fromhex(each)) == 32 for each in secrets)


def test_a_wrong_code_leaves_the_sign_in_of_before_as_it_is(
    client: Visitor, amina: Person, sign_in: SignInAs
) -> None:
    sign_in(client, amina)

    client.post("/sign-in", data={"email": AMINA})
    assert client.post("/sign-in/code", data={"code": "00000000"}).status_code == 422

    assert client.get("/me").status_code == 200


def test_a_sign_in_that_nobody_uses_opens_nothing_after_its_time(
    app: Service, kept: Kept, amina: Person
) -> None:
    now = clock.now()
    with kept():
        key = a_sign_in(amina, began_at=now, ends_at=stays_until(now, now, shared_device=False))
    browser = Visitor(app, app.response_class)
    with browser.session_transaction() as session:
        session["_user_id"] = key

    with clock.at(now + IDLE_LIMIT - timedelta(minutes=1)):
        assert browser.get("/me").status_code == 200
    with clock.at(now + IDLE_LIMIT + timedelta(minutes=1)):
        assert browser.get("/me").status_code == 302


def test_a_sign_in_that_is_used_every_day_ends_after_two_weeks(
    app: Service, kept: Kept, amina: Person
) -> None:
    now = clock.now()
    with kept():
        key = a_sign_in(amina, began_at=now, ends_at=stays_until(now, now, shared_device=False))
    browser = Visitor(app, app.response_class)
    with browser.session_transaction() as session:
        session["_user_id"] = key

    answers = []
    for hours in range(12, 14 * 24 + 13, 12):
        with clock.at(now + timedelta(hours=hours)):
            answers.append(browser.post("/me/sign-ins/end-others").headers["Location"])

    assert set(answers[:-2]) == {"/me/sign-ins"}
    assert answers[-1].startswith("/sign-in?")


def test_the_cookie_does_not_tell_which_address_was_typed(client: Visitor) -> None:
    client.post("/sign-in", data={"email": AMINA})

    told = readable(cookie_of(client))

    assert b"asked" in told
    assert not any(word in told for word in (b"amina", b"people.example", base64.b64encode(b"amina")[:6]))


def test_the_longest_address_fits_into_the_cookie_and_its_length_does_not_show(client: Visitor) -> None:
    sizes = set()
    for address in ("a@b.example", "x" * 64 + "@" + ".".join(["y" * 60] * 3) + ".example"):
        client.post("/sign-in", data={"email": address})
        with client.session_transaction() as session:
            sizes.add(len(session[asked.ASKED]))
        assert client.see("/sign-in/code").h1
        assert len(cookie_of(client)) < 4096

    assert len(sizes) == 1


def signed(app: Service, sessions: SecureCookieSessionInterface, key: str) -> str:
    """The cookie that this way of signing gives to a sign-in."""
    signer = sessions.get_signing_serializer(app)
    assert signer is not None
    return str(signer.dumps({"_user_id": key, "_fresh": True}))


@pytest.mark.parametrize(
    "forged", ["", "x", "e30.x.y", "another service", "another purpose", "a weaker hash", "changed", "cut"]
)
def test_a_cookie_that_we_did_not_make_opens_nothing(
    app: Service, kept: Kept, amina: Person, forged: str
) -> None:
    with kept():
        key = a_sign_in(amina)
    ours = signed(app, Sessions(), key)
    if forged == "another purpose":
        forged = str(URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="wtf-csrf-token").dumps(key))
    elif forged == "a weaker hash":
        forged = signed(app, SecureCookieSessionInterface(), key)
    elif forged == "another service":
        app.config["SECRET_KEY"] = "the secret of somebody else, 0123456789"
        forged = signed(app, Sessions(), key)
        app.config["SECRET_KEY"] = SETTINGS["SECRET_KEY"]
    elif forged == "changed":
        _body, *seal = ours.split(".")
        forged = ".".join([base64.urlsafe_b64encode(b'{"_user_id":"1"}').decode().rstrip("="), *seal])
    elif forged == "cut":
        forged = ours[:-1]
    browser = Visitor(app, app.response_class)

    browser.set_cookie("session", forged)
    assert browser.get("/me").status_code == 302

    browser.set_cookie("session", ours)
    assert browser.get("/me").status_code == 200
