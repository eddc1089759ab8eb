"""Larger text and larger pages: nothing is cut off, nothing overlaps, nobody must scroll sideways (WCAG 1.4.4, 1.4.10).

Looked at on the pages that everybody needs, with the long words and many answers of the demo world.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from coprod import Service
from tests.base.visitor import Visitor
from tests.browser.looking import Looker, looking
from tests.browser.serving import Sent
from tests.browser.states import sent

# Where the demo world is loaded already.
pytestmark = pytest.mark.browser

PLACES = ("home", "consultation", "answering", "outcome", "results")


@pytest.fixture(scope="module")
def pages(demo_world: Service) -> dict[str, Sent]:
    """The pages, as somebody comes to them who reads on."""
    visitor = Visitor(demo_world, demo_world.response_class)

    def get(address: str) -> Sent:
        page = sent(visitor.get(address))
        assert page is not None and page.status == 200, address
        return page

    def first(address: str, ending: str) -> str:
        links = [each.get("href") for each in visitor.see(address).main.all("a")]
        return next(link for link in links if link.startswith("/consultations/") and link.endswith(ending))

    asked = first("/consultations?stage=open", "")
    answered = first("/consultations?stage=answered", "")
    visitor.post(f"{asked}/respond", data={"format": "standard"})
    return {
        "home": get("/"),
        "consultation": get(asked),
        "answering": get(f"{asked}/respond/1"),
        "outcome": get(f"{answered}/outcome"),
        "results": get(f"{answered}/results"),
    }


@pytest.fixture(scope="module")
def looker(demo_world: Service, chromium: Browser) -> Iterator[Looker]:
    with looking(chromium, demo_world) as looker:
        yield looker


def _text_twice_as_large(window: Page) -> None:
    """As somebody who has set this in their browser. (Set from outside: the page's own policy refuses styles.)"""
    before = float(window.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))
    window.evaluate("document.documentElement.style.fontSize = '200%'")
    after = float(window.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))
    assert after >= 1.9 * before


@pytest.mark.parametrize("width", [1280, 320], ids=["desk", "phone"])
@pytest.mark.parametrize("place", PLACES)
def test_text_twice_as_large_is_neither_cut_off_nor_on_top_of_other_text(
    pages: dict[str, Sent], looker: Looker, place: str, width: int
) -> None:
    window = looker.show(pages[place], width, 900)

    _text_twice_as_large(window)

    assert looker.layout_faults() == []


@pytest.mark.parametrize("place", PLACES)
def test_a_desk_enlarged_four_times_scrolls_in_one_direction_only(
    pages: dict[str, Sent], looker: Looker, place: str
) -> None:
    """1,280 by 1,024 at 400 % is a window of 320 by 256."""
    looker.show(pages[place], 320, 256)

    assert looker.layout_faults() == []


@pytest.mark.parametrize("place", PLACES)
def test_in_a_window_that_small_the_way_out_leaves_most_of_it_to_the_page(
    pages: dict[str, Sent], looker: Looker, place: str
) -> None:
    window = looker.show(pages[place], 320, 256)

    window.evaluate("scrollTo(0, 600)")

    taken = window.evaluate("""() => {
      const strip = document.querySelector(".app-strip").getBoundingClientRect();
      return Math.max(0, strip.bottom);
    }""")
    assert taken < 256 / 3
