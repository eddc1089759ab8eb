"""The hook for a malware scanner: clamd, or whatever speaks as it does (threat T26).

``COPROD_MALWARE_SCANNER`` says where it listens: ``unix:/run/clamav/clamd.ctl`` or ``tcp:127.0.0.1:3310``. Without it
nothing is scanned, and the pages of the staff say so. With it, nothing is taken that was not scanned.
"""

from __future__ import annotations

import socket
import struct
from typing import IO

from flask import current_app
from flask_babel import gettext as _

from coprod.core import logs
from coprod.core.errors import Refused

SECONDS = 30
PIECE = 1 << 16


class NotScanned(Exception):
    """The scanner does not answer, or could not say."""


def is_there() -> bool:
    """Whether a scanner is set up."""
    return bool(_listens())


def _listens() -> str:
    return str(current_app.config["MALWARE_SCANNER"])


def is_clean(stream: IO[bytes]) -> bool:
    """Whether the scanner finds nothing in it. Errors: ``NotScanned``."""
    try:
        with _connected() as line:
            line.sendall(b"zINSTREAM\0")
            stream.seek(0)
            while piece := stream.read(PIECE):
                line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            said = _heard(line)
    except OSError as reason:
        raise NotScanned from reason
    if said.endswith("FOUND"):
        return False
    if said.endswith("OK"):
        return True
    raise NotScanned(said)


def insist_on_clean(stream: IO[bytes]) -> None:
    """Where a scanner is set up, let nothing pass that it has not called clean. Errors: ``Refused`` in words."""
    if not is_there():
        return
    try:
        if is_clean(stream):
            return
    except NotScanned as reason:
        logs.trouble("malware scanner")
        raise Refused(
            _(
                "We cannot check files just now, so we cannot take one. Send your words without it, or try again later."
            )
        ) from reason
    raise Refused(_("Our scanner says that this file could harm a computer, so we do not take it."))


def _connected() -> socket.socket:
    how, _colon, where = _listens().partition(":")
    if how == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(where)
        return line
    host, _dot, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), SECONDS)


def _heard(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and (more := line.recv(4096)):
        said += more
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()
