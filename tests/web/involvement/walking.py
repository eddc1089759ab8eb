"""Walking to an application, page by page, as a browser does."""

from __future__ import annotations

import re

from werkzeug.test import TestResponse

from coprod.involvement.models import Opportunity
from tests.base.visitor import Visitor

ANA = {
    "name": "Ana Reed",
    "way": "email",
    "email": "Ana@example.org",
    "careful": "Do not ring.",
    "needs": ["bsl", "breaks"],
    "need_bsl": "Somebody local",
    "shares": "y",
}


def write(browser: Visitor, opportunity: Opportunity, words: str = "I listen.") -> str:
    """Begin, and answer the questions of ``a_document``. Returns where the way goes on."""
    page = f"/opportunities/{opportunity.reference}/apply"
    browser.post(page, data={"format": "standard"})
    browser.post(f"{page}/1", data={"q-better": words, "go": "on"})
    return browser.post(f"{page}/2", data={"go": "on"}).location


def send(browser: Visitor, opportunity: Opportunity) -> TestResponse:
    """Press "Send my answers" on the page with all of them."""
    page = f"/opportunities/{opportunity.reference}/apply"
    slip = re.search(r'name="slip" value="([^"]+)"', browser.get(f"{page}/check").text)
    assert slip
    return browser.post(f"{page}/done", data={"slip": slip[1]})


def code_in(page: TestResponse) -> str:
    """The code on a receipt."""
    return "".join(re.findall(r'app-code__group">([^<]+)<', page.text))


def applied(browser: Visitor, opportunity: Opportunity, words: str = "I listen.", **who: object) -> str:
    """The whole way, without an account. Returns the code."""
    write(browser, opportunity, words)
    browser.post(f"/opportunities/{opportunity.reference}/apply/who", data={**ANA, **who, "go": "on"})
    return code_in(send(browser, opportunity))
