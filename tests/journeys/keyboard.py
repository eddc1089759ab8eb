"""Somebody who uses a site with the keyboard alone: Tab, arrows, Space, Enter, and typing.

What is wanted is named as a person would, by its words. It is then reached key by key: a thing that Tab does not come
to, or that the keyboard leaves off the screen, fails the test.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

MOST_KEYS = 250

# Where the keyboard is: the element itself, or the group that the arrows move through.
IS_HERE = "element => element === document.activeElement"
IN_GROUP = """element => {
  const here = document.activeElement;
  return here === element || (here.type === "radio" && here.name === element.name && here.form === element.form);
}"""
# How many things Tab stands on between here and there, at the least. Of radios that belong together it stands on one.
# Whoever has followed the link that skips the menus goes on from the words of the page, though nothing there is chosen.
BETWEEN = """element => {
  const main = document.getElementById("maincontent");
  const none = document.activeElement === document.body;
  const here = none && main && location.hash === "#maincontent" ? main : document.activeElement;
  if (!here) return 0;
  const comes = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const one = each => (each.type === "radio" && each.name) || each;
  const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary");
  const stops = [...all].filter(each => comes(here, each) && comes(each, element) && each.tabIndex >= 0
    && !each.disabled && each.checkVisibility({ visibilityProperty: true }));
  return new Set(stops.map(one).filter(each => each !== one(here) && each !== one(element))).size;
}"""
SKIPS = """() => document.activeElement.matches('a[href="#maincontent"]')"""
# Whether somebody at the top of a page would skip the menus, as it is the words of the page that they want.
BEHIND_THE_MENUS = """element => document.activeElement === document.body && location.hash !== "#maincontent"
  && document.getElementById("maincontent")?.contains(element)"""
# Some of it is to be seen, and is not behind something else.
ON_SCREEN = """() => {
  const here = document.activeElement;
  return [...here.getClientRects()].some(box => [0.1, 0.5, 0.9].some(part => {
    const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part);
    return seen && (here.contains(seen) || seen.contains(here));
  }));
}"""


def _as_it_stands(words: str) -> str:
    """Words as a pattern of the browser, which takes no sign before a blank or a letter of another script."""
    return re.sub(r"[.*+?^${}()|\[\]\\/]", r"\\\g<0>", words)


class Keyboard:
    """The keys, before one window. The service's own words are named in English, whatever language it shows."""

    def __init__(self, page: Page, said: Callable[[str, str], str]) -> None:
        self.page = page
        self.said = said

    def words(self, english: str) -> str:
        """These words of the service in the language of the page; what people wrote stays as it is."""
        language = self.page.locator("html").get_attribute("lang") or "en"
        return english if language == "en" else self.said(english, language)

    def _name(self, english: str) -> re.Pattern[str]:
        """The whole name of a thing. Words that are only heard may stand a blank away from those that are seen."""
        return re.compile("^" + _as_it_stands(self.words(english)).replace(":", r"\s*:") + "$")

    # Going to a place

    @property
    def address(self) -> str:
        """Where they are, wherever on that page."""
        return self.page.url.partition("#")[0]

    def open(self, address: str) -> None:
        """Type an address, or follow a link from elsewhere."""
        self.page.goto(address)

    def reach(self, target: Locator, *, arrives: str = IS_HERE) -> None:
        """Press Tab until the keyboard stands on this."""
        if target.count() != 1:
            raise AssertionError(f"There are {target.count()} of {target}. The page says:\n{self.text()}")
        wanted = target.element_handle()
        if wanted.evaluate(BEHIND_THE_MENUS):
            self._skip_the_menus()
        # Whoever knows that it is further on does not look each time.
        for _press in range(wanted.evaluate(BETWEEN)):
            self.page.keyboard.press("Tab")
        for _press in range(MOST_KEYS):
            if wanted.evaluate(arrives):
                if not self.page.evaluate(ON_SCREEN):
                    raise AssertionError(f"The keyboard stands on {target}, which cannot be seen.")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to {target}. The page says:\n{self.text()}")

    def _skip_the_menus(self) -> None:
        """The first thing on each page leads past what is on all of them."""
        self.page.keyboard.press("Tab")
        if self.page.evaluate(SKIPS):
            self.page.keyboard.press("Enter")

    def press(self, words: str, *, within: Locator | None = None) -> None:
        """The button that says this."""
        self.enter((within or self.page).get_by_role("button", name=self._name(words)))

    def follow(self, words: str, *, within: Locator | None = None) -> None:
        """The link that says this."""
        self.enter((within or self.page).get_by_role("link", name=self._name(words)))

    def enter(self, target: Locator) -> None:
        """A link or a button that is not to be known by all of its words."""
        self.reach(target)
        # Enter starts another page: what is looked at next must be that one, and not what is left of this.
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")

    # Filling in

    def write(self, label: str, words: str, *, within: Locator | None = None) -> None:
        """Type into the box with this label, instead of what stands there."""
        self._empty(label, within)
        self.page.keyboard.type(words)

    def paste(self, label: str, words: str, *, within: Locator | None = None) -> None:
        """Put copied words into the box with this label, instead of what stands there."""
        self._empty(label, within)
        self.page.keyboard.insert_text(words)

    def _empty(self, label: str, within: Locator | None) -> None:
        self.reach((within or self.page).get_by_label(self.words(label), exact=True))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")

    def date(self, legend: str, day: str, month: str, year: str) -> None:
        """The three boxes of a day."""
        group = self.page.get_by_role("group", name=self.words(legend))
        for label, words in (("Day", day), ("Month", month), ("Year", year)):
            self.write(label, words, within=group)

    def choose(self, words: str, *, within: Locator | None = None) -> None:
        """One of several: Tab comes to the group, the arrows go through it."""
        target = (within or self.page).get_by_role("radio", name=self._name(words))
        self.reach(target, arrives=IN_GROUP)
        if target.evaluate(IS_HERE):
            self.page.keyboard.press("Space")
        for _press in range(MOST_KEYS):
            if target.evaluate(IS_HERE):
                expect(target).to_be_checked()
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows do not come to {target}.")

    def tick(self, words: str, *, within: Locator | None = None) -> None:
        """A box to tick."""
        target = (within or self.page).get_by_role("checkbox", name=self._name(words))
        self.reach(target)
        self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def pick(self, label: str, words: str, *, within: Locator | None = None) -> None:
        """One of a list that opens: its first letters are typed, as in every such list."""
        target = (within or self.page).get_by_label(self.words(label), exact=True)
        self.reach(target)
        self.page.keyboard.type(words)
        expect(target.locator("option:checked")).to_have_text(words)

    # Looking

    def sees(self, *words: str) -> None:
        """Every one of these stands on the page, where it can be seen."""
        for each in map(self.words, words):
            expect(self.page.get_by_text(each).filter(visible=True).first).to_be_visible()

    def sees_not(self, *words: str) -> None:
        """None of these stands anywhere on the page."""
        text = self.text()
        for each in map(self.words, words):
            if each in text:
                raise AssertionError(f"The page says “{each}”:\n{text}")

    def hears_heading(self, words: str) -> None:
        """The one main heading ends with this; the name of what it is about may stand before it."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(
            re.compile(f"{_as_it_stands(self.words(words))}$")
        )

    def text(self) -> str:
        """Everything that the page says."""
        return self.page.locator("body").inner_text()

    @property
    def main(self) -> Locator:
        """What the page is about, without the frame around it."""
        return self.page.get_by_role("main")

    @property
    def top(self) -> Locator:
        """The frame above the page: where the site's name, the menu and the languages are."""
        return self.page.get_by_role("banner")
