"""Two people write under the same item in two real browsers; the page saves by itself and loses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coprod import Service
from coprod.meetings.rules.groups import Office
from tests.base.browser import overflows
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_group, a_meeting, a_member, an_agenda_item

pytestmark = pytest.mark.browser


def signed_in(app: Service, sign_in: Callable[..., Visitor], person: object, page: Page) -> Page:
    """The window of somebody who has signed in."""
    visitor = sign_in(Visitor(app, app.response_class), person)
    cookie = visitor.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": app.config["PUBLIC_ADDRESS"]}]
    )
    return page


def saves_now(page: Page) -> None:
    """As when the telephone has found its network again: the page does not wait for its next turn."""
    page.evaluate("window.dispatchEvent(new Event('online'))")


def test_two_who_write_at_once_are_both_kept_and_a_lost_connection_loses_nothing(
    app: Service, kept: Kept, sign_in: Callable[..., Visitor], surf: Callable[..., Page]
) -> None:
    with kept():
        group = a_group()
        people = [a_member(group, office=office).person for office in (Office.MINUTE_TAKER, Office.CHAIR)]
        meeting = a_meeting(group, in_days=0)
        item = an_agenda_item(meeting).reference
        address = f"/manage/meetings/{meeting.reference}/minutes/{item}"
    one, other = (signed_in(app, sign_in, each, surf(width=320)) for each in people)
    for page in (one, other):
        page.goto(address)

    one.locator("textarea").press_sequentially("Letters are too long.")
    saves_now(one)
    expect(one.locator("[data-saves-time]")).to_contain_text("Saved at")

    other.evaluate("() => { window.theirs = fetch; window.fetch = () => Promise.reject(new TypeError()); }")
    other.locator("textarea").press_sequentially("Carers get no copy.")
    saves_now(other)
    expect(other.locator("[data-saves-said]")).to_contain_text("Not saved yet: no connection")
    expect(other.locator("textarea")).to_have_value("Carers get no copy.")

    other.evaluate("() => { window.fetch = window.theirs; }")
    saves_now(other)
    expect(other.locator("[data-saves-said]")).to_contain_text("Somebody else has written here too")
    expect(other.locator("textarea")).to_have_value("Letters are too long.\n\nCarers get no copy.")
    other.locator("textarea").press_sequentially(" It changes.")
    assert other.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0

    other.get_by_role("button", name="Save", exact=True).click()
    one.goto(address)
    expect(one.locator("textarea")).to_have_value("Letters are too long.\n\nCarers get no copy. It changes.")
    assert overflows(one) == 0
