"""Signing in and out as a visitor meets it: the same for everybody, nothing in addresses, nothing left behind."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.core.outbox import Mail
from coprod.people.models import Person, SignIn, SignInCode
from coprod.programmes.rules import Role
from tests.base.alike import without_what_is_new
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person

# On both databases: a read that would write, or lock, is refused by PostgreSQL alone.
pytestmark = pytest.mark.usefixtures("database")

AsRole = Callable[..., Visitor]
SignInAs = Callable[[Visitor, Person], Visitor]


@pytest.fixture
def amina(kept: Kept) -> Person:
    with kept():
        return a_person("Amina", email="amina@people.example")


def last_code(app: Service) -> str:
    with app.app_context(), reading():
        body = db.session.scalars(select(Mail).order_by(Mail.id.desc())).first()
        assert body
        found = re.search(r"\b\d{4}(\s\d{4})+\b", body.body)
        assert found
        return "".join(found[0].split())


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


def signed_in_as(app: Service, browser: Visitor, address: str, then: str = "", **more: str) -> str:
    """Walk through both pages. Returns where it ended."""
    query = f"?then={then}" if then else ""
    asked = browser.post(f"/sign-in{query}", data={"email": address, **more})
    assert asked.status_code == 302
    sent = browser.post(asked.headers["Location"], data={"code": last_code(app)})
    assert sent.status_code == 302, sent.text
    return str(sent.headers["Location"])


def test_an_address_and_the_code_from_the_letter_lead_to_my_page(
    app: Service, client: Visitor, amina: Person
) -> None:
    assert signed_in_as(app, client, "amina@people.example") == "/me"

    assert "Amina" in client.see("/me").main.text


def test_people_with_work_come_to_what_there_is_to_do_today(app: Service, as_role: AsRole) -> None:
    lead = as_role(Role.LEAD)
    browser = Visitor(app, app.response_class)

    assert signed_in_as(app, browser, str(lead.person.email)) == "/manage"


def test_the_typed_address_is_in_no_address_of_a_page(client: Visitor, amina: Person) -> None:
    reply = client.post("/sign-in", data={"email": "amina@people.example"})

    assert "amina" not in reply.headers["Location"] and "%40" not in reply.headers["Location"]


@pytest.mark.parametrize(
    "wanted", ["/me/contact", "/me/contact?a=1"], ids=["a page", "a page with a question"]
)
def test_whoever_was_sent_to_sign_in_comes_back_to_where_they_wanted_to_be(
    app: Service, client: Visitor, amina: Person, wanted: str
) -> None:
    asked = client.get(wanted)
    assert urlsplit(asked.headers["Location"]).path == "/sign-in"

    sent = client.post(asked.headers["Location"], data={"email": "amina@people.example"})
    landed = client.post(sent.headers["Location"], data={"code": last_code(app)})

    assert landed.headers["Location"] == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/%09/evil.example",
        "/sign-out",
        "/nowhere",
    ],
)
def test_nobody_is_led_off_the_site_or_to_what_is_no_page(
    app: Service, client: Visitor, amina: Person, wanted: str
) -> None:
    assert signed_in_as(app, client, "amina@people.example", wanted) == "/me"


def test_the_language_stays_the_same_all_the_way(app: Service, client: Visitor, amina: Person) -> None:
    asked = client.post("/ur/sign-in?then=/me/contact", data={"email": "amina@people.example"})
    assert asked.headers["Location"].startswith("/ur/sign-in/code")

    landed = client.post(asked.headers["Location"], data={"code": last_code(app)})

    assert landed.headers["Location"] == "/ur/me/contact"


def without_address(page: str, address: str) -> str:
    """The page without what is new each time, also the typed code."""
    return without_what_is_new(re.sub(r'value="\d{8}"', "", page.replace(address, "…")))


def test_nobody_can_tell_from_any_page_whether_an_address_is_known(
    app: Service, client: Visitor, amina: Person
) -> None:
    seen: list[list[str]] = []
    for address in ("amina@people.example", "stranger@people.example"):
        browser = Visitor(app, app.response_class)
        asked = browser.post("/sign-in", data={"email": address})
        page = browser.get("/sign-in/code")
        sent = browser.post("/sign-in/code", data={"code": wrong(last_code(app))})
        seen.append(
            [
                f"{asked.status_code} {asked.headers['Location']}",
                without_address(page.text, address),
                f"{sent.status_code} {without_address(sent.text, address)}",
            ]
        )

    assert seen[0] == seen[1]


def test_a_wrong_code_is_explained_and_counts(app: Service, client: Visitor, amina: Person) -> None:
    client.post("/sign-in", data={"email": "amina@people.example"})
    code = last_code(app)
    for _ in range(5):
        reply = client.post("/sign-in/code", data={"code": wrong(code)})
        assert reply.status_code == 422

    assert client.post("/sign-in/code", data={"code": code}).status_code == 422
    with app.app_context(), reading():
        assert db.session.scalars(select(SignInCode)).one().wrong_tries == 5


@pytest.mark.parametrize("shape", ["{0}", " {0} ", "{1} {2}", "{1}-{2}", "{1}\N{NO-BREAK SPACE}{2}"])
def test_a_code_may_be_pasted_with_whatever_stands_around_it(
    app: Service, client: Visitor, amina: Person, shape: str
) -> None:
    client.post("/sign-in", data={"email": "amina@people.example"})
    code = last_code(app)

    reply = client.post("/sign-in/code", data={"code": shape.format(code, code[:4], code[4:])})

    assert reply.status_code == 302


def test_the_box_for_the_code_can_be_filled_by_the_telephone_itself(client: Visitor, amina: Person) -> None:
    client.post("/sign-in", data={"email": "amina@people.example"})
    page = client.see("/sign-in/code")

    box = next(each for each in page.all("input") if each.get("name") == "code")

    assert (box.get("autocomplete"), box.get("inputmode")) == ("one-time-code", "numeric")


@pytest.mark.parametrize(
    "typed",
    ["", "not an address", "a@b", "x" * 5000 + "@people.example", "\x00@\x00", "a\r\nBcc: b@c.example"],
)
def test_what_is_no_address_is_explained_and_stays_in_the_box(client: Visitor, typed: str) -> None:
    reply = client.post("/sign-in", data={"email": typed})

    assert reply.status_code == 422


@pytest.mark.parametrize("typed", ["", "12345", "123456789", "abcdefgh", "\x00" * 8, "9" * 5000, "①②③④⑤⑥⑦⑧"])
def test_what_is_no_code_is_explained(client: Visitor, amina: Person, typed: str) -> None:
    client.post("/sign-in", data={"email": "amina@people.example"})

    assert client.post("/sign-in/code", data={"code": typed}).status_code == 422


def test_without_an_address_there_is_no_page_for_a_code(client: Visitor) -> None:
    assert client.get("/sign-in/code").headers["Location"] == "/sign-in"


def test_others_who_ask_and_guess_without_end_do_not_keep_the_owner_out(
    app: Service, client: Visitor, amina: Person
) -> None:
    for _ in range(8):
        other = Visitor(app, app.response_class)
        assert other.post("/sign-in", data={"email": "amina@people.example"}).status_code == 302
        for _ in range(6):
            assert other.post("/sign-in/code", data={"code": "00000000"}).status_code == 422

    assert signed_in_as(app, client, "amina@people.example") == "/me"


def test_the_code_of_another_browser_does_not_open(app: Service, client: Visitor, amina: Person) -> None:
    client.post("/sign-in", data={"email": "amina@people.example"})
    mine = last_code(app)
    other = Visitor(app, app.response_class)
    other.post("/sign-in", data={"email": "amina@people.example"})

    assert other.post("/sign-in/code", data={"code": mine}).status_code == 422
    assert client.post("/sign-in/code", data={"code": mine}).status_code == 302


def test_whoever_comes_next_to_a_device_does_not_read_the_address_that_was_typed(
    client: Visitor, amina: Person
) -> None:
    client.post("/sign-in", data={"email": "amina@people.example"})

    with clock.at(clock.now() + timedelta(minutes=10, seconds=1)):
        assert client.get("/sign-in/code").headers["Location"] == "/sign-in"
    with client.session_transaction() as session:
        assert "asked" not in session


def test_a_code_that_is_typed_too_late_leads_to_where_a_new_one_is_asked_for(
    app: Service, client: Visitor, amina: Person
) -> None:
    client.post("/sign-in", data={"email": "amina@people.example"})

    with clock.at(clock.now() + timedelta(minutes=11)):
        reply = client.post("/sign-in/code", data={"code": last_code(app)})
        assert reply.headers["Location"] == "/sign-in"
        assert "Your code is over. Ask for a new one." in client.see("/sign-in").main.text


def test_signing_in_gives_a_fresh_session_that_holds_nothing_from_before(
    app: Service, client: Visitor, amina: Person
) -> None:
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"

    signed_in_as(app, client, "amina@people.example")

    with client.session_transaction() as session:
        assert "planted" not in session and "asked" not in session


def test_on_a_shared_device_the_cookie_ends_with_the_browser(
    app: Service, client: Visitor, amina: Person
) -> None:
    for ticked, ends_with_browser in (({}, False), ({"shared_device": "y"}, True)):
        client.post("/sign-in", data={"email": "amina@people.example", **ticked})
        reply = client.post("/sign-in/code", data={"code": last_code(app)})
        cookie = next(each for each in reply.headers.getlist("Set-Cookie") if each.startswith("session="))
        assert ("Expires=" not in cookie) is ends_with_browser


def test_an_old_cookie_opens_nothing_after_signing_out(
    app: Service, client: Visitor, amina: Person, sign_in: SignInAs
) -> None:
    sign_in(client, amina)
    stolen = client.get_cookie("session")
    assert stolen

    assert client.post("/sign-out").headers["Location"] == "/signed-out"

    thief = Visitor(app, app.response_class)
    thief.set_cookie("session", stolen.value)
    assert thief.get("/me").status_code == 302


def test_a_cookie_that_was_signed_by_a_clock_five_minutes_ahead_is_believed(
    client: Visitor, amina: Person, sign_in: SignInAs
) -> None:
    with time_machine.travel(clock.now() + timedelta(minutes=5)):
        sign_in(client, amina)

    assert client.get("/me").status_code == 200


def test_a_cookie_that_somebody_else_signed_is_not_believed_however_young_it_is(
    app: Service, client: Visitor, amina: Person, sign_in: SignInAs
) -> None:
    sign_in(client, amina)
    app.config["SECRET_KEY"] = "not the secret of this service, but as long as it is"

    assert client.get("/me").status_code == 302


def test_the_page_after_signing_out_makes_the_browser_forget(
    client: Visitor, amina: Person, sign_in: SignInAs
) -> None:
    sign_in(client, amina)
    client.post("/sign-out")

    page = client.see("/signed-out")
    picture = client.get(page.all("img")[0].get("src"))

    assert picture.mimetype == "image/gif"
    assert picture.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_another_site_cannot_make_a_browser_forget_what_it_keeps_of_us(client: Visitor) -> None:
    reply = client.get("/signed-out/clear", headers={"Sec-Fetch-Site": "cross-site"})

    assert "Clear-Site-Data" not in reply.headers


def test_signing_out_twice_is_no_trouble(client: Visitor) -> None:
    assert client.post("/sign-out").status_code == 302


def ends_at(app: Service, person: Person) -> float:
    with app.app_context(), reading():
        return (
            db.session.scalars(select(SignIn).where(SignIn.person_id == person.id)).one().ends_at.timestamp()
        )


def test_only_what_is_sent_keeps_a_sign_in_going_never_a_look_or_an_anonymous_answer(
    app: Service, client: Visitor, amina: Person, sign_in: SignInAs
) -> None:
    sign_in(client, amina)
    before = ends_at(app, amina)

    with clock.at(clock.now() + timedelta(minutes=30)):
        client.get("/me")
        client.post("/receipts", data={"code": "AAAAA"})
        assert ends_at(app, amina) == before

        client.post("/me/contact", data={"name": ""})
    assert ends_at(app, amina) > before


def test_a_code_that_was_read_out_signs_in(app: Service, client: Visitor, kept: Kept) -> None:
    from coprod.people import operations

    with kept():
        person = a_person("Lena", email=None)
        code = operations.code_to_read_out(person, by=person.id)

    assert client.post("/sign-in/read-out", data={"code": "AAAAA AAAAA"}).status_code == 422
    assert client.post("/sign-in/read-out", data={"code": code.lower()}).headers["Location"] == "/me"


@pytest.mark.parametrize("address", ["/look-around", "/sent-mail"])
def test_outside_the_demo_world_nobody_can_be_somebody_else(
    app: Service, client: Visitor, kept: Kept, address: str
) -> None:
    with kept():
        person = a_person("Amina", demo_note="Leads.")

    assert client.get(address).status_code == 404
    assert client.post(f"/look-around/{person.reference}").status_code == 404
    assert client.get("/me").status_code == 302


def test_in_the_demo_world_anybody_can_look_around_as_its_people_and_read_their_letters(
    app: Service, client: Visitor, kept: Kept
) -> None:
    app.config["DEMO"] = True
    with kept():
        a_person("Amina", email="amina@people.example", demo_note="Leads a programme.")
        real = a_person("Not of the demo")

    assert "Leads a programme." in client.see("/look-around").main.text
    assert client.post(f"/look-around/{real.reference}").status_code == 404
    client.post("/sign-in", data={"email": "amina@people.example"})
    assert "amina@people.example" in client.see("/sent-mail").main.text
