"""A person's browser, as light as it can be: one connection, cookies, forms. It must not cost what it measures."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field


@dataclass
class Page:
    """What came back."""

    status: int
    text: str
    location: str


@dataclass
class Browser:
    """One connection to 127.0.0.1 that is kept open, and the cookies it was given."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None) -> Page:
        """One request. A connection that the server has closed meanwhile is opened again, once."""
        headers = {"Host": f"127.0.0.1:{self.port}"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        for again in (False, True):
            if self._line is None:
                self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                self._line.request(method, path, body, headers)
                reply = self._line.getresponse()
                text = reply.read().decode()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.close()
                if again:
                    raise
        for value in reply.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return Page(reply.status, text, reply.headers.get("Location", ""))

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None


def hidden(page: str, name: str) -> str:
    """The value of a hidden field. Errors: ``LookupError`` when the page has no such field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if found is None:
        raise LookupError(f"The page has no field {name}.")
    return found[1]
