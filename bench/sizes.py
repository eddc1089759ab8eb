"""A first visit as a browser makes it: how many requests, how many bytes on the wire."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Request, sync_playwright

CHROMIUM = "/usr/bin/chromium"


@dataclass
class Visit:
    """What one page and everything that belongs to it took, with nothing kept from before."""

    requests: int
    bytes: int
    each: list[tuple[str, int]]


def first_visit(address: str) -> Visit:
    """Open a page in a fresh Chromium with scripts on, and count what it fetched, headers and all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context().new_page()
        asked: list[Request] = []
        page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - it marks what it is given
        page.goto(address, wait_until="networkidle")
        each = []
        for request in asked:
            sizes = request.sizes()
            each.append((request.url, sizes["responseBodySize"] + sizes["responseHeadersSize"]))
        browser.close()
    return Visit(len(each), sum(size for _url, size in each), each)
