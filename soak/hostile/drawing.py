"""Pages with hostile words in them, drawn in a real browser that tells what ran and what its policy refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from jinja2 import BaseLoader, Environment
from playwright.sync_api import Browser, sync_playwright

from coprod import Service
from soak.hostile.asking import Reply, ask
from soak.hostile.ground import Walker
from soak.hostile.payloads import raw_copies
from soak.hostile.shapes import Message
from tests.base.browser import CHROMIUM, QUIET
from tests.browser.looking import Looker
from tests.browser.serving import DRESS, Sent, Stage, serving

LISTEN = """
  window.__caught = [];
  window.ran = number => window.__caught.push(`payload ${number} ran`);
  window.alert = words => window.__caught.push(`alert ${words}`);
  document.addEventListener("securitypolicyviolation", refused =>
    window.__caught.push(`refused by the policy: ${refused.effectiveDirective} ${refused.blockedURI}`));
"""
# Markup that came out of words, handlers and addresses that would run, whether or not they did.
LOOK = """() => {
  const found = [...window.__caught];
  for (const each of document.querySelectorAll("*")) {
    if (each.classList.contains("caught")) found.push(`markup: ${each.outerHTML.slice(0, 120)}`);
    for (const { name, value } of each.attributes) {
      if (name.startsWith("on")) found.push(`handler: ${name}=${value.slice(0, 60)}`);
      const leads = ["href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"].includes(name);
      const bare = value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
      const runs = /^(javascript|vbscript|data:text|\\/\\/)/.test(bare);
      if (leads && runs) found.push(`address: ${name}=${value.slice(0, 60)}`);
    }
  }
  return found;
}"""


@dataclass
class Drawn:
    """How many pages were drawn, how many held hostile words at all, and what was wrong with any."""

    pages: int = 0
    hostile: int = 0
    faults: list[str] = field(default_factory=list)


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or CHROMIUM
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET])
        try:
            yield browser
        finally:
            browser.close()


def page_of(person: Walker, address: str, message: Message) -> Sent | Reply:
    """What somebody is sent: a page to look at, or an answer that is none."""
    reply = ask(person.app, address, message, person.cookie)
    told = dict(reply.pairs)
    if reply.moved or not told.get("Content-Type", "").startswith("text/html"):
        return reply
    headers = {name: told[name] for name in DRESS if name in told}
    query = message.query.decode("ascii", "replace")
    shown = f"{address}?{query}"[:1500] if query else address
    return Sent(message.method, shown, reply.status, reply.body.decode("utf-8", "replace"), headers)


def draw(app: Service, browser: Browser, pages: Iterable[Sent]) -> Drawn:
    """Draw them all, and look at each."""
    drawn = Drawn()
    stage = Stage(app)
    with serving(app, stage) as address:
        context = browser.new_context()
        context.add_init_script(LISTEN)
        looker = Looker(context.new_page(), stage, address)
        for page in pages:
            found = [f"in the source: {copy}" for copy in raw_copies(page.html)]
            found += looker.show(page).evaluate(LOOK)
            drawn.pages += 1
            drawn.hostile += "ran(9)" in page.html
            drawn.faults += [f"{page}: {fault}" for fault in found]
        context.close()
    return drawn


class _Careless(BaseLoader):
    """Templates as they are, but for one expression that is declared safe."""

    def __init__(self, honest: BaseLoader, template: str, words: str) -> None:
        self.honest, self.template, self.words = honest, template, words

    def get_source(self, environment: Environment, template: str):  # type: ignore[no-untyped-def]
        text, path, is_fresh = self.honest.get_source(environment, template)
        if template == self.template:
            if self.words not in text:
                raise LookupError(f"{template} does not say {self.words}.")
            text = text.replace(self.words, f"{{{{ ({self.words[3:-3]}) | safe }}}}")
        return text, path, is_fresh


@contextmanager
def careless(app: Service, template: str, words: str) -> Iterator[None]:
    """The control: one expression of one template is not escaped."""
    environment = app.jinja_env
    honest = environment.loader
    if honest is None:
        raise RuntimeError("The service has no templates.")
    cache = environment.cache
    with (
        patch.object(environment, "loader", _Careless(honest, template, words)),
        patch.object(environment, "cache", {}),
    ):
        yield
    environment.cache = cache
