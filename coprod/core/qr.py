"""An address as a QR code: on a page as one path of an SVG, and as an SVG file of its own. Apps that show codes for
signing in read theirs in the same way.

Black on white with its quiet margin, whatever the colours of the page: cameras need both. No style, no script.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import groupby

QUIET = 4  # modules of white around it, as the standard asks
LONGEST = 300  # characters: beyond them the squares become too small for a poster seen from a step away


@dataclass(frozen=True)
class QrCode:
    """The squares of a code. ``side`` counts them with the margin; ``path`` draws the dark ones in an SVG."""

    address: str
    side: int
    path: str


def code(address: str) -> QrCode:
    """The code of an address. Errors: ``ValueError`` for what is no web address, or too long."""
    _insist(address)
    return _drawn(address)


def app_code(address: str) -> QrCode:
    """The code by which an authenticator app learns its secret. Errors: ``ValueError`` for anything else."""
    if not address.startswith("otpauth://totp/"):
        raise ValueError("This is not what an authenticator app reads.")
    return _drawn(address)


def _drawn(address: str) -> QrCode:
    rows = _made(address)
    runs = (
        f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _dark_runs(list(row))
    )
    return QrCode(address, len(rows), "".join(runs))


def svg(address: str, title: str) -> bytes:
    """The code as an SVG file with a title, to put on anything that is printed. Errors: as for ``code``."""
    import segno

    _insist(address)
    file = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        file,
        kind="svg",
        border=QUIET,
        title=title,
        omitsize=True,
        light="#fff",
        svgclass=None,
        lineclass=None,
    )
    return file.getvalue()


def _made(address: str) -> list[bytearray]:
    import segno

    made = segno.make(address, error="m", micro=False)
    return [bytearray(row) for row in made.matrix_iter(border=QUIET)]


def _insist(address: str) -> None:
    if not address.startswith(("https://", "http://")) or not address.isascii() or not address.isprintable():
        raise ValueError("A QR code of ours holds a web address.")
    if len(address) > LONGEST:
        raise ValueError("This address is too long for a QR code that a telephone reads at once.")


def _dark_runs(row: list[int]) -> list[tuple[int, int]]:
    """Where dark squares stand side by side: the first and how many."""
    found, x = [], 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            found.append((x, width))
        x += width
    return found
