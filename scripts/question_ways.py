"""The ways to the pages on which a lead writes the questions of a feedback form that people answer."""

from __future__ import annotations

from feedback_ways import MANAGED
from playwright.sync_api import Page
from ways import Way

QUESTIONS = f"{MANAGED}/questions"
ASKED = "Which part of the first call would you change?"


def changed(then: str = "", language: str = "") -> Way:
    """One question of the lead's own is added, once; then on to a page of the builder, or to everything on one page."""
    return _changed(f"{language}{QUESTIONS}{then}")


def form_changed(page: Page) -> None:
    """How the form stands then."""
    _changed(MANAGED)(page)


def _changed(address: str) -> Way:
    def way(page: Page) -> None:
        page.goto(QUESTIONS)
        if page.get_by_text(ASKED).count() == 0:
            page.locator("main a[href$='/new']").filter(has_text="Add a question").last.click()
            page.check("input[name='kind'][value='one_of']")
            page.fill("textarea[name='title']", ASKED)
            page.fill("textarea[name='options']", "The wait\nThe questions\nWhat came after it")
            page.locator("main form .app-buttons button").first.click()
        page.goto(address)

    return way


def used(page: Page) -> None:
    """The new questions are chosen: everybody is told from which day on."""
    changed("/use")(page)
    page.locator("main form .app-buttons button").first.click()
