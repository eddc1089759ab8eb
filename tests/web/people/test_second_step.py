"""The second step as somebody meets it: set up once, asked for at every sign-in, and again before what matters."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.people.models import Authenticator, Person, SignIn
from coprod.people.rules import second_step as rules
from coprod.programmes.models import Membership, Programme
from coprod.programmes.rules import GUARDED, Role
from tests.base.codes import code_in, letters
from tests.base.html import fields, read
from tests.base.service import Kept
from tests.base.soft_passkey import SoftPasskey
from tests.base.visitor import Visitor
from tests.factories.people import a_person, a_sign_in, an_app, digits_of
from tests.factories.programmes import a_membership, a_programme, an_organisation

# On both databases: a read that would write, or lock, is refused by PostgreSQL alone.
pytestmark = pytest.mark.usefixtures("database")

MAIL = "ada@people.example"
AT = "https://localhost"


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules.SLOWLY, "n", 2)


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def someone(kept: Kept, programme: Programme) -> Callable[..., Person]:
    """``someone(Role.PAYER, app=True)``: who holds these roles, with or without an app."""

    def make(*roles: Role, app: bool = False, **more: Any) -> Person:
        with kept():
            person = a_person("Ada", **{"email": MAIL, **more})
            for role in roles:
                a_membership(person, programme, role, an_organisation())
            if app:
                an_app(person)
            return person

    return make


@pytest.fixture
def browser_of(app: Service, kept: Kept) -> Callable[..., Visitor]:
    """The browser of somebody in a sign-in of this kind."""

    def make(person: Person, **more: Any) -> Visitor:
        with kept():
            key = a_sign_in(person, **more)
        browser = Visitor(app, app.response_class)
        with browser.session_transaction() as session:
            session["_user_id"] = key
        return browser

    return make


def last_code(app: Service) -> str:
    with app.app_context(), reading():
        return code_in(letters()[-1])


def next_digits(app: Service) -> str:
    with app.app_context(), reading():
        return digits_of(db.session.scalars(select(Authenticator)).one())


def leads_to(reply: Any) -> str:
    assert reply.status_code == 302, (reply.status, read(reply.text).main.text)
    return str(reply.headers["Location"])


def by_mail(app: Service, browser: Visitor, then: str = "") -> str:
    """Sign in with a code by e-mail, and say where that led."""
    query = f"?then={then}" if then else ""
    sent = leads_to(browser.post(f"/sign-in{query}", data={"email": MAIL}))
    return leads_to(browser.post(sent, data={"code": last_code(app)}))


def test_an_administrator_sets_an_app_up_at_the_first_sign_in_and_then_gets_in(
    app: Service, client: Visitor, someone: Callable[..., Person]
) -> None:
    someone(Role.ADMINISTRATOR)

    to = by_mail(app, client, then="/manage/people")
    assert to == "/confirm?then=/manage/people"
    to = leads_to(client.get(to))
    assert to == "/me/second-step?then=/manage/people"
    assert client.get("/manage/people").status_code == 302, "not before it is done"
    to = leads_to(client.fill(client.see(to).link("Set up an app"), name="My telephone"))
    page = client.see(to)
    shown_key = next(each.text for each in page.all("strong") if each.get("class") == "app-key")
    key = "".join(letter for letter in shown_key if letter.isalnum())
    assert len(key) == 32
    shown = client.fill(to, code=rules_digits(key))
    assert shown.status_code == 200 and shown.text.count("<code>") == 10

    assert client.see("/manage/people").h1 == "People"
    assert client.see("/me/second-step").link("Make ten new codes")
    assert key not in client.get("/me/second-step").text
    assert client.get(to).status_code == 404, "its secret is shown to nobody again"


def rules_digits(key: str) -> str:
    import pyotp

    return str(pyotp.TOTP(key).at(clock.now()))


def test_at_the_next_sign_in_the_app_is_asked_and_the_way_on_is_kept(
    app: Service, client: Visitor, someone: Callable[..., Person]
) -> None:
    someone(Role.ADMINISTRATOR, app=True)
    to = by_mail(app, client, then="/manage/settings")
    before = key_of(client)

    again = client.fill(to, code="000000" if next_digits(app) != "000000" else "111111")
    assert again.status_code == 422
    assert leads_to(client.fill(to, code=next_digits(app))) == "/manage/settings"

    assert key_of(client) != before, "the cookie has another key"
    assert client.get("/manage/settings").status_code == 200
    stranger = Visitor(app, app.response_class)
    with stranger.session_transaction() as session:
        session["_user_id"] = before
    assert "/sign-in" in leads_to(stranger.get("/me"))


def key_of(browser: Visitor) -> str:
    with browser.session_transaction() as session:
        return str(session["_user_id"])


@pytest.mark.parametrize("role", sorted(GUARDED, key=lambda role: role.value))
def test_without_it_a_guarded_role_leads_from_today_to_the_second_step(
    browser_of: Callable[..., Visitor], someone: Callable[..., Person], role: Role
) -> None:
    person = someone(role, app=True)

    assert leads_to(browser_of(person, second_at=None).get("/manage")) == "/confirm?then=/manage"
    assert browser_of(person).get("/manage").status_code == 200


def test_other_roles_work_as_before_and_the_page_of_today_says_what_waits(
    browser_of: Callable[..., Visitor], someone: Callable[..., Person], programme: Programme
) -> None:
    browser = browser_of(someone(Role.LEAD, Role.ADMINISTRATOR, app=True), second_at=None)

    page = browser.see("/manage")
    assert page.link("Do the second step of signing in") == "/confirm?then=/manage"
    assert browser.get(f"/manage/programmes/{programme.slug}").status_code == 200
    assert browser.see("/confirm").link("Not now: go on to your other work") == "/manage"
    # What a lead may do by the door, and would do here with the power of an administrator.
    assert "/confirm" in leads_to(browser.get(f"/manage/programmes/{programme.slug}/people/new"))


def test_giving_a_role_asks_a_lead_for_a_fresh_code_and_leads_back(
    app: Service, browser_of: Callable[..., Visitor], someone: Callable[..., Person], programme: Programme
) -> None:
    lead = someone(Role.LEAD)
    long_ago = clock.now() - timedelta(minutes=11)
    browser = browser_of(lead, confirmed_at=long_ago, second_at=None)
    address = f"/manage/programmes/{programme.slug}/people/new"

    to = leads_to(browser.get(address))
    to = leads_to(browser.get(to))
    assert to == f"/confirm/e-mail?then={address}"
    to = leads_to(browser.fill(to))
    assert browser.fill(to, code="11111111").status_code == 422
    assert leads_to(browser.fill(to, code=last_code(app))) == address

    assert browser.get(address).status_code == 200


def test_what_was_typed_is_sent_once_somebody_has_confirmed(
    app: Service,
    browser_of: Callable[..., Visitor],
    someone: Callable[..., Person],
    programme: Programme,
) -> None:
    browser = browser_of(someone(Role.LEAD))
    address = f"/manage/programmes/{programme.slug}/people/new"
    form = fields(browser.see(address).form())
    typed = {
        **{name: many[0] for name, many in form.items()},
        "name": "Bert <b>",
        "email": "bert@people.example",
    }
    typed |= {"role": "carer", "from_day-day": "1", "from_day-month": "11", "from_day-year": "2026"}

    with clock.at(clock.now() + timedelta(minutes=11)):
        waits = browser.post(address, data=typed)
        assert waits.status_code == 403
        page = read(waits.text)
        link = page.link("Confirm that it is you (opens in a new tab)")
        assert parse_qs(urlsplit(link).query) == {"then": ["/confirm/done"]}
        assert members(app) == ["Ada"]

        by_code = leads_to(browser.fill(leads_to(browser.get(link))))
        assert leads_to(browser.fill(by_code, code=last_code(app))) == "/confirm/done"
        kept = {name: many[0] for name, many in fields(page.form(address)).items()}
        assert leads_to(browser.post(address, data=kept)) == f"/manage/programmes/{programme.slug}/people"

    assert members(app) == ["Ada", "Bert <b>"]


def members(app: Service) -> list[str]:
    with app.app_context(), reading():
        asked = select(Person.name).join(Membership, Membership.person_id == Person.id).order_by(Person.id)
        return list(db.session.scalars(asked))


@pytest.mark.parametrize(("minutes", "asks"), [(4, False), (6, True)])
def test_on_a_shared_device_it_is_asked_again_after_five_minutes(
    browser_of: Callable[..., Visitor], someone: Callable[..., Person], minutes: int, asks: bool
) -> None:
    ago = clock.now() - timedelta(minutes=minutes)
    browser = browser_of(someone(Role.ADMINISTRATOR, app=True), confirmed_at=ago, shared_device=True)

    assert (browser.get("/manage/administrators/new").status_code == 302) is asks


def test_changing_what_opens_it_asks_again_first(
    app: Service, browser_of: Callable[..., Visitor], someone: Callable[..., Person], kept: Kept
) -> None:
    person = someone(app=True)
    browser = browser_of(person, confirmed_at=None)
    with kept():
        reference = db.session.scalars(select(Authenticator.reference)).one()

    for address in (
        "/me/second-step/app",
        "/me/second-step/passkey",
        "/me/second-step/recovery-codes",
        f"/me/second-step/{reference}/remove",
    ):
        for method in (browser.get, browser.post):
            assert leads_to(method(address)).startswith("/confirm?then=")
    assert leads_to(browser.post("/me/second-step/passkey/options")).startswith("/confirm")
    with app.app_context(), reading():
        assert db.session.scalars(select(Authenticator)).one().reference == reference

    assert leads_to(browser.fill("/confirm", code=next_digits(app))) == "/me"
    browser.fill(f"/me/second-step/{reference}/remove")
    with app.app_context(), reading():
        assert not db.session.scalars(select(Authenticator)).all()


def test_a_passkey_is_made_and_used_through_the_pages(
    app: Service, browser_of: Callable[..., Visitor], someone: Callable[..., Person]
) -> None:
    app.config["PUBLIC_ADDRESS"] = AT
    person, soft = someone(Role.PAYER), SoftPasskey()
    browser = browser_of(person, second_at=None)
    options = browser.post("/me/second-step/passkey/options").text
    answer = soft.make(options, at=AT)
    assert browser.fill("/me/second-step/passkey", name="Mine", credential="{}").status_code == 422
    assert (
        browser.post("/me/second-step/passkey", data={"name": "Mine", "credential": answer}).status_code
        == 422
    )

    answer = soft.make(browser.post("/me/second-step/passkey/options").text, at=AT)
    assert (
        browser.post("/me/second-step/passkey", data={"name": "Mine", "credential": answer}).status_code
        == 200
    )
    assert browser.get("/manage").status_code == 200

    fresh = browser_of(person, second_at=None, confirmed_at=None)
    answer = soft.use(fresh.post("/confirm/passkey/options").text, at=AT)
    other = browser_of(person, second_at=None, confirmed_at=None)
    other.post("/confirm/passkey/options")
    assert "/confirm" in leads_to(other.post("/confirm/passkey?then=/manage", data={"credential": answer}))
    assert leads_to(fresh.post("/confirm/passkey?then=/manage", data={"credential": answer})) == "/manage"
    assert fresh.get("/manage").status_code == 200


def test_where_the_site_has_no_name_an_app_does_the_same(
    app: Service, browser_of: Callable[..., Visitor], someone: Callable[..., Person]
) -> None:
    app.config["PUBLIC_ADDRESS"] = "http://127.0.0.1:8000"
    browser = browser_of(someone(Role.PAYER), second_at=None)

    assert "Set up a passkey" not in browser.get("/me/second-step").text
    assert browser.see("/me/second-step/passkey").link("Set up an app instead")
    assert browser.post("/me/second-step/passkey/options").status_code == 409


@pytest.mark.parametrize("code", ["ÿÿÿÿÿÿ", "\N{PILE OF POO}" * 6, "12345\0", "1" * 500, "\ud800" * 12, ""])
def test_whatever_is_typed_there_it_is_answered_in_words(
    browser_of: Callable[..., Visitor], someone: Callable[..., Person], code: str
) -> None:
    browser = browser_of(someone(Role.PAYER, app=True), second_at=None, confirmed_at=None)

    sent = {"code": code.encode("utf-8", "surrogatepass")}
    assert browser.post("/confirm", data=sent).status_code == 422
    assert browser.post("/confirm/code", data=sent).status_code == 422


def test_too_many_wrong_ones_say_what_to_do(
    app: Service, client: Visitor, someone: Callable[..., Person]
) -> None:
    someone(Role.ADMINISTRATOR, app=True)
    by_mail(app, client)
    for _ in range(rules.MOST_WRONG_HERE):
        assert client.post("/confirm", data={"code": "AAAABBBBCCCC"}).status_code == 422

    slowed = client.post("/confirm", data={"code": next_digits(app)})
    assert slowed.status_code == 429 and "sign in again" in slowed.text

    client.post("/sign-out")
    assert by_mail(app, client) == "/confirm"
    assert leads_to(client.post("/confirm", data={"code": next_digits(app)})) == "/manage"


def test_an_administrator_lets_somebody_begin_again_who_lost_everything(
    app: Service, as_role: Callable[..., Visitor], someone: Callable[..., Person], kept: Kept
) -> None:
    lost, administrator = someone(Role.PAYER, app=True), as_role(Role.ADMINISTRATOR)
    with kept():
        an_app(administrator.person)
    page = administrator.see(f"/manage/people/{lost.reference}")

    done = administrator.fill(page.link("They cannot do their second step any more"))

    assert leads_to(done) == f"/manage/people/{lost.reference}"
    with app.app_context(), reading():
        left = db.session.scalars(select(Authenticator.person_id)).all()
        assert left == [administrator.person.id]
    own = f"/manage/people/{administrator.person.reference}"
    assert "second step any more" not in administrator.get(own).text
    refused = administrator.fill(f"{own}/second-step")
    assert refused.status_code == 422 and "Nobody does this for themselves" in refused.text


def test_in_the_demo_world_looking_around_counts_as_both_steps(
    app: Service, client: Visitor, someone: Callable[..., Person]
) -> None:
    app.config["DEMO"] = True
    person = someone(Role.ADMINISTRATOR, demo_note="Shows settings.")

    client.fill("/look-around", form=f"/look-around/{person.reference}")

    assert client.get("/manage/administrators/new").status_code == 200
    with app.app_context(), reading():
        assert db.session.scalars(select(SignIn)).one().second_at is not None


def test_the_cookie_says_nothing_of_it(app: Service, client: Visitor, someone: Callable[..., Person]) -> None:
    someone(Role.ADMINISTRATOR, app=True)
    to = by_mail(app, client)
    client.fill(to, code=next_digits(app))

    cookie = client.get_cookie("session")
    assert cookie is not None
    body = cookie.value.lstrip(".").split(".")[0]
    told = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    assert not any(word in told.lower() for word in (b"second", b"confirm", b"challenge", b"ada"))
