"""A real browser (Debian's Chromium) before a real server on this machine.

It is the same Chromium without windows, menus and profiles of its own where Debian's package for that is there, which
takes half the time. Only ``tests/browser/test_back_button.py`` asks for the one that people have, by itself.

``live``     the address of the service, served by threads on 127.0.0.1
``chromium`` one browser a worker
``surf``     ``surf(script=False, width=320)``: a new window, as a phone or a desk, with or without JavaScript
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from coprod import Service

CHROMIUM = "/usr/bin/chromium"
QUICK = "chromium-headless-shell"
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    # It asks nobody but this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


@pytest.fixture
def live(app: Service) -> Iterator[str]:
    """The service at an address of this machine, for as long as the test runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    app.config["PUBLIC_ADDRESS"] = f"http://127.0.0.1:{server.server_port}"
    yield app.config["PUBLIC_ADDRESS"]
    server.shutdown()
    serving.join(10)
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which(QUICK) or shutil.which("chromium") or CHROMIUM,
            args=["--no-sandbox", *QUIET],
        )
        yield browser
        browser.close()


@pytest.fixture
def surf(chromium: Browser, live: str) -> Iterator[Callable[..., Page]]:
    """Open a window. Whatever it cannot do (a script refused, a file not found) fails the test at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(*, script: bool = True, width: int = 1200, height: int = 900, **more: Any) -> Page:
        context = chromium.new_context(
            base_url=live,
            java_script_enabled=script,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
            **more,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: complaints.append(f"A script failed: {fault}"))
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def _is_complaint(said: Any) -> bool:
    # Pages that say no (403, 404, 422) are part of the service; the console repeats their status.
    return bool(said.type == "error" and "the server responded with a status of 4" not in said.text)


def overflows(page: Page) -> int:
    """How many pixels a page is wider than its window: 0 when nobody must scroll sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
