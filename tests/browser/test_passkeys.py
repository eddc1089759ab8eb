"""The second step in a real Chromium, by keyboard: a passkey with the authenticator that its makers test with, and
without any script an app and codes on paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pyotp
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.people.models import Passkey, Person
from coprod.people.rules import second_step as rules
from coprod.programmes.models import Membership
from coprod.programmes.rules import Role
from tests.base.browser import overflows
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_sign_in
from tests.factories.programmes import a_role
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser

# It asks for a finger and gets it, without anybody there.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def by_name(live: str, app: Service, monkeypatch: pytest.MonkeyPatch) -> str:
    """The service under a name, since a passkey belongs to one and not to a number."""
    monkeypatch.setitem(rules.SLOWLY, "n", 2)
    app.config["PUBLIC_ADDRESS"] = live.replace("127.0.0.1", "localhost")
    return str(app.config["PUBLIC_ADDRESS"])


@pytest.fixture
def payer(kept: Kept) -> Person:
    with kept():
        role = a_role(Role.PAYER)
        assert isinstance(role, Membership)
        return role.person


@pytest.fixture
def come(app: Service, kept: Kept, by_name: str, payer: Person) -> Callable[[Page], Keyboard]:
    """The payer at the keys, who has signed in with a code by e-mail alone."""

    def sit_down(page: Page, **more: object) -> Keyboard:
        with kept():
            key = a_sign_in(payer, second_at=None, **more)
        visitor = Visitor(app, app.response_class)
        with visitor.session_transaction() as session:
            session["_user_id"] = key
        cookie = visitor.get_cookie("session")
        assert cookie is not None
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": by_name}])
        page.goto(f"{by_name}/manage")
        return Keyboard(page, lambda words, _language: words)

    return sit_down


def a_device(page: Page) -> None:
    engine = page.context.new_cdp_session(page)
    engine.send("WebAuthn.enable")
    engine.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def make_one(keys: Keyboard) -> None:
    keys.hears_heading("Your second step when you sign in")
    keys.follow("Set up a passkey")
    keys.write("What do you call it?", "My computer")
    keys.press("Make the passkey")
    keys.hears_heading("Print or write down these codes")


def test_a_passkey_is_made_and_then_opens_the_next_sign_in(
    app: Service, surf: Callable[..., Page], come: Callable[..., Keyboard]
) -> None:
    page = surf()
    a_device(page)
    keys = come(page)
    make_one(keys)
    keys.follow("I have them: go on")
    keys.hears_heading("Today")

    keys = come(page, confirmed_at=None)
    keys.hears_heading("Confirm that it is you")
    keys.press("Use my passkey")

    keys.hears_heading("Today")
    with app.app_context(), reading():
        passkey = db.session.scalars(select(Passkey)).one()
        assert passkey.used_at is not None and passkey.sign_count > 0


def test_a_browser_without_the_passkey_says_so_and_a_code_on_paper_opens(
    surf: Callable[..., Page], come: Callable[..., Keyboard]
) -> None:
    page = surf()
    a_device(page)
    make_one(come(page))
    code = page.locator("code").first.inner_text()

    stranger = surf(width=320)
    a_device(stranger)
    keys = come(stranger, confirmed_at=None)
    keys.reach(stranger.get_by_role("button", name="Use my passkey"))
    stranger.keyboard.press("Enter")
    expect(stranger.locator("[data-passkey-said]")).to_have_text(re.compile("That did not work"))
    keys.paste("Code from your app, or one of your codes on paper", code)
    keys.press("Confirm")

    keys.hears_heading("Today")


def test_control_what_a_passkey_signs_for_another_address_opens_nothing(
    app: Service, surf: Callable[..., Page], come: Callable[..., Keyboard]
) -> None:
    page = surf()
    a_device(page)
    make_one(come(page))
    app.config["PUBLIC_ADDRESS"] = "http://localhost:1"

    keys = come(page, confirmed_at=None)
    keys.press("Use my passkey")

    keys.hears_heading("Confirm that it is you")
    keys.sees("That did not work. Try it once more, or use a code.")


def test_without_any_script_an_app_is_set_up_and_opens_on_a_small_phone(
    surf: Callable[..., Page], come: Callable[..., Keyboard]
) -> None:
    page = surf(script=False, width=320)
    keys = come(page)
    keys.hears_heading("Your second step when you sign in")
    keys.follow("Set up an app")
    keys.write("What do you call it?", "My telephone")
    keys.press("Continue")
    assert overflows(page) == 0
    key = "".join(page.locator(".app-key").inner_text().split())
    app = pyotp.TOTP(key)
    step = app.timecode(clock.now()) - 1
    keys.write("The 6 digits that the app shows now", "000000")
    keys.press("It works: keep it")
    keys.sees("These digits are not right. Wait until the app shows the next ones.")
    keys.write("The 6 digits that the app shows now", app.generate_otp(step))
    keys.press("It works: keep it")
    assert overflows(page) == 0
    keys.follow("I have them: go on")
    keys.hears_heading("Today")

    keys = come(page, confirmed_at=None)
    keys.sees_not("Use my passkey")
    keys.write("Code from your app, or one of your codes on paper", app.generate_otp(step + 1))
    keys.press("Confirm")

    keys.hears_heading("Today")
