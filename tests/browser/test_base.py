"""The browser that other tests use: it shows our pages, at any width, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.base.browser import overflows

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_page_that_is_not_there_says_so_on_the_smallest_phone(
    surf: Callable[..., Page], script: bool
) -> None:
    page = surf(script=script, width=320)

    page.goto("/no-such-page")

    assert page.get_by_role("heading", level=1).count() == 1
    assert ("js-enabled" in (page.locator("body").get_attribute("class") or "")) is script
    assert overflows(page) == 0
