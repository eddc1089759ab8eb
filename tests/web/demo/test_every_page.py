"""Whoever looks around in the demo world can follow every link, and finds a whole page behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from coprod import Service
from tests.base.html import read
from tests.base.visitor import Visitor

# Pages of one kind that are opened: the first tell of the rest. Of those in Urdu and those with a query, one each.
OF_ONE_KIND, OF_ITS_LIKE = 2, 1
LEAVES = frozenset({"site.leave", "site.leave_clear"})
NOBODY = ""
LEAD, CHAIR, REVIEWER, ADMINISTRATOR, BY_TELEPHONE = "Shazia", "Bilal", "Hilary", "Owen", "Edna"
SAFEGUARDING, MODERATOR = "Maureen", "Tomasz"


def enter(service: Service, name: str) -> Visitor:
    """A browser that looks around as somebody, or as nobody."""
    browser = Visitor(service, service.response_class)
    if name:
        page = browser.see("/look-around")
        chosen = next(form for form in page.all("form") if name in form.text)
        assert browser.post(chosen.get("action")).status_code == 302
    return browser


def wander(service: Service, browser: Visitor) -> Iterator[tuple[str, int]]:
    """Every address that links lead to from the home page, with the answer's status."""
    seen, kinds, ahead = {"/"}, Counter[tuple[str, bool, bool]](), ["/"]
    addresses = service.url_map.bind("localhost")
    while ahead:
        here = ahead.pop(0)
        response = browser.get(here)
        yield here, response.status_code
        if response.mimetype != "text/html" or response.status_code != 200:
            continue
        for link in read(response.text).all("a"):
            parts = urlsplit(link.get("href"))
            address = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.scheme or parts.netloc or not parts.path.startswith("/") or address in seen:
                continue
            seen.add(address)
            in_urdu = address.startswith("/ur/")
            rule, _parts = addresses.match(parts.path.removeprefix("/ur"), return_rule=True)
            kind = (rule.endpoint, in_urdu, bool(parts.query))
            most = OF_ITS_LIKE if in_urdu or parts.query else OF_ONE_KIND
            if rule.endpoint not in LEAVES and kinds[kind] < most:
                kinds[kind] += 1
                ahead.append(address)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "at_least"),
    # Each of these opens so many pages at the least: a world that has become empty would pass everything else.
    [
        (NOBODY, 50),
        (LEAD, 150),
        (CHAIR, 60),
        (SAFEGUARDING, 60),
        (MODERATOR, 80),
        (REVIEWER, 60),
        (ADMINISTRATOR, 100),
        (BY_TELEPHONE, 50),
    ],
)
def test_every_link_leads_to_a_page_for_whoever_follows_it(
    demo_world: Service, name: str, at_least: int
) -> None:
    browser = enter(demo_world, name)

    opened = dict(wander(demo_world, browser))

    assert {address: status for address, status in opened.items() if status not in {200, 302}} == {}
    assert len(opened) >= at_least


def test_a_visitor_is_told_on_every_page_that_this_is_made_up_and_by_which_code_to_look(
    demo_world: Service,
) -> None:
    browser = enter(demo_world, NOBODY)

    page = browser.see("/look-around")
    code = page.all("code")[0].text
    answers = browser.post("/receipts", data={"code": code})

    assert "The organisations have not said any of this." in page.text
    assert "اداروں نے ان میں سے کوئی بات نہیں کہی۔" in browser.see("/ur/changes").text
    assert "I told it five times." in answers.text
    spoken = [browser.post("/receipts", data={"code": each.text}).text for each in page.all("code")[1:]]
    assert any("weekend meal support" in each for each in spoken), (
        "what was said of a service has a code, too"
    )
