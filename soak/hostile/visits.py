"""Stands before the service and counts who was there: what was asked, and which pages were shown to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from soak.hostile.asking import ask
from soak.hostile.ground import Ground, Walker
from soak.hostile.shapes import Message


class Visits:
    """Every request by method and status, how many came with one person's cookie, and the pages that were shown."""

    def __init__(self, service: Callable[..., Iterable[bytes]], cookie: str) -> None:
        self.service, self.cookie = service, cookie
        self.statuses: Counter[str] = Counter()
        self.methods: Counter[str] = Counter()
        self.with_cookie = 0
        self.shown: set[str] = set()
        self.taken: set[str] = set()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            self.methods[method] += 1
            self.statuses[status[:3]] += 1
            self.with_cookie += environ.get("HTTP_COOKIE") == self.cookie
            if method == "GET" and status.startswith("200"):
                self.shown.add(path)
            if method == "POST" and status.startswith("30"):
                self.taken.add(path)
            return start_response(status, headers, *more)

        return self.service(environ, start)

    @property
    def asked(self) -> int:
        return self.methods.total()


def only_theirs(ground: Ground, person: Walker, addresses: Iterable[str]) -> set[str]:
    """Those that are shown to this person and to no stranger: who was there was signed in."""
    return {each for each in addresses if _sees(ground, person.cookie, each) and not _sees(ground, "", each)}


def fixed_addresses(ground: Ground) -> list[str]:
    """Every page whose address has no part that changes."""
    rules = ground.app.url_map.iter_rules()
    return sorted({rule.rule for rule in rules if not rule.arguments and "GET" in (rule.methods or set())})


def _sees(ground: Ground, cookie: str, address: str) -> bool:
    return ask(ground.app, address, Message(method="GET"), cookie).status == 200
