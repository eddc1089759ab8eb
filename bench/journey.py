"""The whole way of one respondent, on the site and on the floor: start, twelve questions, check, send, receipt."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench import questions
from bench.browser import Browser, Page, hidden

# What somebody asks for, in order. ``page`` stands before the journey: the public page about the consultation.
STEPS = ("start", "begin", "section", "answer", "check", "send")


class Wrong(Exception):
    """An answer that is not what a person should get."""


@dataclass
class Told:
    """What one person was told: their code, and how long each step took, in seconds."""

    code: str = ""
    words: str = ""
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def whole(self) -> float:
        return sum(self.seconds.values())


Walk = Callable[[Browser, str], Told]


def on_site(reference: str) -> Walk:
    """Answer the consultation of this reference."""
    base = f"/consultations/{reference}/respond"

    def walk(browser: Browser, words: str) -> Told:
        told = Told(words=words)

        def step(name: str, method: str, path: str, fields: list[tuple[str, str]], status: int) -> Page:
            body = questions.encoded(fields) if method == "POST" else None
            return _timed(browser, told, name, f"{method} {path}", body, status)

        token = hidden(step("start", "GET", base, [], 200).text, "csrf_token")
        step("begin", "POST", base, [("csrf_token", token), ("format", "standard")], 302)
        step("section", "GET", f"{base}/1", [], 200)
        typed = [("csrf_token", token), ("go", "on"), *questions.said(words)]
        step("answer", "POST", f"{base}/1", typed, 302)
        slip = hidden(step("check", "GET", f"{base}/check", [], 200).text, "slip")
        sent = step("send", "POST", f"{base}/done", [("csrf_token", token), ("slip", slip)], 200)
        told.code = "".join(re.findall(r'app-code__group">([A-Z0-9]+)<', sent.text))
        if not told.code:
            raise Wrong("sent without a code")
        return told

    return walk


def on_floor(browser: Browser, words: str) -> Told:
    """The same requests with the same bytes, of the floor."""
    told = Told(words=words)
    filled = [("csrf_token", "x" * 91), ("go", "on"), *questions.said(words)]
    bodies = {
        "begin": [("csrf_token", "x" * 91), ("format", "standard")],
        "answer": filled,
        "send": [("csrf_token", "x" * 91), ("slip", "x" * 64)],
    }
    for name in STEPS:
        body = questions.encoded(bodies[name]) if name in bodies else None
        status = 302 if name in {"begin", "answer"} else 200
        _timed(browser, told, name, f"{'POST' if body else 'GET'} /{name}", body, status)
    return told


def _timed(browser: Browser, told: Told, name: str, asked: str, body: bytes | None, status: int) -> Page:  # noqa: PLR0917
    method, _, path = asked.partition(" ")
    began = time.perf_counter()
    page = browser.ask(method, path, body)
    told.seconds[name] = time.perf_counter() - began
    if page.status != status:
        raise Wrong(f"{name}: {page.status} instead of {status}")
    return page
