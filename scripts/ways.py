"""How somebody comes to a page of which a picture is taken: addresses, links and buttons, as people use them."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page

Way = Callable[[Page], None]


def to(address: str) -> Way:
    """Straight to an address."""
    return lambda page: _go(page, address)


def _go(page: Page, address: str) -> None:
    page.goto(address)


def through(address: str, *links: str) -> Way:
    """To an address, then on by the links that begin with these words, or lead to an address that ends so."""

    def way(page: Page) -> None:
        page.goto(address)
        for words in links:
            if words.startswith("/"):
                page.locator(f"main a[href$='{words}']").first.click()
            else:
                page.locator("main a").filter(has_text=re.compile(rf"^\s*{re.escape(words)}")).first.click()

    return way


def press(page: Page, words: str) -> None:
    """A button that can be seen: for the Enter key there is a second one that cannot."""
    page.locator("main form button:not([aria-hidden])").filter(has_text=words).first.click()
