"""A small browser: one connection that is kept open, cookies, redirects. Light, so that many fit beside the server."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from html import unescape
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

# gunicorn keeps a silent connection open for two seconds; one that has been silent for longer is not used again.
KEPT_OPEN_SECONDS = 1.5
MOST_REDIRECTS = 5

# What a connection that dies looks like from here.
Broken = (OSError, http.client.HTTPException)


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    text: str
    headers: Message
    seconds: float

    def value(self, name: str) -> str:
        """The value of a hidden field. Errors: ``ValueError`` when the page has no such field."""
        found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', self.text)
        found = found or re.search(rf'value="([^"]*)"[^>]*name="{name}"', self.text)
        if not found:
            raise ValueError(f"A page of status {self.status} has no field {name}.")
        return unescape(found.group(1))


class Browser:
    """Somebody's browser. ``patience`` is how many seconds it waits for a reply before it gives up."""

    def __init__(self, port: int, *, host: str = "127.0.0.1", patience: float = 35) -> None:
        self.host, self.port, self.patience = host, port, patience
        self.cookies: dict[str, str] = {}
        self.accept = ""  # what it asks for instead of a page
        self.waited = 0.0  # the longest that it has waited for anything, in seconds
        self._connection: http.client.HTTPConnection | None = None
        self._used_at = 0.0

    def get(self, path: str) -> Reply:
        """Open a page. Errors: any of ``Broken``."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str | list[str]]) -> Reply:
        """Press a button; a list is a field that comes several times.

        Errors: any of ``Broken``; then nobody knows whether it arrived.
        """
        return self._ask("POST", path, urlencode(fields, doseq=True))

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, method: str, path: str, body: str | None) -> Reply:
        began = time.monotonic()
        try:
            return self._follow(method, path, body, began)
        finally:
            self.waited = max(self.waited, time.monotonic() - began)

    def _follow(self, method: str, path: str, body: str | None, began: float) -> Reply:
        for _redirect in range(MOST_REDIRECTS + 1):
            response, text = self._once(method, path, body)
            if response.status not in {301, 302, 303, 307, 308}:
                return Reply(response.status, text, response.headers, time.monotonic() - began)
            if response.status not in {307, 308}:
                method, body = "GET", None
            parts = urlsplit(urljoin(path, response.headers["Location"]))
            path = parts.path + (f"?{parts.query}" if parts.query else "")
        raise http.client.HTTPException("too many redirects")

    def _once(self, method: str, path: str, body: str | None) -> tuple[http.client.HTTPResponse, str]:
        if time.monotonic() - self._used_at > KEPT_OPEN_SECONDS:
            self.close()
        if self._connection is None:
            self._connection = http.client.HTTPConnection(self.host, self.port, timeout=self.patience)
        headers = {"Host": f"{self.host}:{self.port}"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.accept:
            headers["Accept"] = self.accept
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
            text = response.read().decode(errors="replace")
        except Broken:
            self.close()
            raise
        self._used_at = time.monotonic()
        for told in response.headers.get_all("Set-Cookie") or []:
            self._keep_cookie(told)
        return response, text

    def _keep_cookie(self, told: str) -> None:
        try:
            cookies = SimpleCookie(told)
        except CookieError:
            return
        for name, cookie in cookies.items():
            if cookie["max-age"] == "0" or not cookie.value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = cookie.value
