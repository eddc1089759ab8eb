"""Is a page sound, for everybody? Asked of pages as they were sent, shown again with scripts on.

``Looker`` shows a recorded page (``serving.Sent``) at its own address, with the real styles and scripts, and asks:
does axe find anything, must anybody scroll sideways, is any text cut off?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Page

from coprod import Service
from tests.browser.html_validate import invalid
from tests.browser.serving import Sent, Stage, serving

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PHONE, DESK = 320, 1200

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# What axe may find, where, and why.
ALLOWED = {
    # The design system puts aria-expanded on radios that open a box: outside the rules of ARIA, but it tells people
    # who hear the page that a box has opened.
    "aria-allowed-attr": 'input[type="radio"][aria-expanded]',
    # The page after "Leave this site" goes on by itself: nobody is to read it, and least of all whoever comes in.
    "meta-refresh": 'meta[http-equiv="refresh"][content^="1;url=https://www.bbc.co.uk/weather"]',
}

# Axe asks for sounds and films before it begins, and for the styles once more: only the rules about the former need it.
RUN_AXE = """async ([options, allowed]) => {
  const found = await axe.run(document, { ...options, preload: document.querySelector("audio, video") !== null });
  return found.violations.flatMap(rule => rule.nodes
    .filter(node => !(allowed[rule.id] && document.querySelector(node.target.at(-1))?.matches(allowed[rule.id])))
    .map(node => `axe ${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`));
}"""

# Too wide for its window, or words that are cut off by the box around them. What only screen readers get is cut off
# with intent, and so is what scrolls by itself.
TOO_WIDE = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.right > root.clientWidth + 1 || box.left < -1);
  }).map(each => each.outerHTML.slice(0, 120));
  return [`${root.scrollWidth} wide in ${root.clientWidth}: ${wide.slice(-3).join(" | ")}`];
}"""
CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter(each => {
  const style = getComputedStyle(each);
  if (!each.innerText?.trim() || style.visibility === "hidden" || style.display === "none") return false;
  if (each.closest(".nhsuk-u-visually-hidden, svg, textarea, select, option")) return false;
  const cuts = axis => ["hidden", "clip"].includes(axis);
  return (cuts(style.overflowX) && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
      || (cuts(style.overflowY) && each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 1);
}).map(each => `cut off: ${each.outerHTML.slice(0, 160)}`)"""
# Two pieces of text in the same place: the boxes of text lines of different blocks that share more than a sliver.
OVERLAPS = """() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const around = node.parentElement;
    const unseen = ".nhsuk-u-visually-hidden, svg, script, style, noscript, details:not([open])";
    if (!node.data.trim() || around.closest(unseen)) continue;
    const style = getComputedStyle(around);
    if (style.visibility === "hidden" || style.display === "none" || style.clip === "rect(0px, 0px, 0px, 0px)") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2) lines.push({ box, around });
  }
  const found = [];
  lines.sort((a, b) => a.box.top - b.box.top);
  for (let one = 0; one < lines.length; one++) for (let other = one + 1; other < lines.length; other++) {
    const a = lines[one], b = lines[other];
    if (b.box.top >= a.box.bottom) break; // Nothing further down shares a place with it.
    if (a.around.contains(b.around) || b.around.contains(a.around)) continue;
    const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (wide > 3 && high > Math.min(a.box.height, b.box.height) * 0.5)
      found.push(`overlap: “${a.around.innerText.slice(0, 40)}” and “${b.around.innerText.slice(0, 40)}”`);
  }
  return found.slice(0, 5);
}"""


class Looker:
    """One window in which recorded pages are shown again."""

    def __init__(self, window: Page, stage: Stage, address: str) -> None:
        self.window = window
        self.stage = stage
        self.address = address
        # Past the test tool, which would take the half megabyte of axe apart and put it together for each page.
        self._engine = window.context.new_cdp_session(window)

    def show(self, page: Sent, width: int = PHONE, height: int = 800) -> Page:
        """Put a page on the screen."""
        self.stage.shown = page
        self.window.set_viewport_size({"width": width, "height": height})
        self.window.goto(self.address + page.address, wait_until="load")
        # A list of mistakes takes the keyboard to itself, and the page with it.
        self.window.evaluate("scrollTo(0, 0)")
        return self.window

    def faults(self, page: Sent) -> list[str]:
        """What is wrong with a page, in words: for axe, on a phone and on a desk."""
        self.show(page, PHONE)
        found = self.axe() + [f"at {PHONE}: {fault}" for fault in self.layout_faults()]
        self.window.set_viewport_size({"width": DESK, "height": 800})
        found += [f"at {DESK}: {fault}" for fault in self.layout_faults()]
        return [f"{page}: {fault}" for fault in found]

    def faults_of_layout(self, page: Sent) -> list[str]:
        """What is wrong with a page on a phone alone, in words."""
        self.show(page, PHONE)
        return [f"{page}: at {PHONE}: {fault}" for fault in self.layout_faults()]

    def axe(self) -> list[str]:
        """What axe finds on the page that is shown."""
        self._engine.send("Runtime.evaluate", {"expression": AXE})
        return list(self.window.evaluate(RUN_AXE, [OPTIONS, ALLOWED]))

    def layout_faults(self) -> list[str]:
        """What is wrong with how the page that is shown is laid out."""
        return [*self.ask(TOO_WIDE), *self.ask(CUT_OFF), *self.ask(OVERLAPS)]

    def ask(self, question: str) -> list[str]:
        """The answers of the page that is shown."""
        return list(self.window.evaluate(question))


def html_faults(pages: Iterable[Sent]) -> list[str]:
    """What the HTML checker finds, for many pages at once."""
    return invalid({f"{number} {page}": page.html for number, page in enumerate(pages)})


@contextmanager
def looking(browser: Browser, app: Service) -> Iterator[Looker]:
    """A looker with a window of its own, until the looking is over."""
    stage = Stage(app)
    with serving(app, stage) as address:
        context = browser.new_context()
        try:
            yield Looker(context.new_page(), stage, address)
        finally:
            context.close()
