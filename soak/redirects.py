"""A million made-up ways onward after signing in: none leads off the site (threat T30).

Each is put together from pieces that have led browsers astray elsewhere, and read as browsers read addresses: they
drop tabs and line ends, take a backslash for a slash, and everything before the second slash for nothing.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from coprod.core.access import local_path
from soak.report import Report, alone

PROMISE = "Nobody is led off the site by a link that begins on it"
TRIES, SHORT = 1_000_000, 20_000
HERE = "https://coprod.example/sign-in/code"
PIECES = (
    "/", "//",
    "\\", "/\\", "\t", "\n", "\r", "\x00", "\x0b", " ", "\u00a0", "\u2028", "\u200b", "／", "⁄", "。", ".",
    "..", "./", "%2f", "%5c", "%09", "%0d%0a", "%00", "http:", "https:", "https://", "javascript:", "data:", "file:",
    "@", ":", ":80", "evil.example", "coprod.example", "[::1]", "127.0.0.1", "user:pw@", "?", "#", ";", "me", "manage",
    "ur/", "?then=//evil.example", "#//evil.example", "%E2%80%AE", "\u202e", "é", "xn--", "\ud800",
)  # fmt: skip


def leads_away(address: str) -> bool:
    """Whether a browser on our page that is told to go there would leave the site, or run something."""
    read = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/")
    try:
        parts = urlsplit(urljoin(HERE, read))
        return parts.scheme != "https" or parts.netloc != "coprod.example" or read.startswith("//")
    except ValueError:
        return True


def astray(safe: Callable[[str, str], str], *, tries: int, seed: int = 1) -> list[str]:
    """Those that were let through and lead away."""
    chance = random.Random(seed)
    found = []
    for _ in range(tries):
        address = "".join(chance.choices(PIECES, k=chance.randint(1, 6)))
        if chance.random() < 0.7:
            address = "/" + address
        onward = safe(address, "/")
        if onward != "/" and leads_away(onward):
            found.append(address)
    return found


def naive(path: str, otherwise: str) -> str:
    """The control: whatever begins with a slash is ours."""
    return path if path.startswith("/") else otherwise


def run(report: Report, *, short: bool = False) -> None:
    """All of them, and then the naive reading."""
    tries = SHORT if short else TRIES
    found, missed = astray(local_path, tries=tries), astray(naive, tries=20_000)
    report.figures("ways onward", tried=tries, astray=len(found))
    for address in found[:5]:
        report.say(repr(address))
    report.must("0 lead off the site", not found)
    report.control(f"of 20000 that begin with a slash {len(missed)} lead away", bool(missed))


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
