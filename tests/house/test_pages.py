"""Every page that there is, opened by people who may: it is whole, it is valid, and opening it writes nothing."""

from __future__ import annotations

import re

import pytest

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core.audit import AuditRow
from coprod.core.db import Row, db
from coprod.safety.models import Entry
from tests.base.html import Element, fields, read
from tests.browser.html_validate import invalid
from tests.house.answers import cases, door
from tests.house.conftest import Standing
from tests.house.opening import Gathered, addresses
from tests.house.parts import parts
from tests.house.standing import browser, fingerprint

ADDRESS = re.compile(r"[\w.+-]+@people\.example")
UNQUOTED = "Ask me once."


def test_every_page_can_be_opened_is_whole_and_writes_nothing(gathered: Gathered) -> None:
    assert not gathered.faults, "\n".join(gathered.faults)


@pytest.fixture(scope="module")
def opened(gathered: Gathered) -> dict[str, str]:
    """What everybody was shown, by who opened it and where."""
    return {str(each): each.page.html for each in gathered.pages if each.page.status == 200}


def test_every_page_is_valid_html(opened: dict[str, str]) -> None:
    assert len(opened) > 50
    assert not (found := invalid(opened)), "\n".join(found)


@pytest.fixture(scope="module")
def forms(opened: dict[str, str]) -> dict[str, list[Element]]:
    """The forms of every page."""
    return {page: read(text).all("form") for page, text in opened.items()}


def test_every_form_that_changes_something_carries_its_token(forms: dict[str, list[Element]]) -> None:

    bare = [
        f"{page}: the form to {form.get('action') or 'the page itself'}"
        for page, found in forms.items()
        for form in found
        if form.get("method").lower() == "post" and not fields(form).get("csrf_token", [""])[0]
    ]
    assert not bare, "\n".join(bare)


def test_no_door_does_anything_without_the_token(standing: Standing) -> None:
    app, world = standing
    before = fingerprint(app)
    app.config["WTF_CSRF_ENABLED"] = True

    let_in = []
    for case in cases(app, world):
        if "POST" in case.methods:
            with app.test_request_context("/"):
                things = parts(case.route, world, world.own, case.stage or Stage.ANSWERED)
                address = app.url_for(case.endpoint, **things)
            status = browser(app, world, "lead").post(address).status_code
            let_in += [f"{case.endpoint}: {status}"] if status != 400 else []
    app.config["WTF_CSRF_ENABLED"] = False

    assert not let_in, "\n".join(let_in)
    assert fingerprint(app) == before


def test_a_sensitive_read_writes_its_deed_and_nothing_else(standing: Standing) -> None:
    app, world = standing
    for who, case, address in addresses(app, world, sensitive=True):
        # A concern has a log of its own, since nothing else may say that there is one (docs/decisions/0010).
        kind = Entry if door(app, case.endpoint).confidential else AuditRow
        before = _rows(app)
        response = browser(app, world, who).get(address)
        after = _rows(app)

        written = {each: after[each] - before[each] for each in (AuditRow, Entry)}
        assert written == {AuditRow: 0, Entry: 0, kind: response.status_code == 200}, (
            f"{who} at {case.endpoint}"
        )


def _rows(app: Service) -> dict[type[Row], int]:
    with app.app_context():
        return {each: db.session.query(each).count() for each in (AuditRow, Entry)}


def test_whoever_is_signed_in_can_sign_out_on_every_page(forms: dict[str, list[Element]]) -> None:
    without = [
        page
        for page, found in forms.items()
        if not page.startswith("nobody") and not any(form.get("action") == "/sign-out" for form in found)
    ]

    # The page on which one leaves in a hurry says nothing of where one was.
    assert [page for page in without if not page.endswith("/leave")] == []


def test_a_field_is_seen_only_by_those_whom_it_is_for(gathered: Gathered, opened: dict[str, str]) -> None:
    """An address: its owner and administrators. Words that nobody quoted: those who lead."""
    people = gathered.world.people
    seen: dict[str, set[str]] = {"an address": set(), "unquoted words": set()}
    for page, text in opened.items():
        who = page.partition(" ")[0]
        own = {str(people[who].email)} if who in people else set()
        if set(ADDRESS.findall(text)) - own:
            seen["an address"].add(who)
        if UNQUOTED in text:
            seen["unquoted words"].add(who)

    assert seen == {"an address": {"administrator"}, "unquoted words": {"lead"}}
