"""Claims that several approvers approve at the same moment, at two servers; how many approvals stand."""

from __future__ import annotations

import re
from functools import partial

from sqlalchemy import func, select

from coprod.core.db import db, reading, writing
from coprod.payments.models import Approval
from coprod.programmes.rules import Role
from soak.browser import Browser
from soak.two import Two
from soak.world import World
from tests.base.at_once import at_once
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, serves
from tests.factories.people import a_person

TICK = re.compile(r'name="claims" value="([^"]+)"')
SAID = re.compile(r"(\d+) claims? (?:is|are) approved\.")


def some_claims(site: World, *, claims: int, people: int) -> list[str]:
    """So many claims of one person, and whoever may approve them. Returns the approvers' references."""
    with site.app.app_context(), writing():
        role = an_opportunity()
        agreement, budget = an_agreement(role), a_budget(role)
        for number in range(claims):
            a_claim(agreement, budget, title=f"Panel {number}")
        approvers = [a_person(f"Approver {number}", demo_note="Approves.") for number in range(people)]
        for each in approvers:
            serves(role, Role.FINANCE_APPROVER, each)
        return [each.reference for each in approvers]


def approved_at_both(nodes: Two, *, claims: int, people: int) -> tuple[int, int]:
    """Everybody ticks all claims on both pages and presses at once: how many they are told of, and how many stand."""
    approvers = some_claims(nodes.site, claims=claims, people=people)
    browsers = [_ready(nodes.ports[turn % 2], who) for turn, who in enumerate(approvers)]
    told = at_once([partial(_press, *each) for each in browsers])
    with nodes.site.app.app_context(), reading():
        stand = db.session.scalar(select(func.count(Approval.id)).where(Approval.withdrawn_at.is_(None)))
    return sum(told), stand or 0


def _ready(port: int, who: str) -> tuple[Browser, str, list[list[str]]]:
    """Somebody who has signed in and has every page of the list before them."""
    browser = Browser(port, patience=120)
    token = browser.get("/look-around").value("csrf_token")
    browser.post(f"/look-around/{who}", {"csrf_token": token})
    pages, number = [browser.get("/manage/claims")], 1
    while f"page={number + 1}" in pages[-1].text:
        number += 1
        pages.append(browser.get(f"/manage/claims?page={number}"))
    return browser, pages[0].value("csrf_token"), [TICK.findall(each.text) for each in pages]


def _press(browser: Browser, token: str, pages: list[list[str]]) -> int:
    done = 0
    for ticked in pages:
        reply = browser.post("/manage/claims/approve", {"csrf_token": token, "claims": ticked})
        done += sum(int(number) for number in SAID.findall(reply.text))
    browser.close()
    return done
