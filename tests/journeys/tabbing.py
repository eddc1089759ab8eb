"""Every stop of the keyboard on a page: can all of it be reached, in the order in which it is read, and is it seen where
one is (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.journeys.keyboard import MOST_KEYS, ON_SCREEN

# What somebody could press or fill in: of radios that belong together the one where Tab stops, and nothing that is only
# there for the Enter key.
TO_REACH = """() => {
  const all = [...document.querySelectorAll("*")];
  const wanted = all.filter(each => each.matches(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
  ) && each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }));
  const together = each => each.type === "radio"
    ? wanted.filter(other => other.type === "radio" && other.name === each.name && other.form === each.form) : [each];
  const stops = each => (together(each).find(other => other.checked) ?? together(each)[0]) === each;
  return wanted.filter(stops).map(each => [all.indexOf(each), each.outerHTML.slice(0, 110)]);
}"""
HERE = """() => document.activeElement === document.body ? -1
  : [...document.querySelectorAll("*")].indexOf(document.activeElement)"""
# Tab goes on from where the keyboard stood last: it has to stand on the page itself.
TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""
# How a thing looks around its words: itself, and the box that is drawn before the words of something to tick.
LOOK = """each => {
  const label = each.labels?.[0];
  return [[each, null], [each, "::before"], ...(label ? [[label, "::before"]] : [])].map(([one, part]) => {
    const style = getComputedStyle(one, part);
    if (part && style.content === "none") return "";
    const outline = style.outlineStyle === "none" ? "" : `${style.outlineWidth} ${style.outlineColor}`;
    const border = parseFloat(style.borderTopWidth) || parseFloat(style.borderBottomWidth)
      ? `${style.borderWidth} ${style.borderColor}` : "";
    return [outline, border, style.boxShadow, style.backgroundColor].join(" ");
  }).join(" | ");
}"""
# Each asks all that it wants to know at once: there are hundreds of stops.
STANDS = f"""() => {{
  const number = ({HERE})();
  return number === -1 ? null : [number, ({ON_SCREEN})(), ({LOOK})(document.activeElement)];
}}"""
LOOKS = f"""numbers => {{
  const all = document.querySelectorAll("*");
  return numbers.map(number => ({LOOK})(all[number]));
}}"""


@dataclass(frozen=True)
class Stop:
    """Where the keyboard stood: which element of the page, whether it was on the screen, and how it looked then."""

    number: int
    is_on_screen: bool
    look: str


def faults_of_tabbing(page: Page) -> list[str]:
    """What the keyboard cannot reach, comes to in another order, or stands on without showing it."""
    wanted: dict[int, str] = {number: words for number, words in page.evaluate(TO_REACH)}
    stops = _stops(page)
    reached = [stop.number for stop in stops]
    words = {number: wanted.get(number, f"element {number}") for number in reached}
    found = [f"Tab does not come to {wanted[number]}" for number in sorted(set(wanted) - set(reached))]
    found += [
        f"the keyboard stands on {words[stop.number]}, off the screen"
        for stop in stops
        if not stop.is_on_screen
    ]
    found += [
        f"nothing shows that the keyboard stands on {words[stop.number]}"
        for stop, look in zip(stops, page.evaluate(LOOKS, reached), strict=True)
        if stop.look == look
    ]
    return found if reached == sorted(reached) else [*found, f"Tab goes to and fro: {reached}"]


def _stops(page: Page) -> list[Stop]:
    """From the beginning of the page to its end. Afterwards the keyboard stands on nothing."""
    page.evaluate(TO_THE_TOP)
    stops: list[Stop] = []
    for _press in range(MOST_KEYS):
        page.keyboard.press("Tab")
        here: Any = page.evaluate(STANDS)
        if here is None or (stops and here[0] == stops[0].number):
            page.evaluate("() => document.activeElement.blur()")
            return stops
        stops.append(Stop(*here))
    raise AssertionError("Tab does not come to the end of the page.")
