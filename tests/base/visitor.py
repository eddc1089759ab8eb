"""A browser of the tests: every page that it gets is looked over, so that no test can pass on a broken one.

page = client.see("/help-now")                       the page, taken apart; a fault fails the test
reply = client.fill("/manage/…/close", why="Done")   the page's own form, as a browser would send it
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from coprod.core.words import LANGUAGES
from coprod.people.models import Person
from tests.base.html import Page, fields, read

# Traces of Python or of a template that was not filled in; none of them is a word that a person would read.
SLIPS = (
    "Undefined",
    "<built-in",
    "object at 0x",
    "{{",
    "{%",
    "%(",
    "LazyString",
    "<bound method",
    "Passage(",
)
SLIP = re.compile("|".join(map(re.escape, SLIPS)))


class Visitor(FlaskClient):
    """Somebody with a browser. ``person`` is who they are, when ``as_role`` made them."""

    person: Person

    def open(self, *arguments: Any, **more: Any) -> TestResponse:
        response = super().open(*arguments, **more)
        if faults := self.faults(response):
            asked = f"{response.request.method} {response.request.path} → {response.status_code}"
            raise AssertionError(f"{asked}:\n" + "\n".join(f"  * {fault}" for fault in faults))
        return response

    def see(self, address: str, *, status: int = 200, **more: Any) -> Page:
        """The page at an address, taken apart."""
        response = self.get(address, **more)
        assert response.status_code == status, (
            f"{address}: {response.status}, {response.headers.get('Location')}"
        )
        return read(response.text)

    def fill(
        self, address: str, *, form: str | None = None, button: str | None = None, **typed: Any
    ) -> TestResponse:
        """Open a page and send its form with what is typed into it; the rest goes as it stands.

        ``form`` names the action of the form when there are several, ``button`` the ``name=value`` of the button.
        ``None`` empties a field. Errors: ``LookupError`` for a field that the form has not.
        """
        page = self.see(address)
        found = page.form(form)
        sent = fields(found)
        names = {each.get("name") for each in found.all("input", "textarea", "select", "button")}
        for name, value in typed.items():
            if name not in names:
                raise LookupError(f"The form has no field “{name}”: {sorted(names)}")
            if value is None:
                sent.pop(name, None)
            else:
                sent[name] = list(value) if isinstance(value, list | tuple) else [value]
        if button:
            name, _, value = button.partition("=")
            sent[name] = [value]
        action = found.get("action") or address
        return self.post(
            action, data=MultiDict((name, value) for name, many in sent.items() for value in many)
        )

    def faults(self, response: TestResponse) -> list[str]:
        """What is wrong with an answer, in words."""
        found = []
        if "Location" in response.headers and not self._leads(response.headers["Location"], "GET"):
            found.append(f"It leads to {response.headers['Location']}, where there is nothing.")
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400 and response.data:
            found += self._page_faults(read(response.text))
        return found

    def _page_faults(self, page: Page) -> list[str]:
        found = []
        whole = next(iter(page.all("html")), None)
        if whole is None or not whole.get("lang") or whole.get("dir") not in {"ltr", "rtl"}:
            found.append("The page does not say its language and direction.")
        if not page.title:
            found.append("The page has no title.")
        if (many := len(page.all("h1"))) != 1:
            found.append(f"The page has {many} main headings.")
        seen: set[str] = set()
        for each in page.all():
            place = f"<{each.name}> in line {each.line}"
            for name, value in each.attributes.items():
                if (
                    name == "style"
                    or name.startswith("on")
                    or value.strip().lower().startswith("javascript:")
                ):
                    found.append(f"{place} has {name}=, which the content policy refuses.")
                if value == "None" or SLIP.search(value):
                    found.append(f"{place} has {name}={value!r}.")
            if each.name in {"script", "style"} and not each.get("nonce"):
                found.append(f"{place} has no nonce.")
            if (name := each.get("id")) and name in seen:
                found.append(f"Two elements have the id {name}.")
            seen.add(each.get("id"))
            if each.name == "form" and not each.get("action"):
                # A browser would send it to where somebody stands within the page, and what comes back begins there.
                found.append(f"{place} does not say where it goes.")
            found += self._link_faults(each, place)
        for text in page.texts():
            if text.strip() == "None" or SLIP.search(text):
                found.append(f"It says {text.strip()!r}.")
        return found

    def _link_faults(self, each: Any, place: str) -> list[str]:
        asked = {
            "a": ("href", "GET"),
            "link": ("href", "GET"),
            "form": ("action", each.get("method", "get").upper()),
        }
        attribute, method = asked.get(each.name, ("src", "GET"))
        address = each.get(attribute)
        # This page in another language is not there either, when it is the page that says so.
        if not address or each.get("hreflang") or self._leads(address, method):
            return []
        return [f"{place} leads to {address} ({method}), where there is nothing."]

    def _leads(self, address: str, method: str) -> bool:
        """Whether an address of ours is one that we have; others are taken on trust."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return not parts.netloc or parts.netloc != "localhost" or self._leads(parts.path, method)
        path = unquote(parts.path)
        first, _, rest = path.lstrip("/").partition("/")
        if first in LANGUAGES and first != "en":
            path = f"/{rest}"
        try:
            self.application.url_map.bind("localhost").match(path, method=method)
        except (RequestRedirect, MethodNotAllowed):
            return method == "GET"
        except HTTPException:
            return False
        return True
